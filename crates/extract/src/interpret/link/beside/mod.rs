//! Amounts that stand side by side in a sentence: what the second has from the first. What it has wherever the two stand is in
//! [`sentence`], what it has where they share a clause is in [`clause`].

mod clause;
mod sentence;

use std::ops::Range;

use super::{Scene, inherit_period, only_reports};
use crate::interpret::lead::Lead;
use crate::interpret::{Reading, lead, measure};
use crate::lexicon::measure::MeasureWord;
use crate::lexicon::statement::StatementWord;
use crate::recognize::amount::Amount;
use crate::record::{MeasureMethod, Modality, Stat};

/// "exports rose to 5 million and 7 million tonnes": amounts side by side.
pub(super) fn coordination(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    let Some(before) = at.checked_sub(1).filter(|&i| readings[i].sentence == readings[at].sentence) else { return };
    sentence::RULES.iter().for_each(|rule| rule(scene, amounts, readings, at));
    if readings[before].clause == readings[at].clause
        || only_reports(scene, readings[at].sentence, &gap_before(amounts, at))
    {
        clause::RULES.iter().for_each(|rule| rule(scene, amounts, readings, at));
    }
}

/// What stands between an amount and the one before it.
fn gap_before(amounts: &[Amount], at: usize) -> Range<usize> {
    amounts[at - 1].tokens.end..amounts[at].tokens.start
}

/// Whether an amount and the one before it are told in the same unit.
fn is_alike(amounts: &[Amount], at: usize) -> bool {
    amounts[at - 1].kind == amounts[at].kind && amounts[at - 1].unit == amounts[at].unit
}

/// Whether the amount before is a change, and this one as yet none.
fn is_behind_change(readings: &[Reading], at: usize) -> bool {
    readings[at - 1].stat == Stat::Change && readings[at].stat == Stat::Level
}

/// The words before an amount, back to the one before it.
fn lead_of(scene: &Scene, amounts: &[Amount], at: usize) -> Lead {
    lead::read(scene.document, amounts[at].tokens.start, amounts[at - 1].tokens.end)
}

/// The last measure named in a range.
fn measure_in(scene: &Scene, sentence: usize, range: &Range<usize>) -> Option<measure::Found> {
    let named = |m: &Range<usize>| m.start >= range.start && m.end <= range.end;
    let (tokens, measure) = scene.sentences[sentence].measures().iter().rev().find(|(m, _)| named(m))?;
    Some(measure::Found { measure: *measure, tokens: tokens.clone(), method: MeasureMethod::Clause })
}

/// Whether a measure is another than that of a reading.
fn differs(readings: &[Reading], other: usize, measure: MeasureWord) -> bool {
    readings[other].measure.as_ref().is_none_or(|m| m.measure != measure)
}

/// "a loss of 5 million on sales of 17 million for the year", "by 30% and electricity by 75% since January", "its forecast to 3% from 4%
/// for next year": a period behind both.
pub(super) fn period_behind(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    /// "or ... a share", "on net sales of".
    const JOINT: usize = 6;
    /// "of coal and", "and electricity by".
    const LIST: usize = 4;
    let Some(next) = readings.get(at + 1).filter(|next| next.clause == readings[at].clause) else { return };
    let (document, gap) = (scene.document, amounts[at].tokens.end..amounts[at + 1].tokens.start);
    let opens = gap.start + usize::from(document.is_sign(gap.start, b','));
    let on = document.is_word(opens, "on") && measure_in(scene, readings[at].sentence, &gap).is_some();
    let same = next.measure.as_ref().map(|m| m.measure) == readings[at].measure.as_ref().map(|m| m.measure);
    // "exported 5 tonnes of coal and 3 tonnes of peat in May": what the verb says of the first it says of both.
    let one_verb = readings[at].measure.as_ref().is_some_and(|m| m.method == MeasureMethod::Verb);
    let same = same || next.measure.is_none() && one_verb && is_alike(amounts, at + 1);
    // "24 billion now and 29 billion in 2020"
    let now = gap.clone().any(|t| document.says(t, StatementWord::Now));
    let and = same && !now && gap.len() <= LIST && gap.clone().any(|t| document.is_word(t, "and"));
    let foreseen = readings[at].modality == Modality::Forecast && next.modality == Modality::Forecast;
    let behind_next = amounts[at + 1].tokens.end;
    let revised = foreseen && document.is_word(opens, "from") && document.is_word(behind_next, "for");
    let joins = on || and || revised || document.is_word(opens, "or");
    let alike = readings[at].stat == next.stat && amounts[at].kind == amounts[at + 1].kind;
    let verb = scene.sentences[readings[at].sentence].groups.iter().any(|g| gap.contains(&g.tokens.start));
    let behind = next.reference.and_then(|found| found.date).map(|date| scene.dates[date].tokens.start);
    if joins && alike && !verb && gap.len() <= JOINT && behind.is_some_and(|date| date > gap.end) {
        inherit_period(&next.clone(), &mut readings[at]);
    }
}
