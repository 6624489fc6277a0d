//! `columnist report`: a dataset as one HTML page.

use std::path::{Path, PathBuf, absolute};

use anyhow::Result;
use clap::Args;

use super::log::Event;
use super::{Exit, Global, place};
use crate::disk;
use crate::report::{Limits, page};

const EXAMPLES: &str = "\
Examples:
  columnist report output/demo                       writes output/demo.html
  columnist report tables --out trade.html --series 5

The page holds everything it needs: it opens from disk, without a network.";

/// Write a dataset as one HTML page: series, targets, names, articles
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Pipeline file, or folder of a dataset, a snapshot or `extract --out`
    #[arg(value_name = "DATASET")]
    dataset: PathBuf,
    /// Where the page goes [default: DATASET.html]
    #[arg(short, long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Most series on the page
    #[arg(long, value_name = "N", default_value_t = Limits::default().series)]
    series: usize,
    /// Most articles on the page
    #[arg(long, value_name = "N", default_value_t = Limits::default().articles)]
    articles: usize,
}

pub(super) fn report(arguments: &Arguments, global: &Global) -> Result<Exit> {
    let snapshot = place::tables(&arguments.dataset)?;
    let limits = Limits { series: arguments.series, articles: arguments.articles, ..Limits::default() };
    let html = page(&name(&arguments.dataset), &snapshot, limits)?;
    let out = match &arguments.out {
        Some(out) => absolute(out)?,
        None => beside(&absolute(&arguments.dataset)?),
    };
    disk::replace_file(&out, html.as_bytes())?;
    if global.talks() {
        let message = format!("{}: {} KB", out.display(), html.len().div_ceil(1024));
        Event::info("report_written", message).with("out", &out).with("bytes", html.len()).say();
    }
    Ok(Exit::Done)
}

/// The page of `output/demo` is `output/demo.html`.
fn beside(dataset: &Path) -> PathBuf {
    dataset.with_file_name(name(dataset) + ".html")
}

/// The last part of the path: what people call the dataset. A pipeline file is mostly called as its dataset is.
fn name(dataset: &Path) -> String {
    let part = if dataset.is_file() { dataset.file_stem() } else { dataset.file_name() };
    part.map_or_else(|| dataset.display().to_string(), |part| part.to_string_lossy().into_owned())
}
