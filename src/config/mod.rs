//! The pipeline file: which sources are read into which dataset, and what holds for the run.
//!
//! In goes TOML, out comes a [`Pipeline`] that is known to be right, or every fault of the file at once. Looking at the file is all this
//! does: whether the paths in it lead anywhere is for `columnist check` and the run to see.
//!
//! ```toml
//! dataset = "trade"
//! output = "../output"
//!
//! [[source]]
//! name = "wire"
//! paths = ["wire/**/*.txt"]
//! publisher = "Example Wire"
//!
//! [[check]]
//! kind = "article_age"
//! max = 3
//! ```

mod check;
mod fault;
mod source;
mod table;

use std::path::{Path, PathBuf};

use columnist_extract::{Entities, Options};
use toml::de::DeTable;

pub use check::{Check, OnFail, What};
pub use fault::Fault;
pub use source::SourceConfig;
use table::{Faults, Table};

/// A pipeline file that is right.
#[derive(Debug, Clone, PartialEq)]
pub struct Pipeline {
    /// The file, as it was named.
    pub file: PathBuf,
    /// Name of the dataset: its folder below the output.
    pub dataset: String,
    /// Folder of all datasets.
    pub output: PathBuf,
    /// What is read, in the order of the file.
    pub sources: Vec<SourceConfig>,
    /// What is looked for in each article.
    pub options: Options,
    /// What a snapshot must be like.
    pub checks: Vec<Check>,
    /// How many snapshots stay.
    pub keep_snapshots: usize,
}

/// Snapshots that stay unless the pipeline says otherwise.
pub(crate) const KEEP_SNAPSHOTS: usize = 5;
/// Share of rejects that is let pass unless the pipeline says otherwise: some dirt is normal, half of a feed is not.
const MAX_REJECT_RATE: f64 = 0.1;

impl Pipeline {
    /// Reads a pipeline file.
    ///
    /// # Errors
    /// Every fault of the file, in order.
    pub fn load(file: &Path) -> Result<Pipeline, Vec<Fault>> {
        let name = file.display().to_string();
        match std::fs::read(file) {
            Err(error) => Err(vec![Fault::unreadable(&name, &error)]),
            Ok(bytes) => match String::from_utf8(bytes) {
                Ok(text) => Pipeline::parse(file, &text),
                Err(error) => {
                    let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
                    let at = error.utf8_error().valid_up_to();
                    Err(vec![Fault::at(&name, &text, at..at + 1, "not UTF-8").hint("save the file as UTF-8")])
                }
            },
        }
    }

    /// Reads the text of a pipeline file.
    ///
    /// # Errors
    /// Every fault of the text, in order.
    pub fn parse(file: &Path, text: &str) -> Result<Pipeline, Vec<Fault>> {
        let name = file.display().to_string();
        let (document, errors) = DeTable::parse_recoverable(text);
        if !errors.is_empty() {
            let fault = |error: &toml::de::Error| {
                Fault::at(&name, text, error.span().unwrap_or_default(), error.message().trim())
            };
            return Err(errors.iter().map(fault).collect());
        }
        let mut faults = Faults { file: &name, text, all: Vec::new() };
        let pipeline = read(file, Table::new(document.get_ref(), 0..0), &mut faults);
        faults.all.sort_by_key(|fault| (fault.line, fault.column));
        match pipeline {
            Some(pipeline) if faults.all.is_empty() => Ok(pipeline),
            _ => Err(faults.all),
        }
    }

    /// The folder that relative paths of the file start from.
    pub fn folder(&self) -> &Path {
        folder_of(&self.file)
    }
}

fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn read(file: &Path, mut table: Table<'_>, faults: &mut Faults<'_>) -> Option<Pipeline> {
    let dataset = table.text("dataset", faults);
    if !table.has("dataset") {
        table.missing("dataset", "name the dataset: dataset = \"trade\"", faults);
    }
    if let Some(dataset) = &dataset
        && !is_folder_name(&dataset.value)
    {
        let hint = "letters, digits, `-` and `_`: it becomes the name of a folder";
        faults.add(dataset.bytes.clone(), format!("\"{}\" is no name for a dataset", dataset.value), hint);
    }
    let output = table.text("output", faults).map_or_else(|| "output".to_owned(), |output| output.value);
    let entities = table.choice("entities", Entities::ALL, Entities::as_str, faults).unwrap_or_default();
    let max_reject_rate = table.share("max_reject_rate", faults);
    let keep_snapshots = table.whole("keep_snapshots", 1..=1_000_000, faults);
    let mut checks = check::read_all(table.tables("check", faults), faults);
    if max_reject_rate.is_some() || checks.iter().all(|check| check.what != What::RejectRate) {
        checks.insert(0, reject_check(max_reject_rate.unwrap_or(MAX_REJECT_RATE)));
    }
    let has_sources = table.has("source");
    let sources = source::read_all(table.tables("source", faults), faults);
    if !has_sources {
        table.missing(
            "[[source]]",
            "say what to read:\n        [[source]]\n        name = \"wire\"\n        paths = [\"wire/**/*.txt\"]",
            faults,
        );
    }
    table.finish(faults);
    Some(Pipeline {
        file: file.to_path_buf(),
        dataset: dataset?.value,
        output: folder_of(file).join(output),
        sources,
        options: Options { entities },
        checks,
        keep_snapshots: keep_snapshots.and_then(|n| usize::try_from(n).ok()).unwrap_or(KEEP_SNAPSHOTS),
    })
}

/// The check that `max_reject_rate` is short for.
fn reject_check(max: f64) -> Check {
    let name = "max_reject_rate".to_owned();
    Check { name, what: What::RejectRate, min: None, max: Some(max), on_fail: OnFail::Fail }
}

fn is_folder_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphanumeric())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))
        && name.len() <= 100
}

#[cfg(test)]
mod tests;
