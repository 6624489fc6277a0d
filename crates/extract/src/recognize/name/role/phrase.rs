//! An office and what it is of, read from its first word on.
//!
//! | words | end | of |
//! | --- | --- | --- |
//! | `head of the Lindholm Bank said` | `head of the Lindholm Bank` | Lindholm Bank |
//! | `minister of trade, industry and energy` | all of it | |
//! | `founder of Ashby-based start-up Lindrose` | all of it | Lindrose |
//! | `head of the trade body Alder Ring` | all of it | Alder Ring |
//! | `deputy director of Alder's freight department` | all of it | Alder |
//! | `head of the port authority of Ashby` | all of it | Ashby |

use super::{DESCRIBED, body_at, demonym, is_plain, modifies, owns};
use crate::lexicon::name::NameWord;
use crate::lexicon::{Classes, Sense};
use crate::recognize::name::stretch::is_capitalised;
use crate::recognize::name::{Naming, Of};
use crate::record::EntityKind;
use crate::text::Document;

/// How many words may say what an office is about: "foreign economic relations".
const MATTER: usize = 4;
/// How many words may stand between a link and a name or the end: "the company's northern branch".
const WORDS: usize = 6;
/// How many words may stand behind a name: "of U.S. operations".
const BEHIND: usize = 2;
/// What an office is joined by to what it is of.
const LINKS: &[&str] = &["of", "for", "to", "at", "in", "with", "from", "on", "and", "the"];

/// An office: the token behind it, and what it belongs to.
pub(super) struct Office {
    pub(super) end: usize,
    pub(super) of: Option<Of>,
}

/// The office that begins at the token.
pub(super) fn read(document: &Document, namings: &[Naming], start: usize, limit: usize) -> Option<Office> {
    let (mut at, mut of) = (start, None);
    for _ in 0..4 {
        if let Some(name) = body_at(namings, at) {
            of = of.or(Some(Of::Naming(name)));
            at = namings[name].tokens.end;
            at += usize::from(owns(document, at));
        } else if let Some(demonym) = demonym(document, at) {
            of = of.or(Some(Of::Lexicon(demonym)));
            at += 1;
        } else if modifies(document, at) && !document.says(at, NameWord::Office) {
            at += 1;
        } else {
            break;
        }
    }
    at += office_at(document, at)?;
    at = subject_matter(document, at, limit).unwrap_or(at);
    Some(tails(document, namings, at, limit, of))
}

/// "runs Alder Mills", "heads grain trading at Alder Mills": what stands behind a verb of leading is what is led.
pub(super) fn led(document: &Document, namings: &[Naming], verb: usize, limit: usize) -> Option<Office> {
    let mut of = None;
    let start = verb + 1 + usize::from(document.has(verb + 1, Classes::Determiner));
    let end = object(document, namings, start, limit, &mut of)?;
    // "heads the mergers and acquisitions desk".
    let more = if document.word(end) == "and" { run(document, end + 1, limit) } else { end };
    let joined = more > end + 1 && closes(document, more, limit);
    Some(tails(document, namings, if joined { more } else { end }, limit, of))
}

fn tails(document: &Document, namings: &[Naming], start: usize, limit: usize, mut of: Option<Of>) -> Office {
    let mut at = start;
    while let Some(end) = tail(document, namings, at, limit, &mut of) {
        at = end;
    }
    Office { end: at.min(limit), of }
}

/// The end of "of the Lindholm Bank", "and general director", "to Kazakhstan" at the token.
fn tail(document: &Document, namings: &[Naming], at: usize, limit: usize, of: &mut Option<Of>) -> Option<usize> {
    let links = (at..limit.min(at + 2)).take_while(|&at| document.is_one_of(at, LINKS)).count();
    let next = at + links;
    if links == 0 || next >= limit {
        return None;
    }
    if let Some(body) = body_at(namings, next) {
        // "a trader from Minsk": an office is not of where its holder is from.
        if document.word(at) == "from" && namings[body].kind != EntityKind::Organization {
            return None;
        }
        return object(document, namings, next, limit, of);
    }
    let and = (at..next).any(|at| document.word(at) == "and");
    // "and former chairman".
    let former = (next..limit).take_while(|&at| modifies(document, at) && !document.says(at, NameWord::Office)).count();
    let office = || document.length_of(next + former, NameWord::Office).map(|words| next + former + words);
    if and && let Some(end) = office() {
        return Some(end);
    }
    if is_capitalised(document, next) && !document.has(next, Classes::Function | Classes::Demonym) {
        let part = |next: usize| {
            is_capitalised(document, next)
                && !document.has(next, Classes::DateStart)
                && namings.binary_search_by_key(&next, |n| n.tokens.start).is_err()
        };
        let end = (next..limit).find(|&at| !part(at)).unwrap_or(limit);
        return (end > next).then_some(end);
    }
    if and || document.word(at) == "from" {
        return None;
    }
    object(document, namings, next, limit, of).or_else(office)
}

/// The end of the name at the token and of the words beside it, or of words alone: "Ashby-based start-up Lindrose", "Alder's freight
/// department", "U.S. operations", "the company's northern branch".
fn object(document: &Document, namings: &[Naming], start: usize, limit: usize, of: &mut Option<Of>) -> Option<usize> {
    let place = body_at(namings, start);
    let Some(name) = place else {
        let end = run(document, start, limit);
        if let Some(name) =
            body_at(namings, end).filter(|&n| end > start && namings[n].kind == EntityKind::Organization)
        {
            *of = of.take().or(Some(Of::Naming(name)));
            return Some(namings[name].tokens.end);
        }
        // "of the new Ashby-based company Lindrose".
        let based = |name: &usize| document.is_hyphen(namings[*name].tokens.end) && end > start;
        if body_at(namings, end).filter(based).is_some() {
            return object(document, namings, end, limit, of);
        }
        let local = body_at(namings, end).filter(|_| end > start).map(|name| namings[name].tokens.end);
        let end = local.map_or(end, |end| run(document, end, limit));
        return (end > start && closes(document, end, limit)).then_some(end);
    };
    let end = namings[name].tokens.end;
    if document.is_hyphen(end) && document.says(end + 1, NameWord::BasedWord) {
        let body = body_at(namings, run(document, end + 2, limit))?;
        *of = of.take().or(Some(Of::Naming(body)));
        return Some(namings[body].tokens.end);
    }
    let owner = owns(document, end);
    let from = end + usize::from(owner);
    let mut more = run(document, from, if owner { limit } else { limit.min(from + BEHIND) });
    // "Alder's Minsk office", "Lindland's Trade Office".
    if owner && let Some(name) = body_at(namings, more) {
        more = run(document, namings[name].tokens.end, limit);
    }
    // "an analyst with Alder Brothers said": no more of it.
    let verb = !owner && (from..more).any(|at| document.has(at, Classes::Verb));
    let goes_on = more > from && !verb && closes(document, more, limit);
    if owner && !goes_on {
        // "the Alder Union's Crafts Section", of which nothing else was seen.
        let capital = |&at: &usize| is_capitalised(document, at) && !document.has(at, Classes::DateStart);
        more = from + (from..limit).take_while(capital).count();
        if more == from {
            return None;
        }
    }
    *of = of.take().or(Some(Of::Naming(name)));
    Some(if owner || goes_on { more } else { end })
}

/// The end of a run of words in small letters that are nouns and what describes them.
fn run(document: &Document, start: usize, limit: usize) -> usize {
    let end = limit.min(start + WORDS);
    let mut at = start;
    while at < end {
        // "the West German".
        let people = |sense: &Sense| matches!(sense, Sense::Name(NameWord::Demonym(_))).then_some(());
        let land = || document.has(at, Classes::Demonym).then(|| document.read(at, people)).flatten();
        if is_plain(document, at) || document.is_hyphen(at) || owns(document, at) {
            at += 1;
        } else if let Some(((), words)) = land() {
            at += words;
        } else {
            break;
        }
    }
    at.min(limit)
}

/// Whether the word before the token is the last of a phrase.
fn closes(document: &Document, at: usize, limit: usize) -> bool {
    at >= limit
        || matches!(document.word(at), "," | "and" | "&" | "\"" | ")" | ";")
        || document.has(at, Classes::Preposition | Classes::Relative | Classes::Quote)
        || document.is_dash(at)
        || document.is_sign(at, b'.') && !document.has(at - 1, Classes::Verb)
}

/// The words to the end of the office that begins at the token, or behind a word or two that say more of it: "retired grain analyst".
fn office_at(document: &Document, at: usize) -> Option<usize> {
    for next in at..at + DESCRIBED {
        if let Some(words) = document.length_of(next, NameWord::Office) {
            return Some(next + words - at);
        }
        // "28-year-old".
        let age = document.is_number(next) && document.is_hyphen(next + 1) || document.is_hyphen(next);
        if !age && (!is_plain(document, next) || document.has(next, Classes::Verb)) {
            return None;
        }
    }
    None
}

/// "head of metals trading", "minister of trade, industry and energy": the end of what an office is about, in small letters.
fn subject_matter(document: &Document, of: usize, limit: usize) -> Option<usize> {
    // Behind "of" any word is a noun ("trade"); of more, the last is one where a comma or a small word follows.
    let part = |at: usize| {
        let words = (at..limit).take(MATTER).take_while(|&at| is_plain(document, at)).count();
        let last = (1..=words)
            .rev()
            .find(|&n| closes(document, at + n, limit))
            .or_else(|| (words > 0 && document.has(at + 1, Classes::Verb | Classes::Auxiliary)).then_some(1))?;
        Some(at + last)
    };
    let joined = |at: usize| matches!(document.word(at), "and" | "&").then(|| part(at + 1)).flatten();
    let first = matches!(document.word(of), "of" | "for").then(|| part(of + 1)).flatten()?;
    // Commas belong to a list alone that an "and" closes.
    let mut end = first;
    while document.is_sign(end, b',')
        && let Some(next) = part(end + 1)
    {
        end = next;
    }
    joined(end).or(Some(first))
}
