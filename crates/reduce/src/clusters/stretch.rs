//! The articles of one stretch of days, such as a month: what was found of each, joined to clusters.
//!
//! Stretches come in order, the undated articles as the last. Links lead back, within a stretch or into one before; so a stretch whose links
//! and whose neighbours are as they were has the clusters that it had.
//!
//! | link | leads to | of several |
//! | --- | --- | --- |
//! | [`repeat`](Stretch::repeat) | this stretch or the one before | the most similar, then the earliest |
//! | [`meet`](Stretch::meet) | any dated stretch | likewise |
//! | [`revise`](Stretch::revise) | the first article of the address, wherever it is | outranks the others |

use columnist_extract::Id;

use super::{ClusterRow, Meeting, Relation, Repeat, place};

/// Where an article stands in the order of all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    pub stretch: u32,
    /// Its place in the stretch.
    pub at: u32,
}

/// Takes the articles of a stretch, and what was found of them.
#[derive(Debug)]
pub struct Stretch {
    number: u32,
    articles: Vec<Id>,
    links: Vec<Option<Link>>,
}

/// The earlier article that one repeats or revises.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Link {
    to: Place,
    relation: Relation,
    similarity: f32,
}

impl Stretch {
    /// The articles of the stretch of a number, [in order](super::in_order).
    pub fn new(number: u32, articles: Vec<Id>) -> Stretch {
        Stretch { number, links: vec![None; articles.len()], articles }
    }

    /// Links an article to one of this stretch, or of the one before, which has `n_before` articles.
    pub fn repeat(&mut self, Repeat { article, back, similarity }: Repeat, n_before: u32) {
        let to = match article.checked_sub(back) {
            Some(at) => Place { stretch: self.number, at },
            None => Place { stretch: self.number.saturating_sub(1), at: (n_before + article).saturating_sub(back) },
        };
        self.link(article, Link { to, relation: Relation::Reprint, similarity });
    }

    /// Links an article of this stretch, the undated one, to one of a dated stretch.
    pub fn meet(&mut self, stretch: u32, Meeting { undated, dated, similarity }: Meeting) {
        self.link(undated, Link { to: Place { stretch, at: dated }, relation: Relation::Reprint, similarity });
    }

    fn link(&mut self, article: u32, link: Link) {
        let known = &mut self.links[article as usize];
        if known.is_none_or(|known| (known.similarity, link.to) < (link.similarity, known.to)) {
            *known = Some(link);
        }
    }

    /// Links a revision to the first article of its address: that says more than any similarity of texts.
    pub fn revise(&mut self, at: u32, first: Place, similarity: f32) {
        self.links[at as usize] = Some(Link { to: first, relation: Relation::Revision, similarity });
    }

    /// The articles of other stretches whose clusters are asked for, in order.
    pub fn elsewhere(&self) -> Vec<Place> {
        let mut places: Vec<Place> =
            self.links.iter().flatten().map(|link| link.to).filter(|to| to.stretch != self.number).collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    /// One row for each article, in the order of the stretch. `cluster` is asked for those [elsewhere](Stretch::elsewhere).
    pub fn rows(self, mut cluster: impl FnMut(Place) -> Option<Id>) -> Vec<ClusterRow> {
        let mut rows: Vec<ClusterRow> = Vec::with_capacity(self.articles.len());
        for (article, link) in self.articles.into_iter().zip(self.links) {
            // Links lead back: what one leads to here has its row.
            let found = link.and_then(|link| {
                let here = (link.to.stretch == self.number).then(|| rows.get(link.to.at as usize)).flatten();
                Some((here.map(|row| row.cluster).or_else(|| cluster(link.to))?, link))
            });
            rows.push(match found {
                Some((cluster, Link { relation, similarity, .. })) => {
                    ClusterRow { article, cluster, is_canonical: false, relation, similarity: similarity.into() }
                }
                None => ClusterRow {
                    article,
                    cluster: Id::of(&["clusters", &article.to_string()]),
                    is_canonical: true,
                    relation: Relation::Original,
                    similarity: 1.0,
                },
            });
        }
        rows
    }
}

/// The clusters of a dataset that is small enough to be held whole: the articles of each stretch, and what was found of them.
pub(super) fn all(stretches: Vec<Stretch>) -> Vec<ClusterRow> {
    let mut rows: Vec<Vec<ClusterRow>> = Vec::with_capacity(stretches.len());
    for stretch in stretches {
        let of_one = stretch.rows(|to| Some(rows.get(to.stretch as usize)?.get(to.at as usize)?.cluster));
        rows.push(of_one);
    }
    let mut rows: Vec<ClusterRow> = rows.into_iter().flatten().collect();
    rows.sort_unstable_by_key(|row| row.article);
    rows
}

/// A place in a stretch.
pub(super) fn at(stretch: u32, position: usize) -> Place {
    Place { stretch, at: place(position) }
}
