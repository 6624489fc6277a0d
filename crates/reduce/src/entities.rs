//! Which names are one entity.

use chrono::NaiveDate;
use columnist_extract::Id;
use columnist_extract::record::EntityKind;
use rustc_hash::FxHashMap;

use crate::Input;
use crate::same_name::{SeenEntity, link};

/// One row of `entities`.
#[derive(Debug, Clone, PartialEq)]
pub struct EntityRow<'a> {
    pub entity: Id,
    /// The entity it is the same as; itself if it is canonical.
    pub canonical: Id,
    pub name: &'a str,
    pub canonical_name: &'a str,
    pub kind: EntityKind,
    /// ISO 3166-1 alpha-3.
    pub country: Option<&'a str>,
    /// Every surface seen, sorted.
    pub aliases: Vec<&'a str>,
    pub n_mentions: usize,
    pub n_articles: usize,
    pub first_published_on: Option<NaiveDate>,
    pub last_published_on: Option<NaiveDate>,
    pub external_id: Option<&'a str>,
    /// How `canonical` was found; `None` for what is canonical.
    pub link_method: Option<&'static str>,
}

/// One row for each entity, in order of id.
pub fn entities<'a>(input: &Input<'a>) -> Vec<EntityRow<'a>> {
    let published: FxHashMap<Id, Option<NaiveDate>> =
        input.articles.iter().map(|article| (article.article, article.published_on)).collect();
    let mut facts: Vec<_> = input.entities.iter().collect();
    // The lexicon's name first, then the fullest, then the first in order.
    facts.sort_unstable_by_key(|fact| (fact.entity, !fact.in_lexicon, usize::MAX - fact.name.len(), *fact));
    facts.dedup_by_key(|fact| fact.entity);
    let mut mentions: Vec<_> = input.mentions.iter().collect();
    mentions.sort_unstable_by_key(|mention| (mention.entity, mention.surface, mention.article));
    let mut rows = Vec::with_capacity(facts.len());
    for fact in &facts {
        let start = mentions.partition_point(|mention| mention.entity < fact.entity);
        let end = start + mentions[start..].partition_point(|mention| mention.entity == fact.entity);
        let mentions = &mentions[start..end];
        let mut aliases: Vec<_> = mentions.iter().map(|mention| mention.surface).collect();
        aliases.dedup();
        let mut articles: Vec<_> = mentions.iter().map(|mention| mention.article).collect();
        articles.sort_unstable();
        articles.dedup();
        let days = || articles.iter().filter_map(|article| published.get(article).copied().flatten());
        rows.push(EntityRow {
            entity: fact.entity,
            canonical: fact.entity,
            name: fact.name,
            canonical_name: fact.name,
            kind: fact.kind,
            country: fact.country,
            aliases,
            n_mentions: mentions.len(),
            n_articles: articles.len(),
            first_published_on: days().min(),
            last_published_on: days().max(),
            external_id: fact.external_id,
            link_method: None,
        });
    }
    let seen: Vec<SeenEntity> = rows
        .iter()
        .zip(&facts)
        .map(|(row, fact)| SeenEntity {
            id: row.entity,
            kind: row.kind,
            name: row.name,
            country: row.country,
            in_lexicon: fact.in_lexicon,
            n_articles: row.n_articles,
        })
        .collect();
    let names: FxHashMap<Id, &str> = rows.iter().map(|row| (row.entity, row.name)).collect();
    for (row, (canonical, method)) in rows.iter_mut().zip(link(&seen)) {
        row.canonical = canonical;
        row.canonical_name = names.get(&canonical).copied().unwrap_or(row.name);
        row.link_method = method;
    }
    rows
}
