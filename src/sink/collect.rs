//! Takes articles as they come, and writes their rows in the order of the tables once all are there.

use std::collections::BTreeSet;
use std::path::PathBuf;

use anyhow::Result;
use columnist_extract::Id;

use super::merge::{self, Output, RunSet};
use super::month::Month;
use super::rejects::Rejects;
use super::waiting::{Sorted, Waiting};
use crate::batch::{Batch, Placed};

/// Reads a batch of articles.
pub type Extract<'e> = dyn Fn(Vec<Placed>) -> Result<Batch> + Sync + 'e;

/// Bytes of text that become one batch: enough that threads rarely wait for each other, few enough that the rows of two batches, thirty times
/// as much, stay near the processor.
const BATCH_BYTES: usize = 1 << 19;

/// Articles on their way to the dataset.
#[derive(Debug)]
pub(super) struct Collector {
    /// How many bytes are held in memory.
    pub(super) memory_bytes: usize,
    waiting: Waiting,
    /// Articles that came in.
    pub(super) articles: u64,
    /// Those among them that had come in before.
    pub(super) duplicates: u64,
    /// Records that became no article.
    pub(super) rejects: Rejects,
    /// Months of all articles that came in.
    pub(super) months: BTreeSet<Month>,
}

impl Collector {
    /// Keeps about `memory_bytes` of articles in memory; what is beyond goes to files in `scratch`, a folder that exists by then.
    pub(super) fn new(scratch: PathBuf, memory_bytes: usize) -> Collector {
        Collector {
            memory_bytes,
            rejects: Rejects::new(scratch.clone()),
            waiting: Waiting::new(scratch, memory_bytes),
            articles: 0,
            duplicates: 0,
            months: BTreeSet::new(),
        }
    }

    /// Takes articles.
    pub(super) fn add(&mut self, articles: Vec<Placed>) -> Result<()> {
        self.articles += articles.len() as u64;
        self.months.extend(articles.iter().map(|placed| Month::of_day(placed.published_on)));
        self.waiting.add(articles)
    }

    /// Reads all that came in, and merges it with the rows that `stands` into `output`, but for the articles of `forgotten`.
    pub(super) fn write(
        &mut self,
        extract: &Extract<'_>,
        stands: &RunSet,
        forgotten: &BTreeSet<String>,
        output: &mut (impl Output + Send),
    ) -> Result<()> {
        let mut fresh = Fresh { sorted: self.waiting.sorted()?, last: None, duplicates: 0 };
        let next = || {
            let articles = fresh.next_articles()?;
            Ok(if articles.is_empty() { None } else { Some(extract(articles)?) })
        };
        let duplicates = merge::merge(next, stands, forgotten, output)?;
        self.duplicates += (duplicates + fresh.duplicates) as u64;
        self.waiting.clear()
    }
}

/// The articles that came in, in order, each once.
struct Fresh {
    sorted: Sorted,
    last: Option<Id>,
    duplicates: usize,
}

impl Fresh {
    /// Those of the next batch; none behind the last.
    fn next_articles(&mut self) -> Result<Vec<Placed>> {
        let (mut articles, mut n_bytes) = (Vec::new(), 0);
        while n_bytes < BATCH_BYTES
            && let Some(placed) = self.sorted.next()
        {
            let placed = placed?;
            if self.last.replace(placed.article_id) == Some(placed.article_id) {
                self.duplicates += 1;
                continue;
            }
            n_bytes += placed.record.article.text.len();
            articles.push(placed);
        }
        Ok(articles)
    }
}
