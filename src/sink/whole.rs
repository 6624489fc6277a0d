//! The tables that do not follow from one article each: those over the dataset, and the rejects.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use anyhow::Result;
use arrow::array::RecordBatch;

use super::months::Files;
use super::parquet::TableWriter;
use super::rejects::Rejects;
use crate::disk::{self, Syncer};
use crate::reduce::{self, Kept, Output, OutputFile, TableFile};
use crate::state::made::Made;
use crate::table::column::Table;
use crate::table::schema::REJECTS;

/// What the last snapshot has.
#[derive(Debug, Clone, Copy)]
pub(super) struct Before<'a> {
    /// Where its files are.
    pub(super) folder: &'a Path,
    pub(super) files: &'a Files,
}

/// Writes the tables that are reduced from the per-article tables `files` of `folder`, and adds them to `files`. What is kept of
/// files that were there on other nights is not read again, and files that come from the same as in the last snapshot are linked.
pub(super) fn write_dataset(
    folder: &Path,
    before: Option<Before<'_>>,
    made: &mut Made,
    kept: &Kept,
    memory_bytes: usize,
    files: &mut Files,
    syncer: &Syncer,
) -> Result<()> {
    let of_articles =
        files.iter().map(|(path, file)| TableFile { path, sha256: &file.sha256, rows: file.rows }).collect();
    let output = Whole { folder, syncer, before, made: Mutex::new(made), written: Mutex::default() };
    reduce::reduce(folder, of_articles, kept, memory_bytes, &output)?;
    let mut written = output.written.into_inner().unwrap_or_else(PoisonError::into_inner);
    files.append(&mut written);
    Ok(())
}

/// The folder that the files go to.
struct Whole<'a> {
    folder: &'a Path,
    syncer: &'a Syncer,
    before: Option<Before<'a>>,
    made: Mutex<&'a mut Made>,
    written: Mutex<Files>,
}

impl Output for Whole<'_> {
    fn stays(&self, path: &str, made_from: &str) -> Result<bool> {
        let Some(before) = self.before else { return Ok(false) };
        let Some(known) = before.files.get(path) else { return Ok(false) };
        if !self.made.lock().unwrap_or_else(PoisonError::into_inner).is(path, made_from, &known.sha256) {
            return Ok(false);
        }
        let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        if written.insert(path.to_owned(), known.clone()).is_none() {
            let target = self.folder.join(path);
            target.parent().map_or(Ok(()), disk::create_folder)?;
            disk::link_file(&before.folder.join(path), &target)?;
        }
        Ok(true)
    }

    fn begin<'o>(&'o self, table: &'static Table, path: String, made_from: &str) -> Result<Box<dyn OutputFile + 'o>> {
        disk::create_folder(&self.folder.join(table.name))?;
        let target = self.folder.join(&path);
        if self.written.lock().unwrap_or_else(PoisonError::into_inner).remove(&path).is_some() {
            // It was to stay, but for another that it comes with.
            disk::remove_file(&target)?;
        }
        let writer = TableWriter::create(&target, table, self.syncer)?;
        Ok(Box::new(WholeFile { whole: self, path, made_from: made_from.to_owned(), writer }))
    }
}

/// A file on its way.
struct WholeFile<'o, 'a> {
    whole: &'o Whole<'a>,
    path: String,
    made_from: String,
    writer: TableWriter,
}

impl OutputFile for WholeFile<'_, '_> {
    fn take(&mut self, rows: RecordBatch) -> Result<()> {
        self.writer.push(rows)
    }

    fn end(self: Box<Self>) -> Result<()> {
        let written = self.writer.finish()?;
        let mut made = self.whole.made.lock().unwrap_or_else(PoisonError::into_inner);
        made.set(&self.path, &self.made_from, &written.sha256);
        self.whole.written.lock().unwrap_or_else(PoisonError::into_inner).insert(self.path, written);
        Ok(())
    }
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
    syncer: &Syncer,
) -> Result<()> {
    disk::create_folder(&folder.join(REJECTS.name))?;
    let mut writer = TableWriter::create(&folder.join(REJECTS_FILE), &REJECTS, syncer)?;
    fresh.merge(before, replaced, &mut writer)?;
    files.insert(REJECTS_FILE.to_owned(), writer.finish()?);
    Ok(())
}
