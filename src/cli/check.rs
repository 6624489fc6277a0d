//! `columnist check`: is a pipeline file right, and do its paths lead anywhere?

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use super::log::Event;
use super::{Exit, Global};
use crate::config::{Fault, Pipeline};
use crate::source::input;

const EXAMPLES: &str = "\
Examples:
  columnist check pipelines/demo.toml
  columnist check pipelines/*.toml && echo all right

Each fault is told with its place (file:line:column) and a hint; nothing is read or written. What each snapshot must
be like, the file's [[check]]s, is listed with --verbose; it is `columnist run` that holds a snapshot against them:

  [[check]]
  kind = \"article_age\"      # also reject_rate, snapshot_age, rows, row_change, null_rate
  max = 3
  on_fail = \"hold\"          # put the snapshot aside; else it is published, and the run ends with 1

Exit codes: 0 all right, 2 a run could not start.";

/// Tell every fault of a pipeline file at once
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Pipeline files
    #[arg(required = true, value_name = "PIPELINE.toml")]
    pipelines: Vec<PathBuf>,
}

pub(super) fn check(arguments: &Arguments, global: &Global) -> Result<Exit> {
    let mut exit = Exit::Done;
    for file in &arguments.pipelines {
        match Pipeline::load(file) {
            Ok(pipeline) => {
                let n_inputs = look_at_paths(&pipeline);
                if global.talks() {
                    let s = if n_inputs == 1 { "" } else { "s" };
                    let message = format!("{}: all right, {n_inputs} input file{s} found", file.display());
                    Event::info("checked", message).with("file", file).with("inputs", n_inputs).say();
                    for check in pipeline.checks.iter().filter(|_| global.verbose) {
                        let message = format!("{}: each snapshot: {check}", file.display());
                        Event::info("check", message).with("file", file).with("check", &check.name).say();
                    }
                }
            }
            Err(faults) => {
                exit = Exit::CouldNotRun;
                say_faults(&faults);
            }
        }
    }
    Ok(exit)
}

/// Says what is wrong with a pipeline file.
pub(super) fn say_faults(faults: &[Fault]) {
    for fault in faults {
        Event::error("config_fault", fault.to_string())
            .with("file", &fault.file)
            .with("line", fault.line)
            .with("column", fault.column)
            .with("hint", &fault.hint)
            .say();
    }
}

/// Says which paths lead nowhere: no fault, since a night without news is none, but mostly a slip of the pen.
fn look_at_paths(pipeline: &Pipeline) -> usize {
    let mut n_inputs = 0;
    for source in &pipeline.sources {
        for path in &source.paths {
            let found =
                input::from_patterns(pipeline.folder(), std::slice::from_ref(path), source.format, &source.source);
            n_inputs += found.inputs.len();
            if found.inputs.is_empty() {
                let why = found.rejects.first().map_or("matches no file that can be read", |reject| &reject.message);
                let (file, name) = (pipeline.file.display(), &source.source.name);
                Event::warning("no_input", format!("{file}: source \"{name}\": \"{path}\": {why}"))
                    .with("source", name)
                    .with("path", path)
                    .say();
            }
        }
    }
    n_inputs
}
