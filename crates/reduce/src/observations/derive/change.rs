//! The change from one year to the next, from two reported levels.
//!
//! | levels | change |
//! | --- | --- |
//! | 800 million in 2018, 896 million in 2019 | `(896 million / 800 million - 1) * 100`: 12 percent |
//! | 4.5 percent in May 2018, 5 percent in May 2019 | `5 - 4.5`: half a percentage point |
//! | nearly 800 million in 2018, more than 900 million in 2019 | more than 12.5 percent |

use std::borrow::Cow;

use chrono::{Datelike, Days as Step, NaiveDate};
use columnist_extract::Decimal;
use columnist_extract::record::Stat;

use super::Reports;
use crate::amount::in_words;
use crate::measure;
use crate::observations::reconcile::Statement;
use crate::observations::series::{Days, PERCENT, POINT, Series};

/// Shorter periods are compared with the one before rather than with the year before.
const LEAST_DAYS: i64 = 28;

/// The change of each undisputed level on the same period of the year before.
pub(super) fn year_on_year<'a>(reports: &Reports<'_, 'a>) -> Vec<Statement<'a>> {
    reports
        .rows
        .iter()
        .filter_map(|row| {
            if row.stat == Stat::Change || row.days().count() < LEAST_DAYS {
                return None;
            }
            let series = row.series();
            let base = year_before(row.days())?;
            let (now, before) = (reports.undisputed(&series, row.days())?, reports.undisputed(&series, base)?);
            let (new, old) = (now.value?, before.value?);
            // Two articles may mean two things: tonnes of other goods, a month adjusted for the season. Trade of two countries
            // in whole years is safe enough.
            let is_year_of_money = row.currency.is_some() && row.counterpart.is_some() && is_year(row.days());
            if measure::is_balance(row.measure) || !is_year_of_money && !reports.share_an_article(now, before) {
                return None;
            }
            let is_share = row.unit.as_deref() == Some(PERCENT);
            let (amount, derivation, unit) = if is_share {
                let amount = now.amount().combine(true, &before.amount(), false, Decimal::checked_sub)?;
                (amount, format!("{new} - {old}"), POINT)
            } else {
                (new > Decimal::ZERO && old > Decimal::ZERO).then_some(())?;
                let hundred = Decimal::from_int(100);
                let amount = now.amount().combine(true, &before.amount(), false, |new, old| {
                    // Multiplied first, so that nothing is rounded away before the division.
                    new.checked_mul(hundred)?.checked_div(old)?.checked_sub(hundred)
                })?;
                (amount, format!("({} / {} - 1) * 100", in_words(new), in_words(old)), PERCENT)
            };
            Some(Statement {
                // The change of an amount of money depends on the currency it is told in.
                series: Series { stat: Stat::Change, unit: Some(Cow::from(unit)), ..series },
                days: row.days(),
                base: Some(base),
                amount,
                granularity: row.granularity,
                derivation: Some(derivation),
                figures: reports.figures_of(&[now, before]),
            })
        })
        .collect()
}

fn is_year(days: Days) -> bool {
    days.start.ordinal() == 1 && days.count() >= 365 && days.start.year() == days.end.year()
}

/// The same stretch one year earlier; the end of February stays the end of February.
fn year_before(days: Days) -> Option<Days> {
    let shift = |day: NaiveDate| day.with_year(day.year() - 1);
    let behind = shift(days.end.checked_add_days(Step::new(1))?)?;
    Some(Days { start: shift(days.start)?, end: behind.checked_sub_days(Step::new(1))? })
}
