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
use crate::text::token::{Kind, Shape};

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

pub(super) fn behind(document: &Document, sentence: &Sentence, end: usize, inflow: bool) -> Behind {
    let mut found = Behind::default();
    let stop = sentence
        .groups
        .iter()
        .find(|g| g.tokens.start >= end && g.is_finite())
        .map_or(sentence.tokens.end, |g| g.tokens.start);
    let mut at = end;
    let mut last = end;
    while at < stop && at <= last + REACH && !matches!(document.tokens[at].sign, b';' | b':' | b'"' | b'(') {
        let is = |words: &[&str]| document.is_one_of(at, words);
        let links =
            document.has(at, Classes::Preposition) && is(&["between", "from", "to", "into", "of", "in", "by", "with"]);
        let name = links.then(|| {
            (at + 1..(at + 4).min(stop))
                .find_map(|t| spoken_of(sentence, document, t).map(|(entity, length, of)| (entity, t + length, of)))
                .filter(|&(_, behind, _)| (at + 1..behind).all(|t| !document.has(t, Classes::Preposition)))
        });
        if let Some((country_behind, behind, adjective)) = name.flatten() {
            if is(&["between"]) {
                let second = (behind..behind + 5).find_map(|t| spoken_of(sentence, document, t));
                found.between = second.map(|(b, _, _)| (country_behind, b)).filter(|(a, b)| a != b);
                return found;
            }
            // "imports from B to A", "purchases of Spanish corn": the goods go the other way, and A is still the one that trades.
            let noun =
                |t: usize| document.tokens.get(t).is_some_and(|t| t.kind == Kind::Word && t.shape == Shape::Lower);
            let adjective = adjective || noun(behind) && !document.has(behind, Classes::Function | Classes::Verb);
            let comes_from = is(&["from"]) || adjective && is(&["of"]);
            let party = if inflow && comes_from && found.other.is_none() {
                Some(&mut found.other)
            } else if inflow && is(&["to", "into"]) && found.owner.is_none()
                || is(&["of", "from", "in", "by"]) && found.owner.is_none()
            {
                Some(&mut found.owner)
            } else if is(&["to", "with", "into"]) && found.other.is_none() {
                Some(&mut found.other)
            } else {
                None
            };
            if let Some(party) = party {
                *party = Some(country_behind);
                if is(&["of"]) {
                    found.second_owner = second(document, sentence, behind).filter(|&b| b != country_behind);
                }
                if is_listed(document, sentence, behind) && found.other == Some(country_behind) {
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
