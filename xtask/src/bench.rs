//! `cargo xtask bench`: what understanding costs, measured against a copy that understands nothing.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use crate::{cargo, python, root, run, target};

/// Measure `columnist extract` against DuckDB's copy of the same JSONL to zstd Parquet
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// JSONL with a field `text` [default: the demo's articles, over and over]
    #[arg(value_name = "JSONL")]
    corpus: Option<PathBuf>,
    /// Threads for each of the two
    #[arg(long, value_name = "N", default_value_t = 2)]
    threads: u16,
    /// Runs of each; the fastest counts
    #[arg(long, value_name = "N", default_value_t = 3)]
    runs: u16,
    /// Size of the default corpus
    #[arg(long, value_name = "MB", default_value_t = 100)]
    megabytes: u32,
}

pub(crate) fn bench(arguments: &Arguments) -> Result<()> {
    run(cargo().args(["build", "--release"]))?;
    let python = python::environment()?;
    let mut command = python::command(&python);
    command
        .arg(root().join("benches/end_to_end.py"))
        .arg(target().join("release").join(format!("columnist{}", std::env::consts::EXE_SUFFIX)))
        .arg(target().join("bench"))
        .args(["--threads", &arguments.threads.to_string(), "--runs", &arguments.runs.to_string()])
        .args(["--megabytes", &arguments.megabytes.to_string()]);
    if let Some(corpus) = &arguments.corpus {
        command.arg("--corpus").arg(std::path::absolute(corpus)?);
    }
    run(&mut command)
}
