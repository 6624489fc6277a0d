//! From the files of the per-article tables to the tables over the dataset.
//!
//! What is done to the rows is in `columnist-reduce`; here they are only read, column by column, and written back as frames.

use std::path::Path;

use anyhow::Result;
use arrow::array::RecordBatch;

use crate::table::column::Table;
use crate::table::schema::{CLUSTERS, ENTITIES, OBSERVATIONS, TARGETS};

mod entities;

/// Reduces the per-article tables `files` (paths below `folder`) to `entities`, `clusters`, `observations` and `targets`.
pub fn reduce(folder: &Path, files: &[&str]) -> Result<Vec<(&'static Table, RecordBatch)>> {
    let empty = |table: &'static Table| (table, RecordBatch::new_empty(table.arrow()));
    Ok(vec![(&ENTITIES, entities::entities(folder, files)?), empty(&CLUSTERS), empty(&OBSERVATIONS), empty(&TARGETS)])
}
