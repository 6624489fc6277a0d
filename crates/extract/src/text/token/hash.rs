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
    fold(step(len as u64, chunk, len))
}

/// Hash of the lower-case form of a token.
pub fn hash(bytes: &[u8]) -> u32 {
    if !bytes.is_ascii() {
        let lower = std::str::from_utf8(bytes).map(lower);
        return lower.map_or(0, |lower| hash_lower(lower.as_bytes()));
    }
    let mut state = bytes.len() as u64;
    for chunk in bytes.chunks(8) {
        state = step(state, eight(chunk, 0), chunk.len());
    }
    fold(state)
}

fn hash_lower(bytes: &[u8]) -> u32 {
    if bytes.is_ascii() {
        return hash(bytes);
    }
    bytes.iter().fold(0x811c_9dc5, |state: u32, &b| (state ^ u32::from(b)).wrapping_mul(0x0100_0193))
}

/// Takes up to eight bytes into a hash; what stands in the number behind them does not count.
fn step(state: u64, chunk: u64, len: usize) -> u64 {
    let byte = |at: usize| chunk >> (8 * at) & 0xff;
    let packed = match len {
        4.. => chunk & 0xffff_ffff | chunk >> (8 * (len.min(8) - 4)) << 32,
        0 => 0,
        _ => byte(0) | byte(len / 2) << 8 | byte(len - 1) << 16,
    };
    (state.rotate_left(29) ^ (packed | LOWER)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

fn fold(state: u64) -> u32 {
    (state ^ state >> 32) as u32
}

/// The form under which a word is looked up: lower case, with the typographic apostrophe and dashes as ASCII.
pub fn lower(word: &str) -> String {
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

/// The first eight bytes with ASCII capitals lowered: ASCII words of up to eight bytes are equal if these are.
pub(crate) fn prefix(bytes: &[u8]) -> u64 {
    lowered(eight(bytes, 0))
}

/// The same of a token of a text; `None` where a character outside ASCII is among them.
#[inline]
pub(crate) fn prefix_at(text: &[u8], token: Range<usize>) -> Option<u64> {
    let chunk = eight(text, token.start) & first(token.len());
    (chunk & HIGH == 0).then_some(lowered(chunk))
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
    fn a_token_hashes_alike_in_any_text() {
        for word in ["a", "Of", "the", "Bank", "bank's", "Ministry", "ministers", "Undersecretary", "\u{e9}cole", "7"] {
            for text in [word.to_owned(), format!("{word} of the"), format!("{word}!")] {
                assert_eq!(hash_at(text.as_bytes(), 0..word.len()), hash(word.as_bytes()), "{text}");
            }
        }
    }
}
