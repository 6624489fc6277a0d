//! What its own words and the words beside it tell of the kind of a name of the tagger.
//!
//! | tagged | text | becomes |
//! | --- | --- | --- |
//! | `Bridgeton Theatre`, `Alder Data` person | | organization |
//! | `Alder Jazz Festival` organization | | event |
//! | `Alder Timber Agreement` organization | | law |
//! | `Dynamo Alder` person | | organization: a club |
//! | `Lindbank Nord` person | | organization |
//! | `BNA Weiss` person | | organization |
//! | `Alder` person | `Alder coach Anna Weiss` | organization |
//! | `Queen Anna` organization | | person |
//! | `Ashby` person | `a teacher from Ashby`, a city of the lexicon | place |
//! | `Ashby` person | `went from Ashby to Lindholm`, `at Ashby and Lindholm` | place |
//! | `Anna Weiss` person | `the Anna Weiss stadium` | place |
//! | `Ashby St Johns` organization | `at Ashby St Johns` | place |
//! | `Ashby` organization | `Ashby is a village` | place |
//! | `Alder` person | `Alder, which makes lamps,` | organization |

use std::ops::Range;

use super::cue::Told;
use super::stretch::is_capitalised;
use super::{Naming, coined, cue, open, person, stretch};
use crate::lexicon::name::NameWord;
use crate::lexicon::{Classes, Sense};
use crate::record::{EntityKind, MentionMethod};
use crate::text::Document;
use crate::text::token::{Gap, Shape};

/// The shortest word of capitals that is no person's initials, in bytes.
const ACRONYM: u32 = 3;

/// Mends the kind of a name; false where it is the name of something that is not listed.
pub(super) fn mend(document: &Document, naming: &mut Naming) -> bool {
    by_last_word(document, naming);
    by_first_word(document, naming);
    if is_officer(document, &naming.tokens) {
        naming.kind = EntityKind::Person;
    }
    if cue::sends(document, &naming.tokens) {
        take(naming, EntityKind::Organization);
        return true;
    }
    // A given name says more than a noun beside it: "the company Anna Weiss founded"; but a stadium may be called after her.
    if person::is_full(document, &naming.tokens) {
        if cue::is_site(document, &naming.tokens) {
            take(naming, EntityKind::Place);
        }
        return true;
    }
    if is_saints_town(document, &naming.tokens) {
        take(naming, EntityKind::Place);
        return true;
    }
    if naming.kind != EntityKind::Organization && naming.tokens.len() <= 2 && named_as_firm(document, &naming.tokens) {
        take(naming, EntityKind::Organization);
    }
    match cue::told(document, &naming.tokens) {
        Some(Told::Kind(kind)) => take(naming, kind),
        Some(Told::Other) => return false,
        None if naming.kind == EntityKind::Person => {
            let (start, end) = (naming.tokens.start, naming.tokens.end);
            if cue::is_thing(document, end) || !cue::is_surname(document, &naming.tokens) && has_officer(document, end)
            {
                take(naming, EntityKind::Organization);
            } else if naming.tokens.len() == 1 && (is_home(document, start) || is_joined(document, start)) {
                take(naming, EntityKind::Place);
            }
        }
        // "a teacher from Ashby"; a loan may be from a company of that name.
        None if naming.tokens.len() == 1 && document.word(naming.tokens.start.wrapping_sub(1)) == "from" => {
            let start = naming.tokens.start;
            if document.has(start.wrapping_sub(2), Classes::Title) && is_home(document, start) {
                take(naming, EntityKind::Place);
            }
        }
        None => {}
    }
    true
}

/// "Lindbank Nord": the first word ends as banks do.
fn named_as_firm(document: &Document, tokens: &Range<usize>) -> bool {
    coined::ends_as_firm(document, tokens.start)
}

/// "at Ashby St Johns", "in Lindby St. Mary": a town that is called after its saint.
fn is_saints_town(document: &Document, tokens: &Range<usize>) -> bool {
    let (start, saint) = (tokens.start, tokens.start + 1);
    let stop = usize::from(document.is_sign(saint + 1, b'.'));
    tokens.len() == 3 + stop
        && document.word(saint) == "St"
        && document.is_one_of(start.wrapping_sub(1), &["at", "in", "near", "from"])
        && !document.has(tokens.end - 1, Classes::Head)
}

/// Gives the kind that a word beside the name tells.
fn take(naming: &mut Naming, kind: EntityKind) {
    (naming.kind, naming.rule, naming.method) = (kind, "told", MentionMethod::Pattern);
}

/// "Alder coach Anna Weiss": whose officer stands behind is no person, if persons have no such officers and no person is called so.
fn has_officer(document: &Document, office: usize) -> bool {
    let Some(words) = document.length_of(office, NameWord::Office) else { return false };
    let small = document.tokens[office].shape == Shape::Lower && document.tokens[office].gap == Gap::Space;
    small && is_capitalised(document, office + words) && !document.says(office, NameWord::PersonalOffice)
}

/// "from Ashby", "in Ashby": a city that the lexicon knows by what is more often another name.
fn is_home(document: &Document, at: usize) -> bool {
    let city = |s: &Sense| match s {
        Sense::Name(NameWord::Perhaps(index)) => document.lexicon.sort_of(*index).kind() == EntityKind::Place,
        _ => false,
    };
    document.has(at, Classes::Name)
        && document.is_one_of(at.wrapping_sub(1), &["from", "in", "near"])
        && document.is(at, city)
}

/// "went from Ashby to Lindholm", "at Ashby and Lindholm": beside a place that the lexicon knows.
fn is_joined(document: &Document, at: usize) -> bool {
    let (before, joint) = (at.wrapping_sub(1), document.word(at + 1));
    // "went from Ashby to Lima", but "the letter from Clinton to Peru"
    let goes = before.checked_sub(1).is_some_and(|verb| {
        document.has(verb, Classes::Verb | Classes::PastEnding)
            && !document.has(verb.wrapping_sub(1), Classes::Determiner)
    });
    let way = goes && document.is_word(before, "from") && joint == "to" && !document.has(at, Classes::Surname);
    let list = document.is_one_of(before, &["at", "in", "near"]) && joint == "and";
    let place = |s: &Sense| match s {
        Sense::Name(NameWord::Known(index)) => document.lexicon.sort_of(*index).kind() == EntityKind::Place,
        _ => false,
    };
    (way || list) && document.has(at + 2, Classes::Name) && document.is(at + 2, place)
}

/// "PropAlder Asia": a coined word and where its bearer works; "Dynamo Alder": a club; "BNA Weiss": an acronym.
fn by_first_word(document: &Document, naming: &mut Naming) {
    let start = naming.tokens.start;
    if naming.kind == EntityKind::Organization || naming.tokens.len() < 2 {
        return;
    }
    let local = || document.is(start + 1, |s| matches!(s, Sense::Name(NameWord::Known(_) | NameWord::Perhaps(_))));
    let coined = || {
        naming.tokens.len() == 2
            && document.has(start + 1, Classes::Name)
            && coined::is_compound(document, start)
            && local()
    };
    if coined() {
        (naming.kind, naming.rule) = (EntityKind::Organization, "coined");
    } else if document.says(start, NameWord::ClubWord) {
        (naming.kind, naming.rule) = (EntityKind::Organization, "club");
    } else if naming.kind == EntityKind::Person && is_acronym(document, start) {
        // "LHA Anna Weiss": a body, and somebody who works there.
        if document.has(start + 1, Classes::GivenName) && naming.tokens.len() > 2 {
            naming.tokens.start += 1;
        } else {
            (naming.kind, naming.rule) = (EntityKind::Organization, "acronym_head");
        }
    }
}

/// A word of capitals before one in small letters, in a sentence that is not all capitals.
fn is_acronym(document: &Document, at: usize) -> bool {
    let (token, next) = (document.tokens[at], document.tokens[at + 1]);
    token.shape == Shape::Upper
        && token.end - token.start >= ACRONYM
        // "L.F. Alder" has initials.
        && !document.word(at).contains('.')
        && !document.has(at, Classes::GivenName | Classes::Surname | Classes::Title)
        && next.shape == Shape::Capital
        && next.gap == Gap::Space
        && !stretch::is_all_capitals(document, document.sentences[document.sentence_of(at)].clone())
}

/// "the attaché Idris el Alder": two to four words right behind an office in small letters, none of which tells anything else.
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
    let told = if open::is_suffix(document, last) || is_firm(document, naming) {
        Some((EntityKind::Organization, "company"))
    } else if institution {
        let start = naming.tokens.start;
        let given = |at: usize| naming.tokens.len() == 2 && document.has(at, Classes::GivenName);
        let personal = document.has(start, Classes::Title) || given(start) || person::is_full(document, &(start..last));
        // "Eldorado Steel": a company, though it is called after a place.
        let company = naming.kind == EntityKind::Place
            && is(&[NameWord::CompanySuffix])
            && !document.has(last, Classes::PlaceHead);
        // "the National Treasury": called so by itself, and no place.
        let lone = naming.kind == EntityKind::Place && is(&[NameWord::LoneInstitution]);
        let mistaken = naming.kind == EntityKind::Person && !personal || company || lone;
        mistaken.then_some((EntityKind::Organization, "institution_tail"))
    } else if document.has(last, Classes::EventHead)
        && naming.kind == EntityKind::Organization
        && is_treaty(document, last)
    {
        Some((EntityKind::Law, "law_tail"))
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

/// "Alder Packaging", by its trade; "Anna Mills", "the defender Lind Mills" and "Lind Mills, a singer," are persons.
fn is_firm(document: &Document, naming: &Naming) -> bool {
    let (start, last) = (naming.tokens.start, naming.tokens.end - 1);
    let titled = || {
        document.has(start.wrapping_sub(1), Classes::Title)
            || naming.tokens.clone().any(|at| document.has(at, Classes::Title))
    };
    let given = || (start..last).any(|at| document.has(at, Classes::GivenName));
    let held = || {
        let article = last + 2;
        let office = article + usize::from(document.has(article, Classes::Article));
        document.is_sign(last + 1, b',') && (document.has(office, Classes::Title) || document.is_number(office))
    };
    let surname = || naming.kind == EntityKind::Person && document.has(last, Classes::Surname);
    document.says(last, NameWord::DataWord) && !given() && !titled() && !held() && !surname()
}

/// "Alder Timber Agreement"; a convention is a meeting too.
fn is_treaty(document: &Document, at: usize) -> bool {
    document.says(at, NameWord::LawWord) && !document.is_word(at, "convention")
}
