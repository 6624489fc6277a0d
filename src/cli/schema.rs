//! `columnist schema`: the tables, from the one place that states them.

use std::io::Write as _;

use anyhow::Result;
use clap::{Args, ValueEnum};

use super::Exit;
use crate::table::render;

const EXAMPLES: &str = "\
Examples:
  columnist schema | less
  columnist schema --format sql | duckdb empty.db
  columnist schema --format json | jq '.tables[].name'";

/// Show the tables and what each column means
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// How to write it
    #[arg(long, value_name = "FORMAT", default_value = "md")]
    format: Form,
}

/// How the schema is written.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Form {
    /// Markdown, for reading
    Md,
    /// JSON, for programs
    Json,
    /// CREATE TABLE statements, as DuckDB reads them
    Sql,
}

pub(super) fn schema(arguments: &Arguments) -> Result<Exit> {
    let text = match arguments.format {
        Form::Md => render::markdown(),
        Form::Json => render::json(),
        Form::Sql => render::sql(),
    };
    let mut out = anstream::stdout().lock();
    out.write_all(text.as_bytes())?;
    if !text.ends_with('\n') {
        out.write_all(b"\n")?;
    }
    out.flush()?;
    Ok(Exit::Done)
}
