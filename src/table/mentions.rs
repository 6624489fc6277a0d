//! Rows of `mentions`.

use polars::prelude::{DataFrame, PolarsResult};

use super::frame::{double, frame, id, place, text};
use super::{Read, rows};

/// One row per mention: by article in the order given, then by place in the text.
pub fn mentions(articles: &[Read]) -> PolarsResult<DataFrame> {
    let rows = rows(articles, |e| &e.mentions, |m| (m.span.bytes.start, m.span.bytes.end, m.id.0));
    let mentions = || rows.iter().map(|r| r.row);
    let mut columns =
        vec![id("mention_id", mentions().map(|m| Some(m.id))), id("entity_id", mentions().map(|m| Some(m.entity)))];
    columns.extend(place(&rows, |m| &m.span));
    columns.extend([
        text("kind", mentions().map(|m| Some(m.kind.as_str()))),
        text("role", mentions().map(|m| m.role.as_ref())),
        id("role_of", mentions().map(|m| m.role_of)),
        text("method", mentions().map(|m| Some(m.method.as_str()))),
        double("confidence", mentions().map(|m| Some(m.confidence))),
        text("rule", mentions().map(|m| Some(m.rule))),
    ]);
    frame(rows.len(), columns)
}
