//! `columnist extract`: articles in, tables out, without a pipeline file and without state.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Result, bail};
use clap::Args;
use columnist_extract::{Entities, Options};

use super::engine::{Engine, Resources};
use super::log::Event;
use super::progress::Progress;
use super::report::{Report, ReportArguments, Told};
use super::{Exit, Global, explain};
use crate::sink::folder::Folder;
use crate::source::{Format, Source, input};

const EXAMPLES: &str = "\
Examples:
  columnist extract news.jsonl --out tables
  columnist extract articles/ --out tables                 every .txt and .jsonl in the folder and below
  zcat news.jsonl.gz | columnist extract - --out tables
  duckdb -c \"SELECT surface, value, currency FROM 'tables/figures/*.parquet'\"

Formats:
  .txt              one article a file; a first line may begin with \" date 2024-05-06 \"
  .jsonl, .ndjson   one article a line: text, and optionally published_on (or date, published), url, title, authors,
                    publisher, language
  Both may be compressed: .gz, .zst.

What cannot become an article is a row in DIR/rejects, with the reason; the rest lands.
Exit codes: 0 done, 2 could not run.";

/// Write the tables of some articles into a folder
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Files, folders, or - for standard input
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<PathBuf>,
    /// Folder for the tables: DIR/<table>/*.parquet
    #[arg(short, long, value_name = "DIR")]
    out: PathBuf,
    /// What the inputs are written in [default: as their names say; jsonl for standard input]
    #[arg(long, value_name = "text|jsonl", value_parser = format)]
    format: Option<Format>,
    /// Replace the tables in a folder that is not empty
    #[arg(long)]
    force: bool,
    /// Which names are looked for: full or lexicon
    #[arg(long, value_name = "KIND", default_value = "full", value_parser = explain::entities)]
    entities: Entities,
    #[command(flatten)]
    resources: Resources,
    #[command(flatten)]
    report: ReportArguments,
}

fn format(text: &str) -> Result<Format, String> {
    Format::ALL.iter().copied().find(|format| format.as_str() == text).ok_or_else(|| "text or jsonl".to_owned())
}

pub(super) fn extract(arguments: &Arguments, global: &Global) -> Result<Exit> {
    let report = Report::start("extract", &arguments.report);
    let source = Arc::new(Source::named("extract"));
    let found = match input::from_arguments(&arguments.inputs, arguments.format, &source) {
        Ok(found) => found,
        Err(faults) => {
            faults.into_iter().for_each(|fault| Event::error("input_fault", fault).say());
            return Ok(Exit::CouldNotRun);
        }
    };
    if found.inputs.is_empty() && found.rejects.is_empty() {
        bail!(
            "no file to read{}\n  hint: .txt, .jsonl or .ndjson; for others name a format: --format text",
            passed_over(found.passed_over.len())
        );
    }
    let mut folder = Folder::create(&arguments.out, arguments.force, arguments.resources.memory_bytes())?;
    folder.reject(found.rejects)?;
    let passed_over = found.passed_over.len();
    let progress = Progress::new(&found.inputs, global);
    let engine = Engine::start(Options { entities: arguments.entities }, &arguments.resources)?;
    engine.feed(found.inputs, &progress, &mut |articles, rejects| {
        folder.reject(rejects)?;
        folder.add(articles)
    })?;
    progress.extract();
    let summary = engine.install(|| folder.finish(&|records| engine.extract(records, &progress)))?;
    progress.finish();
    report.end(global, &Told { summary: &summary, passed_over, out: Some(&arguments.out), held: None, checks: &[] })
}

fn passed_over(n_files: usize) -> String {
    match n_files {
        0 => String::new(),
        1 => " (one file of another kind was passed over)".to_owned(),
        n => format!(" ({n} files of other kinds were passed over)"),
    }
}
