//! Which bytes an input held when it was looked at last: so that a file need not be read to see that it did not change.
//!
//! An entry is believed while size and time of change are the same, and if the file had been at rest when it was digested: a file that
//! changes twice within the grain of the clock looks unchanged.

use std::collections::BTreeMap;
use std::fs::{self, Metadata};
use std::io::Read as _;
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use anyhow::Result;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::clock;
use crate::disk;
use crate::source::Input;
use crate::source::record::hex;

/// Between the last change of a file and the look at it, for the look to be believed later.
const AT_REST: Duration = Duration::from_secs(2);

/// An input as it was when it was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InputEntry {
    /// Size of the file.
    pub bytes: u64,
    /// SHA-256 of the file.
    pub sha256: String,
}

/// What is known of the inputs, by the path of the file.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct InputIndex {
    files: BTreeMap<String, Seen>,
    /// Whether anything is to be saved.
    #[serde(skip)]
    is_changed: bool,
    /// Whether what was saved is lost, or says of a file what is not so any more: that would be found out by each run anew.
    #[serde(skip)]
    is_wrong: bool,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Seen {
    /// Nanoseconds since 1970.
    changed_at: u64,
    entry: InputEntry,
}

/// What a look at an input found.
#[derive(Debug)]
pub enum Look {
    /// Its size and digest.
    File(InputEntry),
    /// No file that can be read.
    Unreadable,
}

impl InputIndex {
    /// Reads the index of a dataset. One that is missing or broken is empty: then every file is digested anew.
    pub fn load(dataset: &Path) -> InputIndex {
        let bytes = fs::read(dataset.join("state/inputs.json")).unwrap_or_default();
        serde_json::from_slice(&bytes).unwrap_or(InputIndex { is_wrong: true, ..InputIndex::default() })
    }

    /// Writes the index, if it changed.
    pub fn save(&self, dataset: &Path) -> Result<()> {
        if !self.is_changed {
            return Ok(());
        }
        let folder = dataset.join("state");
        disk::create_folder(&folder)?;
        disk::replace_file(&folder.join("inputs.json"), &serde_json::to_vec(self)?)
    }

    /// Writes the index where that spares the next runs work, though this one has nothing to publish.
    pub fn repair(&self, dataset: &Path) -> Result<()> {
        if self.is_wrong { self.save(dataset) } else { Ok(()) }
    }

    /// Looks at an input: at its bytes only if size or time of change are others than at the last look.
    pub fn look(&mut self, input: &Input) -> Look {
        let Some(path) = &input.path else { return Look::Unreadable };
        let Ok(metadata) = fs::metadata(path) else { return Look::Unreadable };
        let (bytes, changed_at) = (metadata.len(), changed_at(&metadata));
        let name = path.to_string_lossy();
        if let (Some(seen), Some(changed_at)) = (self.files.get(&*name), changed_at)
            && (seen.changed_at, seen.entry.bytes) == (changed_at, bytes)
        {
            return Look::File(seen.entry.clone());
        }
        let Ok(entry) = digest(input) else { return Look::Unreadable };
        let before = match changed_at.filter(|&at| is_at_rest(at)) {
            Some(changed_at) => self.files.insert(name.into_owned(), Seen { changed_at, entry: entry.clone() }),
            None => self.files.remove(&*name),
        };
        self.is_changed = true;
        self.is_wrong |= before.is_some();
        Look::File(entry)
    }
}

fn changed_at(metadata: &Metadata) -> Option<u64> {
    let since = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    u64::try_from(since.as_nanos()).ok()
}

fn is_at_rest(changed_at: u64) -> bool {
    let changed_at = UNIX_EPOCH + Duration::from_nanos(changed_at);
    SystemTime::from(clock::now()).duration_since(changed_at).is_ok_and(|rest| rest >= AT_REST)
}

fn digest(input: &Input) -> std::io::Result<InputEntry> {
    let mut file = input.open()?;
    let (mut digest, mut bytes) = (Sha256::new(), 0);
    let mut buffer = vec![0; 1 << 16];
    loop {
        match file.read(&mut buffer)? {
            0 => break,
            n => {
                digest.update(&buffer[..n]);
                bytes += n as u64;
            }
        }
    }
    Ok(InputEntry { bytes, sha256: hex(&digest.finalize()) })
}
