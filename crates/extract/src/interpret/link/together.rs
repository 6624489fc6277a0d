//! Amounts that say one thing twice, or two things of one stretch: what is the period of one is that of all.
//!
//! | words | of one period |
//! | --- | --- |
//! | "a loss of $5 million, **or** 20 cents a share, in the third quarter" | both |
//! | "up from $4 million **or** 16 cents a share **on** revenue of $40 million the year before" | all three |
//! | "above the $4 million, **or** 16 cents a share, **earned in 2022**" | both |
//!
//! A date behind one of them is that of all; without one it is the date of the first. What is compared with such amounts is measured as
//! they are, in their order.

use std::ops::Range;

use super::{Scene, is_behind_comparison};
use crate::interpret::{Reading, Site, measure, period};
use crate::lexicon::Classes;
use crate::lexicon::date::DateWord;
use crate::recognize::amount::Amount;
use crate::recognize::verb::Tense;
use crate::record::{MeasureMethod, PeriodMethod};
use crate::text::Document;
use crate::text::token::{Kind, Shape};

pub(super) fn told_together(scene: &Scene, amounts: &[Amount], readings: &mut [Reading]) {
    let (mut first, mut last) = (0, 0..0);
    while first < amounts.len() {
        let joined = (first + 1..amounts.len()).take_while(|&at| goes_on(scene, amounts, readings, at)).count();
        let chain = first..first + joined + 1;
        if joined > 0 {
            share_period(scene, amounts, &mut readings[chain.clone()], &chain);
        }
        if last.end == first && last.len() > 1 && joined > 0 && is_compared(scene, readings, first) {
            measure_alike(amounts, readings, &last, &chain);
        }
        (first, last) = (chain.end, chain);
    }
}

/// "fell 35 cents, or 2.9%, to 11.70 on Monday": what is said again in other units is of one period, though only the second is tied to it.
pub(super) fn said_again(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    let Some(before) = at.checked_sub(1).filter(|_| readings[at].reference.is_some()) else { return };
    let again = readings[before].stat == readings[at].stat && goes_on(scene, amounts, readings, at);
    let or = scene.document.is_word(amounts[before].tokens.end + 1, "or");
    if again && or && readings[before].reference.is_none() && !readings[before].untold {
        readings[before].reference =
            readings[at].reference.map(|found| period::Found { method: PeriodMethod::Inherited, ..found });
    }
}

/// Whether an amount is what the one before it in the sentence is compared with.
fn is_compared(scene: &Scene, readings: &[Reading], at: usize) -> bool {
    let site = &scene.sites[at];
    readings[at - 1].sentence == readings[at].sentence
        && (site.preposition_is("from") || is_behind_comparison(scene, site))
}

/// "5 million, or 20 cents a share, against 4 million, or 16 cents a share": what is compared is measured as its like, unless the words
/// say more.
fn measure_alike(amounts: &[Amount], readings: &mut [Reading], told: &Range<usize>, compared: &Range<usize>) {
    let behind = amounts[compared.start - 1].tokens.end;
    for (like, at) in told.clone().zip(compared.clone()) {
        let own = readings[at].measure.as_ref().is_some_and(|m| m.tokens.start >= behind);
        let alike = amounts[like].kind == amounts[at].kind && amounts[like].per_unit == amounts[at].per_unit;
        if let Some(found) = readings[like].measure.clone().filter(|_| alike && !own) {
            readings[at].measure = Some(measure::Found { method: MeasureMethod::Inherited, ..found });
        }
    }
}

/// Whether an amount stands behind the one before it as ", or 20 cents a share" or "on sales of 40 million".
fn goes_on(scene: &Scene, amounts: &[Amount], readings: &[Reading], at: usize) -> bool {
    /// "on consolidated net sales of".
    const PHRASE: usize = 6;
    let document = scene.document;
    let gap = behind_unit(document, amounts[at - 1].tokens.end)..amounts[at].tokens.start;
    let opens = gap.start + usize::from(document.is_sign(gap.start, b','));
    let words = opens + 1..gap.end;
    if readings[at].sentence != readings[at - 1].sentence || opens >= gap.end || words.len() > PHRASE {
        return false;
    }
    let plain = |at: usize| document.has(at, Classes::Bound | Classes::Article);
    let measured = || scene.sentences[readings[at].sentence].measures().iter().any(|(m, _)| words.contains(&m.start));
    let number = || words.clone().any(|at| document.is_number(at) || document.tokens[at].sign != 0);
    document.is_word(opens, "or") && words.clone().all(plain)
        || document.is_word(opens, "on") && document.is_word(gap.end - 1, "of") && measured() && !number()
}

/// Behind "a share", "per barrel".
fn behind_unit(document: &Document, end: usize) -> usize {
    let unit = document.is_one_of(end, &["a", "per"]) && document.has(end + 1, Classes::Unit);
    end + if unit { 2 } else { 0 }
}

fn share_period(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], chain: &Range<usize>) {
    let (head, last) = (&scene.sites[chain.start], amounts[chain.end - 1].tokens.end);
    let tied = |found: &period::Found| found.date.is_some_and(|date| is_tied(scene, amounts, chain, date));
    let told = readings.iter().rev().filter_map(|reading| reading.reference).find(tied);
    // "compared with 5 million, or 16 cents a share a year ago": the stretch that the first is measured against.
    let told = told.map(|found| found.date.map_or(found, |date| period::same_stretch(head, date)));
    let told = told.or_else(|| behind_participle(scene, head, last));
    let Some(own) = told.or(readings[0].reference) else {
        // "up from 4 million or 16 cents a share": of no date that stands before what is compared.
        if scene.sites[chain.start].lead.compares(scene.document) {
            readings.iter_mut().for_each(|reading| reading.reference = None);
        }
        return;
    };
    for reading in readings.iter_mut().filter(|r| !r.untold && r.reference.is_none_or(|r| r.period != own.period)) {
        reading.reference = Some(period::Found { method: PeriodMethod::Inherited, ..own });
    }
}

/// "5 million, or 20 cents a share, in the quarter", "5 million in the quarter, or 20 cents a share": whether a date stands right behind one
/// of the amounts.
fn is_tied(scene: &Scene, amounts: &[Amount], chain: &Range<usize>, date: usize) -> bool {
    /// ", fully diluted, in".
    const REACH: usize = 4;
    const APART: Classes = Classes::Joint.with(Classes::Comparison).with(Classes::Auxiliary);
    let (document, start) = (scene.document, scene.dates[date].tokens.start);
    let passes = |at: usize| !document.has(at, APART) && matches!(document.tokens[at].sign, 0 | b',');
    let before = chain.clone().rev().map(|at| behind_unit(document, amounts[at].tokens.end)).find(|&end| end <= start);
    before.is_some_and(|end| start - end <= REACH && (end..start).all(passes)) && !is_of_noun(scene, date)
}

/// "associated with the 1985 sale", "prior to an August 15 split".
fn is_of_noun(scene: &Scene, date: usize) -> bool {
    let (document, behind) = (scene.document, scene.dates[date].tokens.end);
    const NO_NOUN: Classes = Classes::Function.with(Classes::Verb).with(Classes::Auxiliary);
    let noun = document.tokens.get(behind).is_some_and(|t| t.kind == Kind::Word && t.shape == Shape::Lower);
    noun && !document.has(behind, NO_NOUN) && !document.says(behind, DateWord::Period)
}

/// "above the 4 million, or 16 cents a share, earned in 2022", "it posted a year earlier".
fn behind_participle(scene: &Scene, head: &Site, end: usize) -> Option<period::Found> {
    let document = scene.document;
    let end = behind_unit(document, end);
    let passes = |at: usize| document.is_sign(at, b',') || document.is_one_of(at, &["it", "they"]);
    let group = head.sentence.groups.iter().find(|g| g.tokens.start >= end)?;
    let plain = group.tokens.len() == 1 && group.tense == Tense::Past;
    if !plain || !(end..group.tokens.start).all(passes) {
        return None;
    }
    let from = group.tokens.end;
    let (at, date) =
        scene.dates.iter().enumerate().find(|(_, d)| d.tokens.start >= from && !d.row.period.is_empty())?;
    (date.tokens.start <= from + 1 && !is_of_noun(scene, at)).then(|| period::same_stretch(head, at))
}
