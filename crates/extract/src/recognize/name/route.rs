//! Two places that a way joins: "the Alder-Lindby line".
//!
//! | text | names |
//! | --- | --- |
//! | `the Alder-Lindby railway line` | `Alder`, `Lindby` |
//! | `the Minsk-Lindby line` | `Minsk` of the lexicon, and `Lindby` |
//! | `Trains on the Alder-Lindby line` | `Alder`, `Lindby` |
//! | `the Weiss-Berg line of argument` | `Weiss-Berg`: a line may be other things |
//! | `the Alder-Lindby bill` | `Alder-Lindby`: two persons, or one |

use super::Naming;
use super::stretch::is_capitalised;
use crate::lexicon::name::NameWord;
use crate::lexicon::{Classes, Sense};
use crate::record::{EntityKind, MentionMethod};
use crate::text::Document;
use crate::text::token::{Kind, Shape};

/// How many words may stand between the places and what joins them: "railway", "gas".
const APART: usize = 2;

/// Parts a name that is two places. Gives the first; the second is left.
pub(super) fn split(document: &Document, naming: &mut Naming) -> Option<Naming> {
    let (start, end) = (naming.tokens.start, naming.tokens.end);
    if naming.method == MentionMethod::Lexicon {
        return None;
    }
    // The tagger may see one of them alone, or both.
    let hyphen = (start.saturating_sub(1)..=end).find(|&at| document.is_hyphen(at) && document.touches(at + 1))?;
    let ends = hyphen.checked_sub(1)?..hyphen + 2;
    let whole = ends.start <= start && end <= ends.end && document.is_word(ends.start.wrapping_sub(1), "the");
    if !whole || !is_free(document, ends.start) || !is_free(document, hyphen + 1) {
        return None;
    }
    let (first, second) = (place(document, ends.start), place(document, hyphen + 1));
    let known = first.known.or(second.known).is_some();
    if !is_way(document, ends.end) && !(is_line(document, ends.end) && (known || is_travelled(document, ends.start))) {
        return None;
    }
    *naming = second;
    Some(first)
}

/// The other end of a way that begins in a place of the lexicon.
pub(super) fn other_end(document: &Document, naming: &Naming) -> Option<Naming> {
    let hyphen = naming.tokens.end;
    let joined = document.is_hyphen(hyphen) && document.touches(hyphen) && document.touches(hyphen + 1);
    (naming.kind == EntityKind::Place
        && naming.known.is_some()
        && joined
        && is_free(document, hyphen + 1)
        && (is_way(document, hyphen + 2) || is_line(document, hyphen + 2)))
    .then(|| place(document, hyphen + 1))
}

/// Adds the ends of a way in which nothing else saw a name.
pub(super) fn add(document: &Document, namings: &mut Vec<Naming>) {
    let joined = |at: usize| document.is_hyphen(at) && document.touches(at) && document.touches(at + 1);
    let mut added = Vec::new();
    for hyphen in (2..document.len()).filter(|&at| document.tokens[at].kind == Kind::Sign && joined(at)) {
        let ends = [hyphen - 1, hyphen + 1];
        let the = document.is_word(hyphen - 2, "the");
        if the && ends.iter().all(|&at| is_free(document, at)) && is_way(document, hyphen + 2) {
            let covered = |at: usize| {
                let next = namings.partition_point(|naming| naming.tokens.end <= at);
                namings.get(next).is_some_and(|naming| naming.tokens.start <= at)
            };
            added.extend(ends.into_iter().filter(|&at| !covered(at)).map(|at| place(document, at)));
        }
    }
    if !added.is_empty() {
        namings.append(&mut added);
        namings.sort_by_key(|naming| naming.tokens.start);
    }
}

fn place(document: &Document, at: usize) -> Naming {
    let read = |sense: &Sense| match sense {
        Sense::Name(NameWord::Known(index)) => {
            (document.lexicon.sort_of(*index).kind() == EntityKind::Place).then_some(*index)
        }
        _ => None,
    };
    let known = document.read(at, read).filter(|&(_, words)| words == 1).map(|(index, _)| index);
    let tokens = at..at + 1;
    Naming { tokens, known, rule: "route", ..Naming::new(EntityKind::Place, MentionMethod::Pattern) }
}

/// A capitalised word that is nothing but a name.
pub(super) fn is_free(document: &Document, at: usize) -> bool {
    let other = Classes::Title
        | Classes::Head
        | Classes::PlaceHead
        | Classes::EventHead
        | Classes::Function
        | Classes::DateStart
        | Classes::Demonym;
    is_capitalised(document, at) && document.tokens[at].shape == Shape::Capital && !document.has(at, other)
}

/// "railway", "single-track railway", "gas pipeline": a way that joins two places.
fn is_way(document: &Document, at: usize) -> bool {
    is_called(document, at, NameWord::WayNoun)
}

/// "line", "main line": perhaps a way.
fn is_line(document: &Document, at: usize) -> bool {
    is_called(document, at, NameWord::LineNoun)
}

fn is_called(document: &Document, at: usize, noun: NameWord) -> bool {
    let small = |at: usize| {
        document.tokens.get(at).is_some_and(|t| t.kind == Kind::Word && t.shape == Shape::Lower)
            && !document.has(at, Classes::Function)
    };
    (at..at + 1 + APART).take_while(|&at| small(at)).any(|at| document.says(at, noun))
}

/// "Trains on the Alder-Lindby line": the sentence speaks of what goes on a way.
fn is_travelled(document: &Document, at: usize) -> bool {
    document.sentences[document.sentence_of(at)].clone().any(|at| document.says(at, NameWord::WayWord))
}
