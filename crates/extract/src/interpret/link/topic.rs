//! The period that a report is about: named once, and meant until another one is.
//!
//! "Car sales fell 1% in 2024. … Hybrids gained 13%." A figure of its paragraph has told the period; where a paragraph begins anew,
//! it is that of the lead.

use chrono::Months;
use std::cell::OnceCell;

use super::account::names_other_body;
use super::change::{base_again, expected, stretch_behind_base};
use super::to_date::to_date;
use super::told::{LEAD, Told, is_stretch};
use super::within::within;
use super::year_ago::year_ago_again;
use super::{Scene, in_brackets, inherit, inherit_period, told};
use crate::Located;
use crate::interpret::attachment::{is_of_compared, is_of_other};
use crate::interpret::parties::Parties;
use crate::interpret::{Reading, Site, joined, period};
use crate::lexicon::Classes;
use crate::lexicon::measure::{MeasureWord, Nature, Traits};
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::Roles;
use crate::recognize::amount::Amount;
use crate::recognize::verb::Tense;
use crate::record::{Date, DateKind, FigureKind, Granularity, MeasureMethod, Modality, PeriodMethod, Stat};
use crate::text::token::{Gap, Kind};

/// The dates of a sentence that figures have, as indices into the article's, in order.
#[derive(Default)]
struct Taken(Vec<usize>);

impl Taken {
    fn read(readings: &[Reading], first: usize) -> Taken {
        let sentence = readings[first].sentence;
        let here = readings[first..].iter().take_while(|r| r.sentence == sentence);
        let mut dates: Vec<usize> =
            here.flat_map(|r| [r.reference, r.base]).flatten().filter_map(|found| found.date).collect();
        dates.sort_unstable();
        Taken(dates)
    }

    fn holds(&self, date: usize) -> bool {
        self.0.binary_search(&date).is_ok()
    }
}

/// Figures back in which another may say what its sentence compares with.
const NEAR: usize = 8;

/// Gives the figures that no words of their own date the period that the text is about.
pub(super) fn topic(scene: &Scene, amounts: &[Amount], readings: &mut [Reading]) {
    let mut course = Course::default();
    for at in 0..readings.len() {
        course.pass(scene, amounts, readings, at);
    }
    if let Some(told) = told::budget(scene) {
        planned(scene, amounts, readings, &told);
    }
    for at in 1..readings.len() {
        year_ago_again(scene, amounts, readings, at);
        expected(scene, amounts, readings, at);
        planned_beside(scene, amounts, readings, at);
    }
    for at in 0..readings.len() {
        of_level(scene, readings, at);
        stretch_behind_base(scene, amounts, readings, at);
        to_date(scene, readings, at);
        within(scene, amounts, readings, at);
    }
    headline(scene, amounts, readings);
    readings.iter_mut().for_each(|reading| only_yearly(scene, reading));
}

/// What a text has told, up to a figure.
#[derive(Default)]
struct Course {
    /// What the lead names before any figure, once it was asked for.
    opening: OnceCell<Option<Told>>,
    lead: Option<Told>,
    /// What the paragraph told last.
    recent: Option<Told>,
    /// Whether the paragraph has told of another stretch than the lead.
    moved_on: bool,
    /// The sentence of the figure before.
    sentence: usize,
    /// The last figure that another is measured against.
    compared: Option<usize>,
    /// The sentence that tells of something else.
    other: Option<usize>,
    taken: Taken,
}

impl Course {
    /// Gives a figure its period, and remembers what it tells.
    fn pass(&mut self, scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
        self.begin(scene, readings, at);
        let (site, sentence) = (&scene.sites[at], self.sentence);
        let against = is_compared(site);
        if !against {
            forget_base(scene, amounts, readings, at);
        }
        let repeats = repeats_compared(scene, amounts, at);
        let open = readings[at].reference.is_none() && !against && !repeats && self.other != Some(sentence);
        if open && let Some(told) = self.told_of(scene, readings, at) {
            if !is_of_same(scene, amounts, readings, &told, at) {
                self.other = Some(sentence);
                return;
            }
            take_period(scene, amounts, readings, &told, at);
        }
        year_before_level(scene, site, amounts, readings, at);
        if repeats && readings[at].reference.is_none() {
            readings[at].reference = readings[at - 1].reference;
        }
        let beside = self.compared.is_some_and(|before| before + 1 == at && is_beside(scene, amounts, readings, at));
        if against || beside {
            self.compared = Some(at);
        } else if tells(scene, site, &readings[at]) && !is_earlier_aside(site, &readings[at], self.recent.or(self.lead))
        {
            self.recent = Told::by(readings, at);
            self.lead = self.lead.or(self.recent.filter(|_| sentence < LEAD));
        } else if opens_with_period(site, &readings[at]) {
            (self.recent, self.moved_on) = (None, true);
        }
    }

    /// A paragraph, or a sentence, may begin with a figure.
    fn begin(&mut self, scene: &Scene, readings: &[Reading], at: usize) {
        let sentence = readings[at].sentence;
        if (self.sentence + 1..=sentence).any(|s| begins_paragraph(scene, s)) {
            (self.recent, self.moved_on) = (None, false);
        }
        if at == 0 || self.sentence != sentence {
            self.taken = Taken::read(readings, at);
        }
        self.sentence = sentence;
    }

    /// What the text has told that a figure without a date may be of.
    fn told_of(&self, scene: &Scene, readings: &[Reading], at: usize) -> Option<Told> {
        let (site, reading) = (&scene.sites[at], &readings[at]);
        let opening = || {
            let opening = self.opening.get_or_init(|| told::opening(scene, readings));
            opening.filter(|told| told.sentence < reading.sentence && told.is_about(scene, reading))
        };
        if is_told_of(scene, site, reading, &self.taken) {
            let first = || opening().filter(|told| told.whole).or(self.lead).or_else(opening);
            self.recent.or_else(|| first().filter(|_| !self.moved_on))
        } else if is_reported_on(scene, site, reading, &self.taken) {
            opening()
        } else {
            None
        }
    }
}

/// "2.4 times as many as in July and 96% of the plan": what was then is no period of the next.
fn forget_base(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    let base = at.checked_sub(1).and_then(|before| readings[before].base).and_then(|found| found.date);
    let again = base.is_some() && readings[at].reference.is_some_and(|own| own.date == base);
    // ... but "44% more than the 5 million in last year's budget"
    let behind = base.is_some_and(|date| scene.dates[date].tokens.start >= amounts[at].tokens.end);
    if again && !behind && !in_brackets(scene, &amounts[at]) && period::with_when(&scene.sites[at]).is_none() {
        readings[at].reference = None;
    }
}

/// "Trade was $1 billion, which is 5% more than the year before", in a report on 2022: the change is of the time of its level, which is known
/// only here.
fn of_level(scene: &Scene, readings: &mut [Reading], at: usize) {
    let level = |level: &usize| readings[*level].sentence == readings[at].sentence && *level < at;
    let Some(from) = readings[at].relates_to.filter(level).map(|level| readings[level].clone()) else { return };
    let inherited = from.reference.is_some_and(|found| found.method == PeriodMethod::Inherited);
    if readings[at].stat == Stat::Change && readings[at].reference.is_none() && inherited {
        inherit_period(&from, &mut readings[at]);
        base_again(scene, readings, at);
        // "than the year before": before the level's own.
        let counted = |found: &period::Found| {
            found.date.is_some_and(|date| period::counts_back(scene.document, &scene.dates[date]))
        };
        let year = readings[at].base.filter(|base| base.granularity == Some(Granularity::Year) && counted(base));
        if let Some((base, before)) = year.zip(from.reference.and_then(|found| period::year_before(&found.period))) {
            readings[at].base = Some(period::Found { period: before, ..base });
        }
    }
}

/// "The rouble fell 5% in January-April": from when that began, and not from a year before, as what adds up over months is measured.
/// Known only here, when all figures have their measures.
fn only_yearly(scene: &Scene, reading: &mut Reading) {
    let yearly = reading.reference.is_none_or(|found| found.granularity == Some(Granularity::Year));
    let understood = reading.base.is_some_and(|base| base.method == PeriodMethod::Inherited && base.date.is_none());
    if understood && !yearly && is_periodic(scene, reading) != Some(true) {
        reading.base = None;
    }
}

/// "The law plans revenues of $5 million", behind "adopted the budget for 2017": what a budget plans is of its year.
fn planned(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], told: &Told) {
    for at in 0..readings.len() {
        let reading = &readings[at];
        let site = &scene.sites[at];
        let plans = reading.modality == Modality::Target
            || site.governor().is_some_and(|g| g.does(Roles::PLAN) && g.tense == Tense::Present);
        let own = period::may_be_of(site).next().is_some();
        // "Alder Mills plans revenues of", "the firm plans"
        let before = site.clause.start..site.lead.start.max(site.clause.start);
        let firm = |t: usize| scene.document.says(t, StatementWord::OrganizationNoun);
        let body = before.clone().any(firm) || scene.sentences[reading.sentence].bodies(before).next().is_some();
        let near = reading.sentence > told.sentence && reading.sentence <= told.sentence + 2 * LEAD;
        if near && plans && !own && !body && reading.reference.is_none() && is_budgeted(scene, reading) {
            take_period(scene, amounts, readings, told, at);
        }
    }
}

/// Whether a figure is of something that a budget plans or rests on: revenue, spending, what is measured of a country.
fn is_budgeted(scene: &Scene, reading: &Reading) -> bool {
    let measures = &scene.document.lexicon.measures;
    let known = &measures.known;
    let line = [known.budget, known.revenue, known.spending];
    reading.measure.as_ref().is_some_and(|m| measures.is(m.measure, Traits::NATIONAL) || line.contains(&m.measure))
}

/// "For 2025 the cabinet wants a deficit of 3%. Revenue is put at 80 billion": lines of one budget.
fn planned_beside(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    let line = |r: &Reading| matches!(r.modality, Modality::Target | Modality::Forecast) && is_budgeted(scene, r);
    let (reading, site) = (&readings[at], &scene.sites[at]);
    let own =
        |(_, date): (usize, &Located<Date>)| site.clause.contains(&date.tokens.start) && !is_of_compared(site, date);
    let body = scene.sentences[reading.sentence].bodies(site.clause.clone()).next().is_some();
    if reading.reference.is_some() || !line(reading) || body || period::may_be_of(site).any(own) {
        return;
    }
    let near = (0..at).rev().take_while(|&i| readings[i].sentence + 1 >= reading.sentence);
    let apart = begins_paragraph(scene, reading.sentence);
    let year = |i: &usize| {
        let found = readings[*i].reference.filter(|found| found.granularity == Some(Granularity::Year));
        line(&readings[*i]) && found.is_some() && (!apart || readings[*i].sentence == reading.sentence)
    };
    if let Some(told) = near.into_iter().find(year).and_then(|i| Told::by(readings, i)) {
        take_period(scene, amounts, readings, &told, at);
    }
}

/// "shrank to 11 billion in 2023 from 12 billion", "from 18% to 14%" in a report on 2024: what it was the year before.
fn year_before_level(scene: &Scene, site: &Site, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    // "from year-earlier 5,000", but "corrected to 4 million from 5 million reported earlier"
    let again = site.sentence.groups.iter().any(|g| g.tokens.start == site.amount.tokens.end);
    let from = site.preposition_is("from") && !again;
    // "from $3 million in grants": something else.
    let measures = &scene.document.lexicon.measures;
    let other = readings[at]
        .measure
        .as_ref()
        .is_some_and(|m| m.method == MeasureMethod::Phrase || m.measure == measures.known.stake);
    let of = site.document.is_one_of(site.amount.tokens.end, &["worth", "in", "of"])
        && !period::is_dated(site.dates, site.amount.tokens.end + 1);
    if !from || other || of || readings[at].reference.is_some() || readings[at].modality != Modality::Reported {
        return;
    }
    // "to 11 billion, 5% less, from 12 billion"
    let beside = |other: &usize| {
        let reading = &readings[*other];
        reading.clause == readings[at].clause
            && (reading.stat, reading.modality) == (Stat::Level, Modality::Reported)
            && (amounts[*other].kind, &amounts[*other].unit) == (amounts[at].kind, &amounts[at].unit)
            && (reading.reference.is_some_and(|found| found.method == PeriodMethod::Explicit)
                || is_periodic(scene, reading).unwrap_or(true))
    };
    let near = [at.checked_sub(1), Some(at + 1), at.checked_sub(2)];
    let level = near.into_iter().flatten().filter(|&other| other < readings.len()).find(beside);
    // "to 49 billion in 1986 from 35 billion in 1976, with holdings falling to 1.57 billion from 1.61": of 1976 too, as it seems.
    let other = |i: usize| {
        readings[i].sentence == readings[at].sentence
            && scene.sites[i].preposition_is("from")
            && readings[i].reference.is_some_and(|found| found.method == PeriodMethod::Explicit)
    };
    if (0..at).rev().take(NEAR).any(other) {
        return;
    }
    // "down from 420,000 before the war"
    if scene.document.is_one_of(amounts[at].tokens.end, &["before", "when", "under", "during"]) {
        return;
    }
    if let Some(found) = level.and_then(|level| readings[level].reference).filter(|found| found.period.end.is_some()) {
        let year_earlier = || {
            let period = site.lead.year_earlier.then(|| period::year_before(&found.period)).flatten()?;
            Some(period::Found { period, date: None, method: PeriodMethod::Relative, ..found })
        };
        readings[at].reference = year_earlier()
            .or_else(|| period::whole_year_before(&found))
            .or_else(|| part_before(scene, &readings[at], &found));
    }
}

/// "Inflation eased to 4% in August from 5%": a country's rates are told every month and compared with the month before; "profit for the
/// quarter fell to 30 million from 44 million": a company's results with the year before.
fn part_before(scene: &Scene, reading: &Reading, found: &period::Found) -> Option<period::Found> {
    let measures = &scene.document.lexicon.measures;
    let measure = reading.measure.as_ref()?.measure;
    // "in 1986/87", of which nobody knows when it began
    if found.period.start? < found.period.end?.checked_sub_months(Months::new(12))? {
        return None;
    }
    let rate = measures.get(measure).nature == Nature::Rate && measures.is(measure, Traits::NATIONAL);
    let period = match found.granularity? {
        Granularity::Month if rate => period::one_before(&found.period, found.granularity)?,
        Granularity::Quarter | Granularity::Half | Granularity::Year if measures.is(measure, Traits::RESULT) => {
            period::year_before(&found.period)?
        }
        _ => return None,
    };
    Some(period::Found { period, date: None, method: PeriodMethod::Inherited, ..*found })
}

/// Gives a figure the period of another, and what is tied to it.
fn take_period(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], told: &Told, at: usize) {
    let figure = told.figure.map(|figure| amounts[figure].tokens.clone());
    let date = || told.reference.date.map(|date| scene.dates[date].tokens.clone());
    let words = scene.document.surface(figure.or_else(date).unwrap_or_default());
    let found = period::Found { method: PeriodMethod::Inherited, ..told.reference };
    // "tumbled 41% to 37,574": the level of the change.
    let tied = [Some(at), readings[at].relates_to.filter(|&level| level == at + 1)];
    let open = |&to: &usize| readings[to].reference.is_none() && !readings[to].untold;
    for to in tied.into_iter().flatten().filter(open).collect::<Vec<_>>() {
        readings[to].reference = Some(found);
        readings[to].evidence.push(format!("period of '{words}'"));
        if readings[to].stat == Stat::Change {
            base_again(scene, readings, to);
        }
    }
}

/// "for the full year": a stretch that the date reader knows no place for.
pub(super) fn names_whole(site: &Site) -> bool {
    let document = site.document;
    let whole = |at: usize| document.says(at, StatementWord::Whole);
    site.clause
        .clone()
        .any(|at| document.has(at, Classes::TimeUnit) && whole(at.wrapping_sub(1)) && !period::is_dated(site.dates, at))
}

/// Sentences behind a headline that may say its figure again.
const BODY: usize = 2;

/// "Car sales fall 3%": a figure of the headline has what the text says of it.
fn headline(scene: &Scene, amounts: &[Amount], readings: &mut [Reading]) {
    if scene.sentences.len() < 2 || !begins_paragraph(scene, 1) {
        return;
    }
    let body = readings.partition_point(|r| r.sentence < 1)..readings.partition_point(|r| r.sentence <= 1 + BODY);
    for at in 0..body.start {
        let again = |other: &usize| {
            let (a, b) = (&amounts[at], &amounts[*other]);
            (a.kind, a.value, a.ends, &a.unit) == (b.kind, b.value, b.ends, &b.unit)
                && shares_word(scene, readings[*other].sentence)
                && (readings[at].stat, readings[at].direction) == (readings[*other].stat, readings[*other].direction)
        };
        let Some(other) = body.clone().find(again) else { continue };
        let from = readings[other].clone();
        if readings[at].measure.is_none()
            || readings[at].measure.as_ref().map(|m| m.measure) == from.measure.as_ref().map(|m| m.measure)
        {
            inherit(scene, &amounts[at], &from, &mut readings[at], MeasureMethod::Inherited);
            inherit_period(&from, &mut readings[at]);
            let base = from.base.map(|found| period::Found { method: PeriodMethod::Inherited, ..found });
            readings[at].base = readings[at].base.or(base);
        }
    }
}

/// "Gas export up 3%", "gas exports rose 3%": whether a sentence tells of what the headline does.
fn shares_word(scene: &Scene, sentence: usize) -> bool {
    /// "gold".
    const LETTERS: usize = 4;
    let document = scene.document;
    let noun = |t: &usize| {
        document.tokens[*t].kind == Kind::Word
            && document.word(*t).len() >= LETTERS
            && !document.has(*t, Classes::Function)
    };
    let words = |s: usize| scene.sentences[s].tokens.clone().filter(noun).map(|t| document.word(t));
    words(0).any(|word| words(sentence).any(|other| other.eq_ignore_ascii_case(word)))
}

pub(super) fn begins_paragraph(scene: &Scene, sentence: usize) -> bool {
    scene.document.tokens[scene.document.sentences[sentence].start].gap >= Gap::Paragraph
}

/// Whether two figures are of one body and of one pair of countries, as far as they say, and the later is not measured against the
/// period of the first.
fn is_of_same(scene: &Scene, amounts: &[Amount], readings: &[Reading], from: &Told, at: usize) -> bool {
    let to = &readings[at];
    let parties = |p: Parties| [p.subject.min(p.counterpart), p.subject.max(p.counterpart)];
    // "Shipments to China fell. The country's exports dropped": in a text on one country, both are its own.
    let home = |p: Parties| parties(Parties { subject: p.subject.or(scene.about.home), ..p });
    let both = from.parties.map(home).zip(to.parties.map(parties));
    // "Latvia's trade with Peru was ... Latvia's exports rose"
    // ... but "Peru's trade was ... Trade with Norway rose" is a part of it.
    let within = |a: &[Option<_>; 2], b: &[Option<_>; 2]| a.iter().flatten().all(|party| b.contains(&Some(*party)));
    let part = |a: &[Option<_>; 2], b: &[Option<_>; 2]| a.iter().flatten().count() == 1 && within(a, b);
    let other = both.is_some_and(|(a, b)| !within(&b, &a) && !part(&a, &b));
    // "Profit was 22 million in 2022. Revenue fell to 4 million from 5 million in 2022"
    let sentence = |r: &&Reading| r.sentence == to.sentence;
    let next = readings[at + 1..].iter().take_while(sentence).find_map(|r| r.reference).map(|found| found.period);
    let against = next == Some(from.reference.period);
    let results = to.measure.as_ref().is_some_and(|m| scene.document.lexicon.measures.is(m.measure, Traits::RESULT));
    // "In mice, tumours shrank 40%": no change of what was told of, unless it says that it is one of years.
    let clause = || to.clause.clone().any(|t| scene.document.says(t, StatementWord::YearOnYear));
    // ... or stands in the same sentence: "took in 2 million guests in June, and stays rose 6%".
    // ... or the report is one on prices, and no company's: "Petrol fell 5%".
    let prices = || {
        let measures = &scene.document.lexicon.measures;
        let account = |m: MeasureWord| measures.get(m).account;
        let inflation = account(measures.known.inflation);
        let of_prices =
            from.measure.is_some_and(|m| account(m) == inflation || measures.get(m).nature == Nature::Price);
        of_prices && scene.sentences[to.sentence].bodies(to.clause.clone()).next().is_none()
    };
    let bare = to.measure.is_none() && from.measure.is_some() && from.sentence != to.sentence && !clause() && !prices();
    let body = results && names_other_body(scene, amounts, from.sentence, to, at);
    let then = against && from.sentence != to.sentence;
    !(other || bare || body || then || from.is_aside(scene, amounts, readings, at))
}

/// Whether a figure names the stretch of time that a report is about: what was, and not what it is compared with.
fn tells(scene: &Scene, site: &Site, reading: &Reading) -> bool {
    let stretch = reading.reference.is_some_and(|found| is_stretch(scene, &found));
    let sum = site.amount.kind == FigureKind::Money;
    // "bought a mill for $5 million": no account of the time.
    let paid = sum && site.preposition_is("for");
    let back = reading.reference.and_then(|found| found.date).is_some_and(|date| is_told_back(scene, date));
    stretch && !back && !paid && reading.modality == Modality::Reported && is_periodic(scene, reading).unwrap_or(!sum)
}

/// "The yield, which was 9% in 2016, shrank to 4%", in a report on 2017: what a relative clause looks back on.
fn is_earlier_aside(site: &Site, reading: &Reading, told: Option<Told>) -> bool {
    let relative = site.sentence.relatives().iter().any(|r| r.contains(&site.amount.tokens.start));
    let ends = reading.reference.and_then(|found| found.period.end);
    let starts = told.and_then(|told| told.reference.period.start);
    relative && ends.zip(starts).is_some_and(|(end, start)| end < start)
}

/// "a year ago", "the same period of 2022": when something was that is compared with what is told.
fn is_told_back(scene: &Scene, date: usize) -> bool {
    let date = &scene.dates[date];
    period::counts_back(scene.document, date) || date.tokens.clone().any(|t| scene.document.is_word(t, "same"))
}

/// Whether a figure's measure is one that is told for a period; none for a figure without one.
fn is_periodic(scene: &Scene, reading: &Reading) -> Option<bool> {
    let measures = &scene.document.lexicon.measures;
    let found = reading.measure.as_ref()?;
    let dear = measures.get(found.measure).nature == Nature::Price && !measures.is(found.measure, Traits::QUOTED);
    Some(measures.is(found.measure, Traits::PERIODIC) || dear && reading.stat == Stat::Change)
}

/// "from 5%", "than 5%", "after 5%": what another figure is measured against.
pub(super) fn is_compared(site: &Site) -> bool {
    let before = site.lead.start.wrapping_sub(1);
    site.lead.compares(site.document)
        || site.lead.follows(site.document)
        || site.owner.is_some()
        || period::labelled(site).is_some()
        || site.preposition_is("of") && site.document.is_word(before, "short")
        || site.document.has(before, Classes::Comparison)
        || site.document.is_word(before, "than")
}

/// "In the first half it paid 3 million more": whether a sentence that is not of what the report tells begins with a time of its own.
fn opens_with_period(site: &Site, reading: &Reading) -> bool {
    /// "In the", "But in".
    const FRONT: usize = 3;
    let date = reading.reference.and_then(|found| found.date).map(|date| &site.dates[date].tokens);
    let first = site.sentence.tokens.start;
    date.is_some_and(|date| (first..=first + FRONT).contains(&date.start) && date.end <= site.lead.start)
}

/// "from 5 million, or 12 cents a share": whether a figure says again what another is compared with.
pub(super) fn repeats_compared(scene: &Scene, amounts: &[Amount], at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let or = scene.document.is_word(scene.sites[at].lead.start.wrapping_sub(1), "or");
    or && is_compared(&scene.sites[before])
        && joined(scene.document, amounts[before].tokens.end, amounts[at].tokens.start)
}

/// "5 million, or 12 cents", "5% in May and a peak of 7% in June": whether a figure goes on with the one before.
fn is_beside(scene: &Scene, amounts: &[Amount], readings: &[Reading], at: usize) -> bool {
    let gap = amounts[at - 1].tokens.end..amounts[at].tokens.start;
    let sentence = &scene.sentences[readings[at].sentence];
    let said = || {
        sentence.groups.iter().any(|g| gap.contains(&g.tokens.start))
            || sentence.measures().iter().any(|(m, _)| gap.contains(&m.start))
    };
    let and = gap.clone().any(|t| scene.document.is_word(t, "and"));
    let here = readings[at - 1].sentence == readings[at].sentence;
    joined(scene.document, gap.start, gap.end) || here && and && !said()
}

/// Whether a figure without a date is one of the period that the text is about.
fn is_told_of(scene: &Scene, site: &Site, reading: &Reading, taken: &Taken) -> bool {
    let moved = matches!(site.amount.kind, FigureKind::Percent | FigureKind::Quantity | FigureKind::PercentagePoints);
    let change = reading.stat == Stat::Change && moved && !is_quoted(scene, reading);
    let periodic = change || is_periodic(scene, reading) == Some(true);
    let past = match site.governor() {
        Some(group) => matches!(group.tense, Tense::Past | Tense::Ing | Tense::Participle),
        None => site.document.is_sign(site.amount.tokens.start.wrapping_sub(1), b'('),
    };
    // "It sold the factory for $3 million"
    let paid = site.amount.kind == FigureKind::Money && site.preposition_is("for");
    periodic && past && !paid && is_undated(site, reading, taken)
}

/// Whether a figure without a date is one of those that a report on a stretch of time tells: what was, or an item of a list.
fn is_reported_on(scene: &Scene, site: &Site, reading: &Reading, taken: &Taken) -> bool {
    let past = site.governor().is_some_and(|g| matches!(g.tense, Tense::Past | Tense::Participle));
    // "timber, 37 thousand tonnes", but "Weiss 591 mln 590 mln", a row of a table.
    let row = || site.sentence.amounts().windows(2).any(|pair| pair[0].end == pair[1].start);
    let item = || !site.sentence.groups.iter().any(|g| g.is_finite()) && !row();
    (past || item()) && !is_quoted(scene, reading) && is_undated(site, reading, taken)
}

/// Whether nothing dates a figure of what was: no time or place of its own, and not "now".
fn is_undated(site: &Site, reading: &Reading, taken: &Taken) -> bool {
    // "wages currently range from"
    let now = || site.sentence.tokens.clone().any(|at| site.document.says(at, StatementWord::Now));
    let reported = reading.modality == Modality::Reported && !reading.negated;
    reported && !is_elsewhere(site) && !has_own_date(site, taken) && !now()
}

/// Whether a market or a bank sets what is measured: it is of its day.
fn is_quoted(scene: &Scene, reading: &Reading) -> bool {
    let known = &scene.document.lexicon.measures.known;
    let quoted = [known.share_price, known.stock_index, known.exchange_rate, known.interest_rate, known.price];
    reading.measure.as_ref().is_some_and(|m| quoted.contains(&m.measure))
}

/// "When the plant opened, output reached", "In neighbouring Peru, exports rose": whether a sentence tells of another time or place.
pub(super) fn is_elsewhere(site: &Site) -> bool {
    /// "In neighbouring Peru,".
    const FRONT: usize = 4;
    let (document, sentence) = (site.document, &site.sentence.tokens);
    let front = sentence.start..(sentence.start + FRONT).min(sentence.end);
    site.sentence.elsewhens().iter().any(|&at| !period::is_dated(site.dates, at))
        || document.has(sentence.start, Classes::Preposition) && site.sentence.places(front).next().is_some()
}

/// Whether a date of the figure's clause, or of what stands before, may be its own: none that another figure has.
fn has_own_date(site: &Site, taken: &Taken) -> bool {
    let hours = |date: &Date| date.timex.as_ref().is_some_and(|timex| timex.starts_with("PT"));
    let short = |date: &Date| hours(date) || date.kind == DateKind::Set;
    names_whole(site)
        || period::may_be_of(site).take_while(|(_, date)| date.tokens.start < site.clause.end).any(|(index, date)| {
            !taken.holds(index)
                && !short(&date.row)
                && !period::counts_back(site.document, date)
                && !is_of_other(site, date)
        })
}
