//! `cargo xtask test`: every test of the project.

use anyhow::Result;
use clap::Args;

use crate::{cargo, python, root, run, say, target};

/// Run every test: Rust, then the tables in other people's readers and the notebook
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Run the Rust tests alone
    #[arg(long)]
    rust_only: bool,
}

pub(crate) fn test(arguments: &Arguments) -> Result<()> {
    run(cargo().args(["test", "--workspace"]))?;
    if arguments.rust_only {
        return Ok(());
    }
    // The tests above have built the binary that the readers now try.
    let binary = target().join("debug").join(format!("columnist{}", std::env::consts::EXE_SUFFIX));
    let python = python::environment()?;
    run(python::command(&python)
        .args(["-m", "pytest", "--quiet", "tests/python"])
        .env("COLUMNIST_BIN", binary)
        .current_dir(root()))?;
    say("all tests passed");
    Ok(())
}
