//! Storms by what they are called: "Cyclone Alder", "typhoon Alder".

use std::ops::Range;

use super::{Naming, TAKEN};
use crate::lexicon::Classes;
use crate::lexicon::name::NameWord;
use crate::record::{EntityKind, MentionMethod};
use crate::text::Document;
use crate::text::token::{Gap, Shape};

/// The storm whose word stands at the token: with it, if it is written with a capital.
pub(super) fn recognize(document: &Document, word: usize, sentence: &Range<usize>) -> Option<Naming> {
    let at = word + document.length_of(word, NameWord::StormWord)?;
    let name = document.tokens.get(at).filter(|_| at < sentence.end)?;
    let capital = |at: usize| document.tokens.get(at).is_some_and(|t| t.shape == Shape::Capital && t.gap == Gap::Space);
    // "Hurricane Center", "Storm Alder Mills": names of other things.
    if !capital(at) || name.end - name.start < 3 || document.has(at, TAKEN) || at + 1 < sentence.end && capital(at + 1)
    {
        return None;
    }
    let start = if document.has(word, Classes::Capital) { word } else { at };
    Some(Naming { tokens: start..at + 1, rule: "storm", ..Naming::new(EntityKind::Event, MentionMethod::Pattern) })
}
