//! What a command did, told to people and, if they ask, to programs.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use clap::Args;
use serde::Serialize;

use super::terminal::grouped;
use super::{Global, terminal};
use crate::clock::Stopwatch;
use crate::sink::summary::Summary;

/// Where programs find out.
#[derive(Debug, Args)]
pub(super) struct ReportArguments {
    /// Write what was done as JSON, to a file or to standard output (-)
    #[arg(long, value_name = "PATH|-")]
    summary_json: Option<PathBuf>,
}

/// A command at work.
#[derive(Debug)]
pub(super) struct Report<'a> {
    command: &'static str,
    arguments: &'a ReportArguments,
    stopwatch: Stopwatch,
}

#[derive(Serialize)]
struct Told<'a> {
    command: &'a str,
    version: &'a str,
    inputs: usize,
    passed_over: usize,
    #[serde(flatten)]
    summary: &'a Summary,
    out: &'a Path,
    seconds: f64,
}

impl Report<'_> {
    pub(super) fn start<'a>(command: &'static str, arguments: &'a ReportArguments) -> Report<'a> {
        Report { command, arguments, stopwatch: Stopwatch::start() }
    }

    /// Tells what was done.
    pub(super) fn end(
        &self,
        global: &Global,
        summary: &Summary,
        inputs: usize,
        passed_over: usize,
        out: &Path,
    ) -> Result<()> {
        let seconds = self.stopwatch.seconds();
        let (command, version) = (self.command, env!("CARGO_PKG_VERSION"));
        if let Some(path) = &self.arguments.summary_json {
            let told = Told { command, version, inputs, passed_over, summary, out, seconds };
            let mut json = serde_json::to_string_pretty(&told)?;
            json.push('\n');
            if path.as_os_str() == "-" {
                std::io::stdout().write_all(json.as_bytes())?;
            } else {
                std::fs::write(path, json).with_context(|| path.display().to_string())?;
            }
        }
        if global.talks() {
            terminal::say(in_words(summary, passed_over, out, seconds));
        }
        Ok(())
    }
}

fn in_words(summary: &Summary, passed_over: usize, out: &Path, seconds: f64) -> String {
    let rows = |table: &str| grouped(&summary.rows.get(table).copied().unwrap_or(0).to_string());
    let mut told = format!(
        "{}: {} articles, {} figures, {} dates, {} mentions of {} entities in {seconds:.1} s",
        out.display(),
        rows("articles"),
        rows("figures"),
        rows("dates"),
        rows("mentions"),
        rows("entities"),
    );
    let mut aside = Vec::new();
    if summary.duplicates > 0 {
        aside.push(format!("{} were there already", grouped(&summary.duplicates.to_string())));
    }
    if summary.rejected > 0 {
        aside.push(format!("{} rejected (see the table rejects)", grouped(&summary.rejected.to_string())));
    }
    if passed_over > 0 {
        aside.push(format!("{} files of other kinds passed over", grouped(&passed_over.to_string())));
    }
    if !aside.is_empty() {
        told.push_str("\n  ");
        told.push_str(&aside.join(", "));
    }
    told
}
