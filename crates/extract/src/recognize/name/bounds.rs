//! Where a name of the tagger begins and ends, and what its last word tells of it.
//!
//! | tagged | text | becomes |
//! | --- | --- | --- |
//! | `LR` | `the 777-200LR` | nothing: part of a model |
//! | `FM` | `98FM` | `98FM` |
//! | `Home` | `the album "Home"` | nothing: the title of a work |
//! | `Thomas L` | `Thomas L. Alder` | `Thomas L. Alder` |
//! | `Bridgeton River` person | | place |
//! | `Alder's Wegolin` person | | `Alder` |
//! | `Alder` organization | `Alder's was sold` | `Alder's` |
//! | `Alder Ltd` | `Alder Ltd. said` | `Alder Ltd.` |
//! | `Alder Air` | `Alder Air Freight Corp` | `Alder Air Freight Corp` |
//! | `J. Alder` person | `J. Alder and Co` | `J. Alder and Co` organization |
//! | `Kim Jae` | `Kim Jae-in` | `Kim Jae-in` |
//! | `R-Bridgeton` | `Alder, R-Bridgeton,` | `Bridgeton` |
//! | `Trade` | `Trade Minister`, `Minister of Trade` | nothing: an office |
//! | `Laboratory` | `the Laboratory` | nothing: it only repeats a name |
//! | `Bridgeton Theatre` person | | organization |
//! | `Alder Jazz Festival` organization | | event |
//! | `Ashby` organization | `Ashby is a village` | place |
//! | `Minsk Farmers Bring` organization | `Minsk Farmers Bring in More Grain` | `Minsk` place |
//! | `Alder` person | `Alder, which makes lamps,` | organization |

use std::ops::Range;

use super::cue::Told;
use super::stretch::is_capitalised;
use super::{Naming, coined, cue, noun, open, person};
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
    cut_headline(document, naming);
    cut_owner(document, naming);
    to_suffix(document, naming);
    complete(document, naming);
    by_last_word(document, naming);
    by_first_word(document, naming);
    if is_officer(document, &naming.tokens) {
        naming.kind = EntityKind::Person;
    }
    // A given name says more than a noun beside it: "the company Anna Weiss founded".
    if !person::is_full(document, &naming.tokens) {
        match cue::told(document, &naming.tokens) {
            Some(Told::Kind(kind)) => {
                (naming.kind, naming.rule, naming.method) = (kind, "told", MentionMethod::Pattern)
            }
            Some(Told::Other) => return false,
            None if naming.kind == EntityKind::Person && cue::is_thing(document, naming.tokens.end) => {
                (naming.kind, naming.rule, naming.method) = (EntityKind::Organization, "told", MentionMethod::Pattern);
            }
            None => {}
        }
    }
    true
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

/// "PropAlder Asia": a coined word and where its bearer works.
fn by_first_word(document: &Document, naming: &mut Naming) {
    let start = naming.tokens.start;
    let local = || document.is(start + 1, |s| matches!(s, Sense::Name(NameWord::Known(_) | NameWord::Perhaps(_))));
    if naming.kind != EntityKind::Organization
        && naming.tokens.len() == 2
        && document.has(start + 1, Classes::Name)
        && coined::is_compound(document.word(start))
        && local()
    {
        (naming.kind, naming.rule) = (EntityKind::Organization, "coined");
    }
}

/// "Alder's Wegolin", "Alder Mills's CEO": a name ends with its owner where a person or an office stands behind.
fn cut_owner(document: &Document, naming: &mut Naming) {
    let inside = naming.tokens.start + 1..naming.tokens.end.saturating_sub(1);
    let clitic =
        inside.into_iter().find(|&at| document.word(at).len() > 1 && document.word(at).starts_with(['\'', '’']));
    let Some(clitic) = clitic else { return };
    let office = document.has(clitic + 1, Classes::Title) && !document.has(clitic + 1, Classes::Head);
    if naming.kind == EntityKind::Person || office {
        naming.tokens.end = clitic;
    }
}

/// "the attaché Idris el Alder": two or three words right behind an office in small letters, none of which tells anything else.
fn is_officer(document: &Document, tokens: &Range<usize>) -> bool {
    let start = tokens.start;
    if start == 0 || !(2..=4).contains(&tokens.len()) {
        return false;
    }
    let before = document.tokens[start - 1];
    let other = Classes::Head | Classes::PlaceHead | Classes::EventHead | Classes::Name | Classes::Demonym;
    before.shape == Shape::Lower
        && document.has(start - 1, Classes::Title)
        && document.length_of(start - 1, NameWord::Office).is_some_and(|words| words == 1)
        && (!document.says(start - 1, NameWord::SharedOffice) || document.has(start, Classes::GivenName))
        && document.tokens[start].gap == Gap::Space
        && tokens.clone().all(|at| document.tokens[at].shape == Shape::Lower || is_capitalised(document, at))
        && !tokens.clone().any(|at| document.has(at, other) || document.tokens[at].shape == Shape::Upper)
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
        && !naming.tokens.clone().any(|at| document.has(at, Classes::Head | Classes::Name));
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

/// "River" tells a place, "Theatre" an organisation, "Festival" an event.
fn by_last_word(document: &Document, naming: &mut Naming) {
    if naming.tokens.len() < 2 {
        return;
    }
    let last = naming.tokens.end - 1;
    let is = |wanted: &[NameWord]| {
        document.read(last, |s| matches!(s, Sense::Name(word) if wanted.contains(word)).then_some(())).is_some()
    };
    let institution = document.has(last, Classes::Head) && is(&[NameWord::Institution, NameWord::CompanySuffix]);
    let told = if open::is_suffix(document, last) {
        Some((EntityKind::Organization, "company"))
    } else if institution {
        let start = naming.tokens.start;
        let given = |at: usize| naming.tokens.len() == 2 && document.has(at, Classes::GivenName);
        let personal = document.has(start, Classes::Title) || given(start) || person::is_full(document, &(start..last));
        // "Eldorado Steel": a company, though it is called after a place.
        let company = naming.kind == EntityKind::Place
            && is(&[NameWord::CompanySuffix])
            && !document.has(last, Classes::PlaceHead);
        let mistaken = naming.kind == EntityKind::Person && !personal || company;
        mistaken.then_some((EntityKind::Organization, "institution_tail"))
    } else if document.has(last, Classes::PlaceHead) && is(&[NameWord::PlaceTail]) {
        Some((EntityKind::Place, "place_tail"))
    } else if document.has(last, Classes::EventHead) && is(&[NameWord::EventWord]) {
        Some((EntityKind::Event, "event_tail"))
    } else if document.has(last, Classes::EventHead) && is(&[NameWord::ProgramWord])
        // "Alder Credit Facility".
        || document.is_term(last - 1..last + 1, NameWord::ProgramWord)
    {
        Some((EntityKind::Program, "program_tail"))
    } else {
        None
    };
    if let Some((kind, rule)) = told.filter(|&(kind, _)| kind != naming.kind) {
        (naming.kind, naming.rule) = (kind, rule);
    }
}

/// Takes in what an initial or an apostrophe cut off: "Thomas L" and ". Alder", "Ann O" and "' Hara", "Alder" and "'s".
fn complete(document: &Document, naming: &mut Naming) {
    let end = naming.tokens.end;
    if naming.kind == EntityKind::Organization && (names_itself(document, end) || stops(document, end)) {
        naming.tokens.end = end + 1;
    }
    if naming.kind != EntityKind::Person {
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
