//! Amounts are tied to each other: a change to its level, a pronoun to what it stands for, and what a sentence leaves out to the
//! sentence before.

use std::ops::Range;

use super::clause::Sentence;
use super::parties::{self, Parties};
use super::{Reading, Site, lead, measure, modality, period};
use crate::Located;
use crate::decimal::Decimal;
use crate::lexicon::measure::Nature;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::Roles;
use crate::lexicon::{Classes, Sense};
use crate::recognize::amount::Amount;
use crate::recognize::verb::Tense;
use crate::record::{
    Bound, Date, FigureKind, MeasureMethod, Modality, Outcome, PartiesMethod, PeriodMethod, Stat, ValueMethod,
};
use crate::text::Document;

/// What the links look at.
pub(super) struct Scene<'s, 'd> {
    pub(super) document: &'s Document<'d>,
    pub(super) sentences: &'s [Sentence<'s, 'd>],
    pub(super) dates: &'d [Located<Date>],
    pub(super) pair: Option<(u32, u32)>,
}

/// How many sentences back a pronoun or "this figure" may reach.
const MEMORY: usize = 2;
/// Words between a level and the change in apposition to it.
const APPOSITION: usize = 14;

/// What became of a target, if the amount is one and its clause says so.
pub(super) fn outcome(site: &Site, modality: Modality) -> Option<Outcome> {
    let taken_up = site.amount.rule == super::antecedent::RULE;
    if modality != Modality::Target && !taken_up {
        return None;
    }
    let index = site.governor?;
    let group = &site.sentence.groups[index];
    let before = index.checked_sub(1).map(|at| &site.sentence.groups[at]);
    if group.tense == Tense::Infinitive {
        // "failed to reach the $5 billion target"
        return before
            .filter(|g| g.does(Roles::MISS) && g.is_finite() && group.does(Roles::ACHIEVE))
            .and_then(modality::outcome);
    }
    // A target that the words only name ("set a target of") has no fate yet.
    let named = super::modality::modality_noun(site.document, site.amount.tokens.end).is_some()
        || site.lead.preposition.is_some()
        || taken_up;
    if named { modality::outcome(group) } else { None }
}

/// The date beside a target with an outcome: its due date where it stands in the target's own phrase, else the time of the outcome.
pub(super) fn due_or_outcome(
    site: &Site,
    reference: Option<period::Found>,
) -> (Option<period::Found>, Option<period::Found>) {
    let Some(found) = reference else { return (None, None) };
    let own_phrase = found.date.is_some_and(|at| {
        let tokens = &site.dates[at].tokens;
        let verb = site.governor().map_or(0, |g| g.tokens.start);
        (tokens.end <= verb) == (site.amount.tokens.end <= verb) && tokens.start.abs_diff(site.amount.tokens.end) <= 3
    });
    if own_phrase { (Some(found), None) } else { (None, Some(found)) }
}

pub(super) fn link(scene: &Scene, amounts: &[Amount], mut readings: Vec<Reading>) -> Vec<Reading> {
    // Once before all else, since a change may stand before its level ("rose 3% to $5 million"), and again when what its level
    // takes over is known.
    for at in 0..readings.len() {
        change_and_level(scene, amounts, &mut readings, at);
    }
    for at in 0..readings.len() {
        if amounts[at].kind == FigureKind::Rank {
            continue;
        }
        take_up_target(scene, amounts, &mut readings, at);
        change_and_level(scene, amounts, &mut readings, at);
        conversion(scene, amounts, &mut readings, at);
        by_share(scene, amounts, &mut readings, at);
        repeated_noun(scene, amounts, &mut readings, at);
        pronoun(scene, amounts, &mut readings, at);
        coordination(scene, amounts, &mut readings, at);
        base_of_compared(scene, amounts, &mut readings, at);
        measure_of_paragraph(scene, amounts, &mut readings, at);
        bare_money(scene, amounts, &mut readings, at);
        period_before(scene, amounts, &mut readings, at);
    }
    readings
}

/// "this target was fulfilled in 2021": the last target stated before.
fn take_up_target(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    if readings[at].value_method != ValueMethod::Antecedent {
        return;
    }
    let target = (0..at)
        .rev()
        .find(|&i| readings[i].modality == Modality::Target && readings[i].value_method == ValueMethod::Stated);
    // "it" reaches no further than a pronoun does.
    let near = |i: usize| amounts[at].tokens.len() > 1 || readings[i].sentence + MEMORY >= readings[at].sentence;
    let Some(target) = target.filter(|&i| amounts[i].value.is_some() && near(i)) else { return };
    let (before, reading) = (readings[target].clone(), &mut readings[at]);
    reading.relates_to = Some(target);
    reading.evidence.push(format!(
        "'{}' is '{}'",
        scene.document.surface(amounts[at].tokens.clone()),
        scene.document.surface(amounts[target].tokens.clone())
    ));
    reading.bound = before.bound;
    reading.stat = before.stat;
    reading.direction = before.direction;
    inherit(scene, &amounts[at], &before, reading, MeasureMethod::Antecedent);
}

/// Takes over measure and parties where a reading has none and its amount can be one of the measure.
fn inherit(scene: &Scene, amount: &Amount, from: &Reading, to: &mut Reading, method: MeasureMethod) {
    let taken_up = amount.rule == super::antecedent::RULE;
    if to.measure.is_none()
        && let Some(found) = &from.measure
        && (taken_up || measure::admits(scene.document.lexicon, found.measure, amount, to.stat))
    {
        to.measure = Some(measure::Found { method, ..found.clone() });
        to.evidence.push("measure taken over".to_owned());
    }
    if to.parties.is_none() && to.measure.as_ref().map(|m| m.measure) == from.measure.as_ref().map(|m| m.measure) {
        to.parties = from.parties.map(|p| Parties { method: PartiesMethod::Inherited, ..p });
    }
}

fn inherit_period(from: &Reading, to: &mut Reading) {
    if to.reference.is_none() {
        to.reference = from.reference.map(|found| period::Found { method: PeriodMethod::Inherited, ..found });
    }
}

/// "$5 million, a 3% increase" and "rose 3% to $5 million".
fn change_and_level(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    let Some(before) = at.checked_sub(1).filter(|&i| readings[i].sentence == readings[at].sentence) else { return };
    let sentence = &scene.sentences[readings[at].sentence];
    let gap = amounts[before].tokens.end..amounts[at].tokens.start;
    let verb_between =
        sentence.groups.iter().any(|g| g.is_finite() && g.tokens.start >= gap.start && g.tokens.end <= gap.end);
    if verb_between || gap.len() > APPOSITION {
        return;
    }
    let (first, second) = (readings[before].stat, readings[at].stat);
    if amounts[before].kind == FigureKind::Rank || amounts[at].kind == FigureKind::Rank {
        return;
    }
    if first == Stat::Level && second == Stat::Change {
        let level = readings[before].clone();
        let change = &mut readings[at];
        let lead = lead::read(scene.document, amounts[at].tokens.start, gap.start).start;
        let border = (gap.start..lead.max(gap.start + 1))
            .rev()
            .take(5)
            .any(|t| matches!(scene.document.tokens[t].sign, b',' | b'(') || scene.document.has(t, Classes::Direction));
        let apposition = border || gap.len() <= 3;
        let other = change.measure.as_ref().is_some_and(|m| {
            m.method == MeasureMethod::Phrase && level.measure.as_ref().is_none_or(|l| l.measure != m.measure)
        });
        if !apposition || other {
            return;
        }
        // "to 12 million from 11 million a year before, with exports up 3%": what was compared with is not what changed.
        let floor = scene.sentences[level.sentence].tokens.start;
        if lead::read(scene.document, amounts[before].tokens.start, floor).compares(scene.document) {
            return;
        }
        change.relates_to = Some(before);
        change.modality = if change.modality == Modality::Reported { level.modality } else { change.modality };
        inherit(scene, &amounts[at], &level, change, MeasureMethod::Antecedent);
        if change.reference.is_none() || change.reference == change.base {
            change.reference = None;
            inherit_period(&level, change);
        } else if change.reference.is_some_and(|r| Some(r) == level.reference) {
            change.reference = level.reference;
        }
        base_again(scene, amounts, readings, at);
    } else if first == Stat::Change
        && second == Stat::Level
        && scene.document.is_word(amounts[at].tokens.start.wrapping_sub(1), "to")
    {
        let level = readings[at].clone();
        readings[before].relates_to = Some(at);
        inherit(scene, &amounts[before], &level, &mut readings[before], MeasureMethod::Antecedent);
        let change = readings[before].clone();
        inherit(scene, &amounts[at], &change, &mut readings[at], MeasureMethod::Antecedent);
        inherit_period(&level, &mut readings[before]);
        let change = readings[before].clone();
        inherit_period(&change, &mut readings[at]);
        base_again(scene, amounts, readings, before);
    }
}

/// "rose 5% to 12 million from 11 million in March": the date of what a change is compared with is its base.
fn base_of_compared(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    let change = &readings[at];
    if change.stat != Stat::Change || change.base.is_some_and(|b| b.date.is_some()) {
        return;
    }
    let compared = (at + 1..amounts.len()).take(2).take_while(|&i| readings[i].clause == change.clause).find(|&i| {
        let lead = lead::read(scene.document, amounts[i].tokens.start, amounts[i - 1].tokens.end);
        lead.preposition.is_some_and(|p| scene.document.is_word(p, "from"))
    });
    let Some(compared) = compared.filter(|&i| readings[i].stat == Stat::Level) else { return };
    let Some(base) = readings[compared].reference.filter(|b| b.date.is_some()) else { return };
    // The clause's only date is that of both: "from 5 to 7 million in 2017".
    if readings[at].reference.is_none_or(|r| r.date != base.date) {
        readings[at].base = Some(base);
    }
}

/// The base of a change whose own period has only now become known.
fn base_again(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    if readings[at].base.is_some_and(|b| b.date.is_some()) {
        return;
    }
    let site = Site::new(scene.document, &scene.sentences[readings[at].sentence], amounts, at, scene.dates);
    readings[at].base = period::base(&site, readings[at].reference.as_ref());
}

/// "it has decreased by", "this figure should reach": the subject stands for what was measured before.
fn pronoun(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    if readings[at].measure.is_some() {
        return;
    }
    let (document, sentence) = (scene.document, &scene.sentences[readings[at].sentence]);
    let clause = readings[at].clause.clone();
    let Some(group) = sentence.verb_before(&clause, amounts[at].tokens.start).map(|g| &sentence.groups[g]) else {
        return;
    };
    let Some(anaphor) = subject_pronoun(document, clause.start, group.tokens.start) else { return };
    // "the growing trade turnover over the year, when it amounted to": a measure named in the same sentence.
    let named = sentence.measures().iter().rev().find(|(m, _)| m.end <= clause.start);
    if let Some((tokens, measure)) = named {
        let found = measure::Found { measure: *measure, tokens: tokens.clone(), method: MeasureMethod::Antecedent };
        let site = Site::new(document, sentence, amounts, at, scene.dates);
        readings[at].parties = parties::read(&site, &found, scene.pair);
        readings[at].measure = Some(found);
        return;
    }
    let here = readings[at].sentence;
    let Some(before) =
        (0..at).rev().take_while(|&i| readings[i].sentence + MEMORY >= here).find(|&i| readings[i].measure.is_some())
    else {
        return;
    };
    let from = readings[before].clone();
    let reading = &mut readings[at];
    reading.evidence.push(format!(
        "'{}' is the measure of '{}'",
        document.word(anaphor),
        document.surface(amounts[before].tokens.clone())
    ));
    inherit(scene, &amounts[at], &from, reading, MeasureMethod::Antecedent);
    if reading.stat == Stat::Change {
        reading.relates_to = Some(before);
        if reading.base.is_none() && from.stat == Stat::Level {
            reading.base = from.reference.map(|found| period::Found { method: PeriodMethod::Inherited, ..found });
        }
    } else if document.has(anaphor, Classes::Anaphor) {
        reading.relates_to = Some(before);
    }
}

/// The pronoun or anaphor that is the subject of a clause, if one is.
fn subject_pronoun(document: &Document, start: usize, verb: usize) -> Option<usize> {
    let last = (start..verb)
        .rev()
        .find(|&t| document.tokens[t].kind == crate::text::token::Kind::Word && !document.has(t, Classes::DateWord))?;
    if document.is_word(last, "it")
        || document.is_word(last, "which")
        || document.is_word(last, "this") && last + 1 == verb
    {
        return Some(last);
    }
    let points = last > start && document.is(last - 1, |s| matches!(s, Sense::Statement(StatementWord::Demonstrative)));
    (points && document.has(last, Classes::Anaphor)).then_some(last)
}

/// "9.8 trillion tenge ($28.7 billion)": the same amount again, in another currency.
fn conversion(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    let Some(before) = at.checked_sub(1).filter(|&i| readings[i].sentence == readings[at].sentence) else { return };
    let (first, second) = (&amounts[before], &amounts[at]);
    let gap = first.tokens.end..second.tokens.start;
    let brackets = !gap.is_empty() && gap.len() <= 3 && scene.document.is_sign(gap.start, b'(');
    if !brackets || first.kind != FigureKind::Money || second.kind != FigureKind::Money {
        return;
    }
    let (from, to) = (readings[before].clone(), &mut readings[at]);
    (to.stat, to.direction, to.modality, to.rule) = (from.stat, from.direction, from.modality, from.rule);
    (to.outcome, to.outcome_period, to.negated) = (from.outcome, from.outcome_period, from.negated);
    (to.measure, to.parties, to.reference, to.base) = (from.measure, from.parties, from.reference, from.base);
    to.bound = if to.bound == Bound::Exact { from.bound } else { to.bound };
    to.evidence.push("the amount before in another currency".to_owned());
}

/// "a profit of $5 million, or 12 cents a share": the same again by the share.
fn by_share(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    let Some(before) = at.checked_sub(1).filter(|&i| readings[i].sentence == readings[at].sentence) else { return };
    let gap = amounts[before].tokens.end..amounts[at].tokens.start;
    let or = (1..=3).contains(&gap.len()) && gap.clone().any(|t| scene.document.is_word(t, "or"));
    let measures = &scene.document.lexicon.measures;
    let earnings = readings[before]
        .measure
        .as_ref()
        .is_some_and(|m| matches!(measures.get(m.measure).id, "profit" | "loss" | "income"));
    let money = amounts[before].kind == FigureKind::Money && amounts[at].kind == FigureKind::Money;
    // "5 million pounds or 6 million euros" is the same in another currency.
    let small = |v: Decimal| v < Decimal::from_int(1000);
    let money = money && amounts[at].value.or(amounts[at].ends.map(|e| e.1)).is_some_and(small);
    let Some(measure) = measures.find("earnings_per_share").filter(|_| or && earnings && money) else { return };
    let (from, to) = (readings[before].clone(), &mut readings[at]);
    (to.stat, to.direction, to.modality) = (from.stat, from.direction, from.modality);
    (to.reference, to.base) = (from.reference, from.base);
    to.measure = from.measure.map(|m| measure::Found { measure, method: MeasureMethod::Inherited, ..m });
    to.parties = None;
    to.evidence.push("the amount before by the share".to_owned());
}

/// "trade turnover ..., the turnover": the last word of an earlier, fuller name stands for it.
fn repeated_noun(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    let document = scene.document;
    let Some(short) = readings[at].measure.clone().filter(|m| m.tokens.len() == 1) else { return };
    let word = document.word(short.tokens.start);
    let fuller = |m: &measure::Found| {
        m.tokens.len() > 1 && m.measure != short.measure && document.word(m.tokens.end - 1).eq_ignore_ascii_case(word)
    };
    let Some(before) = (0..at).rev().find(|&i| readings[i].measure.as_ref().is_some_and(fuller)) else { return };
    let from = readings[before].clone();
    readings[at].measure = None;
    readings[at].parties = None;
    inherit(scene, &amounts[at], &from, &mut readings[at], MeasureMethod::Antecedent);
}

/// "exports rose to 5 million and 7 million tonnes": amounts of one kind in one clause.
fn coordination(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    let Some(before) = at.checked_sub(1).filter(|&i| readings[i].sentence == readings[at].sentence) else { return };
    share_subject(readings, before, at);
    // "will allocate 5 billion for roads and 3 billion for canals": one promise.
    let promised = readings[before].modality == Modality::Commitment && readings[at].modality == Modality::Forecast;
    if promised && readings[before].clause == readings[at].clause && amounts[before].kind == amounts[at].kind {
        readings[at].modality = Modality::Commitment;
    }
    if readings[before].clause != readings[at].clause {
        return;
    }
    let like = amounts[before].kind == amounts[at].kind && amounts[before].unit == amounts[at].unit;
    // "grew 31% in January against 30% in December": what a change is compared with is one.
    let lead = lead::read(scene.document, amounts[at].tokens.start, amounts[before].tokens.end);
    let against = lead.compares(scene.document);
    if like
        && against
        && readings[before].stat == Stat::Change
        && readings[at].stat == Stat::Level
        && amounts[at].kind == FigureKind::Percent
    {
        (readings[at].stat, readings[at].direction) = (Stat::Change, readings[before].direction);
        readings[at].rule = "change_compared";
    }
    // "by 12% and 31% respectively", "exports grew 5% and imports 7%": one verb for both.
    let gap = amounts[before].tokens.end..amounts[at].tokens.start;
    let elided = amounts[at].kind == FigureKind::Percent && elides_verb(scene, readings[at].sentence, &gap, &lead);
    if elided && let Some(named) = measure_in(scene, readings[at].sentence, &gap) {
        readings[at].measure = Some(named);
    }
    if like
        && readings[before].stat == Stat::Change
        && readings[at].stat == Stat::Level
        && (elided || super::joined(scene.document, gap.start, gap.end))
    {
        let from = readings[before].clone();
        let to = &mut readings[at];
        (to.stat, to.direction, to.rule) = (from.stat, from.direction, from.rule);
        to.base = to.base.or(from.base);
        to.modality = from.modality;
        inherit(scene, &amounts[at], &from, to, MeasureMethod::Inherited);
        inherit_period(&from, to);
    }
    if readings[at].measure.is_some() || !like {
        return;
    }
    // "a loss of 5 million, after 3 million in provisions": what a preposition puts beside it is of its own.
    let apart = gap.clone().any(|t| {
        super::clause::is_preposition(scene.document, t)
            && !scene.document.has(t, Classes::Comparison)
            && !["to", "from"].iter().any(|w| scene.document.is_word(t, w))
            && !scene.dates.iter().any(|d| d.tokens.contains(&(t + 1)))
    });
    let site = Site::new(scene.document, &scene.sentences[readings[at].sentence], amounts, at, scene.dates);
    if apart && gap.clone().any(|t| scene.document.is_sign(t, b',')) || measure::is_of_other_noun(&site) {
        return;
    }
    let compared = gap.clone().any(|t| document_joins(scene.document, t));
    if compared && gap.len() <= APPOSITION {
        let from = readings[before].clone();
        inherit(scene, &amounts[at], &from, &mut readings[at], MeasureMethod::Inherited);
    }
}

/// "grew 5% and imports (by) 7%": between the two amounts only a subject, and no verb.
fn elides_verb(scene: &Scene, sentence: usize, gap: &Range<usize>, lead: &lead::Lead) -> bool {
    let (document, groups) = (scene.document, &scene.sentences[sentence].groups);
    let opens = document.is_word(gap.start, "and") || document.is_sign(gap.start, b',');
    let by = lead.preposition.is_none_or(|at| document.is_word(at, "by"));
    let subject = measure_in(scene, sentence, gap).is_some();
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

/// "Revenue 15.4 mln vs 16.6 mln": a bare number of what only money measures is money, of the currency beside it or of the one
/// that all amounts of the article have.
fn bare_money(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    let measures = &scene.document.lexicon.measures;
    let only_money = readings[at].measure.as_ref().is_some_and(|m| measures.get(m.measure).is_money);
    // "Sales 31.1 mln vs 30.4 mln": a line of a table of results.
    let line = readings[at]
        .measure
        .as_ref()
        .is_some_and(|m| matches!(measures.get(m.measure).id, "sales" | "assets" | "deposits" | "loan"))
        && !scene.sentences[readings[at].sentence].groups.iter().any(|g| g.is_finite());
    if amounts[at].rule != "bare_scaled" || !only_money && !line {
        return;
    }
    let has_currency = |&i: &usize| amounts[i].currency.is_some();
    let beside = [at.checked_sub(1), Some(at + 1)]
        .into_iter()
        .flatten()
        .filter(|&i| i < amounts.len() && readings[i].sentence == readings[at].sentence)
        .find(has_currency);
    let mut named = (0..amounts.len()).filter(has_currency);
    let only = named.next().filter(|&first| {
        named.all(|i| amounts[i].currency == amounts[first].currency || same_family(amounts, first, i))
    });
    readings[at].is_money = true;
    readings[at].currency_of = beside.or(only);
}

/// Cents and dollars: words of one family.
fn same_family(amounts: &[Amount], a: usize, b: usize) -> bool {
    use crate::recognize::amount::CurrencyEvidence::OneOf;
    matches!((amounts[a].currency, amounts[b].currency), (Some(OneOf { .. }), Some(OneOf { .. })))
}

/// A target that names no measure takes the only one of its paragraph that two countries share.
fn measure_of_paragraph(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    let reading = &readings[at];
    if reading.measure.is_some() || reading.modality != Modality::Target || amounts[at].kind != FigureKind::Money {
        return;
    }
    let document = scene.document;
    let breaks =
        |s: usize| s == 0 || document.tokens[scene.sentences[s].tokens.start].gap >= crate::text::token::Gap::Paragraph;
    let first = (0..=reading.sentence).rev().find(|&s| breaks(s)).unwrap_or(0);
    let last = (reading.sentence + 1..scene.sentences.len()).find(|&s| breaks(s)).unwrap_or(scene.sentences.len());
    let shared = |w: crate::lexicon::measure::MeasureWord| document.lexicon.measures.get(w).nature == Nature::Pair;
    let mut found = scene.sentences[first..last].iter().flat_map(|s| s.measures()).filter(|(_, w)| shared(*w));
    let Some((tokens, measure)) = found.next() else { return };
    if found.any(|(_, other)| other != measure) {
        return;
    }
    let found = measure::Found { measure: *measure, tokens: tokens.clone(), method: MeasureMethod::Inherited };
    let site = Site::new(document, &scene.sentences[document.sentence_of(tokens.start)], amounts, at, scene.dates);
    let parties = parties::read(&site, &found, scene.pair).filter(|p| p.counterpart.is_some());
    let parties = parties.or(scene.pair.map(|(a, b)| Parties {
        subject: Some(a),
        counterpart: Some(b),
        method: PartiesMethod::Pair,
    }));
    readings[at].evidence.push(format!("measure '{}' of the paragraph", document.surface(tokens.clone())));
    readings[at].measure = Some(found);
    readings[at].parties = parties;
}

/// A level without a period has that of the figure before, where both are of one measure and one pair of parties.
fn period_before(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    let reading = &readings[at];
    if reading.reference.is_some()
        || reading.modality != Modality::Reported
        || reading.measure.is_none()
        || reading.outcome.is_some()
    {
        return;
    }
    let Some(before) = at.checked_sub(1).filter(|&i| readings[i].sentence + 1 >= reading.sentence) else { return };
    // "up 5% from 6.4 million last year; demand for coal was": what was compared with has a period of its own.
    let floor = scene.sentences[readings[before].sentence].tokens.start;
    if before > 0 && lead::read(scene.document, amounts[before].tokens.start, floor).compares(scene.document) {
        return;
    }
    let from = readings[before].clone();
    let same = from.measure.as_ref().map(|m| m.measure) == reading.measure.as_ref().map(|m| m.measure)
        && from.parties.map(|p| (p.subject, p.counterpart)) == reading.parties.map(|p| (p.subject, p.counterpart));
    let whole_and_change = amounts[before].kind != amounts[at].kind || reading.stat != from.stat;
    if same && whole_and_change && from.modality == Modality::Reported && reading.relates_to.is_none_or(|r| r == before)
    {
        let based = readings[at]
            .base
            .is_some_and(|b| b.method == PeriodMethod::Inherited && from.reference.map(|r| r.period) == Some(b.period));
        if !based {
            inherit_period(&from, &mut readings[at]);
        }
    }
}
