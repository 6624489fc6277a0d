//! Which snapshots stay: the last ones, the current one, and those with a name.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};

use super::dataset::{Dataset, Snapshot, folder_name};
use super::lock::Lock;
use crate::disk;

/// Prefix of a snapshot that is being removed.
const REMOVED: &str = ".removed-";

/// Removes all but the last `keep` snapshots, the current one and the pinned ones.
pub(super) fn prune(dataset: &Dataset, keep: usize) -> Result<()> {
    let numbers = dataset.numbers()?;
    let mut stays: BTreeSet<u64> = numbers.iter().rev().take(keep.max(1)).copied().collect();
    stays.extend(dataset.pins()?.into_iter().map(|(_, number)| number));
    stays.extend(dataset.current()?.map(|snapshot| snapshot.number));
    for number in numbers.into_iter().filter(|number| !stays.contains(number)) {
        // Under another name first: a folder half removed is no snapshot any more.
        let path = dataset.snapshots().join(folder_name(number));
        let removed = dataset.snapshots().join(format!("{REMOVED}{}", folder_name(number)));
        disk::rename(&path, &removed)?;
        disk::remove_folder(&removed)?;
    }
    Ok(())
}

/// Removes what is left of snapshots whose removal was cut off.
pub(super) fn remove_leftovers(dataset: &Dataset) -> Result<()> {
    for name in disk::names(&dataset.snapshots())? {
        if name.starts_with(REMOVED) {
            disk::remove_folder(&dataset.snapshots().join(name))?;
        }
    }
    Ok(())
}

impl Dataset {
    /// Keeps a snapshot for as long as the pin is there; returns where it can be read.
    ///
    /// # Errors
    /// If the name is taken by another snapshot, or is none for a file.
    pub fn pin(&self, snapshot: &Snapshot, name: &str) -> Result<PathBuf> {
        let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        let is_number = name.parse::<u64>().is_ok();
        ensure!(
            !name.is_empty() && !name.starts_with('.') && name.chars().all(is_name) && !is_number && name != "current",
            "\"{name}\" is no name for a pin; hint: letters, digits, `-` and `_`"
        );
        let _lock = Lock::take(&self.root)?;
        let taken = self.pins()?.into_iter().find(|(pin, _)| pin == name);
        ensure!(
            taken.as_ref().is_none_or(|(_, number)| *number == snapshot.number),
            "the pin {name} holds another snapshot; hint: columnist unpin {name}"
        );
        let link = self.root.join("pins").join(name);
        disk::create_folder(&self.root.join("pins"))?;
        disk::swap_link(&link, &Path::new("../snapshots").join(folder_name(snapshot.number)))?;
        Ok(link)
    }

    /// Takes a pin away; its snapshot goes with the next run, unless it is among the last.
    ///
    /// # Errors
    /// If there is no such pin.
    pub fn unpin(&self, name: &str) -> Result<()> {
        let _lock = Lock::take(&self.root)?;
        ensure!(self.pins()?.iter().any(|(pin, _)| pin == name), "there is no pin {name}");
        let link = self.root.join("pins").join(name);
        fs::remove_file(&link).with_context(|| format!("cannot remove {}", link.display()))?;
        disk::sync_folder(&self.root.join("pins"))
    }
}
