//! Who names the period of a report: a figure, or a sentence of the lead that has none.
//!
//! | words | names |
//! | --- | --- |
//! | "Car sales **fell 1% in 2024**." | 2024 |
//! | "Parliament adopted the budget **for 2026**. The law plans revenues of" | 2026, of what it plans |
//! | "**Last year** closed with a record for trade." | last year |
//! | "announces its results **for the year ended 31 May**." | that year |
//! | "presented the report on the results of the port **in 2018**." | 2018, of all that follows |
//! | "Inflation **quickened in January**, the bureau said. Prices rose 5%." | January |
//! | "Alder Ltd **posted a loss in the third quarter**. Sales dropped 5%." | the third quarter |

use std::ops::Range;

use super::{Scene, begins_paragraph, told_aside};
use crate::interpret::attachment::SAME;
use crate::interpret::clause::Sentence;
use crate::interpret::parties::Parties;
use crate::interpret::{Reading, period};
use crate::lexicon::Classes;
use crate::lexicon::measure::{MeasureWord, Traits};
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::Roles;
use crate::recognize::amount::Amount;
use crate::recognize::verb::{Tense, VerbGroup};
use crate::record::{DateKind, Granularity};

/// Sentences that the lead may end in, with the headline and who wrote it.
pub(super) const LEAD: usize = 6;

/// What names a period, and of what it tells.
#[derive(Clone, Copy)]
pub(super) struct Told {
    pub(super) sentence: usize,
    /// The figure, as an index; none for a sentence without figures.
    pub(super) figure: Option<usize>,
    pub(super) measure: Option<MeasureWord>,
    pub(super) parties: Option<Parties>,
    pub(super) reference: period::Found,
    /// Whether it names the period of all that the text tells: "the results of the government in 2018".
    pub(super) whole: bool,
}

impl Told {
    pub(super) fn by(readings: &[Reading], figure: usize) -> Option<Told> {
        let reading = &readings[figure];
        Some(Told {
            sentence: reading.sentence,
            figure: Some(figure),
            measure: reading.measure.as_ref().map(|m| m.measure),
            parties: reading.parties,
            reference: reading.reference?,
            whole: false,
        })
    }

    /// Whether what it tells is told apart from a figure: in a relative clause.
    pub(super) fn is_aside(&self, scene: &Scene, amounts: &[Amount], readings: &[Reading], at: usize) -> bool {
        self.figure.is_some_and(|figure| told_aside(scene, amounts, readings, figure, at))
    }

    /// Whether a sentence without figures tells of what a figure measures: "inflation" of consumer prices.
    pub(super) fn is_about(&self, scene: &Scene, reading: &Reading) -> bool {
        let measures = &scene.document.lexicon.measures;
        if self.whole {
            return true;
        }
        let Some((own, other)) = self.measure.zip(reading.measure.as_ref().map(|m| m.measure)) else { return false };
        let result = measures.is(own, Traits::RESULT) && measures.is(other, Traits::RESULT);
        let national = measures.is(own, Traits::NATIONAL) && measures.is(other, Traits::NATIONAL);
        let account = measures.get(own).account.is_some() && measures.get(own).account == measures.get(other).account;
        own == other || national || account || result
    }
}

/// The first sentence of the lead that names a period, and no figure.
pub(super) fn opening(scene: &Scene, readings: &[Reading]) -> Option<Told> {
    let figures = |s: usize| readings.binary_search_by(|r| r.sentence.cmp(&s)).is_ok();
    let lead = scene.sentences.iter().enumerate().take(LEAD).filter(|(s, _)| !figures(*s));
    let headline = |s: usize| s == 0 && is_headline(scene);
    lead.into_iter().find_map(|(s, sentence)| {
        let told = if headline(s) { None } else { told_by(scene, s, sentence) };
        told.or_else(|| opened_by(scene, s, sentence))
            .or_else(|| had(scene, s, sentence))
            .or_else(|| results_for(scene, s, sentence))
            .or_else(|| report_on(scene, s, sentence))
    })
}

/// "announces its results for the year ended 31 December 2016": what the accounts that follow are of.
fn results_for(scene: &Scene, at: usize, sentence: &Sentence) -> Option<Told> {
    let document = scene.document;
    let mut dates = period::told_in(scene.dates, &sentence.tokens).filter(|(_, found)| is_stretch(scene, found));
    let (tokens, reference) = dates.next()?;
    let tie = (tokens.start.saturating_sub(2)..tokens.start).rev().find(|&t| document.is_one_of(t, &["for", "of"]))?;
    let results = document.says(tie.wrapping_sub(1), StatementWord::Account);
    let own = results && sentence.tokens.contains(&tie) && dates.next().is_none();
    own.then_some(Told { sentence: at, figure: None, measure: None, parties: None, reference, whole: true })
}

/// "presented the report on the results of the port in 2018", "Results of the Harbour Office, 2024": what a report is on.
fn report_on(scene: &Scene, at: usize, sentence: &Sentence) -> Option<Told> {
    /// "results of the work of the harbour office on the northern side of the bay".
    const PHRASE: usize = 18;
    let document = scene.document;
    /// Days behind a stretch in which somebody reports on it.
    const LATE: i64 = 540;
    let past = |found: &period::Found| {
        let days = found.period.end.zip(scene.published).map(|(end, day)| (day - end).num_days());
        let short = found.granularity.is_some_and(|unit| unit <= Granularity::Year);
        is_stretch(scene, found) && short && days.is_some_and(|days| (1..=LATE).contains(&days))
    };
    let mut dates = period::told_in(scene.dates, &sentence.tokens).filter(|(_, found)| past(found));
    let (tokens, reference) = dates.next().filter(|_| dates.next().is_none())?;
    let tie = tokens.start.checked_sub(1).filter(|&tie| sentence.tokens.contains(&tie))?;
    let tied = document.is_one_of(tie, &["for", "of", "in"]) || document.is_sign(tie, b',');
    let verb = |t: usize| sentence.groups.iter().any(|g| g.tokens.contains(&t) && g.is_finite());
    // "Labour Force Survey, Canada, August 2021": a title that ends with its stretch.
    let titled = at == 0 && is_headline(scene) && tokens.end + 1 >= sentence.tokens.end;
    let named = |t: usize| {
        let survey = document.says(t, StatementWord::Survey) || document.says(t, StatementWord::Mouthpiece);
        survey || document.has(t, Classes::Measure)
    };
    if titled && tied && !sentence.groups.iter().any(|g| g.is_finite()) && sentence.tokens.clone().any(named) {
        return Some(Told { sentence: at, figure: None, measure: None, parties: None, reference, whole: true });
    }
    let phrase = tie.saturating_sub(PHRASE).max(sentence.tokens.start)..tie;
    let mut nouns = phrase.rev().take_while(|&t| !verb(t) && !document.is_sign(t, b',') && !document.is_sign(t, b';'));
    // "results of the regional government in 2018", "data for May", and no "worst results since May"
    let ties = |t: usize| t == tie || document.is_one_of(t, &["of", "on", "for", "in"]);
    let noun = nouns.find(|&t| document.says(t, StatementWord::Survey) && ties(t + 1))?;
    // A title, the subject of the sentence, or what somebody makes public; but "bonds rose before data for May".
    let start = sentence.tokens.start;
    let subject = !(start..noun).any(|t| verb(t) || document.has(t, Classes::Preposition));
    let published = (start..noun).any(|t| document.says(t, StatementWord::Publishes));
    let report = subject || published || !sentence.groups.iter().any(|g| g.is_finite());
    // "figures for the corresponding period of 2017 in brackets": of what stands beside what is told.
    let beside = (tie..tokens.end).any(|t| document.is_one_of(t, SAME))
        || sentence.tokens.clone().any(|t| document.says(t, StatementWord::Bracket));
    (tied && !beside && report).then_some(Told {
        sentence: at,
        figure: None,
        measure: None,
        parties: None,
        reference,
        whole: true,
    })
}

/// A line of its own that no stop ends; a lead is as often a paragraph of one sentence.
fn is_headline(scene: &Scene) -> bool {
    let last = scene.sentences.first().and_then(|first| first.tokens.end.checked_sub(1));
    let stops = last.is_some_and(|last| scene.document.is_sign(last, b'.'));
    scene.sentences.len() > 1 && begins_paragraph(scene, 1) && !stops
}

/// "Inflation quickened in January": one measure, what it did, and one stretch of time.
fn told_by(scene: &Scene, at: usize, sentence: &Sentence) -> Option<Told> {
    /// "slightly in", "for a third month in".
    const REACH: usize = 5;
    let measures = &scene.document.lexicon.measures;
    let moves = Roles::CHANGE.with(Roles::FLAT).with(Roles::LEVEL);
    let past = |g: &&VerbGroup| g.tense == Tense::Past && g.does(moves) && !g.negated;
    let verb = sentence.groups.iter().find(past)?;
    let periodic = |measure: &MeasureWord| measures.is(*measure, Traits::PERIODIC);
    let (_, measure) = sentence.measures().iter().rev().find(|(m, w)| m.end <= verb.tokens.start && periodic(w))?;
    // "shrank last year for the first time since 2015"
    let since = |tokens: &Range<usize>| scene.document.is_word(tokens.start.wrapping_sub(1), "since");
    let mut dates = period::told_in(scene.dates, &sentence.tokens)
        .filter(|(tokens, found)| is_stretch(scene, found) && !since(tokens));
    let (tokens, reference) = dates.next()?;
    let behind = tokens.start.checked_sub(verb.tokens.end);
    let own = behind.is_some_and(|words| words <= REACH)
        && !(verb.tokens.end..tokens.start).any(|t| scene.document.has(t, Classes::Comparison));
    let alone = dates.next().is_none();
    (own && alone).then_some(Told {
        sentence: at,
        figure: None,
        measure: Some(*measure),
        parties: None,
        reference,
        whole: false,
    })
}

/// "posted a loss in the third quarter", "logged its first trade surplus in nearly three years in March": what somebody had, and when.
fn had(scene: &Scene, at: usize, sentence: &Sentence) -> Option<Told> {
    /// "its first", "a record quarterly".
    const OBJECT: usize = 5;
    /// "for a fifth straight quarter in the".
    const REACH: usize = 8;
    let (document, measures) = (scene.document, &scene.document.lexicon.measures);
    let foresees = Roles::FORECAST.with(Roles::PLAN).with(Roles::COMMIT).with(Roles::REQUEST);
    let verb = sentence.groups.iter().find(|g| g.is_finite())?;
    if verb.tense != Tense::Past || verb.passive || verb.negated || verb.does(foresees) {
        return None;
    }
    let object = verb.tokens.end..verb.tokens.end + OBJECT;
    let (words, measure) =
        sentence.measures().iter().find(|(m, w)| object.contains(&m.start) && measures.is(*w, Traits::PERIODIC))?;
    // "posted a loss", "swung to a profit", but "rose on profits"
    let between = verb.tokens.end..words.start;
    let away = |t: usize| document.has(t, Classes::Preposition) && !document.is_one_of(t, &["to", "into"]);
    let mut stretches = period::told_in(scene.dates, &(words.end..sentence.tokens.end)).filter(|(_, found)| {
        let kind = found.date.map(|date| scene.dates[date].row.kind);
        matches!(kind, Some(DateKind::Date | DateKind::Range)) && is_stretch(scene, found)
    });
    let (tokens, reference) = stretches.next()?;
    let behind = words.end..tokens.start;
    let apart = |t: usize| document.has(t, Classes::Comparison) || document.is_sign(t, b',');
    let own = behind.len() <= REACH
        && !behind.into_iter().any(apart)
        && !between.into_iter().any(away)
        && stretches.next().is_none();
    own.then_some(Told { sentence: at, figure: None, measure: Some(*measure), parties: None, reference, whole: false })
}

/// "adopted the budget for 2017": the year of what it plans.
pub(super) fn budget(scene: &Scene) -> Option<Told> {
    let document = scene.document;
    let budget = document.lexicon.measures.known.budget;
    let lead = scene.sentences.iter().enumerate().take(LEAD);
    lead.into_iter().find_map(|(at, sentence)| {
        let mut years = period::told_in(scene.dates, &sentence.tokens)
            .filter(|(_, found)| found.granularity == Some(Granularity::Year));
        let (tokens, reference) = years.next().filter(|_| years.next().is_none())?;
        let names = |words: &Range<usize>| {
            let behind = words.end + 1 == tokens.start && document.is_one_of(words.end, &["for", "of"]);
            behind || tokens.end == words.start
        };
        let named = sentence.measures().iter().any(|(words, measure)| *measure == budget && names(words));
        // The year is not yet over.
        let open = scene.published.zip(reference.period.end).is_some_and(|(published, end)| end > published);
        (named && open).then_some(Told {
            sentence: at,
            figure: None,
            measure: Some(budget),
            parties: None,
            reference,
            whole: false,
        })
    })
}

/// "Last year closed with a record for trade": a stretch of time is the subject, and a measure told behind.
fn opened_by(scene: &Scene, at: usize, sentence: &Sentence) -> Option<Told> {
    let measures = &scene.document.lexicon.measures;
    let mut dates = period::told_in(scene.dates, &sentence.tokens);
    let (tokens, reference) =
        dates.next().filter(|(tokens, found)| tokens.start <= sentence.tokens.start + 1 && is_stretch(scene, found))?;
    let verb = sentence.groups.first().filter(|g| g.tokens.start == tokens.end && g.tense == Tense::Past)?;
    let (_, measure) =
        sentence.measures().iter().find(|(m, w)| m.start >= verb.tokens.end && measures.is(*w, Traits::PERIODIC))?;
    Some(Told { sentence: at, figure: None, measure: Some(*measure), parties: None, reference, whole: false })
}

/// A month or more that has begun before the report.
pub(super) fn is_stretch(scene: &Scene, found: &period::Found) -> bool {
    found.period.start.is_some_and(|start| scene.published.is_none_or(|day| start <= day))
        && found.period.end.is_some()
        && !matches!(found.granularity, Some(Granularity::Day | Granularity::Week | Granularity::Weekend))
}
