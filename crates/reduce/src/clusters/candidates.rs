//! Pairs worth comparing, found without comparing all with all.
//!
//! Locality-sensitive hashing: texts that agree on all lanes of a band fall into one bucket of that band, and only texts of one bucket
//! are compared. A bucket is walked in order of publication, each text against the first and against those just before it; so a
//! phrase that a thousand texts share costs a thousand comparisons, not half a million.

use super::signature::{BANDS, Signature};

/// How many texts just before it in a bucket a text is compared with.
const REACH: usize = 8;

/// Calls back with (earlier, later) positions; a pair may come several times.
pub(super) fn for_each(signatures: &[&Signature], mut pair: impl FnMut(usize, usize)) {
    let mut bucketed: Vec<(u64, usize)> = Vec::with_capacity(signatures.len());
    for band in 0..BANDS {
        bucketed.clear();
        let comparable = signatures.iter().enumerate().filter(|(_, signature)| signature.is_comparable());
        bucketed.extend(comparable.map(|(position, signature)| (signature.band(band), position)));
        bucketed.sort_unstable();
        for bucket in bucketed.chunk_by(|a, b| a.0 == b.0) {
            for later in 1..bucket.len() {
                let reach = later.saturating_sub(REACH);
                if reach > 0 {
                    pair(bucket[0].1, bucket[later].1);
                }
                (reach..later).for_each(|earlier| pair(bucket[earlier].1, bucket[later].1));
            }
        }
    }
}
