//! Classes of words that are written with a capital, by the company that they keep: what a name never seen before resembles.
//!
//! | word | in a class with |
//! | --- | --- |
//! | `Falcons` | names of teams |
//! | `Yerlan` | names of persons |
//! | `Ashford` | names of towns |
//!
//! The table is one of hashes with open addresses, used as it stands in the file: nothing is built when it is loaded. Six bits of the
//! hash tell the words of a slot apart, so that one unknown word in some thirty has the class of another: it only ever tips a
//! balance.

/// Number of classes, 0 for a word that has none.
pub(crate) const CLASSES: usize = 1024;
const SLOTS: usize = 1 << 19;
const CLASS_BITS: u32 = 10;

/// The class of each word, and the wider class of each class.
#[derive(Debug)]
pub(crate) struct WordClasses {
    wide: &'static [u8; CLASSES],
    slots: &'static [[u8; 2]],
}

impl WordClasses {
    /// Takes a table as [`pack`] makes it. `None` if it has another size.
    pub(crate) fn read(bytes: &'static [u8]) -> Option<WordClasses> {
        let (wide, rest) = bytes.split_first_chunk()?;
        let (slots, rest) = rest.as_chunks();
        (rest.is_empty() && slots.len() == SLOTS).then_some(WordClasses { wide, slots })
    }

    /// The class of a word by its hash, and the wider one; 0 where it has none.
    pub(crate) fn of(&self, hash: u32) -> (u16, u8) {
        let mut slot = first_slot(hash);
        loop {
            let entry = u16::from_le_bytes(self.slots[slot]);
            let class = entry & (CLASSES as u16 - 1);
            if class == 0 || entry >> CLASS_BITS == mark(hash) {
                return (class, self.wide[usize::from(class)]);
            }
            slot = (slot + 1) % SLOTS;
        }
    }
}

/// The table of words, each with its class (1 to 1023) and wide class. A word that does not fit is left out.
pub fn pack(words: impl IntoIterator<Item = (u32, u16, u8)>) -> Vec<u8> {
    let mut wide_of = vec![0; CLASSES];
    let mut slots = vec![0_u16; SLOTS];
    // A free slot ends every search, so that a quarter of them stays free.
    for (hash, class, wide) in words.into_iter().take(SLOTS / 4 * 3) {
        let class = class % CLASSES as u16;
        wide_of[usize::from(class)] = wide;
        let mut slot = first_slot(hash);
        while slots[slot] != 0 && slots[slot] >> CLASS_BITS != mark(hash) {
            slot = (slot + 1) % SLOTS;
        }
        if slots[slot] == 0 {
            slots[slot] = mark(hash) << CLASS_BITS | class;
        }
    }
    wide_of.into_iter().chain(slots.into_iter().flat_map(u16::to_le_bytes)).collect()
}

fn first_slot(hash: u32) -> usize {
    hash as usize % SLOTS
}

/// The bits of the hash that do not choose the slot, as far as there is room.
fn mark(hash: u32) -> u16 {
    (hash >> 26) as u16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_packed_word_has_its_class() {
        let words = (1..400_u32).map(|n| (n.wrapping_mul(0x9e37_79b9), (n % 1000 + 1) as u16, (n % 60) as u8));
        let bytes: &'static [u8] = pack(words.clone()).leak();
        let classes = WordClasses::read(bytes).expect("the size is right");
        let same = words.clone().filter(|&(hash, class, _)| classes.of(hash).0 == class).count();
        assert_eq!(same, words.count());
        assert!(WordClasses::read(&[0; 7]).is_none());
    }
}
