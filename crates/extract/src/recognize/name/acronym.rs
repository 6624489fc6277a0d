//! Acronyms that the text itself explains.
//!
//! | text | `LHA`, `PVV` are |
//! | --- | --- |
//! | `Lindholm Harbour Authority (LHA)` | the authority, whatever the lexicon knows by these letters |
//! | `Lindholm Harbour Authority` … `LHA` | the same: all its initials |
//! | `Trade Unity Lindland (TUL)` | all of it, of which `Lindland` was seen |
//! | `Party of the Fields (PVV)` | the party: letters of another language |
//! | `Organisation of Lindish Lakes (OLL)` | what the lexicon knows, if its name has the same words |

use super::Naming;
use super::stretch::is_capitalised;
use crate::lexicon::entity::Sort;
use crate::lexicon::name::NameWord;
use crate::lexicon::{Classes, Sense};
use crate::record::{EntityKind, MentionMethod};
use crate::text::Document;
use crate::text::token::{Gap, Kind, Shape};

/// The longest word that is taken for an acronym, in bytes.
const LETTERS: u32 = 8;
/// The shortest word of which initials alone say what it stands for, in bytes.
const SPELLED: u32 = 3;
/// How many words a name has at most that an acronym spells.
const WORDS: usize = 8;
/// How many letters at the head of a word tell it: "Organisation" and "Organization".
const STEM: usize = 4;

/// "Trade Unity Lindland (TUL)", of which `Lindland` was seen before a bracket: takes in the words before that the letters in it spell.
pub(super) fn widen(document: &Document, naming: &mut Naming) -> bool {
    let at = naming.tokens.end + 1;
    let bracketed = document.is_sign(at + 1, b')');
    let known = naming.kind == EntityKind::Organization && naming.known.is_some();
    if !bracketed || known || document.tokens[at].shape != Shape::Upper || spells(document, at, naming) {
        return false;
    }
    let floor = document.sentences[document.sentence_of(at)].start;
    let mut start = naming.tokens.start;
    while start > floor && naming.tokens.end - start < WORDS {
        start -= 1;
        let token = document.tokens[start];
        let capital = is_capitalised(document, start) && token.sign == 0;
        if document.tokens[start + 1].gap != Gap::Space || !capital && !document.has(start, Classes::Particle) {
            return false;
        }
        let wider = Naming {
            tokens: start..naming.tokens.end,
            rule: "initials",
            ..Naming::new(EntityKind::Organization, MentionMethod::Pattern)
        };
        if capital && spells(document, at, &wider) {
            *naming = wider;
            return true;
        }
    }
    false
}

/// The acronym in brackets behind an organisation. Where the lexicon knows it by a name like this one, both are what it knows.
pub(super) fn behind(document: &Document, naming: &mut Naming) -> Option<Naming> {
    let at = naming.tokens.end + 1;
    // "Lindholm Regional Municipality (LRM)"
    let place = naming.kind == EntityKind::Place && document.tokens.len() > at && spells(document, at, naming);
    let bracketed = (place || matches!(naming.kind, EntityKind::Organization | EntityKind::Law))
        && document.is_sign(naming.tokens.end, b'(')
        && document.is_sign(at + 1, b')');
    // "Lindland Electric Power Corp (Lepco)": a word that is made of its initials.
    let coined = || {
        let capital = document.tokens[at].shape == Shape::Capital;
        capital && (abbreviates(document, at, naming) || begins_alike(document, at, naming))
    };
    if !bracketed || !is_acronym(document, at) && !coined() {
        return None;
    }
    let meant = match known(document, at) {
        Some(index) if naming.known.is_none() && is_alike(document, naming, index) => {
            naming.known = Some(index);
            return None;
        }
        Some(index) => naming.known != Some(index) && naming.tokens.len() > 1 && abbreviates(document, at, naming),
        None => !document.has(at, Classes::Currency | Classes::Unit) || abbreviates(document, at, naming),
    };
    meant.then(|| Naming { tokens: at..at + 1, rule: "acronym", ..Naming::new(naming.kind, MentionMethod::Pattern) })
}

/// "the Lindish Ports Authority (Lindport)": begins as a word of the name does, and is none of its words.
fn begins_alike(document: &Document, at: usize, naming: &Naming) -> bool {
    /// Letters of the beginning.
    const SAME: usize = 3;
    let letters = |at: usize| document.word(at).to_lowercase().chars().take(SAME).collect::<String>();
    let words = || naming.tokens.clone().filter(|&t| document.tokens[t].shape == Shape::Capital);
    naming.tokens.len() > 2
        && letters(at).len() >= SAME
        && words().any(|t| letters(t) == letters(at))
        && !words().any(|t| document.tokens[t].hash == document.tokens[at].hash)
        && !document.has(at, Classes::Name | Classes::DateStart | Classes::GivenName)
}

/// "LHA", "AfD": most of its letters are capitals.
fn is_acronym(document: &Document, at: usize) -> bool {
    let token = document.tokens[at];
    token.kind == Kind::Word
        && (2..=LETTERS).contains(&(token.end - token.start))
        && (token.shape == Shape::Upper
            || token.shape == Shape::Capital && document.word(at).chars().filter(|c| c.is_uppercase()).count() > 1)
}

/// The organisation that the lexicon knows by a word.
fn known(document: &Document, at: usize) -> Option<u32> {
    let read = |sense: &Sense| match sense {
        Sense::Name(NameWord::Known(index)) => Some(*index),
        _ => None,
    };
    document.read(at, read).filter(|&(_, words)| words == 1).map(|(index, _)| index)
}

/// Whether half the words of a name are words of the lexicon's: "Organisation for Security" and "Organization for Security".
pub(super) fn is_alike(document: &Document, naming: &Naming, index: u32) -> bool {
    let name = document.lexicon.entity(index).name;
    let head = |word: &str| word.chars().take(STEM).flat_map(char::to_lowercase).collect::<String>();
    let heads: Vec<String> = name.split([' ', '-']).filter(|word| word.len() >= STEM).map(head).collect();
    let long = |&at: &usize| document.tokens[at].sign == 0 && document.word(at).len() >= STEM;
    let (mut all, mut met) = (0, 0);
    for at in naming.tokens.clone().filter(long) {
        all += 1;
        met += usize::from(heads.contains(&head(document.word(at))));
    }
    met > 0 && met * 2 >= all && document.lexicon.sort_of(index) != Sort::Country
}

/// Whether most letters of the word are initials of the name, in order.
fn abbreviates(document: &Document, at: usize, naming: &Naming) -> bool {
    let lower = |c: char| c.to_lowercase().next().unwrap_or(c);
    let mut initials = naming
        .tokens
        .clone()
        .filter(|&at| document.tokens[at].sign == 0 && !document.has(at, Classes::Particle))
        .filter_map(|at| document.word(at).chars().next())
        .map(lower);
    let letters = document.word(at).chars().filter(|c| c.is_alphabetic()).map(lower);
    let (mut all, mut met) = (0, 0);
    for letter in letters {
        all += 1;
        met += usize::from(initials.any(|initial| initial == letter));
    }
    all > 1 && met * 3 >= all * 2
}

/// Whether the word is in capitals and its letters are the initials of the name, all of them: the small words may be left out.
pub(crate) fn spells(document: &Document, at: usize, naming: &Naming) -> bool {
    let token = document.tokens[at];
    let first = |at: usize| document.word(at).as_bytes().first();
    if token.shape != Shape::Upper || token.end - token.start < SPELLED || first(at) != first(naming.tokens.start) {
        return false;
    }
    let words = || naming.tokens.clone().filter(|&at| document.tokens[at].sign == 0);
    let same = |small: bool| {
        words()
            .filter(|&at| small || document.tokens[at].shape != Shape::Lower)
            .filter_map(|at| document.word(at).chars().next())
            .flat_map(char::to_uppercase)
            .eq(document.word(at).chars().filter(|&c| c != '.'))
    };
    same(false) || same(true)
}

/// Adds the acronyms that nothing else saw and that are the initials of an organisation of the text.
pub(super) fn add_spelled(document: &Document, namings: &mut Vec<Naming>) {
    let explained = |n: &Naming| document.is_sign(n.tokens.end, b'(') && spells(document, n.tokens.end + 1, n);
    let long = |n: &&Naming| {
        let body = n.kind == EntityKind::Organization || n.kind == EntityKind::Place && explained(n);
        body && n.tokens.len() >= SPELLED as usize
    };
    let bodies: Vec<&Naming> = namings.iter().filter(long).collect();
    if bodies.is_empty() {
        return;
    }
    let mut added = Vec::new();
    let mut covered = namings.iter().map(|n| n.tokens.clone()).peekable();
    let mut from = 0;
    while let Some(at) = document.first(from..document.len(), Classes::Capital) {
        from = at + 1;
        let token = document.tokens[at];
        if token.shape != Shape::Upper || token.end - token.start < SPELLED {
            continue;
        }
        while covered.peek().is_some_and(|c| c.end <= at) {
            covered.next();
        }
        let free = covered.peek().is_none_or(|c| c.start > at);
        if let Some(body) = bodies.iter().find(|body| free && spells(document, at, body)) {
            let naming = Naming::new(body.kind, MentionMethod::Coreference);
            added.push(Naming { tokens: at..at + 1, rule: "initials", ..naming });
        }
    }
    if !added.is_empty() {
        namings.append(&mut added);
        namings.sort_by_key(|n| n.tokens.start);
    }
}
