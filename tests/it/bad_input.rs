//! Whatever is wrong with an input, it is told, and the rest lands.

use std::fs;

use crate::sandbox::Sandbox;
use crate::tables::rows;

const COLUMNS: [&str; 5] = ["source_uri", "source_record", "byte_offset", "stage", "code"];

#[test]
fn each_bad_line_is_a_reject_and_the_rest_lands() {
    let sandbox = Sandbox::new();
    let lines: [&[u8]; 8] = [
        b"{\"text\": \"First.\"}\n",
        b"{\"text\": \"Cut off\n",
        b"{\"text\": \"caf\xe9\"}\n",
        b"{\"title\": \"No text\"}\n",
        b"\n",
        b"{\"text\": \"A day in February.\", \"date\": \"2024-02-31\"}\n",
        b"[\"text\"]\n",
        b"{\"text\": \"Last, without a line end.\"}",
    ];
    sandbox.write("in.jsonl", lines.concat());
    let done = sandbox.run("extract in.jsonl --out out -v");
    assert_eq!(done.code, 0);
    assert!(done.stderr.contains("5 records were rejected"), "{}", done.stderr);
    let out = sandbox.path("out");
    assert_eq!(rows(&out, "articles", &["source_record"]).len(), 2);
    let mut found = rows(&out, "rejects", &COLUMNS);
    found.sort();
    assert_eq!(
        found,
        [
            "in.jsonl 1 19 parse truncated_json",
            "in.jsonl 2 37 decode not_utf8",
            "in.jsonl 3 54 validate no_text",
            "in.jsonl 5 76 validate bad_date",
            "in.jsonl 6 129 parse not_an_object",
        ]
    );
    assert_eq!(
        rows(&out, "rejects", &["excerpt", "message"]).iter().filter(|row| row.contains("2024-02-31")).count(),
        1
    );
}

#[test]
fn each_bad_file_is_a_reject_and_the_rest_lands() {
    let sandbox = Sandbox::new();
    sandbox.write("in/empty.txt", "");
    sandbox.write("in/latin1.txt", b"Caf\xe9");
    sandbox.write("in/no-day.txt", " date 2023-02-29 It rained.");
    sandbox.write("in/no-gzip.jsonl.gz", "{\"text\": \"It rained, but nobody compressed it.\"}");
    let whole = zstd::encode_all("{\"text\": \"It rained.\"}\n".repeat(9000).as_bytes(), 1).unwrap();
    sandbox.write("in/torn.jsonl.zst", &whole[..whole.len() / 2]);
    fs::create_dir_all(sandbox.path("in/folder.jsonl")).unwrap();
    sandbox.write("in/good.txt", "It rained.");
    sandbox.succeed("extract in --out out");
    let mut found = rows(&sandbox.path("out"), "rejects", &["source_uri", "stage", "code"]);
    found.sort();
    assert_eq!(
        found,
        [
            "empty.txt validate no_text",
            "latin1.txt decode not_utf8",
            "no-day.txt validate bad_date",
            "no-gzip.jsonl.gz decode bad_compression",
            "torn.jsonl.zst decode truncated_file",
        ]
    );
    assert!(rows(&sandbox.path("out"), "articles", &["source_uri"]).contains(&"good.txt".to_owned()));
}

#[test]
fn a_folder_named_like_a_file() {
    let sandbox = Sandbox::new();
    fs::create_dir_all(sandbox.path("in.jsonl")).unwrap();
    sandbox.write("good.txt", "It rained.");
    sandbox.succeed("extract in.jsonl good.txt --out out");
    assert_eq!(rows(&sandbox.path("out"), "rejects", &["source_uri", "stage", "code"]), ["in.jsonl open is_a_folder"]);
}

#[test]
fn a_line_of_100_mb() {
    let sandbox = Sandbox::new();
    let long = format!("{{\"text\": \"{}\"}}\n", "x".repeat(100 << 20));
    sandbox.write("in.jsonl", format!("{{\"text\": \"First.\"}}\n{long}{{\"text\": \"Last.\"}}\n"));
    sandbox.succeed("extract in.jsonl --out out");
    let out = sandbox.path("out");
    assert_eq!(rows(&out, "articles", &["source_record"]).len(), 2);
    assert_eq!(rows(&out, "rejects", &COLUMNS), ["in.jsonl 1 19 decode too_long"]);
}

#[cfg(unix)]
#[test]
fn no_permission() {
    use std::os::unix::fs::PermissionsExt as _;
    let sandbox = Sandbox::new();
    sandbox.write("in/good.txt", "It rained.");
    let closed = sandbox.write("in/closed.txt", "It rained on me.");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&closed).is_ok() {
        return; // The superuser may read everything.
    }
    sandbox.succeed("extract in --out out");
    assert_eq!(
        rows(&sandbox.path("out"), "rejects", &["source_uri", "stage", "code"]),
        ["closed.txt open no_permission"]
    );
}

#[test]
fn inputs_that_are_not_there_or_not_known_stop_before_any_work() {
    let sandbox = Sandbox::new();
    sandbox.write("page.pdf", "");
    let done = sandbox.run("extract nowhere.jsonl page.pdf --out out");
    assert_eq!(done.code, 2);
    assert!(
        done.stderr.contains("nowhere.jsonl: no such file") && done.stderr.contains("page.pdf: its name"),
        "{}",
        done.stderr
    );
    assert!(done.stderr.contains("hint: --format"), "{}", done.stderr);
    assert!(!sandbox.path("out").exists());
    fs::create_dir_all(sandbox.path("empty")).unwrap();
    assert_eq!(sandbox.run("extract empty --out out").code, 2);
}
