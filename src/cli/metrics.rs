//! What a run did, for Prometheus: a file that the textfile collector of node_exporter picks up.
//!
//! A run that failed tells when, and that it did; about rows it keeps silent. When a run last succeeded is kept from the file of the
//! run before, so that an alert can ask for it however many have failed since.

use std::fmt::Write as _;
use std::path::Path;

use anyhow::Result;

use super::Exit;
use crate::sink::snapshot::Published;
use crate::{clock, disk};

const LAST_SUCCESS: &str = "last_success_timestamp_seconds";

/// Writes the metrics of a run in the place of those of the last one.
pub(super) fn write(file: &Path, dataset: &str, published: Option<&Published>, exit: Exit, seconds: f64) -> Result<()> {
    let now = clock::now().timestamp();
    let last_success = match exit {
        Exit::Done => Some(now),
        _ => last_success(&std::fs::read_to_string(file).unwrap_or_default(), dataset),
    };
    disk::replace_file(file, text(dataset, published, exit, seconds, now, last_success).as_bytes())
}

/// What the metrics of the run before say of the last success.
fn last_success(text: &str, dataset: &str) -> Option<i64> {
    let name = format!("columnist_{LAST_SUCCESS}{{dataset=\"{dataset}\"}} ");
    text.lines().find_map(|line| line.strip_prefix(&name)?.parse().ok())
}

fn text(
    dataset: &str,
    published: Option<&Published>,
    exit: Exit,
    seconds: f64,
    now: i64,
    last_success: Option<i64>,
) -> String {
    let mut text = String::new();
    let mut gauge = |name: &str, help: &str, values: &[(String, f64)]| {
        // Writing to a `String` cannot fail.
        let _ = writeln!(text, "# HELP columnist_{name} {help}\n# TYPE columnist_{name} gauge");
        for (label, value) in values {
            let _ = writeln!(text, "columnist_{name}{{dataset=\"{dataset}\"{label}}} {value}");
        }
    };
    let mut one = |name: &str, help: &str, value: f64| gauge(name, help, &[(String::new(), value)]);
    // Seconds and counts are far below 2^52.
    #[expect(clippy::cast_precision_loss, reason = "a gauge is a double")]
    let (double, moment) = (|n: u64| n as f64, |seconds: i64| seconds as f64);
    one("last_run_timestamp_seconds", "When the last run ended", moment(now));
    one("last_run_success", "Whether the last run succeeded", f64::from(u8::from(exit == Exit::Done)));
    one("last_run_exit_code", "How the last run ended", f64::from(exit.code()));
    one("last_run_duration_seconds", "How long the last run took", seconds);
    if let Some(last_success) = last_success {
        one(LAST_SUCCESS, "When a run last succeeded", moment(last_success));
    }
    if let Some(Published { summary, findings, held, .. }) = published {
        one("articles_read", "Articles that the inputs of the last run gave", double(summary.articles_read));
        one("articles_new", "Those among them that were not known before", double(summary.articles_new));
        one("records_rejected", "Records of the last run that became no article", double(summary.rejected));
        one("held", "Whether a check held back what the last run read", f64::from(u8::from(held.is_some())));
        one("table_bytes", "Size of all table files", double(summary.bytes));
        let rows: Vec<_> = summary.rows.iter().map(|(table, n)| (format!(",table=\"{table}\""), double(*n))).collect();
        gauge("table_rows", "Rows of each table", &rows);
        let checks: Vec<_> = findings
            .iter()
            .map(|found| (format!(",check=\"{}\"", escaped(&found.check)), f64::from(u8::from(found.passed))))
            .collect();
        gauge("check_passed", "Whether each check of the pipeline file held", &checks);
    }
    text
}

/// The value of a label: what people call a check may hold anything.
fn escaped(label: &str) -> String {
    label.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sink::summary::Summary;

    #[test]
    fn a_failed_run_tells_when_and_remembers_the_last_success() {
        let text = text("trade", None, Exit::CouldNotRun, 1.5, 1_700_000_000, Some(1_600_000_000));
        assert!(text.contains("columnist_last_run_success{dataset=\"trade\"} 0\n"), "{text}");
        assert!(text.contains("columnist_last_run_timestamp_seconds{dataset=\"trade\"} 1700000000\n"), "{text}");
        assert!(!text.contains("rows"), "{text}");
        assert_eq!(last_success(&text, "trade"), Some(1_600_000_000));
        assert_eq!(last_success(&text, "other"), None);
    }

    #[test]
    fn a_run_tells_the_rows_of_each_table() {
        let summary = Summary { rows: [("figures".to_owned(), 7)].into(), ..Summary::default() };
        let published = Published { snapshot: None, held: None, summary, findings: Vec::new() };
        let text = text("trade", Some(&published), Exit::Done, 1.5, 0, Some(0));
        assert!(text.contains("columnist_table_rows{dataset=\"trade\",table=\"figures\"} 7\n"), "{text}");
    }

    #[test]
    fn a_label_stays_in_its_quotes() {
        assert_eq!(escaped("no \"measure\"\\\n"), "no \\\"measure\\\"\\\\\\n");
    }
}
