//! The office that the text gives a person.
//!
//! | text | role | of |
//! | --- | --- | --- |
//! | `Belarusian Prime Minister Anna Weiss` | `Belarusian Prime Minister` | Belarus |
//! | `First Deputy Prime Minister of Belarus Anna Weiss` | `First Deputy Prime Minister of Belarus` | Belarus |
//! | `Anna Weiss, head of the Lindholm Bank,` | `head of the Lindholm Bank` | Lindholm Bank |
//! | `Anna Weiss, a grain analyst at Alder Mills,` | `grain analyst at Alder Mills` | Alder Mills |
//! | `Anna Weiss, 52, who runs Alder Mills,` | `runs Alder Mills` | Alder Mills |
//! | `the outgoing mayor, Anna Weiss,` | `outgoing mayor` | |
//! | `it named Anna Weiss as interim CEO` | `interim CEO` | |
//! | `Anna Weiss was appointed head of Alder Mills` | `head of Alder Mills` | Alder Mills |
//! | `Economy ministers Anna Weiss and Jan Alder` | `Economy ministers`, of both | |
//! | `Anna Weiss of Alder Mills` | `of Alder Mills` | Alder Mills |
//! | `Mr. Weiss` | | |

mod before;
mod behind;
mod phrase;

use super::{Naming, Role, person};
use crate::lexicon::name::NameWord;
use crate::lexicon::{Classes, Sense};
use crate::record::EntityKind;
use crate::text::Document;
use crate::text::token::{Kind, Shape};

/// How many words and hyphens may say more of an office: "a retired grain analyst", "the party's 28-year-old president".
const DESCRIBED: usize = 8;

/// Gives each person the office that stands beside the name.
pub(super) fn assign(document: &Document, namings: &mut [Naming]) {
    for place in 0..namings.len() {
        if namings[place].kind == EntityKind::Person {
            let role = before::role(document, namings, place)
                .or_else(|| behind::role(document, namings, place))
                .or_else(|| before::apart(document, namings, place))
                .or_else(|| shared(document, namings, place))
                .or_else(|| behind::given(document, namings, place))
                .or_else(|| behind::employer(document, namings, place));
            namings[place].role = role;
        }
    }
}

/// "Economy ministers Anna Weiss and Jan Alder": an office that several hold.
fn shared(document: &Document, namings: &[Naming], place: usize) -> Option<Role> {
    let person = |place: usize| namings.get(place).filter(|n| n.kind == EntityKind::Person);
    let joined = |first: usize| {
        let (Some(one), Some(other)) = (person(first), person(first + 1)) else { return false };
        let between = one.tokens.end..other.tokens.start;
        (1..=2).contains(&between.len())
            && between.into_iter().all(|at| document.is_sign(at, b',') || document.word(at) == "and")
    };
    let first = (0..place).rev().take_while(|&first| joined(first)).last().unwrap_or(place);
    let end = namings[first].tokens.start;
    let office = end.checked_sub(1).filter(|&at| document.is_word(at, "ministers"))?;
    if first == place && !joined(place) {
        return None;
    }
    let about =
        |at: usize| person::is_portfolio(document, at) || is_plain(document, at) && !document.has(at, Classes::Verb);
    let start = office - usize::from(office > 0 && about(office - 1));
    Some(Role { tokens: start..end, of: None })
}

/// A word in small letters that may describe an office: no verb, no small word of grammar.
fn is_plain(document: &Document, at: usize) -> bool {
    let grammar = Classes::Function | Classes::Preposition | Classes::Conjunction | Classes::Auxiliary;
    document.tokens.get(at).is_some_and(|t| t.kind == Kind::Word && t.shape == Shape::Lower)
        && !document.has(at, grammar)
}

/// The name that begins at the token, unless it is a person's.
fn body_at(namings: &[Naming], at: usize) -> Option<usize> {
    let place = namings.binary_search_by_key(&at, |naming| naming.tokens.start).ok()?;
    (namings[place].kind != EntityKind::Person).then_some(place)
}

/// "Alder's", "Alder Ratings'": what makes the name before it an owner.
fn owns(document: &Document, at: usize) -> bool {
    document.is_genitive(at)
        || document.has(at, Classes::Apostrophe)
            && at > 0
            && document.touches(at)
            && !document.touches(at + 1)
            && document.word(at - 1).ends_with('s')
}

fn demonym(document: &Document, at: usize) -> Option<u32> {
    let read = |sense: &Sense| if let Sense::Name(NameWord::Demonym(index)) = sense { Some(*index) } else { None };
    document
        .has(at, Classes::Demonym)
        .then(|| document.read(at, read))?
        .filter(|&(_, words)| words == 1)
        .map(|(index, _)| index)
}

fn modifies(document: &Document, at: usize) -> bool {
    document.says(at, NameWord::OfficeModifier)
}
