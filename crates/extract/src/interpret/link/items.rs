//! What a whole is made of: items, each with its amount.
//!
//! | words | whole |
//! | --- | --- |
//! | "exports were $9 million, **including** timber ($5 million)", "$9 million**:** timber – $5 million" | the $9 million |
//! | "the main **export items were** timber ($5 million) and peat ($1 million)" | exports, of whom and when the text told before |
//! | "Peru took $5 million **of that**, **followed by** Chile with $4 million" | the figure told last; the countries are those it went to |
//! | "The main imports were**:**" and a list, "– timber – $5 million" | imports, the same |

use std::ops::Range;

use super::{MEMORY, Scene, begins_paragraph, inherit, inherit_period};
use crate::decimal::Decimal;
use crate::interpret::attachment::is_possessive;
use crate::interpret::parties::{Parties, spoken_of};
use crate::interpret::{Reading, Site, lead, measure, parties, period};
use crate::lexicon::Classes;
use crate::lexicon::measure::Traits;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::Roles;
use crate::recognize::amount::Amount;
use crate::recognize::verb::Tense;
use crate::record::{FigureKind, MeasureMethod, Modality, PartiesMethod, Stat};
use crate::text::token::Kind;

/// "Machinery accounted for $40 million of this sum", "for 40% of the total": a part of the figure told last.
pub(super) fn part_of_told(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    let (document, end) = (scene.document, amounts[at].tokens.end);
    let points = document.has(end + 1, Classes::Demonstrative) || document.is_word(end + 1, "the");
    // "of the total area" is another whole.
    let noun =
        document.tokens.get(end + 3).is_some_and(|t| t.kind == Kind::Word && !document.has(end + 3, Classes::Function));
    let sum = document.has(end + 2, Classes::Anaphor) && !document.is_word(end + 3, "of") && !noun;
    let told = readings[at].modality == Modality::Reported && readings[at].stat == Stat::Level;
    // "took 5 million of that, followed by Peru"
    let that = document.has(end + 1, Classes::Demonstrative)
        && document.tokens.get(end + 2).is_none_or(|t| t.kind == Kind::Sign);
    let behind = document.is_word(end, "of") && (points && sum || that);
    if !told || !behind && !opens_with_whole(scene, readings[at].sentence) {
        return;
    }
    let percent = amounts[at].kind == FigureKind::Percent;
    let like = |&i: &usize| {
        let same = amounts[i].kind == amounts[at].kind && amounts[i].unit == amounts[at].unit;
        // "$9 million, twice the level of 2015, when it stood at $4 million. Timber made up $5 million of this sum"
        let aside = period::with_when(&scene.sites[i]).is_some();
        readings[i].stat == Stat::Level
            && !aside
            && (same || percent && matches!(amounts[i].kind, FigureKind::Money | FigureKind::Quantity))
    };
    let near = (0..at).rev().take_while(|&i| readings[i].sentence + 1 >= readings[at].sentence);
    let Some(whole) = near.into_iter().find(like).map(|i| readings[i].clone()) else { return };
    if !percent {
        inherit(scene, &amounts[at], &whole, &mut readings[at], MeasureMethod::Antecedent);
    }
    inherit_period(&whole, &mut readings[at]);
    took(scene, readings, &whole, at);
    // "Peruvian deliveries accounted for": of the trade between Peru and another country, to that.
    let pair = whole.parties.and_then(|p| Some([p.subject?, p.counterpart?]));
    if let Some((own, pair)) = readings[at].parties.zip(pair)
        && own.counterpart.is_none()
        && let Some(other) = pair.into_iter().find(|&country| Some(country) != own.subject)
        && pair.into_iter().any(|country| Some(country) == own.subject)
    {
        readings[at].parties = Some(Parties { counterpart: Some(other), method: PartiesMethod::Inherited, ..own });
    }
}

/// "Peru took 5 million of that": of a country's exports, it is the one that they went to.
fn took(scene: &Scene, readings: &mut [Reading], whole: &Reading, at: usize) {
    let (site, document) = (&scene.sites[at], scene.document);
    let measures = &document.lexicon.measures;
    let traded = readings[at]
        .measure
        .as_ref()
        .is_some_and(|m| measures.is(m.measure, Traits::TRADED) && measures.is_of_country(m.measure));
    let verb = site.governor().filter(|g| g.tokens.end == site.lead.start);
    let country = verb.and_then(|g| parties::ending_at(site.sentence, document, g.tokens.start));
    let whose = whole.parties.filter(|p| p.counterpart.is_none()).and_then(|p| p.subject);
    if let Some(country) = country.filter(|&country| traded && whose != Some(country)) {
        readings[at].parties =
            Some(Parties { subject: whose, counterpart: Some(country), method: PartiesMethod::Inherited });
    }
}

/// "took 5 million of that, followed by Chile with 4 million and Peru with 3 million": parts of the same whole.
pub(super) fn followed(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    let document = scene.document;
    let site = &scene.sites[at];
    let Some(with) = site.lead.preposition.filter(|&at| document.is_word(at, "with")) else { return };
    let Some(before) = at.checked_sub(1).filter(|&i| readings[i].sentence == readings[at].sentence) else { return };
    let gap = amounts[before].tokens.end..with;
    let follows = |t: usize| document.is_word(t, "followed") && document.is_word(t + 1, "by");
    // "accounted for 27% of the imports; grain followed with 12%"
    let behind = with > gap.start && document.is_one_of(with - 1, &["followed", "follows", "follow"]);
    let compared =
        |i: &usize| scene.sites[*i].lead.compares(document) || readings[*i].sentence != readings[at].sentence;
    let before = if behind { (0..=before).rev().find(|i| !compared(i)).unwrap_or(before) } else { before };
    let first = behind || gap.clone().any(follows);
    let listed = || {
        let floor = site.sentence.tokens.start;
        let joins = document.is_word(gap.start, "and") || document.is_sign(gap.start, b',');
        joins && (floor..gap.start).any(follows)
    };
    let like = amounts[before].kind == amounts[at].kind && readings[at].measure.is_none();
    if !like || !(first || listed()) {
        return;
    }
    // "promised 5 million, followed by Peru with 4 million"
    if readings[before].modality == Modality::Commitment && readings[at].modality == Modality::Reported {
        readings[at].modality = Modality::Commitment;
    }
    let from = readings[before].clone();
    inherit(scene, &amounts[at], &from, &mut readings[at], MeasureMethod::Inherited);
    inherit_period(&from, &mut readings[at]);
    if let Some((own, country)) = from.parties.zip(parties::ending_at(site.sentence, document, with))
        && own.counterpart.is_some()
    {
        // "Peru shipped 5 tonnes to China, followed by Chile with 4": it is Chile that shipped them.
        let shipped = own.method != PartiesMethod::Inherited && own.subject.is_some();
        let method = PartiesMethod::Inherited;
        readings[at].parties = Some(if shipped {
            Parties { subject: Some(country), method, ..own }
        } else {
            Parties { counterpart: Some(country), method, ..own }
        });
    }
}

/// "Of this volume, exports took 5 million", "Of them, 5 million": the sentence is about parts of a figure.
pub(super) fn opens_with_whole(scene: &Scene, sentence: usize) -> bool {
    let (document, of) = (scene.document, scene.sentences[sentence].tokens.start);
    let points = document.has(of + 1, Classes::Demonstrative) || document.is_word(of + 1, "the");
    let sum = points && document.has(of + 2, Classes::Anaphor) && document.is_sign(of + 3, b',');
    let them = document.is_one_of(of + 1, &["them", "these", "this", "that", "which"]);
    let amount =
        || document.is_number(of + 2) || document.is_sign(of + 2, b',') || document.has(of + 2, Classes::CurrencySign);
    // "The lion's share, $5 million, went to Peru"
    let rest = || {
        let end = of + 1 + document.length_of(of + 1, StatementWord::Remainder)?;
        document.is_word(of, "the").then_some(end).filter(|&end| document.is_sign(end, b','))
    };
    document.is_word(of, "of") && (sum || them && amount()) || rest().is_some()
}

/// An item is no smaller a part of its whole: one of so many.
const LEAST_PART: i64 = 1000;

/// Gives an item the measure, the parties and the period of its whole.
pub(super) fn item(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    let (amount, reading) = (&amounts[at], &readings[at]);
    let counts = matches!(amount.kind, FigureKind::Money | FigureKind::Quantity | FigureKind::Percent);
    let named =
        reading.measure.as_ref().is_some_and(|m| m.method != MeasureMethod::Clause || reading.parties.is_some());
    if named || reading.stat != Stat::Level || reading.modality != Modality::Reported || !counts {
        return;
    }
    let Some(heading) = heading(scene, amounts, readings, at) else { return };
    // "The main exports were timber ($5 million)" names the measure, and not whose.
    if reading.measure.is_some() {
        whose(scene, readings, &heading, at);
    } else if let Some(whole) = whole(scene, amounts, readings, &heading, at) {
        take_part(scene, amounts, readings, whole, at);
    } else if !heading.only_figure && !tells_figure(amounts, &heading, at) {
        take_measure(scene, amounts, readings, &heading, at);
    }
}

/// The words that a list of items stands under.
struct Heading {
    sentence: usize,
    words: Range<usize>,
    /// "including" goes on with an amount, and with no noun.
    only_figure: bool,
}

fn heading(scene: &Scene, amounts: &[Amount], readings: &[Reading], at: usize) -> Option<Heading> {
    let (document, here) = (scene.document, readings[at].sentence);
    let sentence = &scene.sentences[here];
    let floor = sentence.tokens.start;
    let lead = lead::read(document, amounts[at].tokens.start, floor);
    let opens = |t: usize| document.is_sign(t, b':') || document.is_dash(t) || document.is_sign(t, b'(');
    let ties = |t: usize| document.is_one_of(t, &["for", "worth", "at"]);
    let noun = |t: usize| document.tokens[t].kind == Kind::Word && !document.has(t, Classes::Function | Classes::Verb);
    let before = lead.start.wrapping_sub(1);
    let opened = before > floor && opens(before) && noun(before - 1);
    // "seed at 5%" is a rate of its own.
    let percent = amounts[at].kind == FigureKind::Percent;
    let tied = opened || !percent && before > floor && ties(before) && noun(before - 1);
    let groups = &sentence.groups[..sentence.groups.partition_point(|g| g.tokens.start < lead.start)];
    let verb = groups.iter().rfind(|g| g.is_finite() && g.tokens.end > floor);
    let last = verb.map_or(floor, |g| g.tokens.end.min(lead.start) - 1);
    for t in (last..lead.start).rev() {
        if document.is_sign(t, b';') && t + 1 == lead.start {
            return None;
        }
        if let Some(words) = document.length_of(t, StatementWord::Itemizes) {
            let near = tied || t + words == lead.start;
            return near.then_some(Heading { sentence: here, words: floor..t, only_figure: true });
        }
        if document.is_sign(t, b':') {
            // "Profit after tax: $5 million" is no list.
            let named = tied && t < before || addressee(scene, here, t + 1..lead.start).is_some();
            return named.then_some(Heading { sentence: here, words: floor..t, only_figure: false });
        }
    }
    if let Some(group) = verb {
        let words = floor..group.tokens.start;
        let listed = || words.clone().any(|t| document.says(t, StatementWord::Item));
        // "the export list was led by timber", and no "sales were led by the Alda ($20,000)".
        let lists = group.copula || group.does(Roles::CONTAIN) && (!group.passive || listed());
        return (opened && lists).then_some(Heading { sentence: here, words, only_figure: false });
    }
    // "The main imports were:" and an item on every line.
    let line = |s: usize| begins_paragraph(scene, s) && document.is_dash(scene.sentences[s].tokens.start);
    let title = (0..here).rev().find(|&s| !line(s)).filter(|_| line(here) && opened)?;
    let words = scene.sentences[title].tokens.clone();
    document.is_sign(words.end - 1, b':').then_some(Heading { sentence: title, words, only_figure: false })
}

/// "revenue rose to $9 million thanks to new products:": what can be a part, is one of that figure or of none.
fn tells_figure(amounts: &[Amount], heading: &Heading, at: usize) -> bool {
    let told = amounts[..at].iter().rev().skip_while(|a| a.tokens.start >= heading.words.end);
    told.take_while(|a| a.tokens.start >= heading.words.start).any(|a| a.kind == amounts[at].kind)
}

/// The figure that a heading tells: the last one that an item can be a part of.
fn whole(scene: &Scene, amounts: &[Amount], readings: &[Reading], heading: &Heading, at: usize) -> Option<usize> {
    let told = (0..at).rev().skip_while(|&i| amounts[i].tokens.start >= heading.words.end);
    let mut told = told.take_while(|&i| amounts[i].tokens.start >= heading.words.start);
    let groups = &scene.sentences[heading.sentence].groups;
    let (last, value) = (groups.iter().rfind(|g| g.tokens.end <= heading.words.end), amounts[at].value);
    // "revenue was $9 million and it bought two firms:" is of another verb, "new products: the Alda ($900)" a price.
    let verb = last.filter(|g| g.is_finite() || g.tense == Tense::Ing).map_or(0, |g| g.tokens.start);
    let is_part = |whole: &Amount| {
        let (Some(part), Some(whole)) = (value, whole.value.or(whole.ends.map(|e| e.1))) else { return true };
        part <= whole && part.checked_mul(Decimal::from_int(LEAST_PART)).is_none_or(|part| part >= whole)
    };
    told.find(|&i| {
        let like = amounts[i].kind == amounts[at].kind && amounts[i].unit == amounts[at].unit;
        let share = amounts[at].kind == FigureKind::Percent && amounts[i].kind != FigureKind::Percent;
        let lead = lead::read(scene.document, amounts[i].tokens.start, heading.words.start);
        readings[i].stat == Stat::Level
            && readings[i].measure.is_some()
            && (like && is_part(&amounts[i]) || share)
            && amounts[i].tokens.start >= verb
            && !lead.compares(scene.document)
    })
}

fn take_part(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], whole: usize, at: usize) {
    let from = readings[whole].clone();
    let words = scene.document.surface(amounts[whole].tokens.clone());
    readings[at].evidence.push(format!("part of '{words}'"));
    if amounts[at].kind == amounts[whole].kind {
        inherit(scene, &amounts[at], &from, &mut readings[at], MeasureMethod::Inherited);
        to_whom(scene, amounts, readings, at);
    } else {
        readings[at].measure = from.measure.clone().map(|m| share_of(scene, m));
    }
    inherit_period(&from, &mut readings[at]);
}

/// The measure that a heading names, of whom and when the text has told before.
fn take_measure(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], heading: &Heading, at: usize) {
    let sentence = &scene.sentences[heading.sentence];
    let inside = |m: &Range<usize>| m.start >= heading.words.start && m.end <= heading.words.end;
    let Some((tokens, measure)) = sentence.measures().iter().rev().find(|(m, _)| inside(m)) else { return };
    // "Imports hid a scandal: bribes worth $5 million": the heading is no list, nor its measure the last word.
    let listed = heading.words.clone().any(|t| scene.document.says(t, StatementWord::Item));
    let verbs = sentence
        .groups
        .iter()
        .any(|g| g.is_finite() && tokens.end <= g.tokens.start && g.tokens.end < heading.words.end);
    if verbs && !listed {
        return;
    }
    let method = MeasureMethod::Inherited;
    let found = measure::Found { measure: *measure, tokens: tokens.clone(), method };
    let percent = amounts[at].kind == FigureKind::Percent;
    if !percent && !measure::admits(scene.document.lexicon, *measure, &amounts[at], Stat::Level) {
        return;
    }
    let site = Site::new(scene.document, sentence, amounts, at, scene.dates);
    let named = parties::read(&site, &found, scene.about);
    let reading = &mut readings[at];
    reading.evidence.push(format!("item of '{}'", scene.document.surface(tokens.clone())));
    reading.measure = Some(found.clone());
    reading.parties = named;
    let mut dated = period::told_in(scene.dates, &heading.words);
    if reading.reference.is_none() {
        reading.reference = match (dated.next(), dated.next()) {
            (Some((_, told)), None) => Some(told),
            _ => None,
        };
    }
    whose(scene, readings, heading, at);
    if percent {
        (readings[at].measure, readings[at].parties) = (Some(share_of(scene, found)), None);
    }
    to_whom(scene, amounts, readings, at);
}

/// "Exports to Peru were $9 million in May. The main items of export were": those, of the same countries and the same time.
fn whose(scene: &Scene, readings: &mut [Reading], heading: &Heading, at: usize) {
    // "The town's main exports are", "the main exports of the region are": somebody else's.
    let document = scene.document;
    let owned = |t: usize| {
        is_possessive(document, t)
            || document.is_genitive(t)
            || document.is_word(t, "of") && document.has(t + 1, Classes::Determiner)
    };
    if heading.words.clone().any(owned) {
        return;
    }
    let measure = |i: usize| readings[i].measure.as_ref().map(|m| m.measure);
    let traded = |m| scene.document.lexicon.measures.is(m, Traits::TRADED);
    let own = readings[at].parties;
    let alike = |p: Parties| {
        own.is_none_or(|own| own.counterpart.is_none() && (own.subject.is_none() || own.subject == p.subject))
    };
    let told = (0..at).rev().take_while(|&i| readings[i].sentence + MEMORY >= heading.sentence).find(|&i| {
        readings[i].sentence < heading.sentence
            && readings[i].modality == Modality::Reported
            && measure(i) == measure(at)
            && readings[i].parties.is_none_or(alike)
    });
    let Some(before) = told.filter(|&i| measure(i).is_some_and(traded)).map(|i| readings[i].clone()) else { return };
    let parties = before.parties.map(|p| Parties { method: PartiesMethod::Inherited, ..p });
    readings[at].parties = parties.or(own);
    inherit_period(&before, &mut readings[at]);
}

/// "cars (34%)": so much of the whole.
fn share_of(scene: &Scene, whole: measure::Found) -> measure::Found {
    measure::Found { measure: scene.document.lexicon.measures.known.share, ..whole }
}

/// "to Peru 5 tonnes, to Chile 4 tonnes": the country named between an amount and the one before is the other party.
pub(super) fn to_whom(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    let end = amounts[at].tokens.start;
    let start = at.checked_sub(1).map_or(0, |before| amounts[before].tokens.end);
    let country = addressee(scene, readings[at].sentence, start..end);
    if let Some((parties, country)) = readings[at].parties.zip(country) {
        readings[at].parties =
            (parties.subject != Some(country)).then_some(Parties { counterpart: Some(country), ..parties });
    }
}

/// The country that a range says something goes to, comes from or is shared with, if it is the last thing said there.
fn addressee(scene: &Scene, sentence: usize, range: Range<usize>) -> Option<u32> {
    let (document, sentence) = (scene.document, &scene.sentences[sentence]);
    let range = range.start.max(sentence.tokens.start)..range.end;
    let ties = |t: &usize| document.is_one_of(*t, &["to", "from", "with"]);
    let tie = range.clone().rev().find(ties)?;
    (tie + 1..range.end).find_map(|t| spoken_of(sentence, document, t)).map(|(country, ..)| country)
}
