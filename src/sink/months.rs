//! Writes merged rows to one Parquet file a table and month.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::Result;
use arrow::array::RecordBatch;
use rayon::prelude::*;

use super::merge::Output;
use super::month::Month;
use super::parquet::{TableWriter, Written};
use crate::disk::{self, Syncer};
use crate::table::column::Table;
use crate::table::merge::Taker;
use crate::table::schema::PER_ARTICLE;

/// Files by their path below the dataset: `articles/2017-03.parquet`.
pub type Files = BTreeMap<String, Written>;

/// The per-article tables of a folder.
pub(super) struct Months {
    folder: PathBuf,
    syncer: Syncer,
    month: Option<Month>,
    writers: Vec<TableWriter>,
    files: Files,
}

impl Months {
    /// Creates the folders of the tables.
    pub(super) fn create(folder: &Path, syncer: &Syncer) -> Result<Months> {
        for table in PER_ARTICLE {
            disk::create_folder(&folder.join(table.name))?;
        }
        Ok(Months {
            folder: folder.to_owned(),
            syncer: syncer.clone(),
            month: None,
            writers: Vec::new(),
            files: Files::new(),
        })
    }

    /// What was written so far.
    pub(super) fn take_files(&mut self) -> Files {
        std::mem::take(&mut self.files)
    }

    /// A dataset without an article still has a file of every table, so that readers find its columns.
    pub(super) fn write_empty(&mut self) -> Result<()> {
        self.open(Month::UNDATED)?;
        self.close()
    }
}

impl Taker for TableWriter {
    fn take(&mut self, rows: RecordBatch) -> Result<()> {
        self.push(rows)
    }
}

impl Output for Months {
    type Table = TableWriter;

    fn open(&mut self, month: Month) -> Result<()> {
        self.month = Some(month);
        let create =
            |table: &'static Table| TableWriter::create(&self.folder.join(path(table, month)), table, &self.syncer);
        self.writers = PER_ARTICLE.into_iter().map(create).collect::<Result<_>>()?;
        Ok(())
    }

    fn tables(&mut self) -> &mut [TableWriter] {
        &mut self.writers
    }

    fn close(&mut self) -> Result<()> {
        let writers = std::mem::take(&mut self.writers);
        let written: Vec<Written> = writers.into_par_iter().map(TableWriter::finish).collect::<Result<_>>()?;
        if let Some(month) = self.month.take() {
            self.files.extend(PER_ARTICLE.into_iter().map(|table| path(table, month)).zip(written));
        }
        Ok(())
    }
}

/// Path of a file below the dataset.
pub(super) fn path(table: &Table, month: Month) -> String {
    format!("{}/{}", table.name, month.file())
}

/// Whether a file belongs to a table.
pub(super) fn is_of(path: &str, table: &Table) -> bool {
    path.split_once('/').is_some_and(|(folder, _)| folder == table.name)
}

/// The month of a file below the dataset; `None` for the tables that are one file.
pub(super) fn month_of(path: &str) -> Option<Month> {
    let (_, file) = path.split_once('/')?;
    Month::of_file(file)
}
