//! "Inflation hit 15%, three times the ministry's ceiling of 5%", "… The bank's target band of 6 to 8%": of what an aim is one, where only
//! the figure before says it.

use super::{Scene, inherit};
use crate::interpret::Reading;
use crate::lexicon::Classes;
use crate::lexicon::statement::StatementWord;
use crate::recognize::amount::Amount;
use crate::record::{FigureKind, MeasureMethod, Modality, Stat};

/// An aim that no words measure is one for what the percentage before it measures; a band in which something is to stay is an aim.
pub(super) fn aim_of_told(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    /// "target range", "tolerance band set".
    const NOUN: usize = 2;
    if amounts[at].kind != FigureKind::Percent {
        return;
    }
    let (document, site, end) = (scene.document, &scene.sites[at], amounts[at].tokens.end);
    let band = |t: usize| document.says(t, StatementWord::Corridor);
    let of = site.lead.preposition.filter(|&of| document.is_word(of, "of")).unwrap_or(0);
    let before = of.saturating_sub(NOUN)..of;
    let banded = before.clone().any(band) || (end..end + NOUN).any(band);
    if banded && readings[at].modality == Modality::Reported && readings[at].stat == Stat::Level {
        readings[at].modality = Modality::Target;
        readings[at].evidence.push(format!("{}: within which something is to stay", Modality::Target));
    }
    let aim = banded || before.into_iter().any(|t| document.has(t, Classes::ModalityNoun));
    let rate = |&i: &usize| amounts[i].kind == FigureKind::Percent && readings[i].measure.is_some();
    let near = (0..at).rev().take_while(|&i| readings[i].sentence + 1 >= readings[at].sentence);
    if readings[at].measure.is_none()
        && aim
        && let Some(told) = near.into_iter().find(rate)
    {
        let from = readings[told].clone();
        inherit(scene, &amounts[at], &from, &mut readings[at], MeasureMethod::Inherited);
    }
}
