//! `cargo xtask soak`: the long form of the tests that loop.

use anyhow::Result;
use clap::Args;

use crate::{cargo, run, say};

/// Kill hundreds of runs, and run a month of nights over a real corpus
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// How many runs are killed
    #[arg(long, default_value_t = 500)]
    kills: u32,
}

pub(crate) fn soak(arguments: &Arguments) -> Result<()> {
    let words = ["test", "--release", "--package", "columnist", "--test", "it", "--", "crash::", "nights::"];
    run(cargo().args(words).env("COLUMNIST_SOAK", arguments.kills.to_string()))?;
    say("all held");
    Ok(())
}
