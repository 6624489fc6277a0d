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

mod digits;
mod words;

use std::ops::Range;

use crate::decimal::Decimal;
use crate::lexicon::money::MoneyWord;
use crate::lexicon::number::{NumberWord, Written};
use crate::lexicon::statement::StatementWord;
use crate::lexicon::{Classes, Sense};
use crate::recognize::amount::count::closes;
use crate::text::Document;
use crate::text::token::{Gap, Shape};
use digits::in_digits;
use words::{cardinal, in_words};

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
    /// Without a scale, and in digits.
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

    /// Gives a scale to a number that has none of its own: "75 USD million", "60 MEUR".
    pub(crate) fn scale_by(&mut self, factor: u64) {
        self.scale = self.scale.saturating_mul(factor);
        self.value = self.value.zip(i64::try_from(factor).ok()).and_then(|(v, f)| v.checked_mul(Decimal::from_int(f)));
    }
}

/// The number that begins at a token, if one does.
pub(crate) fn read(document: &Document, at: usize) -> Option<Number> {
    let mut number = if document.is_number(at) { in_digits(document, at)? } else { in_words(document, at)? };
    scale(document, &mut number);
    // "twenty-odd ships"
    let end = number.tokens.end;
    if document.is_hyphen(end) && document.says(end + 1, NumberWord::Odd) {
        (number.rough, number.tokens.end) = (true, end + 2);
    }
    Some(number)
}

/// Whether the token says that the number behind it is negative: "minus".
pub(crate) fn is_minus(document: &Document, at: usize) -> bool {
    document.says(at, NumberWord::Minus)
}

/// Whether the token is a scale in words: "million".
pub(crate) fn is_scale(document: &Document, at: usize) -> bool {
    scale_at(document, at, true).is_some()
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

/// The scale at a token, as (factor, whether it is one letter). A symbol must stand behind digits.
fn scale_at(document: &Document, at: usize, words_only: bool) -> Option<(u64, bool)> {
    let (factor, written) = word_if(document, at, |w| {
        if let NumberWord::Scale { factor, written } = w { Some((factor, written)) } else { None }
    })?;
    let stands = match written {
        Written::Word => true,
        Written::Symbol => !words_only,
        Written::Slang => is_slang(document, at),
        // "20 m" may be metres; only "20m" is left for the amount to decide.
        Written::TouchingSymbol => !words_only && document.touches(at),
    };
    stands.then_some((factor, document.word(at).len() == 1))
}

/// "ten grand", "two grand a month", "a 20-grand prize", but "ten grand pianos", "5 Grand Slams".
fn is_slang(document: &Document, at: usize) -> bool {
    let next = at + 1;
    let counted_by = document.is(next, |s| matches!(s, Sense::Money(MoneyWord::Per)));
    let ends = closes(document, next) || counted_by;
    document.tokens[at].shape == Shape::Lower && (ends || at > 0 && document.is_hyphen(at - 1))
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

fn word_if<T>(document: &Document, at: usize, mut wanted: impl FnMut(NumberWord) -> Option<T>) -> Option<T> {
    document.words(at).find_map(|(_, word)| wanted(word))
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
            ("twenty-odd ships", "twenty-odd = 20"),
            ("a round million", "a round million = 1000000"),
            ("the round million", "-"),
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
