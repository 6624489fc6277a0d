//! Merges sorted runs of the per-article tables, month by month.
//!
//! The articles are merged first: where several runs hold the same article, the one that was read first in order of (source,
//! source_uri, source_record) wins. What that settles, the order of articles and the run that each comes from, then decides the
//! rows of the other tables, so that all rows of an article come from the same reading of it.

use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap};

use anyhow::{Context as _, Result};
use arrow::array::{Array as _, AsArray as _, Date32Array, Int64Array, RecordBatch, StringArray};
use arrow::datatypes::{Date32Type, Int64Type};
use rayon::prelude::*;

use super::month::Month;
use super::run::Run;
use crate::table::merge::{Picker, Taker};
use crate::table::read::Rows;
use crate::table::schema::PER_ARTICLE;

/// An article of the merged order, and the run that its rows are taken from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Chosen {
    published_on: Option<i32>,
    article_id: Box<str>,
    run: usize,
}

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

/// Merges runs, but for the articles of `forgotten`; returns how many articles were there more than once, the first not counted. Of
/// equal readings of an article, one from an earlier run is kept.
pub(super) fn merge(runs: &[RunSet], forgotten: &BTreeSet<String>, output: &mut impl Output) -> Result<usize> {
    let open = |table: usize| runs.iter().map(|run| run[table].open()).collect::<Result<Vec<Rows>>>();
    let mut articles = ArticleMerge::new(open(0)?)?;
    let mut rows = (1..PER_ARTICLE.len()).map(|table| RowMerge::new(open(table)?)).collect::<Result<Vec<_>>>()?;
    while let Some(month) = articles.month() {
        output.open(month)?;
        let tables = output.tables();
        let chosen = articles.next_month(forgotten, &mut tables[0])?;
        rows.par_iter_mut().zip(&mut tables[1..]).try_for_each(|(merge, table)| merge.take(&chosen, table))?;
        output.close()?;
    }
    Ok(articles.duplicates)
}

/// The merge of the articles of several runs.
pub(super) struct ArticleMerge {
    cursors: Vec<Cursor>,
    heap: BinaryHeap<Reverse<Head>>,
    duplicates: usize,
}

/// The next article of a run. Ordered as the table is, equal articles by where they were read.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Head {
    published_on: Option<i32>,
    article_id: Box<str>,
    source: Box<str>,
    source_uri: Box<str>,
    source_record: Option<i64>,
    run: usize,
}

impl ArticleMerge {
    pub(super) fn new(runs: Vec<Rows>) -> Result<ArticleMerge> {
        let cursors = runs.into_iter().map(Cursor::new).collect::<Result<Vec<_>>>()?;
        let mut merge = ArticleMerge { cursors, heap: BinaryHeap::new(), duplicates: 0 };
        for run in 0..merge.cursors.len() {
            merge.offer(run)?;
        }
        Ok(merge)
    }

    fn offer(&mut self, run: usize) -> Result<()> {
        let Some((batch, row)) = self.cursors[run].current() else { return Ok(()) };
        let text = |name: &str| -> Result<Box<str>> { Ok(strings(&batch.rows, name)?.value(row).into()) };
        let record: &Int64Array =
            batch.rows.column_by_name("source_record").context("no source_record")?.as_primitive::<Int64Type>();
        self.heap.push(Reverse(Head {
            published_on: batch.published_on(row),
            article_id: batch.article_id.value(row).into(),
            source: text("source")?,
            source_uri: text("source_uri")?,
            source_record: record.is_valid(row).then(|| record.value(row)),
            run,
        }));
        Ok(())
    }

    /// The month of the next article; `None` behind the last.
    pub(super) fn month(&self) -> Option<Month> {
        self.heap.peek().map(|Reverse(head)| Month::of(head.published_on))
    }

    /// Merges the articles of the next month, and says which they are.
    pub(super) fn next_month(&mut self, forgotten: &BTreeSet<String>, taker: &mut impl Taker) -> Result<Vec<Chosen>> {
        let month = self.month();
        let mut chosen: Vec<Chosen> = Vec::new();
        let mut picker = Picker::default();
        while self.month() == month
            && let Some(Reverse(head)) = self.heap.pop()
        {
            let run = head.run;
            if forgotten.contains(&*head.article_id) {
                // Neither it nor its rows come through.
            } else if chosen.last().is_none_or(|last| last.article_id != head.article_id) {
                let Some((batch, row)) = self.cursors[run].current() else { continue };
                picker.pick(run, &batch.rows, row, 1, taker)?;
                chosen.push(Chosen { published_on: head.published_on, article_id: head.article_id, run });
            } else {
                self.duplicates += 1;
            }
            if self.cursors[run].at_last_row() {
                picker.flush(taker)?;
            }
            self.cursors[run].advance(1)?;
            self.offer(run)?;
        }
        picker.flush(taker)?;
        Ok(chosen)
    }
}

/// The merge of a table whose rows belong to articles.
pub(super) struct RowMerge {
    cursors: Vec<Cursor>,
}

impl RowMerge {
    pub(super) fn new(runs: Vec<Rows>) -> Result<RowMerge> {
        Ok(RowMerge { cursors: runs.into_iter().map(Cursor::new).collect::<Result<_>>()? })
    }

    /// Takes the rows of the chosen articles, each from its run.
    pub(super) fn take(&mut self, chosen: &[Chosen], taker: &mut impl Taker) -> Result<()> {
        let mut picker = Picker::default();
        for article in chosen {
            let key = (article.published_on, &*article.article_id);
            let cursor = &mut self.cursors[article.run];
            while let Some((batch, row)) = cursor.current() {
                let at = (batch.published_on(row), batch.article_id.value(row));
                if at > key {
                    break;
                }
                let rows = batch.rows_of_article(row);
                if at == key {
                    picker.pick(article.run, &batch.rows, row, rows, taker)?;
                }
                if row + rows == batch.rows.num_rows() {
                    picker.flush(taker)?;
                }
                cursor.advance(rows)?;
            }
        }
        picker.flush(taker)
    }
}

/// A place in the rows of a run.
struct Cursor {
    rest: Rows,
    batch: Option<Batch>,
    row: usize,
}

/// A batch of a run with its key columns at hand.
struct Batch {
    rows: RecordBatch,
    published_on: Date32Array,
    article_id: StringArray,
}

impl Batch {
    fn new(rows: RecordBatch) -> Result<Batch> {
        let day = rows.column_by_name("published_on").context("no published_on")?;
        let published_on = day.as_primitive::<Date32Type>().clone();
        let article_id = strings(&rows, "article_id")?.clone();
        Ok(Batch { rows, published_on, article_id })
    }

    fn published_on(&self, row: usize) -> Option<i32> {
        self.published_on.is_valid(row).then(|| self.published_on.value(row))
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
                self.batch = Some(Batch::new(rows)?);
                break;
            }
        }
        Ok(())
    }

    fn current(&self) -> Option<(&Batch, usize)> {
        self.batch.as_ref().map(|batch| (batch, self.row))
    }

    fn at_last_row(&self) -> bool {
        self.batch.as_ref().is_none_or(|batch| self.row + 1 == batch.rows.num_rows())
    }

    fn advance(&mut self, rows: usize) -> Result<()> {
        self.row += rows;
        if self.batch.as_ref().is_some_and(|batch| self.row >= batch.rows.num_rows()) {
            self.load()?;
        }
        Ok(())
    }
}

fn strings<'a>(rows: &'a RecordBatch, name: &str) -> Result<&'a StringArray> {
    rows.column_by_name(name).and_then(|c| c.as_string_opt()).with_context(|| format!("no text column {name}"))
}
