//! Memory stays within bounds, whatever comes in; and less of it changes no byte of a table.

use std::fmt::Write as _;
use std::fs;
use std::process::Stdio;
use std::time::Duration;

use crate::sandbox::{Sandbox, files};
use crate::trade::{soak, tell};

/// Articles of which each names people, companies and sums of its own; every third without a date.
fn articles(n: usize) -> String {
    const NAMES: [&str; 12] =
        ["Marek", "Lena", "Oskar", "Irina", "Pavel", "Sofia", "Anton", "Vera", "Tomas", "Olga", "Viktor", "Nina"];
    let mut lines = String::new();
    for n in 0..n {
        let surname: String = format!("{n:06}")
            .bytes()
            .map(|digit| ["ba", "de", "ko", "lu", "mi", "na", "po", "ru", "sa", "ti"][usize::from(digit - b'0')])
            .collect();
        let surname = format!("{}{}ov", surname[..1].to_uppercase(), &surname[1..]);
        let (first, month, day) = (NAMES[n % 12], n % 4 + 1, n % 28 + 1);
        let _ = write!(
            lines,
            "{{\"text\": \"MINSK. Exports of Belarus to Kazakhstan rose by {}% to ${}.{} million in 20{:02}, {first} {surname}, head of {surname} \
             Group Ltd, told reporters. Inflation in Kazakhstan should fall to {}% by 2030, Minister {first} {surname} said.\"",
            n % 90 + 1,
            n % 700,
            n % 10,
            n % 17,
            n % 9
        );
        if n % 3 != 0 {
            let _ = write!(lines, ", \"published_on\": \"2017-{month:02}-{day:02}\"");
        }
        lines.push_str("}\n");
    }
    lines
}

/// Runs the program, and says how much memory it had at most, in MB; `None` where nobody can know.
fn peak(sandbox: &Sandbox, words: &str) -> Option<u64> {
    let mut child = sandbox.command().args(words.split(' ')).stderr(Stdio::piped()).spawn().unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut peak = None;
    let done = loop {
        let now = fs::read_to_string(&status).unwrap_or_default();
        let line = now.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        // Of a process that has just ended, nothing is told any more.
        peak = line.and_then(|line| line.trim().strip_suffix(" kB")?.parse::<u64>().ok()).map(|kb| kb >> 10).or(peak);
        if let Some(done) = child.try_wait().unwrap() {
            break done;
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    assert!(done.success(), "columnist {words}");
    peak
}

#[test]
fn memory_is_bounded_and_less_of_it_changes_nothing() {
    let n = if soak().is_some() { 60_000 } else { 6_000 };
    let sandbox = Sandbox::new();
    sandbox.write("news.jsonl", articles(n));
    let much = peak(&sandbox, "extract news.jsonl --out much --memory 512");
    // Next to nothing: articles wait in many files, and every table is made of many slices and parts.
    let little = peak(&sandbox, "extract news.jsonl --out little --memory 0");
    assert!(files(&sandbox.path("much")) == files(&sandbox.path("little")), "memory changed the tables");
    let Some((much, little)) = much.zip(little) else {
        tell("skipped: this system does not tell how much memory a process had");
        return;
    };
    tell(&format!("memory: {n} articles took {much} MB with --memory 512, {little} MB with --memory 0"));
    // The long form fills the batches that are read and handed on at once, as any input of more than some megabytes does; the short one
    // does not, so that it would show what is held of each article.
    let (most, least) = if soak().is_some() { (1000, 1000) } else { (400, 300) };
    assert!(much < most && little < least, "{much} MB and {little} MB");
}
