//! Short forms of what the text has named in full: companies by their first words, storms by their name alone.
//!
//! | full | seen | becomes |
//! | --- | --- | --- |
//! | `Alder Mills Inc` | `Alder` person (tagger) | organization |
//! | `Rocky Peak Capital` | `Rocky Peak` person (tagger) | organization |
//! | `Nordvik Energi` | `Nordvik` place (tagger) | organization, unless something is in Nordvik |
//! | `FC Alder`, `Grupo Alder` | `Alder` place (tagger) | organization, unless something is in Alder |
//! | `St. Alder Medical Center` | `St. Alder` place (tagger) | organization, unless something is in St. Alder |
//! | `Oxford University` | `Oxford` place | the same: institutions are called after places |
//! | `Cyclone Alder` | `Alder` person (tagger) | event |
//! | `Nordlaks Holding` | `Nordlaks will pay` at the head of a sentence | organization |
//! | `Kombucha Mills` | `Kombucha is a tea` at the head of a sentence | no name |

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::{Form, Naming, form_of, person};
use crate::lexicon::name::NameWord;
use crate::lexicon::{Classes, Sense};
use crate::record::{EntityKind, MentionMethod};
use crate::text::Document;
use crate::text::token::Shape;

/// What the first word of a company may be besides its name: then it is no name alone.
const OTHER: Classes = Classes::Title
    .with(Classes::Head)
    .with(Classes::PlaceHead)
    .with(Classes::EventHead)
    .with(Classes::Function)
    .with(Classes::DateStart)
    .with(Classes::Number)
    .with(Classes::Currency)
    .with(Classes::GivenName)
    .with(Classes::Verb);

/// Gives the short forms the kind of the full ones.
pub(super) fn follow(document: &Document, namings: &mut [Naming], surnames: &FxHashMap<u32, usize>) {
    let Some(full) = Full::of(document, namings, surnames) else { return };
    for naming in namings.iter_mut().filter(|n| n.method == MentionMethod::Model) {
        naming.kind = full.kind(naming).unwrap_or(naming.kind);
    }
}

/// What a text has named in full.
struct Full<'a, 'd> {
    document: &'a Document<'d>,
    surnames: &'a FxHashMap<u32, usize>,
    companies: Vec<Range<usize>>,
    /// The names of storms, by their hashes.
    storms: Vec<u32>,
    /// Places of one word that something is in, by their hashes.
    places: Vec<u32>,
    /// ... and those of several words.
    places_of_words: Vec<Form>,
}

impl<'a, 'd> Full<'a, 'd> {
    fn of(document: &'a Document<'d>, namings: &[Naming], surnames: &'a FxHashMap<u32, usize>) -> Option<Self> {
        let hash = |at: usize| document.tokens[at].hash;
        let company = |n: &&Naming| n.kind == EntityKind::Organization && n.tokens.len() > 1 && n.known.is_none();
        let companies: Vec<Range<usize>> = namings.iter().filter(company).map(|n| n.tokens.clone()).collect();
        let storms: Vec<u32> = namings.iter().filter(|n| n.rule == "storm").map(|n| hash(n.tokens.end - 1)).collect();
        if companies.is_empty() && storms.is_empty() {
            return None;
        }
        let local = |n: &&Naming| n.kind == EntityKind::Place && is_local(document, n.tokens.start);
        let (single, several): (Vec<&Naming>, Vec<&Naming>) =
            namings.iter().filter(local).partition(|n| n.tokens.len() == 1);
        let places = single.into_iter().map(|n| hash(n.tokens.start)).collect();
        let places_of_words = several.into_iter().map(|n| form_of(document, n.tokens.clone())).collect();
        Some(Full { document, surnames, companies, storms, places, places_of_words })
    }

    /// The kind of a short form, if something is named in full that it is short for.
    fn kind(&self, naming: &Naming) -> Option<EntityKind> {
        let (document, tokens) = (self.document, &naming.tokens);
        let first = document.tokens[tokens.start].hash;
        let is_place = self.places.contains(&first);
        if self.is_club(tokens) && !is_place {
            return Some(EntityKind::Organization);
        }
        // "Lord Alder": a title is a person's.
        let titled = document.has(tokens.start.wrapping_sub(1), Classes::Title);
        let single = tokens.len() == 1;
        if single && self.storms.contains(&first) && !titled {
            return Some(EntityKind::Event);
        }
        let company = match naming.kind {
            EntityKind::Person if titled => false,
            EntityKind::Person if single => !self.surnames.contains_key(&first) && self.is_short(tokens, |_| true),
            EntityKind::Person => !person::is_full(document, tokens) && self.is_short(tokens, |_| true),
            EntityKind::Place if single => !is_place && self.is_short(tokens, |company| is_company(document, company)),
            // "St. Alder" behind "St. Alder Medical Center", which nothing in the text is in.
            EntityKind::Place => {
                let local = self.places_of_words.contains(&form_of(document, tokens.clone()));
                !local && self.is_short(tokens, |company| is_own(document, company, naming))
            }
            _ => false,
        };
        company.then_some(EntityKind::Organization)
    }

    /// Whether the words are the first of a company's name.
    fn is_short(&self, words: &Range<usize>, fits: impl Fn(&Range<usize>) -> bool) -> bool {
        let begins = |company: &Range<usize>| words.len() < company.len() && self.begins(company.clone(), words);
        self.companies.iter().any(|company| begins(company) && fits(company))
    }

    /// Whether the words are the name of a club without its "FC".
    fn is_club(&self, words: &Range<usize>) -> bool {
        let named = |club: &Range<usize>| words.len() + 1 == club.len() && self.begins(club.start + 1..club.end, words);
        self.companies.iter().any(|club| is_club(self.document, club.start) && named(club))
    }

    fn begins(&self, name: Range<usize>, words: &Range<usize>) -> bool {
        let hash = |at: usize| self.document.tokens[at].hash;
        words.clone().zip(name).all(|(a, b)| hash(a) == hash(b))
    }
}

/// Whether the short form of a company's name is its own: institutions are called after places ("Nova Alder University"), if not after
/// saints ("St. Alder Medical Center"), and what begins as places do ("West Alder Railroad") may be one.
fn is_own(document: &Document, company: &Range<usize>, naming: &Naming) -> bool {
    let (first, last) = (company.start, company.end - 1);
    let mut left = first + naming.tokens.len()..company.end;
    let local = document.has(first, Classes::PlaceHead) && !document.says(last, NameWord::CompanySuffix);
    document.word(first) == "St" || !local && !left.any(|at| document.says(at, NameWord::InstitutionOf))
}

/// "FC" of "FC Alder": what may be left out.
pub(crate) fn is_club(document: &Document, first: usize) -> bool {
    let grupo = document.tokens[first].shape == Shape::Capital && document.says(first, NameWord::CompanyHead);
    grupo || document.tokens[first].shape == Shape::Upper && document.says(first, NameWord::ClubWord)
}

/// Nothing in the name but what companies are called: "Nordvik Energi", "Nordvik Shipping Group".
pub(super) fn is_company(document: &Document, tokens: &Range<usize>) -> bool {
    let other = Classes::Head | Classes::PlaceHead | Classes::EventHead | Classes::Particle | Classes::Title;
    let called = |s: &Sense| matches!(s, Sense::Name(NameWord::BankWord | NameWord::CompanySuffix));
    let fits = |at: usize| !document.has(at, other) || document.is(at, called);
    tokens.clone().skip(1).all(fits)
}

/// Whether something is in, at or from what stands at the token: in a place, that is, and not "shares in Alder".
pub(super) fn is_local(document: &Document, at: usize) -> bool {
    let held = at > 1 && document.says(at - 2, NameWord::HeldIn);
    let of = document.word(at.wrapping_sub(1)) == "of" && at > 1;
    document.word(at.wrapping_sub(1)) == "in" && !held
        || of && (document.says(at - 2, NameWord::Inhabitant) || document.says(at - 2, NameWord::PlaceNoun))
        || document.is_one_of(at.wrapping_sub(1), &["from", "near", "across", "outside", "around"])
        || document.is_sign(at + 1, b',') && document.has(at + 2, Classes::Name)
}

/// "meanwhile Alder bought": a capital behind a word in small letters, a comma or a bracket, and no place.
pub(super) fn is_named(document: &Document, at: usize) -> bool {
    let before = document.tokens[at - 1];
    let apart = before.shape == Shape::Lower || matches!(before.sign, b',' | b'"' | b'(');
    // Between quotes stands the title of a work.
    let quoted = before.sign == b'"' && document.is_sign(at + 1, b'"');
    document.tokens[at].shape == Shape::Capital && apart && !quoted && !is_local(document, at)
}

/// "Nordlaks will pay": at the head of a sentence, what nobody would write but as a name, before what a body does or has.
pub(super) fn is_no_word(document: &Document, at: usize) -> bool {
    let unknown = document.lexicon.word_classes.of(document.tokens[at].hash) == (0, 0);
    // "Kombucha is a tea": anything may be something.
    let acts = document.has(at + 1, Classes::Auxiliary) && !document.is_be(at + 1)
        || unknown && document.has(at + 1, Classes::Verb | Classes::PastEnding);
    let told = document.is_sign(at + 1, b',') && document.is_one_of(at + 2, &["which", "whose"]);
    let token = document.tokens[at];
    token.shape == Shape::Capital
        && (acts || told || document.is_genitive(at + 1))
        && document.senses(at).next().is_none()
}

/// The first words of companies by which the text may call them inside its sentences, with the place of the company.
pub(super) fn first_words(document: &Document, namings: &[Naming]) -> FxHashMap<u32, usize> {
    let mut words = FxHashMap::default();
    for (place, naming) in namings.iter().enumerate() {
        let first = naming.tokens.start;
        let token = document.tokens[first];
        let sure = |s: &Sense| matches!(s, Sense::Name(NameWord::Known(_) | NameWord::Demonym(_)));
        let plain = token.shape == Shape::Capital && !document.has(first, OTHER) && !document.is(first, sure);
        if plain
            && token.end - token.start > 3
            && naming.kind == EntityKind::Organization
            && naming.known.is_none()
            && naming.tokens.len() > 1
            && is_company(document, &naming.tokens)
        {
            words.entry(token.hash).or_insert(place);
        }
    }
    words
}
