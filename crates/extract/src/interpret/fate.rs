//! What became of a target, as its own clause says; what other amounts and sentences say is in `link/fate.rs`.
//!
//! | words | outcome |
//! | --- | --- |
//! | "**met** the target of $5 million", "The goal of 5 tonnes that they set **was reached**", "**was passed**" | met |
//! | "**fell short of** the $5 million target", "**failed to** reach it", "the plan was fulfilled **by 91%**" | not met |
//! | "**will not meet** the target" | not met |
//! | "**set** a target of $5 million" | none yet |

use super::{Site, antecedent, attachment, modality, period};
use crate::lexicon::Classes;
use crate::lexicon::verb::{Modal, Roles};
use crate::recognize::verb::{Tense, VerbGroup};
use crate::record::{Modality, Outcome};
use crate::text::Document;

/// What became of a target, if the amount is one and its clause says so.
pub(super) fn outcome(site: &Site, modality: Modality) -> Option<Outcome> {
    let target = modality == Modality::Target;
    let own = if target && is_short_of(site) {
        Some(Outcome::NotMet)
    } else if target || takes_up(site) {
        by_governor(site)
    } else {
        None
    };
    own.or_else(|| verb(site).filter(|_| target).and_then(verdict))
}

/// ", short of the 95% target": set beside what was reached, which is told as a fact.
fn is_short_of(site: &Site) -> bool {
    let (document, start) = (site.document, site.lead.start);
    let short = |at: usize| document.is_one_of(at, &["short", "shy"]) && document.is_word(at + 1, "of");
    let phrase = (start.saturating_sub(2)..site.amount.tokens.start).find(|&at| short(at));
    let comma = phrase.is_some_and(|at| (at.saturating_sub(2)..at).any(|t| document.is_sign(t, b',')));
    let to_come = |g: &VerbGroup| g.tokens.end <= start && (g.modal.is_some() || g.tense == Tense::Future);
    comma && !site.sentence.groups.iter().any(to_come)
}

/// "this target": the amount is one that was told before.
fn takes_up(site: &Site) -> bool {
    site.amount.rule == antecedent::RULE
}

/// "reached the target of $5 million", "The $5 million target was missed": by the verb that governs the amount.
fn by_governor(site: &Site) -> Option<Outcome> {
    let index = site.governor?;
    let group = &site.sentence.groups[index];
    let (document, end) = (site.document, group.tokens.end);
    // "fell short of the $5 billion target"
    let short = document.is_word(end, "short") && document.is_word(end + 1, "of");
    if short && matches!(group.modal, None | Some(Modal::Will)) && !modality::is_hypothetical(site) {
        return Some(if group.negated { Outcome::Met } else { Outcome::NotMet });
    }
    // "fell by 3%, missing the 5% it had set itself"
    if group.tense == Tense::Ing && group.does(Roles::MISS) {
        return Some(Outcome::NotMet);
    }
    if group.tense == Tense::Infinitive {
        // "failed to reach the $5 billion target"
        let failed = |g: &&VerbGroup| g.does(Roles::MISS) && g.is_finite() && group.does(Roles::ACHIEVE);
        return site.sentence.groups[..index].last().filter(failed).and_then(verdict);
    }
    // A target that the words only name ("set a target of") has no fate yet.
    let named = modality::modality_noun(document, site.amount.tokens.end).is_some()
        || site.lead.preposition.is_some()
        || modality::noun_beside(site).is_some()
        || takes_up(site);
    let outcome = verdict(group).filter(|_| named);
    if in_part(document, end) { outcome.map(|_| Outcome::NotMet) } else { outcome }
}

/// "was fulfilled by 91%"
fn in_part(document: &Document, behind: usize) -> bool {
    let percent = document.is_one_of(behind, &["by", "at"]) && document.has(behind + 2, Classes::Percent);
    let whole = document.word(behind + 1).split('.').next();
    percent && whole.and_then(|digits| digits.parse::<u32>().ok()).is_some_and(|percent| percent < 100)
}

/// The verb that says what became of an amount: "the task to reach $5 million, set in 2015, **was not fulfilled**", "the goal of
/// $5 million which we had set **was missed**", "the 7% growth that they foresaw **has been missed**".
pub(super) fn verb<'s, 'd>(site: &Site<'s, 'd>) -> Option<&'s VerbGroup<'d>> {
    let (document, end) = (site.document, site.amount.tokens.end);
    let groups: &'s [VerbGroup<'d>] = &site.sentence.groups;
    let mut before = end;
    let mut behind = groups.iter().filter(|g| g.tokens.start >= end);
    let verb = behind.find(|g| {
        // ... but "for that year"
        let opens =
            |at: usize| document.has(at, Classes::Relative | Classes::Pronoun) && !period::is_dated(site.dates, at);
        let relative = site.sentence.relatives().iter().any(|r| r.contains(&g.tokens.start));
        let apart = relative || (before..g.tokens.start).any(opens);
        before = g.tokens.end;
        g.is_finite() && !apart
    })?;
    // "the 7% growth that they foresaw": nobody misses what was no aim.
    let foreseen = |g: &VerbGroup| g.tokens.start >= end && g.tokens.end <= verb.tokens.start;
    let definite = document.has(site.amount.tokens.start.wrapping_sub(1), Classes::Definite);
    let told = verb.passive && verb.does(Roles::MISS.with(Roles::ACHIEVE));
    let missed = told && definite && groups.iter().any(foreseen);
    // "The plan of the year, set at 5 million, was not fulfilled."
    let beside = || modality::noun_beside(site).is_some();
    (missed || modality::subject_names_aim(site) || beside()).then_some(verb)
}

/// "was met", "was not reached", "will not be met": whether a verb says that a target was met or missed.
pub(super) fn verdict(group: &VerbGroup) -> Option<Outcome> {
    if group.tense == Tense::Future || group.modal.is_some() {
        // "will not be met"
        let given_up = group.modal == Some(Modal::Will)
            && group.negated
            && group.does(Roles::ACHIEVE)
            && !group.does(Roles::EXCEED);
        return given_up.then_some(Outcome::NotMet);
    }
    if group.does(Roles::MISS) {
        return Some(if group.negated { Outcome::Met } else { Outcome::NotMet });
    }
    // "the goal was passed"
    if group.does(Roles::ACHIEVE) || group.passive && group.does(Roles::EXCEED) {
        return Some(if group.negated { Outcome::NotMet } else { Outcome::Met });
    }
    None
}

/// The date beside a target with an outcome: its due date where it stands in the target's own phrase, else the time of the outcome.
pub(super) fn due_or_outcome(
    site: &Site,
    reference: Option<period::Found>,
) -> (Option<period::Found>, Option<period::Found>) {
    let Some(found) = reference else { return (None, None) };
    // Between the target and the verb that tells its fate.
    let told = |found: period::Found| {
        let tokens = found.date.map(|at| &site.dates[at].tokens);
        let behind = tokens.filter(|tokens| tokens.start > site.amount.tokens.end);
        behind.is_some_and(|tokens| verb(site).is_some_and(|g| g.tokens.start >= tokens.end))
    };
    let own_phrase = found.date.is_some_and(|at| {
        let tokens = &site.dates[at].tokens;
        let verb = site.governor().map_or(0, |g| g.tokens.start);
        // "last year's target, $5 million,"
        // ... "the 2023 target of $5 million"
        let noun = tokens.end + usize::from(attachment::is_possessive(site.document, tokens.end));
        // ... "the $5 million set as a goal for 2023"
        let tie = tokens.start.wrapping_sub(1);
        let set_for = site.document.is_one_of(tie, &["for", "by"])
            && tie > site.amount.tokens.end
            && modality::modality_noun(site.document, tie - 1).is_some();
        if modality::modality_noun(site.document, noun).is_some() || set_for {
            return true;
        }
        // "the goal of $5 million which we had set for 2015 was missed"
        let for_it = site.document.is_one_of(tokens.start.wrapping_sub(1), &["for", "by"]);
        told(found) && for_it
            || (tokens.end <= verb) == (site.amount.tokens.end <= verb)
                && tokens.start.abs_diff(site.amount.tokens.end) <= 3
    });
    // "the target of $5 million that they set in 2022 was achieved": when it was set.
    match own_phrase {
        true => (Some(found), None),
        false if told(found) => (None, None),
        false => (None, Some(found)),
    }
}
