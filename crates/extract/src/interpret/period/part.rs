//! What part of the stretch that a date names a figure is of, or how much more.
//!
//! | words | stretch |
//! | --- | --- |
//! | "at the end of **2018**", "at end-**March**" | its last day |
//! | "in **1986/87**", in a text on "the year ended June 30" or "1986/87 (July/June)" | the year that ends so |
//! | "rose from 5 to 9 million between **2012 and 2017**" | the first year, the last |
//! | "during **September** and **October 2016**" | both |
//! | "by **2020**" | the year |

use chrono::{Datelike, Months, NaiveDate};

use super::shift::is_year;
use super::{Found, counts_back, dates_in, of_date};
use crate::Located;
use crate::interpret::Site;
use crate::interpret::attachment::is_possessive;
use crate::interpret::measure::says_how_much;
use crate::lexicon::date::DateWord;
use crate::lexicon::measure::Nature;
use crate::lexicon::verb::{Auxiliary, Roles, VerbWord};
use crate::lexicon::{Classes, Sense};
use crate::recognize::verb::VerbGroup;
use crate::record::{Date, DateBound, DateKind, Granularity, Period, TimexMod};
use crate::text::Document;

/// "at the end of 2018", "at end-March": the last day, on which accounts are drawn; "towards the end of 2018" is no day.
///
/// A level is so on a day; what happens, and a change, take their time: "rained 40 millimetres at the end of April".
pub(super) fn last_day(site: &Site, date: &Located<Date>) -> Option<NaiveDate> {
    let document = site.document;
    // "at the end of June, from 5 million a year before", which counts from it; "a year ago" counts from today
    let counts = |d: &Located<Date>| date.row.anchor.is_some() && date.row.anchor == d.row.period.start;
    let mut before = dates_in(site, &(site.sentence.tokens.start..date.tokens.start));
    let again = counts_back(document, date) && before.any(|(_, d)| counts(d) && names_end(document, d));
    if !names_end(document, date) && !again {
        return None;
    }
    let to = || ["to", "from", "at"].iter().any(|tie| site.preposition_is(tie));
    let level = |g: &VerbGroup| says_how_much(g) && (!g.does(Roles::CHANGE) || to());
    // "At the end of 2023, 355 firms were listed"
    let year = date.row.granularity == Some(Granularity::Year) && !again;
    const DONE: Roles = Roles::CHANGE.with(Roles::TRANSACT).with(Roles::TALLY).with(Roles::BEFALL).with(Roles::FUND);
    let listed = |g: &VerbGroup| year && g.passive && !g.does(DONE);
    let told = site.governor().is_none_or(|g| level(g) || keeps(site, g) || listed(g));
    if !told && !site.lead.compares(document) && !is_of_measure(site) {
        return None;
    }
    date.row.period.end.filter(|_| date.row.period.start.is_some())
}

/// "at the end of 2018", "at quarter's end", "at year-end 2018".
fn names_end(document: &Document, date: &Located<Date>) -> bool {
    let start = date.tokens.start;
    let first = start + usize::from(document.is_word(start, "the"));
    let last = date.tokens.clone().skip(1).any(|at| document.is_word(at, "end")) && first == start;
    let close = document.is_word(first, "end") || last;
    let on = first == start && !last || document.is_one_of(start.wrapping_sub(1), &["at", "of", "as"]);
    // "at the end of the 1985 season": of something that has no such calendar.
    let season = document.says(date.tokens.end, DateWord::Period);
    let long = date.row.granularity.is_some_and(|unit| (Granularity::Month..=Granularity::Year).contains(&unit));
    date.row.timex_mod == Some(TimexMod::End) && close && on && long && !season
}

/// "had 40 shops", "owed 5 million": what somebody has at a time.
fn keeps(site: &Site, group: &VerbGroup) -> bool {
    let has = |s: &Sense| matches!(s, Sense::Verb(VerbWord::Auxiliary(Auxiliary::Have, _)));
    let measures = &site.document.lexicon.measures;
    let stock = |measure| measures.get(measure).nature == Nature::Stock;
    // "had 40 shops", but "had a fire that killed 12"
    let between = group.tokens.end..site.lead.start;
    let own = !site.sentence.groups.iter().any(|g| between.contains(&g.tokens.start));
    group.verb.is_none() && site.document.is(group.tokens.end - 1, has) && own
        || group.verb.is_some_and(|verb| verb.measure.is_some_and(stock))
}

/// "had assets of 5 million at year-end", "had reserves of 4 million barrels of oil and 20 million of gas".
fn is_of_measure(site: &Site) -> bool {
    let document = site.document;
    let measured =
        |start: usize| start > 1 && document.is_word(start - 1, "of") && document.has(start - 2, Classes::Measure);
    let joined = document.is_word(site.lead.start.wrapping_sub(1), "and");
    let before = || site.sentence.amounts().iter().rfind(|a| a.end <= site.lead.start);
    measured(site.lead.start) || joined && before().is_some_and(|amount| measured(amount.start))
}

/// Whether a date names two years for the one that begins in the first and ends in the second: "1986/87".
pub(in crate::interpret) fn is_year_pair(date: &Located<Date>) -> bool {
    date.row.rule == "year_pair"
}

/// "in 1986/87", in a text on "the 1986/87 (July/June) season" or "the year ended June 30": the year that ends so.
pub(super) fn business_year(site: &Site, date: &Located<Date>) -> Option<Period> {
    if !is_year_pair(date) {
        return None;
    }
    let last = date.row.period.end?;
    let end = year_in_months(site).and_then(|month| NaiveDate::from_ymd_opt(last.year(), month, 1));
    let end = end.and_then(|day| day.checked_add_months(Months::new(1))?.pred_opt());
    let end = end.or_else(|| year_that_ended(site, date)?.with_year(last.year()))?;
    let start = end.succ_opt()?.checked_sub_months(Months::new(12))?;
    Some(Period { start: Some(start), end: Some(end) })
}

/// The last day of a year that the text has just told of, if it is not that of the calendar: "the year ended June 30".
fn year_that_ended(site: &Site, date: &Located<Date>) -> Option<NaiveDate> {
    /// Sentences back.
    const NEAR: usize = 3;
    let here = site.document.sentence_of(date.tokens.start);
    let since = site.document.sentences[here.saturating_sub(NEAR)].start;
    let near = |d: &&Located<Date>| d.tokens.start >= since && d.tokens.start <= date.tokens.start;
    let year = |d: &&Located<Date>| d.row.rule == "ended" && d.row.granularity == Some(Granularity::Year);
    let ended = |d: &Located<Date>| if year(&d) { d.row.period.end } else { end_of_parted(site, d) };
    site.dates.iter().filter(near).find_map(ended).filter(|end| end.month() < 12)
}

/// "the first ten months of fiscal 2022/23 ending March": the last day of March.
fn end_of_parted(site: &Site, date: &Located<Date>) -> Option<NaiveDate> {
    let document = site.document;
    let ends = date.tokens.clone().find(|&at| document.is_one_of(at, &["ended", "ending"]));
    let ends = ends.filter(|_| date.row.rule == "slice")?;
    let number = |word| if let DateWord::Month { number, .. } = word { Some(number) } else { None };
    let (month, _) = (ends..date.tokens.end).find_map(|at| document.read_word(at, number))?;
    let first = NaiveDate::from_ymd_opt(date.row.period.start?.year() + 1, month, 1)?;
    first.checked_add_months(Months::new(1))?.pred_opt()
}

/// "the 1986/87 (July/June) season": the last month of such a year, wherever the text has put both in brackets.
fn year_in_months(site: &Site) -> Option<u32> {
    /// "1986/87 marketing year (".
    const NOUN: usize = 2;
    let document = site.document;
    let month = |at: usize| {
        let number = |word| if let DateWord::Month { number, .. } = word { Some(number) } else { None };
        document.read_word(at, number).map(|(number, _)| number)
    };
    let bracket = |open: usize| {
        let (first, last) = (month(open + 1)?, month(open + 3)?);
        let joined = document.is_sign(open + 2, b'/') || document.is_sign(open + 2, b'-');
        (joined && document.is_sign(open, b'(') && (last % 12) + 1 == first).then_some(last)
    };
    let behind = |d: &Located<Date>| (d.tokens.end..=d.tokens.end + NOUN).find_map(bracket);
    site.dates.iter().filter(|d| is_year_pair(d)).find_map(behind)
}

/// "to 5 million by 2020", "by 2012 they had 9 million": a level of that year, and "by the end of 2020" of its last day. The date itself
/// stays open: "by 2020" has no beginning.
pub(super) fn due(date: &Located<Date>) -> Option<Period> {
    let end =
        date.row.period.end.filter(|_| date.row.bound == Some(DateBound::By) && date.row.period.start.is_none())?;
    let months = match date.row.granularity? {
        _ if date.row.timex_mod == Some(TimexMod::End) => 0,
        // "by early 1989": some time in it.
        _ if date.row.timex_mod.is_some() => return None,
        Granularity::Day => 0,
        Granularity::Month => 1,
        Granularity::Quarter | Granularity::Season => 3,
        Granularity::Half => 6,
        Granularity::Year => 12,
        _ => return None,
    };
    let first = if months == 0 { end } else { end.succ_opt()?.checked_sub_months(Months::new(months))? };
    Some(Period { start: Some(first), end: Some(end) })
}

/// "rose from 5 million to 9 million between 2012 and 2017": in the first of the years, and in the last.
pub(super) fn first_or_last_year(site: &Site) -> Option<Found> {
    let end = site.amount.tokens.end;
    let (index, date) = dates_in(site, &site.clause).min_by_key(|(_, d)| d.tokens.start.abs_diff(end))?;
    let (document, row) = (site.document, &date.row);
    // ... but "will fall to 5 million in the year from April 1".
    let several = row.granularity == Some(Granularity::Year) && !is_year(&row.period);
    let years = row.kind == DateKind::Range && several && !row.is_relative;
    let between = |at: usize| document.is_one_of(at, &["between", "from"]);
    let told = || (date.tokens.start.saturating_sub(1)..date.tokens.end).any(between);
    let moves = || site.governor().is_some_and(|g| g.does(Roles::CHANGE));
    let day = match site.lead.preposition.filter(|_| years && told() && moves())? {
        to if document.is_word(to, "to") => row.period.end?,
        from if document.is_word(from, "from") => row.period.start?,
        _ => return None,
    };
    let (start, end) = (NaiveDate::from_ymd_opt(day.year(), 1, 1), NaiveDate::from_ymd_opt(day.year(), 12, 31));
    Some(Found { period: Period { start, end }, ..of_date(index, date) })
}

/// "during September and October 2016": of two stretches side by side, one following the other, both; but "5 and 7 million in 2016
/// and 2017" each its own.
pub(super) fn with_next(site: &Site, index: usize) -> Option<Period> {
    let (document, amount) = (site.document, &site.amount.tokens);
    let and = |at: usize| document.is_word(at, "and");
    let second = amount.start > 1 && and(amount.start - 1) && document.is_number(amount.start - 2);
    let first_of_two = and(amount.end) && document.is_number(amount.end + 1);
    let both = |first: usize| {
        let (a, b) = (site.dates.get(first)?, site.dates.get(first + 1)?);
        let joined = b.tokens.start == a.tokens.end + 1 && and(a.tokens.end);
        // "were logged last year and this year's volume may exceed": of what stands behind.
        let owns = is_possessive(document, b.tokens.end);
        let follows = a.row.period.end?.succ_opt() == b.row.period.start && !owns;
        let period = if second {
            b.row.period
        } else if first_of_two {
            a.row.period
        } else {
            Period { start: a.row.period.start, end: b.row.period.end }
        };
        (joined && follows).then_some(period)
    };
    both(index).or_else(|| index.checked_sub(1).and_then(both))
}
