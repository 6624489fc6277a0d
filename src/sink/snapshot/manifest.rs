//! manifest.json: what a snapshot holds and how it came about. What depends on the clock stands here and nowhere else.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use columnist_extract::Options;
use serde::{Deserialize, Serialize};

use crate::sink::months::Files;
use crate::state::inputs::InputEntry;

/// Name of the file in a snapshot.
pub(super) const FILE: &str = "manifest.json";
/// Of the form of the manifest itself.
const FORMAT: u32 = 1;

/// What a snapshot holds and how it came about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Of the form of this file.
    pub format: u32,
    /// Name of the dataset.
    pub dataset: String,
    /// Number of the snapshot.
    pub snapshot: u64,
    /// The snapshot that it was made from.
    pub parent: Option<u64>,
    /// Moment at which it was complete, RFC 3339 in UTC.
    pub created_at: String,
    /// Version of columnist.
    pub columnist: String,
    /// What the rows depend on besides the articles.
    pub fingerprints: Fingerprints,
    /// Rows and files of each table.
    pub tables: BTreeMap<String, TableEntry>,
    /// Every table file, by its path below the snapshot.
    pub files: Files,
    /// For each source a fingerprint of what the pipeline file says of it.
    pub sources: BTreeMap<String, String>,
    /// Every input that was read, by source and path.
    pub inputs: BTreeMap<String, BTreeMap<String, InputEntry>>,
    /// Articles that were taken out for good.
    pub forgotten: BTreeSet<String>,
}

/// What the rows depend on besides the articles. Where one differs, all rows are made anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fingerprints {
    /// Of the code and the words that read an article.
    pub extract: String,
    /// Of the options in the pipeline file that reach the rows.
    pub options: String,
    /// Of the code that makes tables of what the articles say.
    pub tables: String,
}

impl Fingerprints {
    /// Those of this version, with the options of a pipeline file.
    pub fn of(options: Options) -> Fingerprints {
        Fingerprints {
            extract: columnist_extract::FINGERPRINT.to_owned(),
            options: format!("entities = \"{}\"", options.entities),
            tables: env!("COLUMNIST_TABLES_FINGERPRINT").to_owned(),
        }
    }
}

/// A table of a snapshot.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableEntry {
    /// Rows in all of its files.
    pub rows: u64,
    /// Number of its files.
    pub files: u64,
}

impl Manifest {
    /// A manifest of the form of today.
    pub(super) fn new(dataset: &str, fingerprints: Fingerprints) -> Manifest {
        Manifest {
            format: FORMAT,
            dataset: dataset.to_owned(),
            snapshot: 0,
            parent: None,
            created_at: String::new(),
            columnist: env!("CARGO_PKG_VERSION").to_owned(),
            fingerprints,
            tables: BTreeMap::new(),
            files: Files::new(),
            sources: BTreeMap::new(),
            inputs: BTreeMap::new(),
            forgotten: BTreeSet::new(),
        }
    }

    /// Reads the manifest of a snapshot.
    pub(super) fn read(snapshot: &Path) -> Result<Manifest> {
        let path = snapshot.join(FILE);
        let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let manifest: Manifest =
            serde_json::from_slice(&bytes).with_context(|| format!("{} is no manifest", path.display()))?;
        ensure!(
            manifest.format == FORMAT,
            "{} has format {}, this version reads {FORMAT}",
            path.display(),
            manifest.format
        );
        Ok(manifest)
    }

    /// The manifest as a file.
    pub(super) fn to_json(&self) -> Result<String> {
        Ok(serde_json::to_string_pretty(self)? + "\n")
    }

    /// Takes over the files of the snapshot, and counts the tables.
    pub(super) fn set_files(&mut self, files: Files) {
        self.tables.clear();
        for (path, written) in &files {
            let table = path.split('/').next().unwrap_or(path);
            let entry = self.tables.entry(table.to_owned()).or_default();
            entry.rows += written.rows;
            entry.files += 1;
        }
        self.files = files;
    }
}
