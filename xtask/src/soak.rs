//! `cargo xtask soak`: the long form of the tests that loop. What each came to is said in its last line.

use anyhow::Result;
use clap::Args;

use crate::{cargo, run, say};

/// Kill hundreds of runs, fill the disk, cut the power, split the input, and run a month of nights over a real corpus
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// How many runs are killed at random moments, besides those at each call that writes
    #[arg(long, default_value_t = 500)]
    kills: u32,
}

pub(crate) fn soak(arguments: &Arguments) -> Result<()> {
    let tests = [
        "crash::",
        "disk_full::",
        "power_cut::",
        "splits::",
        "grown::",
        "memory::",
        "nights::",
        "read_fails::",
        "readers::",
    ];
    run(cargo()
        .args(["test", "--release", "--package", "columnist", "--test", "it", "--", "--nocapture"])
        .args(tests)
        .env("COLUMNIST_SOAK", arguments.kills.to_string()))?;
    say("all held");
    Ok(())
}
