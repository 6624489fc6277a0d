//! Which names of one article name the same entity.
//!
//! | seen | and | same |
//! | --- | --- | --- |
//! | `Askar Mamin` | `Mamin`, `Mr. Mamin`, `A. Mamin` | yes |
//! | `Anna Weiss`, `Jan Weiss` | `Weiss` | no: its own entity |
//! | `Eurasian Economic Union (EEU)` | `EEU` | yes |
//! | `Alder Inc.` | `Alder` | yes |
//! | `Alder Harbour Works` | `Alder` | yes, if no other name begins so |
//! | `Lindholm Harriers` | `Harriers` | yes, if no other name ends so |

use std::ops::Range;

use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::lexicon::name::NameWord;
use crate::lexicon::{Classes, Sense};
use crate::recognize::name::{Form, Naming, abbreviates, form_of};
use crate::record::EntityKind;
use crate::text::Document;

/// For each naming, the place of the naming that gives its entity: itself, or one with a fuller name.
pub(super) fn chain(document: &Document, namings: &[Naming]) -> Vec<usize> {
    let mut same: Vec<usize> = (0..namings.len()).collect();
    let mut forms: FxHashMap<(EntityKind, Form), usize> =
        FxHashMap::with_capacity_and_hasher(namings.len(), FxBuildHasher);
    for (place, naming) in namings.iter().enumerate() {
        same[place] = *forms.entry((naming.kind, form(document, naming))).or_insert(place);
    }
    let heads = || namings.iter().enumerate().filter(|&(place, naming)| same[place] == place && naming.known.is_none());
    let persons: Vec<Person> = heads().filter_map(|(place, naming)| Person::of(document, naming, place)).collect();
    let organizations = || heads().filter(|(_, naming)| naming.kind == EntityKind::Organization);
    let bodies: Vec<Body> = organizations().map(|(place, naming)| Body::of(document, naming, place)).collect();
    let long_forms: Vec<(usize, usize)> = bodies
        .iter()
        .filter_map(|own| {
            Some((own.place, long_form(document, namings, own.place).or_else(|| own.fuller(document, &bodies))?))
        })
        .collect();
    for own in &persons {
        if let Some(fuller) = own.fuller(document, &persons) {
            same[own.place] = fuller;
        }
    }
    long_forms.into_iter().for_each(|(place, long)| same[place] = long);
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

/// The words that tell a name: without signs, "'s" and the suffix of a company.
fn form(document: &Document, naming: &Naming) -> Form {
    form_of(document, without_suffix(document, naming).filter(|&at| document.tokens[at].sign == 0))
}

/// The tokens of a name without the suffix of a company.
fn without_suffix(document: &Document, naming: &Naming) -> Range<usize> {
    let mut tokens = naming.tokens.clone();
    if naming.kind == EntityKind::Organization && naming.known.is_none() {
        let suffix = |sense: &Sense| matches!(sense, Sense::Name(NameWord::CompanySuffix));
        while tokens.len() > 1
            && (document.is_sign(tokens.end - 1, b'.')
                || document.is_sign(tokens.end - 1, b',')
                || document.has(tokens.end - 1, Classes::Abbreviation) && document.is(tokens.end - 1, suffix))
        {
            tokens.end -= 1;
        }
    }
    tokens
}

/// A person's name by what tells it from others: its first and last words, and how many there are.
struct Person {
    place: usize,
    first: usize,
    last: usize,
    n_words: usize,
}

impl Person {
    fn of(document: &Document, naming: &Naming, place: usize) -> Option<Person> {
        if naming.kind != EntityKind::Person {
            return None;
        }
        let words = || naming.tokens.clone().filter(|&at| document.tokens[at].sign == 0);
        Some(Person { place, first: words().next()?, last: words().next_back()?, n_words: words().count() })
    }

    /// The one person in the article whose full name ends in this surname, or agrees with its initials.
    fn fuller(&self, document: &Document, persons: &[Person]) -> Option<usize> {
        let is_fuller = |other: &&Person| {
            other.place != self.place
                && if self.n_words == 1 {
                    other.n_words > 1 && same_word(document, self.last, other.last)
                } else {
                    other.n_words >= self.n_words && self.agrees(document, other)
                }
        };
        let mut found = persons.iter().filter(is_fuller);
        let first = found.next()?;
        found.next().is_none().then_some(first.place)
    }

    /// "A. Mamin" and "Askar Mamin": the same last word, the first an initial of the other's, and one of the two spelled out.
    fn agrees(&self, document: &Document, full: &Person) -> bool {
        let initial = |at: usize| document.word(at).trim_end_matches('.').chars().count() == 1;
        let letter = |at: usize| document.word(at).chars().next();
        let (own, other) = (self.first, full.first);
        let shorter = self.n_words < full.n_words && same_word(document, own, other);
        same_word(document, self.last, full.last)
            && (initial(own) && !initial(other) && letter(own) == letter(other) || shorter)
    }
}

/// An organisation's name, word by word, without the suffix of a company.
struct Body {
    place: usize,
    words: Vec<u32>,
    last: usize,
}

impl Body {
    fn of(document: &Document, naming: &Naming, place: usize) -> Body {
        let tokens = without_suffix(document, naming);
        let words = tokens.clone().filter(|&at| document.tokens[at].sign == 0).map(|at| document.tokens[at].hash);
        Body { place, words: words.collect(), last: tokens.end - 1 }
    }

    /// The one organisation in the article whose name begins with these words, or ends with them where they are plural.
    fn fuller(&self, document: &Document, bodies: &[Body]) -> Option<usize> {
        if document.has(self.last, Classes::Head) {
            return None;
        }
        let plural = document.word(self.last).ends_with('s');
        let is_fuller = |other: &&Body| {
            other.words.len() > self.words.len()
                && (other.words.starts_with(&self.words) || plural && other.words.ends_with(&self.words))
        };
        let mut found = bodies.iter().filter(is_fuller);
        let first = found.next()?;
        found.next().is_none().then_some(first.place)
    }
}

fn same_word(document: &Document, a: usize, b: usize) -> bool {
    document.tokens[a].hash == document.tokens[b].hash
}

/// The longer name that an acronym in brackets stands for, if its letters are the longer one's initials.
fn long_form(document: &Document, namings: &[Naming], place: usize) -> Option<usize> {
    let short = &namings[place].tokens;
    let open = short.start.checked_sub(1).filter(|&at| document.is_sign(at, b'('))?;
    let long = place.checked_sub(1).filter(|&p| namings[p].tokens.end == open && namings[p].tokens.len() > 1)?;
    (namings[long].kind == EntityKind::Organization
        && short.len() == 1
        && abbreviates(document, short.start, &namings[long]))
    .then_some(long)
}
