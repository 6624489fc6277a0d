//! Rows of `articles`.

use polars::prelude::{DataFrame, PolarsResult};

use super::Read;
use super::frame::{day, frame, int, list, long, moment, text};
use crate::source::record::PublishedMethod;

/// One row per article, in the order given.
pub fn articles(articles: &[Read]) -> PolarsResult<DataFrame> {
    let records = || articles.iter().map(|a| &a.record);
    let extractions = || articles.iter().map(|a| &a.extraction);
    frame(
        articles.len(),
        vec![
            text("article_id", articles.iter().map(|a| Some(&a.article_id))),
            text("source", records().map(|r| Some(&r.origin.source))),
            text("source_uri", records().map(|r| Some(&r.origin.source_uri))),
            long("source_record", records().map(|r| r.origin.source_record)),
            text("source_format", records().map(|r| Some(r.origin.format.as_str()))),
            text("url", records().map(|r| r.article.url.as_ref())),
            text("title", records().map(|r| r.article.title.as_ref())),
            list("authors", records().map(|r| r.authors.iter().map(String::as_str))),
            text("publisher", records().map(|r| r.article.publisher.as_ref())),
            text("agency", extractions().map(|e| e.agency.as_ref())),
            text("dateline_place", extractions().map(|e| e.dateline_place.as_ref())),
            list("cited_sources", extractions().map(|e| e.cited_sources.iter().map(String::as_str))),
            text("language", extractions().map(|e| e.language.as_ref())),
            day("published_on", extractions().map(|e| e.published_on)),
            moment("published_at", records().map(|r| r.article.published_at)),
            text("published_method", articles.iter().map(|a| Some(published_method(a).as_str()))),
            text("text", records().map(|r| Some(&r.article.text))),
            int("n_chars", extractions().map(|e| e.n_chars)),
            int("n_words", extractions().map(|e| e.n_words)),
            int("n_sentences", extractions().map(|e| e.n_sentences)),
            int("n_figures", extractions().map(|e| e.figures.len())),
            int("n_dates", extractions().map(|e| e.dates.len())),
            int("n_mentions", extractions().map(|e| e.mentions.len())),
            list("flags", records().map(|r| r.flags.iter().map(|f| f.as_str()))),
        ],
    )
}

fn published_method(article: &Read) -> PublishedMethod {
    if article.extraction.published_in_dateline { PublishedMethod::Dateline } else { article.record.published_method }
}
