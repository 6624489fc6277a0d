//! `cargo bench`: how many bytes of text a second one thread reads.
//!
//! Measured on the demo's articles, or on a JSONL of your own: `COLUMNIST_BENCH=news.jsonl cargo bench -p columnist-extract`.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use columnist_extract::text::Document;
use columnist_extract::{Article, Entities, Id, Lexicon, Options, extract_all};
use divan::Bencher;
use divan::counter::BytesCount;

/// The allocator of the command.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Enough text that caches do not hold all of it, little enough for a run of seconds.
const CORPUS_BYTES: usize = 4_000_000;

/// Articles that are read together.
const GROUP: usize = 32;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::english().expect("a lexicon without faults"));
static CORPUS: LazyLock<Vec<Article>> = LazyLock::new(corpus);

fn main() {
    divan::main();
}

/// Tokens and sentences, each word looked up once: what every stage stands on.
#[divan::bench]
fn document(bencher: Bencher<'_, '_>) {
    read_all(bencher, |article| Document::new(&article.text, &LEXICON).tokens.len());
}

/// Dates alone.
#[divan::bench]
fn dates(bencher: Bencher<'_, '_>) {
    read_all(bencher, |article| columnist_extract::dates(&article.text, article.published_on, &LEXICON));
}

/// Dates and figures, without a look for names.
#[divan::bench]
fn dates_and_figures(bencher: Bencher<'_, '_>) {
    read_all(bencher, |article| columnist_extract::dates_and_figures(&article.text, article.published_on, &LEXICON));
}

/// The entity stage alone: names and who they are, the document given.
#[divan::bench]
fn names(bencher: Bencher<'_, '_>) {
    let id = Id::of(&["bench"]);
    let documents: Vec<Document> = CORPUS.iter().map(|article| Document::new(&article.text, &LEXICON)).collect();
    bencher.counter(BytesCount::new(n_bytes())).bench_local(|| {
        for document in &documents {
            divan::black_box(columnist_extract::names(divan::black_box(document), id));
        }
    });
}

/// Dates, figures and the names that the lexicon and the patterns know.
#[divan::bench]
fn without_tagger(bencher: Bencher<'_, '_>) {
    read_together(bencher, Options { entities: Entities::Lexicon });
}

/// All that `columnist extract` does with a text.
#[divan::bench]
fn everything(bencher: Bencher<'_, '_>) {
    read_together(bencher, Options { entities: Entities::Full });
}

/// In groups, as the command reads them.
fn read_together(bencher: Bencher<'_, '_>, options: Options) {
    let articles: Vec<&Article> = CORPUS.iter().collect();
    bencher.counter(BytesCount::new(n_bytes())).bench_local(|| {
        for group in articles.chunks(GROUP) {
            divan::black_box(extract_all(divan::black_box(group), &LEXICON, options));
        }
    });
}

fn read_all<T>(bencher: Bencher<'_, '_>, read: impl Fn(&Article) -> T) {
    bencher.counter(BytesCount::new(n_bytes())).bench_local(|| {
        for article in CORPUS.iter() {
            divan::black_box(read(divan::black_box(article)));
        }
    });
}

fn n_bytes() -> usize {
    CORPUS.iter().map(|article| article.text.len()).sum()
}

fn corpus() -> Vec<Article> {
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../pipelines/demo");
    let articles = match std::env::var_os("COLUMNIST_BENCH") {
        Some(file) => jsonl(&PathBuf::from(file)),
        None => jsonl(&demo.join("outlets.jsonl")),
    };
    assert!(!articles.is_empty(), "no article with a text");
    let n_bytes: usize = articles.iter().map(|article| article.text.len()).sum();
    let rounds = CORPUS_BYTES.div_ceil(n_bytes);
    articles
        .iter()
        .cycle()
        .take(articles.len() * rounds)
        .scan(0, |so_far, article| {
            *so_far += article.text.len();
            (*so_far < CORPUS_BYTES + article.text.len()).then(|| article.clone())
        })
        .collect()
}

fn jsonl(file: &Path) -> Vec<Article> {
    let lines = std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let article = |line: &str| {
        let line: serde_json::Value = serde_json::from_str(line).ok()?;
        let published_on = line.get("published_on").and_then(|day| day.as_str()?.parse().ok());
        Some(Article { text: line.get("text")?.as_str()?.trim().to_owned(), published_on, ..Article::default() })
    };
    lines.lines().filter_map(article).collect()
}
