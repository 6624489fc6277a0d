//! The program as a user runs it: in a folder of its own, by its command line, looked at through its tables, its words and its exit code.

mod bad_input;
mod check;
mod determinism;
mod explain;
mod extract;
mod help;
mod sandbox;
mod spans;
mod tables;
