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
//! | [`Addresses`] | the addresses of all articles | all |
//! | [`Stretch`] | the ids of some days, and what was found | that, and the clusters that it leads to |
//!
//! So a dataset that grew needs the signatures of the days that changed alone, and the clusters of the others stay.

mod addresses;
mod candidates;
mod reprints;
mod signature;
mod stretch;
mod undated;

use chrono::NaiveDate;
use columnist_extract::Id;

pub use addresses::Addresses;
pub use reprints::{Repeat, Reprints};
pub use signature::Signature;
pub use stretch::{Place, Stretch};
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

/// One row for each article, in order of id: the clusters of a dataset that is small enough to be held whole.
pub fn clusters(articles: &[ArticleFact]) -> Vec<ClusterRow> {
    let (mut undated, mut dated): (Vec<_>, Vec<_>) =
        articles.iter().cloned().partition(|article| article.published_on.is_none());
    in_order(&mut undated);
    in_order(&mut dated);
    let of_stretch = [&dated, &undated];
    let mut addresses = Addresses::new(articles.len());
    of_stretch.into_iter().flatten().filter_map(|article| article.address).for_each(|address| addresses.see(address));
    let mut stretches = Vec::with_capacity(of_stretch.len());
    for (number, articles) in (0..).zip(of_stretch) {
        let mut stretch = Stretch::new(number, articles.iter().map(|article| article.article).collect());
        let signed = articles.iter().map(|article| (article.published_on, article.signature.clone())).collect();
        Reprints::default().add(signed).into_iter().for_each(|repeat| stretch.repeat(repeat, 0));
        if number == 1 {
            let signatures =
                |of: &[ArticleFact]| of.iter().map(|article| article.signature.clone()).collect::<Vec<_>>();
            let mut at_hand = Undated::new(signatures(&undated));
            at_hand.meet(&signatures(&dated));
            at_hand.take_meetings().into_iter().for_each(|meeting| stretch.meet(0, meeting));
        }
        for (at, article) in articles.iter().enumerate() {
            let here = stretch::at(number, at);
            if let Some(first) = article.address.and_then(|address| addresses.first(address, here)) {
                let earlier = &of_stretch[first.stretch as usize][first.at as usize];
                stretch.revise(here.at, first, earlier.signature.similarity(&article.signature));
            }
        }
        stretches.push(stretch);
    }
    stretch::all(stretches)
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
