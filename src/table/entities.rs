//! Rows of `entities`.

use columnist_reduce::EntityRow;
use polars::prelude::{DataFrame, PolarsResult};

use super::frame::{day, frame, id, int, list, text};

/// One row per entity, in the order given.
pub fn entities(rows: &[EntityRow<'_>]) -> PolarsResult<DataFrame> {
    let all = || rows.iter();
    frame(
        rows.len(),
        vec![
            id("entity_id", all().map(|r| Some(r.entity))),
            id("canonical_id", all().map(|r| Some(r.canonical))),
            text("name", all().map(|r| Some(r.name))),
            text("canonical_name", all().map(|r| Some(r.canonical_name))),
            text("kind", all().map(|r| Some(r.kind.as_str()))),
            text("country", all().map(|r| r.country)),
            list("aliases", all().map(|r| r.aliases.iter().copied())),
            int("n_mentions", all().map(|r| r.n_mentions)),
            int("n_articles", all().map(|r| r.n_articles)),
            day("first_published_on", all().map(|r| r.first_published_on)),
            day("last_published_on", all().map(|r| r.last_published_on)),
            text("external_id", all().map(|r| r.external_id)),
            text("link_method", all().map(|r| r.link_method)),
        ],
    )
}
