//! Reads articles as JSON lines (`text`, `published_on`, `title`) and prints what follows from all of them, with the sentences: for judging by eye.
//!
//! ```text
//! judge [--targets] [--measure ID] < articles.jsonl
//! ```

#![expect(clippy::print_stdout, reason = "a command-line tool")]

use std::collections::BTreeMap;
use std::error::Error;
use std::io::{BufRead, stdin};

use columnist_extract::record::{Figure, words};
use columnist_extract::{Article, Extraction, Id, Lexicon, Options, extract};
use columnist_reduce::{ArticleFact, EntityFact, FigureFact, Input, MentionFact, Signature, in_words, reduce};
use serde::Deserialize;

#[derive(Deserialize)]
struct Line {
    text: String,
    published_on: Option<String>,
    title: Option<String>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let measure = arguments.iter().position(|a| a == "--measure").and_then(|at| arguments.get(at + 1));
    let lexicon = Lexicon::english()?;
    let mut read: Vec<(Article, Extraction)> = Vec::new();
    for line in stdin().lock().lines() {
        let line: Line = serde_json::from_str(&line?)?;
        let article = Article {
            published_on: line.published_on.as_deref().and_then(|day| day.parse().ok()),
            title: line.title,
            text: line.text,
            ..Article::default()
        };
        let extraction = extract(&article, &lexicon, Options::default());
        read.push((article, extraction));
    }
    let mut input = Input::default();
    for (article, extraction) in &read {
        input.articles.push(ArticleFact {
            article: extraction.article_id,
            published_on: extraction.published_on,
            address: None,
            signature: Signature::of(&article.text),
        });
        input.figures.extend(extraction.figures.iter().map(|figure| FigureFact::of(extraction, figure)));
        let mention = |mention| MentionFact::of(extraction, mention, &article.text);
        input.mentions.extend(extraction.mentions.iter().map(mention));
        input.entities.extend(extraction.entities.iter().map(EntityFact::of));
    }
    let output = reduce(&input);
    let names: BTreeMap<Id, &str> = output.entities.iter().map(|row| (row.entity, row.canonical_name)).collect();
    let name = |id: Option<Id>| id.map_or("-", |id| names.get(&id).copied().unwrap_or("?"));
    let mut figures: BTreeMap<Id, (&Figure, &str)> = BTreeMap::new();
    for (article, extraction) in &read {
        figures.extend(extraction.figures.iter().map(|figure| (figure.id, (figure, article.text.as_str()))));
    }
    let shown = |measure_id: &str| measure.is_none_or(|wanted| wanted == measure_id);
    let sentences = |ids: &[Id]| {
        for (figure, text) in ids.iter().take(6).filter_map(|id| figures.get(id)) {
            println!(
                "      [{}] {}",
                figure.span.surface(text),
                words(text, &figure.context).split_whitespace().collect::<Vec<_>>().join(" ")
            );
        }
    };
    println!(
        "{} articles, {} figures, {} observations, {} targets",
        input.articles.len(),
        input.figures.len(),
        output.observations.len(),
        output.targets.len()
    );
    if arguments.iter().any(|argument| argument == "--targets") {
        for row in output.targets.iter().filter(|row| shown(row.measure)) {
            println!(
                "{} {} | {} | {} {} {} {} due {:?}..{:?} by {}: {} {:?}..{:?} {:?} {:.2}",
                row.measure,
                row.stat,
                name(Some(row.subject)),
                name(row.counterpart),
                row.bound,
                row.value.map(in_words).unwrap_or_default(),
                row.currency.or(row.unit.as_deref()).unwrap_or_default(),
                row.due.start,
                row.due.end,
                name(row.speaker),
                row.status,
                row.status_period.start,
                row.status_period.end,
                row.status_basis,
                row.score
            );
            sentences(&row.target_figures);
            sentences(&row.outcome_figures);
        }
        return Ok(());
    }
    let mut rows: Vec<_> = output.observations.iter().filter(|row| shown(row.measure)).collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.n_clusters));
    for row in rows {
        println!(
            "{} {} | {} | {} {} {} {} {}..{} {} {} n={} {}",
            row.measure,
            row.stat,
            name(Some(row.subject)),
            name(row.counterpart),
            row.bound,
            row.value.map(in_words).unwrap_or_default(),
            [row.currency, row.unit.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" "),
            row.period_start,
            row.period_end,
            row.basis,
            row.agreement,
            row.n_clusters,
            row.derivation.as_deref().unwrap_or_default()
        );
        sentences(&row.figures);
    }
    Ok(())
}
