//! The period that a change is measured against: told behind it ("5% than in 2016"), put in before it ("Compared with 2016, exports rose
//! 5%"), or the year before, as a reader takes it.

use super::compared::is_same_part;
use super::shift::{is_calendar_year, is_since_january, one_before, year_before};
use super::stated::whole;
use super::{Found, counts_back, dates_in, found, is_month_back};
use crate::Located;
use crate::interpret::Site;
use crate::interpret::attachment::{COMPARISON, PHRASE, is_base, is_of_exceeded};
use crate::lexicon::date::DateWord;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::{Classes, Sense};
use crate::record::{Date, DateBound, FigureKind, Granularity, PeriodMethod};
use crate::text::Document;

/// The period that a change is measured against.
pub(in crate::interpret) fn base(site: &Site, reference: Option<&Found>) -> Option<Found> {
    let document = site.document;
    let stop = site.neighbours.1.unwrap_or(site.sentence.tokens.end);
    // "compared with the same period last year", "than in 2016".
    let compared = dates_in(site, &(site.amount.tokens.start..stop.max(site.amount.tokens.end)))
        .find(|(_, d)| !d.row.period.is_empty() && is_base(site, d));
    if let Some((index, date)) = compared {
        let mut found = found(site, index, date);
        // "from 6.8 million a year earlier": of a stretch that is not known, neither is the one a year before.
        if counts_back(document, date) && reference.is_none() && is_calendar_year(&found.period) {
            return None;
        }
        // "than a year earlier": the same stretch of the year before, which the figure's own period tells best.
        // "from the 2016 period"
        let same = (date.tokens.start.saturating_sub(1)..date.tokens.end).any(|t| document.is_word(t, "same"))
            || is_same_part(site, date)
            || document.says(date.tokens.end, DateWord::Period)
                && reference.is_some_and(|r| year_before(&r.period).is_some_and(|p| p.start <= found.period.end))
                && is_calendar_year(&found.period);
        // ... and "than a month earlier" is no year before.
        let counted = counts_back(document, date) && !is_month_back(document, date);
        let year = date.row.is_relative && (counted || is_calendar_year(&found.period));
        // "9% more than twelve months ago", told in September of August: in August.
        if counts_back(document, date)
            && date.row.granularity == Some(Granularity::Month)
            && let Some(before) =
                reference.filter(|r| r.granularity == date.row.granularity).and_then(|r| year_before(&r.period))
            && before.end.and_then(|end| end.succ_opt()) == found.period.start
        {
            found.period = before;
            return Some(found);
        }
        // "In January and February ... the same months of 2016": both of them.
        let holds = |r: &&Found| {
            same && year_before(&r.period).is_some_and(|p| p.start <= found.period.start && p.end >= found.period.end)
        };
        // "down 7% from the corresponding 2023 output"
        let part = |r: &&Found| {
            is_same_part(site, date) && year_before(&r.period).is_some_and(|p| p.start >= found.period.start)
        };
        if (year || same)
            && let Some(shifted) = reference
                .filter(|r| finer(r.granularity, found.granularity) || holds(r) || part(r))
                .and_then(|r| year_before(&r.period))
        {
            found.period = shifted;
        }
        return Some(found);
    }
    // "after a 2 percent rise in November, bringing annual growth to": what another verb tells.
    let verb = site.sentence.groups.iter().find(|g| g.tokens.start >= site.amount.tokens.end);
    let stop = verb.map_or(stop, |g| g.tokens.start.min(stop));
    let behind =
        site.amount.tokens.end..(site.amount.tokens.end + PHRASE * 2).min(stop.max(site.amount.tokens.end + 1));
    let before = site.lead.start.saturating_sub(2 * PHRASE).max(site.neighbours.0.unwrap_or(0))..site.lead.start;
    // "rose 3% in December, for a year-on-year rise of 9%": of the other.
    let of_other = |at: usize| {
        let end = at + document.length_of(at, StatementWord::YearOnYear).unwrap_or(0);
        at > site.amount.tokens.end && end > at && document.has(end, Classes::ChangeNoun)
    };
    if let Some(unit) = behind.chain(before).filter(|&at| !of_other(at)).find_map(|at| repeated_unit(document, at)) {
        let own = reference?;
        let period = match unit {
            Granularity::Year => year_before(&own.period)?,
            // "in 2024 prices rose 2% month on month": in none of its months alone.
            _ if own.granularity != Some(unit) => return None,
            _ => one_before(&own.period, own.granularity)?,
        };
        return Some(Found { period, granularity: own.granularity, date: None, method: PeriodMethod::Relative });
    }
    // "has trebled since 2012": from that year on.
    if let Some(since) = reference.filter(|r| is_since(site, r)) {
        return Some(whole(*since));
    }
    // "exceeded the level of 2011 by 9%"
    let mut before = dates_in(site, &(site.clause.start..site.lead.start));
    if let Some((index, date)) = before.rfind(|(_, d)| !d.row.period.is_empty() && is_of_exceeded(site, d)) {
        return Some(found(site, index, date));
    }
    if let Some((index, date)) = told_ahead(site) {
        return Some(found(site, index, date));
    }
    // "$10 billion more than planned": another base than time.
    let end = site.amount.tokens.end;
    let multiple = site.amount.kind == FigureKind::Multiple;
    let short = site.governor().is_some_and(|g| document.is_word(g.tokens.end, "short"));
    let plan = short
        || (end..end + COMPARISON).any(|t| document.is_word(t, "than") || multiple && document.is_word(t, "as"))
        || document.is_one_of(end, &["above", "below", "ahead", "behind", "from"]);
    // "will double by 2030": from now, and not from the year before.
    let due = |r: &&Found| r.date.is_some_and(|at| site.dates[at].row.bound == Some(DateBound::By));
    whole_year_before(reference.filter(|r| !plan && !due(r))?)
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
        !d.row.period.is_empty() && closed && !counts_back(document, d)
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

/// "since 2012", "since November": whether a period has a first year, quarter or month, and no end.
fn is_since(site: &Site, found: &Found) -> bool {
    let long = matches!(found.granularity, Some(Granularity::Year | Granularity::Quarter | Granularity::Month));
    // "will rise by 4% from January" is measured from before it.
    let since = |date: usize| {
        let start = site.dates[date].tokens.start;
        // "since the start of January"
        let plain = site.dates[date].row.timex_mod.is_none();
        plain && (start.saturating_sub(1)..=start).any(|at| site.document.is_word(at, "since"))
    };
    found.period.end.is_none() && long && found.date.is_some_and(since)
}

/// "year on year", "month on month": the unit that the base is one before.
fn repeated_unit(document: &Document, at: usize) -> Option<Granularity> {
    let unit = |s: &Sense| match s {
        Sense::Statement(StatementWord::YearOnYear) => Some(Granularity::Year),
        Sense::Statement(StatementWord::UnitOnUnit(unit)) => Some(*unit),
        _ => None,
    };
    document.has(at, Classes::Comparison).then(|| document.read(at, unit)).flatten().map(|(unit, _)| unit)
}

/// "up 5% in 2020", "in the first seven months": the year before, as a reader takes it.
pub(in crate::interpret) fn whole_year_before(reference: &Found) -> Option<Found> {
    let whole = reference.granularity == Some(Granularity::Year) && is_calendar_year(&reference.period)
        || is_since_january(&reference.period);
    let period = whole.then(|| year_before(&reference.period)).flatten()?;
    Some(Found { period, date: None, method: PeriodMethod::Inherited, ..*reference })
}

fn finer(own: Option<Granularity>, base: Option<Granularity>) -> bool {
    matches!((own, base), (Some(own), Some(base)) if own < base)
}
