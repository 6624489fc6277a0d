//! `columnist show`: from an id back to the words.

use std::io::Write as _;
use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::Args;

use super::{Exit, place};
use crate::report::show as text_of;

const EXAMPLES: &str = "\
Examples:
  columnist show output/demo 3f0c0a9d5a2b4c6e8f7a1b2c3d4e5f60

The id is one of figures.figure_id, observations.observation_id or targets.target_id.";

/// Show the sentences behind a figure, an observation or a target
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Pipeline file, or folder of a dataset, a snapshot or `extract --out`
    #[arg(value_name = "DATASET")]
    dataset: PathBuf,
    /// The id of its row
    #[arg(value_name = "ID")]
    id: String,
}

pub(super) fn show(arguments: &Arguments) -> Result<Exit> {
    let Some(text) = text_of(&place::tables(&arguments.dataset)?, &arguments.id)? else {
        bail!(
            "no figure, observation or target of {} has the id {}; hint: ids are 32 hex digits",
            arguments.dataset.display(),
            arguments.id
        );
    };
    anstream::stdout().write_all(text.trim_start_matches('\n').as_bytes())?;
    Ok(Exit::Done)
}
