//! Spans: the slice of the article's text, by code points and by bytes, is the surface; and the article is there.

use anyhow::Result;
use arrow::array::RecordBatch;
use arrow::datatypes::Int32Type;
use columnist_extract::text::CharCounter;
use rustc_hash::FxHashMap;

use super::Verdict;
use crate::sink::snapshot::Snapshot;
use crate::table::column::Table;
use crate::table::columns::{Columns, given};
use crate::table::read::{Rows, read};
use crate::table::schema::ARTICLES;

const COLUMNS: &[&str] = &["article_id", "published_on", "char_start", "char_end", "byte_start", "byte_end", "surface"];

pub(super) fn check(snapshot: &Snapshot, tables: &[&'static Table], verdict: &mut Verdict) -> Result<()> {
    for path in snapshot.manifest.files.keys().filter(|path| path.starts_with("articles/")) {
        for table in tables {
            let of_month = path.replacen("articles", table.name, 1);
            let articles = read(&snapshot.path.join(path), &ARTICLES, &["article_id", "published_on", "text"])?;
            let rows = read(&snapshot.path.join(&of_month), table, COLUMNS)?;
            month(&of_month, articles, rows, verdict)?;
        }
    }
    Ok(())
}

/// Walks through rows and articles together: both stand in order of (published_on, article_id).
fn month(path: &str, articles: Rows, mut rows: Rows, verdict: &mut Verdict) -> Result<()> {
    let mut pending: Option<(RecordBatch, usize)> = None;
    for articles in articles {
        let articles = articles?;
        let columns = Columns(&articles);
        let (ids, days, texts) = (columns.texts("article_id")?, columns.days("published_on")?, columns.texts("text")?);
        let n_articles = articles.num_rows();
        let text_of: FxHashMap<&str, &str> =
            (0..n_articles).filter_map(|row| ids.get(row).zip(texts.get(row))).collect();
        let end = (days.get(n_articles - 1), ids.get(n_articles - 1));
        loop {
            let (batch, from) = match pending.take() {
                Some(pending) => pending,
                None => match rows.next().transpose()? {
                    Some(batch) => (batch, 0),
                    None => break,
                },
            };
            let reached = spans(path, &batch, from, &end, &text_of, verdict)?;
            if reached < batch.num_rows() {
                pending = Some((batch, reached));
                break;
            }
        }
    }
    let left = pending.is_some() || rows.next().is_some();
    if left {
        verdict.fault(format!("{path}: rows of an article that is not there"));
    }
    Ok(())
}

/// Looks at rows until one belongs behind `end`; returns the index of that one.
fn spans(
    path: &str,
    rows: &RecordBatch,
    from: usize,
    end: &(Option<chrono::NaiveDate>, Option<&str>),
    text_of: &FxHashMap<&str, &str>,
    verdict: &mut Verdict,
) -> Result<usize> {
    let columns = Columns(rows);
    let (ids, days, surfaces) =
        (columns.texts("article_id")?, columns.days("published_on")?, columns.texts("surface")?);
    let number = |name: &str| columns.numbers::<Int32Type>(name);
    let (char_starts, char_ends) = (number("char_start")?, number("char_end")?);
    let (byte_starts, byte_ends) = (number("byte_start")?, number("byte_end")?);
    let mut counter = CharCounter::default();
    let mut last_id = "";
    for row in from..rows.num_rows() {
        let id = given(ids.get(row), "article_id")?;
        if (days.get(row), Some(id)) > *end {
            return Ok(row);
        }
        if id != last_id {
            (counter, last_id) = (CharCounter::default(), id);
        }
        let Some(text) = text_of.get(id) else {
            verdict.fault(format!("{path}: a row of article {id}, which is not there"));
            continue;
        };
        let surface = surfaces.get(row).unwrap_or_default();
        let place = |n: i32| usize::try_from(n).unwrap_or(usize::MAX);
        let (start, stop) = (place(byte_starts.value(row)), place(byte_ends.value(row)));
        let is_surface = text.get(start..stop) == Some(surface);
        let is_counted = is_surface
            && counter.at(text, start) == place(char_starts.value(row))
            && counter.at(text, stop) == place(char_ends.value(row));
        if !is_counted {
            verdict.fault(format!("{path}: \"{surface}\" does not stand at its span in article {id}"));
        }
    }
    Ok(rows.num_rows())
}
