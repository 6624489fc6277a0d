//! Times of day.
//!
//! | words | reads as |
//! | --- | --- |
//! | `14:30`, `2 p.m.`, `1430 GMT`, `noon`, `6:40 p.m. (GMT +8)` | a time of the day last mentioned |
//! | `Friday morning`, `this evening`, `last night`, `tonight` | a part of a day |
//! | `the early hours of Sunday` | a part of that day |
//! | `5 p.m. on Friday`, `Friday at noon` | both |

use super::expression::{Clock, Meaning, Place, Point, Turn};
use super::reader::{Read, Reader};
use super::{Found, Said, guard, offset, point, relative};
use crate::lexicon::date::{DateWord, PartOfDay, Unit};
use crate::text::token::Gap;

fn today(days: i32) -> Point {
    Place::Unit { unit: Unit::Day, shift: Turn::Publication(days) }.into()
}

/// A time of day, with the day behind it if there is one.
pub(super) fn clock(r: &Reader, at: usize) -> Option<Said> {
    let (clock, end) = time(r, at)?;
    let comma = r.skip(end, b',');
    let on = if r.document.is_word(comma, "on") { comma + 1 } else { comma };
    let near = r.gap(on) <= Gap::Line && r.gap(comma) <= Gap::Line;
    if near && let Some(day) = offset::anchor_point(r, on).filter(Found::names_day) {
        return Some(Said::new(Meaning::Clock { day: Some(day.point), clock }, day.end, "clock_day"));
    }
    Some(Said::new(Meaning::Clock { day: None, clock }, end, "clock"))
}

/// "Friday morning", "yesterday at 5 p.m.", "March 5, 14:30".
pub(super) fn day_clock(r: &Reader, at: usize, day: &Found) -> Option<Said> {
    if !day.names_day() || r.gap(day.end) > Gap::Line || day.point.part.is_some() {
        return None;
    }
    let behind = day.end;
    if let Some((part, end)) = part_of_day(r, behind) {
        return Some(Said::new(
            Meaning::Clock { day: Some(day.point.clone()), clock: Clock::Part(part) },
            end,
            "day_part",
        ));
    }
    // "2017-09-22T14:30"
    if r.document.is_word(behind, "T") && r.document.touches(behind) && r.document.touches(behind + 1) {
        let (clock, end) = time_of(r, behind + 1)?;
        return Some(Said::new(Meaning::Clock { day: Some(day.point.clone()), clock }, end, "day_clock"));
    }
    let comma = r.skip(behind, b',');
    let at_word = if r.document.is_word(comma, "at") { comma + 1 } else { comma };
    let (clock, end) = time(r, at_word).filter(|_| r.gap(at_word) <= Gap::Line && at_word >= at)?;
    Some(Said::new(Meaning::Clock { day: Some(day.point.clone()), clock }, end, "day_clock"))
}

fn part_of_day(r: &Reader, at: usize) -> Read<PartOfDay> {
    r.word(at, |word| match word {
        DateWord::PartOfDay(part) => Some(part),
        _ => None,
    })
}

/// "the early hours of Sunday", "the night of 5 May".
fn hours_of(r: &Reader, at: usize) -> Option<Said> {
    let (part, end) = r.word(at, |word| match word {
        DateWord::HoursWithin(part) => Some(part),
        _ => None,
    })?;
    let day = point(r, end).filter(|found| r.gap(end) <= Gap::Line && found.names_day())?;
    let (part, end) = part_of_day(r, day.end).unwrap_or((part, day.end));
    Some(Said::new(Meaning::Clock { day: Some(day.point), clock: Clock::Part(part) }, end, "day_part").with_article())
}

/// "this morning", "last night", "tonight", "the previous evening".
pub(super) fn part(r: &Reader, at: usize) -> Option<Said> {
    if let Some(said) = hours_of(r, at) {
        return Some(said);
    }
    if let Some(end) = r.is(at, DateWord::Tonight) {
        return Some(Said::new(
            Meaning::Clock { day: Some(today(0)), clock: Clock::Part(PartOfDay::Night) },
            end,
            "day_part",
        ));
    }
    let (shift, behind) = relative::shift(r, at)?;
    let (part, end) = part_of_day(r, behind).filter(|_| r.gap(behind) <= Gap::Line)?;
    let day = match relative::turn(shift)? {
        // "last night" is the night before.
        Turn::Publication(days) => today(days),
        turn => Place::Unit { unit: Unit::Day, shift: turn }.into(),
    };
    Some(Said::new(Meaning::Clock { day: Some(day), clock: Clock::Part(part) }, end, "day_part").with_article())
}

/// The hands of a clock: "14:30", "2:30 pm EST", "noon".
fn time(r: &Reader, at: usize) -> Read<Clock> {
    if let Some((hour, end)) = r.word(at, |word| match word {
        DateWord::HourOfDay(hour) => Some(hour),
        _ => None,
    }) {
        let (utc, end) = zone(r, end);
        return Some((Clock::At { hour, minute: 0, second: None, utc }, end));
    }
    if guard::is_part_of_number(r, at) {
        return None;
    }
    time_of(r, at)
}

/// "14:30", "2 p.m.", "1430 GMT".
fn time_of(r: &Reader, at: usize) -> Read<Clock> {
    if let Some((hour, minute, second, end)) = colon(r, at) {
        let (noon, end) = meridiem(r, end).map_or((None, end), |(noon, end)| (Some(noon), end));
        let (utc, end) = zone(r, end);
        return Some((Clock::At { hour: of_day(hour, noon)?, minute, second, utc }, end));
    }
    let Some((hour, minute, behind)) = dotted(r, at) else { return military(r, at) };
    if let Some((noon, end)) = meridiem(r, behind) {
        let (utc, end) = zone(r, end);
        return Some((Clock::At { hour: of_day(hour, Some(noon))?, minute, second: None, utc }, end));
    }
    if let Some(end) = r.is(behind, DateWord::OClock).filter(|_| hour <= 12) {
        return Some((Clock::At { hour, minute, second: None, utc: false }, end));
    }
    military(r, at)
}

/// "1430 GMT", "0900 local time".
fn military(r: &Reader, at: usize) -> Read<Clock> {
    let (number, end) = r.digits(at, 4).filter(|_| r.document.word(at).len() == 4)?;
    let (utc, behind) = zone(r, end);
    let (hour, minute) = (number / 100, number % 100);
    (behind > end && hour < 24 && minute < 60).then_some((Clock::At { hour, minute, second: None, utc }, behind))
}

/// "14:30", "14:30:15".
fn colon(r: &Reader, at: usize) -> Option<(u32, u32, Option<u32>, usize)> {
    let (hour, end) = r.digits(at, 2).filter(|(hour, _)| *hour < 25)?;
    let pair = |end: usize| {
        let touching = r.is_sign(end, b':') && r.document.touches(end) && r.document.touches(end + 1);
        r.two_digits(end + 1).filter(|(value, _)| touching && *value < 60)
    };
    let (minute, end) = pair(end)?;
    let (second, end) = pair(end).map_or((None, end), |(second, end)| (Some(second), end));
    // "3:45.20" is a result, "1:05:33" behind "in" a race.
    let goes_on = r.document.touches(end)
        && (r.is_sign(end, b'.') && r.document.is_number(end + 1) && r.document.touches(end + 1)
            || r.is_sign(end, b':')
            || r.is_sign(end, b'/'));
    (!goes_on).then_some((hour, minute, second, end))
}

/// "2", "2.30" before "p.m.": one token.
fn dotted(r: &Reader, at: usize) -> Option<(u32, u32, usize)> {
    if let Some((hour, end)) = r.cardinal(at) {
        return (hour <= 24).then_some((hour, 0, end));
    }
    if !r.document.is_number(at) {
        return None;
    }
    let (hour, minute) = r.document.word(at).split_once('.')?;
    let (hour, minute) =
        (hour.parse().ok().filter(|h| *h < 25)?, minute.parse().ok().filter(|m| *m < 60 && minute.len() == 2)?);
    Some((hour, minute, at + 1))
}

fn meridiem(r: &Reader, at: usize) -> Read<u32> {
    r.word(at, |word| match word {
        DateWord::Meridiem(noon) => Some(noon),
        _ => None,
    })
    .filter(|_| r.gap(at) <= Gap::Line)
}

fn of_day(hour: u32, noon: Option<u32>) -> Option<u32> {
    match noon {
        Some(noon) if (1..=12).contains(&hour) => Some(hour % 12 + noon),
        Some(_) => (hour < 24).then_some(hour),
        None => Some(hour),
    }
}

/// A time zone, in brackets or not, with its distance: "(GMT +8)".
fn zone(r: &Reader, at: usize) -> (bool, usize) {
    if r.gap(at) > Gap::Line {
        return (false, at);
    }
    let open = r.skip(at, b'(');
    let Some((utc, end)) = r.word(open, |word| match word {
        DateWord::Zone { utc } => Some(utc),
        _ => None,
    }) else {
        return (false, at);
    };
    let sign = r.is_sign(end, b'+') || r.is_sign(end, b'-') && r.document.touches(end + 1);
    let (utc, end) = match r.digits(end + 1, 2) {
        Some((_, end)) if sign => (false, end),
        _ => (utc, end),
    };
    if open == at {
        return (utc, end);
    }
    if r.is_sign(end, b')') { (utc, end + 1) } else { (false, at) }
}
