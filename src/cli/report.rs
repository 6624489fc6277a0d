//! What a command did, told to people and, if they ask, to programs.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use clap::Args;
use serde::Serialize;

use super::log::Event;
use super::terminal::grouped;
use super::{Exit, Global};
use crate::clock::Stopwatch;
use crate::sink::checks::Finding;
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

/// What it came to.
#[derive(Debug, Serialize)]
pub(super) struct Told<'a> {
    #[serde(flatten)]
    pub(super) summary: &'a Summary,
    /// Files of a kind that no source reads.
    pub(super) passed_over: usize,
    /// The folder that was written; `None` where there was nothing new, or what was new is held back.
    pub(super) out: Option<&'a Path>,
    /// The folder of a snapshot that a check held back.
    pub(super) held: Option<&'a Path>,
    /// What the checks found.
    pub(super) checks: &'a [Finding],
}

/// The object of `--summary-json`, around what a run came to or why it did not.
#[derive(Serialize)]
struct Json<'a, T> {
    command: &'a str,
    version: &'a str,
    exit_code: u8,
    #[serde(flatten)]
    told: &'a T,
    seconds: f64,
}

/// Why a command came to nothing.
#[derive(Serialize)]
struct Failure {
    error: String,
}

impl Report<'_> {
    pub(super) fn start<'a>(command: &'static str, arguments: &'a ReportArguments) -> Report<'a> {
        Report { command, arguments, stopwatch: Stopwatch::start() }
    }

    /// Tells what was done, and which checks failed.
    pub(super) fn end(&self, global: &Global, told: &Told<'_>) -> Result<Exit> {
        let failed: Vec<&Finding> = told.checks.iter().filter(|finding| !finding.passed).collect();
        let exit = if failed.is_empty() { Exit::Done } else { Exit::Failed };
        self.write_json(exit, told)?;
        let seconds = self.seconds();
        if global.talks() {
            let name = if told.out.is_some() { "published" } else { "nothing_new" };
            let name = if told.held.is_some() { "held" } else { name };
            Event::info(name, in_words(told, seconds)).with_all(told).with("seconds", seconds).say();
        }
        for finding in failed {
            Event::error("check_failed", finding.fault()).with_all(finding).say();
        }
        if let Some(held) = told.held {
            let hint =
                "look at it with `columnist verify` and `columnist series`, then mend the input or run with --no-hold";
            let message = format!("not published: what is new is held back in {}; hint: {hint}", held.display());
            Event::error("not_published", message).with("held", held).say();
        }
        Ok(exit)
    }

    /// Tells programs why nothing was done: a summary of last time would be taken for one of today.
    pub(super) fn fail(&self, exit: Exit, error: &anyhow::Error) -> Result<()> {
        self.write_json(exit, &Failure { error: format!("{error:#}") })
    }

    /// Since the command began.
    pub(super) fn seconds(&self) -> f64 {
        self.stopwatch.seconds()
    }

    fn write_json(&self, exit: Exit, told: &impl Serialize) -> Result<()> {
        let Some(path) = &self.arguments.summary_json else { return Ok(()) };
        let (command, version, exit_code) = (self.command, env!("CARGO_PKG_VERSION"), exit.code());
        let mut json =
            serde_json::to_string_pretty(&Json { command, version, exit_code, told, seconds: self.seconds() })?;
        json.push('\n');
        if path.as_os_str() == "-" {
            std::io::stdout().write_all(json.as_bytes())?;
        } else {
            std::fs::write(path, json).with_context(|| path.display().to_string())?;
        }
        Ok(())
    }
}

fn in_words(told: &Told<'_>, seconds: f64) -> String {
    let summary = told.summary;
    let rows = |table: &str, one: &str, many: &str| counted(summary.rows.get(table).copied().unwrap_or(0), one, many);
    let mut words = match told.out.or(told.held) {
        Some(out) => format!(
            "{}: {}, {}, {}, {} of {} in {seconds:.1} s",
            out.display(),
            rows("articles", "article", "articles"),
            rows("figures", "figure", "figures"),
            rows("dates", "date", "dates"),
            rows("mentions", "mention", "mentions"),
            rows("entities", "entity", "entities"),
        ),
        None => format!("nothing new ({seconds:.1} s)"),
    };
    let asides = [
        (summary.duplicates, "article was there already", "articles were there already"),
        (
            summary.rejected,
            "record was rejected (see the table rejects)",
            "records were rejected (see the table rejects)",
        ),
        (told.passed_over as u64, "file of another kind was passed over", "files of other kinds were passed over"),
    ];
    for (n, one, many) in asides {
        if n > 0 {
            words.push_str("\n  ");
            words.push_str(&counted(n, one, many));
        }
    }
    words
}

fn counted(n: u64, one: &str, many: &str) -> String {
    format!("{} {}", grouped(&n.to_string()), if n == 1 { one } else { many })
}
