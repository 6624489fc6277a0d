//! Articles as a snapshot stores them, made records again: the way back from `articles`, for a rebuild without the raw input.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use arrow::array::{Array as _, AsArray as _, RecordBatch};
use arrow::datatypes::{Date32Type, Int64Type, TimestampMicrosecondType};
use arrow::temporal_conversions::date32_to_datetime;
use chrono::DateTime;
use columnist_extract::Article;

use super::month::Month;
use super::months;
use super::snapshot::Snapshot;
use crate::source::record::{ArticleFlag, Format, Origin, PublishedMethod, Record};
use crate::table::read::{all_columns, read};
use crate::table::schema::ARTICLES;

/// The articles of some files, in batches.
pub(super) fn articles(files: Vec<PathBuf>) -> impl Iterator<Item = Result<Vec<Record>>> {
    files.into_iter().flat_map(|file| {
        let batches: Box<dyn Iterator<Item = Result<Vec<Record>>>> =
            match read(&file, &ARTICLES, &all_columns(&ARTICLES)) {
                Ok(rows) => Box::new(rows.map(|rows| records(&rows?))),
                Err(error) => Box::new(std::iter::once(Err(error))),
            };
        batches
    })
}

/// The months of the articles of `ids`.
pub(super) fn months_of(snapshot: &Snapshot, ids: &BTreeSet<&str>) -> Result<BTreeSet<Month>> {
    let mut months = BTreeSet::new();
    for path in snapshot.manifest.files.keys().filter(|path| path.starts_with("articles/")) {
        if holds(&snapshot.path.join(path), ids)? {
            months.extend(months::month_of(path));
        }
    }
    Ok(months)
}

fn holds(file: &Path, ids: &BTreeSet<&str>) -> Result<bool> {
    for rows in read(file, &ARTICLES, &["article_id"])? {
        let rows = rows?;
        let column = rows.column_by_name("article_id").context("articles has no article_id")?;
        if column.as_string::<i32>().iter().flatten().any(|id| ids.contains(id)) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn records(rows: &RecordBatch) -> Result<Vec<Record>> {
    let column = |name: &str| rows.column_by_name(name).with_context(|| format!("articles has no column {name}"));
    let text = |name: &str| Ok::<_, anyhow::Error>(column(name)?.as_string::<i32>());
    let list = |name: &str| Ok::<_, anyhow::Error>(column(name)?.as_list::<i32>());
    let (texts, titles, urls) = (text("text")?, text("title")?, text("url")?);
    let (publishers, languages, methods) = (text("publisher")?, text("language")?, text("published_method")?);
    let (sources, uris, formats) = (text("source")?, text("source_uri")?, text("source_format")?);
    let numbers = column("source_record")?.as_primitive::<Int64Type>();
    let days = column("published_on")?.as_primitive::<Date32Type>();
    let moments = column("published_at")?.as_primitive::<TimestampMicrosecondType>();
    let (authors, flags) = (list("authors")?, list("flags")?);
    let mut records = Vec::with_capacity(rows.num_rows());
    for row in 0..rows.num_rows() {
        let given = |column: &arrow::array::StringArray| column.is_valid(row).then(|| column.value(row).to_owned());
        let method = named(PublishedMethod::ALL, PublishedMethod::as_str, methods.value(row))?;
        let day = days.is_valid(row).then(|| date32_to_datetime(days.value(row))).flatten().map(|d| d.date());
        let is_stated = method != PublishedMethod::Dateline;
        let names = authors.value(row);
        let flags = flags.value(row);
        records.push(Record {
            article: Article {
                text: texts.value(row).to_owned(),
                title: given(titles),
                url: given(urls),
                publisher: given(publishers),
                language: given(languages),
                // A day that was read in the text is no part of what the source states.
                published_on: day.filter(|_| is_stated),
                published_at: moments
                    .is_valid(row)
                    .then(|| DateTime::from_timestamp_micros(moments.value(row)))
                    .flatten(),
            },
            origin: Origin {
                source: sources.value(row).to_owned(),
                source_uri: uris.value(row).to_owned(),
                source_record: numbers.is_valid(row).then(|| numbers.value(row)),
                format: named(Format::ALL, Format::as_str, formats.value(row))?,
            },
            authors: names.as_string::<i32>().iter().flatten().map(str::to_owned).collect(),
            published_method: if is_stated { method } else { PublishedMethod::None },
            flags: flags
                .as_string::<i32>()
                .iter()
                .flatten()
                .map(|flag| named(ArticleFlag::ALL, ArticleFlag::as_str, flag))
                .collect::<Result<_>>()?,
        });
    }
    Ok(records)
}

fn named<T: Copy>(all: &[T], name_of: fn(T) -> &'static str, name: &str) -> Result<T> {
    all.iter()
        .copied()
        .find(|value| name_of(*value) == name)
        .with_context(|| format!("unknown value {name} in articles"))
}
