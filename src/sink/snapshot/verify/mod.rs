//! `columnist verify`: whether a snapshot is what its manifest and its schema say.
//!
//! | looked at | must hold |
//! | --- | --- |
//! | each file | it is there, with its size and SHA-256; it has the columns of its table; nothing else lies beside it |
//! | each row | it stands behind the one before it in the order of its table; closed sets hold their values |
//! | each id | it points to a row that is there |
//! | each span | the text from `char_start` to `char_end`, and from `byte_start` to `byte_end`, is `surface` |
//!
//! A month is read in step with its articles, so that neither has to fit in memory.

mod files;
mod references;
mod rows;
mod spans;

use std::fmt;

use anyhow::Result;

use super::dataset::Snapshot;
use crate::table::schema::{PER_ARTICLE, TABLES};

/// Faults that are told one by one; of more, the number is enough.
const MOST_FAULTS: usize = 50;

/// What a look at a snapshot found.
#[derive(Debug, Default)]
pub struct Verdict {
    /// What is wrong, each in a sentence; of very many, the first.
    pub faults: Vec<String>,
    /// How many faults there are.
    pub n_faults: usize,
    /// Files that were read.
    pub n_files: usize,
    /// Rows that were read.
    pub n_rows: u64,
}

impl Verdict {
    fn fault(&mut self, fault: impl fmt::Display) {
        self.n_faults += 1;
        if self.faults.len() < MOST_FAULTS {
            self.faults.push(fault.to_string());
        }
    }
}

/// Looks at everything in a snapshot.
///
/// # Errors
/// If something cannot be read at all; what is merely wrong is in the verdict.
pub fn verify(snapshot: &Snapshot) -> Result<Verdict> {
    let mut verdict = Verdict::default();
    let readable = files::check(snapshot, &mut verdict)?;
    for table in TABLES {
        rows::check(snapshot, table, &readable, &mut verdict)?;
    }
    // Rows of files that are damaged say nothing about spans and references.
    if verdict.n_faults == 0 {
        spans::check(snapshot, &PER_ARTICLE[1..4], &mut verdict)?;
        references::check(snapshot, &mut verdict)?;
    }
    Ok(verdict)
}
