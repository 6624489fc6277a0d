//! The commands around snapshots: what is kept, what changed, whether it is whole, what is taken out.

use std::fs;

use crate::sandbox::Sandbox;
use crate::tables::rows;

const PIPELINE: &str = "dataset = \"trade\"\nkeep_snapshots = 2\n[[source]]\nname = \"wire\"\npaths = [\"wire\"]\n";

fn line(n: usize) -> String {
    format!(
        "{{\"text\": \"Exports from Belarus to Kazakhstan rose by {n}% to ${n} million in 2016, Prime Minister Jan Novak said.\", \
         \"published_on\": \"2017-{:02}-16\"}}\n",
        n % 3 + 1
    )
}

/// A dataset of as many snapshots as there are files.
fn sandbox(files: usize) -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("p.toml", PIPELINE);
    for n in 0..files {
        sandbox.write(&format!("wire/{n}.jsonl"), line(n + 1));
        sandbox.succeed("run p.toml");
    }
    sandbox
}

#[test]
fn a_snapshot_verifies_where_it_is_and_where_it_is_copied_to() {
    let sandbox = sandbox(2);
    sandbox.succeed("verify p.toml");
    sandbox.succeed("verify output/trade 1");
    let (from, to) = (sandbox.path("output/trade/snapshots/000002"), sandbox.path("copy"));
    for entry in walkdir::WalkDir::new(&from) {
        let entry = entry.unwrap();
        let target = to.join(entry.path().strip_prefix(&from).unwrap());
        if entry.file_type().is_dir() {
            fs::create_dir(target).unwrap()
        } else {
            fs::copy(entry.path(), target).map(drop).unwrap()
        }
    }
    sandbox.succeed("verify copy");

    let articles = to.join("articles/2017-02.parquet");
    let mut bytes = fs::read(&articles).unwrap();
    bytes[100] ^= 1;
    fs::write(&articles, bytes).unwrap();
    fs::write(to.join("dates/notes.txt"), "mine").unwrap();
    fs::remove_file(to.join("figures/2017-03.parquet")).unwrap();
    let done = sandbox.run("verify copy");
    assert_eq!((done.code, &*done.stdout), (1, ""));
    for fault in ["articles/2017-02.parquet: its bytes", "dates/notes.txt: a file that", "figures/2017-03.parquet: "] {
        assert!(done.stderr.contains(fault), "{fault}: {}", done.stderr);
    }
}

#[test]
fn pinned_snapshots_stay_and_are_read_by_their_name() {
    let sandbox = sandbox(1);
    sandbox.succeed("pin p.toml current paper");
    for n in 1..5 {
        sandbox.write(&format!("wire/{n}.jsonl"), line(n + 1));
        sandbox.succeed("run p.toml");
    }
    let listed = sandbox.run("snapshots p.toml").stdout;
    let lines: Vec<&str> = listed.lines().collect();
    assert_eq!(lines.len(), 3, "{listed}");
    assert!(lines[0].starts_with("000001") && lines[0].ends_with("pinned as paper"), "{listed}");
    assert!(lines[2].starts_with("000005") && lines[2].ends_with("current"), "{listed}");
    assert_eq!(rows(&sandbox.path("output/trade/pins/paper"), "articles", &["source_uri"]), ["wire/0.jsonl"]);
    let path = sandbox.run("path p.toml paper").stdout;
    assert!(path.ends_with("snapshots/000001\n"), "{path}");
    sandbox.succeed("unpin p.toml paper");
    assert_eq!(sandbox.run("path p.toml paper").code, 2);
}

#[test]
fn a_diff_counts_rows_and_says_why() {
    let sandbox = sandbox(2);
    let done = sandbox.run("diff p.toml 1 --json");
    let diff: serde_json::Value = serde_json::from_str(&done.stdout).unwrap();
    assert_eq!(diff["tables"]["articles"], serde_json::json!({"added": 1, "removed": 0, "changed": 0}));
    assert_eq!(diff["reasons"], serde_json::json!(["new input wire: wire/1.jsonl"]));
    assert_eq!(diff["tables"].get("rejects"), None);
    assert!(sandbox.run("diff p.toml 1").stdout.contains("because of: new input wire: wire/1.jsonl"));
}

#[test]
fn a_forgotten_article_is_gone_for_good() {
    let sandbox = sandbox(3);
    let current = sandbox.path("output/trade/current");
    sandbox.succeed("forget p.toml --source-uri wire/1*");
    assert_eq!(rows(&current, "articles", &["source_uri"]), ["wire/2.jsonl", "wire/0.jsonl"]);
    sandbox.write("wire/1.jsonl", line(2) + &line(9));
    sandbox.succeed("run p.toml");
    assert_eq!(rows(&current, "articles", &["source_uri", "source_record"]).len(), 3);
    sandbox.succeed("verify p.toml");
    let done = sandbox.run("forget p.toml xyz");
    assert_eq!(done.code, 2);
    assert!(done.stderr.contains("is no article_id"), "{}", done.stderr);
}
