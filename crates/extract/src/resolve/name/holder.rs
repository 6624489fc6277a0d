//! Who holds an office that the text names again: "the ambassador" for "Pavel Alder, Ambassador of Belarus to Kazakhstan".
//!
//! | offices in the article | text | holder |
//! | --- | --- | --- |
//! | `Prime Minister Anna Weiss` | `the prime minister`, `the minister` | Anna Weiss |
//! | `Prime Minister Anna Weiss`, `Finance Minister Jan Berg` | `the prime minister` | Anna Weiss |
//! | the same | `the minister` | nobody: two fit |
//! | `Deputy Prime Minister Jan Berg` | `the prime minister` | nobody: another office |
//!
//! Such a description is no name, so it is no mention; who asks for a speaker or a subject asks here.

use std::ops::Range;

use crate::Located;
use crate::id::Id;
use crate::lexicon::Classes;
use crate::lexicon::name::NameWord;
use crate::record::{EntityKind, Mention};
use crate::text::Document;

/// How many words an office has at most.
const OFFICE_WORDS: usize = 4;

/// The one person of the article whose office the words that end with this token repeat.
pub(crate) fn holder(document: &Document, mentions: &[&Located<Mention>], noun: usize) -> Option<Id> {
    let office = office(document, noun)?;
    let (mut exact, mut loose) = (Only::default(), Only::default());
    for mention in mentions.iter().filter(|m| m.row.kind == EntityKind::Person) {
        let Some(role) = &mention.row.role else { continue };
        match fit(document, role, &office) {
            Some(true) => exact.add(mention.row.entity),
            Some(false) => loose.add(mention.row.entity),
            None => {}
        }
    }
    match exact {
        Only::None => loose.one(),
        found => found.one(),
    }
}

/// The tokens of the office that ends with the token.
fn office(document: &Document, noun: usize) -> Option<Range<usize>> {
    let start = (noun.saturating_sub(OFFICE_WORDS - 1)..=noun)
        .find(|&at| document.has(at, Classes::Title) && document.is_term(at..noun + 1, NameWord::Office))?;
    Some(start..noun + 1)
}

/// Whether a role holds the office: plainly, or as part of a longer title ("foreign minister" for "minister").
fn fit(document: &Document, role: &str, office: &Range<usize>) -> Option<bool> {
    let role = Document::new(role, document.lexicon);
    let wanted = &document.tokens[office.clone()];
    let at =
        role.tokens.windows(wanted.len()).position(|held| held.iter().zip(wanted).all(|(a, b)| a.hash == b.hash))?;
    let modified = at > 0 && role.says(at - 1, NameWord::OfficeModifier);
    // "deputy prime minister" is no prime minister, but "the minister" may be one.
    (!modified || office.len() == 1).then_some(!modified)
}

/// One entity, or too many.
#[derive(Default)]
enum Only {
    #[default]
    None,
    One(Id),
    Several,
}

impl Only {
    fn add(&mut self, id: Id) {
        *self = match self {
            Only::None => Only::One(id),
            Only::One(other) if *other == id => return,
            _ => Only::Several,
        };
    }

    fn one(self) -> Option<Id> {
        match self {
            Only::One(id) => Some(id),
            Only::None | Only::Several => None,
        }
    }
}
