//! Measures near-duplicates on a corpus: articles as JSON lines (`text`, `published_on`) on standard input.
//!
//! ```text
//! near_duplicates < articles.jsonl            each article of a cluster: cluster, line, similarity, first words
//! near_duplicates --edits < articles.jsonl    how many edits of articles are found again, by kind of edit
//! ```

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command-line tool")]

use std::io::{BufRead, Error, stdin};
use std::time::Instant;

use chrono::NaiveDate;
use columnist_extract::Id;
use columnist_reduce::clusters::clusters;
use columnist_reduce::{ArticleFact, Signature};
use serde::Deserialize;

#[derive(Deserialize)]
struct Article {
    text: String,
    published_on: Option<String>,
}

impl Article {
    fn fact(&self, name: &str, text: &str) -> ArticleFact {
        let published_on: Option<NaiveDate> = self.published_on.as_deref().and_then(|day| day.parse().ok());
        ArticleFact { article: Id::of(&[name]), published_on, address: None, signature: Signature::of(text) }
    }
}

fn main() -> Result<(), Error> {
    let articles = stdin()
        .lock()
        .lines()
        .map(|line| Ok(serde_json::from_str(&line?)?))
        .collect::<Result<Vec<Article>, Error>>()?;
    if std::env::args().any(|argument| argument == "--edits") {
        edits(&articles);
    } else {
        list(&articles);
    }
    Ok(())
}

fn list(articles: &[Article]) {
    let started = Instant::now();
    let facts: Vec<ArticleFact> =
        articles.iter().enumerate().map(|(line, article)| article.fact(&format!("{line:09}"), &article.text)).collect();
    let signed = started.elapsed();
    let rows = clusters(&facts);
    let all = started.elapsed();
    let n = articles.len().max(1) as f64;
    eprintln!(
        "{} articles, {} clusters; an article costs {:.1} us to sign, {:.1} us to cluster",
        articles.len(),
        rows.iter().filter(|row| row.is_canonical).count(),
        signed.as_secs_f64() * 1e6 / n,
        (all - signed).as_secs_f64() * 1e6 / n
    );
    let mut lines: Vec<(Id, bool, usize, f64)> = Vec::new();
    for (line, fact) in facts.iter().enumerate() {
        if let Ok(at) = rows.binary_search_by_key(&fact.article, |row| row.article) {
            lines.push((rows[at].cluster, !rows[at].is_canonical, line, rows[at].similarity));
        }
    }
    lines.sort_by_key(|line| (line.0, line.1, line.2));
    for cluster in lines.chunk_by(|a, b| a.0 == b.0).filter(|cluster| cluster.len() > 1) {
        for (id, _, line, similarity) in cluster {
            let start: String = articles[*line].text.split_whitespace().take(14).collect::<Vec<_>>().join(" ");
            println!("{id}\t{line}\t{similarity:.2}\t{start}");
        }
    }
}

/// From sentences to the edited text.
type Edit = fn(&[&str]) -> String;

/// What editors do to a wire story.
const EDITS: &[(&str, Edit)] = &[
    ("first half kept", |s| s[..s.len() / 2].join(". ")),
    ("first third kept", |s| s[..s.len() / 3].join(". ")),
    ("every fifth sentence dropped", |s| every(s, 5, |_| None)),
    ("every third sentence dropped", |s| every(s, 3, |_| None)),
    ("sentences turned round", |s| s.iter().rev().copied().collect::<Vec<_>>().join(". ")),
    ("headline put before", |s| format!("Quite another headline\n\n{}", s.join(". "))),
    ("agency line put before", |s| format!("PORTWICK, 3 May (Harbor News) - {}", s.join(". "))),
    ("a comment put behind", |s| format!("{}. Harbor News will follow the matter for its readers.", s.join(". "))),
    ("one word in twelve replaced", |s| {
        let text = s.join(". ");
        every(&text.split_whitespace().collect::<Vec<_>>(), 12, |_| Some("otherwise")).replace(". ", " ")
    }),
];

fn every<'a>(parts: &[&'a str], step: usize, with: fn(&'a str) -> Option<&'a str>) -> String {
    let kept =
        parts.iter().enumerate().filter_map(|(i, part)| if i % step == step - 1 { with(part) } else { Some(*part) });
    kept.collect::<Vec<_>>().join(". ")
}

fn edits(articles: &[Article]) {
    let long: Vec<&Article> = articles.iter().filter(|article| article.text.split(". ").count() >= 6).collect();
    for (name, edit) in EDITS {
        let mut facts = Vec::with_capacity(2 * long.len());
        for (i, article) in long.iter().enumerate() {
            let sentences: Vec<&str> = article.text.split(". ").collect();
            facts.push(article.fact(&format!("original {i}"), &article.text));
            facts.push(article.fact(&format!("edit {i}"), &edit(&sentences)));
        }
        let rows = clusters(&facts);
        let cluster = |fact: &ArticleFact| {
            rows.binary_search_by_key(&fact.article, |row| row.article).ok().map(|at| rows[at].cluster)
        };
        let found = facts.chunks_exact(2).filter(|pair| cluster(&pair[0]) == cluster(&pair[1])).count();
        println!("{:6.2}%  {name}", 100.0 * found as f64 / long.len().max(1) as f64);
    }
}
