//! Another configuration, lexicon or version, seen by its fingerprint: all rows are made anew from the stored texts, without the raw input.

use std::fs;

use serde_json::Value;

use crate::sandbox::Sandbox;
use crate::tables::rows;
use crate::trade::{PIPELINE, line, tables};

fn sandbox() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("p.toml", format!("{PIPELINE}publisher = \"Example Wire\"\n"));
    sandbox.write("wire/0.jsonl", line(0) + &line(1));
    sandbox.write("wire/2017-02-03-rain.txt", "MINSK, Feb 2 (Northwire) - Rain cost $3 million, Jan Novak said.");
    sandbox.succeed("run p.toml");
    sandbox
}

fn manifest(sandbox: &Sandbox) -> Value {
    serde_json::from_slice(&fs::read(sandbox.path("output/trade/current/manifest.json")).unwrap()).unwrap()
}

#[test]
fn another_version_rebuilds_from_the_stored_texts() {
    let sandbox = sandbox();
    let (before, fingerprints) = (tables(&sandbox), manifest(&sandbox)["fingerprints"].clone());
    for name in ["extract", "options", "tables"] {
        // As if the snapshot had been written by another version, when there still was raw input.
        let mut of_another = manifest(&sandbox);
        of_another["fingerprints"][name] = "another".into();
        let file = sandbox.path("output/trade/current").canonicalize().unwrap().join("manifest.json");
        fs::write(file, serde_json::to_vec(&of_another).unwrap()).unwrap();
        let _ = fs::remove_dir_all(sandbox.path("wire"));
        fs::create_dir(sandbox.path("wire")).unwrap();
        let number = of_another["snapshot"].as_u64().unwrap();

        let done = sandbox.run("run p.toml -v");
        assert_eq!(done.code, 0, "{}", done.stderr);
        assert!(done.stderr.contains("all rows are made anew from the stored articles"), "{}", done.stderr);
        assert!(tables(&sandbox) == before, "{name}: the rebuilt tables differ");
        assert_eq!(manifest(&sandbox)["fingerprints"], fingerprints);
        assert_eq!(manifest(&sandbox)["snapshot"], number + 1);
        sandbox.succeed("verify p.toml");
        sandbox.succeed("run p.toml");
        assert_eq!(manifest(&sandbox)["snapshot"], number + 1, "nothing is left to do");
    }
}

#[test]
fn another_option_reaches_the_stored_articles_and_says_why() {
    let sandbox = sandbox();
    sandbox.succeed("pin p.toml current before");
    let methods = || rows(&sandbox.path("output/trade/current"), "mentions", &["method"]);
    assert!(methods().iter().any(|method| method != "lexicon"));
    sandbox.write("p.toml", format!("entities = \"lexicon\"\n{PIPELINE}publisher = \"Example Wire\"\n"));
    fs::remove_dir_all(sandbox.path("wire")).unwrap();
    fs::create_dir(sandbox.path("wire")).unwrap();
    sandbox.succeed("run p.toml");
    assert!(methods().len() < rows(&sandbox.path("output/trade/pins/before"), "mentions", &["method"]).len());
    let diff = sandbox.run("diff p.toml before").stdout;
    assert!(diff.contains("because of: another options"), "{diff}");
    assert!(diff.contains("mentions"), "{diff}");
}

#[test]
fn a_source_that_is_described_otherwise_is_read_again() {
    let sandbox = sandbox();
    sandbox.write("p.toml", format!("{PIPELINE}publisher = \"Other Wire\"\n"));
    assert_eq!(sandbox.run("run p.toml --dry-run").stdout.lines().count(), 2);
}

#[test]
fn what_is_kept_beside_the_snapshots_can_be_lost() {
    let sandbox = sandbox();
    // Files that changed a moment ago are digested each time; these are old.
    for name in ["0.jsonl", "2017-02-03-rain.txt"] {
        let file = fs::File::options().append(true).open(sandbox.path("wire").join(name)).unwrap();
        file.set_modified(std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000_000)).unwrap();
    }
    let number = manifest(&sandbox)["snapshot"].clone();
    for broken in [None, Some("{")] {
        fs::remove_dir_all(sandbox.path("output/trade/state")).unwrap();
        if let Some(text) = broken {
            sandbox.write("output/trade/state/inputs.json", text);
        }
        sandbox.succeed("run p.toml");
        assert_eq!(manifest(&sandbox)["snapshot"], number, "nothing is new");
        let index: Value =
            serde_json::from_slice(&fs::read(sandbox.path("output/trade/state/inputs.json")).unwrap()).unwrap();
        assert_eq!(index["files"].as_object().unwrap().len(), 2, "{index}");
    }
}
