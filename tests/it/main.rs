//! The program as a user runs it: in a folder of its own, by its command line, looked at through its tables, its words and its exit code.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod bad_input;
mod check;
mod checks;
mod crash;
mod determinism;
mod explain;
mod extract;
mod help;
mod log;
mod nights;
mod report;
mod run;
mod sandbox;
mod schema;
mod snapshots;
mod spans;
mod tables;
