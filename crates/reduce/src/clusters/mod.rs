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

mod candidates;
mod signature;

use chrono::NaiveDate;
use columnist_extract::Id;
use rustc_hash::FxHashMap;

pub use signature::Signature;

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
pub fn clusters(articles: &[ArticleFact<'_>]) -> Vec<ClusterRow> {
    let mut ordered: Vec<&ArticleFact<'_>> = articles.iter().collect();
    // The earliest first, undated ones last; of one day the longest, for a cut follows the story that it was cut from.
    ordered.sort_unstable_by_key(|article| {
        (
            article.published_on.is_none(),
            article.published_on,
            u32::MAX - article.signature.n_shingles(),
            article.article,
        )
    });
    ordered.dedup_by_key(|article| article.article);

    let links = links(&ordered);
    let mut origin: Vec<usize> = Vec::with_capacity(ordered.len());
    let mut rows: Vec<ClusterRow> = Vec::with_capacity(ordered.len());
    for (position, article) in ordered.iter().enumerate() {
        let link = links[position];
        origin.push(link.map_or(position, |link| origin[link.to]));
        rows.push(ClusterRow {
            article: article.article,
            cluster: Id::of(&["clusters", &ordered[origin[position]].article.to_string()]),
            is_canonical: link.is_none(),
            relation: link.map_or(Relation::Original, |link| link.relation),
            similarity: link.map_or(1.0, |link| link.similarity),
        });
    }
    rows.sort_unstable_by_key(|row| row.article);
    rows
}

/// The earlier article that an article repeats.
#[derive(Debug, Clone, Copy)]
struct Link {
    to: usize,
    relation: Relation,
    similarity: f64,
}

fn links(ordered: &[&ArticleFact<'_>]) -> Vec<Option<Link>> {
    let signatures: Vec<&Signature> = ordered.iter().map(|article| &article.signature).collect();
    let mut links: Vec<Option<Link>> = vec![None; ordered.len()];
    candidates::for_each(&signatures, |to, later| {
        if !within_window(ordered[to].published_on, ordered[later].published_on) {
            return;
        }
        let Some(similarity) = signatures[to].near_duplicate(signatures[later]) else { return };
        // The most similar; of equals the earliest.
        if links[later].is_none_or(|link| (link.similarity, to) < (similarity, link.to)) {
            links[later] = Some(Link { to, relation: Relation::Reprint, similarity });
        }
    });
    // An address says more than any similarity of texts.
    let mut first_at: FxHashMap<&str, usize> = FxHashMap::default();
    for (position, article) in ordered.iter().enumerate() {
        let Some(url) = article.url else { continue };
        let to = *first_at.entry(url).or_insert(position);
        if to != position {
            let similarity = signatures[to].similarity(signatures[position]);
            links[position] = Some(Link { to, relation: Relation::Revision, similarity });
        }
    }
    links
}

fn within_window(earlier: Option<NaiveDate>, later: Option<NaiveDate>) -> bool {
    match (earlier, later) {
        (Some(earlier), Some(later)) => (later - earlier).num_days() <= WINDOW_DAYS,
        _ => true,
    }
}

#[cfg(test)]
mod tests;
