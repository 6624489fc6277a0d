//! A file that grows from night to night: what was read is not read again, and the tables end as those of one run.

use std::fs;
use std::io::Write as _;

use crate::sandbox::Sandbox;
use crate::trade::{PIPELINE, line, random, soak, tables, tell};

/// Runs, and says how many articles were read, and how many rejects stand.
fn run(sandbox: &Sandbox) -> (u64, u64) {
    sandbox.succeed("run p.toml --summary-json s.json");
    let summary: serde_json::Value = serde_json::from_slice(&fs::read(sandbox.path("s.json")).unwrap()).unwrap();
    (summary["articles_read"].as_u64().unwrap(), summary["rows"]["rejects"].as_u64().unwrap())
}

fn append(sandbox: &Sandbox, bytes: &[u8]) {
    fs::File::options().append(true).open(sandbox.path("wire/0.jsonl")).unwrap().write_all(bytes).unwrap();
}

fn same_as_one_run(sandbox: &Sandbox, what: &str) {
    let at_once = Sandbox::new();
    at_once.write("p.toml", PIPELINE);
    at_once.write("wire/0.jsonl", fs::read(sandbox.path("wire/0.jsonl")).unwrap());
    at_once.succeed("run p.toml");
    assert!(tables(sandbox) == tables(&at_once), "{what} differs from one run");
}

#[test]
fn only_what_was_added_is_read() {
    let sandbox = Sandbox::new();
    sandbox.write("p.toml", PIPELINE);
    let lines: Vec<String> = (0..20).map(line).collect();
    sandbox.write("wire/0.jsonl", lines[..10].concat() + "{\"text\": 7}\n" + &lines[10][..30]);
    assert_eq!(run(&sandbox), (10, 2));
    // The half line becomes an article; the reject before it stays.
    append(&sandbox, format!("{}{}", &lines[10][30..], lines[11]).as_bytes());
    assert_eq!(run(&sandbox), (2, 1));
    append(&sandbox, lines[12].trim_end().as_bytes());
    assert_eq!(run(&sandbox), (1, 1));
    // A last line without its end is read once more, for nobody knew that it was whole.
    append(&sandbox, format!("\n{}", lines[13]).as_bytes());
    assert_eq!(run(&sandbox), (2, 1));
    same_as_one_run(&sandbox, "a file that grew");

    // Other bytes in front: nothing that is known can be relied on.
    let known = fs::read_to_string(sandbox.path("wire/0.jsonl")).unwrap();
    sandbox.write("wire/0.jsonl", known.replace("{\"text\": 7}", &lines[15]) + &lines[14]);
    assert_eq!(run(&sandbox), (16, 0));
    sandbox.succeed("verify p.toml");
}

#[test]
fn what_is_known_of_a_source_that_changed_is_read_again() {
    let sandbox = Sandbox::new();
    sandbox.write("p.toml", PIPELINE);
    sandbox.write("wire/0.jsonl", line(0) + &line(1));
    assert_eq!(run(&sandbox), (2, 0));
    sandbox.write("p.toml", format!("{PIPELINE}publisher = \"Example\"\n"));
    append(&sandbox, line(2).as_bytes());
    assert_eq!(run(&sandbox), (3, 0));
}

/// A file is cut at any byte: within a word, a character, or the end of a line.
#[test]
fn a_file_may_be_cut_anywhere() {
    let cuts = if soak().is_some() { 40 } else { 3 };
    let lines: Vec<u8> = (0..8)
        .flat_map(|n| {
            match n {
                3 => "\u{feff}{\"text\": \"Caf\u{e9} №\"\r\n\r\n".to_owned() + &line(n),
                5 => line(n).replace('\n', "\r\n"),
                _ => line(n),
            }
            .into_bytes()
        })
        .collect();
    for cut in 0..cuts {
        let mut state = cut;
        let sandbox = Sandbox::new();
        sandbox.write("p.toml", PIPELINE);
        sandbox.write("wire/0.jsonl", "");
        let mut at = 0;
        while at < lines.len() {
            let end = (at + 1 + usize::try_from(random(&mut state, 500)).unwrap()).min(lines.len());
            append(&sandbox, &lines[at..end]);
            run(&sandbox);
            at = end;
        }
        same_as_one_run(&sandbox, &format!("cut no. {cut}"));
        sandbox.succeed("verify p.toml");
    }
    tell(&format!("growth: a file cut {cuts} times at random bytes, each byte-identical to one run"));
}
