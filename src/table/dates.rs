//! Rows of `dates`.

use polars::prelude::{DataFrame, PolarsResult};

use super::frame::{boolean, day, frame, id, list, place, text};
use super::{Read, rows};

/// One row per temporal expression: by article in the order given, then by place in the text.
pub fn dates(articles: &[Read]) -> PolarsResult<DataFrame> {
    let rows = rows(articles, |e| &e.dates, |d| (d.span.bytes.start, d.span.bytes.end, d.id.0));
    let dates = || rows.iter().map(|r| r.row);
    let mut columns = vec![id("date_id", dates().map(|d| Some(d.id)))];
    columns.extend(place(&rows, |d| &d.span));
    columns.extend([
        text("kind", dates().map(|d| Some(d.kind.as_str()))),
        text("timex", dates().map(|d| d.timex.as_ref())),
        text("timex_mod", dates().map(|d| d.timex_mod.map(|v| v.as_str()))),
        day("start_date", dates().map(|d| d.period.start)),
        day("end_date", dates().map(|d| d.period.end)),
        text("granularity", dates().map(|d| d.granularity.map(|v| v.as_str()))),
        text("bound", dates().map(|d| d.bound.map(|v| v.as_str()))),
        boolean("is_relative", dates().map(|d| d.is_relative)),
        day("anchor", dates().map(|d| d.anchor)),
        list("inferred", dates().map(|d| d.inferred.iter().map(|v| v.as_str()))),
        text("rule", dates().map(|d| Some(d.rule))),
    ]);
    frame(rows.len(), columns)
}
