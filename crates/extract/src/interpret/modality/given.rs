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

/// Whether an amount is told as it is.
type Rule = fn(&Site) -> bool;

const RULES: &[Rule] = &[
    is_owned,
    is_counted,
    is_of_now,
    is_of_then,
    lies_there,
    is_called_given,
    is_compared,
    is_left,
    is_of_definite,
    is_put_in,
    is_of_earlier_label,
];

/// Whether the amount is given, or compared with, whatever the verb promises.
pub(super) fn is_given(site: &Site) -> bool {
    RULES.iter().any(|rule| rule(site))
}

/// "its 49% stake", "the firm's 49%", "last year's 49%".
fn is_owned(site: &Site) -> bool {
    let (document, before) = (site.document, site.amount.tokens.start.wrapping_sub(1));
    document.is_word(before, "'s") || document.has(before, Classes::Possessive) || site.owner.is_some()
}

/// "The 14,000 members will be asked", "will renew the roofs of all 214 schools": so many there are.
fn is_counted(site: &Site) -> bool {
    let (document, amount) = (site.document, &site.amount.tokens);
    let before = amount.start.wrapping_sub(1);
    let subject = || site.governor().is_some_and(|g| g.tokens.start >= amount.end);
    let all = document.is_word(before, "all") || document.has(before, Classes::Definite) && subject();
    site.amount.kind == FigureKind::Quantity && all
}

/// "the corporate tax, now 45 percent,", "its capacity, 2,300 megawatts until now,".
fn is_of_now(site: &Site) -> bool {
    let (document, lead) = (site.document, site.lead.start);
    let now = |at: usize| document.says(at, StatementWord::Now);
    let comma = |at: usize| document.is_sign(at, b',');
    let opens = |at: usize| comma(at) || document.is_sign(at, b'(');
    (lead.saturating_sub(2)..lead).any(|at| now(at) && opens(at.wrapping_sub(1)))
        || comma(lead.wrapping_sub(1)) && now(site.amount.tokens.end)
}

/// "half of the $28 billion of 2023", "three times the 3 million of its first year".
fn is_of_then(site: &Site) -> bool {
    let (document, lead) = (site.document, site.lead.start);
    let part = site.neighbours.0.is_some_and(|end| lead - end.min(lead) <= 1);
    part && document.has(lead, Classes::Definite) && document.is_word(site.amount.tokens.end, "of")
}

/// "40 kilometres north of the town"; but "will be extended 40 kilometres north of it".
fn lies_there(site: &Site) -> bool {
    let (document, end) = (site.document, site.amount.tokens.end);
    let object = site.governor().is_some_and(|g| g.tokens.end == site.lead.start);
    !object && document.says(end, StatementWord::Bearing) && document.is_one_of(end + 1, &["of", "from"])
}

/// "from the current share of 30 percent", "the existing 5%": no verb stands between the word and the amount.
fn is_called_given(site: &Site) -> bool {
    let lead = site.lead.start;
    let given = |at: usize| site.document.says(at, StatementWord::Given);
    let verb_behind = |at: usize| site.sentence.groups.iter().any(|g| g.tokens.start >= at && g.tokens.end <= lead);
    (lead.saturating_sub(REACH)..site.amount.tokens.start).any(|at| given(at) && !verb_behind(at))
}

/// "from 5% a year earlier", "after 5% last year", "will be stronger than the 44 million reported".
fn is_compared(site: &Site) -> bool {
    let (document, lead) = (site.document, &site.lead);
    let behind_than = site.is_behind_than();
    let compared = behind_than || lead.compares(document) || lead.follows(document);
    compared && site.neighbours.0.is_some()
        || behind_than && document.has(site.amount.tokens.start.wrapping_sub(1), Classes::Definite)
        || lead.is_set_against(document)
}

/// "wants the wage raised from 2,550 to 3,000 lei"; but "prices will range from 31 cents to 38 cents".
fn is_left(site: &Site) -> bool {
    const TO: usize = 8;
    let (document, end) = (site.document, site.amount.tokens.end);
    let to = |next: usize| next <= end + TO && (end..next).any(|at| document.is_word(at, "to"));
    let ranges = document.says(site.lead.start.wrapping_sub(2), StatementWord::Spans);
    site.preposition_is("from") && site.neighbours.1.is_some_and(to) && !ranges
}

/// "Spending, 90 million last year, is to rise", "raise its rate, 5% today, by a point": put in behind the noun, it says how things stand.
fn is_put_in(site: &Site) -> bool {
    /// "90 million euros in the year before that".
    const ASIDE: usize = 8;
    let (document, end) = (site.document, site.amount.tokens.end);
    let groups = &site.sentence.groups;
    let verb = |at: usize| groups.iter().any(|g| g.tokens.contains(&at));
    let comma = |at: &usize| document.is_sign(*at, b',');
    let Some(open) = site.lead.start.checked_sub(1).filter(comma) else { return false };
    let Some(close) = (end..(end + ASIDE).min(site.sentence.tokens.end)).find(comma) else { return false };
    let noun = open.checked_sub(1).is_some_and(|at| {
        document.tokens[at].kind == Kind::Word && !document.has(at, Classes::Function | Classes::DateWord) && !verb(at)
    });
    let lately = |date: &Located<Date>| date.row.is_relative && (end..close).contains(&date.tokens.start);
    noun && site.neighbours.0.is_none_or(|last| last < open) && site.dates.iter().any(lately)
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
    // "300-MW", and not "300 megawatt-hours".
    let number = |at: usize| document.is_number(at) || document.has(at, Classes::Number);
    let joined = |at: usize| document.is_hyphen(at) && number(at - 1) && !document.is_number(at + 1);
    let compound = amount.unit.is_some() && amount.tokens.clone().skip(1).any(joined);
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
    let near = |g: &&VerbGroup| g.tokens.end < of && of - g.tokens.end <= PHRASE / 2;
    let lowers = |g: &&VerbGroup| g.does(Roles::DOWN) && near(g);
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
    site.preposition_is("at") && with.is_some_and(|with| document.ends_like_adverb(with - 1))
}
