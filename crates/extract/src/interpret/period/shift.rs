//! Periods of the calendar, and what lies before and behind them.

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::record::{Granularity, Period};

/// Whether a period is longer than a day and shorter than a year.
pub(in crate::interpret) fn is_part_of_year(period: &Period) -> bool {
    matches!((period.start, period.end), (Some(start), Some(end)) if (1..360).contains(&(end - start).num_days()))
}

pub(super) fn is_calendar_year(period: &Period) -> bool {
    matches!((period.start, period.end), (Some(a), Some(b)) if (a.month(), a.day(), b.month(), b.day()) == (1, 1, 12, 31) && a.year() == b.year())
}

/// Whether a period is a year, of the calendar or of a business.
pub(super) fn is_year(period: &Period) -> bool {
    let (Some(start), Some(end)) = (period.start, period.end) else { return false };
    start.day() == 1 && end.succ_opt() == start.checked_add_months(Months::new(12))
}

/// Three whole months.
pub(super) fn is_quarter(period: &Period) -> bool {
    let (Some(start), Some(end)) = (period.start, period.end) else { return false };
    start.day() == 1 && end.succ_opt() == start.checked_add_months(Months::new(3))
}

/// "the first seven months", "January-September": whole months from the beginning of a year, and no quarter, which may be measured
/// against the one before.
pub(super) fn is_since_january(period: &Period) -> bool {
    let (Some(start), Some(end)) = (period.start, period.end) else { return false };
    let whole = end.succ_opt().is_some_and(|next| next.day() == 1);
    start.ordinal() == 1 && start.year() == end.year() && whole && matches!(end.month(), 4..=11)
}

/// The same days of the year before; the end of February stays the end.
pub(in crate::interpret) fn year_before(period: &Period) -> Option<Period> {
    shifted(period, |date| date.checked_sub_months(Months::new(12)))
}

/// The same days of the year after.
pub(in crate::interpret) fn year_after(period: &Period) -> Option<Period> {
    shifted(period, |date| date.checked_add_months(Months::new(12)))
}

/// The calendar year that holds a stretch.
pub(in crate::interpret) fn year_of(period: &Period) -> Option<Period> {
    let year = period.start.zip(period.end).filter(|(start, end)| start.year() == end.year())?.0.year();
    Some(Period { start: NaiveDate::from_ymd_opt(year, 1, 1), end: NaiveDate::from_ymd_opt(year, 12, 31) })
}

/// As long a stretch, one unit before: "a month ago" of a month.
pub(in crate::interpret) fn one_before(period: &Period, granularity: Option<Granularity>) -> Option<Period> {
    match granularity? {
        Granularity::Year => year_before(period),
        Granularity::Half => shifted(period, |day| day.checked_sub_months(Months::new(6))),
        Granularity::Quarter => shifted(period, |day| day.checked_sub_months(Months::new(3))),
        Granularity::Month => shifted(period, |day| day.checked_sub_months(Months::new(1))),
        Granularity::Week => week_before(period),
        Granularity::Day => shifted_by(period, 1),
        _ => None,
    }
}

/// The same days of the week before.
pub(super) fn week_before(period: &Period) -> Option<Period> {
    shifted_by(period, 7)
}

fn shifted_by(period: &Period, days: u64) -> Option<Period> {
    let back = |date: NaiveDate| date.checked_sub_days(Days::new(days));
    Some(Period { start: Some(back(period.start?)?), end: Some(back(period.end?)?) })
}

fn shifted(period: &Period, shift: impl Fn(NaiveDate) -> Option<NaiveDate>) -> Option<Period> {
    let moved = |date: NaiveDate| {
        let day = shift(date)?;
        let month_end = date.succ_opt()?.day() == 1;
        if month_end { day.with_day(1)?.checked_add_months(Months::new(1))?.pred_opt() } else { Some(day) }
    };
    Some(Period { start: Some(moved(period.start?)?), end: Some(moved(period.end?)?) })
}
