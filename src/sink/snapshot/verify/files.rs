//! Files: all that the manifest names, as it names them, and no other in a table's folder.

use std::collections::BTreeSet;
use std::fs::File;
use std::io;
use std::path::Path;

use anyhow::{Context as _, Result};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

use super::Verdict;
use crate::disk;
use crate::sink::hash::Hashing;
use crate::sink::snapshot::Snapshot;
use crate::table::schema::{TABLES, table};

/// Paths of the files whose rows can be read.
pub(super) fn check(snapshot: &Snapshot, verdict: &mut Verdict) -> Result<BTreeSet<String>> {
    let mut readable = BTreeSet::new();
    for (path, written) in &snapshot.manifest.files {
        verdict.n_files += 1;
        let file = snapshot.path.join(path);
        match digest(&file) {
            Err(error) => verdict.fault(format!("{path}: {error}")),
            Ok((bytes, sha256)) if (bytes, &sha256) != (written.bytes, &written.sha256) => {
                verdict.fault(format!(
                    "{path}: its bytes are not those of the manifest ({bytes} bytes, SHA-256 {sha256})"
                ));
            }
            Ok(_) => match shape(&file, path) {
                Ok(rows) if rows == written.rows => {
                    readable.insert(path.clone());
                }
                Ok(rows) => verdict.fault(format!("{path}: {rows} rows, the manifest says {}", written.rows)),
                Err(error) => verdict.fault(format!("{path}: {error:#}")),
            },
        }
    }
    for table in TABLES {
        let names = disk::names(&snapshot.path.join(table.name))?;
        if names.is_empty() {
            verdict.fault(format!("{}: the table has no file", table.name));
        }
        for name in names {
            let path = format!("{}/{name}", table.name);
            if !snapshot.manifest.files.contains_key(&path) {
                verdict.fault(format!("{path}: a file that the manifest does not name"));
            }
        }
    }
    Ok(readable)
}

fn digest(path: &Path) -> io::Result<(u64, String)> {
    let mut hashing = Hashing::new(io::sink());
    io::copy(&mut File::open(path)?, &mut hashing)?;
    let (_, bytes, sha256) = hashing.finish();
    Ok((bytes, sha256))
}

/// The number of rows of a file that has the columns of its table.
fn shape(file: &Path, path: &str) -> Result<u64> {
    let (name, _) = path.split_once('/').context("it is in no table's folder")?;
    let table = table(name).with_context(|| format!("there is no table {name}"))?;
    let reader = ParquetRecordBatchReaderBuilder::try_new(File::open(file)?)?;
    let (wanted, found) = (table.arrow(), reader.schema());
    let describe = |schema: &arrow::datatypes::Schema| -> Vec<String> {
        schema
            .fields()
            .iter()
            .map(|f| format!("{} {}{}", f.name(), f.data_type(), if f.is_nullable() { "?" } else { "" }))
            .collect()
    };
    let (wanted, found) = (describe(&wanted), describe(found));
    let differs = wanted.iter().zip(&found).find(|(a, b)| a != b);
    if let Some((wanted, found)) = differs {
        anyhow::bail!("the column {found} should be {wanted}");
    }
    anyhow::ensure!(wanted.len() == found.len(), "{} columns instead of {}", found.len(), wanted.len());
    Ok(u64::try_from(reader.metadata().file_metadata().num_rows())?)
}
