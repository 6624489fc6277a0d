//! `columnist snapshots`, `path`, `pin` and `unpin`: which snapshots there are, and which stay.

use std::io::Write as _;
use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use super::log::Event;
use super::place::{Place, resolved};
use super::terminal::grouped;
use super::{Exit, Global};

/// List the snapshots of a dataset
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  columnist snapshots output/demo
  000041  2024-05-06T03:15:07Z     1,204 articles    5,310 figures
  000042  2024-05-07T03:15:06Z     1,260 articles    5,542 figures  current  pinned as paper")]
pub(super) struct ListArguments {
    /// Pipeline file, or folder of a dataset
    #[arg(value_name = "DATASET")]
    dataset: PathBuf,
}

pub(super) fn list(arguments: &ListArguments) -> Result<Exit> {
    let dataset = Place::find(&arguments.dataset)?.dataset()?;
    let (pins, current) = (dataset.pins()?, dataset.current()?.map(|snapshot| snapshot.number));
    let mut out = anstream::stdout().lock();
    for number in dataset.numbers()? {
        let manifest = dataset.snapshot(number)?.manifest;
        let rows = |table: &str| grouped(&manifest.tables.get(table).map_or(0, |t| t.rows).to_string());
        write!(
            out,
            "{number:06}  {}  {:>12} articles  {:>12} figures",
            manifest.created_at,
            rows("articles"),
            rows("figures")
        )?;
        if current == Some(number) {
            write!(out, "  current")?;
        }
        for (pin, _) in pins.iter().filter(|(_, pinned)| *pinned == number) {
            write!(out, "  pinned as {pin}")?;
        }
        writeln!(out)?;
    }
    Ok(Exit::Done)
}

/// Print the folder of a snapshot, to read several tables from one moment
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  cd \"$(columnist path output/demo)\" && duckdb -c \".read views.sql\"")]
pub(super) struct PathArguments {
    /// Pipeline file, or folder of a dataset
    #[arg(value_name = "DATASET")]
    dataset: PathBuf,
    /// Number or pin of the snapshot
    #[arg(value_name = "SNAPSHOT", default_value = "current")]
    snapshot: String,
}

pub(super) fn path(arguments: &PathArguments) -> Result<Exit> {
    let snapshot = Place::find(&arguments.dataset)?.snapshot(&arguments.snapshot)?;
    writeln!(anstream::stdout().lock(), "{}", resolved(&snapshot.path)?.display())?;
    Ok(Exit::Done)
}

/// Keep a snapshot under a name, until it is unpinned
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  columnist pin output/demo current trade-paper-2024
  duckdb -c \"FROM 'output/demo/pins/trade-paper-2024/observations/*.parquet'\"")]
pub(super) struct PinArguments {
    /// Pipeline file, or folder of a dataset
    #[arg(value_name = "DATASET")]
    dataset: PathBuf,
    /// Number of the snapshot, or current
    #[arg(value_name = "SNAPSHOT")]
    snapshot: String,
    /// Letters, digits, - and _
    #[arg(value_name = "NAME")]
    name: String,
}

pub(super) fn pin(arguments: &PinArguments, global: &Global) -> Result<Exit> {
    let dataset = Place::find(&arguments.dataset)?.dataset()?;
    let snapshot = dataset.named(&arguments.snapshot)?;
    let link = dataset.pin(&snapshot, &arguments.name)?;
    if global.talks() {
        let message = format!("{}: snapshot {}", link.display(), snapshot.number);
        Event::info("pinned", message).with("pin", &arguments.name).with("snapshot", snapshot.number).say();
    }
    Ok(Exit::Done)
}

/// Let a pinned snapshot go
#[derive(Debug, Args)]
pub(super) struct UnpinArguments {
    /// Pipeline file, or folder of a dataset
    #[arg(value_name = "DATASET")]
    dataset: PathBuf,
    /// Name of the pin
    #[arg(value_name = "NAME")]
    name: String,
}

pub(super) fn unpin(arguments: &UnpinArguments) -> Result<Exit> {
    Place::find(&arguments.dataset)?.dataset()?.unpin(&arguments.name)?;
    Ok(Exit::Done)
}
