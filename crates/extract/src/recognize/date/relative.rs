//! Dates that are told from the day of publication or from the date before them.
//!
//! | words | reads as |
//! | --- | --- |
//! | `today`, `the day before yesterday` | a day |
//! | `Friday`, `last Friday`, `Friday next week`, `Monday of the following week` | a weekday |
//! | `last week`, `this year`, `the previous quarter`, `that month` | a unit, moved |
//! | `last March`, `this summer` | the nearest of its name |
//! | `the last three months`, `the coming years` | a reach behind or ahead |
//! | `next year's first quarter` | a part of that year |

use super::expression::{Duration, Field, Meaning, Part, Place, Point, Turn, Year};
use super::guard;
use super::reader::{Read, Reader};
use super::{Found, Said, duration, offset, point, portion, written};
use crate::decimal::Decimal;
use crate::lexicon::Classes;
use crate::lexicon::date::{DateWord, Reference, Shift, Unit};
use crate::text::token::{Gap, Shape};

/// "last", "this past", "the same".
pub(super) fn shift(r: &Reader, at: usize) -> Read<Shift> {
    let one = |at: usize| {
        r.word(at, |word| match word {
            DateWord::Shift(shift) => Some(shift),
            _ => None,
        })
    };
    let (first, end) = one(at)?;
    match one(end).filter(|_| r.gap(end) <= Gap::Line) {
        // "this past Friday", "this coming week", "that same month"; in "said that last year" the first is no part of it.
        Some((second, end)) if first == Shift::This || (first, second) == (Shift::That, Shift::Same) => {
            Some((second, end))
        }
        _ => Some((first, end)),
    }
}

/// How far a unit is moved; `None` for words that do not name one unit of the calendar.
pub(super) fn turn(shift: Shift) -> Option<Turn> {
    Some(match shift {
        Shift::Last => Turn::Publication(-1),
        Shift::This => Turn::Publication(0),
        Shift::Next | Shift::Coming => Turn::Publication(1),
        Shift::Previous => Turn::Mentioned(-1),
        Shift::Following => Turn::Mentioned(1),
        Shift::That | Shift::Same => Turn::Mentioned(0),
        Shift::Past => Turn::Publication(-1),
        Shift::Recent => return None,
    })
}

/// "today", "yesterday".
pub(super) fn day(r: &Reader, at: usize) -> Option<Found> {
    let (days, end) = r.word(at, |word| match word {
        DateWord::Day(days) => Some(days),
        _ => None,
    })?;
    // "USA Today": a paper.
    let capital = at > 0 && r.shape(at) != Shape::Lower && r.shape(at - 1) != Shape::Lower && r.gap(at) == Gap::Space;
    if guard::is_title(r, at) || capital && !r.document.has(at - 1, Classes::Function | Classes::DateWord) {
        return None;
    }
    let found = Found::new(Place::Unit { unit: Unit::Day, shift: Turn::Publication(days) }, end, "day_name");
    // "the day before yesterday"
    Some(if end > at + 1 { found.with_article() } else { found })
}

/// "Friday", "Friday last week", "Monday of the following week".
pub(super) fn weekday(r: &Reader, at: usize) -> Option<Found> {
    let (day, end) = r.weekday(at)?;
    if let Some((week, end)) = week_behind(r, end) {
        return Some(Found::new(Place::WeekdayOf { day, week: Box::new(week) }, end, "weekday_of_week"));
    }
    if guard::is_title(r, at) || guard::is_unsure_weekday(r, at) {
        return None;
    }
    // "on the second Tuesday of the month": which month it is the words do not tell.
    if at > 0 && r.ordinal(at - 1).is_some_and(|(_, behind)| behind == at) {
        return None;
    }
    // "the Friday before Christmas"
    for (word, ahead) in [(DateWord::Before, false), (DateWord::After, true)] {
        let target =
            r.is(end, word).filter(|_| r.gap(end) <= Gap::Line).and_then(|behind| offset::anchor_point(r, behind));
        if let Some(target) = target.filter(Found::names_calendar_day) {
            let place = Place::WeekdayFrom { day, ahead, from: Box::new(target.point) };
            return Some(Found::new(place, target.end, "weekday_from").with_article());
        }
    }
    Some(Found::new(Place::Weekday { day, shift: None }, end, "weekday"))
}

/// "of next week", "last week" behind a weekday.
fn week_behind(r: &Reader, at: usize) -> Read<Point> {
    if r.gap(at) > Gap::Line {
        return None;
    }
    let of = r.is(at, DateWord::Of).unwrap_or(at);
    let the = r.skip_definite(of);
    let (shift, end) = shift(r, the)?;
    let (_, end) =
        r.unit(end).filter(|((unit, times, plural), _)| (*unit, *times, *plural) == (Unit::Week, 1, false))?;
    Some((Place::Unit { unit: Unit::Week, shift: turn(shift)? }.into(), end))
}

/// "last week", "this summer", "the last three months", "next Friday", "next year's first quarter".
pub(super) fn shifted(r: &Reader, at: usize) -> Option<Found> {
    let (shift, behind) = shift(r, at)?;
    if r.gap(behind) > Gap::Line {
        return None;
    }
    // "of the present year", but "will present Monday", "present spring collections".
    if r.document.is_word(at, "present") {
        return fiscal(r, shift, behind).or_else(|| unit(r, shift, behind));
    }
    if let Some((day, end)) = r.weekday(behind) {
        // "this Friday, 22 September"
        if let Some(found) = written::weekday_date(r, behind) {
            return Some(found);
        }
        return Some(Found::new(Place::Weekday { day, shift: Some(turn(shift)?) }, end, "shifted_weekday"));
    }
    // ", following April's increase": behind it, and not the next April.
    let behind_it = shift == Shift::Following && (at == 0 || !r.document.has(at - 1, Classes::Determiner));
    if let Some((month, end)) = r.month(behind).filter(|_| !guard::is_verb(r, behind) && !behind_it) {
        let years = nearest(shift)?;
        let field = match r.digits(end, 2).filter(|(day, end)| (1..=31).contains(day) && !guard::counts(r, *end)) {
            Some((day, end)) => (Field::Day(month, day), end),
            None => (Field::Month(month), end),
        };
        return Some(Found::new(Place::InYear(field.0, Some(years)), field.1, "shifted_month"));
    }
    if let Some((season, end)) = r.word(behind, |word| match word {
        DateWord::Season(season) => Some(season),
        _ => None,
    }) {
        return Some(Found::new(Place::InYear(Field::Season(season), Some(nearest(shift)?)), end, "shifted_season"));
    }
    if let Some((holiday, end)) = r.word(behind, |word| match word {
        DateWord::Holiday(holiday) => Some(holiday),
        _ => None,
    }) {
        return Some(Found::new(Place::Holiday(holiday, Some(nearest(shift)?)), end, "shifted_holiday"));
    }
    if let Some(end) = r.is(behind, DateWord::WorkingWeek) {
        let place = Place::Unit { unit: Unit::Week, shift: turn(shift)? };
        return Some(Found::new(Point { place, part: Some(Part::Working) }, end, "working_week").with_article());
    }
    // "so far this year": what has passed of it.
    let so_far = at > 1 && r.document.is_word(at - 1, "far") && r.document.is_word(at - 2, "so");
    let part = (so_far && shift == Shift::This).then_some(Part::Passed);
    let whole = fiscal(r, shift, behind).or_else(|| unit(r, shift, behind))?;
    Some(Found { point: Point { part: part.or(whole.point.part), ..whole.point }, ..whole })
}

/// "last March": the latest one; "this March": this year's.
fn nearest(shift: Shift) -> Option<Year> {
    Some(match shift {
        Shift::Last | Shift::Past => Year::Nearest(-1),
        Shift::Next | Shift::Coming => Year::Nearest(1),
        Shift::This => Year::Relative(Turn::Publication(0)),
        Shift::Previous => Year::Relative(Turn::Mentioned(-1)),
        Shift::Following => Year::Relative(Turn::Mentioned(1)),
        Shift::That | Shift::Same => Year::Relative(Turn::Mentioned(0)),
        Shift::Recent => return None,
    })
}

/// "last fiscal year", "this financial year", "the current fiscal quarter".
fn fiscal(r: &Reader, shift: Shift, at: usize) -> Option<Found> {
    let end = r.is(at, DateWord::Fiscal)?;
    if let Some(((unit, _, plural), end)) = r.unit(end)
        && unit != Unit::Year
    {
        return (!plural)
            .then_some(Found::new(Place::Unit { unit, shift: turn(shift)? }, end, "shifted_unit").with_article());
    }
    let end = r.unit(end).map_or(end, |(_, end)| end);
    Some(
        Found::new(Place::InYear(Field::Fiscal, Some(Year::Relative(turn(shift)?))), end, "fiscal_year").with_article(),
    )
}

/// "last week", "this year", "next year's first quarter".
fn unit(r: &Reader, shift: Shift, at: usize) -> Option<Found> {
    let at = r.is(at, DateWord::Calendar).unwrap_or(at);
    let ((unit, times, plural), end) = r.unit(at)?;
    if plural
        || times > 1
        || matches!(unit, Unit::Second | Unit::Minute | Unit::Hour | Unit::Season)
        || shift == Shift::Recent
    {
        return None;
    }
    // "current qtr" in the notes to a company's results is its own quarter, which only their heading tells.
    if unit == Unit::Quarter && r.document.is_word(end - 1, "qtr") {
        return None;
    }
    if unit == Unit::Half && !matches!(shift, Shift::Last | Shift::This | Shift::Next | Shift::Previous | Shift::Same) {
        return None;
    }
    let end = r.abbreviated(end - 1, end);
    let possessive = r.document.is_genitive(end);
    if unit == Unit::Year
        && possessive
        && let Some((field, end)) = portion::portion_behind(r, end + 1)
    {
        return Some(Found::new(Place::InYear(field, Some(Year::Relative(turn(shift)?))), end, "portion_of_year"));
    }
    if shift == Shift::Last && is_last_of_something(r, at, end) {
        return None;
    }
    // "last" in "the last day", "that hour", "the last minute" are no days of the calendar.
    if unit == Unit::Day && matches!(shift, Shift::Last | Shift::Past | Shift::This | Shift::Coming) {
        return None;
    }
    if is_length(shift, unit) {
        return None;
    }
    // "the next day" is the one behind what was told; "tomorrow" is the one behind publication.
    let the = at > 1 && r.document.is_word(at - 2, "the");
    let turn = match (unit, shift) {
        (Unit::Day, Shift::Next) => Turn::Mentioned(1),
        (_, Shift::Next) if the => Turn::Next,
        _ => turn(shift)?,
    };
    Some(Found::new(Place::Unit { unit, shift: turn }, end, "shifted_unit").with_article())
}

/// "in his last year at school", "2007, the last year before the merger": the last that somebody spent or something had.
fn is_last_of_something(r: &Reader, unit: usize, end: usize) -> bool {
    let document = r.document;
    let Some(before) = unit.checked_sub(2).filter(|_| r.unit(unit).is_some_and(|((unit, ..), _)| unit == Unit::Year))
    else {
        return false;
    };
    // "In its last year, it made 30 cars" is a year of the calendar, and so is "profit in the last year before tax".
    let somebody = document.is_one_of(before, &["his", "her", "their", "my", "our", "your"]);
    let spent = document.is_one_of(end, &["at", "as"]);
    let followed = document.is_one_of(end, &["before", "of"]) && document.has(end + 1, Classes::Definite);
    somebody && spent || document.is_word(before, "the") && followed
}

/// "the past year", "the coming decade" are lengths that end or begin now; "the past quarter" is the one before, "the coming year" the next.
fn is_length(shift: Shift, unit: Unit) -> bool {
    match shift {
        Shift::Past => !matches!(unit, Unit::Quarter | Unit::Half | Unit::Weekend),
        Shift::Coming => unit >= Unit::Decade,
        _ => false,
    }
}

/// "the last three months", "the past few years", "the past decade", "the coming years", "recent weeks".
pub(super) fn reach(r: &Reader, at: usize) -> Option<Said> {
    let (shift, behind) = shift(r, at)?;
    let ahead = match shift {
        Shift::Last | Shift::Past | Shift::Recent | Shift::Previous => false,
        Shift::Next | Shift::Coming | Shift::Following => true,
        Shift::This | Shift::That | Shift::Same => return None,
    };
    let mentioned = matches!(shift, Shift::Previous | Shift::Following);
    // "the last three months and two weeks", "the next two to three years"
    let several = duration::length(r, behind).filter(|(length, _)| length.parts.len() > 1);
    if let Some((length, end)) = duration::between(r, behind).or(several) {
        return Some(Said::new(Meaning::Reach { length, ahead, mentioned }, end, "reach").with_article());
    }
    let (count, behind) = r.count(behind).map_or((None, behind), |(count, end)| (Some(count), end));
    let behind = r.skip_hyphen(behind);
    let ((unit, times, plural), end) = r.unit(behind).filter(|_| r.gap(behind) <= Gap::Line)?;
    if shift == Shift::Recent {
        return plural.then(|| Said::new(Meaning::Reference(Reference::Past), end, "recent_units"));
    }
    // "the last decade and a half"
    let (more, end) = r.and_fraction(end).filter(|_| !plural).map_or((None, end), |(more, end)| (Some(more), end));
    let whole = count.is_none() && (more.is_some() || is_length(shift, unit));
    if !plural && !whole && count.flatten() != Some(Decimal::ONE) {
        return None;
    }
    let one = more.map_or(Some(Decimal::ONE), |more| more.checked_add(Decimal::ONE));
    let stated = if whole { one } else { count.flatten() };
    let number = stated.and_then(|n| n.checked_mul(Decimal::from_int(i64::from(times))));
    let length = Duration { parts: vec![(number, unit)], low: None, modifier: None };
    Some(Said::new(Meaning::Reach { length, ahead, mentioned }, end, "reach").with_article())
}

/// "the week of 5 March", "the weekend of 12 May": the one that holds the day.
pub(super) fn holding(r: &Reader, at: usize) -> Option<Found> {
    let ((unit @ (Unit::Week | Unit::Weekend), 1, false), end) = r.unit(at)? else { return None };
    if !r.document.is_word(end, "of") || r.gap(end) > Gap::Line {
        return None;
    }
    let day = point(r, r.skip_definite(end + 1)).filter(Found::names_calendar_day)?;
    Some(Found::new(Place::Holding { unit, day: Box::new(day.point) }, day.end, "unit_of_day").with_article())
}

/// "the full | year": how many words between the article and the unit say that all of it is meant.
pub(super) fn entire(r: &Reader, unit: usize) -> usize {
    usize::from(unit > 0 && r.gap(unit) <= Gap::Line && r.document.says(unit - 1, DateWord::Entire))
}

/// "the week", "the full year", "the quarter", where a preposition makes a time of it.
pub(super) fn the_unit(r: &Reader, at: usize) -> Option<Found> {
    let ((unit, times, plural), end) = r.unit(at)?;
    if unit == Unit::Weekend && !plural {
        return Some(Found::new(Place::Unit { unit, shift: Turn::Publication(0) }, end, "weekend").with_article());
    }
    if plural
        || times > 1
        || !matches!(unit, Unit::Week | Unit::Month | Unit::Quarter | Unit::Year)
        || r.document.is_word(at, "qtr")
    {
        return None;
    }
    let the = at.checked_sub(1 + entire(r, at)).filter(|&the| the > 0 && r.document.is_word(the, "the"))?;
    let preposition = r.document.is_one_of(the - 1, &["in", "for", "during", "over", "throughout", "within"]);
    // "to 5 million in the quarter from 4 million": no time that counts from another.
    let amount = Classes::CurrencySign | Classes::Number | Classes::Bound;
    let from = r.document.is_word(end, "from") && (r.document.is_number(end + 1) || r.document.has(end + 1, amount));
    // "the year before independence", "the week of the vote", "the year-ago level" say another year than this one.
    let closed = !r.is_sign(end, b'-')
        && r.is(end, DateWord::Of).is_none_or(|_| r.document.is_word(end, "in") || r.document.is_word(end, "for"))
        && r.is(end, DateWord::Before).is_none()
        && (r.is(end, DateWord::After).is_none() || from)
        // "in the quarter to 5 million": to so much, and to no date.
        && r.is(end, DateWord::Ended).is_none_or(|behind| r.document.is_word(end, "to") && point(r, behind).is_none())
        && !r.document.is_number(end);
    // "For the full year, sales fell", but "promised savings for the full year".
    let opens = r.document.sentences[r.document.sentence_of(the)].start + 1 == the;
    let entire = opens && the + 1 < at && unit == Unit::Year;
    let shift = if entire { Turn::Entire } else { Turn::Understood };
    (preposition && closed).then(|| Found::new(Place::Unit { unit, shift }, end, "the_unit").with_article())
}
