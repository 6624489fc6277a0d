//! Rows of `entities`.

use std::collections::BTreeSet;

use polars::prelude::{DataFrame, Int32Chunked, IntoColumn as _, NewChunkedArray as _, PolarsResult};

use super::frame::{frame, int, list, text};

/// A row of `entities`; days count from 1970-01-01.
#[derive(Debug, Default)]
pub struct EntityRow {
    pub entity_id: String,
    pub name: String,
    pub kind: String,
    pub country: Option<String>,
    pub aliases: BTreeSet<String>,
    pub n_mentions: i32,
    pub n_articles: i32,
    pub first_published_on: Option<i32>,
    pub last_published_on: Option<i32>,
    pub external_id: Option<String>,
}

/// One row per entity, in the order given.
pub fn entities(rows: &[EntityRow]) -> PolarsResult<DataFrame> {
    let all = || rows.iter();
    let day = |name: &str, of: fn(&EntityRow) -> Option<i32>| {
        Int32Chunked::from_iter_options(name.into(), rows.iter().map(of)).into_date().into_column()
    };
    frame(
        rows.len(),
        vec![
            text("entity_id", all().map(|r| Some(&r.entity_id))),
            text("canonical_id", all().map(|r| Some(&r.entity_id))),
            text("name", all().map(|r| Some(&r.name))),
            text("canonical_name", all().map(|r| Some(&r.name))),
            text("kind", all().map(|r| Some(&r.kind))),
            text("country", all().map(|r| r.country.as_ref())),
            list("aliases", all().map(|r| r.aliases.iter().map(String::as_str))),
            int("n_mentions", all().map(|r| r.n_mentions as usize)),
            int("n_articles", all().map(|r| r.n_articles as usize)),
            day("first_published_on", |r| r.first_published_on),
            day("last_published_on", |r| r.last_published_on),
            text("external_id", all().map(|r| r.external_id.as_ref())),
            text("link_method", all().map(|_| None::<&str>)),
        ],
    )
}
