//! `cargo xtask draw JSONL`: rows drawn at random, each with its words and all that was made of them, to be judged by hand.

mod figure;
mod name;

use std::collections::BTreeMap;
use std::fmt::Display;
use std::io::{BufRead as _, BufReader};
use std::path::PathBuf;

use anyhow::{Context as _, Result};
use clap::Args;
use columnist_extract::{Article, Extraction, Id, Lexicon, Options, extract};

/// Draw figures, mentions or entities at random from a JSONL file of articles (`text`, `published_on`), for a reader to judge.
///
/// The same file, seed and number give the same rows. Write down what the text says before you read what was made of it.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Articles, one JSON object a line.
    jsonl: PathBuf,
    /// What is drawn.
    #[arg(long, value_enum, default_value_t = Kind::Figures)]
    of: Kind,
    /// How many.
    #[arg(long, default_value_t = 150)]
    number: usize,
    /// What the draw depends on, besides the rows themselves.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Only figures that have this binding, since few have one: a hundred figures hold some five bases.
    #[arg(long, value_enum)]
    with: Option<figure::Binding>,
}

/// What can be drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Kind {
    Figures,
    Mentions,
    /// What one article says of one entity: each of its mentions.
    Entities,
}

/// The names of an article's entities.
type Names<'a> = BTreeMap<Id, &'a str>;

pub(crate) fn draw(arguments: &Arguments) -> Result<()> {
    let lexicon = Lexicon::english()?;
    let path = arguments.jsonl.display();
    let file = std::fs::File::open(&arguments.jsonl).with_context(|| format!("cannot open {path}"))?;
    // Each row's lot is a hash of the seed and its id: the lowest are drawn, whatever the order of the articles.
    let mut drawn: BTreeMap<Id, String> = BTreeMap::new();
    for (number, line) in BufReader::new(file).lines().enumerate() {
        let line = line.with_context(|| format!("{path}:{}", number + 1))?;
        let record: serde_json::Value =
            serde_json::from_str(&line).with_context(|| format!("{path}:{}", number + 1))?;
        let text = record["text"].as_str().unwrap_or_default().trim().to_owned();
        let published_on = record["published_on"].as_str().and_then(|day| day.parse().ok());
        let article = Article { text, published_on, ..Article::default() };
        let extraction = extract(&article, &lexicon, Options::default());
        for (id, shown) in rows(arguments, &article, &extraction) {
            drawn.insert(Id::of(&[&arguments.seed.to_string(), &id]), shown);
            if drawn.len() > arguments.number {
                drawn.pop_last();
            }
        }
    }
    for (number, row) in drawn.values().enumerate() {
        crate::print(&format!("## {}\n{row}\n", number + 1));
    }
    Ok(())
}

/// What of an article can be drawn: its id, and what the judge reads.
fn rows(arguments: &Arguments, article: &Article, extraction: &Extraction) -> Vec<(String, String)> {
    let names: Names = extraction.entities.iter().map(|e| (e.id, e.name.as_str())).collect();
    let mentions = extraction.mentions.iter();
    match arguments.of {
        Kind::Figures => {
            let wanted = |figure: &&columnist_extract::record::Figure| arguments.with.is_none_or(|b| b.is_in(figure));
            let figures = extraction.figures.iter().filter(wanted);
            figures.map(|f| (f.id.to_string(), figure::shown(f, article, &names))).collect()
        }
        Kind::Mentions => mentions.map(|m| (m.id.to_string(), name::mention(m, article, &names))).collect(),
        Kind::Entities => {
            let entities: BTreeMap<Id, _> = extraction.entities.iter().map(|e| (e.id, e)).collect();
            // An entity that only an adjective names has no mention.
            let named = |id: &Id| mentions.clone().any(|m| m.entity == *id);
            let shown = |(id, entity)| {
                let mentions = mentions.clone().filter(|m| m.entity == id);
                (format!("{} {id}", extraction.article_id), name::entity(entity, mentions, article))
            };
            entities.into_iter().filter(|(id, _)| named(id)).map(shown).collect()
        }
    }
}

/// The head and, behind it, each field with its value.
fn listed(head: String, rows: &[(&str, String)]) -> String {
    rows.iter().fold(head, |text, (field, value)| format!("{text}- {field}: {value}\n"))
}

fn or_null<T: Display>(value: Option<T>) -> String {
    value.map_or_else(|| "-".to_owned(), |v| v.to_string())
}
