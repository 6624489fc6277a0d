//! Stretches of the calendar and the arithmetic of periods.
//!
//! | stretch | TIMEX3 | moved by one |
//! | --- | --- | --- |
//! | 22 September 2017 | `2017-09-22` | the day after |
//! | week of 18 September 2017 | `2017-W38` | the week after |
//! | January 2016 | `2016-01` | February 2016 |
//! | last quarter of 2016 | `2016-Q4` | `2017-Q1` |
//! | the 1990s | `199` | `200` |
//!
//! A stretch begins where its unit begins, so it is known by unit and first day. Weeks are those of ISO 8601; a winter has the year
//! of its December.

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::lexicon::date::{LAST, Season, Unit};
use crate::record::Granularity;

/// One unit of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub(crate) unit: Unit,
    pub(crate) start: NaiveDate,
}

impl Stretch {
    /// The unit that holds the day. `None` for units of the clock, and beyond chrono's calendar.
    pub(crate) fn of(unit: Unit, day: NaiveDate) -> Option<Stretch> {
        let (year, month) = (day.year(), day.month());
        let first = NaiveDate::from_ymd_opt;
        let start = match unit {
            Unit::Day => Some(day),
            Unit::Week => day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday()))),
            Unit::Weekend => Stretch::of(Unit::Week, day)?.start.checked_add_days(Days::new(5)),
            Unit::Month => first(year, month, 1),
            Unit::Quarter => first(year, (month - 1) / 3 * 3 + 1, 1),
            Unit::Half => first(year, (month - 1) / 6 * 6 + 1, 1),
            Unit::Season => match month {
                1 | 2 => first(year - 1, 12, 1),
                _ => first(year, month / 3 * 3, 1),
            },
            Unit::Year => first(year, 1, 1),
            Unit::Decade => first(year.div_euclid(10) * 10, 1, 1),
            // The 20th century of a newspaper is the 1900s.
            Unit::Century => first(year.div_euclid(100) * 100, 1, 1),
            Unit::Second | Unit::Minute | Unit::Hour => None,
        }?;
        // TIMEX3 has four digits for a year.
        (1..=9999).contains(&start.year()).then_some(Stretch { unit, start })
    }

    /// A season of a year.
    pub(crate) fn season(season: Season, year: i32) -> Option<Stretch> {
        let month = match season {
            Season::Spring => 3,
            Season::Summer => 6,
            Season::Autumn => 9,
            Season::Winter => 12,
        };
        Some(Stretch { unit: Unit::Season, start: NaiveDate::from_ymd_opt(year, month, 1)? })
    }

    /// The stretch so many of its units later.
    pub(crate) fn shift(self, by: i32) -> Option<Stretch> {
        let start = match months(self.unit) {
            Some(months) => add_months(self.start, by.checked_mul(months)?)?,
            None => add_days(self.start, by.checked_mul(if self.unit == Unit::Day { 1 } else { 7 })?)?,
        };
        (1..=9999).contains(&start.year()).then_some(Stretch { start, ..self })
    }

    /// Last day.
    pub(crate) fn end(self) -> NaiveDate {
        if self.unit == Unit::Weekend {
            return add_days(self.start, 1).unwrap_or(self.start);
        }
        self.shift(1).and_then(|next| next.start.pred_opt()).unwrap_or(self.start)
    }

    pub(crate) fn timex(self) -> String {
        let (year, month) = (self.start.year(), self.start.month());
        // Nearly every date of a text is one of these three, and formatting would cost more than all that led to it.
        if (0..=9999).contains(&year) && matches!(self.unit, Unit::Day | Unit::Month | Unit::Year) {
            let mut timex = String::with_capacity(10);
            push_digits(&mut timex, year.unsigned_abs(), 4);
            if self.unit != Unit::Year {
                timex.push('-');
                push_digits(&mut timex, month, 2);
            }
            if self.unit == Unit::Day {
                timex.push('-');
                push_digits(&mut timex, self.start.day(), 2);
            }
            return timex;
        }
        match self.unit {
            Unit::Day => self.start.to_string(),
            Unit::Week | Unit::Weekend => {
                let week = self.start.iso_week();
                let weekend = if self.unit == Unit::Weekend { "-WE" } else { "" };
                format!("{:04}-W{:02}{weekend}", week.year(), week.week())
            }
            Unit::Month => format!("{year:04}-{month:02}"),
            Unit::Quarter => format!("{year:04}-Q{}", (month - 1) / 3 + 1),
            Unit::Half => format!("{year:04}-H{}", (month - 1) / 6 + 1),
            Unit::Season => format!("{year:04}-{}", season_code(month)),
            Unit::Decade => format!("{:03}", year.div_euclid(10)),
            Unit::Century => format!("{:02}", year.div_euclid(100)),
            Unit::Year | Unit::Second | Unit::Minute | Unit::Hour => format!("{year:04}"),
        }
    }
}

/// A number in so many digits.
fn push_digits(text: &mut String, number: u32, n_digits: u32) {
    for place in (0..n_digits).rev() {
        text.push(char::from(b'0' + (number / 10_u32.pow(place) % 10) as u8));
    }
}

fn season_code(month: u32) -> &'static str {
    match month {
        3..=5 => "SP",
        6..=8 => "SU",
        9..=11 => "FA",
        _ => "WI",
    }
}

/// Months in a unit that has a whole number of them.
pub(crate) fn months(unit: Unit) -> Option<i32> {
    Some(match unit {
        Unit::Month => 1,
        Unit::Quarter | Unit::Season => 3,
        Unit::Half => 6,
        Unit::Year => 12,
        Unit::Decade => 120,
        Unit::Century => 1200,
        _ => return None,
    })
}

/// The day so many months later; the last of the month where there is no such day.
pub(crate) fn add_months(day: NaiveDate, by: i32) -> Option<NaiveDate> {
    let months = Months::new(by.unsigned_abs());
    if by < 0 { day.checked_sub_months(months) } else { day.checked_add_months(months) }
}

pub(crate) fn add_days(day: NaiveDate, by: i32) -> Option<NaiveDate> {
    let days = Days::new(u64::from(by.unsigned_abs()));
    if by < 0 { day.checked_sub_days(days) } else { day.checked_add_days(days) }
}

/// The day so many units later; `None` for units of the clock.
pub(crate) fn add(day: NaiveDate, unit: Unit, by: i32) -> Option<NaiveDate> {
    match (months(unit), unit) {
        (Some(months), _) => add_months(day, by.checked_mul(months)?),
        (None, Unit::Day) => add_days(day, by),
        (None, Unit::Week | Unit::Weekend) => add_days(day, by.checked_mul(7)?),
        _ => None,
    }
}

/// The weekday (Monday is 1) of the ISO week that holds the day.
pub(crate) fn weekday_in_week(day: NaiveDate, weekday: u32) -> Option<NaiveDate> {
    add_days(Stretch::of(Unit::Week, day)?.start, weekday as i32 - 1)
}

/// The nth weekday (Monday is 1) of a month, or the last.
pub(crate) fn nth_weekday(year: i32, month: u32, weekday: u32, nth: u32) -> Option<NaiveDate> {
    if nth == LAST {
        return nth_weekday(year, month, weekday, 5).or_else(|| nth_weekday(year, month, weekday, 4));
    }
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    let ahead = (weekday + 6 - first.weekday().num_days_from_monday()) % 7;
    let day = add_days(first, (ahead + 7 * (nth - 1)) as i32)?;
    (day.month() == month).then_some(day)
}

/// Easter Sunday of the Gregorian calendar (Gauss, in the form of Meeus).
pub(crate) fn easter(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15).rem_euclid(30);
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4).rem_euclid(7);
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(n / 31).ok()?, u32::try_from(n % 31 + 1).ok()?)
}

/// The granularity of a unit; none for units of the clock.
pub(crate) fn granularity(unit: Unit) -> Option<Granularity> {
    Some(match unit {
        Unit::Day => Granularity::Day,
        Unit::Week => Granularity::Week,
        Unit::Weekend => Granularity::Weekend,
        Unit::Month => Granularity::Month,
        Unit::Quarter => Granularity::Quarter,
        Unit::Season => Granularity::Season,
        Unit::Half => Granularity::Half,
        Unit::Year => Granularity::Year,
        Unit::Decade => Granularity::Decade,
        Unit::Century => Granularity::Century,
        Unit::Second | Unit::Minute | Unit::Hour => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect(text)
    }

    #[test]
    fn units_hold_their_days_and_move() {
        for (unit, of, timex, end, next) in [
            (Unit::Week, "2017-01-01", "2016-W52", "2017-01-01", "2017-W01"),
            (Unit::Weekend, "2016-12-31", "2016-W52-WE", "2017-01-01", "2017-W01-WE"),
            (Unit::Month, "2016-02-29", "2016-02", "2016-02-29", "2016-03"),
            (Unit::Quarter, "2016-12-31", "2016-Q4", "2016-12-31", "2017-Q1"),
            (Unit::Season, "2017-01-15", "2016-WI", "2017-02-28", "2017-SP"),
            (Unit::Decade, "1999-12-31", "199", "1999-12-31", "200"),
            (Unit::Century, "1987-02-02", "19", "1999-12-31", "20"),
        ] {
            let stretch = Stretch::of(unit, day(of)).unwrap();
            assert_eq!((stretch.timex().as_str(), stretch.end()), (timex, day(end)), "{unit} of {of}");
            assert_eq!(stretch.shift(1).unwrap().timex(), next, "{unit} of {of}");
        }
    }

    #[test]
    fn every_day_of_forty_years_is_in_its_units() {
        // Counted by hand from a known Monday, 1990-01-01: ISO weeks without the library's.
        let (mut date, mut weekday) = (day("1990-01-01"), 1);
        while date < day("2030-01-01") {
            for unit in
                [Unit::Day, Unit::Week, Unit::Month, Unit::Quarter, Unit::Season, Unit::Half, Unit::Year, Unit::Decade]
            {
                let stretch = Stretch::of(unit, date).unwrap();
                assert!(stretch.start <= date && date <= stretch.end(), "{unit} of {date}");
                let (next, before) = (stretch.shift(1).unwrap(), stretch.shift(-1).unwrap());
                assert_eq!(next.start.pred_opt(), Some(stretch.end()), "{unit} of {date}");
                assert_eq!((before.shift(1), next.shift(-1)), (Some(stretch), Some(stretch)), "{unit} of {date}");
            }
            assert_eq!(weekday_in_week(date, weekday), Some(date));
            weekday = weekday % 7 + 1;
            date = date.succ_opt().unwrap();
        }
    }

    #[test]
    fn easter_is_where_the_church_has_it() {
        for date in ["1987-04-19", "2000-04-23", "2016-03-27", "2017-04-16", "2024-03-31", "2025-04-20", "2038-04-25"] {
            assert_eq!(easter(day(date).year()), Some(day(date)));
        }
    }

    #[test]
    fn weekdays_are_counted_within_their_month() {
        assert_eq!(nth_weekday(2016, 11, 4, 4), Some(day("2016-11-24")));
        assert_eq!(nth_weekday(2017, 2, 1, 5), None);
    }
}
