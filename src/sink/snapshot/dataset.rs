//! A dataset on disk: where its snapshots are and which is current.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use super::manifest::Manifest;
use crate::disk;

/// The folder of a dataset.
#[derive(Debug, Clone)]
pub struct Dataset {
    /// `output/<dataset>`
    pub root: PathBuf,
    /// Its name.
    pub name: String,
}

/// One snapshot of a dataset.
#[derive(Debug, Clone)]
pub struct Snapshot {
    /// Its number.
    pub number: u64,
    /// Its folder.
    pub path: PathBuf,
    /// What it holds.
    pub manifest: Manifest,
}

impl Snapshot {
    /// The snapshot in a folder, wherever it lies.
    ///
    /// # Errors
    /// If there is no manifest, or one of another version.
    pub fn open(path: &Path) -> Result<Snapshot> {
        let manifest = Manifest::read(path)?;
        Ok(Snapshot { number: manifest.snapshot, path: path.to_owned(), manifest })
    }
}

impl Dataset {
    /// The dataset of a name in an output folder; it need not be there yet.
    pub fn new(output: &Path, name: &str) -> Dataset {
        Dataset { root: disk::tidied(&output.join(name)), name: name.to_owned() }
    }

    /// The dataset in a folder.
    pub fn at(root: &Path) -> Dataset {
        let place = std::path::absolute(root).unwrap_or_else(|_| root.to_owned());
        let name = place.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Dataset { root: root.to_owned(), name }
    }

    /// Folder of all snapshots.
    pub fn snapshots(&self) -> PathBuf {
        self.root.join("snapshots")
    }

    /// Where the next snapshot is built.
    pub(super) fn staging(&self) -> PathBuf {
        self.snapshots().join(".staging")
    }

    /// Where a snapshot lies that a check held back.
    pub(super) fn held(&self) -> PathBuf {
        self.snapshots().join(".held")
    }

    /// The published snapshot; `None` before the first.
    ///
    /// # Errors
    /// If `current` leads nowhere, or to something that is no snapshot.
    pub fn current(&self) -> Result<Option<Snapshot>> {
        let link = self.root.join("current");
        match fs::read_link(&link) {
            Ok(target) => {
                let number = target.file_name().and_then(|n| number_of(&n.to_string_lossy()));
                let number = number.with_context(|| format!("{} leads to {}", link.display(), target.display()))?;
                self.snapshot(number).map(Some)
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error).with_context(|| format!("cannot read the link {}", link.display())),
        }
    }

    /// A snapshot by its number.
    ///
    /// # Errors
    /// If there is none, or its manifest cannot be read.
    pub fn snapshot(&self, number: u64) -> Result<Snapshot> {
        let path = self.snapshots().join(folder_name(number));
        let manifest = Manifest::read(&path)?;
        Ok(Snapshot { number, path, manifest })
    }

    /// A snapshot as people name it: `current`, a number (`42`, `000042`), or the name of a pin.
    ///
    /// # Errors
    /// If there is none of that name.
    pub fn named(&self, name: &str) -> Result<Snapshot> {
        if name == "current" {
            return self.current()?.with_context(|| format!("{} has no snapshot yet", self.root.display()));
        }
        if let Ok(number) = name.parse() {
            return self.snapshot(number);
        }
        match self.pins()?.into_iter().find(|(pin, _)| pin == name) {
            Some((_, number)) => self.snapshot(number),
            None => {
                bail!("{} has no snapshot {name}; hint: a number, the name of a pin, or current", self.root.display())
            }
        }
    }

    /// Numbers of all snapshots, in order.
    pub fn numbers(&self) -> Result<Vec<u64>> {
        let mut numbers: Vec<u64> = disk::names(&self.snapshots())?.iter().filter_map(|name| number_of(name)).collect();
        numbers.sort_unstable();
        Ok(numbers)
    }

    /// Pins, as (name, number of the snapshot), in order of the names.
    pub fn pins(&self) -> Result<Vec<(String, u64)>> {
        let folder = self.root.join("pins");
        let mut pins = Vec::new();
        for name in disk::names(&folder)? {
            let Ok(target) = fs::read_link(folder.join(&name)) else { continue };
            pins.extend(target.file_name().and_then(|n| number_of(&n.to_string_lossy())).map(|number| (name, number)));
        }
        pins.sort();
        Ok(pins)
    }
}

/// Folder of a snapshot.
pub(super) fn folder_name(number: u64) -> String {
    format!("{number:06}")
}

fn number_of(name: &str) -> Option<u64> {
    let is_number = name.len() >= 6 && name.bytes().all(|b| b.is_ascii_digit());
    if is_number { name.parse().ok() } else { None }
}
