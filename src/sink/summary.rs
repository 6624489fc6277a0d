//! What was done, in numbers: for `--summary-json`, the log and the manifest.

use std::collections::BTreeMap;

use serde::Serialize;

/// What an `extract` or a `run` did.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Articles that the inputs gave.
    pub articles_read: u64,
    /// Those among them that were not known before.
    pub articles_new: u64,
    /// Those among them that were known already.
    pub duplicates: u64,
    /// Records of the inputs that could not become an article.
    pub rejected: u64,
    /// Inputs that were read; those that had not changed are not counted.
    pub inputs_read: u64,
    /// Rows of each table, as it stands now.
    pub rows: BTreeMap<String, u64>,
    /// Size of all table files, in bytes.
    pub bytes: u64,
}
