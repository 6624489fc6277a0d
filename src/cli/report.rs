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

/// What it came to.
#[derive(Debug, Serialize)]
pub(super) struct Told<'a> {
    #[serde(flatten)]
    pub(super) summary: &'a Summary,
    /// Files of a kind that no source reads.
    pub(super) passed_over: usize,
    /// The folder that was written; `None` where there was nothing new.
    pub(super) out: Option<&'a Path>,
}

#[derive(Serialize)]
struct Json<'a> {
    command: &'a str,
    version: &'a str,
    #[serde(flatten)]
    told: &'a Told<'a>,
    seconds: f64,
}

impl Report<'_> {
    pub(super) fn start<'a>(command: &'static str, arguments: &'a ReportArguments) -> Report<'a> {
        Report { command, arguments, stopwatch: Stopwatch::start() }
    }

    /// Tells what was done.
    pub(super) fn end(&self, global: &Global, told: &Told<'_>) -> Result<()> {
        let seconds = self.stopwatch.seconds();
        if let Some(path) = &self.arguments.summary_json {
            let told = Json { command: self.command, version: env!("CARGO_PKG_VERSION"), told, seconds };
            let mut json = serde_json::to_string_pretty(&told)?;
            json.push('\n');
            if path.as_os_str() == "-" {
                std::io::stdout().write_all(json.as_bytes())?;
            } else {
                std::fs::write(path, json).with_context(|| path.display().to_string())?;
            }
        }
        if global.talks() {
            terminal::say(in_words(told, seconds));
        }
        Ok(())
    }
}

fn in_words(told: &Told<'_>, seconds: f64) -> String {
    let summary = told.summary;
    let rows = |table: &str, one: &str, many: &str| counted(summary.rows.get(table).copied().unwrap_or(0), one, many);
    let mut words = match told.out {
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
