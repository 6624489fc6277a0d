//! JSON Lines: one article a line.
//!
//! | line | comes out as |
//! | --- | --- |
//! | `{"text": "…", "published_on": "2024-05-06"}` | a record |
//! | `{"text": "…", "author": 7, "likes": [1]}` | a record: fields that nobody asked for are passed over |
//! | an empty line | nothing |
//! | `{"text": "…` | a reject: `truncated_json` |
//! | `{"title": "…"}`, `{"text": " "}` | a reject: `no_text` |
//! | `{"text": "…", "date": "2024-02-30"}` | a reject: `bad_date` |
//! | `{"text": "…", "title": ["…"]}` | a reject: `wrong_type` |

use columnist_extract::Article;
use serde::de::DeserializeSeed;

use super::body::body;
use super::fields::Slot;
use super::object::{Object, Value};
use super::published;
use super::record::{Origin, PublishedMethod, Record, Reject, Stage};
use super::{Source, block::Batch};

/// Reads whole lines, of which the first is line `first_line` of its file and begins at `byte_offset`.
pub(super) fn read(
    lines: &[u8],
    first_line: i64,
    byte_offset: u64,
    origin: &Origin,
    source: &Source,
    batch: &mut Batch,
) {
    let mut start = 0;
    let ends = memchr::memchr_iter(b'\n', lines).chain(std::iter::once(lines.len()));
    for (line_idx, end) in (first_line..).zip(ends) {
        let mut line = &lines[start..end];
        let line_offset = byte_offset + start as u64;
        start = end + 1;
        if line_offset == 0 {
            line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
        }
        if line.trim_ascii().is_empty() {
            continue;
        }
        let origin = Origin { source_record: Some(line_idx), ..origin.clone() };
        match read_line(line, &origin, source) {
            Ok(record) => batch.records.push(record),
            Err(Fault { stage, code, message }) => {
                batch.rejects.push(Reject::new(origin, stage, code, message, line).at(line_offset));
            }
        }
    }
}

/// Why a line is no article.
struct Fault {
    stage: Stage,
    code: &'static str,
    message: String,
}

impl Fault {
    fn new(stage: Stage, code: &'static str, message: impl Into<String>) -> Fault {
        Fault { stage, code, message: message.into() }
    }
}

fn read_line(line: &[u8], origin: &Origin, source: &Source) -> Result<Record, Fault> {
    if line.len() > source.max_record_bytes {
        return Err(Fault::new(Stage::Decode, "too_long", too_long(line.len() as u64, source.max_record_bytes)));
    }
    let line = std::str::from_utf8(line).map_err(|e| {
        Fault::new(Stage::Decode, "not_utf8", format!("byte {} of the line is not UTF-8", e.valid_up_to()))
    })?;
    let mut json = serde_json::Deserializer::from_str(line);
    let found = Object(&source.fields).deserialize(&mut json).and_then(|found| json.end().map(|()| found));
    let mut found = found.map_err(|e| match e.classify() {
        serde_json::error::Category::Eof => {
            Fault::new(Stage::Parse, "truncated_json", format!("the line ends within a value: {e}"))
        }
        serde_json::error::Category::Data => {
            Fault::new(Stage::Parse, "not_an_object", format!("not a JSON object: {e}"))
        }
        _ => Fault::new(Stage::Parse, "bad_json", e.to_string()),
    })?;

    let mut text_of = |slot: Slot| match std::mem::take(&mut found[slot as usize]) {
        Value::Absent => Ok(None),
        Value::Text(text) => Ok(Some(text)),
        Value::List(_) => Err(wrong_type(source.fields.name(slot), "a list")),
        Value::Other(kind) => Err(wrong_type(source.fields.name(slot), kind)),
    };
    let text = text_of(Slot::Text)?;
    let text = text.as_deref().map(body).filter(|text| !text.is_empty());
    let Some(text) = text else {
        return Err(Fault::new(
            Stage::Validate,
            "no_text",
            format!("no text in field `{}`", source.fields.name(Slot::Text)),
        ));
    };

    let mut when = None;
    for slot in [Slot::PublishedOn, Slot::Date, Slot::Published] {
        let Some(stated) = text_of(slot)?.filter(|stated| !stated.trim().is_empty()) else { continue };
        let Some(read) = published::parse(&stated) else {
            let message = format!("field `{}`: \"{stated}\" is not a date as in 2024-05-06", source.fields.name(slot));
            return Err(Fault::new(Stage::Validate, "bad_date", message));
        };
        when = when.or(Some(read));
    }

    let mut filled = |slot| Ok(text_of(slot)?.map(|t| t.trim().to_owned()).filter(|t| !t.is_empty()));
    let article = Article {
        text: text.into_owned(),
        title: filled(Slot::Title)?,
        url: filled(Slot::Url)?,
        publisher: filled(Slot::Publisher)?.or_else(|| source.publisher.clone()),
        language: filled(Slot::Language)?.or_else(|| source.language.clone()),
        published_on: when.map(|when| when.on),
        published_at: when.and_then(|when| when.at),
    };
    let authors = match std::mem::take(&mut found[Slot::Authors as usize]) {
        Value::Absent => Vec::new(),
        Value::Text(one) => vec![one],
        Value::List(all) => all,
        Value::Other(kind) => return Err(wrong_type(source.fields.name(Slot::Authors), kind)),
    };
    Ok(Record {
        article,
        origin: origin.clone(),
        authors: authors.iter().map(|a| a.trim().to_owned()).filter(|a| !a.is_empty()).collect(),
        published_method: if when.is_some() { PublishedMethod::Field } else { PublishedMethod::None },
        flags: Vec::new(),
    })
}

/// The message for a record beyond the limit, wherever it is seen.
pub(super) fn too_long(n_bytes: u64, limit: usize) -> String {
    format!("a record of {n_bytes} bytes is beyond the limit of {limit} (`max_record_bytes`)")
}

fn wrong_type(field: &str, kind: &str) -> Fault {
    Fault::new(Stage::Validate, "wrong_type", format!("field `{field}` holds {kind} instead of text"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::record::Format;

    fn origin() -> Origin {
        Origin { source: "wire".into(), source_uri: "a.jsonl".into(), source_record: None, format: Format::Jsonl }
    }

    fn read_all(lines: &[u8], source: &Source) -> Batch {
        let mut batch = Batch::default();
        read(lines, 0, 0, &origin(), source, &mut batch);
        batch
    }

    fn reject_of(line: &[u8]) -> (Stage, &'static str) {
        let batch = read_all(line, &Source::named("wire"));
        assert_eq!((batch.records.len(), batch.rejects.len()), (0, 1), "{}", String::from_utf8_lossy(line));
        (batch.rejects[0].stage, batch.rejects[0].code)
    }

    #[test]
    fn every_field_of_an_article() {
        let line = r#"{"text": " Exports rose.\r\n", "title": "Exports", "url": "https://news.example/1", "authors": ["A. Lee", " "],
            "publisher": "Example", "language": "en", "published": "2024-05-06T23:00:00-05:00", "likes": {"n": [1, 2]}, "id": null}"#;
        let batch = read_all(line.replace('\n', "").as_bytes(), &Source::named("wire"));
        assert_eq!(batch.rejects, []);
        let record = &batch.records[0];
        assert_eq!(record.article.text, "Exports rose.");
        assert_eq!(record.article.title.as_deref(), Some("Exports"));
        assert_eq!(record.authors, ["A. Lee"]);
        assert_eq!(record.article.published_on.map(|d| d.to_string()).as_deref(), Some("2024-05-06"));
        assert_eq!(record.article.published_at.map(|d| d.to_rfc3339()).as_deref(), Some("2024-05-07T04:00:00+00:00"));
        assert_eq!(record.published_method, PublishedMethod::Field);
        assert_eq!(record.origin.source_record, Some(0));
    }

    #[test]
    fn bad_lines_are_rejects_and_the_rest_lands() {
        let lines = "\u{feff}{\"text\": \"One.\"}\r\n\n{\"text\": \"Two.\"\n{\"text\": \"Three.\", \"date\": null}";
        let batch = read_all(lines.as_bytes(), &Source::named("wire"));
        let texts: Vec<_> = batch.records.iter().map(|r| (r.origin.source_record, r.article.text.as_str())).collect();
        assert_eq!(texts, [(Some(0), "One."), (Some(3), "Three.")]);
        assert_eq!(batch.records[1].published_method, PublishedMethod::None);
        let reject = &batch.rejects[0];
        assert_eq!(
            (reject.code, reject.origin.source_record, reject.byte_offset),
            ("truncated_json", Some(2), Some(22))
        );
        assert_eq!(reject.excerpt, "{\"text\": \"Two.\"");
    }

    #[test]
    fn what_is_wrong_with_a_line() {
        assert_eq!(reject_of(b"{\"text\": \"\xff\"}"), (Stage::Decode, "not_utf8"));
        assert_eq!(reject_of(b"{\"text\": \"a\"} {"), (Stage::Parse, "bad_json"));
        assert_eq!(reject_of(b"text"), (Stage::Parse, "bad_json"));
        assert_eq!(reject_of(br#"{"text": "\ud800"}"#), (Stage::Parse, "bad_json"));
        assert_eq!(reject_of(b"[1, 2]"), (Stage::Parse, "not_an_object"));
        assert_eq!(reject_of(b"{}"), (Stage::Validate, "no_text"));
        assert_eq!(reject_of(b"{\"text\": \" \\n\"}"), (Stage::Validate, "no_text"));
        assert_eq!(reject_of(b"{\"text\": [\"a\"]}"), (Stage::Validate, "wrong_type"));
        assert_eq!(reject_of(b"{\"text\": \"a\", \"authors\": [1]}"), (Stage::Validate, "wrong_type"));
        assert_eq!(reject_of(b"{\"text\": \"a\", \"published\": \"2023-02-29\"}"), (Stage::Validate, "bad_date"));
        let deep = [b"{\"text\": ".as_slice(), &b"[".repeat(5000)].concat();
        assert_eq!(reject_of(&deep).0, Stage::Parse);
    }

    #[test]
    fn fields_and_limits_of_the_source() {
        let mut source = Source { publisher: Some("Example".into()), max_record_bytes: 60, ..Source::named("wire") };
        source.fields.map(Slot::Text, "body");
        source.fields.map(Slot::PublishedOn, "when");
        let batch = read_all(br#"{"body": "One.", "when": "2024-05-06", "date": "soon"}"#, &source);
        assert_eq!(batch.records[0].article.publisher.as_deref(), Some("Example"));
        assert!(batch.records[0].article.published_on.is_some());
        let long = format!("{{\"body\": \"{}\"}}", "x".repeat(60));
        assert_eq!(read_all(long.as_bytes(), &source).rejects[0].code, "too_long");
        assert_eq!(read_all(br#"{"text": "One."}"#, &source).rejects[0].message, "no text in field `body`");
    }
}
