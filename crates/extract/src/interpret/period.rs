//! When: the period that a figure covers, and the one that a change is measured against.
//!
//! A date in the amount's own phrase comes first, then one in its clause, then one that opens the sentence or ends the clause
//! before. Dates that belong to a verb of saying ("said on Monday") or to a comparison ("than in 2016") are no periods.

use std::ops::Range;

use chrono::{Datelike, Months, NaiveDate};

use super::Site;
use super::clause::{is_preposition, is_report};
use crate::Located;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::{Classes, Sense};
use crate::recognize::verb::Tense;
use crate::record::{Date, DateBound, DateKind, FigureKind, Granularity, Period, PeriodMethod, Stat};
use crate::text::Document;

/// A period with the row of `dates` that it came from, as an index into the dates of the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) period: Period,
    pub(super) granularity: Option<Granularity>,
    pub(super) date: Option<usize>,
    pub(super) method: PeriodMethod,
}

/// Words that may stand between an amount and its date.
const PHRASE: usize = 4;
/// A comparison may stand this far before its base: "compared with the same period of".
const COMPARISON: usize = 3;

/// The dates of a sentence, as (index into the article's dates, the date).
fn dates_in<'d>(site: &Site<'_, 'd>, range: &Range<usize>) -> impl Iterator<Item = (usize, &'d Located<Date>)> {
    let dates = site.dates;
    let start = dates.partition_point(|d| d.tokens.start < range.start);
    let end = range.end;
    dates[start..].iter().enumerate().map(move |(at, d)| (start + at, d)).take_while(move |(_, d)| d.tokens.end <= end)
}

/// Whether the token is part of a date.
pub(super) fn is_dated(dates: &[Located<Date>], token: usize) -> bool {
    let before = dates.partition_point(|d| d.tokens.start <= token);
    dates[..before].last().is_some_and(|d| d.tokens.contains(&token))
}

/// The period of a figure, if the sentence tells it.
pub(super) fn reference(site: &Site, stat: Stat) -> Option<Found> {
    let document = site.document;
    let sentence = &site.sentence.tokens;
    let candidates: Vec<(usize, &Located<Date>)> =
        dates_in(site, sentence).filter(|(_, d)| is_period(site, d)).collect();
    let amount = &site.amount.tokens;
    let next_amount = site.neighbours.1.unwrap_or(sentence.end);
    let last_amount = site.neighbours.0.unwrap_or(sentence.start);
    let own = |d: &Located<Date>| site.clause.contains(&d.tokens.start);
    // Behind the amount and before the next one: "$5 million in 2020"; first in its phrase, then in its clause.
    let behind = candidates
        .iter()
        .filter(|(_, d)| d.tokens.start >= amount.end && d.tokens.start < next_amount && own(d))
        .min_by_key(|(_, d)| d.tokens.start);
    if let Some((index, date)) =
        behind.filter(|(_, d)| d.tokens.start <= amount.end + PHRASE && reaches(site, amount.end, d.tokens.start))
    {
        return Some(found(*index, date));
    }
    // "against 30% in December": no date before it is that of what is compared with.
    let compared = site.neighbours.0.is_some() && site.lead.compares(document);
    let before = candidates
        .iter()
        .filter(|_| !compared)
        .filter(|(_, d)| {
            d.tokens.end <= site.lead.start && own(d) && !is_of_compared(site, d) && !is_fronted_over(site, d)
        })
        .max_by_key(|(_, d)| d.tokens.end);
    // "... 5 in 2016 and 7 in 2017": a date that an earlier amount stands before is that one's.
    let fresh = before.filter(|(_, d)| {
        d.tokens.start >= last_amount || site.neighbours.0.is_none() || !reaches(site, last_amount, d.tokens.start)
    });
    if let Some((index, date)) = fresh {
        return Some(found(*index, date));
    }
    if let Some((index, date)) = behind {
        return Some(found(*index, date));
    }
    if let Some((index, date)) = before.filter(|_| stat == Stat::Level || site.neighbours.0.is_some()) {
        return Some(found(*index, date));
    }
    if compared {
        return None;
    }
    // At the end of the clause before: "over 2017, when it amounted to"; else fronted in the sentence.
    let elsewhere =
        candidates.iter().filter(|(_, d)| d.tokens.end <= site.clause.start).max_by_key(|(_, d)| d.tokens.end);
    elsewhere
        .filter(|(_, d)| {
            d.tokens.end + 2 >= site.clause.start && !is_of_compared(site, d) || d.tokens.start <= sentence.start + 2
        })
        .map(|(index, date)| found(*index, date))
}

fn found(index: usize, date: &Located<Date>) -> Found {
    let method = if date.row.is_relative { PeriodMethod::Relative } else { PeriodMethod::Explicit };
    Found { period: date.row.period, granularity: date.row.granularity, date: Some(index), method }
}

/// Whether a date can be the period of an amount.
fn is_period(site: &Site, date: &Located<Date>) -> bool {
    let row = &date.row;
    if !matches!(row.kind, DateKind::Date | DateKind::Range)
        || row.period.is_empty()
        || row.bound == Some(DateBound::Before)
    {
        return false;
    }
    let document = site.document;
    if belongs_to_noun(site, date) || belongs_to_participle(site, date) {
        return false;
    }
    if follows_comparison(document, date)
        || over_same_period(document, date)
        || is_level_of(site, date)
        || in_brackets_of_name(document, date)
    {
        return false;
    }
    let day = matches!(row.granularity, Some(Granularity::Day));
    // "said on Monday", "said Monday", "told reporters in June": the verb of saying takes it.
    let told = site.sentence.groups.iter().any(|g| {
        is_report(g)
            && g.tokens.end <= date.tokens.start
            && date.tokens.start - g.tokens.end <= 3
            && (g.tokens.end..date.tokens.start).all(|t| is_preposition(document, t))
    });
    let opens_report = day
        && site
            .sentence
            .groups
            .iter()
            .find(|g| g.is_finite() && g.tokens.start >= date.tokens.end)
            .is_some_and(|g| is_report(g));
    if told || opens_report {
        return false;
    }
    // A day is the period of a price or of what happened on it, not of a sum over time in another clause.
    !day || site.clause.contains(&date.tokens.start)
}

/// "up 5% from 6.4 million last year, while": the date of what another amount is compared with.
fn is_of_compared(site: &Site, date: &Located<Date>) -> bool {
    let document = site.document;
    (date.tokens.start.saturating_sub(2 * PHRASE).max(site.sentence.tokens.start)..date.tokens.start).any(|at| {
        document.has(at, Classes::Comparison)
            && (at + 1..(at + COMPARISON).min(date.tokens.start)).any(|t| document.is_number(t))
    })
}

/// "Last month Peru, which has $5 billion of debt, said": what a relative clause in the present tells is so now.
fn is_fronted_over(site: &Site, date: &Located<Date>) -> bool {
    let document = site.document;
    let relative = |at: usize| document.is(at, |s| matches!(s, Sense::Statement(StatementWord::Relative)));
    let present =
        site.governor().is_some_and(|g| g.tense == Tense::Present && g.tokens.end <= site.amount.tokens.start);
    let verb = site.governor().map_or(date.tokens.end, |g| g.tokens.start);
    present && verb > date.tokens.end && relative(verb - 1) && verb - 1 > date.tokens.end
}

/// "bonds due 1996", "the notes of 2016", "the 1992 issue", "a 2% January rise", "the biggest drop since 1914": the date is the
/// noun's own.
fn belongs_to_noun(site: &Site, date: &Located<Date>) -> bool {
    let (document, start, end) = (site.document, date.tokens.start, date.tokens.end);
    let security = |at: usize| {
        site.sentence.measures().iter().any(|(m, w)| m.contains(&at) && document.lexicon.measures.get(*w).id == "bonds")
    };
    let year = date.row.granularity == Some(Granularity::Year);
    let matures = year
        && (start >= 2 && document.is_word(start - 1, "of") && security(start - 2)
            || security(end)
            || document.is_word(end, "issue"));
    let change = document.has(end, Classes::ChangeNoun)
        && document.has(start.wrapping_sub(1), Classes::Percent | Classes::Currency)
        && site.amount.tokens.end != start;
    if matures || change {
        return true;
    }
    let is = |at: usize, wanted: StatementWord| document.is(at, |s| matches!(s, Sense::Statement(w) if *w == wanted));
    let due = (start.saturating_sub(2)..=start).any(|at| is(at, StatementWord::Due));
    let since = date.row.bound == Some(DateBound::Since);
    due || since && (start.saturating_sub(6)..start).any(|at| is(at, StatementWord::Superlative))
}

/// "bills sold in a tender closing on June 4": the participle tells of another noun behind the amount, and so does its date; "the
/// $5 million invested in 2016" tells of the amount.
fn belongs_to_participle(site: &Site, date: &Located<Date>) -> bool {
    let document = site.document;
    let Some(group) = site.sentence.groups.iter().rfind(|g| g.tokens.end <= date.tokens.start) else { return false };
    let tells = matches!(group.tense, Tense::Ing | Tense::Participle)
        && date.tokens.start - group.tokens.end <= 1
        && group.tokens.start > site.amount.tokens.end;
    tells
        && (site.amount.tokens.end..group.tokens.start)
            .any(|at| is_preposition(document, at) && !document.is_word(at, "of"))
}

/// "compared with 2016", "than last year", "from the same period".
fn follows_comparison(document: &Document, date: &Located<Date>) -> bool {
    let start = date.tokens.start;
    let before = start.wrapping_sub(1);
    // "from 1 January 2017": a beginning, no base.
    let begins = date.row.granularity == Some(Granularity::Day) || date.row.bound == Some(DateBound::Since);
    if begins && document.is_word(before, "from") {
        return false;
    }
    // "more than a year earlier" is one expression to the date reader.
    if date.tokens.clone().any(|t| document.is_word(t, "than")) {
        return true;
    }
    (start.saturating_sub(COMPARISON)..start).rev().any(|at| {
        let compares = document
            .senses(at)
            .any(|(length, s)| matches!(s, Sense::Statement(StatementWord::Comparison)) && at + length <= start);
        let near = (at + 1..start).all(|t| {
            document.has(t, Classes::Function)
                || document.is_word(t, "same")
                || document.is_word(t, "with")
                || document.is_word(t, "to")
                || document.has(t, Classes::Comparison)
        });
        // "from 2014 to 2016" and "over the first seven months" are periods; "on Friday" is a day.
        let weak = ["from", "over", "on"].iter().any(|w| document.is_word(at, w));
        compares
            && near
            && (!weak
                || document.is_word(at, "from")
                    && (date.row.kind != DateKind::Range || date.row.is_relative)
                    && changes_near(document, at))
    })
}

fn changes_near(document: &Document, at: usize) -> bool {
    (at.saturating_sub(6)..at).any(|t| document.has(t, Classes::ChangeNoun | Classes::Direction | Classes::Percent))
        || document.has(at.wrapping_sub(1), Classes::Currency | Classes::Number)
}

fn in_brackets_of_name(document: &Document, date: &Located<Date>) -> bool {
    document.is_sign(date.tokens.start.wrapping_sub(1), b'(')
        && document.is_sign(date.tokens.end, b')')
        && document.has(date.tokens.start.wrapping_sub(2), Classes::Name)
}

/// Whether nothing stands between an amount and a date that would give the date to something else.
fn reaches(site: &Site, from: usize, to: usize) -> bool {
    !(from..to).any(|at| {
        site.document.is_sign(at, b';')
            || site.document.has(at, Classes::Comparison)
                && (at + 1..(at + COMPARISON).min(to)).any(|t| site.document.is_number(t))
            || site.sentence.groups.iter().any(|g| g.tokens.start == at && g.is_finite())
    })
}

/// The period that a change is measured against.
pub(super) fn base(site: &Site, reference: Option<&Found>) -> Option<Found> {
    let document = site.document;
    let stop = site.neighbours.1.unwrap_or(site.sentence.tokens.end);
    // "compared with the same period last year", "than in 2016".
    let compared = dates_in(site, &site.sentence.tokens)
        .filter(|(_, d)| {
            !d.row.period.is_empty()
                && d.tokens.start >= site.amount.tokens.start
                && d.tokens.end <= stop.max(site.amount.tokens.end)
        })
        .find(|(_, d)| {
            follows_comparison(document, d)
                || over_period(document, d)
                || over_same_period(document, d)
                || is_level_of(site, d)
        });
    if let Some((index, date)) = compared {
        let mut found = found(index, date);
        // "than a year earlier": the same stretch of the year before, which the figure's own period tells best.
        let same = (date.tokens.start.saturating_sub(1)..=date.tokens.start).any(|t| document.is_word(t, "same"));
        if (date.row.is_relative || same)
            && let Some(shifted) =
                reference.filter(|r| finer(r.granularity, found.granularity)).and_then(|r| year_before(&r.period))
        {
            found.period = shifted;
        }
        return Some(found);
    }
    let near = site.lead.start.saturating_sub(PHRASE)
        ..(site.amount.tokens.end + PHRASE * 2).min(stop.max(site.amount.tokens.end + 1));
    let yearly =
        near.into_iter().any(|at| document.is(at, |s| matches!(s, Sense::Statement(StatementWord::YearOnYear))));
    if yearly {
        let period = year_before(&reference?.period)?;
        return Some(Found { period, granularity: reference?.granularity, date: None, method: PeriodMethod::Relative });
    }
    // "up 5% in 2020": the year before, as a reader takes it.
    let reference = reference?;
    let whole_year = reference.granularity == Some(Granularity::Year) && is_calendar_year(&reference.period);
    whole_year.then(|| year_before(&reference.period)).flatten().map(|period| Found {
        period,
        granularity: reference.granularity,
        date: None,
        method: PeriodMethod::Inherited,
    })
}

/// "5% over 2016", "12 percent on 2015": a change over a past period, told by its being a full year right behind the amount.
fn over_period(document: &Document, date: &Located<Date>) -> bool {
    let before = date.tokens.start.wrapping_sub(1);
    let over = document.is_word(before, "over") || document.is_word(before, "on");
    over && date.row.granularity == Some(Granularity::Year)
        && document.has(before.wrapping_sub(1), Classes::Percent | Classes::Currency | Classes::ChangeNoun)
        && date.row.kind == DateKind::Date
}

/// "over the same period of 2018", "on the same month of last year".
fn over_same_period(document: &Document, date: &Located<Date>) -> bool {
    let start = date.tokens.start;
    let same = (start..start + 2).find(|&at| document.is_word(at, "same"));
    let before = |at: usize| document.is_word(at, "over") || document.is_word(at, "on");
    same.is_some_and(|at| {
        before(at.wrapping_sub(1)) || document.is_word(at.wrapping_sub(1), "the") && before(at.wrapping_sub(2))
    })
}

/// "one and a half times the level of 2016": what a multiple is a multiple of.
fn is_level_of(site: &Site, date: &Located<Date>) -> bool {
    let (end, start) = (site.amount.tokens.end, date.tokens.start);
    site.amount.kind == FigureKind::Multiple
        && start > end
        && start - end <= PHRASE
        && site.document.is_word(start - 1, "of")
}

fn finer(own: Option<Granularity>, base: Option<Granularity>) -> bool {
    matches!((own, base), (Some(own), Some(base)) if own < base)
}

fn is_calendar_year(period: &Period) -> bool {
    matches!((period.start, period.end), (Some(a), Some(b)) if (a.month(), a.day(), b.month(), b.day()) == (1, 1, 12, 31) && a.year() == b.year())
}

/// The same days of the year before; the end of February stays the end.
pub(super) fn year_before(period: &Period) -> Option<Period> {
    let back = |date: NaiveDate| {
        let shifted = date.checked_sub_months(Months::new(12))?;
        let month_end = date.succ_opt()?.day() == 1;
        if month_end { shifted.with_day(1)?.checked_add_months(Months::new(1))?.pred_opt() } else { Some(shifted) }
    };
    Some(Period { start: Some(back(period.start?)?), end: Some(back(period.end?)?) })
}
