//! Identifiers that depend on content alone.

use std::fmt;

/// The first 128 bits of BLAKE3 over canonical input; shown as 32 lower-case hex digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(pub [u8; 16]);

impl Id {
    /// The id of a tuple of strings. Each part is preceded by its length, so that ("ab", "c") and ("a", "bc") differ.
    pub fn of(parts: &[&str]) -> Id {
        let mut hasher = blake3::Hasher::new();
        for part in parts {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part.as_bytes());
        }
        let mut id = [0; 16];
        id.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
        Id(id)
    }

    /// Reads 32 lower-case hex digits, as the tables hold them.
    pub fn parse(text: &str) -> Option<Id> {
        let digits: &[u8; 32] = text.as_bytes().try_into().ok()?;
        let digit = |byte: u8| match byte {
            b'0'..=b'9' => Some(byte - b'0'),
            b'a'..=b'f' => Some(byte - b'a' + 10),
            _ => None,
        };
        let mut id = [0; 16];
        for (byte, pair) in id.iter_mut().zip(digits.chunks_exact(2)) {
            *byte = digit(pair[0])? << 4 | digit(pair[1])?;
        }
        Some(Id(id))
    }

    /// The id of a row of an article: (article, table, first byte, byte behind the last, kind).
    pub fn of_row(article: Id, table: &str, bytes: std::ops::Range<usize>, kind: &str) -> Id {
        Id::of(&[&article.to_string(), table, &bytes.start.to_string(), &bytes.end.to_string(), kind])
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const HEX: &[u8; 16] = b"0123456789abcdef";
        let mut text = [0; 32];
        for (pair, byte) in text.chunks_exact_mut(2).zip(self.0) {
            pair[0] = HEX[usize::from(byte >> 4)];
            pair[1] = HEX[usize::from(byte & 15)];
        }
        f.pad(std::str::from_utf8(&text).map_err(|_| fmt::Error)?)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_is_read_back() {
        let id = Id::of(&["a", "b"]);
        assert_eq!(Id::parse(&id.to_string()), Some(id));
        for text in ["", "abc", &"g".repeat(32), &"A".repeat(32), &"é".repeat(16)] {
            assert_eq!(Id::parse(text), None, "{text}");
        }
    }
}
