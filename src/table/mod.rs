//! The tables: what they are ([`schema`]), their rows as Polars frames, and the bridge from there to Arrow.
//!
//! ```text
//! Record + Extraction ──one file per table──▶ DataFrame ──bridge──▶ RecordBatch
//! ```

pub mod column;
pub mod schema;

pub(crate) mod columns;
pub(crate) mod frame;
pub(crate) mod merge;
pub(crate) mod read;

pub mod article_entities;
pub mod articles;
pub mod clusters;
pub mod dates;
pub mod entities;
pub mod figures;
pub mod mentions;
pub mod observations;
pub mod rejects;
pub mod targets;

pub mod bridge;
pub mod render;

use chrono::NaiveDate;
use columnist_extract::Extraction;

use crate::source::record::Record;

/// An article that was read: what the source says about it, and what it says.
#[derive(Debug)]
pub struct Read {
    /// From the source.
    pub record: Record,
    /// From the text.
    pub extraction: Extraction,
    /// `extraction.article_id` as the tables show it.
    pub article_id: String,
}

/// A row of an article together with what every per-article table repeats of the article.
pub(crate) struct RowOf<'a, T> {
    pub(crate) article_id: &'a str,
    pub(crate) published_on: Option<NaiveDate>,
    /// What the row points into.
    pub(crate) text: &'a str,
    pub(crate) row: &'a T,
}

/// The rows that `of` picks from each article, in order of their place in the text.
fn rows<'a, T>(
    articles: &'a [Read],
    of: impl Fn(&'a Extraction) -> &'a [T],
    key: impl Fn(&T) -> (usize, usize, [u8; 16]),
) -> Vec<RowOf<'a, T>> {
    let mut all = Vec::new();
    for article in articles {
        let from = all.len();
        let (article_id, published_on) = (article.article_id.as_str(), article.extraction.published_on);
        let text = article.record.article.text.as_str();
        all.extend(of(&article.extraction).iter().map(|row| RowOf { article_id, published_on, text, row }));
        all[from..].sort_by_key(|r| key(r.row));
    }
    all
}
