//! What a figure says of which series.
//!
//! | figure | reading |
//! | --- | --- |
//! | trade turnover of A and B, $313.7 million, January-July 2017 | level of (trade_turnover, A, B, USD) |
//! | exports of A, up 12% in 2019 from 2018 | change of (exports, A, percent), 12 |
//! | imports of A, halved in 2019 from 2018 | change of (imports, A, percent), -50 |
//! | price of wheat in A, $430 a tonne | level of (price, A, USD, `per tonne`) |
//! | exports of A, $5 billion in a year that was not over | none: part of a year is no year |
//! | exports of A, 5% | none: a share of what? |

use std::borrow::Cow;

use chrono::NaiveDate;
use columnist_extract::record::{Direction, FigureKind, Modality, Period, Stat};
use columnist_extract::{Decimal, Id};

use crate::amount::Amount;
use crate::index::Index;
use crate::{FigureFact, measure};

/// What is measured, of whom, in what.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Series<'a> {
    pub(crate) measure: &'a str,
    /// Canonical ids.
    pub(crate) subject: Id,
    pub(crate) counterpart: Option<Id>,
    pub(crate) stat: Stat,
    pub(crate) currency: Option<&'a str>,
    pub(crate) unit: Option<Cow<'a, str>>,
}

/// A stretch of days, both ends known and included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Days {
    pub(crate) start: NaiveDate,
    pub(crate) end: NaiveDate,
}

impl Days {
    pub(crate) fn of(period: Period) -> Option<Days> {
        let (start, end) = (period.start?, period.end?);
        (start <= end).then_some(Days { start, end })
    }

    pub(crate) fn count(self) -> i64 {
        (self.end - self.start).num_days() + 1
    }
}

/// The unit of a percent and of a point.
pub(crate) const PERCENT: &str = "percent";
pub(crate) const POINT: &str = "percentage point";

/// The series of a figure; `None` for one that belongs to none.
pub(crate) fn series<'a>(figure: &FigureFact<'a>, index: &Index<'a>) -> Option<Series<'a>> {
    let measure = figure.measure?;
    let unit = match (figure.kind, figure.stat) {
        (FigureKind::Money, _) => {
            figure.currency?;
            figure.per_unit.map(|per| Cow::from(format!("per {per}")))
        }
        (FigureKind::Quantity, _) => {
            let unit = figure.unit?;
            Some(figure.per_unit.map_or(Cow::from(unit), |per| Cow::from(format!("{unit} per {per}"))))
        }
        (FigureKind::Percent, Stat::Level) if !measure::is_percentage(measure) => return None,
        (FigureKind::Percent, _) | (FigureKind::Multiple, Stat::Change) => Some(Cow::from(PERCENT)),
        (FigureKind::PercentagePoints, Stat::Change) => Some(Cow::from(POINT)),
        _ => return None,
    };
    Some(Series {
        measure,
        subject: index.canonical(figure.subject?),
        counterpart: figure.counterpart.map(|counterpart| index.canonical(counterpart)),
        stat: figure.stat,
        currency: figure.currency.filter(|_| figure.kind == FigureKind::Money),
        unit,
    })
}

/// The amount of a figure. A change is signed, and one told as a multiple becomes a percentage.
pub(crate) fn amount(figure: &FigureFact<'_>) -> Option<Amount> {
    let stated = Amount::new(figure.value, figure.value_low, figure.value_high, figure.bound)?;
    if figure.stat == Stat::Level {
        return Some(stated);
    }
    let hundred = Decimal::from_int(100);
    match (figure.kind, figure.direction?) {
        (FigureKind::Multiple, Direction::Increase) => {
            stated.map(false, |times| times.checked_sub(Decimal::ONE)?.checked_mul(hundred))
        }
        (FigureKind::Multiple, Direction::Decrease) => {
            stated.map(true, |times| hundred.checked_div(times)?.checked_sub(hundred))
        }
        (_, Direction::Increase) => Some(stated),
        (_, Direction::Decrease) => stated.map(true, |number| Some(number.negated())),
        (_, Direction::Unchanged) => Some(stated),
    }
}

/// Whether a figure tells of something that was: no deal, no plan, no denial, and a period that was over when the article appeared.
pub(crate) fn is_report(figure: &FigureFact<'_>) -> bool {
    figure.modality == Modality::Reported
        && figure.measure.is_some_and(measure::is_series)
        && !figure.negated
        && figure.outcome.is_none()
        && figure.published_on.zip(figure.ref_period.end).is_none_or(|(published_on, end)| end <= published_on)
}
