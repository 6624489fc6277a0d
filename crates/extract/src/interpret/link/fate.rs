//! What became of a target, told in the sentence behind it.
//!
//! | words | outcome |
//! | --- | --- |
//! | "We planned $500 million for 2017. **We missed it.**", "**This did not come true.**" | not met |
//! | "promised 2,000 flats by 2018. **That has been achieved.**" | met |
//! | "ministers promised 6,200 beds for 2023. Hospitals **opened 4,150**" | not met: less was reached |

use super::Scene;
use crate::interpret::clause::Sentence;
use crate::interpret::{Reading, modality};
use crate::lexicon::Classes;
use crate::lexicon::measure::{Nature, Traits};
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::{Roles, VerbWord};
use crate::recognize::amount::{Amount, count};
use crate::recognize::verb::{Tense, VerbGroup};
use crate::record::{FigureKind, Modality, Outcome, Stat};
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
    let last = next.is_none_or(|next| next.sentence > reading.sentence || next.modality == Modality::Reported);
    if !aim || !last || reading.outcome.is_some() || reading.stat != Stat::Level {
        return;
    }
    let sentence = &scene.sentences[reading.sentence];
    // "a target of 5 million; it was missed"
    let apart = (amounts[at].tokens.end..sentence.tokens.end).find(|&t| scene.document.is_sign(t, b';'));
    let here = apart.and_then(|apart| said_of_it(scene.document, sentence, apart + 1));
    let behind = || scene.sentences.get(reading.sentence + 1);
    let said = here.or_else(|| behind().and_then(|next| said_of_it(scene.document, next, next.tokens.start)));
    if let Some(outcome) = said.or_else(|| by_what_was_reached(scene, amounts, readings, at)) {
        (readings[at].modality, readings[at].outcome) = (Modality::Target, Some(outcome));
    }
}

/// "We missed it.", "This target was not achieved.", "Unfortunately, that did not come true": the first verb of a sentence, of what was told.
fn said_of_it(document: &Document, sentence: &Sentence, start: usize) -> Option<Outcome> {
    /// "Unfortunately, that".
    const SUBJECT: usize = 6;
    let mut verbs = sentence.groups.iter().filter(|g| g.is_finite() && g.tokens.start >= start);
    let group = verbs.next().filter(|g| g.tokens.start - start <= SUBJECT)?;
    let taken_up = |at: usize| {
        let noun = document.has(at, Classes::Anaphor) || modality::modality_noun(document, at).is_some();
        noun && document.has(at.wrapping_sub(1), Classes::Definite)
    };
    let word = |at: usize| {
        let adverb = document.ends_like_adverb(at);
        document.tokens[at].kind == Kind::Sign || document.has(at, Classes::Function) || adverb || taken_up(at)
    };
    let subject = group.tokens.start.checked_sub(1).filter(|&at| at >= start && (start..=at).all(word))?;
    let it = |at: usize| document.is_one_of(at, &["it", "this", "that"]);
    let end = group.tokens.end;
    let came = document.says(end - 1, StatementWord::CameTrue);
    // "It was not met.", "The target was missed"; but "It was met with protests", "It was met by few".
    let of_it = it(subject) || taken_up(subject);
    // ... but "It was missed by 280,000" has an amount.
    let closes = |at: usize| {
        let so_much = || document.is_word(at, "by") && (at + 1..at + 4).any(|t| sentence.is_in_amount(t));
        document.tokens.get(at).is_none_or(|t| t.kind == Kind::Sign)
            || document.has(at, Classes::Conjunction)
            || so_much()
    };
    let done = group.passive && closes(end) && group.does(Roles::ACHIEVE.with(Roles::MISS));
    // "We missed it"
    let by_us = document.has(subject, Classes::Pronoun) && group.does(Roles::ACHIEVE.with(Roles::MISS)) && it(end);
    let by_us = by_us
        && document
            .tokens
            .get(end + 1)
            .is_none_or(|t| t.kind == Kind::Sign || document.has(end + 1, Classes::Function));
    if came && group.modal.is_none() && group.tense != Tense::Future {
        return Some(if group.negated { Outcome::NotMet } else { Outcome::Met });
    }
    if of_it && done || by_us { modality::outcome(group) } else { None }
}

/// "promised 6,200 beds for 2023. Hospitals opened 4,150": a count of the same, at the time that it was due.
fn by_what_was_reached(scene: &Scene, amounts: &[Amount], readings: &[Reading], at: usize) -> Option<Outcome> {
    let (aim, reached) = (&readings[at], readings.get(at + 1)?);
    let (of_aim, of_reached) = (&amounts[at], &amounts[at + 1]);
    let due = aim.reference?.period.end.filter(|&due| scene.published.is_some_and(|day| due < day))?;
    let then = reached.reference.is_none_or(|found| found.period.end == Some(due));
    let told = (reached.modality, reached.stat) == (Modality::Reported, Stat::Level) && !reached.negated;
    // "Judges demanded 3,000" reaches nothing.
    const SAYS: Roles = Roles::REQUEST.with(Roles::REPORT).with(Roles::PLAN).with(Roles::COMMIT).with(Roles::FORECAST);
    let kind = of_aim.kind == FigureKind::Quantity && of_reached.kind == FigureKind::Quantity;
    let unit = of_reached.unit.is_none() || of_reached.unit == of_aim.unit;
    let measures = &scene.document.lexicon.measures;
    let measure = |r: &Reading| r.measure.as_ref().map(|m| m.measure);
    let same = measure(aim).zip(measure(reached)).is_none_or(|(a, b)| a == b);
    // Of deaths or debts less is better.
    let good = [aim, reached]
        .into_iter()
        .filter_map(measure)
        .all(|m| !matches!(measures.get(m).nature, Nature::Rate | Nature::Stock) && !measures.is(m, Traits::VICTIMS));
    // Right behind its verb: "opened 4,150".
    let verb = scene.sites[at + 1].governor().filter(|g| g.tense == Tense::Past && g.is_finite() && !g.does(SAYS))?;
    let object = |g: &VerbGroup| {
        let adverb = |t: usize| scene.document.says(t, VerbWord::Adverb) || scene.document.has(t, Classes::Bound);
        (g.tokens.end..of_reached.tokens.start).all(adverb)
    };
    let lowers = [at, at + 1].into_iter().any(|i| scene.sites[i].governor().is_some_and(|g| g.does(Roles::DOWN)));
    let (goal, got) = (of_aim.value?, of_reached.value?);
    let alike = kind && unit && same && good && count::is_near(goal, got);
    (told && then && alike && object(verb) && !lowers && reached.sentence <= aim.sentence + 1)
        .then_some(if got >= goal { Outcome::Met } else { Outcome::NotMet })
}
