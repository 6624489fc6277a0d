//! Rows of `article_entities`: what one article knows of each entity, from which `entities` is reduced.

use std::collections::{BTreeMap, BTreeSet};

use columnist_extract::Id;
use columnist_extract::record::Entity;
use polars::prelude::{DataFrame, PolarsResult};

use super::frame::{boolean, day, frame, id, int, list, text};
use super::{Read, RowOf, rows};

/// What the mentions of an article say about one entity.
#[derive(Default)]
struct Named<'a> {
    surfaces: BTreeSet<&'a str>,
    mentions: usize,
}

/// One row per article and entity: by article in the order given, then by entity_id.
pub fn article_entities(articles: &[Read]) -> PolarsResult<DataFrame> {
    let rows: Vec<RowOf<'_, Entity>> = rows(articles, |e| &e.entities, |e| (0, 0, e.id.0));
    let named = named(articles);
    // `None` where only an adjective points to the entity.
    let named: Vec<Option<&Named<'_>>> = rows.iter().map(|r| named.get(&(r.article_id, r.row.id))).collect();
    let entities = || rows.iter().map(|r| r.row);
    frame(
        rows.len(),
        vec![
            text("article_id", rows.iter().map(|r| Some(r.article_id))),
            id("entity_id", entities().map(|e| Some(e.id))),
            day("published_on", rows.iter().map(|r| r.published_on)),
            text("kind", entities().map(|e| Some(e.kind.as_str()))),
            text("name", entities().map(|e| Some(&e.name))),
            list("aliases", named.iter().map(|n| n.iter().flat_map(|n| n.surfaces.iter().copied()))),
            int("n_mentions", named.iter().map(|n| n.map_or(0, |n| n.mentions))),
            text("country", entities().map(|e| e.country.as_ref())),
            text("external_id", entities().map(|e| e.external_id.as_ref())),
            boolean("in_lexicon", entities().map(|e| e.in_lexicon)),
        ],
    )
}

fn named(articles: &[Read]) -> BTreeMap<(&str, Id), Named<'_>> {
    let mut named: BTreeMap<(&str, Id), Named<'_>> = BTreeMap::new();
    for article in articles {
        for mention in &article.extraction.mentions {
            let entry = named.entry((&article.article_id, mention.entity)).or_default();
            entry.surfaces.insert(mention.span.surface(&article.record.article.text));
            entry.mentions += 1;
        }
    }
    named
}
