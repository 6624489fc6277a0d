//! Articles without a day of publication: nobody can say whom they follow, so each may repeat any dated one, however far away.
//!
//! They are at hand while the dated ones pass by. Each dated article is compared with the undated ones that it shares a bucket
//! with (see [`candidates`](super::candidates)), the first few of each.

use rustc_hash::FxHashMap;

use super::place;
use super::signature::{BANDS, Signature};

/// How many undated texts of a bucket a dated one is compared with.
const REACH: usize = 8;

/// An undated article that repeats a dated one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Meeting {
    /// Its place among the undated.
    pub undated: u32,
    /// The place of the dated one among those that were added.
    pub dated: u32,
    /// From 0 to 1.
    pub similarity: f32,
}

/// The undated articles.
#[derive(Debug, Default)]
pub struct Undated {
    signatures: Vec<Signature>,
    /// Places of the undated ones of a band's bucket. Nothing is listed from the map.
    buckets: FxHashMap<(usize, u64), Vec<u32>>,
}

impl Undated {
    /// Undated articles [in order](super::in_order).
    pub fn new(signatures: Vec<Signature>) -> Undated {
        let mut buckets: FxHashMap<(usize, u64), Vec<u32>> = FxHashMap::default();
        for (at, signature) in signatures.iter().enumerate().filter(|(_, signature)| signature.is_comparable()) {
            for band in 0..BANDS {
                let bucket = buckets.entry((band, signature.band(band))).or_default();
                if bucket.len() < REACH {
                    bucket.push(place(at));
                }
            }
        }
        Undated { signatures, buckets }
    }

    /// Which of them repeat one of some dated articles: for each the most similar, of equals the first.
    pub fn meet<'s>(&self, dated: impl Iterator<Item = &'s Signature>) -> Vec<Meeting> {
        let mut best: FxHashMap<u32, Meeting> = FxHashMap::default();
        let mut met: Vec<u32> = Vec::new();
        for (at, signature) in dated.enumerate().filter(|(_, signature)| signature.is_comparable()) {
            met.clear();
            for band in 0..BANDS {
                met.extend(self.buckets.get(&(band, signature.band(band))).into_iter().flatten());
            }
            met.sort_unstable();
            met.dedup();
            for &undated in &met {
                if let Some(similarity) = signature.near_duplicate(&self.signatures[undated as usize]) {
                    let meeting = Meeting { undated, dated: place(at), similarity };
                    let best = best.entry(undated).or_insert(meeting);
                    if best.similarity < similarity {
                        *best = meeting;
                    }
                }
            }
        }
        let mut meetings: Vec<Meeting> = best.into_values().collect();
        meetings.sort_unstable_by_key(|meeting| meeting.undated);
        meetings
    }
}
