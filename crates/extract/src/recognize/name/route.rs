//! Two places that a way joins: "the Alder-Lindby line".
//!
//! | text | names |
//! | --- | --- |
//! | `the Alder-Lindby railway line` | `Alder`, `Lindby` |
//! | `the Alder-Lindby bill` | `Alder-Lindby`: two persons, or one |

use super::stretch::is_capitalised;
use super::{Naming, TAKEN};
use crate::lexicon::Classes;
use crate::lexicon::name::NameWord;
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
    let free = |at: usize| is_capitalised(document, at) && !document.has(at, TAKEN);
    let whole = ends.start <= start && end <= ends.end && document.word(ends.start.wrapping_sub(1)) == "the";
    if !whole || !free(ends.start) || !free(hyphen + 1) || !is_way(document, ends.end) {
        return None;
    }
    let place = |at: usize| Naming {
        tokens: at..at + 1,
        rule: "route",
        ..Naming::new(EntityKind::Place, MentionMethod::Pattern)
    };
    *naming = place(hyphen + 1);
    Some(place(ends.start))
}

/// "line", "railway line", "gas pipeline": a way that joins two places.
fn is_way(document: &Document, at: usize) -> bool {
    let small = |at: usize| {
        document.tokens.get(at).is_some_and(|t| t.kind == Kind::Word && t.shape == Shape::Lower)
            && !document.has(at, Classes::Function)
    };
    (at..at + 1 + APART).take_while(|&at| small(at)).any(|at| document.says(at, NameWord::WayNoun))
}
