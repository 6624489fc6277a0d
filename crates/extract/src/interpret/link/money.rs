//! Sums that say another sum again, and numbers that only money can be.

use super::{APPOSITION, Scene, in_brackets, lead};
use crate::decimal::Decimal;
use crate::interpret::{Reading, measure};
use crate::lexicon::Classes;
use crate::lexicon::measure::{Nature, Traits};
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::Roles;
use crate::recognize::amount::Amount;
use crate::recognize::amount::CurrencyEvidence::OneOf;
use crate::record::{Bound, FigureKind, MeasureMethod, Stat};
use crate::text::token::Kind;

/// How many amounts away another may say that a bare number is money.
const NEAR: usize = 8;
/// The least sum that stands without its currency.
const LEAST: i64 = 1000;
/// Two sums told in a row are so many times each other at most.
const ORDER: i64 = 1000;

/// "9.8 trillion tenge ($28.7 billion)": the same amount again, in another currency.
pub(super) fn conversion(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    let Some(before) = at.checked_sub(1).filter(|&i| readings[i].sentence == readings[at].sentence) else { return };
    let (first, second) = (&amounts[before], &amounts[at]);
    let gap = first.tokens.end..second.tokens.start;
    let brackets = !gap.is_empty() && gap.len() <= 3 && scene.document.is_sign(gap.start, b'(');
    // "5 million euros (2015: 4 million euros)": what it was then.
    let then = first.currency.is_some() && first.currency == second.currency && first.per_unit == second.per_unit;
    if !brackets || then || first.kind != FigureKind::Money || second.kind != FigureKind::Money {
        return;
    }
    let (from, to) = (readings[before].clone(), &mut readings[at]);
    (to.stat, to.direction, to.modality, to.rule) = (from.stat, from.direction, from.modality, from.rule);
    (to.outcome, to.outcome_period, to.negated) = (from.outcome, from.outcome_period, from.negated);
    (to.measure, to.parties, to.reference, to.base) = (from.measure, from.parties, from.reference, from.base);
    to.bound = if to.bound == Bound::Exact { from.bound } else { to.bound };
    to.evidence.push("the amount before in another currency".to_owned());
}

/// "plunged by 44 percent, or about 800 million euros": the same change again, in what it is counted in.
pub(super) fn change_again(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    let Some(before) = at.checked_sub(1).filter(|&i| readings[i].sentence == readings[at].sentence) else { return };
    let (first, second) = (&amounts[before], &amounts[at]);
    let counted = matches!(second.kind, FigureKind::Money | FigureKind::Quantity) && second.per_unit.is_none();
    let of_change = first.kind == FigureKind::Percent && readings[before].stat == Stat::Change;
    if !of_change || !counted || readings[at].stat == Stat::Change {
        return;
    }
    let mut gap = first.tokens.end..second.tokens.start;
    let told = scene.document.is_sign(gap.start, b',')
        && scene.document.is_word(gap.start + 1, "or")
        && gap.len() <= 5
        && gap.all(|t| scene.document.tokens[t].kind == Kind::Sign || is_said_before_amount(scene, t));
    if !told {
        return;
    }
    let (from, to) = (readings[before].clone(), &mut readings[at]);
    (to.stat, to.direction, to.modality, to.rule) = (from.stat, from.direction, from.modality, from.rule);
    (to.measure, to.parties) = (to.measure.take().or(from.measure), to.parties.or(from.parties));
    (to.reference, to.base) = (to.reference.or(from.reference), to.base.or(from.base));
    to.evidence.push("the change before in what it is counted in".to_owned());
}

/// "or", "about", "more than".
fn is_said_before_amount(scene: &Scene, at: usize) -> bool {
    scene.document.has(at, Classes::Bound | Classes::Function)
}

/// "a profit of $5 million, or 12 cents a share": the same again by the share.
pub(super) fn by_share(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    let Some(before) = at.checked_sub(1).filter(|&i| readings[i].sentence == readings[at].sentence) else { return };
    let gap = amounts[before].tokens.end..amounts[at].tokens.start;
    let or = (1..=3).contains(&gap.len()) && gap.clone().any(|t| scene.document.is_word(t, "or"));
    let measures = &scene.document.lexicon.measures;
    let earnings = readings[before].measure.as_ref().is_some_and(|m| measures.is(m.measure, Traits::EARNED));
    let money = amounts[before].kind == FigureKind::Money && amounts[at].kind == FigureKind::Money;
    // "5 million pounds or 6 million euros" is the same in another currency.
    let small = |v: Decimal| v < Decimal::from_int(1000);
    let money = money && amounts[at].value.or(amounts[at].ends.map(|e| e.1)).is_some_and(small);
    if !(or && earnings && money) {
        return;
    }
    let (from, to) = (readings[before].clone(), &mut readings[at]);
    (to.stat, to.direction, to.modality) = (from.stat, from.direction, from.modality);
    (to.reference, to.base) = (from.reference, from.base);
    to.measure = from.measure.map(|m| measure::Found {
        measure: measures.known.earnings_per_share,
        method: MeasureMethod::Inherited,
        ..m
    });
    to.parties = None;
    to.evidence.push("the amount before by the share".to_owned());
}

/// "Revenue 15.4 mln vs 16.6 mln": a bare number of what only money measures is money, of the currency beside it or of the one
/// that all amounts of the article have.
pub(super) fn bare_money(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    // "a ratio of 15", "headcount, now 620": no sum that is written out is so small.
    let small = || amounts[at].value.is_some_and(|value| value < Decimal::from_int(LEAST));
    if amounts[at].rule != "bare_scaled" || small() {
        return;
    }
    let measures = &scene.document.lexicon.measures;
    // "The party lost 2,150": votes, for all that the verb says.
    let by_verb = |m: &measure::Found| m.method == MeasureMethod::Verb && m.measure == measures.known.loss;
    // "valuing the company at 740 million"
    let worth =
        |m: &measure::Found| m.method == MeasureMethod::Verb && m.measure == measures.known.market_capitalization;
    let only_money = readings[at]
        .measure
        .as_ref()
        .is_some_and(|m| (measures.is(m.measure, Traits::MONEY) || worth(m)) && !by_verb(m));
    // "Sales 31.1 mln vs 30.4 mln": a line of a table of results.
    let line = readings[at].measure.as_ref().is_some_and(|m| measures.is(m.measure, Traits::TABLED))
        && !scene.sentences[readings[at].sentence].groups.iter().any(|g| g.is_finite());
    // Trade between two countries is told in money; so is what stands beside a sum of its own measure.
    let measured = |i: usize| readings[i].measure.as_ref().map(|m| m.measure);
    let of_two = readings[at].parties.is_some_and(|p| p.counterpart.is_some());
    let shared = of_two && measured(at).is_some_and(|m| measures.get(m).nature == Nature::Pair);
    let here = |i: &usize| readings[*i].sentence == readings[at].sentence;
    let around = (0..at).rev().take_while(here).take(NEAR).chain((at + 1..amounts.len()).take_while(here).take(NEAR));
    let of_sum = measured(at).is_some()
        && around.into_iter().any(|i| amounts[i].kind == FigureKind::Money && measured(i) == measured(at));
    // "800 million euros, 400 million of them in 2024"
    let end = amounts[at].tokens.end;
    let part = scene.document.is_word(end, "of")
        && scene.document.is_one_of(end + 1, &["them", "it", "which", "this", "that"])
        && at > 0
        && readings[at - 1].sentence == readings[at].sentence
        && amounts[at - 1].kind == FigureKind::Money;
    let followed = money_before(scene, amounts, readings, at);
    let money = only_money
        || part
        || followed.is_some()
        || shared
        || of_sum
        || line
        || is_beside_money(scene, amounts, readings, at)
        || is_among_money(scene, amounts, readings, at);
    // "664,000 containers in 2019, and is to reach 1 million": as many of the same.
    let counted = money
        && measured(at).is_some()
        && (0..at).rev().take_while(here).any(|i| {
            amounts[i].kind == FigureKind::Quantity && amounts[i].unit.is_some() && measured(i) == measured(at)
        });
    if !money || counted {
        readings[at].measure.take_if(|m| by_verb(m));
        return;
    }
    let has_currency = |&i: &usize| amounts[i].currency.is_some();
    // "14 billion crowns ($1.3 billion) from 11.9 billion": what says it again in brackets is not beside it.
    let before = (0..at).rev().find(|&i| !in_brackets(scene, &amounts[i]));
    let beside = [before, Some(at + 1)]
        .into_iter()
        .flatten()
        .filter(|&i| i < amounts.len() && readings[i].sentence == readings[at].sentence)
        .find(has_currency);
    let mut named = (0..amounts.len()).filter(has_currency);
    let only = named.next().filter(|&first| {
        named.all(|i| amounts[i].currency == amounts[first].currency || same_family(amounts, first, i))
    });
    readings[at].is_money = true;
    readings[at].currency_of = beside.or(only).or(followed);
}

/// "66 billion tenge for seed. So far it has spent 17.4 billion": of two sums told in a row, the second leaves its currency out. Gives
/// the amount that has it.
fn money_before(scene: &Scene, amounts: &[Amount], readings: &[Reading], at: usize) -> Option<usize> {
    let (document, reading) = (scene.document, &readings[at]);
    let large = |a: &Amount| a.value.or(a.ends.map(|e| e.1)).filter(|&v| v >= Decimal::from_int(1_000_000));
    let value = large(&amounts[at])?;
    // Lines of a table tell shares and dollars in a row.
    let told = scene.sentences[reading.sentence].groups.iter().any(|g| g.is_finite());
    let end = amounts[at].tokens.end;
    // "which is 900 billion more than"
    let compared = document.has(end + 1, Classes::Comparison);
    let counts = document.tokens.get(end).is_some_and(|t| t.kind == Kind::Word)
        && !document.has(end, Classes::Function | Classes::DateStart | Classes::Comparison | Classes::Joint)
        && !compared;
    let money = Amount { kind: FigureKind::Money, ..amounts[at].clone() };
    let admits = |m: &measure::Found| measure::admits(document.lexicon, m.measure, &money, reading.stat);
    if !told || counts || document.is_word(end, "of") || !reading.measure.as_ref().is_none_or(admits) {
        return None;
    }
    if !does_money(scene, &amounts[at], reading) {
        return None;
    }
    // Percentages, and what is said again in brackets, stand between.
    let sum = |&i: &usize| {
        matches!(amounts[i].kind, FigureKind::Money | FigureKind::Quantity) && !in_brackets(scene, &amounts[i])
    };
    let before = (0..at).rev().take_while(|&i| readings[i].sentence + 1 >= reading.sentence).find(sum)?;
    let currency = if amounts[before].currency.is_some() { Some(before) } else { readings[before].currency_of };
    let times = |a: Decimal, b: Decimal| a.checked_mul(Decimal::from_int(ORDER)).is_none_or(|most| most >= b);
    let alike = large(&amounts[before]).is_some_and(|other| times(value, other) && times(other, value));
    currency.filter(|_| alike)
}

/// "it has spent", "payments will swallow", "of that was": a verb of money, or one under something that money measures; not "streamed
/// by", "added", "users rose to".
fn does_money(scene: &Scene, amount: &Amount, reading: &Reading) -> bool {
    let (document, start) = (scene.document, amount.tokens.start);
    let groups = &scene.sentences[reading.sentence].groups;
    let funds = Roles::FUND.with(Roles::TRANSACT).with(Roles::COMMIT).with(Roles::INTO);
    // "40 million was paid"
    if groups.iter().any(|g| g.tokens.start == amount.tokens.end && g.does(funds)) {
        return true;
    }
    let Some(group) = groups.iter().rev().find(|g| g.tokens.end <= start) else { return false };
    let moves = Roles::MOVE.with(Roles::TALLY).with(Roles::PEOPLE).with(Roles::BEFALL).with(Roles::HOLD);
    if group.passive && document.is_word(start - 1, "by") || reading.measure.is_none() && group.does(moves) {
        return false;
    }
    // "stood at 5 million", "missed it by 5 million", "brought in 5 million"; but "fed 5 million", "the app counts 5 million".
    let lead = lead::read(document, start, group.tokens.end);
    let object = group.tokens.end == lead.start && lead.preposition.is_none();
    let brings = document.says(group.tokens.end - 1, StatementWord::Fetches);
    reading.measure.is_some() || group.copula || group.does(funds) || brings || !object && !group.does(Roles::REPORT)
}

/// "Deposits rose to 34.9 billion from 33.8 billion" in a text where millions are always money: of what money can measure.
fn is_among_money(scene: &Scene, amounts: &[Amount], readings: &[Reading], at: usize) -> bool {
    let lexicon = scene.document.lexicon;
    let money = Amount { kind: FigureKind::Money, ..amounts[at].clone() };
    let measured = readings[at].measure.as_ref().is_some_and(|m| {
        !lexicon.measures.is(m.measure, Traits::GOODS.with(Traits::PEOPLE))
            && measure::admits(lexicon, m.measure, &money, readings[at].stat)
    });
    let large = |a: &Amount| a.value.or(a.ends.map(|e| e.1)).is_some_and(|v| v >= Decimal::from_int(1_000_000));
    measured
        && amounts.iter().any(|a| a.currency.is_some() && large(a))
        && !amounts.iter().any(|a| a.kind == FigureKind::Quantity && a.unit.is_some() && large(a))
}

/// "5 million dollars in interest and 4 million in principal": a bare number that stands beside money, and counts nothing else.
fn is_beside_money(scene: &Scene, amounts: &[Amount], readings: &[Reading], at: usize) -> bool {
    let document = scene.document;
    let Some(before) = at.checked_sub(1).filter(|&i| readings[i].clause == readings[at].clause) else { return false };
    let gap = amounts[before].tokens.end..amounts[at].tokens.start;
    let joins =
        |t: usize| document.is_word(t, "and") || document.is_word(t, "or") || document.has(t, Classes::Comparison);
    let end = amounts[at].tokens.end;
    let counts = document.tokens.get(end).is_some_and(|t| t.kind == Kind::Word)
        && !document.has(end, Classes::Function | Classes::DateStart | Classes::Comparison);
    let money = Amount { kind: FigureKind::Money, ..amounts[at].clone() };
    let measured = readings[at]
        .measure
        .as_ref()
        .is_some_and(|m| !measure::admits(document.lexicon, m.measure, &money, readings[at].stat));
    amounts[before].kind == FigureKind::Money
        && !measured
        && !counts
        && gap.len() <= APPOSITION
        && gap.clone().any(joins)
        && !scene.sentences[readings[at].sentence].groups.iter().any(|g| g.is_finite() && gap.contains(&g.tokens.start))
}

/// Cents and dollars: words of one family.
fn same_family(amounts: &[Amount], a: usize, b: usize) -> bool {
    matches!((amounts[a].currency, amounts[b].currency), (Some(OneOf { .. }), Some(OneOf { .. })))
}
