//! A dataset over many runs, driven as `columnist run` drives it.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use columnist_extract::{Lexicon, Options};
use tempfile::TempDir;
use walkdir::WalkDir;

use super::*;
use crate::batch;
use crate::source::{self, Source, blocks, input};

struct World {
    folder: TempDir,
    lexicon: Lexicon,
}

impl World {
    fn new() -> World {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("in")).unwrap();
        World { folder, lexicon: Lexicon::english().unwrap() }
    }

    fn dataset(&self, name: &str) -> Dataset {
        Dataset::new(&self.folder.path().join("out"), name)
    }

    fn append(&self, file: &str, text: &str) {
        let path = self.folder.path().join("in").join(file);
        fs::OpenOptions::new().create(true).append(true).open(path).unwrap().write_all(text.as_bytes()).unwrap();
    }

    fn run(&self, dataset: &str) -> Published {
        self.run_as(dataset, "one", 2)
    }

    fn run_as(&self, dataset: &str, extract: &str, keep: usize) -> Published {
        let source = Arc::new(Source::named("wire"));
        let fingerprints = Fingerprints { extract: extract.into(), options: "full".into(), tables: "one".into() };
        let mut next = Next::begin(&self.dataset(dataset), fingerprints, &[Arc::clone(&source)], 200_000).unwrap();
        if next.is_rebuild() {
            for records in next.stored_articles() {
                next.add_stored(batch::place(records.unwrap(), &self.lexicon)).unwrap();
            }
        }
        let found = input::from_patterns(self.folder.path(), &["in/*.jsonl".to_owned()], None, &source);
        next.reject(found.rejects).unwrap();
        for input in next.wanted(found.inputs).unwrap() {
            let mut read = source::Batch::default();
            blocks(input).for_each(|block| block.read_into(&mut read));
            next.reject(read.rejects).unwrap();
            next.add(batch::place(read.records, &self.lexicon)).unwrap();
        }
        let terms = Terms { checks: &[], may_hold: false, keep_snapshots: keep };
        next.publish(&terms, &|articles| batch::extract(articles, &self.lexicon, Options::default())).unwrap()
    }

    /// Every table file of the current snapshot.
    fn tables(&self, dataset: &str) -> BTreeMap<PathBuf, Vec<u8>> {
        let root = self.dataset(dataset).current().unwrap().unwrap().path;
        let files = WalkDir::new(&root)
            .into_iter()
            .map(Result::unwrap)
            .filter(|e| e.path().extension().is_some_and(|x| x == "parquet"));
        files.map(|e| (e.path().strip_prefix(&root).unwrap().to_owned(), fs::read(e.path()).unwrap())).collect()
    }

    fn rows(&self, dataset: &str, table: &str) -> u64 {
        self.dataset(dataset).current().unwrap().unwrap().manifest.tables[table].rows
    }
}

fn line(n: usize) -> String {
    let day = ["\"2017-03-16\"", "null", "\"2017-03-02\"", "\"2016-12-31\""][n % 4];
    format!(
        "{{\"text\": \"Exports of Belarus to Kazakhstan rose by {n}% to ${n} million in 2016, BelTA said.\", \"published_on\": {day}}}\n"
    )
}

/// A small generator of numbers that only have to be different.
fn random(state: &mut u64, below: usize) -> usize {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*state >> 33) as usize % below
}

#[test]
fn many_runs_over_parts_give_the_same_bytes_as_one_over_all() {
    for seed in 0..2 {
        let world = World::new();
        let mut state = seed;
        for night in 0..6 {
            if night == 4 {
                world.append("1.jsonl", "ne about exports\"}\n");
            }
            for _ in 0..random(&mut state, 12) {
                // Files grow by lines, and articles turn up again: in other files, on other nights.
                let (file, article) = (random(&mut state, 4), random(&mut state, 40));
                world.append(&format!("{file}.jsonl"), &line(article));
            }
            if night == 3 {
                world.append("1.jsonl", "{\"text\": \"half a li");
            }
            world.run("nightly");
        }
        world.run("at_once");
        assert!(world.tables("nightly") == world.tables("at_once"), "seed {seed}");
        assert_eq!(world.rows("nightly", "rejects"), 0, "seed {seed}");
    }
}

#[test]
fn a_run_with_nothing_new_writes_nothing() {
    let world = World::new();
    world.append("a.jsonl", &line(1));
    assert!(world.run("d").snapshot.is_some());
    let state = |root: &Path| -> Vec<(PathBuf, std::time::SystemTime)> {
        let entries = WalkDir::new(root).sort_by_file_name().into_iter().map(Result::unwrap);
        entries
            .map(|e| (e.path().to_owned(), e.metadata().unwrap().modified().unwrap()))
            .filter(|(p, _)| !p.ends_with("snapshots"))
            .collect()
    };
    let before = state(&world.dataset("d").root);
    assert!(world.run("d").snapshot.is_none());
    assert_eq!(state(&world.dataset("d").root), before);
}

#[test]
fn unchanged_months_are_hard_links() {
    let world = World::new();
    world.append("a.jsonl", &(line(0) + &line(3)));
    let first = world.run("d").snapshot.unwrap();
    world.append("b.jsonl", &line(4));
    let second = world.run("d").snapshot.unwrap();
    let is_same = |file: &str| crate::disk::is_same_file(&first.join(file), &second.join(file));
    assert!(
        is_same("articles/2016-12.parquet") && is_same("figures/2016-12.parquet") && is_same("rejects/rejects.parquet")
    );
    assert!(!is_same("articles/2017-03.parquet"));
}

#[test]
fn articles_stay_and_rejects_of_an_input_are_replaced() {
    let world = World::new();
    world.append("a.jsonl", &line(1));
    world.append("b.jsonl", &format!("{}{{\"text\": 7}}\n{{\"te", line(2)));
    world.run("d");
    assert_eq!((world.rows("d", "articles"), world.rows("d", "rejects")), (2, 2));
    fs::remove_file(world.folder.path().join("in/a.jsonl")).unwrap();
    world.append("b.jsonl", "xt\": \"complete now\"}\n");
    world.run("d");
    assert_eq!((world.rows("d", "articles"), world.rows("d", "rejects")), (3, 1));
}

#[test]
fn a_rebuild_from_the_stored_articles_gives_the_same_bytes() {
    let world = World::new();
    (0..30).for_each(|n| world.append("a.jsonl", &line(n)));
    world.append("a.jsonl", "{\"text\": \"MINSK, 5 March 2018. (Kazinform) - Trade grew.\"}\n");
    world.run("d");
    let before = world.tables("d");
    fs::remove_file(world.folder.path().join("in/a.jsonl")).unwrap();
    assert!(world.run_as("d", "two", 2).snapshot.is_some());
    assert!(world.tables("d") == before);
}

#[test]
fn a_forgotten_article_never_comes_back() {
    let world = World::new();
    world.append("a.jsonl", &(line(0) + &line(3) + &line(7)));
    world.run("d");
    let dataset = world.dataset("d");
    let whole = world.tables("d");
    let gone = columnist_extract::Id::of(&[
        "Exports of Belarus to Kazakhstan rose by 7% to $7 million in 2016, BelTA said.",
        "2016-12-31",
    ]);
    let published = forget(&dataset, &[gone.to_string()], 200_000, 5).unwrap();
    assert!(published.snapshot.is_some());
    assert_eq!(world.rows("d", "articles"), 2);
    world.append("b.jsonl", &line(7));
    world.run("d");
    assert_eq!(world.rows("d", "articles"), 2);
    let other = World::new();
    other.append("a.jsonl", &(line(0) + &line(3)));
    other.run("d");
    let without = other.tables("d");
    assert_eq!(without.len(), whole.len());
    assert!(
        world
            .tables("d")
            .iter()
            .filter(|(path, _)| !path.starts_with("articles"))
            .all(|(path, bytes)| without[path] == *bytes)
    );
}

#[test]
fn one_run_at_a_time() {
    let world = World::new();
    let dataset = world.dataset("d");
    let held = Lock::take(&dataset.root).unwrap();
    let fingerprints = Fingerprints { extract: "one".into(), options: "full".into(), tables: "one".into() };
    let refused = Next::begin(&dataset, fingerprints, &[], 0).unwrap_err();
    assert!(refused.is::<Locked>(), "{refused:#}");
    drop(held);
    world.append("a.jsonl", &line(1));
    assert!(world.run("d").snapshot.is_some());
}

#[test]
fn what_a_cut_off_run_left_is_cleared_away() {
    let world = World::new();
    world.append("a.jsonl", &line(1));
    world.run("d");
    let snapshots = world.dataset("d").snapshots();
    fs::create_dir_all(snapshots.join(".staging/articles")).unwrap();
    fs::create_dir_all(snapshots.join(".removed-000000/articles")).unwrap();
    fs::write(snapshots.join(".staging/articles/2017-03.parquet"), "half").unwrap();
    fs::write(world.dataset("d").root.join(".current.new"), "").unwrap();
    world.append("a.jsonl", &line(2));
    world.run("d");
    let left: Vec<String> = crate::disk::names(&snapshots).unwrap();
    assert_eq!(left.len(), 2, "{left:?}");
}

#[test]
fn the_last_and_the_pinned_snapshots_stay() {
    let world = World::new();
    let dataset = world.dataset("d");
    for night in 0..5 {
        world.append("a.jsonl", &line(night));
        world.run("d");
        if night == 1 {
            dataset.pin(&dataset.current().unwrap().unwrap(), "paper").unwrap();
        }
    }
    assert_eq!(dataset.numbers().unwrap(), [2, 4, 5]);
    assert_eq!(dataset.named("paper").unwrap().number, 2);
    assert_eq!(dataset.named("current").unwrap().number, 5);
    assert!(dataset.pin(&dataset.snapshot(4).unwrap(), "paper").is_err());
    assert!(dataset.named("nothing").is_err());
    dataset.unpin("paper").unwrap();
    world.append("a.jsonl", &line(9));
    world.run("d");
    assert_eq!(dataset.numbers().unwrap(), [5, 6]);
}
