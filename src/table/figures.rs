//! Rows of `figures`.

use columnist_extract::record::words;
use polars::prelude::{DataFrame, PolarsResult};

use super::frame::{amount, boolean, day, double, frame, id, list, place, text};
use super::{Read, rows};

/// One row per figure: by article in the order given, then by place in the text.
pub fn figures(articles: &[Read]) -> PolarsResult<DataFrame> {
    let rows = rows(articles, |e| &e.figures, |f| (f.span.bytes.start, f.span.bytes.end, f.id.0));
    let figures = || rows.iter().map(|r| r.row);
    let mut columns = vec![id("figure_id", figures().map(|f| Some(f.id)))];
    columns.extend(place(&rows, |f| &f.span));
    columns.extend([
        text("kind", figures().map(|f| Some(f.kind.as_str()))),
        amount("value", figures().map(|f| f.value)),
        amount("value_low", figures().map(|f| f.value_low)),
        amount("value_high", figures().map(|f| f.value_high)),
        double("value_f64", figures().map(|f| f.value_f64())),
        text("value_method", figures().map(|f| Some(f.value_method.as_str()))),
        text("currency", figures().map(|f| f.currency.as_ref())),
        text("currency_method", figures().map(|f| f.currency_method.map(|v| v.as_str()))),
        text("unit", figures().map(|f| f.unit.as_ref())),
        text("per_unit", figures().map(|f| f.per_unit.as_ref())),
        text("bound", figures().map(|f| Some(f.bound.as_str()))),
        text("modality", figures().map(|f| Some(f.modality.as_str()))),
        boolean("negated", figures().map(|f| f.negated)),
        text("outcome", figures().map(|f| f.outcome.map(|v| v.as_str()))),
        day("outcome_start", figures().map(|f| f.outcome_period.start)),
        day("outcome_end", figures().map(|f| f.outcome_period.end)),
        text("stat", figures().map(|f| Some(f.stat.as_str()))),
        text("direction", figures().map(|f| f.direction.map(|v| v.as_str()))),
        day("base_start", figures().map(|f| f.base.start)),
        day("base_end", figures().map(|f| f.base.end)),
        text("base_method", figures().map(|f| f.base_method.map(|v| v.as_str()))),
        id("relates_to", figures().map(|f| f.relates_to)),
        text("measure", figures().map(|f| f.measure)),
        text("measure_surface", rows.iter().map(|r| r.row.measure_words.as_ref().map(|bytes| words(r.text, bytes)))),
        text("measure_method", figures().map(|f| f.measure_method.map(|v| v.as_str()))),
        id("subject", figures().map(|f| f.subject)),
        id("counterpart", figures().map(|f| f.counterpart)),
        text("parties_method", figures().map(|f| f.parties_method.map(|v| v.as_str()))),
        day("ref_start", figures().map(|f| f.ref_period.start)),
        day("ref_end", figures().map(|f| f.ref_period.end)),
        text("ref_granularity", figures().map(|f| f.ref_granularity.map(|v| v.as_str()))),
        id("ref_date_id", figures().map(|f| f.ref_date)),
        text("ref_method", figures().map(|f| f.ref_method.map(|v| v.as_str()))),
        id("speaker", figures().map(|f| f.speaker)),
        text("speaker_method", figures().map(|f| f.speaker_method.map(|v| v.as_str()))),
        text("context", rows.iter().map(|r| Some(words(r.text, &r.row.context)))),
        list("flags", figures().map(|f| f.flags.iter().map(|v| v.as_str()))),
        text("rule", figures().map(|f| Some(f.rule))),
    ]);
    frame(rows.len(), columns)
}
