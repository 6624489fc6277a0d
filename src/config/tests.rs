use super::*;

fn parse(text: &str) -> Result<Pipeline, Vec<Fault>> {
    Pipeline::parse(Path::new("pipelines/p.toml"), text)
}

fn faults(text: &str) -> Vec<String> {
    let faults = parse(text).expect_err("a file with faults");
    faults
        .iter()
        .map(|f| format!("{}:{} {} ({})", f.line, f.column, f.message, f.hint.as_deref().unwrap_or_default()))
        .collect()
}

#[test]
fn a_file_that_is_right() {
    let pipeline = parse(
        r#"
        dataset = "trade"
        output = "../output"
        entities = "lexicon"
        max_reject_rate = 0
        keep_snapshots = 3

        [[source]]
        name = "wire"
        paths = ["wire", "more/**/*.txt"]
        publisher = "Example Wire"
        language = "en"

        [[source]]
        name = "outlets"
        format = "jsonl"
        paths = ["outlets.jsonl"]
        max_record_bytes = 1000
        fields = { text = "body", published_on = "when" }
        "#,
    )
    .expect("no faults");
    assert_eq!((pipeline.dataset.as_str(), pipeline.keep_snapshots), ("trade", 3));
    assert_eq!(pipeline.checks, [reject_check(0.0)]);
    assert_eq!(pipeline.output, Path::new("pipelines/../output"));
    assert_eq!(pipeline.options.entities, Entities::Lexicon);
    assert_eq!(pipeline.sources[0].source.publisher.as_deref(), Some("Example Wire"));
    assert_eq!(pipeline.sources[1].format.map(|f| f.as_str()), Some("jsonl"));
    assert_eq!(pipeline.sources[1].source.fields.name(crate::source::fields::Slot::Text), "body");
}

#[test]
fn all_faults_are_told_at_once_with_their_place_and_a_hint() {
    let text = r#"datset = "trade"
output = 7
max_reject_rate = 12
entities = "lexikon"

[[source]]
name = "wire"
formt = "text"
paths = []

[[source]]
name = "wire"
format = "jsnl"
paths = ["a.jsonl", 3, "a[.jsonl"]
language = "English"
fields = { body = "text" }
"#;
    assert_eq!(
        faults(text),
        [
            "1:1 `dataset` is missing (name the dataset: dataset = \"trade\")",
            "1:1 unknown key `datset` (did you mean `dataset`?)",
            "2:10 `output` is a number (it takes a text in quotes)",
            "3:19 `max_reject_rate` is out of range (a share from 0 to 1: 0.05 for five in a hundred)",
            "4:12 `entities` cannot be \"lexikon\" (did you mean `lexicon`?)",
            "6:1 `paths` is missing (files, folders or patterns, relative to this file: paths = [\"wire/**/*.txt\"])",
            "8:1 unknown key `formt` (did you mean `format`?)",
            "12:8 a second source is named \"wire\" (each source has a name of its own)",
            "13:10 `format` cannot be \"jsnl\" (did you mean `jsonl`?)",
            "14:21 `paths` is a number (it takes texts in quotes)",
            "14:24 not a pattern: invalid range pattern (`*` within a name, `**` for folders of any depth, `?`, `[a-z]`)",
            "15:12 \"English\" is no language code (two letters as in ISO 639-1: \"en\")",
            "16:12 unknown key `body` (one of: text, published_on, url, title, authors, publisher, language)",
        ]
    );
}

const HEAD: &str = "dataset = \"trade\"\n[[source]]\nname = \"wire\"\npaths = [\"wire\"]\n";

#[test]
fn checks_of_every_kind() {
    let text = r#"
        [[check]]
        kind = "reject_rate"
        max = 0.5
        on_fail = "hold"
        [[check]]
        kind = "article_age"
        max = 3
        [[check]]
        kind = "row_change"
        table = "figures"
        min = -0.1
        max = 2
        name = "figures grow"
        [[check]]
        kind = "null_rate"
        table = "figures"
        column = "measure"
        max = 0.7
    "#;
    let checks = parse(&format!("{HEAD}{text}")).expect("no faults").checks;
    let named: Vec<_> = checks.iter().map(|c| (c.name.as_str(), c.what.to_string(), c.min, c.max)).collect();
    assert_eq!(
        named,
        [
            ("reject_rate", "reject_rate".to_owned(), None, Some(0.5)),
            ("article_age", "article_age".to_owned(), None, Some(3.0)),
            ("figures grow", "row_change of figures".to_owned(), Some(-0.1), Some(2.0)),
            ("null_rate of figures.measure", "null_rate of figures.measure".to_owned(), None, Some(0.7)),
        ]
    );
    assert_eq!((checks[0].on_fail, checks[1].on_fail), (OnFail::Hold, OnFail::Fail));
}

#[test]
fn faults_of_checks() {
    let text = r#"[[check]]
kind = "rowz"
max = 1
[[check]]
kind = "rows"
table = "figure"
min = 9
max = 1
[[check]]
kind = "null_rate"
table = "figures"
column = "surface"
[[check]]
kind = "null_rate"
table = "dates"
max = "much"
on_fail = "stop"
"#;
    assert_eq!(
        faults(&format!("{HEAD}{text}")),
        [
            "6:8 there is no check of kind \"rowz\" (did you mean `rows`?)",
            "10:9 there is no table \"figure\" (did you mean `figures`?)",
            "11:7 `min` is above `max` (no number would be right)",
            "13:1 `max` is missing (say which numbers are right: min, max or both)",
            "16:10 figures.surface always has a value (a column that may be NULL: `columnist schema` lists them)",
            "17:1 `column` is missing (the column that should have values: column = \"measure\")",
            "20:7 `max` is a text (it takes a number)",
            "21:11 `on_fail` cannot be \"stop\" (one of: fail, hold)",
        ]
    );
}

#[test]
fn a_file_that_is_no_toml() {
    let told = faults("dataset = \"a\"\nsource = [\n");
    assert!(told[0].starts_with("2:"), "{told:?}");
    assert_eq!(faults("")[0], "1:1 `dataset` is missing (name the dataset: dataset = \"trade\")");
    assert!(faults("dataset = \"../up\"").iter().any(|fault| fault.contains("is no name for a dataset")));
}

#[test]
fn a_fault_shows_its_line() {
    let fault =
        Fault::at("p.toml", "a = 1\nformt = \"text\"\n", 6..11, "unknown key `formt`").hint("did you mean `format`?");
    let shown =
        "p.toml:2:1: unknown key `formt`\n    2 | formt = \"text\"\n      | ^^^^^\n  hint: did you mean `format`?";
    assert_eq!(fault.to_string(), shown);
}
