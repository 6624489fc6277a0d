//! What is kept beside the snapshots to save time. All of it can be rebuilt: without it a run is slower, never different.

pub mod inputs;
pub mod made;
