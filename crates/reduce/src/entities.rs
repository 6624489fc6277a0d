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

    /// What was said of each entity so far, in order of id.
    pub fn iter<'r>(&'r self) -> impl Iterator<Item = (&'r EntityFact<'a>, Naming<'r, 'a>)> {
        let mut known: Vec<&'r Known<'a>> = self.known.values().collect();
        known.sort_unstable_by_key(|known| known.best.entity);
        known.into_iter().map(|known| {
            let naming = Naming {
                aliases: &known.aliases,
                n_mentions: known.n_mentions,
                n_articles: known.n_articles,
                first_published_on: known.first_published_on,
                last_published_on: known.last_published_on,
            };
            (&known.best, naming)
        })
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.known.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    /// Lets go of all others.
    pub fn retain(&mut self, mut stays: impl FnMut(Id) -> bool) {
        self.known.retain(|entity, _| stays(*entity));
    }

    /// Each entity, in order of id, as those who look for its other names see it.
    pub fn seen(&self) -> impl Iterator<Item = SeenEntity<'a>> {
        self.iter().map(|(fact, naming)| SeenEntity {
            id: fact.entity,
            kind: fact.kind,
            name: fact.name,
            country: fact.country,
            in_lexicon: fact.in_lexicon,
            n_articles: naming.n_articles,
        })
    }

    /// One row for each entity, in order of id.
    pub fn rows_with<'r>(&'r self, links: &'r Links) -> impl Iterator<Item = EntityRow<'r>> {
        self.iter().map(|(fact, naming)| {
            let link = links.0.get(&fact.entity);
            row(fact, &naming, link, link.map_or(fact.name, |link| &link.canonical_name))
        })
    }

    /// One row for each entity, in order of id, of what is held whole.
    pub fn rows(self) -> Vec<EntityRow<'a>> {
        let seen: Vec<SeenEntity<'a>> = self.seen().collect();
        let mut links = Links::default();
        links.find(&seen);
        let name = |entity: Id| seen.binary_search_by_key(&entity, |seen| seen.id).ok().map(|at| seen[at].name);
        let row = |(fact, naming): (&EntityFact<'a>, Naming<'_, 'a>)| {
            let link = links.0.get(&fact.entity);
            row(fact, &naming, link, link.and_then(|link| name(link.canonical)).unwrap_or(fact.name))
        };
        self.iter().map(row).collect()
    }
}

fn row<'r>(
    fact: &EntityFact<'r>,
    naming: &Naming<'_, 'r>,
    link: Option<&Linked>,
    canonical_name: &'r str,
) -> EntityRow<'r> {
    EntityRow {
        entity: fact.entity,
        canonical: link.map_or(fact.entity, |link| link.canonical),
        name: fact.name,
        canonical_name,
        kind: fact.kind,
        country: fact.country,
        aliases: naming.aliases.to_vec(),
        n_mentions: naming.n_mentions,
        n_articles: naming.n_articles,
        first_published_on: naming.first_published_on,
        last_published_on: naming.last_published_on,
        external_id: fact.external_id,
        link_method: link.map(|link| link.method),
    }
}

/// Which entities are the same as another. Nothing is listed from the map.
#[derive(Debug, Default)]
pub struct Links(FxHashMap<Id, Linked>);

#[derive(Debug)]
struct Linked {
    canonical: Id,
    canonical_name: Box<str>,
    method: &'static str,
}

impl Links {
    /// Finds the links among some entities: all that may be one with another of them are there.
    pub fn find(&mut self, entities: &[SeenEntity<'_>]) {
        let names: FxHashMap<Id, &str> = entities.iter().map(|entity| (entity.id, entity.name)).collect();
        for (entity, (canonical, method)) in entities.iter().zip(link(entities)) {
            if let Some(method) = method {
                let canonical_name = names.get(&canonical).copied().unwrap_or(entity.name).into();
                self.0.insert(entity.id, Linked { canonical, canonical_name, method });
            }
        }
    }

    /// The entity that this one is the same as.
    pub fn canonical(&self, entity: Id) -> Id {
        self.0.get(&entity).map_or(entity, |link| link.canonical)
    }
}

/// The lexicon's name first, then the fullest, then the first in order.
fn rank<'f>(fact: &'f EntityFact<'_>) -> (bool, usize, &'f EntityFact<'f>) {
    (!fact.in_lexicon, usize::MAX - fact.name.len(), fact)
}
