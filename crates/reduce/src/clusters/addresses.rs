//! Which articles share an address: found in two passes over the addresses, of which only those that come twice are held.
//!
//! | pass | held |
//! | --- | --- |
//! | [`see`](Addresses::see): every address | four bytes for each |
//! | [`first`](Addresses::first): every address again, in order of publication | the first place of each that may come twice |

use rustc_hash::FxHashMap;

use super::Place;

/// Bits for each address, in each of two maps: of addresses that come once, six in a hundred are held in vain.
const BITS: usize = 16;

/// The addresses of a dataset.
#[derive(Debug)]
pub struct Addresses {
    /// A bit for each address that was seen; and for each that was seen again. Others may share it.
    seen: Vec<u64>,
    again: Vec<u64>,
    mask: u64,
    /// Nothing is listed from the map.
    firsts: FxHashMap<u64, Place>,
}

impl Addresses {
    /// Those of at most so many articles.
    pub fn new(n_articles: usize) -> Addresses {
        let n_bits = (n_articles * BITS).next_power_of_two().max(64);
        let bits = vec![0; n_bits / 64];
        Addresses { seen: bits.clone(), again: bits, mask: n_bits as u64 - 1, firsts: FxHashMap::default() }
    }

    /// Takes an [address](super::address), in any order.
    pub fn see(&mut self, address: u64) {
        let (word, bit) = self.bit(address);
        self.again[word] |= self.seen[word] & bit;
        self.seen[word] |= bit;
    }

    /// The first article of an address; `None` for that one itself, and for the only one. To be asked in order, when all were seen.
    pub fn first(&mut self, address: u64, place: Place) -> Option<Place> {
        let (word, bit) = self.bit(address);
        if self.again[word] & bit == 0 {
            return None;
        }
        let first = *self.firsts.entry(address).or_insert(place);
        (first != place).then_some(first)
    }

    fn bit(&self, address: u64) -> (usize, u64) {
        // An address is a digest: any of its bits will do. The mask is far below what a `usize` holds.
        let bit = address & self.mask;
        (usize::try_from(bit / 64).unwrap_or_default(), 1 << (bit % 64))
    }
}
