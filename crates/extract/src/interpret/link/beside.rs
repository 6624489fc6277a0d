//! Amounts that stand side by side under one verb.

use std::ops::Range;

use super::change::base_again;
use super::items::to_whom;
use super::{APPOSITION, Scene, inherit, inherit_period, only_reports};
use crate::interpret::parties::Parties;
use crate::interpret::period::is_dated;
use crate::interpret::{Reading, joined, lead, measure, modality};
use crate::lexicon::Classes;
use crate::lexicon::measure::MeasureWord;
use crate::lexicon::statement::StatementWord;
use crate::recognize::amount::Amount;
use crate::record::{FigureKind, MeasureMethod, Modality, Stat};
use crate::text::Document;
use crate::text::token::Kind;

/// "exports rose to 5 million and 7 million tonnes": amounts of one kind in one clause.
pub(super) fn coordination(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    let Some(before) = at.checked_sub(1).filter(|&i| readings[i].sentence == readings[at].sentence) else { return };
    share_subject(readings, before, at);
    if let Some(item) = listed_before(scene, amounts, readings, at) {
        let from = readings[item].clone();
        inherit(scene, &amounts[at], &from, &mut readings[at], MeasureMethod::Inherited);
        inherit_period(&from, &mut readings[at]);
    }
    told_in_brackets(scene, amounts, readings, at);
    share_beside(scene, amounts, readings, at);
    change_beside(scene, amounts, readings, at);
    behind_dash(scene, amounts, readings, at);
    other_counterpart(scene, amounts, readings, at);
    // "will allocate 5 billion for roads and 3 billion for canals": one promise.
    let promised = readings[before].modality == Modality::Commitment && readings[at].modality == Modality::Forecast;
    if promised && readings[before].clause == readings[at].clause && amounts[before].kind == amounts[at].kind {
        readings[at].modality = Modality::Commitment;
    }
    let told_at_once = || {
        let gap = amounts[before].tokens.end..amounts[at].tokens.start;
        only_reports(scene, readings[at].sentence, &gap)
    };
    if readings[before].clause != readings[at].clause && !told_at_once() {
        return;
    }
    let like = amounts[before].kind == amounts[at].kind && amounts[before].unit == amounts[at].unit;
    // "grew 31% in January against 30% in December", "grew 5%, after 3% last year": what a change is compared with is one.
    let lead = lead::read(scene.document, amounts[at].tokens.start, amounts[before].tokens.end);
    // "faster than the 3% key rate" is a rate.
    let end = amounts[at].tokens.end;
    let bare = scene.document.tokens.get(end).is_none_or(|t| t.kind == Kind::Sign)
        || scene.document.has(end, Classes::Preposition);
    let against = lead.compares(scene.document) || bare && instead_of(scene, &lead);
    // "fell 3% after 5% inflation": a rate of its own.
    let own = |m: &measure::Found| m.method == MeasureMethod::Phrase || differs(readings, before, m.measure);
    let after = lead.follows(scene.document)
        && !scene.document.is_word(amounts[at].tokens.end, "of")
        && !readings[at].measure.as_ref().is_some_and(own);
    if like
        && (against || after)
        && readings[before].stat == Stat::Change
        && readings[at].stat == Stat::Level
        && amounts[at].kind == FigureKind::Percent
    {
        (readings[at].stat, readings[at].direction) = (Stat::Change, readings[before].direction);
        readings[at].rule = "change_compared";
        let from = readings[before].clone();
        inherit(scene, &amounts[at], &from, &mut readings[at], MeasureMethod::Inherited);
    }
    // "thanks to a harvest of 75 million tonnes, compared with 70 million": what is compared is what stands beside it.
    let named = |r: &Reading, method| r.measure.as_ref().filter(|m| m.method == method).map(|m| m.measure);
    let (beside, own) = (named(&readings[before], MeasureMethod::Phrase), named(&readings[at], MeasureMethod::Clause));
    let short = amounts[at].tokens.start - amounts[before].tokens.end <= lead::COMPARED;
    // "4.7% of GDP, compared with 4.1% this year": so much of GDP again.
    let of = amounts[before].tokens.end;
    let whole = scene.document.is_word(of, "of")
        && readings[at].measure.as_ref().is_some_and(|m| m.tokens.start > of && m.tokens.start <= of + 2);
    let other = short && own.is_some() && beside != own;
    if like && against && (whole || beside.is_some() && other) {
        (readings[at].measure, readings[at].parties) = (None, None);
    }
    by_so_much(scene, amounts, readings, at);
    // "by 12% and 31% respectively", "exports grew 5% and imports 7%": one verb for both.
    let gap = amounts[before].tokens.end..amounts[at].tokens.start;
    let elided = amounts[at].kind == FigureKind::Percent && elides_verb(scene, readings[at].sentence, &gap, &lead);
    if elided && let Some(named) = measure_in(scene, readings[at].sentence, &gap) {
        readings[at].measure = Some(named);
    }
    if like
        && readings[before].stat == Stat::Change
        && readings[at].stat == Stat::Level
        && (elided || joined(scene.document, gap.start, gap.end) || joined_behind_date(scene, &gap))
    {
        let from = readings[before].clone();
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
    if readings[at].measure.is_some() || !like {
        return;
    }
    // "a loss of 5 million, after 3 million in provisions": what a preposition puts beside it is of its own.
    let of_role = |t: usize| t > gap.start && modality::modality_noun(scene.document, t - 1).is_some();
    let ties = |t: usize| scene.document.is_one_of(t, &["to", "from"]) || of_role(t);
    let apart = gap.clone().any(|t| {
        scene.document.has(t, Classes::Preposition)
            && !scene.document.has(t, Classes::Comparison)
            && !ties(t)
            && !is_dated(scene.dates, t + 1)
    });
    // ", up from 9 million", however far behind.
    let moved = against && scene.document.has(lead.start.wrapping_sub(2), Classes::Direction);
    let compared = moved || gap.len() <= APPOSITION && gap.clone().any(|t| document_joins(scene.document, t));
    let apart = apart && !is_parallel(scene, amounts, readings, at, &lead);
    if !compared || !against && apart && gap.clone().any(|t| scene.document.is_sign(t, b',')) {
        return;
    }
    if !measure::is_of_other_noun(&scene.sites[at]) {
        let from = readings[before].clone();
        inherit(scene, &amounts[at], &from, &mut readings[at], MeasureMethod::Inherited);
    }
}

/// "3% this year and 4% next year", "3% in 2024, 4% in 2025": whether all that stands between two amounts is the date of the first.
fn joined_behind_date(scene: &Scene, gap: &Range<usize>) -> bool {
    let document = scene.document;
    let and = |t: usize| document.is_sign(t, b',') || document.is_word(t, "and");
    let dated = |t: usize| is_dated(scene.dates, t) || document.has(t, Classes::Preposition | Classes::Determiner);
    let Some(end) = gap.clone().find(|&t| and(t)) else { return false };
    end > gap.start && (gap.start..end).all(dated) && joined(document, end, gap.end)
}

/// Whether a measure is another than that of a reading.
fn differs(readings: &[Reading], other: usize, measure: MeasureWord) -> bool {
    readings[other].measure.as_ref().is_none_or(|m| m.measure != measure)
}

/// "gas accounted for 14% of exports, vehicles for 9% and grain for 5%": another noun, and the preposition again.
fn is_parallel(scene: &Scene, amounts: &[Amount], readings: &[Reading], at: usize, lead: &lead::Lead) -> bool {
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

/// "became cheaper by 7%, including cucumbers by 38%": the same way.
fn by_so_much(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    let gap = amounts[at - 1].tokens.end..amounts[at].tokens.start;
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
fn instead_of(scene: &Scene, lead: &lead::Lead) -> bool {
    let (document, before) = (scene.document, lead.start.wrapping_sub(1));
    let instead = lead.preposition.is_some_and(|of| document.says(of.wrapping_sub(1), StatementWord::Instead));
    let faster = |at: usize| document.words(at).any(|(_, word)| matches!(word, StatementWord::Comparative(_)));
    instead || document.is_word(before, "than") && before.checked_sub(1).is_some_and(faster)
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
    let (document, gap) = (scene.document, amounts[at - 1].tokens.end..amounts[at].tokens.start);
    let dash = gap.end.wrapping_sub(1);
    let sentence = &scene.sentences[readings[at].sentence];
    let to = |t: &usize| document.is_one_of(*t, &["to", "from", "with"]);
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
    let gap = amounts[at - 1].tokens.end..amounts[at].tokens.start;
    let sentence = &scene.sentences[readings[at].sentence];
    let verb = sentence.groups.iter().any(|g| gap.contains(&g.tokens.start));
    let subject = |i: usize| readings[i].parties.map(|p| p.subject);
    let both = readings[at].parties.is_some_and(|p| p.counterpart.is_some());
    if both && !verb && subject(at) == subject(at - 1) {
        to_whom(scene, amounts, readings, at);
    }
}

/// "made 500 tractors, 5% more than in 2020, and 30 trucks": the item before, where a change in apposition to it stands between.
fn listed_before(scene: &Scene, amounts: &[Amount], readings: &[Reading], at: usize) -> Option<usize> {
    let change = at.checked_sub(1).filter(|&i| readings[i].stat == Stat::Change)?;
    let item = change.checked_sub(1).filter(|&i| readings[change].relates_to == Some(i))?;
    let lead = lead::read(scene.document, amounts[at].tokens.start, amounts[change].tokens.end);
    let and = scene.document.is_word(lead.start.wrapping_sub(1), "and");
    (and && amounts[item].kind == amounts[at].kind && readings[item].clause == readings[at].clause).then_some(item)
}

/// "grew 5% and imports (by) 7%": between the two amounts only a subject, and no verb.
fn elides_verb(scene: &Scene, sentence: usize, gap: &Range<usize>, lead: &lead::Lead) -> bool {
    let (document, groups) = (scene.document, &scene.sentences[sentence].groups);
    let opens = document.is_word(gap.start, "and") || document.is_sign(gap.start, b',');
    let by = lead.preposition.is_none_or(|at| document.is_word(at, "by"));
    // "food prices went up 19%, non-food items 12% and paid services 9%"
    let name = |t: usize| {
        document.is_sign(t, b'-')
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

/// The last measure named in a range.
fn measure_in(scene: &Scene, sentence: usize, range: &Range<usize>) -> Option<measure::Found> {
    let named = |m: &Range<usize>| m.start >= range.start && m.end <= range.end;
    let (tokens, measure) = scene.sentences[sentence].measures().iter().rev().find(|(m, _)| named(m))?;
    Some(measure::Found { measure: *measure, tokens: tokens.clone(), method: MeasureMethod::Clause })
}

/// "A's exports to B ..., while imports from B ...": the second measure has the first's subject.
fn share_subject(readings: &mut [Reading], before: usize, at: usize) {
    let (Some(from), Some(to)) = (readings[before].parties, readings[at].parties) else { return };
    if to.subject.is_none() && to.counterpart == from.counterpart {
        readings[at].parties = Some(Parties { subject: from.subject, ..to });
    }
}

fn document_joins(document: &Document, at: usize) -> bool {
    document.is_word(at, "and")
        || document.is_word(at, "or")
        || document.is_word(at, "from")
        || document.is_word(at, "to")
        || document.has(at, Classes::Comparison)
        || document.is_sign(at, b',')
}

/// "a loss of 5 million on sales of 17 million for the year", "by 30% and electricity by 75% since January", "its forecast to 3% from 4%
/// for next year": a period behind both.
pub(super) fn period_behind(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    /// "or ... a share", "on net sales of".
    const JOINT: usize = 6;
    /// "of coal and", "and electricity by".
    const LIST: usize = 4;
    let Some(next) = readings.get(at + 1).filter(|next| next.clause == readings[at].clause) else { return };
    let (document, gap) = (scene.document, amounts[at].tokens.end..amounts[at + 1].tokens.start);
    let opens = gap.start + usize::from(document.is_sign(gap.start, b','));
    let on = document.is_word(opens, "on") && measure_in(scene, readings[at].sentence, &gap).is_some();
    let same = next.measure.as_ref().map(|m| m.measure) == readings[at].measure.as_ref().map(|m| m.measure);
    // "24 billion now and 29 billion in 2020"
    let now = gap.clone().any(|t| document.says(t, StatementWord::Now));
    let and = same && !now && gap.len() <= LIST && gap.clone().any(|t| document.is_word(t, "and"));
    let foreseen = readings[at].modality == Modality::Forecast && next.modality == Modality::Forecast;
    let behind_next = amounts[at + 1].tokens.end;
    let revised = foreseen && document.is_word(opens, "from") && document.is_word(behind_next, "for");
    let joins = on || and || revised || document.is_word(opens, "or");
    let alike = readings[at].stat == next.stat && amounts[at].kind == amounts[at + 1].kind;
    let verb = scene.sentences[readings[at].sentence].groups.iter().any(|g| gap.contains(&g.tokens.start));
    let behind = next.reference.and_then(|found| found.date).map(|date| scene.dates[date].tokens.start);
    if joins && alike && !verb && gap.len() <= JOINT && behind.is_some_and(|date| date > gap.end) {
        inherit_period(&next.clone(), &mut readings[at]);
    }
}
