//! Figures that leave out what they are of, since the figure before them says it.
//!
//! | words | the second is |
//! | --- | --- |
//! | "**Of the 4,300 posts** created, only **2,750** have been filled" | of the posts |
//! | "lost 98 billion in 2024 **(2023: 121 billion)**" | the loss of 2023 |
//! | "television making up 41% **and** tickets a mere **17%**" | a share as well |

use super::{Scene, inherit};
use crate::interpret::{Reading, measure};
use crate::lexicon::Classes;
use crate::recognize::amount::Amount;
use crate::record::{FigureKind, MeasureMethod};

/// Gives such a figure the measure of the one before.
pub(super) fn of_whole(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    let Some(before) = at.checked_sub(1).filter(|&i| readings[i].sentence == readings[at].sentence) else { return };
    if readings[at].measure.is_some() || readings[before].measure.is_none() {
        return;
    }
    // What counts posts may be of jobs, for all that posts are no people.
    if counts_some(scene, amounts, before, at) {
        let method = MeasureMethod::Inherited;
        readings[at].measure = readings[before].measure.clone().map(|found| measure::Found { method, ..found });
        return;
    }
    let taken = was_then(scene, amounts, before, at) || is_other_share(scene, amounts, readings, before, at);
    if taken {
        let from = readings[before].clone();
        inherit(scene, &amounts[at], &from, &mut readings[at], MeasureMethod::Inherited);
    }
}

/// "Of the 4,300 posts created, 2,750 have been filled": some of what is counted, and counted in the same.
fn counts_some(scene: &Scene, amounts: &[Amount], before: usize, at: usize) -> bool {
    let (whole, part) = (&amounts[before], &amounts[at]);
    let opens = scene.document.is_word(scene.sites[before].sentence.tokens.start, "of");
    let of = scene.sites[before].lead.preposition == Some(scene.sites[before].sentence.tokens.start);
    let bare = scene.document.is_number(part.tokens.end - 1);
    opens && of && bare && whole.unit.is_some() && whole.unit == part.unit && part.value < whole.value
}

/// "(2023: 121 billion)": what it was then.
fn was_then(scene: &Scene, amounts: &[Amount], before: usize, at: usize) -> bool {
    /// "(first half of 2023: ".
    const LONGEST: usize = 6;
    let (document, start) = (scene.document, amounts[at].tokens.start);
    let colon = scene.sites[at].lead.start.wrapping_sub(1);
    let open = (start.saturating_sub(LONGEST)..start).find(|&t| document.is_sign(t, b'('));
    let dated = |open: usize| scene.dates.iter().any(|date| date.tokens.start > open && date.tokens.end == colon);
    let near = |open: usize| amounts[before].tokens.end <= open;
    document.is_sign(colon, b':') && open.is_some_and(|open| near(open) && dated(open))
}

/// "and tickets a mere 17%": a share of the same whole, told without a verb.
fn is_other_share(scene: &Scene, amounts: &[Amount], readings: &[Reading], before: usize, at: usize) -> bool {
    /// "and ticket sales a mere".
    const LONGEST: usize = 6;
    let gap = amounts[before].tokens.end..scene.sites[at].lead.start;
    let share = scene.document.lexicon.measures.known.share;
    let shares = readings[before].measure.as_ref().is_some_and(|m| m.measure == share);
    let percents = amounts[before].kind == FigureKind::Percent && amounts[at].kind == FigureKind::Percent;
    let verb = || scene.sentences[readings[at].sentence].groups.iter().any(|g| gap.contains(&g.tokens.start));
    let preposition = || gap.clone().any(|t| scene.document.has(t, Classes::Preposition));
    let and = scene.document.is_word(gap.start, "and") && (2..=LONGEST).contains(&gap.len());
    shares && percents && and && scene.sites[at].lead.preposition.is_none() && !preposition() && !verb()
}
