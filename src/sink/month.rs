//! The month of publication: how per-article tables are cut into files.

use std::fmt;

use arrow::temporal_conversions::date32_to_datetime;
use chrono::{Datelike as _, NaiveDate};

/// A month of the calendar, or none for articles without a date. Months sort as their rows do: undated first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Month(Option<(i32, u32)>);

impl Month {
    /// Articles without a day of publication.
    pub(super) const UNDATED: Month = Month(None);

    /// The month of a day, given as days since 1970-01-01.
    pub(super) fn of(days: Option<i32>) -> Month {
        Month::of_day(days.and_then(date32_to_datetime).map(|moment| moment.date()))
    }

    /// The month of a day.
    pub(super) fn of_day(day: Option<NaiveDate>) -> Month {
        Month(day.map(|day| (day.year(), day.month())))
    }

    /// The month that a file of a table holds.
    pub(super) fn of_file(name: &str) -> Option<Month> {
        let stem = name.strip_suffix(".parquet")?;
        if stem == "undated" {
            return Some(Month(None));
        }
        let (year, month) = stem.rsplit_once('-')?;
        let month = Month(Some((year.parse().ok()?, month.parse().ok()?)));
        (month.file() == name).then_some(month)
    }

    /// Name of its file: `2017-03.parquet`, `undated.parquet`.
    pub(super) fn file(self) -> String {
        format!("{self}.parquet")
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some((year, month)) => write!(f, "{year:04}-{month:02}"),
            None => f.write_str("undated"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_and_its_file_name_say_the_same() {
        for (days, file) in [(Some(0), "1970-01.parquet"), (Some(17_241), "2017-03.parquet"), (None, "undated.parquet")]
        {
            assert_eq!(Month::of(days).file(), file);
            assert_eq!(Month::of_file(file), Some(Month::of(days)));
        }
        for stray in ["2017-3.parquet", "2017-03.parquet.tmp", "2017.parquet", "x-01.parquet"] {
            assert_eq!(Month::of_file(stray), None, "{stray}");
        }
        assert!(Month::of(None) < Month::of(Some(-100_000)) && Month::of(Some(0)) < Month::of(Some(40)));
    }
}
