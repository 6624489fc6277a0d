//! Night after night: many runs over what came in end as one run over all of it, and say what they did.
//!
//! The short form is a week; with `COLUMNIST_SOAK` it is a month and more of Reuters-21578, where that lies beside the project.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::io::Read as _;

use crate::sandbox::{Sandbox, files, shared};
use crate::trade::{soak, tell};

const PIPELINE: &str = "dataset = \"news\"\nkeep_snapshots = 2\n[[source]]\nname = \"wire\"\npaths = [\"wire\"]\n";

fn tables(sandbox: &Sandbox) -> BTreeMap<String, Vec<u8>> {
    let current = sandbox.path("output/news/current").canonicalize().unwrap();
    files(&current).into_iter().filter(|(name, _)| name.ends_with(".parquet")).collect()
}

/// Runs once for each night's file, then once over all of them elsewhere. Says how long each night took.
fn nights(nights: &[(String, String)]) {
    let (nightly, at_once) = (Sandbox::new(), Sandbox::new());
    for sandbox in [&nightly, &at_once] {
        sandbox.write("p.toml", PIPELINE);
    }
    for (name, lines) in nights {
        nightly.write(&format!("wire/{name}.jsonl"), lines);
        nightly.succeed("run p.toml --summary-json s.json");
        let summary: serde_json::Value = serde_json::from_slice(&fs::read(nightly.path("s.json")).unwrap()).unwrap();
        assert_eq!(summary["inputs_read"], 1);
        let (bytes, new, all) = (lines.len(), &summary["articles_new"], &summary["rows"]["articles"]);
        tell(&format!(
            "night {name}: {bytes:>8} bytes, {new:>5} new articles, {all:>6} in all, {:>7} s",
            summary["seconds"]
        ));
        at_once.write(&format!("wire/{name}.jsonl"), lines);
    }
    at_once.succeed("run p.toml");
    assert!(tables(&nightly) == tables(&at_once), "many runs and one run differ");
    tell(&format!("{} nights end byte-identical to one run", nights.len()));
    nightly.succeed("verify p.toml");
}

#[test]
fn a_week_of_nights_ends_as_one_run() {
    let line = |n: usize, day: usize| {
        format!(
            "{{\"text\": \"MINSK. Exports of Belarus to Kazakhstan rose by {n}% to ${n}.5 million in 2016, President Jan Novak told \
             Example Wire. The target of $1 billion by 2020 stays.\", \"published_on\": \"2017-0{}-{:02}\"}}\n",
            day % 3 + 1,
            day % 28 + 1
        )
    };
    let mut week = Vec::new();
    for night in 0..7 {
        // Each night brings new articles, some of last night's again, and one from long ago.
        let mut lines = String::new();
        for n in 0..6 {
            let _ = write!(lines, "{}", line(night * 4 + n, night * 9 + n));
        }
        let _ = write!(lines, "{}", line(100 + night, 0));
        week.push((format!("2017-{night}"), lines));
    }
    nights(&week);
}

#[test]
fn a_month_of_reuters_ends_as_one_run() {
    if soak().is_none() {
        return;
    }
    let Some(corpus) = shared("corpora/reuters21578.jsonl.gz") else { return };
    let mut text = String::new();
    flate2::read::MultiGzDecoder::new(fs::File::open(corpus).unwrap()).read_to_string(&mut text).unwrap();
    let mut by_day: BTreeMap<String, String> = BTreeMap::new();
    for line in text.lines() {
        let article: serde_json::Value = serde_json::from_str(line).unwrap();
        let day = article["published_on"].as_str().unwrap_or("undated").to_owned();
        let lines = by_day.entry(day).or_default();
        lines.push_str(line);
        lines.push('\n');
    }
    assert!(by_day.len() > 30);
    nights(&by_day.into_iter().collect::<Vec<_>>());
}

#[test]
fn a_dry_run_lists_what_is_new_and_writes_nothing() {
    let sandbox = Sandbox::new();
    sandbox.write("p.toml", PIPELINE);
    sandbox.write("wire/a.jsonl", "{\"text\": \"Trade grew.\"}\n");
    assert_eq!(sandbox.run("run p.toml --dry-run").stdout, "wire: wire/a.jsonl\n");
    assert!(!sandbox.path("output").exists());
    sandbox.succeed("run p.toml");
    sandbox.write("wire/b.jsonl", "{\"text\": \"Trade fell.\"}\n");
    let before: BTreeSet<_> = files(&sandbox.path("output")).into_iter().collect();
    assert_eq!(sandbox.run("run p.toml --dry-run").stdout, "wire: wire/b.jsonl\n");
    assert!(files(&sandbox.path("output")).into_iter().collect::<BTreeSet<_>>() == before);
}

#[test]
fn metrics_tell_of_success_and_of_failure() {
    let sandbox = Sandbox::new();
    sandbox.write("p.toml", PIPELINE);
    sandbox.write("wire/a.jsonl", "{\"text\": \"Trade grew.\"}\n");
    sandbox.succeed("run p.toml --metrics columnist.prom");
    let metrics = fs::read_to_string(sandbox.path("columnist.prom")).unwrap();
    assert!(metrics.contains("columnist_last_run_success{dataset=\"news\"} 1\n"), "{metrics}");
    assert!(metrics.contains("columnist_table_rows{dataset=\"news\",table=\"articles\"} 1\n"), "{metrics}");
    sandbox.write("wire/a.jsonl", "{\n{\n{\n");
    assert_eq!(sandbox.run("run p.toml --metrics columnist.prom").code, 1);
    assert!(fs::read_to_string(sandbox.path("columnist.prom")).unwrap().contains("success{dataset=\"news\"} 0\n"));
}
