//! Parts of a year, once the year is known, and the year that fits best where it is not.

use std::ops::RangeInclusive;

use chrono::NaiveDate;

use super::placed::Placed;
use super::stretch::{self, Stretch};
use super::tense::{Direction, Evidence};
use crate::lexicon::date::{Holiday, Season, Unit};
use crate::recognize::date::expression::Field;

/// A field of a year, placed. `None` where that year has no such day.
pub(super) fn place(field: Field, year: i32) -> Option<Placed> {
    let day = |month, day| NaiveDate::from_ymd_opt(year, month, day);
    let unit = |unit, month, at| Stretch::of(unit, day(month, at)?).map(Placed::at);
    match field {
        Field::Whole => unit(Unit::Year, 1, 1),
        Field::Month(month) => unit(Unit::Month, month, 1),
        Field::Day(month, at) => unit(Unit::Day, month, at),
        Field::DayOnly(_) => None,
        Field::Quarter(quarter) => unit(Unit::Quarter, quarter * 3, 1),
        Field::Half(half) => unit(Unit::Half, half * 6, 1),
        Field::Season(season) => Stretch::season(season, year).map(Placed::at),
        Field::Week(week) => {
            let monday = NaiveDate::from_isoywd_opt(year, week, chrono::Weekday::Mon)?;
            Stretch::of(Unit::Week, monday).map(Placed::at)
        }
        // Whose fiscal year it is decides where it begins; the words do not tell.
        Field::Fiscal => Some(Placed::nowhere(Unit::Year, format!("FY{year:04}"))),
        Field::FiscalQuarter(quarter) => Some(Placed::nowhere(Unit::Quarter, format!("FY{year:04}-Q{quarter}"))),
        Field::Pair => {
            let first = Stretch::of(Unit::Year, day(1, 1)?)?;
            Some(Placed::run(first, first.shift(1)?))
        }
    }
}

/// The value of a field whose year no one knows.
pub(super) fn template(field: Field) -> Placed {
    let (unit, timex) = match field {
        Field::Whole | Field::Pair => (Unit::Year, "XXXX".to_owned()),
        Field::Fiscal => (Unit::Year, "FYXXXX".to_owned()),
        Field::FiscalQuarter(quarter) => (Unit::Quarter, format!("FYXXXX-Q{quarter}")),
        Field::Month(month) => (Unit::Month, format!("XXXX-{month:02}")),
        Field::Day(month, day) => (Unit::Day, format!("XXXX-{month:02}-{day:02}")),
        Field::DayOnly(day) => (Unit::Day, format!("XXXX-XX-{day:02}")),
        Field::Quarter(quarter) => (Unit::Quarter, format!("XXXX-Q{quarter}")),
        Field::Half(half) => (Unit::Half, format!("XXXX-H{half}")),
        Field::Season(season) => (Unit::Season, format!("XXXX-{}", season_code(season))),
        Field::Week(week) => (Unit::Week, format!("XXXX-W{week:02}")),
    };
    Placed::nowhere(unit, timex)
}

pub(super) fn season_code(season: Season) -> &'static str {
    match season {
        Season::Spring => "SP",
        Season::Summer => "SU",
        Season::Autumn => "FA",
        Season::Winter => "WI",
    }
}

/// The day of a holiday in a year.
pub(super) fn holiday(holiday: Holiday, year: i32) -> Option<NaiveDate> {
    match holiday {
        Holiday::Fixed(month, day) => NaiveDate::from_ymd_opt(year, month, day),
        Holiday::Easter(days) => stretch::add_days(stretch::easter(year)?, days),
        Holiday::Nth(month, weekday, nth) => stretch::nth_weekday(year, month, weekday, nth),
    }
}

/// Days in which a month is measured and published.
const PUBLISHED: i64 = 93;
/// Days by which a year must be nearer to win against the direction that the words give.
const AGAINST: i64 = 330;
/// Of a day that the verb before may not tell of: nobody leaves out the year of a day some ten months past.
const AGAINST_LOOSE: i64 = 240;
/// Of a quarter on which nobody has reported yet.
const AGAINST_REPORTED: i64 = 180;
/// With nothing said, news looks back.
const AGAINST_HABIT: i64 = 60;
/// Days behind a quarter in which its results come out.
const UNREPORTED: i64 = 40;
/// A quarter that has hardly begun is not yet reported on.
const UNFINISHED: i64 = 120;

/// Of the years around publication, the one in which the stretch lies nearest, in the direction that the words give.
pub(super) fn nearest_year(
    published: NaiveDate,
    evidence: &Evidence,
    place: impl Fn(i32) -> Option<(NaiveDate, NaiveDate)>,
) -> Option<i32> {
    use chrono::Datelike;
    let direction = evidence.direction;
    let is_long_past =
        |start: NaiveDate, end: NaiveDate| (end - start).num_days() < 31 && (published - end).num_days() > PUBLISHED;
    let cost = |year: i32| {
        let (start, end) = place(year)?;
        let cost = if end < published {
            // "first-quarter sales will be up", in April: of the one just over, on which nobody has reported yet.
            let reported = (end - start).num_days() > 31 && (published - end).num_days() <= UNREPORTED;
            let penalty = match direction {
                Direction::Ahead if reported => AGAINST_REPORTED,
                Direction::Ahead => AGAINST,
                Direction::RatherAhead => AGAINST_HABIT,
                // "will publish inflation for October", in March: that of the next one.
                Direction::Open if evidence.measured && is_long_past(start, end) => AGAINST,
                Direction::Back | Direction::Open => 0,
            };
            (published - end).num_days() + penalty
        } else if start > published {
            let penalty = match direction {
                Direction::Back if evidence.loose && start == end => AGAINST_LOOSE,
                Direction::Back => AGAINST,
                Direction::Open => AGAINST_HABIT,
                Direction::Ahead | Direction::RatherAhead => 0,
            };
            (start - published).num_days() + penalty
        } else {
            let (passed, whole) = ((published - start).num_days() + 1, (end - start).num_days() + 1);
            if whole > 31 && matches!(direction, Direction::Back | Direction::Open) && passed * 2 < whole {
                UNFINISHED
            } else {
                0
            }
        };
        Some((cost, year))
    };
    let best = |years: RangeInclusive<i32>| {
        let costs = years.filter_map(|by| cost(published.year() + by));
        costs.min_by_key(|(cost, year)| (*cost, -year)).map(|(_, year)| year)
    };
    // A leap day may be up to eight years away; anything else is in one of the three years around.
    best(-1..=1).or_else(|| best(-8..=8))
}

/// The latest year (steps below 0) in which the stretch is over, or the first in which it is still to come.
pub(super) fn turned_year(
    published: NaiveDate,
    steps: i32,
    place: impl Fn(i32) -> Option<(NaiveDate, NaiveDate)>,
) -> Option<i32> {
    use chrono::Datelike;
    let year = published.year();
    if steps < 0 {
        (year - 8..=year).rev().find(|&y| place(y).is_some_and(|(_, end)| end < published))
    } else {
        (year..=year + 8).find(|&y| place(y).is_some_and(|(start, _)| start > published))
    }
}
