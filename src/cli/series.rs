//! `columnist series`: observations or targets in a terminal or as CSV.

use std::io::Write as _;
use std::path::PathBuf;

use anyhow::Result;
use chrono::NaiveDate;
use clap::Args;

use super::{Exit, place};
use crate::report::{Form, Listing, What};

const EXAMPLES: &str = "\
Examples:
  columnist series output/demo
  columnist series output/demo --as-of 2019-01-01 --targets
  columnist series output/demo --measure exports --of Kazakhstan --csv > exports.csv";

/// List the series of a dataset, or its targets, also as of a day
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Pipeline file, or folder of a dataset, a snapshot or `extract --out`
    #[arg(value_name = "DATASET")]
    dataset: PathBuf,
    /// What could be known on a day: from the articles published until then
    #[arg(long, value_name = "DATE")]
    as_of: Option<NaiveDate>,
    /// List targets and what became of them
    #[arg(long)]
    targets: bool,
    /// One measure alone: trade_turnover, exports, …
    #[arg(long, value_name = "ID")]
    measure: Option<String>,
    /// Series of a party alone; part of its name is enough
    #[arg(long, value_name = "NAME")]
    of: Option<String>,
    /// Write comma-separated values
    #[arg(long)]
    csv: bool,
}

pub(super) fn series(arguments: &Arguments) -> Result<Exit> {
    let listing = Listing {
        what: if arguments.targets { What::Targets } else { What::Observations },
        as_of: arguments.as_of,
        measure: arguments.measure.as_deref(),
        party: arguments.of.as_deref(),
        form: if arguments.csv { Form::Csv } else { Form::Table },
    };
    let text = listing.text(&place::tables(&arguments.dataset)?)?;
    anstream::stdout().write_all(text.as_bytes())?;
    Ok(Exit::Done)
}
