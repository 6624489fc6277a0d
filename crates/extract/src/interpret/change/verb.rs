//! The verb that governs the amount.
//!
//! | words | rule |
//! | --- | --- |
//! | "fell **by 5%**" | [`moves_by`] |
//! | "went up by **12%**" | [`with_adverb`] |
//! | "fell by 5%, and **by 3%** in May" | [`by_again`] |
//! | "exceeded the plan by **5 million**" | [`exceeds`] |
//! | "grew at an annual rate of **3%**" | [`at_pace`] |
//! | "fell short of **$5 million**", "rose above **5%**" | a level: [`tells_level`] |

use super::word;
use crate::interpret::Site;
use crate::interpret::attachment::is_definite;
use crate::interpret::period::is_dated;
use crate::lexicon::Classes;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::Roles;
use crate::record::Direction;

/// Words of a subject: "the level of the whole of 2011".
const SUBJECT: usize = 7;

/// "fell by 5%".
pub(super) fn moves_by(site: &Site) -> Option<Direction> {
    if site.preposition_is("by") { moves(site) } else { None }
}

/// Which way the verb moves the amount, if it does.
pub(super) fn moves(site: &Site) -> Option<Direction> {
    let (document, group, preposition) = (site.document, site.governor()?, site.lead.preposition);
    // "exports added up to $5 million, with fish (5%) in front": a sum.
    let sums = group.does(Roles::SHARE);
    let direction = group.direction()?;
    if sums || group.verb.is_some_and(|v| v.multiple.is_some()) {
        return None;
    }
    // "when 5% had been lifted", "5% fell to the state": so much was, and nothing changed by it.
    // ... but "more than 60% falls on grain"
    let (start, end) = (site.amount.tokens.start, site.amount.tokens.end);
    let taken = document.is_one_of(group.tokens.end, &["from", "off", "on"]);
    // ... and "44% had cut back"
    let had = group.tokens.start == end && group.tokens.len() > 1 && site.lead.preposition.is_none();
    let alone = || site.sentence.verb_before(&site.clause, start).is_none();
    let subject = group.passive || (group.does(Roles::MOVE) || had) && alone();
    if subject && group.tokens.start >= end && !taken {
        return None;
    }
    // "easing to 2% in 2025 and 1.9% in 2026": the second level of one "to".
    let own = document.is_word(end, "to") && (document.is_number(end + 1) || document.is_number(end + 2));
    let second = preposition.is_none()
        && !own
        && site.neighbours.0.is_some_and(|end| (group.tokens.end..end).any(|at| document.is_word(at, "to")));
    (!second).then_some(direction)
}

/// "went up by 12%": the adverb makes it a verb of change.
pub(super) fn with_adverb(site: &Site) -> Option<Direction> {
    let group = site.governor()?;
    let tied = site.preposition_is("by") || site.lead.preposition.is_none() && site.amount.kind.is_relative();
    // "made up 5%" is a share, "was made up from stocks" something else.
    let turns = group.tokens.end < site.lead.start && !group.does(Roles::SHARE);
    if tied && turns { word::way(site, group.tokens.end) } else { None }
}

/// "exceeded the plan by 5 million", "the figure of 2016"; but "imports exceeded exports by 5 million" compares the two.
pub(super) fn exceeds(site: &Site) -> Option<Direction> {
    let (document, preposition) = (site.document, site.lead.preposition);
    let group = site.governor().filter(|g| site.preposition_is("by") && g.does(Roles::EXCEED))?;
    let object = group.tokens.end..preposition.unwrap_or(group.tokens.end);
    let measured = |at: usize| {
        document.has(at, Classes::ModalityNoun | Classes::Anaphor | Classes::DateWord) || is_dated(site.dates, at)
    };
    // "exceeds by 9% the level of 2016"
    let behind = site.amount.kind.is_relative()
        && preposition == Some(group.tokens.end)
        && is_definite(document, site.amount.tokens.end);
    // "the level of 2011 was exceeded by 9%"
    let exceeded = || {
        let subject = group.tokens.start.saturating_sub(SUBJECT).max(site.clause.start)..group.tokens.start;
        group.passive && subject.into_iter().any(|at| document.says(at, StatementWord::Level))
    };
    (behind || exceeded() || object.into_iter().any(measured)).then_some(Direction::Increase)
}

/// "to grow by 0.5% this year, against 0.7% last year, and by 1.4% next year": the verb stands in a clause before.
pub(super) fn by_again(site: &Site) -> Option<Direction> {
    let (document, lead) = (site.document, &site.lead);
    let by = lead.preposition.filter(|_| site.preposition_is("by") && site.amount.kind.is_relative())?;
    let first = by.checked_sub(1)?;
    let joined = document.is_sign(first, b',') || document.is_word(first, "and");
    // "that is, by one third"
    let that_is = |start: usize| start > 0 && document.is_word(start - 1, "that");
    let mut before = site.sentence.groups.iter().rev().filter(|g| g.tokens.end <= by);
    let verb = before.find(|g| !(g.copula && that_is(g.tokens.start))).filter(|_| joined)?;
    // "became cheaper, by 3%"
    verb.direction().or_else(|| word::comparative(document, verb.tokens.end).map(|(direction, _)| direction))
}

/// "grew at an annual rate of 3%": as a verb of change goes.
pub(super) fn at_pace(site: &Site) -> Option<Direction> {
    let (document, group) = (site.document, site.governor()?);
    let of = site.lead.preposition.filter(|_| site.preposition_is("of") && site.amount.kind.is_relative())?;
    let pace = of.checked_sub(1).filter(|&noun| document.says(noun, StatementWord::Pace))?;
    let at = document.is_word(group.tokens.end, "at") && group.tokens.end < pace;
    // "doubled at a rate of 3% a day"
    group.direction().filter(|_| at && group.verb.is_none_or(|verb| verb.multiple.is_none()))
}

/// "made up 5%", "fell short of $5 million", "rose above 5%": words of change that tell a level.
pub(super) fn tells_level(site: &Site) -> bool {
    site.governor().is_some_and(|group| {
        let end = group.tokens.end;
        group.does(Roles::SHARE) && site.document.has(end, Classes::Direction) && site.lead.start <= end + 1
            || end == site.lead.start && site.document.is_word(end, "short")
            || (end..site.amount.tokens.start).len() <= 2
                && (end..site.amount.tokens.start).any(|at| site.document.says(at, StatementWord::Crossing))
    })
}
