//! The next snapshot: from what changed since the last one to a folder under `current`.
//!
//! | what | happens |
//! | --- | --- |
//! | an input is new, or its bytes changed | it is read, and its articles are merged into the files of their months |
//! | an input of lines grew, and what it held is as it was | its last line, if it had no end, and the new ones are read |
//! | an input is as it was, or gone | its articles and rejects stay |
//! | a month has no new article | its files are hard links to the last snapshot's |
//! | extraction, options or columns changed | all rows are made anew from the stored articles |
//! | nothing of all this | nothing is written |
//! | a check fails that asks to hold | the snapshot is put aside, in `snapshots/.held`; the next run reads the same inputs again |
//!
//! Until the last step, the swap of `current`, readers see the last snapshot; whatever ends a run before, they go on seeing it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Result;

use super::dataset::{Dataset, Snapshot, folder_name};
use super::lock::Lock;
use super::manifest::{self, Fingerprints, Manifest};
use super::{keep, link};
use crate::batch::Placed;
use crate::clock;
use crate::config::{Check, OnFail};
use crate::disk::{self, Syncer};
use crate::reduce::Kept;
use crate::sink::checks::{self, Candidate, Finding};
use crate::sink::collect::{Collector, Extract};
use crate::sink::merge::RunSet;
use crate::sink::month::Month;
use crate::sink::months::{self, Files, Months};
use crate::sink::run::Run;
use crate::sink::summary::Summary;
use crate::sink::whole::Before;
use crate::sink::{stored, whole};
use crate::source::input::Start;
use crate::source::record::{Origin, Record, Reject};
use crate::source::{Input, Source};
use crate::state::inputs::{InputIndex, Look};
use crate::state::made::Made;
use crate::table::render;
use crate::table::schema::{PER_ARTICLE, TABLES};

/// A snapshot in the making. It holds the lock of the dataset.
#[derive(Debug)]
pub struct Next {
    dataset: Dataset,
    _lock: Lock,
    parent: Option<Snapshot>,
    manifest: Manifest,
    index: InputIndex,
    collector: Collector,
    /// Inputs that are read in this run, and the byte from which they are: their old rejects go.
    read: BTreeMap<(String, String), u64>,
    /// Articles that came from the last snapshot and not from an input.
    stored: u64,
    syncer: Syncer,
    /// What the reduce keeps of unchanged files.
    kept: Kept,
    /// From what the tables over the dataset were made.
    made: Made,
    rebuild: bool,
    has_staging: bool,
}

/// What is asked of a snapshot before readers see it, and what stays behind it.
#[derive(Debug)]
pub struct Terms<'a> {
    /// What it must be like.
    pub checks: &'a [Check],
    /// Whether a check may hold it back; else one that asks for that fails the run alone.
    pub may_hold: bool,
    /// How many snapshots stay.
    pub keep_snapshots: usize,
}

/// What became of a run.
#[derive(Debug)]
pub struct Published {
    /// The folder of the new snapshot; `None` where there was nothing new, or what was new is held back.
    pub snapshot: Option<PathBuf>,
    /// The folder of a snapshot that a check held back.
    pub held: Option<PathBuf>,
    /// What was done, and what stands now.
    pub summary: Summary,
    /// What the checks found, in their order.
    pub findings: Vec<Finding>,
}

impl Next {
    /// Takes the lock, clears away what a run that was cut off left behind, and looks at the last snapshot.
    ///
    /// # Errors
    /// [`Locked`](super::Locked) if another run is at work; else what went wrong with the files.
    pub fn begin(
        dataset: &Dataset,
        fingerprints: Fingerprints,
        sources: &[Arc<Source>],
        memory_bytes: usize,
    ) -> Result<Next> {
        let lock = Lock::take(&dataset.root)?;
        disk::remove_folder(&dataset.staging())?;
        keep::remove_leftovers(dataset)?;
        let syncer = Syncer::start()?;
        let kept = Kept::in_folder(&dataset.root.join("state/reduce"), &syncer);
        kept.remove_leftovers()?;
        let parent = dataset.current()?;
        let mut manifest = Manifest::new(&dataset.name, fingerprints);
        manifest.sources = sources.iter().map(|s| (s.name.clone(), source_fingerprint(s))).collect();
        let mut rebuild = false;
        if let Some(parent) = &parent {
            manifest.parent = Some(parent.number);
            manifest.inputs.clone_from(&parent.manifest.inputs);
            manifest.forgotten.clone_from(&parent.manifest.forgotten);
            rebuild = parent.manifest.fingerprints != manifest.fingerprints;
            for (name, known) in &parent.manifest.sources {
                manifest.sources.entry(name.clone()).or_insert_with(|| known.clone());
            }
        }
        Ok(Next {
            index: InputIndex::load(&dataset.root),
            collector: Collector::new(dataset.staging().join("scratch"), memory_bytes),
            dataset: dataset.clone(),
            _lock: lock,
            parent,
            manifest,
            read: BTreeMap::new(),
            stored: 0,
            syncer,
            kept,
            made: Made::load(&dataset.root),
            rebuild,
            has_staging: false,
        })
    }

    /// Those of the inputs that are to be read: new ones, and ones whose bytes are others than when they were read last.
    pub fn wanted(&mut self, inputs: Vec<Arc<Input>>) -> Result<Vec<Arc<Input>>> {
        let mut wanted = Vec::new();
        for input in inputs {
            let source = &input.source.name;
            let known = self.manifest.inputs.get(source).and_then(|inputs| inputs.get(&input.uri));
            let known = known.filter(|_| self.source_is_as_it_was(source));
            let (entry, grown_from) = match self.index.look(&input, known) {
                Look::File { entry, grown_from } => (Some(entry), grown_from),
                // Whatever cannot be read now is tried again by each run; reading it says what is wrong.
                Look::Unreadable => (None, None),
            };
            if entry.is_some() && known == entry.as_ref() {
                continue;
            }
            let of_source = self.manifest.inputs.entry(source.clone()).or_default();
            match entry {
                Some(entry) => of_source.insert(input.uri.clone(), entry),
                None => of_source.remove(&input.uri),
            };
            let start = grown_from.unwrap_or_default();
            self.read.insert((source.clone(), input.uri.clone()), start.byte);
            wanted.push(if start == Start::default() { input } else { Arc::new(Input { start, ..(*input).clone() }) });
        }
        Ok(wanted)
    }

    fn source_is_as_it_was(&self, source: &str) -> bool {
        let before = self.parent.as_ref().and_then(|parent| parent.manifest.sources.get(source));
        before == self.manifest.sources.get(source)
    }

    /// Whether all rows are to be made anew: then the caller reads [`Next::stored_articles`] and hands them to [`Next::add_stored`].
    pub fn is_rebuild(&self) -> bool {
        self.rebuild
    }

    /// The articles of the last snapshot, in batches.
    pub fn stored_articles(&self) -> impl Iterator<Item = Result<Vec<Record>>> + use<> {
        let files = self.parent.iter().flat_map(|parent| {
            let articles = parent.manifest.files.keys().filter(|path| path.starts_with("articles/"));
            articles.map(|path| parent.path.join(path))
        });
        stored::articles(files.collect())
    }

    /// Takes stored articles.
    pub fn add_stored(&mut self, articles: Vec<Placed>) -> Result<()> {
        self.stored += articles.len() as u64;
        self.add(articles)
    }

    /// Takes articles from the inputs.
    pub fn add(&mut self, articles: Vec<Placed>) -> Result<()> {
        self.stage()?;
        self.collector.add(articles)
    }

    /// Takes records that became no article.
    pub fn reject(&mut self, rejects: impl IntoIterator<Item = Reject>) -> Result<()> {
        let (read, inputs) = (&self.read, &mut self.manifest.inputs);
        self.collector.rejects.add(rejects.into_iter().inspect(|reject| {
            // An input that could not be read to its end is not known: each run tries it again, from its beginning.
            let Origin { source, source_uri, .. } = &reject.origin;
            if reject.is_of_the_disk()
                && read.contains_key(&(source.clone(), source_uri.clone()))
                && let Some(of_source) = inputs.get_mut(source)
            {
                of_source.remove(source_uri);
            }
        }))
    }

    /// Takes articles out for good.
    pub fn forget(&mut self, articles: impl IntoIterator<Item = String>) {
        self.manifest.forgotten.extend(articles);
    }

    fn stage(&mut self) -> Result<()> {
        if !self.has_staging {
            disk::create_folder(&self.dataset.staging().join("scratch"))?;
            self.has_staging = true;
        }
        Ok(())
    }

    /// Reads what came in, builds the snapshot and makes it current, if anything is new and no check holds it back; then lets go of those that are neither
    /// pinned nor among the last.
    pub fn publish(mut self, terms: &Terms<'_>, extract: &Extract<'_>) -> Result<Published> {
        if let Some(parent) = &self.parent
            && self.has_nothing_to_do(parent)?
        {
            return self.nothing_new(terms, parent);
        }
        self.stage()?;
        let files = self.write_tables(extract)?;
        if let Some(parent) = self.parent.as_ref().filter(|p| p.manifest.files == files && self.is_known(p)) {
            disk::remove_folder(&self.dataset.staging())?;
            return self.nothing_new(terms, parent);
        }
        // Before anything is published: a run that cannot save it ends as one that could not run.
        self.index.save(&self.dataset.root)?;
        let summary = self.summary(&files);
        let findings = self.look(terms, &self.dataset.staging(), &files, &summary, true)?;
        if terms.may_hold && findings.iter().any(|found| !found.passed && found.on_fail == OnFail::Hold) {
            let held = self.put_aside(files)?;
            return Ok(Published { snapshot: None, held: Some(held), summary, findings });
        }
        self.made.save(&self.dataset.root, |path| files.contains_key(path))?;
        let snapshot = self.make_current(files)?;
        self.kept.retain_used()?;
        disk::remove_folder(&self.dataset.held())?;
        keep::prune(&self.dataset, terms.keep_snapshots)?;
        Ok(Published { snapshot: Some(snapshot), held: None, summary, findings })
    }

    /// The end of a run that changes nothing: checks look at what stands, for nothing new for too long may be what they are there for.
    fn nothing_new(&self, terms: &Terms<'_>, parent: &Snapshot) -> Result<Published> {
        self.index.repair(&self.dataset.root)?;
        let summary = self.summary(&parent.manifest.files);
        let findings = self.look(terms, &parent.path, &parent.manifest.files, &summary, false)?;
        Ok(Published { snapshot: None, held: None, summary, findings })
    }

    fn look(
        &self,
        terms: &Terms<'_>,
        folder: &Path,
        files: &Files,
        summary: &Summary,
        is_new: bool,
    ) -> Result<Vec<Finding>> {
        let parent = self.parent.as_ref().map(|parent| &parent.manifest);
        let today = clock::now().date_naive();
        checks::look(terms.checks, &Candidate { folder, files, summary, parent, is_new, today })
    }

    /// Whether the rows cannot have changed: seen without reading any.
    fn has_nothing_to_do(&self, parent: &Snapshot) -> Result<bool> {
        Ok(self.collector.articles == 0
            && self.is_known(parent)
            && self.collector.rejects.are_in(&parent.path.join(whole::REJECTS_FILE))?)
    }

    /// Whether all that the rows depend on is what it was.
    fn is_known(&self, parent: &Snapshot) -> bool {
        let (before, now) = (&parent.manifest, &self.manifest);
        (&before.inputs, &before.sources, &before.forgotten, &before.fingerprints)
            == (&now.inputs, &now.sources, &now.forgotten, &now.fingerprints)
    }

    /// Makes the staging folder the current snapshot. What readers see changes with the last step alone.
    fn make_current(&mut self, files: Files) -> Result<PathBuf> {
        let number = self.next_number()?;
        let target = self.dataset.snapshots().join(folder_name(number));
        self.complete(number, &target, files)?;
        disk::rename(&self.dataset.staging(), &target)?;
        disk::sync_folder(&self.dataset.snapshots())?;
        disk::swap_link(&self.dataset.root.join("current"), &PathBuf::from("snapshots").join(folder_name(number)))?;
        Ok(target)
    }

    /// Makes the staging folder the one that is held back, in the place of the one before.
    fn put_aside(&mut self, files: Files) -> Result<PathBuf> {
        let target = self.dataset.held();
        self.complete(self.next_number()?, &target, files)?;
        disk::remove_folder(&target)?;
        disk::rename(&self.dataset.staging(), &target)?;
        disk::sync_folder(&self.dataset.snapshots())?;
        Ok(target)
    }

    fn next_number(&self) -> Result<u64> {
        Ok(self.dataset.numbers()?.last().map_or(1, |last| last + 1))
    }

    /// Adds to the staging folder what a snapshot has besides tables, and makes all of it durable.
    fn complete(&mut self, number: u64, target: &Path, files: Files) -> Result<()> {
        let staging = self.dataset.staging();
        self.manifest.snapshot = number;
        self.manifest.created_at = clock::now().to_rfc3339_opts(chrono::SecondsFormat::Secs, true);
        self.manifest.set_files(files);
        disk::remove_folder(&staging.join("scratch"))?;
        let paths = self.manifest.files.keys().map(String::as_str);
        disk::write_file(&staging.join("datapackage.json"), render::datapackage(&self.dataset.name, paths).as_bytes())?;
        let place = std::path::absolute(target)?;
        disk::write_file(&staging.join("views.sql"), render::views(&place).as_bytes())?;
        disk::write_file(&staging.join(manifest::FILE), self.manifest.to_json()?.as_bytes())?;
        for table in TABLES {
            disk::sync_folder(&staging.join(table.name))?;
        }
        disk::sync_folder(&staging)
    }

    /// Writes all tables into the staging folder; what is as it was becomes a link.
    fn write_tables(&mut self, extract: &Extract<'_>) -> Result<Files> {
        let staging = self.dataset.staging();
        let mut months = Months::create(&staging, &self.syncer)?;
        let touched = self.touched()?;
        let mut stays = Files::new();
        let mut stands = RunSet::new();
        if let Some(parent) = self.parent.as_ref().filter(|_| !self.rebuild) {
            let is_touched = |path: &str| months::month_of(path).is_some_and(|month| touched.contains(&month));
            let is_per_article = |path: &str| PER_ARTICLE.iter().any(|table| months::is_of(path, table));
            link::link(parent, &staging, |path| is_per_article(path) && !is_touched(path), &mut stays)?;
            stands = parent_run(parent, &touched);
        }
        self.collector.write(extract, &stands, &self.manifest.forgotten, &mut months)?;
        let mut files = months.take_files();
        files.append(&mut stays);
        if files.is_empty() {
            months.write_empty()?;
            files = months.take_files();
        }
        let known = self.parent.as_ref().map(|p| Before { folder: &p.path, files: &p.manifest.files });
        let memory_bytes = self.collector.memory_bytes;
        whole::write_dataset(&staging, known, &mut self.made, &self.kept, memory_bytes, &mut files, &self.syncer)?;
        let before = self.parent.as_ref().map(|parent| parent.path.join(whole::REJECTS_FILE));
        let rejects = &mut self.collector.rejects;
        whole::write_rejects(&staging, before.as_deref(), &self.read, rejects, &mut files, &self.syncer)?;
        self.syncer.wait()?;
        if let Some(parent) = &self.parent {
            link::link_unchanged(parent, &staging, &files)?;
        }
        Ok(files)
    }

    /// The months whose files are written anew.
    fn touched(&self) -> Result<BTreeSet<Month>> {
        let mut touched = self.collector.months.clone();
        if let Some(parent) = &self.parent
            && self.manifest.forgotten != parent.manifest.forgotten
        {
            let newly: BTreeSet<&str> =
                self.manifest.forgotten.difference(&parent.manifest.forgotten).map(String::as_str).collect();
            touched.extend(stored::months_of(parent, &newly)?);
        }
        // The file that says that there is no article goes with the first one.
        if self.parent.as_ref().is_some_and(|parent| parent.manifest.tables["articles"].rows == 0) {
            touched.insert(Month::UNDATED);
        }
        Ok(touched)
    }

    fn summary(&self, files: &Files) -> Summary {
        let mut summary = crate::sink::folder::summary(&self.collector, files);
        summary.articles_read -= self.stored;
        summary.articles_new = summary.articles_read.saturating_sub(summary.duplicates);
        summary.inputs_read = self.read.len() as u64;
        summary
    }
}

/// The rows of the parent's files of some months, one month behind the other.
fn parent_run(parent: &Snapshot, months: &BTreeSet<Month>) -> RunSet {
    let files = |table| -> Vec<PathBuf> {
        let paths = months.iter().map(|month| months::path(table, *month));
        paths.filter(|path| parent.manifest.files.contains_key(path)).map(|path| parent.path.join(path)).collect()
    };
    PER_ARTICLE.into_iter().map(|table| Run::Files(table, files(table))).collect()
}

/// Of what a pipeline file says of a source: if it changes, the inputs of the source are read again.
fn source_fingerprint(source: &Source) -> String {
    columnist_extract::Id::of(&[&format!("{source:?}")]).to_string()
}
