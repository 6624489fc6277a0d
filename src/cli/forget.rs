//! `columnist forget`: takes articles out of a dataset for good.

use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::Args;

use super::log::Event;
use super::place::Place;
use super::{Exit, Global};
use crate::config::{KEEP_SNAPSHOTS, Pipeline};
use crate::sink::snapshot::{articles_of, forget as publish};

/// Take articles out of a dataset, in a new snapshot, for good
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  columnist forget pipelines/demo.toml 3f1c0a9b4e8d7c6b5a49382716050f1e
  columnist forget pipelines/demo.toml --source-uri 'wire/2019-*.jsonl'

The articles stay out when an input that holds them is read again. Older snapshots hold them until they go: see keep_snapshots,
and columnist snapshots for pins.")]
pub(super) struct Arguments {
    /// Pipeline file, or folder of a dataset
    #[arg(value_name = "DATASET")]
    dataset: PathBuf,
    /// Articles by their id
    #[arg(value_name = "ARTICLE_ID")]
    articles: Vec<String>,
    /// Articles by the input that they came from
    #[arg(long, value_name = "GLOB")]
    source_uri: Option<String>,
}

pub(super) fn forget(arguments: &Arguments, global: &Global) -> Result<Exit> {
    let dataset = Place::find(&arguments.dataset)?.dataset()?;
    let mut ids = arguments.articles.clone();
    if let Some(pattern) = &arguments.source_uri {
        let pattern = glob::Pattern::new(pattern)?;
        let current = dataset.named("current")?;
        ids.extend(articles_of(&current, |uri| pattern.matches(uri))?);
    }
    if ids.is_empty() {
        bail!("no article is named; hint: give an ARTICLE_ID, or a --source-uri that some article came from");
    }
    let keep = Pipeline::load(&arguments.dataset).map_or(KEEP_SNAPSHOTS, |pipeline| pipeline.keep_snapshots);
    let published = publish(&dataset, &ids, 256 << 20, keep)?;
    if global.talks() {
        let left = published.summary.rows.get("articles").copied().unwrap_or(0);
        let message = format!("{left} articles are left");
        Event::info("forgotten", message).with("asked", ids.len()).with("left", left).say();
    }
    Ok(Exit::Done)
}
