//! Runs the case files: text in, rows out.
//!
//! A case states a text, its publication date, and what each table must hold. A table that a case names must hold exactly the
//! rows it lists, in order of the text; of a row, only the fields that are listed are compared. `"-"` stands for NULL, and
//! entities are given by name. A known wrong answer is asserted as it is, with a `note` that says what would be right.

#![expect(clippy::unwrap_used, reason = "a case file that cannot be read fails the test")]

use std::collections::BTreeMap;
use std::fmt::{Display, Write};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use columnist_extract::record::{Date, Entity, Figure, Mention, Period, Span, words};
use columnist_extract::{Article, Extraction, Id, Lexicon, Options, extract};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    /// Publication date; undated without it.
    date: Option<toml::Value>,
    title: Option<String>,
    publisher: Option<String>,
    #[expect(dead_code, reason = "for the reader: why the case is there, or what would be right")]
    note: Option<String>,
    article: Option<BTreeMap<String, toml::Value>>,
    figures: Option<Vec<BTreeMap<String, toml::Value>>>,
    dates: Option<Vec<BTreeMap<String, toml::Value>>>,
    mentions: Option<Vec<BTreeMap<String, toml::Value>>>,
}

type Row = BTreeMap<&'static str, String>;

#[test]
fn every_case_file_holds() {
    let lexicon = Lexicon::english().unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases");
    let (mut cases, mut faults, mut failed) = (0, String::new(), 0);
    for path in files(&folder) {
        let text = std::fs::read_to_string(&path).unwrap();
        let file: File = toml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let name = path.strip_prefix(&folder).unwrap().display().to_string();
        for (number, case) in file.case.iter().enumerate() {
            cases += 1;
            let found = check(case, &lexicon);
            failed += usize::from(!found.is_empty());
            for fault in found {
                writeln!(faults, "{name} case {} {:?}\n    {fault}", number + 1, case.text).unwrap();
            }
        }
    }
    assert!(cases > 0, "no case under {}", folder.display());
    assert!(faults.is_empty(), "{failed} of {cases} cases fail:\n{faults}");
}

/// What a rule looks for before an amount may not be there.
#[test]
fn a_text_may_begin_at_any_of_its_words() {
    /// So many cases pass for each that is cut.
    const STEP: usize = 6;
    let lexicon = Lexicon::english().unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases");
    let mut read = 0;
    for path in files(&folder) {
        let file: File = toml::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        for case in file.case.iter().step_by(STEP) {
            for (start, _) in case.text.match_indices(' ') {
                let article = Article { text: case.text[start + 1..].to_owned(), ..Article::default() };
                let got = extract(&article, &lexicon, Options::default());
                let spans = got.figures.iter().map(|f| &f.span).chain(got.dates.iter().map(|d| &d.span));
                for span in spans {
                    assert!(article.text.get(span.bytes.clone()).is_some(), "{:?}: no words at {span:?}", article.text);
                }
                read += got.figures.len();
            }
        }
    }
    assert!(read > 0, "no figure was read");
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(self::files(&path));
        } else if path.extension().is_some_and(|e| e == "toml") {
            files.push(path);
        }
    }
    files.sort();
    files
}

fn check(case: &Case, lexicon: &Lexicon) -> Vec<String> {
    let article = Article {
        text: case.text.clone(),
        published_on: case.date.as_ref().map(|d| text_of(d).parse::<NaiveDate>().unwrap()),
        title: case.title.clone(),
        publisher: case.publisher.clone(),
        ..Article::default()
    };
    let got = extract(&article, lexicon, Options::default());
    let names: BTreeMap<Id, &str> = got.entities.iter().map(|e: &Entity| (e.id, e.name.as_str())).collect();
    let mut faults = Vec::new();
    if let Some(wanted) = &case.article {
        compare("article", wanted, &article_row(&got), &mut faults);
    }
    table(
        "figures",
        case.figures.as_deref(),
        got.figures.iter().map(|f| figure_row(f, &article.text, &names)).collect(),
        &mut faults,
    );
    table("dates", case.dates.as_deref(), got.dates.iter().map(|d| date_row(d, &article.text)).collect(), &mut faults);
    table(
        "mentions",
        case.mentions.as_deref(),
        got.mentions.iter().map(|m| mention_row(m, &article.text, &names)).collect(),
        &mut faults,
    );
    faults
}

fn table(name: &str, wanted: Option<&[BTreeMap<String, toml::Value>]>, got: Vec<Row>, faults: &mut Vec<String>) {
    let Some(wanted) = wanted else { return };
    if wanted.len() != got.len() {
        let surfaces: Vec<&str> = got.iter().map(|r| r["surface"].as_str()).collect();
        faults.push(format!("{name}: {} rows wanted, got {surfaces:?}", wanted.len()));
        return;
    }
    for (wanted, got) in wanted.iter().zip(&got) {
        compare(&format!("{name} {:?}", got["surface"]), wanted, got, faults);
    }
}

fn compare(row: &str, wanted: &BTreeMap<String, toml::Value>, got: &Row, faults: &mut Vec<String>) {
    for (field, value) in wanted {
        let Some(have) = got.get(field.as_str()) else {
            faults.push(format!("{row}: there is no field {field}"));
            continue;
        };
        if *have != text_of(value) {
            faults.push(format!("{row}: {field} is {have}, not {}", text_of(value)));
        }
    }
}

fn text_of(value: &toml::Value) -> String {
    match value {
        toml::Value::String(text) => text.clone(),
        toml::Value::Array(values) => values.iter().map(text_of).collect::<Vec<_>>().join(", "),
        toml::Value::Integer(number) => number.to_string(),
        toml::Value::Float(number) => number.to_string(),
        toml::Value::Boolean(truth) => truth.to_string(),
        toml::Value::Datetime(date) => date.to_string(),
        toml::Value::Table(_) => panic!("a field has no table"),
    }
}

fn or_null<T: Display>(value: Option<T>) -> String {
    value.map_or_else(|| "-".to_owned(), |v| v.to_string())
}

fn list<T: Display>(values: &[T]) -> String {
    if values.is_empty() { "-".to_owned() } else { values.iter().map(T::to_string).collect::<Vec<_>>().join(", ") }
}

fn spanned(span: &Span, text: &str, more: impl IntoIterator<Item = (&'static str, String)>) -> Row {
    let mut row: Row = more.into_iter().collect();
    row.insert("surface", span.surface(text).to_owned());
    row.insert("sentence", span.sentence.to_string());
    row.insert("char_start", span.chars.start.to_string());
    row.insert("byte_start", span.bytes.start.to_string());
    row
}

fn ends(period: &Period) -> (String, String) {
    (or_null(period.start), or_null(period.end))
}

fn article_row(got: &Extraction) -> Row {
    Row::from([
        ("surface", "article".to_owned()),
        ("language", or_null(got.language.as_ref())),
        ("agency", or_null(got.agency.as_ref())),
        ("dateline_place", or_null(got.dateline_place.as_ref())),
        ("published_on", or_null(got.published_on)),
        ("cited_sources", list(&got.cited_sources)),
        ("n_sentences", got.n_sentences.to_string()),
        ("n_words", got.n_words.to_string()),
    ])
}

fn date_row(date: &Date, text: &str) -> Row {
    let (start, end) = ends(&date.period);
    let fields = [
        ("kind", date.kind.to_string()),
        ("timex", or_null(date.timex.as_ref())),
        ("mod", or_null(date.timex_mod)),
        ("start", start),
        ("end", end),
        ("granularity", or_null(date.granularity)),
        ("bound", or_null(date.bound)),
        ("is_relative", date.is_relative.to_string()),
        ("anchor", or_null(date.anchor)),
        ("inferred", list(&date.inferred)),
        ("rule", date.rule.to_owned()),
    ];
    spanned(&date.span, text, fields)
}

fn mention_row(mention: &Mention, text: &str, names: &BTreeMap<Id, &str>) -> Row {
    let fields = [
        ("entity", or_null(names.get(&mention.entity))),
        ("kind", mention.kind.to_string()),
        ("role", or_null(mention.role.as_ref())),
        ("role_of", or_null(mention.role_of.and_then(|id| names.get(&id)))),
        ("method", mention.method.to_string()),
        ("rule", mention.rule.to_owned()),
    ];
    spanned(&mention.span, text, fields)
}

fn figure_row(figure: &Figure, text: &str, names: &BTreeMap<Id, &str>) -> Row {
    let name = |id: Option<Id>| or_null(id.and_then(|id| names.get(&id)));
    let (outcome_start, outcome_end) = ends(&figure.outcome_period);
    let (base_start, base_end) = ends(&figure.base);
    let (ref_start, ref_end) = ends(&figure.ref_period);
    let fields = [
        ("kind", figure.kind.to_string()),
        ("value", or_null(figure.value)),
        ("low", or_null(figure.value_low)),
        ("high", or_null(figure.value_high)),
        ("value_method", figure.value_method.to_string()),
        ("currency", or_null(figure.currency.as_ref())),
        ("currency_method", or_null(figure.currency_method)),
        ("unit", or_null(figure.unit.as_ref())),
        ("per_unit", or_null(figure.per_unit.as_ref())),
        ("bound", figure.bound.to_string()),
        ("modality", figure.modality.to_string()),
        ("negated", figure.negated.to_string()),
        ("outcome", or_null(figure.outcome)),
        ("outcome_start", outcome_start),
        ("outcome_end", outcome_end),
        ("stat", figure.stat.to_string()),
        ("direction", or_null(figure.direction)),
        ("base_start", base_start),
        ("base_end", base_end),
        ("base_method", or_null(figure.base_method)),
        ("relates", figure.relates_to.is_some().to_string()),
        ("measure", or_null(figure.measure)),
        ("measure_surface", or_null(figure.measure_words.as_ref().map(|bytes| words(text, bytes)))),
        ("measure_method", or_null(figure.measure_method)),
        ("subject", name(figure.subject)),
        ("counterpart", name(figure.counterpart)),
        ("parties_method", or_null(figure.parties_method)),
        ("ref_start", ref_start),
        ("ref_end", ref_end),
        ("ref_granularity", or_null(figure.ref_granularity)),
        ("ref_method", or_null(figure.ref_method)),
        ("speaker", name(figure.speaker)),
        ("speaker_method", or_null(figure.speaker_method)),
        ("flags", list(&figure.flags)),
        ("rule", figure.rule.to_owned()),
    ];
    spanned(&figure.span, text, fields)
}
