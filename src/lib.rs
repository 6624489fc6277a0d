//! columnist turns raw news articles into Parquet tables of figures, dates and entities.
//!
//! One way through, in the order of these modules; a stage imports only from those before it.

pub mod batch;
pub mod reduce;
pub mod sink;
pub mod source;
pub mod table;

pub mod clock;
pub mod config;

pub mod cli;
