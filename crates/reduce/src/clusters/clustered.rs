//! Which articles are one report: what was found of pairs, joined to clusters.

use chrono::NaiveDate;
use columnist_extract::Id;

use super::{ClusterRow, Meeting, Relation, Repeat, place};

/// Takes all articles, and what was found of pairs of them. What is held of an article is 32 bytes, and 16 of its address.
#[derive(Debug, Default)]
pub struct Clusters {
    known: Vec<Known>,
    addresses: Vec<(u64, u32)>,
}

/// What stays of an article.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Known {
    article: Id,
    published_on: Option<NaiveDate>,
    /// The earlier article that it repeats, and at last the first one of its cluster; itself for an original.
    origin: u32,
    relation: Relation,
    similarity: f32,
}

/// An article, but for its text.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    pub article: Id,
    pub published_on: Option<NaiveDate>,
    /// The number of its `url`: see [`address`](super::address).
    pub address: Option<u64>,
}

impl Clusters {
    /// The place of the next article.
    pub fn next_place(&self) -> u32 {
        place(self.known.len())
    }

    /// Takes the next article in the order of all: the dated ones, then the others.
    pub fn add(&mut self, Entry { article, published_on, address }: Entry) {
        let origin = self.next_place();
        self.addresses.extend(address.map(|address| (address, origin)));
        self.known.push(Known { article, published_on, origin, relation: Relation::Original, similarity: 1.0 });
    }

    /// Links an article of a stretch that begins at the place `first`.
    pub fn repeat(&mut self, first: u32, Repeat { article, back, similarity }: Repeat) {
        let article = first + article;
        self.link(article, article - back, Relation::Reprint, similarity);
    }

    /// Links an undated article to a dated one of a stretch: the places at which the undated ones and the stretch begin.
    pub fn meet(&mut self, undated: u32, first: u32, meeting: Meeting) {
        self.link(undated + meeting.undated, first + meeting.dated, Relation::Reprint, meeting.similarity);
    }

    /// Takes the place of a link that is less similar; of equals the earliest stays.
    fn link(&mut self, article: u32, to: u32, relation: Relation, similarity: f32) {
        let known = &mut self.known[article as usize];
        let is_original = known.relation == Relation::Original;
        if is_original || (known.similarity, to) < (similarity, known.origin) {
            *known = Known { origin: to, relation, similarity, ..*known };
        }
    }

    /// Calls back for each article whose address an earlier one has: the places and ids of the first that had it, and of this one.
    pub fn revisions(&mut self, mut each: impl FnMut([(u32, Id); 2])) {
        let mut addresses = std::mem::take(&mut self.addresses);
        addresses.sort_unstable();
        let known = |place: u32| (place, self.known[place as usize].article);
        for same in addresses.chunk_by(|a, b| a.0 == b.0) {
            same[1..].iter().for_each(|(_, later)| each([known(same[0].1), known(*later)]));
        }
    }

    /// Links a revision to the first article of its address: that says more than any similarity of texts.
    pub fn revise(&mut self, first: u32, later: u32, similarity: f32) {
        let known = &mut self.known[later as usize];
        *known = Known { origin: first, relation: Relation::Revision, similarity, ..*known };
    }

    /// All clusters.
    pub fn finish(self) -> Clustered {
        let mut known = self.known;
        // Links lead back, so that those before are at their end already.
        for at in 0..known.len() {
            known[at].origin = known[known[at].origin as usize].origin;
        }
        let mut by_id: Vec<u32> = (0..place(known.len())).collect();
        by_id.sort_unstable_by_key(|position| known[*position as usize].article);
        Clustered { known, by_id }
    }
}

/// Which articles are one report.
#[derive(Debug, PartialEq)]
pub struct Clustered {
    /// In order of publication.
    known: Vec<Known>,
    /// Positions in order of the articles' ids.
    by_id: Vec<u32>,
}

impl Clustered {
    /// One row for each article, in order of id.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = ClusterRow> {
        self.by_id.iter().map(|position| {
            let known = &self.known[*position as usize];
            ClusterRow {
                article: known.article,
                cluster: self.cluster_of(known),
                is_canonical: known.origin == *position,
                relation: known.relation,
                similarity: known.similarity.into(),
            }
        })
    }

    /// The last day on which an article was published.
    pub(crate) fn latest(&self) -> Option<NaiveDate> {
        self.known.iter().filter_map(|known| known.published_on).max()
    }

    /// Day of publication of an article.
    pub(crate) fn published_on(&self, article: Id) -> Option<NaiveDate> {
        self.find(article)?.published_on
    }

    /// The independent report that an article is, or repeats.
    pub(crate) fn cluster(&self, article: Id) -> Option<Id> {
        Some(self.cluster_of(self.find(article)?))
    }

    fn find(&self, article: Id) -> Option<&Known> {
        let at = self.by_id.binary_search_by_key(&article, |position| self.known[*position as usize].article).ok()?;
        Some(&self.known[self.by_id[at] as usize])
    }

    fn cluster_of(&self, known: &Known) -> Id {
        Id::of(&["clusters", &self.known[known.origin as usize].article.to_string()])
    }
}
