//! Reads what the reduce needs of the per-article tables: those columns alone, and of the rows only those it keeps.

use std::borrow::Cow;
use std::path::Path;

use anyhow::{Context as _, Result};
use arrow::array::{BooleanArray, RecordBatch};
use arrow::compute::{and, filter_record_batch, is_not_null, or};
use arrow::datatypes::Int32Type;
use chrono::NaiveDate;
use columnist_extract::record::{Bound, Direction, EntityKind, FigureKind, Modality, Outcome, Period, Stat};
use columnist_reduce::{Entities, EntityFact, FigureFact, Naming, RoleFact};

use super::words::Words;
use crate::table::column::Table;
use crate::table::columns::{Columns, given};
use crate::table::read::read;
use crate::table::schema::{ARTICLE_ENTITIES, FIGURES, MENTIONS};

/// Files of the per-article tables.
#[derive(Debug, Clone)]
pub(super) struct Tables<'t> {
    pub(super) folder: &'t Path,
    /// Paths below the folder, in order.
    pub(super) files: Cow<'t, [&'t str]>,
    /// Rows of articles that were not published by then are passed over.
    pub(super) day: Option<NaiveDate>,
}

/// The file of a table that holds what has no date.
const UNDATED: &str = "/undated.parquet";

impl Tables<'_> {
    /// The files of the articles without a date.
    pub(super) fn undated(&self) -> Self {
        self.only(|file| file.ends_with(UNDATED))
    }

    /// The files of all other articles.
    pub(super) fn dated(&self) -> Self {
        self.only(|file| !file.ends_with(UNDATED))
    }

    fn only(&self, wanted: impl Fn(&str) -> bool) -> Self {
        Tables { files: self.files.iter().copied().filter(|file| wanted(file)).collect(), ..self.clone() }
    }

    /// Calls back with the rows of a table, in order. The columns must hold `published_on`.
    pub(super) fn for_each(
        &self,
        table: &'static Table,
        columns: &[&str],
        mut each: impl FnMut(RecordBatch) -> Result<()>,
    ) -> Result<()> {
        let is_of_table = |file: &&&str| file.split_once('/').is_some_and(|(folder, _)| folder == table.name);
        for file in self.files.iter().filter(is_of_table) {
            for rows in read(&self.folder.join(file), table, columns)? {
                each(self.known(rows?)?)?;
            }
        }
        Ok(())
    }

    fn known(&self, rows: RecordBatch) -> Result<RecordBatch> {
        let Some(day) = self.day else { return Ok(rows) };
        let days = Columns(&rows).days("published_on")?;
        let is_known = |row| Some(days.get(row).is_some_and(|published_on| published_on <= day));
        let mask: BooleanArray = (0..rows.num_rows()).map(is_known).collect();
        Ok(filter_record_batch(&rows, &mask)?)
    }
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
const OF_ENTITIES: &[&str] =
    &["entity_id", "published_on", "kind", "name", "aliases", "n_mentions", "country", "external_id", "in_lexicon"];

/// The figures that the reduce needs.
pub(super) fn figures<'a>(tables: &Tables<'_>, words: &mut Words<'a>, facts: &mut Vec<FigureFact<'a>>) -> Result<()> {
    tables.for_each(&FIGURES, OF_FIGURES, |rows| {
        let has = |name: &str| -> Result<BooleanArray> {
            Ok(is_not_null(rows.column_by_name(name).context("figures lacks a column")?)?)
        };
        // A first look at whole columns: nine rows out of ten go without being read.
        let may_be_needed = or(&and(&has("measure")?, &has("subject")?)?, &has("relates_to")?)?;
        figures_of(filter_record_batch(&rows, &may_be_needed)?, words, facts)
    })
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

/// The offices that articles give.
pub(super) fn roles(tables: &Tables<'_>, facts: &mut Vec<RoleFact>) -> Result<()> {
    tables.for_each(&MENTIONS, OF_MENTIONS, |rows| {
        let columns = Columns(&rows);
        let (articles, entities) = (columns.texts("article_id")?, columns.texts("entity_id")?);
        let roles_of = columns.texts("role_of")?;
        for row in 0..rows.num_rows() {
            if let Some(role_of) = roles_of.id(row)? {
                let article = given(articles.id(row)?, "article_id")?;
                facts.push(RoleFact { article, entity: given(entities.id(row)?, "entity_id")?, role_of });
            }
        }
        Ok(())
    })
}

/// What articles say of the entities.
pub(super) fn entities<'a>(tables: &Tables<'_>, words: &mut Words<'a>, facts: &mut Entities<'a>) -> Result<()> {
    tables.for_each(&ARTICLE_ENTITIES, OF_ENTITIES, |rows| {
        let columns = Columns(&rows);
        let text = |name: &str| columns.texts(name);
        let (ids, kinds, names) = (text("entity_id")?, text("kind")?, text("name")?);
        let (countries, external_ids) = (text("country")?, text("external_id")?);
        let (aliases, known) = (columns.lists("aliases")?, columns.booleans("in_lexicon")?);
        let (n_mentions, days) = (columns.numbers::<Int32Type>("n_mentions")?, columns.days("published_on")?);
        for row in 0..rows.num_rows() {
            let fact = EntityFact {
                entity: given(ids.id(row)?, "entity_id")?,
                kind: given(kinds.one_of(row, EntityKind::parse)?, "kind")?,
                name: given(names.get(row), "name")?,
                country: countries.get(row),
                external_id: external_ids.get(row),
                in_lexicon: known.value(row),
            };
            let n_mentions = usize::try_from(n_mentions.value(row)).unwrap_or_default();
            // An adjective alone points to the entity, and does not name it.
            let published_on = days.get(row).filter(|_| n_mentions > 0);
            let aliases: Vec<&str> = aliases.items(row).collect();
            let naming = Naming {
                aliases: &aliases,
                n_mentions,
                n_articles: usize::from(n_mentions > 0),
                first_published_on: published_on,
                last_published_on: published_on,
            };
            facts.add(&fact, &naming, |text| words.keep(text));
        }
        Ok(())
    })
}
