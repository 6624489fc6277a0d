//! Near-duplicates: a wire story reprinted, cut or edited is one report, however many outlets carry it.
//!
//! | two texts | one cluster |
//! | --- | --- |
//! | the same story under another headline, paragraphs in another order | yes |
//! | a story and its first three paragraphs | yes: the shorter stands in the longer |
//! | the same address, whatever the texts | yes: a revision |
//! | yesterday's market report and today's, word for word but for the numbers | no |
//! | a story and its reprint a month later | no: beyond [`WINDOW_DAYS`], what repeats is a template |
//!
//! Articles are taken in order of publication. Each joins the cluster of the earlier article that it is most similar to, or
//! begins one; so a cluster is as the first day's readers would have built it, and depends on the set of articles alone.
//!
//! [`Clusters`] takes them some days at a time and lets go of the texts' signatures as they fall out of the window: what is
//! kept of an article is 32 bytes.

mod candidates;
mod signature;
mod undated;

use chrono::NaiveDate;
use columnist_extract::Id;
use rustc_hash::FxHashMap;

pub use signature::Signature;
use undated::Undated;

use crate::ArticleFact;

columnist_extract::names! {
    /// What an article is to its cluster.
    pub enum Relation { Original = "original", Reprint = "reprint", Revision = "revision" }
}

/// One row of `clusters`.
#[derive(Debug, Clone, PartialEq)]
pub struct ClusterRow {
    pub article: Id,
    pub cluster: Id,
    /// Whether it is the earliest of its cluster.
    pub is_canonical: bool,
    pub relation: Relation,
    /// Share of three-word sequences in common with the article through which this one joined, from 0 to 1; 1 for an original.
    pub similarity: f64,
}

/// Articles further apart are never taken for one report: what is worded alike every month is a form, not a reprint.
pub const WINDOW_DAYS: i64 = 10;

/// One row for each article, in order of id.
pub fn clusters(articles: &[ArticleFact]) -> Vec<ClusterRow> {
    let (undated, dated): (Vec<_>, Vec<_>) =
        articles.iter().cloned().partition(|article| article.published_on.is_none());
    let mut addresses: Vec<u64> = articles.iter().filter_map(|article| article.address).collect();
    let mut clusters = Clusters::new(undated, &mut addresses);
    clusters.add(dated);
    clusters.finish().rows().collect()
}

/// The number of an address, by which two articles are seen to share it.
pub fn address(url: &str) -> u64 {
    let Id([a, b, c, d, e, f, g, h, ..]) = Id::of(&["url", url]);
    u64::from_le_bytes([a, b, c, d, e, f, g, h])
}

/// Takes articles in order of publication, some days at a time.
#[derive(Debug)]
pub struct Clusters {
    known: Vec<Known>,
    /// Articles of the last days, which later ones may repeat.
    recent: Vec<(u32, Signature)>,
    /// Of each address that comes more than once its first article, as soon as that came. Nothing is listed from the map.
    first_at: FxHashMap<u64, Option<(u32, Signature)>>,
    undated: Vec<ArticleFact>,
    repeats: Undated,
}

/// What stays of an article.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Known {
    article: Id,
    published_on: Option<NaiveDate>,
    /// Position of the first article of its cluster.
    origin: u32,
    relation: Relation,
    similarity: f32,
}

/// The earlier article that an article repeats.
#[derive(Debug, Clone, Copy)]
struct Link {
    to: u32,
    relation: Relation,
    similarity: f32,
}

impl Link {
    /// Takes the place of a link that is less similar; of equals the earliest stays.
    fn offer(self, link: &mut Option<Link>) {
        if link.is_none_or(|link| (link.similarity, self.to) < (self.similarity, link.to)) {
            *link = Some(self);
        }
    }
}

impl Clusters {
    /// Begins with the articles that have no day of publication, and the [`address`]es of all articles.
    pub fn new(undated: Vec<ArticleFact>, addresses: &mut [u64]) -> Clusters {
        addresses.sort_unstable();
        let more_than_once = addresses.chunk_by(|a, b| a == b).filter(|same| same.len() > 1);
        let first_at = more_than_once.map(|same| (same[0], None)).collect();
        let undated = in_order(undated);
        let repeats = Undated::new(undated.iter().map(|article| &article.signature));
        Clusters { known: Vec::new(), recent: Vec::new(), first_at, undated, repeats }
    }

    /// Takes all articles of some days, in any order: days that lie behind those of all calls before.
    pub fn add(&mut self, articles: Vec<ArticleFact>) {
        let articles = in_order(articles);
        let Some(first) = articles.first() else { return };
        self.recent
            .retain(|(position, _)| within_window(self.known[*position as usize].published_on, first.published_on));
        let places = articles.iter().scan(self.known.len(), |next, article| {
            *next += 1;
            Some((place(*next - 1), &article.signature))
        });
        for (position, signature) in places {
            self.repeats.meet(position, signature, |undated| &self.undated[undated].signature);
        }
        let links = self.reprints(&articles);
        self.join(articles, links);
    }

    /// The earlier article that each of some articles repeats; those before are at hand in `recent`.
    fn reprints(&self, articles: &[ArticleFact]) -> Vec<Option<Link>> {
        let from = self.recent.len();
        let signatures: Vec<&Signature> =
            self.recent.iter().map(|(_, s)| s).chain(articles.iter().map(|article| &article.signature)).collect();
        let position = |at: usize| match self.recent.get(at) {
            Some((position, _)) => *position,
            None => place(self.known.len() + at - from),
        };
        let published_on = |at: usize| match self.recent.get(at) {
            Some((position, _)) => self.known[*position as usize].published_on,
            None => articles[at - from].published_on,
        };
        let mut links: Vec<Option<Link>> = vec![None; articles.len()];
        let in_window = |earlier, later| within_window(published_on(earlier), published_on(later));
        candidates::for_each(&signatures, from, in_window, |earlier, later| {
            if let Some(similarity) = signatures[earlier].near_duplicate(signatures[later]) {
                let link = Link { to: position(earlier), relation: Relation::Reprint, similarity };
                link.offer(&mut links[later - from]);
            }
        });
        links
    }

    /// Joins articles to the clusters of those that they repeat.
    fn join(&mut self, articles: Vec<ArticleFact>, links: Vec<Option<Link>>) {
        for (article, mut link) in articles.into_iter().zip(links) {
            let position = place(self.known.len());
            let ArticleFact { article, published_on, address, signature } = article;
            // An address says more than any similarity of texts.
            if let Some(first) = address.and_then(|address| self.first_at.get_mut(&address)) {
                match first {
                    Some((to, text)) => {
                        let similarity = text.similarity(&signature);
                        link = Some(Link { to: *to, relation: Relation::Revision, similarity });
                    }
                    None => *first = Some((position, signature.clone())),
                }
            }
            self.known.push(Known {
                article,
                published_on,
                origin: link.map_or(position, |link| self.known[link.to as usize].origin),
                relation: link.map_or(Relation::Original, |link| link.relation),
                similarity: link.map_or(1.0, |link| link.similarity),
            });
            self.recent.push((position, signature));
        }
    }

    /// All clusters, when all articles came.
    pub fn finish(mut self) -> Clustered {
        self.recent.clear();
        let undated = std::mem::take(&mut self.undated);
        let mut links = self.reprints(&undated);
        for (link, dated) in links.iter_mut().zip(std::mem::take(&mut self.repeats).into_links()) {
            if let Some(dated) = dated {
                dated.offer(link);
            }
        }
        self.join(undated, links);
        let mut by_id: Vec<u32> = (0..place(self.known.len())).collect();
        by_id.sort_unstable_by_key(|position| self.known[*position as usize].article);
        Clustered { known: self.known, by_id }
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

/// The earliest first; of one day the longest, for a cut follows the story that it was cut from. Each once.
fn in_order(mut articles: Vec<ArticleFact>) -> Vec<ArticleFact> {
    articles.sort_by_key(|article| (article.published_on, u32::MAX - article.signature.n_shingles(), article.article));
    articles.dedup_by_key(|article| article.article);
    articles
}

/// A position in the order of all articles.
fn place(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}

fn within_window(earlier: Option<NaiveDate>, later: Option<NaiveDate>) -> bool {
    match (earlier, later) {
        (Some(earlier), Some(later)) => (later - earlier).num_days() <= WINDOW_DAYS,
        _ => true,
    }
}

#[cfg(test)]
mod tests;
