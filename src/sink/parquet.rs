//! One Parquet file: whatever the size of the batches that come in, the same rows give the same bytes.
//!
//! The encoder looks at its pages after each piece it is handed, so that pieces of another size would end pages elsewhere. Rows are
//! therefore handed on in pieces of exactly [`PIECE_ROWS`], and row groups end only between pieces.

use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use arrow::array::RecordBatch;
use arrow::compute::concat_batches;
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_writer::ArrowWriterOptions;
use parquet::basic::{Compression, Encoding, ZstdLevel};
use parquet::file::metadata::SortingColumn;
use parquet::file::properties::{EnabledStatistics, WriterProperties, WriterVersion};
use parquet::schema::types::ColumnPath;
use serde::{Deserialize, Serialize};

use super::hash::Hashing;
use crate::disk::Syncer;
use crate::table::column::{Column, Table, Type};
use crate::table::schema::TABLES;

/// Rows handed to the encoder at once.
const PIECE_ROWS: usize = 1024;
/// Most rows of a row group: a whole number of pieces.
const GROUP_ROWS: usize = 120 * PIECE_ROWS;
/// Bytes (encoded, before the last pages are compressed) at which a row group ends.
const GROUP_BYTES: usize = 64 << 20;

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// Rows of the file.
    pub rows: u64,
    /// Size of the file.
    pub bytes: u64,
    /// SHA-256 of the file.
    pub sha256: String,
}

/// Writes one file of a table.
pub(super) struct TableWriter {
    path: PathBuf,
    syncer: Syncer,
    writer: ArrowWriter<Hashing<BufWriter<File>>>,
    table: &'static Table,
    pending: Vec<RecordBatch>,
    pending_rows: usize,
    rows: u64,
    group_rows: usize,
}

impl TableWriter {
    /// Creates the file.
    pub(super) fn create(path: &Path, table: &'static Table, syncer: &Syncer) -> Result<TableWriter> {
        let file = File::create_new(path).with_context(|| format!("cannot create {}", path.display()))?;
        let options = ArrowWriterOptions::new().with_properties(properties(table)?).with_skip_arrow_metadata(true);
        let writer = ArrowWriter::try_new_with_options(Hashing::new(BufWriter::new(file)), table.arrow(), options)?;
        Ok(TableWriter {
            path: path.to_owned(),
            syncer: syncer.clone(),
            writer,
            table,
            pending: Vec::new(),
            pending_rows: 0,
            rows: 0,
            group_rows: 0,
        })
    }

    /// Adds rows, in the order of the table.
    pub(super) fn push(&mut self, mut batch: RecordBatch) -> Result<()> {
        // Most pieces lie within one batch: only those that do not are copied.
        while self.pending_rows + batch.num_rows() >= PIECE_ROWS {
            let missing = PIECE_ROWS - self.pending_rows;
            self.pending.push(batch.slice(0, missing));
            batch = batch.slice(missing, batch.num_rows() - missing);
            let piece = self.take_pending()?;
            self.write(&piece)?;
        }
        if batch.num_rows() > 0 {
            self.pending_rows += batch.num_rows();
            self.pending.push(batch);
        }
        Ok(())
    }

    fn take_pending(&mut self) -> Result<RecordBatch> {
        self.pending_rows = 0;
        let pending = std::mem::take(&mut self.pending);
        Ok(match <[RecordBatch; 1]>::try_from(pending) {
            Ok([batch]) => batch,
            Err(several) => concat_batches(&self.table.arrow(), &several)?,
        })
    }

    fn write(&mut self, piece: &RecordBatch) -> Result<()> {
        self.writer.write(piece).with_context(|| self.cannot_write())?;
        self.rows += piece.num_rows() as u64;
        self.group_rows += piece.num_rows();
        if self.group_rows >= GROUP_ROWS || self.writer.in_progress_size() >= GROUP_BYTES {
            self.writer.flush().with_context(|| self.cannot_write())?;
            self.group_rows = 0;
        }
        Ok(())
    }

    fn cannot_write(&self) -> String {
        format!("cannot write {}", self.path.display())
    }

    /// Writes what is left and the footer, and hands the file over to be made durable.
    pub(super) fn finish(mut self) -> Result<Written> {
        if self.pending_rows > 0 {
            let rest = self.take_pending()?;
            self.write(&rest)?;
        }
        let cannot_write = self.cannot_write();
        let (buffer, bytes, sha256) = self.writer.into_inner().with_context(|| cannot_write.clone())?.finish();
        let file = buffer.into_inner().context(cannot_write)?;
        self.syncer.sync(file, self.path)?;
        Ok(Written { rows: self.rows, bytes, sha256 })
    }
}

fn properties(table: &Table) -> Result<WriterProperties> {
    let mut builder = WriterProperties::builder()
        // Readers look for "NAME version NUMBER" here, and trust the statistics of no other form.
        .set_created_by(concat!("columnist version ", env!("CARGO_PKG_VERSION")).to_owned())
        .set_writer_version(WriterVersion::PARQUET_1_0)
        .set_compression(zstd(2)?)
        .set_statistics_enabled(EnabledStatistics::Page)
        .set_write_batch_size(PIECE_ROWS)
        .set_max_row_group_row_count(None)
        .set_sorting_columns(Some(sorting(table)));
    for column in table.columns {
        let leaf: Vec<String> = match column.kind {
            Type::List => vec![column.name.into(), "list".into(), "element".into()],
            _ => vec![column.name.into()],
        };
        let path = ColumnPath::new(leaf);
        // A value that hardly ever comes twice gains nothing from a dictionary. Its length stands apart from its letters: so ids, which are
        // all of one length, are compressed in a third of the time, and to less.
        let hardly_repeats =
            ["title", "text", "context", "excerpt", "canonical_id", "cluster_id", "ref_date_id"].contains(&column.name);
        if table.key == [column.name] || hardly_repeats {
            builder = builder
                .set_column_dictionary_enabled(path.clone(), false)
                .set_column_encoding(path.clone(), Encoding::DELTA_LENGTH_BYTE_ARRAY);
        }
        if is_looked_up(column) {
            builder = builder.set_column_bloom_filter_max_ndv(path.clone(), GROUP_ROWS as u64);
        }
        if column.name == "text" {
            // The smallest and largest text help no reader to skip anything.
            builder = builder.set_column_statistics_enabled(path.clone(), EnabledStatistics::Chunk);
            // Whole texts gain a tenth of their size by another level; ids, names and numbers nothing, or lose.
            builder = builder.set_column_compression(path, zstd(3)?);
        }
    }
    Ok(builder.build())
}

fn zstd(level: i32) -> Result<Compression> {
    Ok(Compression::ZSTD(ZstdLevel::try_new(level)?))
}

/// Whether readers look for single values of a column: for the rows of an article, of an entity, or the one of an id. What points elsewhere
/// is joined and not looked up, and each value costs as much in a filter as on its page.
fn is_looked_up(column: &Column) -> bool {
    TABLES.iter().any(|table| table.key == [column.name])
}

/// Positions among the leaves of the file, which are those of the columns: a list has one leaf.
fn sorting(table: &Table) -> Vec<SortingColumn> {
    let position = |name: &&str| table.columns.iter().position(|c| c.name == *name);
    let positions = table.sort.iter().filter_map(position);
    positions
        .filter_map(|at| i32::try_from(at).ok())
        .map(|column_idx| SortingColumn { column_idx, descending: false, nulls_first: true })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::schema::{FIGURES, MENTIONS};

    #[test]
    fn single_values_are_looked_for_in_the_ids_of_rows_articles_and_entities() {
        let filtered = |table: &Table| -> Vec<&str> {
            let properties = properties(table).unwrap();
            let has_filter = |name: &&str| properties.bloom_filter_properties(&ColumnPath::from(*name)).is_some();
            table.columns.iter().map(|column| column.name).filter(has_filter).collect()
        };
        assert_eq!(filtered(&FIGURES), ["figure_id", "article_id"]);
        assert_eq!(filtered(&MENTIONS), ["mention_id", "entity_id", "article_id"]);
    }
}
