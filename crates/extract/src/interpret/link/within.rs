//! Figures of the stretch of time that one beside them is told of.
//!
//! | words | of the time of |
//! | --- | --- |
//! | "exports were $25 million, **of which** tractors made up **$14 million** and tyres **$2 million**" | the $25 million |
//! | "registered **29 projects worth** $92 million in 2016" | the sum that they are worth |
//! | "4,000 patients in May, and **600 of them** stayed" | those told before |
//! | "**Fifteen firms** were fined $1.5 million in 2013" | the sum of the same verb |
//! | "In the public sector pay was 2,351 euros, in the private sector – **2,402 euros**" | the pay before the dash |

use super::change::base_again;
use super::items::opens_with_whole;
use super::{Scene, inherit_period};
use crate::interpret::{Reading, period};
use crate::lexicon::Classes;
use crate::lexicon::statement::StatementWord;
use crate::recognize::amount::Amount;
use crate::recognize::verb::Tense;
use crate::record::{FigureKind, Modality, Stat};

/// Gives a figure without a period that of the one which its words tie it to.
pub(super) fn within(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    let reading = &readings[at];
    if reading.reference.is_some() || reading.modality != Modality::Reported || reading.outcome.is_some() {
        return;
    }
    let tied = whole(scene, amounts, readings, at)
        .or_else(|| sum(scene, amounts, readings, at))
        .or_else(|| before_dash(scene, amounts, readings, at))
        .or_else(|| of_them(scene, amounts, readings, at));
    if let Some(from) = tied.map(|i| readings[i].clone()) {
        inherit_period(&from, &mut readings[at]);
        if readings[at].stat == Stat::Change {
            base_again(scene, readings, at);
        }
    }
}

/// "$25 million, of which tractors made up $14 million": what the relative clause tells the parts of.
fn whole(scene: &Scene, amounts: &[Amount], readings: &[Reading], at: usize) -> Option<usize> {
    let (document, start) = (scene.document, amounts[at].tokens.start);
    let relatives = scene.sentences[readings[at].sentence].relatives();
    let relative = relatives.iter().find(|r| r.contains(&start) && document.is_word(r.start, "of"))?;
    let dated = period::told_in(scene.dates, relative).next().is_some();
    let here = |i: &usize| readings[*i].sentence == readings[at].sentence;
    let before = |i: &usize| amounts[*i].tokens.end <= relative.start;
    let whole = (0..at).rev().take_while(here).find(before)?;
    let compared = scene.sites[whole].lead.compares(document);
    // "of which 2 million are still in stock": now.
    let groups = &scene.sites[at].sentence.groups;
    let now = groups.iter().any(|g| (start..relative.end).contains(&g.tokens.start) && g.tense == Tense::Present);
    (!dated && !compared && !now && readings[whole].stat == Stat::Level).then_some(whole)
}

/// "29 projects worth $92 million in 2016", "Fifteen firms were fined $1.5 million in 2013": the sum behind, which has a date of its own.
fn sum(scene: &Scene, amounts: &[Amount], readings: &[Reading], at: usize) -> Option<usize> {
    /// "with a combined capital of".
    const GAP: usize = 6;
    let next =
        (at + 1 < readings.len()).then_some(at + 1).filter(|&i| readings[i].sentence == readings[at].sentence)?;
    let gap = amounts[at].tokens.end..scene.sites[next].lead.start;
    let counted = (amounts[at].kind, amounts[next].kind) == (FigureKind::Quantity, FigureKind::Money);
    let worth = gap.len() <= GAP && scene.document.says(gap.start, StatementWord::SumsUp);
    let subject = || {
        let verb = scene.sites[at].governor.filter(|_| readings[at].clause == readings[next].clause);
        let group = verb.map(|verb| &scene.sites[at].sentence.groups[verb])?;
        (verb == scene.sites[next].governor && group.tokens.start == gap.start).then_some(())
    };
    let behind = readings[next].reference.and_then(|found| found.date);
    let behind = behind.is_some_and(|date| scene.dates[date].tokens.start >= amounts[next].tokens.end);
    (counted && behind && (worth || subject().is_some())).then_some(next)
}

/// "treated 4,000 patients in May, and 600 of them stayed overnight": some of those told before.
fn of_them(scene: &Scene, amounts: &[Amount], readings: &[Reading], at: usize) -> Option<usize> {
    let (document, end) = (scene.document, amounts[at].tokens.end);
    // "Of these, 600 stayed"
    let points = document.is_word(end, "of") && document.is_one_of(end + 1, &["them", "these", "those", "whom"])
        || opens_with_whole(scene, readings[at].sentence);
    // "600 of them work in the north": now.
    let now = scene.sites[at].governor().is_some_and(|g| g.tense == Tense::Present);
    let counted = |i: &usize| amounts[*i].kind == FigureKind::Quantity && readings[*i].stat == Stat::Level;
    let near = (0..at).rev().take_while(|&i| readings[i].sentence + 1 >= readings[at].sentence);
    near.into_iter().find(counted).filter(|_| points && !now)
}

/// "In the public sector pay was 2,351 euros, in the private sector – 2,402 euros": the verb is left out, and the time.
fn before_dash(scene: &Scene, amounts: &[Amount], readings: &[Reading], at: usize) -> Option<usize> {
    /// ", in the private sector –".
    const GAP: usize = 8;
    let before = at.checked_sub(1).filter(|&i| readings[i].sentence == readings[at].sentence)?;
    let gap = amounts[before].tokens.end..amounts[at].tokens.start;
    let like = (amounts[before].kind, readings[before].stat) == (amounts[at].kind, readings[at].stat);
    let dash = gap.len() > 1 && gap.len() <= GAP && scene.document.is_dash(gap.end - 1);
    let verb = scene.sites[at].sentence.groups.iter().any(|g| gap.contains(&g.tokens.start));
    let places = (gap.start..gap.end).any(|t| scene.document.has(t, Classes::Preposition));
    let dated = period::told_in(scene.dates, &gap).next().is_some();
    (like && dash && places && !verb && !dated).then_some(before)
}
