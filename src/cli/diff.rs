//! `columnist diff`: what changed from one snapshot to another, and why.

use std::io::Write as _;
use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use super::Exit;
use super::place::Place;
use super::terminal::grouped;
use crate::sink::snapshot;

/// Count the rows that two snapshots do not have in common
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  columnist diff output/demo 000041 current
  articles      +56    -0   ~0
  figures      +232    -0   ~0
  because of: new input wire: wire/2024-05-07.jsonl")]
pub(super) struct Arguments {
    /// Pipeline file, or folder of a dataset
    #[arg(value_name = "DATASET")]
    dataset: PathBuf,
    /// Number or pin of the older snapshot
    #[arg(value_name = "A")]
    old: String,
    /// Number or pin of the newer snapshot
    #[arg(value_name = "B", default_value = "current")]
    new: String,
    /// Write JSON, for programs
    #[arg(long)]
    json: bool,
}

pub(super) fn diff(arguments: &Arguments) -> Result<Exit> {
    let dataset = Place::find(&arguments.dataset)?.dataset()?;
    let diff = snapshot::diff(&dataset.named(&arguments.old)?, &dataset.named(&arguments.new)?)?;
    let mut out = anstream::stdout().lock();
    if arguments.json {
        writeln!(out, "{}", serde_json::to_string_pretty(&diff)?)?;
        return Ok(Exit::Done);
    }
    for (table, rows) in &diff.tables {
        let shown = |sign: char, n: u64| format!("{sign}{}", grouped(&n.to_string()));
        let (added, removed, changed) = (shown('+', rows.added), shown('-', rows.removed), shown('~', rows.changed));
        writeln!(out, "{table:<17} {added:>12} {removed:>12} {changed:>12}")?;
    }
    for reason in &diff.reasons {
        writeln!(out, "because of: {reason}")?;
    }
    Ok(Exit::Done)
}
