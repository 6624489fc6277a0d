//! What the reduce keeps of a file, stored beside the dataset: a file that did not change since the last night is not read again.
//!
//! | kept of | rows |
//! | --- | --- |
//! | `articles` | a signature for each text, and each article without its text |
//! | two months of `articles` | which articles of the later one repeat an earlier one; the cluster of each |
//! | `figures`, `mentions` | those that the reduce needs |
//! | `article_entities` | one for each entity |
//!
//! A kept file bears the digest of what it was made from. It can go at any time: then it is made anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{BufReader, BufWriter};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use anyhow::{Context as _, Result};
use arrow::datatypes::SchemaRef;
use arrow::ipc::reader::StreamReader;
use arrow::ipc::writer::StreamWriter;

use crate::disk::{self, Syncer};
use crate::table::read::Rows;

/// The extension of a file that is not durable yet.
const FRESH: &str = "new";

/// Kept files, of this version of the code that makes them.
#[derive(Debug)]
pub struct Kept {
    folder: PathBuf,
    /// Of those that outlive the run.
    syncer: Option<Syncer>,
    /// Names of the files that were asked for.
    used: Mutex<BTreeSet<String>>,
    /// Where those lie that are whole and may not bear their name yet.
    fresh: Mutex<BTreeMap<PathBuf, PathBuf>>,
    /// How many files were begun.
    begun: AtomicU64,
}

impl Kept {
    /// Those in a folder, which need not be there.
    pub(crate) fn in_folder(folder: &Path, syncer: &Syncer) -> Kept {
        Kept { syncer: Some(syncer.clone()), ..Kept::in_scratch(folder) }
    }

    /// Those in a folder that goes when the run ends: nobody waits until the disk has them.
    pub fn in_scratch(folder: &Path) -> Kept {
        let folder = folder.join(&env!("COLUMNIST_TABLES_FINGERPRINT")[..16]);
        Kept { folder, syncer: None, used: Mutex::default(), fresh: Mutex::default(), begun: AtomicU64::new(0) }
    }

    /// What is kept under a name; what is not there yet is made. `of` are the digests of all that it is made from.
    pub(super) fn rows(
        &self,
        what: &str,
        of: &[&str],
        schema: &SchemaRef,
        make: impl FnOnce() -> Result<Rows>,
    ) -> Result<Rows> {
        let digest = match of {
            [one] => (*one).to_owned(),
            several => columnist_extract::Id::of(several).to_string(),
        };
        let path = self.file(what, &digest);
        if let Some(rows) = self.open(&path) {
            return Ok(rows);
        }
        self.write(&path, schema, make()?)?;
        self.open(&path).with_context(|| format!("cannot read {}", path.display()))
    }

    /// What was [put](Kept::put) under a digest.
    pub(super) fn get(&self, what: &str, digest: &str) -> Option<Rows> {
        self.open(&self.file(what, digest))
    }

    /// The schema of that, with what it says besides.
    pub(super) fn schema(&self, what: &str, digest: &str) -> Option<SchemaRef> {
        Some(self.reader(&self.file(what, digest))?.schema())
    }

    /// Keeps rows under the digest of all that they are made from.
    pub(super) fn put(&self, what: &str, digest: &str, schema: &SchemaRef, rows: Rows) -> Result<()> {
        self.write(&self.file(what, digest), schema, rows)
    }

    fn file(&self, what: &str, digest: &str) -> PathBuf {
        let name = format!("{what}-{digest}.arrows");
        let path = self.folder.join(&name);
        lock(&self.used).insert(name);
        path
    }

    /// Puts rows under a name of its own, in the place of what is there.
    pub(super) fn replace(&self, what: &str, schema: &SchemaRef, rows: Rows) -> Result<()> {
        self.write(&self.folder.join(format!("{what}.arrows")), schema, rows)
    }

    /// What was put under a name of its own in this very run, to go when it ends.
    pub(super) fn scratch(&self, what: &str) -> Option<Rows> {
        self.open(&self.folder.join(format!("{what}.arrows")))
    }

    /// What was put under a name of its own, in this run or one before.
    pub(super) fn latest(&self, what: &str) -> Option<Rows> {
        let name = format!("{what}.arrows");
        let rows = self.open(&self.folder.join(&name));
        lock(&self.used).insert(name);
        rows
    }

    fn write(&self, path: &Path, schema: &SchemaRef, rows: Rows) -> Result<()> {
        disk::create_folder(&self.folder)?;
        // Files of the same bytes are kept under one name: whoever makes that at the same time writes to a file of his own.
        let number = self.begun.fetch_add(1, Ordering::Relaxed);
        let fresh = path.with_extension(format!("{number}.{FRESH}"));
        let file = File::create_new(&fresh).with_context(|| format!("cannot create {}", fresh.display()))?;
        let mut writer = StreamWriter::try_new(BufWriter::new(file), schema)?;
        for rows in rows {
            writer.write(&rows?).with_context(|| format!("cannot write {}", fresh.display()))?;
        }
        let file = writer.into_inner()?.into_inner().with_context(|| format!("cannot write {}", fresh.display()))?;
        match &self.syncer {
            // Durable before it has its name: what bears a digest is whole.
            Some(syncer) => {
                lock(&self.fresh).insert(path.to_owned(), fresh.clone());
                syncer.sync_and_rename(file, fresh, path.to_owned())
            }
            None => disk::rename(&fresh, path),
        }
    }

    /// Removes what a run that was cut off had not made durable: it may not be whole.
    pub(crate) fn remove_leftovers(&self) -> Result<()> {
        let names = disk::names(&self.folder)?;
        names
            .iter()
            .filter(|name| Path::new(name).extension().is_some_and(|extension| extension == FRESH))
            .try_for_each(|name| disk::remove_file(&self.folder.join(name)))
    }

    /// Removes what nobody asked for, and what other versions kept.
    pub fn retain_used(&self) -> Result<()> {
        let used = lock(&self.used);
        for name in disk::names(&self.folder)?.into_iter().filter(|name| !used.contains(name)) {
            let path = self.folder.join(&name);
            fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
        }
        let Some((above, own)) = self.folder.parent().zip(self.folder.file_name()) else { return Ok(()) };
        for name in disk::names(above)?.into_iter().filter(|name| own != name.as_str()) {
            disk::remove_folder(&above.join(name))?;
        }
        Ok(())
    }

    /// A kept file that is there. One that is broken is as good as none.
    fn open(&self, path: &Path) -> Option<Rows> {
        Some(Box::new(self.reader(path)?.map(|rows| Ok(rows?))))
    }

    fn reader(&self, path: &Path) -> Option<StreamReader<BufReader<File>>> {
        let fresh = lock(&self.fresh).get(path).cloned();
        // In this order: what is not durable yet gets its name in between.
        let file = fresh.and_then(|fresh| File::open(fresh).ok()).or_else(|| File::open(path).ok())?;
        StreamReader::try_new(BufReader::new(file), None).ok()
    }
}

/// What is inserted there is whole, whoever panicked beside it.
fn lock<T>(inserted: &Mutex<T>) -> MutexGuard<'_, T> {
    inserted.lock().unwrap_or_else(PoisonError::into_inner)
}
