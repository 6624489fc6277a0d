//! Which names are one entity.

use chrono::NaiveDate;
use columnist_extract::Id;
use columnist_extract::record::EntityKind;
use rustc_hash::FxHashMap;

use crate::facts::{EntityFact, Naming};
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

/// Takes what articles say of entities, in any order, and keeps one entry for each entity.
#[derive(Debug, Default)]
pub struct Entities<'a> {
    known: FxHashMap<Id, Known<'a>>,
}

/// What all articles so far say of an entity.
#[derive(Debug)]
struct Known<'a> {
    best: EntityFact<'a>,
    /// Sorted.
    aliases: Vec<&'a str>,
    n_mentions: usize,
    n_articles: usize,
    first_published_on: Option<NaiveDate>,
    last_published_on: Option<NaiveDate>,
}

impl<'a> Entities<'a> {
    /// Takes what some articles, named together, say of an entity. `keep` is asked to hold each text that was not seen before.
    pub fn add<'f>(
        &mut self,
        fact: &EntityFact<'f>,
        naming: &Naming<'_, 'f>,
        mut keep: impl FnMut(&'f str) -> &'a str,
    ) {
        let known = self.known.entry(fact.entity).or_insert_with(|| Known {
            best: fact.kept(&mut keep),
            aliases: Vec::new(),
            n_mentions: 0,
            n_articles: 0,
            first_published_on: None,
            last_published_on: None,
        });
        if rank(fact) < rank(&known.best) {
            known.best = fact.kept(&mut keep);
        }
        for alias in naming.aliases {
            if let Err(at) = known.aliases.binary_search(alias) {
                known.aliases.insert(at, keep(alias));
            }
        }
        known.n_mentions += naming.n_mentions;
        known.n_articles += naming.n_articles;
        let days = [known.first_published_on, naming.first_published_on];
        known.first_published_on = days.into_iter().flatten().min();
        known.last_published_on = known.last_published_on.max(naming.last_published_on);
    }

    /// Calls back for each entity, in order of id, with what was said of it so far.
    pub fn for_each(&self, mut each: impl FnMut(&EntityFact<'a>, &Naming<'_, 'a>)) {
        let mut known: Vec<&Known<'a>> = self.known.values().collect();
        known.sort_unstable_by_key(|known| known.best.entity);
        for known in known {
            let naming = Naming {
                aliases: &known.aliases,
                n_mentions: known.n_mentions,
                n_articles: known.n_articles,
                first_published_on: known.first_published_on,
                last_published_on: known.last_published_on,
            };
            each(&known.best, &naming);
        }
    }

    /// One row for each entity, in order of id.
    pub fn rows(self) -> Vec<EntityRow<'a>> {
        let mut known: Vec<Known<'a>> = self.known.into_values().collect();
        known.sort_unstable_by_key(|known| known.best.entity);
        let mut rows = Vec::with_capacity(known.len());
        let mut in_lexicon = Vec::with_capacity(known.len());
        for Known { best, aliases, n_mentions, n_articles, first_published_on, last_published_on } in known {
            in_lexicon.push(best.in_lexicon);
            rows.push(EntityRow {
                entity: best.entity,
                canonical: best.entity,
                name: best.name,
                canonical_name: best.name,
                kind: best.kind,
                country: best.country,
                aliases,
                n_mentions,
                n_articles,
                first_published_on,
                last_published_on,
                external_id: best.external_id,
                link_method: None,
            });
        }
        link_names(&mut rows, &in_lexicon);
        rows
    }
}

/// The lexicon's name first, then the fullest, then the first in order.
fn rank<'f>(fact: &'f EntityFact<'_>) -> (bool, usize, &'f EntityFact<'f>) {
    (!fact.in_lexicon, usize::MAX - fact.name.len(), fact)
}

/// Finds out which entities are the same.
fn link_names(rows: &mut [EntityRow<'_>], in_lexicon: &[bool]) {
    let seen: Vec<SeenEntity> = rows
        .iter()
        .zip(in_lexicon)
        .map(|(row, in_lexicon)| SeenEntity {
            id: row.entity,
            kind: row.kind,
            name: row.name,
            country: row.country,
            in_lexicon: *in_lexicon,
            n_articles: row.n_articles,
        })
        .collect();
    let names: FxHashMap<Id, &str> = rows.iter().map(|row| (row.entity, row.name)).collect();
    for (row, (canonical, method)) in rows.iter_mut().zip(link(&seen)) {
        row.canonical = canonical;
        row.canonical_name = names.get(&canonical).copied().unwrap_or(row.name);
        row.link_method = method;
    }
}
