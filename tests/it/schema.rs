//! `columnist schema`: three forms of one truth.

use crate::sandbox::{Sandbox, project};

#[test]
fn every_form_names_every_table() {
    let sandbox = Sandbox::new();
    for form in ["md", "json", "sql"] {
        let done = sandbox.run(&format!("schema --format {form}"));
        assert_eq!((done.code, &*done.stderr), (0, ""));
        for table in
            ["articles", "figures", "dates", "mentions", "entities", "clusters", "observations", "targets", "rejects"]
        {
            assert!(done.stdout.contains(table), "{form} lacks {table}");
        }
    }
    let json: serde_json::Value = serde_json::from_str(&sandbox.run("schema --format json").stdout).unwrap();
    assert!(json["tables"][0]["columns"].as_array().is_some_and(|columns| columns.len() > 10), "{json}");
}

#[test]
fn the_data_dictionary_is_what_the_schema_says() {
    let file = project().join("docs/data-dictionary.md");
    let written = std::fs::read_to_string(&file).unwrap_or_default();
    let said = Sandbox::new().run("schema").stdout;
    assert!(written == said, "stale: cargo run -- schema > docs/data-dictionary.md");
}
