//! The role of a figure: reported, or a target, forecast, estimate, commitment, hypothesis.
//!
//! The nearest word that gives a role decides: a noun tied to the amount ("target of", "forecast"), else the chain of verbs from
//! the amount's own up to the one that governs it ("plans to raise it to").
//!
//! | words | role |
//! | --- | --- |
//! | "the **target** of $5 million", "wants it **raised to** $5 million", "was **meant to** carry 5 tonnes" | target |
//! | "the 7% that both foresaw has been **missed**", "one **aim**: to reach 5 tonnes" | target |
//! | "the **outlook** was cut to 5%", "will reach 5%", "the economy **should** grow 5%" | forecast |
//! | "an **estimated** 5 tonnes", "**put** it **at** 5 tonnes" | estimate |
//! | "**promised** that fees would fall 5%", "said it **would buy** 12 jets" | commitment |
//! | "3% growth **in 2050**" | forecast, by the calendar: [`to_come`] |
//! | "**if** prices fall 5%", "**were** prices to fall 5%", "**would have** cost $5 million" | hypothetical |

mod chain;
mod given;
mod noun;
mod to_come;

use super::{Site, fate};
use crate::lexicon::Classes;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::{Modal, Roles};
use crate::recognize::verb::{Tense, VerbGroup};
use crate::record::{Bound, FigureKind, Modality};
use chain::{chain, tail};
use given::{is_given, is_property, is_told_apart};
use noun::{before_insertion, noun};
pub(super) use noun::{foreseen_by, modality_noun, noun_beside, object_noun, set_as_aim};
pub(super) use to_come::to_come;

/// How far a noun that gives a role may stand from its amount.
const REACH: usize = 3;

/// ... and how far where its own phrase fills the space.
const PHRASE: usize = 12;

/// The role of an amount and the words that give it.
pub(super) fn read(site: &Site) -> (Modality, Option<String>) {
    let said = |modality: Modality, words: &str| (modality, Some(words.to_owned()));
    if let Some(modality) = site.lead.modality {
        return said(modality, site.document.word(site.lead.start));
    }
    if let Some((modality, at)) = noun(site) {
        return said(modality, site.document.word(at));
    }
    // "a 35 percent chance of rain"
    let chance = |at: usize| site.document.is_one_of(at, &["chance", "probability", "likelihood"]);
    if site.amount.kind == FigureKind::Percent && chance(site.amount.tokens.end) {
        return said(Modality::Forecast, site.document.word(site.amount.tokens.end));
    }
    // "the 7% growth that they foresaw has been missed", "the 5 million which they had agreed to reach was not reached"
    if let Some(verb) = fate::verb(site).filter(|g| g.does(Roles::MISS.with(Roles::ACHIEVE))) {
        return said(Modality::Target, site.document.surface(verb.tokens.clone()));
    }
    if is_given(site) {
        return (Modality::Reported, None);
    }
    if is_hypothetical(site) {
        return said(Modality::Hypothetical, "if");
    }
    if is_property(site) {
        return (Modality::Reported, None);
    }
    if let Some(verb) = estimated_at(site) {
        return said(Modality::Estimate, site.document.surface(verb.tokens.clone()));
    }
    let rules = |&at: &usize| !is_told_apart(site, at) && !is_of_compared(site, &site.sentence.groups[at]);
    let Some(index) = site.governor.filter(rules) else { return (Modality::Reported, None) };
    let found = chain(site, index).or_else(|| {
        let (modality, at) = tail(site)?;
        Some((modality, Some(site.document.surface(site.sentence.groups[at].tokens.clone()).to_owned())))
    });
    found.unwrap_or((Modality::Reported, None))
}

/// "estimated the damage caused by the flood at 5 million": participles that tell of the damage stand between.
fn estimated_at<'s, 'd>(site: &Site<'s, 'd>) -> Option<&'s VerbGroup<'d>> {
    let groups: &'s [VerbGroup<'d>] = &site.sentence.groups;
    let index = site.governor.filter(|_| site.preposition_is("at"))?;
    let participle = |g: &VerbGroup| !g.is_finite() || site.document.has(g.tokens.end, Classes::Preposition);
    let mut before = groups[..index].iter().rev().take_while(|g| g.tokens.start >= site.clause.start);
    before.find(|g| !participle(g)).filter(|g| g.does(Roles::ESTIMATE) && participle(&groups[index]))
}

/// "five times as many as they had expected", "a fifth of what was planned": what is foreseen is what the amount is compared with.
fn is_of_compared(site: &Site, group: &VerbGroup) -> bool {
    const FORESEES: Roles = Roles::FORECAST.with(Roles::PLAN).with(Roles::COMMIT).with(Roles::ESTIMATE);
    let (document, end) = (site.document, site.amount.tokens.end);
    // "as many as they expected", but "2%, as they expected"
    let so_many = |at: usize| document.is_word(at, "as") && (end..at).any(|first| document.is_word(first, "as"));
    let compared = |at: usize| document.is_one_of(at, &["than", "what"]) || so_many(at);
    group.does(FORESEES) && (end..group.tokens.start).any(compared)
}

pub(super) fn is_hypothetical(site: &Site) -> bool {
    let document = site.document;
    // "small gains, if not declines", "erred in assuming a loan": no condition.
    let apart =
        |at: usize| document.has(at.wrapping_sub(1), Classes::Preposition) || document.has(at + 1, Classes::Negation);
    let conditional =
        |at: usize| document.has(at, Classes::Joint) && document.says(at, StatementWord::Hypothetical) && !apart(at);
    // "If the price stays at $40, exports may fall to": the condition rules the modal of the main clause too.
    let modal = site.governor().is_some_and(|g| g.modal.is_some());
    // "Were half of them to leave, it could save"
    let first = site.sentence.tokens.start;
    if document.is_one_of(first, &["were", "had", "should"]) {
        return true;
    }
    // "a bonus, should profit exceed 5 million": before its subject; not "What should it cost?".
    let asked = site.sentence.tokens.end.checked_sub(1).is_some_and(|last| document.is_sign(last, b'?'));
    let inverted = |g: &VerbGroup| {
        // "we should like"
        let alone = g.tokens.len() == 1 && !document.is_word(g.tokens.end, "like");
        alone && document.is_word(g.tokens.start, "should") && g.tokens.end <= site.lead.start
    };
    if !asked && site.sentence.groups.iter().any(inverted) {
        return true;
    }
    // "Without the road we would have a surplus of 5 million"
    let would = site.governor().filter(|g| g.modal == Some(Modal::Would));
    // ... but "said without giving details that it would cut 300 jobs"
    let says = |at: usize| site.sentence.groups.iter().any(|g| g.tokens.start > at && g.does(Roles::REPORT));
    let without = |at: usize| document.is_word(at, "without") && !says(at);
    if would.is_some_and(|g| (first..g.tokens.start).any(without)) {
        return true;
    }
    // "If trade was 5 million in 2015, it is 9 million now": two facts set against each other.
    let modals = || site.sentence.groups.iter().any(|g| g.modal.is_some());
    let facts = || site.governor().is_some_and(|g| g.tense == Tense::Past) && !modals();
    let start = if modal { first } else { site.clause.start };
    (start..site.amount.tokens.start)
        .any(|at| conditional(at) && !(at == first && document.is_word(at, "if") && facts()))
}

/// Whether the statement is denied: by its own verb or by one that governs it ("no longer expects to reach").
pub(super) fn negated(site: &Site, bound: Bound) -> bool {
    let Some(index) = site.governor else { return false };
    let groups = &site.sentence.groups;
    // "should not exceed", "will not borrow more than": a bound of its own.
    if (groups[index].does(Roles::EXCEED) || site.lead.bound == Some(Bound::MoreThan)) && bound == Bound::AtMost {
        return false;
    }
    // "are to be not lower than": the word is that of the bound.
    if site.document.is_word(site.lead.start, "not") {
        return false;
    }
    let mut at = index;
    loop {
        if groups[at].negated {
            return true;
        }
        let open = matches!(groups[at].tense, Tense::Infinitive);
        match at.checked_sub(1).filter(|_| open) {
            Some(before) => at = before,
            None => return false,
        }
    }
}

/// "the objective of $5 million", "the task to reach $5 million": whether the amount belongs to a noun before.
pub(super) fn subject_names_aim(site: &Site) -> bool {
    let names = |at: usize| modality_noun(site.document, before_insertion(site, at)) == Some(Modality::Target);
    let of = site.lead.preposition.filter(|&at| site.document.is_word(at, "of"));
    let verb = site.governor().filter(|g| matches!(g.tense, Tense::Infinitive | Tense::Ing));
    let tie = of.or(verb.map(|g| g.tokens.start)).filter(|&at| at > site.sentence.tokens.start);
    tie.is_some_and(|at| names(at - 1) || chain::is_aim(site, at - 1))
}
