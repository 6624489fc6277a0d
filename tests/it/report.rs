//! `columnist report`, `series` and `show`: from tables back to what people read.

use std::process::Command;

use crate::sandbox::Sandbox;

/// Two articles, one with markup that must stay text.
const ARTICLES: &str = r#"{"text": "Trade between Poland and Chile amounted to $400 million in 2018. This figure should reach $500 million in 2020.", "published_on": "2019-03-04", "title": "Trade <b>grows</b> & \"more\"", "url": "javascript:alert(1)"}
{"text": "<script>alert('x')</script> In 2020 trade between Poland and Chile amounted to $450 million.", "published_on": "2021-02-03", "title": "Short of the mark", "url": "https://example.org/a?b=1&c=2"}
"#;

fn tables() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("news.jsonl", ARTICLES);
    assert_eq!(sandbox.run("extract news.jsonl --out tables").code, 0);
    sandbox
}

fn page(sandbox: &Sandbox) -> String {
    let done = sandbox.run("report tables");
    assert_eq!((done.code, &*done.stdout), (0, ""), "{}", done.stderr);
    std::fs::read_to_string(sandbox.path("tables.html")).unwrap()
}

#[test]
fn the_page_needs_nothing_from_elsewhere_and_text_stays_text() {
    let sandbox = tables();
    let html = page(&sandbox);
    for forbidden in ["<script", "<b>grows", "javascript:", "<link", "<img", "src=", "@import", "url("] {
        assert!(!html.contains(forbidden), "{forbidden}");
    }
    assert!(html.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"));
    assert!(html.contains("href=\"https://example.org/a?b=1&amp;c=2\""));
    assert!(html.contains("Content-Security-Policy"));
}

#[test]
fn every_dot_and_flag_leads_to_its_sentences() {
    let html = page(&tables());
    let ids: Vec<&str> = html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let mut unique = ids.clone();
    unique.sort_unstable();
    unique.dedup();
    assert_eq!(ids.len(), unique.len(), "an id is there twice");
    let links: Vec<&str> = html.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(links.iter().any(|link| link.starts_with("o-")) && links.iter().any(|link| link.starts_with("t-")));
    for link in links {
        assert!(ids.contains(&link), "{link}");
    }
    assert!(html.contains("missed"), "the target was missed");
}

#[test]
fn series_as_table_and_csv_also_as_of_a_day() {
    let sandbox = tables();
    let table = sandbox.run("series tables").stdout;
    assert!(table.contains("400 million USD") && table.contains("reported"), "{table}");
    let before = sandbox.run("series tables --as-of 2020-06-01 --targets").stdout;
    assert!(before.contains("pending") && !before.contains("missed"), "{before}");
    assert!(sandbox.run("series tables --targets").stdout.contains("missed, 2020"));
    let csv = sandbox.run("series tables --csv --measure trade_turnover --of poland").stdout;
    assert!(csv.starts_with("observation_id,measure,") && csv.contains(",450000000,"), "{csv}");
    assert_eq!(sandbox.run("series tables --csv --of peru").stdout.lines().count(), 1);
}

#[test]
fn from_an_id_back_to_the_words() {
    let sandbox = tables();
    let csv = sandbox.run("series tables --csv --targets").stdout;
    let target = csv.lines().nth(1).unwrap().split(',').next().unwrap().to_owned();
    let shown = sandbox.run(&format!("show tables {target}")).stdout;
    assert!(shown.starts_with("target: ") && shown.contains("[$500 million]"), "{shown}");
    assert!(shown.contains("[$450 million]") && shown.contains("news.jsonl"), "{shown}");
    let done = sandbox.run("show tables 00000000000000000000000000000000");
    assert_eq!((done.code, done.stderr.contains("hint:")), (2, true), "{}", done.stderr);
    assert_eq!(sandbox.run("series nowhere").code, 2);
}

#[test]
fn a_browser_draws_it() {
    let sandbox = tables();
    page(&sandbox);
    let file = format!("file://{}", sandbox.path("tables.html").display());
    let profile = format!("--user-data-dir={}", sandbox.path("profile").display());
    let drawn = Command::new("chromium")
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", &profile, &file])
        .output();
    let Ok(drawn) = drawn else {
        let _ = std::io::Write::write_all(&mut std::io::stderr(), b"skipped: chromium is not installed\n");
        return;
    };
    let dom = String::from_utf8_lossy(&drawn.stdout);
    assert!(dom.contains("<circle"), "{}", String::from_utf8_lossy(&drawn.stderr));
    assert!(!dom.contains("<script"));
}
