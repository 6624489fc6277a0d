//! What other programs watch: the log in JSON, the summary, the metrics, the exit code.

use std::fs;

use serde_json::{Value, json};

use crate::sandbox::{Done, Sandbox};

const PIPELINE: &str = "dataset = \"rain\"\n[[source]]\nname = \"wire\"\npaths = [\"wire\"]\n";

fn sandbox() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("p.toml", PIPELINE);
    sandbox.write("wire/a.jsonl", "{\"text\": \"It rained in Peru.\", \"date\": \"2024-05-06\"}\n");
    sandbox
}

/// Every line of standard error, each an object with the same keys.
fn events(done: &Done) -> Vec<Value> {
    let events: Vec<Value> = done.stderr.lines().map(|line| serde_json::from_str(line).expect(line)).collect();
    for event in &events {
        let keys: Vec<&String> = event.as_object().unwrap().keys().collect();
        assert_eq!(keys, ["event", "fields", "level", "message", "ts"], "{event}");
        let ts = event["ts"].as_str().unwrap();
        assert!(ts.len() == 24 && ts.ends_with('Z'), "{ts}");
    }
    events
}

fn names(events: &[Value]) -> Vec<(&str, &str)> {
    events.iter().map(|event| (event["level"].as_str().unwrap(), event["event"].as_str().unwrap())).collect()
}

#[test]
fn a_run_logs_one_object_a_line() {
    let sandbox = sandbox();
    let done = sandbox.run("run p.toml --log-format json");
    let events_of_run = events(&done);
    assert_eq!((done.code, names(&events_of_run)), (0, vec![("info", "published")]));
    let fields = &events_of_run[0]["fields"];
    assert_eq!((&fields["articles_new"], &fields["rows"]["articles"]), (&json!(1), &json!(1)));
    assert_eq!(names(&events(&sandbox.run("run p.toml --log-format json"))), [("info", "nothing_new")]);
    assert_eq!(sandbox.run("run p.toml --log-format json --quiet").stderr, "");
    assert_eq!(names(&events(&sandbox.run("verify p.toml --log-format json"))), [("info", "verified")]);
    assert_eq!(names(&events(&sandbox.run("pin p.toml 1 paper --log-format json"))), [("info", "pinned")]);
    assert_eq!(names(&events(&sandbox.run("check p.toml --log-format json"))), [("info", "checked")]);
}

#[test]
fn what_is_wrong_is_an_object_too() {
    let sandbox = sandbox();
    sandbox.succeed("run p.toml");
    sandbox.write("wire/a.jsonl", "{\n{\n");
    let done = sandbox.run("run p.toml --log-format json");
    let told = events(&done);
    assert_eq!((done.code, names(&told)), (1, vec![("info", "published"), ("error", "check_failed")]));
    assert_eq!(told[1]["fields"]["check"], "max_reject_rate");

    fs::write(sandbox.path("output/rain/current/figures/notes.txt"), "mine").unwrap();
    let done = sandbox.run("verify p.toml --log-format json");
    assert_eq!((done.code, names(&events(&done))), (1, vec![("error", "snapshot_fault")]));

    sandbox.write("q.toml", PIPELINE.replace("paths", "path"));
    let done = sandbox.run("run q.toml --log-format json");
    let told = events(&done);
    assert_eq!((done.code, names(&told)[0]), (2, ("error", "config_fault")));
    assert_eq!((&told[0]["fields"]["file"], &told[0]["fields"]["line"]), (&json!("q.toml"), &json!(2)));

    let done = sandbox.run("run --log-format json --no-such-flag");
    assert_eq!((done.code, names(&events(&done))), (2, vec![("error", "usage")]));

    let lock = fs::File::options().write(true).open(sandbox.path("output/rain/lock")).unwrap();
    lock.lock().unwrap();
    let done = sandbox.run("run p.toml --log-format json");
    let told = events(&done);
    assert_eq!((done.code, names(&told)), (75, vec![("error", "locked")]));
    assert_eq!(told[0]["fields"]["exit_code"], 75);
}

#[test]
fn a_run_that_cannot_run_says_so_in_the_summary_and_the_metrics() {
    let sandbox = sandbox();
    let run = "run p.toml --summary-json s.json --metrics m.prom";
    let summary = || -> Value { serde_json::from_slice(&fs::read(sandbox.path("s.json")).unwrap()).unwrap() };
    let metric = |name: &str| -> Option<String> {
        let metrics = fs::read_to_string(sandbox.path("m.prom")).unwrap();
        let prefix = format!("columnist_{name}{{dataset=\"rain\"}} ");
        metrics.lines().find_map(|line| line.strip_prefix(&prefix).map(str::to_owned))
    };
    sandbox.succeed(run);
    assert_eq!(summary()["exit_code"], 0);
    let success = metric("last_success_timestamp_seconds").unwrap();

    fs::rename(sandbox.path("output/rain/snapshots/000001"), sandbox.path("lost")).unwrap();
    assert_eq!(sandbox.run(run).code, 2);
    assert_eq!(summary()["exit_code"], 2);
    assert!(summary()["error"].as_str().unwrap().contains("manifest.json"));
    assert_eq!(
        (metric("last_run_success").as_deref(), metric("last_run_exit_code").as_deref()),
        (Some("0"), Some("2"))
    );
    assert_eq!(metric("last_success_timestamp_seconds"), Some(success), "it is remembered");

    let before = fs::read(sandbox.path("m.prom")).unwrap();
    let lock = fs::File::options().write(true).open(sandbox.path("output/rain/lock")).unwrap();
    lock.lock().unwrap();
    assert_eq!(sandbox.run(run).code, 75);
    assert_eq!(summary()["exit_code"], 75);
    assert_eq!(fs::read(sandbox.path("m.prom")).unwrap(), before, "the run that holds the lock writes the metrics");
}
