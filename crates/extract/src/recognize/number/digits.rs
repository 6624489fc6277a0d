//! Numbers in digits.
//!
//! | words | value |
//! | --- | --- |
//! | `1,234.5` `1.234,5` `1 234,5` `12,34,567` | 1234.5, 1234567 |
//! | `3-1/2`, `3 1/4` | 3.5, 3.25 |
//! | `15 . 06 %` | 15.06 |
//! | `1.` line break `5 billion` | 1.5, torn apart |
//! | `1,2,3`, `10.1.2.3` | none |

use std::borrow::Cow;

use super::{Number, scale_at};
use crate::decimal::Decimal;
use crate::lexicon::Classes;
use crate::text::Document;
use crate::text::token::{Gap, Kind};

pub(super) fn in_digits(document: &Document, at: usize) -> Option<Number> {
    // "1 234 567,8": groups of three with one blank between them.
    let mut end = at + 1;
    let plain = |t: usize| document.word(t).bytes().all(|b| b.is_ascii_digit());
    let group = |t: usize| {
        let token = document.tokens.get(t)?;
        let one_blank =
            token.kind == Kind::Number && (token.start - document.tokens[t - 1].end) <= 3 && token.gap == Gap::Space;
        let head = document.word(t).split([',', '.']).next().unwrap_or_default();
        (one_blank && head.len() == 3).then_some(())
    };
    if plain(at) && document.word(at).len() <= 3 && document.word(at) != "0" {
        while group(end).is_some() && (plain(end - 1)) {
            end += 1;
        }
    }
    let value = if end == at + 1 {
        digits(document.word(at))
    } else {
        digits(&(at..end).map(|t| document.word(t)).collect::<String>())
    };
    let mut number = Number::new(at..end, value);
    // "$1." and "5 billion" on the next line.
    if plain(at)
        && end == at + 1
        && document.is_sign(end, b'.')
        && document.touches(end)
        && document.is_number(end + 1)
        && plain(end + 1)
        && document.tokens[end + 1].gap >= Gap::Line
        && scale_at(document, end + 2, false).is_some()
    {
        number.mantissa = digits(&format!("{}.{}", document.word(at), document.word(end + 1)));
        number.tokens.end = end + 2;
        number.torn = true;
    } else if let Some(decimals) = spaced_decimals(document, at, end) {
        number.mantissa = digits(&format!("{}.{decimals}", document.word(at)));
        number.tokens.end = end + 2;
    } else {
        vulgar_fraction(document, &mut number);
    }
    number.value = number.mantissa;
    Some(number)
}

/// "15 . 06 %": texts that were cut into words put blanks around the decimal point; a unit behind it tells it from a full stop.
fn spaced_decimals<'a>(document: &Document<'a>, at: usize, end: usize) -> Option<&'a str> {
    let blank = |t: usize| document.tokens.get(t).is_some_and(|t| t.gap == Gap::Space);
    let plain = |t: usize| document.word(t).bytes().all(|b| b.is_ascii_digit());
    let spaced = document.is_sign(end, b'.') && blank(end) && blank(end + 1) && document.is_number(end + 1);
    let unit = document.has(end + 2, Classes::Percent | Classes::Currency | Classes::Number);
    (spaced && unit && end == at + 1 && plain(at) && plain(end + 1)).then(|| document.word(end + 1))
}

/// "1/2", "3-1/2", "3 1/2": common fractions, as prices and rates are quoted.
fn vulgar_fraction(document: &Document, number: &mut Number) {
    let ratio = |at: usize| {
        if !document.is_sign(at + 1, b'/') || !document.is_number(at) {
            return None;
        }
        let tight = document.touches(at + 1) == document.touches(at + 2);
        let (above, below) = (document.word(at).parse::<i64>().ok()?, document.word(at + 2).parse::<i64>().ok()?);
        let common = matches!(below, 2 | 3 | 4 | 5 | 6 | 8 | 10 | 16 | 32 | 64) && above > 0 && above < below;
        if common && tight && !document.is_sign(at + 3, b'/') {
            Decimal::from_int(above).checked_div(Decimal::from_int(below))
        } else {
            None
        }
    };
    let end = number.tokens.end;
    if let Some(part) = ratio(number.tokens.start) {
        number.mantissa = Some(part);
        number.tokens.end = number.tokens.start + 3;
        return;
    }
    let at = document.skip_hyphen(end);
    if let Some(part) = ratio(at) {
        number.mantissa = number.mantissa.and_then(|whole| whole.checked_add(part));
        number.tokens.end = at + 3;
    }
}

/// Reads digits with any grouping and decimal sign; `None` for what no grouping explains ("1,2,3", "10.1.2.3") or fits.
fn digits(text: &str) -> Option<Decimal> {
    let text = if text.contains('\'') { Cow::Owned(text.replace('\'', "")) } else { Cow::Borrowed(text) };
    let count = |sign: u8| text.bytes().filter(|&b| b == sign).count();
    let (commas, dots) = (count(b','), count(b'.'));
    let last = text.rfind([',', '.']);
    let behind = last.map_or(0, |at| text.len() - at - 1);
    let decimal_at = match (commas, dots) {
        (0, 0) => return Decimal::parse(&text),
        // Both: the last one is the decimal sign.
        (1.., 1..) => last,
        (1, 0) if behind != 3 || text.starts_with("0,") => last,
        (0, 1) => last,
        _ => None,
    };
    let (whole, fraction) = decimal_at.map_or((&text[..], ""), |at| (&text[..at], &text[at + 1..]));
    if fraction.contains([',', '.']) || whole.contains(',') && whole.contains('.') || !is_grouped(whole) {
        return None;
    }
    Decimal::of_digits(whole.bytes().filter(|b| !matches!(b, b',' | b'.')), fraction)
}

/// Whether a whole number is written without groups, in thousands ("1,234,567"), or as in India ("12,34,567").
fn is_grouped(whole: &str) -> bool {
    let mut groups = whole.split([',', '.']).map(str::len);
    let (Some(first), Some(last)) = (groups.next(), groups.next_back()) else { return true };
    last == 3 && (first <= 3 && groups.clone().all(|n| n == 3) || first <= 2 && groups.all(|n| n == 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_with_any_grouping() {
        for (text, value) in [
            ("1,234.5", "1234.5"),
            ("1.234,5", "1234.5"),
            ("626,1", "626.1"),
            ("1,234", "1234"),
            ("1.234", "1.234"),
            ("12,34,567", "1234567"),
            ("1.234.567", "1234567"),
            ("1'234'567.5", "1234567.5"),
            ("0,125", "0.125"),
            ("1,234,567", "1234567"),
        ] {
            assert_eq!(digits(text).map(|d| d.to_string()).as_deref(), Some(value), "{text}");
        }
        for text in ["1,2,3", "10.1.2.3", "2016,2017,5", &"9".repeat(41)] {
            assert_eq!(digits(text), None, "{text}");
        }
    }
}
