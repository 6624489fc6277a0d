//! From batches of rows to files: sorted runs, merged into one Parquet file a table and month of publication.
//!
//! ```text
//! Batch ──runs──▶ sorted runs ──merge──▶ months ──parquet──▶ folder (extract) or snapshot (run)
//! ```

pub mod checks;
pub mod parquet;
pub mod summary;

mod collect;
mod hash;
mod merge;
mod month;
pub mod months;
mod rejects;
mod run;
mod stored;
mod whole;

pub mod folder;
pub mod snapshot;
