//! From the files of the per-article tables to the tables over the dataset.
//!
//! What is done to the rows is in `columnist-reduce`; here they are read, month by month, and written back as frames. Memory is bounded:
//!
//! | table | held |
//! | --- | --- |
//! | `articles` | 52 bytes of each; the signatures of the texts of ten days |
//! | `article_entities` | the entities whose ids begin alike, as many as there is room for |
//! | `figures` | of those that can be part of a series or a target, one in twenty, as many as there is room for |
//! | `mentions` | those with a role in an article where someone who speaks for a party may forecast |

mod articles;
mod entities;
mod facts;
mod kept;
mod reckon;
mod words;

pub use facts::TableFile;
pub use kept::Kept;

use std::path::Path;

use anyhow::{Context as _, Result};
use arrow::array::RecordBatch;
use bumpalo::Bump;
use chrono::NaiveDate;
use columnist_extract::Id;
use columnist_reduce::{Clustered, Index};
use polars::prelude::{DataFrame, PolarsResult};

use crate::table::bridge::to_arrow;
use crate::table::column::Table;
use crate::table::schema::{CLUSTERS, ENTITIES};
use crate::table::{clusters, entities as entity_rows};
use facts::Tables;
use reckon::Asked;

/// Takes the rows of the tables over the dataset: table by table, and each in pieces, in order.
pub type Take<'t> = dyn FnMut(&'static Table, RecordBatch) -> Result<()> + 't;

/// Rows of a piece.
const PIECE_ROWS: usize = 1 << 15;
/// What is held of an entity, and of a figure with all that is made of it: about so many bytes.
const ENTITY_BYTES: usize = 512;
const FIGURE_BYTES: usize = 1024;
/// Below this, parts cost more than they spare.
const LEAST: usize = 1 << 10;

/// Reduces the per-article tables `files` of `folder` to `entities`, `clusters`, `observations` and `targets`. Of entities and of figures
/// about `memory_bytes` each are held at once.
///
/// # Errors
/// If a file cannot be read, or does not hold what its table says; or what `take` says.
pub fn reduce(
    folder: &Path,
    files: Vec<TableFile<'_>>,
    kept: &Kept,
    memory_bytes: usize,
    take: &mut Take<'_>,
) -> Result<()> {
    reduced(&Tables { folder, files, day: None, kept }, memory_bytes, take)
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
    reduced(&Tables { folder, files, day: Some(day), kept: &kept }, DEFAULT_MEMORY, take)
}

/// Where nobody says how much may be held.
const DEFAULT_MEMORY: usize = 128 << 20;

fn reduced(tables: &Tables<'_>, memory_bytes: usize, take: &mut Take<'_>) -> Result<()> {
    let mut clusters = None;
    let names = Bump::new();
    let read = rayon::in_place_scope(|scope| {
        scope.spawn(|_| clusters = Some(articles::clusters(tables)));
        let asked = Asked::new(tables)?;
        let most = (memory_bytes / ENTITY_BYTES).max(LEAST);
        let entries = entities::write(tables, &asked, most, &names, &mut |rows| {
            take(&ENTITIES, to_arrow(entity_rows::entities(rows)?, &ENTITIES)?)
        })?;
        Ok::<_, anyhow::Error>((asked, entries))
    });
    let (asked, entries) = read?;
    let clusters = clusters.context("the clusters were not looked for")??;
    write_clusters(&clusters, take)?;
    let index = Index::new(&clusters, entries);
    reckon::write(tables, asked, &index, (memory_bytes / FIGURE_BYTES).max(LEAST), take)
}

fn write_clusters(found: &Clustered, take: &mut Take<'_>) -> Result<()> {
    let mut rows = found.rows();
    let pieces = std::iter::from_fn(|| {
        let piece: Vec<_> = rows.by_ref().take(PIECE_ROWS).collect();
        (!piece.is_empty()).then(|| clusters::clusters(&piece))
    });
    write_pieces(&CLUSTERS, pieces, take)
}

/// Hands on the rows of a table; of an empty one its columns.
fn write_pieces(
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
