//! Stretches of time that the report cannot be of: they are not over yet, or nobody can tell when they began.
//!
//! | words | published | of the time of |
//! | --- | --- | --- |
//! | "profit for the **third quarter** was" | in August, or in March | nobody knows: the year is the company's own |
//! | "stood at 5 million at **year-end**" | in March | the year before |
//! | "the margin, 3% at the end of **December**," | in March | the year before |
//! | "expects **full-year** profit of 5 million" | in May | this year |
//! | "5 million in **1986/87**" | in June | nobody knows: no word tells when that year begins |

use std::ops::Range;

use chrono::{Datelike, Days, NaiveDate};

use super::Scene;
use crate::Located;
use crate::interpret::{Reading, Site, period};
use crate::lexicon::Classes;
use crate::lexicon::date::{DateWord, Shift};
use crate::lexicon::measure::Traits;
use crate::recognize::verb::Tense;
use crate::record::{Date, Granularity, Modality, Period, PeriodMethod, Stat, TimexMod};
use crate::text::Document;

/// "the fiscal year": whether the text is of somebody whose year is not the calendar's.
pub(super) fn has_fiscal_year(document: &Document) -> bool {
    let named = |&at: &usize| document.has(at, Classes::DateWord) && document.says(at, DateWord::Fiscal);
    // "fiscal 2023", "the second fiscal quarter", and no "fiscal policy"
    let year = |at: usize| {
        document.is_number(at + 1)
            || document.has(at + 1, Classes::TimeUnit)
            || document.length_of(at, DateWord::Fiscal).is_some_and(|words| words > 1)
    };
    (0..document.len()).filter(named).any(year)
}

/// "5 million in 1986/87": a year that begins nobody knows when. The row in `dates` has both years, but the figure is of one.
pub(super) fn without_beginning(scene: &Scene, reading: &mut Reading) {
    let placed = |found: &period::Found| {
        let pair = found.date.map(|at| &scene.dates[at]).filter(|date| period::is_year_pair(date));
        pair.is_none_or(|date| date.row.period != found.period)
    };
    reading.reference = reading.reference.filter(placed);
    reading.base = reading.base.filter(placed);
}

/// "the second quarter of 2023", "this quarter"; "the second quarter" of a business year that the text tells.
fn is_placed(scene: &Scene, date: usize) -> bool {
    let (document, tokens) = (scene.document, &scene.dates[date].tokens);
    if is_of_business_year(&scene.dates[date].row) {
        return true;
    }
    let year = |t: usize| document.is_number(t) && document.word(t).len() == 4;
    tokens.clone().any(|t| year(t) || document.says(t, DateWord::Shift(Shift::This)))
}

/// Whether a date has its place by the business year that the text tells.
fn is_of_business_year(date: &Date) -> bool {
    date.timex.as_deref().is_some_and(|value| value.starts_with("FY"))
}

/// "profit for the third quarter was" in August: a company's own quarter, of which the text does not tell when it is.
///
/// "the margin, 3% at the end of December, …" in March: that of the year before.
pub(super) fn unfinished(scene: &Scene, site: &Site, fiscal: impl Fn() -> bool, reading: &mut Reading) {
    // "will be higher than the 44 million reported for the first half"
    let told = reading.modality == Modality::Reported || site.is_behind_than();
    let Some(found) = reading.reference.filter(|_| told) else { return };
    // Of a date that the verb would put ahead: "2.8% at the end of December, could narrow", "unemployment, 4.5% in March, will rise".
    let ahead = found.period.start.zip(scene.published).is_some_and(|(start, day)| start > day);
    let date = found.date.map(|at| &scene.dates[at]).filter(|_| ahead && reading.stat == Stat::Level);
    let comma = |at: usize| scene.document.is_sign(at, b',');
    // ... but "30,000 tonnes for May, 36,000 tonnes for June, and" are to come.
    let planned = |tokens: &Range<usize>| scene.document.is_word(tokens.start.wrapping_sub(1), "for");
    let aside = |tokens: &Range<usize>| comma(site.lead.start.wrapping_sub(1)) && comma(tokens.end) && !planned(tokens);
    let closed = |date: &Located<Date>| date.row.timex_mod == Some(TimexMod::End) || aside(&date.tokens);
    let short = matches!(found.granularity, Some(Granularity::Day | Granularity::Month));
    // "5 million at year-end", told in March in the past tense: at the end of the year before.
    let past = site.governor().is_some_and(|g| g.tense == Tense::Past);
    let closing = date.filter(|d| {
        d.row.is_relative
            && !found.date.is_some_and(|at| is_placed(scene, at))
            && d.row.timex_mod == Some(TimexMod::End)
            && past
    });
    if let Some(closing) = closing {
        let before = period::one_before(&closing.row.period, closing.row.granularity).and_then(|period| period.end);
        reading.reference =
            before.map(|day| period::Found { period: Period { start: Some(day), end: Some(day) }, ..found });
        return;
    }
    let inferred = |date: &Located<Date>| !date.row.is_relative && !found.date.is_some_and(|at| is_placed(scene, at));
    if date.is_some_and(|date| short && inferred(date) && closed(date)) {
        let before = period::year_before(&found.period).filter(|before| before.end < scene.published);
        reading.reference = before.map(|period| period::Found { period, ..found });
        return;
    }
    if is_of_own_year(scene, site, &found, fiscal, reading) {
        reading.reference = None;
        reading.base = reading.base.filter(|base| base.granularity != found.granularity);
    }
}

/// "expects full-year profit of 5 million", told in May: of the year under way, which is the calendar's where no word says that the body's
/// is another. In the first months of a year it may be that which has just ended.
pub(super) fn foreseen_of_year(scene: &Scene, site: &Site, fiscal: impl Fn() -> bool, reading: &mut Reading) {
    /// The first month in which nobody foresees the year before.
    const APRIL: u32 = 4;
    /// "full-year operating margin, however, to".
    const REACH: usize = 10;
    let foreseen = matches!(reading.modality, Modality::Forecast | Modality::Target | Modality::Estimate);
    let Some(published) = scene.published.filter(|day| foreseen && day.month() >= APRIL) else { return };
    let document = scene.document;
    let full_year = |at: usize| {
        let year = at + 1 + usize::from(document.is_hyphen(at + 1));
        document.is_one_of(at, &["full", "whole"])
            && document.is_word(year, "year")
            && !period::is_dated(scene.dates, year)
    };
    let near = site.lead.start.saturating_sub(REACH).max(site.sentence.tokens.start)..site.lead.start;
    let own = reading.reference.is_none() && !reading.untold && site.neighbours.0.is_none_or(|end| end <= near.start);
    if own && near.into_iter().any(full_year) && !fiscal() {
        let day = |month, day| NaiveDate::from_ymd_opt(published.year(), month, day);
        reading.reference = Some(period::Found {
            period: Period { start: day(1, 1), end: day(12, 31) },
            granularity: Some(Granularity::Year),
            date: None,
            method: PeriodMethod::Relative,
        });
    }
}

/// "earned $4 million in the second quarter … the fiscal year ends in June", "third-quarter profit" in August: a quarter that no word
/// places, of a year which cannot be the calendar's.
fn is_of_own_year(
    scene: &Scene,
    site: &Site,
    found: &period::Found,
    fiscal: impl Fn() -> bool,
    reading: &Reading,
) -> bool {
    /// Days that a figure may be told before its quarter is over.
    const EARLY: Days = Days::new(7);
    /// Days behind its quarter in which a result comes out.
    const LATE: Days = Days::new(150);
    let document = scene.document;
    let quarter = matches!(found.granularity, Some(Granularity::Quarter | Granularity::Half));
    if !quarter || found.date.is_some_and(|at| is_placed(scene, at)) {
        return false;
    }
    let last = scene.published.and_then(|day| day.checked_add_days(EARLY));
    let measures = &document.lexicon.measures;
    let result = reading.measure.as_ref().is_some_and(|m| measures.is(m.measure, Traits::RESULT));
    // "an order book that covers 65% of capacity in the second quarter": told in its course, and no result.
    let begun = found.period.start <= scene.published;
    if !result && begun && site.governor().is_some_and(|g| g.tense == Tense::Present) {
        return false;
    }
    if found.period.end.zip(last).is_some_and(|(end, last)| end > last) {
        return true;
    }
    let ended =
        |t: usize| document.is_number(t) || document.has(t, Classes::DateWord) && document.says(t, DateWord::Ended);
    if !result || found.date.is_some_and(|at| scene.dates[at].tokens.clone().any(ended)) {
        return false;
    }
    let first = scene.published.and_then(|day| day.checked_sub_days(LATE));
    let late = found.period.end.zip(first).is_some_and(|(end, first)| end < first);
    fiscal() || late && is_latest(scene, site, found)
}

/// Whether a quarter is the one that a report is on, and no earlier one: not "last year's third quarter", "a year earlier", nor one of a
/// sentence that tells the year: "In 2022 the firm made a first-quarter loss".
fn is_latest(scene: &Scene, site: &Site, found: &period::Found) -> bool {
    let year = |date: &Located<Date>| {
        date.row.granularity == Some(Granularity::Year) && !period::counts_back(scene.document, date)
    };
    let row = found.date.map(|at| &scene.dates[at].row);
    // ... nor one of two quarters: "fourth-quarter profit was 3 million, against a third-quarter loss".
    let other = |date: &Located<Date>| {
        let part = matches!(date.row.granularity, Some(Granularity::Quarter | Granularity::Half));
        part && date.row.period != found.period
    };
    let mut here = scene.dates.iter().filter(|date| site.sentence.tokens.contains(&date.tokens.start));
    let alone = !here.any(|date| year(date) || other(date));
    alone && row.is_some_and(|row| !row.is_relative && row.period == found.period)
}
