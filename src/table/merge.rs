//! Merges sorted runs of rows, holding one batch of each.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use anyhow::Result;
use arrow::array::RecordBatch;
use arrow::compute::SortOptions;
use arrow::row::{OwnedRow, RowConverter, Rows as Keys, SortField};

use super::column::Table;
use super::read::Rows;

/// The order of every table.
pub(crate) const NULLS_FIRST: SortOptions = SortOptions { descending: false, nulls_first: true };

/// Takes rows off a merge, in order.
pub(crate) trait Taker {
    fn take(&mut self, rows: RecordBatch) -> Result<()>;
}

/// A place in a sorted run.
struct Cursor {
    rest: Rows,
    rows: RecordBatch,
    keys: Keys,
    row: usize,
}

/// Merges sorted runs of a table. The last of the columns that rows are sorted by is the id, so that rows with equal keys are one row.
pub(crate) fn merge(table: &Table, runs: Vec<Rows>, taker: &mut impl Taker) -> Result<()> {
    let fields = table.sort.iter().filter_map(|name| table.column(name));
    let fields = fields.map(|column| SortField::new_with_options(column.kind.arrow(), NULLS_FIRST)).collect();
    let converter = RowConverter::new(fields)?;
    let mut cursors: Vec<Cursor> = Vec::with_capacity(runs.len());
    let mut heads = BinaryHeap::new();
    for mut rest in runs {
        if let Some((rows, keys)) = next(table, &mut rest, &converter)? {
            heads.push(Reverse((keys.row(0).owned(), cursors.len())));
            cursors.push(Cursor { rest, rows, keys, row: 0 });
        }
    }
    let mut picker = Picker::default();
    let mut last: Option<OwnedRow> = None;
    while let Some(Reverse((key, run))) = heads.pop() {
        let cursor = &mut cursors[run];
        if last.as_ref() != Some(&key) {
            picker.pick(run, &cursor.rows, cursor.row, 1, taker)?;
            last = Some(key);
        }
        cursor.row += 1;
        if cursor.row == cursor.rows.num_rows() {
            picker.flush(taker)?;
            let Some((rows, keys)) = next(table, &mut cursor.rest, &converter)? else { continue };
            (cursor.rows, cursor.keys, cursor.row) = (rows, keys, 0);
        }
        heads.push(Reverse((cursor.keys.row(cursor.row).owned(), run)));
    }
    picker.flush(taker)
}

/// The next rows of a run that are any, with their keys.
fn next(table: &Table, rest: &mut Rows, converter: &RowConverter) -> Result<Option<(RecordBatch, Keys)>> {
    for rows in rest {
        let rows = rows?;
        if rows.num_rows() > 0 {
            let columns: Vec<_> = table.sort.iter().filter_map(|name| rows.column_by_name(name).cloned()).collect();
            let keys = converter.convert_columns(&columns)?;
            return Ok(Some((rows, keys)));
        }
    }
    Ok(None)
}

/// Joins rows that stand one behind the other in a batch, so that long stretches of one run move as one slice.
#[derive(Default)]
pub(crate) struct Picker {
    open: Option<(usize, RecordBatch, usize, usize)>,
}

impl Picker {
    pub(crate) fn pick(
        &mut self,
        run: usize,
        batch: &RecordBatch,
        row: usize,
        rows: usize,
        taker: &mut impl Taker,
    ) -> Result<()> {
        match &mut self.open {
            Some((open_run, _, from, n)) if *open_run == run && *from + *n == row => *n += rows,
            _ => {
                self.flush(taker)?;
                self.open = Some((run, batch.clone(), row, rows));
            }
        }
        Ok(())
    }

    /// Hands on what is open: always before a run moves to its next batch.
    pub(crate) fn flush(&mut self, taker: &mut impl Taker) -> Result<()> {
        match self.open.take() {
            Some((_, rows, from, n)) => taker.take(rows.slice(from, n)),
            None => Ok(()),
        }
    }
}
