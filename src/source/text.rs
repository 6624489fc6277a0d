//! Plain text: one article a file.
//!
//! | file | first line | day of publication |
//! | --- | --- | --- |
//! | `a.txt` | ` date 2017-03-16 MINSK. …` | 2017-03-16, from the header, which is taken off |
//! | `2017-03-16-trade.txt` | `MINSK. …` | 2017-03-16, from the file name |
//! | `2017-03-17.txt` | ` date 2017-03-16 MINSK. …` | 2017-03-16, flagged `date_conflict` |
//! | `a.txt` | ` date 2017-02-30 MINSK. …` | a reject: `bad_date` |
//! | `a.txt` | `MINSK, March 16 - …` | none here: the dateline belongs to the text, and is read with it |

use chrono::NaiveDate;
use columnist_extract::Article;

use super::body::body;
use super::published::day_of;
use super::record::{ArticleFlag, Origin, PublishedMethod, Record, Reject, Stage};
use super::{Source, block::Batch};

/// Reads a whole file.
pub(super) fn read(bytes: &[u8], origin: Origin, source: &Source, batch: &mut Batch) {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let message = format!("byte {} of the file is not UTF-8", error.valid_up_to());
            batch
                .rejects
                .push(Reject::new(origin, Stage::Decode, "not_utf8", message, bytes).at(error.valid_up_to() as u64));
            return;
        }
    };
    let header = match header(text) {
        Header::None => None,
        Header::Date { day, rest } => Some((day, rest)),
        Header::BadDate(stated) => {
            let message = format!("the header states {stated}, a day that does not exist");
            batch.rejects.push(Reject::new(origin, Stage::Validate, "bad_date", message, bytes));
            return;
        }
    };
    let body = body(header.map_or(text, |(_, rest)| rest));
    if body.is_empty() {
        batch.rejects.push(Reject::new(origin, Stage::Validate, "no_text", "the file holds no text", bytes));
        return;
    }
    let in_header = header.map(|(day, _)| day);
    let in_name = day_in_name(&origin.source_uri);
    let published_method = match (in_header, in_name) {
        (Some(_), _) => PublishedMethod::Header,
        (None, Some(_)) => PublishedMethod::Filename,
        (None, None) => PublishedMethod::None,
    };
    let conflict = matches!((in_header, in_name), (Some(header), Some(name)) if header != name);
    batch.records.push(Record {
        article: Article {
            text: body.into_owned(),
            publisher: source.publisher.clone(),
            language: source.language.clone(),
            published_on: in_header.or(in_name),
            ..Article::default()
        },
        origin,
        authors: Vec::new(),
        published_method,
        flags: if conflict { vec![ArticleFlag::DateConflict] } else { Vec::new() },
    });
}

enum Header<'t> {
    None,
    Date { day: NaiveDate, rest: &'t str },
    BadDate(&'t str),
}

/// The header at the start of the first line, and the text behind it.
fn header(text: &str) -> Header<'_> {
    let start = text.trim_start_matches(|c: char| c == '\u{feff}' || c.is_whitespace());
    let Some((word, rest)) = start.split_at_checked("date".len()) else { return Header::None };
    let stated = rest.trim_start_matches([' ', '\t', ':']);
    if !word.eq_ignore_ascii_case("date") || stated.len() == rest.len() {
        return Header::None;
    }
    let end = stated.find(char::is_whitespace).unwrap_or(stated.len());
    let (stated, rest) = stated.split_at(end);
    let is_day = stated.len() == 10
        && stated.bytes().enumerate().all(|(i, b)| if matches!(i, 4 | 7) { b == b'-' } else { b.is_ascii_digit() });
    match day_of(stated) {
        Some(day) if is_day => Header::Date { day, rest },
        None if is_day => Header::BadDate(stated),
        // "Date palms of the south …": an article that begins with this word.
        _ => Header::None,
    }
}

/// The one day in a file name or in the folders above it: `2017/03/16/a.txt`, `news-2017-03-16.txt`, `20170316_a.txt`.
fn day_in_name(uri: &str) -> Option<NaiveDate> {
    let name = uri.rsplit('/').next().unwrap_or(uri);
    days_in(name).or_else(|| days_in(uri))
}

fn days_in(name: &str) -> Option<NaiveDate> {
    let bytes = name.as_bytes();
    let digit_at = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
    (0..bytes.len()).filter(|&i| i == 0 || !digit_at(i - 1)).find_map(|start| {
        [10, 8]
            .into_iter()
            .filter(|length| !digit_at(start + length))
            .find_map(|length| day_of(name.get(start..start + length)?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::record::Format;

    fn read_file(uri: &str, bytes: &[u8]) -> Result<Record, Box<Reject>> {
        let origin =
            Origin { source: "wire".into(), source_uri: uri.into(), source_record: None, format: Format::Text };
        let mut batch = Batch::default();
        read(bytes, origin, &Source::named("wire"), &mut batch);
        batch.rejects.pop().map_or_else(|| Ok(batch.records.remove(0)), |reject| Err(Box::new(reject)))
    }

    fn shown(uri: &str, text: &str) -> String {
        match read_file(uri, text.as_bytes()) {
            Ok(Record { article, published_method, .. }) => {
                format!(
                    "{published_method} {} {:?}",
                    article.published_on.map_or("-".into(), |d| d.to_string()),
                    article.text
                )
            }
            Err(reject) => reject.code.to_owned(),
        }
    }

    #[test]
    fn the_day_of_publication() {
        for (uri, text, expected) in [
            ("a.txt", " date 2017-03-16 LIMA. It rained.\r\n", "header 2017-03-16 \"LIMA. It rained.\""),
            ("a.txt", "\u{feff}Date: 2017-03-16\n\nIt rained.", "header 2017-03-16 \"It rained.\""),
            ("2017-03-16-rain.txt", "It rained.", "filename 2017-03-16 \"It rained.\""),
            ("2017/03/16/rain.txt", "It rained.", "filename 2017-03-16 \"It rained.\""),
            ("rain_20170316.txt", "It rained.", "filename 2017-03-16 \"It rained.\""),
            ("1234567890.txt", "It rained.", "none - \"It rained.\""),
            ("2017-02-30.txt", "It rained.", "none - \"It rained.\""),
            ("a.txt", "Date palms grew.", "none - \"Date palms grew.\""),
            ("a.txt", "Dated 2017-03-16 it was.", "none - \"Dated 2017-03-16 it was.\""),
            ("a.txt", "date 2017-02-30 It rained.", "bad_date"),
            ("a.txt", " date 2017-03-16 \n", "no_text"),
            ("a.txt", "", "no_text"),
        ] {
            assert_eq!(shown(uri, text), expected, "{uri}: {text:?}");
        }
    }

    #[test]
    fn two_days_that_differ_are_flagged() {
        let flags = |uri| read_file(uri, b"date 2017-03-16 It rained.").map(|r| r.flags);
        assert_eq!(flags("2017-03-17.txt"), Ok(vec![ArticleFlag::DateConflict]));
        assert_eq!(flags("2017-03-16.txt"), Ok(vec![]));
    }

    #[test]
    fn bytes_that_are_no_text() {
        let reject = read_file("a.txt", b"It rained in Sant\xe9.").unwrap_err();
        assert_eq!((reject.code, reject.byte_offset), ("not_utf8", Some(17)));
    }
}
