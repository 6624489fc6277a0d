//! Readers while runs are at work: each sees one snapshot, the old or the new, and nothing half-written.

use std::fs;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::sandbox::Sandbox;
use crate::tables::rows;
use crate::trade::{line, soak, tell};

const PIPELINE: &str = "dataset = \"trade\"\n[[source]]\nname = \"wire\"\npaths = [\"wire\"]\n";

#[test]
fn who_reads_during_a_run_sees_the_old_snapshot_or_the_new_one() {
    let nights = if soak().is_some() { 40 } else { 4 };
    let sandbox = Sandbox::new();
    sandbox.write("p.toml", PIPELINE);
    sandbox.write("wire/0.jsonl", line(0));
    sandbox.succeed("run p.toml");
    let is_over = AtomicBool::new(false);
    let reads = std::thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut reads = 0;
            while !is_over.load(Ordering::Relaxed) {
                // Resolved once, as `columnist path` does: all tables come from one moment.
                let snapshot = sandbox.path("output/trade/current").canonicalize().unwrap();
                let manifest: serde_json::Value =
                    serde_json::from_slice(&fs::read(snapshot.join("manifest.json")).unwrap()).unwrap();
                for (table, key) in [("articles", "article_id"), ("figures", "figure_id"), ("entities", "entity_id")] {
                    let n_rows = rows(&snapshot, table, &[key]).len();
                    let wanted = &manifest["tables"][table]["rows"];
                    assert_eq!(wanted.as_u64(), Some(n_rows as u64), "{table} of {}", snapshot.display());
                }
                reads += 1;
            }
            reads
        });
        for night in 1..=nights {
            sandbox.write(&format!("wire/{night}.jsonl"), line(night));
            sandbox.succeed("run p.toml");
        }
        is_over.store(true, Ordering::Relaxed);
        reader.join().unwrap()
    });
    assert!(reads > 0);
    tell(&format!("readers: {reads} looks during {nights} runs, each at a whole snapshot"));
}
