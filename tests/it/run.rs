//! `columnist run`: the job, night after night.

use std::fs;
use std::path::Path;

use crate::sandbox::{Sandbox, files, project};
use crate::tables::rows;

const PIPELINE: &str =
    "dataset = \"rain\"\nmax_reject_rate = 0.4\nkeep_snapshots = 2\n[[source]]\nname = \"wire\"\npaths = [\"wire\"]\n";

fn sandbox() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("p.toml", PIPELINE);
    sandbox.write("wire/a.jsonl", "{\"text\": \"It rained in Peru.\", \"date\": \"2024-05-06\"}\n");
    sandbox
}

#[test]
fn each_run_with_something_new_is_a_snapshot() {
    let sandbox = sandbox();
    sandbox.succeed("run p.toml");
    let current = sandbox.path("output/rain/current");
    assert_eq!(fs::read_link(&current).unwrap(), Path::new("snapshots/000001"));
    assert_eq!(rows(&current, "articles", &["source", "source_uri", "text"]), ["wire wire/a.jsonl It rained in Peru."]);

    sandbox.succeed("run p.toml");
    assert_eq!(fs::read_link(&current).unwrap(), Path::new("snapshots/000001"), "nothing was new");
    sandbox.write("wire/b.txt", " date 2024-06-07 It snowed in Chile.");
    sandbox.succeed("run p.toml");
    assert_eq!(fs::read_link(&current).unwrap(), Path::new("snapshots/000002"));
    fs::remove_file(sandbox.path("wire/a.jsonl")).unwrap();
    sandbox.write("wire/c.txt", "It hailed.");
    sandbox.succeed("run p.toml");
    assert_eq!(rows(&current, "articles", &["text"]).len(), 3, "an article stays though its file goes");
    let snapshots = fs::read_dir(sandbox.path("output/rain/snapshots")).unwrap().count();
    assert_eq!(snapshots, 2, "keep_snapshots");
}

#[test]
fn a_snapshot_describes_itself() {
    let sandbox = sandbox();
    sandbox.succeed("run p.toml");
    let current = sandbox.path("output/rain/current");
    for name in ["manifest.json", "datapackage.json"] {
        let text = fs::read_to_string(current.join(name)).unwrap();
        let _: serde_json::Value = serde_json::from_str(&text).unwrap();
    }
    assert!(fs::read_to_string(current.join("views.sql")).unwrap().contains("CREATE"));
}

#[test]
fn too_many_rejects_fail_the_run_after_publishing() {
    let sandbox = sandbox();
    sandbox.write("wire/b.jsonl", "{\"text\": \"It rained.\"}\n{\n{\n");
    let done = sandbox.run("run p.toml");
    assert_eq!((done.code, &*done.stdout), (1, ""));
    assert!(
        done.stderr.contains("check \"max_reject_rate\": 2 of 4 records were rejected (0.5), at most 0.4 is right"),
        "{}",
        done.stderr
    );
    assert_eq!(rows(&sandbox.path("output/rain/current"), "articles", &["text"]).len(), 2);
}

#[test]
fn months_whose_tables_are_alike_go_side_by_side() {
    let sandbox = sandbox();
    // Nothing to read in them: the tables of each month but that of the articles have the same bytes.
    let article = |year, month| format!("{{\"text\": \"It rained.\", \"date\": \"{year}-{month:02}-01\"}}\n");
    let articles: String = (2000..2010).flat_map(|year| (1..=12).map(move |month| article(year, month))).collect();
    sandbox.write("wire/b.jsonl", articles);
    sandbox.succeed("run p.toml --threads 8");
    let current = sandbox.path("output/rain/current");
    assert_eq!(files(&current).iter().filter(|(name, _)| name.starts_with("figures/")).count(), 121);
    assert_eq!(rows(&current, "articles", &["text"]).len(), 121);
}

#[test]
fn a_faulty_pipeline_stops_before_any_work() {
    let sandbox = sandbox();
    sandbox.write("p.toml", PIPELINE.replace("dataset", "datset"));
    let done = sandbox.run("run p.toml");
    assert_eq!(done.code, 2);
    assert!(done.stderr.contains("p.toml:1:1: unknown key `datset`"), "{}", done.stderr);
    assert!(!sandbox.path("output").exists());
}

#[test]
fn a_second_run_at_once_is_told_to_come_back() {
    let sandbox = sandbox();
    sandbox.succeed("run p.toml");
    let lock = fs::File::options().write(true).open(sandbox.path("output/rain/lock")).unwrap();
    lock.lock().unwrap();
    let done = sandbox.run("run p.toml");
    assert_eq!(done.code, 75);
    assert!(done.stderr.contains("another run"), "{}", done.stderr);
    drop(lock);
    sandbox.succeed("run p.toml");
}

#[test]
fn the_demo_gives_the_same_bytes_whatever_the_threads() {
    let mut outputs = Vec::new();
    for threads in [1, 2] {
        let sandbox = Sandbox::new();
        for entry in walkdir::WalkDir::new(project().join("pipelines")) {
            let entry = entry.unwrap();
            if entry.file_type().is_file() {
                let name = entry.path().strip_prefix(project()).unwrap().to_string_lossy().into_owned();
                sandbox.write(&name, fs::read(entry.path()).unwrap());
            }
        }
        sandbox.succeed(&format!("run pipelines/demo.toml --threads {threads}"));
        let mut tables = files(&sandbox.path("output/demo/snapshots/000001"));
        tables.retain(|(name, _)| name.ends_with(".parquet"));
        assert!(tables.len() > 20);
        outputs.push(tables);
    }
    assert!(outputs[0] == outputs[1]);
}
