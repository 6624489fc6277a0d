//! What a run did, for Prometheus: a file that the textfile collector of node_exporter picks up.

use std::fmt::Write as _;
use std::path::Path;

use anyhow::Result;

use super::Exit;
use crate::sink::summary::Summary;
use crate::{clock, disk};

/// Writes the metrics of a run in the place of those of the last one. A run that failed tells when, and keeps silent about rows.
pub(super) fn write(file: &Path, dataset: &str, summary: Option<&Summary>, exit: Exit, seconds: f64) -> Result<()> {
    disk::replace_file(file, text(dataset, summary, exit, seconds, clock::now().timestamp()).as_bytes())
}

fn text(dataset: &str, summary: Option<&Summary>, exit: Exit, seconds: f64, now: i64) -> String {
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
    let double = |n: u64| n as f64;
    #[expect(clippy::cast_precision_loss, reason = "seconds since 1970")]
    one("last_run_timestamp_seconds", "When the last run ended", now as f64);
    one("last_run_success", "Whether the last run succeeded", f64::from(u8::from(exit == Exit::Done)));
    one("last_run_duration_seconds", "How long the last run took", seconds);
    if let Some(summary) = summary {
        one("articles_read", "Articles that the inputs of the last run gave", double(summary.articles_read));
        one("articles_new", "Those among them that were not known before", double(summary.articles_new));
        one("records_rejected", "Records of the last run that became no article", double(summary.rejected));
        one("table_bytes", "Size of all table files", double(summary.bytes));
        let rows: Vec<_> = summary.rows.iter().map(|(table, n)| (format!(",table=\"{table}\""), double(*n))).collect();
        gauge("table_rows", "Rows of each table", &rows);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_run_tells_when() {
        let text = text("trade", None, Exit::CouldNotRun, 1.5, 1_700_000_000);
        assert!(text.contains("columnist_last_run_success{dataset=\"trade\"} 0\n"), "{text}");
        assert!(text.contains("columnist_last_run_timestamp_seconds{dataset=\"trade\"} 1700000000\n"), "{text}");
        assert!(!text.contains("rows"), "{text}");
    }

    #[test]
    fn a_run_tells_the_rows_of_each_table() {
        let summary = Summary { rows: [("figures".to_owned(), 7)].into(), ..Summary::default() };
        let text = text("trade", Some(&summary), Exit::Done, 1.5, 0);
        assert!(text.contains("columnist_table_rows{dataset=\"trade\",table=\"figures\"} 7\n"), "{text}");
    }
}
