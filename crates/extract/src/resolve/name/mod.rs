//! Names become mentions of entities: surname and full name, acronym and long form are one within an article.

mod chain;
mod head;
mod holder;

pub(crate) use head::{Head, head};
pub(crate) use holder::holder;

use crate::Located;
use crate::id::{Id, RowIds};
use crate::lexicon::LexiconEntity;
use crate::recognize::name::stretch::is_all_capitals;
use crate::recognize::name::{Naming, Of};
use crate::record::{Entity, EntityKind, Mention, MentionMethod};
use crate::text::{CharCounter, Document};

/// The mentions of a document, in order of the text, and the entities that they name. One may be there more than once.
pub(crate) fn resolve(document: &Document, article: Id, namings: &[Naming]) -> (Vec<Located<Mention>>, Vec<Entity>) {
    let same = chain::chain(document, namings);
    let mut chars = CharCounter::default();
    let mut entities: Vec<Entity> = Vec::new();
    let mut ids: Vec<Id> = Vec::with_capacity(namings.len());
    // The first of a chain need not be its root: "Mamin" may stand in the headline.
    let mut of_root: Vec<Option<Id>> = vec![None; namings.len()];
    for &root in &same {
        ids.push(*of_root[root].get_or_insert_with(|| {
            let entity = entity(document, namings, root);
            let id = entity.id;
            entities.push(entity);
            id
        }));
    }
    let mut ids_of_rows = RowIds::new(article, "mentions");
    let mut mentions = Vec::with_capacity(namings.len());
    for (place, naming) in namings.iter().enumerate() {
        let span = document.span(naming.tokens.clone(), &mut chars);
        let role_of = naming.role.as_ref().and_then(|role| role.of.as_ref()).map(|of| match of {
            Of::Naming(other) => ids[*other],
            Of::Lexicon(index) => {
                let entity = document.lexicon.entity(*index);
                if !entities.iter().any(|other| other.id == entity.id) {
                    entities.push(of_lexicon(entity));
                }
                entity.id
            }
        });
        let row = Mention {
            id: ids_of_rows.id(span.bytes.clone(), naming.kind.as_str()),
            entity: ids[place],
            span,
            kind: naming.kind,
            role: naming.role.as_ref().map(|role| one_line(document.surface(role.tokens.clone()))),
            role_of,
            method: if same[place] == place
                || naming.known.is_some()
                || is_repeat(document, namings, place, same[place])
            {
                naming.method
            } else {
                MentionMethod::Coreference
            },
            confidence: confidence(naming),
            rule: naming.rule,
        };
        mentions.push(Located { tokens: naming.tokens.clone(), row });
    }
    (mentions, entities)
}

/// Whether two namings have the same words: then nothing but the words was needed to know what they name.
fn is_repeat(document: &Document, namings: &[Naming], a: usize, b: usize) -> bool {
    document.surface(namings[a].tokens.clone()) == document.surface(namings[b].tokens.clone())
}

/// How sure a name is: closed classes are; patterns nearly; the tagger is right about six times in seven.
fn confidence(naming: &Naming) -> f64 {
    match naming.method {
        MentionMethod::Lexicon => 1.0,
        MentionMethod::Pattern => 0.95,
        MentionMethod::Coreference => 0.9,
        MentionMethod::Model => 0.85,
    }
}

fn entity(document: &Document, namings: &[Naming], place: usize) -> Entity {
    let naming = &namings[place];
    if let Some(index) = naming.known {
        return of_lexicon(document.lexicon.entity(index));
    }
    let surface = one_line(document.surface(naming.tokens.clone()));
    let sentence = document.sentences[document.sentence_of(naming.tokens.start)].clone();
    let name = match naming.kind {
        EntityKind::Organization if naming.rule == "dateline" => head::wire_name(&surface),
        _ if naming.rule == "dateline" || is_all_capitals(document, sentence) => head::title_case(&surface),
        _ => surface,
    };
    Entity {
        id: Id::of(&[naming.kind.as_str(), &normal(&name)]),
        kind: naming.kind,
        name,
        country: None,
        external_id: None,
        in_lexicon: false,
    }
}

/// The entity that the lexicon knows, as a row.
pub(crate) fn of_lexicon(entity: &LexiconEntity) -> Entity {
    Entity {
        id: entity.id,
        kind: entity.sort.kind(),
        name: entity.name.to_owned(),
        country: entity.country,
        external_id: entity.external_id.clone(),
        in_lexicon: true,
    }
}

/// Words with single blanks between them, whatever stood there.
fn one_line(words: &str) -> String {
    let mut line = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// The form of a name that its id is made of: "Alder Ltd." is "Alder Ltd".
fn normal(name: &str) -> String {
    name.trim_end_matches('.').to_lowercase()
}
