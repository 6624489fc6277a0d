//! `columnist series`: observations or targets as a table for people or CSV for programs, also as of a day.
//!
//! | form | a value |
//! | --- | --- |
//! | table | `more than 1 billion USD` |
//! | CSV | `1000000000,more_than,USD` |

use std::fmt::Write as _;
use std::path::Path;

use anyhow::Result;
use arrow::array::RecordBatch;
use chrono::NaiveDate;
use columnist_extract::Decimal;

use super::data::{Amount, Data, Observation, Series, Target};
use super::row::{files, for_each, rows};
use super::{read, words};
use crate::reduce::reduce_as_of;
use crate::table::read::all_columns;
use crate::table::schema::{ENTITIES, OBSERVATIONS, PER_ARTICLE, TARGETS};

/// Which rows are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// Rows of `observations`.
    Observations,
    /// Rows of `targets`.
    Targets,
}

/// How rows are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Columns side by side.
    Table,
    /// Comma-separated values, RFC 4180.
    Csv,
}

/// What is listed.
#[derive(Debug, Clone)]
pub struct Listing<'a> {
    /// Which rows.
    pub what: What,
    /// As it could be known on a day.
    pub as_of: Option<NaiveDate>,
    /// Id of a measure; all without it.
    pub measure: Option<&'a str>,
    /// Part of the name of a party; all without it.
    pub party: Option<&'a str>,
    /// How it is written.
    pub form: Form,
}

impl Listing<'_> {
    /// The rows of a snapshot as text.
    ///
    /// # Errors
    /// If a table cannot be read.
    pub fn text(&self, snapshot: &Path) -> Result<String> {
        let data = match self.as_of {
            Some(day) => as_of(snapshot, day)?,
            None => stored(snapshot)?,
        };
        let (header, lines): (&[&str], Vec<Vec<String>>) = match self.what {
            What::Observations => {
                let rows = data.observations.iter().filter(|row| self.shows(&row.series, &data));
                match self.form {
                    Form::Table => (&OBSERVATION_COLUMNS, rows.map(|row| observation(row, &data)).collect()),
                    Form::Csv => (&OBSERVATION_FIELDS, rows.map(|row| observation_fields(row, &data)).collect()),
                }
            }
            What::Targets => {
                let rows = data.targets.iter().filter(|row| self.shows(&row.series, &data));
                match self.form {
                    Form::Table => (&TARGET_COLUMNS, rows.map(|row| target(row, &data)).collect()),
                    Form::Csv => (&TARGET_FIELDS, rows.map(|row| target_fields(row, &data)).collect()),
                }
            }
        };
        Ok(match self.form {
            Form::Table => side_by_side(header, &lines),
            Form::Csv => csv(header, &lines),
        })
    }

    fn shows(&self, series: &Series, data: &Data) -> bool {
        let of_party = |part: &str| {
            let ids = [&series.subject, &series.counterpart];
            ids.into_iter().flatten().any(|id| words::entity(id, data).to_lowercase().contains(&part.to_lowercase()))
        };
        self.measure.is_none_or(|measure| measure == series.measure) && self.party.is_none_or(of_party)
    }
}

/// The tables as they were published.
fn stored(snapshot: &Path) -> Result<Data> {
    let mut data = Data::default();
    for_each(snapshot, &OBSERVATIONS, &all_columns(&OBSERVATIONS), |row| {
        data.observations.push(read::observation(row)?);
        Ok(())
    })?;
    for_each(snapshot, &TARGETS, &all_columns(&TARGETS), |row| {
        data.targets.push(read::target(row)?);
        Ok(())
    })?;
    for_each(snapshot, &ENTITIES, &["entity_id", "canonical_name"], |row| {
        data.names.insert(row.some_text("entity_id")?.to_owned(), row.some_text("canonical_name")?.to_owned());
        Ok(())
    })?;
    Ok(data)
}

/// The tables as they would have been published on a day.
fn as_of(snapshot: &Path, day: NaiveDate) -> Result<Data> {
    let mut paths = Vec::new();
    for table in PER_ARTICLE {
        for file in files(snapshot, table)? {
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            paths.push(format!("{}/{name}", table.name));
        }
    }
    let mut data = Data::default();
    reduce_as_of(snapshot, &paths, day, &mut |table, rows| take(table.name, &rows, &mut data))?;
    Ok(data)
}

fn take(table: &str, batch: &RecordBatch, data: &mut Data) -> Result<()> {
    for row in rows(batch) {
        if table == OBSERVATIONS.name {
            data.observations.push(read::observation(row)?);
        } else if table == TARGETS.name {
            data.targets.push(read::target(row)?);
        } else if table == ENTITIES.name {
            data.names.insert(row.some_text("entity_id")?.to_owned(), row.some_text("canonical_name")?.to_owned());
        }
    }
    Ok(())
}

const OBSERVATION_COLUMNS: [&str; 5] = ["series", "period", "value", "reports", "how"];

fn observation(row: &Observation, data: &Data) -> Vec<String> {
    let how = row.derivation.as_ref().map_or("reported".to_owned(), |derivation| format!("derived: {derivation}"));
    let how = if row.agreement == "conflicting" { format!("{how}, conflicting") } else { how };
    vec![
        words::series(&row.series, data),
        words::period(row.start, row.end),
        words::amount(&row.amount, &row.series),
        row.n_clusters.to_string(),
        how,
    ]
}

const OBSERVATION_FIELDS: [&str; 17] = [
    "observation_id",
    "measure",
    "subject_name",
    "counterpart_name",
    "stat",
    "currency",
    "unit",
    "period_start",
    "period_end",
    "value",
    "value_low",
    "value_high",
    "bound",
    "derivation",
    "n_articles",
    "n_clusters",
    "agreement",
];

fn observation_fields(row: &Observation, data: &Data) -> Vec<String> {
    let mut fields = vec![row.id.clone()];
    fields.extend(series_fields(&row.series, data));
    fields.extend([row.start.to_string(), row.end.to_string()]);
    fields.extend(amount_fields(&row.amount));
    fields.extend([
        row.derivation.clone().unwrap_or_default(),
        row.n_articles.to_string(),
        row.n_clusters.to_string(),
        row.agreement.clone(),
    ]);
    fields
}

const TARGET_COLUMNS: [&str; 5] = ["target", "value", "due", "outcome", "stated"];

fn target(row: &Target, data: &Data) -> Vec<String> {
    let when = words::open_period(row.status_start, row.status_end).map(|when| format!(", {when}")).unwrap_or_default();
    let basis = row.basis.as_ref().map(|basis| format!(" ({basis})")).unwrap_or_default();
    let by = row.speaker.as_ref().map(|id| format!(", {}", words::entity(id, data))).unwrap_or_default();
    vec![
        words::series(&row.series, data),
        words::amount(&row.amount, &row.series),
        words::open_period(row.due_start, row.due_end).unwrap_or_else(|| "-".into()),
        format!("{}{when}{basis}", words::name(&row.status)),
        format!("{}{by}", row.first_stated_on.map_or("-".into(), words::day)),
    ]
}

const TARGET_FIELDS: [&str; 18] = [
    "target_id",
    "measure",
    "subject_name",
    "counterpart_name",
    "stat",
    "currency",
    "unit",
    "value",
    "value_low",
    "value_high",
    "bound",
    "due_start",
    "due_end",
    "first_stated_on",
    "status",
    "status_period_start",
    "status_period_end",
    "status_basis",
];

fn target_fields(row: &Target, data: &Data) -> Vec<String> {
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let mut fields = vec![row.id.clone()];
    fields.extend(series_fields(&row.series, data));
    fields.extend(amount_fields(&row.amount));
    fields.extend([
        day(row.due_start),
        day(row.due_end),
        day(row.first_stated_on),
        row.status.clone(),
        day(row.status_start),
        day(row.status_end),
        row.basis.clone().unwrap_or_default(),
    ]);
    fields
}

fn series_fields(series: &Series, data: &Data) -> [String; 6] {
    let name = |id: &Option<String>| id.as_ref().map(|id| words::entity(id, data).to_owned()).unwrap_or_default();
    [
        series.measure.clone(),
        name(&series.subject),
        name(&series.counterpart),
        series.stat.clone(),
        series.currency.clone().unwrap_or_default(),
        series.unit.clone().unwrap_or_default(),
    ]
}

fn amount_fields(amount: &Amount) -> [String; 4] {
    let number = |value: Option<Decimal>| value.map(|value| value.to_string()).unwrap_or_default();
    [number(amount.value), number(amount.low), number(amount.high), amount.bound.clone()]
}

/// Columns as wide as their widest cell.
fn side_by_side(header: &[&str], lines: &[Vec<String>]) -> String {
    let width = |column: usize| {
        let cells = lines.iter().map(|line| line[column].chars().count());
        cells.chain([header[column].chars().count()]).max().unwrap_or_default()
    };
    let widths: Vec<usize> = (0..header.len()).map(width).collect();
    let mut out = String::new();
    let mut write = |cells: &mut dyn Iterator<Item = &str>| {
        let line: Vec<String> = cells.zip(&widths).map(|(cell, width)| format!("{cell:width$}")).collect();
        let _ = writeln!(out, "{}", line.join("  ").trim_end());
    };
    write(&mut header.iter().copied());
    lines.iter().for_each(|line| write(&mut line.iter().map(String::as_str)));
    out
}

fn csv(header: &[&str], lines: &[Vec<String>]) -> String {
    let mut out = String::new();
    let mut write = |cells: &mut dyn Iterator<Item = &str>| {
        let cells: Vec<String> = cells.map(quoted).collect();
        let _ = write!(out, "{}\r\n", cells.join(","));
    };
    write(&mut header.iter().copied());
    lines.iter().for_each(|line| write(&mut line.iter().map(String::as_str)));
    out
}

fn quoted(cell: &str) -> String {
    if cell.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_line_up_and_csv_is_quoted() {
        let lines = [vec!["a, b".to_owned(), "1".to_owned()], vec!["c".to_owned(), "\"x\"".to_owned()]];
        assert_eq!(side_by_side(&["one", "two"], &lines), "one   two\na, b  1\nc     \"x\"\n");
        assert_eq!(csv(&["one", "two"], &lines), "one,two\r\n\"a, b\",1\r\nc,\"\"\"x\"\"\"\r\n");
    }
}
