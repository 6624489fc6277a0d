//! What the second of two amounts in a clause has from the first.
//!
//! | words | the second |
//! | --- | --- |
//! | "grew 5%, after **3%** last year" | is a change too |
//! | "4.7% of GDP, compared with **4.1%** this year" | is so much of GDP |
//! | "cheaper by 7%, including cucumbers **by 38%**" | is a change the same way |
//! | "exports grew 5% and imports **7%**" | grew too |
//! | "5 million, up from **4 million**" | is of the same measure |

use std::ops::Range;

use super::{differs, gap_before, is_alike, is_behind_change, lead_of, measure_in};
use crate::interpret::lead::{self, Lead};
use crate::interpret::link::change::base_again;
use crate::interpret::link::{APPOSITION, Rule, Scene, inherit, inherit_period};
use crate::interpret::period::is_dated;
use crate::interpret::{Reading, joined, measure, modality};
use crate::lexicon::Classes;
use crate::lexicon::statement::StatementWord;
use crate::recognize::amount::Amount;
use crate::record::{FigureKind, MeasureMethod, Stat};
use crate::text::Document;
use crate::text::token::Kind;

/// The rules, in the order in which they are asked.
pub(super) const RULES: &[Rule] =
    &[compared_change, part_of_what_is_compared, by_so_much, under_one_verb, same_measure];

/// "grew 31% in January against 30% in December", "grew 5%, after 3% last year": what a change is compared with is one.
fn compared_change(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    let percent = amounts[at].kind == FigureKind::Percent && is_alike(amounts, at);
    if !percent || !is_behind_change(readings, at) {
        return;
    }
    // "fell 3% after 5% inflation": a rate of its own.
    let own = |m: &measure::Found| m.method == MeasureMethod::Phrase || differs(readings, at - 1, m.measure);
    let lead = lead_of(scene, amounts, at);
    let after = lead.follows(scene.document)
        && !scene.document.is_word(amounts[at].tokens.end, "of")
        && !readings[at].measure.as_ref().is_some_and(own);
    if after || is_set_against(scene, &amounts[at], &lead) {
        let from = readings[at - 1].clone();
        (readings[at].stat, readings[at].direction) = (Stat::Change, from.direction);
        readings[at].rule = "change_compared";
        inherit(scene, &amounts[at], &from, &mut readings[at], MeasureMethod::Inherited);
    }
}

/// "thanks to a harvest of 75 million tonnes, compared with 70 million", "4.7% of GDP, compared with 4.1% this year": what is compared is
/// what stands beside it, and not what the clause tells of.
fn part_of_what_is_compared(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    let named = |r: &Reading, method| r.measure.as_ref().filter(|m| m.method == method).map(|m| m.measure);
    let (beside, own) = (named(&readings[at - 1], MeasureMethod::Phrase), named(&readings[at], MeasureMethod::Clause));
    let gap = gap_before(amounts, at);
    let other = gap.len() <= lead::COMPARED && own.is_some() && beside.is_some() && beside != own;
    let whole = scene.document.is_word(gap.start, "of")
        && readings[at].measure.as_ref().is_some_and(|m| m.tokens.start > gap.start && m.tokens.start <= gap.start + 2);
    if (whole || other) && is_alike(amounts, at) && is_set_against(scene, &amounts[at], &lead_of(scene, amounts, at)) {
        (readings[at].measure, readings[at].parties) = (None, None);
    }
}

/// "by 12% and 31% respectively", "exports grew 5% and imports 7%": one verb for both.
fn under_one_verb(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    let gap = behind_base(scene, readings[at].sentence, gap_before(amounts, at));
    let elided = amounts[at].kind == FigureKind::Percent
        && elides_verb(scene, readings[at].sentence, &gap, &lead_of(scene, amounts, at));
    if elided && let Some(named) = measure_in(scene, readings[at].sentence, &gap) {
        readings[at].measure = Some(named);
    }
    if !is_alike(amounts, at) || !is_behind_change(readings, at) {
        return;
    }
    if !elided && !joined(scene.document, gap.start, gap.end) && !joined_behind_date(scene, &gap) {
        return;
    }
    let from = readings[at - 1].clone();
    let to = &mut readings[at];
    (to.stat, to.direction, to.rule) = (from.stat, from.direction, from.rule);
    to.modality = from.modality;
    inherit(scene, &amounts[at], &from, to, MeasureMethod::Inherited);
    if to.reference.is_some_and(|own| from.reference.is_some_and(|other| own.period != other.period)) {
        base_again(scene, readings, at);
    } else {
        to.base = to.base.or(from.base);
        inherit_period(&from, to);
    }
}

/// "14% dearer than a year earlier, bread 17%": what stands between two amounts, but for what the first is compared with.
fn behind_base(scene: &Scene, sentence: usize, gap: Range<usize>) -> Range<usize> {
    let document = scene.document;
    let Some(comma) = gap.clone().find(|&t| document.is_sign(t, b',')) else { return gap };
    let compared = (gap.start..comma).any(|t| document.is_word(t, "than") || is_dated(scene.dates, t));
    let verb = scene.sentences[sentence].groups.iter().any(|g| (gap.start..comma).contains(&g.tokens.start));
    if compared && !verb { comma..gap.end } else { gap }
}

/// "from 5 million to 7 million", "to 5 million and 7 million", "5 million, up from 4 million": of what the one before is.
fn same_measure(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    if readings[at].measure.is_some() || !is_alike(amounts, at) {
        return;
    }
    let (document, gap) = (scene.document, gap_before(amounts, at));
    let lead = lead_of(scene, amounts, at);
    let against = is_set_against(scene, &amounts[at], &lead);
    // "a loss of 5 million, after 3 million in provisions": what a preposition puts beside it is of its own.
    let of_role = |t: usize| t > gap.start && modality::modality_noun(document, t - 1).is_some();
    let ties = |t: usize| document.is_one_of(t, &["to", "from"]) || of_role(t);
    let parts = |t: usize| {
        document.has(t, Classes::Preposition)
            && !document.has(t, Classes::Comparison)
            && !ties(t)
            && !is_dated(scene.dates, t + 1)
    };
    let apart = || gap.clone().any(parts) && !is_parallel(scene, amounts, readings, at, &lead);
    let comma = || gap.clone().any(|t| document.is_sign(t, b','));
    // ", up from 9 million", however far behind.
    let moved = against && document.has(lead.start.wrapping_sub(2), Classes::Direction);
    let compared = moved || gap.len() <= APPOSITION && gap.clone().any(|t| joins(document, t));
    if compared && (against || !comma() || !apart()) && !measure::is_of_other_noun(&scene.sites[at]) {
        let from = readings[at - 1].clone();
        inherit(scene, &amounts[at], &from, &mut readings[at], MeasureMethod::Inherited);
    }
}

/// "31% in January against 30% in December", "grew 1.1% instead of 1.4%"; but "faster than the 3% key rate" is a rate.
fn is_set_against(scene: &Scene, amount: &Amount, lead: &Lead) -> bool {
    let (document, end) = (scene.document, amount.tokens.end);
    let bare =
        || document.tokens.get(end).is_none_or(|t| t.kind == Kind::Sign) || document.has(end, Classes::Preposition);
    lead.compares(document) || bare() && instead_of(scene, lead)
}

/// "3% this year and 4% next year", "3% in 2024, 4% in 2025": whether all that stands between two amounts is the date of the first.
fn joined_behind_date(scene: &Scene, gap: &Range<usize>) -> bool {
    let document = scene.document;
    let and = |t: usize| document.is_sign(t, b',') || document.is_word(t, "and");
    let dated = |t: usize| is_dated(scene.dates, t) || document.has(t, Classes::Preposition | Classes::Determiner);
    let Some(end) = gap.clone().find(|&t| and(t)) else { return false };
    end > gap.start && (gap.start..end).all(dated) && joined(document, end, gap.end)
}

/// "gas accounted for 14% of exports, vehicles for 9% and grain for 5%": another noun, and the preposition again.
fn is_parallel(scene: &Scene, amounts: &[Amount], readings: &[Reading], at: usize, lead: &Lead) -> bool {
    /// "motor vehicles".
    const NOUN: usize = 3;
    let (document, before) = (scene.document, at - 1);
    let first = lead::read(document, amounts[before].tokens.start, readings[before].clause.start).preposition;
    let Some((first, again)) = first.zip(lead.preposition) else { return false };
    let border = (amounts[before].tokens.end..again)
        .rev()
        .take(NOUN + 1)
        .find(|&t| document.is_sign(t, b',') || document.is_word(t, "and"));
    document.word(first) == document.word(again) && border.is_some_and(|border| border + 1 < again)
}

/// "became cheaper by 7%, including cucumbers by 38%": the same way.
fn by_so_much(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    let gap = gap_before(amounts, at);
    let by = |i: usize| scene.sites[i].preposition_is("by");
    let verb =
        scene.sentences[readings[at].sentence].groups.iter().any(|g| gap.contains(&g.tokens.start) && g.is_finite());
    let like = amounts[at - 1].kind == FigureKind::Percent && amounts[at].kind == FigureKind::Percent;
    let change = readings[at - 1].stat == Stat::Change && readings[at].stat == Stat::Level;
    if like && change && by(at - 1) && by(at) && !verb {
        let from = readings[at - 1].clone();
        let to = &mut readings[at];
        (to.stat, to.direction, to.rule) = (from.stat, from.direction, from.rule);
        (to.base, to.modality) = (to.base.or(from.base), from.modality);
        inherit_period(&from, to);
    }
}

/// "grew 1.1% instead of 1.4%", "grew 5%, faster than the 4%": what was told of the one is told of the other.
fn instead_of(scene: &Scene, lead: &Lead) -> bool {
    let (document, before) = (scene.document, lead.start.wrapping_sub(1));
    let instead = lead.preposition.is_some_and(|of| document.says(of.wrapping_sub(1), StatementWord::Instead));
    let faster = |at: usize| document.words(at).any(|(_, word)| matches!(word, StatementWord::Comparative(_)));
    instead || document.is_word(before, "than") && before.checked_sub(1).is_some_and(faster)
}

/// "grew 5% and imports (by) 7%": between the two amounts only a subject, and no verb.
fn elides_verb(scene: &Scene, sentence: usize, gap: &Range<usize>, lead: &Lead) -> bool {
    let (document, groups) = (scene.document, &scene.sentences[sentence].groups);
    let opens = document.is_word(gap.start, "and") || document.is_sign(gap.start, b',');
    let by = lead.preposition.is_none_or(|at| document.is_word(at, "by"));
    // "food prices went up 19%, non-food items 12% and paid services 9%"
    let name = |t: usize| {
        document.is_sign(t, b'-')
            || document.is_word(t, "and")
            || document.tokens[t].kind == Kind::Word
                && !document.has(
                    t,
                    Classes::Function | Classes::Direction | Classes::Comparison | Classes::DateWord | Classes::Bound,
                )
    };
    let named = gap.len() > 1 && lead.preposition.is_none() && (gap.start + 1..gap.end).all(name);
    let subject = named || measure_in(scene, sentence, gap).is_some();
    opens && by && subject && gap.len() <= 6 && !groups.iter().any(|g| gap.contains(&g.tokens.start))
}

fn joins(document: &Document, at: usize) -> bool {
    document.is_word(at, "and")
        || document.is_word(at, "or")
        || document.is_word(at, "from")
        || document.is_word(at, "to")
        || document.has(at, Classes::Comparison)
        || document.is_sign(at, b',')
}
