//! Of what an amount is measured against, the same stretch of time as of what is measured.
//!
//! | words | period |
//! | --- | --- |
//! | "first-quarter sales will be higher than **last year's** 5 million" | the first quarter of last year |
//! | "5 million in 2016, down from 6 million **a year ago**" | 2015, though it was said in 2017 |
//! | "in the quarter ended June, against 4 million in the **2021 period**" | the quarter to June 2021 |
//! | "against 5 million in all of **last year**" | last year |
//! | "compared with **2022** profit of 5 million" | 2022 |

use std::ops::Range;

use chrono::Datelike;

use super::shift::{is_calendar_year, is_part_of_year, is_year, week_before, year_before};
use super::{Found, counts_back, dates_in, found, is_month_back, is_period};
use crate::Located;
use crate::interpret::Site;
use crate::interpret::attachment::{COMPARISON, PHRASE, SAME};
use crate::lexicon::Classes;
use crate::lexicon::date::DateWord;
use crate::lexicon::statement::StatementWord;
use crate::record::{Date, Granularity, Period};
use crate::text::Document;
use crate::text::token::Kind;

/// "last year's 5 million": of the date that the amount is the possession of.
pub(super) fn of_owner(site: &Site) -> Option<Found> {
    site.owner.map(|index| same_stretch(site, index))
}

/// "compared with 2022 profit of 4 million": of the date that names what is compared.
pub(super) fn named_before(site: &Site) -> Option<Found> {
    /// "net earnings of".
    const NOUN: usize = 5;
    let (document, start) = (site.document, site.lead.start);
    let from = site.neighbours.0.unwrap_or(site.clause.start).max(start.saturating_sub(NOUN));
    let (index, date) = dates_in(site, &(from.saturating_sub(2)..start)).next_back()?;
    let noun = date.tokens.end..start;
    let plain = |at: usize| {
        let word = document.tokens[at].kind == Kind::Word && !document.has(at, Classes::Comparison);
        word && (!document.has(at, Classes::Function) || document.is_word(at, "of"))
    };
    let measured = noun.clone().any(|at| document.has(at, Classes::Measure));
    let article = usize::from(document.has(date.tokens.start.wrapping_sub(1), Classes::Determiner));
    let tie = date.tokens.start.checked_sub(1 + article)?;
    let compared = (tie.saturating_sub(1)..=tie).any(|at| document.says(at, StatementWord::Comparison));
    let verb = site.sentence.groups.iter().any(|g| noun.contains(&g.tokens.start));
    let told = compared && measured && !verb && noun.len() <= NOUN && noun.clone().all(plain);
    (told && !date.row.period.is_empty()).then(|| found(site, index, date))
}

/// "first quarter sales will be higher than last year's 5 million", "from 5 million a year ago": of what is compared, the same
/// stretch of that year.
pub(in crate::interpret) fn same_stretch(site: &Site, index: usize) -> Found {
    let date = &site.dates[index];
    let told = found(site, index, date);
    if is_whole(site.document, date) {
        return told;
    }
    let period = named_again(site, date, &told.period).or_else(|| counted_back(site, index, &told.period));
    Found { period: period.unwrap_or(told.period), ..told }
}

/// "in the quarter ended June, against 4 million in the 2021 period": the same quarter of the year that the date names.
fn named_again(site: &Site, date: &Located<Date>, named: &Period) -> Option<Period> {
    let period = site.document.says(date.tokens.end, DateWord::Period) && is_calendar_year(named);
    let year = named.start.filter(|_| period || is_same_part(site, date))?.year();
    let mut earlier = dates_in(site, &(site.sentence.tokens.start..date.tokens.start));
    let (_, part) = earlier.rfind(|(_, d)| is_part_of_year(&d.row.period))?;
    year_before(&part.row.period).filter(|before| before.end.is_some_and(|end| end.year() == year))
}

/// "5 million in 2016, down from 6 million a year ago": not 2016 again, though it was said in 2017.
fn counted_back(site: &Site, index: usize, named: &Period) -> Option<Period> {
    let date = &site.dates[index];
    let counted = counts_back(site.document, date);
    // "against 4 million, or 16 cents a share, for the year": no earlier one.
    let year = is_year(named) && date.row.is_relative && date.row.rule != "the_unit";
    let back = match date.row.granularity {
        Some(Granularity::Year) if year => year_before,
        // ... but "a year earlier", "in the year-ago week" is a year before.
        Some(Granularity::Week) if counted && is_month_back(site.document, date) && date.row.rule != "same_period" => {
            week_before
        }
        _ => return None,
    };
    let comparison = comparison(site)?;
    // ... but two figures "a year ago" are of one year.
    let again = |d: &Located<Date>| counted && d.row.period == *named && !counts_back(site.document, d);
    let day = |d: &Located<Date>| counted && d.row.granularity == Some(Granularity::Day);
    let part = |d: &Located<Date>| year && is_part_of_year(&d.row.period);
    // "in the week ended May 9, against 4 million a week earlier"
    let week = |d: &Located<Date>| !year && d.row.granularity == Some(Granularity::Week);
    let (_, compared) = dates_in(site, &(site.sentence.tokens.start..comparison)).rfind(|&(at, d)| {
        at < index && (again(d) || day(d) || part(d) || week(d)) && is_period(site, d) && !is_from(site, d)
    })?;
    back(&compared.row.period)
}

/// "the corresponding 2023 output": of the part of that year which the sentence has named of another.
pub(super) fn is_same_part(site: &Site, date: &Located<Date>) -> bool {
    let document = site.document;
    let year = is_calendar_year(&date.row.period) && !date.row.is_relative;
    let same = document.is_one_of(date.tokens.start.wrapping_sub(1), SAME);
    year && same && !document.says(date.tokens.end, DateWord::Period)
}

/// "in all of last year", "for the whole of 2023": and no part of it.
pub(in crate::interpret) fn is_whole(document: &Document, date: &Located<Date>) -> bool {
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

/// "rose to 5 million from 4 million in January and compared with 3 million a year ago": January is when it was 4 million.
fn is_from(site: &Site, date: &Located<Date>) -> bool {
    let from = |at: &usize| site.document.is_word(*at, "from");
    let phrase = date.tokens.start.saturating_sub(2 * PHRASE).max(site.sentence.tokens.start)..date.tokens.start;
    let tie = phrase.clone().rev().find(from);
    // "profit from property was 5 million" ties none.
    tie.is_some_and(|from| (from + 1..(from + COMPARISON).min(phrase.end)).any(|at| site.sentence.is_in_amount(at)))
}

/// Whether a comparison with another number stands in a range: "5 million against 3 million in".
pub(super) fn compares_in(site: &Site, range: Range<usize>) -> bool {
    let number = |at: usize| (at + 1..(at + COMPARISON).min(range.end)).any(|t| site.is_numeral(t));
    range.clone().any(|at| site.document.has(at, Classes::Comparison) && number(at))
}
