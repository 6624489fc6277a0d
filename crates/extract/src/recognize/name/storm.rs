//! Storms by what they are called.
//!
//! | text | name |
//! | --- | --- |
//! | `Cyclone Alder`, `typhoon Alder` | the same |
//! | `Hurricane Alder won the title`, `Storm Weiss, an actor,` | none: a person |

use std::ops::Range;

use super::{Naming, TAKEN};
use crate::lexicon::Classes;
use crate::lexicon::name::NameWord;
use crate::lexicon::verb::Roles;
use crate::record::{EntityKind, MentionMethod};
use crate::text::Document;
use crate::text::token::{Gap, Shape};

/// How many words may stand before what a person is: "an English actor".
const DESCRIBED: usize = 2;

/// The storm whose word stands at the token: with it, if it is written with a capital.
pub(super) fn recognize(document: &Document, word: usize, sentence: &Range<usize>) -> Option<Naming> {
    if !document.has(word, Classes::EventHead) {
        return None;
    }
    let at = word + document.length_of(word, NameWord::StormWord)?;
    let name = document.tokens.get(at).filter(|_| at < sentence.end)?;
    let capital = |at: usize| document.tokens.get(at).is_some_and(|t| t.shape == Shape::Capital && t.gap == Gap::Space);
    // "Hurricane Center", "Storm Alder Mills": names of other things.
    if !capital(at) || name.end - name.start < 3 || document.has(at, TAKEN) || at + 1 < sentence.end && capital(at + 1)
    {
        return None;
    }
    if is_person(document, at + 1) {
        return None;
    }
    let start = if document.has(word, Classes::Capital) { word } else { at };
    Some(Naming { tokens: start..at + 1, rule: "storm", ..Naming::new(EntityKind::Event, MentionMethod::Pattern) })
}

/// What stands behind the name of a person: "told", "won", ", an actor".
fn is_person(document: &Document, at: usize) -> bool {
    let tells = || document.verb_forms(at).any(|(verb, _)| verb.roles.meets(Roles::REPORT));
    let office = |at: usize| document.has(at, Classes::Title) && document.says(at, NameWord::Office);
    let held = document.is_sign(at, b',')
        && matches!(document.word(at + 1), "a" | "an")
        && (at + 2..at + 2 + DESCRIBED).any(office);
    held || document.says(at, NameWord::PersonalVerb) || document.has(at, Classes::Verb) && tells()
}
