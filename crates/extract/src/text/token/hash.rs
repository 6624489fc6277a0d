//! What words are told by: 64 bits of hash, alike for every way of writing a word. Two words of the same bits would count as one: nothing
//! compares spellings.

use std::ops::Range;

use super::cursor::ascii_form;

/// Setting these bits lowers every ASCII capital and leaves digits and the signs inside words as they are.
const LOWER: u64 = 0x2020_2020_2020_2020;
/// The highest bit of each byte.
pub(super) const HIGH: u64 = 0x8080_8080_8080_8080;
/// One in each byte.
const ONES: u64 = 0x0101_0101_0101_0101;

/// The eight bytes from a place on, zeros behind the end, as a number.
#[inline(always)]
pub(super) fn eight(bytes: &[u8], at: usize) -> u64 {
    let rest = bytes.get(at..).unwrap_or_default();
    if let Some(eight) = rest.first_chunk() {
        return u64::from_le_bytes(*eight);
    }
    rest.iter().rev().fold(0, |number, &byte| number << 8 | u64::from(byte))
}

/// The bits of the first bytes of a number.
pub(super) fn first(n_bytes: usize) -> u64 {
    u64::MAX.unbounded_shr(64 - 8 * n_bytes.min(8) as u32)
}

/// The highest bit of each byte that is an ASCII letter.
pub(super) fn is_letter(chunk: u64) -> u64 {
    let low = (chunk | LOWER) & !HIGH;
    let from_a = low + (0x80 - u64::from(b'a')) * ONES;
    let beyond_z = low + (0x80 - u64::from(b'z') - 1) * ONES;
    from_a & !beyond_z & !chunk & HIGH
}

/// What tells a word from all others, however it is written: 64 bits of hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Key(u64);

impl Key {
    /// That of a token, given the text around it.
    #[inline]
    pub(crate) fn at(text: &[u8], token: Range<usize>) -> Key {
        let (len, chunk) = (token.len(), eight(text, token.start));
        if len <= 8 && chunk & HIGH & first(len) == 0 { Key::short(chunk, len) } else { Key::of(&text[token]) }
    }

    /// That of at most eight bytes of ASCII, whatever stands behind them in the number.
    #[inline]
    pub(super) fn short(chunk: u64, len: usize) -> Key {
        Key(len as u64).with(chunk, len)
    }

    /// That of a word.
    #[inline(never)]
    pub(super) fn of(word: &[u8]) -> Key {
        if word.is_ascii() { Key::of_ascii(word, 0..word.len()) } else { Key::of_wide(word) }
    }

    /// That of a token in ASCII, given the text around it.
    #[inline(always)]
    pub(crate) fn of_ascii(text: &[u8], token: Range<usize>) -> Key {
        let (mut key, mut start) = (Key(token.len() as u64), token.start);
        while start < token.end {
            key = key.with(eight(text, start), (token.end - start).min(8));
            start += 8;
        }
        key
    }

    /// That of a word with other letters: its hash and another one.
    fn of_wide(word: &[u8]) -> Key {
        let lower = std::str::from_utf8(word).map(lower).unwrap_or_default();
        if lower.is_ascii() {
            return Key::of_ascii(lower.as_bytes(), 0..lower.len());
        }
        let fold = |start: u32| lower.bytes().fold(start, |state, b| (state ^ u32::from(b)).wrapping_mul(0x0100_0193));
        let (hash, other) = (fold(0x811c_9dc5), fold(0x9747_b28c));
        Key(u64::from(other) << 32 | u64::from(hash ^ other))
    }

    /// Takes up to eight bytes in; what stands in the number behind them does not count.
    #[inline(always)]
    fn with(self, chunk: u64, len: usize) -> Key {
        let byte = |at: usize| chunk >> (8 * at) & 0xff;
        let packed = match len {
            4.. => chunk & 0xffff_ffff | chunk >> (8 * (len - 4)) << 32,
            0 => 0,
            _ => byte(0) | byte(len / 2) << 8 | byte(len - 1) << 16,
        };
        Key((self.0.rotate_left(29) ^ (packed | LOWER)).wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    /// Half of it: enough to choose a place in a table, or where a mistake does no harm.
    #[inline]
    pub(crate) fn hash(self) -> u32 {
        (self.0 ^ self.0 >> 32) as u32
    }

    /// As a number.
    #[inline]
    pub(crate) fn bits(self) -> u64 {
        self.0
    }
}

/// Hash of the lower-case form of a word.
pub fn hash(word: &[u8]) -> u32 {
    Key::of(word).hash()
}

/// The form under which a word is looked up: lower case, with the typographic apostrophe and dashes as ASCII.
fn lower(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    word.chars()
        .flat_map(|c| {
            match ascii_form(c) {
                0 => c,
                sign => char::from(sign),
            }
            .to_lowercase()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_is_told() {
        for byte in 0..=u8::MAX {
            let is = u64::from(byte.is_ascii_alphabetic()) * HIGH;
            assert_eq!(is_letter(u64::from(byte) * ONES), is, "{byte}");
        }
    }

    #[test]
    fn a_word_has_one_key_in_any_case() {
        let key = |word: &str| Key::at(word.as_bytes(), 0..word.len());
        for (a, b) in
            [("Bank", "bank"), ("INTERNATIONAL", "international"), ("\u{c9}cole", "\u{e9}cole"), ("don’t", "don't")]
        {
            assert_eq!(key(a), key(b), "{a}");
        }
        for (a, b) in [("bank", "banks"), ("internationals", "international"), ("\u{e9}cole", "ecole"), ("a", "")] {
            assert_ne!(key(a), key(b), "{a}");
        }
    }

    #[test]
    fn a_token_hashes_alike_in_any_text() {
        for word in ["a", "Of", "the", "Bank", "bank's", "Ministry", "ministers", "Undersecretary", "\u{e9}cole", "7"] {
            for text in [word.to_owned(), format!("{word} of the"), format!("{word}!")] {
                assert_eq!(Key::at(text.as_bytes(), 0..word.len()).hash(), hash(word.as_bytes()), "{text}");
            }
        }
    }
}
