//! What comes again and again.
//!
//! | words | reads as |
//! | --- | --- |
//! | `annual`, `quarterly` | P1Y, P1Q |
//! | `every Monday`, `Fridays` | XXXX-WXX-1 |
//! | `every two years` | P2Y |
//! | `a year` in `15 a year`, `twice a week` | P1Y, P1W |

use super::Said;
use super::expression::{Meaning, Set};
use super::guard;
use super::reader::Reader;
use crate::lexicon::Classes;
use crate::lexicon::date::{DateWord, Shift, Unit};
use crate::text::token::{Gap, Kind, Shape};

fn every(unit: Unit, times: u32, end: usize, rule: &'static str) -> Said {
    Said::new(Meaning::Set(Set::Every { unit, times }), end, rule)
}

/// "annual", "fortnightly", "year-on-year".
pub(super) fn frequency(r: &Reader, at: usize) -> Option<Said> {
    let ((unit, times), end) = r.word(at, |word| match word {
        DateWord::Frequency { unit, times } => Some((unit, times)),
        _ => None,
    })?;
    // "The Daily Telegraph", "Weekly Gazette": a paper.
    // ..., "the daily Berlingske": a paper as well.
    let paper = at > 0
        && r.document.is_word(at - 1, "the")
        && r.is_kind(end, Kind::Word)
        && r.shape(end) == Shape::Capital
        && r.gap(end) == Gap::Space;
    let name = r.shape(at) != Shape::Lower && (guard::is_title(r, at) || guard::is_name(r, at, end)) || paper;
    (!name).then(|| every(unit, times, end, "frequency"))
}

/// "every Monday", "each year", "every two weeks".
pub(super) fn each(r: &Reader, at: usize) -> Option<Said> {
    let behind = r.is(at, DateWord::Every)?;
    let behind = if r.document.is_word(behind, "other") { behind + 1 } else { behind };
    let other = if r.document.is_word(behind.wrapping_sub(1), "other") { 2 } else { 1 };
    if r.gap(behind) > Gap::Line {
        return None;
    }
    if let Some((day, end)) = r.weekday(behind) {
        return Some(Said::new(Meaning::Set(Set::Weekday(day)), end, "every"));
    }
    if let Some((month, end)) = r.month(behind) {
        return Some(Said::new(Meaning::Set(Set::Month(month)), end, "every"));
    }
    if let Some((set, end)) = r.word(behind, |word| match word {
        DateWord::Season(season) => Some(Set::Season(season)),
        DateWord::PartOfDay(part) => Some(Set::PartOfDay(part)),
        _ => None,
    }) {
        return Some(Said::new(Meaning::Set(set), end, "every"));
    }
    let (count, unit_at) = r.cardinal(behind).filter(|(count, _)| *count > 1).unwrap_or((other, behind));
    let ((unit, times, plural), end) = r.unit(unit_at)?;
    if plural != (unit_at > behind) || matches!(unit, Unit::Second | Unit::Half) {
        return None;
    }
    if unit == Unit::Weekend {
        return Some(Said::new(Meaning::Set(Set::Weekend), end, "every"));
    }
    Some(every(unit, times.checked_mul(count)?, end, "every"))
}

/// "the second Tuesday of each month".
pub(super) fn nth_of_each(r: &Reader, at: usize) -> Option<Said> {
    let last = r.is(at, DateWord::Shift(Shift::Last));
    let end = last.or_else(|| r.ordinal(at).map(|(_, end)| end))?;
    let (day, end) = r.weekday(end)?;
    let end = r.is(r.is(end, DateWord::Of)?, DateWord::Every)?;
    let (_, end) = r.unit(end).filter(|((unit, _, plural), _)| *unit == Unit::Month && !plural)?;
    Some(Said::new(Meaning::Set(Set::Weekday(day)), end, "every").with_article())
}

/// "on Fridays".
pub(super) fn weekdays(r: &Reader, at: usize) -> Option<Said> {
    let (day, end) = r.word(at, |word| match word {
        DateWord::Weekdays(day) => Some(day),
        _ => None,
    })?;
    Some(Said::new(Meaning::Set(Set::Weekday(day)), end, "weekdays"))
}

/// "a year" behind an amount or a number of times; "per year", "per annum" anywhere.
pub(super) fn rate(r: &Reader, at: usize) -> Option<Said> {
    let unit_at = r.is(at, DateWord::Per)?;
    if r.gap(unit_at) > Gap::Line || at == 0 {
        return None;
    }
    let ((unit, times, plural), end) = r.unit(unit_at)?;
    if plural || matches!(unit, Unit::Second | Unit::Half | Unit::Weekend) {
        return None;
    }
    let per = r.document.is_word(at, "per");
    let follows = [DateWord::Ago, DateWord::Earlier, DateWord::Later].iter().any(|w| r.is(end, *w).is_some())
        || r.is_sign(end, b'-') && r.document.touches(end);
    // What is counted, with at most two words between: "15 a year", "$5 million a year", "20 flights a week".
    let counted = (1..=3.min(at)).take_while(|back| r.gap(at - back + 1) <= Gap::Line).any(|back| {
        let token = at - back;
        let number = r.is_kind(token, Kind::Number) && r.four_digits(token).is_none()
            || r.document.has(token, Classes::Number | Classes::Percent) && r.ordinal(token).is_none()
            || r.is_sign(token, b'%');
        let times = r.is(token, DateWord::Times).is_some();
        (number && back <= 2 + usize::from(r.is_kind(at - 1, Kind::Word)) || times)
            && (token + 1..at).all(|t| {
                r.is_kind(t, Kind::Word) && !r.document.has(t, Classes::Function | Classes::Auxiliary)
                    || r.is_sign(t, b'%')
            })
    });
    let verb_between = r.document.has(at - 1, Classes::Function);
    (per || counted && !follows && !verb_between).then(|| every(unit, times, end, "rate"))
}
