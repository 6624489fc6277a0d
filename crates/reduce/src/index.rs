//! Looking up what one stage found for the next: an entity's canonical one.

use chrono::NaiveDate;
use columnist_extract::Id;
use columnist_extract::record::EntityKind;
use rustc_hash::FxHashMap;

use crate::EntityRow;

/// Look-ups by id. Nothing is ever listed from the map, so its order reaches no row.
#[derive(Debug)]
pub struct Index<'a> {
    entities: FxHashMap<Id, EntityEntry<'a>>,
    /// The last day on which an article of the dataset was published.
    pub(crate) latest: Option<NaiveDate>,
}

/// What is to be known of an entity that a figure or an office names, and of the one that it is the same as.
#[derive(Debug, Clone, Copy)]
pub struct EntityEntry<'a> {
    pub entity: Id,
    pub canonical: Id,
    pub kind: EntityKind,
    pub canonical_name: &'a str,
    pub country: Option<&'a str>,
}

impl<'a> EntityEntry<'a> {
    /// Of a row.
    pub fn of(row: &EntityRow<'a>) -> EntityEntry<'a> {
        EntityEntry {
            entity: row.entity,
            canonical: row.canonical,
            kind: row.kind,
            canonical_name: row.canonical_name,
            country: row.country,
        }
    }
}

impl<'a> Index<'a> {
    /// Over the entities that will be asked for, and the last day on which an article of the dataset was published.
    pub fn new(latest: Option<NaiveDate>, entities: impl IntoIterator<Item = EntityEntry<'a>>) -> Index<'a> {
        Index { entities: entities.into_iter().map(|entry| (entry.entity, entry)).collect(), latest }
    }

    /// The entity that this one is the same as.
    pub(crate) fn canonical(&self, entity: Id) -> Id {
        self.entities.get(&entity).map_or(entity, |entry| entry.canonical)
    }

    /// The name of the entity that this one is the same as.
    pub(crate) fn canonical_name(&self, entity: Id) -> &'a str {
        self.entities.get(&entity).map_or("", |entry| entry.canonical_name)
    }

    /// Whether an entity is a place: whoever belongs to its country speaks for it.
    pub(crate) fn is_place(&self, entity: Id) -> bool {
        self.entities.get(&entity).is_some_and(|entry| entry.kind == EntityKind::Place)
    }

    /// ISO 3166-1 alpha-3 code of what is or belongs to a country.
    pub(crate) fn country(&self, entity: Id) -> Option<&'a str> {
        self.entities.get(&entity).and_then(|entry| entry.country)
    }
}
