//! The checks of a pipeline, held against a snapshot before it is published.
//!
//! What is looked at stands in the manifest and in the footers of the files: no row is read.

use std::fs::File;
use std::path::Path;

use anyhow::{Context as _, Result};
use arrow::temporal_conversions::date32_to_datetime;
use chrono::{DateTime, NaiveDate};
use parquet::file::metadata::{ParquetMetaData, ParquetMetaDataReader};
use parquet::file::statistics::Statistics;
use serde::Serialize;

use super::months::Files;
use super::snapshot::Manifest;
use super::summary::Summary;
use crate::config::{Check, OnFail, What};

/// A snapshot as checks see it.
#[derive(Debug)]
pub struct Candidate<'a> {
    /// Where its files are.
    pub folder: &'a Path,
    /// Its files.
    pub files: &'a Files,
    /// What the run did.
    pub summary: &'a Summary,
    /// The last snapshot.
    pub parent: Option<&'a Manifest>,
    /// Whether something is new, so that it would be published today.
    pub is_new: bool,
    /// The day on which it is looked at.
    pub today: NaiveDate,
}

/// What a check found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Finding {
    /// Name of the check.
    pub check: String,
    /// Which number was looked at.
    pub kind: &'static str,
    /// The number; `None` where there is none, as for a change since the last snapshot in the first one. Then the check holds.
    pub value: Option<f64>,
    /// It must not be below.
    pub min: Option<f64>,
    /// It must not be above.
    pub max: Option<f64>,
    /// Whether it lies between.
    pub passed: bool,
    /// What happens if it does not.
    pub on_fail: OnFail,
    /// The number in words.
    pub words: String,
}

impl Finding {
    /// What is wrong, in a sentence.
    pub fn fault(&self) -> String {
        let value = self.value.map_or_else(String::new, |value| format!(" ({})", shown(value)));
        let bounds = match (self.min, self.max) {
            (Some(min), Some(max)) => format!("from {} to {} is right", shown(min), shown(max)),
            (Some(min), None) => format!("at least {} is right", shown(min)),
            (None, Some(max)) => format!("at most {} is right", shown(max)),
            (None, None) => "nothing is right".to_owned(),
        };
        let hint = if self.kind == What::RejectRate.kind() { "; hint: the table rejects says why" } else { "" };
        format!("check \"{}\": {}{value}, {bounds}{hint}", self.check, self.words)
    }
}

/// Without digits that say nothing.
fn shown(value: f64) -> String {
    ((value * 1e4).round() / 1e4).to_string()
}

/// Holds each check against a snapshot, in the order of the pipeline file.
///
/// # Errors
/// If a file of the snapshot cannot be read.
pub fn look(checks: &[Check], candidate: &Candidate<'_>) -> Result<Vec<Finding>> {
    checks.iter().map(|check| finding(check, candidate)).collect()
}

fn finding(check: &Check, candidate: &Candidate<'_>) -> Result<Finding> {
    let (value, words) = candidate.measure(check.what)?;
    let is_within = |value: f64| check.min.is_none_or(|min| value >= min) && check.max.is_none_or(|max| value <= max);
    Ok(Finding {
        check: check.name.clone(),
        kind: check.what.kind(),
        value,
        min: check.min,
        max: check.max,
        passed: value.is_none_or(is_within),
        on_fail: check.on_fail,
        words,
    })
}

impl Candidate<'_> {
    /// The number, and what it is in words.
    fn measure(&self, what: What) -> Result<(Option<f64>, String)> {
        Ok(match what {
            What::RejectRate => {
                let n_records = self.summary.articles_read + self.summary.rejected;
                let words = format!("{} of {n_records} records were rejected", self.summary.rejected);
                // No record, no reject.
                (Some(share(self.summary.rejected, n_records).unwrap_or(0.0)), words)
            }
            What::ArticleAge => match self.newest_article()? {
                Some(day) => (Some(days(day, self.today)), format!("the newest article is of {day}")),
                None => (None, "no article has a day of publication".to_owned()),
            },
            What::SnapshotAge => {
                let day = match self.parent {
                    Some(parent) if !self.is_new => DateTime::parse_from_rfc3339(&parent.created_at)
                        .with_context(|| format!("the last snapshot was made at \"{}\"", parent.created_at))?
                        .date_naive(),
                    _ => self.today,
                };
                (Some(days(day, self.today)), format!("the last snapshot with something new is of {day}"))
            }
            What::Rows(table) => {
                let rows = self.rows(table.name);
                (Some(double(rows)), format!("rows of {}", table.name))
            }
            What::RowChange(table) => {
                let rows = self.rows(table.name);
                let Some(before) = self.parent.and_then(|parent| parent.tables.get(table.name)).map(|t| t.rows) else {
                    return Ok((None, format!("{} had no rows before", table.name)));
                };
                let words = format!("{} went from {before} to {rows} rows", table.name);
                (share(rows, before).map(|share| share - 1.0), words)
            }
            What::NullRate(table, column) => {
                let (mut nulls, mut rows) = (0, 0);
                for file in self.files_of(table.name) {
                    let metadata = self.metadata(file)?;
                    for group in metadata.row_groups() {
                        rows += u64::try_from(group.num_rows())?;
                        nulls += statistics(group, column.name)
                            .and_then(Statistics::null_count_opt)
                            .with_context(|| format!("{file} does not count the NULLs of {}", column.name))?;
                    }
                }
                let words = format!("{nulls} of {rows} rows of {} have no {}", table.name, column.name);
                (share(nulls, rows), words)
            }
        })
    }

    fn files_of(&self, table: &str) -> impl Iterator<Item = &str> {
        let prefix = format!("{table}/");
        self.files.keys().map(String::as_str).filter(move |path| path.starts_with(&prefix))
    }

    fn rows(&self, table: &str) -> u64 {
        self.summary.rows.get(table).copied().unwrap_or(0)
    }

    fn metadata(&self, file: &str) -> Result<ParquetMetaData> {
        let path = self.folder.join(file);
        let read = || -> Result<_> { Ok(ParquetMetaDataReader::new().parse_and_finish(&File::open(&path)?)?) };
        read().with_context(|| format!("cannot read {}", path.display()))
    }

    fn newest_article(&self) -> Result<Option<NaiveDate>> {
        let mut newest = None;
        for file in self.files_of("articles") {
            for group in self.metadata(file)?.row_groups() {
                if let Some(Statistics::Int32(days)) = statistics(group, "published_on") {
                    newest = newest.max(days.max_opt().copied());
                }
            }
        }
        Ok(newest.and_then(date32_to_datetime).map(|moment| moment.date()))
    }
}

fn statistics<'g>(group: &'g parquet::file::metadata::RowGroupMetaData, column: &str) -> Option<&'g Statistics> {
    group.columns().iter().find(|chunk| chunk.column_path().string() == column)?.statistics()
}

fn share(part: u64, whole: u64) -> Option<f64> {
    (whole > 0).then(|| double(part) / double(whole))
}

#[expect(clippy::cast_precision_loss, reason = "counts of rows are far below 2^52")]
fn double(count: u64) -> f64 {
    count as f64
}

#[expect(clippy::cast_precision_loss, reason = "days of the calendar")]
fn days(from: NaiveDate, to: NaiveDate) -> f64 {
    (to - from).num_days() as f64
}
