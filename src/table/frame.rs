//! Columns of a frame, one function a type. Each takes the values in row order; `None` is NULL.

use chrono::{DateTime, NaiveDate, Utc};
use columnist_extract::record::Span;
use columnist_extract::{Decimal, Id};
use polars::prelude::*;

use super::RowOf;
use super::column::{PRECISION, SCALE};

pub(super) fn text<T: AsRef<str>>(name: &str, values: impl Iterator<Item = Option<T>>) -> Column {
    StringChunked::from_iter_options(name.into(), values).into_column()
}

pub(super) fn id(name: &str, values: impl Iterator<Item = Option<Id>>) -> Column {
    text(name, values.map(|id| id.map(Id::shown)))
}

/// A count or an offset. A text that does not fit is rejected long before: a value beyond 32 bits is a fault of ours.
pub(super) fn int(name: &str, values: impl Iterator<Item = usize>) -> Column {
    let values = values.map(|v| Some(i32::try_from(v).unwrap_or(i32::MAX)));
    Int32Chunked::from_iter_options(name.into(), values).into_column()
}

pub(super) fn long(name: &str, values: impl Iterator<Item = Option<i64>>) -> Column {
    Int64Chunked::from_iter_options(name.into(), values).into_column()
}

pub(super) fn double(name: &str, values: impl Iterator<Item = Option<f64>>) -> Column {
    Float64Chunked::from_iter_options(name.into(), values).into_column()
}

pub(super) fn boolean(name: &str, values: impl Iterator<Item = bool>) -> Column {
    BooleanChunked::from_iter_values(name.into(), values).into_column()
}

pub(super) fn day(name: &str, values: impl Iterator<Item = Option<NaiveDate>>) -> Column {
    let days = values.map(|d| d.map(days_since_1970));
    Int32Chunked::from_iter_options(name.into(), days).into_date().into_column()
}

/// Days since 1970-01-01: how Arrow and Parquet store a date.
pub(crate) fn days_since_1970(date: NaiveDate) -> i32 {
    date.to_epoch_days()
}

pub(super) fn moment(name: &str, values: impl Iterator<Item = Option<DateTime<Utc>>>) -> Column {
    let micros = values.map(|t| t.map(|t| t.timestamp_micros()));
    let zone = Some(TimeZone::UTC);
    Int64Chunked::from_iter_options(name.into(), micros).into_datetime(TimeUnit::Microseconds, zone).into_column()
}

pub(super) fn amount(name: &str, values: impl Iterator<Item = Option<Decimal>>) -> Column {
    let millionths = values.map(|v| v.map(Decimal::millionths));
    // `Decimal` holds 38 digits by construction, so that there is nothing left to verify.
    let column = Int128Chunked::from_iter_options(name.into(), millionths);
    column.into_decimal_unchecked(usize::from(PRECISION), SCALE as usize).into_column()
}

pub(super) fn list<'a, I: IntoIterator<Item = &'a str>>(
    name: &str,
    values: impl ExactSizeIterator<Item = I>,
) -> Column {
    let mut builder = ListStringChunkedBuilder::new(name.into(), values.len(), 0);
    for items in values {
        builder.append_values_iter(items.into_iter());
    }
    builder.finish().into_column()
}

/// A list of ids.
pub(super) fn ids<'a>(name: &str, values: impl ExactSizeIterator<Item = &'a [Id]>) -> Column {
    let mut builder = ListStringChunkedBuilder::new(name.into(), values.len(), 0);
    for ids in values {
        let texts: Vec<String> = ids.iter().map(Id::to_string).collect();
        builder.append_values_iter(texts.iter().map(String::as_str));
    }
    builder.finish().into_column()
}

/// The columns from `article_id` to `surface`, which `figures`, `dates` and `mentions` have in common.
pub(super) fn place<T>(rows: &[RowOf<'_, T>], span: impl Fn(&T) -> &Span) -> Vec<Column> {
    let spans = || rows.iter().map(|r| span(r.row));
    vec![
        text("article_id", rows.iter().map(|r| Some(r.article_id))),
        day("published_on", rows.iter().map(|r| r.published_on)),
        int("sentence", spans().map(|s| s.sentence)),
        int("char_start", spans().map(|s| s.chars.start)),
        int("char_end", spans().map(|s| s.chars.end)),
        int("byte_start", spans().map(|s| s.bytes.start)),
        int("byte_end", spans().map(|s| s.bytes.end)),
        text("surface", rows.iter().map(|r| Some(span(r.row).surface(r.text)))),
    ]
}

/// A frame of columns of one length.
pub(super) fn frame(rows: usize, columns: Vec<Column>) -> PolarsResult<DataFrame> {
    DataFrame::new(rows, columns)
}
