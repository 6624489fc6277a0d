//! Which dataset or snapshot a command is about.
//!
//! | given | meant |
//! | --- | --- |
//! | `pipelines/demo.toml` | the dataset of that pipeline |
//! | `output/demo` | the dataset in that folder |
//! | `copies/000042` | the snapshot in that folder, wherever it lies |
//! | `tables` | the tables that `extract --out tables` wrote, for commands that read no more than tables |

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::config::Pipeline;
use crate::sink::snapshot::{Dataset, Snapshot};
use crate::table::schema::ARTICLES;

/// What was named.
#[derive(Debug)]
pub(super) enum Place {
    Dataset(Dataset),
    Snapshot(Box<Snapshot>),
}

impl Place {
    pub(super) fn find(path: &Path) -> Result<Place> {
        if path.is_file() {
            return match Pipeline::load(path) {
                Ok(pipeline) => Ok(Place::Dataset(Dataset::new(&pipeline.output, &pipeline.dataset))),
                Err(faults) => bail!("{}", faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")),
            };
        }
        if path.join("manifest.json").is_file() {
            return Ok(Place::Snapshot(Box::new(Snapshot::open(path)?)));
        }
        if path.join("snapshots").is_dir() {
            return Ok(Place::Dataset(Dataset::at(path)));
        }
        bail!("{}: no pipeline file, dataset or snapshot", path.display())
    }

    /// The dataset, for a command that is about all of its snapshots.
    pub(super) fn dataset(self) -> Result<Dataset> {
        match self {
            Place::Dataset(dataset) => Ok(dataset),
            Place::Snapshot(snapshot) => {
                bail!("{} is one snapshot; hint: name its dataset, two folders up", snapshot.path.display())
            }
        }
    }

    /// The snapshot of a name, or the one that was named itself.
    pub(super) fn snapshot(self, name: &str) -> Result<Snapshot> {
        match self {
            Place::Dataset(dataset) => dataset.named(name),
            Place::Snapshot(snapshot) => Ok(*snapshot),
        }
    }
}

/// The folder with the tables: of a dataset, its current snapshot. Resolved once, so that all tables come from one snapshot even if
/// the next is published meanwhile.
pub(super) fn tables(path: &Path) -> Result<PathBuf> {
    if path.join(ARTICLES.name).is_dir() {
        return resolved(path);
    }
    Ok(Place::find(path)?.snapshot("current")?.path)
}

/// The absolute path of a folder, without links: what `current` leads to now.
pub(super) fn resolved(path: &Path) -> Result<PathBuf> {
    path.canonicalize().with_context(|| path.display().to_string())
}
