//! Reads what the reduce needs of the per-article tables: those columns alone, and of the rows only those it keeps.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context as _, Result};
use arrow::array::{BooleanArray, RecordBatch};
use arrow::compute::{and, concat_batches, filter_record_batch, is_not_null, or};
use arrow::datatypes::{DataType, Field, Schema, SchemaRef};
use chrono::NaiveDate;
use columnist_extract::Id;
use columnist_extract::record::{Bound, Direction, FigureKind, Modality, Outcome, Period, Stat};
use columnist_reduce::{FigureFact, RoleFact};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::articles::Clusters;
use super::articles::signed::{id, id_column, ids};
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
    /// Rows of the file.
    pub rows: u64,
}

impl<'t> TableFile<'t> {
    /// Its name, which it shares with the files of the same month in other tables.
    pub(super) fn name(&self) -> &'t str {
        self.path.split_once('/').map_or(self.path, |(_, name)| name)
    }
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

    /// Rows of all files of a table.
    pub(super) fn n_rows(&self, table: &Table) -> usize {
        usize::try_from(self.of(table).map(|file| file.rows).sum::<u64>()).unwrap_or(usize::MAX)
    }

    /// Digest of all files of some tables.
    pub(super) fn digest(&self, of: &[&Table]) -> String {
        let files = of.iter().flat_map(|table| self.of(table)).flat_map(|file| [file.path, file.sha256]);
        let day = self.day.map(|day| day.to_string()).unwrap_or_default();
        Id::of(&files.chain([&*day]).collect::<Vec<_>>()).to_string()
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
            self.kept_of(file, what)?.try_for_each(|rows| each(rows?))?;
        }
        Ok(())
    }

    /// What is kept of a file.
    fn kept_of(&self, file: TableFile<'_>, what: &Keep) -> Result<Rows> {
        let schema = (what.schema)()?;
        let make = || Ok(in_pieces((what.keep)(self.read(file, what.table, what.columns)?), Arc::clone(&schema)));
        self.kept.rows(what.table.name, &[file.sha256], &schema, make)
    }
}

/// The same rows in larger pieces: of a thousand, few stay, and each piece costs as much as hundreds of rows.
fn in_pieces(mut rows: Rows, schema: SchemaRef) -> Rows {
    Box::new(std::iter::from_fn(move || {
        let (mut piece, mut n_rows) = (Vec::new(), 0);
        while n_rows < KEPT_ROWS {
            match rows.next() {
                Some(Ok(rows)) => {
                    n_rows += rows.num_rows();
                    piece.push(rows);
                }
                Some(Err(error)) => return Some(Err(error)),
                None => break,
            }
        }
        (n_rows > 0).then(|| Ok(concat_batches(&schema, &piece)?))
    }))
}

/// Rows of a piece of what is kept.
const KEPT_ROWS: usize = 1 << 13;

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

const FIGURES_KEPT: Keep = Keep {
    table: &FIGURES,
    columns: OF_FIGURES,
    keep: |rows| Box::new(rows.map(|rows| needed(&rows?))),
    schema: || schema_of(&FIGURES, OF_FIGURES),
};

const MENTIONS_KEPT: Keep = Keep {
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

/// Makes what is kept of figures and mentions, several files at a time: who reads them reads one after the other.
pub(super) fn keep(tables: &Tables<'_>) -> Result<()> {
    let files = |what: &'static Keep| tables.of(what.table).map(move |file| (file, what));
    let all: Vec<_> = files(&FIGURES_KEPT).chain(files(&MENTIONS_KEPT)).collect();
    all.into_par_iter().try_for_each(|(file, what)| tables.kept_of(file, what).map(drop))
}

/// Calls back with the figures of each article that the reduce needs.
pub(super) fn figures<'a>(
    tables: &Tables<'_>,
    clusters: &Clusters,
    words: &mut Words<'a>,
    mut each: impl FnMut(&[FigureFact<'a>]),
) -> Result<()> {
    for file in tables.of(&FIGURES) {
        let mut reports = reports(tables, clusters, file)?.into_iter();
        let mut report: Option<(Id, Id)> = None;
        let mut open: Vec<FigureFact<'a>> = Vec::new();
        for rows in tables.kept_of(file, &FIGURES_KEPT)? {
            figures_of(&rows?, words, &mut |figure| {
                let cluster = match report {
                    Some((article, cluster)) if article == figure.article => cluster,
                    _ => {
                        if !open.is_empty() {
                            each(&open);
                            open.clear();
                        }
                        let cluster = reports.next().context("an article has no cluster")?;
                        report = Some((figure.article, cluster));
                        cluster
                    }
                };
                if figure.is_needed() {
                    open.push(FigureFact { cluster, ..figure });
                }
                Ok(())
            })?;
        }
        if !open.is_empty() {
            each(&open);
        }
    }
    Ok(())
}

/// The clusters of the articles that kept figures stand in, in their order.
fn reports(tables: &Tables<'_>, clusters: &Clusters, file: TableFile<'_>) -> Result<Vec<Id>> {
    let make = || -> Result<Rows> {
        let mut articles: Vec<Id> = Vec::new();
        for rows in tables.kept_of(file, &FIGURES_KEPT)? {
            let rows = rows?;
            let column = Columns(&rows).texts("article_id")?;
            for row in 0..rows.num_rows() {
                let article = given(column.id(row)?, "article_id")?;
                if articles.last() != Some(&article) {
                    articles.push(article);
                }
            }
        }
        let mut found: Vec<Option<Id>> = vec![None; articles.len()];
        // Nothing is listed from the map.
        let places: FxHashMap<Id, usize> = articles.iter().enumerate().map(|(at, article)| (*article, at)).collect();
        if !places.is_empty() {
            clusters.for_each(tables, file.name(), |article, cluster| {
                if let Some(at) = places.get(&article) {
                    found[*at] = Some(cluster);
                }
            })?;
        }
        let found = found.into_iter().collect::<Option<Vec<Id>>>().context("an article has no cluster")?;
        let rows = RecordBatch::try_new(reports_schema(), vec![id_column(found)?])?;
        Ok(Box::new(std::iter::once(Ok(rows))))
    };
    let digests = [file.sha256, clusters.content(file.name())?];
    let mut reports = Vec::new();
    for rows in tables.kept.rows("reports", &digests, &reports_schema(), make)? {
        let rows = rows?;
        let column = ids(&rows, "cluster_id")?;
        for row in 0..rows.num_rows() {
            reports.push(id(column, row)?);
        }
    }
    Ok(reports)
}

fn reports_schema() -> SchemaRef {
    Arc::new(Schema::new(vec![Field::new("cluster_id", DataType::FixedSizeBinary(16), false)]))
}

/// A look at whole columns: nine rows out of ten go without being read.
fn needed(figures: &RecordBatch) -> Result<RecordBatch> {
    let has = |name: &str| -> Result<BooleanArray> {
        Ok(is_not_null(figures.column_by_name(name).context("figures lacks a column")?)?)
    };
    let may_be_needed = or(&and(&has("measure")?, &has("subject")?)?, &has("relates_to")?)?;
    Ok(filter_record_batch(figures, &may_be_needed)?)
}

fn figures_of<'a>(
    rows: &RecordBatch,
    words: &mut Words<'a>,
    each: &mut dyn FnMut(FigureFact<'a>) -> Result<()>,
) -> Result<()> {
    let mut keep = |text: &str| words.keep(text);
    let columns = Columns(rows);
    let text = |name: &str| columns.texts(name);
    let day = |name: &str| columns.days(name);
    let (ids, articles, kinds) = (text("figure_id")?, text("article_id")?, text("kind")?);
    let days = day("published_on")?;
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
        let article = given(articles.id(row)?, "article_id")?;
        each(FigureFact {
            figure: given(ids.id(row)?, "figure_id")?,
            article,
            published_on: days.get(row),
            // Told by whoever knows it.
            cluster: article,
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
        })?;
    }
    Ok(())
}

/// The offices that the wanted articles give.
pub(super) fn roles(tables: &Tables<'_>, mut is_wanted: impl FnMut(Id) -> bool) -> Result<Vec<RoleFact>> {
    let mut facts = Vec::new();
    tables.for_each(&MENTIONS_KEPT, &mut |rows| {
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
