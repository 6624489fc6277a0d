//! Which bytes an input held when it was looked at last: so that a file need not be read to see that it did not change.
//!
//! | size and time of change | bytes | found |
//! | --- | --- | --- |
//! | as they were | not looked at | the entry of the last look |
//! | others | digested | a new entry |
//! | others | the first ones are all that was read before | a new entry, and where its new lines begin |
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
use crate::source::input::Start;
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
    File {
        entry: InputEntry,
        /// The end of the last whole line of what was read before, if the file only grew since.
        grown_from: Option<Start>,
    },
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

    /// Looks at an input: at its bytes only if size or time of change are others than at the last look. `read` is what it was when
    /// it was read.
    pub fn look(&mut self, input: &Input, read: Option<&InputEntry>) -> Look {
        let Some(path) = &input.path else { return Look::Unreadable };
        let Ok(metadata) = fs::metadata(path) else { return Look::Unreadable };
        let (bytes, changed_at) = (metadata.len(), changed_at(&metadata));
        let name = path.to_string_lossy();
        if let (Some(seen), Some(changed_at)) = (self.files.get(&*name), changed_at)
            && (seen.changed_at, seen.entry.bytes) == (changed_at, bytes)
            // What was looked at and not read, as its snapshot was held back, may have grown: that is seen by its bytes alone.
            && read.is_none_or(|read| *read == seen.entry || read.bytes >= bytes)
        {
            return Look::File { entry: seen.entry.clone(), grown_from: None };
        }
        let read = read.filter(|read| input.can_grow() && read.bytes < bytes);
        let Ok((entry, grown_from)) = digest(input, read) else { return Look::Unreadable };
        let before = match changed_at.filter(|&at| is_at_rest(at)) {
            Some(changed_at) => self.files.insert(name.into_owned(), Seen { changed_at, entry: entry.clone() }),
            None => self.files.remove(&*name),
        };
        self.is_changed = true;
        self.is_wrong |= before.is_some();
        Look::File { entry, grown_from }
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

/// Digests a file, and on the way the part of it that was read before.
fn digest(input: &Input, read: Option<&InputEntry>) -> std::io::Result<(InputEntry, Option<Start>)> {
    let mut file = input.open()?;
    let mut grown_from = None;
    let (mut digest, mut bytes) = (Sha256::new(), 0);
    let mut buffer = vec![0; 1 << 16];
    if let Some(read) = read {
        let mut place = Place::default();
        let mut known = file.by_ref().take(read.bytes);
        while let n @ 1.. = known.read(&mut buffer)? {
            digest.update(&buffer[..n]);
            place.pass(&buffer[..n]);
        }
        bytes = place.bytes;
        let is_as_it_was = bytes == read.bytes && hex(&digest.clone().finalize()) == read.sha256;
        grown_from = is_as_it_was.then_some(place.last_line);
    }
    while let n @ 1.. = file.read(&mut buffer)? {
        digest.update(&buffer[..n]);
        bytes += n as u64;
    }
    Ok((InputEntry { bytes, sha256: hex(&digest.finalize()) }, grown_from))
}

/// How far the bytes of a file went by.
#[derive(Default)]
struct Place {
    bytes: u64,
    /// Behind the last line end.
    last_line: Start,
}

impl Place {
    fn pass(&mut self, bytes: &[u8]) {
        if let Some(line_end) = memchr::memrchr(b'\n', bytes) {
            let n_lines = memchr::memchr_iter(b'\n', bytes).count();
            self.last_line.line = self.last_line.line.saturating_add_unsigned(n_lines as u64);
            self.last_line.byte = self.bytes + line_end as u64 + 1;
        }
        self.bytes += bytes.len() as u64;
    }
}
