//! Years, and the words behind a date that say of which year it is.
//!
//! | words | reads as |
//! | --- | --- |
//! | `2017`, `nineteen eighty-six` | stated |
//! | `'17` | short |
//! | `, 2017`, `of 2017`, `of the year 2017` behind a month | stated |
//! | `last year`, `of this year`, `of the following year`, `a year ago` behind a month | relative |

use super::expression::{Turn, Year};
use super::reader::{Read, Reader};
use super::relative;
use crate::lexicon::date::{DateWord, Shift, Unit};
use crate::lexicon::number::{NumberWord, Written};
use crate::text::token::Gap;

/// Years that news writes about.
const YEARS: std::ops::RangeInclusive<u32> = 1000..=2199;

impl Reader<'_, '_> {
    /// A year in four digits.
    pub(super) fn four_digits(&self, at: usize) -> Read<i32> {
        let (value, end) = self.digits(at, 4)?;
        let four = self.document.word(at).len() == 4 && YEARS.contains(&value);
        // "2000m", "1990s", "2000-strong"
        let glued = self.document.touches(end)
            && (self.is_kind(end, crate::text::token::Kind::Word) && !self.document.is_word(end, "'s"));
        (four && !glued).then_some((value as i32, end))
    }

    /// "'17".
    pub(super) fn short_year(&self, at: usize) -> Read<u32> {
        if !self.is_sign(at, b'\'') || !self.document.touches(at + 1) {
            return None;
        }
        self.two_digits(at + 1)
    }

    pub(super) fn two_digits(&self, at: usize) -> Read<u32> {
        self.digits(at, 2).filter(|_| self.document.word(at).len() == 2)
    }

    /// A year by itself: digits, or words ("nineteen ninety six", "two thousand and five").
    pub(super) fn year(&self, at: usize) -> Read<Year> {
        if let Some((year, end)) = self.four_digits(at) {
            return Some((Year::Stated(year), end));
        }
        if let Some((year, end)) = self.short_year(at) {
            return Some((Year::Short(year), end));
        }
        self.year_in_words(at).map(|(year, end)| (Year::Stated(year), end))
    }

    pub(super) fn year_in_words(&self, at: usize) -> Read<i32> {
        let cardinal = |at: usize| {
            if self.is_kind(at, crate::text::token::Kind::Number) || self.gap(at) > Gap::Line {
                None
            } else {
                self.cardinal(at)
            }
        };
        let (head, end) = cardinal(at)?;
        let scale = |at: usize, wanted: u64| {
            self.number_word(at, |w| {
                matches!(w, NumberWord::Scale { factor, written: Written::Word } if factor == wanted).then_some(())
            })
        };
        let and =
            |at: usize| self.number_word(at, |w| (w == NumberWord::And).then_some(())).map_or(at, |((), end)| end);
        if head == 2 {
            let ((), end) = scale(end, 1000)?;
            return Some(match cardinal(and(end)) {
                Some((rest, end)) if rest < 100 => (2000 + rest as i32, end),
                _ => (2000, end),
            });
        }
        if !(11..=20).contains(&head) {
            return None;
        }
        let (rest, end) = match scale(end, 100) {
            Some(((), end)) => cardinal(and(end)).filter(|(rest, _)| *rest < 100).unwrap_or((0, end)),
            None => cardinal(self.skip_hyphen(end)).filter(|(rest, _)| (10..100).contains(rest))?,
        };
        Some(((head * 100 + rest) as i32, end))
    }

    /// Behind a month, a quarter and the like: the year it belongs to.
    pub(super) fn year_tail(&self, at: usize) -> Read<Year> {
        if self.gap(at) > Gap::Line {
            return None;
        }
        let comma = self.skip(at, b',');
        if let Some((year, end)) = self.year(comma) {
            let counts = comma > at && self.is(end, DateWord::Counted).is_some();
            return (!counts).then_some((year, end));
        }
        let of = self.is(at, DateWord::Of).unwrap_or(at);
        let the = self.skip_definite(of);
        if of > at
            && let Some((_, end)) = self.unit(the).filter(|((unit, ..), _)| *unit == Unit::Year)
        {
            // "of the year 2016", "of the year"
            return match self.year(end) {
                Some(read) => Some(read),
                // "of the year ending October 31" is none of the calendar.
                None if the > of && self.is(end, DateWord::Ended).is_none() => {
                    Some((Year::Relative(Turn::Understood), end))
                }
                None => None,
            };
        }
        if of > at
            && let Some(read) = self.year(the)
        {
            return Some(read);
        }
        if let Some((shift, end)) = relative::shift(self, the)
            && let Some((_, end)) = self
                .unit(self.is(end, DateWord::Calendar).unwrap_or(end))
                .filter(|((unit, times, plural), _)| (*unit, *times, *plural) == (Unit::Year, 1, false))
        {
            let turn = match shift {
                Shift::Past => return None,
                shift => relative::turn(shift)?,
            };
            return Some((Year::Relative(turn), end));
        }
        // "in the third quarter a year ago"
        let (_, end) = self.unit(self.article(at)?).filter(|((unit, _, plural), _)| *unit == Unit::Year && !plural)?;
        if let Some(end) = self.is(end, DateWord::Ago) {
            return Some((Year::Relative(Turn::Publication(-1)), end));
        }
        self.is(end, DateWord::Earlier).map(|end| (Year::Relative(Turn::Mentioned(-1)), end))
    }
}
