//! Articles without a day of publication: nobody can say whom they follow, so each may repeat any dated one, however far away.
//!
//! They are at hand while the dated ones pass by. Each dated article is compared with the undated ones that it shares a bucket
//! with (see [`candidates`](super::candidates)), the first few of each.

use rustc_hash::FxHashMap;

use super::Link;
use super::signature::{BANDS, Signature};
use crate::clusters::Relation;

/// How many undated texts of a bucket a dated one is compared with.
const REACH: usize = 8;

/// The undated articles, and the dated article that each repeats.
#[derive(Debug, Default)]
pub(super) struct Undated {
    /// Positions among the undated of a band's bucket. Nothing is listed from the map.
    buckets: FxHashMap<(usize, u64), Vec<u32>>,
    links: Vec<Option<Link>>,
}

impl Undated {
    /// Undated articles in their order.
    pub(super) fn new<'s>(signatures: impl ExactSizeIterator<Item = &'s Signature>) -> Undated {
        let mut undated = Undated { buckets: FxHashMap::default(), links: vec![None; signatures.len()] };
        for (position, signature) in (0..).zip(signatures) {
            if !signature.is_comparable() {
                continue;
            }
            for band in 0..BANDS {
                let bucket = undated.buckets.entry((band, signature.band(band))).or_default();
                if bucket.len() < REACH {
                    bucket.push(position);
                }
            }
        }
        undated
    }

    /// Compares a dated article, which stands at a position in the order of all, with the undated ones.
    pub(super) fn meet<'s>(&mut self, at: u32, signature: &Signature, undated: impl Fn(usize) -> &'s Signature) {
        if self.buckets.is_empty() || !signature.is_comparable() {
            return;
        }
        let mut met: Vec<u32> = Vec::new();
        for band in 0..BANDS {
            met.extend(self.buckets.get(&(band, signature.band(band))).into_iter().flatten());
        }
        met.sort_unstable();
        met.dedup();
        for later in met {
            let later = later as usize;
            if let Some(similarity) = signature.near_duplicate(undated(later)) {
                Link { to: at, relation: Relation::Reprint, similarity }.offer(&mut self.links[later]);
            }
        }
    }

    /// The dated article that each undated one repeats.
    pub(super) fn into_links(self) -> Vec<Option<Link>> {
        self.links
    }
}
