//! Units and periods, moved from publication or from what was mentioned.
//!
//! | words, published in May 2024 | place |
//! | --- | --- |
//! | "last year", "the previous year" | 2023; the one before the year mentioned |
//! | "two years ago", "two years later" | 2022; from the date mentioned |
//! | "two weeks before Christmas" | 11 December |
//! | "in the third quarter ... a year earlier", "the same period of 2022" | that quarter of another year |

use chrono::{Datelike, NaiveDate};

use super::Around;
use crate::lexicon::date::Unit;
use crate::recognize::date::expression::{Anchor, Back, Duration, Field, Turn, Year};
use crate::resolve::calendar::placed::{Placed, template};
use crate::resolve::calendar::slice;
use crate::resolve::calendar::stretch::{self, Stretch};
use crate::resolve::calendar::tense::Direction;

impl Around<'_> {
    /// A unit moved from publication or from what was mentioned, and the day it was counted from.
    pub(super) fn turned(&self, unit: Unit, turn: Turn) -> Option<(Stretch, Option<NaiveDate>)> {
        let looks_ahead = matches!(self.evidence.direction, Direction::Ahead | Direction::RatherAhead);
        let (base, steps) = match turn {
            Turn::Publication(steps) => (self.published?, steps),
            Turn::Understood if self.evidence.up_to_now => (self.published?, 0),
            Turn::Understood if looks_ahead && !self.evidence.past => (self.published?, 0),
            Turn::Understood => {
                let said = self.discourse.understood(unit, self.sentence, self.published);
                (said.filter(|&said| !self.is_yet_to_come(unit, said)).or(self.published)?, 0)
            }
            Turn::Entire => {
                let (said, _) = self.turned(unit, Turn::Understood)?;
                let over = self.published.is_none_or(|published| said.end() < published);
                (said.start, if over || self.evidence.direction != Direction::Back { 0 } else { -1 })
            }
            Turn::Next if self.evidence.direction == Direction::Back => {
                (self.discourse.just_said(unit, self.sentence).or(self.published)?, 1)
            }
            Turn::Next => (self.published?, 1),
            // "that day" is the one mentioned or none; "the previous year" is at worst the one before publication.
            Turn::Mentioned(0) => (self.discourse.base(unit)?, 0),
            Turn::Mentioned(steps) if unit == Unit::Quarter => {
                let quarter = self.discourse.quarter(self.sentence, self.published);
                (quarter.or_else(|| self.discourse.base(unit)).or(self.published)?, steps)
            }
            Turn::Mentioned(steps) => {
                let told = |said: NaiveDate| !self.is_yet_to_come(unit, said);
                let said = if steps < 0 {
                    self.discourse.base_of_previous(unit, self.sentence, told)
                } else {
                    self.discourse.base(unit).filter(|&said| told(said))
                };
                (said.or(self.published)?, steps)
            }
        };
        Some((Stretch::of(unit, base)?.shift(steps)?, Some(base)))
    }

    /// "had promised at the start of the year", "fell from 2.4 million the year before" behind "next year's budget": what is told as past lies in no year to come.
    fn is_yet_to_come(&self, unit: Unit, day: NaiveDate) -> bool {
        let begins = Stretch::of(unit, day).map(|stretch| stretch.start);
        self.evidence.direction == Direction::Back && begins.zip(self.published).is_some_and(|(day, now)| day > now)
    }

    pub(super) fn unit(&self, unit: Unit, turn: Turn) -> Placed {
        let mut turn = turn;
        // "the weekend", "this weekend": the one just over, unless it is still to come.
        if unit == Unit::Weekend
            && turn == Turn::Publication(0)
            && let Some(published) = self.published
            && published.weekday().num_days_from_monday() < 5
            && self.evidence.direction == Direction::Back
        {
            turn = Turn::Publication(-1);
        }
        // "sales in the year to March 2024 … the previous year", "in the week to 29 October … in the week"
        let steps = match turn {
            Turn::Mentioned(steps) => Some(steps),
            Turn::Understood if self.evidence.past => Some(0),
            _ => None,
        };
        if let Some(steps) = steps
            && let Some(said) =
                self.discourse.spoken_of(unit).filter(|s| s.placed.is_own_stretch() && s.placed.unit == unit)
            && let Some(placed) = moved_run(&said.placed, unit, steps)
        {
            return placed.counted_from(said.placed.start);
        }
        if let Some(placed) = self.year_of_business(unit, turn) {
            return placed.counted_from(self.published);
        }
        let (placed, anchor) = match self.turned(unit, turn) {
            Some((stretch, anchor)) => (Placed::at(stretch), anchor),
            None => (Placed::nowhere(unit, template(unit)), None),
        };
        placed.counted_from(anchor)
    }

    /// "earned 5 million last year", in a report of a business year: of the one before.
    fn year_of_business(&self, unit: Unit, turn: Turn) -> Option<Placed> {
        let (business, published) = (self.business?, self.published?);
        let year = match turn {
            Turn::Publication(steps @ 0..) if self.evidence.direction != Direction::Back => {
                business.of(published)? + steps
            }
            Turn::Publication(steps) => business.reported_on(published)? + steps,
            Turn::Understood | Turn::Entire => business.reported_on(published)?,
            Turn::Mentioned(_) | Turn::Next => return None,
        };
        let placed = business.place(Field::Fiscal, year)?;
        (unit == Unit::Year && self.of_results && !business.is_of_calendar()).then_some(placed)
    }

    pub(super) fn offset(&self, length: &Duration, from: &Anchor) -> Placed {
        let Some((_, unit)) = length.parts.last() else { return Placed::nowhere(Unit::Day, template(Unit::Day)) };
        let clock = *unit < Unit::Day;
        let unit = if clock { Unit::Day } else { *unit };
        let vague = length.low.is_some() || length.parts.iter().any(|(number, _)| number.is_none());
        let nowhere = |ahead: bool, from_publication: bool| {
            let timex = match (vague, from_publication) {
                (true, true) if ahead => "FUTURE_REF".to_owned(),
                (true, true) => "PAST_REF".to_owned(),
                _ => template(unit),
            };
            Placed::nowhere(unit, timex).counted_from(None)
        };
        let sign = |ahead: bool| if ahead { 1 } else { -1 };
        let moved = |base: NaiveDate, ahead: bool| {
            // Hours and minutes stay on the day unless they are many.
            if clock { Some(base) } else { slice::move_by(base, length, sign(ahead)) }
        };
        match from {
            Anchor::Publication { ahead } => {
                let found = self.published.and_then(|p| moved(p, *ahead)).and_then(|d| Stretch::of(unit, d));
                found.map_or_else(|| nowhere(*ahead, true), |s| Placed::at(s).counted_from(self.published))
            }
            Anchor::Mentioned { ahead } => {
                if let (false, Unit::Year, [(Some(years), Unit::Year)]) = (ahead, unit, length.parts.as_slice())
                    && let Some(years) = years.to_int().and_then(|y| i32::try_from(y).ok())
                    && let Some(placed) = self.years_from_period(years * sign(*ahead))
                {
                    return placed;
                }
                let base = self.discourse.base(unit);
                let found = base.and_then(|b| moved(b, *ahead)).and_then(|d| Stretch::of(unit, d));
                found.map_or_else(|| nowhere(*ahead, false), |s| Placed::at(s).counted_from(base))
            }
            Anchor::Point { ahead, point } => {
                let target = self.point(point);
                // "a year after March 2012" is a month, "two weeks before Christmas" a day.
                let (base, unit) = (target.start, unit.min(target.unit));
                let found = base.and_then(|b| moved(b, *ahead)).and_then(|d| Stretch::of(unit, d));
                let placed = found.map_or_else(|| nowhere(*ahead, false), |s| Placed::at(s).counted_from(base));
                placed.inferring(&target.inferred)
            }
        }
    }

    /// "a year earlier" behind "in the third quarter": that quarter of the year before.
    fn years_from_period(&self, years: i32) -> Option<Placed> {
        // A calendar year mentioned since is what the words count from; "the year to March" moves as a whole.
        let said = self.discourse.period().filter(|s| s.sentence + 1 >= self.sentence)?;
        if said.placed.unit >= Unit::Year && !said.placed.is_run {
            return None;
        }
        Some(moved_years(&said.placed, years)?.counted_from(said.placed.start))
    }

    /// The year that the words name.
    fn year_of(&self, year: Year) -> Option<i32> {
        match year {
            Year::Stated(year) => Some(year),
            Year::Short(short) => Some(self.century(short)),
            Year::Relative(turn) => self.turned(Unit::Year, turn).map(|(s, _)| s.start.year()),
            Year::Nearest(_) => None,
        }
    }

    /// The last day mentioned, moved to another year.
    pub(super) fn same_day(&self, back: Back) -> Placed {
        let day = self.discourse.day_in(self.sentence).or_else(|| self.discourse.base(Unit::Day));
        let moved = day.and_then(|day| {
            let years = match back {
                Back::Still => 0,
                Back::Years(years) => years,
                Back::Into(year) => self.year_of(year)? - day.year(),
            };
            moved_years(&Placed::at(Stretch::of(Unit::Day, day)?), years)
        });
        moved.unwrap_or_else(|| Placed::nowhere(Unit::Day, template(Unit::Day))).counted_from(day)
    }

    /// The last period mentioned, moved to another year.
    pub(super) fn same_period(&self, back: Back, unit: Option<Unit>) -> Placed {
        let named = unit.and_then(|unit| self.discourse.stretch_of(unit, self.sentence, self.published));
        let named = named.and_then(|(unit, day)| Stretch::of(unit, day)).map(Placed::at);
        let period = || self.discourse.part_of_year().or_else(|| self.discourse.period()).map(|s| s.placed.clone());
        let said = named.or_else(period);
        let moved = said.as_ref().and_then(|said| match back {
            Back::Still => moved_years(said, 0),
            Back::Years(years) => moved_years(said, years),
            Back::Into(year) => moved_years(said, self.year_of(year)? - said.end?.year()),
        });
        let anchor = said.and_then(|said| said.start);
        if let Some(placed) = moved {
            return Placed { inferred: Vec::new(), evidence: Vec::new(), ..placed }.counted_from(anchor);
        }
        // No period to go back from: at least the year is known.
        let year = match back {
            Back::Into(year) => self.year_of(year),
            Back::Years(years) => self.published.map(|p| p.year() + years),
            Back::Still => None,
        };
        let timex = year.map_or_else(|| template(Unit::Year), |y| format!("{y:04}"));
        Placed::nowhere(Unit::Year, timex).counted_from(None)
    }
}

/// A run of about one unit ("the year to March"), by whole units.
fn moved_run(placed: &Placed, unit: Unit, steps: i32) -> Option<Placed> {
    let (start, behind) = (placed.start?, placed.end?.succ_opt()?);
    if stretch::add(start, unit, 1)? != behind {
        return None;
    }
    Some(slice::between(stretch::add(start, unit, steps)?, stretch::add(behind, unit, steps)?.pred_opt()?, unit))
}

/// A placed stretch or run, by whole years.
pub(in crate::resolve::calendar) fn moved_years(placed: &Placed, years: i32) -> Option<Placed> {
    let months = years.checked_mul(12)?;
    if let Some(stretch) = placed.stretch().filter(|_| !placed.is_run) {
        let start = match stretch.unit {
            Unit::Week | Unit::Weekend => stretch::add_days(stretch.start, years.checked_mul(364)?)?,
            _ => stretch::add_months(stretch.start, months)?,
        };
        return Some(Placed::at(Stretch::of(stretch.unit, start)?));
    }
    let (start, end) = (placed.start?, placed.end?);
    // The last day of a month stays the last day: February has two of them.
    let last = stretch::add_months(end.succ_opt()?, months)?.pred_opt()?;
    let first = stretch::add_months(start, months)?;
    // "January-March" stays a run of months, and is no quarter.
    if placed.timex.contains('/') {
        return Some(slice::run(first, last, placed.unit));
    }
    Some(slice::between(first, last, placed.unit))
}
