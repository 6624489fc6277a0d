//! Countries that do what the verb of a measure says.
//!
//! | words | subject |
//! | --- | --- |
//! | "**Turkey and Ukraine** agreed to double their trade" | both |
//! | "**Latvian businesses** will invest", "**The Latvian side**, in turn, intends" | Latvia |

use super::country::{ending, spoken_of};
use crate::interpret::Site;
use crate::interpret::measure::Found;
use crate::lexicon::Classes;
use crate::text::token::Shape;

/// The country that is the subject of the clause: "Latvia exported 5,000 tonnes", "Latvia is eager to".
pub(super) fn subject_country(site: &Site, measure: &Found) -> Option<u32> {
    let clause = &site.clause;
    let group = &site.sentence.groups[site.sentence.verb_behind(clause, clause.start)?];
    if measure.tokens.end <= group.tokens.start {
        return None;
    }
    let (at, (entity, length, adjective)) = (clause.start..group.tokens.start)
        .rev()
        .find_map(|at| spoken_of(site.sentence, site.document, at).map(|c| (at, c)))?;
    // "trade with Latvia made $5 million": the trade did.
    let of_phrase = is_in_phrase(site, at);
    (!adjective && !of_phrase && at + length == group.tokens.start && !site.sentence.is_home(at)).then_some(entity)
}

/// "trade with Latvia", "with Peru and Latvia", but "the ministry of Latvia".
fn is_in_phrase(site: &Site, country: usize) -> bool {
    let joins = |at: usize| site.document.is_word(at, "and") || site.document.is_sign(at, b',');
    let mut country = country;
    while country > site.clause.start
        && joins(country - 1)
        && let Some((listed, _)) = ending(site.sentence, site.document, site.clause.start..country - 1)
    {
        country = listed;
    }
    let before = country.wrapping_sub(1);
    country > site.clause.start
        && site.document.has(before, Classes::Preposition)
        && !site.document.is_word(before, "of")
}

/// The country whose people are the subject of the clause: "Latvian businesses", "The Latvian side, in turn,", or the country itself.
pub(super) fn subject_people(site: &Site) -> Option<u32> {
    /// "dairy producers".
    const NOUNS: usize = 3;
    let (document, clause) = (site.document, &site.clause);
    let verb = site.sentence.groups[site.sentence.verb_behind(clause, clause.start)?].tokens.start;
    let comma = |at: &usize| document.is_sign(*at, b',');
    let closing = verb.checked_sub(1).filter(comma);
    let end = closing.and_then(|closing| (clause.start..closing).rfind(comma)).unwrap_or(verb);
    let (at, (entity, length, adjective)) =
        (clause.start..end).rev().find_map(|at| spoken_of(site.sentence, document, at).map(|c| (at, c)))?;
    let noun = |t: usize| document.tokens[t].shape == Shape::Lower && !document.has(t, Classes::Function);
    let nouns = at + length..end;
    let people = adjective && (1..=NOUNS).contains(&nouns.len()) && nouns.clone().all(noun);
    let itself = !adjective && nouns.is_empty() && !is_in_phrase(site, at);
    (people || itself).then_some(entity)
}

/// Two countries that are the subject of the clause together: "Turkey and Ukraine agreed to".
pub(super) fn subject_pair(site: &Site, measure: &Found) -> Option<(u32, u32)> {
    let (document, sentence) = (site.document, site.sentence);
    let start = sentence.tokens.start;
    let group = site.sentence.groups.iter().find(|g| g.is_finite() && g.tokens.start < measure.tokens.start)?;
    let (at, (second, length, _)) =
        (start..group.tokens.start).rev().find_map(|at| spoken_of(sentence, document, at).map(|c| (at, c)))?;
    let first = at.checked_sub(2).filter(|&t| t >= start && document.is_word(t + 1, "and"))?;
    let (first, _, adjective) = (first.saturating_sub(1)..=first).find_map(|t| spoken_of(sentence, document, t))?;
    (at + length == group.tokens.start && !adjective && first != second).then_some((first, second))
}
