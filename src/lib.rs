//! columnist turns raw news articles into Parquet tables of figures, dates and entities.
//!
//! One way through, in the order of these modules; a stage imports only from those before it.

pub mod config;

pub mod source;

pub mod table;

pub mod batch;

pub mod reduce;
pub mod report;

pub mod state;

pub mod sink;

pub mod cli;

// What stands beside the way: the time of day, and the steps on disk.
pub mod clock;
mod disk;
