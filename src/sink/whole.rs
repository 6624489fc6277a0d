//! The tables that are one file each: those over the dataset, and the rejects.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context as _, Result};
use arrow::array::{AsArray as _, BooleanArray, RecordBatch};
use arrow::compute::{
    SortColumn, SortOptions, concat_batches, filter_record_batch, lexsort_to_indices, take_record_batch,
};

use super::months::Files;
use super::parquet;
use crate::disk;
use crate::reduce;
use crate::source::record::Reject;
use crate::table::bridge::to_arrow;
use crate::table::column::Table;
use crate::table::schema::REJECTS;
use crate::table::{read, rejects};

/// Writes the tables that are reduced from the per-article tables `files` of `folder`, and adds them to `files`.
pub(super) fn write_dataset(folder: &Path, files: &mut Files) -> Result<()> {
    let paths: Vec<&str> = files.keys().map(String::as_str).collect();
    for (table, rows) in reduce::reduce(folder, &paths)? {
        write(folder, table, &rows, files)?;
    }
    Ok(())
}

/// Where the rejects are, below the dataset.
pub(super) const REJECTS_FILE: &str = "rejects/rejects.parquet";

/// Whether a file of rejects holds all of `fresh`.
pub(super) fn holds_rejects(file: &Path, fresh: &[Reject]) -> Result<bool> {
    let mut wanted: BTreeSet<String> = fresh.iter().map(|reject| rejects::reject_id(reject).to_string()).collect();
    if !wanted.is_empty() {
        for rows in read::read(file, &REJECTS, &["reject_id"])? {
            let rows = rows?;
            let ids =
                rows.column_by_name("reject_id").map(|c| c.as_string::<i32>()).context("rejects has no reject_id")?;
            for id in ids.iter().flatten() {
                wanted.remove(id);
            }
        }
    }
    Ok(wanted.is_empty())
}

/// Writes `rejects`: the rows of the file `before` but for those of the inputs in `replaced`, and `fresh` ones; in order, each once.
pub(super) fn write_rejects(
    folder: &Path,
    before: Option<&Path>,
    replaced: &BTreeSet<(String, String)>,
    fresh: &[Reject],
    files: &mut Files,
) -> Result<()> {
    let mut parts = vec![to_arrow(rejects::rejects(fresh)?, &REJECTS)?];
    if let Some(before) = before {
        for rows in read::read(before, &REJECTS, &read::all_columns(&REJECTS))? {
            parts.push(without(&rows?, replaced)?);
        }
    }
    write(folder, &REJECTS, &concat_batches(&REJECTS.arrow(), &parts)?, files)
}

/// The rows of other inputs than those in `replaced`.
fn without(rows: &RecordBatch, replaced: &BTreeSet<(String, String)>) -> Result<RecordBatch> {
    let text = |name: &str| rows.column_by_name(name).map(|c| c.as_string::<i32>()).context("rejects lacks a column");
    let (sources, uris) = (text("source")?, text("source_uri")?);
    let stays = |row| !replaced.contains(&(sources.value(row).to_owned(), uris.value(row).to_owned()));
    let mask: BooleanArray = (0..rows.num_rows()).map(|row| Some(stays(row))).collect();
    Ok(filter_record_batch(rows, &mask)?)
}

/// The rows in the order of the table, each once: the last of the columns that it is sorted by is the id.
fn sorted(rows: &RecordBatch, table: &Table) -> Result<RecordBatch> {
    let options = Some(SortOptions { descending: false, nulls_first: true });
    let column = |name: &&str| rows.column_by_name(name).cloned().map(|values| SortColumn { values, options });
    let columns: Vec<SortColumn> = table.sort.iter().filter_map(column).collect();
    let rows = take_record_batch(rows, &lexsort_to_indices(&columns, None)?)?;
    let ids =
        table.sort.last().and_then(|id| rows.column_by_name(id)).context("a table that is not sorted by its id")?;
    let ids = ids.as_string::<i32>();
    let is_first = |row: usize| Some(row == 0 || ids.value(row) != ids.value(row - 1));
    let mask: BooleanArray = (0..rows.num_rows()).map(is_first).collect();
    Ok(filter_record_batch(&rows, &mask)?)
}

fn write(folder: &Path, table: &'static Table, rows: &RecordBatch, files: &mut Files) -> Result<()> {
    disk::create_folder(&folder.join(table.name))?;
    let path = format!("{0}/{0}.parquet", table.name);
    let written = parquet::write(&folder.join(&path), table, sorted(rows, table)?)?;
    files.insert(path, written);
    Ok(())
}
