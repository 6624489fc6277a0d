//! A run of ASCII letters, eight at a step: nearly every word of a text is one.

use super::Shape;
use super::hash::{HIGH, Key, eight, first, is_letter};

/// The letters that stand at a place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Letters {
    /// How many there are.
    pub(super) len: usize,
    pub(super) shape: Shape,
    pub(super) key: Key,
}

impl Letters {
    #[inline(always)]
    pub(super) fn at(bytes: &[u8], start: usize) -> Letters {
        let chunk = eight(bytes, start);
        let letters = is_letter(chunk);
        let len = run(letters);
        if len < 8 {
            let (letters, capitals) = capitals(chunk, letters, len);
            let shape = Shape::told(capitals == 0, capitals & 0x80 != 0, capitals == letters && len > 1);
            return Letters { len, shape, key: Key::short(chunk, len) };
        }
        long(bytes, start)
    }
}

/// Letters that fill eight bytes or more.
#[inline(never)]
fn long(bytes: &[u8], start: usize) -> Letters {
    let opens = bytes[start].is_ascii_uppercase();
    let (mut len, mut none, mut all) = (0, true, true);
    loop {
        let chunk = eight(bytes, start + len);
        let letters = is_letter(chunk);
        let more = run(letters);
        let (letters, capitals) = capitals(chunk, letters, more);
        (none, all) = (none && capitals == 0, all && capitals == letters);
        len += more;
        if more < 8 {
            let key = Key::of_ascii(bytes, start..start + len);
            return Letters { len, shape: Shape::told(none, opens, all), key };
        }
    }
}

/// How many letters stand side by side from the first byte on.
fn run(letters: u64) -> usize {
    (!letters & HIGH).trailing_zeros() as usize / 8
}

/// Of so many bytes, the highest bit of each that is a letter, and of each that is a capital.
fn capitals(chunk: u64, letters: u64, len: usize) -> (u64, u64) {
    let letters = letters & first(len);
    (letters, letters & !chunk << 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_measured() {
        for (text, len, shape) in [
            ("a", 1, Shape::Lower),
            ("Minsk,", 5, Shape::Capital),
            ("MINSK-", 5, Shape::Upper),
            ("iPhone 7", 6, Shape::Mixed),
            ("eighteen", 8, Shape::Lower),
            ("Internationally 5", 15, Shape::Capital),
            ("7", 0, Shape::Lower),
            ("A", 1, Shape::Capital),
            ("abcdefgh\u{e9}", 8, Shape::Lower),
        ] {
            let letters = Letters::at(text.as_bytes(), 0);
            assert_eq!((letters.len, letters.shape), (len, shape), "{text}");
        }
    }
}
