//! Drives the reduce with invented facts: what articles say, and what follows from all of them.

mod dataset;

mod observations;
mod order;
mod targets;
