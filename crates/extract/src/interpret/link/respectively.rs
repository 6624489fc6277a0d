//! Lists of one length that "respectively" ties to each other, item by item.
//!
//! | words | takes |
//! | --- | --- |
//! | "**exports and imports** were 4 and 6 billion, respectively" | each its measure |
//! | "grew 3.1% and 3.4% in **2024 and 2025**, respectively" | each its period |
//! | "2022 **quarter and year** net includes 3 and 5 million, respectively" | the year, or a part of it that nobody knows |
//! | "exports to **Latvia and Peru** rose 4% and 6%, respectively" | each its country |

use std::ops::Range;

use super::Scene;
use crate::interpret::parties::{self, Parties, spoken_of};
use crate::interpret::{Reading, lead, measure, period};
use crate::lexicon::date::{DateWord, Unit};
use crate::lexicon::statement::StatementWord;
use crate::lexicon::{Classes, Sense};
use crate::recognize::amount::Amount;
use crate::record::{Granularity, MeasureMethod, PartiesMethod, Stat};
use crate::text::token::Kind;

/// Words between two items of a list: ", and of the industrial".
const BETWEEN: usize = 5;

/// Words between the last amount and "respectively": "million tonnes of wheat in the first quarter,".
const BEHIND: usize = 12;

/// A list of amounts with those that it is compared with: "4 and 6 billion, compared with 3 and 5 billion".
struct Lists {
    runs: Vec<Range<usize>>,
    /// Where the lists that go with them may stand: behind the amount before, and before the next.
    tokens: Range<usize>,
}

pub(super) fn respectively(scene: &Scene, amounts: &[Amount], readings: &mut [Reading]) {
    let mut first = 0;
    while first < amounts.len() {
        let run = list_of_amounts(scene, amounts, readings, first);
        first = run.end;
        if run.len() < 2 {
            continue;
        }
        let lists = with_compared(scene, amounts, readings, run);
        first = lists.runs.last().map_or(first, |run| run.end);
        if says_respectively(scene, amounts, &lists) {
            for run in &lists.runs {
                share_verb(amounts, readings, run);
                measures(scene, amounts, readings, &lists, run);
                periods(scene, amounts, readings, &lists, run);
                countries(scene, amounts, readings, &lists, run);
            }
        }
    }
}

fn with_compared(scene: &Scene, amounts: &[Amount], readings: &[Reading], run: Range<usize>) -> Lists {
    let sentence = &scene.sentences[readings[run.start].sentence].tokens;
    let before = run.start.checked_sub(1).map(|at| amounts[at].tokens.end).filter(|&end| end > sentence.start);
    let mut runs = vec![run];
    let mut next = runs[0].end;
    while next < amounts.len() && amounts[next].tokens.start < sentence.end {
        let run = list_of_amounts(scene, amounts, readings, next);
        let lead = lead::read(scene.document, amounts[next].tokens.start, amounts[next - 1].tokens.end);
        if run.len() != runs[0].len() || !lead.compares(scene.document) {
            break;
        }
        next = run.end;
        runs.push(run);
    }
    let behind = amounts.get(next).map(|a| a.tokens.start).filter(|&start| start < sentence.end);
    Lists { runs, tokens: before.unwrap_or(sentence.start)..behind.unwrap_or(sentence.end) }
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

/// Whether the word stands right before the amounts or behind them.
fn says_respectively(scene: &Scene, amounts: &[Amount], lists: &Lists) -> bool {
    let says = |t: usize| scene.document.says(t, StatementWord::Respectively);
    let first = amounts[lists.runs[0].start].tokens.start;
    let behind = |run: &Range<usize>| {
        let end = amounts[run.end - 1].tokens.end;
        end..(end + BEHIND).min(lists.tokens.end)
    };
    (first.saturating_sub(3).max(lists.tokens.start)..first).any(says) || lists.runs.iter().flat_map(behind).any(says)
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

fn measures(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], lists: &Lists, run: &Range<usize>) {
    let sentence = &scene.sentences[readings[run.start].sentence];
    let named = sentence.measures();
    let start = named.partition_point(|(tokens, _)| tokens.start < lists.tokens.start);
    let end = named.partition_point(|(tokens, _)| tokens.end <= first_amount(amounts, lists));
    let Some(list) = lists_of(scene, &named[start..end], run.len()) else { return };
    for (at, (tokens, measure)) in run.clone().zip(list) {
        let (measure, tokens) = (*measure, tokens.clone());
        if measure::admits(scene.document.lexicon, measure, &amounts[at], readings[at].stat) {
            let found = measure::Found { measure, tokens, method: MeasureMethod::Clause };
            // "exports to Germany and imports from Russia": each with its own.
            readings[at].parties = parties::read(&scene.sites[at], &found, scene.about);
            readings[at].measure = Some(found);
        }
    }
}

fn periods(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], lists: &Lists, run: &Range<usize>) {
    let end = amounts[run.end - 1].tokens.end;
    let compares = |&t: &usize| scene.document.has(t, Classes::Comparison);
    let next = amounts.get(run.end).map_or(lists.tokens.end, |next| next.tokens.start.min(lists.tokens.end));
    let behind = end..(end..next).find(compares).unwrap_or(next);
    let before = lists.tokens.start..first_amount(amounts, lists);
    let told = |range: Range<usize>| period::told_in(scene.dates, &range).collect::<Vec<_>>();
    let (before, behind) = (told(before), told(behind));
    let first = if run == &lists.runs[0] { before.as_slice() } else { &[] };
    let list = lists_of(scene, first, run.len()).or_else(|| lists_of(scene, &behind, run.len()));
    let Some(list) = list else {
        if run == &lists.runs[0] {
            parts_of_year(scene, readings, lists, run);
        }
        return;
    };
    for (at, (_, found)) in run.clone().zip(list) {
        readings[at].reference = Some(*found);
        if readings[at].stat == Stat::Change {
            readings[at].base = period::whole_year_before(found);
        }
    }
}

/// "2022 quarter and year net includes 3 and 5 million, respectively", "3 and 5 million, respectively, for the quarter and the year": each of
/// what stands in its place: of the year that is told, or of a part of it that nobody knows.
fn parts_of_year(scene: &Scene, readings: &mut [Reading], lists: &Lists, run: &Range<usize>) {
    let (document, dates) = (scene.document, scene.dates);
    let unit = |at: usize| {
        let unit = |s: &Sense| match s {
            Sense::Date(DateWord::Unit {
                unit: unit @ (Unit::Month | Unit::Quarter | Unit::Half | Unit::Year),
                ..
            }) => Some(*unit),
            _ => None,
        };
        document.read(at, unit).map(|(unit, _)| unit)
    };
    // "quarter and six months"
    let pair = |and: usize| {
        let last = (and + 1..and + 4).find_map(|at| unit(at).map(|unit| (at, unit)))?;
        let first = and.checked_sub(1).and_then(|at| unit(at).map(|unit| (at, unit)))?;
        document.is_word(and, "and").then_some([first, last])
    };
    let Some(parts) = lists.tokens.clone().find_map(pair).filter(|_| run.len() == 2) else { return };
    let dated = |token: usize| {
        let told = period::told_in(dates, &lists.tokens).find(|(tokens, _)| tokens.contains(&token));
        told.map(|(_, found)| found)
    };
    // "2022 4th quarter and year": all of that year.
    let year = |found: period::Found| {
        let period = period::year_of(&found.period)?;
        Some(period::Found { period, granularity: Some(Granularity::Year), ..found })
    };
    let named = || period::told_in(dates, &lists.tokens).find_map(|(_, found)| year(found));
    for (at, (token, unit)) in run.clone().zip(parts) {
        let part = || dated(token).filter(|found| found.granularity != Some(Granularity::Year));
        readings[at].reference = if unit == Unit::Year { named() } else { part() };
        readings[at].untold = readings[at].reference.is_none();
    }
}

fn first_amount(amounts: &[Amount], lists: &Lists) -> usize {
    amounts[lists.runs[0].start].tokens.start
}

fn countries(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], lists: &Lists, run: &Range<usize>) {
    let sentence = &scene.sentences[readings[run.start].sentence];
    let spoken = |t: usize| spoken_of(sentence, scene.document, t).map(|(entity, length, _)| (t..t + length, entity));
    let before = lists.tokens.start..first_amount(amounts, lists);
    let named: Vec<(Range<usize>, u32)> = before.filter_map(spoken).collect();
    let Some(list) = lists_of(scene, &named, run.len()) else { return };
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

/// The last list of just so many items.
fn lists_of<'i, T>(scene: &Scene, items: &'i [(Range<usize>, T)], length: usize) -> Option<&'i [(Range<usize>, T)]> {
    lists(scene, items).filter(|list| list.len() == length).last()
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
