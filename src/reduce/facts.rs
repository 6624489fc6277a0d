//! Reads what the reduce needs of the per-article tables: those columns alone, and of the rows only those it keeps.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context as _, Result};
use arrow::array::{BooleanArray, RecordBatch};
use arrow::compute::{and, filter_record_batch, is_not_null, or};
use arrow::datatypes::SchemaRef;
use chrono::NaiveDate;
use columnist_extract::Id;
use columnist_extract::record::{Bound, Direction, FigureKind, Modality, Outcome, Period, Stat};
use columnist_reduce::{FigureFact, RoleFact};

use super::kept::Kept;
use super::words::Words;
use crate::table::column::Table;
use crate::table::columns::{Columns, given};
use crate::table::read::{Rows, read};
use crate::table::schema::{FIGURES, MENTIONS};

/// A file of a per-article table.
#[derive(Debug, Clone, Copy)]
pub struct TableFile<'t> {
    /// Path below the folder of the dataset.
    pub path: &'t str,
    /// SHA-256 of the file.
    pub sha256: &'t str,
}

/// Files of the per-article tables.
#[derive(Debug)]
pub(super) struct Tables<'t> {
    pub(super) folder: &'t Path,
    /// In order.
    pub(super) files: Vec<TableFile<'t>>,
    /// Rows of articles that were not published by then are passed over.
    pub(super) day: Option<NaiveDate>,
    /// What is kept of the files.
    pub(super) kept: &'t Kept,
}

/// What is kept of the files of a table.
pub(super) struct Keep {
    pub(super) table: &'static Table,
    /// Columns that are read; `published_on` is among them.
    pub(super) columns: &'static [&'static str],
    /// From rows of the table to rows that are kept.
    pub(super) keep: fn(Rows) -> Rows,
    /// The schema of these.
    pub(super) schema: fn() -> Result<SchemaRef>,
}

impl Tables<'_> {
    /// The files of a table, in order.
    pub(super) fn of(&self, table: &Table) -> impl Iterator<Item = TableFile<'_>> {
        let is_of_table =
            |file: &TableFile<'_>| file.path.split_once('/').is_some_and(|(folder, _)| folder == table.name);
        self.files.iter().copied().filter(is_of_table)
    }

    /// Rows of a file as they are stored.
    pub(super) fn read(&self, file: TableFile<'_>, table: &'static Table, columns: &[&str]) -> Result<Rows> {
        let rows = read(&self.folder.join(file.path), table, columns)?;
        Ok(match self.day {
            Some(day) => Box::new(rows.map(move |rows| known_on(day, rows?))),
            None => rows,
        })
    }

    /// Calls back with what is kept of a table, in order.
    pub(super) fn for_each(&self, what: &Keep, each: &mut dyn FnMut(RecordBatch) -> Result<()>) -> Result<()> {
        for file in self.of(what.table) {
            let make = || Ok((what.keep)(self.read(file, what.table, what.columns)?));
            let mut rows = self.kept.rows(what.table.name, &[file.sha256], &(what.schema)()?, make)?;
            rows.try_for_each(|rows| each(rows?))?;
        }
        Ok(())
    }
}

fn known_on(day: NaiveDate, rows: RecordBatch) -> Result<RecordBatch> {
    let days = Columns(&rows).days("published_on")?;
    let is_known = |row| Some(days.get(row).is_some_and(|published_on| published_on <= day));
    let mask: BooleanArray = (0..rows.num_rows()).map(is_known).collect();
    Ok(filter_record_batch(&rows, &mask)?)
}

/// The schema of some columns of a table.
fn schema_of(table: &Table, columns: &[&str]) -> Result<SchemaRef> {
    let schema = table.arrow();
    // In the order of the table, as they are read.
    let places: Vec<usize> =
        (0..schema.fields().len()).filter(|at| columns.contains(&schema.field(*at).name().as_str())).collect();
    Ok(Arc::new(schema.project(&places)?))
}

const OF_FIGURES: &[&str] = &[
    "figure_id",
    "article_id",
    "published_on",
    "kind",
    "value",
    "value_low",
    "value_high",
    "currency",
    "unit",
    "per_unit",
    "bound",
    "modality",
    "negated",
    "outcome",
    "outcome_start",
    "outcome_end",
    "stat",
    "direction",
    "base_start",
    "base_end",
    "relates_to",
    "measure",
    "subject",
    "counterpart",
    "ref_start",
    "ref_end",
    "ref_granularity",
    "speaker",
];
const OF_MENTIONS: &[&str] = &["entity_id", "article_id", "published_on", "role_of"];
/// Calls back with the figures of each article that the reduce needs.
pub(super) fn figures<'a>(
    tables: &Tables<'_>,
    words: &mut Words<'a>,
    mut each: impl FnMut(&[FigureFact<'a>]),
) -> Result<()> {
    let keep = Keep {
        table: &FIGURES,
        columns: OF_FIGURES,
        keep: |rows| Box::new(rows.map(|rows| needed(&rows?))),
        schema: || schema_of(&FIGURES, OF_FIGURES),
    };
    // An article may go on in the next rows.
    let mut open: Vec<FigureFact<'a>> = Vec::new();
    tables.for_each(&keep, &mut |rows| {
        figures_of(rows, words, &mut open)?;
        let last = open.last().map(|figure| figure.article);
        let begun = open.iter().rposition(|figure| Some(figure.article) != last).map_or(0, |before| before + 1);
        open[..begun].chunk_by(|a, b| a.article == b.article).for_each(&mut each);
        open.drain(..begun);
        Ok(())
    })?;
    if !open.is_empty() {
        each(&open);
    }
    Ok(())
}

/// A look at whole columns: nine rows out of ten go without being read.
fn needed(figures: &RecordBatch) -> Result<RecordBatch> {
    let has = |name: &str| -> Result<BooleanArray> {
        Ok(is_not_null(figures.column_by_name(name).context("figures lacks a column")?)?)
    };
    let may_be_needed = or(&and(&has("measure")?, &has("subject")?)?, &has("relates_to")?)?;
    Ok(filter_record_batch(figures, &may_be_needed)?)
}

fn figures_of<'a>(rows: RecordBatch, words: &mut Words<'a>, facts: &mut Vec<FigureFact<'a>>) -> Result<()> {
    let mut keep = |text: &str| words.keep(text);
    let columns = Columns(&rows);
    let text = |name: &str| columns.texts(name);
    let day = |name: &str| columns.days(name);
    let (ids, articles, kinds) = (text("figure_id")?, text("article_id")?, text("kind")?);
    let (values, lows, highs) =
        (columns.amounts("value")?, columns.amounts("value_low")?, columns.amounts("value_high")?);
    let (currencies, units, per_units) = (text("currency")?, text("unit")?, text("per_unit")?);
    let (bounds, modalities, negated) = (text("bound")?, text("modality")?, columns.booleans("negated")?);
    let (outcomes, outcome_starts, outcome_ends) = (text("outcome")?, day("outcome_start")?, day("outcome_end")?);
    let (stats, directions, related) = (text("stat")?, text("direction")?, text("relates_to")?);
    let (base_starts, base_ends, measures) = (day("base_start")?, day("base_end")?, text("measure")?);
    let (subjects, counterparts, speakers) = (text("subject")?, text("counterpart")?, text("speaker")?);
    let (ref_starts, ref_ends, granularities) = (day("ref_start")?, day("ref_end")?, text("ref_granularity")?);
    for row in 0..rows.num_rows() {
        let fact = FigureFact {
            figure: given(ids.id(row)?, "figure_id")?,
            article: given(articles.id(row)?, "article_id")?,
            kind: given(kinds.one_of(row, FigureKind::parse)?, "kind")?,
            value: values.get(row),
            value_low: lows.get(row),
            value_high: highs.get(row),
            currency: currencies.get(row).map(&mut keep),
            unit: units.get(row).map(&mut keep),
            per_unit: per_units.get(row).map(&mut keep),
            bound: given(bounds.one_of(row, Bound::parse)?, "bound")?,
            modality: given(modalities.one_of(row, Modality::parse)?, "modality")?,
            negated: negated.value(row),
            outcome: outcomes.one_of(row, Outcome::parse)?,
            outcome_period: Period { start: outcome_starts.get(row), end: outcome_ends.get(row) },
            stat: given(stats.one_of(row, Stat::parse)?, "stat")?,
            direction: directions.one_of(row, Direction::parse)?,
            base: Period { start: base_starts.get(row), end: base_ends.get(row) },
            relates_to: related.id(row)?,
            measure: measures.get(row).map(&mut keep),
            subject: subjects.id(row)?,
            counterpart: counterparts.id(row)?,
            ref_period: Period { start: ref_starts.get(row), end: ref_ends.get(row) },
            ref_granularity: granularities.get(row).map(&mut keep),
            speaker: speakers.id(row)?,
        };
        if fact.is_needed() {
            facts.push(fact);
        }
    }
    Ok(())
}

/// The offices that the wanted articles give.
pub(super) fn roles(tables: &Tables<'_>, mut is_wanted: impl FnMut(Id) -> bool) -> Result<Vec<RoleFact>> {
    let mut facts = Vec::new();
    let keep = Keep {
        table: &MENTIONS,
        columns: OF_MENTIONS,
        keep: |rows| {
            Box::new(rows.map(|rows| {
                let rows = rows?;
                let has_role = is_not_null(rows.column_by_name("role_of").context("mentions lacks a column")?)?;
                Ok(filter_record_batch(&rows, &has_role)?)
            }))
        },
        schema: || schema_of(&MENTIONS, OF_MENTIONS),
    };
    tables.for_each(&keep, &mut |rows| {
        let columns = Columns(&rows);
        let (articles, entities) = (columns.texts("article_id")?, columns.texts("entity_id")?);
        let roles_of = columns.texts("role_of")?;
        for row in 0..rows.num_rows() {
            let article = given(articles.id(row)?, "article_id")?;
            if !is_wanted(article) {
                continue;
            }
            facts.push(RoleFact {
                article,
                entity: given(entities.id(row)?, "entity_id")?,
                role_of: given(roles_of.id(row)?, "role_of")?,
            });
        }
        Ok(())
    })?;
    Ok(facts)
}
