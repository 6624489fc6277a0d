//! Amounts, periods and names of columns as people read them.
//!
//! | value | shown |
//! | --- | --- |
//! | more_than 1000000000 USD | more than 1 billion USD |
//! | 2017-01-01 to 2017-07-31 | Jan–Jul 2017 |
//! | trade_turnover | trade turnover |

use chrono::{Datelike, NaiveDate};
use columnist_reduce::in_words;

use super::data::{Amount, Data, Series};

/// "more than 1 billion USD".
pub(super) fn amount(amount: &Amount, series: &Series) -> String {
    let bound = match amount.bound.as_str() {
        "exact" | "between" => String::new(),
        "approximately" => "about ".into(),
        other => format!("{} ", name(other)),
    };
    let number = match (amount.value, amount.low, amount.high) {
        (Some(value), ..) => in_words(value),
        (None, Some(low), Some(high)) => format!("{} to {}", in_words(low), in_words(high)),
        _ => "?".into(),
    };
    let unit = unit(series).map(|unit| if unit == "%" { unit } else { format!(" {unit}") }).unwrap_or_default();
    format!("{bound}{number}{unit}")
}

/// "USD per tonne", "%", "tonne".
pub(super) fn unit(series: &Series) -> Option<String> {
    match (series.currency.as_deref(), series.unit.as_deref()) {
        (None, Some("percent")) => Some("%".into()),
        // The change of an amount of money is told in percent.
        (Some(_), Some("percent")) => Some("%".into()),
        (Some(currency), Some(unit)) => Some(format!("{currency} {unit}")),
        (Some(unit), None) | (None, Some(unit)) => Some(unit.into()),
        (None, None) => None,
    }
}

/// "trade turnover, Belarus – Kazakhstan".
pub(super) fn series(series: &Series, data: &Data) -> String {
    let mut out = name(&series.measure);
    let parties: Vec<&str> =
        [&series.subject, &series.counterpart].into_iter().flatten().map(|id| entity(id, data)).collect();
    if !parties.is_empty() {
        out = format!("{out}, {}", parties.join(" – "));
    }
    if series.stat == "change" { format!("{out}: change") } else { out }
}

/// The name of an entity; its id where the tables have none.
pub(super) fn entity<'a>(id: &'a str, data: &'a Data) -> &'a str {
    data.names.get(id).map_or(id, String::as_str)
}

/// An identifier as words.
pub(super) fn name(identifier: &str) -> String {
    identifier.replace('_', " ")
}

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

fn month(day: NaiveDate) -> &'static str {
    MONTHS[day.month0() as usize % MONTHS.len()]
}

/// "17 May 2017".
pub(super) fn day(day: NaiveDate) -> String {
    format!("{} {} {}", day.day(), month(day), day.year())
}

/// "2017", "Jan–Jul 2017", "17 May 2017", "3 Apr – 5 Jun 2019".
pub(super) fn period(start: NaiveDate, end: NaiveDate) -> String {
    let is_month_end = end.succ_opt().is_none_or(|next| next.day() == 1);
    let whole_months = start.day() == 1 && is_month_end;
    if start == end {
        return day(start);
    }
    match (whole_months, start.year() == end.year()) {
        (true, true) if start.month() == 1 && end.month() == 12 => start.year().to_string(),
        (true, true) if start.month() == end.month() => format!("{} {}", month(start), start.year()),
        (true, true) => format!("{}–{} {}", month(start), month(end), start.year()),
        (true, false) if start.month() == 1 && end.month() == 12 => format!("{}–{}", start.year(), end.year()),
        (true, false) => format!("{} {} – {} {}", month(start), start.year(), month(end), end.year()),
        _ => format!("{} – {}", day(start), day(end)),
    }
}

/// A period of which an end may be open.
pub(super) fn open_period(start: Option<NaiveDate>, end: Option<NaiveDate>) -> Option<String> {
    match (start, end) {
        (Some(start), Some(end)) => Some(period(start, end)),
        (None, Some(end)) => {
            let year = NaiveDate::from_ymd_opt(end.year(), 1, 1).filter(|_| end.month() == 12 && end.day() == 31);
            Some(format!("by {}", year.map_or_else(|| day(end), |start| period(start, end))))
        }
        (Some(start), None) => Some(format!("from {}", day(start))),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_as_people_write_them() {
        for (start, end, shown) in [
            ("2017-01-01", "2017-12-31", "2017"),
            ("2017-01-01", "2017-07-31", "Jan–Jul 2017"),
            ("2020-02-01", "2020-02-29", "Feb 2020"),
            ("2017-05-17", "2017-05-17", "17 May 2017"),
            ("2014-01-01", "2016-12-31", "2014–2016"),
            ("2017-04-03", "2017-06-05", "3 Apr 2017 – 5 Jun 2017"),
        ] {
            assert_eq!(period(start.parse().unwrap(), end.parse().unwrap()), shown);
        }
        assert_eq!(open_period(None, "2020-12-31".parse().ok()).as_deref(), Some("by 2020"));
    }
}
