//! What words are told by: a hash and the first letters, alike for every way of writing a word.

use std::ops::Range;

use super::ascii_form;

/// Setting these bits lowers every ASCII capital and leaves digits and the signs inside words as they are.
const LOWER: u64 = 0x2020_2020_2020_2020;
/// The highest bit of each byte.
pub(super) const HIGH: u64 = 0x8080_8080_8080_8080;
/// One in each byte.
const ONES: u64 = 0x0101_0101_0101_0101;

/// The eight bytes from a place on, zeros behind the end, as a number.
#[inline]
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

/// Hash of the lower-case form of a token, given the text around it.
#[inline]
pub(crate) fn hash_at(text: &[u8], token: Range<usize>) -> u32 {
    let (len, chunk) = (token.len(), eight(text, token.start));
    if len <= 8 && chunk & HIGH & first(len) == 0 { short_hash(chunk, len) } else { hash(&text[token]) }
}

/// The same of at most eight bytes of ASCII, whatever stands behind them in the number.
#[inline]
pub(super) fn short_hash(chunk: u64, len: usize) -> u32 {
    State(len as u64).with(chunk, len).hash()
}

/// Hash of the lower-case form of a token.
pub fn hash(bytes: &[u8]) -> u32 {
    if !bytes.is_ascii() {
        let lower = std::str::from_utf8(bytes).map(lower);
        return lower.map_or(0, |lower| hash_lower(lower.as_bytes()));
    }
    State::of(bytes, 0..bytes.len()).hash()
}

fn hash_lower(bytes: &[u8]) -> u32 {
    if bytes.is_ascii() {
        return hash(bytes);
    }
    bytes.iter().fold(0x811c_9dc5, |state: u32, &b| (state ^ u32::from(b)).wrapping_mul(0x0100_0193))
}

/// The 64 bits that the hash of a word in ASCII is folded from.
#[derive(Debug, Clone, Copy)]
pub(super) struct State(u64);

impl State {
    /// That of a token, given the text around it.
    #[inline]
    pub(super) fn of(text: &[u8], token: Range<usize>) -> State {
        let mut state = State(token.len() as u64);
        for start in token.clone().step_by(8) {
            state = state.with(eight(text, start), (token.end - start).min(8));
        }
        state
    }

    /// Takes up to eight bytes in; what stands in the number behind them does not count.
    #[inline]
    fn with(self, chunk: u64, len: usize) -> State {
        let byte = |at: usize| chunk >> (8 * at) & 0xff;
        let packed = match len {
            4.. => chunk & 0xffff_ffff | chunk >> (8 * (len - 4)) << 32,
            0 => 0,
            _ => byte(0) | byte(len / 2) << 8 | byte(len - 1) << 16,
        };
        State((self.0.rotate_left(29) ^ (packed | LOWER)).wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    #[inline]
    pub(super) fn hash(self) -> u32 {
        (self.0 ^ self.0 >> 32) as u32
    }
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

/// What tells a word from all others, however it is written: in ASCII its letters, up to eight of them; of a longer one 64 bits,
/// the highest of which no ASCII letter has.
#[inline]
pub(crate) fn key_at(text: &[u8], token: Range<usize>) -> u64 {
    let (len, chunk) = (token.len(), eight(text, token.start) & first(token.len()));
    if len <= 8 && chunk & HIGH == 0 { lowered(chunk) } else { long_key(&text[token]) }
}

#[inline(never)]
fn long_key(word: &[u8]) -> u64 {
    const LONG: u64 = 1 << 63;
    if word.is_ascii() {
        return State::of(word, 0..word.len()).0 | LONG;
    }
    let lower = std::str::from_utf8(word).map(lower).unwrap_or_default();
    if lower.is_ascii() {
        return key_at(lower.as_bytes(), 0..lower.len());
    }
    lower.bytes().fold(0xcbf2_9ce4_8422_2325, |state: u64, b| (state ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
        | LONG
}

fn lowered(chunk: u64) -> u64 {
    chunk | is_letter(chunk) >> 2
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
        let key = |word: &str| key_at(word.as_bytes(), 0..word.len());
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
                assert_eq!(hash_at(text.as_bytes(), 0..word.len()), hash(word.as_bytes()), "{text}");
            }
        }
    }
}
