//! From the files of the per-article tables to the tables over the dataset.
//!
//! What is done to the rows is in `columnist-reduce`; here they are read, month by month, and written back as frames. Memory is bounded:
//!
//! | table | held |
//! | --- | --- |
//! | `articles` | of a month, some 150 bytes of each; of all, four; the signatures of the texts of eleven days |
//! | `article_entities` | the entities whose ids begin alike, as many as there is room for |
//! | `figures` | of those that can be part of a series or a target, one in twenty, as many as there is room for |
//! | `mentions` | those with a role in an article where someone who speaks for a party may forecast |

mod articles;
mod entities;
mod facts;
mod kept;
mod output;
mod reckon;
mod words;

pub use facts::TableFile;
pub use kept::Kept;
pub use output::{Output, OutputFile, Take};

use std::path::Path;
use std::sync::Mutex;

use anyhow::{Context as _, Result};
use bumpalo::Bump;
use chrono::NaiveDate;
use columnist_extract::Id;
use columnist_reduce::Index;

use crate::table::column::Table;
use crate::table::read::n_rows;
use crate::table::schema::{ARTICLE_ENTITIES, FIGURES, MENTIONS, OBSERVATIONS, TARGETS};
use entities::Seen;
use facts::Tables;
use output::Handed;
use reckon::Asked;

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
/// If a file cannot be read, or does not hold what its table says; or what `output` says.
pub fn reduce(
    folder: &Path,
    files: Vec<TableFile<'_>>,
    kept: &Kept,
    memory_bytes: usize,
    output: &dyn Output,
) -> Result<()> {
    reduced(&Tables { folder, files, day: None, kept }, memory_bytes, output)
}

/// The same, of what could be known on a day: of the articles published until then. An undated article is left out, for nobody
/// can say when it could be read.
///
/// # Errors
/// As [`reduce`].
pub fn reduce_as_of(folder: &Path, files: &[String], day: NaiveDate, take: &mut Take<'_>) -> Result<()> {
    let scratch = tempfile::tempdir().context("cannot create a scratch folder")?;
    let kept = Kept::in_scratch(scratch.path());
    // What is kept is of this day alone, and goes with its folder: the place tells the files apart.
    let digests: Vec<String> = files.iter().map(|path| Id::of(&[path]).to_string()).collect();
    let file =
        |(path, sha256): (&'_ String, &'_ String)| Ok((path.clone(), sha256.clone(), n_rows(&folder.join(path))?));
    let files: Vec<(String, String, u64)> = files.iter().zip(&digests).map(file).collect::<Result<_>>()?;
    let files = files.iter().map(|(path, sha256, rows)| TableFile { path, sha256, rows: *rows }).collect();
    reduced(&Tables { folder, files, day: Some(day), kept: &kept }, DEFAULT_MEMORY, &Handed(Mutex::new(take)))
}

/// Where nobody says how much may be held.
const DEFAULT_MEMORY: usize = 128 << 20;

fn reduced(tables: &Tables<'_>, memory_bytes: usize, output: &dyn Output) -> Result<()> {
    let most_entities = (memory_bytes / ENTITY_BYTES).max(LEAST);
    let most_figures = (memory_bytes / FIGURE_BYTES).max(LEAST);
    let mut held = Bump::new();
    let (clusters, entities) = rayon::join(
        || articles::write(tables, output),
        || {
            let entities = Seen::write(tables, most_entities, &mut held, output);
            entities.and_then(|entities| facts::keep(tables).map(|()| entities))
        },
    );
    let (clusters, mut entities) = (clusters?, entities?);
    let stated = Id::of(&[&tables.digest(&[&FIGURES, &MENTIONS, &ARTICLE_ENTITIES]), &clusters.digest()]).to_string();
    let (of_observations, of_targets) = (file_of(&OBSERVATIONS), file_of(&TARGETS));
    if output.stays(&of_observations, &stated)? && output.stays(&of_targets, &stated)? {
        return Ok(());
    }
    let (words, names) = (Bump::new(), Bump::new());
    let asked = Asked::new(tables, &clusters, most_figures, &words)?;
    let index = Index::new(clusters.latest, entities.entries(tables, &asked.entities, &names)?);
    let files = [output.begin(&OBSERVATIONS, of_observations, &stated)?, output.begin(&TARGETS, of_targets, &stated)?];
    reckon::write(tables, &clusters, asked, &index, most_figures, files)
}

/// Path of the one file of a table.
fn file_of(table: &Table) -> String {
    format!("{0}/{0}.parquet", table.name)
}
