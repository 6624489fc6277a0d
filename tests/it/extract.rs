//! `columnist extract`: what goes in, what lies in the folder afterwards.

use std::fs;
use std::io::Write as _;

use crate::sandbox::{Sandbox, files};
use crate::tables::rows;

const TABLES: [&str; 9] =
    ["articles", "clusters", "dates", "entities", "figures", "mentions", "observations", "rejects", "targets"];

#[test]
fn jsonl_and_text_become_the_same_tables() {
    let sandbox = Sandbox::new();
    sandbox.write(
        "in/a.jsonl",
        "{\"text\": \"Exports rose 5% in May.\", \"published_on\": \"2024-06-10\", \"title\": \"Exports\"}\n",
    );
    sandbox.write("in/deep/b.txt", " date 2024-07-10 LIMA. Imports fell.\r\n");
    sandbox.write("in/2024-08-10-c.txt", "It rained in Lima.");
    sandbox.write("in/notes.md", "no article");
    sandbox.succeed("extract in --out out");

    let out = sandbox.path("out");
    for table in TABLES {
        assert!(fs::read_dir(out.join(table)).unwrap().next().is_some(), "{table}");
    }
    let columns =
        ["source", "source_uri", "source_record", "source_format", "published_on", "published_method", "text"];
    assert_eq!(
        rows(&out, "articles", &columns),
        [
            "extract a.jsonl 0 jsonl 2024-06-10 field Exports rose 5% in May.",
            "extract deep/b.txt - text 2024-07-10 header LIMA. Imports fell.",
            "extract 2024-08-10-c.txt - text 2024-08-10 filename It rained in Lima.",
        ]
    );
}

#[test]
fn nothing_but_parquet_lies_in_the_folder_of_a_table() {
    let sandbox = Sandbox::new();
    sandbox.write("a.txt", "Exports rose 5%.");
    sandbox.succeed("extract a.txt --out out");
    for (name, bytes) in files(&sandbox.path("out")) {
        assert!(name.ends_with(".parquet") && name.matches('/').count() == 1 && bytes.starts_with(b"PAR1"), "{name}");
    }
}

#[test]
fn compressed_files_and_standard_input() {
    let sandbox = Sandbox::new();
    let line = "{\"text\": \"Exports rose 5%.\", \"date\": \"2024-06-10\"}\n";
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gz.write_all(line.as_bytes()).unwrap();
    sandbox.write("a.jsonl.gz", gz.finish().unwrap());
    sandbox.write("b.jsonl.zst", zstd::encode_all(line.replace("rose", "fell").as_bytes(), 1).unwrap());
    sandbox.succeed("extract a.jsonl.gz b.jsonl.zst --out out");
    assert_eq!(rows(&sandbox.path("out"), "articles", &["source_uri"]).len(), 2);

    let done = sandbox.run_with(&["extract", "-", "--out", "piped"], line.as_bytes());
    assert_eq!((done.code, &*done.stderr), (0, ""));
    assert_eq!(rows(&sandbox.path("piped"), "articles", &["source_uri", "source_record"]), ["- 0"]);
    let done = sandbox.run_with(&["extract", "-", "--format", "text", "--out", "text"], b"Exports rose.");
    assert_eq!(done.code, 0);
    assert_eq!(rows(&sandbox.path("text"), "articles", &["text"]), ["Exports rose."]);
}

#[test]
fn a_folder_that_holds_something_is_left_alone() {
    let sandbox = Sandbox::new();
    sandbox.write("a.txt", "Exports rose.");
    sandbox.write("out/mine.csv", "1");
    let done = sandbox.run("extract a.txt --out out");
    assert_eq!((done.code, &*done.stdout), (2, ""));
    assert!(done.stderr.contains("out is not empty") && done.stderr.contains("--force"), "{}", done.stderr);
    assert_eq!(files(&sandbox.path("out")).len(), 1);

    sandbox.succeed("extract a.txt --out out --force");
    sandbox.write("a.txt", "Imports fell.");
    sandbox.succeed("extract a.txt --out out --force");
    assert_eq!(rows(&sandbox.path("out"), "articles", &["text"]), ["Imports fell."]);
    assert_eq!(fs::read_to_string(sandbox.path("out/mine.csv")).unwrap(), "1");
}

#[test]
fn the_same_article_twice_is_one_row() {
    let sandbox = Sandbox::new();
    for name in ["b/again.txt", "a/first.txt"] {
        sandbox.write(name, " date 2024-05-06 Exports rose.");
    }
    sandbox.write("c/other-day.txt", " date 2024-05-07 Exports rose.");
    let done = sandbox.run("extract a b c --out out --summary-json -");
    let summary: serde_json::Value = serde_json::from_str(&done.stdout).unwrap();
    assert_eq!(
        (&summary["articles_read"], &summary["duplicates"], &summary["rows"]["articles"]),
        (&3.into(), &1.into(), &2.into())
    );
    assert_eq!(rows(&sandbox.path("out"), "articles", &["source_uri"]), ["a/first.txt", "c/other-day.txt"]);
}

#[test]
fn talks_only_when_asked() {
    let sandbox = Sandbox::new();
    sandbox.write("a.txt", "Exports rose 5%.");
    let done = sandbox.run("extract a.txt --out out -v");
    assert_eq!((done.code, &*done.stdout), (0, ""));
    assert!(done.stderr.contains("out: 1 article,"), "{}", done.stderr);
    sandbox.succeed("extract a.txt --out quiet --summary-json summary.json");
    let summary = fs::read_to_string(sandbox.path("summary.json")).unwrap();
    assert!(summary.contains("\"command\": \"extract\""), "{summary}");
}
