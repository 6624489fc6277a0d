//! A disk that fails while an input is read: what came before lands, the rest is told, and the next run reads the input again.

use std::fmt::Write as _;
use std::fs;
use std::time::Duration;

use crate::sandbox::Sandbox;
use crate::trade::{PIPELINE, can_trace, copy, line, tables, tell, traced};

/// Lines of some 300 kB each, so that a few articles take several reads.
fn long_lines() -> String {
    let mut lines = String::new();
    for n in 20..25 {
        let padding = "x".repeat(300 << 10);
        let _ = writeln!(lines, "{{\"padding\": \"{padding}\", {}", line(n).trim_start_matches('{').trim_end());
    }
    lines
}

/// A dataset on the eve of a night that brings a long file.
fn eve() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("p.toml", PIPELINE);
    sandbox.write("wire/0.jsonl", line(0));
    sandbox.succeed("run p.toml");
    sandbox.write("wire/1.jsonl", long_lines());
    sandbox
}

/// The same, where the digest of the file is known, though it was not read: a check held back what was made of it.
fn eve_with_known_digest() -> Sandbox {
    let sandbox = eve();
    // At rest for an hour, so that a look at it is believed.
    let file = fs::File::options().append(true).open(sandbox.path("wire/1.jsonl")).unwrap();
    let written = file.metadata().unwrap().modified().unwrap();
    file.set_modified(written - Duration::from_secs(3600)).unwrap();
    let check = "[[check]]\nkind = \"rows\"\ntable = \"articles\"\nmax = 1\non_fail = \"hold\"\n";
    sandbox.write("p.toml", format!("{PIPELINE}{check}"));
    assert_eq!(sandbox.run("run p.toml").code, 1);
    sandbox.write("p.toml", PIPELINE);
    sandbox
}

#[test]
fn an_input_that_fails_in_the_middle_is_read_again() {
    if !can_trace() {
        return;
    }
    let whole = eve();
    whole.succeed("run p.toml");
    let (mut failed, mut in_the_middle) = (0, 0);
    for (eve, step) in [(eve(), 9), (eve_with_known_digest(), 2)] {
        for n in (1..).step_by(step) {
            let sandbox = copy(&eve);
            let (log, input) = (sandbox.path("calls"), sandbox.path("wire/1.jsonl").canonicalize().unwrap());
            let inject = format!("inject=read:error=EIO:when={n}");
            let done = traced(&sandbox, &log, &["-P", input.to_str().unwrap(), "-e", "trace=read", "-e", &inject]);
            assert!(done.status.success(), "read no. {n}: {}", String::from_utf8_lossy(&done.stderr));
            if !fs::read_to_string(&log).unwrap().contains("(INJECTED)") {
                break;
            }
            failed += 1;
            let manifest = fs::read(sandbox.path("output/trade/current/manifest.json")).unwrap();
            let manifest: serde_json::Value = serde_json::from_slice(&manifest).unwrap();
            let rows = |table: &str| manifest["tables"][table]["rows"].as_u64().unwrap();
            in_the_middle += usize::from(rows("rejects") > 0 && (2..6).contains(&rows("articles")));
            // Whether its digest or its articles could not be read: nobody knows that it was read to its end.
            sandbox.succeed("run p.toml --summary-json s.json");
            let summary: serde_json::Value =
                serde_json::from_slice(&fs::read(sandbox.path("s.json")).unwrap()).unwrap();
            assert_eq!(summary["inputs_read"], 1, "read no. {n}");
            assert!(tables(&sandbox) == tables(&whole), "read no. {n}: the next run did not carry on");
        }
    }
    assert!(failed > 4 && in_the_middle > 0, "{failed} reads failed, {in_the_middle} of them in the middle");
    tell(&format!(
        "reads that failed: {failed}, {in_the_middle} of them in the middle of the articles, all read again"
    ));
}
