//! From the files of a snapshot to what the page shows.
//!
//! A page is for reading: of a large dataset it shows the series with most independent reports, the targets, the entities most
//! named, and the articles behind them. What it leaves out it says.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::Result;

use super::data::{Amount, Article, Data, Entity, Evidence, Mark, MarkKind, Observation, Series, Target};
use super::row::{Row, for_each};
use super::words;
use crate::table::columns::given;
use crate::table::read::all_columns;
use crate::table::schema::{ARTICLES, DATES, ENTITIES, FIGURES, MENTIONS, OBSERVATIONS, TARGETS};

/// How much of a dataset goes on a page.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Charts.
    pub series: usize,
    /// Rows of the table of targets.
    pub targets: usize,
    /// Rows of the table of entities.
    pub entities: usize,
    /// Articles with their text.
    pub articles: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { series: 40, targets: 200, entities: 200, articles: 200 }
    }
}

/// Reads what goes on the page.
pub(super) fn data(snapshot: &Path, limits: Limits) -> Result<Data> {
    let mut data = Data::default();
    observations(snapshot, limits, &mut data)?;
    targets(snapshot, limits, &mut data)?;
    entities(snapshot, limits, &mut data)?;
    let wanted = evidence(snapshot, &mut data)?;
    let mut articles = articles(snapshot, limits, wanted, &mut data)?;
    marks(snapshot, &mut articles, &mut data)?;
    data.articles = articles.into_values().collect();
    data.articles.sort_by(|a, b| (b.published_on, &a.id).cmp(&(a.published_on, &b.id)));
    Ok(data)
}

pub(super) fn series(row: Row<'_>) -> Result<Series> {
    Ok(Series {
        measure: row.some_text("measure")?.to_owned(),
        subject: row.owned("subject")?,
        counterpart: row.owned("counterpart")?,
        stat: row.some_text("stat")?.to_owned(),
        currency: row.owned("currency")?,
        unit: row.owned("unit")?,
    })
}

pub(super) fn amount(row: Row<'_>) -> Result<Amount> {
    Ok(Amount {
        value: row.amount("value")?,
        low: row.amount("value_low")?,
        high: row.amount("value_high")?,
        bound: row.some_text("bound")?.to_owned(),
    })
}

/// A row of `observations`.
pub(super) fn observation(row: Row<'_>) -> Result<Observation> {
    Ok(Observation {
        id: row.some_text("observation_id")?.to_owned(),
        series: series(row)?,
        start: given(row.day("period_start")?, "period_start")?,
        end: given(row.day("period_end")?, "period_end")?,
        amount: amount(row)?,
        derivation: row.owned("derivation")?,
        n_articles: row.count("n_articles")?,
        n_clusters: row.count("n_clusters")?,
        agreement: row.some_text("agreement")?.to_owned(),
        figures: row.list("figure_ids")?,
    })
}

/// A row of `targets`.
pub(super) fn target(row: Row<'_>) -> Result<Target> {
    Ok(Target {
        id: row.some_text("target_id")?.to_owned(),
        series: series(row)?,
        amount: amount(row)?,
        due_start: row.day("due_start")?,
        due_end: row.day("due_end")?,
        first_stated_on: row.day("first_stated_on")?,
        speaker: row.owned("speaker")?,
        status: row.some_text("status")?.to_owned(),
        status_start: row.day("status_period_start")?,
        status_end: row.day("status_period_end")?,
        basis: row.owned("status_basis")?,
        figures: row.list("target_figure_ids")?,
        outcome_figures: row.list("outcome_figure_ids")?,
    })
}

/// The observations of the series with most independent reports.
fn observations(snapshot: &Path, limits: Limits, data: &mut Data) -> Result<()> {
    let mut all: Vec<Observation> = Vec::new();
    for_each(snapshot, &OBSERVATIONS, &all_columns(&OBSERVATIONS), |row| {
        all.push(observation(row)?);
        Ok(())
    })?;
    let mut weights: BTreeMap<&Series, usize> = BTreeMap::new();
    for observation in &all {
        let reports = if observation.derivation.is_none() { observation.n_clusters } else { 0 };
        *weights.entry(&observation.series).or_default() += reports;
    }
    data.totals.series = weights.len();
    let mut ranked: Vec<_> = weights.into_iter().collect();
    ranked.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    let shown: BTreeSet<Series> = ranked.into_iter().take(limits.series).map(|(series, _)| series.clone()).collect();
    all.retain(|observation| shown.contains(&observation.series));
    data.observations = all;
    Ok(())
}

fn targets(snapshot: &Path, limits: Limits, data: &mut Data) -> Result<()> {
    for_each(snapshot, &TARGETS, &all_columns(&TARGETS), |row| {
        data.targets.push(target(row)?);
        Ok(())
    })?;
    data.totals.targets = data.targets.len();
    // Those with an outcome first: that is what nobody else shows.
    data.targets.sort_by_key(|target| target.outcome_figures.is_empty());
    data.targets.truncate(limits.targets);
    Ok(())
}

fn entities(snapshot: &Path, limits: Limits, data: &mut Data) -> Result<()> {
    let columns =
        ["entity_id", "canonical_id", "canonical_name", "kind", "country", "aliases", "n_mentions", "n_articles"];
    let mut all: BTreeMap<String, Entity> = BTreeMap::new();
    for_each(snapshot, &ENTITIES, &columns, |row| {
        let name = row.some_text("canonical_name")?.to_owned();
        data.names.insert(row.some_text("entity_id")?.to_owned(), name.clone());
        let entity = all.entry(row.some_text("canonical_id")?.to_owned()).or_insert_with(|| Entity {
            name,
            kind: String::new(),
            country: None,
            aliases: Vec::new(),
            n_mentions: 0,
            n_articles: 0,
        });
        if entity.kind.is_empty() || row.text("entity_id")? == row.text("canonical_id")? {
            entity.kind = row.some_text("kind")?.to_owned();
            entity.country = row.owned("country")?;
        }
        entity.aliases.extend(row.list("aliases")?);
        entity.n_mentions += row.count("n_mentions")?;
        // Entities that are one may stand in the same article: the larger number is what is certain.
        entity.n_articles = entity.n_articles.max(row.count("n_articles")?);
        Ok(())
    })?;
    data.totals.entities = all.len();
    let mut entities: Vec<Entity> = all.into_values().filter(|entity| entity.n_mentions > 0).collect();
    entities.sort_by(|a, b| b.n_mentions.cmp(&a.n_mentions).then_with(|| a.name.cmp(&b.name)));
    entities.truncate(limits.entities);
    for entity in &mut entities {
        entity.aliases.sort();
        entity.aliases.dedup();
    }
    data.entities = entities;
    Ok(())
}

/// The sentences behind observations and targets; gives the articles that they stand in.
fn evidence(snapshot: &Path, data: &mut Data) -> Result<BTreeSet<String>> {
    let observed = data.observations.iter().flat_map(|observation| &observation.figures);
    let targeted = data.targets.iter().flat_map(|target| target.figures.iter().chain(&target.outcome_figures));
    let wanted: BTreeSet<&str> = observed.chain(targeted).map(String::as_str).collect();
    let mut found = BTreeMap::new();
    for_each(snapshot, &FIGURES, &["figure_id", "article_id", "published_on", "surface", "context"], |row| {
        data.totals.figures += 1;
        let id = row.some_text("figure_id")?;
        if wanted.contains(id) {
            let evidence = Evidence {
                article: row.some_text("article_id")?.to_owned(),
                published_on: row.day("published_on")?,
                surface: row.some_text("surface")?.to_owned(),
                context: row.some_text("context")?.to_owned(),
            };
            found.insert(id.to_owned(), evidence);
        }
        Ok(())
    })?;
    data.evidence = found;
    Ok(data.evidence.values().map(|evidence| evidence.article.clone()).collect())
}

/// The articles of the sentences, then the latest others, until the page is full.
fn articles(
    snapshot: &Path,
    limits: Limits,
    wanted: BTreeSet<String>,
    data: &mut Data,
) -> Result<BTreeMap<String, Article>> {
    let mut days = Vec::new();
    for_each(snapshot, &ARTICLES, &["article_id", "published_on"], |row| {
        let id = row.some_text("article_id")?;
        days.push((!wanted.contains(id), row.day("published_on")?, id.to_owned()));
        Ok(())
    })?;
    data.totals.articles = days.len();
    days.sort_by(|a, b| (a.0, b.1, &a.2).cmp(&(b.0, a.1, &b.2)));
    days.truncate(limits.articles);
    let shown: BTreeSet<String> = days.into_iter().map(|(.., id)| id).collect();
    let mut articles = BTreeMap::new();
    for_each(
        snapshot,
        &ARTICLES,
        &["article_id", "title", "url", "publisher", "agency", "published_on", "text"],
        |row| {
            let id = row.some_text("article_id")?;
            if shown.contains(id) {
                let article = Article {
                    id: id.to_owned(),
                    title: row.owned("title")?,
                    url: row.owned("url")?,
                    publisher: row.owned("publisher")?.or(row.owned("agency")?),
                    published_on: row.day("published_on")?,
                    text: row.some_text("text")?.to_owned(),
                    marks: Vec::new(),
                };
                articles.insert(id.to_owned(), article);
            }
            Ok(())
        },
    )?;
    Ok(articles)
}

fn marks(snapshot: &Path, articles: &mut BTreeMap<String, Article>, data: &mut Data) -> Result<()> {
    let mut mark = |row: Row<'_>, kind, id: &str, note: String| -> Result<()> {
        let mark = Mark {
            kind,
            id: row.some_text(id)?.to_owned(),
            start: row.count("byte_start")?,
            end: row.count("byte_end")?,
            note,
        };
        if let Some(article) = articles.get_mut(row.some_text("article_id")?) {
            article.marks.push(mark);
        }
        Ok(())
    };
    for_each(snapshot, &FIGURES, &all_columns(&FIGURES), |row| {
        let note = figure_note(row)?;
        mark(row, MarkKind::Figure, "figure_id", note)
    })?;
    for_each(
        snapshot,
        &DATES,
        &["date_id", "article_id", "byte_start", "byte_end", "timex", "start_date", "end_date"],
        |row| {
            let period = words::open_period(row.day("start_date")?, row.day("end_date")?);
            let note = [row.owned("timex")?, period].into_iter().flatten().collect::<Vec<_>>().join(": ");
            mark(row, MarkKind::Date, "date_id", note)
        },
    )?;
    let names = &data.names;
    for_each(
        snapshot,
        &MENTIONS,
        &["mention_id", "entity_id", "article_id", "byte_start", "byte_end", "kind", "role"],
        |row| {
            let name = names.get(row.some_text("entity_id")?).map_or("", String::as_str);
            let role = row.text("role")?.map(|role| format!(", {role}")).unwrap_or_default();
            let note = format!("{name} ({}{role})", row.some_text("kind")?);
            mark(row, MarkKind::Name, "mention_id", note)
        },
    )
}

/// What a figure was read as, in one line.
pub(super) fn figure_note(row: Row<'_>) -> Result<String> {
    let kind = row.some_text("kind")?;
    let unit = if kind == "percent" { Some("percent".to_owned()) } else { row.owned("unit")? };
    let series = Series {
        measure: row.text("measure")?.unwrap_or(kind).to_owned(),
        subject: None,
        counterpart: None,
        stat: row.some_text("stat")?.to_owned(),
        currency: row.owned("currency")?,
        unit,
    };
    let period = words::open_period(row.day("ref_start")?, row.day("ref_end")?);
    let parts = [
        Some(words::amount(&amount(row)?, &series)),
        Some(words::name(&series.measure)),
        row.text("direction")?.map(words::name),
        Some(words::name(row.some_text("modality")?)),
        period,
    ];
    Ok(parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
}
