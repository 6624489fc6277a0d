//! Drives the reduce with invented facts: what articles say, and what follows from all of them.

#![expect(clippy::unwrap_used, reason = "a test that cannot build its facts is broken")]

mod dataset;

mod names;
mod observations;
mod order;
mod targets;
