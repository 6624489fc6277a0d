//! Places by their head words.
//!
//! | text | name |
//! | --- | --- |
//! | `Gomel Oblast`, `Karaganda region`, `Nam Lind province` | the same |
//! | `the Republic of Lindland` | `Republic of Lindland` |
//! | `the Volga region` | `Volga` |
//! | `in Ida-Lind county` | `Ida-Lind county` |

use std::ops::Range;

use super::stretch::is_capitalised;
use super::{Naming, TAKEN};
use crate::lexicon::entity::Sort;
use crate::lexicon::name::NameWord;
use crate::lexicon::{Classes, Sense};
use crate::record::{EntityKind, MentionMethod};
use crate::text::Document;
use crate::text::token::{Gap, Shape};

/// A place whose last word stands at the token.
pub(super) fn recognize(document: &Document, tail: usize, sentence: &Range<usize>) -> Option<Naming> {
    if tail == sentence.start || !is_capitalised(document, tail - 1) {
        return None;
    }
    let words = document.length_of(tail, NameWord::PlaceTail)?;
    if let Some(naming) = hyphened(document, tail, words, sentence) {
        return Some(naming);
    }
    let start = head(document, tail, sentence);
    let start = with_given(document, start, tail, sentence);
    // "across the U.S. Plains": nothing is called by the short form of a country.
    if tail == start + 1 && sort(document, start) == Some(Sort::Country) && document.word(start).contains('.') {
        return None;
    }
    let first = document.tokens[start];
    if document.has(start, Classes::Function | Classes::DateStart | Classes::Title) && start == sentence.start {
        return None;
    }
    let small = document.tokens[tail].shape == Shape::Lower;
    // "the Gulf region" is the Gulf; "Karaganda region", "Lindvale district" are provinces.
    let province = || match sort(document, start) {
        Some(Sort::City) => true,
        // "Mangystau region", but not "the Volga region".
        Some(Sort::Region) => !document.is_word(start.wrapping_sub(1), "the"),
        None => is_unknown(document, start, sentence),
        _ => false,
    };
    let long = tail - start > 1 && sort(document, start) == Some(Sort::Region);
    let wider = small.then(|| two_words(document, start, tail, sentence)).flatten();
    if small && !long && wider.is_none() && (tail - start != 1 || first.shape == Shape::Upper || !province()) {
        return None;
    }
    let start = wider.or_else(|| whole_run(document, tail, sentence)).unwrap_or(start);
    if !small && goes_on(document, tail + words, sentence) {
        return None;
    }
    // "East Region", "Central Park": without a name before it the lexicon or the tagger must know it.
    let run = || whole_run(document, tail, sentence).is_some();
    let named = sort(document, start).is_some() || run() || small || is_certain(document, start, tail, sentence);
    named.then(|| Naming {
        tokens: start..tail + words,
        rule: "place_tail",
        ..Naming::new(EntityKind::Place, MentionMethod::Pattern)
    })
}

/// "Ida-Lind county": two capitalised words that a hyphen joins, behind a preposition.
fn hyphened(document: &Document, tail: usize, words: usize, sentence: &Range<usize>) -> Option<Naming> {
    let start = tail.checked_sub(3).filter(|&at| at > sentence.start)?;
    let plain = |at: usize| document.tokens[at].shape == Shape::Capital && !document.has(at, TAKEN);
    let small = document.tokens[tail].shape == Shape::Lower;
    let joined = small && document.is_hyphen(start + 1) && plain(start) && plain(tail - 1);
    let led = document.has(start - 1, Classes::Preposition);
    let known = |sense: &Sense| matches!(sense, Sense::Name(NameWord::Known(_))).then_some(());
    // "in Monte-Carlo county seats"
    let whole = document.read(start, known).is_none_or(|((), length)| start + length < tail);
    (joined && led && whole).then(|| Naming {
        tokens: start..tail + words,
        rule: "place_tail",
        ..Naming::new(EntityKind::Place, MentionMethod::Pattern)
    })
}

/// "Spring Harbor Laboratory", "Bridgeton River Cats": the name is longer, and of another kind.
fn goes_on(document: &Document, at: usize, sentence: &Range<usize>) -> bool {
    let own = Classes::Title | Classes::GivenName | Classes::DateStart | Classes::Function | Classes::Demonym;
    at < sentence.end
        && document.tokens[at].gap == Gap::Space
        && document.tokens[at].shape == Shape::Capital
        && !document.has(at, own)
}

/// "Lindholm River": a capitalised word that is nothing else, alone before a tail that is nothing else.
fn is_certain(document: &Document, start: usize, tail: usize, sentence: &Range<usize>) -> bool {
    let other = Classes::Title
        | Classes::Head
        | Classes::EventHead
        | Classes::Function
        | Classes::Demonym
        | Classes::Name
        | Classes::Number;
    start > sentence.start
        && tail == start + 1
        && !is_capitalised(document, start - 1)
        && !is_capitalised(document, tail + 1)
        && !document.touches(start)
        && !document.has(start, other)
        && !document.has(tail, Classes::Head)
}

/// A capitalised word that is nothing else, without an article: "Lindvale district", but not "the Appalachian region".
fn is_unknown(document: &Document, at: usize, sentence: &Range<usize>) -> bool {
    let other = TAKEN | Classes::Number | Classes::Verb;
    let article = at > sentence.start
        && (document.has(at - 1, Classes::Determiner)
            || document.is_sign(at - 1, b'-')
            || document.is_word(at - 1, "and")
            || is_capitalised(document, at - 1) && !document.has(at - 1, Classes::Function)
            || document.word(at - 1).starts_with(['\'', '’']));
    !article && !document.touches(at) && !document.has(at, other)
}

/// "Nam Lind province", "Ba Lind district": two short words that are nothing else.
fn two_words(document: &Document, second: usize, tail: usize, sentence: &Range<usize>) -> Option<usize> {
    let first = second.checked_sub(1).filter(|&at| at >= sentence.start && tail == second + 1)?;
    // "North Kazakhstan region".
    let quarter = document.has(first, Classes::PlaceHead) && sort(document, second) == Some(Sort::Country);
    if quarter && !document.has(first, Classes::Head) && !document.is_word(first.wrapping_sub(1), "the") {
        return Some(first);
    }
    let other = TAKEN | Classes::Number | Classes::Verb;
    let part = |at: usize| document.tokens[at].shape == Shape::Capital && !document.has(at, other);
    let apart = document.tokens[second].gap == Gap::Space && document.tokens[first].gap == Gap::Space;
    let told = first > sentence.start
        && matches!(document.word(first - 1), "in" | "of" | "from" | "to" | "across" | "near" | "and" | ",");
    (apart && told && part(first) && part(second)).then_some(first)
}

/// Where the capitalised words before the tail begin: of a name that the lexicon knows, its first word.
fn head(document: &Document, tail: usize, sentence: &Range<usize>) -> usize {
    let from = tail.saturating_sub(4).max(sentence.start);
    (from..tail)
        .find(|&at| {
            let read = |sense: &Sense| matches!(sense, Sense::Name(NameWord::Known(_))).then_some(());
            document.read(at, read).is_some_and(|((), words)| at + words == tail)
        })
        .unwrap_or(tail - 1)
}

/// "Ana Lind International Airport was closed": all from the head of the sentence, since a word alone may be capital for its place there.
fn whole_run(document: &Document, tail: usize, sentence: &Range<usize>) -> Option<usize> {
    /// "Ana Maria Lind".
    const LONGEST: usize = 4;
    let site = document.is_one_of(tail, &["Airport", "International", "Stadium", "Bridge"]);
    let words = sentence.start..tail;
    let other = Classes::Function | Classes::DateStart | Classes::Title | Classes::Preposition;
    let plain = |at: usize| document.tokens[at].shape == Shape::Capital && !document.has(at, other);
    let run = (2..=LONGEST).contains(&words.len()) && words.clone().all(plain);
    (site && run).then_some(words.start)
}

/// "Humberto Delgado Airport": the given name of whom a place is named after.
fn with_given(document: &Document, start: usize, tail: usize, sentence: &Range<usize>) -> usize {
    let named = document.tokens[tail].shape != Shape::Lower
        && start > sentence.start
        && document.tokens[start].gap == Gap::Space
        && document.has(start - 1, Classes::GivenName)
        && !document.has(start - 1, Classes::Title | Classes::Function | Classes::DateStart | Classes::Name);
    start - usize::from(named)
}

fn sort(document: &Document, at: usize) -> Option<Sort> {
    let read = |sense: &Sense| match sense {
        Sense::Name(NameWord::Known(index) | NameWord::Perhaps(index)) => {
            Some(document.lexicon.sort_of(*index)).filter(|sort| sort.kind() == EntityKind::Place)
        }
        _ => None,
    };
    document.read(at, read).map(|(sort, _)| sort)
}
