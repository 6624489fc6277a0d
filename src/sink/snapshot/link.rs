//! What did not change is not written twice: files of the parent become hard links in the next snapshot.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use super::dataset::Snapshot;
use crate::disk;
use crate::sink::months::Files;

/// Links the files of `parent` that `wanted` names into `folder`.
pub(super) fn link(
    parent: &Snapshot,
    folder: &Path,
    mut wanted: impl FnMut(&str) -> bool,
    files: &mut Files,
) -> Result<()> {
    for (path, written) in parent.manifest.files.iter().filter(|(path, _)| wanted(path)) {
        disk::link_file(&parent.path.join(path), &folder.join(path))?;
        files.insert(path.clone(), written.clone());
    }
    Ok(())
}

/// Replaces files that came out as they were by links to the parent's.
pub(super) fn link_unchanged(parent: &Snapshot, folder: &Path, files: &Files) -> Result<()> {
    for (path, written) in files {
        let (old, new) = (parent.path.join(path), folder.join(path));
        if parent.manifest.files.get(path) == Some(written) && !disk::is_same_file(&old, &new) {
            fs::remove_file(&new).with_context(|| format!("cannot remove {}", new.display()))?;
            disk::link_file(&old, &new)?;
        }
    }
    Ok(())
}
