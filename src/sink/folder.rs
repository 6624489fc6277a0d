//! `extract --out DIR`: the tables of a set of articles in a folder, without a pipeline and without state.
//!
//! ```text
//! DIR/articles/2017-03.parquet … DIR/entities/entities.parquet … DIR/rejects/rejects.parquet
//! ```

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use super::collect::{Collector, Extract};
use super::months::{Files, Months};
use super::summary::Summary;
use super::whole;
use crate::batch::Placed;
use crate::disk::{self, Syncer};
use crate::reduce::Kept;
use crate::source::record::Reject;
use crate::state::made::Made;
use crate::table::schema::TABLES;

/// Everything is built here and moved into place at the end. A dot keeps it out of `DIR/*` patterns.
const STAGING: &str = ".columnist-staging";

/// The tables on their way into a folder.
#[derive(Debug)]
pub struct Folder {
    out: PathBuf,
    collector: Collector,
}

impl Folder {
    /// Takes a folder that is empty or not there yet; with `force`, also one whose tables are to be replaced.
    ///
    /// # Errors
    /// If the folder holds something and `force` is not set, or if it cannot be written to.
    pub fn create(out: &Path, force: bool, memory_bytes: usize) -> Result<Folder> {
        disk::create_folder(out)?;
        let staging = out.join(STAGING);
        disk::remove_folder(&staging)?;
        let mut entries = fs::read_dir(out).with_context(|| format!("cannot list the folder {}", out.display()))?;
        if !force && entries.next().is_some() {
            bail!("{} is not empty; hint: --force replaces the tables in it", out.display());
        }
        let scratch = staging.join("scratch");
        disk::create_folder(&scratch)?;
        Ok(Folder { out: out.to_owned(), collector: Collector::new(scratch, memory_bytes) })
    }

    /// Takes articles.
    pub fn add(&mut self, articles: Vec<Placed>) -> Result<()> {
        self.collector.add(articles)
    }

    /// Takes records that became no article.
    pub fn reject(&mut self, rejects: impl IntoIterator<Item = Reject>) -> Result<()> {
        self.collector.rejects.add(rejects)
    }

    /// Reads all articles, writes all tables, and moves them into place.
    pub fn finish(mut self, extract: &Extract<'_>) -> Result<Summary> {
        let staging = self.out.join(STAGING);
        let built = staging.join("tables");
        let syncer = Syncer::start()?;
        let mut months = Months::create(&built, &syncer)?;
        self.collector.write(extract, &Vec::new(), &BTreeSet::new(), &mut months)?;
        let mut files = months.take_files();
        if files.is_empty() {
            months.write_empty()?;
            files = months.take_files();
        }
        whole::write_dataset(
            &built,
            None,
            &mut Made::default(),
            &Kept::in_scratch(&staging.join("scratch")),
            self.collector.memory_bytes,
            &mut files,
            &syncer,
        )?;
        whole::write_rejects(&built, None, &BTreeMap::new(), &mut self.collector.rejects, &mut files, &syncer)?;
        syncer.wait()?;
        for table in TABLES {
            let (from, to) = (built.join(table.name), self.out.join(table.name));
            disk::sync_folder(&from)?;
            disk::remove_folder(&to)?;
            disk::rename(&from, &to)?;
        }
        disk::remove_folder(&staging)?;
        disk::sync_folder(&self.out)?;
        Ok(summary(&self.collector, &files))
    }
}

/// What came in, and what stands in `files`.
pub(super) fn summary(collector: &Collector, files: &Files) -> Summary {
    let mut summary = Summary {
        articles_read: collector.articles,
        duplicates: collector.duplicates,
        articles_new: collector.articles - collector.duplicates,
        rejected: collector.rejects.count,
        ..Summary::default()
    };
    for (path, written) in files {
        let table = path.split('/').next().unwrap_or(path);
        *summary.rows.entry(table.to_owned()).or_default() += written.rows;
        summary.bytes += written.bytes;
    }
    summary
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use chrono::NaiveDate;
    use columnist_extract::{Article, Lexicon, Options};
    use walkdir::WalkDir;

    use super::*;
    use crate::batch;
    use crate::source::record::{Format, Origin, PublishedMethod, Record, Stage};

    fn record(text: &str, day: Option<&str>, number: i64) -> Record {
        let published_on = day.map(|d| d.parse::<NaiveDate>().unwrap());
        Record {
            article: Article { text: text.into(), published_on, ..Article::default() },
            origin: origin(number),
            authors: vec!["A. Writer".into()],
            published_method: if day.is_some() { PublishedMethod::Field } else { PublishedMethod::None },
            flags: Vec::new(),
        }
    }

    fn origin(number: i64) -> Origin {
        Origin {
            source: "wire".into(),
            source_uri: "a.jsonl".into(),
            source_record: Some(number),
            format: Format::Jsonl,
        }
    }

    /// Articles of three months and of none, some of them twice, in no order.
    fn records() -> Vec<Record> {
        let days = [Some("2017-03-16"), None, Some("2017-03-02"), Some("2016-12-31"), Some("2017-04-01")];
        let text =
            |n: usize| format!("Exports of Atlantis to Lemuria rose by {n}% to ${n} million in 2016. Café no. {n}.");
        (0..600).map(|n| record(&text(n * 7 % 450), days[n * 7 % 450 % 5], n as i64)).collect()
    }

    fn write(records: &[Record], batch: usize, memory: usize) -> (Summary, BTreeMap<String, Vec<u8>>) {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("out");
        let lexicon = Lexicon::english().unwrap();
        let mut tables = Folder::create(&out, false, memory).unwrap();
        for part in records.chunks(batch) {
            tables.add(batch::place(part.to_vec(), &lexicon)).unwrap();
        }
        tables
            .reject([
                Reject::new(origin(9), Stage::Parse, "bad_json", "cut off", b"{"),
                Reject::new(origin(3), Stage::Parse, "no_text", "no text", b"{}"),
            ])
            .unwrap();
        let summary = tables.finish(&|articles| batch::extract(articles, &lexicon, Options::default())).unwrap();
        let files = WalkDir::new(&out).into_iter().map(Result::unwrap).filter(|e| e.file_type().is_file());
        let name = |e: &walkdir::DirEntry| e.path().strip_prefix(&out).unwrap().to_str().unwrap().to_owned();
        (summary, files.map(|e| (name(&e), fs::read(e.path()).unwrap())).collect())
    }

    #[test]
    fn the_same_articles_give_the_same_bytes_however_they_come() {
        let records = records();
        let (summary, files) = write(&records, 1000, usize::MAX);
        assert_eq!((summary.articles_read, summary.duplicates, summary.rows["articles"]), (600, 150, 450));
        assert_eq!(files.len(), 6 * 4 + 4, "{:?}", files.keys());
        let reversed: Vec<Record> = records.iter().rev().cloned().collect();
        for (records, batch, memory) in
            [(&records, 7, usize::MAX), (&records, 7, 0), (&reversed, 100, 0), (&reversed, 1, 300_000)]
        {
            let (other, other_files) = write(records, batch, memory);
            assert_eq!(other, summary, "batches of {batch}, {memory} bytes of memory");
            assert!(other_files == files, "batches of {batch}, {memory} bytes of memory");
        }
    }

    #[test]
    fn nothing_in_gives_every_table_with_its_columns() {
        let (summary, files) = write(&[], 1, 0);
        assert_eq!((summary.articles_read, summary.rejected), (0, 2));
        assert_eq!(files.len(), TABLES.len());
    }

    #[test]
    fn a_folder_with_something_in_it_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("notes.txt"), "mine").unwrap();
        assert!(Folder::create(folder.path(), false, 0).unwrap_err().to_string().contains("--force"));
        Folder::create(folder.path(), true, 0).unwrap().finish(&|_| unreachable!("no article came in")).unwrap();
        assert!(folder.path().join("notes.txt").exists() && folder.path().join("articles").exists());
    }
}
