//! Names become mentions of entities.

mod head;

pub(crate) use head::head;

use std::collections::BTreeMap;

use crate::Located;
use crate::id::Id;
use crate::lexicon::LexiconEntity;
use crate::recognize::name::Naming;
use crate::record::{Entity, Mention};
use crate::text::{CharCounter, Document};

/// The mentions of a document, in order of the text, and the entities that they name, in order of id.
pub(crate) fn resolve(document: &Document, article: Id, namings: &[Naming]) -> (Vec<Located<Mention>>, Vec<Entity>) {
    let mut chars = CharCounter::default();
    let mut entities = BTreeMap::new();
    let mut mentions = Vec::with_capacity(namings.len());
    for naming in namings {
        let span = document.span(naming.tokens.clone(), &mut chars);
        let entity = match naming.known {
            Some(index) => of_lexicon(document.lexicon.entity(index)),
            None => Entity {
                id: Id::of(&[naming.kind.as_str(), &normal(&span.surface)]),
                kind: naming.kind,
                name: span.surface.clone(),
                country: None,
                external_id: None,
                in_lexicon: false,
            },
        };
        let row = Mention {
            id: Id::of_row(article, "mentions", span.bytes.clone(), naming.kind.as_str()),
            entity: entity.id,
            span,
            kind: naming.kind,
            role: None,
            role_of: None,
            method: naming.method,
            confidence: 1.0,
            rule: naming.rule,
        };
        entities.entry(entity.id).or_insert(entity);
        mentions.push(Located { tokens: naming.tokens.clone(), row });
    }
    (mentions, entities.into_values().collect())
}

/// The entity that the lexicon knows, as a row.
pub(crate) fn of_lexicon(entity: &LexiconEntity) -> Entity {
    Entity {
        id: entity.id,
        kind: entity.kind,
        name: entity.name.clone(),
        country: entity.country.clone(),
        external_id: entity.external_id.clone(),
        in_lexicon: true,
    }
}

/// The form of a name that its id is made of: lower case, single blanks.
fn normal(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
