//! Rows of `article_entities`: what one article knows of each entity, from which `entities` is reduced.

use columnist_extract::record::Entity;
use polars::prelude::{DataFrame, PolarsResult};

use super::frame::{boolean, day, frame, id, int, list, text};
use super::{Read, RowOf, rows};

/// What the mentions of an article say about one entity; nothing where only an adjective points to it.
#[derive(Clone, Default)]
struct Named<'a> {
    /// In order, each once.
    surfaces: Vec<&'a str>,
    mentions: usize,
}

/// One row per article and entity: by article in the order given, then by entity_id.
pub fn article_entities(articles: &[Read]) -> PolarsResult<DataFrame> {
    let rows: Vec<RowOf<'_, Entity>> = rows(articles, |e| &e.entities, |e| (0, 0, e.id.0));
    let named = named(articles, &rows);
    let entities = || rows.iter().map(|r| r.row);
    frame(
        rows.len(),
        vec![
            text("article_id", rows.iter().map(|r| Some(r.article_id))),
            id("entity_id", entities().map(|e| Some(e.id))),
            day("published_on", rows.iter().map(|r| r.published_on)),
            text("kind", entities().map(|e| Some(e.kind.as_str()))),
            text("name", entities().map(|e| Some(&e.name))),
            list("aliases", named.iter().map(|n| n.surfaces.iter().copied())),
            int("n_mentions", named.iter().map(|n| n.mentions)),
            text("country", entities().map(|e| e.country)),
            text("external_id", entities().map(|e| e.external_id.as_ref())),
            boolean("in_lexicon", entities().map(|e| e.in_lexicon)),
        ],
    )
}

/// Of each row, what the mentions of its article say about it.
fn named<'a>(articles: &'a [Read], rows: &[RowOf<'a, Entity>]) -> Vec<Named<'a>> {
    let mut named = vec![Named::default(); rows.len()];
    let mut from = 0;
    for Read { record, extraction, .. } in articles {
        let to = from + extraction.entities.len();
        let (rows, named) = (&rows[from..to], &mut named[from..to]);
        for mention in &extraction.mentions {
            // The rows of an article are in order of their entities.
            if let Ok(at) = rows.binary_search_by_key(&mention.entity, |row| row.row.id) {
                named[at].surfaces.push(mention.span.surface(&record.article.text));
                named[at].mentions += 1;
            }
        }
        for of_entity in named {
            of_entity.surfaces.sort_unstable();
            of_entity.surfaces.dedup();
        }
        from = to;
    }
    named
}
