//! The period that a change is measured against.
//!
//! | words | against | by |
//! | --- | --- | --- |
//! | "5% more **than in 2016**", "compared with the **same months of 2016**" | 2016; these months | [`told_behind`] |
//! | "rose 2% in May **month on month**" | April | [`unit_on_unit`] |
//! | "has trebled **since 2012**" | 2012 | [`since`] |
//! | "exceeded the level of **2011** by 9%" | 2011 | [`of_exceeded`] |
//! | "**Compared with 2016**, exports rose by 5%" | 2016 | [`told_ahead`] |
//! | "rose 5% in **2020**", "in the first seven months" | the year before, as a reader takes it | [`whole_year_before`] |
//! | "5% more than planned", "will double by 2030" | no period | [`is_against_other`], [`is_due`] |

use super::compared::is_same_part;
use super::shift::{is_calendar_year, is_quarter, is_since_january, is_year, one_before, year_before};
use super::stated::whole;
use super::{Found, counts_back, dates_in, found, is_month_back};
use crate::Located;
use crate::interpret::Site;
use crate::interpret::attachment::{COMPARISON, PHRASE, is_base, is_of_exceeded};
use crate::lexicon::date::DateWord;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::{Classes, Sense};
use crate::record::{Date, DateBound, FigureKind, Granularity, Period, PeriodMethod};

/// The period that a change is measured against.
pub(in crate::interpret) fn base(site: &Site, reference: Option<&Found>) -> Option<Found> {
    if let Some((index, date)) = told_behind(site) {
        return compared_with(site, index, date, reference);
    }
    if let Some(unit) = unit_on_unit(site) {
        return one_unit_before(reference?, unit);
    }
    reference
        .and_then(|own| since(site, own))
        .or_else(|| of_exceeded(site))
        .or_else(|| {
            let (index, date) = told_ahead(site)?;
            let told = compared_with(site, index, date, reference)?;
            // "Compared with the month before, prices went up": before that of which they are told.
            let before = reference.is_some_and(|own| {
                let unit = one_before(&own.period, own.granularity);
                [year_before(&own.period), unit].contains(&Some(told.period))
            });
            (before || !counts_back(site.document, date)).then_some(told)
        })
        .or_else(|| whole_year_before(reference.filter(|own| !is_against_other(site) && !is_due(site, own))?))
}

/// "compared with the same period last year", "than in 2016": the date of the comparison behind the amount.
fn told_behind<'d>(site: &Site<'d, '_>) -> Option<(usize, &'d Located<Date>)> {
    let end = site.amount.tokens.end;
    let stop = site.neighbours.1.unwrap_or(site.sentence.tokens.end);
    dates_in(site, &(site.amount.tokens.start..stop.max(end)))
        .find(|(_, d)| !d.row.period.is_empty() && is_base(site, d))
}

/// What a change is compared with that such a date names.
fn compared_with(site: &Site, index: usize, date: &Located<Date>, reference: Option<&Found>) -> Option<Found> {
    let told = found(site, index, date);
    // "from 6.8 million a year earlier": of a stretch that is not known, neither is the one a year before.
    if counts_back(site.document, date) && reference.is_none() && is_year(&told.period) {
        return None;
    }
    let period = reference.and_then(|own| stretch_before(site, own, date, &told));
    Some(Found { period: period.unwrap_or(told.period), ..told })
}

/// "than a year earlier", "than in the same months of 2016": the stretch of the figure's own period in the year before, where that is what
/// the date names.
fn stretch_before(site: &Site, own: &Found, date: &Located<Date>, told: &Found) -> Option<Period> {
    let document = site.document;
    let before = year_before(&own.period)?;
    let back = counts_back(document, date);
    // "9% more than twelve months ago", told in September of August: in August.
    let month = date.row.granularity == Some(Granularity::Month) && own.granularity == date.row.granularity;
    if back && month && before.end.and_then(|end| end.succ_opt()) == told.period.start {
        return Some(before);
    }
    // "down 7% from the corresponding 2023 output"
    let part = is_same_part(site, date);
    // "from the 2016 period"
    let of_year = document.says(date.tokens.end, DateWord::Period)
        && before.start <= told.period.end
        && is_calendar_year(&told.period);
    let word = || (date.tokens.start.saturating_sub(1)..date.tokens.end).any(|t| document.is_word(t, "same"));
    let same = part || of_year || word();
    // ... but "than a month earlier" is no year before.
    let counted = back && !is_month_back(document, date);
    let year = date.row.is_relative && (counted || is_year(&told.period));
    // "In January and February ... the same months of 2016": both of them.
    let holds = same && before.start <= told.period.start && before.end >= told.period.end;
    let within = part && before.start >= told.period.start;
    let finer = matches!((own.granularity, told.granularity), (Some(own), Some(base)) if own < base);
    ((year || same) && (finer || holds || within)).then_some(before)
}

/// "year on year", "month on month" near the amount: the unit that the base is one before.
fn unit_on_unit(site: &Site) -> Option<Granularity> {
    let (document, end) = (site.document, site.amount.tokens.end);
    // "after a 2 percent rise in November, bringing annual growth to": what another verb tells.
    let stop = site.neighbours.1.unwrap_or(site.sentence.tokens.end);
    let verb = site.sentence.groups.iter().find(|g| g.tokens.start >= end);
    let stop = verb.map_or(stop, |g| g.tokens.start.min(stop));
    let behind = end..(end + PHRASE * 2).min(stop.max(end + 1));
    let before = site.lead.start.saturating_sub(2 * PHRASE).max(site.neighbours.0.unwrap_or(0))..site.lead.start;
    // "rose 3% in December, for a year-on-year rise of 9%": of the other.
    let of_other = |at: usize| {
        let close = at + document.length_of(at, StatementWord::YearOnYear).unwrap_or(0);
        at > end && close > at && document.has(close, Classes::ChangeNoun)
    };
    let unit = |s: &Sense| match s {
        Sense::Statement(StatementWord::YearOnYear) => Some(Granularity::Year),
        Sense::Statement(StatementWord::UnitOnUnit(unit)) => Some(*unit),
        _ => None,
    };
    let told = |at: usize| document.has(at, Classes::Comparison).then(|| document.read(at, unit)).flatten();
    behind.chain(before).filter(|&at| !of_other(at)).find_map(told).map(|(unit, _)| unit)
}

fn one_unit_before(own: &Found, unit: Granularity) -> Option<Found> {
    let period = match unit {
        Granularity::Year => year_before(&own.period)?,
        // "in the three months to 30 September": a quarter by its months
        Granularity::Quarter if is_quarter(&own.period) => one_before(&own.period, Some(Granularity::Quarter))?,
        // "in 2024 prices rose 2% month on month": in none of its months alone.
        _ if own.granularity != Some(unit) => return None,
        _ => one_before(&own.period, own.granularity)?,
    };
    Some(Found { period, granularity: own.granularity, date: None, method: PeriodMethod::Relative })
}

/// "has trebled since 2012", "since November": from that year, quarter or month on.
fn since(site: &Site, own: &Found) -> Option<Found> {
    let long = matches!(own.granularity, Some(Granularity::Year | Granularity::Quarter | Granularity::Month));
    // "will rise by 4% from January" is measured from before it.
    let since = |date: usize| {
        let start = site.dates[date].tokens.start;
        // "since the start of January"
        let plain = site.dates[date].row.timex_mod.is_none();
        plain && (start.saturating_sub(1)..=start).any(|at| site.document.is_word(at, "since"))
    };
    (own.period.end.is_none() && long && own.date.is_some_and(since)).then(|| whole(*own))
}

/// "exceeded the level of 2011 by 9%".
fn of_exceeded(site: &Site) -> Option<Found> {
    let mut before = dates_in(site, &(site.clause.start..site.lead.start));
    let (index, date) = before.rfind(|(_, d)| !d.row.period.is_empty() && is_of_exceeded(site, d))?;
    Some(found(site, index, date))
}

/// "$10 billion more than planned", "three times as much as", "5% short": measured against something else than time.
fn is_against_other(site: &Site) -> bool {
    let (document, end) = (site.document, site.amount.tokens.end);
    let multiple = site.amount.kind == FigureKind::Multiple;
    let short = site.governor().is_some_and(|g| document.is_word(g.tokens.end, "short"));
    short
        || (end..end + COMPARISON).any(|t| document.is_word(t, "than") || multiple && document.is_word(t, "as"))
        || document.is_one_of(end, &["above", "below", "ahead", "behind", "from"])
}

/// "will double by 2030": from now, and not from the year before.
fn is_due(site: &Site, own: &Found) -> bool {
    own.date.is_some_and(|at| site.dates[at].row.bound == Some(DateBound::By))
}

/// "Compared with the same period of 2021, exports rose by 5% and imports by 7%", "and, compared with 2016, fell by 5%": a comparison
/// put in before what it is one of.
fn told_ahead<'d>(site: &Site<'d, '_>) -> Option<(usize, &'d Located<Date>)> {
    /// "As compared to the same period of".
    const OPENING: usize = 7;
    let (document, start) = (site.document, site.lead.start);
    let (index, date) = dates_in(site, &(site.sentence.tokens.start..start)).rfind(|(_, d)| {
        // "In comparison with 2016 exports rose"
        let closed = document.is_sign(d.tokens.end, b',') || document.has(d.tokens.end, Classes::Measure);
        !d.row.period.is_empty() && closed
    })?;
    let parts = |at: usize| {
        document.says(at, StatementWord::ClauseJoint) || document.is_sign(at, b';') || super::is_dated(site.dates, at)
    };
    if (date.tokens.end..start).any(parts) {
        return None;
    }
    let words = date.tokens.start.saturating_sub(OPENING).max(site.sentence.tokens.start)..date.tokens.start;
    let opens = |at: usize| {
        let first = at == site.sentence.tokens.start;
        let length = document.length_of(at, StatementWord::Comparison);
        let as_such = usize::from(document.is_word(at, "as") && first);
        let length = length.or_else(|| document.length_of(at + as_such, StatementWord::Comparison));
        let apart = first || document.is_sign(at - 1, b',');
        length.is_some_and(|words| {
            apart
                && words > 1
                && !(at..date.tokens.start).any(|t| site.is_numeral(t) && !super::is_dated(site.dates, t))
        })
    };
    words.into_iter().any(opens).then_some((index, date))
}

/// "up 5% in 2020", "in the first seven months": the year before, as a reader takes it.
pub(in crate::interpret) fn whole_year_before(reference: &Found) -> Option<Found> {
    let whole = reference.granularity == Some(Granularity::Year) && is_year(&reference.period)
        || is_since_january(&reference.period);
    let period = whole.then(|| year_before(&reference.period)).flatten()?;
    Some(Found { period, date: None, method: PeriodMethod::Inherited, ..*reference })
}
