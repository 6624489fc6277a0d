//! Where a name of the tagger begins and ends.
//!
//! | tagged | text | becomes |
//! | --- | --- | --- |
//! | `LR` | `the 777-200LR` | nothing: part of a model |
//! | `FM` | `98FM` | `98FM` |
//! | `Home` | `the album "Home"` | nothing: the title of a work |
//! | `Thomas L` | `Thomas L. Alder` | `Thomas L. Alder` |
//! | `Alder's Wegolin` person | | `Alder` |
//! | `Alder` organization | `Alder's was sold` | `Alder's` |
//! | `Alder Ltd` | `Alder Ltd. said` | `Alder Ltd.` |
//! | `Alder Air` | `Alder Air Freight Corp` | `Alder Air Freight Corp` |
//! | `J. Alder` person | `J. Alder and Co` | `J. Alder and Co` organization |
//! | `Kim Jae` | `Kim Jae-in` | `Kim Jae-in` |
//! | `R-Bridgeton` | `Alder, R-Bridgeton,` | `Bridgeton` |
//! | `Trade` | `Trade Minister`, `Minister of Trade` | nothing: an office |
//! | `Laboratory` | `the Laboratory` | nothing: it only repeats a name |
//! | `Alder February` person | `Alder February sales` | `Alder` organization |
//! | `Minsk Farmers Bring` organization | `Minsk Farmers Bring in More Grain` | `Minsk` place |

use super::stretch::is_capitalised;
use super::{Naming, kind, noun, open, person};
use crate::lexicon::date::DateWord;
use crate::lexicon::name::NameWord;
use crate::lexicon::{Classes, Sense};
use crate::record::{EntityKind, MentionMethod};
use crate::text::Document;
use crate::text::token::{Gap, Shape};

/// How many words may stand between a name and the suffix of its company.
const SUFFIX_REACH: usize = 4;

/// Mends a name; false where it is none.
pub(super) fn mend(document: &Document, naming: &mut Naming) -> bool {
    let start = naming.tokens.start;
    // Alone in quotes stands the title of a work, a nickname, a ship; what a word beside it tells, a pattern has found.
    if start > 0 && document.is_sign(start - 1, b'"') && document.is_sign(naming.tokens.end, b'"') {
        return false;
    }
    if document.touches(start) && document.is_number(start - 1) {
        // Digits before the letters: a call sign, unless the digits go on from a model's hyphen or count money.
        if document.touches(start - 1) || document.has(start, Classes::Currency) {
            return false;
        }
        naming.tokens.start = start - 1;
    }
    if naming.tokens.len() == 1 && repeats(document, start) || is_portfolio(document, naming) {
        return false;
    }
    // "Chief Operating Officer", of which the tagger took the end for a name.
    let office =
        |at: usize| document.has(at, Classes::Title) && document.is_term(at..naming.tokens.end, NameWord::Office);
    if naming.tokens.len() > 1 && (start.saturating_sub(2)..start).any(office) {
        return false;
    }
    // "U.S. dlrs": the lexicon's name is part of a currency's.
    let end = naming.tokens.end;
    if document.has(start, Classes::Name) && (end - 1..=end).any(|at| at > start && document.has(at, Classes::Currency))
    {
        return false;
    }
    let letter = document.tokens[start].end - document.tokens[start].start == 1;
    if letter && (naming.tokens.len() == 1 || naming.tokens.len() == 2 && document.is_sign(start + 1, b'.')) {
        return false;
    }
    if letter && document.is_sign(start + 1, b'-') && naming.tokens.len() > 2 {
        if document.has(start + 2, Classes::Name) {
            (naming.tokens.start, naming.kind) = (start + 2, EntityKind::Place);
        } else if start > 0 && document.is_sign(start - 1, b',') {
            return false;
        }
    }
    noun::cut(document, naming);
    cut_month(document, naming);
    cut_headline(document, naming);
    cut_owner(document, naming);
    to_suffix(document, naming);
    complete(document, naming);
    kind::mend(document, naming)
}

/// "Alder February sales": what stands behind a name says of which month something is, and is no surname.
fn cut_month(document: &Document, naming: &mut Naming) {
    let last = naming.tokens.end - 1;
    let month = document.is(last, |s| matches!(s, Sense::Date(DateWord::Month { unsure: false, .. })))
        && !document.has(last, Classes::GivenName);
    let noun = document.has(last + 1, Classes::Measure) && document.tokens[last + 1].shape == Shape::Lower;
    if month && noun && naming.tokens.len() > 1 {
        naming.tokens.end = last;
        if naming.kind == EntityKind::Person && naming.tokens.len() == 1 {
            naming.kind = EntityKind::Organization;
        }
    }
}

/// "Alder Farmers Bring in Grain": a headline of capitals goes on behind a place of the lexicon.
fn cut_headline(document: &Document, naming: &mut Naming) {
    let (start, last) = (naming.tokens.start, naming.tokens.end - 1);
    let sentence = document.sentences[document.sentence_of(start)].clone();
    if naming.tokens.len() < 3
        || start != sentence.start
        || !document.has(start, Classes::Name)
        || document.verb_forms(last).next().is_none()
        || document.has(last, Classes::Head | Classes::PlaceHead | Classes::EventHead)
    {
        return;
    }
    let place = |sense: &Sense| match sense {
        Sense::Name(NameWord::Known(index)) if document.lexicon.sort_of(*index).kind() == EntityKind::Place => {
            Some(*index)
        }
        _ => None,
    };
    let small = sentence.clone().filter(|&at| document.tokens[at].shape == Shape::Lower).count();
    let known = document.read(start, place).filter(|&(_, words)| words + 1 < naming.tokens.len());
    if let Some((index, words)) = known.filter(|_| small * 3 < sentence.len()) {
        naming.tokens.end = start + words;
        (naming.kind, naming.known, naming.method) = (EntityKind::Place, Some(index), MentionMethod::Lexicon);
        naming.rule = "lexicon";
    }
}

/// "Alder's Wegolin", "Alder Mills's CEO": a name ends with its owner where a person or an office stands behind.
fn cut_owner(document: &Document, naming: &mut Naming) {
    let inside = naming.tokens.start + 1..naming.tokens.end.saturating_sub(1);
    // "Chi-Chi's Inc".
    if open::is_suffix(document, naming.tokens.end - 1) {
        naming.kind = EntityKind::Organization;
        return;
    }
    let clitic =
        inside.into_iter().find(|&at| document.word(at).len() > 1 && document.word(at).starts_with(['\'', '’']));
    let Some(clitic) = clitic else { return };
    let office = document.has(clitic + 1, Classes::Title) && !document.has(clitic + 1, Classes::Head);
    if naming.kind == EntityKind::Person || office {
        naming.tokens.end = clitic;
    }
}

/// "Trade Minister", "Minister of Trade": what an office is about.
fn is_portfolio(document: &Document, naming: &Naming) -> bool {
    let (start, end) = (naming.tokens.start, naming.tokens.end);
    if naming.kind == EntityKind::Person {
        return false;
    }
    let before = document.has(start, Classes::Title)
        && document.length_of(start, NameWord::Office).is_some_and(|words| start + words > end);
    let of = start > 1
        && matches!(document.word(start - 1), "of" | "for")
        && document.says(start - 2, NameWord::PortfolioOffice)
        // "Minister for Power and Energy"
        && !naming.tokens.clone().any(|at| {
            document.has(at, Classes::Head | Classes::Name) && !person::is_portfolio(document, at)
        });
    // "Health Secretary", "Trade and Industry Minister".
    let plain = document.has(end, Classes::Title)
        && naming
            .tokens
            .clone()
            .all(|at| person::is_portfolio(document, at) || matches!(document.word(at), "and" | "&"));
    // "Minister of Industry and Mineral Resources".
    let listed = start > 1
        && matches!(document.word(start - 1), "and" | "&" | ",")
        && person::is_portfolio(document, start - 2)
        && person::is_portfolio(document, end - 1);
    before || of || plain || listed
}

/// "the Laboratory", "the Company": a head without a name; "Avg": a word of tables.
fn repeats(document: &Document, at: usize) -> bool {
    if document.says(at, NameWord::NoName) {
        return true;
    }
    let head = |sense: &Sense| {
        matches!(sense, Sense::Name(NameWord::Institution | NameWord::InstitutionOf | NameWord::CompanySuffix))
            .then_some(())
    };
    document.has(at, Classes::Head) && document.tokens[at].shape == Shape::Capital && document.read(at, head).is_some()
}

/// "Alder Air" of "Alder Air Freight Corp", "J. Alder" of "J. Alder and Co", "Alder Co" of "Alder Co (Europe) Ltd".
fn to_suffix(document: &Document, naming: &mut Naming) {
    let end = naming.tokens.end;
    let goes_on = |&at: &usize| is_capitalised(document, at) && document.tokens[at].gap == Gap::Space;
    let suffix = if matches!(document.word(end), "and" | "&") {
        // "Weiss and Sons Inc".
        let person = naming.kind == EntityKind::Person;
        let partner = usize::from(person && goes_on(&(end + 1)) && !open::is_suffix(document, end + 1));
        Some(end + 1 + partner).filter(|&at| partner == 0 || goes_on(&at))
    } else if document.is_genitive(end) && !is_capitalised(document, end + 2) {
        // "Wen-Wen's Inc".
        Some(end + 1)
    } else if document.word(end) == "of" && document.has(end + 1, Classes::Name) {
        // "Alder Mills of Canada Ltd".
        Some(end + 2).filter(|&at| document.tokens.get(at).is_some_and(|t| t.gap == Gap::Space))
    } else if document.is_sign(end, b'(') && document.is_sign(end + 2, b')') {
        Some(end + 3)
    } else {
        (end..end + SUFFIX_REACH).take_while(goes_on).find(|&at| open::is_suffix(document, at))
    };
    if let Some(end) = suffix.and_then(|at| open::suffix(document, at)) {
        (naming.tokens.end, naming.kind) = (end, EntityKind::Organization);
    }
}

/// Takes in what an initial or an apostrophe cut off: "Thomas L" and ". Alder", "Ann O" and "' Hara", "Alder" and "'s".
fn complete(document: &Document, naming: &mut Naming) {
    over_hyphen(document, naming);
    let end = naming.tokens.end;
    if naming.kind == EntityKind::Organization && (names_itself(document, end) || stops(document, end)) {
        naming.tokens.end = end + 1;
    }
    if naming.kind != EntityKind::Person {
        return;
    }
    // "Ann Weiss KC": letters behind a name.
    if naming.tokens.len() > 2 && document.says(end - 1, NameWord::Postnominal) && document.tokens[end - 1].sign == 0 {
        naming.tokens.end = end - 1;
        return;
    }
    let initial = document.tokens[end - 1].end - document.tokens[end - 1].start == 1;
    let sentence = &document.sentences[document.sentence_of(end - 1)];
    let goes_on = initial
        && naming.tokens.len() > 1
        && document.is_sign(end, b'.')
        && end + 1 < sentence.end
        && is_capitalised(document, end + 1)
        && !document.has(end + 1, Classes::Function | Classes::Title);
    let apostrophe =
        initial && document.is_sign(end, b'\'') && document.touches(end) && is_capitalised(document, end + 1);
    if goes_on || apostrophe || is_hyphenated(document, naming) {
        naming.tokens.end = end + 2;
    } else if stops(document, end) {
        naming.tokens.end = end + 1;
    }
}

/// "Alder Urban Co-operative Bank", of which `Alder Urban Co` was seen: on to the head of the body.
fn over_hyphen(document: &Document, naming: &mut Naming) {
    let hyphen = naming.tokens.end;
    let joined = document.is_hyphen(hyphen) && document.touches(hyphen) && document.touches(hyphen + 1);
    // "the Alder-appointed Weiss Commission": of Alder and the commission.
    let lower = document.tokens.get(hyphen + 1).is_some_and(|t| t.shape == Shape::Lower);
    let small = lower && !document.has(hyphen + 1, Classes::PastEnding | Classes::Verb | Classes::Function);
    let joined = joined && naming.kind == EntityKind::Organization;
    let capitals = (hyphen + 2..document.len()).take_while(|&at| is_capitalised(document, at)).count();
    let head = (hyphen + 2..hyphen + 2 + capitals).rev().find(|&at| document.has(at, Classes::Head));
    if let Some(head) = head.filter(|_| joined && small) {
        (naming.tokens.end, naming.kind) = (head + 1, EntityKind::Organization);
    }
}

/// "Kim Jae-in": a short word in small letters goes on with a given name.
fn is_hyphenated(document: &Document, naming: &Naming) -> bool {
    let end = naming.tokens.end;
    naming.tokens.len() > 1
        && document.is_hyphen(end)
        && document.tokens.get(end + 1).is_some_and(|t| t.shape == Shape::Lower && t.end - t.start <= 6)
        && document.length_of(end + 1, NameWord::CompoundTail).is_none()
}

/// "Alder Ltd. said", "Jan Alder Jr., who": a stop that belongs to the suffix and ends no sentence.
pub(super) fn stops(document: &Document, stop: usize) -> bool {
    let sentence = &document.sentences[document.sentence_of(stop - 1)];
    document.is_sign(stop, b'.')
        && document.touches(stop)
        && stop + 1 < sentence.end
        && document.tokens[stop - 1].end - document.tokens[stop - 1].start > 1
        && document.has(stop - 1, Classes::Abbreviation)
}

/// "Alder's was sold", "at Alder's,": a possessive that possesses nothing is part of the name.
fn names_itself(document: &Document, clitic: usize) -> bool {
    let Some(next) = document.tokens.get(clitic + 1) else { return false };
    document.word(clitic).len() > 1
        && document.word(clitic).starts_with(['\'', '’'])
        && (matches!(next.sign, b',' | b'.' | b')' | b';') || document.says(clitic + 1, NameWord::Copula))
}
