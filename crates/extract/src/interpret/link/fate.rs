//! What became of a target, by another amount or the sentence behind; by its own clause: `fate.rs` of the folder above.
//!
//! | words | outcome |
//! | --- | --- |
//! | "We planned $500 million for 2017. **We missed it.**", "**This did not come true.**" | not met |
//! | "5 million by 2015, **a goal that was not reached**" | not met |
//! | "promised 2,000 flats by 2018. **That has been achieved.**" | met |
//! | "delivered **7,000 homes** against a target of 9,000" | not met |
//! | "ministers promised 6,200 beds for 2023. Hospitals **opened 4,150**" | not met: less was reached |

use std::ops::Range;

use super::Scene;
use crate::interpret::clause::{Sentence, is_report};
use crate::interpret::measure::Found;
use crate::interpret::{Reading, fate, modality, period};
use crate::lexicon::Classes;
use crate::lexicon::measure::{Nature, Traits};
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::Roles;
use crate::recognize::amount::{Amount, count};
use crate::recognize::verb::{Tense, VerbGroup};
use crate::record::{FigureKind, Modality, Outcome, Stat, ValueMethod};
use crate::text::Document;
use crate::text::token::Kind;

/// What became of a target, if the sentence behind it says so, or what was reached does.
pub(super) fn told_behind(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    let reading = &readings[at];
    let aim = matches!(reading.modality, Modality::Target | Modality::Commitment);
    // What is yet to come has no fate.
    let due = reading.reference.and_then(|found| found.period.end).zip(scene.published);
    if due.is_some_and(|(due, day)| due >= day) {
        return;
    }
    // "we missed it" behind two targets is told of either.
    let next = readings.get(at + 1);
    let other = |next: &Reading| next.modality != Modality::Reported && next.value_method != ValueMethod::Antecedent;
    let last = next.is_none_or(|next| next.sentence > reading.sentence || !other(next));
    if !aim || !last || reading.outcome.is_some() || reading.stat != Stat::Level {
        return;
    }
    let sentence = &scene.sentences[reading.sentence];
    // "a target of 5 million; it was missed"
    let apart = (amounts[at].tokens.end..sentence.tokens.end).find(|&t| scene.document.is_sign(t, b';'));
    let here = apart.and_then(|apart| said_of_it(scene.document, sentence, apart + 1));
    let here = here.or_else(|| told_apart(scene.document, sentence, amounts[at].tokens.end));
    let behind = || scene.sentences.get(reading.sentence + 1);
    let said = here.or_else(|| behind().and_then(|next| said_of_it(scene.document, next, next.tokens.start)));
    if let Some(outcome) = said.or_else(|| by_what_was_reached(scene, amounts, readings, at)) {
        (readings[at].modality, readings[at].outcome) = (Modality::Target, Some(outcome));
    }
}

/// ", a goal that, he concedes, was not reached", "he acknowledged that it had been missed", "and that the goal was met early": by a clause
/// of its own sentence.
fn told_apart(document: &Document, sentence: &Sentence, from: usize) -> Option<Outcome> {
    let named = |at: usize| document.has(at, Classes::Anaphor) || modality::modality_noun(document, at).is_some();
    let apposed = |&at: &usize| {
        document.is_sign(at, b',')
            && document.has(at + 1, Classes::Determiner)
            && named(at + 2)
            && document.is_one_of(at + 3, &["that", "which"])
    };
    let goal = (from..sentence.tokens.end).find(apposed);
    let closes = |g: &VerbGroup| document.tokens.get(g.tokens.end).is_none_or(|t| t.kind == Kind::Sign);
    let it = |g: &VerbGroup| {
        let subject = g.tokens.start - 1;
        document.is_word(subject, "it") && closes(g) || takes_up(document, subject)
    };
    let fates = sentence.groups.iter().filter(|g| g.passive && g.tokens.start > from);
    let mut told = fates.filter(|g| it(g) || goal.is_some_and(|goal| g.tokens.start > goal));
    told.find_map(fate::verdict)
}

/// "the goal", "this target": what was told is taken up.
fn takes_up(document: &Document, at: usize) -> bool {
    let noun = document.has(at, Classes::Anaphor) || modality::modality_noun(document, at).is_some();
    noun && document.has(at.wrapping_sub(1), Classes::Definite)
}

/// "We missed it.", "This target was not achieved.", "Unfortunately, that did not come true": the first verb of a sentence, of what was told.
fn said_of_it(document: &Document, sentence: &Sentence, start: usize) -> Option<Outcome> {
    /// "Unfortunately, that".
    const SUBJECT: usize = 6;
    let mut groups = sentence.groups.iter().filter(|g| g.is_finite() && g.tokens.start >= start);
    let first = groups.next()?;
    // "He said that the goal was met."
    let noun = first.tokens.end + 1;
    let reported = is_report(first) && (document.is_word(noun - 1, "that") || takes_up(document, noun));
    let (start, group) = if reported { (first.tokens.end, groups.next()?) } else { (start, first) };
    let subject = group.tokens.start.wrapping_sub(1);
    let end = group.tokens.end;
    if !(start..start + SUBJECT).contains(&subject) {
        return None;
    }
    // "I believe that we can get there"
    if group.modal.is_none() && document.says(end - 1, StatementWord::CameTrue) {
        return Some(if group.negated { Outcome::NotMet } else { Outcome::Met });
    }
    let it = |at: usize| document.is_one_of(at, &["it", "this", "that"]);
    // "It was met with protests", "It was missed by few"; but "It was missed by 280,000" has an amount.
    let so_much = || document.is_word(end, "by") && sentence.amounts().iter().any(|a| a.start > end);
    let closes = || document.tokens.get(end).is_none_or(|t| t.kind == Kind::Sign) || so_much();
    let of_it = (it(subject) && closes() || takes_up(document, subject)) && group.passive;
    // "We missed it"
    let by_us = document.has(subject, Classes::Pronoun) && it(end);
    fate::verdict(group).filter(|_| of_it || by_us)
}

/// "promised 6,200 beds for 2023. Hospitals opened 4,150": a count of the same, at the time that it was due.
fn by_what_was_reached(scene: &Scene, amounts: &[Amount], readings: &[Reading], at: usize) -> Option<Outcome> {
    // "Judges demanded 3,000" reaches nothing.
    const SAYS: Roles = Roles::REQUEST.with(Roles::REPORT).with(Roles::PLAN).with(Roles::COMMIT).with(Roles::FORECAST);
    let (aim, reached) = (&readings[at], readings.get(at + 1)?);
    let due = aim.reference?.period.end.filter(|&due| scene.published.is_some_and(|day| due < day))?;
    let then = reached.reference.is_none_or(|found| found.period.end == Some(due));
    let unit = amounts[at + 1].unit.is_none() || amounts[at + 1].unit == amounts[at].unit;
    // Right behind its verb: "opened 4,150".
    let opened =
        |g: &VerbGroup| g.tokens.end == amounts[at + 1].tokens.start && g.tense == Tense::Past && !g.does(SAYS);
    let object = scene.sites[at + 1].governor().is_some_and(opened);
    let near = reached.sentence <= aim.sentence + 1 && count::is_near(amounts[at].value?, amounts[at + 1].value?);
    if then && unit && object && near { by_value(scene, amounts, readings, at, at + 1) } else { None }
}

/// "delivered 7,000 homes against a target of 9,000": what became of the target, by what was reached.
pub(super) fn told_before(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    let Some(before) = at.checked_sub(1).filter(|&i| readings[i].clause == readings[at].clause) else { return };
    let target = readings[at].modality == Modality::Target && readings[at].outcome.is_none();
    let gap = amounts[before].tokens.end..scene.sites[at].lead.preposition.unwrap_or(scene.sites[at].lead.start);
    // "9,000 for next year" is not yet due.
    let end = amounts[at].tokens.end;
    let dated = (end..end + 2).any(|t| period::is_dated(scene.dates, t));
    if target && !dated && is_compared_target(scene.document, gap) {
        readings[at].outcome = by_value(scene, amounts, readings, at, before);
    }
}

/// Whether what was reached is as much as the aim; of inflation, debts or deaths less is better, and of them it says nothing.
fn by_value(scene: &Scene, amounts: &[Amount], readings: &[Reading], aim: usize, reached: usize) -> Option<Outcome> {
    let measures = &scene.document.lexicon.measures;
    let better = |m: &Found| {
        !matches!(measures.get(m.measure).nature, Nature::Rate | Nature::Stock)
            && !measures.is(m.measure, Traits::VICTIMS)
    };
    let good = |at: usize| {
        amounts[at].kind == FigureKind::Quantity
            && readings[at].measure.as_ref().is_none_or(better)
            && !scene.sites[at].governor().is_some_and(|g| g.does(Roles::DOWN))
    };
    let told = (readings[reached].modality, readings[reached].stat) == (Modality::Reported, readings[aim].stat);
    let (goal, got) = (amounts[aim].value?, amounts[reached].value?);
    (told && good(aim) && good(reached)).then_some(if got >= goal { Outcome::Met } else { Outcome::NotMet })
}

/// "against a target of": whether the words before a target compare something with it.
fn is_compared_target(document: &Document, words: Range<usize>) -> bool {
    /// "against an annual target".
    const WORDS: usize = 4;
    let noun = words.end.checked_sub(1).filter(|&at| modality::modality_noun(document, at).is_some());
    let compares = |at: usize| document.says(at, StatementWord::Comparison);
    noun.is_some_and(|noun| (words.start.max(noun.saturating_sub(WORDS))..noun).any(compares))
}
