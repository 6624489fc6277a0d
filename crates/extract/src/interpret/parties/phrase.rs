//! The countries that stand in the phrase of a measure.
//!
//! | words | subject | counterpart |
//! | --- | --- | --- |
//! | "exports **from Latvia to Peru**", "trade **between Peru and Latvia**" | behind: owner, other; both | |
//! | "**Latvian** exports", "**Latvia's** grain exports", "**Latvia-Peru** trade" | before: owner; both | |

use super::country::{ending, spoken_of};
use crate::interpret::clause::Sentence;
use crate::lexicon::Classes;
use crate::record::PartiesMethod;
use crate::text::Document;
use crate::text::token::{Kind, Shape, Token};

/// How far behind a measure its parties may begin.
const REACH: usize = 6;

/// What the words behind a measure name.
#[derive(Default)]
pub(super) struct Behind {
    pub(super) between: Option<(u32, u32)>,
    /// "of A", "from A", "in A".
    pub(super) owner: Option<u32>,
    /// "of A and B": of both, where the measure is one that two share.
    pub(super) second_owner: Option<u32>,
    /// "to B", "with B".
    pub(super) other: Option<u32>,
    /// "with B and C": no one country is the other.
    pub(super) others: bool,
}

/// Words that tie a country to a measure before them.
const LINKS: [&str; 8] = ["between", "from", "to", "into", "of", "in", "by", "with"];

/// The countries behind a measure, up to the verb; of an inflow, such as imports, the goods go the other way.
pub(super) fn behind(document: &Document, sentence: &Sentence, end: usize, inflow: bool) -> Behind {
    let mut found = Behind::default();
    let verb = sentence.groups.iter().find(|g| g.tokens.start >= end && g.is_finite());
    let stop = verb.map_or(sentence.tokens.end, |g| g.tokens.start);
    let mut at = end;
    let mut last = end;
    while at < stop && at <= last + REACH && !matches!(document.tokens[at].sign, b';' | b':' | b'"' | b'(') {
        let linked = if document.is_one_of(at, &LINKS) { linked(document, sentence, at, stop) } else { None };
        if let Some((country, behind, adjective)) = linked {
            if document.is_word(at, "between") {
                let second = (behind..behind + 5).find_map(|t| spoken_of(sentence, document, t));
                found.between = second.map(|(second, ..)| (country, second)).filter(|(a, b)| a != b);
                return found;
            }
            if let Some(party) = found.party(document, at, inflow, adjective || is_of_goods(document, behind)) {
                *party = Some(country);
                if document.is_word(at, "of") {
                    found.second_owner = second(document, sentence, behind).filter(|&b| b != country);
                }
                if is_listed(document, sentence, behind) && found.other == Some(country) {
                    found.others = true;
                    return found;
                }
                (at, last) = (behind, behind);
                continue;
            }
        }
        if document.is_sign(at, b',') {
            break;
        }
        at += 1;
    }
    found
}

/// The country right behind a word that ties it to a measure: with the token behind it, and whether it is an adjective.
fn linked(document: &Document, sentence: &Sentence, link: usize, stop: usize) -> Option<(u32, usize, bool)> {
    let named = |at: usize| spoken_of(sentence, document, at).map(|(entity, length, of)| (entity, at + length, of));
    let (entity, behind, adjective) = (link + 1..(link + 4).min(stop)).find_map(named)?;
    let apart = (link + 1..behind).any(|at| document.has(at, Classes::Preposition));
    (!apart).then_some((entity, behind, adjective))
}

/// "purchases of Spanish corn": a noun behind the country.
fn is_of_goods(document: &Document, behind: usize) -> bool {
    let lower = |t: &Token| t.kind == Kind::Word && t.shape == Shape::Lower;
    document.tokens.get(behind).is_some_and(lower) && !document.has(behind, Classes::Function | Classes::Verb)
}

impl Behind {
    /// The party that a word makes of the country behind it, if it is not told yet: of "imports from B to A", A is still the one that
    /// trades.
    fn party(&mut self, document: &Document, link: usize, inflow: bool, goods: bool) -> Option<&mut Option<u32>> {
        let is = |words: &[&str]| document.is_one_of(link, words);
        let comes_from = is(&["from"]) || goods && is(&["of"]);
        if inflow && comes_from && self.other.is_none() {
            Some(&mut self.other)
        } else if (is(&["of", "from", "in", "by"]) || inflow && is(&["to", "into"])) && self.owner.is_none() {
            Some(&mut self.owner)
        } else if is(&["to", "with", "into"]) && self.other.is_none() {
            Some(&mut self.other)
        } else {
            None
        }
    }
}

/// "and B" behind "of A", and no third.
fn second(document: &Document, sentence: &Sentence, and: usize) -> Option<u32> {
    let (entity, length, adjective) =
        spoken_of(sentence, document, and + 1).filter(|_| document.is_word(and, "and"))?;
    let end = and + 1 + length;
    (!adjective && !document.is_genitive(end) && !document.is_word(end, "and")).then_some(entity)
}

/// "and C", ", C and D" behind a country: whether it is the first of a list.
fn is_listed(document: &Document, sentence: &Sentence, end: usize) -> bool {
    let named = |at: usize| {
        spoken_of(sentence, document, at).filter(|&(_, _, adjective)| !adjective).map(|(_, length, _)| at + length)
    };
    let mut at = end;
    while document.is_sign(at, b',') {
        let Some(end) = named(at + 1) else { return false };
        at = end;
    }
    document.is_word(at, "and") && named(at + 1).is_some_and(|end| !document.is_genitive(end))
}

/// "Latvian exports", "Latvia's grain exports", "Latvia-Peru trade": the owner right before a measure.
pub(super) fn before(
    document: &Document,
    sentence: &Sentence,
    start: usize,
    from: usize,
) -> Option<(u32, Option<u32>, PartiesMethod)> {
    // "Uganda, whose exports to Kenya"
    let whose = start.wrapping_sub(1);
    if document.is_word(whose, "whose") {
        let end = whose - usize::from(document.is_sign(whose.wrapping_sub(1), b','));
        return ending(sentence, document, sentence.tokens.start..end)
            .filter(|(_, (_, _, adjective))| !adjective)
            .map(|(_, (entity, ..))| (entity, None, PartiesMethod::Phrase));
    }
    for at in (from..start).rev().take(REACH) {
        if let Some((entity, length, adjective)) = spoken_of(sentence, document, at) {
            if at + length > start {
                continue;
            }
            let hyphen = |t: usize| document.is_sign(t, b'-') && document.touches(t);
            let first = (at >= 2 && hyphen(at - 1)).then(|| spoken_of(sentence, document, at - 2)).flatten();
            if let Some((other, _, _)) = first {
                return Some((other, Some(entity), PartiesMethod::Phrase));
            }
            let possessive = document.is_word(at + length, "'s")
                || document.word(at + length).ends_with("’s")
                || document.is_sign(at + length, b'\'');
            let touches = at + length == start;
            return (adjective || possessive || touches).then_some((
                entity,
                None,
                if adjective { PartiesMethod::Adjective } else { PartiesMethod::Phrase },
            ));
        }
        let passes = document.tokens[at].kind == Kind::Word
            && !document.has(at, Classes::Preposition)
            && !document.has(at, Classes::Auxiliary)
            || document.is_sign(at, b'-')
            || document.is_sign(at, b'\'');
        if !passes {
            return None;
        }
    }
    None
}
