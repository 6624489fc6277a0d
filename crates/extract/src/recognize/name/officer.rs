//! A person right behind an office and what it is of, of which the tagger made one name.
//!
//! | seen | text | becomes |
//! | --- | --- | --- |
//! | `Energy Anna Weiss` organization | `Minister of Energy Anna Weiss` | `Anna Weiss` |
//! | `Alder Corporation Anna Weiss` organization | `Head of the Alder Corporation Anna Weiss` | `Alder Corporation`, `Anna Weiss` |
//! | `Alder Bank Northern Branch` organization | `head of the Alder Bank Northern Branch` | the same |

use std::ops::Range;

use super::{Naming, TAKEN, person};
use crate::lexicon::Classes;
use crate::lexicon::name::NameWord;
use crate::record::{EntityKind, MentionMethod};
use crate::text::Document;
use crate::text::token::{Gap, Shape};

/// How many words of a portfolio may stand before the name.
const PORTFOLIO: usize = 5;

/// Leaves the person; gives what the office is of, if that is a name.
pub(super) fn split(document: &Document, naming: &mut Naming) -> Option<Naming> {
    if naming.kind == EntityKind::Person || naming.method == MentionMethod::Lexicon || naming.tokens.len() < 3 {
        return None;
    }
    let (start, end) = (naming.tokens.start, naming.tokens.end);
    if !is_of_office(document, start) {
        return None;
    }
    let portfolio = (start..end)
        .take(PORTFOLIO)
        .take_while(|&at| person::is_portfolio(document, at) || matches!(document.word(at), "and" | "&"))
        .count();
    if portfolio > 0 && is_name(document, start + portfolio..end) {
        *naming = officer(start + portfolio..end);
        return None;
    }
    // The last head word closes the name of the body.
    let head = (start + 1..end).rev().find(|&at| document.has(at, Classes::Head));
    // "Chairperson of the Senate Anna Weiss".
    let whole = || document.is_word(start - 1, "the") && document.says(start, NameWord::InstitutionOf);
    let head = head.or_else(|| whole().then_some(start))?;
    if !is_name(document, head + 1..end) {
        return None;
    }
    let body = Naming { tokens: start..head + 1, ..naming.clone() };
    *naming = officer(head + 1..end);
    Some(body)
}

/// The person behind a body that a pattern has found by the office before it.
pub(super) fn behind(document: &Document, naming: &Naming) -> Option<Naming> {
    let start = naming.tokens.end;
    let end = (start..document.len()).find(|&at| !document.has(at, Classes::Capital)).unwrap_or(document.len());
    (naming.rule == "institution_office").then(|| officer(start..end))
}

fn officer(tokens: Range<usize>) -> Naming {
    Naming { tokens, rule: "office", ..Naming::new(EntityKind::Person, MentionMethod::Pattern) }
}

/// "Minister of", "Head of the": an office that names what stands at the token.
pub(super) fn is_of_office(document: &Document, start: usize) -> bool {
    let link = start.wrapping_sub(1 + usize::from(document.is_word(start.wrapping_sub(1), "the")));
    document.is_one_of(link, &["of", "at"])
        && link > 0
        && (1..=3.min(link)).any(|back| {
            document.has(link - back, Classes::Title) && document.is_term(link - back..link, NameWord::Office)
        })
}

/// Two or three capitalised words that are nothing else, side by side.
pub(super) fn is_name(document: &Document, tokens: Range<usize>) -> bool {
    let other = TAKEN | Classes::Particle;
    let plain = |at: usize| {
        let token = document.tokens[at];
        token.shape == Shape::Capital && token.gap == Gap::Space && !document.has(at, other)
    };
    (2..=3).contains(&tokens.len()) && tokens.into_iter().all(plain)
}
