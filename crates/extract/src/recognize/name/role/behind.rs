//! An office that stands behind the name.
//!
//! | text | role |
//! | --- | --- |
//! | `Anna Weiss, 52, chief executive of Alder Mills,` | `chief executive of Alder Mills` |
//! | `Anna Weiss (head of research)` | `head of research` |
//! | `Anna Weiss, who runs Alder Mills,` | `runs Alder Mills` |
//! | `Anna Weiss, who manages a mill in Ashby,` | `manages a mill in Ashby` |
//! | `it named Anna Weiss chief executive` | `chief executive` |
//! | `Anna Weiss was appointed as head of the bank` | `head of the bank` |
//! | `Anna Weiss of Alder Mills` | `of Alder Mills` |

use super::{body_at, phrase};
use crate::lexicon::Classes;
use crate::lexicon::name::NameWord;
use crate::recognize::name::{Naming, Of, Role};
use crate::record::EntityKind;
use crate::text::Document;

/// The office in apposition.
pub(super) fn role(document: &Document, namings: &[Naming], place: usize) -> Option<Role> {
    let opens = namings[place].tokens.end;
    if !document.is_sign(opens, b',') && !document.is_sign(opens, b'(') && !document.is_dash(opens) {
        return None;
    }
    let limit = document.sentences[document.sentence_of(opens)].end;
    let mut start = opens + 1;
    // ", 52, ...": her age.
    if document.is_number(start) && document.is_sign(start + 1, b',') {
        start += 2;
    }
    if document.is_word(start, "who") {
        if document.says(start + 1, NameWord::LeadingVerb) {
            // "who leads the race for president", "who led Lindland": no office.
            let body = |of: &Of| matches!(of, Of::Naming(at) if namings[*at].kind == EntityKind::Organization);
            // "who manages a plant in Lindby", "who runs a hotel": no race, and no country.
            let thing = document.has(start + 2, Classes::Article) && !document.is_one_of(start + 1, &["leads", "led"]);
            let office = phrase::led(document, namings, start + 1, limit)
                .filter(|o| thing || o.of.as_ref().is_some_and(body))?;
            return Some(Role { tokens: start + 1..office.end, of: office.of });
        }
        if !document.is_be(start + 1) {
            return None;
        }
        start += 2;
    }
    at(document, namings, start, limit)
}

/// "named Anna Weiss as interim CEO", "Anna Weiss was appointed head of the bank", "Anna Weiss is president of the bank".
pub(super) fn given(document: &Document, namings: &[Naming], place: usize) -> Option<Role> {
    let name = &namings[place].tokens;
    let limit = document.sentences[document.sentence_of(name.start)].end;
    let mut start = name.end;
    let appointed = |at: usize| document.says(at, NameWord::AppointingVerb);
    let active = name.start > 0 && appointed(name.start - 1);
    if !active {
        if !document.has(start, Classes::Auxiliary | Classes::Verb) {
            return None;
        }
        let be = document.is_one_of(start, &["is", "was", "became"]);
        let been = document.is_one_of(start, &["has", "had"]) && document.is_one_of(start + 1, &["been", "become"]);
        start += match (be, been) {
            (true, _) => 1,
            (_, true) => 2,
            _ => return None,
        };
        start += usize::from(appointed(start));
    }
    let plain = start == name.end + 1 && !document.is_word(name.end, "became");
    start += usize::from(document.is_word(start, "as"));
    start += usize::from(document.has(start, Classes::Possessive));
    // "Anna Weiss is a member": an office tells something if it says of what.
    let office = at(document, namings, start, limit)?;
    (active || !plain || office.of.is_some()).then_some(office)
}

/// "Anna Weiss of Alder Mills": whom she speaks for.
pub(super) fn employer(document: &Document, namings: &[Naming], place: usize) -> Option<Role> {
    let of = namings[place].tokens.end;
    let of = of + usize::from(document.is_sign(of, b',') && document.word(of + 1) == "of");
    let start = of + 1 + usize::from(document.is_word(of + 1, "the"));
    let body = body_at(namings, start)
        .filter(|&body| document.word(of) == "of" && namings[body].kind == EntityKind::Organization)?;
    Some(Role { tokens: of..namings[body].tokens.end, of: Some(Of::Naming(body)) })
}

/// The office at the token, behind an article.
fn at(document: &Document, namings: &[Naming], start: usize, limit: usize) -> Option<Role> {
    let article = |&at: &usize| document.has(at, Classes::Article) || document.is_word(at, "the");
    let start = (start..limit).find(|at| !article(at))?;
    let office = phrase::read(document, namings, start, limit)?;
    (start < office.end).then_some(Role { tokens: start..office.end, of: office.of })
}
