//! Takes batches as they come and keeps them as sorted runs: in memory while there is room, else in scratch files.

use std::collections::BTreeSet;
use std::path::PathBuf;

use anyhow::{Context as _, Result};
use arrow::array::{AsArray as _, RecordBatch};
use arrow::datatypes::Date32Type;

use super::merge::{self, Output, RunSet};
use super::month::Month;
use super::rejects::Rejects;
use super::run::{Run, Scratch, scratch_file};
use crate::batch::Batch;
use crate::table::bridge::to_arrow;
use crate::table::merge::Taker;
use crate::table::schema::{ARTICLES, PER_ARTICLE};

/// Runs that are merged at once. Each has a file open for every table.
const FAN_IN: usize = 32;

/// Rows on their way to the dataset.
#[derive(Debug)]
pub(super) struct Collector {
    scratch: PathBuf,
    /// How many bytes of rows are held in memory.
    pub(super) memory_bytes: usize,
    in_memory: Vec<RunSet>,
    in_memory_bytes: usize,
    /// By how often their rows were merged: then each row is merged as often as the number of runs has digits, and no more.
    in_scratch: Vec<Vec<RunSet>>,
    n_scratch: usize,
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
    /// Keeps about `memory_bytes` of rows in memory; what is beyond goes to files in `scratch`, a folder that exists.
    pub(super) fn new(scratch: PathBuf, memory_bytes: usize) -> Collector {
        Collector {
            rejects: Rejects::new(scratch.clone()),
            scratch,
            memory_bytes,
            in_memory: Vec::new(),
            in_memory_bytes: 0,
            in_scratch: Vec::new(),
            n_scratch: 0,
            articles: 0,
            duplicates: 0,
            months: BTreeSet::new(),
        }
    }

    /// Takes the rows of a batch.
    pub(super) fn add(&mut self, batch: Batch) -> Result<()> {
        self.duplicates += batch.duplicates as u64;
        self.articles += (batch.duplicates + batch.n_articles()) as u64;
        let mut run = RunSet::with_capacity(PER_ARTICLE.len());
        for (frame, table) in batch.frames.into_iter().zip(PER_ARTICLE) {
            let rows = to_arrow(frame, table)?;
            if table.name == ARTICLES.name {
                let days = rows.column_by_name("published_on").context("articles has no published_on")?;
                self.months.extend(days.as_primitive::<Date32Type>().iter().map(Month::of));
            }
            self.in_memory_bytes += rows.get_array_memory_size();
            run.push(Run::Memory(rows));
        }
        self.in_memory.push(run);
        if self.in_memory_bytes > self.memory_bytes { self.spill() } else { Ok(()) }
    }

    fn spill(&mut self) -> Result<()> {
        let runs = std::mem::take(&mut self.in_memory);
        self.in_memory_bytes = 0;
        let mut run = self.merge_to_scratch(&runs)?;
        for level in 0.. {
            if level == self.in_scratch.len() {
                self.in_scratch.push(Vec::new());
            }
            self.in_scratch[level].push(run);
            if self.in_scratch[level].len() < FAN_IN {
                break;
            }
            let runs = std::mem::take(&mut self.in_scratch[level]);
            run = self.merge_to_scratch(&runs)?;
            runs.into_iter().flatten().try_for_each(Run::remove)?;
        }
        Ok(())
    }

    fn merge_to_scratch(&mut self, runs: &[RunSet]) -> Result<RunSet> {
        self.n_scratch += 1;
        let create = |table| Scratch::create(scratch_file(&self.scratch, self.n_scratch, table), table);
        let mut output = ScratchRun { tables: PER_ARTICLE.into_iter().map(create).collect::<Result<_>>()? };
        self.duplicates += merge::merge(runs, &BTreeSet::new(), &mut output)? as u64;
        output.tables.into_iter().map(Scratch::finish).collect()
    }

    /// Merges all that came in, together with `further` runs, into `output`, but for the articles of `forgotten`.
    pub(super) fn merge(
        &mut self,
        further: Vec<RunSet>,
        forgotten: &BTreeSet<String>,
        output: &mut impl Output,
    ) -> Result<()> {
        // Those of the highest level came first.
        let mut runs: Vec<RunSet> = std::mem::take(&mut self.in_scratch).into_iter().rev().flatten().collect();
        runs.append(&mut self.in_memory);
        runs.extend(further);
        self.duplicates += merge::merge(&runs, forgotten, output)? as u64;
        runs.into_iter().flatten().try_for_each(Run::remove)
    }
}

struct ScratchRun {
    tables: Vec<Scratch>,
}

impl Output for ScratchRun {
    type Table = Scratch;

    fn open(&mut self, _month: Month) -> Result<()> {
        Ok(())
    }

    fn tables(&mut self) -> &mut [Scratch] {
        &mut self.tables
    }

    fn close(&mut self) -> Result<()> {
        Ok(())
    }
}

impl Taker for Scratch {
    fn take(&mut self, rows: RecordBatch) -> Result<()> {
        self.push(rows)
    }
}
