//! `cargo xtask draw JSONL`: figures drawn at random, each with its sentence and all that is bound to it, to be judged by hand.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::io::{BufRead as _, BufReader};
use std::path::PathBuf;

use anyhow::{Context as _, Result};
use clap::Args;
use columnist_extract::record::{Figure, Modality, Period};
use columnist_extract::{Article, Id, Lexicon, Options, extract};

/// Draw figures at random from a JSONL file of articles (`text`, `published_on`), for a reader to judge.
///
/// The same file, seed and number give the same figures. Write down what the sentence says before you read what was made of it.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Articles, one JSON object a line.
    jsonl: PathBuf,
    /// How many figures.
    #[arg(long, default_value_t = 150)]
    figures: usize,
    /// What the draw depends on, besides the figures themselves.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Only figures that have this binding, since few have one: a hundred figures hold some five bases.
    #[arg(long, value_enum)]
    with: Option<Binding>,
}

/// What a figure may be bound to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Binding {
    Period,
    Base,
    Measure,
    Parties,
    Speaker,
    /// Any role but reported.
    Modality,
}

impl Binding {
    fn is_in(self, figure: &Figure) -> bool {
        match self {
            Binding::Period => figure.ref_method.is_some(),
            Binding::Base => figure.base_method.is_some(),
            Binding::Measure => figure.measure.is_some(),
            Binding::Parties => figure.parties_method.is_some(),
            Binding::Speaker => figure.speaker_method.is_some(),
            Binding::Modality => figure.modality != Modality::Reported,
        }
    }
}

pub(crate) fn draw(arguments: &Arguments) -> Result<()> {
    let lexicon = Lexicon::english()?;
    let path = arguments.jsonl.display();
    let file = std::fs::File::open(&arguments.jsonl).with_context(|| format!("cannot open {path}"))?;
    // Each figure's lot is a hash of the seed and its id: the lowest are drawn, whatever the order of the articles.
    let mut drawn: BTreeMap<Id, String> = BTreeMap::new();
    for (number, line) in BufReader::new(file).lines().enumerate() {
        let line = line.with_context(|| format!("{path}:{}", number + 1))?;
        let record: serde_json::Value =
            serde_json::from_str(&line).with_context(|| format!("{path}:{}", number + 1))?;
        let text = record["text"].as_str().unwrap_or_default().trim().to_owned();
        let published_on = record["published_on"].as_str().and_then(|day| day.parse().ok());
        let extraction = extract(&Article { text, published_on, ..Article::default() }, &lexicon, Options::default());
        let names = extraction.entities.iter().map(|e| (e.id, e.name.as_str())).collect();
        let wanted = |figure: &&Figure| arguments.with.is_none_or(|binding| binding.is_in(figure));
        for figure in extraction.figures.iter().filter(wanted) {
            let lot = Id::of(&[&arguments.seed.to_string(), &figure.id.to_string()]);
            drawn.insert(lot, shown(figure, published_on, &names));
            if drawn.len() > arguments.figures {
                drawn.pop_last();
            }
        }
    }
    for (number, figure) in drawn.values().enumerate() {
        crate::print(&format!("## {}\n{figure}\n", number + 1));
    }
    Ok(())
}

fn shown(figure: &Figure, published_on: Option<chrono::NaiveDate>, names: &BTreeMap<Id, &str>) -> String {
    let name = |id: Option<Id>| or_null(id.and_then(|id| names.get(&id)));
    let period = |p: &Period| format!("{}..{}", or_null(p.start), or_null(p.end));
    let words: Vec<&str> = figure.context.split_whitespace().collect();
    let rows = [
        ("value", format!("{} {}..{}", or_null(figure.value), or_null(figure.value_low), or_null(figure.value_high))),
        (
            "unit",
            format!(
                "{} {} per {}",
                or_null(figure.currency.as_ref()),
                or_null(figure.unit.as_ref()),
                or_null(figure.per_unit.as_ref())
            ),
        ),
        ("kind", figure.kind.to_string()),
        ("bound", figure.bound.to_string()),
        ("modality", format!("{}{}", figure.modality, if figure.negated { ", negated" } else { "" })),
        ("stat", format!("{} {}", figure.stat, or_null(figure.direction))),
        ("period", format!("{} ({})", period(&figure.ref_period), or_null(figure.ref_method))),
        ("base", format!("{} ({})", period(&figure.base), or_null(figure.base_method))),
        ("measure", format!("{} ({})", or_null(figure.measure), or_null(figure.measure_method))),
        (
            "parties",
            format!("{}, {} ({})", name(figure.subject), name(figure.counterpart), or_null(figure.parties_method)),
        ),
        ("speaker", format!("{} ({})", name(figure.speaker), or_null(figure.speaker_method))),
    ];
    let head =
        format!("{} [{}]\n> {}\n", figure.span.surface.replace('\n', " "), or_null(published_on), words.join(" "));
    rows.iter().fold(head, |text, (field, value)| format!("{text}- {field}: {value}\n"))
}

fn or_null<T: Display>(value: Option<T>) -> String {
    value.map_or_else(|| "-".to_owned(), |v| v.to_string())
}
