//! Merges the rows of articles that came in with those that stand, month by month.
//!
//! The articles are merged first: where both hold the same article, the reading that was read first in order of (source, source_uri,
//! source_record) wins. What that settles, the order of articles and whose rows are taken, then decides the rows of the other tables, so that
//! all rows of an article come from the same reading of it.
//!
//! Fresh rows come in order, a batch at a time; while one is written, the next is read.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use anyhow::{Context as _, Result};
use arrow::array::{Array as _, AsArray as _, Date32Array, Int64Array, RecordBatch, StringArray};
use arrow::datatypes::{Date32Type, Int64Type};
use rayon::prelude::*;

use super::month::Month;
use super::run::Run;
use crate::batch::Batch;
use crate::table::bridge::to_arrow;
use crate::table::merge::{Picker, Taker};
use crate::table::read::Rows;
use crate::table::schema::PER_ARTICLE;

/// The sorted rows of every per-article table, in the order of [`PER_ARTICLE`](crate::table::schema::PER_ARTICLE).
pub(super) type RunSet = Vec<Run>;

/// What takes the merged rows: months come in order, and within a month every table in order of its rows.
pub(super) trait Output {
    /// Takes the rows of one table.
    type Table: Taker + Send;
    /// Called before the rows of a month.
    fn open(&mut self, month: Month) -> Result<()>;
    /// One for each table, in the order of the runs.
    fn tables(&mut self) -> &mut [Self::Table];
    /// Called behind the rows of a month.
    fn close(&mut self) -> Result<()>;
}

/// Merges the batches that `next` gives, whose articles are in order, with the rows that stand (none, if nothing does), but for the articles of
/// `forgotten`; returns how many articles were in both.
pub(super) fn merge<O: Output + Send>(
    mut next: impl FnMut() -> Result<Option<Batch>> + Send,
    stands: &RunSet,
    forgotten: &BTreeSet<String>,
    output: &mut O,
) -> Result<usize> {
    let tables = PER_ARTICLE.iter().enumerate().map(|(number, _)| {
        let standing = stands.get(number).map_or_else(|| Ok(none()), Run::open)?;
        Ok(Sides { fresh: Cursor::new(none())?, standing: Cursor::new(standing)? })
    });
    let mut merge =
        Merge { tables: tables.collect::<Result<_>>()?, forgotten, output, month: None, in_both: 0, is_last: false };
    let mut batch = next()?;
    while let Some(fresh) = batch {
        let (taken, following) = rayon::join(|| merge.take(fresh), &mut next);
        taken?;
        batch = following?;
    }
    merge.finish()
}

fn none() -> Rows {
    Box::new(std::iter::empty())
}

/// A merge on its way.
struct Merge<'m, O: Output> {
    tables: Vec<Sides>,
    forgotten: &'m BTreeSet<String>,
    output: &'m mut O,
    /// The month that is open.
    month: Option<Month>,
    in_both: usize,
    /// Whether no fresh rows will come.
    is_last: bool,
}

/// The rows of a table, from both sides.
struct Sides {
    fresh: Cursor,
    standing: Cursor,
}

/// An article of the merged order, and whose rows are taken.
struct Chosen {
    published_on: Option<i32>,
    article_id: Box<str>,
    is_fresh: bool,
}

/// Articles that are chosen at once, where no batch ends them.
const MOST_CHOSEN: usize = 1 << 14;

impl<O: Output + Send> Merge<'_, O> {
    /// Writes a batch, and what stands before its last article.
    fn take(&mut self, batch: Batch) -> Result<()> {
        let frames = batch.frames.into_par_iter().zip(PER_ARTICLE.into_par_iter());
        let rows: Vec<RecordBatch> = frames.map(|(frame, table)| to_arrow(frame, table)).collect::<Result<_>>()?;
        for (sides, rows) in self.tables.iter_mut().zip(rows) {
            sides.fresh = Cursor::new(Box::new(std::iter::once(Ok(rows))))?;
        }
        self.write()
    }

    /// Writes what stands behind the last batch.
    fn finish(mut self) -> Result<usize> {
        self.is_last = true;
        self.write()?;
        self.close()?;
        Ok(self.in_both)
    }

    fn close(&mut self) -> Result<()> {
        if self.month.take().is_some() { self.output.close() } else { Ok(()) }
    }

    fn write(&mut self) -> Result<()> {
        while let Some(month) = self.next_month() {
            if self.month != Some(month) {
                self.close()?;
                self.output.open(month)?;
                self.month = Some(month);
            }
            let mut articles = Vec::new();
            let chosen = self.choose(month, &mut articles)?;
            let Some((first, others)) = self.output.tables().split_first_mut() else { continue };
            let rows = self.tables[1..].par_iter_mut().zip(others);
            let (written, taken) = rayon::join(
                || articles.into_iter().try_for_each(|rows| first.take(rows)),
                || rows.map(|(sides, table)| sides.take(&chosen, table)).collect::<Result<()>>(),
            );
            written.and(taken)?;
        }
        Ok(())
    }

    /// The month of the next article; `None` where more must come first.
    fn next_month(&self) -> Option<Month> {
        let Sides { fresh, standing } = &self.tables[0];
        match (fresh.current(), standing.current()) {
            (None, Some((rows, row))) if self.is_last => Some(Month::of(rows.published_on(row))),
            (None, _) => None,
            (Some((rows, row)), None) => Some(Month::of(rows.published_on(row))),
            (Some((a, at)), Some((b, bt))) => Some(Month::of(a.published_on(at).min(b.published_on(bt)))),
        }
    }

    /// Merges the next articles of a month, and says which they are.
    fn choose(&mut self, month: Month, articles: &mut Vec<RecordBatch>) -> Result<Vec<Chosen>> {
        let mut chosen = Vec::new();
        let mut picker = Picker::default();
        while chosen.len() < MOST_CHOSEN && self.next_month() == Some(month) {
            let Sides { fresh, standing } = &mut self.tables[0];
            let order = match (fresh.current(), standing.current()) {
                (Some((a, at)), Some((b, bt))) => a.key(at).cmp(&b.key(bt)),
                (Some(_), None) => Ordering::Less,
                (None, _) => Ordering::Greater,
            };
            let is_fresh = order.is_lt() || order.is_eq() && origin(fresh)? <= origin(standing)?;
            let side = if is_fresh { &*fresh } else { &*standing };
            let Some((rows, row)) = side.current() else { break };
            let (published_on, article_id) = rows.key(row);
            if !self.forgotten.contains(article_id) {
                picker.pick(usize::from(is_fresh), &rows.rows, row, 1, articles)?;
                chosen.push(Chosen { published_on, article_id: article_id.into(), is_fresh });
            }
            self.in_both += usize::from(order.is_eq());
            let passed = [order.is_le().then_some(fresh), order.is_ge().then_some(standing)];
            for side in passed.into_iter().flatten() {
                side.advance(1, &mut picker, articles)?;
            }
        }
        picker.flush(articles)?;
        Ok(chosen)
    }
}

/// Where the article at a cursor was read.
fn origin(cursor: &Cursor) -> Result<Option<(&str, &str, Option<i64>)>> {
    let Some((batch, row)) = cursor.current() else { return Ok(None) };
    let record: &Int64Array =
        batch.rows.column_by_name("source_record").context("no source_record")?.as_primitive::<Int64Type>();
    let (source, uri) = (strings(&batch.rows, "source")?, strings(&batch.rows, "source_uri")?);
    Ok(Some((source.value(row), uri.value(row), record.is_valid(row).then(|| record.value(row)))))
}

impl Sides {
    /// Takes the rows of the chosen articles, each from its side.
    fn take(&mut self, chosen: &[Chosen], taker: &mut impl Taker) -> Result<()> {
        let mut picker = Picker::default();
        for article in chosen {
            let key = (article.published_on, &*article.article_id);
            let cursor = if article.is_fresh { &mut self.fresh } else { &mut self.standing };
            while let Some((batch, row)) = cursor.current() {
                let at = batch.key(row);
                if at > key {
                    break;
                }
                let rows = batch.rows_of_article(row);
                if at == key {
                    picker.pick(usize::from(article.is_fresh), &batch.rows, row, rows, taker)?;
                }
                cursor.advance(rows, &mut picker, taker)?;
            }
        }
        picker.flush(taker)
    }
}

impl Taker for Vec<RecordBatch> {
    fn take(&mut self, rows: RecordBatch) -> Result<()> {
        self.push(rows);
        Ok(())
    }
}

/// A place in sorted rows.
struct Cursor {
    rest: Rows,
    batch: Option<Keyed>,
    row: usize,
}

/// Rows with their key columns at hand.
struct Keyed {
    rows: RecordBatch,
    published_on: Date32Array,
    article_id: StringArray,
}

impl Keyed {
    fn new(rows: RecordBatch) -> Result<Keyed> {
        let day = rows.column_by_name("published_on").context("no published_on")?;
        let published_on = day.as_primitive::<Date32Type>().clone();
        let article_id = strings(&rows, "article_id")?.clone();
        Ok(Keyed { rows, published_on, article_id })
    }

    fn published_on(&self, row: usize) -> Option<i32> {
        self.published_on.is_valid(row).then(|| self.published_on.value(row))
    }

    fn key(&self, row: usize) -> (Option<i32>, &str) {
        (self.published_on(row), self.article_id.value(row))
    }

    /// How many rows from `row` on belong to the article of `row`.
    fn rows_of_article(&self, row: usize) -> usize {
        let article = self.article_id.value(row);
        (row..self.rows.num_rows()).take_while(|&r| self.article_id.value(r) == article).count()
    }
}

impl Cursor {
    fn new(rest: Rows) -> Result<Cursor> {
        let mut cursor = Cursor { rest, batch: None, row: 0 };
        cursor.load()?;
        Ok(cursor)
    }

    fn load(&mut self) -> Result<()> {
        self.row = 0;
        self.batch = None;
        while let Some(rows) = self.rest.next().transpose()? {
            if rows.num_rows() > 0 {
                self.batch = Some(Keyed::new(rows)?);
                break;
            }
        }
        Ok(())
    }

    fn current(&self) -> Option<(&Keyed, usize)> {
        self.batch.as_ref().map(|batch| (batch, self.row))
    }

    /// Goes on; what is open of rows that end here is handed on first.
    fn advance(&mut self, rows: usize, picker: &mut Picker, taker: &mut impl Taker) -> Result<()> {
        self.row += rows;
        if self.batch.as_ref().is_some_and(|batch| self.row >= batch.rows.num_rows()) {
            picker.flush(taker)?;
            self.load()?;
        }
        Ok(())
    }
}

fn strings<'a>(rows: &'a RecordBatch, name: &str) -> Result<&'a StringArray> {
    rows.column_by_name(name).and_then(|c| c.as_string_opt()).with_context(|| format!("no text column {name}"))
}
