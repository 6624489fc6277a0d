//! Times that are only vaguely said: "now", "recently", "the near future", "in the past".

use super::Said;
use super::expression::Meaning;
use super::reader::Reader;
use crate::lexicon::date::{DateWord, Reference, Shift};
use crate::text::token::Kind;

/// "currently", "the near future".
pub(super) fn reference(r: &Reader, at: usize) -> Option<Said> {
    let (reference, end) = r.word(at, |word| match word {
        DateWord::Reference(reference) => Some(reference),
        _ => None,
    })?;
    // "the now-cancelled deal"
    let joined = r.skip_hyphen(end) > end;
    let noun = r.document.bytes(at..end).len() > 10 && r.document.surface(at..end).contains(' ');
    let said = Said::new(Meaning::Reference(reference), end, "reference");
    (!joined).then_some(if noun { said.with_article() } else { said })
}

/// "in the past", "in future", "for the future": a time only behind such a preposition and before no noun.
pub(super) fn past_or_future(r: &Reader, at: usize) -> Option<Said> {
    let (reference, end) = r.word(at, |word| match word {
        DateWord::Future => Some(Reference::Future),
        DateWord::Shift(Shift::Past) => Some(Reference::Past),
        _ => None,
    })?;
    let the = if at > 0 && r.document.is_word(at - 1, "the") { at - 1 } else { at };
    let preposition = the > 0 && r.document.is_word(the - 1, "in");
    let ends = r.document.tokens.get(end).is_none_or(|t| {
        t.kind == Kind::Sign
            || r.document.has(end, crate::lexicon::Classes::Function | crate::lexicon::Classes::Auxiliary)
    });
    (preposition && ends && (the < at || reference == Reference::Future))
        .then(|| Said::new(Meaning::Reference(reference), end, "reference").with_article())
}
