//! `columnist diff`: which rows two snapshots of a dataset do not have in common, and what led to it.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use arrow::array::RecordBatch;
use arrow::row::{RowConverter, SortField};
use columnist_extract::Id;
use rustc_hash::FxHashMap;
use serde::Serialize;

use super::dataset::Snapshot;
use super::manifest::Manifest;
use crate::table::column::Table;
use crate::table::columns::Columns;
use crate::table::read::{all_columns, read};
use crate::table::schema::TABLES;

/// What changed from one snapshot to another.
#[derive(Debug, Serialize)]
pub struct Diff {
    /// For each table with a change, its rows.
    pub tables: BTreeMap<&'static str, Rows>,
    /// What led to the changes, in sentences.
    pub reasons: Vec<String>,
}

/// Rows by what became of them.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
pub struct Rows {
    /// In the second alone.
    pub added: u64,
    /// In the first alone.
    pub removed: u64,
    /// In both, with other values.
    pub changed: u64,
}

/// Compares two snapshots of a dataset. Files that both have are not read.
///
/// # Errors
/// If a file that differs cannot be read.
pub fn diff(old: &Snapshot, new: &Snapshot) -> Result<Diff> {
    let mut tables = BTreeMap::new();
    for table in TABLES {
        let before = rows(old, new, table)?;
        let after = rows(new, old, table)?;
        let mut count = Rows::default();
        for (key, row) in &after {
            match before.get(key) {
                None => count.added += 1,
                Some(other) => count.changed += u64::from(row != other),
            }
        }
        count.removed = before.keys().filter(|key| !after.contains_key(*key)).count() as u64;
        if count != Rows::default() {
            tables.insert(table.name, count);
        }
    }
    Ok(Diff { tables, reasons: reasons(&old.manifest, &new.manifest) })
}

/// Key and digest of each row in the files that are not the same in `other`.
fn rows(snapshot: &Snapshot, other: &Snapshot, table: &'static Table) -> Result<FxHashMap<Id, Id>> {
    let prefix = format!("{}/", table.name);
    let mut rows = FxHashMap::default();
    for (path, written) in snapshot.manifest.files.iter().filter(|(path, _)| path.starts_with(&prefix)) {
        if other.manifest.files.get(path) == Some(written) {
            continue;
        }
        for batch in read(&snapshot.path.join(path), table, &all_columns(table))? {
            digest(&batch?, table, &mut rows)?;
        }
    }
    Ok(rows)
}

fn digest(batch: &RecordBatch, table: &Table, rows: &mut FxHashMap<Id, Id>) -> Result<()> {
    let fields = batch.schema().fields().iter().map(|f| SortField::new(f.data_type().clone())).collect();
    let values = RowConverter::new(fields)?.convert_columns(batch.columns())?;
    let keys = table.key.iter().map(|name| Columns(batch).texts(name)).collect::<Result<Vec<_>>>()?;
    for row in 0..batch.num_rows() {
        let key: Vec<&str> = keys.iter().map(|column| column.get(row).unwrap_or_default()).collect();
        let mut digest = [0; 16];
        digest.copy_from_slice(&blake3::hash(values.row(row).as_ref()).as_bytes()[..16]);
        rows.insert(Id::of(&key), Id(digest));
    }
    Ok(())
}

fn reasons(old: &Manifest, new: &Manifest) -> Vec<String> {
    let mut reasons = Vec::new();
    let inputs = |manifest: &Manifest| -> BTreeMap<String, String> {
        let all = manifest
            .inputs
            .iter()
            .flat_map(|(source, inputs)| inputs.iter().map(move |(uri, entry)| (source, uri, entry)));
        all.map(|(source, uri, entry)| (format!("{source}: {uri}"), entry.sha256.clone())).collect()
    };
    let (before, after) = (inputs(old), inputs(new));
    for (input, sha256) in &after {
        match before.get(input) {
            None => reasons.push(format!("new input {input}")),
            Some(other) if other != sha256 => reasons.push(format!("changed input {input}")),
            Some(_) => {}
        }
    }
    for (what, a, b) in [
        ("version of the extraction", &old.fingerprints.extract, &new.fingerprints.extract),
        ("options", &old.fingerprints.options, &new.fingerprints.options),
        ("version of the tables", &old.fingerprints.tables, &new.fingerprints.tables),
    ] {
        if a != b {
            reasons.push(format!("another {what}"));
        }
    }
    let forgotten: BTreeSet<_> = new.forgotten.difference(&old.forgotten).collect();
    reasons.extend(forgotten.into_iter().map(|id| format!("forgotten article {id}")));
    reasons
}
