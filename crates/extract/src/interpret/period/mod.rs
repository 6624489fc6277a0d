//! When: the period that a figure covers, and the one that a change is measured against.
//!
//! | the period of the figure in | is | by the rule |
//! | --- | --- | --- |
//! | "**last year's** 5 million" | last year | `compared::of_owner` |
//! | "since **1974**, when it fell 1.4%" | 1974 | `stated::with_when` |
//! | "In **2015** it was 5 million, in **2016** 4 million" | each its own | `series::in_turn` |
//! | "the 5 million that they set as a goal for **2018**" | 2018 | `stated::for_aim` |
//! | "rose from 5 to 9 million between **2012 and 2017**" | 2012, 2017 | `part::first_or_last_year` |
//! | "(**2015**: loss of 5 million)" | 2015 | `stated::by_label` |
//! | "in **May** (30,000 tonnes)" | May | `stated::before_brackets` |
//! | "the record, 117 euros, which was set on **Friday**" | Friday | `stated::when_reached` |
//! | "5% in the third quarter of 2023, after 4% in **the second**" | the second quarter of 2023 | `elided::quarter` |
//! | "5 million in the current year, against 4 million in **the last**" | last year | `elided::last_one` |
//! | "compared with **2022** profit of 5 million" | 2022 | `compared::named_before` |
//! | "rose by 90,000 (0.5%) in **May**" | May | [`behind`] |
//! | "In **2020**, sales rose by 5%" | 2020 | [`before`] |
//!
//! Words that tie a date to the amount come first ([`RULES`]). Without them it is the nearest: behind the amount, before it in its
//! clause, in the clause before, at the head of the sentence ([`nearest`]). Dates that belong to a verb of saying ("said on Monday"), to
//! another noun or to a comparison ("than in 2016") are no periods: [`fit`] and `attachment` say so.

mod base;
mod before;
mod behind;
mod compared;
mod elided;
mod fit;
mod nearest;
mod part;
mod series;
mod shift;
mod stated;
mod untold;

use std::ops::Range;

use super::Site;
use crate::Located;
use crate::lexicon::date::{DateWord, Unit};
use crate::lexicon::statement::StatementWord;
use crate::lexicon::{Classes, Sense};
use crate::record::{Bound, Date, DateKind, Granularity, Period, PeriodMethod, Stat};
use crate::text::Document;
use crate::text::token::Kind;
pub(super) use base::{base, whole_year_before};
pub(super) use compared::{is_whole, same_stretch};
use fit::is_period;
pub(super) use part::is_year_pair;
use part::{business_year, due, last_day, with_next};
pub(super) use series::in_turn;
pub(super) use shift::{is_part_of_year, one_before, year_after, year_before, year_of};
pub(super) use stated::{labelled, with_when};

/// A period with the row of `dates` that it came from, as an index into the dates of the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) period: Period,
    pub(super) granularity: Option<Granularity>,
    pub(super) date: Option<usize>,
    pub(super) method: PeriodMethod,
}

/// The rules for dates that words or signs tie to the amount. The first that says anything is right.
const RULES: &[fn(&Site) -> Option<Found>] = &[
    compared::of_owner,
    stated::with_when,
    series::of_turn,
    stated::for_aim,
    part::first_or_last_year,
    stated::by_label,
    stated::before_brackets,
    stated::when_reached,
    elided::quarter,
    elided::last_one,
    compared::named_before,
];

/// The period of a figure that has one ([`is_untold`]), if the sentence tells it.
pub(super) fn reference(site: &Site, stat: Stat) -> Option<Found> {
    let found = RULES.iter().find_map(|rule| rule(site)).or_else(|| nearest::nearest(site, stat))?;
    // "will raise its prices by 50 cents, effective tomorrow": what happens on a day lasts no longer, though the new price does.
    // ... but "down 4% from January 1" goes on.
    let effective = |date: &Located<Date>| {
        let before = date.tokens.start.saturating_sub(2)..date.tokens.start + 1;
        before.into_iter().any(|at| site.document.is_word(at, "effective"))
    };
    let happens = found.date.is_some_and(|at| effective(&site.dates[at]));
    let day =
        happens && stat == Stat::Change && found.granularity == Some(Granularity::Day) && found.period.end.is_none();
    let period = Period { end: found.period.start, ..found.period };
    Some(if day { Found { period, ..found } } else { found })
}

/// Whether an amount is of no period, whatever dates stand around it, or of one that nobody knows.
pub(super) fn is_untold(site: &Site) -> bool {
    is_distance(site) || is_of_kind(site) || is_of_now(site) || untold::is_of_untold_part(site)
}

/// "has raised it so far this year, to 5% at present", but "the 5 million now expected for 2025".
fn is_of_now(site: &Site) -> bool {
    let end = site.amount.tokens.end;
    let verb = |d: &Located<Date>| site.sentence.groups.iter().any(|g| (end..=d.tokens.end).contains(&g.tokens.start));
    let now = |d: &Located<Date>| d.tokens.start == end && d.row.timex.as_deref() == Some("PRESENT_REF") && !verb(d);
    dates_in(site, &(end..site.sentence.tokens.end)).any(|(_, d)| now(d))
}

/// "18 miles south of the capital": where something lies, whenever it is told.
fn is_distance(site: &Site) -> bool {
    let (document, end) = (site.document, site.amount.tokens.end);
    let is_length = |unit: &str| document.lexicon.amounts.is_length(unit);
    site.amount.unit.as_deref().is_some_and(is_length)
        && document.says(end, StatementWord::Bearing)
        && document.is_one_of(end + 1, &["of", "from"])
}

/// "firms with more than 250 workers", "those with assets of a million or more": what kind is told of, whenever that is.
fn is_of_kind(site: &Site) -> bool {
    /// "total assets".
    const MEASURE: usize = 3;
    let (document, start, end) = (site.document, site.lead.start, site.amount.tokens.end);
    let or_more = document.is_word(end, "or") && document.is_one_of(end + 1, &["more", "less", "over", "fewer"]);
    let of = start - usize::from(start > 0 && document.is_word(start - 1, "of"));
    let with = (of.saturating_sub(MEASURE + 1)..of).rev().find(|&at| document.is_word(at, "with"));
    let measured =
        |with: usize| with + 1 == of || of < start && (with + 1..of).any(|at| document.has(at, Classes::Measure));
    let kind = |with: usize| {
        let noun = document.tokens[with - 1].kind == Kind::Word && document.word(with - 1).ends_with('s');
        document.is_word(with - 1, "those") || noun && !document.has(with - 1, Classes::Function | Classes::Verb)
    };
    let apart = site.lead.bound.is_some_and(|bound| bound != Bound::Approximately && bound != Bound::Exact);
    (or_more || apart) && with.is_some_and(|with| with > 0 && measured(with) && kind(with))
}

/// The periods that a stretch of the text tells, each with its tokens.
pub(super) fn told_in<'d>(
    dates: &'d [Located<Date>],
    range: &Range<usize>,
) -> impl Iterator<Item = (Range<usize>, Found)> + use<'d> {
    let (start, end) = (dates.partition_point(|d| d.tokens.start < range.start), range.end);
    let told = |(at, date): (usize, &'d Located<Date>)| {
        (!date.row.period.is_empty()).then(|| (date.tokens.clone(), of_date(at, date)))
    };
    let here = dates.iter().enumerate().skip(start).take_while(move |(_, d)| d.tokens.end <= end);
    here.filter_map(told)
}

/// The dates of the figure's sentence that somebody may take for the period of an amount: all but references to now and then, and
/// days that are no period.
pub(super) fn may_be_of<'d>(site: &Site<'d, '_>) -> impl Iterator<Item = (usize, &'d Located<Date>)> {
    let long =
        |date: &Located<Date>| date.row.kind != DateKind::Reference && date.row.granularity != Some(Granularity::Day);
    dates_in(site, &site.sentence.tokens).filter(move |(_, date)| long(date) || is_period(site, date))
}

/// Whether the token is part of a date.
pub(super) fn is_dated(dates: &[Located<Date>], token: usize) -> bool {
    let before = dates.partition_point(|d| d.tokens.start <= token);
    dates[..before].last().is_some_and(|d| d.tokens.contains(&token))
}

/// "a year ago", "a year earlier", "the year before": told by how long before another it was.
pub(super) fn counts_back(document: &Document, date: &Located<Date>) -> bool {
    date.tokens.clone().any(|t| document.is_one_of(t, &["ago", "earlier", "before"]))
}

/// "a month earlier", "three weeks ago": counted in a smaller unit than the year.
fn is_month_back(document: &Document, date: &Located<Date>) -> bool {
    let unit = |at: usize| {
        document.is(at, |s| matches!(s, Sense::Date(DateWord::Unit { unit: Unit::Day | Unit::Week | Unit::Month, .. })))
    };
    date.tokens.clone().any(unit)
}

/// The dates of a range, as (index into the article's dates, the date).
fn dates_in<'d>(
    site: &Site<'d, '_>,
    range: &Range<usize>,
) -> impl DoubleEndedIterator<Item = (usize, &'d Located<Date>)> + use<'d> {
    let dates = site.dates;
    let start = dates.partition_point(|d| d.tokens.start < range.start);
    let end = dates.partition_point(|d| d.tokens.end <= range.end);
    (start..end).map(|at| (at, &dates[at]))
}

/// The period that a date of the sentence names for the amount.
fn found(site: &Site, index: usize, date: &Located<Date>) -> Found {
    let found = of_date(index, date);
    if let Some(day) = last_day(site, date) {
        return Found {
            period: Period { start: Some(day), end: Some(day) },
            granularity: Some(Granularity::Day),
            ..found
        };
    }
    let period = with_next(site, index).or_else(|| business_year(site, date)).or_else(|| due(date));
    Found { period: period.unwrap_or(found.period), ..found }
}

fn of_date(index: usize, date: &Located<Date>) -> Found {
    let method = if date.row.is_relative { PeriodMethod::Relative } else { PeriodMethod::Explicit };
    Found { period: date.row.period, granularity: date.row.granularity, date: Some(index), method }
}
