//! The text with marks where its rows stand.
//!
//! | output | "exports rose 5% in May" |
//! | --- | --- |
//! | terminal | the words in the color of their table, the label small behind them |
//! | plain | `exports rose [5%]f1 in [May]d1` |
//!
//! Marks may lie within one another; where two cross, the earlier one ends with the later.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};

use super::rows::{Row, Table};

/// The color of a table.
pub(super) fn style(table: Table) -> Style {
    match table {
        Table::Figures => AnsiColor::Green.on_default().bold(),
        Table::Dates => AnsiColor::Cyan.on_default().bold(),
        Table::Mentions => AnsiColor::Magenta.on_default(),
    }
}

const LABEL: Style = Style::new().dimmed();

/// Marks the rows, which stand in order of their first byte, longest first.
pub(super) fn marked(text: &str, rows: &[Row<'_>]) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut at = 0;
    let mut open: Vec<&Row<'_>> = Vec::new();
    for row in rows {
        let start = row.span.bytes.start;
        close_until(&mut out, text, &mut at, &mut open, start);
        copy(&mut out, text, &mut at, start);
        let style = style(row.table);
        let _ = write!(out, "[{style}");
        open.push(row);
    }
    close_until(&mut out, text, &mut at, &mut open, text.len());
    copy(&mut out, text, &mut at, text.len());
    out
}

/// Closes the marks that end at or before a byte, inner ones first.
fn close_until(out: &mut String, text: &str, at: &mut usize, open: &mut Vec<&Row<'_>>, end: usize) {
    while let Some(row) = open.pop_if(|row| row.span.bytes.end <= end) {
        copy(out, text, at, row.span.bytes.end);
        let style = style(row.table);
        let _ = write!(out, "{style:#}]{LABEL}{}{LABEL:#}", row.label);
        if let Some(outer) = open.last() {
            let _ = write!(out, "{}", self::style(outer.table));
        }
    }
}

fn copy(out: &mut String, text: &str, at: &mut usize, end: usize) {
    if let Some(part) = text.get(*at..end) {
        out.push_str(part);
        *at = end;
    }
}
