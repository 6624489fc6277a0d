//! A change is tied to its level, and to what it is compared with.

use chrono::Datelike;

use super::account::names_stretch;
use super::topic::begins_paragraph;
use super::{APPOSITION, Scene, goes_back, in_brackets, inherit, inherit_period, only_reports};
use crate::interpret::{INDEX, Reading, lead, period};
use crate::lexicon::date::{DateWord, Unit};
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::Roles;
use crate::lexicon::{Classes, Sense};
use crate::recognize::amount::Amount;
use crate::recognize::verb::{Tense, VerbGroup};
use crate::record::{FigureKind, Granularity, MeasureMethod, Modality, PeriodMethod, Stat};
use crate::text::Document;
use crate::text::token::Kind;

/// "$5 million, a 3% increase" and "rose 3% to $5 million".
pub(super) fn change_and_level(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    let Some(before) = at.checked_sub(1).filter(|&i| readings[i].sentence == readings[at].sentence) else { return };
    let before = level_of_both(scene, amounts, readings, at).unwrap_or(before);
    let rank = |i: usize| amounts[i].kind == FigureKind::Rank;
    if rank(before) || rank(at) || is_apart(scene, amounts, readings, at) {
        return;
    }
    match (readings[before].stat, readings[at].stat) {
        (Stat::Level, Stat::Change) if is_between(scene, amounts, readings, before, at) => {
            change_between(scene, amounts, readings, before, at);
        }
        (Stat::Level, Stat::Change) => change_of(scene, amounts, readings, before, at),
        (Stat::Change, Stat::Level) if leads_to(scene.document, amounts, at) => {
            change_to(scene, amounts, readings, before, at);
        }
        _ => {}
    }
}

/// "rose 3% to $5 million", "closed 3% higher at $5", "a 3% rise in net profit at $5 million".
fn leads_to(document: &Document, amounts: &[Amount], at: usize) -> bool {
    let before = amounts[at].tokens.start.wrapping_sub(1);
    let higher = before.wrapping_sub(1);
    let closes = higher == amounts[at - 1].tokens.end && document.has(higher, Classes::Direction);
    // "year-on-year rise in consolidated net profit at"
    let plain = |t: usize| document.tokens[t].kind == Kind::Word || document.is_hyphen(t);
    let gap = amounts[at - 1].tokens.end..before;
    let noun = gap.clone().any(|t| document.has(t, Classes::ChangeNoun) && document.is_word(t + 1, "in"));
    let rise = noun
        && gap.len() <= APPOSITION
        && gap.clone().all(plain)
        && !gap.clone().any(|t| document.has(t, Classes::Joint));
    document.is_word(before, "to") || document.is_word(before, "at") && (closes || rise)
}

/// Whether a verb, or too many words, part an amount from the one before it.
fn is_apart(scene: &Scene, amounts: &[Amount], readings: &[Reading], at: usize) -> bool {
    let (document, sentence) = (scene.document, readings[at].sentence);
    let gap = amounts[at - 1].tokens.end..amounts[at].tokens.start;
    let tells = |g: &VerbGroup| g.is_finite() || g.looks_back();
    let inside = |g: &VerbGroup| g.tokens.start >= gap.start && g.tokens.end <= gap.end;
    let verb = scene.sentences[sentence].groups.iter().find(|g| tells(g) && inside(g));
    // "5 million tonnes were shipped in May, a 40% fall": the level is the subject, and the change tells of it.
    let passive = |g: &VerbGroup| g.passive && readings[at].rule == "change_noun" && behind_comma(scene, amounts, at);
    // "5 million tonnes in 2023, which is 3% more than a year earlier"
    let which_is = |g: &VerbGroup| {
        let which = g.tokens.start.wrapping_sub(1);
        g.copula && document.has(which, Classes::Relative) && document.is_sign(which.wrapping_sub(1), b',')
    };
    let parts = |g: &VerbGroup| !passive(g) && !which_is(g);
    let far = gap.len() > APPOSITION && verb.is_none_or(|g| gap.end - g.tokens.end > APPOSITION);
    far || verb.is_some_and(parts) && !only_reports(scene, sentence, &gap) || goes_back(scene, sentence, &gap)
}

/// "to $5 million from $4 million a year earlier, a 25% rise": from the one to the other.
fn change_between(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], compared: usize, at: usize) {
    let inherited = |r: period::Found| period::Found { method: PeriodMethod::Inherited, ..r };
    let (level, base) = (readings[compared - 1].clone(), readings[compared].reference);
    readings[at].relates_to = Some(compared - 1);
    readings[at].reference = level.reference.map(inherited);
    readings[at].base = base.map(inherited);
    inherit(scene, &amounts[at], &level, &mut readings[at], MeasureMethod::Antecedent);
}

/// "$5 million, a 3% increase": the change of the level before it.
fn change_of(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], before: usize, at: usize) {
    let level = readings[before].clone();
    let gap = amounts[at - 1].tokens.end..amounts[at].tokens.start;
    let lead = lead::read(scene.document, amounts[at].tokens.start, gap.start).start;
    let border = (gap.start..lead.max(gap.start + 1))
        .rev()
        .take(5)
        .any(|t| matches!(scene.document.tokens[t].sign, b',' | b'(') || scene.document.has(t, Classes::Direction));
    let again = before + 1 < at;
    let other = readings[at].measure.as_ref().is_some_and(|m| {
        m.method == MeasureMethod::Phrase && level.measure.as_ref().is_none_or(|l| l.measure != m.measure)
    });
    // "to 12 million from 11 million a year before, with exports up 3%": what was compared with is not what changed.
    if other || !border && !again && gap.len() > 3 || is_compared(scene, amounts, readings, before) {
        return;
    }
    let change = &mut readings[at];
    change.relates_to = Some(before);
    change.modality = if change.modality == Modality::Reported { level.modality } else { change.modality };
    inherit(scene, &amounts[at], &level, change, MeasureMethod::Antecedent);
    if change.reference.is_none() || change.reference == change.base {
        change.reference = None;
        inherit_period(&level, change);
    }
    base_again(scene, readings, at);
}

/// "rose 3% to $5 million": the change before the level that it leads to.
fn change_to(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], before: usize, at: usize) {
    let level = readings[at].clone();
    readings[before].relates_to = Some(at);
    inherit(scene, &amounts[before], &level, &mut readings[before], MeasureMethod::Antecedent);
    let change = readings[before].clone();
    inherit(scene, &amounts[at], &change, &mut readings[at], MeasureMethod::Antecedent);
    // "rose 5% from a year earlier to 12 million": the date is that of neither.
    if readings[at].reference.is_some_and(|own| readings[before].base.is_some_and(|base| base.date == own.date)) {
        readings[at].reference = None;
    }
    let level = readings[at].clone();
    inherit_period(&level, &mut readings[before]);
    let change = readings[before].clone();
    inherit_period(&change, &mut readings[at]);
    base_again(scene, readings, before);
}

/// "from $4 million", looked at from the start of its sentence.
fn is_compared(scene: &Scene, amounts: &[Amount], readings: &[Reading], at: usize) -> bool {
    let floor = scene.sentences[readings[at].sentence].tokens.start;
    lead::read(scene.document, amounts[at].tokens.start, floor).compares(scene.document)
}

/// "$5 million, or 104% of the level of 2016", "$5 million (104% compared with 2016)": the level that it is of.
pub(super) fn index_of_level(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    let here = |i: &usize| readings[*i].sentence == readings[at].sentence;
    let Some(level) = at.checked_sub(1).filter(here).filter(|_| readings[at].rule == INDEX) else { return };
    let or = amounts[at].tokens.start.wrapping_sub(1);
    let again = in_brackets(scene, &amounts[at]) || scene.document.is_word(or, "or");
    if !again || readings[level].stat != Stat::Level {
        return;
    }
    // "45%, or 90% of the level of 2019": not of that year.
    let base = readings[at].base.and_then(|found| found.date);
    if readings[level].reference.is_some_and(|found| base.is_some() && found.date == base) {
        readings[level].reference = None;
    }
    let from = readings[level].clone();
    readings[at].relates_to = Some(level);
    inherit(scene, &amounts[at], &from, &mut readings[at], MeasureMethod::Antecedent);
    inherit_period(&from, &mut readings[at]);
}

/// ", a 40% fall": right behind a comma, but for an article.
fn behind_comma(scene: &Scene, amounts: &[Amount], at: usize) -> bool {
    let start = amounts[at].tokens.start;
    let article = |t: usize| scene.document.is_word(t, "a") || scene.document.is_word(t, "an");
    let before = start.wrapping_sub(1 + usize::from(article(start.wrapping_sub(1))));
    scene.document.is_sign(before, b',')
}

/// "raised its forecast for 2022 to 3.9% from 2.6%": both are of 2022.
pub(super) fn revised(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    let from = scene.sites[at].preposition_is("from");
    let before = at.checked_sub(1).filter(|&i| from && readings[i].clause == readings[at].clause);
    let Some(before) = before else { return };
    let (told, own) = (readings[before].clone(), &mut readings[at]);
    let foreseen = |m: Modality| matches!(m, Modality::Forecast | Modality::Estimate | Modality::Target);
    let alike = (amounts[before].kind, told.modality, told.stat) == (amounts[at].kind, own.modality, own.stat);
    // "revised its forecast last week"
    let long = told.reference.is_some_and(|r| r.granularity.is_some_and(|g| g >= Granularity::Month));
    if alike && long && foreseen(own.modality) && own.reference.is_none() && own.base.is_none() {
        inherit_period(&told, own);
        own.base = told.base.map(|base| period::Found { method: PeriodMethod::Inherited, ..base });
    }
}

/// "rose to 90 million, ahead of the 80 million brokers had expected", "missing the 7 million they had forecast": what was foreseen
/// for the stretch that the result is of.
pub(super) fn expected(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    let own = &readings[at];
    let foreseen = matches!(own.modality, Modality::Forecast | Modality::Estimate | Modality::Target);
    if !foreseen || !scene.sites[at].is_measured_against() || own.stat != Stat::Level {
        return;
    }
    let alike = |i: &usize| {
        let (a, b) = (&amounts[*i], &amounts[at]);
        let result = readings[*i].modality == Modality::Reported && readings[*i].stat == Stat::Level;
        // "to 5 million from 6 million a year earlier, against the 7 million expected"
        let compared = scene.sites[*i].lead.compares(scene.document);
        result && a.kind == b.kind && a.unit == b.unit && !compared
    };
    let told = (0..at).rev().take_while(|&i| readings[i].sentence == own.sentence).find(alike);
    if let Some(told) = told.map(|i| readings[i].clone()) {
        inherit(scene, &amounts[at], &told, &mut readings[at], MeasureMethod::Inherited);
        inherit_period(&told, &mut readings[at]);
    }
}

/// "Sales were 12 million in the first quarter, which was 9% better than a year before": of the stretch that lies behind the base, where
/// the text has just told of one.
pub(super) fn stretch_behind_base(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    let own = &readings[at];
    let base = own.base.filter(|base| own.stat == Stat::Change && own.reference.is_none() && base.period.end.is_some());
    let Some(base) = base else { return };
    let here = |i: &usize| {
        let apart = readings[*i].sentence != own.sentence && begins_paragraph(scene, own.sentence);
        readings[*i].sentence + 1 >= own.sentence && !apart
    };
    // In one sentence also of a later stretch: "36,000 visited it in 2015, three times as many as in 2010".
    let behind = |i: usize, found: &period::Found| {
        let unit = period::one_before(&found.period, found.granularity);
        let here = readings[i].sentence == own.sentence && found.granularity == base.granularity;
        [period::year_before(&found.period), unit].contains(&Some(base.period))
            || here && base.date.is_some() && base.period.end < found.period.start
    };
    let told = |&i: &usize| {
        let compared = scene.sites[i].lead.compares(scene.document) || period::labelled(&scene.sites[i]).is_some();
        // "inflation, which had reached 3% in May, slowed to 2%. Coffee was 9% dearer than a year before"
        let aside = scene.sentences[readings[i].sentence].relatives().iter().any(|r| {
            let which = scene.document.has(r.start, Classes::Relative);
            which && r.contains(&amounts[i].tokens.start) && !r.contains(&amounts[at].tokens.start)
        });
        readings[i].reference.as_ref().is_some_and(|found| behind(i, found)) && !compared && !aside
    };
    let told = (0..at).rev().take_while(here).find(told);
    if let Some(told) = told.map(|i| readings[i].clone()) {
        inherit_period(&told, &mut readings[at]);
    }
}

/// "puts growth at 3.1 percent, the ministry at 2.9", "growth of 3 percent; the Fund forecasts 4 percent for 2025": growth again, though
/// the word stands once.
pub(super) fn growth_again(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    let Some(before) = at.checked_sub(1).filter(|&i| readings[i].sentence + 1 >= readings[at].sentence) else { return };
    let percent = |i: usize| amounts[i].kind == FigureKind::Percent;
    let grew = (readings[before].stat, readings[before].rule) == (Stat::Change, "change_noun");
    if !grew || readings[at].stat != Stat::Level || !percent(before) || !percent(at) || readings[at].rule != "level" {
        return;
    }
    let (site, sentence) = (&scene.sites[at], &scene.sentences[readings[at].sentence]);
    let here = readings[before].sentence == readings[at].sentence;
    let start = if here { amounts[before].tokens.end } else { sentence.tokens.start };
    let gap = start..amounts[at].tokens.start;
    // Of growth alone: no other measure, and no "to" or "of" of its own.
    let named = sentence.measures().iter().any(|(m, _)| gap.contains(&m.start) || m.start == amounts[at].tokens.end);
    let tied = site.lead.preposition.is_some_and(|tie| !scene.document.is_one_of(tie, &["at", "by"]));
    let whole = scene.document.is_word(amounts[at].tokens.end, "of");
    let verbs: Vec<&VerbGroup> = sentence.groups.iter().filter(|g| gap.contains(&g.tokens.start)).collect();
    let foresees = |g: &&VerbGroup| {
        g.does(Roles::FORECAST.with(Roles::PLAN).with(Roles::ESTIMATE)) && !g.passive && g.tokens.end == site.lead.start
    };
    // "the bank sees growth of 3%, the ministry 2%": both foresee it.
    let foreseen = [before, at].into_iter().any(|i| readings[i].modality != Modality::Reported);
    let gapped = here && verbs.is_empty() && scene.document.is_sign(gap.start, b',') && foreseen;
    if named || tied || whole || !gapped && !verbs.last().is_some_and(foresees) {
        return;
    }
    let told = readings[before].clone();
    let reading = &mut readings[at];
    (reading.stat, reading.direction, reading.rule) = (told.stat, told.direction, told.rule);
    inherit(scene, &amounts[at], &told, reading, MeasureMethod::Inherited);
    base_again(scene, readings, at);
}

/// Words of ", a sharp rise of".
const PHRASE: usize = 5;

/// "to $5 million from $4 million, a 25% rise": whether a change is that from the amount before it to the one before that.
fn is_between(scene: &Scene, amounts: &[Amount], readings: &[Reading], compared: usize, at: usize) -> bool {
    let here = |&i: &usize| readings[i].sentence == readings[at].sentence;
    let Some(level) = compared.checked_sub(1).filter(here) else { return false };
    // ", a 25% rise", ", a rise of 25%"
    let gap = amounts[compared].tokens.end..amounts[at].tokens.start;
    let comma = gap.rev().take(PHRASE).find(|&t| scene.document.is_sign(t, b','));
    let put = comma.is_some_and(|comma| scene.document.is_one_of(comma + 1, &["a", "an"]));
    let alike = |a: &Amount, b: &Amount| (a.kind, &a.unit, &a.per_unit) == (b.kind, &b.unit, &b.per_unit);
    put && readings[at].rule == "change_noun"
        && readings[level].stat == Stat::Level
        && alike(&amounts[level], &amounts[compared])
        && readings[at].reference.is_none_or(|own| own.method == PeriodMethod::Inherited)
        && is_compared(scene, amounts, readings, compared)
        && !is_compared(scene, amounts, readings, level)
}

/// "5 million, a fall of 9% on the month and a rise of 4% on the year": the level of the change before is that of both.
fn level_of_both(scene: &Scene, amounts: &[Amount], readings: &[Reading], at: usize) -> Option<usize> {
    let (before, mut gap) = (at - 1, amounts[at - 1].tokens.end..amounts[at].tokens.start);
    let changes = readings[before].stat == Stat::Change && readings[at].stat == Stat::Change;
    let level = readings[before].relates_to.filter(|&level| level < before && changes)?;
    let joins = |t: usize| scene.document.is_one_of(t, &["and", "but"]) || scene.document.is_sign(t, b',');
    let other = readings[at].measure.as_ref().map(|m| m.measure);
    let same = other.is_none() || other == readings[level].measure.as_ref().map(|m| m.measure);
    (same && readings[level].stat == Stat::Level && gap.any(joins)).then_some(level)
}

/// "rose 5% to 12 million from 11 million in March": the date of what a change is compared with is its base.
pub(super) fn base_of_compared(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    let change = &readings[at];
    if change.stat != Stat::Change || change.base.is_some_and(|b| b.date.is_some()) {
        return;
    }
    let compared = (at + 1..amounts.len()).take(2).take_while(|&i| readings[i].clause == change.clause).find(|&i| {
        let lead = lead::read(scene.document, amounts[i].tokens.start, amounts[i - 1].tokens.end);
        let from = lead.preposition.is_some_and(|p| scene.document.is_word(p, "from"));
        // "44% more than the 5 million in last year's budget", but no "than the 5 million set aside in 2015"
        let the = amounts[i].tokens.start.wrapping_sub(1);
        let than = scene.document.is_word(the.wrapping_sub(1), "than") && scene.document.has(the, Classes::Definite);
        let close = |date: usize| scene.dates[date].tokens.start <= amounts[i].tokens.end + 1;
        let more = than && readings[i].reference.and_then(|found| found.date).is_some_and(close);
        // "a drop of 11% compared with 5.4 million in 2022"
        from || more || lead.compares(scene.document) && amounts[i].kind != amounts[at].kind
    });
    let Some(compared) = compared.filter(|&i| readings[i].stat == Stat::Level) else { return };
    let Some(base) = readings[compared].reference.filter(|b| b.date.is_some()) else { return };
    // The clause's only date is that of both: "from 5 to 7 million in 2017".
    if readings[at].reference.is_none_or(|r| r.date != base.date) {
        readings[at].base = Some(base);
    }
}

/// One stretch is not both the period of a change and what it is measured from: "1.1 billion below the February figure" is no change of
/// February, and "5 million in March, up 3% from a month ago" is measured from the month before.
pub(super) fn base_or_period(scene: &Scene, reading: &mut Reading) {
    let Some((own, base)) = reading.reference.zip(reading.base).filter(|(own, base)| own.period == base.period) else {
        return;
    };
    let told_back = base.date.map(|date| &scene.dates[date]).is_some_and(|date| {
        // "7 million in 1986, down from last year's 13 million"
        let last_year = base.granularity == Some(Granularity::Year) && base.method == PeriodMethod::Relative;
        last_year || period::counts_back(scene.document, date)
    });
    if told_back && own.date != base.date {
        let before = period::one_before(&base.period, base.granularity);
        reading.base = before.map(|period| period::Found { period, ..base });
    } else {
        reading.reference = None;
    }
}

/// "5 million from 4 million a year earlier", where the date reader knows which stretch of last year that is: the level is of the same
/// stretch of this year.
pub(super) fn stretch_of_compared(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    if readings[at].reference.is_some() || readings[at].stat != Stat::Level {
        return;
    }
    let sentence = &scene.sentences[readings[at].sentence].tokens;
    if names_stretch(scene.document, scene.dates, sentence.start..amounts[at].tokens.start) {
        return;
    }
    let clause = |i: &usize| readings[*i].clause == readings[at].clause;
    let Some(compared) = (at + 1..amounts.len()).take_while(clause).find(|&i| !in_brackets(scene, &amounts[i])) else {
        return;
    };
    let lead = lead::read(scene.document, amounts[compared].tokens.start, amounts[compared - 1].tokens.end);
    let counted = |found: &period::Found| {
        found.date.map(|d| &scene.dates[d]).is_some_and(|date| {
            period::counts_back(scene.document, date) && date.tokens.clone().any(|t| is_year(scene.document, t))
        })
    };
    let base = readings[compared].reference.filter(|found| counted(found) && period::is_part_of_year(&found.period));
    if lead.compares(scene.document)
        && (amounts[compared].kind == amounts[at].kind || amounts[compared].rule == "bare_scaled")
        && let Some(period) = base.and_then(|found| period::year_after(&found.period))
    {
        let granularity = base.and_then(|found| found.granularity);
        readings[at].reference =
            Some(period::Found { period, granularity, date: None, method: PeriodMethod::Relative });
    }
}

/// "5 million in the third quarter against a year-ago profit of 4 million": of the same stretch of the year before.
pub(super) fn year_earlier(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    /// "a year-ago net profit of".
    const PHRASE: usize = 8;
    let Some(before) = at.checked_sub(1).filter(|&i| readings[i].sentence == readings[at].sentence) else { return };
    let (document, floor) = (scene.document, amounts[before].tokens.end);
    let start = amounts[at].tokens.start;
    // "fell 5% from a year earlier to 4 million": of another phrase.
    let noun = |t: usize| {
        document.tokens[t].kind == Kind::Word && (!document.has(t, Classes::Function) || document.is_word(t, "of"))
    };
    let told = (start.saturating_sub(PHRASE).max(floor)..start).find_map(|t| {
        let behind = t + document.length_of(t, DateWord::YearAgo)?;
        (behind < start && (behind..start).all(noun)).then_some(t)
    });
    let compared =
        told.is_some_and(|t| (floor..t).any(|c| document.has(c, Classes::Comparison) && !document.is_word(c, "over")));
    let own = readings[at].reference.is_some_and(|own| readings[before].reference.is_none_or(|b| b.date != own.date));
    if !compared || own {
        return;
    }
    readings[at].reference = readings[before].reference.and_then(|found| {
        let period = period::year_before(&found.period)?;
        Some(period::Found { period, date: None, method: PeriodMethod::Relative, ..found })
    });
}

/// "33 million in May, revised from 34 million", "104 in December, which was initially put at 105": of the same stretch.
pub(super) fn restated(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    /// "revised downwards from".
    const PHRASE: usize = 4;
    let Some(before) = at.checked_sub(1).filter(|&i| readings[i].sentence == readings[at].sentence) else { return };
    let (document, start) = (scene.document, amounts[at].tokens.start);
    let from = start.saturating_sub(PHRASE).max(amounts[before].tokens.end);
    let behind = |t: usize| document.length_of(t, StatementWord::Restated).map(|words| t + words);
    let lead = scene.sites[at].lead.start;
    if !(from..start).filter_map(behind).any(|end| (lead..=start).contains(&end)) {
        return;
    }
    // "33 million, revised from 43 million in December": of both.
    let end = amounts[at].tokens.end;
    let close = |found: &period::Found| found.date.is_some_and(|date| scene.dates[date].tokens.start <= end + 2);
    let told = readings[before].reference;
    match readings[at].reference.filter(close) {
        Some(own) => readings[before].reference = told.or(Some(own)),
        None => readings[at].reference = told,
    }
}

/// "reached 19 million last year, beating its own forecast of 18 million": of the same stretch.
pub(super) fn outdone(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    let Some(before) = at.checked_sub(1).filter(|&i| readings[i].sentence == readings[at].sentence) else { return };
    let outdoes = |g: &VerbGroup| {
        let comma = scene.document.is_sign(g.tokens.start.wrapping_sub(1), b',');
        g.tense == Tense::Ing && comma && g.does(Roles::EXCEED.with(Roles::MISS).with(Roles::ACHIEVE))
    };
    let foreseen = matches!(readings[at].modality, Modality::Forecast | Modality::Target);
    let gap = amounts[before].tokens.end..amounts[at].tokens.start;
    let mut between = scene.sites[at].sentence.groups.iter().filter(|g| gap.contains(&g.tokens.start));
    if foreseen && readings[at].reference.is_none() && between.any(outdoes) {
        readings[at].reference =
            readings[before].reference.map(|found| period::Found { method: PeriodMethod::Inherited, ..found });
    }
}

/// "will fall to 3% from 4% this year": of the year behind.
pub(super) fn year_behind(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    let own = &readings[at];
    let foreseen = matches!(own.modality, Modality::Forecast | Modality::Target | Modality::Estimate);
    let next = (at + 1 < readings.len()).then_some(at + 1).filter(|&i| readings[i].clause == own.clause);
    // "cut its forecast to 3% from 4% for this year": of one year.
    let was = |i: usize| amounts[i].kind == amounts[at].kind && readings[i].modality == Modality::Reported;
    let compared = next.filter(|&i| foreseen && own.reference.is_none() && was(i));
    let Some(compared) = compared.filter(|&i| scene.sites[i].lead.compares(scene.document)) else { return };
    let year = readings[compared].reference.filter(|found| found.granularity == Some(Granularity::Year));
    // The year under way, or the one that has just ended.
    let recent = |found: &period::Found| {
        let years = scene.published.zip(found.period.end).map(|(day, end)| day.year() - end.year());
        years.is_some_and(|years| (0..=1).contains(&years))
    };
    // "profits for the period will be 5 million against 8 million last year", "in the two months": no whole year.
    let sentence = &scene.sentences[readings[at].sentence].tokens;
    let part = |t: usize| scene.document.has(t, Classes::TimeUnit) && !period::is_dated(scene.dates, t);
    let shorter = period::told_in(scene.dates, sentence).any(|(_, found)| period::is_part_of_year(&found.period))
        || sentence.clone().any(|t| part(t) || scene.document.is_word(t, "period"));
    let behind = year.filter(|found| {
        !shorter && recent(found) && own.stat == Stat::Level && period::whole_year_before(found).is_some()
    });
    readings[at].reference = behind.and_then(|found| {
        let period = period::year_after(&found.period)?;
        Some(period::Found { period, date: None, method: PeriodMethod::Relative, ..found })
    });
}

/// "in January and February 5 million, from 4 million a year earlier": of the same two months, though the date reader counts from the
/// last one.
pub(super) fn year_back(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    let same = |&i: &usize| readings[i].clause == readings[at].clause && amounts[i].kind == amounts[at].kind;
    let level = |reading: &Reading| reading.stat == Stat::Level && reading.modality == Modality::Reported;
    let Some(before) = at.checked_sub(1).filter(same).filter(|&i| level(&readings[i]) && level(&readings[at])) else {
        return;
    };
    let document = scene.document;
    let told =
        readings[before].reference.filter(|found| period::is_part_of_year(&found.period) && found.date.is_some());
    let compared = scene.sites[at].lead.compares(document) && !scene.sites[before].lead.compares(document);
    let back = |date: usize| {
        let date = &scene.dates[date];
        period::counts_back(document, date) && date.tokens.clone().any(|t| is_year(document, t))
    };
    let own = readings[at].reference.filter(|found| found.date.is_some_and(back));
    if let Some((own, told)) = own.zip(told).filter(|_| compared)
        && own.granularity == told.granularity
        && let Some(period) = period::year_before(&told.period)
    {
        readings[at].reference = Some(period::Found { period, ..own });
    }
}

fn is_year(document: &Document, at: usize) -> bool {
    document.is(at, |s| matches!(s, Sense::Date(DateWord::Unit { unit: Unit::Year, times: 1, .. })))
}

/// The base of a change whose own period has only now become known.
pub(super) fn base_again(scene: &Scene, readings: &mut [Reading], at: usize) {
    let again = period::base(&scene.sites[at], readings[at].reference.as_ref());
    // "a drop of 42% from last year": the same stretch of it as that which the change is of.
    let told = readings[at].base.and_then(|base| base.date);
    if told.is_none() || again.is_some_and(|base| base.date == told) {
        readings[at].base = again;
    }
}
