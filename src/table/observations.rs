//! Rows of `observations`.

use columnist_reduce::ObservationRow;
use polars::prelude::{DataFrame, PolarsResult};

use super::frame::{amount, day, double, frame, id, ids, int, text};

/// One row per observation, in the order given.
pub fn observations(rows: &[ObservationRow<'_>]) -> PolarsResult<DataFrame> {
    let all = || rows.iter();
    frame(
        rows.len(),
        vec![
            id("observation_id", all().map(|r| Some(r.observation))),
            text("measure", all().map(|r| Some(r.measure))),
            id("subject", all().map(|r| Some(r.subject))),
            id("counterpart", all().map(|r| r.counterpart)),
            text("stat", all().map(|r| Some(r.stat.as_str()))),
            text("currency", all().map(|r| r.currency)),
            text("unit", all().map(|r| r.unit.as_deref())),
            day("period_start", all().map(|r| Some(r.period_start))),
            day("period_end", all().map(|r| Some(r.period_end))),
            text("granularity", all().map(|r| r.granularity)),
            day("base_start", all().map(|r| r.base_start)),
            day("base_end", all().map(|r| r.base_end)),
            amount("value", all().map(|r| r.value)),
            amount("value_low", all().map(|r| r.value_low)),
            amount("value_high", all().map(|r| r.value_high)),
            double("value_f64", all().map(|r| r.value_f64)),
            text("bound", all().map(|r| Some(r.bound.as_str()))),
            text("basis", all().map(|r| Some(r.basis.as_str()))),
            text("derivation", all().map(|r| r.derivation.as_ref())),
            int("n_articles", all().map(|r| r.n_articles)),
            int("n_clusters", all().map(|r| r.n_clusters)),
            text("agreement", all().map(|r| Some(r.agreement.as_str()))),
            day("first_published_on", all().map(|r| r.first_published_on)),
            day("last_published_on", all().map(|r| r.last_published_on)),
            ids("figure_ids", all().map(|r| r.figures.as_slice())),
        ],
    )
}
