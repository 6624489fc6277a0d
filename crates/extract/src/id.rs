//! Identifiers that depend on content alone.

use std::fmt;

/// The first 128 bits of BLAKE3 over canonical input; shown as 32 lower-case hex digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(pub [u8; 16]);

const HEX: &[u8; 16] = b"0123456789abcdef";

impl Id {
    /// The id of a tuple of strings. Each part is preceded by its length, so that ("ab", "c") and ("a", "bc") differ.
    pub fn of(parts: &[&str]) -> Id {
        let mut bytes = Vec::with_capacity(parts.iter().map(|part| size_of::<u64>() + part.len()).sum());
        parts.iter().for_each(|part| add_part(&mut bytes, part.as_bytes()));
        Id::first_of(&blake3::hash(&bytes))
    }

    fn first_of(hash: &blake3::Hash) -> Id {
        let mut id = [0; 16];
        id.copy_from_slice(&hash.as_bytes()[..16]);
        Id(id)
    }

    /// As the tables show it.
    fn digits(self) -> [u8; 32] {
        let mut digits = [0; 32];
        for (pair, byte) in digits.chunks_exact_mut(2).zip(self.0) {
            pair[0] = HEX[usize::from(byte >> 4)];
            pair[1] = HEX[usize::from(byte & 15)];
        }
        digits
    }

    /// As the tables show it, for those that write many.
    pub fn shown(self) -> ShownId {
        ShownId(self.digits())
    }

    /// Reads 32 lower-case hex digits, as the tables hold them.
    pub fn parse(text: &str) -> Option<Id> {
        let digits: &[u8; 32] = text.as_bytes().try_into().ok()?;
        let (mut id, mut all) = ([0; 16], 0);
        for (byte, pair) in id.iter_mut().zip(digits.as_chunks::<2>().0) {
            let [high, low] = pair.map(|digit| VALUES[usize::from(digit)]);
            *byte = high << 4 | low;
            all |= high | low;
        }
        (all != NO_DIGIT).then_some(Id(id))
    }
}

/// What [`VALUES`] holds for all that is no digit: more bits than any digit has.
const NO_DIGIT: u8 = u8::MAX;

/// The value of each hex digit. A branch for digits and one for letters would be guessed wrong half the time.
const VALUES: [u8; 256] = {
    let mut values = [NO_DIGIT; 256];
    let mut value = 0;
    while value < 16 {
        values[HEX[value] as usize] = value as u8;
        value += 1;
    }
    values
};

/// The 32 hex digits of an id.
#[derive(Debug, Clone, Copy)]
pub struct ShownId([u8; 32]);

impl AsRef<str> for ShownId {
    fn as_ref(&self) -> &str {
        // Hex digits are always text.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

fn add_part(bytes: &mut Vec<u8>, part: &[u8]) {
    bytes.extend_from_slice(&(part.len() as u64).to_le_bytes());
    bytes.extend_from_slice(part);
}

/// The ids of the rows that an article has in a table: of (article, table, first byte, byte behind the last, kind).
#[derive(Debug)]
pub struct RowIds {
    /// What all of them begin with, and behind it the row that was asked for last.
    bytes: Vec<u8>,
    n_common: usize,
}

impl RowIds {
    /// The rows of an article in a table.
    pub fn new(article: Id, table: &str) -> RowIds {
        let mut bytes = Vec::with_capacity(160);
        add_part(&mut bytes, &article.digits());
        add_part(&mut bytes, table.as_bytes());
        RowIds { n_common: bytes.len(), bytes }
    }

    /// The id of a row.
    pub fn id(&mut self, row: std::ops::Range<usize>, kind: &str) -> Id {
        self.bytes.truncate(self.n_common);
        let mut digits = [0; 20];
        add_part(&mut self.bytes, decimal(row.start, &mut digits));
        add_part(&mut self.bytes, decimal(row.end, &mut digits));
        add_part(&mut self.bytes, kind.as_bytes());
        Id::first_of(&blake3::hash(&self.bytes))
    }
}

/// A number in decimal, written to the end of `digits`: an article has many rows, and formatting costs more than hashing.
fn decimal(mut number: usize, digits: &mut [u8; 20]) -> &[u8] {
    let mut at = digits.len();
    loop {
        at -= 1;
        digits[at] = b'0' + (number % 10) as u8;
        number /= 10;
        if number == 0 || at == 0 {
            return &digits[at..];
        }
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(std::str::from_utf8(&self.digits()).map_err(|_| fmt::Error)?)
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
    fn the_id_of_a_row_is_that_of_its_parts() {
        let article = Id::of(&["text", "2017-09-22"]);
        let mut ids = RowIds::new(article, "dates");
        for (row, start, end) in
            [(0..7, "0", "7"), (10..1234, "10", "1234"), (99..usize::MAX, "99", "18446744073709551615")]
        {
            assert_eq!(ids.id(row, "date"), Id::of(&[&article.to_string(), "dates", start, end, "date"]));
        }
    }

    #[test]
    fn what_is_shown_is_read_back() {
        let id = Id::of(&["a", "b"]);
        assert_eq!(Id::parse(&id.to_string()), Some(id));
        for text in ["", "abc", &"g".repeat(32), &"A".repeat(32), &"é".repeat(16)] {
            assert_eq!(Id::parse(text), None, "{text}");
        }
    }
}
