//! From the files of the per-article tables to the tables over the dataset.
//!
//! What is done to the rows is in `columnist-reduce`; here they are only read, column by column, and written back as frames.

mod facts;

use std::path::Path;

use anyhow::Result;
use arrow::array::RecordBatch;

use crate::table::bridge::to_arrow;
use crate::table::column::Table;
use crate::table::schema::{CLUSTERS, ENTITIES, OBSERVATIONS, TARGETS};
use crate::table::{clusters, entities, observations, targets};

/// Reduces the per-article tables `files` (paths below `folder`) to `entities`, `clusters`, `observations` and `targets`.
///
/// # Errors
/// If a file cannot be read, or does not hold what its table says.
pub fn reduce(folder: &Path, files: &[&str]) -> Result<Vec<(&'static Table, RecordBatch)>> {
    let columns = facts::Columnar::read(folder, files)?;
    let rows = columnist_reduce::reduce(&columns.facts()?);
    Ok(vec![
        (&ENTITIES, to_arrow(entities::entities(&rows.entities)?, &ENTITIES)?),
        (&CLUSTERS, to_arrow(clusters::clusters(&rows.clusters)?, &CLUSTERS)?),
        (&OBSERVATIONS, to_arrow(observations::observations(&rows.observations)?, &OBSERVATIONS)?),
        (&TARGETS, to_arrow(targets::targets(&rows.targets)?, &TARGETS)?),
    ])
}
