//! Reads a Parquet file of a table back, batch by batch.

use std::fs::File;
use std::path::Path;

use anyhow::{Context as _, Result};
use arrow::array::RecordBatch;
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{ArrowReaderOptions, ParquetRecordBatchReaderBuilder};
use parquet::file::metadata::ParquetMetaDataReader;

use super::column::Table;

/// Rows of a batch.
const BATCH_ROWS: usize = 1024;

/// A reader of some columns of a file, in the order and with the types of the schema.
pub(crate) fn read(path: &Path, table: &'static Table, columns: &[&str]) -> Result<Rows> {
    let opened = || -> Result<Rows> {
        let file = File::open(path)?;
        // The types of the schema, where those that Parquet alone would suggest are others (a list item's name).
        let options = ArrowReaderOptions::new().with_schema(table.arrow());
        let builder = ParquetRecordBatchReaderBuilder::try_new_with_options(file, options)?;
        let mask = ProjectionMask::columns(builder.parquet_schema(), columns.iter().copied());
        Ok(Box::new(builder.with_projection(mask).with_batch_size(BATCH_ROWS).build()?.map(|b| Ok(b?))))
    };
    opened().with_context(|| format!("cannot read {}", path.display()))
}

/// The number of rows of a file.
pub(crate) fn n_rows(path: &Path) -> Result<u64> {
    let count = || -> Result<u64> {
        let metadata = ParquetMetaDataReader::new().parse_and_finish(&File::open(path)?)?;
        Ok(metadata.file_metadata().num_rows().try_into()?)
    };
    count().with_context(|| format!("cannot read {}", path.display()))
}

/// Batches of rows, in order.
pub(crate) type Rows = Box<dyn Iterator<Item = Result<RecordBatch>> + Send>;

/// The columns of a table by name, for [`read`].
pub(crate) fn all_columns(table: &Table) -> Vec<&'static str> {
    table.columns.iter().map(|c| c.name).collect()
}
