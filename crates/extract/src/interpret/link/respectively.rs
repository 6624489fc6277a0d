//! Lists of one length that "respectively" ties to each other, item by item.
//!
//! | words | takes |
//! | --- | --- |
//! | "**exports and imports** were 4 and 6 billion, respectively" | each its measure |
//! | "grew 3.1% and 3.4% in **2024 and 2025**, respectively" | each its period |
//! | "exports to **Latvia and Peru** rose 4% and 6%, respectively" | each its country |

use std::ops::Range;

use super::Scene;
use crate::interpret::parties::{Parties, spoken_of};
use crate::interpret::{Reading, measure, period};
use crate::lexicon::Classes;
use crate::lexicon::statement::StatementWord;
use crate::recognize::amount::Amount;
use crate::record::{MeasureMethod, PartiesMethod, Stat};
use crate::text::token::Kind;

/// Words between two items of a list: ", and of the industrial".
const BETWEEN: usize = 5;

pub(super) fn respectively(scene: &Scene, amounts: &[Amount], readings: &mut [Reading]) {
    let mut first = 0;
    while first < amounts.len() {
        let run = list_of_amounts(scene, amounts, readings, first);
        first = run.end;
        if run.len() > 1 && says_respectively(scene, readings, &run) {
            share_verb(amounts, readings, &run);
            distribute(scene, amounts, readings, &run);
        }
    }
}

/// The amounts from one on that stand in a list: "3%, 5% and 7%".
fn list_of_amounts(scene: &Scene, amounts: &[Amount], readings: &[Reading], first: usize) -> Range<usize> {
    let follows = |at: &usize| {
        let gap = amounts[at - 1].tokens.end..amounts[*at].tokens.start;
        readings[*at].sentence == readings[first].sentence
            && amounts[*at].kind == amounts[first].kind
            && is_between(scene, &gap)
    };
    first..(first + 1..amounts.len()).take_while(follows).last().map_or(first + 1, |last| last + 1)
}

/// Whether the sentence of a list says so.
fn says_respectively(scene: &Scene, readings: &[Reading], run: &Range<usize>) -> bool {
    let mut sentence = scene.sentences[readings[run.start].sentence].tokens.clone();
    sentence.any(|t| scene.document.says(t, StatementWord::Respectively))
}

/// "rose by 4% and 6%": all of them are what the verb makes of the first.
fn share_verb(amounts: &[Amount], readings: &mut [Reading], run: &Range<usize>) {
    let first = readings[run.start].clone();
    for at in run.start + 1..run.end {
        let to = &mut readings[at];
        (to.stat, to.direction, to.rule, to.modality) = (first.stat, first.direction, first.rule, first.modality);
        if amounts[at].unit.is_none() || amounts[run.start].unit.is_none() {
            to.measure = to.measure.clone().or(first.measure.clone());
        }
    }
}

/// Ties each list of the sentence that is as long as that of the amounts to them.
fn distribute(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], run: &Range<usize>) {
    measures(scene, amounts, readings, run);
    periods(scene, amounts, readings, run);
    countries(scene, amounts, readings, run);
}

fn measures(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], run: &Range<usize>) {
    let named = scene.sentences[readings[run.start].sentence].measures();
    let Some(list) = list_before(scene, named, run.len(), amounts[run.start].tokens.start) else { return };
    for (at, (tokens, measure)) in run.clone().zip(list) {
        let (measure, tokens) = (*measure, tokens.clone());
        if measure::admits(scene.document.lexicon, measure, &amounts[at], readings[at].stat) {
            readings[at].measure = Some(measure::Found { measure, tokens, method: MeasureMethod::Clause });
        }
    }
}

fn periods(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], run: &Range<usize>) {
    let sentence = &scene.sentences[readings[run.start].sentence];
    let dates: Vec<(Range<usize>, period::Found)> = period::told_in(scene.dates, &sentence.tokens).collect();
    let start = amounts[run.start].tokens.start;
    let behind = dates.partition_point(|(tokens, _)| tokens.start < start);
    let list = list_before(scene, &dates, run.len(), start).or_else(|| list_behind(scene, &dates[behind..], run.len()));
    let Some(list) = list else { return };
    for (at, (_, found)) in run.clone().zip(list) {
        readings[at].reference = Some(*found);
        if readings[at].stat == Stat::Change {
            readings[at].base = period::whole_year_before(found);
        }
    }
}

fn countries(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], run: &Range<usize>) {
    let sentence = &scene.sentences[readings[run.start].sentence];
    let spoken = |t: usize| spoken_of(sentence, scene.document, t).map(|(entity, length, _)| (t..t + length, entity));
    let named: Vec<(Range<usize>, u32)> = sentence.tokens.clone().filter_map(spoken).collect();
    let Some(list) = list_before(scene, &named, run.len(), amounts[run.start].tokens.start) else { return };
    let before = list[0].0.start.wrapping_sub(1);
    let to_them = scene.document.is_one_of(before, &["to", "with", "into"]);
    let theirs = scene.document.is_one_of(before, &["of", "from", "by", "in"]);
    for (at, &(_, country)) in run.clone().zip(list) {
        let own = readings[at].parties;
        let beside = readings[at].measure.as_ref().is_some_and(|m| m.tokens.end + 1 == list[0].0.start);
        if own.is_none() && !(beside && (to_them || theirs)) {
            continue;
        }
        let other = |party: Option<u32>| party.filter(|p| list.iter().all(|(_, listed)| listed != p));
        let (subject, counterpart) = own.map_or((None, None), |own| (other(own.subject), other(own.counterpart)));
        let (subject, counterpart) = if to_them { (subject, Some(country)) } else { (Some(country), counterpart) };
        readings[at].parties = Some(Parties { subject, counterpart, method: PartiesMethod::Phrase });
    }
}

/// The last list of just so many items that ends before a token.
fn list_before<'i, T>(
    scene: &Scene,
    items: &'i [(Range<usize>, T)],
    length: usize,
    before: usize,
) -> Option<&'i [(Range<usize>, T)]> {
    let end = items.partition_point(|(tokens, _)| tokens.end <= before);
    lists(scene, &items[..end]).filter(|list| list.len() == length).last()
}

/// The first list of just so many items.
fn list_behind<'i, T>(scene: &Scene, items: &'i [(Range<usize>, T)], length: usize) -> Option<&'i [(Range<usize>, T)]> {
    lists(scene, items).find(|list| list.len() == length)
}

/// Items that stand side by side: "2024, 2025 and 2026", "oil exports and food imports".
fn lists<'i, T>(scene: &Scene, items: &'i [(Range<usize>, T)]) -> impl Iterator<Item = &'i [(Range<usize>, T)]> {
    items.chunk_by(|a, b| is_between(scene, &(a.0.end..b.0.start)))
}

/// ", ", "and by about", "and the", "and food": what stands between two items of a list.
fn is_between(scene: &Scene, gap: &Range<usize>) -> bool {
    let document = scene.document;
    let and = |t: usize| document.is_sign(t, b',') || document.is_word(t, "and");
    let passes = |t: usize| {
        and(t)
            || document.has(t, Classes::Function | Classes::Bound)
            || document.tokens[t].kind == Kind::Word && !document.has(t, Classes::Verb | Classes::Auxiliary)
    };
    let compares = |t: usize| document.has(t, Classes::Comparison);
    gap.len() <= BETWEEN && gap.clone().any(and) && gap.clone().all(|t| passes(t) && !compares(t))
}
