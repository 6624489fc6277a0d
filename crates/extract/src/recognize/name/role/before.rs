//! An office that stands before the name.
//!
//! | text | role |
//! | --- | --- |
//! | `Alder Bank's chief economist Anna Weiss` | `Alder Bank's chief economist` |
//! | `Customs Authority (LCA) head Anna Weiss` | `Customs Authority (LCA) head` |
//! | `Economy, Trade and Industry Minister Anna Weiss` | `Economy, Trade and Industry Minister` |
//! | `co-founder and chief executive Anna Weiss` | `co-founder and chief executive` |
//! | `The head of the bank's Minsk office, Anna Weiss,` | `head of the bank's Minsk office` |
//! | `They met the mayor, Anna Weiss and Jan Alder.` | none: a list |

use std::ops::Range;

use super::{DESCRIBED, body_at, demonym, is_plain, modifies, owns, phrase};
use crate::lexicon::Classes;
use crate::lexicon::name::NameWord;
use crate::recognize::name::stretch::is_capitalised;
use crate::recognize::name::{Naming, Of, Role, person};
use crate::record::EntityKind;
use crate::text::Document;
use crate::text::token::{Gap, Shape};

/// The longest office has this many words.
const OFFICE_WORDS: usize = 5;
/// How many names may stand between an office and the person: "of Belarus to Kazakhstan".
const TAILS: usize = 3;
/// How many words may stand between an owner and an office: "Lindland's powerful new".
const OWNED: usize = 3;
/// How many nouns before an office say which it is: "country manager".
const QUALIFIED: usize = 2;
/// Words in small letters that say nothing of an office.
const OTHER: Classes = Classes::Verb.with(Classes::DateStart).with(Classes::DateWord).with(Classes::Number);
/// How many words an office with all that it is of has before a comma.
const APART: usize = 16;
/// The longest word of capitals that is taken for what an office is about: "IT secretary".
const ACRONYM: u32 = 4;

/// The office right before the name.
pub(super) fn role(document: &Document, namings: &[Naming], place: usize) -> Option<Role> {
    ends_at(document, namings, place, before_title(document, namings[place].tokens.start))
}

/// "General Manager Dr. Anna Weiss": where the honorifics before a name begin.
fn before_title(document: &Document, name: usize) -> usize {
    let mut start = name;
    while start > 1 {
        let stop = usize::from(document.is_sign(start - 1, b'.') && document.touches(start - 1));
        let word = start - 1 - stop;
        let only = document.says(word, NameWord::Honorific) && !document.says(word, NameWord::Office);
        if !only || !is_capitalised(document, word) {
            break;
        }
        start = word;
    }
    start
}

/// "the outgoing centre-right mayor, Anna Weiss,": an office between an article and a comma.
pub(super) fn apart(document: &Document, namings: &[Naming], place: usize) -> Option<Role> {
    let name = &namings[place].tokens;
    let before = before_title(document, name.start);
    let comma = before.checked_sub(1).filter(|&at| document.is_sign(at, b','))?;
    let sentence = document.sentences[document.sentence_of(comma)].clone();
    // "the mayor, Anna Weiss and Jan Alder": a list.
    if !document.is_sign(name.end, b',') && name.end + 1 < sentence.end {
        return None;
    }
    let Some(role) = ends_at(document, namings, place, comma) else {
        return spread(document, namings, comma, sentence.start);
    };
    if is_owned(document, namings, &role) {
        return Some(role);
    }
    let start = described(document, role.tokens.start)?;
    let (start, of) = owned(document, namings, start, role.of);
    Some(Role { tokens: start..comma, of })
}

/// "Lindland's minister": the owner is part of the office already.
fn is_owned(document: &Document, namings: &[Naming], role: &Role) -> bool {
    body_at(namings, role.tokens.start).is_some_and(|owner| owns(document, namings[owner].tokens.end))
}

/// "The head of the bank's Minsk office, Anna Weiss": an office behind an article, with what it is of up to the comma.
fn spread(document: &Document, namings: &[Naming], comma: usize, floor: usize) -> Option<Role> {
    let begins = |at: usize| document.has(at - 1, Classes::Determiner) || owns(document, at - 1);
    let place = namings.partition_point(|naming| naming.tokens.start < comma);
    let opens = |at: usize| {
        let office = document.has(at, Classes::Title) && document.says(at, NameWord::Office);
        if !office || begins(at) {
            return office.then_some(at);
        }
        // "The Alder Bank mission chief for Lindland".
        qualified(document, namings, place, at)
    };
    let start = (comma.saturating_sub(APART).max(floor) + 1..comma).rev().find_map(opens)?;
    let office = phrase::read(document, namings, start, comma).filter(|office| office.end == comma)?;
    let (start, of) = owned(document, namings, start, office.of);
    Some(Role { tokens: start..comma, of })
}

/// Where the office begins before the token.
fn office_before(document: &Document, end: usize, floor: usize) -> Option<usize> {
    let from = end.saturating_sub(OFFICE_WORDS).max(floor);
    (from..end).find(|&at| document.has(at, Classes::Title) && document.is_term(at..end, NameWord::Office))
}

/// "Minister of Industry and Mineral Resources": where what the office is about begins, if it ends before the token. Before "of Lindland" it
/// is whatever has capitals.
fn portfolio_before(document: &Document, end: usize, floor: usize, of_country: bool) -> Option<usize> {
    let is_part = |at: usize| {
        is_capitalised(document, at) && !document.has(at, Classes::Title)
            || matches!(document.word(at), "," | "and" | "&" | "the")
    };
    if end <= floor || !(person::is_portfolio(document, end - 1) || of_country && is_capitalised(document, end - 1)) {
        return None;
    }
    let start = (floor..end).rev().find(|&at| !is_part(at))?;
    matches!(document.word(start), "of" | "for").then_some(start)
}

/// Where the words between an article or an owner and an office begin.
fn described(document: &Document, office: usize) -> Option<usize> {
    let floor = document.sentences[document.sentence_of(office)].start;
    let mut start = office;
    while start > floor && office - start <= DESCRIBED {
        let before = start - 1;
        if owns(document, before) || document.has(before, Classes::Determiner) {
            return Some(start);
        }
        if !document.is_hyphen(before) && !is_plain(document, before) {
            return None;
        }
        start = before;
    }
    None
}

/// The office that ends before the token, with what it belongs to.
fn ends_at(document: &Document, namings: &[Naming], place: usize, end: usize) -> Option<Role> {
    let floor = document.sentences[document.sentence_of(namings[place].tokens.start)].start;
    let end = without_bracket(document, end);
    let mut growing = Growing { document, namings, floor, start: end, place, of: None };
    growing.pass_tails();
    let at = without_ending(document, growing.start, floor);
    let first = office_before(document, at, floor).or_else(|| {
        let portfolio = portfolio_before(document, at, floor, growing.of.is_some())?;
        office_before(document, portfolio, floor)
    })?;
    growing.start = first;
    while growing.start > floor && growing.grow(first..at) {}
    let (start, of) = owned(document, namings, growing.start, growing.of);
    Some(Role { tokens: start..end, of })
}

/// An office, read from its end on towards the beginning of the sentence.
struct Growing<'a, 'd> {
    document: &'a Document<'d>,
    namings: &'a [Naming],
    /// Where the sentence begins.
    floor: usize,
    start: usize,
    /// In the list of names the person, or the first name that the office has taken in.
    place: usize,
    of: Option<Of>,
}

impl Growing<'_, '_> {
    /// "Ambassador of Belarus to Kazakhstan": names between the office and the person.
    fn pass_tails(&mut self) {
        for _ in 0..TAILS {
            let name_end = without_bracket(self.document, self.start);
            let previous = previous(self.namings, self.place, name_end);
            let Some(previous) = previous.filter(|&p| self.namings[p].tokens.start > self.floor) else { break };
            let mut link = self.namings[previous].tokens.start - 1;
            if self.document.is_word(link, "the") && link > self.floor {
                link -= 1;
            }
            if !matches!(self.document.word(link), "of" | "to" | "for" | "at" | "in") {
                break;
            }
            (self.place, self.start, self.of) = (previous, link, Some(Of::Naming(previous)));
        }
    }

    /// Takes in what stands right before the office: "former Belarusian", "Northrop Grumman", "Mazhilis".
    fn grow(&mut self, office: Range<usize>) -> bool {
        let (document, start, floor) = (self.document, self.start, self.floor);
        let previous = previous(self.namings, self.place, without_bracket(document, start))
            .filter(|&p| self.namings[p].kind != EntityKind::Person);
        // "U.S. Treasury Secretary": the office and the name share a word.
        let shares = |tokens: &Range<usize>| tokens.contains(&start) && tokens.start < start;
        let around = self.place.checked_sub(1).filter(|&p| shares(&self.namings[p].tokens));
        if let (Some(name), None) = (around.or(previous), &self.of) {
            (self.place, self.start, self.of) = (name, self.namings[name].tokens.start, Some(Of::Naming(name)));
            return true;
        }
        // "Belarusian Ambassador to Russia": of Belarus.
        if let Some(demonym) = demonym(document, start - 1).filter(|_| !matches!(self.of, Some(Of::Lexicon(_)))) {
            (self.start, self.of) = (start - 1, Some(Of::Lexicon(demonym)));
            return true;
        }
        let alike = |_: &usize| document.tokens[start].shape == document.tokens[start - 1].shape;
        let before = Some(start - 1)
            .filter(|&before| modifies(document, before))
            .or_else(|| portfolio_at(document, start, office, floor))
            .or_else(|| office_before(document, start, floor).filter(alike))
            .or_else(|| joined(document, start, floor))
            .or_else(|| qualified(document, self.namings, self.place, start).filter(|_| self.of.is_none()));
        self.start = before.unwrap_or(start);
        before.is_some()
    }
}

/// "Gov. Anna Weiss", "finance minister-designate Anna Weiss": the token behind the office itself.
fn without_ending(document: &Document, end: usize, floor: usize) -> usize {
    let end = end - usize::from(end > floor && document.is_sign(end - 1, b'.') && document.touches(end - 1));
    let elect = end > floor + 2 && document.is_hyphen(end - 2) && document.says(end - 1, NameWord::ElectTail);
    if elect { end - 2 } else { end }
}

/// The name that ends at the token, of those before a place in the list.
fn previous(namings: &[Naming], place: usize, end: usize) -> Option<usize> {
    let before = namings[..place].iter().rposition(|naming| naming.tokens.end <= end)?;
    (namings[before].tokens.end == end).then_some(before)
}

/// "the Customs Authority (LCA) head": the token behind the name, without the letters in brackets.
fn without_bracket(document: &Document, end: usize) -> usize {
    let bracket = end > 3
        && document.is_sign(end - 1, b')')
        && document.is_sign(end - 3, b'(')
        && document.has(end - 2, Classes::Capital);
    if bracket { end - 3 } else { end }
}

/// "Economy, Trade and Industry Minister", "Mines Minister", "IT secretary": where what the office is about begins.
fn portfolio_at(document: &Document, start: usize, office: Range<usize>, floor: usize) -> Option<usize> {
    let before = start - 1;
    let ministers = document.says(office.end - 1, NameWord::PortfolioOffice);
    // "IT secretary".
    let token = document.tokens[before];
    let acronym = start == office.start
        && document.tokens[start].shape == Shape::Lower
        && token.shape == Shape::Upper
        && (2..=ACRONYM).contains(&(token.end - token.start))
        && !document.has(before, Classes::Name);
    if ministers && acronym {
        return Some(before);
    }
    // "Shipping minister" at the head of a sentence.
    let opens = ministers && before == floor && person::is_portfolio(document, before);
    if !(opens || is_capitalised(document, office.start)) || document.tokens[start].gap != Gap::Space {
        return None;
    }
    // "Industry Minister" may be an office by itself.
    let listed = person::is_portfolio(document, start) && matches!(document.word(before), "," | "and" | "&");
    if listed || person::is_portfolio(document, before) && !document.has(before, Classes::Title) {
        let mut first = if listed { start } else { before };
        while ministers && first > floor + 1 {
            let link = usize::from(matches!(document.word(first - 1), "," | "and" | "&"));
            if !person::is_portfolio(document, first - 1 - link) {
                break;
            }
            first -= 1 + link;
        }
        return (first < start).then_some(first);
    }
    let other = Classes::Title | Classes::Function | Classes::DateStart | Classes::GivenName;
    let mines = ministers
        && start == office.start
        && document.says(office.start, NameWord::PortfolioOffice)
        && is_capitalised(document, before)
        && !document.has(before, other);
    mines.then_some(before)
}

/// "co-founder and chief executive": where the first of two offices begins. Behind an article, both may be held by others.
fn joined(document: &Document, start: usize, floor: usize) -> Option<usize> {
    let joins = |at: usize| document.word(at) == "and" || document.is_hyphen(at);
    let and = start.checked_sub(1).filter(|&at| at > floor && joins(at))?;
    let first = office_before(document, and, floor)?;
    let same = first == floor || document.tokens[first].shape == document.tokens[start].shape;
    (same && !(first > floor && document.is_word(first - 1, "the"))).then_some(first)
}

/// "Alder Bank country manager", "the retired teacher": where the nouns before an office begin, behind a body or an article.
fn qualified(document: &Document, namings: &[Naming], place: usize, start: usize) -> Option<usize> {
    if document.tokens[start].shape != Shape::Lower {
        return None;
    }
    let noun = |&back: &usize| is_plain(document, start - back) && !document.has(start - back, OTHER);
    let words = (1..=QUALIFIED.min(start)).take_while(noun).count();
    let first = start - words;
    let body = |place: usize| namings[place].kind == EntityKind::Organization;
    let named = || previous(namings, place, first).is_some_and(body);
    // "the law empowering prosecutor Anna Weiss": a clause.
    let noun = |at: usize| !document.ends_like_gerund(at);
    let article = || first > 0 && document.has(first - 1, Classes::Determiner) && (first..start).all(noun);
    // "central bank president".
    let body = || document.says(start - 1, NameWord::OrganizationNoun);
    (words > 0 && (named() || article() || body())).then_some(first)
}

/// "Alder Bank's powerful chief economist": where the body or country begins that the office belongs to.
fn owned(document: &Document, namings: &[Naming], start: usize, of: Option<Of>) -> (usize, Option<Of>) {
    let word = |&at: &usize| is_plain(document, at) || document.is_hyphen(at) || demonym(document, at).is_some();
    let words = (1..=OWNED.min(start)).take_while(|back| word(&(start - back))).count();
    let owner = (0..=words)
        .filter_map(|back| (start - back).checked_sub(1))
        .find(|&at| owns(document, at))
        .and_then(|clitic| previous(namings, namings.partition_point(|n| n.tokens.start < clitic), clitic))
        .filter(|&owner| namings[owner].kind != EntityKind::Person);
    match owner {
        Some(owner) => (namings[owner].tokens.start, Some(Of::Naming(owner))),
        None => (start, of),
    }
}
