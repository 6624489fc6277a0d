//! Dates that are counted from another.
//!
//! | words | reads as |
//! | --- | --- |
//! | `two years ago`, `three weeks from now` | from the day of publication |
//! | `two weeks later`, `a year earlier` | from the last date mentioned |
//! | `3 days after January 12th`, `two weeks before Christmas` | from that date |
//! | `nine months ended Sept 30`, `year to March` | a stretch with its last day |
//! | `a week starting tomorrow` | a stretch with its first day |

use super::expression::{Anchor, Duration, Field, Place, Turn, Year};
use super::reader::{Read, Reader};
use super::{Found, duration, point, portion};
use crate::decimal::Decimal;
use crate::lexicon::Classes;
use crate::lexicon::date::{DateWord, Unit};
use crate::text::token::{Gap, Kind};

/// "two years ago", "a week later", "three days after Easter".
pub(super) fn offset(r: &Reader, at: usize) -> Option<Found> {
    let (length, end) = duration::between(r, at).or_else(|| duration::length(r, at)).or_else(|| vague(r, at))?;
    if r.gap(end) > Gap::Line || r.is_sign(end - 1, b'-') {
        return None;
    }
    let found = |from: Anchor, end: usize, rule: &'static str| {
        Found::new(Place::Offset { length: length.clone(), from }, end, rule)
    };
    if let Some(end) = r.is(end, DateWord::Ago) {
        // "a year ago this week", "five years ago today"
        let whole = length.parts.iter().all(|(number, unit)| number.is_some() && *unit >= Unit::Week);
        if let Some(now) = point(r, end).filter(|f| whole && r.gap(end) <= Gap::Line && f.is_now()) {
            let from = Anchor::Point { ahead: false, point: Box::new(now.point) };
            return Some(found(from, now.end, "ago"));
        }
        return Some(found(Anchor::Publication { ahead: false }, end, "ago"));
    }
    // "for three days from today" lasts, "three days from today" is a day.
    let lasts = at > 0 && r.document.is_word(at - 1, "for");
    if let Some(end) = r.is(end, DateWord::Hence).filter(|_| !lasts) {
        return Some(found(Anchor::Publication { ahead: true }, end, "from_now"));
    }
    // "in the ten years after 2011", "over the two weeks before Christmas": a length of time, and its start or end.
    let whole =
        matches!(length.parts.as_slice(), [(Some(number), unit)] if *number > Decimal::ONE && *unit >= Unit::Day);
    let lies_within = whole
        && at > 1
        && r.document.is_word(at - 1, "the")
        && r.document.is_one_of(at - 2, &["in", "over", "during", "for", "through"]);
    for (word, ahead) in [(DateWord::After, true), (DateWord::Before, false)] {
        if lies_within {
            break;
        }
        let from = r.document.is_word(end, "from");
        // "two weeks from Monday" counts; in "100,000 a year from 2028" something begins.
        let counts = |target: &Found| !from || target.names_day() && !lasts;
        if let Some(target) = r.is(end, word).and_then(|behind| anchor_point(r, behind)).filter(counts) {
            let from = Anchor::Point { ahead, point: Box::new(target.point) };
            return Some(found(from, target.end, if ahead { "after_date" } else { "before_date" }));
        }
    }
    // "twelve months earlier", of a year or its end: a year earlier.
    let twelve = matches!(length.parts.as_slice(), [(Some(number), Unit::Month)] if *number == Decimal::from_int(12));
    let found = |from: Anchor, end: usize, rule: &'static str| {
        let length = if twelve { Duration::one(Unit::Year) } else { length.clone() };
        Found::new(Place::Offset { length, from }, end, rule)
    };
    // "three days later than planned" compares and counts from no date.
    if r.document.is_word(end + 1, "than") {
        return None;
    }
    if let Some(end) = r.is(end, DateWord::Later).filter(|&end| ends_phrase(r, end)) {
        return Some(found(Anchor::Mentioned { ahead: true }, end, "later"));
    }
    if let Some(end) = r.is(end, DateWord::Earlier).filter(|&end| ends_phrase(r, end)) {
        return Some(found(Anchor::Mentioned { ahead: false }, end, "earlier"));
    }
    None
}

/// "decades" in "decades ago", and "week" in the short style of "126,000 week ago".
fn vague(r: &Reader, at: usize) -> Read<Duration> {
    let ((unit, times, plural), end) = r.unit(at)?;
    if plural {
        return Some((Duration { parts: vec![(None, unit)], low: None, modifier: None }, end));
    }
    let short =
        times == 1 && r.is(end, DateWord::Ago).is_some() && !r.document.has(at.wrapping_sub(1), Classes::Function);
    short.then(|| (Duration::one(unit), end))
}

/// "a year before the vote", "two years on from it" count from what is no date; "a year earlier" ends the phrase.
pub(super) fn ends_phrase(r: &Reader, end: usize) -> bool {
    let word = r.document.word(end - 1);
    let always = word.eq_ignore_ascii_case("later")
        || word.eq_ignore_ascii_case("earlier")
        || word.eq_ignore_ascii_case("previously");
    // "from 323 a year before and trucks were off 9%", but "two days before and after it", "before and during the vote"
    let goes_on = r.document.has(end, Classes::Joint)
        && !r.document.has(end + 1, Classes::Preposition)
        && !r.document.is_word(end + 1, "after");
    always || goes_on || r.document.tokens.get(end).is_none_or(|t| t.gap > Gap::Line || t.kind == Kind::Sign)
}

pub(super) fn anchor_point(r: &Reader, at: usize) -> Option<Found> {
    let the = r.skip_definite(at);
    point(r, the).filter(|found| the == at || found.article)
}

/// "nine months ended Sept 30", "quarter ending March 31", "year to March", "12 months through June 1986".
pub(super) fn ended(r: &Reader, at: usize) -> Option<Found> {
    let ((length, of), end) = whole(r, at)?;
    let calendar = length.parts.iter().all(|(number, unit)| {
        number.is_some()
            && matches!(unit, Unit::Day | Unit::Week | Unit::Month | Unit::Quarter | Unit::Half | Unit::Year)
    });
    let period = r.is(end, DateWord::Period).unwrap_or(end);
    // "the first quarter, ended November 30", "the first quarter, which ended in November"
    let comma = r.skip(period, b',');
    let relative = comma + usize::from(r.document.is_one_of(comma, &["which", "that"]));
    let verb = r.document.is_one_of(relative, &["ended", "ending"]);
    let behind = r.is(if verb { relative } else { period }, DateWord::Ended).filter(|_| r.gap(period) <= Gap::Line)?;
    let plain_to = r.document.is_word(behind - 1, "to") || r.document.is_word(behind - 1, "end");
    let on = if r.document.is_word(behind, "on") || r.document.is_word(behind, "in") { behind + 1 } else { behind };
    let mut last = anchor_point(r, on).filter(|f| r.gap(on) <= Gap::Line && f.is_calendar())?;
    // "fiscal 2022/23 ended March 31": in the second of the years.
    if let (Some(year), Place::InYear(field @ (Field::Day(..) | Field::Month(_)), None)) =
        (year_of_pair(r, at), &last.point.place)
    {
        last.point.place = Place::InYear(*field, Some(Year::Stated(year)));
    }
    // "3% a year until 2025": so much in each.
    let amount = Classes::Percent.with(Classes::Currency).with(Classes::Number).with(Classes::Unit);
    let rate = at > 0
        && r.document.is_one_of(at, &["a", "an"])
        && (r.document.has(at - 1, amount) || r.document.is_number(at - 1) || r.is_sign(at - 1, b'%'));
    if rate {
        return None;
    }
    // "the four years to 2023", but "from one year to 1990" is no stretch of a year.
    let years = matches!(length.parts.as_slice(), [(Some(n), Unit::Year)] if *n > Decimal::ONE)
        && at > 0
        && r.document.is_word(at - 1, "the")
        && matches!(last.point.place, Place::InYear(Field::Whole, Some(_)));
    if !calendar || plain_to && !last.names_month() && !years {
        return None;
    }
    Some(Found::new(Place::Ended { length, end: Box::new(last.point), of }, last.end, "ended").with_article())
}

/// "fiscal 2022/23": the year in which it ends.
fn year_of_pair(r: &Reader, at: usize) -> Option<i32> {
    let fiscal = r.is(at, DateWord::Fiscal)?;
    let year = r.unit(fiscal).filter(|((unit, ..), _)| *unit == Unit::Year).map_or(fiscal, |(_, end)| end);
    let (first, end) = r.four_digits(year)?;
    portion::year_pair(r, first, end).map(|_| first + 1)
}

/// The stretch whose last day is told, and the part of a year that it is counted as: "quarter", "third quarter", "fiscal year", "nine months".
fn whole(r: &Reader, at: usize) -> Read<(Duration, Option<Field>)> {
    // "third fiscal quarter", "fiscal third quarter"
    let first = r.is(at, DateWord::Fiscal).filter(|&end| end == at + 1).unwrap_or(at);
    let ordinal = r.ordinal(first).filter(|(nth, _)| *nth <= 4);
    let nth = ordinal.map_or(first, |(_, end)| r.skip_hyphen(end));
    let fiscal = r.is(nth, DateWord::Fiscal).unwrap_or(nth);
    // "fiscal year" is a term by itself.
    if fiscal > nth + 1 {
        return Some(((Duration::one(Unit::Year), None), fiscal));
    }
    // "fiscal 2023, ended last January"
    if let Some((year, end)) = r.four_digits(fiscal).filter(|_| fiscal > at) {
        let end = portion::year_pair(r, year, end).map_or(end, |(_, end)| end);
        return Some(((Duration::one(Unit::Year), None), end));
    }
    match r.unit(fiscal) {
        // "the fortnight to 18 May"
        Some(((unit, times, false), end)) if times > 1 => {
            let length = vec![(Some(Decimal::from_int(i64::from(times))), unit)];
            Some(((Duration { parts: length, low: None, modifier: None }, None), end))
        }
        Some(((unit @ (Unit::Week | Unit::Month | Unit::Quarter | Unit::Half | Unit::Year), 1, false), end)) => {
            let of = ordinal.and_then(|(nth, _)| match unit {
                Unit::Quarter => Some(Field::Quarter(nth)),
                Unit::Half if nth <= 2 => Some(Field::Half(nth)),
                _ => None,
            });
            let end = r.abbreviated(end - 1, end);
            Some(((Duration::one(unit), of), of.map_or(end, |_| of_fiscal_year(r, end))))
        }
        _ if fiscal > at => None,
        _ => duration::length(r, at).map(|(length, end)| ((length, None), end)),
    }
}

/// Behind the year that a part of it belongs to: "first half fiscal 1987, ended Feb 28", "third quarter of fiscal 1986".
pub(super) fn of_fiscal_year(r: &Reader, at: usize) -> usize {
    let of = r.is(at, DateWord::Of).unwrap_or(at);
    let year = r.is(of, DateWord::Fiscal).and_then(|fiscal| r.four_digits(fiscal));
    year.map_or(at, |(_, end)| end)
}

/// "a week starting tomorrow", "for 3 days from today", "the fiscal year that began in April".
pub(super) fn starting(r: &Reader, at: usize) -> Option<Found> {
    // "by $2.15 a month starting July 1": a rate.
    let amount = Classes::Currency | Classes::Percent | Classes::Unit | Classes::Number;
    let rate = |at: usize| r.is_kind(at, Kind::Number) || r.document.has(at, amount);
    if r.document.has(at, Classes::Article) && at > 0 && rate(at - 1) {
        return None;
    }
    let year = || whole(r, at).filter(|((length, _), _)| *length == Duration::one(Unit::Year) && r.is_definite(at));
    let counted = duration::length(r, at);
    let is_year = counted.is_none();
    let (length, end) = counted.or_else(|| year().map(|((length, _), end)| (length, end)))?;
    let comma = r.skip(end, b',');
    let that = comma + usize::from(is_year && r.document.is_one_of(comma, &["that", "which"]));
    let began = that > comma && r.document.is_one_of(that, &["began", "begins", "started", "starts"]);
    let behind = (began || r.document.is_one_of(that, &["starting", "beginning", "from"])).then_some(that + 1)?;
    let behind = behind + usize::from(r.document.is_one_of(behind, &["on", "from", "in"]));
    let first = point(r, behind).filter(|first| first.names_day() || is_year && first.names_month())?;
    let found = Found::new(Place::Starting { length, start: Box::new(first.point) }, first.end, "starting");
    Some(if is_year { found.with_article() } else { found })
}

/// "a year earlier" said with other words: "the year before", "the day after", "the month before last".
pub(super) fn neighbor(r: &Reader, at: usize) -> Option<Found> {
    let ((unit, times, plural), end) = r.unit(at)?;
    if plural || times > 1 || at == 0 || !r.document.is_word(at - 1, "the") || r.gap(end) > Gap::Line {
        return None;
    }
    let (steps, behind) = if r.document.is_word(end, "before") {
        (-1, end + 1)
    } else if r.document.is_word(end, "after") {
        (1, end + 1)
    } else {
        return None;
    };
    if r.document.is_word(behind, "last") || r.document.is_word(behind, "next") {
        let place = Place::Unit { unit, shift: Turn::Publication(2 * steps) };
        return Some(Found::new(place, behind + 1, "unit_before_last").with_article());
    }
    // "the year before 2015", "the day after Christmas"
    if let Some(target) =
        anchor_point(r, behind).filter(|f| r.gap(behind) <= Gap::Line && f.is_calendar() && f.reaches(unit))
    {
        let from = Anchor::Point { ahead: steps > 0, point: Box::new(target.point) };
        let place = Place::Offset { length: Duration::one(unit), from };
        return Some(Found::new(place, target.end, "unit_before_date").with_article());
    }
    // "on the month before and", but "the day before and after it"
    let goes_on = r.document.has(behind, Classes::Joint) && !r.document.is_word(behind + 1, "after");
    let ends = r.document.tokens.get(behind).is_none_or(|t| t.gap > Gap::Line || t.kind == Kind::Sign);
    if ends || goes_on {
        return Some(
            Found::new(Place::Unit { unit, shift: Turn::Mentioned(steps) }, behind, "unit_before").with_article(),
        );
    }
    None
}
