//! Teams by their town: "Lindholm Harriers", "Ashby Red Foxes".

use super::stretch::is_capitalised;
use super::{Naming, TAKEN};
use crate::lexicon::Classes;
use crate::lexicon::entity::Sort;
use crate::lexicon::name::NameWord;
use crate::record::{EntityKind, MentionMethod};
use crate::text::Document;
use crate::text::token::{Gap, Shape};

/// The team that a town's name goes on to: one or two words, the last a plural.
pub(super) fn of_town(document: &Document, naming: &Naming) -> Option<Naming> {
    let town = matches!(document.lexicon.sort_of(naming.known?), Sort::City | Sort::Region);
    let (start, first) = (naming.tokens.start, naming.tokens.end);
    if !town || !is_plain(document, first) || start > 0 && is_capitalised(document, start - 1) {
        return None;
    }
    let last = first + usize::from(is_plain(document, first + 1));
    let plural = document.word(last).strip_suffix('s').is_some_and(|stem| stem.len() > 3 && !stem.ends_with('s'));
    (plural && !is_capitalised(document, last + 1)).then(|| Naming {
        tokens: start..last + 1,
        rule: "team",
        ..Naming::new(EntityKind::Organization, MentionMethod::Pattern)
    })
}

/// A capitalised word that is nothing else.
fn is_plain(document: &Document, at: usize) -> bool {
    let other = TAKEN | Classes::GivenName;
    document.tokens.get(at).is_some_and(|t| t.gap == Gap::Space && t.shape == Shape::Capital)
        && !document.has(at, other)
        && document.length_of(at, NameWord::Group).is_none()
}
