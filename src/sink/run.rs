//! Sorted runs: rows in the order of a table, in memory while there is room, else in a scratch file, or in the files of a snapshot.
//!
//! Scratch files are Arrow IPC streams, lightly compressed: read back once, in order, a batch at a time, they need no index.

use std::fs::File;
use std::io::{BufReader, BufWriter};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use arrow::array::RecordBatch;
use arrow::compute::concat_batches;
use arrow::ipc::reader::StreamReader;
use arrow::ipc::writer::StreamWriter;

use crate::table::column::Table;
use crate::table::read::{self, Rows};

/// Rows of a scratch file that are read back at once. Each run that is merged holds as many in memory.
const SCRATCH_ROWS: usize = 256;

/// Faster than any disk.
const LEVEL: i32 = 1;
/// Of the window of the compression: 128 KB, for as many are held as there are runs.
const WINDOW_LOG: u32 = 17;

type Compressed = zstd::stream::write::Encoder<'static, BufWriter<File>>;

/// The sorted rows of one table.
#[derive(Debug)]
pub(super) enum Run {
    Memory(RecordBatch),
    Scratch(PathBuf),
    /// Files of a snapshot, one month behind the other.
    Files(&'static Table, Vec<PathBuf>),
}

impl Run {
    /// The rows, in order.
    pub(super) fn open(&self) -> Result<Rows> {
        match self {
            Run::Memory(rows) => Ok(Box::new(std::iter::once(Ok(rows.clone())))),
            Run::Files(table, paths) => Ok(open_files(table, paths.clone())),
            Run::Scratch(path) => {
                open_scratch(path).with_context(|| format!("cannot read the scratch file {}", path.display()))
            }
        }
    }
}

fn open_files(table: &'static Table, paths: Vec<PathBuf>) -> Rows {
    Box::new(paths.into_iter().flat_map(move |path| match read::read(&path, table, &read::all_columns(table)) {
        Ok(rows) => rows,
        Err(error) => Box::new(std::iter::once(Err(error))),
    }))
}

fn open_scratch(path: &Path) -> Result<Rows> {
    let bytes = zstd::stream::read::Decoder::new(File::open(path)?)?;
    let reader = StreamReader::try_new(BufReader::new(bytes), None)?;
    Ok(Box::new(reader.map(|batch| Ok(batch?))))
}

/// Writes a scratch file.
pub(super) struct Scratch {
    path: PathBuf,
    table: &'static Table,
    writer: StreamWriter<Compressed>,
    pending: Vec<RecordBatch>,
    pending_rows: usize,
}

impl Scratch {
    pub(super) fn create(path: PathBuf, table: &'static Table) -> Result<Scratch> {
        let create = || -> Result<_> {
            let mut bytes = Compressed::new(BufWriter::new(File::create_new(&path)?), LEVEL)?;
            bytes.window_log(WINDOW_LOG)?;
            Ok(StreamWriter::try_new(bytes, &table.arrow())?)
        };
        let writer = create().with_context(|| format!("cannot create the scratch file {}", path.display()))?;
        Ok(Scratch { path, table, writer, pending: Vec::new(), pending_rows: 0 })
    }

    pub(super) fn push(&mut self, rows: RecordBatch) -> Result<()> {
        let mut from = 0;
        while from < rows.num_rows() {
            let n = (SCRATCH_ROWS - self.pending_rows).min(rows.num_rows() - from);
            self.pending.push(rows.slice(from, n));
            self.pending_rows += n;
            from += n;
            if self.pending_rows == SCRATCH_ROWS {
                self.write_pending()?;
            }
        }
        Ok(())
    }

    fn write_pending(&mut self) -> Result<()> {
        let rows = concat_batches(&self.table.arrow(), &std::mem::take(&mut self.pending))?;
        self.pending_rows = 0;
        self.writer.write(&rows).with_context(|| format!("cannot write the scratch file {}", self.path.display()))
    }

    /// The run that was written. It is not made durable: a scratch file is of no use after a crash.
    pub(super) fn finish(mut self) -> Result<Run> {
        self.write_pending()?;
        self.writer
            .into_inner()?
            .finish()
            .and_then(|file| Ok(file.into_inner()?))
            .with_context(|| format!("cannot write the scratch file {}", self.path.display()))?;
        Ok(Run::Scratch(self.path))
    }
}
