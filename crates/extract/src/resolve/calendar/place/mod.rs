//! Finds the place of a point on the calendar.
//!
//! What the words leave open is taken, in this order, from: the words behind the point ("of this year"), the other end of a range or
//! list, a year that rules the sentence or is stated in it, the tense that governs the point, and the day of publication.
//!
//! | words, published in May 2024 | place |
//! | --- | --- |
//! | "March", "in June" of what will be | March and June 2024 |
//! | "03/01/17" | the day of 2017 that the order of the article makes of it |
//! | "the 90s", "the 19th century", "Christmas" | a stretch or a day of the calendar |

mod moved;
mod weekday;

use chrono::{Datelike, NaiveDate};
pub(super) use moved::moved_years;

use super::discourse::Discourse;
use super::fiscal::BusinessYear;
use super::placed::{Placed, template};
use super::stretch::Stretch;
use super::tense::{Direction, Evidence};
use super::{field, fiscal, slice};
use crate::lexicon::date::{Holiday, Unit};
use crate::recognize::date::expression::{Duration, Field, Place, Point, Slice, Turn, Year};
use crate::record::Inferred;

/// What a point is resolved against.
pub(super) struct Around<'c> {
    pub(super) published: Option<NaiveDate>,
    pub(super) discourse: &'c Discourse,
    pub(super) sentence: usize,
    /// What the words around the expression say of past and future.
    pub(super) evidence: &'c Evidence,
    /// The year of the other end of a range or of the next date in a list.
    pub(super) neighbor: Option<i32>,
    /// The year of which the sentence tells: "In 2022 sales rose in May".
    pub(super) ruling_year: Option<i32>,
    /// The business year that the article tells.
    pub(super) business: Option<&'c BusinessYear>,
    /// Whether the sentence tells of its results.
    pub(super) of_results: bool,
    /// Whether it tells of what an office measures, and of no results.
    pub(super) of_office: bool,
    pub(super) month_first: bool,
}

impl Around<'_> {
    pub(super) fn point(&self, point: &Point) -> Placed {
        let whole = self.place(&point.place);
        match point.part {
            Some(part) => slice::part(part, whole, self.published),
            None => whole,
        }
    }

    fn place(&self, place: &Place) -> Placed {
        match place {
            Place::InYear(field, year) => self.in_year(*field, *year),
            Place::Numeric { first, second, year } => self.numeric(*first, *second, *year),
            Place::Weekday { day, shift } => self.weekday(*day, *shift),
            Place::WeekdayOf { day, week } => self.weekday_of(*day, week),
            Place::WeekdayFrom { day, ahead, from } => self.weekday_from(*day, *ahead, from),
            Place::Holding { unit, day } => {
                let day = self.point(day);
                let found = day.start.and_then(|d| Stretch::of(*unit, d));
                found.map_or_else(|| Placed::nowhere(*unit, template(*unit)), Placed::at).told_like(&day)
            }
            Place::Unit { unit, shift } => self.unit(*unit, *shift),
            Place::Offset { length, from } => self.offset(length, from),
            Place::Slice { slice, unit, of } => self.slice(*slice, *unit, of),
            Place::Ended { length, end, .. } => self.measured(length, None, Some(end)),
            Place::Starting { length, start } => self.measured(length, Some(start), None),
            Place::Decade(year) => self.decade(*year),
            Place::Century(nth) => NaiveDate::from_ymd_opt(*nth as i32 * 100 - 100, 1, 1)
                .and_then(|day| Stretch::of(Unit::Century, day))
                .map_or_else(|| Placed::nowhere(Unit::Century, template(Unit::Century)), Placed::at),
            Place::Holiday(holiday, year) => self.holiday(*holiday, *year),
            Place::SamePeriod(back, unit) => self.same_period(*back, *unit),
            Place::SameDay(back) => self.same_day(*back),
        }
    }

    fn in_year(&self, field: Field, year: Option<Year>) -> Placed {
        // "Unemployment in the second quarter" is an office's, but "the budget deficit of this fiscal year" is of that year.
        let fiscal = matches!(field, Field::Fiscal | Field::FiscalQuarter(_));
        let own = fiscal || !self.of_office && (year.is_some() || !self.is_fresher(field));
        let business = self.business.filter(|_| own);
        let of_business = |year: i32| business?.place(field, year);
        let at = |year: i32| of_business(year).or_else(|| field::place(field, year));
        let span = |year: i32| at(year).and_then(|p| p.start.zip(p.end));
        let unknown = || field::template(field);
        match year {
            Some(Year::Stated(year)) => at(year).unwrap_or_else(unknown),
            Some(Year::Short(short)) => {
                at(self.century(short)).map_or_else(unknown, |p| p.inferring(&[Inferred::Century]))
            }
            Some(Year::Relative(turn)) => {
                let told = business.and_then(|_| self.business_year(field, turn, span));
                if let Some(placed) = told.and_then(of_business) {
                    return placed.counted_from(self.published);
                }
                let Some((year, anchor)) = self.turned(Unit::Year, turn).map(|(s, anchor)| (s.start.year(), anchor))
                else {
                    return unknown().counted_from(None);
                };
                at(year).unwrap_or_else(unknown).counted_from(anchor)
            }
            Some(Year::Nearest(steps)) => {
                let year = self.published.and_then(|p| field::turned_year(p, steps, span));
                year.and_then(at).unwrap_or_else(unknown).counted_from(self.published)
            }
            None => {
                if let Some(year) = self.neighbor {
                    return at(year).unwrap_or_else(unknown).inferring(&[Inferred::Year]);
                }
                self.open_year(span).map_or_else(unknown, |(year, said)| {
                    let inferred: &[Inferred] =
                        if said.is_some() { &[Inferred::Year, Inferred::Tense] } else { &[Inferred::Year] };
                    at(year).unwrap_or_else(unknown).inferring(inferred).because(said)
                })
            }
        }
    }

    /// "First quarter volume rose", told in April of a business year that ends in June: whether the calendar's quarter is the one that has just
    /// ended, and that of the business long past.
    fn is_fresher(&self, field: Field) -> bool {
        /// Days since the end of the quarter before that of a report.
        const PAST: i64 = 150;
        let Some((business, published)) = self.business.zip(self.published) else { return false };
        // Below 0 where it has begun, but is not over.
        let since = |placed: Option<Placed>| {
            let (start, end) = placed.and_then(|placed| placed.start.zip(placed.end))?;
            (start <= published).then_some((published - end).num_days())
        };
        let latest = |place: &dyn Fn(i32) -> Option<Placed>| {
            (published.year() - 1..=published.year() + 1).filter_map(|year| since(place(year))).min()
        };
        let calendar = latest(&|year| field::place(field, year));
        let own = latest(&|year| business.place(field, year));
        calendar.is_some_and(|days| (1..=i64::from(fiscal::FRESH)).contains(&days))
            && own.is_some_and(|days| days > PAST)
    }

    /// The business year that the words count: "the third quarter of last year" is the one before the latest third quarter, "this fiscal year"
    /// the one that has begun.
    fn business_year(
        &self,
        field: Field,
        turn: Turn,
        span: impl Fn(i32) -> Option<(NaiveDate, NaiveDate)>,
    ) -> Option<i32> {
        let (business, published) = (self.business?, self.published?);
        let steps = match turn {
            Turn::Publication(steps) | Turn::Mentioned(steps) => steps,
            Turn::Understood | Turn::Entire => 0,
            Turn::Next => 1,
        };
        let year = match field {
            Field::Fiscal if matches!(turn, Turn::Mentioned(_)) => business.reported_on(published)?,
            Field::Fiscal => business.of(published)?,
            Field::Quarter(_) | Field::FiscalQuarter(_) | Field::Half(_) => {
                field::nearest_year(published, self.evidence, span)?
            }
            _ => return None,
        };
        Some(year + steps)
    }

    /// The year of what names none, and the evidence if it was the tense.
    fn open_year(&self, span: impl Fn(i32) -> Option<(NaiveDate, NaiveDate)>) -> Option<(i32, Option<String>)> {
        let told = !self.evidence.now && self.evidence.direction == Direction::Back;
        let over = |&year: &i32| span(year).zip(self.published).is_some_and(|((_, end), day)| end < day);
        if let Some(year) = self.ruling_year.filter(|_| told).filter(over) {
            return Some((year, None));
        }
        if let Some(said) = self.discourse.year_in(self.sentence).filter(|_| !self.evidence.now) {
            let year = said.placed.start?.year();
            let here = self.published.is_some_and(|p| (p.year() - year).abs() <= 1);
            // "in the first half of 2027, later than it said in September": what was said is in no year to come.
            let begins = || span(year).map(|(start, _)| start);
            let ahead = || begins().zip(self.published).is_some_and(|(start, now)| start > now);
            let told = self.evidence.direction == Direction::Back && self.evidence.beside && ahead();
            if !here && !told && matches!(self.evidence.direction, Direction::Back | Direction::Open) {
                return Some((year, None));
            }
        }
        let year = field::nearest_year(self.published?, self.evidence, span)?;
        Some((year, self.evidence.words.clone().filter(|_| self.evidence.direction != Direction::Open)))
    }

    /// The century of a year in two digits: the last year of that number, or one of the next two decades.
    fn century(&self, short: u32) -> i32 {
        let this = self.published.map_or(2000, |p| p.year());
        let year = this - this.rem_euclid(100) + short as i32;
        if year > this + 20 {
            year - 100
        } else if year < this - 79 {
            year + 100
        } else {
            year
        }
    }

    fn numeric(&self, first: u32, second: u32, year: Year) -> Placed {
        let month_first = if first > 12 {
            false
        } else if second > 12 {
            true
        } else {
            self.month_first
        };
        let (month, day) = if month_first { (first, second) } else { (second, first) };
        self.in_year(Field::Day(month, day), Some(year))
    }

    fn decade(&self, year: Year) -> Placed {
        let (year, inferred) = match year {
            Year::Short(short) => {
                let year = self.century(short);
                (if self.published.is_none_or(|p| year <= p.year()) { year } else { year - 100 }, true)
            }
            Year::Stated(year) => (year, false),
            Year::Relative(_) | Year::Nearest(_) => return Placed::nowhere(Unit::Decade, template(Unit::Decade)),
        };
        let stretch = NaiveDate::from_ymd_opt(year, 1, 1).and_then(|day| Stretch::of(Unit::Decade, day));
        let placed = stretch.map_or_else(|| Placed::nowhere(Unit::Decade, template(Unit::Decade)), Placed::at);
        if inferred { placed.inferring(&[Inferred::Century]) } else { placed }
    }

    fn holiday(&self, holiday: Holiday, year: Option<Year>) -> Placed {
        let span = |year: i32| field::holiday(holiday, year).map(|day| (day, day));
        let unknown = || match holiday {
            Holiday::Fixed(month, day) => Placed::nowhere(Unit::Day, format!("XXXX-{month:02}-{day:02}")),
            _ => Placed::nowhere(Unit::Day, template(Unit::Day)),
        };
        let (year, inferred) = match year {
            Some(Year::Stated(year)) => (Some(year), None),
            Some(Year::Short(short)) => (Some(self.century(short)), Some(Inferred::Century)),
            Some(Year::Relative(turn)) => (self.turned(Unit::Year, turn).map(|(s, _)| s.start.year()), None),
            Some(Year::Nearest(steps)) => (self.published.and_then(|p| field::turned_year(p, steps, span)), None),
            None => (self.neighbor.or_else(|| self.open_year(span).map(|(year, _)| year)), Some(Inferred::Year)),
        };
        let found = year.and_then(|y| field::holiday(holiday, y)).and_then(|day| Stretch::of(Unit::Day, day));
        let placed = found.map_or_else(unknown, Placed::at);
        placed.inferring(inferred.as_slice())
    }

    fn slice(&self, part: Slice, unit: Unit, of: &Point) -> Placed {
        if of.place == Place::InYear(Field::Whole, None) {
            let at = |year: i32| field::place(Field::Whole, year).map(|whole| slice::slice(part, unit, &whole));
            let found = self
                .neighbor
                .map(|year| (year, None))
                .or_else(|| self.open_year(|year| at(year).and_then(|p| p.start.zip(p.end))));
            return match found.and_then(|(year, said)| at(year).map(|p| p.because(said))) {
                Some(placed) => placed.inferring(&[Inferred::Year]),
                None => Placed::nowhere(unit, template(unit)),
            };
        }
        slice::slice(part, unit, &self.point(of))
    }

    /// "nine months ended Sept 30", "a week starting tomorrow".
    fn measured(&self, length: &Duration, start: Option<&Point>, end: Option<&Point>) -> Placed {
        let unit = length.parts.last().map_or(Unit::Day, |(_, unit)| *unit);
        let (start, end) = (start.map(|p| self.point(p)), end.map(|p| self.point(p)));
        let days = slice::measured(length, end.as_ref().and_then(|p| p.end), start.as_ref().and_then(|p| p.start));
        let Some(known) = end.or(start) else { return Placed::nowhere(unit, template(unit)) };
        let placed = match days {
            Some((first, last)) => slice::between(first, last, unit),
            None => Placed::nowhere(unit, template(unit)),
        };
        Placed { is_relative: known.is_relative, anchor: known.anchor, evidence: known.evidence, ..placed }
            .inferring(&known.inferred)
    }
}
