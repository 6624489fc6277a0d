//! What the reduce keeps of a file, stored beside the dataset: a file that did not change since the last night is not read again.
//!
//! | kept of | rows |
//! | --- | --- |
//! | `articles` | a signature for each text |
//! | `figures`, `mentions` | those that the reduce needs |
//! | `article_entities` | one for each entity |
//!
//! A kept file bears the digest of the file that it was made from. It can go at any time: then it is made anew.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{BufReader, BufWriter};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use arrow::array::RecordBatch;
use arrow::datatypes::SchemaRef;
use arrow::ipc::reader::StreamReader;
use arrow::ipc::writer::StreamWriter;

use crate::disk;
use crate::table::read::Rows;

/// Kept files, of this version of the code that makes them.
#[derive(Debug, Clone)]
pub struct Kept {
    folder: PathBuf,
}

impl Kept {
    /// Those in a folder, which need not be there.
    pub fn in_folder(folder: &Path) -> Kept {
        Kept { folder: folder.join(&env!("COLUMNIST_TABLES_FINGERPRINT")[..16]) }
    }

    /// What was kept of a file; `None` if nothing was.
    pub(super) fn read(&self, table: &str, sha256: &str) -> Option<Rows> {
        let file = File::open(self.path(table, sha256)).ok()?;
        let reader = StreamReader::try_new(BufReader::new(file), None).ok()?;
        Some(Box::new(reader.map(|rows| Ok(rows?))))
    }

    /// Keeps rows, which are handed on as they pass by.
    pub(super) fn write(
        &self,
        table: &str,
        sha256: &str,
        schema: &SchemaRef,
        rows: Rows,
        each: &mut dyn FnMut(RecordBatch) -> Result<()>,
    ) -> Result<()> {
        disk::create_folder(&self.folder)?;
        let path = self.path(table, sha256);
        let fresh = path.with_extension("new");
        let file = File::create(&fresh).with_context(|| format!("cannot create {}", fresh.display()))?;
        let mut writer = StreamWriter::try_new(BufWriter::new(file), schema)?;
        for rows in rows {
            let rows = rows?;
            writer.write(&rows).with_context(|| format!("cannot write {}", fresh.display()))?;
            each(rows)?;
        }
        let file = writer.into_inner()?.into_inner().with_context(|| format!("cannot write {}", fresh.display()))?;
        // Durable before it has its name: what bears a digest is whole.
        file.sync_all().with_context(|| format!("cannot sync {}", fresh.display()))?;
        disk::rename(&fresh, &path)
    }

    fn path(&self, table: &str, sha256: &str) -> PathBuf {
        self.folder.join(format!("{table}-{sha256}.arrows"))
    }

    /// Removes what was kept of other files than those of `digests`, and by other versions.
    pub fn retain(&self, digests: &BTreeSet<&str>) -> Result<()> {
        for name in disk::names(&self.folder)? {
            let digest = name.strip_suffix(".arrows").and_then(|stem| stem.rsplit_once('-')).map(|(_, digest)| digest);
            if !digest.is_some_and(|digest| digests.contains(digest)) {
                let path = self.folder.join(&name);
                fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
            }
        }
        let Some((above, own)) = self.folder.parent().zip(self.folder.file_name()) else { return Ok(()) };
        for name in disk::names(above)?.into_iter().filter(|name| own != name.as_str()) {
            disk::remove_folder(&above.join(name))?;
        }
        Ok(())
    }
}
