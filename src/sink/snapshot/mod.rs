//! Snapshots: a dataset at one moment, complete, immutable, published by one rename.
//!
//! ```text
//! output/<dataset>/
//!   current -> snapshots/000042      swapped last
//!   snapshots/000042/                tables, manifest.json, datapackage.json, views.sql
//!   snapshots/.staging/              the next one, while it is built; of no use after a crash, and removed by the next run
//!   snapshots/.held/                 one that a check held back, to be looked at; gone with the next that is published
//!   pins/NAME -> ../snapshots/000017 snapshots that stay
//!   state/                           what can be rebuilt from the snapshot
//!   lock                             held while a run writes
//! ```

mod dataset;
mod diff;
mod forget;
mod keep;
mod link;
mod lock;
mod manifest;
mod next;
mod verify;

pub use dataset::{Dataset, Snapshot};
pub use diff::{Diff, Rows, diff};
pub use forget::{articles_of, forget};
pub use lock::{Lock, Locked};
pub use manifest::{Fingerprints, Manifest, TableEntry};
pub use next::{Next, Published, Terms};
pub use verify::{Verdict, verify};

#[cfg(test)]
mod tests;
