//! Sums and differences of measures that make up a third.
//!
//! | exports | imports | follows |
//! | --- | --- | --- |
//! | of A to B in 2019: 200 million | of A from B in 2019: 300 million | trade turnover of A and B 500 million, trade balance of A with B -100 million |
//!
//! What B exports to A is what A imports from B, so either will do. Exports to the whole world are left alone: articles tell them by the
//! kind of goods too often ("exported steel worth …"), and steel is not all trade.

use columnist_extract::{Decimal, Id};

use super::Reports;
use crate::amount::in_words;
use crate::index::Index;
use crate::observations::ObservationRow;
use crate::observations::reconcile::Statement;
use crate::observations::series::Series;

const EXPORTS: &str = "exports";
const IMPORTS: &str = "imports";
const TURNOVER: &str = "trade_turnover";
const BALANCE: &str = "trade_balance";

/// Turnover and balance wherever exports and imports of one period are known.
pub(super) fn sums<'a>(index: &Index<'a>, reports: &Reports<'_, 'a>) -> Vec<Statement<'a>> {
    let mut statements = Vec::new();
    for exports in reports.rows.iter().filter(|row| row.measure == EXPORTS) {
        let series = exports.series();
        if reports.undisputed(&series, exports.days()).is_none() {
            continue;
        }
        let Some(counterpart) = exports.counterpart else { continue };
        let sides = [
            Series { measure: IMPORTS, ..series.clone() },
            Series { subject: counterpart, counterpart: Some(exports.subject), ..series.clone() },
        ];
        let Some(other) = sides.iter().find_map(|side| reports.undisputed(side, exports.days())) else { continue };
        statements.extend(total(exports, other, index, reports));
        statements.extend(balance(exports, other, reports));
    }
    statements
}

fn total<'a>(
    exports: &ObservationRow<'a>,
    other: &ObservationRow<'a>,
    index: &Index<'a>,
    reports: &Reports<'_, 'a>,
) -> Option<Statement<'a>> {
    let amount = exports.amount().combine(true, &other.amount(), true, Decimal::checked_add)?;
    let (subject, counterpart) = in_order_of_names(exports.subject, exports.counterpart, index);
    let series = Series { measure: TURNOVER, subject, counterpart, ..exports.series() };
    Some(statement(series, amount, '+', exports, other, reports))
}

fn balance<'a>(
    exports: &ObservationRow<'a>,
    other: &ObservationRow<'a>,
    reports: &Reports<'_, 'a>,
) -> Option<Statement<'a>> {
    let amount = exports.amount().combine(true, &other.amount(), false, Decimal::checked_sub)?;
    let series = Series { measure: BALANCE, ..exports.series() };
    Some(statement(series, amount, '-', exports, other, reports))
}

fn statement<'a>(
    series: Series<'a>,
    amount: crate::amount::Amount,
    sign: char,
    exports: &ObservationRow<'a>,
    other: &ObservationRow<'a>,
    reports: &Reports<'_, 'a>,
) -> Statement<'a> {
    let words = |row: &ObservationRow<'a>| match (row.value, row.value_low, row.value_high) {
        (Some(value), ..) => in_words(value),
        (None, Some(low), Some(high)) => format!("({} to {})", in_words(low), in_words(high)),
        _ => String::new(),
    };
    Statement {
        series,
        days: exports.days(),
        base: None,
        amount,
        granularity: exports.granularity,
        derivation: Some(format!("{} {sign} {}", words(exports), words(other))),
        figures: reports.figures_of(&[exports, other]),
    }
}

/// Where a measure has no direction, its parties stand in order of their names.
fn in_order_of_names(subject: Id, counterpart: Option<Id>, index: &Index<'_>) -> (Id, Option<Id>) {
    match counterpart {
        Some(other) if (index.canonical_name(other), other) < (index.canonical_name(subject), subject) => {
            (other, Some(subject))
        }
        _ => (subject, counterpart),
    }
}
