//! Where a name of the tagger begins and ends, and what its last word tells of it.
//!
//! | tagged | text | becomes |
//! | --- | --- | --- |
//! | `LR` | `the 777-200LR` | nothing: part of a model |
//! | `FM` | `98FM` | `98FM` |
//! | `Home` | `the album "Home"` | nothing: the title of a work |
//! | `Thomas L` | `Thomas L. Alder` | `Thomas L. Alder` |
//! | `Bridgeton River` person | | place |

use super::Naming;
use super::stretch::is_capitalised;
use crate::lexicon::name::NameWord;
use crate::lexicon::{Classes, Sense};
use crate::record::EntityKind;
use crate::text::Document;

/// Mends a name; false where it is none.
pub(super) fn mend(document: &Document, naming: &mut Naming) -> bool {
    let start = naming.tokens.start;
    // Alone in quotes stands the title of a work, a nickname, a ship; what a word beside it tells, a pattern has found.
    if start > 0 && document.is_sign(start - 1, b'"') && document.is_sign(naming.tokens.end, b'"') {
        return false;
    }
    if document.touches(start) && document.is_number(start - 1) {
        // Digits before the letters: a call sign, unless the digits go on from a model's hyphen.
        if document.touches(start - 1) {
            return false;
        }
        naming.tokens.start = start - 1;
    }
    complete(document, naming);
    if naming.kind != EntityKind::Place && naming.tokens.len() > 1 {
        let last = naming.tokens.end - 1;
        let tail = |sense: &Sense| matches!(sense, Sense::Name(NameWord::PlaceTail)).then_some(());
        let head =
            |sense: &Sense| matches!(sense, Sense::Name(NameWord::Institution | NameWord::CompanySuffix)).then_some(());
        let place = document.has(last, Classes::PlaceHead) && document.read(last, tail).is_some();
        if place && document.read(last, head).is_none() {
            naming.kind = EntityKind::Place;
            naming.rule = "place_tail";
        }
    }
    true
}

/// Takes in what an initial cut off: "Thomas L" and ". Alder".
fn complete(document: &Document, naming: &mut Naming) {
    if naming.kind != EntityKind::Person {
        return;
    }
    let end = naming.tokens.end;
    let initial = document.tokens[end - 1].end - document.tokens[end - 1].start == 1;
    let sentence = &document.sentences[document.sentence_of(end - 1)];
    let goes_on = initial
        && naming.tokens.len() > 1
        && document.is_sign(end, b'.')
        && end + 1 < sentence.end
        && is_capitalised(document, end + 1)
        && !document.has(end + 1, Classes::Function | Classes::Title);
    if goes_on {
        naming.tokens.end = end + 2;
    }
}
