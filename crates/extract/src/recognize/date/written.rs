//! Dates with the month in words.
//!
//! | words | reads as |
//! | --- | --- |
//! | `1 March 2017`, `1st of March, 2017`, `22/Jan/2019` | a day |
//! | `March 1st, 2017`, `Feb 22`, `March one` | a day |
//! | `March 2017`, `March '17`, `March of last year` | a month |
//! | `Friday, 22 September` | a day: the weekday is part of the expression |
//! | `Christmas`, `New Year's Day 2016` | a day |
//! | `the Christmas season`, `Christmas sales` | some days, PXD |

use super::expression::{Duration, Field, Meaning, Place, Year};
use super::guard;
use super::reader::{Read, Reader};
use super::{Found, Said};
use crate::lexicon::date::{DateWord, Shift, Unit};
use crate::text::token::{Gap, Kind};

/// "1 March 2017": a day before its month.
pub(super) fn day_month(r: &Reader, at: usize) -> Option<Found> {
    let (day, behind_day) = day_number(r, at)?;
    let of = if r.document.is_word(behind_day, "of") { behind_day + 1 } else { behind_day };
    let joined = if of == behind_day && (r.is_sign(of, b'-') || r.is_sign(of, b'/')) { of + 1 } else { of };
    let (month, end) = r.month(joined).filter(|_| r.gap(joined) <= Gap::Line)?;
    // "15/DEC7", "one may ask"
    if r.document.touches(end) && r.is_kind(end, Kind::Number) {
        return None;
    }
    if guard::is_part_of_number(r, at) || guard::is_verb(r, joined) && !r.is_kind(at, Kind::Number) {
        return None;
    }
    let tail = if joined > of && (r.is_sign(end, b'-') || r.is_sign(end, b'/')) {
        r.year(end + 1).or_else(|| short(r, end + 1))
    } else {
        None
    };
    let (year, end) = with_year(tail.or_else(|| r.year_tail(end)), end);
    let found = Found::new(Place::InYear(Field::Day(month, day), year), end, "day_month");
    // "the 4th of July", but "the 4 July vote"
    Some(if of > behind_day { found.with_article() } else { found })
}

fn short(r: &Reader, at: usize) -> Read<Year> {
    r.two_digits(at).map(|(year, end)| (Year::Short(year), end))
}

/// "1", "1st", "twenty-first", "fifteen".
fn day_number(r: &Reader, at: usize) -> Read<u32> {
    r.ordinal(at).or_else(|| r.digits(at, 2)).or_else(|| r.cardinal(at)).filter(|(day, _)| (1..=31).contains(day))
}

fn with_year(tail: Read<Year>, end: usize) -> (Option<Year>, usize) {
    tail.map_or((None, end), |(year, end)| (Some(year), end))
}

/// "March 1, 2017", "March 2017", "March".
pub(super) fn month(r: &Reader, at: usize) -> Option<Found> {
    let (month, behind) = r.month(at)?;
    let dash = r.skip_hyphen(behind);
    let day_at = if r.gap(dash) > Gap::Line { usize::MAX } else { dash };
    let the = if r.document.is_word(day_at, "the") { day_at + 1 } else { day_at };
    if let Some((day, end)) = month_day(r, the, day_at < the) {
        let joined = dash > behind && r.is_sign(end, b'-');
        let tail = if joined { r.year(end + 1) } else { day_year(r, end) };
        let (year, end) = with_year(tail, end);
        return Some(Found::new(Place::InYear(Field::Day(month, day), year), end, "month_day"));
    }
    if let Some(((Unit::Quarter, 1, false), end)) = r.unit(behind).filter(|_| r.gap(behind) <= Gap::Line) {
        return Some(quarter(r, month, end));
    }
    let tail = if dash > behind { r.year(dash) } else { r.year_tail(behind).or_else(|| two_digit_year(r, behind)) };
    let bare = tail.is_none();
    if bare && r.document.touches(behind) && r.is_kind(behind, Kind::Number) {
        return None;
    }
    let (year, end) = with_year(tail, behind);
    if bare && guard::is_other_word(r, at, end) {
        return None;
    }
    Some(Found::new(Place::InYear(Field::Month(month), year), end, if bare { "month" } else { "month_year" }))
}

/// "the December quarter 2016": the three months that end with it.
fn quarter(r: &Reader, month: u32, end: usize) -> Found {
    let (year, end) = with_year(r.year_tail(end), end);
    let last = Found::new(Place::InYear(Field::Month(month), year), end, "month");
    let place = Place::Ended { length: Duration::one(Unit::Quarter), end: Box::new(last.point), of: None };
    Found::new(place, end, "month_quarter").with_article()
}

/// The day behind a month: no count ("March 5 pct") and no year.
fn month_day(r: &Reader, at: usize, article: bool) -> Read<u32> {
    let (day, end) = match r.ordinal(at) {
        Some(read) => read,
        None if article => return None,
        None => r.digits(at, 2).or_else(|| r.cardinal(at).filter(|_| r.is_kind(at, Kind::Word)))?,
    };
    // "June 10:30", but "June 10: 30 boats"
    let clock = |at: usize| r.document.touches(at) && r.document.is_number(at);
    let colon = r.is_sign(end, b':') && r.document.touches(end) && clock(end + 1);
    // "JUL7" is a contract of July 1987; "Dec31" lacks a space.
    if r.document.touches(at) && !article && r.is_kind(at - 1, Kind::Word) && r.document.word(at).len() < 2 {
        return None;
    }
    ((1..=31).contains(&day) && !colon && !guard::counts(r, end)).then_some((day, end))
}

/// The year behind a day: "March 1, 2017", "March 1 2017", "March 1 of this year".
fn day_year(r: &Reader, at: usize) -> Read<Year> {
    r.year_tail(at)
}

/// "March 86" is no more than two digits, in a month where no day can be so late.
fn two_digit_year(r: &Reader, at: usize) -> Read<Year> {
    r.two_digits(at)
        .filter(|(year, end)| *year > 31 && !guard::counts(r, *end))
        .map(|(year, end)| (Year::Short(year), end))
}

/// "Friday, 22 September 2017", "Tue May 9": one expression, dated by the day of the month.
pub(super) fn weekday_date(r: &Reader, at: usize) -> Option<Found> {
    let (_, end) = r.weekday(at)?;
    let comma = r.skip(end, b',');
    let the = if r.document.is_word(comma, "the") { comma + 1 } else { comma };
    if r.gap(the) > Gap::Line {
        return None;
    }
    let found = day_month(r, the)
        .or_else(|| month(r, comma).filter(Found::names_day))
        .or_else(|| super::numeric::numeric(r, comma))?;
    Some(Found { rule: "weekday_date", ..found })
}

/// "the first Monday in March", "the last Sunday of March".
pub(super) fn nth_weekday(r: &Reader, at: usize) -> Option<Found> {
    let last = r.is(at, DateWord::Shift(Shift::Last)).map(|end| (crate::lexicon::date::LAST, end));
    let (nth, end) = last.or_else(|| r.ordinal(at).filter(|(nth, _)| (1..=5).contains(nth)))?;
    let (weekday, end) = r.weekday(end)?;
    let (month, end) = r.month(r.is(end, DateWord::Of)?)?;
    let (year, end) = with_year(r.year_tail(end), end);
    let holiday = crate::lexicon::date::Holiday::Nth(month, weekday, nth);
    Some(Found::new(Place::Holiday(holiday, year), end, "nth_weekday").with_article())
}

/// "Christmas", "New Year's Day 2016".
pub(super) fn holiday(r: &Reader, at: usize) -> Option<Found> {
    let (holiday, end) = r.word(at, |word| match word {
        DateWord::Holiday(holiday) => Some(holiday),
        _ => None,
    })?;
    if r.is(end, DateWord::HolidayGood).is_some() || season_behind(r, end).is_some() {
        return None;
    }
    let (year, end) = with_year(r.year_tail(end), end);
    Some(Found::new(Place::Holiday(holiday, year), end, "holiday"))
}

/// "the Christmas shopping season", "Easter holidays", "Christmas sales": some days about the feast, nobody says how many.
pub(super) fn holiday_season(r: &Reader, at: usize) -> Option<Said> {
    let ((), end) = r.word(at, |word| matches!(word, DateWord::Holiday(_)).then_some(()))?;
    let end = season_behind(r, end)?;
    let days = Duration { parts: vec![(None, Unit::Day)], low: None, modifier: None };
    Some(Said::new(Meaning::Duration(days), end, "holiday_season"))
}

/// Behind the words that make a season of a feast: the season is named ("sales period"), or only what is done in it ("sales").
fn season_behind(r: &Reader, feast: usize) -> Option<usize> {
    // "Christmas Eve trading": a day is named.
    if r.document.is_one_of(feast - 1, &["day", "eve"]) || r.weekday(feast - 1).is_some() {
        return None;
    }
    let feast = r.is(feast, DateWord::And).and_then(|next| r.is(next, DateWord::NewYear)).unwrap_or(feast);
    let mut end = feast;
    while let Some(behind) = r.is(end, DateWord::HolidayTrade) {
        end = behind;
    }
    match r.is(end, DateWord::HolidaySeason) {
        Some(behind) => Some(behind),
        None => (end > feast).then_some(feast),
    }
}
