//! `[[check]]`: what a snapshot must be like, and what happens where it is not.
//!
//! A check takes one number from the run or its tables and says between which ends it must lie.
//!
//! | `kind` | the number | also takes |
//! | --- | --- | --- |
//! | `reject_rate` | rejected records, as a share of those that this run read | |
//! | `article_age` | days from the newest day of publication to today | |
//! | `snapshot_age` | days since something new was published; 0 for a run that publishes | |
//! | `rows` | rows of a table | `table` |
//! | `row_change` | rows more than in the last snapshot, as a share of those: -0.1 for a tenth less | `table` |
//! | `null_rate` | rows without a value in a column, as a share of all | `table`, `column` |

use std::collections::BTreeSet;
use std::fmt;

use serde::Serialize;

use super::fault::did_you_mean;
use super::table::{Faults, Placed, Table};
use crate::table::column::{Column, Table as Schema};
use crate::table::schema;

/// A check of a pipeline file.
#[derive(Debug, Clone, PartialEq)]
pub struct Check {
    /// How it is called where it fails.
    pub name: String,
    /// Which number is looked at.
    pub what: What,
    /// The number must not be below.
    pub min: Option<f64>,
    /// The number must not be above.
    pub max: Option<f64>,
    /// What happens if it is.
    pub on_fail: OnFail,
}

/// The number that a check looks at.
#[derive(Debug, Clone, Copy)]
pub enum What {
    /// Rejected records, as a share of those that this run read.
    RejectRate,
    /// Days from the newest day of publication to today.
    ArticleAge,
    /// Days since something new was published.
    SnapshotAge,
    /// Rows of a table.
    Rows(&'static Schema),
    /// Rows more than in the last snapshot, as a share of those.
    RowChange(&'static Schema),
    /// Rows without a value in a column, as a share of all.
    NullRate(&'static Schema, &'static Column),
}

/// What happens where a check fails. Either way the run ends with exit code 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum OnFail {
    /// The snapshot is published all the same.
    #[default]
    Fail,
    /// The snapshot is put aside, and readers go on seeing the last one.
    Hold,
}

impl What {
    const KINDS: [&str; 6] = ["reject_rate", "article_age", "snapshot_age", "rows", "row_change", "null_rate"];

    /// Its `kind` in the pipeline file.
    pub fn kind(self) -> &'static str {
        match self {
            What::RejectRate => "reject_rate",
            What::ArticleAge => "article_age",
            What::SnapshotAge => "snapshot_age",
            What::Rows(_) => "rows",
            What::RowChange(_) => "row_change",
            What::NullRate(..) => "null_rate",
        }
    }
}

/// As people would name the check: `null_rate of figures.measure`.
impl fmt::Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind())?;
        match self {
            What::RejectRate | What::ArticleAge | What::SnapshotAge => Ok(()),
            What::Rows(table) | What::RowChange(table) => write!(f, " of {}", table.name),
            What::NullRate(table, column) => write!(f, " of {}.{}", table.name, column.name),
        }
    }
}

/// What is asked, in a line: `article_age: at most 3, else the run fails`.
impl fmt::Display for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.name)?;
        match (self.min, self.max) {
            (Some(min), Some(max)) => write!(f, "from {min} to {max}")?,
            (Some(min), None) => write!(f, "at least {min}")?,
            (None, Some(max)) => write!(f, "at most {max}")?,
            (None, None) => write!(f, "any number")?,
        }
        match self.on_fail {
            OnFail::Fail => write!(f, ", else the run fails"),
            OnFail::Hold => write!(f, ", else the snapshot is held back"),
        }
    }
}

/// Tables and columns are told apart by their names.
impl PartialEq for What {
    fn eq(&self, other: &What) -> bool {
        self.to_string() == other.to_string()
    }
}

impl OnFail {
    const ALL: [OnFail; 2] = [OnFail::Fail, OnFail::Hold];

    fn as_str(self) -> &'static str {
        match self {
            OnFail::Fail => "fail",
            OnFail::Hold => "hold",
        }
    }
}

pub(super) fn read_all(tables: Vec<Table<'_>>, faults: &mut Faults<'_>) -> Vec<Check> {
    let mut names = BTreeSet::new();
    let mut checks = Vec::new();
    for table in tables {
        let Some((check, place)) = read(table, faults) else { continue };
        if !names.insert(check.name.clone()) {
            let hint = "a second check of that kind needs a name of its own: name = \"…\"";
            faults.add(place, format!("a second check is named \"{}\"", check.name), hint);
        }
        checks.push(check);
    }
    checks
}

fn read(mut table: Table<'_>, faults: &mut Faults<'_>) -> Option<(Check, std::ops::Range<usize>)> {
    let kind = table.text("kind", faults);
    if !table.has("kind") {
        table.missing("kind", &format!("one of: {}", What::KINDS.join(", ")), faults);
    }
    let what = kind.as_ref().and_then(|kind| read_what(kind, &mut table, faults));
    let (min, max) = (table.number("min", faults), table.number("max", faults));
    if !table.has("min") && !table.has("max") {
        table.missing("max", "say which numbers are right: min, max or both", faults);
    }
    if let (Some(min), Some(max)) = (&min, &max)
        && min.value > max.value
    {
        faults.add(min.bytes.clone(), "`min` is above `max`", "no number would be right");
    }
    let on_fail = table.choice("on_fail", &OnFail::ALL, OnFail::as_str, faults).unwrap_or_default();
    let name = table.text("name", faults);
    table.finish(faults);
    let place = name.as_ref().or(kind.as_ref()).map(|text| text.bytes.clone())?;
    let what = what?;
    Some((
        Check {
            name: name.map_or_else(|| what.to_string(), |name| name.value),
            what,
            min: min.map(|number| number.value),
            max: max.map(|number| number.value),
            on_fail,
        },
        place,
    ))
}

fn read_what(kind: &Placed<String>, table: &mut Table<'_>, faults: &mut Faults<'_>) -> Option<What> {
    match kind.value.as_str() {
        "reject_rate" => Some(What::RejectRate),
        "article_age" => Some(What::ArticleAge),
        "snapshot_age" => Some(What::SnapshotAge),
        "rows" => read_table(table, faults).map(What::Rows),
        "row_change" => read_table(table, faults).map(What::RowChange),
        "null_rate" => {
            let schema = read_table(table, faults);
            let column = table.text("column", faults);
            if !table.has("column") {
                table.missing("column", "the column that should have values: column = \"measure\"", faults);
            }
            let schema = schema?;
            read_column(schema, &column?, faults).map(|column| What::NullRate(schema, column))
        }
        other => {
            let message = format!("there is no check of kind \"{other}\"");
            faults.add(kind.bytes.clone(), message, did_you_mean(other, &What::KINDS));
            // What goes with a kind is not to be called unknown because the kind is misspelt.
            table.skip(&["table", "column"]);
            None
        }
    }
}

fn read_table(table: &mut Table<'_>, faults: &mut Faults<'_>) -> Option<&'static Schema> {
    let name = table.text("table", faults);
    if !table.has("table") {
        table.missing("table", "the table that is looked at: table = \"figures\"", faults);
    }
    let name = name?;
    let found = schema::table(&name.value);
    if found.is_none() {
        let names: Vec<&str> = schema::TABLES.iter().map(|table| table.name).collect();
        faults.add(name.bytes, format!("there is no table \"{}\"", name.value), did_you_mean(&name.value, &names));
    }
    found
}

fn read_column(schema: &'static Schema, name: &Placed<String>, faults: &mut Faults<'_>) -> Option<&'static Column> {
    let place = name.bytes.clone();
    let optional: Vec<&str> =
        schema.columns.iter().filter(|column| column.nullable).map(|column| column.name).collect();
    match schema.columns.iter().find(|column| column.name == name.value) {
        Some(column) if column.nullable => return Some(column),
        Some(_) => faults.add(
            place,
            format!("{}.{} always has a value", schema.name, name.value),
            "a column that may be NULL: `columnist schema` lists them",
        ),
        None => faults.add(
            place,
            format!("the table {} has no column \"{}\"", schema.name, name.value),
            did_you_mean(&name.value, &optional),
        ),
    }
    None
}
