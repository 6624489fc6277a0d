//! Reads the words of temporal expressions: one word or number at a time, each with the token behind it.
//!
//! | words | reads as |
//! | --- | --- |
//! | `Sept.` | month 9 |
//! | `twenty-first`, `21st` | ordinal 21 |
//! | `two and a half` | count 2.5 |
//! | `a few` | count without a number |

use std::borrow::Cow;

use crate::decimal::Decimal;
use crate::lexicon::Classes;
use crate::lexicon::date::{DateWord, Unit};
use crate::lexicon::number::{NumberWord, Written};
use crate::text::Document;
use crate::text::token::{Gap, Kind, Shape};

/// Where reading goes on, with what was read.
pub(super) type Read<T> = Option<(T, usize)>;

/// A document seen through its date words.
#[derive(Clone, Copy)]
pub(super) struct Reader<'d, 'a> {
    pub(super) document: &'d Document<'a>,
}

impl Reader<'_, '_> {
    /// The longest date term at the token that `pick` can use.
    pub(super) fn word<T>(&self, at: usize, mut pick: impl FnMut(DateWord) -> Option<T>) -> Read<T> {
        self.document.words(at).find_map(|(words, word)| Some((pick(word)?, at + words)))
    }

    /// Behind the term, if it is exactly this word.
    pub(super) fn is(&self, at: usize, wanted: DateWord) -> Option<usize> {
        self.word(at, |word| (word == wanted).then_some(())).map(|((), end)| end)
    }

    /// Whether a term that ends right before the token is one that `pick` can use: where it begins, and what it is.
    pub(super) fn before<T>(&self, at: usize, mut pick: impl FnMut(DateWord) -> Option<T>) -> Option<(T, usize)> {
        (1..=3.min(at)).rev().find_map(|words| {
            let start = at - words;
            if self.gap(at) > Gap::Line || (start + 1..at).any(|t| self.gap(t) > Gap::Line) {
                return None;
            }
            let mut terms = self.document.words(start).filter(|&(length, _)| length == words);
            terms.find_map(|(_, word)| Some((pick(word)?, start)))
        })
    }

    pub(super) fn gap(&self, at: usize) -> Gap {
        self.document.tokens.get(at).map_or(Gap::Paragraph, |t| t.gap)
    }

    pub(super) fn shape(&self, at: usize) -> Shape {
        self.document.tokens.get(at).map_or(Shape::Lower, |t| t.shape)
    }

    pub(super) fn is_kind(&self, at: usize, kind: Kind) -> bool {
        self.document.tokens.get(at).is_some_and(|t| t.kind == kind)
    }

    pub(super) fn is_sign(&self, at: usize, sign: u8) -> bool {
        self.document.is_sign(at, sign)
    }

    /// Behind the sign if it stands there, else where it was.
    pub(super) fn skip(&self, at: usize, sign: u8) -> usize {
        if self.is_sign(at, sign) { at + 1 } else { at }
    }

    /// Behind a hyphen that joins two tokens without blank space, else where it was.
    pub(super) fn skip_hyphen(&self, at: usize) -> usize {
        self.document.skip_hyphen(at)
    }

    /// Behind "the" or a possessive if one stands there, else where it was.
    pub(super) fn skip_definite(&self, at: usize) -> usize {
        at + usize::from(self.document.has(at, Classes::Definite))
    }

    /// Whether "the" or a possessive stands right before the token.
    pub(super) fn is_definite(&self, at: usize) -> bool {
        at > 0 && self.gap(at) <= Gap::Line && self.document.has(at - 1, Classes::Definite)
    }

    /// Behind "a" or "an".
    pub(super) fn article(&self, at: usize) -> Option<usize> {
        self.document.has(at, Classes::Article).then_some(at + 1)
    }

    /// Digits alone, at most `most` of them.
    pub(super) fn digits(&self, at: usize, most: usize) -> Option<(u32, usize)> {
        let number = self.document.tokens.get(at).filter(|t| t.kind == Kind::Number)?;
        if (number.end - number.start) as usize > most {
            return None;
        }
        let digit = |b: u8| b.is_ascii_digit().then(|| u32::from(b - b'0'));
        let value = number.of(self.document.text).bytes().try_fold(0_u32, |value, b| Some(10 * value + digit(b)?))?;
        Some((value, at + 1))
    }

    /// A month, with the full stop of its abbreviation where more of the date follows.
    pub(super) fn month(&self, at: usize) -> Read<u32> {
        let (month, end) = self.word(at, |word| match word {
            DateWord::Month { number, .. } => Some(number),
            _ => None,
        })?;
        Some((month, self.abbreviated(at, end)))
    }

    /// Takes in the full stop of an abbreviation: "Sept. 30", "Dec. 2016".
    pub(super) fn abbreviated(&self, at: usize, end: usize) -> usize {
        let short = self.document.bytes(at..end).len() <= 5;
        let dot = short && self.is_sign(end, b'.') && self.document.touches(end);
        let goes_on = self.is_kind(end + 1, Kind::Number)
            || self.is_sign(end + 1, b',')
            || self.is_sign(end + 1, b'-')
            || self.gap(end + 1) <= Gap::Line
                && self.is_kind(end + 1, Kind::Word)
                && self.shape(end + 1) == Shape::Lower;
        if dot && goes_on { end + 1 } else { end }
    }

    pub(super) fn weekday(&self, at: usize) -> Read<u32> {
        let (day, end) = self.word(at, |word| match word {
            DateWord::Weekday { number, .. } => Some(number),
            _ => None,
        })?;
        Some((day, self.abbreviated(at, end)))
    }

    /// A unit with its multiple: "weeks" is (week, 1, plural), "fortnight" (week, 2).
    pub(super) fn unit(&self, at: usize) -> Read<(Unit, u32, bool)> {
        self.word(at, |word| match word {
            DateWord::Unit { unit, times, plural } => Some((unit, times, plural)),
            _ => None,
        })
    }

    /// "first", "21st", "twenty-first".
    pub(super) fn ordinal(&self, at: usize) -> Read<u32> {
        if let Some((value, end)) = self.digits(at, 3) {
            let suffix = self.document.touches(end) && self.document.says(end, NumberWord::OrdinalEnding);
            return (suffix && value > 0).then_some((value, end + 1));
        }
        let (value, end) = self
            .number_word(at, |word| match word {
                NumberWord::Ordinal(value) => Some(value),
                _ => None,
            })
            .or_else(|| {
                let (tens, end) = self.cardinal_word(at).filter(|(tens, _)| tens % 10 == 0)?;
                let end = self.skip_hyphen(end);
                let (ones, end) = self.number_word(end, |word| match word {
                    NumberWord::Ordinal(value) if value < 10 => Some(value),
                    _ => None,
                })?;
                Some((tens + ones, end))
            })?;
        Some((value, end))
    }

    pub(super) fn number_word<T>(&self, at: usize, mut pick: impl FnMut(NumberWord) -> Option<T>) -> Read<T> {
        self.document.words(at).find_map(|(words, word)| Some((pick(word)?, at + words)))
    }

    fn cardinal_word(&self, at: usize) -> Read<u32> {
        self.number_word(at, |word| match word {
            NumberWord::Cardinal(value) => Some(value),
            _ => None,
        })
    }

    /// "7", "seven", "twenty-five".
    pub(super) fn cardinal(&self, at: usize) -> Read<u32> {
        if let Some(read) = self.digits(at, 4) {
            return Some(read);
        }
        let (value, end) = self.cardinal_word(at)?;
        if value >= 20 && value % 10 == 0 {
            let next = self.skip_hyphen(end);
            if let Some((ones, end)) = self.cardinal_word(next).filter(|(ones, _)| (1..10).contains(ones)) {
                return Some((value + ones, end));
            }
        }
        Some((value, end))
    }

    fn is_number(&self, at: usize, wanted: NumberWord) -> Option<usize> {
        self.number_word(at, |word| (word == wanted).then_some(())).map(|((), end)| end)
    }

    /// Whether a unit of time stands where the count at the token may reach it: what most numbers lack.
    pub(super) fn unit_behind(&self, at: usize) -> bool {
        // "a couple of thousand consecutive days"; "3Y".
        const REACH: usize = 12;
        (at + 1..=at + REACH).any(|t| self.document.has(t, Classes::TimeUnit))
            || self.is(at + 1, DateWord::YearLetter).is_some()
    }

    /// A count of units: "7", "2.5", "two and a half", "a", "half a", "several". No number for "several".
    pub(super) fn count(&self, at: usize) -> Read<Option<Decimal>> {
        let (mut value, end) = if self.is_kind(at, Kind::Number) {
            let word = self.document.word(at);
            let plain = if word.contains(',') { Cow::Owned(word.replace(',', "")) } else { Cow::Borrowed(word) };
            (Decimal::parse(&plain)?, at + 1)
        } else {
            if let Some(read) = self.rough_count(at) {
                return read;
            }
            let (value, end) = self.cardinal(at)?;
            (Decimal::from_int(i64::from(value)), end)
        };
        if value == Decimal::ZERO {
            return None;
        }
        let hyphen = self.skip_hyphen(end);
        if let Some((factor, end)) = self.scale(hyphen) {
            value = value.checked_mul(Decimal::from_int(factor))?;
            return Some((Some(value), end));
        }
        if let Some((more, end)) = self.and_fraction(hyphen) {
            return Some((value.checked_add(more), end));
        }
        Some((Some(value), end))
    }

    /// "a", "a few", "half a", "several", "a couple of": what no cardinal says. The inner `None` is a count that cannot be.
    fn rough_count(&self, at: usize) -> Option<Read<Option<Decimal>>> {
        let half = Decimal::from_millionths(500_000);
        let couple = |end: usize| {
            let of = if self.document.is_word(end, "of") { end + 1 } else { end };
            (Some(Decimal::from_int(2)), of)
        };
        if let Some(end) = self.article(at) {
            if let Some(end) =
                self.is_number(end, NumberWord::Vague).or_else(|| self.is_number(end, NumberWord::Couple))
            {
                let (two, of) = couple(end);
                return Some(Some((two.filter(|_| self.is_number(at + 1, NumberWord::Couple).is_some()), of)));
            }
            if let Some((_, end)) = self.number_word(end, |w| matches!(w, NumberWord::Fraction(2)).then_some(())) {
                return Some(Some((half, self.skip_hyphen(end))));
            }
            if let Some((factor, end)) = self.scale(end) {
                return Some(Some((Some(Decimal::from_int(factor)), end)));
            }
            return Some(Some((Some(Decimal::ONE), end)));
        }
        if let Some(end) = self.is_number(at, NumberWord::Vague) {
            return Some(Some((None, end)));
        }
        if let Some(end) = self.is_number(at, NumberWord::Couple) {
            return Some(Some(couple(end)));
        }
        let (_, end) = self.number_word(at, |w| matches!(w, NumberWord::Fraction(2)).then_some(()))?;
        let article = self.article(self.skip_hyphen(end));
        Some(article.map(|end| (half, self.skip_hyphen(end))))
    }

    fn scale(&self, at: usize) -> Read<i64> {
        self.number_word(at, |word| match word {
            NumberWord::Scale { factor, written: Written::Word } if factor <= 1_000_000_000 => {
                i64::try_from(factor).ok()
            }
            _ => None,
        })
    }

    /// "and a half", "-and-a-quarter".
    pub(super) fn and_fraction(&self, at: usize) -> Read<Decimal> {
        let end = self.skip_hyphen(self.is_number(at, NumberWord::And)?);
        let one = self.cardinal_word(end).filter(|(one, _)| *one == 1).map(|(_, end)| end);
        let end = self.skip_hyphen(self.article(end).or(one).unwrap_or(end));
        let (parts, end) = self.number_word(end, |word| match word {
            NumberWord::Fraction(parts) => Some(parts),
            _ => None,
        })?;
        Some((Decimal::ONE.checked_div(Decimal::from_int(i64::from(parts)))?, end))
    }
}
