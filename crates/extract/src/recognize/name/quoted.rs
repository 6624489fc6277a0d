//! Names in quotes, and the events, programmes and products that a word beside them tells.
//!
//! | text | name | kind |
//! | --- | --- | --- |
//! | `the "Nurly Zhol" program` | `Nurly Zhol` | program |
//! | `the "KazBelAZ" plant` | `KazBelAZ` | organization |
//! | `"Lindfrukt" will supply nuts` | `Lindfrukt` | organization |
//! | `EXPO 2017`, `COP30`, `the Madrid Open` | the same | event |
//! | `the World Economic Forum` | the same | the lexicon's |

use std::ops::Range;

use super::Naming;
use super::stretch::is_capitalised;
use crate::lexicon::name::NameWord;
use crate::lexicon::{Classes, Sense};
use crate::record::{EntityKind, MentionMethod};
use crate::text::Document;
use crate::text::token::Shape;

/// How many words a quoted name may have.
const WORDS: usize = 6;

/// A name in quotes that opens at the token.
pub(super) fn recognize(document: &Document, open: usize, sentence: &Range<usize>) -> Option<Naming> {
    let start = open + 1;
    if !is_capitalised(document, start) || !document.touches(start) {
        return None;
    }
    let limit = sentence.end.min(start + WORDS + 1);
    let end = (start + 1..limit).find(|&at| document.is_sign(at, b'"'))?;
    // "It is an insult," union leaders said: a sentence, and no name.
    if document.has(start, Classes::Function) || matches!(document.tokens[end - 1].sign, b',' | b'.' | b'?' | b'!') {
        return None;
    }
    let kind = told(document, end + 1)
        .or_else(|| before(document, open, sentence))
        .or_else(|| trades(document, end + 1).then_some(EntityKind::Organization))?;
    Some(Naming { tokens: start..end, rule: "quoted", ..Naming::new(kind, MentionMethod::Pattern) })
}

/// The kind that the word behind tells.
fn told(document: &Document, at: usize) -> Option<EntityKind> {
    // "the "Alder" state program": one word may stand between.
    let read = |sense: &Sense| kind_of(sense);
    document.read(at, read).or_else(|| document.read(at + 1, read)).map(|(kind, _)| kind)
}

/// "will ship 800 tons": what somebody does who deals in something; a song may sell copies.
fn trades(document: &Document, at: usize) -> bool {
    let modal = document.is_one_of(at, &["will", "would", "must", "can", "should"]);
    modal && document.says(at + 1, NameWord::Deals)
}

fn before(document: &Document, open: usize, sentence: &Range<usize>) -> Option<EntityKind> {
    let at = open.checked_sub(1).filter(|at| sentence.contains(at))?;
    document.read(at, kind_of).filter(|&(_, words)| words == 1).map(|(kind, _)| kind)
}

fn kind_of(sense: &Sense) -> Option<EntityKind> {
    match sense {
        Sense::Name(NameWord::ProgramWord) => Some(EntityKind::Program),
        Sense::Name(NameWord::OrganizationNoun) => Some(EntityKind::Organization),
        Sense::Name(NameWord::EventWord) => Some(EntityKind::Event),
        _ => None,
    }
}

/// An event with its year: "EXPO 2017", "Rio Games 2016", or the year first: "2017 World Cup".
pub(super) fn event(document: &Document, word: usize, sentence: &Range<usize>) -> Option<Naming> {
    let words = document.length_of(word, NameWord::EventWord)?;
    if !is_capitalised(document, word) {
        return None;
    }
    let mut start = word;
    while start > sentence.start
        && is_capitalised(document, start - 1)
        && !document.has(start - 1, Classes::Function | Classes::DateStart)
    {
        start -= 1;
    }
    let end = word + words;
    let year_at = end + usize::from(document.is_sign(end, b'-') && document.touches(end));
    // "COP30".
    let numbered = document.touches(end) && document.is_number(end) && document.tokens[word].shape == Shape::Upper;
    let naming = |tokens: Range<usize>| Naming {
        tokens,
        rule: "event",
        ..Naming::new(EntityKind::Event, MentionMethod::Pattern)
    };
    if numbered && end < sentence.end {
        return Some(naming(word..end + 1));
    }
    if year_at < sentence.end && is_year(document, year_at) {
        return Some(naming(start..year_at + 1));
    }
    if start > sentence.start && is_year(document, start - 1) && end - start > 1 {
        return Some(naming(start - 1..end));
    }
    None
}

/// "Madrid Open", "Davos Forum": the event that a place's name goes on to.
pub(super) fn of_place(document: &Document, naming: &Naming) -> Option<Naming> {
    let place = document.lexicon.sort_of(naming.known?).kind() == EntityKind::Place;
    let (start, word) = (naming.tokens.start, naming.tokens.end);
    if !place || !document.has(word, Classes::EventHead) || !is_capitalised(document, word) || document.touches(word) {
        return None;
    }
    let words = document.length_of(word, NameWord::EventWord)?;
    let alone = !is_capitalised(document, word + words);
    let opens = start == 0 || !is_capitalised(document, start - 1) || document.has(start - 1, Classes::Function);
    (alone && opens).then(|| Naming {
        tokens: start..word + words,
        rule: "event_tail",
        ..Naming::new(EntityKind::Event, MentionMethod::Pattern)
    })
}

fn is_year(document: &Document, at: usize) -> bool {
    let word = document.word(at);
    word.len() == 4 && document.is_number(at) && (word.starts_with("19") || word.starts_with("20"))
}
