//! From inputs to a sink: three things at once, in the order of the inputs.
//!
//! ```text
//! one thread fetches blocks ──▶ all threads make records of them ──▶ those before go to the sink, which puts them in order
//! ```
//!
//! Then the sink asks for the rows of one batch of articles after the other. What comes out depends on the inputs alone, not on the number of
//! threads: batches are cut by size and handed over in order.

use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Arc, OnceLock};

use anyhow::{Context as _, Result};
use columnist_extract::{Lexicon, Options};
use rayon::prelude::*;

use super::progress::Progress;
use crate::batch;
use crate::batch::Placed;
use crate::source::{self, Block, Input, Record, Reject, blocks};

/// Bytes of input that become one batch: enough that threads rarely wait for each other, few enough to hold two in memory.
const BATCH_BYTES: usize = 4 << 20;
/// Files of one batch, for inputs of one small article each.
const BATCH_BLOCKS: usize = 4096;
/// Blocks fetched ahead.
const AHEAD: usize = 8;

/// How much of the machine a command may use.
#[derive(Debug, clap::Args)]
pub(super) struct Resources {
    /// Threads to use [default: one a core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    threads: Option<u16>,
    /// Articles held in memory before they go to scratch files, in MB
    #[arg(long, value_name = "MB", default_value_t = 128)]
    memory: u32,
}

impl Resources {
    /// Articles held in memory before they go to scratch files.
    pub(super) fn memory_bytes(&self) -> usize {
        usize::try_from(self.memory).unwrap_or(usize::MAX).saturating_mul(1 << 20)
    }
}

/// Where the articles of each batch go, and what was rejected with it.
pub(super) type Sink<'s> = dyn FnMut(Vec<Placed>, Vec<Reject>) -> Result<()> + Send + 's;

/// The lexicon, loaded when the first article comes, and the threads that read with it.
#[derive(Debug)]
pub(super) struct Engine {
    lexicon: OnceLock<Lexicon>,
    options: Options,
    pool: rayon::ThreadPool,
}

impl Engine {
    pub(super) fn start(options: Options, resources: &Resources) -> Result<Engine> {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(resources.threads.unwrap_or(0).into())
            .thread_name(|i| format!("worker-{i}"))
            .build()
            .context("cannot start threads")?;
        Ok(Engine { lexicon: OnceLock::new(), options, pool })
    }

    /// Does something with these threads and no others.
    pub(super) fn install<T: Send>(&self, work: impl FnOnce() -> T + Send) -> T {
        self.pool.install(work)
    }

    /// A night without news needs no words, and is over before they were loaded.
    fn lexicon(&self) -> Result<&Lexicon> {
        if let Some(lexicon) = self.lexicon.get() {
            return Ok(lexicon);
        }
        let lexicon = Lexicon::english().context("the lexicon is broken")?;
        Ok(self.lexicon.get_or_init(|| lexicon))
    }

    /// Says where articles stand in the order of all.
    pub(super) fn place(&self, records: Vec<Record>) -> Result<Vec<Placed>> {
        let lexicon = self.lexicon()?;
        Ok(self.pool.install(|| batch::place(records, lexicon)))
    }

    /// Reads articles.
    pub(super) fn extract(&self, articles: Vec<Placed>, progress: &Progress) -> Result<batch::Batch> {
        let (lexicon, n_articles) = (self.lexicon()?, articles.len());
        let batch = self.pool.install(|| batch::extract(articles, lexicon, self.options))?;
        progress.extracted(n_articles);
        Ok(batch)
    }

    /// Takes the articles of all inputs, and hands them on.
    pub(super) fn feed(&self, inputs: Vec<Arc<Input>>, progress: &Progress, sink: &mut Sink<'_>) -> Result<()> {
        let (sender, receiver) = sync_channel(AHEAD);
        std::thread::scope(|scope| {
            let fetch = move || {
                // A closed channel means that the other side has stopped on an error, which it tells itself.
                for block in inputs.into_iter().flat_map(blocks) {
                    if sender.send(block).is_err() {
                        return;
                    }
                }
            };
            std::thread::Builder::new()
                .name("fetch".to_owned())
                .spawn_scoped(scope, fetch)
                .context("cannot start a thread")?;
            self.pool.install(move || self.hand_on(&receiver, progress, sink))
        })
    }

    fn hand_on(&self, blocks: &Receiver<Block>, progress: &Progress, sink: &mut Sink<'_>) -> Result<()> {
        let mut before: Option<(Vec<Placed>, Vec<Reject>)> = None;
        loop {
            let blocks = next_batch(blocks);
            let is_last = blocks.is_empty();
            let n_bytes: usize = blocks.iter().map(Block::n_bytes).sum();
            let hand_over = || before.take().map_or(Ok(()), |(articles, rejects)| sink(articles, rejects));
            let read = || (!is_last).then(|| self.read(blocks)).transpose();
            let (handed_over, read) = rayon::join(hand_over, read);
            handed_over?;
            before = read?;
            if is_last {
                return Ok(());
            }
            progress.add(n_bytes, before.as_ref().map_or(0, |(articles, _)| articles.len()));
        }
    }

    fn read(&self, blocks: Vec<Block>) -> Result<(Vec<Placed>, Vec<Reject>)> {
        let read = |block: Block| {
            let mut batch = source::Batch::default();
            block.read_into(&mut batch);
            batch
        };
        // The lexicon takes longer to load than the first blocks to read.
        let read = || blocks.into_par_iter().map(read).collect::<Vec<source::Batch>>();
        let (batches, lexicon) = rayon::join(read, || self.lexicon());
        let (mut records, mut rejects) = (Vec::new(), Vec::new());
        for mut batch in batches {
            records.append(&mut batch.records);
            rejects.append(&mut batch.rejects);
        }
        Ok((batch::place(records, lexicon?), rejects))
    }
}

/// Waits for as many blocks as make a batch; none behind the last.
fn next_batch(blocks: &Receiver<Block>) -> Vec<Block> {
    let (mut batch, mut n_bytes) = (Vec::new(), 0);
    while n_bytes < BATCH_BYTES && batch.len() < BATCH_BLOCKS {
        let Ok(block) = blocks.recv() else { break };
        n_bytes += block.n_bytes();
        batch.push(block);
    }
    batch
}
