//! A sum that was told before: "agreed to bring trade to $300 million. … **The $300 million mark** was passed two years late."

use super::{Scene, inherit};
use crate::decimal::Decimal;
use crate::interpret::{Reading, modality};
use crate::lexicon::Classes;
use crate::recognize::amount::Amount;
use crate::record::{FigureKind, MeasureMethod, Stat};

/// A smaller sum may be told twice of two things.
const LEAST: Decimal = Decimal::from_int(1000);

/// Sentences in which a sum is told again.
const NEAR: usize = 12;

/// Gives a sum that an article or a noun of aims points back at the measure that it had.
pub(super) fn sum_again(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    let (document, amount) = (scene.document, &amounts[at]);
    let sum = amount.kind == FigureKind::Money && amount.value.is_some_and(|value| value >= LEAST);
    if !sum || readings[at].measure.is_some() || readings[at].stat != Stat::Level || amount.per_unit.is_some() {
        return;
    }
    let (start, end) = (amount.tokens.start, amount.tokens.end);
    let named = document.has(end, Classes::Anaphor) || modality::modality_noun(document, end).is_some();
    let closes = document.tokens.get(end).is_none_or(|t| t.sign != 0);
    if !document.has(start.wrapping_sub(1), Classes::Definite) || !named && !closes {
        return;
    }
    let same = |&before: &usize| {
        let (other, reading) = (&amounts[before], &readings[before]);
        (other.value, other.currency) == (amount.value, amount.currency)
            && reading.stat == Stat::Level
            && reading.sentence + NEAR >= readings[at].sentence
    };
    if let Some(before) = (0..at).rev().find(same).filter(|&before| readings[before].measure.is_some()) {
        let from = readings[before].clone();
        inherit(scene, amount, &from, &mut readings[at], MeasureMethod::Antecedent);
    }
}
