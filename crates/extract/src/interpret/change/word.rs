//! A word of direction, a comparison or a sign beside the amount.
//!
//! | words | rule |
//! | --- | --- |
//! | "up **5%**", "became cheaper by **5%**" | [`before`] |
//! | "**59 cents** up", "**5%** cheaper", "closed **56 points**, or 0.75%, up" | [`behind`] |
//! | "**81 points** below Friday's close", "**5%** more than" | [`more_or_less`] |
//! | "**twice** as much as", "**three times** lower" | [`multiple`] |
//! | "(**+4%**)", ", plus **4%**" | [`sign`] |

use crate::interpret::Site;
use crate::interpret::period::is_dated;
use crate::lexicon::Classes;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::{Roles, VerbWord};
use crate::recognize::verb::VerbGroup;
use crate::record::{Direction, FigureKind};
use crate::text::Document;
use crate::text::token::Kind;

/// Words between two amounts that are compared together: "20% and services 13% more expensive".
const REACH: usize = 3;

/// "up 5%", "up by nearly one fifth", "became cheaper by 5%".
pub(super) fn before(site: &Site) -> Option<Direction> {
    match site.lead.preposition {
        None => way(site, site.lead.start.wrapping_sub(1)),
        Some(by) if site.preposition_is("by") => more_than(site, by.checked_sub(1)?),
        Some(_) => None,
    }
}

/// "59 cents up", "5% more", and behind what says it again.
pub(super) fn behind(site: &Site) -> Option<Direction> {
    let end = site.amount.tokens.end;
    if site.amount.per_unit.is_some() {
        return None;
    }
    // "59 cents, up 22 percent", "59 cents up 22 percent": the word is that of the amount behind it.
    let own = !site.document.is_number(end + 1);
    let word = way(site, end).filter(|_| own);
    word.or_else(|| behind_both(site)).or_else(|| behind_insertion(site)).or_else(|| more_or_less(site))
}

/// "one and a half times the level of 2016", "twice as much as".
pub(super) fn multiple(site: &Site) -> Option<Direction> {
    let amount = site.amount;
    let moved = || site.governor().is_some_and(|g| g.does(Roles::CHANGE));
    // "trades at 19 times earnings": what it stands at.
    let level = site.preposition_is("at");
    if amount.kind != FigureKind::Multiple || amount.rule == "multiple_verb" || level || moved() {
        return None;
    }
    let less = site.document.is_one_of(amount.tokens.end, &["less", "lower", "fewer"]);
    let compared = comparative(site.document, amount.tokens.end).map(|(direction, _)| direction);
    Some(compared.unwrap_or(if less { Direction::Decrease } else { Direction::Increase }))
}

/// A sign in brackets or in words: "(+4%)", "(-4%)", ", plus 4%".
pub(super) fn sign(site: &Site) -> Option<Direction> {
    let (document, start) = (site.document, site.amount.tokens.start);
    // "Ontario (+53,000)"
    let counted = site.amount.kind == FigureKind::Quantity && document.is_sign(start.wrapping_sub(1), b'+');
    if !site.amount.kind.is_relative() && !counted {
        return None;
    }
    // ", plus 5%", "(minus 5%)": but "5 plus 3%".
    let own = document.is_word(start, "minus") && site.amount.kind == FigureKind::Percent;
    let word = if own { start } else { site.lead.start.wrapping_sub(1) };
    let before = word.wrapping_sub(1);
    // "Plus 5% in a year.", but "Minus 5% is normal"
    let verbless = || !site.sentence.groups.iter().any(VerbGroup::is_finite);
    let opens = word == site.sentence.tokens.start && verbless()
        || [b',', b'(', b':'].into_iter().any(|sign| document.is_sign(before, sign));
    // "plus 20% VAT", "plus 10% for heating" are more to pay.
    let end = site.amount.tokens.end;
    let alone = end == site.sentence.tokens.end
        || document.tokens.get(end).is_none_or(|t| t.kind == Kind::Sign)
        || document.has(end, Classes::Comparison | Classes::Conjunction)
        || site.neighbours.0.is_none() && document.is_one_of(end, &["in", "over"]) && is_dated(site.dates, end + 1);
    let way = |word| if let StatementWord::Signed(direction) = word { Some(direction) } else { None };
    if let Some((direction, _)) = document.read_word(word, way).filter(|_| opens && alone) {
        return Some(direction);
    }
    let minus = document.is_sign(start, b'-');
    let at = if minus { start } else { start.checked_sub(1)? };
    let plus = document.is_sign(at, b'+');
    let brackets = at > 0 && (document.is_sign(at - 1, b'(') || document.is_sign(at - 1, b';'));
    (brackets && (plus || minus)).then_some(if plus { Direction::Increase } else { Direction::Decrease })
}

/// "5% more than", "three times less", "5% cheaper", "$5 million smaller than": a comparison behind the amount.
fn more_or_less(site: &Site) -> Option<Direction> {
    let at = site.amount.tokens.end;
    let document = site.document;
    let relative = site.amount.kind.is_relative();
    // "Goods were 20% and services 13% more expensive": what is said of the second alone.
    let copula = site.governor().is_some_and(|g| g.copula);
    let second = site.neighbours.1.filter(|_| relative && copula && document.is_word(at, "and"));
    let numeral = |t: usize| site.sentence.is_in_amount(t);
    if let Some(second) = second.filter(|&second| second <= at + REACH) {
        let end = (second..site.clause.end).find(|&t| !numeral(t))?;
        return comparative(document, end).map(|(direction, _)| direction);
    }
    // "41 cents cheaper at $82"
    let ties = |length: &usize| document.is_one_of(at + length, &["than", "at"]);
    if let Some((direction, _)) = comparative(document, at).filter(|(_, length)| relative || ties(length)) {
        return Some(direction);
    }
    // "6% above the figure for 2016"
    let article = document.has(at + 1, Classes::Function | Classes::DateWord) || document.is_number(at + 1);
    // "81 points below Thursday's close"
    let points = site.amount.unit.as_deref() == Some("point") && document.has(at + 1, Classes::DateWord);
    let free = site.lead.preposition.is_none() && (document.has(at + 1, Classes::Function) || points);
    let crosses = relative && article || free;
    // "will pay $253 more in tax"
    let paid =
        document.is_word(at + 1, "in") && site.amount.kind == FigureKind::Money && site.lead.preposition.is_none();
    let compares = relative || paid || (at + 1..at + 4).any(|t| document.is_word(t, "than"));
    let more = crosses && document.is_word(at, "above") || compares && document.is_word(at, "more");
    let less = crosses && document.is_word(at, "below") || compares && document.is_one_of(at, &["less", "fewer"]);
    if more || relative && is_ahead(site) {
        return Some(Direction::Increase);
    }
    less.then_some(Direction::Decrease)
}

/// "is 3% ahead of last year", "5 tonnes, 3% ahead of the plan", but "fell 3% ahead of the elections".
pub(in crate::interpret) fn is_ahead(site: &Site) -> bool {
    let (document, before) = (site.document, site.lead.start.wrapping_sub(1));
    let beside = document.is_sign(before, b',') || document.has(before, Classes::Joint);
    document.is_word(site.amount.tokens.end, "ahead") && (beside || site.governor().is_some_and(|g| g.copula))
}

/// "$48 million, or 14%, higher than in May": behind the second of the two.
fn behind_both(site: &Site) -> Option<Direction> {
    let (document, comma) = (site.document, site.amount.tokens.end);
    let again = site.neighbours.0.is_some() && document.is_word(site.lead.start.wrapping_sub(1), "or");
    let than = document.is_sign(comma, b',') && document.is_word(comma + 2, "than");
    if again && than { more_than(site, comma + 1) } else { None }
}

/// "closed 56 points, or 0.75%, up": behind what says it again.
fn behind_insertion(site: &Site) -> Option<Direction> {
    /// "or about 0.75%".
    const INSERTED: usize = 6;
    let (document, comma) = (site.document, site.amount.tokens.end);
    let opens = document.is_sign(comma, b',') && document.is_word(comma + 1, "or");
    let close = (comma + 2..comma + 2 + INSERTED).find(|&at| document.is_sign(at, b',')).filter(|_| opens)?;
    // "$48 million, or 56 cents a share, down from $55 million" is a level.
    // ... but "$48 million, or 14%, higher than in May" is a change.
    if document.is_word(close + 2, "than") {
        return more_than(site, close + 1);
    }
    let compared = document.has(close + 2, Classes::Comparison) || document.is_number(close + 2);
    way(site, close + 1).filter(|_| !compared)
}

/// Which way a word of direction goes: "up", "lower".
pub(super) fn way(site: &Site, at: usize) -> Option<Direction> {
    if !site.document.has(at, Classes::Direction) || !site.clause.contains(&at) {
        return None;
    }
    // "an upward revised $5 million"
    if site.document.is_word(at + 1, "revised") {
        return None;
    }
    // "off 5%", but "laid off 5,000 people".
    if site.document.is_word(at, "off") && (site.amount.kind != FigureKind::Percent || at > site.amount.tokens.start) {
        return None;
    }
    // "picked up a 51% stake"
    let phrase = |word| if let VerbWord::Phrase(measure) = word { Some(measure) } else { None };
    if at.checked_sub(1).is_some_and(|verb| site.document.read_word(verb, phrase).is_some_and(|(_, length)| length > 1))
    {
        return None;
    }
    let read = |word| if let StatementWord::Direction(direction) = word { Some(direction) } else { None };
    site.document.read_word(at, read).map(|(direction, _)| direction)
}

/// "higher", "dearer".
fn more_than(site: &Site, at: usize) -> Option<Direction> {
    comparative(site.document, at).map(|(direction, _)| direction).or_else(|| way(site, at))
}

/// "cheaper": which way a comparison goes, and its words.
pub(super) fn comparative(document: &Document, at: usize) -> Option<(Direction, usize)> {
    document.read_word(at, |word| if let StatementWord::Comparative(direction) = word { Some(direction) } else { None })
}
