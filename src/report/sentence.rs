//! `columnist show`: from the id of a figure, an observation or a target back to the sentences and where they came from.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use anyhow::Result;
use chrono::NaiveDate;

use super::data::Data;
use super::row::{Row, for_each};
use super::{read, words};
use crate::table::read::all_columns;
use crate::table::schema::{ARTICLES, ENTITIES, FIGURES, OBSERVATIONS, TARGETS};

/// A figure in its article.
struct Sentence {
    article: String,
    published_on: Option<NaiveDate>,
    start: usize,
    end: usize,
    note: String,
}

/// What an id stands for, as text with the span in brackets; `None` if no row has it.
///
/// # Errors
/// If a table cannot be read.
pub fn show(snapshot: &Path, id: &str) -> Result<Option<String>> {
    let mut data = Data::default();
    for_each(snapshot, &ENTITIES, &["entity_id", "canonical_name"], |row| {
        data.names.insert(row.some_text("entity_id")?.to_owned(), row.some_text("canonical_name")?.to_owned());
        Ok(())
    })?;
    let mut out = String::new();
    let mut figures: BTreeSet<String> = BTreeSet::new();
    for_each(snapshot, &OBSERVATIONS, &all_columns(&OBSERVATIONS), |row| {
        if row.some_text("observation_id")? == id {
            let observation = read::observation(row)?;
            let how = observation.derivation.as_ref().map(|how| format!(", derived: {how}")).unwrap_or_default();
            let _ = writeln!(
                out,
                "observation: {}, {}: {}{how}",
                words::series(&observation.series, &data),
                words::period(observation.start, observation.end),
                words::amount(&observation.amount, &observation.series)
            );
            figures.extend(observation.figures);
        }
        Ok(())
    })?;
    for_each(snapshot, &TARGETS, &all_columns(&TARGETS), |row| {
        if row.some_text("target_id")? == id {
            let target = read::target(row)?;
            let due = words::open_period(target.due_start, target.due_end).map(|due| format!(", due {due}"));
            let when = words::open_period(target.status_start, target.status_end).map(|when| format!(", {when}"));
            let _ = writeln!(
                out,
                "target: {}: {}{}: {}{}",
                words::series(&target.series, &data),
                words::amount(&target.amount, &target.series),
                due.unwrap_or_default(),
                words::name(&target.status),
                when.unwrap_or_default()
            );
            figures.extend(target.figures);
            figures.extend(target.outcome_figures);
        }
        Ok(())
    })?;
    if out.is_empty() {
        figures.insert(id.to_owned());
    }
    let sentences = sentences(snapshot, &figures)?;
    articles(snapshot, &sentences, &mut out)?;
    Ok((!out.is_empty()).then_some(out))
}

fn sentences(snapshot: &Path, ids: &BTreeSet<String>) -> Result<Vec<Sentence>> {
    let mut found = Vec::new();
    for_each(snapshot, &FIGURES, &all_columns(&FIGURES), |row| {
        if ids.contains(row.some_text("figure_id")?) {
            found.push(Sentence {
                article: row.some_text("article_id")?.to_owned(),
                published_on: row.day("published_on")?,
                start: row.count("byte_start")?,
                end: row.count("byte_end")?,
                note: read::figure_note(row)?,
            });
        }
        Ok(())
    })?;
    found.sort_by(|a, b| (a.published_on, &a.article, a.start).cmp(&(b.published_on, &b.article, b.start)));
    Ok(found)
}

/// Writes the sentences with the span in brackets, each with the place it came from.
fn articles(snapshot: &Path, sentences: &[Sentence], out: &mut String) -> Result<()> {
    let mut shown: BTreeMap<usize, String> = BTreeMap::new();
    let columns = ["article_id", "title", "publisher", "url", "source", "source_uri", "text"];
    for_each(snapshot, &ARTICLES, &columns, |row| {
        let id = row.some_text("article_id")?;
        for (at, sentence) in sentences.iter().enumerate().filter(|(_, sentence)| sentence.article == id) {
            shown.insert(at, passage(row, sentence)?);
        }
        Ok(())
    })?;
    shown.values().for_each(|passage| out.push_str(passage));
    Ok(())
}

fn passage(row: Row<'_>, sentence: &Sentence) -> Result<String> {
    let text = row.some_text("text")?;
    let part = |range: std::ops::Range<usize>| text.get(range).unwrap_or_default();
    let (before, after) = (part(0..sentence.start), part(sentence.end..text.len()));
    // The lines of the text around the span: a sentence may end in the middle of one.
    let from = before.rfind("\n\n").map_or(0, |at| at + 2);
    let to = after.find("\n\n").unwrap_or(after.len());
    let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let space = |touches: bool| if touches { " " } else { "" };
    let (head, tail) = (&before[from..], &after[..to]);
    let day = sentence.published_on.map_or("undated".into(), words::day);
    let origin = [row.text("title")?, row.text("publisher")?, row.text("url")?];
    let origin: Vec<&str> = origin.into_iter().flatten().chain([row.some_text("source_uri")?]).collect();
    Ok(format!(
        "\n  {}{}[{}]{}{}\n    {}\n    {day}: {}\n",
        line(head),
        space(head.ends_with(char::is_whitespace)),
        line(part(sentence.start..sentence.end)),
        space(tail.starts_with(char::is_whitespace)),
        line(tail),
        sentence.note,
        origin.join(", ")
    ))
}
