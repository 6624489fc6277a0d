//! `columnist verify`: whether a snapshot is whole and means what its schema says.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use super::log::Event;
use super::place::Place;
use super::terminal::grouped;
use super::{Exit, Global};
use crate::sink::snapshot;

/// Check the files, rows, references and spans of a snapshot
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  columnist verify output/demo              the current snapshot
  columnist verify output/demo 000041
  columnist verify /backup/000041           a copy, wherever it lies

Exit codes: 0 all is well, 1 something is wrong, 2 could not run.")]
pub(super) struct Arguments {
    /// Pipeline file, folder of a dataset, or folder of a snapshot
    #[arg(value_name = "PATH")]
    path: PathBuf,
    /// Number or pin of the snapshot
    #[arg(value_name = "SNAPSHOT", default_value = "current")]
    snapshot: String,
}

pub(super) fn verify(arguments: &Arguments, global: &Global) -> Result<Exit> {
    let snapshot = Place::find(&arguments.path)?.snapshot(&arguments.snapshot)?;
    let verdict = snapshot::verify(&snapshot)?;
    for fault in &verdict.faults {
        Event::error("snapshot_fault", fault).say();
    }
    if verdict.n_faults > verdict.faults.len() {
        let n_more = verdict.n_faults - verdict.faults.len();
        Event::error("more_faults", format!("and {n_more} more faults")).with("faults", n_more).say();
    }
    if verdict.n_faults > 0 {
        return Ok(Exit::Failed);
    }
    if global.talks() {
        let (files, rows) = (verdict.n_files, grouped(&verdict.n_rows.to_string()));
        let message = format!("{}: {files} files, {rows} rows, all is well", snapshot.path.display());
        Event::info("verified", message)
            .with("snapshot", snapshot.number)
            .with("files", verdict.n_files)
            .with("rows", verdict.n_rows)
            .say();
    }
    Ok(Exit::Done)
}
