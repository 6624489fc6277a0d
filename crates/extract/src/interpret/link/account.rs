//! What a report tells of one period, sentence after sentence, having named the period once.
//!
//! "Trade rose 5% to $6 million in May. Exports were $4 million, and imports fell 2%": lines of one account. "Exports in the other
//! direction" go against the flow told before.

use std::ops::Range;

use super::change::base_again;
use super::topic::{is_elsewhere, repeats_compared};
use super::{MEMORY, Scene, inherit_period, told_aside};
use crate::Located;
use crate::interpret::parties::{Parties, is_worldwide};
use crate::interpret::{Reading, Site, lead, measure, modality, period};
use crate::lexicon::Classes;
use crate::lexicon::measure::{MeasureWord, Nature, Traits};
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::Roles;
use crate::recognize::amount::Amount;
use crate::recognize::verb::Tense;
use crate::record::{Date, FigureKind, MeasureMethod, Modality, PartiesMethod, PeriodMethod, Stat};
use crate::text::Document;
use crate::text::token::Kind;

/// A figure has the country that the line before is of; without a date of its own, and if it tells what was, also its period.
pub(super) fn line_before(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    let Some(account) = account(scene, &readings[at]) else { return };
    let Some(before) = lines_before(scene, readings, at, account).next() else { return };
    let here = readings[at].sentence;
    let from = readings[before].clone();
    let site = &scene.sites[at];
    if is_elsewhere(site)
        || names_other_body(scene, amounts, from.sentence, &readings[at], at)
        || !share_parties(scene, &from, &mut readings[at])
    {
        return;
    }
    if let Some(own) = readings[at].reference {
        // "... exports were 5 million, up 3%": the change has its level's period already.
        if own.method == PeriodMethod::Inherited && readings[at].stat == Stat::Change {
            same_base(scene, readings, at, account);
        }
        return;
    }
    if site.governor().is_some_and(|g| matches!(g.tense, Tense::Present | Tense::Future | Tense::Infinitive))
        || site.lead.compares(scene.document)
        || repeats_compared(scene, amounts, at)
        || told_aside(scene, amounts, readings, before, at)
        || has_date(site, amounts, readings, here, if from.sentence == here { amounts[before].tokens.end } else { 0 })
    {
        return;
    }
    let Some(told) = told_of(scene, amounts, readings, before, account) else { return };
    // "profit was 22 million in 2022. Earnings fell to 4 from 5 in 2022": no longer then.
    let compared = readings.iter().skip(at + 1).take_while(|r| r.sentence == here).next();
    let then = compared.and_then(|r| r.reference).map(|found| found.period);
    if then.is_some() && then == readings[told].reference.map(|found| found.period) {
        return;
    }
    inherit_period(&readings[told].clone(), &mut readings[at]);
    if readings[at].stat != Stat::Change {
        return;
    }
    base_again(scene, readings, at);
    same_base(scene, readings, at, account);
}

/// "22% more than in the same period of 2020. Exports rose 25%": against the same.
fn same_base(scene: &Scene, readings: &mut [Reading], at: usize, account: usize) {
    let period = |i: usize| readings[i].reference.map(|found| found.period);
    let based =
        lines_before(scene, readings, at, account).find(|&i| readings[i].base.is_some() && period(i) == period(at));
    let based = based.and_then(|i| readings[i].base);
    if readings[at].base.is_none() {
        readings[at].base = based.map(|found| period::Found { method: PeriodMethod::Inherited, ..found });
    }
}

/// "Exports were $5 million. The surplus of $2 million": a bare balance is that of the account before it.
pub(super) fn balance(scene: &Scene, readings: &mut [Reading], at: usize) {
    let measures = &scene.document.lexicon.measures;
    if is_gap(scene, readings, at) {
        let found = measure::Found {
            measure: measures.known.trade_deficit,
            tokens: scene.sites[at].lead.start..scene.sites[at].lead.start,
            method: MeasureMethod::Inherited,
        };
        readings[at].measure = Some(found);
    }
    // "the deficit in services" is neither; revenue goes by a name of trade only where it is called turnover.
    // ... and not that of somebody: "its turnover", "the turnover of the plant".
    let owned = |m: &measure::Found| {
        scene.document.is_word(m.tokens.start.wrapping_sub(1), "its") || scene.document.is_word(m.tokens.end, "of")
    };
    let turns_over = |m: &measure::Found| {
        m.measure != measures.known.revenue || scene.document.says(m.tokens.start, StatementWord::Turnover) && !owned(m)
    };
    let alone = |m: &measure::Found| !scene.document.is_word(m.tokens.end, "in") && turns_over(m);
    let bare = readings[at].measure.as_ref().filter(|m| m.tokens.len() == 1 && alone(m));
    let Some((word, other)) = bare.and_then(|m| Some((m.tokens.start, measures.balance(m.measure)?))) else { return };
    if let Some(named) = balance_named(scene, readings[at].sentence, word, other) {
        readings[at].measure.iter_mut().for_each(|m| m.measure = named);
        return;
    }
    let account = |i: usize| readings[i].measure.as_ref().and_then(|m| measures.get(m.measure).account);
    let here = readings[at].sentence;
    let near = (0..at).rev().take_while(|&i| readings[i].sentence + MEMORY >= here);
    // "Japan logged its first trade surplus in March. The surplus of $2 million"
    let named = || {
        let before = scene.sentences[here.saturating_sub(MEMORY)..here].iter().rev();
        before.flat_map(|s| s.measures().iter().rev()).find_map(|&(_, measure)| measures.get(measure).account)
    };
    let gap = measures.is(other, Traits::NATIONAL);
    let last = near.into_iter().find_map(account).or_else(|| if gap { named() } else { None });
    if last.is_none() || last != measures.get(other).account {
        return;
    }
    let whose =
        |i: usize| readings[i].measure.as_ref().is_some_and(|m| m.measure == other).then_some(readings[i].parties);
    let parties = (0..at).rev().take_while(|&i| readings[i].sentence + MEMORY >= here).find_map(whose).flatten();
    if let Some(measure) = &mut readings[at].measure {
        measure.measure = other;
    }
    if readings[at].parties.is_none() {
        readings[at].parties = parties.map(|p| Parties { method: PartiesMethod::Inherited, ..p });
    }
}

/// "Imports were $40 billion and exports $30 billion. That left a gap of $10 billion": that between the two.
fn is_gap(scene: &Scene, readings: &[Reading], at: usize) -> bool {
    let known = &scene.document.lexicon.measures.known;
    let of = scene.sites[at].lead.preposition.filter(|&of| scene.document.is_word(of, "of"));
    let gap = of.is_some_and(|of| scene.document.is_one_of(of.wrapping_sub(1), &["gap", "difference", "hole"]));
    if !gap || readings[at].measure.is_some() {
        return false;
    }
    let near = || (0..at).rev().take_while(|&i| readings[i].sentence + 1 >= readings[at].sentence);
    let told = |measure| near().any(|i| readings[i].measure.as_ref().is_some_and(|m| m.measure == measure));
    told(known.exports) && told(known.imports)
}

/// "The current account showed a deficit of $2 billion", "the trade balance swung to a deficit": the balance that the sentence names before.
fn balance_named(scene: &Scene, sentence: usize, word: usize, of_trade: MeasureWord) -> Option<MeasureWord> {
    let known = &scene.document.lexicon.measures.known;
    let mut before = scene.sentences[sentence].measures().iter().rev().filter(|(m, _)| m.end <= word);
    before.find_map(|&(_, measure)| match measure {
        m if m == known.current_account => Some(m),
        m if m == known.trade_balance => Some(of_trade),
        _ => None,
    })
}

/// The lines of an account in the sentence of a figure and in the one before, or, of the same two countries, the one before that;
/// backwards from the figure.
fn lines_before(scene: &Scene, readings: &[Reading], at: usize, account: usize) -> impl Iterator<Item = usize> {
    let here = readings[at].sentence;
    let parties = |i: usize| {
        let parties = readings[i].parties.filter(|p| p.subject.is_some() && p.counterpart.is_some())?;
        Some((parties.subject.min(parties.counterpart), parties.subject.max(parties.counterpart)))
    };
    let near = (0..at).rev().take_while(move |&i| readings[i].sentence + MEMORY >= here);
    near.filter(move |&i| self::account(scene, &readings[i]) == Some(account))
        .filter(move |&i| readings[i].sentence + 1 >= here || parties(i).is_some() && parties(i) == parties(at))
}

/// The account that a figure is a line of; plans and denials are of none.
fn account(scene: &Scene, reading: &Reading) -> Option<usize> {
    if reading.modality != Modality::Reported || reading.outcome.is_some() || reading.negated {
        return None;
    }
    scene.document.lexicon.measures.get(reading.measure.as_ref()?.measure).account
}

/// The line whose period is that of what follows: the first of its sentence, if no other line has a period of its own, but for what
/// one is compared with.
fn told_of(scene: &Scene, amounts: &[Amount], readings: &[Reading], before: usize, account: usize) -> Option<usize> {
    let sentence = readings[before].sentence;
    let floor = scene.sentences[sentence].tokens.start;
    let in_sentence = |i: &usize| readings[*i].sentence == sentence;
    let first = (0..=before)
        .rev()
        .take_while(in_sentence)
        .filter(|&i| self::account(scene, &readings[i]) == Some(account))
        .last()?;
    let told = readings[first].reference.map(|found| found.period)?;
    let own = |i: usize| {
        let compared = lead::read(scene.document, amounts[i].tokens.start, floor).compares(scene.document);
        !compared && readings[i].reference.is_some_and(|found| found.period != told)
    };
    (told.start.is_some() && told.end.is_some() && !(first..=before).any(own)).then_some(first)
}

/// Whether the sentence has a date that may be the figure's: not when it was said, nor what a change is measured against.
fn has_date(site: &Site, amounts: &[Amount], readings: &[Reading], here: usize, from: usize) -> bool {
    let own = readings.partition_point(|r| r.sentence < here)..readings.partition_point(|r| r.sentence <= here);
    let base = |index: usize| readings[own.clone()].iter().any(|r| r.base.is_some_and(|b| b.date == Some(index)));
    let sentence = &site.sentence.tokens;
    // "the surplus was 5 million, against 7 million a year earlier": when the other was so.
    let compared = own.clone().skip(1).find(|&i| {
        amounts[i].tokens.start > site.amount.tokens.start
            && lead::read(site.document, amounts[i].tokens.start, amounts[i - 1].tokens.end).compares(site.document)
    });
    let stop = compared.map_or(sentence.end, |i| amounts[i].tokens.end);
    period::may_be_of(site).any(|(index, date)| date.tokens.start >= from && date.tokens.end <= stop && !base(index))
        || names_stretch(site.document, site.dates, sentence.start.max(from)..stop)
}

/// "for the nine weeks of its year": a length of time that the date reader knows no place for.
pub(super) fn names_stretch(document: &Document, dates: &[Located<Date>], range: Range<usize>) -> bool {
    range.into_iter().any(|at| document.has(at, Classes::TimeUnit) && !period::is_dated(dates, at))
}

/// "Trade between A and B rose. … A's exports were 5 million, imports 4 million": in a text that begins with the trade of two
/// countries, exports and imports are those between them.
pub(super) fn of_pair(scene: &Scene, readings: &mut [Reading]) {
    /// Sentences of the lead, with the headline.
    const LEAD: usize = 4;
    /// Figures.
    const FIRST: usize = 2;
    let measures = &scene.document.lexicon.measures;
    let Some(pair) = scene.about.pair.map(|pair| [pair.first, pair.second]) else { return };
    let both = |p: &Parties| [p.subject, p.counterpart].into_iter().flatten().all(|c| pair.contains(&c));
    let of_both = |p: &Parties| p.subject.is_some() && p.counterpart.is_some() && both(p);
    let trade = |r: &Reading| r.measure.as_ref().is_some_and(|m| measures.get(m.measure).nature == Nature::Pair);
    let of_trade = |r: &Reading| trade(r) && r.parties.is_some_and(|p| of_both(&p));
    // ... or the first figures, however long an interview takes to come to them.
    let mut opening = readings.iter().enumerate().take_while(|(at, r)| r.sentence < LEAD || *at < FIRST);
    // ... or a lead without figures.
    let leads = scene.about.trade && scene.about.pair.is_some_and(|pair| pair.is_named);
    let opens = opening.any(|(_, r)| of_trade(r));
    if !leads && !opens {
        return;
    }
    let sum = |at: usize| scene.sites[at].amount.kind == FigureKind::Money;
    let traded = |r: &Reading| {
        r.measure.as_ref().is_some_and(|m| {
            measures.is(m.measure, Traits::TRADED.with(Traits::NATIONAL))
                && measures.get(m.measure).account == measures.get(measures.known.trade_turnover).account
                && !is_worldwide(scene.document, &m.tokens)
                && !is_total(scene.document, m)
        })
    };
    for at in 0..readings.len() {
        // "In 2014 we stood at 84 million": of whom the lead has told.
        let ours = || {
            let site = &scene.sites[at];
            let subject = site.clause.start..site.governor().map_or(site.clause.start, |g| g.tokens.start);
            subject.into_iter().any(|t| scene.document.is_one_of(t, &["we", "it", "this"]))
        };
        let first = || leads && !(0..at).any(sum) && ours();
        let told = || trade_before(scene, readings, at).is_some_and(of_trade) || first();
        if aims_at_trade(scene, &readings[at], at) || is_bare_sum(scene, &readings[at], at) && told() {
            let trade = measures.known.trade_turnover;
            let tokens = scene.sites[at].lead.start..scene.sites[at].lead.start;
            readings[at].measure = Some(measure::Found { measure: trade, tokens, method: MeasureMethod::Inherited });
            let parties = Parties { subject: Some(pair[0]), counterpart: Some(pair[1]), method: PartiesMethod::Pair };
            readings[at].parties = Some(parties);
        }
        if !opens || !traded(&readings[at]) || names_party(scene, &readings[at]) {
            continue;
        }
        let last = readings[..at].iter().rev().take_while(|r| r.sentence + MEMORY >= readings[at].sentence);
        let before = last.filter(|r| traded(r)).find_map(|r| r.parties.filter(of_both));
        let parties = match readings[at].parties {
            None => before,
            Some(own) if own.counterpart.is_none() && both(&own) => {
                let other = pair.into_iter().find(|&country| Some(country) != own.subject);
                Some(Parties { counterpart: other, method: PartiesMethod::Pair, ..own })
            }
            Some(_) => continue,
        };
        readings[at].parties = parties.map(|p| Parties { method: PartiesMethod::Pair, ..p });
    }
}

/// "proposed to aim for $700 million by 2026": a sum that is a target of nothing else, in a text on the trade of two countries.
fn aims_at_trade(scene: &Scene, reading: &Reading, at: usize) -> bool {
    let (site, document) = (&scene.sites[at], scene.document);
    let verb = site.governor().filter(|g| g.does(Roles::PLAN.with(Roles::ACHIEVE)) && g.tokens.end <= site.lead.start);
    let tied = verb.is_some_and(|g| site.lead.preposition.unwrap_or(site.lead.start) == g.tokens.end);
    let tied = tied || site.preposition_is("of") && modality::subject_names_aim(site);
    let end = site.amount.tokens.end;
    let other =
        document.is_one_of(end, &["in", "of", "worth", "for", "from"]) && !period::is_dated(scene.dates, end + 1);
    let bare = reading.measure.is_none() && site.sentence.measures().is_empty();
    reading.modality == Modality::Target && site.amount.kind == FigureKind::Money && tied && bare && !other
}

/// The trade that was told of last, if no other sum was told since: "Trade was $90 million in 2018. …".
fn trade_before<'r>(scene: &Scene, readings: &'r [Reading], at: usize) -> Option<&'r Reading> {
    /// Sentences.
    const NEAR: usize = 4;
    let sum = |i: &usize| scene.sites[*i].amount.kind == FigureKind::Money && readings[*i].measure.is_some();
    // A target names its own end; of what is, the sentence before has told.
    let reach = if readings[at].modality == Modality::Target { NEAR } else { 1 };
    let near = (0..at).rev().take_while(|&i| readings[i].sentence + reach >= readings[at].sentence);
    let before = near.into_iter().find(sum)?;
    let measures = &scene.document.lexicon.measures;
    let trade = readings[before].measure.as_ref().is_some_and(|m| measures.get(m.measure).nature == Nature::Pair);
    (trade && readings[before].stat == Stat::Level).then_some(&readings[before])
}

/// "An older goal, $700 million by 2021, was missed", "the statistics show $300 million", "slumped to $70 million": a sum of which
/// the words around say nothing else.
fn is_bare_sum(scene: &Scene, reading: &Reading, at: usize) -> bool {
    let (site, document) = (&scene.sites[at], scene.document);
    let (clause, end) = (&site.clause, site.amount.tokens.end);
    let measured = site.sentence.measures().iter().any(|(m, _)| clause.contains(&m.start));
    let sum = site.amount.kind == FigureKind::Money && site.amount.per_unit.is_none() && reading.stat == Stat::Level;
    if !sum || reading.measure.is_some() || measured || site.sentence.bodies(clause.clone()).next().is_some() {
        return false;
    }
    if is_of_thing(scene, end) {
        return false;
    }
    let Some(verb) = site.governor() else { return false };
    // "plans to raise $40 million", "allocated $5 million"
    const GETS: Roles = Roles::TALLY.with(Roles::TRANSACT).with(Roles::COMMIT).with(Roles::FUND).with(Roles::INTO);
    let object = site.lead.preposition.is_none() && verb.tokens.end <= site.lead.start;
    if verb.does(GETS) || object && verb.does(Roles::CHANGE) {
        return false;
    }
    // "we stood at 84 million", "closed 2018 at 98 million", "spoke of 200 million"
    let tied = site.lead.preposition.is_some_and(|tie| document.is_one_of(tie, &["at", "of"]));
    let says = measure::says_how_much(verb) || verb.does(Roles::PERCEIVE.with(Roles::PLAN).with(Roles::REPORT)) || tied;
    if reading.modality == Modality::Target {
        return says;
    }
    // Its subject is what was told of: "it reached", "the figure was", "the statistics show", or the verbs before have it.
    let subject = clause.start..verb.tokens.start.max(clause.start);
    let again = |t: usize| {
        let taken_up = document.has(t, Classes::Anaphor) && document.has(t.wrapping_sub(1), Classes::Definite);
        taken_up || document.is_one_of(t, &["it", "this"]) || document.says(t, StatementWord::Record)
    };
    let dated = |t: usize| period::is_dated(scene.dates, t);
    let nothing = |t: usize| document.tokens[t].kind == Kind::Sign || document.has(t, Classes::Function) || dated(t);
    let resumed = subject.clone().any(again) || subject.clone().all(nothing);
    says && resumed && site.lead.preposition.is_none_or(|t| document.is_one_of(t, &["to", "of", "at"]))
}

/// "$5 million in loans", "$5 million for roads", "$5 million of cocoa", "$5 million worth": whether words stand behind a sum that may say of
/// what it is; not those of "$5 million in 2020", "$5 million and".
pub(super) fn is_of_thing(scene: &Scene, end: usize) -> bool {
    let document = scene.document;
    let dated = |t: usize| period::is_dated(scene.dates, t);
    // "$5 million and $4 million respectively"
    let adverb = |t: usize| document.ends_like_adverb(t);
    let word = document.tokens.get(end).is_some_and(|t| t.kind == Kind::Word) && !adverb(end);
    let goes_on = Classes::Joint | Classes::Relative | Classes::Auxiliary | Classes::Verb | Classes::Bound;
    word && !dated(end) && !dated(end + 1) && !dated(end + 2) && !document.has(end, goes_on)
}

/// Takes over what the line before says of whose the account is; whether the two can be of one.
fn share_parties(scene: &Scene, from: &Reading, to: &mut Reading) -> bool {
    let measures = &scene.document.lexicon.measures;
    let of_country = |r: &Reading| r.measure.as_ref().is_some_and(|m| measures.is_of_country(m.measure));
    let Some(other) = from.parties.filter(|_| of_country(from)) else { return true };
    let nature = |r: &Reading| r.measure.as_ref().map(|m| measures.get(m.measure).nature);
    // "Georgia's foreign trade deficit": with all the world.
    if to.measure.as_ref().is_some_and(|m| is_worldwide(scene.document, &m.tokens)) && to.parties.is_some() {
        return true;
    }
    let total = to.measure.as_ref().is_some_and(|m| is_total(scene.document, m));
    let taken_over = |parties: Parties| Some(Parties { method: PartiesMethod::Inherited, ..parties });
    match to.parties {
        // "Georgia's trade was ... Exports rose": Georgia's.
        // "A's exports to B were ..., while imports were": from B.
        None if other.counterpart.is_none() || from.sentence == to.sentence && !names_party(scene, to) => {
            to.parties = taken_over(other);
        }
        None => {}
        // "trade between A and B was ... A's exports rose": to B.
        Some(own) if own.counterpart.is_none() && nature(from) == Some(Nature::Pair) && !total => {
            let pair = [(other.subject, other.counterpart), (other.counterpart, other.subject)];
            match pair.into_iter().find(|(subject, _)| *subject == own.subject) {
                Some((subject, counterpart)) if from.sentence + 1 >= to.sentence => {
                    to.parties = taken_over(Parties { subject, counterpart, ..other });
                }
                Some(_) => {}
                None => return false,
            }
        }
        // "A's exports grew 5% to ...": the level goes to B where the growth does.
        Some(own)
            if own.counterpart.is_none()
                && own.subject == other.subject
                && from.sentence == to.sentence
                && is_same_measure(from, to) =>
        {
            to.parties = taken_over(other);
        }
        Some(own) => {
            let of_other = |party: Option<u32>| party == other.subject || party == other.counterpart;
            return of_other(own.subject) || own.subject.is_none();
        }
    }
    true
}

/// "Imports from Peru fell. Exports in the other direction rose": the flow against the one told before.
pub(super) fn other_direction(scene: &Scene, readings: &mut [Reading], at: usize) {
    let document = scene.document;
    let measures = &document.lexicon.measures;
    let traded = |r: &Reading| {
        r.measure.as_ref().is_some_and(|m| measures.is(m.measure, Traits::TRADED) && measures.is_of_country(m.measure))
    };
    // "exports from A to B were 5 million, against 4 million in the opposite direction"
    let behind = scene.sites[at].amount.tokens.end;
    if document.says(behind, StatementWord::OtherDirection)
        && traded(&readings[at])
        && let Some(before) = at.checked_sub(1).filter(|&i| readings[i].sentence == readings[at].sentence)
        && traded(&readings[before])
        && let Some(flow) = readings[before].parties.filter(|p| p.subject.is_some() && p.counterpart.is_some())
    {
        let (subject, counterpart) = (flow.counterpart, flow.subject);
        readings[at].parties = Some(Parties { subject, counterpart, method: PartiesMethod::Inherited });
        inherit_period(&readings[before].clone(), &mut readings[at]);
        return;
    }
    let reading = &readings[at];
    let end = reading.measure.as_ref().map_or(0, |m| m.tokens.end);
    let against = document.says(end, StatementWord::OtherDirection);
    if !against || !traded(reading) || reading.parties.is_some() {
        return;
    }
    let mut near = (0..at).rev().take_while(|&i| readings[i].sentence + MEMORY >= reading.sentence);
    let both = |i: usize| readings[i].parties.filter(|p| p.subject.is_some() && p.counterpart.is_some());
    let Some((before, parties)) = near.find(|&i| traded(&readings[i])).and_then(|i| Some((i, both(i)?))) else {
        return;
    };
    // The imports of one from the other are answered by its exports to it; exports by the exports of the other.
    let same = readings[before].measure.as_ref().map(|m| m.measure) == reading.measure.as_ref().map(|m| m.measure);
    let (subject, counterpart) =
        if same { (parties.counterpart, parties.subject) } else { (parties.subject, parties.counterpart) };
    readings[at].parties = Some(Parties { subject, counterpart, method: PartiesMethod::Inherited });
}

/// "total exports": to all the world.
fn is_total(document: &Document, measure: &measure::Found) -> bool {
    document.says(measure.tokens.start.wrapping_sub(1), StatementWord::Total)
}

/// "exports to the bloc": a phrase of its own says with whom, though nobody that the lexicon knows.
fn names_party(scene: &Scene, reading: &Reading) -> bool {
    let behind = reading.measure.as_ref().map_or(0, |m| m.tokens.end);
    scene.document.is_one_of(behind, &["to", "from", "with", "of", "between"])
}

fn is_same_measure(a: &Reading, b: &Reading) -> bool {
    let measure = |r: &Reading| r.measure.as_ref().map(|m| m.measure);
    measure(a) == measure(b)
}

/// "Sales of the Weiss group rose. Tarn's profit was": another company's account.
pub(super) fn names_other_body(scene: &Scene, amounts: &[Amount], from: usize, to: &Reading, at: usize) -> bool {
    let known = &scene.sentences[from];
    let own = scene.sentences[to.sentence].bodies(to.clause.start..amounts[at].tokens.start);
    own.into_iter().any(|body| known.bodies(known.tokens.clone()).all(|other| other != body))
}
