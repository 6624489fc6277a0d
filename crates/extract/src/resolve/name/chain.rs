//! Which names of one article name the same entity.
//!
//! | seen | and | same |
//! | --- | --- | --- |
//! | `Askar Mamin` | `Mamin`, `Mr. Mamin`, `A. Mamin` | yes |
//! | `Anna Weiss`, `Jan Weiss` | `Weiss` | no: its own entity |
//! | `Eurasian Economic Union (EEU)` | `EEU` | yes |
//! | `Alder Inc.` | `Alder` | yes |

use std::collections::BTreeMap;

use crate::lexicon::name::NameWord;
use crate::lexicon::{Classes, Sense};
use crate::recognize::name::Naming;
use crate::record::EntityKind;
use crate::text::Document;

/// For each naming, the place of the naming that gives its entity: itself, or one with a fuller name.
pub(super) fn chain(document: &Document, namings: &[Naming]) -> Vec<usize> {
    let mut same: Vec<usize> = (0..namings.len()).collect();
    let words = |place: usize| words(document, &namings[place]);
    let mut forms: BTreeMap<(EntityKind, Vec<u32>), usize> = BTreeMap::new();
    for place in 0..namings.len() {
        same[place] = *forms.entry((namings[place].kind, words(place))).or_insert(place);
    }
    let heads: Vec<usize> =
        (0..namings.len()).filter(|&place| same[place] == place && namings[place].known.is_none()).collect();
    for &place in &heads {
        let fuller = match namings[place].kind {
            EntityKind::Person => person(document, namings, &heads, place),
            EntityKind::Organization => long_form(document, namings, place),
            _ => None,
        };
        if let Some(fuller) = fuller {
            same[place] = fuller;
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

/// The words that tell a name: hashes, without signs, "'s" and the suffix of a company.
fn words(document: &Document, naming: &Naming) -> Vec<u32> {
    let mut tokens = naming.tokens.clone();
    if naming.kind == EntityKind::Organization && naming.known.is_none() {
        let suffix = |sense: &Sense| matches!(sense, Sense::Name(NameWord::CompanySuffix)).then_some(());
        while tokens.len() > 1
            && (document.is_sign(tokens.end - 1, b'.')
                || document.is_sign(tokens.end - 1, b',')
                || document.has(tokens.end - 1, Classes::Abbreviation)
                    && document.read(tokens.end - 1, suffix).is_some())
        {
            tokens.end -= 1;
        }
    }
    tokens.filter(|&at| document.tokens[at].sign == 0).map(|at| document.tokens[at].hash).collect()
}

/// The one person in the article whose full name ends in this surname, or agrees with its initials.
fn person(document: &Document, namings: &[Naming], heads: &[usize], place: usize) -> Option<usize> {
    let own: Vec<usize> = name_words(document, &namings[place]);
    let last = *own.last()?;
    let mut found = None;
    for &other in heads.iter().filter(|&&o| o != place && namings[o].kind == EntityKind::Person) {
        let full: Vec<usize> = name_words(document, &namings[other]);
        let fits = if own.len() == 1 {
            full.len() > 1 && same_word(document, last, full[full.len() - 1])
        } else {
            full.len() >= own.len() && agrees(document, &own, &full)
        };
        if fits {
            if found.is_some() {
                return None;
            }
            found = Some(other);
        }
    }
    found
}

fn name_words(document: &Document, naming: &Naming) -> Vec<usize> {
    naming.tokens.clone().filter(|&at| document.tokens[at].sign == 0).collect()
}

fn same_word(document: &Document, a: usize, b: usize) -> bool {
    document.tokens[a].hash == document.tokens[b].hash
}

/// "A. Mamin" and "Askar Mamin": the same last word, the first an initial of the other's, and one of the two spelled out.
fn agrees(document: &Document, own: &[usize], full: &[usize]) -> bool {
    let initial = |at: usize| document.word(at).trim_end_matches('.').chars().count() == 1;
    let first = |at: usize| document.word(at).chars().next();
    let (Some(&a), Some(&b)) = (own.first(), full.first()) else { return false };
    let last = same_word(document, own[own.len() - 1], full[full.len() - 1]);
    let shorter = own.len() < full.len() && same_word(document, a, b);
    last && (initial(a) && !initial(b) && first(a) == first(b) || shorter)
}

/// The longer name that an acronym in brackets stands for, if its letters are the longer one's initials.
fn long_form(document: &Document, namings: &[Naming], place: usize) -> Option<usize> {
    let short = &namings[place].tokens;
    let open = short.start.checked_sub(1).filter(|&at| document.is_sign(at, b'('))?;
    let long = place.checked_sub(1).filter(|&p| namings[p].tokens.end == open && namings[p].tokens.len() > 1)?;
    let letters: Vec<char> =
        document.surface(short.clone()).chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    let initials: Vec<char> = namings[long]
        .tokens
        .clone()
        .filter(|&at| document.tokens[at].sign == 0 && !document.has(at, Classes::Particle))
        .filter_map(|at| document.word(at).chars().next())
        .flat_map(char::to_lowercase)
        .collect();
    let mut rest = initials.iter();
    let in_order = letters.iter().filter(|letter| rest.any(|initial| initial == *letter)).count();
    (namings[long].kind == EntityKind::Organization && letters.len() > 1 && in_order * 3 >= letters.len() * 2)
        .then_some(long)
}
