//! The tables that are one file each: those over the dataset, and the rejects.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;

use super::months::Files;
use super::parquet::TableWriter;
use super::rejects::Rejects;
use crate::disk;
use crate::reduce::{self, Kept, TableFile};
use crate::table::column::Table;
use crate::table::schema::REJECTS;

/// Writes the tables that are reduced from the per-article tables `files` of `folder`, and adds them to `files`. What is kept of
/// files that were there on other nights is not read again.
pub(super) fn write_dataset(folder: &Path, kept: &Kept, memory_bytes: usize, files: &mut Files) -> Result<()> {
    let of_articles = files.iter().map(|(path, written)| TableFile { path, sha256: &written.sha256 }).collect();
    let mut written = Files::new();
    let mut open: Option<(&'static Table, TableWriter)> = None;
    reduce::reduce(folder, of_articles, kept, memory_bytes, &mut |table, rows| {
        if let Some((_, writer)) = open.as_mut().filter(|(of, _)| of.name == table.name) {
            return writer.push(rows);
        }
        close(open.take(), &mut written)?;
        disk::create_folder(&folder.join(table.name))?;
        let (_, writer) = open.insert((table, TableWriter::create(&folder.join(path(table)), table)?));
        writer.push(rows)
    })?;
    close(open, &mut written)?;
    files.append(&mut written);
    Ok(())
}

fn close(open: Option<(&'static Table, TableWriter)>, written: &mut Files) -> Result<()> {
    if let Some((table, writer)) = open {
        written.insert(path(table), writer.finish()?);
    }
    Ok(())
}

/// Path of the file of a table, below the dataset.
fn path(table: &Table) -> String {
    format!("{0}/{0}.parquet", table.name)
}

/// Where the rejects are, below the dataset.
pub(super) const REJECTS_FILE: &str = "rejects/rejects.parquet";

/// Writes `rejects`: the rows of the file `before` but for those of the inputs in `replaced` from the byte on that it says, and `fresh`
/// ones; in order, each once.
pub(super) fn write_rejects(
    folder: &Path,
    before: Option<&Path>,
    replaced: &BTreeMap<(String, String), u64>,
    fresh: &mut Rejects,
    files: &mut Files,
) -> Result<()> {
    disk::create_folder(&folder.join(REJECTS.name))?;
    let mut writer = TableWriter::create(&folder.join(REJECTS_FILE), &REJECTS)?;
    fresh.merge(before, replaced, &mut writer)?;
    files.insert(REJECTS_FILE.to_owned(), writer.finish()?);
    Ok(())
}
