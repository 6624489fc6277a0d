//! `columnist views`: the views of DuckDB over a snapshot, for where it lies now.

use std::io::Write as _;
use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use super::Exit;
use super::place::{self, Place, resolved};
use crate::table::render;
use crate::table::schema::ARTICLES;

/// Print DuckDB views over the tables of a snapshot, for where it lies now
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  columnist views output/demo | duckdb news.duckdb      the views stay in the file, and lead to this snapshot
  columnist views output/demo paper > views.sql
  columnist views /backup/000042 | duckdb news.duckdb   a copy, wherever it lies

Every snapshot holds its own views.sql, for the place where it was written. To open a database again after weeks, pin the snapshot:
the last ones alone stay.")]
pub(super) struct Arguments {
    /// Pipeline file, or folder of a dataset, a snapshot or `extract --out`
    #[arg(value_name = "PATH")]
    path: PathBuf,
    /// Number or pin of the snapshot
    #[arg(value_name = "SNAPSHOT", default_value = "current")]
    snapshot: String,
}

pub(super) fn views(arguments: &Arguments) -> Result<Exit> {
    let folder = if arguments.path.join(ARTICLES.name).is_dir() {
        place::tables(&arguments.path)?
    } else {
        resolved(&Place::find(&arguments.path)?.snapshot(&arguments.snapshot)?.path)?
    };
    anstream::stdout().write_all(render::views(&folder).as_bytes())?;
    Ok(Exit::Done)
}
