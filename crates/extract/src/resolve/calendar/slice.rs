//! Parts of a placed stretch: "the first 7 months of 2017", "the third week of March", "late 2016".

use chrono::{Datelike, NaiveDate};

use super::placed::{Placed, template};
use super::stretch::{self, Stretch};
use crate::decimal::Decimal;
use crate::lexicon::date::Unit;
use crate::recognize::date::expression::{Duration, Part, Slice};
use crate::record::TimexMod;

/// Units within a stretch.
pub(super) fn slice(slice: Slice, unit: Unit, of: &Placed) -> Placed {
    let found = of.start.zip(of.end).and_then(|(start, end)| {
        if let Some(months) = stretch::months(unit).filter(|_| of.unit == Unit::Year && of.is_own_stretch()) {
            return of_own(slice, unit, months, start);
        }
        let first = first(unit, start)?;
        let last = last(unit, end)?;
        let (from, to) = match slice {
            Slice::Nth(nth) => (first.shift(nth as i32 - 1)?, first.shift(nth as i32 - 1)?),
            Slice::Last => (last, last),
            Slice::FirstN(n) => (first, first.shift(n as i32 - 1)?),
            Slice::LastN(n) => (last.shift(1 - n as i32)?, last),
        };
        (from.start <= end && to.end() >= start).then(|| Placed::run(from, to))
    });
    let placed = found.unwrap_or_else(|| Placed::nowhere(unit, template(unit)));
    Placed {
        is_relative: of.is_relative,
        anchor: of.anchor,
        inferred: of.inferred.clone(),
        evidence: of.evidence.clone(),
        ..placed
    }
}

/// The same of a year that is not the calendar's: its quarters are counted from its first day.
fn of_own(slice: Slice, unit: Unit, months: i32, start: NaiveDate) -> Option<Placed> {
    let all = 12 / months;
    let (before, length) = match slice {
        Slice::Nth(nth) => (nth as i32 - 1, 1),
        Slice::Last => (all - 1, 1),
        Slice::FirstN(n) => (0, n as i32),
        Slice::LastN(n) => (all - n as i32, n as i32),
    };
    let from = stretch::add_months(start, before.checked_mul(months)?)?;
    let behind = stretch::add_months(from, length.checked_mul(months)?)?;
    (before >= 0 && before + length <= all).then_some(between(from, behind.pred_opt()?, unit))
}

/// The first unit of a stretch. A week is in the month that has most of it, as in ISO 8601.
fn first(unit: Unit, start: NaiveDate) -> Option<Stretch> {
    let stretch = Stretch::of(unit, start)?;
    let inside = match unit {
        Unit::Week => stretch::add_days(stretch.start, 3)? >= start,
        _ => stretch.start >= start || !matches!(unit, Unit::Weekend),
    };
    if inside { Some(stretch) } else { stretch.shift(1) }
}

fn last(unit: Unit, end: NaiveDate) -> Option<Stretch> {
    let stretch = Stretch::of(unit, end)?;
    let inside = match unit {
        Unit::Week => stretch::add_days(stretch.start, 3)? <= end,
        Unit::Weekend => stretch.start <= end,
        _ => true,
    };
    if inside { Some(stretch) } else { stretch.shift(-1) }
}

/// The part of a stretch that "early", "the end of" and the like name. TIMEX3 keeps the value of the whole and says the part in
/// `mod`; the days are those that a reader would look at: thirds of a year, the first, second and last ten days of a month, halves of a week.
pub(super) fn part(part: Part, whole: Placed, published: Option<NaiveDate>) -> Placed {
    let (Some(start), Some(end)) = (whole.start, whole.end) else { return whole };
    // "earlier last week" is early last week: what is over has passed as a whole.
    let part = match part {
        Part::Passed if is_over(&whole, published) => Part::Third(TimexMod::Start),
        Part::Left if is_over(&whole, published) => Part::Third(TimexMod::End),
        part => part,
    };
    let (from, to) = match (part, whole.unit) {
        (Part::Third(third) | Part::Edge(third), _) => third_of(third, whole.unit, start, end),
        (Part::Half(TimexMod::Start), Unit::Month) => (Some(start), start.with_day(15)),
        (Part::Half(_), Unit::Month) => (start.with_day(16), Some(end)),
        (Part::Half(third), _) => third_of(third, whole.unit, start, end),
        (Part::Working, _) => (Some(start), stretch::add_days(start, 4)),
        // A day says no more by being earlier or later in it.
        (Part::Passed | Part::Left, Unit::Day) => (Some(start), Some(end)),
        (Part::Passed, _) => {
            (Some(start), published.filter(|p| *p > start && *p <= end).and_then(|p| p.pred_opt()).or(Some(end)))
        }
        (Part::Left, _) => {
            (published.filter(|p| *p >= start && *p < end).and_then(|p| p.succ_opt()).or(Some(start)), Some(end))
        }
    };
    Placed { edge: edge(part, whole.unit, start, end), start: from.or(whole.start), end: to.or(whole.end), ..whole }
}

/// Whether a stretch told from publication lies behind it.
fn is_over(whole: &Placed, published: Option<NaiveDate>) -> bool {
    whole.is_relative && whole.unit > Unit::Day && whole.end.zip(published).is_some_and(|(end, day)| end < day)
}

fn third_of(part: TimexMod, unit: Unit, start: NaiveDate, end: NaiveDate) -> (Option<NaiveDate>, Option<NaiveDate>) {
    let days = (end - start).num_days() as i32;
    let at = |share: i32, of: i32| stretch::add_days(start, (days + 1) * share / of);
    let before = |day: Option<NaiveDate>| day.and_then(|d| d.pred_opt());
    let months = |first: i32, last: i32| (stretch::add_months(start, first), before(stretch::add_months(start, last)));
    match (part, unit) {
        (_, Unit::Day | Unit::Weekend) => (Some(start), Some(end)),
        (TimexMod::Start, Unit::Year) => months(0, 4),
        (TimexMod::Mid, Unit::Year) => months(4, 8),
        (_, Unit::Year) => months(8, 12),
        (TimexMod::Start, Unit::Decade) => months(0, 48),
        (TimexMod::Mid, Unit::Decade) => months(48, 84),
        (_, Unit::Decade) => months(84, 120),
        (TimexMod::Start, Unit::Century) => months(0, 396),
        (TimexMod::Mid, Unit::Century) => months(396, 804),
        (_, Unit::Century) => months(804, 1200),
        (TimexMod::Start, Unit::Month) => (Some(start), start.with_day(10)),
        (TimexMod::Mid, Unit::Month) => (start.with_day(11), start.with_day(20)),
        (_, Unit::Month) => (start.with_day(21), Some(end)),
        (TimexMod::Start, Unit::Week) => (Some(start), stretch::add_days(start, 2)),
        (TimexMod::Mid, Unit::Week) => (stretch::add_days(start, 1), stretch::add_days(start, 3)),
        (_, Unit::Week) => (stretch::add_days(start, 3), Some(end)),
        (TimexMod::Start, _) => (Some(start), before(at(1, 3))),
        (TimexMod::Mid, _) => (at(1, 3), before(at(2, 3))),
        (_, _) => (at(2, 3), Some(end)),
    }
}

/// The first day behind the moment that a part names. "early" and "late" name none.
fn edge(part: Part, unit: Unit, start: NaiveDate, end: NaiveDate) -> Option<NaiveDate> {
    match part {
        Part::Edge(TimexMod::Start) => Some(start),
        Part::Edge(TimexMod::Mid) | Part::Third(TimexMod::Mid) => match unit {
            // "by the middle of the 2020s" leaves more than a moment.
            Unit::Decade | Unit::Century => None,
            Unit::Year => stretch::add_months(start, 6),
            Unit::Month => start.with_day(16),
            _ => stretch::add_days(start, (end - start).num_days() as i32 / 2),
        },
        Part::Edge(TimexMod::End) => end.succ_opt(),
        _ => None,
    }
}

/// The stretch of a length that ends with (or begins on) a day.
pub(super) fn measured(
    length: &Duration,
    end: Option<NaiveDate>,
    start: Option<NaiveDate>,
) -> Option<(NaiveDate, NaiveDate)> {
    match (start, end) {
        (_, Some(end)) => Some((move_by(end.succ_opt()?, length, -1)?, end)),
        (Some(start), None) => Some((start, move_by(start, length, 1)?.pred_opt()?)),
        (None, None) => None,
    }
}

/// A day moved by a length. Fractions of a unit are moved by the next smaller one; `None` where no number is said.
pub(super) fn move_by(day: NaiveDate, length: &Duration, sign: i32) -> Option<NaiveDate> {
    if length.low.is_some() {
        return None;
    }
    length.parts.iter().try_fold(day, |day, (number, unit)| {
        let number = (*number)?;
        if let Some(whole) = number.to_int() {
            return stretch::add(day, *unit, sign.checked_mul(i32::try_from(whole).ok()?)?);
        }
        let (smaller, factor) = match unit {
            Unit::Year => (Unit::Month, 12),
            Unit::Month => (Unit::Day, 30),
            Unit::Week => (Unit::Day, 7),
            Unit::Decade => (Unit::Year, 10),
            _ => return None,
        };
        let number = number.checked_mul(Decimal::from_int(factor))?.to_int()?;
        stretch::add(day, smaller, sign.checked_mul(i32::try_from(number).ok()?)?)
    })
}

/// A stretch between two days under the shortest value that says it: a quarter, whole years or months, or two days.
pub(super) fn between(start: NaiveDate, end: NaiveDate, unit: Unit) -> Placed {
    let exact = |unit: Unit| Stretch::of(unit, start).filter(|s| s.start == start && s.end() == end);
    if let Some(stretch) =
        [Unit::Day, Unit::Week, Unit::Month, Unit::Quarter, Unit::Half, Unit::Year].into_iter().find_map(exact)
    {
        return Placed { unit, ..Placed::at(stretch) };
    }
    run(start, end, unit)
}

/// The same as a run of years, months or days.
pub(super) fn run(start: NaiveDate, end: NaiveDate, unit: Unit) -> Placed {
    let first_of = |unit: Unit| {
        let begins = |day: NaiveDate| Stretch::of(unit, day).is_some_and(|stretch| stretch.start == day);
        begins(start) && end.succ_opt().is_some_and(begins)
    };
    let ends = [Unit::Year, Unit::Month].into_iter().find(|unit| first_of(*unit)).unwrap_or(Unit::Day);
    match Stretch::of(ends, start).zip(Stretch::of(ends, end)) {
        Some((first, last)) => Placed { unit, ..Placed::run(first, last) },
        None => Placed::nowhere(unit, template(unit)),
    }
}
