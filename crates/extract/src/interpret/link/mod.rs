//! Amounts are tied to each other: a change to its level, a pronoun to what it stands for, and what a sentence leaves out to the
//! sentence before.

mod account;
mod again;
mod aim;
mod beside;
mod change;
mod fate;
mod items;
mod money;
mod of_whole;
mod pronoun;
mod respectively;
mod to_date;
mod together;
mod told;
mod topic;
mod unfinished;
mod within;
mod year_ago;

use std::cell::OnceCell;
use std::ops::Range;

use chrono::NaiveDate;

use beside::{coordination, period_behind};
use change::{
    base_of_compared, base_or_period, change_and_level, growth_again, index_of_level, outdone, restated, revised,
    stretch_behind_base, stretch_of_compared, year_back, year_behind, year_earlier,
};
use items::{followed, item, part_of_told};
use money::{bare_money, by_share, change_again, conversion};
use of_whole::of_whole;
use pronoun::pronoun;
use respectively::respectively;
use together::{said_again, told_together};
use topic::{begins_paragraph, is_elsewhere, topic};
use unfinished::{foreseen_of_year, has_fiscal_year, unfinished, without_beginning};

use super::clause::{Sentence, is_report};
use super::parties::{self, Parties};
use super::{INDEX, Reading, Site, lead, measure, modality, period};
use super::{antecedent, attachment, joined};
use crate::Located;
use crate::decimal::Decimal;
use crate::lexicon::Classes;
use crate::lexicon::measure::{MeasureWord, Nature};
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::Roles;
use crate::recognize::amount::Amount;
use crate::recognize::verb::{Tense, VerbGroup};
use crate::record::{
    Date, Direction, FigureKind, MeasureMethod, Modality, PartiesMethod, PeriodMethod, Stat, ValueMethod,
};
use crate::text::Document;
use crate::text::token::{Gap, Kind};

/// What the links look at.
pub(super) struct Scene<'s, 'd> {
    pub(super) document: &'s Document<'d>,
    pub(super) sentences: &'s [Sentence<'s, 'd>],
    /// The amounts where they stand.
    pub(super) sites: &'s [Site<'s, 'd>],
    pub(super) dates: &'s [Located<Date>],
    pub(super) about: parties::About,
    pub(super) published: Option<NaiveDate>,
}

/// How many sentences back a pronoun or "this figure" may reach.
const MEMORY: usize = 2;
/// Words between a level and the change in apposition to it.
const APPOSITION: usize = 14;

/// An article whose amounts are linked.
pub(super) struct Linked<'s, 'd> {
    pub(super) scene: &'s Scene<'s, 'd>,
    pub(super) amounts: &'s [Amount],
    pub(super) readings: Vec<Reading>,
}

/// What may change the reading of an amount, and of those near by.
type Rule = fn(&Scene, &[Amount], &mut [Reading], usize);

/// The period of a level is known before a change takes it over.
const PERIODS: &[Rule] = &[stretch_of_compared, year_behind, period_behind, year_earlier, year_back, restated, outdone];

/// Once before all else, since a change may stand before its level ("rose 3% to $5 million"), and again when what its level takes over is
/// known.
const CHANGES: &[Rule] = &[change_again, change_and_level];

const LINKS: &[Rule] = &[
    take_up_target,
    growth_again,
    change_and_level,
    index_of_level,
    conversion,
    by_share,
    item,
    part_of_told,
    followed,
    repeated_noun,
    pronoun,
    again::sum_again,
    coordination,
    fate::told_before,
    fate::told_behind,
    of_whole,
    base_of_compared,
    revised,
    measure_of_paragraph,
    bare_money,
    period_before,
    |scene, _, readings, at| account::other_direction(scene, readings, at),
    |scene, _, readings, at| account::balance(scene, readings, at),
    account::line_before,
    own_unit,
    like_compared,
    aim::aim_of_told,
    |scene, _, readings, at| base_or_period(scene, &mut readings[at]),
    said_again,
    stretch_behind_base,
];

/// Links the amounts of articles, of each in order of the text. As with the stages, each rule is asked of all articles before the next one is.
pub(super) fn link(articles: &mut [Linked]) {
    for Linked { scene, amounts, readings } in &mut *articles {
        respectively(scene, amounts, readings);
    }
    in_turn(PERIODS, articles, |_| true);
    for Linked { scene, amounts, readings } in &mut *articles {
        told_together(scene, amounts, readings);
    }
    in_turn(CHANGES, articles, |_| true);
    in_turn(LINKS, articles, |amount| amount.kind != FigureKind::Rank);
    for Linked { scene, amounts, readings } in articles {
        account::of_pair(scene, readings);
        topic(scene, amounts, readings);
        for (reading, site) in readings.iter_mut().zip(scene.sites) {
            growth_of_output(scene.document, site.amount, reading);
            super::change::in_points(site, reading);
        }
        readings.iter_mut().for_each(|reading| without_beginning(scene, reading));
        let found = OnceCell::new();
        let fiscal = || *found.get_or_init(|| has_fiscal_year(scene.document));
        for (reading, site) in readings.iter_mut().zip(scene.sites) {
            unfinished(scene, site, fiscal, reading);
            foreseen_of_year(scene, site, fiscal, reading);
            foreseen(scene, site, reading);
        }
    }
}

/// Gives an amount of a time that has not begun, and that no word gives a role, that of the time.
fn foreseen(scene: &Scene, site: &Site, reading: &mut Reading) {
    let Some((published, period)) = scene.published.zip(reading.reference) else { return };
    if reading.modality == Modality::Reported
        && let Some(modality) = modality::to_come(site, &period, published)
    {
        reading.modality = modality;
        reading.evidence.push(format!("{modality}: by its period"));
    }
}

/// Asks the rules of the first amount of every article, then of the second, and so on.
fn in_turn(rules: &[Rule], articles: &mut [Linked], is_linked: fn(&Amount) -> bool) {
    let longest = articles.iter().map(|article| article.amounts.len()).max().unwrap_or(0);
    for at in 0..longest {
        let has = |article: &&mut Linked| article.amounts.get(at).is_some_and(is_linked);
        let mut here: Vec<&mut Linked> = articles.iter_mut().filter(has).collect();
        for rule in rules {
            here.iter_mut().for_each(|article| rule(article.scene, article.amounts, &mut article.readings, at));
        }
    }
}

/// "earnings of 5 million, or 12 cents a share, versus 4 million", "fell to 5 million, after a 6 million high": what an amount is
/// compared with is measured as it is; it is the last of its kind in the sentence.
fn like_compared(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    let site = &scene.sites[at];
    let compared = || is_behind_comparison(scene, site) || site.lead.follows(scene.document);
    if readings[at].measure.is_some() || !compared() {
        return;
    }
    let alike = |i: &usize| {
        let (a, b) = (&amounts[*i], &amounts[at]);
        let one_money = a.currency.is_none() || b.currency.is_none() || a.currency == b.currency;
        // "5 million pesos, compared with last year's 4 million"
        let bare = a.kind == FigureKind::Money && readings[at].is_money;
        (a.kind == b.kind || bare) && a.unit == b.unit && a.per_unit == b.per_unit && one_money
    };
    let here = (0..at).rev().take_while(|&i| readings[i].sentence == readings[at].sentence);
    let Some(before) = here.into_iter().find(alike) else { return };
    let from = readings[before].clone();
    inherit(scene, &amounts[at], &from, &mut readings[at], MeasureMethod::Inherited);
}

/// "as compared with last year's", "from the year-earlier figure of": nothing but dates and what calls a figure stands between the
/// comparison and the amount.
fn is_behind_comparison(scene: &Scene, site: &Site) -> bool {
    /// "compared with the revised January figure of".
    const PHRASE: usize = 8;
    let document = scene.document;
    let from = site.clause.start.max(site.neighbours.0.unwrap_or(0)).max(site.lead.start.saturating_sub(PHRASE));
    let passes = |at: usize| {
        period::is_dated(scene.dates, at)
            || attachment::is_possessive(document, at)
            || document.has(at, Classes::Determiner)
            || document.is_one_of(at, &["of", "with", "to"])
            || document.words(at).any(|(_, word)| matches!(word, StatementWord::Filler | StatementWord::Level))
    };
    let compares = |at: usize| {
        document.has(at, Classes::Comparison)
            && !document.is_one_of(at, &["on", "over"])
            && document.words(at).any(|(_, word)| matches!(word, StatementWord::Comparison))
    };
    let phrase = (from..site.amount.tokens.start).rev().take_while(|&at| passes(at) || compares(at));
    site.lead.compares(document) || phrase.into_iter().any(compares)
}

/// "issued 5,000 shares", "$430 a tonne": what no words and no figure before have said, the unit does.
fn own_unit(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    if readings[at].measure.is_none() {
        let found = measure::of_unit(&scene.sites[at]);
        let known = &scene.document.lexicon.measures.known;
        let earned = found.as_ref().is_some_and(|m| m.measure == known.share_price) && is_by_share(scene, amounts, at);
        let earnings = |found| measure::Found { measure: known.earnings_per_share, ..found };
        readings[at].measure = if earned { found.map(earnings) } else { found };
    }
}

/// "net of 5 million, or 12 cents a share": a sum again, by the share; but "bought for 5 million, or 12 dollars a share".
fn is_by_share(scene: &Scene, amounts: &[Amount], at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let (document, site, start) = (scene.document, &scene.sites[before], scene.sites[at].lead.start);
    let or = document.is_word(start.wrapping_sub(1), "or") && joined(document, amounts[before].tokens.end, start);
    let paid = site.preposition_is("for") || site.governor().is_some_and(|g| g.does(Roles::TRANSACT));
    or && amounts[before].kind == FigureKind::Money && !paid
}

/// "Economic growth was 5%": output grew by so much. What the pace itself gains or loses stays a change of the pace.
fn growth_of_output(document: &Document, amount: &Amount, reading: &mut Reading) {
    let known = &document.lexicon.measures.known;
    let Some(found) = reading.measure.as_mut().filter(|m| m.measure == known.economic_growth) else { return };
    // "Alder's growth rate", "the population growth rate": of another thing.
    let start = found.tokens.start;
    let before = start.wrapping_sub(1);
    let noun = document.tokens.get(before).is_some_and(|t| t.kind == Kind::Word)
        && document.tokens[start].gap < Gap::Paragraph
        && !document.has(before, Classes::Function | Classes::Verb | Classes::Auxiliary | Classes::Demonym)
        && !document.says(before, StatementWord::Filler)
        && document.sentence_of(before) == document.sentence_of(start);
    let owned = attachment::is_possessive(document, before) && reading.parties.is_none();
    if document.is_word(start, "growth") && found.tokens.len() > 1 && (noun || owned) {
        (reading.measure, reading.parties) = (None, None);
        return;
    }
    // "5% of what was promised", "confidence in economic growth fell to 40%"
    let of_it = document.has(start.wrapping_sub(1), Classes::Preposition)
        && !document.has(start.wrapping_sub(2), Classes::ModalityNoun | Classes::Measure);
    let share = document.is_word(amount.tokens.end, "of");
    if amount.kind != FigureKind::Percent || reading.stat == Stat::Change || of_it || share {
        return;
    }
    found.measure = known.gdp;
    let (low, high) = amount.ends.or(amount.value.map(|value| (value, value))).unwrap_or_default();
    let negative = document.is_word(start.wrapping_sub(1), "negative");
    (reading.stat, reading.rule) = (Stat::Change, "change_noun");
    reading.direction = match (low < Decimal::ZERO, high > Decimal::ZERO) {
        (false, false) => Some(Direction::Unchanged),
        (false, true) if !negative => Some(Direction::Increase),
        (true, true) => None,
        _ => Some(Direction::Decrease),
    };
    reading.base = reading.reference.as_ref().and_then(period::whole_year_before);
}

/// ", the agency said on Monday,": whether all that is told between two amounts is who tells of both.
fn only_reports(scene: &Scene, sentence: usize, gap: &Range<usize>) -> bool {
    let inside = |g: &&VerbGroup| g.is_finite() && g.tokens.start >= gap.start && g.tokens.end <= gap.end;
    let mut told = scene.sentences[sentence].groups.iter().filter(inside).peekable();
    let comma = |mut range: Range<usize>| range.any(|at| scene.document.is_sign(at, b','));
    told.peek().is_some()
        && told.all(|g| is_report(g) && comma(gap.start..g.tokens.start) && comma(g.tokens.end..gap.end))
}

/// "left at 5%, after raising it by two points": what went before is no change to that level.
fn goes_back(scene: &Scene, sentence: usize, gap: &Range<usize>) -> bool {
    let groups = &scene.sentences[sentence].groups;
    let done = |at: usize| groups.iter().any(|g| g.tense == Tense::Ing && g.tokens.start == at + 1);
    gap.clone().any(|at| scene.document.is_word(at, "after") && done(at))
}

/// "trade, which in 2022 had been 5 billion, fell to 4 billion": whether a figure is told in a relative clause that the other's clause
/// goes on behind.
fn told_aside(scene: &Scene, amounts: &[Amount], readings: &[Reading], before: usize, at: usize) -> bool {
    let starts = [before, at].map(|i| amounts[i].tokens.start);
    let relatives = || scene.sentences[readings[at].sentence].relatives().iter();
    readings[before].sentence == readings[at].sentence
        && relatives().any(|r| r.contains(&starts[0]) && !r.contains(&starts[1]))
}

/// "14 billion crowns ($1.3 billion)": whether an amount stands in brackets, to say another again.
fn in_brackets(scene: &Scene, amount: &Amount) -> bool {
    scene.document.is_sign(amount.tokens.start.wrapping_sub(1), b'(')
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
    let taken_up = amount.rule == antecedent::RULE;
    let stat = if to.rule == INDEX { Stat::Change } else { to.stat };
    if to.measure.is_none()
        && let Some(found) = &from.measure
        && (taken_up || measure::admits(scene.document.lexicon, found.measure, amount, stat))
    {
        to.measure = Some(measure::Found { method, ..found.clone() });
        to.evidence.push("measure taken over".to_owned());
    }
    if to.parties.is_none() && to.measure.as_ref().map(|m| m.measure) == from.measure.as_ref().map(|m| m.measure) {
        to.parties = from.parties.map(|p| Parties { method: PartiesMethod::Inherited, ..p });
    }
}

fn inherit_period(from: &Reading, to: &mut Reading) {
    if to.reference.is_none() && !to.untold {
        to.reference = from.reference.map(|found| period::Found { method: PeriodMethod::Inherited, ..found });
    }
}

/// "trade turnover ..., the turnover": the last word of an earlier, fuller name stands for it.
fn repeated_noun(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    let document = scene.document;
    // "85% of the turnover" is a share, whatever the whole is called.
    let named = |m: &measure::Found| m.tokens.len() == 1 && m.measure != document.lexicon.measures.known.share;
    let Some(short) = readings[at].measure.clone().filter(named) else { return };
    // "output of cement", "factory output" are outputs of their own; "the January deficit" is that of trade.
    let (start, end) = (short.tokens.start, short.tokens.end);
    const NO_NOUN: Classes = Classes::Function.with(Classes::Verb).with(Classes::Auxiliary).with(Classes::PastEnding);
    let noun = start.checked_sub(1).is_some_and(|before| {
        document.tokens[before].kind == Kind::Word
            && document.tokens[start].gap < Gap::Paragraph
            && !document.has(before, NO_NOUN)
            && !period::is_dated(scene.dates, before)
            && !document.says(before, StatementWord::Filler)
    });
    let balance = document.lexicon.measures.balance(short.measure).is_some();
    if !balance && (noun || document.is_word(end, "of")) {
        return;
    }
    let word = document.word(short.tokens.start);
    // "a profit of 5 million, or 12 cents a share": what is said again by the share has the name, not the measure.
    let fuller = |m: &measure::Found| {
        m.method != MeasureMethod::Inherited
            && m.tokens.len() > 1
            && m.measure != short.measure
            && document.word(m.tokens.end - 1).eq_ignore_ascii_case(word)
    };
    let Some(before) = (0..at).rev().find(|&i| readings[i].measure.as_ref().is_some_and(fuller)) else { return };
    let from = readings[before].clone();
    readings[at].measure = None;
    readings[at].parties = None;
    inherit(scene, &amounts[at], &from, &mut readings[at], MeasureMethod::Antecedent);
}

/// A target that names no measure takes the only one of its paragraph that two countries share.
fn measure_of_paragraph(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    let reading = &readings[at];
    let money = amounts[at].kind == FigureKind::Money || amounts[at].rule == "bare_scaled";
    // "plans to raise $40 million": what the verb gets is no level of trade.
    const GETS: Roles = Roles::CHANGE.with(Roles::TALLY).with(Roles::TRANSACT);
    let site = &scene.sites[at];
    let gets = site.lead.preposition.is_none()
        && site.governor().is_some_and(|g| g.tokens.end == site.lead.start && g.does(GETS));
    let of_thing = ["for", "in"].iter().any(|tie| scene.document.is_word(amounts[at].tokens.end, tie))
        && account::is_of_thing(scene, amounts[at].tokens.end);
    if reading.measure.is_some() || reading.modality != Modality::Target || !money || gets || of_thing {
        return;
    }
    let document = scene.document;
    let breaks = |s: usize| s == 0 || document.tokens[document.sentences[s].start].gap >= Gap::Paragraph;
    let first = (0..=reading.sentence).rev().find(|&s| breaks(s)).unwrap_or(0);
    let last = (reading.sentence + 1..scene.sentences.len()).find(|&s| breaks(s)).unwrap_or(scene.sentences.len());
    let shared = |w: MeasureWord| document.lexicon.measures.get(w).nature == Nature::Pair;
    let mut found = scene.sentences[first..last].iter().flat_map(|s| s.measures()).filter(|(_, w)| shared(*w));
    let Some((tokens, measure)) = found.next() else { return };
    if found.any(|(_, other)| other != measure) {
        return;
    }
    let found = measure::Found { measure: *measure, tokens: tokens.clone(), method: MeasureMethod::Inherited };
    let site = Site::new(document, &scene.sentences[document.sentence_of(tokens.start)], amounts, at, scene.dates);
    let parties = parties::read(&site, &found, scene.about).filter(|p| p.counterpart.is_some());
    let parties = parties.or(scene.about.pair.map(|pair| Parties {
        subject: Some(pair.first),
        counterpart: Some(pair.second),
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
    let gap = amounts[before].tokens.end..amounts[at].tokens.start;
    let aside = told_aside(scene, amounts, readings, before, at);
    if aside || readings[before].sentence == reading.sentence && goes_back(scene, reading.sentence, &gap) {
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
        if !based && !is_elsewhere(&scene.sites[at]) {
            inherit_period(&from, &mut readings[at]);
        }
    }
}
