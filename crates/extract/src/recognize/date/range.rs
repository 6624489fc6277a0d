//! Ranges with two ends.
//!
//! | words | reads as |
//! | --- | --- |
//! | `from 2014 to 2016`, `between March and May` | both ends in words of their own |
//! | `Jan. 3-5`, `5 and 7 June`, `9 to 12 of June` | one end takes its month from the other |
//! | `January-September 2016`, `Aug/Sept`, `January-through-March` | months; the year may stand behind the last alone |
//! | `January through March period in 2024` | the year may stand behind the word for both |
//! | `2014-16`, `2019-2020` | years |
//! | `July-June 2023/24`, `2023/24 (July-June)` | the months of a season over two years |
//! | `between 2019 and now` | up to the day of publication |

use super::expression::{Field, Meaning, Place, Point, Turn, Year};
use super::guard;
use super::reader::{Read, Reader};
use super::{Found, Said, point, portion, written};
use crate::lexicon::date::{DateWord, Reference, Unit};
use crate::text::token::Gap;

/// How the two ends are joined.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// "to", "through", "until"; "and" behind "between".
    Word,
    /// "-", "/"
    Sign,
}

/// A range whose first end has been read already.
pub(super) fn behind(r: &Reader, at: usize, first: &Found) -> Option<Said> {
    if let Some(said) = season(r, at, first) {
        return Some(said);
    }
    let (joint, next) = joint(r, at, first.end)?;
    let said = |second: Point, end: usize| Said { article: first.article, ..said(first.point.clone(), second, end) };
    if let Some((second, end)) = shortened(r, first, joint, next) {
        return Some(said(second, end));
    }
    if let Some(said) = quarter(r, first, next) {
        return Some(said);
    }
    let edge = r.skip_definite(next);
    if let Some((second, end)) = now(r, edge) {
        return (joint == Joint::Word).then(|| said(second, end));
    }
    let second = point(r, edge).filter(|found| found.is_calendar() && (edge == next || found.article))?;
    let alike = level(&first.point.place) == level(&second.point.place);
    let fits = match joint {
        Joint::Word => first.is_calendar() && (level(&first.point.place).is_some() || second.point.part.is_some()),
        Joint::Sign => alike && level(&first.point.place).is_some() || months(first) && months(&second),
    };
    let (last, end) = year_behind_period(r, &second).unwrap_or((second.point, second.end));
    fits.then(|| said(last, end))
}

/// "January through March period in 2024": the year behind the word for both months.
fn year_behind_period(r: &Reader, second: &Found) -> Read<Point> {
    let Place::InYear(field @ Field::Month(_), None) = second.point.place else { return None };
    let (year, end) = r.year_tail(r.is(second.end, DateWord::Period)?)?;
    Some((Place::InYear(field, Some(year)).into(), end))
}

/// A season of trade that begins in the one year and ends in the next: "July-June 2023/24", "2023/24 (July-June)".
fn season(r: &Reader, at: usize, first: &Found) -> Option<Said> {
    let months = |from: u32, begin: usize, end: usize| {
        let (_, next) = joint(r, begin, end)?;
        r.month(next).filter(|(to, _)| *to < from)
    };
    let (from, to, year, end) = match first.point.place {
        Place::InYear(Field::Month(from), None) => {
            let (to, behind) = months(from, at, first.end)?;
            let (year, behind) = r.four_digits(behind)?;
            (from, to, year, portion::year_pair(r, year, behind)?.1)
        }
        Place::InYear(Field::Pair, Some(Year::Stated(year))) => {
            let open = r.skip(first.end, b'(');
            let (from, behind) = r.month(open)?;
            let (to, behind) = months(from, open, behind)?;
            (from, to, year, if open > first.end { r.skip(behind, b')') } else { behind })
        }
        _ => return None,
    };
    let end_of = |month: u32, year: i32| Point::from(Place::InYear(Field::Month(month), Some(Year::Stated(year))));
    Some(said(end_of(from, year), end_of(to, year + 1), end))
}

/// "the January/March quarter": its first and its last month, though "the March quarter" is one by itself.
fn quarter(r: &Reader, first: &Found, next: usize) -> Option<Said> {
    let Place::InYear(Field::Month(from), None) = first.point.place else { return None };
    let (to, end) = r.month(next).filter(|(to, _)| *to == from + 2)?;
    let ((Unit::Quarter, 1, false), end) = r.unit(end)? else { return None };
    let month = |month: u32| Point::from(Place::InYear(Field::Month(month), None));
    Some(said(month(from), month(to), end))
}

/// A range whose first end is a bare day: "5-7 June", "between 5 and 7 June", "9 to 12 of June".
pub(super) fn of_days(r: &Reader, at: usize) -> Option<Said> {
    let (day, end) = r.ordinal(at).or_else(|| r.digits(at, 2)).filter(|(day, _)| (1..=31).contains(day))?;
    if guard::is_part_of_number(r, at) {
        return None;
    }
    let and = r.is(end, DateWord::And).filter(|_| r.gap(end) <= Gap::Line);
    let (next, listed) = match joint(r, at, end) {
        Some((_, next)) => (next, false),
        None => (and?, true),
    };
    let second = written::day_month(r, next)?;
    // "1 and 2 March" are two days on end; "1 and 20 March" are not.
    if listed && !matches!(second.point.place, Place::InYear(Field::Day(_, last), _) if last == day + 1) {
        return None;
    }
    Some(said(Place::InYear(Field::DayOnly(day), None).into(), second.point, second.end))
}

/// "the third and fourth quarters of 1987": from the one to the other.
pub(super) fn of_quarters(r: &Reader, at: usize) -> Option<Said> {
    let (first, end) = r.ordinal(at)?;
    let (second, end) = r.ordinal(r.is(end, DateWord::And)?)?;
    let ((unit, 1, _), end) = r.unit(r.skip_hyphen(end))? else { return None };
    let field = match unit {
        Unit::Quarter if second <= 4 => Field::Quarter,
        Unit::Half if second <= 2 => Field::Half,
        _ => return None,
    };
    if first == 0 || first + 1 != second {
        return None;
    }
    let (year, end) = r.year_tail(end).map_or((None, end), |(year, end)| (Some(year), end));
    let (first, second) = (Place::InYear(field(first), year), Place::InYear(field(second), year));
    Some(said(first.into(), second.into(), end).with_article())
}

fn said(first: Point, second: Point, end: usize) -> Said {
    Said::new(Meaning::Range(first, second), end, "range")
}

fn joint(r: &Reader, at: usize, end: usize) -> Read<Joint> {
    if r.gap(end) > Gap::Line {
        return None;
    }
    // "January through March", "the January-through-March quarter"
    let word = r.skip_hyphen(end);
    if let Some(next) = r.is(word, DateWord::To).filter(|&next| r.gap(next) <= Gap::Line) {
        return Some((Joint::Word, if word > end { r.skip_hyphen(next) } else { next }));
    }
    let between = at > 0 && (r.document.is_word(at - 1, "between") || at > 1 && r.document.is_word(at - 2, "between"));
    // "between April 1, 1986, and March 31, 1988"
    if between && let Some(next) = r.is(r.skip(end, b','), DateWord::And) {
        return Some((Joint::Word, next));
    }
    let slash = r.is_sign(end, b'/') && r.document.touches(end) && r.document.touches(end + 1);
    (r.is_sign(end, b'-') || slash).then_some((Joint::Sign, end + 1))
}

/// The second end where it says less than the first: "3-5" behind "Jan.", "-16" behind "2014".
fn shortened(r: &Reader, first: &Found, joint: Joint, at: usize) -> Read<Point> {
    match first.point.place {
        Place::InYear(Field::Day(month, day), year) => {
            let (second, end) =
                r.ordinal(at).or_else(|| r.digits(at, 2)).filter(|(second, _)| (1..=31).contains(second))?;
            if second <= day
                || r.month(end).is_some()
                || guard::counts(r, end)
                || r.unit(end).is_some()
                || r.document.touches(end) && r.is_sign(end, b'/')
            {
                return None;
            }
            let (year, end) = match year {
                None => r.year_tail(end).map_or((None, end), |(year, end)| (Some(year), end)),
                Some(_) => return None,
            };
            Some((Place::InYear(Field::Day(month, second), year).into(), end))
        }
        Place::InYear(Field::Whole, Some(Year::Stated(year))) if joint == Joint::Sign => {
            let (second, end) = r.two_digits(at).filter(|_| r.document.touches(at) && !guard::counts(r, at + 1))?;
            let second = year - year % 100 + second as i32;
            (second > year).then_some((Place::InYear(Field::Whole, Some(Year::Stated(second))).into(), end))
        }
        _ => None,
    }
}

/// "now", "present", "current date": the day of publication.
fn now(r: &Reader, at: usize) -> Read<Point> {
    let today = || Point::from(Place::Unit { unit: Unit::Day, shift: Turn::Publication(0) });
    let current = r.document.is_word(at, "current") && r.document.is_word(at + 1, "date")
        || r.document.is_word(at, "present") && r.document.is_word(at + 1, "day");
    if current {
        return Some((today(), at + 2));
    }
    let (_, end) = r.word(at, |word| (word == DateWord::Reference(Reference::Present)).then_some(()))?;
    Some((today(), end))
}

/// How fine a place is told; ends joined by a sign must be alike.
fn level(place: &Place) -> Option<Unit> {
    match place {
        Place::InYear(field, _) => Some(match field {
            Field::Whole | Field::Pair | Field::Fiscal => Unit::Year,
            Field::Month(_) => Unit::Month,
            Field::Day(..) | Field::DayOnly(_) => Unit::Day,
            Field::Quarter(_) | Field::FiscalQuarter(_) => Unit::Quarter,
            Field::Half(_) => Unit::Half,
            Field::Season(_) => Unit::Season,
            Field::Week(_) => Unit::Week,
        }),
        Place::Numeric { .. } | Place::Weekday { .. } | Place::Holiday(..) => Some(Unit::Day),
        Place::Unit { unit, .. } => Some(*unit),
        Place::Decade(_) => Some(Unit::Decade),
        Place::Century(_) => Some(Unit::Century),
        Place::WeekdayOf { .. } | Place::WeekdayFrom { .. } | Place::SameDay(_) => Some(Unit::Day),
        Place::Holding { unit, .. } => Some(*unit),
        Place::Offset { .. }
        | Place::Slice { .. }
        | Place::Ended { .. }
        | Place::Starting { .. }
        | Place::SamePeriod(..) => None,
    }
}

fn months(found: &Found) -> bool {
    matches!(found.point.place, Place::InYear(Field::Month(_) | Field::Day(..), _))
}
