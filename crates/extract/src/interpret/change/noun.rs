//! A noun of change that the amount belongs to.
//!
//! | words | rule |
//! | --- | --- |
//! | "a **5%** annual rise" | [`behind`] |
//! | "a rise in grain exports of **5%**", "the last increase, at **5%**" | [`before`] |
//! | "the growth has amounted to **21%**" | [`subject`] |
//! | "bringing its gain since January to **31%**" | [`brought_to`] |
//! | "the rise, **6%**, is below" | [`put_in`] |
//! | "increases were recorded for sugar (**86%**), eggs (**44%**)" | [`in_list`] |
//! | "cut the **$171 billion** deficit" | a level: [`has_size`] |

use crate::decimal::Decimal;
use crate::interpret::Site;
use crate::interpret::period::is_dated;
use crate::lexicon::Classes;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::Roles;
use crate::recognize::verb::VerbGroup;
use crate::record::{Direction, FigureKind};
use crate::text::token::Kind;

/// How far behind an amount its noun of change may stand: "a 5 percent annual increase".
const REACH: usize = 3;

/// ... and how far before it.
const PHRASE: usize = 8;

/// "a 5 percent rise", "a 3-point drop", "5% annual growth".
pub(super) fn behind(site: &Site) -> Option<Direction> {
    let document = site.document;
    let mut at = site.amount.tokens.end;
    for _ in 0..REACH {
        if document.is_sign(at, b'-') && document.touches(at) {
            at += 1;
        }
        // "a 3% year-on-year rise"
        at += document.length_of(at, StatementWord::YearOnYear).unwrap_or(0);
        // "a ten percent cut in": no verb, since nothing that it could govern follows.
        let noun = document.is_word(at + 1, "in") || document.is_word(at + 1, "of");
        if !noun && site.sentence.groups.iter().any(|g| g.tokens.start == at && g.is_finite()) {
            return None;
        }
        if let Some(direction) = change_noun(site, at) {
            return Some(direction);
        }
        // "knocked 0.3 percent off growth": what it is taken from.
        if document.has(at, Classes::Function)
            || document.is_word(at, "off")
            || document.tokens.get(at).is_none_or(|t| t.kind != Kind::Word)
            || !site.clause.contains(&at)
        {
            return None;
        }
        at += 1;
    }
    None
}

/// "an increase of", "growth in exports of", "increase by".
pub(super) fn before(site: &Site) -> Option<Direction> {
    let (start, tie) = (site.clause.start, site.lead.preposition?);
    let over_measure = site.preposition_is("of");
    if !(over_measure || site.preposition_is("by") || site.preposition_is("at") && site.amount.kind.is_relative()) {
        return None;
    }
    // "the steepest increase, at 5%", "the last increase, of 5%,"
    let comma = !site.preposition_is("by") && site.document.is_sign(tie.wrapping_sub(1), b',');
    let tie = tie - usize::from(comma);
    if let Some(direction) = tie.checked_sub(1).filter(|&at| at >= start).and_then(|at| change_noun(site, at)) {
        return Some(direction);
    }
    if !over_measure {
        return None;
    }
    // "a rise in grain exports of 5%": nothing but the phrase of the noun between them.
    (start..tie.saturating_sub(1))
        .rev()
        .take(PHRASE)
        .take_while(|&at| !site.sentence.groups.iter().any(|g| g.tokens.contains(&at)))
        .find_map(|at| {
            change_noun(site, at).filter(|_| site.document.is_word(at + 1, "in") || site.document.is_word(at + 1, "of"))
        })
}

/// "the growth has amounted to 21%", "the increase in exports was 5%": a noun of change that is the subject of a verb of level.
pub(super) fn subject(site: &Site) -> Option<Direction> {
    let group = site.governor().filter(|_| site.amount.kind.is_relative())?;
    let (document, verb) = (site.document, group.tokens.start);
    // "the increase brings the price to 5%": what it is done to stands between.
    let tied = group.tokens.end <= site.lead.start && site.lead.start - group.tokens.end <= 1;
    // "July's drop was revised to 5%"
    let revised = group.passive && site.preposition_is("to") && document.says(verb_end(group), StatementWord::Shifts);
    if !(group.copula || group.does(Roles::LEVEL) || revised) || !tied {
        return None;
    }
    let phrase = |at: usize| {
        document.tokens[at].kind == Kind::Word
            && (!document.has(at, Classes::Preposition) || document.is_word(at, "of") || document.is_word(at, "in"))
    };
    (site.clause.start..verb)
        .rev()
        .take_while(|&at| phrase(at))
        .filter(|&at| at + 1 == verb || document.is_word(at + 1, "of") || document.is_word(at + 1, "in"))
        .filter(|&at| {
            // "this year's increase was", "growth was"
            let before = at.wrapping_sub(1);
            let opens = at == site.clause.start || document.is_sign(before, b',');
            document.has(before, Classes::Determiner) || document.is_genitive(before) || opens && at + 1 == verb
        })
        .find_map(|at| change_noun(site, at))
}

/// "bringing its gain since January to 31%", "takes the fall this year to 5%": the noun of change that is brought there.
pub(super) fn brought_to(site: &Site) -> Option<Direction> {
    /// "its cumulative".
    const PHRASE: usize = 3;
    let (document, group) = (site.document, site.governor()?);
    // "trimmed its gain to 5%", "revised its fall to 5%"
    let changed = || group.does(Roles::CHANGE) || document.says(verb_end(group), StatementWord::Shifts);
    let brings =
        document.says(verb_end(group), StatementWord::Bring) || site.amount.kind == FigureKind::Percent && changed();
    let owned = document.has(group.tokens.end, Classes::Determiner | Classes::Possessive);
    let nouns = group.tokens.end + 1..(group.tokens.end + 1 + PHRASE).min(site.lead.start);
    let placed = |at: &usize| !document.has(*at, Classes::Preposition);
    let tied = brings && owned && site.preposition_is("to");
    // "its growth fund to 40 million"
    let heads = |noun: &usize| {
        let behind = noun + 1;
        Some(behind) == site.lead.preposition
            || document.has(behind, Classes::Preposition)
            || is_dated(site.dates, behind)
    };
    nouns.take_while(placed).filter(heads).find_map(|noun| change_noun(site, noun)).filter(|_| tied)
}

fn verb_end(group: &VerbGroup) -> usize {
    group.tokens.end - 1
}

/// "the rise, 6%, is below the average": put in behind the noun.
pub(super) fn put_in(site: &Site) -> Option<Direction> {
    let document = site.document;
    let relative = site.amount.kind.is_relative();
    let comma = site.lead.start.checked_sub(1).filter(|&at| relative && document.is_sign(at, b','))?;
    let noun = comma.checked_sub(1).filter(|&noun| document.has(noun.wrapping_sub(1), Classes::Definite))?;
    if document.is_sign(site.amount.tokens.end, b',') { change_noun(site, noun) } else { None }
}

/// "The biggest increases were recorded for sugar (86.4%), eggs (44.2%)": each of them is one.
pub(super) fn in_list(site: &Site) -> Option<Direction> {
    let (document, amount) = (site.document, &site.amount.tokens);
    let bracketed = site.amount.kind.is_relative()
        && document.is_sign(amount.start.wrapping_sub(1), b'(')
        && document.is_sign(amount.end, b')');
    let verb = site.sentence.groups.iter().find(|g| bracketed && g.is_finite() && g.tokens.end <= amount.start)?;
    let tied = document.is_one_of(verb.tokens.end, &["for", "in", "by", "among"]);
    // "for sugar (86%), eggs (44%)", but "in regions with high unemployment (12%)"
    let verbal = |t: usize| site.sentence.groups.iter().any(|g| g.tokens.start == t);
    let tied = tied && !(verb.tokens.end + 1..amount.start).any(|t| document.has(t, Classes::Preposition) || verbal(t));
    let noun = verb.tokens.start.checked_sub(1).filter(|&at| at >= site.sentence.tokens.start && tied)?;
    change_noun(site, noun)
}

/// "would lower an estimated $171 billion deficit": an amount of money right before the noun that it is the size of, behind an article.
pub(super) fn has_size(site: &Site) -> bool {
    let measure = site.sentence.measures().iter().any(|(m, _)| m.start == site.amount.tokens.end);
    site.amount.kind == FigureKind::Money
        && measure
        && site.lead.preposition.is_none()
        && site.document.first(site.lead.start..site.amount.tokens.start, Classes::Determiner).is_some()
}

/// Which way a noun of change goes: "rise", "drop".
pub(super) fn change_noun(site: &Site, at: usize) -> Option<Direction> {
    // "a capital gain": a measure of its own.
    let measure = || site.sentence.measures().iter().any(|(m, _)| m.len() > 1 && m.contains(&at) && m.start < at);
    if !site.document.has(at, Classes::ChangeNoun)
        || is_gain_from_sale(site, at)
        || is_sum_gained(site, at)
        || measure()
    {
        return None;
    }
    let way = |word| if let StatementWord::ChangeNoun(direction) = word { Some(direction) } else { None };
    site.document.read_word(at, way).map(|(direction, _)| direction)
}

/// "includes a gain of $5 million": what a deal brought in; "a gain of 30 cents" is a price that rose.
pub(in crate::interpret) fn is_sum_gained(site: &Site, at: usize) -> bool {
    let large = site.amount.value.or(site.amount.ends.map(|e| e.1)).is_some_and(|v| v >= Decimal::from_int(1000));
    let sum = large || site.amount.per_unit.as_deref() == Some("share");
    // "from a loss to a gain of 301 million": of what is money by the sums around it.
    let scaled = site.amount.rule == "bare_scaled" && !site.document.is_number(site.amount.tokens.end - 1);
    let money = site.amount.kind == FigureKind::Money || scaled;
    money && sum && site.document.says(at, StatementWord::Gain)
}

/// "a $5 million gain on the sale": what was earned by it.
fn is_gain_from_sale(site: &Site, at: usize) -> bool {
    site.amount.kind == FigureKind::Money && site.sentence.measures().iter().any(|(m, _)| m.len() > 1 && m.start == at)
}
