//! Rows of `targets`.

use columnist_reduce::TargetRow;
use polars::prelude::{DataFrame, PolarsResult};

use super::frame::{amount, day, double, frame, id, ids, text};

/// One row per target, in the order given.
pub fn targets(rows: &[TargetRow<'_>]) -> PolarsResult<DataFrame> {
    let all = || rows.iter();
    frame(
        rows.len(),
        vec![
            id("target_id", all().map(|r| Some(r.target))),
            text("measure", all().map(|r| Some(r.measure))),
            id("subject", all().map(|r| Some(r.subject))),
            id("counterpart", all().map(|r| r.counterpart)),
            text("stat", all().map(|r| Some(r.stat.as_str()))),
            amount("value", all().map(|r| r.value)),
            amount("value_low", all().map(|r| r.value_low)),
            amount("value_high", all().map(|r| r.value_high)),
            double("value_f64", all().map(|r| r.value_f64)),
            text("bound", all().map(|r| Some(r.bound.as_str()))),
            text("currency", all().map(|r| r.currency)),
            text("unit", all().map(|r| r.unit.as_deref())),
            day("due_start", all().map(|r| r.due.start)),
            day("due_end", all().map(|r| r.due.end)),
            day("first_stated_on", all().map(|r| r.first_stated_on)),
            id("speaker", all().map(|r| r.speaker)),
            text("status", all().map(|r| Some(r.status.as_str()))),
            day("status_period_start", all().map(|r| r.status_period.start)),
            day("status_period_end", all().map(|r| r.status_period.end)),
            text("status_basis", all().map(|r| r.status_basis.map(|v| v.as_str()))),
            double("score", all().map(|r| Some(r.score))),
            ids("target_figure_ids", all().map(|r| r.target_figures.as_slice())),
            ids("outcome_figure_ids", all().map(|r| r.outcome_figures.as_slice())),
            ids("outcome_article_ids", all().map(|r| r.outcome_articles.as_slice())),
        ],
    )
}
