//! Articles without a day of publication: nobody can say whom they follow, so each may repeat any dated one, however far away.
//!
//! They are at hand while the dated ones pass by, some days at a time. Each dated article is compared with the undated ones that it shares a
//! bucket with (see [`candidates`](super::candidates)), the first few of each.

use rustc_hash::FxHashMap;

use super::candidates::Met;
use super::place;
use super::signature::{BANDS, Signature};

/// How many undated texts of a bucket a dated one is compared with.
const REACH: usize = 8;

/// An undated article that repeats a dated one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Meeting {
    /// Its place among the undated.
    pub undated: u32,
    /// The place of the dated one among those that were met.
    pub dated: u32,
    /// From 0 to 1.
    pub similarity: f32,
}

/// The undated articles, and the dated one that each repeats: the most similar, of equals the first.
#[derive(Debug, Default)]
pub struct Undated {
    signatures: Vec<Signature>,
    /// Nothing is listed from the map but in order.
    best: FxHashMap<u32, Meeting>,
    n_met: u32,
}

impl Undated {
    /// Undated articles [in order](super::in_order).
    pub fn new(signatures: Vec<Signature>) -> Undated {
        Undated { signatures, ..Undated::default() }
    }

    /// Takes dated articles.
    pub fn meet(&mut self, dated: &[Signature]) {
        // Texts that are alike share most of their buckets: whom each was compared with last is kept.
        let mut met = vec![Met::default(); dated.len()];
        let mut bucketed: Vec<(u64, usize)> = Vec::with_capacity(dated.len());
        // For each bucket of the dated ones where it is, and how many undated ones it has had.
        let mut buckets: FxHashMap<u64, (usize, usize)> = FxHashMap::default();
        for band in 0..BANDS {
            let comparable = dated.iter().enumerate().filter(|(_, signature)| signature.is_comparable());
            bucketed.clear();
            bucketed.extend(comparable.map(|(at, signature)| (signature.band(band), at)));
            bucketed.sort_unstable();
            buckets.clear();
            for (start, (bucket, _)) in bucketed.iter().enumerate() {
                buckets.entry(*bucket).or_insert((start, 0));
            }
            for (undated, signature) in self.signatures.iter().enumerate().filter(|(_, s)| s.is_comparable()) {
                let bucket = signature.band(band);
                let Some((start, n_had)) = buckets.get_mut(&bucket).filter(|(_, n_had)| *n_had < REACH) else {
                    continue;
                };
                *n_had += 1;
                for &(_, at) in bucketed[*start..].iter().take_while(|(of, _)| *of == bucket) {
                    if !met[at].is_new(place(undated)) {
                        continue;
                    }
                    if let Some(similarity) = dated[at].near_duplicate(signature) {
                        let meeting = Meeting { undated: place(undated), dated: self.n_met + place(at), similarity };
                        let best = self.best.entry(meeting.undated).or_insert(meeting);
                        if best.similarity < similarity || best.similarity == similarity && meeting.dated < best.dated {
                            *best = meeting;
                        }
                    }
                }
            }
        }
        self.n_met += place(dated.len());
    }

    /// Which of them repeat one that was met since this was asked last, in order.
    pub fn take_meetings(&mut self) -> Vec<Meeting> {
        self.n_met = 0;
        let mut meetings: Vec<Meeting> = self.best.drain().map(|(_, meeting)| meeting).collect();
        meetings.sort_unstable_by_key(|meeting| meeting.undated);
        meetings
    }
}
