//! Pairs worth comparing, found without comparing all with all.
//!
//! Locality-sensitive hashing: texts that agree on all lanes of a band fall into one bucket of that band, and only texts of one bucket
//! are compared. A bucket is walked in order of publication, each text against the first of its window and against those just
//! before it; so a phrase that a thousand texts share costs a thousand comparisons, not half a million.

use super::place;
use super::signature::{BANDS, Signature};

/// How many texts just before it in a bucket a text is compared with.
const REACH: usize = 8;

/// Calls back with (earlier, later) positions, for the later ones from `from` on. A pair may come several times, but seldom does.
///
/// `in_window` says of an earlier and a later position whether the two may be one report: if it does not hold for one earlier
/// position, it holds for none before.
pub(super) fn for_each(
    signatures: &[&Signature],
    from: usize,
    in_window: impl Fn(usize, usize) -> bool,
    mut pair: impl FnMut(usize, usize),
) {
    // Texts that are alike meet in most of the bands: whom each was compared with last is kept.
    let mut met = vec![Met::default(); signatures.len() - from];
    let mut pair = |earlier: usize, later: usize| {
        if met[later - from].is_new(place(earlier)) {
            pair(earlier, later);
        }
    };
    let mut bucketed: Vec<(u64, usize)> = Vec::with_capacity(signatures.len());
    for band in 0..BANDS {
        bucketed.clear();
        let comparable = signatures.iter().enumerate().filter(|(_, signature)| signature.is_comparable());
        bucketed.extend(comparable.map(|(position, signature)| (signature.band(band), position)));
        bucketed.sort_unstable();
        for bucket in bucketed.chunk_by(|a, b| a.0 == b.0) {
            let mut first = 0;
            for later in bucket.partition_point(|(_, position)| *position < from)..bucket.len() {
                let position = bucket[later].1;
                while first < later && !in_window(bucket[first].1, position) {
                    first += 1;
                }
                let reach = first.max(later.saturating_sub(REACH));
                if reach > first {
                    pair(bucket[first].1, position);
                }
                (reach..later).for_each(|earlier| pair(bucket[earlier].1, position));
            }
        }
    }
}

/// Whom a text was compared with: as many as it meets in two buckets.
#[derive(Clone)]
pub(super) struct Met {
    last: [u32; 2 * REACH],
    next: usize,
}

impl Default for Met {
    fn default() -> Met {
        Met { last: [u32::MAX; 2 * REACH], next: 0 }
    }
}

impl Met {
    /// Whether a text is none of these, and one of them from now on.
    pub(super) fn is_new(&mut self, text: u32) -> bool {
        if self.last.contains(&text) {
            return false;
        }
        self.last[self.next] = text;
        self.next = (self.next + 1) % self.last.len();
        true
    }
}
