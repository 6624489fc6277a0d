//! Reads what the reduce needs of the per-article tables: those columns alone, and of the strings only those it keeps.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use arrow::array::{BooleanArray, RecordBatch};
use arrow::compute::{filter_record_batch, is_not_null, or};
use columnist_extract::record::{
    Bound, Direction, EntityKind, FigureKind, MentionMethod, Modality, Outcome, Period, Stat,
};
use columnist_reduce::{ArticleFact, EntityFact, FigureFact, Input, MentionFact, Signature};
use rayon::prelude::*;

use crate::table::column::Table;
use crate::table::columns::{Columns, given};
use crate::table::read::read;
use crate::table::schema::{ARTICLE_ENTITIES, ARTICLES, FIGURES, MENTIONS};

/// The columns that facts borrow from.
#[derive(Debug, Default)]
pub(super) struct Columnar {
    articles: Vec<(RecordBatch, Vec<Signature>)>,
    figures: Vec<RecordBatch>,
    mentions: Vec<RecordBatch>,
    entities: Vec<RecordBatch>,
}

const OF_ARTICLES: &[&str] = &["article_id", "url", "published_on", "text"];
const OF_FIGURES: &[&str] = &[
    "figure_id",
    "article_id",
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
const OF_MENTIONS: &[&str] = &["entity_id", "article_id", "surface", "kind", "role_of", "method"];
const OF_ENTITIES: &[&str] = &["entity_id", "kind", "name", "country", "external_id", "in_lexicon"];

impl Columnar {
    /// Reads the columns of all `files` (paths below `folder`).
    pub(super) fn read(folder: &Path, files: &[&str]) -> Result<Columnar> {
        let (articles, (figures, (mentions, entities))) = rayon::join(
            || load(folder, files, &ARTICLES, OF_ARTICLES, signed),
            || {
                rayon::join(
                    || load(folder, files, &FIGURES, OF_FIGURES, measured),
                    || {
                        rayon::join(
                            || load(folder, files, &MENTIONS, OF_MENTIONS, Ok),
                            || load(folder, files, &ARTICLE_ENTITIES, OF_ENTITIES, Ok),
                        )
                    },
                )
            },
        );
        Ok(Columnar { articles: articles?, figures: figures?, mentions: mentions?, entities: entities? })
    }

    /// The facts. The signatures move into them: a dataset holds hundreds of bytes of them an article.
    pub(super) fn facts(&mut self) -> Result<Input<'_>> {
        let mut input = Input::default();
        for (rows, signatures) in &mut self.articles {
            articles(rows, std::mem::take(signatures), &mut input.articles)?;
        }
        for rows in &self.figures {
            figures(rows, &mut input.figures)?;
        }
        for rows in &self.mentions {
            mentions(rows, &mut input.mentions)?;
        }
        for rows in &self.entities {
            entities(rows, &mut input.entities)?;
        }
        // Articles repeat what the lexicon says of an entity.
        input.entities.sort_unstable();
        input.entities.dedup();
        Ok(input)
    }
}

fn load<T: Send>(
    folder: &Path,
    files: &[&str],
    table: &'static Table,
    columns: &[&str],
    of: fn(RecordBatch) -> Result<T>,
) -> Result<Vec<T>> {
    let prefix = format!("{}/", table.name);
    let paths: Vec<PathBuf> = files.iter().filter(|f| f.starts_with(&prefix)).map(|f| folder.join(f)).collect();
    let parts: Result<Vec<Vec<T>>> =
        paths.par_iter().map(|path| read(path, table, columns)?.map(|rows| of(rows?)).collect()).collect();
    Ok(parts?.into_iter().flatten().collect())
}

/// Signs the texts and lets go of them.
fn signed(rows: RecordBatch) -> Result<(RecordBatch, Vec<Signature>)> {
    let texts = Columns(&rows).texts("text")?;
    let sign = |row: usize| Signature::of(texts.get(row).unwrap_or_default());
    let signatures = (0..rows.num_rows()).into_par_iter().map(sign).collect();
    let kept = rows
        .schema()
        .index_of("text")
        .map(|text| (0..rows.num_columns()).filter(|c| *c != text).collect::<Vec<_>>())?;
    Ok((rows.project(&kept)?, signatures))
}

/// The figures that can be part of a series or a target.
fn measured(rows: RecordBatch) -> Result<RecordBatch> {
    let has = |name: &str| -> Result<BooleanArray> {
        Ok(is_not_null(rows.column_by_name(name).context("figures lacks a column")?)?)
    };
    Ok(filter_record_batch(&rows, &or(&has("measure")?, &has("relates_to")?)?)?)
}

fn articles<'a>(rows: &'a RecordBatch, signatures: Vec<Signature>, facts: &mut Vec<ArticleFact<'a>>) -> Result<()> {
    let columns = Columns(rows);
    let (ids, urls, days) = (columns.texts("article_id")?, columns.texts("url")?, columns.days("published_on")?);
    for (row, signature) in signatures.into_iter().enumerate() {
        facts.push(ArticleFact {
            article: given(ids.id(row)?, "article_id")?,
            published_on: days.get(row),
            url: urls.get(row),
            signature,
        });
    }
    Ok(())
}

fn figures<'a>(rows: &'a RecordBatch, facts: &mut Vec<FigureFact<'a>>) -> Result<()> {
    let columns = Columns(rows);
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
        facts.push(FigureFact {
            figure: given(ids.id(row)?, "figure_id")?,
            article: given(articles.id(row)?, "article_id")?,
            kind: given(kinds.one_of(row, FigureKind::parse)?, "kind")?,
            value: values.get(row),
            value_low: lows.get(row),
            value_high: highs.get(row),
            currency: currencies.get(row),
            unit: units.get(row),
            per_unit: per_units.get(row),
            bound: given(bounds.one_of(row, Bound::parse)?, "bound")?,
            modality: given(modalities.one_of(row, Modality::parse)?, "modality")?,
            negated: negated.value(row),
            outcome: outcomes.one_of(row, Outcome::parse)?,
            outcome_period: Period { start: outcome_starts.get(row), end: outcome_ends.get(row) },
            stat: given(stats.one_of(row, Stat::parse)?, "stat")?,
            direction: directions.one_of(row, Direction::parse)?,
            base: Period { start: base_starts.get(row), end: base_ends.get(row) },
            relates_to: related.id(row)?,
            measure: measures.get(row),
            subject: subjects.id(row)?,
            counterpart: counterparts.id(row)?,
            ref_period: Period { start: ref_starts.get(row), end: ref_ends.get(row) },
            ref_granularity: granularities.get(row),
            speaker: speakers.id(row)?,
        });
    }
    Ok(())
}

fn mentions<'a>(rows: &'a RecordBatch, facts: &mut Vec<MentionFact<'a>>) -> Result<()> {
    let columns = Columns(rows);
    let text = |name: &str| columns.texts(name);
    let (articles, entities, kinds) = (text("article_id")?, text("entity_id")?, text("kind")?);
    let (surfaces, roles_of, methods) = (text("surface")?, text("role_of")?, text("method")?);
    for row in 0..rows.num_rows() {
        facts.push(MentionFact {
            article: given(articles.id(row)?, "article_id")?,
            entity: given(entities.id(row)?, "entity_id")?,
            kind: given(kinds.one_of(row, EntityKind::parse)?, "kind")?,
            surface: given(surfaces.get(row), "surface")?,
            role_of: roles_of.id(row)?,
            method: given(methods.one_of(row, MentionMethod::parse)?, "method")?,
        });
    }
    Ok(())
}

fn entities<'a>(rows: &'a RecordBatch, facts: &mut Vec<EntityFact<'a>>) -> Result<()> {
    let columns = Columns(rows);
    let text = |name: &str| columns.texts(name);
    let (ids, kinds, names) = (text("entity_id")?, text("kind")?, text("name")?);
    let (countries, external_ids, known) = (text("country")?, text("external_id")?, columns.booleans("in_lexicon")?);
    for row in 0..rows.num_rows() {
        facts.push(EntityFact {
            entity: given(ids.id(row)?, "entity_id")?,
            kind: given(kinds.one_of(row, EntityKind::parse)?, "kind")?,
            name: given(names.get(row), "name")?,
            country: countries.get(row),
            external_id: external_ids.get(row),
            in_lexicon: known.value(row),
        });
    }
    Ok(())
}
