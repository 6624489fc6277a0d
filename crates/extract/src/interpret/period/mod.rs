//! When: the period that a figure covers, and the one that a change is measured against.
//!
//! A date in the amount's own phrase comes first, then one in its clause, then one that opens the sentence or ends the clause
//! before. Dates that belong to a verb of saying ("said on Monday") or to a comparison ("than in 2016") are no periods.

mod base;
mod part;
mod series;
mod shift;

use std::ops::Range;

use chrono::{Datelike, Months};

use super::Site;
use super::attachment::{COMPARISON, PHRASE, SAME, is_fronted_over, is_of_compared, is_of_other};
use super::clause::is_report;
use super::modality::{modality_noun, set_as_aim};
use crate::Located;
use crate::lexicon::date::{DateWord, Unit};
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::Roles;
use crate::lexicon::{Classes, Sense};
use crate::recognize::verb::{Tense, VerbGroup};
use crate::record::{Date, DateBound, DateKind, Granularity, Period, PeriodMethod, Stat};
use crate::text::Document;
use crate::text::token::Kind;
pub(super) use base::{base, whole_year_before};
pub(super) use part::is_year_pair;
use part::{business_year, due, end_of_years, last_day, with_next};
pub(super) use series::in_turn;
use shift::{is_calendar_year, week_before};
pub(super) use shift::{is_part_of_year, one_before, year_after, year_before};

/// A period with the row of `dates` that it came from, as an index into the dates of the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) period: Period,
    pub(super) granularity: Option<Granularity>,
    pub(super) date: Option<usize>,
    pub(super) method: PeriodMethod,
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

/// "5 million changed hands in 2022": right behind the verb whose subject the amount is.
fn is_of_predicate(site: &Site, date: &Located<Date>) -> bool {
    let Some(verb) = site.governor().filter(|g| g.is_finite() && g.tokens.start >= site.amount.tokens.end) else {
        return false;
    };
    let (start, end) = (date.tokens.start, verb.tokens.end);
    const APART: Classes = Classes::Joint.with(Classes::Comparison).with(Classes::Number);
    let document = site.document;
    let apart = |at: usize| document.is_sign(at, b',') || document.has(at, APART) || document.is_number(at);
    let next = |at: usize| site.sentence.groups.iter().any(|g| g.tokens.start == at);
    start >= end && start - end <= PHRASE && !(end..start).any(|at| apart(at) || next(at))
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

/// The period of a figure, if the sentence tells it.
pub(super) fn reference(site: &Site, stat: Stat) -> Option<Found> {
    let document = site.document;
    let sentence = &site.sentence.tokens;
    if let Some(index) = site.owner {
        return Some(compared_stretch(site, index));
    }
    if let Some(found) = told_with_when(site) {
        return Some(found);
    }
    if let Some(index) = in_turn(site) {
        return Some(found(site, index, &site.dates[index]));
    }
    // "18 miles south of the capital": where something lies.
    let length = site.amount.unit.as_deref().is_some_and(|unit| document.lexicon.amounts.is_length(unit));
    let placed = |at: usize| document.says(at, StatementWord::Bearing) && document.is_one_of(at + 1, &["of", "from"]);
    if length && placed(site.amount.tokens.end) {
        return None;
    }
    // "the 5 million that they had set as a goal for 2018"
    let aim = set_as_aim(site).filter(|&noun| document.is_one_of(noun + 1, &["for", "by"]));
    if let Some(noun) = aim
        && let Some((index, date)) = dates_in(site, &(noun..sentence.end)).find(|(_, d)| d.tokens.start == noun + 2)
    {
        return Some(found(site, index, date));
    }
    let nearest = dates_in(site, &site.clause).min_by_key(|(_, d)| d.tokens.start.abs_diff(site.amount.tokens.end));
    if let Some(found) = nearest.and_then(|(at, date)| end_of_years(site, at, date)) {
        return Some(found);
    }
    if let Some(index) = labelled(site) {
        return Some(found(site, index, &site.dates[index]));
    }
    // "in May (30,000 tonnes)"
    let bracket = site.amount.tokens.start.wrapping_sub(1);
    if document.is_sign(bracket, b'(')
        && document.is_sign(site.amount.tokens.end, b')')
        && let Some((index, date)) = dates_in(site, &(sentence.start..bracket))
            .next_back()
            .filter(|(_, d)| d.tokens.end == bracket && !d.row.period.is_empty())
    {
        return Some(found(site, index, date));
    }
    // "rose by 90,000 (0.5%) in May": behind the brackets.
    let amount = &(site.amount.tokens.start..behind_brackets(site));
    let next = if amount.end > site.amount.tokens.end {
        site.sentence.amounts().iter().find(|a| a.start >= amount.end).map(|a| a.start)
    } else {
        site.neighbours.1
    };
    let next_amount = next.unwrap_or(sentence.end);
    let last_amount = site.neighbours.0.unwrap_or(sentence.start);
    // "2022 net includes 4 million in the quarter": of another year than the words around say, it is that of no date here.
    let year = || {
        let stated = |d: &Located<Date>| d.row.granularity == Some(Granularity::Year) && !d.row.is_relative;
        dates_in(site, sentence).find(|(_, d)| stated(d) && is_period(site, d))
    };
    // "to 9 billion from 8 billion in the quarter": the quarter that is told of, and not the one that it is compared with.
    let second = site.neighbours.0.is_some() && (site.lead.compares(document) || site.is_behind_than());
    let compared = second || site.lead.is_set_against(document);
    let strays = |d: &Located<Date>| {
        d.row.rule == "the_unit"
            && (compared || year().is_some_and(|(_, year)| d.row.period.start > year.row.period.end))
    };
    // Behind the amount and before the next one: "$5 million in 2020"; first in its phrase, then in its clause.
    // "In 2017 it was $142, in 2018 $129", "and in 2018 just $129": the date of the next.
    let and =
        |d: &Located<Date>| (d.tokens.start.saturating_sub(3)..d.tokens.start).any(|at| document.is_word(at, "and"));
    let fronts = |d: &Located<Date>| {
        // ... ", and the first quarter, at 5 million, was better"
        let aside = document.is_sign(d.tokens.end, b',') && document.has(d.tokens.end + 1, Classes::Preposition);
        let end = d.tokens.end + if aside { 2 } else { 0 };
        let touches = end <= next_amount && (end..next_amount).all(|at| document.has(at, Classes::Bound));
        touches && (document.is_sign(d.tokens.start.wrapping_sub(2), b',') || d.tokens.end < next_amount && and(d))
    };
    // "to 3 billion, and by 2020 to 5 billion"
    let next_date = |d: &Located<Date>| {
        and(d) && d.tokens.end + 1 == next_amount && document.has(d.tokens.end, Classes::Preposition)
    };
    let fronts = |d: &Located<Date>| fronts(d) || next_date(d);
    // "cut the deficit to 115 billion from the 2017 deficit of 129 billion"
    let of_next = |d: &Located<Date>| {
        let tied = (amount.end..d.tokens.start).any(|at| document.is_word(at, "from"));
        let near = d.tokens.end < next_amount && next_amount - d.tokens.end <= PHRASE && site.neighbours.1.is_some();
        // "a profit of 2 million, with end-year assets of 8 million"
        let named = document.has(d.tokens.end, Classes::Measure) && document.is_word(next_amount - 1, "of");
        let apart = |at: usize| document.is_sign(at, b',') || document.is_word(at, "to");
        (tied || named) && near && !(d.tokens.end..next_amount).any(apart)
    };
    let fronts = |d: &Located<Date>| fronts(d) || of_next(d);
    // "to 73% from 74% from April": from when on the other holds.
    // ... and "to 30 million from 50 million by the end of 2017": until when it is to be the first.
    let turns = |d: &Located<Date>| matches!(d.row.bound, Some(DateBound::Since | DateBound::By));
    let fronts = |d: &Located<Date>| fronts(d) || compared && turns(d);
    let stop = next_amount.min(site.clause.end);
    let behind = dates_in(site, &(amount.end..sentence.end))
        .take_while(|(_, d)| d.tokens.start < stop)
        .find(|(_, d)| !fronts(d) && is_period(site, d) && !strays(d) && !is_in_brackets_of_other(site, d))
        .filter(|(_, d)| !is_beyond_report(site, d));
    let near = |d: &Located<Date>| {
        d.tokens.start <= amount.end + PHRASE && reaches(site, amount.end, d.tokens.start) || is_of_predicate(site, d)
    };
    if let Some((index, _)) = behind.filter(|(_, d)| near(d)) {
        return Some(compared_stretch(site, index));
    }
    // "against 30% in December": no date before it is that of what is compared with.
    // "above the 5 million earned in the quarter last year"
    let measured_from = behind.is_some() && (site.preposition_is("above") || site.preposition_is("below"));
    // "rose 4% against 3% in the third quarter and 2% a year earlier, making 6%": when another was so.
    let of_other =
        |d: &Located<Date>| counts_back(document, d) && site.sentence.is_in_amount(d.tokens.start.wrapping_sub(1));
    // "imposed it in May to curb inflation, now at 9%"
    let now = |d: &Located<Date>| {
        let put_in = |at: usize| document.is_sign(at, b',') && document.says(at + 1, StatementWord::Now);
        (d.tokens.end + 1..amount.start).any(put_in)
    };
    let may_precede = |d: &Located<Date>| {
        is_period(site, d) && !is_of_compared(site, d) && !is_fronted_over(site, d) && !of_other(d) && !now(d)
    };
    let mut earlier = dates_in(site, &(site.clause.start..site.lead.start));
    let elsewhen = names_other_stretch(site);
    let before = if compared || measured_from || elsewhen { None } else { earlier.rfind(|(_, d)| may_precede(d)) };
    // "... 5 in 2016 and 7 in 2017": a date that an earlier amount stands before is that one's.
    let fresh = before.filter(|(_, d)| {
        d.tokens.start >= last_amount || site.neighbours.0.is_none() || !reaches(site, last_amount, d.tokens.start)
    });
    if let Some((index, date)) = fresh {
        return Some(found(site, index, date));
    }
    let compared_behind = |start: usize| {
        let number = |at: usize| (at + 1..(at + COMPARISON).min(start)).any(|t| site.is_numeral(t));
        (amount.end..start).any(|at| document.has(at, Classes::Comparison) && number(at))
    };
    if let Some((index, date)) = behind.filter(|(_, d)| !compared_behind(d.tokens.start)) {
        return Some(found(site, index, date));
    }
    if let Some((index, date)) = before.filter(|_| stat == Stat::Level || site.neighbours.0.is_some()) {
        return Some(found(site, index, date));
    }
    if compared || elsewhen {
        return None;
    }
    // "half of the loss a year ago, as sales rose 5%"
    let of_before = |d: &Located<Date>| counts_back(document, d) && d.row.rule != "earlier_later";
    // At the end of the clause before: "over 2017, when it amounted to"; else fronted in the sentence.
    dates_in(site, &(sentence.start..site.clause.start))
        .rfind(|(_, d)| is_period(site, d))
        .filter(|(_, d)| {
            d.tokens.end + 2 >= site.clause.start
                && !is_of_compared(site, d)
                && !of_before(d)
                && !is_now(site, d)
                && !is_aside(site, d)
                || opens_sentence(site, d) && !is_yet_to_come(site, d)
        })
        .map(|(index, date)| found(site, index, date))
}

/// Where an amount ends with what stands in brackets behind it: "90,000 (+0.5%)", but "90,000 (in May)".
fn behind_brackets(site: &Site) -> usize {
    /// "(up 0.5%)".
    const BRACKETS: usize = 7;
    let (document, open) = (site.document, site.amount.tokens.end);
    let close = (open..(open + BRACKETS).min(site.sentence.tokens.end)).find(|&at| document.is_sign(at, b')'));
    let own = |close: usize| {
        let inside = open..close;
        let again = site.sentence.amounts().iter().any(|a| inside.contains(&a.start));
        again && dates_in(site, &inside).next().is_none()
    };
    close.filter(|&close| document.is_sign(open, b'(') && own(close)).map_or(open, |close| close + 1)
}

/// "In 2017", "The aim for 2017".
fn opens_sentence(site: &Site, date: &Located<Date>) -> bool {
    let (document, first) = (site.document, site.sentence.tokens.start);
    let before = date.tokens.start.saturating_sub(first);
    let aim = before > 2 && modality_noun(document, date.tokens.start - 2).is_some();
    before <= 2 || before == 3 && aim && document.is_word(date.tokens.start - 1, "for")
}

/// "5 million (4 million in 2015)": in brackets with another amount.
fn is_in_brackets_of_other(site: &Site, date: &Located<Date>) -> bool {
    let document = site.document;
    let open = (site.amount.tokens.end..date.tokens.start)
        .rev()
        .find(|&at| document.is_sign(at, b'(') || document.is_sign(at, b')'));
    // ... or "(a year earlier, it was 65%)"
    let close = (date.tokens.end..site.sentence.tokens.end).find(|&at| document.is_sign(at, b')'));
    let end = close.unwrap_or(date.tokens.start);
    // "5,000 tonnes (April 2024, up 5%)"
    let own = |open: usize| {
        let preposition = usize::from(document.has(open + 1, Classes::Preposition));
        open + 1 + preposition == date.tokens.start && !counts_back(document, date)
    };
    open.is_some_and(|open| {
        document.is_sign(open, b'(') && !own(open) && (open..end).any(|t| site.sentence.is_in_amount(t))
    })
}

/// "(2015: 1.33 billion)", "(2015: loss of 5 million)": what it was then, put in behind what it is.
pub(super) fn labelled(site: &Site) -> Option<usize> {
    let document = site.document;
    let colon = (site.sentence.tokens.start..site.amount.tokens.start)
        .rev()
        .take(PHRASE)
        .take_while(|&at| !document.is_sign(at, b')'))
        .find(|&at| document.is_sign(at, b':'))?;
    let (index, date) = dates_in(site, &(site.sentence.tokens.start..colon)).next_back()?;
    (is_label(document, date) && date.tokens.end == colon && !date.row.period.is_empty()).then_some(index)
}

/// "(2015:".
fn is_label(document: &Document, date: &Located<Date>) -> bool {
    document.is_sign(date.tokens.start.wrapping_sub(1), b'(') && document.is_sign(date.tokens.end, b':')
}

/// "the worst since 1974, when it fell 1.4%", "since May 2016 when it fell to 5 million".
pub(super) fn told_with_when(site: &Site) -> Option<Found> {
    let (document, start) = (site.document, site.amount.tokens.start);
    if site.lead.compares(document) {
        return None;
    }
    let relative = site.sentence.relatives().iter().find(|r| r.contains(&start)).map_or(site.clause.start, |r| r.start);
    let when = |d: &Located<Date>| {
        let comma = document.is_sign(d.tokens.end, b',');
        let at = d.tokens.end + usize::from(comma);
        // Without a comma, the clause that is cut here holds the date itself.
        let within = !comma && d.row.granularity != Some(Granularity::Day) && site.clause.contains(&at) && at < start;
        document.is_word(at, "when") && (at == relative || within)
    };
    let told = |d: &Located<Date>| !d.row.period.is_empty() && when(d);
    let (index, date) = dates_in(site, &(site.sentence.tokens.start..start)).rfind(|(_, d)| told(d))?;
    let other = dates_in(site, &(date.tokens.end..site.clause.end)).any(|(_, d)| is_period(site, d));
    (!other).then(|| whole(found(site, index, date)))
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

/// "first quarter sales will be higher than last year's 5 million", "from 5 million a year ago": of what is compared, the same
/// stretch of that year.
fn compared_stretch(site: &Site, index: usize) -> Found {
    let date = &site.dates[index];
    let mut owned = found(site, index, date);
    if is_whole(site.document, date) {
        return owned;
    }
    // "in the quarter ended June, against 4 million in the 2021 period": the same quarter.
    let period = site.document.says(date.tokens.end, DateWord::Period) && is_calendar_year(&owned.period);
    let named = period || is_same_part(site, date);
    if named
        && let Some(year) = owned.period.start.map(|start| start.year())
        && let Some((_, part)) = dates_in(site, &(site.sentence.tokens.start..date.tokens.start))
            .rfind(|(_, d)| is_part_of_year(&d.row.period))
        && let Some(before) = year_before(&part.row.period)
        && before.end.is_some_and(|end| end.year() == year)
    {
        owned.period = before;
        return owned;
    }
    // "5 million in 2016, down from 6 million a year ago": not 2016 again, though it was said in 2017.
    let counted = counts_back(site.document, date);
    let year = is_calendar_year(&owned.period) && date.row.is_relative;
    let back = match date.row.granularity {
        Some(Granularity::Year) if year => year_before,
        Some(Granularity::Week) if counted => week_before,
        _ => return owned,
    };
    if let Some(comparison) = comparison(site) {
        // ... but two figures "a year ago" are of one year.
        let again = |d: &Located<Date>| counted && d.row.period == owned.period && !counts_back(site.document, d);
        let day = |d: &Located<Date>| counted && d.row.granularity == Some(Granularity::Day);
        let part = |d: &Located<Date>| year && is_part_of_year(&d.row.period);
        let compared = dates_in(site, &(site.sentence.tokens.start..comparison))
            .rfind(|&(at, d)| at < index && (again(d) || day(d) || part(d)) && is_period(site, d) && !is_from(site, d));
        if let Some(period) = compared.and_then(|(_, d)| back(&d.row.period)) {
            owned.period = period;
        }
    }
    owned
}

/// "rose to 5 million from 4 million in January and compared with 3 million a year ago": January is when it was 4 million.
fn is_from(site: &Site, date: &Located<Date>) -> bool {
    let from = |at: &usize| site.document.is_word(*at, "from");
    let phrase = date.tokens.start.saturating_sub(2 * PHRASE).max(site.sentence.tokens.start)..date.tokens.start;
    let tie = phrase.clone().rev().find(from);
    // "profit from property was 5 million" ties none.
    tie.is_some_and(|from| (from + 1..(from + COMPARISON).min(phrase.end)).any(|at| site.sentence.is_in_amount(at)))
}

/// "in all of last year", "for the whole of 2023": and no part of it.
fn is_whole(document: &Document, date: &Located<Date>) -> bool {
    let start = date.tokens.start;
    let whole = |at: usize| document.is_word(at, "all") || document.says(at, StatementWord::Whole);
    let of = start.wrapping_sub(1);
    whole(of) || document.is_word(of, "of") && whole(start.wrapping_sub(2))
}

/// Where the comparison begins that the amount is one of: "from 3% in March and 4% a year ago".
fn comparison(site: &Site) -> Option<usize> {
    let (document, start) = (site.document, site.lead.start);
    if site.lead.compares(document) {
        return Some(start);
    }
    let second = site.neighbours.0.is_some() && document.is_word(start.wrapping_sub(1), "and");
    let compares = |at: usize| document.has(at, Classes::Comparison) && !document.is_one_of(at, &["over", "on"]);
    let first = (site.clause.start..start).rev().find(|&at| second && compares(at))?;
    let verb = site.sentence.groups.iter().any(|g| g.is_finite() && (first..start).contains(&g.tokens.start));
    (!verb).then_some(first)
}

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

/// "since 1974, when it fell": not all that came since, but the year itself.
fn whole(mut found: Found) -> Found {
    let months = match found.granularity {
        Some(Granularity::Year) => 12,
        Some(Granularity::Quarter) => 3,
        Some(Granularity::Month) => 1,
        _ => return found,
    };
    let end = found.period.start.and_then(|start| start.checked_add_months(Months::new(months))?.pred_opt());
    found.period.end = found.period.end.or(end);
    found
}

/// "it was 500 throughout 2022, but is 1,000": the verb tells of now, and the date stands with one that tells of the past.
fn is_now(site: &Site, date: &Located<Date>) -> bool {
    told_and_own(site, date) == (Some(Tense::Past), Some(Tense::Present)) || is_yet_to_come(site, date)
}

/// "In June the board adopted a plan, which will cost $5 million": the relative clause looks ahead, and the date stands with a verb
/// of the past.
fn is_yet_to_come(site: &Site, date: &Located<Date>) -> bool {
    let clause = site.sentence.clause(date.tokens.start);
    let behind = site.sentence.verb_behind(&clause, date.tokens.end).map(|at| site.sentence.groups[at].tense);
    let (told, own) = told_and_own(site, date);
    let relative = |r: &Range<usize>| r.contains(&site.amount.tokens.start) && !r.contains(&date.tokens.start);
    (told.or(behind), own) == (Some(Tense::Past), Some(Tense::Future)) && site.sentence.relatives().iter().any(relative)
}

/// The tenses of the verb that a date stands with, and of the amount's.
fn told_and_own(site: &Site, date: &Located<Date>) -> (Option<Tense>, Option<Tense>) {
    let clause = site.sentence.clause(date.tokens.start);
    let told = site.sentence.verb_before(&clause, date.tokens.start).map(|at| site.sentence.groups[at].tense);
    let own = site.governor().map(|g| g.tense);
    (told, own)
}

/// "to $5 million this year and $9 million in later years", "9% in the two months": whether the words behind an amount place it in a
/// stretch of time that the date reader knows no place for.
fn names_other_stretch(site: &Site) -> bool {
    /// "in the following".
    const STRETCH: usize = 4;
    let (document, end) = (site.document, site.amount.tokens.end);
    let opens = |&at: &usize| document.is_one_of(at, &["in", "over", "during"]) && site.clause.contains(&at);
    // "5 million in the quarter and 3% in the nine months to 9 million"
    let lead = site.lead.start;
    let before = site.lead.preposition.and_then(|to| (to.saturating_sub(STRETCH)..to).rev().find(opens));
    // "and since then has bought 15 firms"
    let since = |at: usize| document.is_one_of(at, &["since", "from"]) && document.is_word(at + 1, "then");
    if (site.clause.start..lead).any(since) {
        return true;
    }
    let Some(tie) = (end..end + 3).find(opens).or(before) else { return false };
    let first = tie + 1 + usize::from(document.is_word(tie + 1, "the"));
    let vague = document.has(first, Classes::Number) && first > tie + 1
        || document.is_one_of(first, &["later", "subsequent", "coming", "following"]);
    let unit = (tie + 1..tie + 1 + STRETCH)
        .take_while(|&at| document.tokens.get(at).is_some_and(|t| t.kind != Kind::Sign))
        .find(|&at| vague && document.has(at, Classes::TimeUnit));
    // "nine months" is a length, and without a place.
    let placed =
        |at: usize| dates_in(site, &site.clause).any(|(_, d)| d.tokens.contains(&at) && !d.row.period.is_empty());
    unit.is_some_and(|at| !placed(at) && !placed(tie + 1))
}

/// "Alder, flying to 20 cities, said it had signed in May": what is said is not of what stands before the verb of saying.
fn is_beyond_report(site: &Site, date: &Located<Date>) -> bool {
    let document = site.document;
    let between = site.amount.tokens.end..date.tokens.start;
    let put_in = |g: &VerbGroup| {
        let aside = (site.amount.tokens.end..g.tokens.start).any(|at| document.is_sign(at, b','));
        document.is_sign(g.tokens.end, b',') || !aside
    };
    site.sentence.groups.iter().any(|g| {
        is_report(g) && between.contains(&g.tokens.start) && g.tokens.end + 1 < date.tokens.start && !put_in(g)
    })
}

/// "with a gain of 4.6% in December, the average was 0.2%": a date of an amount that no verb states.
fn is_aside(site: &Site, date: &Located<Date>) -> bool {
    let clause = site.sentence.clause(date.tokens.start);
    let amount = (clause.start..date.tokens.start).any(|at| site.sentence.is_in_amount(at));
    let states = |at: usize| site.sentence.groups[at].is_finite();
    amount && !site.sentence.verb_before(&clause, date.tokens.start).is_some_and(states)
}

/// Whether a date can be the period of an amount.
fn is_period(site: &Site, date: &Located<Date>) -> bool {
    let row = &date.row;
    // A length of time is one where it is placed: "for the past two months".
    if !matches!(row.kind, DateKind::Date | DateKind::Range | DateKind::Duration)
        || row.period.is_empty()
        || is_label(site.document, date)
        || row.bound == Some(DateBound::Before)
    {
        return false;
    }
    let document = site.document;
    // A length that other words stand between is that of something else: "cut over the next years to 5%".
    let length_of_other = row.kind == DateKind::Duration
        && date.tokens.start < site.amount.tokens.start
        && date.tokens.start > site.clause.start + 1 + usize::from(document.is_sign(site.clause.start, b'"'));
    if length_of_other || is_of_other(site, date) {
        return false;
    }
    let day = matches!(row.granularity, Some(Granularity::Day));
    // "said on Monday", "said Monday", "told reporters in June": the verb of saying takes it, but not "said for the year".
    let groups = &site.sentence.groups;
    let behind = groups.partition_point(|g| g.tokens.start < date.tokens.end);
    // ... nor "said May exports had risen", but "said in May exports would rise".
    let long = row.granularity.is_some_and(|g| g >= Granularity::Month) && !row.is_relative;
    let of_measure = long
        && document.has(date.tokens.end, Classes::Measure)
        && !document.has(date.tokens.start.wrapping_sub(1), Classes::Preposition);
    let told = groups[..behind].iter().rev().take_while(|g| date.tokens.start <= g.tokens.end + 3).any(|g| {
        is_report(g)
            && !of_measure
            && g.tokens.end <= date.tokens.start
            && (g.tokens.end..date.tokens.start)
                .all(|t| document.has(t, Classes::Preposition) && !document.is_word(t, "for"))
    });
    // "last week reported 2023 profits"
    let next = groups.get(behind);
    let reported = row.is_relative && next.is_some_and(|g| is_report(g) && g.tokens.start == date.tokens.end);
    let owner = document.is_word(date.tokens.end, "'s");
    // "Last month the company announced that profit had risen"
    let lately = row.is_relative && matches!(row.granularity, Some(Granularity::Week | Granularity::Month));
    let that = |g: &VerbGroup| document.is_word(g.tokens.end, "that");
    if lately && groups[behind..].iter().find(|g| g.is_finite()).is_some_and(|g| is_report(g) && that(g)) {
        return false;
    }
    // ... "on Friday estimated the damage at 5 million"
    let estimates = |g: &VerbGroup| day && !g.passive && g.does(Roles::ESTIMATE) && g.does(Roles::FORECAST);
    let opens_report = (day || owner && date.tokens.end < site.amount.tokens.start)
        && groups[behind..].iter().find(|g| g.is_finite()).is_some_and(|g| is_report(g) || estimates(g));
    if told || reported || opens_report {
        return false;
    }
    // A day is the period of a price or of what happened on it, not of a sum over time in another clause.
    !day || site.clause.contains(&date.tokens.start)
}

/// "the corresponding 2023 output": of the part of that year which the sentence has named of another.
fn is_same_part(site: &Site, date: &Located<Date>) -> bool {
    let document = site.document;
    let year = is_calendar_year(&date.row.period) && !date.row.is_relative;
    let same = document.is_one_of(date.tokens.start.wrapping_sub(1), SAME);
    year && same && !document.says(date.tokens.end, DateWord::Period)
}

/// Whether nothing stands between an amount and a date that would give the date to something else.
fn reaches(site: &Site, from: usize, to: usize) -> bool {
    // "above the 1.1 billion earned in 2022": a participle, which tells when that was.
    let own = |g: &VerbGroup| {
        let participle = g.tense == Tense::Past && g.tokens.len() == 1 && !g.does(Roles::UP.with(Roles::DOWN));
        let definite = site.document.has(site.amount.tokens.start.wrapping_sub(1), Classes::Definite);
        participle && definite && g.tokens.start == site.amount.tokens.end && g.tokens.end + 1 == to
    };
    !(from..to).any(|at| {
        site.document.is_sign(at, b';')
            || site.document.has(at, Classes::Comparison)
                && (at + 1..(at + COMPARISON).min(to)).any(|t| site.is_numeral(t))
            || site.sentence.groups.iter().any(|g| g.tokens.start == at && g.is_finite() && !own(g))
    })
}
