//! The business year of an article, where its text tells when a part of it ends.
//!
//! | words | the year ends in |
//! | --- | --- |
//! | "profit for the **second quarter ended January 31**" | July |
//! | "earnings for the **nine months ended March 1**" | May |
//! | "profit for the **year ended June 30**" | June |
//! | "third-quarter profit …, in the **three months ended June 28**" | September |
//! | "third quarter pretax profit for the period ended **December 31**" | March |
//!
//! Quarters, halves and years of business are then those of that year, and "last year", told of results, is the one before the year in
//! which the report falls. Where the text tells of two different years, or of none, they are the calendar's.

use chrono::{Datelike, Months, NaiveDate};

use super::placed::Placed;
use super::stretch;
use crate::lexicon::Classes;
use crate::lexicon::date::{DateWord, Unit};
use crate::lexicon::measure::{MeasureWord, Traits};
use crate::recognize::date::expression::{Duration, Expression, Field, Meaning, Place, Point};
use crate::text::Document;

/// Days after its end in which a report of a quarter comes out.
pub(super) const FRESH: i32 = 75;

/// The year of a business.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct BusinessYear {
    /// 1 to 12.
    pub(super) last_month: u32,
    /// The words that tell it.
    evidence: String,
}

impl BusinessYear {
    /// What the expressions of an article tell of it.
    pub(super) fn told(document: &Document, expressions: &[Expression]) -> Option<BusinessYear> {
        let told = |at: usize| {
            let last_month = last_month(document, expressions, at)?;
            let words = &expressions[at].tokens;
            let evidence = || format!("'{}'", document.surface(words.clone()));
            measures(document, words.start, Traits::RESULT).then(|| BusinessYear { last_month, evidence: evidence() })
        };
        let mut all = (0..expressions.len()).filter_map(told);
        let first = all.next()?;
        all.all(|other| other.last_month == first.last_month).then_some(first)
    }

    /// Whether it is the calendar's.
    pub(super) fn is_of_calendar(&self) -> bool {
        self.last_month == 12
    }

    /// A quarter, a half or the whole of the year that has this number.
    pub(super) fn place(&self, field: Field, year: i32) -> Option<Placed> {
        let (from, length, unit) = match field {
            Field::Quarter(_) | Field::Half(_) if self.is_of_calendar() => return None,
            Field::Quarter(nth) | Field::FiscalQuarter(nth) => (3 * (nth - 1), 3, Unit::Quarter),
            Field::Half(nth) => (6 * (nth - 1), 6, Unit::Half),
            Field::Fiscal => (0, 12, Unit::Year),
            _ => return None,
        };
        let first = self.first_day(year + self.lag(field))?.checked_add_months(Months::new(from))?;
        let last = first.checked_add_months(Months::new(length))?.pred_opt()?;
        let timex = match field {
            Field::Half(nth) => format!("FY{year:04}-H{nth}"),
            Field::Quarter(nth) | Field::FiscalQuarter(nth) => format!("FY{year:04}-Q{nth}"),
            _ => format!("FY{year:04}"),
        };
        let placed = Placed { start: Some(first), end: Some(last), ..Placed::nowhere(unit, timex) };
        Some(placed.because(Some(self.evidence.clone())))
    }

    /// Calendar years from the one that a business year is named for to the one in which it ends: the year of a retailer that ends with
    /// January has the number of the one before, and "the 1986 quarter" of a year that ends with February lies in 1986.
    fn lag(&self, field: Field) -> i32 {
        let last = if matches!(field, Field::Fiscal | Field::FiscalQuarter(_)) { 1 } else { 2 };
        i32::from(self.last_month <= last)
    }

    /// Of the year that ends in this one.
    fn first_day(&self, year: i32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year - 1, self.last_month, 1)?.checked_add_months(Months::new(1))
    }

    /// The number of the year that holds the day.
    pub(super) fn of(&self, day: NaiveDate) -> Option<i32> {
        let around = day.year() - 1..=day.year() + 1;
        let end = around.rev().find(|&year| self.first_day(year).is_some_and(|first| first <= day))?;
        Some(end - self.lag(Field::Fiscal))
    }

    /// The year on which a report of that day is: results come out some weeks behind the end of a quarter.
    pub(super) fn reported_on(&self, day: NaiveDate) -> Option<i32> {
        self.of(stretch::add_days(day, -FRESH)?)
    }
}

/// The month with which the business year ends of which the expression tells, but for rolling periods.
fn last_month(document: &Document, expressions: &[Expression], at: usize) -> Option<u32> {
    let Meaning::Point(point) = &expressions[at].meaning else { return None };
    let some_quarter = || Some(12 - 3 * quarter_near(document, expressions, at)?);
    let (left, end) = match &point.place {
        Place::Ended { length, end, of: None } => (left_behind(length, some_quarter)?, end.as_ref()),
        Place::Ended { end, of: Some(Field::Quarter(quarter)), .. } => (12 - 3 * quarter, end.as_ref()),
        Place::Ended { end, of: Some(Field::Half(half)), .. } => (12 - 6 * half, end.as_ref()),
        Place::Starting { length, start } if *length == Duration::one(Unit::Year) => {
            let Place::InYear(Field::Month(first) | Field::Day(first, _), _) = start.place else { return None };
            return Some((first + 10) % 12 + 1);
        }
        _ if is_end_of_period(document, expressions[at].tokens.start) => (some_quarter()?, point),
        _ => return None,
    };
    // "sales in the year to March": twelve months that may begin anywhere.
    let closed = expressions[at].tokens.clone().any(|t| document.is_one_of(t, &["ended", "ending"]));
    let day = matches!(end.place, Place::InYear(Field::Day(..), _));
    let month = month_of(end).filter(|_| closed || day)?;
    Some((month + left - 1) % 12 + 1)
}

/// The months of a year that are left behind the part of it that a report tells of. Three months may be any quarter.
fn left_behind(length: &Duration, some_quarter: impl Fn() -> Option<u32>) -> Option<u32> {
    let [(Some(number), unit)] = length.parts[..] else { return None };
    match (unit, number.to_int()?) {
        (Unit::Year, 1) => Some(0),
        (Unit::Month, 9) => Some(3),
        (Unit::Half, 1) | (Unit::Month, 6) => Some(6),
        (Unit::Quarter, 1) | (Unit::Month, 3) | (Unit::Week, 12..=14) => some_quarter(),
        _ => None,
    }
}

/// The month at whose end a day lies: years of weeks end some days before or after it.
fn month_of(end: &Point) -> Option<u32> {
    /// Days of the next month that may still belong to it.
    const LATE: u32 = 7;
    match end.place {
        Place::InYear(Field::Month(month), _) => Some(month),
        Place::InYear(Field::Day(month, day), _) if day <= LATE => Some((month + 10) % 12 + 1),
        Place::InYear(Field::Day(month, _), _) => Some(month),
        _ => None,
    }
}

/// "the period ended December 31".
fn is_end_of_period(document: &Document, start: usize) -> bool {
    start >= 2 && document.is_one_of(start - 1, &["ended", "ending"]) && document.says(start - 2, DateWord::Period)
}

/// The number of the quarter that the same sentence or the one before names.
fn quarter_near(document: &Document, expressions: &[Expression], at: usize) -> Option<u32> {
    let sentence = document.sentence_of(expressions[at].tokens.start);
    let near =
        |e: &&Expression| (sentence.saturating_sub(1)..=sentence).contains(&document.sentence_of(e.tokens.start));
    let quarter = |e: &Expression| match &e.meaning {
        Meaning::Point(Point {
            place: Place::InYear(Field::Quarter(quarter) | Field::FiscalQuarter(quarter), _),
            ..
        }) => Some(*quarter),
        _ => None,
    };
    let behind = expressions[at..].iter().take_while(near).find_map(quarter);
    expressions[..at].iter().rev().take_while(near).find_map(quarter).or(behind)
}

/// Whether the sentence of the token tells of something that is measured so: of profit or sales, or of what an office counts.
pub(super) fn measures(document: &Document, token: usize, traits: Traits) -> bool {
    let measures = &document.lexicon.measures;
    let fits = |word: MeasureWord| measures.is(word, traits);
    let by_verb = |at: usize| document.verb_forms(at).any(|(verb, _)| verb.measure.is_some_and(fits));
    let tells = |at: usize| document.words(at).any(|(_, word)| fits(word)) || by_verb(at);
    let mut sentence = document.sentences[document.sentence_of(token)].clone();
    sentence.any(|at| document.has(at, Classes::Measure | Classes::Verb) && tells(at))
}
