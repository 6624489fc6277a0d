//! The office that the text gives a person.
//!
//! | text | role | of |
//! | --- | --- | --- |
//! | `Belarusian Prime Minister Anna Weiss` | `Belarusian Prime Minister` | Belarus |
//! | `First Deputy Prime Minister of Belarus Anna Weiss` | `First Deputy Prime Minister of Belarus` | Belarus |
//! | `Anna Weiss, head of the Lindholm Bank,` | `head of the Lindholm Bank` | Lindholm Bank |
//! | `Anna Weiss, a grain analyst at Alder Mills,` | `grain analyst at Alder Mills` | Alder Mills |
//! | `the outgoing mayor, Anna Weiss,` | `outgoing mayor` | |
//! | `Economy ministers Anna Weiss and Jan Alder` | `Economy ministers`, of both | |
//! | `Mr. Weiss` | | |

use super::stretch::is_capitalised;
use super::{Naming, Of, Role, person};
use crate::lexicon::name::NameWord;
use crate::lexicon::{Classes, Sense};
use crate::record::EntityKind;
use crate::text::Document;
use crate::text::token::{Gap, Kind, Shape};

/// The longest office has this many words.
const OFFICE_WORDS: usize = 5;
/// How many names may stand between an office and the person: "of Belarus to Kazakhstan".
const TAILS: usize = 3;
/// How many words may say what an office is about: "foreign economic relations".
const MATTER: usize = 4;
/// How many words and hyphens may say more of an office: "a retired grain analyst", "the party's 28-year-old president".
const DESCRIBED: usize = 8;

/// Gives each person the office that stands beside the name.
pub(super) fn assign(document: &Document, namings: &mut [Naming]) {
    for place in 0..namings.len() {
        if namings[place].kind == EntityKind::Person {
            let role = before(document, namings, place)
                .or_else(|| behind(document, namings, place))
                .or_else(|| apart(document, namings, place))
                .or_else(|| shared(document, namings, place));
            namings[place].role = role;
        }
    }
}

/// Where the office that ends before the token begins.
fn office_before(document: &Document, end: usize, floor: usize) -> Option<usize> {
    let from = end.saturating_sub(OFFICE_WORDS).max(floor);
    (from..end).find(|&at| document.has(at, Classes::Title) && document.is_term(at..end, NameWord::Office))
}

/// "Minister of Industry and Mineral Resources": where what the office is about begins, if it ends before the token.
fn portfolio_before(document: &Document, end: usize, floor: usize) -> Option<usize> {
    let is_part = |at: usize| {
        is_capitalised(document, at) && !document.has(at, Classes::Title)
            || matches!(document.word(at), "," | "and" | "&" | "the")
    };
    if end <= floor || !person::is_portfolio(document, end - 1) {
        return None;
    }
    let start = (floor..end).rev().find(|&at| !is_part(at))?;
    matches!(document.word(start), "of" | "for").then_some(start)
}

fn before(document: &Document, namings: &[Naming], place: usize) -> Option<Role> {
    ends_at(document, namings, place, namings[place].tokens.start)
}

/// "the outgoing centre-right mayor, Anna Weiss,": an office between an article and a comma.
fn apart(document: &Document, namings: &[Naming], place: usize) -> Option<Role> {
    let name = &namings[place].tokens;
    let comma = name.start.checked_sub(1).filter(|&at| document.is_sign(at, b','))?;
    if !document.is_sign(name.end, b',') {
        return None;
    }
    let role = ends_at(document, namings, place, comma)?;
    let start = described(document, role.tokens.start)?;
    Some(Role { tokens: start..comma, ..role })
}

/// "Economy ministers Anna Weiss and Jan Alder": an office that several hold.
fn shared(document: &Document, namings: &[Naming], place: usize) -> Option<Role> {
    let person = |place: usize| namings.get(place).filter(|n| n.kind == EntityKind::Person);
    let joined = |first: usize| {
        let (Some(one), Some(other)) = (person(first), person(first + 1)) else { return false };
        let between = one.tokens.end..other.tokens.start;
        (1..=2).contains(&between.len())
            && between.into_iter().all(|at| document.is_sign(at, b',') || document.word(at) == "and")
    };
    let first = (0..place).rev().take_while(|&first| joined(first)).last().unwrap_or(place);
    let end = namings[first].tokens.start;
    let office = end.checked_sub(1).filter(|&at| document.is_word(at, "ministers"))?;
    if first == place && !joined(place) {
        return None;
    }
    let about =
        |at: usize| person::is_portfolio(document, at) || is_plain(document, at) && !document.has(at, Classes::Verb);
    let start = office - usize::from(office > 0 && about(office - 1));
    Some(Role { tokens: start..end, of: None })
}

/// Where the words between an article or an owner and an office begin.
fn described(document: &Document, office: usize) -> Option<usize> {
    let floor = document.sentences[document.sentence_of(office)].start;
    let mut start = office;
    while start > floor && office - start <= DESCRIBED {
        let before = start - 1;
        if document.is_word(before, "the") || document.is_genitive(before) || document.has(before, Classes::Determiner)
        {
            return Some(start);
        }
        if !document.is_hyphen(before) && !is_plain(document, before) {
            return None;
        }
        start = before;
    }
    None
}

/// A word in small letters that may describe an office: no verb, no small word of grammar.
fn is_plain(document: &Document, at: usize) -> bool {
    let grammar = Classes::Function | Classes::Preposition | Classes::Conjunction | Classes::Auxiliary;
    document.tokens.get(at).is_some_and(|t| t.kind == Kind::Word && t.shape == Shape::Lower)
        && !document.has(at, grammar)
}

/// The office that ends before the token, with what it belongs to.
fn ends_at(document: &Document, namings: &[Naming], place: usize, end: usize) -> Option<Role> {
    let floor = document.sentences[document.sentence_of(namings[place].tokens.start)].start;
    let mut at = end;
    let mut of = None;
    let mut other = place;
    // "Ambassador of Belarus to Kazakhstan": names between the office and the person.
    for _ in 0..TAILS {
        let Some(previous) =
            other.checked_sub(1).filter(|&p| namings[p].tokens.end == at && namings[p].tokens.start > floor)
        else {
            break;
        };
        let mut link = namings[previous].tokens.start - 1;
        if document.is_word(link, "the") && link > floor {
            link -= 1;
        }
        if !["of", "to", "for", "at", "in"].iter().any(|word| document.word(link) == *word) {
            break;
        }
        (other, at, of) = (previous, link, Some(Of::Naming(previous)));
    }
    // "Gov. Anna Weiss": the stop of an abbreviation.
    at -= usize::from(at > floor && document.is_sign(at - 1, b'.') && document.touches(at - 1));
    let mut start = office_before(document, at, floor).or_else(|| {
        let portfolio = portfolio_before(document, at, floor)?;
        office_before(document, portfolio, floor)
    })?;
    // "former Belarusian", "Northrop Grumman", "Mazhilis": what stands before the office.
    while start > floor {
        let previous =
            other.checked_sub(1).filter(|&p| namings[p].tokens.end == start && namings[p].kind != EntityKind::Person);
        let around =
            other.checked_sub(1).filter(|&p| namings[p].tokens.contains(&start) && namings[p].tokens.start < start);
        if let (Some(around), None) = (around, &of) {
            // "U.S. Treasury Secretary": the office and the name share a word.
            of = Some(Of::Naming(around));
            (other, start) = (around, namings[around].tokens.start);
        } else if let (Some(previous), None) = (previous, &of) {
            of = Some(Of::Naming(previous));
            (other, start) = (previous, namings[previous].tokens.start);
        } else if let Some(demonym) = demonym(document, start - 1).filter(|_| !matches!(of, Some(Of::Lexicon(_)))) {
            // "Belarusian Ambassador to Russia": of Belarus.
            of = Some(Of::Lexicon(demonym));
            start -= 1;
        } else if modifies(document, start - 1) || is_portfolio(document, start) {
            start -= 1;
        } else if office_before(document, start, floor)
            .is_some_and(|_| document.tokens[start].shape == document.tokens[start - 1].shape)
        {
            start = office_before(document, start, floor)?;
        } else {
            break;
        }
    }
    Some(Role { tokens: start..end, of })
}

/// "Mines Minister": a capitalised word before the office that is no name.
fn is_portfolio(document: &Document, office: usize) -> bool {
    let other = Classes::Title | Classes::Function | Classes::DateStart | Classes::GivenName;
    is_capitalised(document, office)
        && is_capitalised(document, office - 1)
        && document.tokens[office].gap == Gap::Space
        && !document.has(office - 1, other)
        && document.says(office, NameWord::PortfolioOffice)
}

fn behind(document: &Document, namings: &[Naming], place: usize) -> Option<Role> {
    let comma = namings[place].tokens.end;
    if !document.is_sign(comma, b',') {
        return None;
    }
    let limit = document.sentences[document.sentence_of(comma)].end;
    let mut start = comma + 1;
    while document.has(start, Classes::Article) || document.is_word(start, "the") {
        start += 1;
    }
    let naming_at = |at: usize| namings[place..].iter().position(|n| n.tokens.start == at).map(|p| p + place);
    let (mut at, mut of) = (start, None);
    for _ in 0..4 {
        if let Some(name) = naming_at(at).filter(|&n| namings[n].kind != EntityKind::Person) {
            of = of.or(Some(Of::Naming(name)));
            at = namings[name].tokens.end;
            at += usize::from(document.word(at).starts_with(['\'', '’']));
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
    loop {
        let mut next = at;
        while next < limit && next < at + 2 && document.is_one_of(next, &["of", "for", "to", "at", "in", "and", "the"])
        {
            next += 1;
        }
        if next == at {
            break;
        }
        if let Some(name) = naming_at(next).filter(|&n| namings[n].kind != EntityKind::Person) {
            of = of.or(Some(Of::Naming(name)));
            at = namings[name].tokens.end;
        } else if let Some(words) = document.length_of(next, NameWord::Office) {
            at = next + words;
        } else if is_capitalised(document, next) && next < limit && !document.has(next, Classes::Function) {
            let from = next;
            let part = |next: usize| is_capitalised(document, next) && !document.has(next, Classes::DateStart);
            while next < limit && part(next) && naming_at(next).is_none() {
                next += 1;
            }
            if next == from {
                break;
            }
            at = next;
        } else {
            break;
        }
    }
    (start < at && at <= limit).then_some(Role { tokens: start..at, of })
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
    let closes = |at: usize| {
        matches!(document.word(at), "," | "and" | "&" | "\"")
            || document.has(at, Classes::Preposition)
            || document.is_sign(at, b'.') && !document.has(at - 1, Classes::Verb)
    };
    let part = |at: usize| {
        let words = (at..limit).take(MATTER).take_while(|&at| is_plain(document, at)).count();
        let last = (1..=words)
            .rev()
            .find(|&n| closes(at + n))
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
    joined(end).or_else(|| joined(first)).or(Some(first))
}

fn demonym(document: &Document, at: usize) -> Option<u32> {
    let read = |sense: &Sense| if let Sense::Name(NameWord::Demonym(index)) = sense { Some(*index) } else { None };
    document
        .has(at, Classes::Demonym)
        .then(|| document.read(at, read))?
        .filter(|&(_, words)| words == 1)
        .map(|(index, _)| index)
}

fn modifies(document: &Document, at: usize) -> bool {
    document.says(at, NameWord::OfficeModifier)
}
