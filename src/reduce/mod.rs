//! From the files of the per-article tables to the tables over the dataset.
//!
//! What is done to the rows is in `columnist-reduce`; here they are only read, column by column, and written back as frames.

mod facts;

use std::path::Path;

use anyhow::Result;
use arrow::array::RecordBatch;
use chrono::NaiveDate;

use crate::table::bridge::to_arrow;
use crate::table::column::Table;
use crate::table::schema::{CLUSTERS, ENTITIES, OBSERVATIONS, TARGETS};
use crate::table::{clusters, entities, observations, targets};

/// Reduces the per-article tables `files` (paths below `folder`) to `entities`, `clusters`, `observations` and `targets`.
///
/// # Errors
/// If a file cannot be read, or does not hold what its table says.
pub fn reduce(folder: &Path, files: &[&str]) -> Result<Vec<(&'static Table, RecordBatch)>> {
    reduced(folder, files, None)
}

/// The same, of what could be known on a day: of the articles published until then.
///
/// # Errors
/// As [`reduce`].
pub fn reduce_as_of(folder: &Path, files: &[&str], day: NaiveDate) -> Result<Vec<(&'static Table, RecordBatch)>> {
    reduced(folder, files, Some(day))
}

fn reduced(folder: &Path, files: &[&str], day: Option<NaiveDate>) -> Result<Vec<(&'static Table, RecordBatch)>> {
    let mut columns = facts::Columnar::read(folder, files)?;
    let facts = columns.facts()?;
    let rows = columnist_reduce::reduce(&match day {
        Some(day) => facts.as_of(day),
        None => facts,
    });
    Ok(vec![
        (&ENTITIES, to_arrow(entities::entities(&rows.entities)?, &ENTITIES)?),
        (&CLUSTERS, to_arrow(clusters::clusters(&rows.clusters)?, &CLUSTERS)?),
        (&OBSERVATIONS, to_arrow(observations::observations(&rows.observations)?, &OBSERVATIONS)?),
        (&TARGETS, to_arrow(targets::targets(&rows.targets)?, &TARGETS)?),
    ])
}
