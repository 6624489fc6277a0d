//! What a source hands over: one record for each article found, one reject for each that could not become an article.
//!
//! | input | comes out as |
//! | --- | --- |
//! | a line of JSONL with a text | [`Record`] |
//! | a line cut off in the middle | [`Reject`] of stage `parse`, with its record number and byte offset |
//! | a file that may not be read | [`Reject`] of stage `open`, without either |

use columnist_extract::{Article, names};
use sha2::{Digest, Sha256};

/// One article, and what is known about it besides its text.
#[derive(Debug, Clone)]
pub struct Record {
    /// Text, and what the source states about it.
    pub article: Article,
    /// Where it was read.
    pub origin: Origin,
    /// Names of the authors, as the source gives them.
    pub authors: Vec<String>,
    /// Where the day of publication was found; `none` where the source does not state it.
    pub published_method: PublishedMethod,
    /// What a reader should know about the quality of this article.
    pub flags: Vec<ArticleFlag>,
}

/// Where an article, or what should have been one, was read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Origin {
    /// Name of the source in the pipeline file; `extract` without one.
    pub source: String,
    /// Path of the input, relative and with `/` between its parts: never a path of one machine alone.
    pub source_uri: String,
    /// Index within the file, from 0; `None` for a format of one article a file.
    pub source_record: Option<i64>,
    /// Format of the input.
    pub format: Format,
}

/// What could not become an article, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reject {
    /// Where it was read.
    pub origin: Origin,
    /// First byte of the record within its (uncompressed) file, where that is known.
    pub byte_offset: Option<i64>,
    /// How far it came.
    pub stage: Stage,
    /// What is wrong, in a form that can be counted: `no_text`.
    pub code: &'static str,
    /// What is wrong, in a sentence for people.
    pub message: String,
    /// SHA-256 of the record's bytes (64 lower-case hex digits), by which a later reader knows it again.
    pub payload_sha256: String,
    /// Its first characters, at most [`EXCERPT_CHARS`]; bytes that are no UTF-8 are shown as U+FFFD.
    pub excerpt: String,
}

/// The code of a reject whose file could not be read on.
pub(super) const READ_FAILED: &str = "read_failed";

/// Longest excerpt of a reject, in code points.
pub const EXCERPT_CHARS: usize = 200;

impl Reject {
    /// A reject with the digest and excerpt of `payload`.
    pub fn new(origin: Origin, stage: Stage, code: &'static str, message: impl Into<String>, payload: &[u8]) -> Reject {
        // Twice four bytes a character is enough for any excerpt; a payload may be as long as a whole file.
        let head = &payload[..payload.len().min(EXCERPT_CHARS * 8)];
        Reject {
            origin,
            byte_offset: None,
            stage,
            code,
            message: message.into(),
            payload_sha256: hex(&Sha256::digest(payload)),
            excerpt: String::from_utf8_lossy(head).chars().take(EXCERPT_CHARS).collect(),
        }
    }

    /// Whether the disk is to blame and not the bytes, so that another try may end otherwise.
    pub fn is_of_the_disk(&self) -> bool {
        self.stage == Stage::Open || self.code == READ_FAILED
    }

    /// The same reject, found at a byte of its file.
    pub fn at(self, byte_offset: u64) -> Reject {
        Reject { byte_offset: i64::try_from(byte_offset).ok(), ..self }
    }
}

/// Lower-case hex digits of a digest.
pub fn hex(digest: &[u8]) -> String {
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

names! {
    /// What an input file is written in.
    pub enum Format { Text = "text", Jsonl = "jsonl" }
}
names! {
    /// Where the day of publication was found.
    pub enum PublishedMethod {
        Field = "field", Header = "header", Jsonld = "jsonld", Meta = "meta", TimeTag = "time_tag", Feed = "feed", Warc = "warc",
        Url = "url", Filename = "filename", Dateline = "dateline", None = "none",
    }
}
names! {
    /// Something that a reader of an article should know.
    pub enum ArticleFlag {
        Truncated = "truncated", MojibakeRepaired = "mojibake_repaired", DateConflict = "date_conflict",
    }
}
names! {
    /// How far a record came before it was rejected.
    pub enum Stage { Open = "open", Decode = "decode", Parse = "parse", Validate = "validate" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_is_short_and_valid_whatever_the_payload() {
        let origin =
            Origin { source: "w".into(), source_uri: "a.jsonl".into(), source_record: Some(3), format: Format::Jsonl };
        let payload = [b"\xffcaf\xc3\xa9 ".as_slice(), &[b'x'; 5000]].concat();
        let reject = Reject::new(origin, Stage::Decode, "not_utf8", "not UTF-8", &payload).at(17);
        assert!(reject.excerpt.starts_with("\u{fffd}café x"));
        assert_eq!(reject.excerpt.chars().count(), EXCERPT_CHARS);
        assert_eq!((reject.payload_sha256.len(), reject.byte_offset), (64, Some(17)));
    }
}
