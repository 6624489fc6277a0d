//! Numbers in words.
//!
//! | words | value |
//! | --- | --- |
//! | `twenty-five`, `one hundred and twenty` | 25, 120 |
//! | `one-and-a-half`, `two point five` | 1.5, 2.5 |
//! | `two thirds`, `half` | the part of something, in percent |
//! | `a couple of hundred` | 2, roughly, before the scale |
//! | `half a million`, `a million` | 0.5 and 1, before the scale |

use super::{Number, scale_at, word_if};
use crate::decimal::Decimal;
use crate::lexicon::number::{NumberWord, Written};
use crate::lexicon::{Classes, Word};
use crate::text::Document;

/// A number in words: "twenty-five", "one hundred and twenty", "one-and-a-half", "a couple of hundred", "two thirds", "half a".
pub(super) fn in_words(document: &Document, start: usize) -> Option<Number> {
    let (first, length) = document.read(start, NumberWord::of)?;
    let next = start + length;
    match first {
        NumberWord::Cardinal(_) => cardinal(document, start),
        NumberWord::Couple => {
            let of = next + usize::from(document.is_word(next, "of"));
            let (_, _) = scale_at(document, of, true)?;
            Some(Number {
                in_words: true,
                rough: true,
                ..Number::new(article_before(document, start)..of, Some(Decimal::from_int(2)))
            })
        }
        NumberWord::Scale { written: Written::Word, .. } => {
            // "a million", "the first hundred": only with an article is it one.
            let round = start - usize::from(start > 0 && document.says(start - 1, NumberWord::Round));
            let begin = article_before(document, round);
            let begin = if begin < round { begin } else { article_before(document, start) };
            let plural = document.word(start).ends_with('s');
            (begin < start && !plural)
                .then(|| Number { in_words: true, ..Number::new(begin..start, Some(Decimal::ONE)) })
        }
        NumberWord::Ordinal(_) | NumberWord::Fraction(_) => {
            let below = denominator(document, start)?;
            let begin = article_before(document, start);
            let part = Decimal::ONE.checked_div(Decimal::from_int(i64::from(below)));
            let half = below == 2;
            // "quarter million", "half billion"
            if scale_at(document, next, true).is_some_and(|(factor, _)| factor >= 1_000_000) {
                return Some(Number { in_words: true, ..Number::new(begin..next, part) });
            }
            if !half && begin == start {
                return None;
            }
            // "half a million", "a quarter of a million"
            let of = next + usize::from(document.is_word(next, "of"));
            let article = document.has(of, Classes::Article);
            if (half || of > next) && article && scale_at(document, of + 1, true).is_some() {
                return Some(Number { in_words: true, ..Number::new(begin..of + 1, part) });
            }
            Some(Number { in_words: true, fraction: percent(1, below), ..Number::new(begin..next, part) })
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

/// "twenty-five", "one hundred and twenty", "two and a half", "two thirds", "two point five": what begins with a cardinal.
pub(super) fn cardinal(document: &Document, start: usize) -> Option<Number> {
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
    if total < 100 && is_hundred(document, at) {
        total *= 100;
        at += 1;
        let and = at + usize::from(document.says(at, NumberWord::And));
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
    } else if let Some(below) = denominator(document, document.skip_hyphen(at))
        // "two half-point cuts" are two of them.
        && (below > 2 || total == 1 || document.word(document.skip_hyphen(at)).ends_with('s'))
    {
        // "two thirds"; "one second" is time, and "one half-year" none of ours.
        mantissa = mantissa.and_then(|above| above.checked_div(Decimal::from_int(i64::from(below))));
        at = document.skip_hyphen(at) + 1;
        fraction = percent(total, below);
    } else if document.says(at, NumberWord::Point) && value_at(at + 1).is_some() {
        let mut text = format!("{total}.");
        at += 1;
        while let Some(digit) = value_at(at).filter(|&d| d < 10) {
            text.push_str(&digit.to_string());
            at += 1;
        }
        mantissa = Decimal::parse(&text);
    }
    Some(Number { in_words: true, fraction, ..Number::new(start..at, mantissa) })
}

/// The denominator that a token says: 3 for "thirds".
fn denominator(document: &Document, at: usize) -> Option<u32> {
    word_if(document, at, |w| if let NumberWord::Fraction(n) = w { Some(n) } else { None })
}

fn is_hundred(document: &Document, at: usize) -> bool {
    word_if(document, at, |w| matches!(w, NumberWord::Scale { factor: 100, .. }).then_some(())).is_some()
}

/// "and a half", "-and-a-half", "and three quarters".
fn and_a_half(document: &Document, at: usize) -> Option<(Decimal, usize)> {
    let at = document.skip_hyphen(at);
    document.length_of(at, NumberWord::And)?;
    let at = document.skip_hyphen(at + 1);
    let above = match document.read(at, NumberWord::of) {
        Some((NumberWord::Cardinal(n), _)) => n,
        _ if document.has(at, Classes::Article) => 1,
        _ => return None,
    };
    let at = document.skip_hyphen(at + 1);
    let below = denominator(document, at)?;
    let part = Decimal::from_int(i64::from(above)).checked_div(Decimal::from_int(i64::from(below)))?;
    Some((part, at + 1))
}
