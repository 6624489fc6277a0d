//! However the input is cut into nights, the tables end as those of one run: articles that turn up again, files that grow, lines that are
//! completed later, near-duplicates that come late, files that go.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;

use crate::sandbox::Sandbox;
use crate::trade::{PIPELINE, random, soak, tables, tell};

/// The days of publication: several in a month, and none.
const DAYS: [&str; 5] = ["\"2017-03-16\"", "\"2017-03-02\"", "null", "\"2016-12-31\"", "\"2017-04-01\""];

/// An article of many sentences, so that one with another last sentence is a near-duplicate.
fn article(n: u64, ending: u64) -> String {
    let mut text = String::from("MINSK. ");
    for sentence in 0..8 {
        let amount = n * 31 + sentence * 7;
        let _ = write!(
            text,
            "Exports of Belarus to Kazakhstan rose by {amount}% to ${amount}.5 million in {}. ",
            2008 + sentence
        );
    }
    let _ = write!(text, "The target of $1 billion by 2020 stays, Minister Jan Novak said in remark {ending}.");
    format!("{{\"text\": \"{text}\", \"published_on\": {}}}\n", DAYS[usize::try_from(n + ending).unwrap() % DAYS.len()])
}

#[test]
fn any_split_into_nights_ends_as_one_run() {
    let splits = if soak().is_some() { 60 } else { 3 };
    let mut runs = 0;
    for split in 0..splits {
        let mut state = split;
        let (nightly, at_once) = (Sandbox::new(), Sandbox::new());
        for sandbox in [&nightly, &at_once] {
            sandbox.write("p.toml", PIPELINE);
            fs::create_dir(sandbox.path("wire")).unwrap();
        }
        // What one run sees at the end: files that went are as they were when they were read last.
        let mut files: BTreeMap<String, String> = BTreeMap::new();
        for night in 0..3 + random(&mut state, 4) {
            for _ in 0..1 + random(&mut state, 8) {
                let file = format!("{}.jsonl", random(&mut state, 4));
                let ending = random(&mut state, 3);
                let line = article(random(&mut state, 12), ending);
                let mut lines = files.get(&file).cloned().unwrap_or_default();
                if !lines.is_empty() && !lines.ends_with('\n') {
                    // Half a line that was a reject last night is an article tonight.
                    lines.push_str("late\"}\n");
                }
                lines.push_str(if night > 0 && random(&mut state, 5) == 0 { "{\"text\": \"It came " } else { &line });
                files.insert(file, lines);
            }
            for (file, lines) in &files {
                // Written in one go or grown by what is new, as a file of the night before may not be there any more.
                let path = nightly.path("wire").join(file);
                let known = fs::read_to_string(&path).unwrap_or_default();
                let mut open = fs::File::options().create(true).append(true).open(&path).unwrap();
                open.write_all(&lines.as_bytes()[known.len()..]).unwrap();
            }
            let done = nightly.run("run p.toml");
            assert_eq!(done.code, 0, "{}", done.stderr);
            runs += 1;
            if random(&mut state, 3) == 0
                && let Some(file) = files.keys().next()
            {
                let _ = fs::remove_file(nightly.path("wire").join(file));
            }
        }
        for (file, lines) in &files {
            at_once.write(&format!("wire/{file}"), lines);
        }
        let done = at_once.run("run p.toml");
        assert_eq!(done.code, 0, "{}", done.stderr);
        assert!(tables(&nightly) == tables(&at_once), "split no. {split} differs from one run");
        nightly.succeed("verify p.toml");
    }
    tell(&format!("splits: {splits} of the input into {runs} nights, each byte-identical to one run"));
}
