//! Stretches of capitalised words: where a name can stand.
//!
//! | text | stretches |
//! | --- | --- |
//! | `the Bank of Lindholm said` | `Bank of Lindholm` |
//! | `Anna Weiss and Jan de Boer met` | `Anna Weiss and Jan de Boer` |
//! | `Weiss's plan for Lindholm-Ekby` | `Weiss`, `Lindholm-Ekby` |
//!
//! A stretch may hold several names; what is in it is for others to say. It never crosses a sentence, a comma or a bracket.

use std::ops::Range;

use crate::lexicon::Classes;
use crate::lexicon::name::NameWord;
use crate::text::Document;
use crate::text::token::{Gap, Kind, Shape};

/// How many small words may stand between two capitalised ones: "Department of the Interior".
const SMALL_WORDS: usize = 2;

/// A stretch, and the sentence that it is in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub(crate) sentence: usize,
    pub(crate) tokens: Range<usize>,
}

/// Every stretch of a document, in order. Sentences in capitals throughout have none.
pub(crate) fn stretches(document: &Document) -> Vec<Stretch> {
    let mut found = Vec::new();
    for (number, sentence) in document.sentences.iter().enumerate() {
        let mut from = sentence.start;
        let start = found.len();
        while let Some(at) = document.first(from..sentence.end, Classes::Capital) {
            from = at + 1;
            if begins(document, at, sentence.start) {
                from = end_of(document, at, sentence.end);
                found.push(Stretch { sentence: number, tokens: at..from });
            }
        }
        if found.len() > start && is_all_capitals(document, sentence.clone()) {
            found.truncate(start);
        }
    }
    found
}

/// Whether a name can begin at the capitalised word. Function words that open a sentence are none, unless the lexicon has a name there.
fn begins(document: &Document, at: usize, sentence: usize) -> bool {
    let opens = at == sentence || document.tokens[at - 1].sign == b'"' || document.is_sign(at - 1, b'-');
    // "Neighbouring Chad": the country begins behind it.
    if opens && document.says(at, NameWord::Nearness) {
        return false;
    }
    let function = document.has(at, Classes::Function);
    !function || document.has(at, Classes::Name) || !opens && document.tokens[at].shape == Shape::Upper
}

/// Whether the token is a word with a capital.
pub(crate) fn is_capitalised(document: &Document, at: usize) -> bool {
    document.has(at, Classes::Capital)
}

fn end_of(document: &Document, start: usize, limit: usize) -> usize {
    let mut end = start + 1;
    while let Some(next) = goes_on(document, end, limit) {
        end = next;
    }
    end
}

/// Where the stretch stands after its next capitalised word, if it goes on.
fn goes_on(document: &Document, at: usize, limit: usize) -> Option<usize> {
    let capitalised = |at: usize| (at < limit && is_capitalised(document, at)).then_some(at + 1);
    let token = document.tokens.get(at).filter(|_| at < limit)?;
    if token.gap == Gap::Paragraph {
        return None;
    }
    match token.sign {
        // "J. Doe", "St. Ives"; "Alder Corp. said" keeps its stop out.
        b'.' if document.touches(at) && stops_short(document, at - 1) => {
            capitalised(at + 1).filter(|_| !document.touches(at + 1) || is_initial(document, at - 1))
        }
        b'-' if document.touches(at) && document.touches(at + 1) => capitalised(at + 1),
        b'&' | b'/' => capitalised(at + 1),
        // "O' Leary"; "Players' Union".
        b'\'' if document.touches(at) => capitalised(at + 1),
        // "Alder, Inc."
        b',' if document.has(at + 1, Classes::Head) && document.has(at + 1, Classes::Abbreviation) => {
            capitalised(at + 1)
        }
        0 if token.kind == Kind::Word => {
            if let Some(end) = capitalised(at) {
                return Some(end);
            }
            if document.word(at).starts_with(['\'', '’']) {
                return capitalised(at + 1);
            }
            let small = (at..limit.min(at + SMALL_WORDS)).take_while(|&at| is_small(document, at)).count();
            (small > 0).then(|| capitalised(at + small)).flatten()
        }
        _ => None,
    }
}

/// An initial or an abbreviation: its stop is no end.
fn stops_short(document: &Document, at: usize) -> bool {
    let token = document.tokens[at];
    token.end - token.start == 1 || document.has(at, Classes::Abbreviation | Classes::Title)
}

/// "B.Weiss": an initial joined to a name, and not the end of a longer word.
pub(super) fn is_initial(document: &Document, at: usize) -> bool {
    let token = document.tokens[at];
    token.end - token.start == 1
        && !document.touches(at)
        && document.is_sign(at + 1, b'.')
        && document.touches(at + 1)
        && document.touches(at + 2)
        && document.tokens.get(at + 2).is_some_and(|t| t.shape == Shape::Capital && t.end - t.start > 2)
}

/// A small word that stands inside names: "of", "and", "de", "bin".
pub(crate) fn is_small(document: &Document, at: usize) -> bool {
    document.tokens[at].shape == Shape::Lower && document.has(at, Classes::Particle)
}

/// Whether the sentence is written in capitals throughout, as headlines are: its capitals say nothing.
pub(crate) fn is_all_capitals(document: &Document, sentence: Range<usize>) -> bool {
    let (mut upper, mut other) = (0, 0);
    for token in &document.tokens[sentence.clone()] {
        match token.shape {
            Shape::Upper => upper += 1,
            _ => other += usize::from(token.kind == Kind::Word),
        }
        // A quarter of the words in small letters settles it: most sentences are told by their first few.
        if other * 4 > sentence.len() {
            return false;
        }
    }
    upper + other >= 3 && upper >= other * 3
}
