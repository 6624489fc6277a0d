//! What the second of two amounts in a sentence has from the first.
//!
//! | words | the second |
//! | --- | --- |
//! | "A's exports to B came to 5 million, while imports from B **came to 4 million**" | is A's |
//! | "made 500 tractors, 5% more than in 2020, and **30 trucks**" | was made, and in the same year |
//! | "rose by 25% to 2.5 billion (in 2017 - **2 billion**)" | is of the same measure |
//! | "5 million of the cost, or **50%**" | is a share |
//! | "closed 179 points lower, or **2.6%**" | is the same change again |
//! | "to Chile 9 million, and to Peru - **1.9 million**" | is of the same measure, to Peru |
//! | "will allocate 5 billion for roads and **3 billion** for canals" | is promised |

use super::{differs, gap_before, lead_of};
use crate::interpret::link::items::to_whom;
use crate::interpret::link::{Rule, Scene, inherit, inherit_period};
use crate::interpret::parties::Parties;
use crate::interpret::period::is_dated;
use crate::interpret::{Reading, measure};
use crate::recognize::amount::Amount;
use crate::record::{FigureKind, MeasureMethod, Modality, Stat};

/// The rules, in the order in which they are asked.
pub(super) const RULES: &[Rule] = &[
    share_subject,
    next_of_list,
    told_in_brackets,
    share_beside,
    change_beside,
    behind_dash,
    other_counterpart,
    one_promise,
];

/// "made 500 tractors, 5% more than in 2020, and 30 trucks": as the item before, where a change in apposition to it stands between.
fn next_of_list(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    let Some(item) = at.checked_sub(2).filter(|&item| readings[at - 1].relates_to == Some(item)) else { return };
    let alike = amounts[item].kind == amounts[at].kind && readings[item].clause == readings[at].clause;
    let and = || scene.document.is_word(lead_of(scene, amounts, at).start.wrapping_sub(1), "and");
    if readings[at - 1].stat == Stat::Change && alike && and() {
        let from = readings[item].clone();
        inherit(scene, &amounts[at], &from, &mut readings[at], MeasureMethod::Inherited);
        inherit_period(&from, &mut readings[at]);
    }
}

/// "A's exports to B ..., while imports from B ...": the second measure has the first's subject.
fn share_subject(_: &Scene, _: &[Amount], readings: &mut [Reading], at: usize) {
    let (Some(from), Some(to)) = (readings[at - 1].parties, readings[at].parties) else { return };
    if to.subject.is_none() && to.counterpart == from.counterpart {
        readings[at].parties = Some(Parties { subject: from.subject, ..to });
    }
}

/// "will allocate 5 billion for roads and 3 billion for canals": one promise.
fn one_promise(_: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    let promised = readings[at - 1].modality == Modality::Commitment && readings[at].modality == Modality::Forecast;
    if promised && readings[at - 1].clause == readings[at].clause && amounts[at - 1].kind == amounts[at].kind {
        readings[at].modality = Modality::Commitment;
    }
}

/// "trade reached 2.5 billion and rose by 25% (in 2017 - 2 billion)": what it was then.
fn told_in_brackets(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    /// "(in January-May 2017 -".
    const OPENING: usize = 7;
    let (document, start) = (scene.document, amounts[at].tokens.start);
    let floor = amounts[at - 1].tokens.end.max(start.saturating_sub(OPENING));
    let opens = document.is_dash(start.wrapping_sub(1)) && (floor..start).any(|t| document.is_sign(t, b'('));
    let like = |i: &usize| readings[*i].stat == Stat::Level && amounts[*i].kind == amounts[at].kind;
    let here = |i: &usize| readings[*i].sentence == readings[at].sentence;
    if !opens || readings[at].measure.is_some() {
        return;
    }
    if let Some(first) = (0..at).rev().take_while(here).find(like) {
        let from = readings[first].clone();
        inherit(scene, &amounts[at], &from, &mut readings[at], MeasureMethod::Inherited);
    }
}

/// "5 million tonnes of the volume (47%)", "5 million of the cost, or 50%", "makes up 38% of supplies, followed by chemicals (17%)".
fn share_beside(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    /// "of last year's volume (".
    const PHRASE: usize = 8;
    let (document, start, end) = (scene.document, amounts[at].tokens.start, amounts[at].tokens.end);
    let brackets = document.is_sign(start.wrapping_sub(1), b'(') && document.is_sign(end, b')');
    let or = document.is_word(start.wrapping_sub(1), "or");
    let percent = amounts[at].kind == FigureKind::Percent && readings[at].stat == Stat::Level;
    if !percent || readings[at].measure.is_some() || !brackets && !or {
        return;
    }
    let share = scene.document.lexicon.measures.known.share;
    let here = |i: &usize| readings[*i].sentence == readings[at].sentence;
    let listed = || (0..at).rev().take_while(here).any(|i| !differs(readings, i, share));
    let before = &readings[at - 1];
    // "a loan of 5 million (7%)": at that rate.
    let known = &scene.document.lexicon.measures.known;
    let lent = before.measure.as_ref().is_some_and(|m| [known.bonds, known.loan, known.deposits].contains(&m.measure));
    let part = before.stat == Stat::Level
        && !lent
        && matches!(amounts[at - 1].kind, FigureKind::Money | FigureKind::Quantity)
        && before.clause == readings[at].clause
        && start - amounts[at - 1].tokens.end <= PHRASE;
    if part || brackets && listed() {
        readings[at].measure =
            Some(measure::Found { measure: share, tokens: end..end, method: MeasureMethod::Inherited });
    }
}

/// "closed 179 points lower, or 2.6%": the same change again.
fn change_beside(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    /// "points lower, or".
    const GAP: usize = 4;
    let (document, gap) = (scene.document, amounts[at - 1].tokens.end..scene.sites[at].lead.start);
    let or = gap.end > gap.start && document.is_word(gap.end - 1, "or") && gap.len() <= GAP;
    // "or 3% of output" is a share.
    let or = or && !document.is_word(amounts[at].tokens.end, "of");
    let before = readings[at - 1].clone();
    let like = amounts[at].kind == FigureKind::Percent && amounts[at - 1].kind != FigureKind::Percent;
    if or
        && like
        && before.stat == Stat::Change
        && readings[at].stat == Stat::Level
        && before.clause == readings[at].clause
    {
        let to = &mut readings[at];
        (to.stat, to.direction, to.rule) = (before.stat, before.direction, before.rule);
        (to.base, to.modality) = (before.base, before.modality);
        inherit(scene, &amounts[at], &before, to, MeasureMethod::Inherited);
        inherit_period(&before, to);
    }
}

/// "to Europe exceeded 9.7 million, to Chile - 7.3 million, and to Peru - 1.9 million": the verb's words are left out.
fn behind_dash(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    /// ", and to the Czech Republic -".
    const GAP: usize = 7;
    let (document, gap) = (scene.document, gap_before(amounts, at));
    let dash = gap.end.wrapping_sub(1);
    let sentence = &scene.sentences[readings[at].sentence];
    // ... "in 2022 was 5 million, in 2023 – 4 million"
    let to = |t: &usize| document.is_one_of(*t, &["to", "from", "with"]) || is_dated(scene.dates, *t);
    let verb = sentence.groups.iter().any(|g| gap.contains(&g.tokens.start) && g.is_finite());
    let like = amounts[at - 1].kind == amounts[at].kind && readings[at - 1].stat == readings[at].stat;
    if !like || verb || gap.len() > GAP || !document.is_dash(dash) || !gap.clone().take(3).any(|t| to(&t)) {
        return;
    }
    let from = readings[at - 1].clone();
    inherit(scene, &amounts[at], &from, &mut readings[at], MeasureMethod::Inherited);
    inherit_period(&from, &mut readings[at]);
    readings[at].modality = from.modality;
    to_whom(scene, amounts, readings, at);
}

/// "trade with Peru stood at 5 million, with Chile at 4 million": each with its own.
fn other_counterpart(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    let gap = gap_before(amounts, at);
    let sentence = &scene.sentences[readings[at].sentence];
    let verb = sentence.groups.iter().any(|g| gap.contains(&g.tokens.start));
    let subject = |i: usize| readings[i].parties.map(|p| p.subject);
    let both = readings[at].parties.is_some_and(|p| p.counterpart.is_some());
    if both && !verb && subject(at) == subject(at - 1) {
        to_whom(scene, amounts, readings, at);
    }
}
