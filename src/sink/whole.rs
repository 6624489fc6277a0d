//! The tables that are one file each: those over the dataset, and the rejects.

use std::path::Path;

use anyhow::Result;
use arrow::array::RecordBatch;

use super::months::Files;
use super::{disk, parquet};
use crate::reduce;
use crate::source::record::Reject;
use crate::table::bridge::to_arrow;
use crate::table::column::Table;
use crate::table::rejects;
use crate::table::schema::REJECTS;

/// Writes the tables that are reduced from the per-article tables `files` of `folder`, and adds them to `files`.
pub(super) fn write_dataset(folder: &Path, files: &mut Files) -> Result<()> {
    let paths: Vec<&str> = files.keys().map(String::as_str).collect();
    for (table, rows) in reduce::reduce(folder, &paths)? {
        write(folder, table, rows, files)?;
    }
    Ok(())
}

/// Writes `rejects`, in order, each once.
pub(super) fn write_rejects(folder: &Path, all: &[Reject], files: &mut Files) -> Result<()> {
    let mut sorted = all.to_vec();
    sorted.sort_by_cached_key(|r| {
        let origin = &r.origin;
        (origin.source.clone(), origin.source_uri.clone(), origin.source_record, r.byte_offset, rejects::reject_id(r))
    });
    sorted.dedup_by_key(|r| rejects::reject_id(r));
    write(folder, &REJECTS, to_arrow(rejects::rejects(&sorted)?, &REJECTS)?, files)
}

fn write(folder: &Path, table: &'static Table, rows: RecordBatch, files: &mut Files) -> Result<()> {
    disk::create_folder(&folder.join(table.name))?;
    let path = format!("{0}/{0}.parquet", table.name);
    let written = parquet::write(&folder.join(&path), table, rows)?;
    files.insert(path, written);
    Ok(())
}
