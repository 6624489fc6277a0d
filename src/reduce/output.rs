//! Where the files of the tables over the dataset go.

use std::sync::{Mutex, PoisonError};

use anyhow::Result;
use arrow::array::RecordBatch;

use crate::table::column::Table;
use crate::table::merge::Taker;

/// Takes the files of the tables over the dataset, several at a time.
pub trait Output: Sync {
    /// Whether the last snapshot has this file, made from the same: then it stays, and is not written.
    ///
    /// # Errors
    /// If the file cannot be taken over.
    fn stays(&self, path: &str, made_from: &str) -> Result<bool>;

    /// Begins a file.
    ///
    /// # Errors
    /// If it cannot be created.
    fn begin<'o>(&'o self, table: &'static Table, path: String, made_from: &str) -> Result<Box<dyn OutputFile + 'o>>;
}

/// A file on its way.
pub trait OutputFile {
    /// Takes rows, in order.
    ///
    /// # Errors
    /// If they cannot be written.
    fn take(&mut self, rows: RecordBatch) -> Result<()>;

    /// Called behind the last rows.
    ///
    /// # Errors
    /// If the file cannot be written to its end.
    fn end(self: Box<Self>) -> Result<()>;
}

impl Taker for Box<dyn OutputFile + '_> {
    fn take(&mut self, rows: RecordBatch) -> Result<()> {
        (**self).take(rows)
    }
}

/// Hands on the rows of all tables, and writes none.
pub(super) struct Handed<'t>(pub(super) Mutex<&'t mut Take<'t>>);

/// Takes the rows of a table.
pub type Take<'t> = dyn FnMut(&'static Table, RecordBatch) -> Result<()> + Send + 't;

impl Output for Handed<'_> {
    fn stays(&self, _path: &str, _made_from: &str) -> Result<bool> {
        Ok(false)
    }

    fn begin<'o>(&'o self, table: &'static Table, _path: String, _made_from: &str) -> Result<Box<dyn OutputFile + 'o>> {
        Ok(Box::new((self, table)))
    }
}

impl OutputFile for (&Handed<'_>, &'static Table) {
    fn take(&mut self, rows: RecordBatch) -> Result<()> {
        let mut take = self.0.0.lock().unwrap_or_else(PoisonError::into_inner);
        (*take)(self.1, rows)
    }

    fn end(self: Box<Self>) -> Result<()> {
        Ok(())
    }
}
