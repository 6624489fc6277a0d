//! The same period of another year.
//!
//! | words | reads as |
//! | --- | --- |
//! | `same period last year`, `corresponding period of 2016`, `the same 2016 period` | the last period mentioned, in that year |
//! | `the corresponding period of the previous one` | the last period mentioned, a year before |
//! | `the same month of 2022` | the last month mentioned, or that of the report, in that year |
//! | `year-ago period`, `year-earlier quarter`, `year-ago week` | the last period mentioned, a year before |
//! | `same period a year earlier` | likewise |
//! | `same date of last year`, `same day a year earlier` | the last day mentioned, in that year |

use super::expression::{Back, Place, Turn, Year};
use super::reader::Reader;
use super::{Found, portion};
use crate::lexicon::date::{DateWord, Shift, Unit};
use crate::text::token::Gap;

/// "same period last year", "same quarter of 2016", "year-ago period".
pub(super) fn same(r: &Reader, at: usize) -> Option<Found> {
    if let Some(end) = r.is(at, DateWord::SameDate) {
        let (back, end) = match r.year_tail(end)? {
            (Year::Relative(Turn::Mentioned(steps)), end) => (Back::Years(steps), end),
            (year, end) => (Back::Into(year), end),
        };
        return Some(Found::new(Place::SameDay(back), end, "same_day").with_article());
    }
    let behind = r.is(at, DateWord::SamePeriod).map(|end| (None, end)).or_else(|| {
        let end = r.is(at, DateWord::Shift(Shift::Same))?;
        let stretch = r
            .unit(end)
            .filter(|((unit, times, plural), _)| *times == 1 && !plural && is_stretch(*unit))
            .map(|((unit, ..), end)| (Some(unit), end));
        // "the same three months", "the same month"
        stretch.or_else(|| {
            let (_, end) = r.cardinal(end)?;
            r.unit(end).filter(|((unit, ..), _)| is_stretch(*unit)).map(|(_, end)| (None, end))
        })
    });
    if let Some((unit, end)) = behind {
        let found = |back: Back, end: usize| found(back, unit, end);
        // "the same period of 1985/86"
        let of = r.is(end, DateWord::Of).unwrap_or(end);
        let pair = r.four_digits(of).and_then(|(year, behind)| {
            portion::year_pair(r, year, behind).map(|(_, end)| (Year::Stated(year + 1), end))
        });
        let back = pair.or_else(|| r.year_tail(end));
        let named_same = r.is(at, DateWord::SamePeriod).is_some();
        if let Some(end) = previous_one(r, end) {
            return Some(found(Back::Years(-1), end));
        }
        return match back {
            Some((Year::Relative(Turn::Mentioned(steps)), end)) => Some(found(Back::Years(steps), end)),
            Some((year, end)) => Some(found(Back::Into(year), end)),
            // "the same month" alone is the month mentioned: read as a shifted unit. "the same time" alone is no date.
            None if named_same && !r.document.is_word(end - 1, "time") => Some(found(Back::Still, end)),
            None => None,
        };
    }
    let same = r.is(at, DateWord::Shift(Shift::Same)).unwrap_or(at);
    // "the same 2016 period"
    if same > at
        && let Some((year, end)) = r.four_digits(same)
        && let Some(end) = r.is(end, DateWord::Period).filter(|_| r.gap(end) <= Gap::Line)
    {
        return Some(found(Back::Into(Year::Stated(year)), None, end));
    }
    let end = r.is(same, DateWord::YearAgo).filter(|&end| r.gap(end) <= Gap::Line)?;
    // "the year-earlier second quarter"
    let end = r.ordinal(end).map_or(end, |(_, end)| end);
    let week = || r.unit(end).filter(|((unit, times, plural), _)| (*unit, *times, *plural) == (Unit::Week, 1, false));
    match r.is(end, DateWord::Period) {
        Some(end) => Some(found(Back::Years(-1), None, end)),
        None => week().map(|(_, end)| found(Back::Years(-1), Some(Unit::Week), end)),
    }
}

/// "of the previous one", "of the previous fiscal": the year before that of which the sentence tells.
fn previous_one(r: &Reader, at: usize) -> Option<usize> {
    let the = r.is(at, DateWord::Of)?;
    let end = r.is(r.skip_definite(the), DateWord::Shift(Shift::Previous)).filter(|_| r.skip_definite(the) > the)?;
    r.document.is_one_of(end, &["one", "fiscal"]).then_some(end + 1)
}

fn is_stretch(unit: Unit) -> bool {
    matches!(unit, Unit::Week | Unit::Weekend | Unit::Month | Unit::Quarter | Unit::Season | Unit::Half)
}

fn found(back: Back, unit: Option<Unit>, end: usize) -> Found {
    Found::new(Place::SamePeriod(back, unit), end, "same_period").with_article()
}
