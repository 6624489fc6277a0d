//! From articles to files: put in order, read batch by batch, and written to one Parquet file a table and month of publication.
//!
//! ```text
//! Placed ──waiting──▶ articles in order ──batch──▶ rows in order ──merge──▶ months ──parquet──▶ folder (extract) or snapshot (run)
//! ```

pub mod checks;
pub mod collect;
pub mod parquet;
pub mod summary;

mod hash;
mod merge;
mod month;
pub mod months;
mod record_file;
mod rejects;
mod run;
mod stored;
mod waiting;
mod whole;

pub mod folder;
pub mod snapshot;
