//! Sentences: ranges of tokens.
//!
//! A sentence ends at a full stop, a question or exclamation mark (with the quotes and brackets that close behind it) before a
//! word that can begin one, and at the end of a paragraph. A single line break ends one too, unless the text is hard-wrapped, as
//! wire copy is, or the next line goes on in lower case. A stop behind an abbreviation ends a sentence only where the next word
//! cannot be part of a name ("in the U.S. The"), and a number split by a line break ("$1." / "5 billion") stays whole.

use std::ops::Range;

use super::document::Document;
use super::token::{Gap, Kind, Shape, Token};
use crate::lexicon::Classes;

/// The sentences of a document: every token is in exactly one.
pub(crate) fn split(document: &Document) -> Vec<Range<usize>> {
    let wrapped = is_hard_wrapped(document);
    let mut sentences = Vec::with_capacity(document.len() / 20 + 1);
    let mut start = 0;
    for (at, [before, token]) in (1..).zip(document.tokens.array_windows()) {
        // Within a line, only what stands behind a stop is looked at.
        let may_begin = token.gap > Gap::Space || may_close(document.text, before);
        if may_begin && begins(document, at, start, wrapped) {
            sentences.push(start..at);
            start = at;
        }
    }
    if start < document.len() {
        sentences.push(start..document.len());
    }
    sentences
}

/// Whether a sentence begins at the token.
fn begins(document: &Document, at: usize, start: usize, wrapped: bool) -> bool {
    let token = document.tokens[at];
    match token.gap {
        Gap::None | Gap::Space => after_stop(document, at, start),
        Gap::Paragraph => !splits_number(document, at),
        Gap::Line if wrapped => after_stop(document, at, start),
        Gap::Line => {
            let goes_on = token.kind == Kind::Word && token.shape == Shape::Lower || document.is_sign(at - 1, b',');
            !goes_on && !splits_number(document, at) || after_stop(document, at, start)
        }
    }
}

/// "$1." and "5 billion" on the next line: one number, torn by whoever scraped the page.
fn splits_number(document: &Document, at: usize) -> bool {
    at >= 2
        && document.is_sign(at - 1, b'.')
        && document.touches(at - 1)
        && document.is_number(at - 2)
        && document.is_number(at)
        && document.has(at + 1, Classes::Number | Classes::Percent | Classes::Currency)
}

/// Whether the token can be the last of a sentence, by its last byte: few are looked at more closely.
fn may_close(text: &str, token: &Token) -> bool {
    let last = text.as_bytes()[token.end as usize - 1];
    matches!(last, b'.' | b'!' | b'?' | b'"' | b'\'' | b')' | b']' | 0x80..)
}

/// Whether the tokens before end a sentence, and this one can begin the next.
fn after_stop(document: &Document, at: usize, start: usize) -> bool {
    let token = document.tokens[at];
    // Closing quotes and brackets belong to the sentence before.
    let mut stop = at - 1;
    while stop > start && matches!(document.tokens[stop].sign, b'"' | b'\'' | b')' | b']') && document.touches(stop) {
        stop -= 1;
    }
    let dotted = document.tokens[stop].kind == Kind::Word && document.word(stop).ends_with('.');
    if !matches!(document.tokens[stop].sign, b'.' | b'!' | b'?') && !dotted {
        return false;
    }
    if token.gap == Gap::None {
        // "said.The": a missing space, not an address or a version.
        let glued = token.kind == Kind::Word
            && token.shape == Shape::Capital
            && stop > start
            && document.tokens[stop - 1].shape == Shape::Lower
            && document.tokens[stop - 1].kind == Kind::Word
            && document.has(at, Classes::Function);
        return glued && stop == at - 1;
    }
    if splits_number(document, at) {
        return false;
    }
    let opens = match token.kind {
        Kind::Word => token.shape != Shape::Lower,
        Kind::Number => true,
        Kind::Sign => matches!(token.sign, b'"' | b'\'' | b'(' | b'[' | b'$') || token.sign == 0,
    };
    if !opens {
        return false;
    }
    if stop != at - 1 || document.tokens[stop].sign != b'.' && !dotted {
        return true;
    }
    let before = if dotted { stop } else { stop.saturating_sub(1) };
    if document.has(before, Classes::TitleAbbreviation)
        || is_initial(document, before) && !document.has(at, Classes::Function)
    {
        return false;
    }
    if dotted || document.has(before, Classes::Abbreviation) {
        if ends_amount(document, before, at) {
            return true;
        }
        return matches!(token.sign, b'"') || document.has(at, Classes::Function);
    }
    true
}

/// "for $5 bn. Alder said": the abbreviation of an amount, and no currency behind it ("5 bn. Swiss francs").
fn ends_amount(document: &Document, abbreviation: usize, at: usize) -> bool {
    let currency = Classes::Demonym | Classes::Currency | Classes::Unit;
    document.has(abbreviation, Classes::Number | Classes::Percent | Classes::Unit)
        && abbreviation > 0
        && (document.is_number(abbreviation - 1) || document.has(abbreviation - 1, Classes::Number))
        && !document.has(at, currency)
        && !document.has(at + 1, Classes::Currency)
}

/// A single capital letter, as in "J. Doe".
fn is_initial(document: &Document, at: usize) -> bool {
    let token = document.tokens[at];
    token.kind == Kind::Word && token.end - token.start == 1 && token.shape == Shape::Capital
}

/// Whether single line breaks fall within sentences: most lines are of like length and break off without a stop.
fn is_hard_wrapped(document: &Document) -> bool {
    let (mut breaks, mut inside) = (0, 0);
    for [before, token] in document.tokens.array_windows() {
        if token.gap == Gap::Line {
            breaks += 1;
            inside += usize::from(
                !matches!(before.sign, b'.' | b'!' | b'?' | b'"' | b':')
                    && token.kind == Kind::Word
                    && token.shape == Shape::Lower,
            );
        }
    }
    breaks > 0 && inside * 3 >= breaks
}
