//! Which names of one article name the same entity.
//!
//! | seen | and | same |
//! | --- | --- | --- |
//! | `Askar Mamin` | `Mamin`, `Mr. Mamin`, `A. Mamin` | yes |
//! | `Anna Weiss`, `Jan Weiss` | `Weiss` | no: its own entity |
//! | `Jan Weiss` | `Weiss`, then `Anna Weiss` | yes: Jan is the one that the text has named |
//! | `Xi Jinping` | `Xi` | yes |
//! | `Eurasian Economic Union (EEU)` | `EEU` | yes |
//! | `Lindholm Harbour Authority` | `LHA` | yes |
//! | `Alder Inc.` | `Alder` | yes |
//! | `Alder Harbour Works` | `Alder` | yes, if no other name begins so |
//! | `Lindholm Harriers` | `Harriers` | yes, if no other name ends so |
//! | `FC Alder` | `Alder` | yes |
//! | `National Treasury` | `Treasury` | yes, if no other name ends so |
//! | `Alder Trust Bank` | `Alder Trust` | yes: all that is left out is what banks and companies are called |
//! | `Cyclone Alder` | `Alder` event | yes |

use std::ops::Range;

use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::lexicon::name::NameWord;
use crate::lexicon::{Classes, Sense};
use crate::recognize::name::{Form, Naming, form_of, is_club, is_suffix, spells};
use crate::record::EntityKind;
use crate::text::Document;
use crate::text::token::Shape;

/// For each naming, the place of the naming that gives its entity: itself, or one with a fuller name.
pub(super) fn chain(document: &Document, namings: &[Naming]) -> Vec<usize> {
    let mut same: Vec<usize> = (0..namings.len()).collect();
    let mut forms: FxHashMap<(EntityKind, Form), usize> =
        FxHashMap::with_capacity_and_hasher(namings.len(), FxBuildHasher);
    for (place, naming) in namings.iter().enumerate() {
        let first = forms.entry((naming.kind, form(document, naming))).or_insert(place);
        // "Alder Mills" in the headline, "Alder Mills Plc" in the text: the full name is that of both.
        let is_bare = |naming: &Naming| without_suffix(document, naming) == naming.tokens;
        if naming.kind == EntityKind::Organization && is_bare(&namings[*first]) && !is_bare(naming) {
            same[*first] = place;
            *first = place;
        }
        same[place] = *first;
    }
    let heads = || namings.iter().enumerate().filter(|&(place, _)| same[place] == place);
    let persons: Vec<Person> = heads().filter_map(|(place, naming)| Person::of(document, naming, place)).collect();
    let organizations = || heads().filter(|(_, naming)| naming.kind == EntityKind::Organization);
    let bodies: Vec<Body> = organizations().map(|(place, naming)| Body::of(document, naming, place)).collect();
    let unknown = bodies.iter().filter(|own| namings[own.place].known.is_none());
    let fuller: Vec<(usize, usize)> = unknown
        .filter_map(|own| {
            Some((own.place, own.fuller(document, &bodies).or_else(|| own.spelled(document, namings, &bodies))?))
        })
        .chain(persons.iter().filter_map(|own| Some((own.place, own.fuller(document, &persons)?))))
        .chain(storms(document, namings))
        .collect();
    fuller.into_iter().for_each(|(place, fuller)| same[place] = fuller);
    // What an acronym in brackets stands for is the name before it, wherever else the acronym stands.
    for place in 1..namings.len() {
        if namings[place].rule == "acronym" {
            let first = same[place];
            same[first] = same[place - 1];
            same[place] = same[place - 1];
        }
    }
    // A chain is at most a few links long: surname, full name.
    for place in 0..same.len() {
        let mut root = same[place];
        for _ in 0..4 {
            root = same[root];
        }
        same[place] = root;
    }
    same
}

/// "Alder" for "Cyclone Alder": the event alone, and the one with what it is.
fn storms(document: &Document, namings: &[Naming]) -> Vec<(usize, usize)> {
    let places = |words: usize| {
        let is_storm = move |n: &Naming| n.kind == EntityKind::Event && n.known.is_none() && n.tokens.len() == words;
        (0..namings.len()).filter(move |&place| is_storm(&namings[place]))
    };
    let last = |place: usize| namings[place].tokens.end - 1;
    let full = |own: usize| {
        places(2).find(|&other| namings[other].rule == "storm" && same_word(document, last(own), last(other)))
    };
    places(1).filter_map(|own| Some((own, full(own)?))).collect()
}

/// The words that tell a name: without signs, "'s" and the suffix of a company.
fn form(document: &Document, naming: &Naming) -> Form {
    form_of(document, without_suffix(document, naming).filter(|&at| document.tokens[at].sign == 0))
}

/// The tokens of a name without the suffix of a company.
fn without_suffix(document: &Document, naming: &Naming) -> Range<usize> {
    let mut tokens = naming.tokens.clone();
    if naming.kind == EntityKind::Organization && naming.known.is_none() {
        while tokens.len() > 1
            && (document.is_sign(tokens.end - 1, b'.')
                || document.is_sign(tokens.end - 1, b',')
                || is_suffix(document, tokens.end - 1))
        {
            tokens.end -= 1;
        }
    }
    tokens
}

/// A person's name by its words, as places of tokens.
struct Person {
    place: usize,
    words: Vec<usize>,
}

impl Person {
    fn of(document: &Document, naming: &Naming, place: usize) -> Option<Person> {
        if naming.kind != EntityKind::Person || naming.known.is_some() {
            return None;
        }
        let words = naming.tokens.clone().filter(|&at| document.tokens[at].sign == 0).collect();
        Some(Person { place, words })
    }

    /// The one person in the article whose full name ends in this one, agrees with its initials, or else has it as a first name.
    fn fuller(&self, document: &Document, persons: &[Person]) -> Option<usize> {
        let others = || persons.iter().filter(|other| other.place != self.place);
        let full = others().filter(|other| self.agrees(document, other));
        let [own] = self.words[..] else { return self.only(document, full) };
        self.only(document, full).or_else(|| {
            let has = |other: &&Person| {
                other.words.iter().any(|&at| same_word(document, own, at))
                    && !other.words.last().is_some_and(|&last| same_word(document, own, last))
            };
            self.only(document, others().filter(|other| other.words.len() > 1).filter(has))
        })
    }

    /// The one of them; of several, the one that the text has named before.
    fn only<'a>(&self, document: &Document, found: impl Iterator<Item = &'a Person>) -> Option<usize> {
        let found: Vec<&Person> = found.collect();
        // "al-Alder" and "Ahmed al-Alder" are one.
        let fullest = |&&own: &&&Person| !found.iter().any(|other| own.agrees(document, other));
        let places: Vec<usize> = found.iter().filter(fullest).map(|other| other.place).collect();
        let mut before = places.iter().filter(|&&place| place < self.place);
        match (&places[..], before.next(), before.next()) {
            (&[place], ..) | (_, Some(&place), None) => Some(place),
            _ => None,
        }
    }

    /// "Mamin", "A. Mamin" and "Askar Mamin", "al-Alder" and "Ahmed al-Alder": the same last words, the first an initial of the
    /// other's, and one of the two spelled out.
    fn agrees(&self, document: &Document, full: &Person) -> bool {
        let (own, other) = (&self.words, &full.words);
        let (Some(&first), Some(&last)) = (own.first(), own.last()) else { return false };
        let (Some(&full_first), Some(&full_last)) = (other.first(), other.last()) else { return false };
        if !same_word(document, last, full_last) {
            return false;
        }
        let tail = other.iter().rev().zip(own.iter().rev()).all(|(&a, &b)| same_word(document, a, b));
        let initial = |at: usize| document.word(at).trim_end_matches('.').chars().count() == 1;
        let letter = |at: usize| document.word(at).chars().next();
        other.len() > own.len() && (tail || same_word(document, first, full_first))
            || other.len() >= own.len()
                && own.len() > 1
                && initial(first)
                && !initial(full_first)
                && letter(first) == letter(full_first)
    }
}

/// An organisation's name, word by word, without the suffix of a company.
struct Body {
    place: usize,
    words: Vec<u32>,
    last: usize,
    /// Whether the name has the suffix: then it is all of the name.
    is_full: bool,
}

impl Body {
    fn of(document: &Document, naming: &Naming, place: usize) -> Body {
        let tokens = without_suffix(document, naming);
        let words = tokens.clone().filter(|&at| document.tokens[at].sign == 0).map(|at| document.tokens[at].hash);
        Body { place, words: words.collect(), last: tokens.end - 1, is_full: tokens.end < naming.tokens.end }
    }

    /// The one organisation in the article whose name begins with these words, or ends with them where they are plural.
    fn fuller(&self, document: &Document, bodies: &[Body]) -> Option<usize> {
        if self.is_full {
            return None;
        }
        let suffixed = document.has(self.last, Classes::Head);
        let plural = !suffixed && document.word(self.last).ends_with('s');
        let own = self.last + 1 - self.words.len()..self.last + 1;
        let lone =
            document.is_term(own.clone(), NameWord::LoneInstitution) || document.is_term(own, NameWord::ClubTail);
        // "Alder" for "FC Alder".
        let club = |other: &Body| {
            other.words.len() == self.words.len() + 1 && is_club(document, other.last + 1 - other.words.len())
        };
        let is_fuller = |other: &&Body| {
            other.words.len() > self.words.len()
                && (other.words.starts_with(&self.words)
                    || (plural || lone || club(other)) && other.words.ends_with(&self.words))
        };
        let mut found: Vec<&Body> = bodies.iter().filter(is_fuller).collect();
        found.sort_by_key(|other| other.words.len());
        let &first = found.first()?;
        if suffixed {
            // "the Treasury" behind "the National Treasury".
            if lone {
                return (found.len() == 1).then_some(first.place);
            }
            // "Alder Bank" is no "Alder Bank Tower".
            let left = first.last + 1 - (first.words.len() - self.words.len())..first.last + 1;
            let called = |s: &Sense| matches!(s, Sense::Name(NameWord::BankWord | NameWord::CompanySuffix));
            let all = left.into_iter().all(|at| document.is(at, called));
            return (self.words.len() > 1 && found.len() == 1 && all).then_some(first.place);
        }
        // Several, of which each is the longer form of the one before, are one.
        found.windows(2).all(|pair| pair[1].words.starts_with(&pair[0].words)).then_some(first.place)
    }

    /// The one organisation in the article whose initials this word is.
    fn spelled(&self, document: &Document, namings: &[Naming], bodies: &[Body]) -> Option<usize> {
        if self.words.len() > 1 || document.tokens[self.last].shape != Shape::Upper {
            return None;
        }
        let spelled = |other: &&Body| other.words.len() > 1 && spells(document, self.last, &namings[other.place]);
        let mut found = bodies.iter().filter(spelled);
        let first = found.next()?;
        found.next().is_none().then_some(first.place)
    }
}

fn same_word(document: &Document, a: usize, b: usize) -> bool {
    document.tokens[a].hash == document.tokens[b].hash
}
