//! The program as a user runs it: in a folder of its own, by its command line, looked at through its tables, its words and its exit code.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod bad_input;
mod check;
mod checks;
mod crash;
mod determinism;
mod disk_full;
mod explain;
mod extract;
mod grown;
mod help;
mod log;
mod memory;
mod nights;
mod operations;
mod power_cut;
mod read_fails;
mod readers;
mod rebuild;
mod report;
mod run;
mod sandbox;
mod schema;
mod snapshots;
mod spans;
mod splits;
mod systemd;
mod tables;
mod trade;
mod verify;
