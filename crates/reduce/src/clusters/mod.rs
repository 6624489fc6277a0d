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
//! | step | takes | what it finds depends on |
//! | --- | --- | --- |
//! | [`Reprints`] | the signatures of some days | these days and the ten before |
//! | [`Undated`] | the signatures of dated articles, beside those of the undated | these two |
//! | [`Clusters`] | every article without its text, and what was found | all |
//!
//! So a dataset that grew needs the signatures of the days that changed alone; of the others, what was found of them.

mod candidates;
mod clustered;
mod reprints;
mod signature;
mod undated;

use chrono::NaiveDate;
use columnist_extract::Id;

pub use clustered::{Clustered, Clusters, Entry};
pub use reprints::{Repeat, Reprints};
pub use signature::Signature;
pub use undated::{Meeting, Undated};

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
    clustered(articles).rows().collect()
}

/// The clusters of a dataset that is small enough to be held whole.
pub(crate) fn clustered(articles: &[ArticleFact]) -> Clustered {
    let (mut undated, mut dated): (Vec<_>, Vec<_>) =
        articles.iter().cloned().partition(|article| article.published_on.is_none());
    in_order(&mut undated);
    in_order(&mut dated);
    let mut clusters = Clusters::default();
    let signed = |articles: &[ArticleFact]| -> Vec<(Option<NaiveDate>, Signature)> {
        articles.iter().map(|article| (article.published_on, article.signature.clone())).collect()
    };
    let mut begins = [0; 2];
    for (begin, articles) in begins.iter_mut().zip([&dated, &undated]) {
        *begin = clusters.next_place();
        articles.iter().for_each(|article| clusters.add(article.entry()));
        Reprints::default().add(signed(articles)).into_iter().for_each(|repeat| clusters.repeat(*begin, repeat));
    }
    let signatures = |articles: &[ArticleFact]| -> Vec<Signature> {
        articles.iter().map(|article| article.signature.clone()).collect()
    };
    let mut at_hand = Undated::new(signatures(&undated));
    at_hand.meet(&signatures(&dated));
    at_hand.take_meetings().into_iter().for_each(|meeting| clusters.meet(begins[1], begins[0], meeting));
    let mut revisions = Vec::new();
    clusters.revisions(|[(first, _), (later, _)]| revisions.push((first, later)));
    let all: Vec<&ArticleFact> = dated.iter().chain(&undated).collect();
    for (first, later) in revisions {
        let similarity = all[first as usize].signature.similarity(&all[later as usize].signature);
        clusters.revise(first, later, similarity);
    }
    clusters.finish()
}

/// The number of an address, by which two articles are seen to share it.
pub fn address(url: &str) -> u64 {
    let Id([a, b, c, d, e, f, g, h, ..]) = Id::of(&["url", url]);
    u64::from_le_bytes([a, b, c, d, e, f, g, h])
}

/// The earliest first; of one day the longest, for a cut follows the story that it was cut from. Each once.
pub fn in_order(articles: &mut Vec<ArticleFact>) {
    articles.sort_by_key(|article| (article.published_on, u32::MAX - article.signature.n_shingles(), article.article));
    articles.dedup_by_key(|article| article.article);
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
