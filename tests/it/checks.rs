//! `[[check]]` in a pipeline file: what fails a run after it published, and what holds the publication back.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::sandbox::{Done, Sandbox};
use crate::tables::rows;

const PIPELINE: &str = "dataset = \"rain\"\n[[source]]\nname = \"wire\"\npaths = [\"wire\"]\n";

/// A dataset with one article of long ago, published before there were checks.
fn sandbox(checks: &str) -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("p.toml", PIPELINE);
    sandbox.write("wire/a.jsonl", "{\"text\": \"Sales rose by 5%.\", \"date\": \"2024-05-06\"}\n");
    sandbox.succeed("run p.toml");
    sandbox.write("p.toml", format!("{PIPELINE}{checks}"));
    sandbox
}

fn summary(sandbox: &Sandbox) -> Value {
    serde_json::from_slice(&fs::read(sandbox.path("s.json")).unwrap()).unwrap()
}

fn current(sandbox: &Sandbox) -> String {
    fs::read_link(sandbox.path("output/rain/current")).unwrap().display().to_string()
}

fn assert_failed(done: &Done, words: &str) {
    assert_eq!((done.code, &*done.stdout), (1, ""), "{}", done.stderr);
    assert!(done.stderr.contains(words), "{words}\n{}", done.stderr);
}

#[test]
fn a_check_that_fails_ends_the_run_with_1_after_publishing() {
    let sandbox = sandbox("[[check]]\nkind = \"article_age\"\nmax = 3\n");
    sandbox.write("wire/b.jsonl", "{\"text\": \"It rained.\", \"date\": \"2024-06-07\"}\n");
    let done = sandbox.run("run p.toml");
    assert_failed(&done, "check \"article_age\": the newest article is of 2024-06-07 (");
    assert!(done.stderr.contains("at most 3 is right"), "{}", done.stderr);
    assert_eq!(current(&sandbox), "snapshots/000002");
    // A feed that has dried up brings nothing new: that is what the check is there for.
    assert_failed(&sandbox.run("run p.toml"), "the newest article is of 2024-06-07");
    assert_eq!(current(&sandbox), "snapshots/000002");
}

#[test]
fn a_check_may_hold_the_publication() {
    let sandbox = sandbox("[[check]]\nkind = \"reject_rate\"\nmax = 0.2\non_fail = \"hold\"\n");
    sandbox.write("wire/b.jsonl", "{\"text\": \"It rained.\"}\n{\n");
    for _ in 0..2 {
        let done = sandbox.run("run p.toml --summary-json s.json --metrics m.prom");
        assert_failed(&done, "check \"reject_rate\": 1 of 2 records were rejected (0.5), at most 0.2 is right");
        assert!(done.stderr.contains("not published"), "{}", done.stderr);
        assert_eq!(current(&sandbox), "snapshots/000001", "readers go on seeing the last snapshot");
        assert!(summary(&sandbox)["held"].as_str().unwrap().ends_with(".held"));
    }
    assert!(fs::read_to_string(sandbox.path("m.prom")).unwrap().contains("columnist_held{dataset=\"rain\"} 1\n"));
    let held = sandbox.path("output/rain/snapshots/.held");
    assert_eq!(rows(&held, "articles", &["text"]).len(), 2, "what is held back can be looked at");
    sandbox.succeed("verify output/rain/snapshots/.held");
    assert_eq!(sandbox.run("snapshots p.toml").stdout.lines().count(), 1);

    assert_eq!(sandbox.run("run p.toml --no-hold").code, 1);
    assert_eq!(current(&sandbox), "snapshots/000002");
    assert!(!held.exists());
}

#[test]
fn a_line_that_is_mended_lets_the_held_go() {
    let sandbox = sandbox("[[check]]\nkind = \"reject_rate\"\nmax = 0.2\non_fail = \"hold\"\n");
    sandbox.write("wire/b.jsonl", "{\"text\": \"It rained.\"}\n{\n");
    assert_eq!(sandbox.run("run p.toml").code, 1);
    sandbox.write("wire/b.jsonl", "{\"text\": \"It rained.\"}\n{\"text\": \"It snowed.\"}\n");
    sandbox.succeed("run p.toml");
    assert_eq!(rows(&sandbox.path("output/rain/current"), "articles", &["text"]).len(), 3);
    assert!(!sandbox.path("output/rain/snapshots/.held").exists());
}

#[test]
fn every_check_tells_its_number() {
    let table = |kind: &str, more: &str| format!("[[check]]\nkind = \"{kind}\"\n{more}\n");
    let checks = [
        table("snapshot_age", "max = 0"),
        table("rows", "table = \"articles\"\nmin = 4\nname = \"enough\""),
        table("row_change", "table = \"articles\"\nmin = 0\nmax = 1"),
        table("row_change", "table = \"targets\"\nmin = 0"),
        table("null_rate", "table = \"articles\"\ncolumn = \"published_on\"\nmax = 0.5"),
        table("null_rate", "table = \"targets\"\ncolumn = \"value\"\nmax = 0"),
    ];
    let sandbox = sandbox(&checks.concat());
    sandbox.write("wire/b.jsonl", "{\"text\": \"It rained.\"}\n{\"text\": \"It snowed.\"}\n");
    let done = sandbox.run("run p.toml --summary-json s.json");
    assert_failed(&done, "check \"enough\": rows of articles (3), at least 4 is right");
    let told = summary(&sandbox);
    assert_eq!((&told["exit_code"], &told["held"]), (&json!(1), &Value::Null));
    let checks: Vec<_> = told["checks"].as_array().unwrap().iter().collect();
    let told: Vec<_> =
        checks.iter().map(|c| (c["check"].as_str().unwrap(), &c["value"], c["passed"].as_bool().unwrap())).collect();
    let two_thirds = json!(2.0 / 3.0);
    assert_eq!(
        told,
        [
            ("max_reject_rate", &json!(0.0), true),
            ("snapshot_age", &json!(0.0), true),
            ("enough", &json!(3.0), false),
            ("row_change of articles", &json!(2.0), false),
            ("row_change of targets", &Value::Null, true),
            ("null_rate of articles.published_on", &two_thirds, false),
            ("null_rate of targets.value", &Value::Null, true),
        ]
    );
}

#[test]
fn a_faulty_check_has_its_place_in_the_file() {
    let sandbox = sandbox("[[check]]\nkind = \"rows\"\ntable = \"figurs\"\nmin = 1\non_fail = \"stop\"\n");
    let done = sandbox.run("check p.toml");
    assert_eq!(done.code, 2);
    for part in [
        "p.toml:7:9: there is no table \"figurs\"",
        "hint: did you mean `figures`?",
        "p.toml:9:11: `on_fail` cannot be \"stop\"",
    ] {
        assert!(done.stderr.contains(part), "{part}\n{}", done.stderr);
    }
    assert!(Path::new(&current(&sandbox)).ends_with("000001"));
}
