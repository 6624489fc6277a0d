//! Every surface is the slice of its text, in bytes and in code points.

use std::collections::BTreeMap;
use std::path::Path;

use crate::sandbox::{Sandbox, project, shared};
use crate::tables::{column, read};

#[test]
fn on_the_demo() {
    holds_on(&project().join("pipelines/demo"));
}

#[test]
fn on_the_seeds() {
    if let Some(seeds) = shared("seeds") {
        holds_on(&seeds);
    }
}

#[test]
fn on_reuters_21578() {
    if let Some(reuters) = shared("corpora/reuters21578.jsonl.gz") {
        holds_on(&reuters);
    }
}

fn holds_on(input: &Path) {
    let sandbox = Sandbox::new();
    sandbox.succeed(&format!("extract {} --out out", input.display()));
    let out = sandbox.path("out");
    let articles = read(&out, "articles");
    let texts: BTreeMap<String, String> =
        column(&articles, "article_id").into_iter().zip(column(&articles, "text")).collect();
    assert!(!texts.is_empty());
    let mut n_rows = 0;
    for table in ["figures", "dates", "mentions"] {
        let rows = read(&out, table);
        let numbers = |name: &str| column(&rows, name).into_iter().map(|n| n.parse::<usize>().unwrap());
        let spans = numbers("byte_start").zip(numbers("byte_end")).zip(numbers("char_start").zip(numbers("char_end")));
        let owners = column(&rows, "article_id").into_iter().zip(column(&rows, "surface"));
        for ((article, surface), ((byte_start, byte_end), (char_start, char_end))) in owners.zip(spans) {
            n_rows += 1;
            let text = &texts[&article];
            assert_eq!(text.get(byte_start..byte_end), Some(surface.as_str()), "{table} of {article}");
            assert_eq!(text[..byte_start].chars().count(), char_start, "{table} of {article}: {surface}");
            assert_eq!(char_end - char_start, surface.chars().count(), "{table} of {article}: {surface}");
        }
    }
    assert!(n_rows > 0);
}
