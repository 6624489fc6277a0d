//! From the files of the per-article tables to the tables over the dataset.
//!
//! What is done to the rows is in `columnist-reduce`; here they are read, month by month, and written back as frames. Of a row only
//! what the reduce needs is kept, so that memory grows with what a dataset says and not with its text:
//!
//! | table | kept |
//! | --- | --- |
//! | `articles` | 52 bytes of each; the signatures of the texts of ten days |
//! | `figures` | those that can be part of a series or a target: one in twenty |
//! | `mentions` | those with a role |
//! | `article_entities` | one entry for each entity |

mod articles;
mod entities;
mod facts;
mod kept;
mod words;

pub use facts::TableFile;
pub use kept::Kept;

use std::path::Path;

use anyhow::{Context as _, Result};
use arrow::array::RecordBatch;
use bumpalo::Bump;
use chrono::NaiveDate;
use columnist_extract::Id;
use columnist_reduce::{Output, Reducer};
use polars::prelude::{DataFrame, PolarsResult};

use crate::table::bridge::to_arrow;
use crate::table::column::Table;
use crate::table::schema::{CLUSTERS, ENTITIES, OBSERVATIONS, TARGETS};
use crate::table::{clusters, entities as entity_rows, observations, targets};
use facts::Tables;
use words::Words;

/// Takes the rows of the tables over the dataset: table by table, and each in pieces, in order.
pub type Take<'t> = dyn FnMut(&'static Table, RecordBatch) -> Result<()> + 't;

/// Rows of a piece.
const PIECE_ROWS: usize = 1 << 15;

/// Reduces the per-article tables `files` of `folder` to `entities`, `clusters`, `observations` and `targets`.
///
/// # Errors
/// If a file cannot be read, or does not hold what its table says; or what `take` says.
pub fn reduce(folder: &Path, files: Vec<TableFile<'_>>, kept: &Kept, take: &mut Take<'_>) -> Result<()> {
    reduced(&Tables { folder, files, day: None, kept }, take)
}

/// The same, of what could be known on a day: of the articles published until then. An undated article is left out, for nobody
/// can say when it could be read.
///
/// # Errors
/// As [`reduce`].
pub fn reduce_as_of(folder: &Path, files: &[String], day: NaiveDate, take: &mut Take<'_>) -> Result<()> {
    let scratch = tempfile::tempdir().context("cannot create a scratch folder")?;
    let kept = Kept::in_folder(scratch.path());
    // What is kept is of this day alone, and goes with its folder: the place tells the files apart.
    let digests: Vec<String> = files.iter().map(|path| Id::of(&[path]).to_string()).collect();
    let files = files.iter().zip(&digests).map(|(path, sha256)| TableFile { path, sha256 }).collect();
    reduced(&Tables { folder, files, day: Some(day), kept: &kept }, take)
}

fn reduced(tables: &Tables<'_>, take: &mut Take<'_>) -> Result<()> {
    let bump = Bump::new();
    let mut reducer = Reducer::default();
    let Reducer { entities, figures, roles } = &mut reducer;
    let mut clusters = None;
    let read = rayon::in_place_scope(|scope| {
        scope.spawn(|_| clusters = Some(articles::clusters(tables)));
        let mut words = Words::new(&bump);
        entities::entities(tables, &mut words, entities)?;
        facts::figures(tables, &mut words, figures)?;
        facts::roles(tables, roles)
    });
    read?;
    let clusters = clusters.context("the clusters were not looked for")??;
    write(&reducer.finish(clusters), take)
}

fn write(output: &Output<'_>, take: &mut Take<'_>) -> Result<()> {
    pieces(&ENTITIES, output.entities.chunks(PIECE_ROWS).map(entity_rows::entities), take)?;
    let mut rows = output.clusters.rows();
    let clusters = std::iter::from_fn(|| {
        let piece: Vec<_> = rows.by_ref().take(PIECE_ROWS).collect();
        (!piece.is_empty()).then(|| clusters::clusters(&piece))
    });
    pieces(&CLUSTERS, clusters, take)?;
    pieces(&OBSERVATIONS, output.observations.chunks(PIECE_ROWS).map(observations::observations), take)?;
    pieces(&TARGETS, output.targets.chunks(PIECE_ROWS).map(targets::targets), take)
}

/// Hands on the rows of a table; of an empty one its columns.
fn pieces(
    table: &'static Table,
    frames: impl Iterator<Item = PolarsResult<DataFrame>>,
    take: &mut Take<'_>,
) -> Result<()> {
    let mut is_empty = true;
    for frame in frames {
        is_empty = false;
        take(table, to_arrow(frame?, table)?)?;
    }
    if is_empty { take(table, RecordBatch::new_empty(table.arrow())) } else { Ok(()) }
}
