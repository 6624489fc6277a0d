//! Numbers in digits and in words, with their scale, as exact decimals.
//!
//! | words | value |
//! | --- | --- |
//! | `1,234.5` `1.234,5` `1 234,5` | 1234.5 |
//! | `626,1 million` | 626 100 000 |
//! | `Rs 500 crore` | 5 000 000 000 |
//! | `3-1/2`, `two and a half` | 3.5, 2.5 |
//! | `a couple of hundred thousand` | 200 000, roughly |
//! | `two thirds` | 2/3, a fraction |
//! | `1.` line break `5 billion` | 1 500 000 000, flagged |
//!
//! What it leaves out: ordinals, and scales that no number precedes ("millions of people").

use std::borrow::Cow;
use std::ops::Range;

use crate::decimal::Decimal;
use crate::lexicon::number::NumberWord;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::{Classes, Word};
use crate::text::Document;
use crate::text::token::{Gap, Kind};

/// A number as its words say it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Number {
    pub(crate) tokens: Range<usize>,
    /// With its scale; `None` beyond 38 digits.
    pub(crate) value: Option<Decimal>,
    /// Without its scale.
    pub(crate) mantissa: Option<Decimal>,
    /// The factor of its scale words, 1 without.
    pub(crate) scale: u64,
    /// A scale of one letter ("5m"), which can also be a unit.
    pub(crate) letter_scale: bool,
    /// Written in words: a small one may be no figure.
    pub(crate) in_words: bool,
    /// "two thirds", "half": the part of something that it is, in percent.
    pub(crate) fraction: Option<Decimal>,
    /// "a couple of": not quite that.
    pub(crate) rough: bool,
    /// Torn apart by a line break.
    pub(crate) torn: bool,
}

impl Number {
    /// Gives a scale to a number that has none of its own: "75 USD million", "60 MEUR".
    pub(crate) fn scale_by(&mut self, factor: u64) {
        self.scale = self.scale.saturating_mul(factor);
        self.value = self.value.zip(i64::try_from(factor).ok()).and_then(|(v, f)| v.checked_mul(Decimal::from_int(f)));
    }
}

fn word(document: &Document, at: usize) -> Option<(NumberWord, usize)> {
    document.read(at, NumberWord::of)
}

fn word_if<T>(document: &Document, at: usize, mut wanted: impl FnMut(NumberWord) -> Option<T>) -> Option<T> {
    document.read(at, |sense| wanted(NumberWord::of(sense)?)).map(|(value, _)| value)
}

/// The number that begins at a token, if one does.
pub(crate) fn read(document: &Document, at: usize) -> Option<Number> {
    let mut number = if document.is_number(at) { in_digits(document, at)? } else { in_words(document, at)? };
    scale(document, &mut number);
    Some(number)
}

fn new(tokens: Range<usize>, mantissa: Option<Decimal>) -> Number {
    Number {
        tokens,
        value: mantissa,
        mantissa,
        scale: 1,
        letter_scale: false,
        in_words: false,
        fraction: None,
        rough: false,
        torn: false,
    }
}

/// Whether the token says that the number behind it is negative: "minus".
pub(crate) fn is_minus(document: &Document, at: usize) -> bool {
    word_if(document, at, |w| (w == NumberWord::Minus).then_some(())).is_some()
}

fn in_digits(document: &Document, at: usize) -> Option<Number> {
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
    let mut number = new(at..end, value);
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
pub(crate) fn digits(text: &str) -> Option<Decimal> {
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

/// A number in words: "twenty-five", "one hundred and twenty", "one-and-a-half", "a couple of hundred", "two thirds", "half a".
fn in_words(document: &Document, start: usize) -> Option<Number> {
    let (first, length) = word(document, start)?;
    let next = start + length;
    match first {
        NumberWord::Cardinal(_) => cardinal(document, start),
        NumberWord::Couple => {
            let of = next + usize::from(document.is_word(next, "of"));
            let (_, _) = scale_at(document, of, true)?;
            Some(Number {
                in_words: true,
                rough: true,
                ..new(article_before(document, start)..of, Some(Decimal::from_int(2)))
            })
        }
        NumberWord::Scale { symbol: false, .. } => {
            // "a million", "the first hundred": only with an article is it one.
            let begin = article_before(document, start);
            let plural = document.word(start).ends_with('s');
            (begin < start && !plural).then(|| Number { in_words: true, ..new(begin..start, Some(Decimal::ONE)) })
        }
        NumberWord::Ordinal(_) | NumberWord::Fraction(_) => {
            let denominator =
                word_if(document, start, |w| if let NumberWord::Fraction(n) = w { Some(n) } else { None })?;
            let begin = article_before(document, start);
            let part = Decimal::ONE.checked_div(Decimal::from_int(i64::from(denominator)));
            let half = denominator == 2;
            // "quarter million", "half billion"
            if scale_at(document, next, true).is_some_and(|(factor, _)| factor >= 1_000_000) {
                return Some(Number { in_words: true, ..new(begin..next, part) });
            }
            if !half && begin == start {
                return None;
            }
            // "half a million", "a quarter of a million"
            let of = next + usize::from(document.is_word(next, "of"));
            let article = document.has(of, Classes::Article);
            if (half || of > next) && article && scale_at(document, of + 1, true).is_some() {
                return Some(Number { in_words: true, ..new(begin..of + 1, part) });
            }
            Some(Number { in_words: true, fraction: percent(1, denominator), ..new(begin..next, part) })
        }
        _ => None,
    }
}

fn percent(above: i64, below: u32) -> Option<Decimal> {
    Decimal::from_int(above).checked_mul(Decimal::from_int(100))?.checked_div(Decimal::from_int(i64::from(below)))
}

/// The token of "a" or "an" right before, or the token itself.
fn article_before(document: &Document, at: usize) -> usize {
    let before = at.wrapping_sub(1);
    if at > 0 && document.has(before, Classes::Article) { before } else { at }
}

fn cardinal(document: &Document, start: usize) -> Option<Number> {
    let value_at = |at: usize| word_if(document, at, |w| if let NumberWord::Cardinal(n) = w { Some(n) } else { None });
    let mut at = start + 1;
    let mut total = i64::from(value_at(start)?);
    let unit_behind =
        |at: usize, tens: i64| value_at(at).map(i64::from).filter(|&n| tens >= 20 && tens % 10 == 0 && n > 0 && n < 10);
    if let Some(unit) = unit_behind(document.skip_hyphen(at), total) {
        total += unit;
        at = document.skip_hyphen(at) + 1;
    }
    // "one hundred and twenty-five": hundreds stay inside the number, larger scales are the scale's.
    if total < 100 && is_hundred(document, at) && !scale_follows(document, at + 1) {
        total *= 100;
        at += 1;
        let and = at + usize::from(word_if(document, at, |w| (w == NumberWord::And).then_some(())).is_some());
        if let Some(more) = value_at(and) {
            total += i64::from(more);
            at = and + 1;
            if let Some(unit) = unit_behind(document.skip_hyphen(at), i64::from(more)) {
                total += unit;
                at = document.skip_hyphen(at) + 1;
            }
        }
    }
    let mut mantissa = Some(Decimal::from_int(total));
    let mut fraction = None;
    if let Some((part, end)) = and_a_half(document, at) {
        mantissa = mantissa.and_then(|whole| whole.checked_add(part));
        at = end;
    } else if let Some(denominator) =
        word_if(document, document.skip_hyphen(at), |w| if let NumberWord::Fraction(n) = w { Some(n) } else { None })
    {
        // "two thirds"; "one second" is time, and "one half-year" none of ours.
        mantissa = mantissa.and_then(|above| above.checked_div(Decimal::from_int(i64::from(denominator))));
        at = document.skip_hyphen(at) + 1;
        fraction = percent(total, denominator);
    } else if word_if(document, at, |w| (w == NumberWord::Point).then_some(())).is_some() && value_at(at + 1).is_some()
    {
        let mut text = format!("{total}.");
        at += 1;
        while let Some(digit) = value_at(at).filter(|&d| d < 10) {
            text.push_str(&digit.to_string());
            at += 1;
        }
        mantissa = Decimal::parse(&text);
    }
    Some(Number { in_words: true, fraction, ..new(start..at, mantissa) })
}

fn is_hundred(document: &Document, at: usize) -> bool {
    word_if(document, at, |w| matches!(w, NumberWord::Scale { factor: 100, .. }).then_some(())).is_some()
}

fn scale_follows(document: &Document, at: usize) -> bool {
    word_if(document, at, |w| matches!(w, NumberWord::Scale { .. }).then_some(())).is_some()
}

/// "and a half", "-and-a-half", "and three quarters".
fn and_a_half(document: &Document, at: usize) -> Option<(Decimal, usize)> {
    let at = document.skip_hyphen(at);
    word_if(document, at, |w| (w == NumberWord::And).then_some(()))?;
    let at = document.skip_hyphen(at + 1);
    let above = match word(document, at) {
        Some((NumberWord::Cardinal(n), _)) => n,
        _ if document.has(at, Classes::Article) => 1,
        _ => return None,
    };
    let at = document.skip_hyphen(at + 1);
    let below = word_if(document, at, |w| if let NumberWord::Fraction(n) = w { Some(n) } else { None })?;
    let part = Decimal::from_int(i64::from(above)).checked_div(Decimal::from_int(i64::from(below)))?;
    Some((part, at + 1))
}

/// The scale at a token, as (factor, whether it is one letter). A symbol must stand behind digits.
fn scale_at(document: &Document, at: usize, words_only: bool) -> Option<(u64, bool)> {
    let (factor, symbol) = word_if(document, at, |w| {
        if let NumberWord::Scale { factor, symbol } = w { Some((factor, symbol)) } else { None }
    })?;
    if !symbol {
        return Some((factor, false));
    }
    let letters = document.word(at).len();
    // "20 m" may be metres; only "20m" is left for the amount to decide, and "20 bn" is clear.
    let clear = letters > 1
        && factor >= 1_000_000
        && !document.is_word(at, "mm")
        && !document.is_word(at, "mil")
        && !document.is_word(at, "tr");
    (!words_only && (clear || document.touches(at))).then_some((factor, letters == 1))
}

/// Takes the scale words behind a number: "million", "hundred thousand", "-billion".
fn scale(document: &Document, number: &mut Number) {
    loop {
        let at = document.skip_hyphen(number.tokens.end);
        let Some((factor, letter)) = scale_at(document, at, number.in_words) else { break };
        if number.scale > 1 && factor < 100 {
            break;
        }
        number.letter_scale = letter;
        number.fraction = None;
        number.tokens.end = at + 1;
        number.scale = number.scale.saturating_mul(factor);
        if letter {
            break;
        }
        if let Some(rest) = rest_behind(document, at + 1, number, factor) {
            number.value = product(number.mantissa, number.scale).and_then(|v| v.checked_add(rest.value?));
            number.tokens.end = rest.tokens.end;
            return;
        }
    }
    number.value = product(number.mantissa, number.scale);
}

/// "one million two hundred thousand", "6 billion 500 million", "15 thousand 400": what a smaller scale adds behind a scale.
fn rest_behind(document: &Document, at: usize, first: &Number, factor: u64) -> Option<Number> {
    let mut rest = if first.in_words || document.has(at, Classes::Number) {
        cardinal(document, at).filter(|r| r.fraction.is_none() && document.word(at) != "one")?
    } else if document.is_number(at) && document.tokens[at].gap == Gap::Space {
        in_digits(document, at).filter(|r| r.mantissa.is_some_and(|m| m < Decimal::from_int(1000)))?
    } else {
        return None;
    };
    scale(document, &mut rest);
    // "20 thousand 500 euro notes", "5 thousand 200 times": a number of its own.
    let own = document.has(rest.tokens.end, Classes::Currency | Classes::Percent)
        || document.says(rest.tokens.end, StatementWord::Times);
    let whole = document.word(at).len() == 3 && !document.word(at).starts_with('0');
    let units = !first.in_words && rest.scale == 1 && factor == 1000 && whole && !own;
    ((rest.scale > 1 || units) && rest.scale < factor && !rest.letter_scale).then_some(rest)
}

fn product(mantissa: Option<Decimal>, scale: u64) -> Option<Decimal> {
    mantissa?.checked_mul(Decimal::from_int(i64::try_from(scale).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    /// The first number of a text.
    fn first(text: &str) -> String {
        let lexicon = Lexicon::english().unwrap();
        let document = Document::new(text, &lexicon);
        (0..document.len())
            .filter(|&at| document.is_number(at) || document.has(at, Classes::Number))
            .find_map(|at| read(&document, at))
            .map_or("-".to_owned(), |n| {
                format!(
                    "{} = {}{}",
                    document.surface(n.tokens.clone()),
                    n.value.map_or("none".to_owned(), |v| v.to_string()),
                    if n.fraction.is_some() { " of" } else { "" }
                )
            })
    }

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

    #[test]
    fn numbers_with_their_scale() {
        for (text, expected) in [
            ("about 24.5 billion", "24.5 billion = 24500000000"),
            ("119bn", "119bn = 119000000000"),
            ("368.6B", "368.6B = 368600000000"),
            ("1 234 567,5 tonnes", "1 234 567,5 = 1234567.5"),
            ("500 crore", "500 crore = 5000000000"),
            ("2 lakh crore", "2 lakh crore = 2000000000000"),
            ("one-and-a-half billion", "one-and-a-half billion = 1500000000"),
            ("two and a half million", "two and a half million = 2500000"),
            ("a couple of hundred thousand", "a couple of hundred thousand = 200000"),
            ("half a million people", "half a million = 500000"),
            ("a million", "a million = 1000000"),
            ("two-thirds of", "two-thirds = 0.666667 of"),
            ("three quarters", "three quarters = 0.75 of"),
            ("twenty-five", "twenty-five = 25"),
            ("one hundred and twenty-five", "one hundred and twenty-five = 125"),
            ("one million two hundred thousand", "one million two hundred thousand = 1200000"),
            ("3-1/2 pct", "3-1/2 = 3.5"),
            ("3 1/4", "3 1/4 = 3.25"),
            ("two point five million", "two point five million = 2500000"),
            ("$1.\n5 billion", "1.\n5 billion = 1500000000"),
            ("millions of people", "-"),
            ("the third stage", "-"),
            ("five hundred thousand", "five hundred thousand = 500000"),
            ("6 billion 500 million drams", "6 billion 500 million = 6500000000"),
            ("1 billion 895.2 million", "1 billion 895.2 million = 1895200000"),
            ("15 thousand 400 people", "15 thousand 400 = 15400"),
            ("5 million 2,019 people", "5 million = 5000000"),
        ] {
            assert_eq!(first(text), expected, "{text}");
        }
    }
}
