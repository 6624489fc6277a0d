//! A table row by row, for what is read to be shown rather than reckoned with.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use arrow::array::RecordBatch;
use arrow::datatypes::Int32Type;
use chrono::NaiveDate;
use columnist_extract::Decimal;

use crate::table::column::Table;
use crate::table::columns::{Columns, given};
use crate::table::read::read;

/// One row of a batch.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row<'a> {
    batch: &'a RecordBatch,
    row: usize,
}

/// The rows of a batch, in order.
pub(crate) fn rows(batch: &RecordBatch) -> impl Iterator<Item = Row<'_>> {
    (0..batch.num_rows()).map(move |row| Row { batch, row })
}

/// Hands each row of a table of a snapshot to `take`, with some of its columns.
///
/// # Errors
/// If a file cannot be read, or `take` fails.
pub(crate) fn for_each(
    snapshot: &Path,
    table: &'static Table,
    columns: &[&str],
    mut take: impl FnMut(Row<'_>) -> Result<()>,
) -> Result<()> {
    for file in files(snapshot, table)? {
        for batch in read(&file, table, columns)? {
            rows(&batch?).try_for_each(&mut take)?;
        }
    }
    Ok(())
}

/// The files of a table of a snapshot, in order.
///
/// # Errors
/// If the folder of the table cannot be listed.
pub(crate) fn files(snapshot: &Path, table: &Table) -> Result<Vec<PathBuf>> {
    let folder = snapshot.join(table.name);
    let listed = || format!("cannot list the folder {}", folder.display());
    let mut files = Vec::new();
    for entry in fs::read_dir(&folder).with_context(listed)? {
        let path = entry.with_context(listed)?.path();
        if path.extension().is_some_and(|extension| extension == "parquet") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

impl<'a> Row<'a> {
    fn columns(self) -> Columns<'a> {
        Columns(self.batch)
    }

    /// A text; `None` for NULL.
    pub(crate) fn text(self, name: &str) -> Result<Option<&'a str>> {
        Ok(self.columns().texts(name)?.get(self.row))
    }

    /// A text that is never NULL.
    pub(crate) fn some_text(self, name: &str) -> Result<&'a str> {
        given(self.text(name)?, name)
    }

    /// A text to keep.
    pub(crate) fn owned(self, name: &str) -> Result<Option<String>> {
        Ok(self.text(name)?.map(str::to_owned))
    }

    /// A count or an offset.
    pub(crate) fn count(self, name: &str) -> Result<usize> {
        let count = self.columns().numbers::<Int32Type>(name)?.value(self.row);
        usize::try_from(count).with_context(|| format!("{name} is negative"))
    }

    /// A day.
    pub(crate) fn day(self, name: &str) -> Result<Option<NaiveDate>> {
        Ok(self.columns().days(name)?.get(self.row))
    }

    /// An exact decimal.
    pub(crate) fn amount(self, name: &str) -> Result<Option<Decimal>> {
        Ok(self.columns().amounts(name)?.get(self.row))
    }

    /// The texts of a list.
    pub(crate) fn list(self, name: &str) -> Result<Vec<String>> {
        Ok(self.columns().lists(name)?.get(self.row))
    }
}
