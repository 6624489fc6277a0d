//! Amounts that are as they are, whatever the verb promises: "its 49% stake", "from 5% a year earlier".

use std::ops::Range;

use super::{PHRASE, REACH};
use crate::Located;
use crate::interpret::Site;
use crate::interpret::period::labelled;
use crate::lexicon::Classes;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::Roles;
use crate::recognize::verb::VerbGroup;
use crate::record::{Date, FigureKind};
use crate::text::token::Kind;

/// "its 49% stake", "from 5% a year earlier", "after 5% last year": what is given, or compared with, is told as it is, whatever the verb promises.
pub(super) fn is_given(site: &Site) -> bool {
    let document = site.document;
    let start = site.amount.tokens.start;
    let possessive = document.has(start.wrapping_sub(1), Classes::Possessive);
    let owned = start > 0 && (document.is_word(start - 1, "'s") || possessive) || site.owner.is_some();
    let compared = site.lead.compares(document) || site.lead.follows(document) || site.is_behind_than();
    // "The 14,000 members will be asked": so many there are.
    let counted = site.amount.kind == FigureKind::Quantity
        && document.has(start.wrapping_sub(1), Classes::Definite)
        && site.governor().is_some_and(|g| g.tokens.start >= site.amount.tokens.end);
    // "the corporate tax, now 45 percent,"
    let now = |at: usize| document.says(at, StatementWord::Now);
    let lead = site.lead.start;
    let put_in = (lead.saturating_sub(2)..lead)
        .any(|at| now(at) && at > 0 && matches!(document.tokens[at - 1].sign, b',' | b'('));
    // "its capacity, 2,300 megawatts until now,"
    let behind = site.amount.tokens.end;
    let put_in = put_in || document.is_sign(lead.wrapping_sub(1), b',') && now(behind);
    // "half of the $28 billion of 2023", "twice the $28 billion of 2023"
    let part = site.neighbours.0.is_some_and(|end| site.lead.start - end.min(site.lead.start) <= 1);
    // ... "three times the 3 million of its first year"
    let of_then = document.has(site.lead.start, Classes::Definite) && part && document.is_word(behind, "of");
    // "40 kilometres north of the town": where it lies.
    // ... but "will be extended 40 kilometres north of it"
    let object = site.governor().is_some_and(|g| g.tokens.end == lead);
    let lies =
        !object && document.says(behind, StatementWord::Bearing) && document.is_one_of(behind + 1, &["of", "from"]);
    let given = |at: usize| document.says(at, StatementWord::Given);
    let there = (lead.saturating_sub(REACH)..start)
        .any(|at| given(at) && !site.sentence.groups.iter().any(|g| g.tokens.start >= at && g.tokens.end <= lead));
    owned
        || put_in
        || of_then
        || lies
        || there
        || counted
        || compared && site.neighbours.0.is_some()
        || site.lead.is_set_against(document)
        // "will be stronger than the 44 million reported"
        || site.is_behind_than() && document.has(start.wrapping_sub(1), Classes::Definite)
        || is_of_definite(site)
        || is_put_in(site)
        || is_of_earlier_label(site)
}

/// "Spending, 90 million last year, is to rise", "raise its rate, 5% today, by a point": put in behind the noun, it says how things stand.
fn is_put_in(site: &Site) -> bool {
    /// "90 million euros in the year before that".
    const ASIDE: usize = 8;
    let (document, end) = (site.document, site.amount.tokens.end);
    let groups = &site.sentence.groups;
    let verb = |at: usize| groups.iter().any(|g| g.tokens.contains(&at));
    let stops = |at: &usize| document.is_sign(*at, b',') || verb(*at);
    let Some(open) = site.lead.start.checked_sub(1).filter(|&at| document.is_sign(at, b',')) else { return false };
    let Some(close) = (end..(end + ASIDE).min(site.sentence.tokens.end)).find(stops) else { return false };
    let noun = open.checked_sub(1).is_some_and(|at| {
        let plain = document.tokens[at].kind == Kind::Word && !document.has(at, Classes::Function | Classes::DateWord);
        plain && !verb(at) && site.sentence.tokens.contains(&at)
    });
    let lately = |date: &Located<Date>| date.row.is_relative && (end..close).contains(&date.tokens.start);
    let now = || site.dates.iter().any(lately) || (end..close).any(|at| document.says(at, StatementWord::Now));
    noun && document.is_sign(close, b',') && site.neighbours.0.is_none_or(|last| last < open) && now()
}

/// "will be 95 million in 2024 (2023: 118 million)": when it was so.
fn is_of_earlier_label(site: &Site) -> bool {
    let start = |date: usize| site.dates[date].row.period.start;
    labelled(site).is_some_and(|label| {
        let told = (0..site.dates.len()).filter(|&at| site.sentence.tokens.contains(&site.dates[at].tokens.start));
        told.into_iter().any(|other| start(label).zip(start(other)).is_some_and(|(then, other)| then < other))
    })
}

/// "the 300-MW plant will be built", "lists above 5% can merge": what somebody does something with is as it is.
pub(super) fn is_property(site: &Site) -> bool {
    let (document, amount) = (site.document, site.amount);
    let compound = amount.kind == FigureKind::Quantity
        && amount.unit.is_some()
        && amount.tokens.clone().any(|at| document.is_hyphen(at) && !document.is_number(at + 1));
    const HOW_MUCH: Roles =
        Roles::FORECAST.with(Roles::PLAN).with(Roles::ESTIMATE).with(Roles::ACHIEVE).with(Roles::LEVEL);
    let subject = site.governor().is_some_and(|g| g.tokens.start >= amount.tokens.end && !g.does(HOW_MUCH));
    let above = document.is_one_of(site.lead.start, &["above", "below"]) && site.lead.start > site.clause.start;
    compound || subject && above
}

/// "to cut the company's debt of $6 billion": as large as it is; but "to reach the level of $6 billion".
fn is_of_definite(site: &Site) -> bool {
    let document = site.document;
    let Some(of) = site.lead.preposition.filter(|&at| document.is_word(at, "of")) else { return false };
    let lowers = |g: &&VerbGroup| g.does(Roles::DOWN) && g.tokens.end < of && of - g.tokens.end <= PHRASE / 2;
    let Some(verb) = site.governor().filter(lowers) else { return false };
    let definite = |at: usize| document.has(at, Classes::Definite) || document.is_genitive(at);
    document.has(of - 1, Classes::Measure) && (verb.tokens.end..of).any(definite)
}

/// "will clean up the region, which encompasses 23 states": what a relative clause tells, no verb outside of it rules.
pub(super) fn is_told_apart(site: &Site, governor: usize) -> bool {
    let amount = site.amount.tokens.start;
    let verb = site.sentence.groups[governor].tokens.start;
    // "from July, when the rate falls to 34%": as sure as July is.
    let apart = |r: &Range<usize>| r.contains(&amount) && !r.contains(&verb) && !site.document.is_word(r.start, "when");
    site.sentence.relatives().iter().any(apart) || is_circumstance(site, verb)
}

/// "are unlikely to ignore them, especially with the yield at 11%": how things stand.
fn is_circumstance(site: &Site, verb: usize) -> bool {
    let (document, start) = (site.document, site.lead.start);
    let with = (verb..start).rev().find(|&at| document.is_word(at, "with"));
    // ... but "predicted a rise, with imports at 30%" foresees both.
    let opens = |with: usize| with > 1 && document.is_sign(with - 2, b',') && document.ends_like_adverb(with - 1);
    let states = |with: usize| site.sentence.groups.iter().any(|g| g.tokens.start > with && g.tokens.end <= start);
    site.preposition_is("at") && with.is_some_and(|with| opens(with) && !states(with))
}
