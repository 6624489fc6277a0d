//! Articles that wait to be read, in the order of the tables: rows take ten times the room of their articles, so it is these that are sorted,
//! and rows go straight to their files.
//!
//! As many as there is room for wait in memory; the others in sorted scratch files, which are merged.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::collections::binary_heap::PeekMut;
use std::path::PathBuf;
use std::vec;

use anyhow::Result;
use rayon::prelude::*;

use super::record_file::{RecordReader, RecordWriter};
use crate::batch::Placed;
use crate::disk;

/// Scratch files that are merged at once: each is open, and takes half a megabyte.
const FAN_IN: usize = 64;

/// Articles in the order in which they came.
#[derive(Debug)]
pub(super) struct Waiting {
    scratch: PathBuf,
    memory_bytes: usize,
    in_memory: Vec<Placed>,
    in_memory_bytes: usize,
    /// By how often they were merged: then each article is merged as often as the number of files has digits, and no more.
    in_scratch: Vec<Vec<PathBuf>>,
    n_scratch: usize,
}

impl Waiting {
    /// Keeps about `memory_bytes` of articles in memory; what is beyond goes to files in `scratch`, a folder that exists by then.
    pub(super) fn new(scratch: PathBuf, memory_bytes: usize) -> Waiting {
        Waiting {
            scratch,
            memory_bytes,
            in_memory: Vec::new(),
            in_memory_bytes: 0,
            in_scratch: Vec::new(),
            n_scratch: 0,
        }
    }

    pub(super) fn add(&mut self, mut articles: Vec<Placed>) -> Result<()> {
        self.in_memory_bytes += articles.iter().map(n_bytes).sum::<usize>();
        self.in_memory.append(&mut articles);
        if self.in_memory_bytes > self.memory_bytes { self.spill() } else { Ok(()) }
    }

    fn spill(&mut self) -> Result<()> {
        let sorted = Sorted::new(&[], self.take_in_memory())?;
        let mut file = self.write_scratch(sorted)?;
        for level in 0.. {
            if level == self.in_scratch.len() {
                self.in_scratch.push(Vec::new());
            }
            self.in_scratch[level].push(file);
            if self.in_scratch[level].len() < FAN_IN {
                break;
            }
            let files = std::mem::take(&mut self.in_scratch[level]);
            file = self.write_scratch(Sorted::new(&files, Vec::new())?)?;
            files.iter().try_for_each(|merged| disk::remove_file(merged))?;
        }
        Ok(())
    }

    fn write_scratch(&mut self, sorted: Sorted) -> Result<PathBuf> {
        self.n_scratch += 1;
        let mut writer = RecordWriter::create(self.scratch.join(format!("{:06}.records", self.n_scratch)))?;
        for placed in sorted {
            writer.write(&placed?)?;
        }
        writer.finish()
    }

    fn take_in_memory(&mut self) -> Vec<Placed> {
        self.in_memory_bytes = 0;
        let mut articles = std::mem::take(&mut self.in_memory);
        // Stable: of two readings of one record the first stays before the second.
        articles.par_sort_by(|a, b| a.order().cmp(&b.order()));
        articles
    }

    /// All of them in order.
    pub(super) fn sorted(&mut self) -> Result<Sorted> {
        // Those of the highest level came first.
        let files: Vec<PathBuf> = self.in_scratch.iter().rev().flatten().cloned().collect();
        Sorted::new(&files, self.take_in_memory())
    }

    /// Gives back the room of those that were read: what is made of all rows needs it.
    pub(super) fn clear(&mut self) -> Result<()> {
        std::mem::take(&mut self.in_scratch).iter().flatten().try_for_each(|file| disk::remove_file(file))
    }
}

/// What an article takes in memory, about.
fn n_bytes(Placed { record, .. }: &Placed) -> usize {
    let article = &record.article;
    let given = [&article.title, &article.url, &article.publisher, &article.language];
    let texts = article.text.len() + given.into_iter().flatten().map(String::len).sum::<usize>();
    let names = record.authors.iter().map(|author| author.len() + size_of::<String>()).sum::<usize>();
    size_of::<Placed>() + texts + names + record.origin.source.len() + record.origin.source_uri.len()
}

/// Articles in order; one that came several times comes several times, the one that was read first before the others.
pub(super) struct Sorted {
    runs: Vec<SortedRun>,
    heads: BinaryHeap<Reverse<Head>>,
}

enum SortedRun {
    Scratch(RecordReader),
    Memory(vec::IntoIter<Placed>),
}

impl SortedRun {
    fn next(&mut self) -> Result<Option<Placed>> {
        match self {
            SortedRun::Scratch(file) => file.next(),
            SortedRun::Memory(articles) => Ok(articles.next()),
        }
    }
}

/// The next article of a run.
struct Head {
    placed: Placed,
    run: usize,
}

impl Ord for Head {
    fn cmp(&self, other: &Head) -> std::cmp::Ordering {
        (self.placed.order(), self.run).cmp(&(other.placed.order(), other.run))
    }
}

impl PartialOrd for Head {
    fn partial_cmp(&self, other: &Head) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Head {
    fn eq(&self, other: &Head) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Head {}

impl Sorted {
    /// Merges `files`, and what is in memory, as the last.
    fn new(files: &[PathBuf], in_memory: Vec<Placed>) -> Result<Sorted> {
        let files = files.iter().map(|path| Ok(SortedRun::Scratch(RecordReader::open(path)?)));
        let mut runs = files.collect::<Result<Vec<_>>>()?;
        runs.push(SortedRun::Memory(in_memory.into_iter()));
        let mut heads = BinaryHeap::with_capacity(runs.len());
        for (number, run) in runs.iter_mut().enumerate() {
            heads.extend(run.next()?.map(|placed| Reverse(Head { placed, run: number })));
        }
        Ok(Sorted { runs, heads })
    }
}

impl Iterator for Sorted {
    type Item = Result<Placed>;

    fn next(&mut self) -> Option<Result<Placed>> {
        let mut head = self.heads.peek_mut()?;
        match self.runs[head.0.run].next() {
            Ok(Some(placed)) => Some(Ok(std::mem::replace(&mut head.0.placed, placed))),
            Ok(None) => Some(Ok(PeekMut::pop(head).0.placed)),
            Err(error) => Some(Err(error)),
        }
    }
}
