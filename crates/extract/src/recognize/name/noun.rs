//! Nouns that the tagger takes for the first word of a name.
//!
//! | tagged | becomes |
//! | --- | --- |
//! | `Regulator Alderboard` at the head of a sentence | `Alderboard` organization |
//! | `Rival Alderboard`, `Compatriot Weiss` there | `Alderboard`, `Weiss`: persons |
//! | `Rival Alder Ltd` there | `Alder Ltd` organization |
//! | `Board of the European Central Bank` | `European Central Bank` |
//! | `Union Alder`, `Bank Alder` | the same |

use std::ops::Range;

use super::{Naming, institution, person};
use crate::lexicon::name::NameWord;
use crate::lexicon::{Classes, Sense};
use crate::record::{EntityKind, MentionMethod};
use crate::text::Document;
use crate::text::token::{Gap, Shape};

/// Takes such a noun off.
pub(super) fn cut(document: &Document, naming: &mut Naming) {
    cut_opening(document, naming);
    cut_board(document, naming);
}

/// "Regulator Alderboard said": a noun that tells an organisation opens the sentence, and the name.
fn cut_opening(document: &Document, naming: &mut Naming) {
    let Some(next) = behind(document, &naming.tokens) else { return };
    let tells = document.says(naming.tokens.start, NameWord::OrganizationNoun);
    naming.tokens.start = next;
    if is_known(document, naming) || person::is_full(document, &naming.tokens) {
        return;
    }
    // A rival may be anybody, but is a person more often than not.
    naming.kind =
        if tells || is_company(document, &naming.tokens) { EntityKind::Organization } else { EntityKind::Person };
}

/// "Rival Alder Ltd", "Rival Alder cut its prices": a company.
fn is_company(document: &Document, tokens: &Range<usize>) -> bool {
    let sentence = &document.sentences[document.sentence_of(tokens.start)];
    document.has(tokens.end - 1, Classes::Head) || (tokens.end..sentence.end).any(|at| document.is_word(at, "its"))
}

/// Whether the lexicon knows the whole name, which then is what the lexicon says.
fn is_known(document: &Document, naming: &mut Naming) -> bool {
    let known = |sense: &Sense| match sense {
        Sense::Name(NameWord::Known(index)) => Some(*index),
        _ => None,
    };
    let length = naming.tokens.len();
    let found = document.read(naming.tokens.start, known).filter(|&(_, words)| words == length);
    if let Some((index, _)) = found {
        (naming.known, naming.method) = (Some(index), MentionMethod::Lexicon);
        naming.kind = document.lexicon.sort_of(index).kind();
    }
    found.is_some()
}

/// "Board of the European Central Bank": the bank.
fn cut_board(document: &Document, naming: &mut Naming) {
    if let Some(body) = institution::behind_board(document, &naming.tokens) {
        naming.tokens.start = body;
        is_known(document, naming);
    }
}

/// Where the name behind such a noun begins.
pub(super) fn behind(document: &Document, tokens: &Range<usize>) -> Option<usize> {
    let start = tokens.start;
    let opens = document.sentences[document.sentence_of(start)].start == start;
    // "Union Alder", "Bank Alder": such nouns are the heads of names too.
    let other = Classes::Head | Classes::Title | Classes::PlaceHead | Classes::EventHead | Classes::Name;
    if !opens || document.tokens[start].shape != Shape::Capital || document.has(start, other) {
        return None;
    }
    let noun = document.length_of(start, NameWord::OrganizationNoun);
    let next = start + noun.or_else(|| document.length_of(start, NameWord::OpeningNoun))?;
    let plain = document.tokens.get(next).is_some_and(|t| t.shape == Shape::Capital && t.gap == Gap::Space);
    let head = Classes::Head | Classes::Title | Classes::Function;
    (next < tokens.end && plain && !document.has(next, head)).then_some(next)
}
