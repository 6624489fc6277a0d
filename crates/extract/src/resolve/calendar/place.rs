//! Finds the place of a point on the calendar.
//!
//! What the words leave open is taken, in this order, from: the words behind the point ("of this year"), the other end of a range or
//! list, a year stated in the same sentence, the tense that governs the point, and the day of publication.

use chrono::{Datelike, NaiveDate};

use super::discourse::Discourse;
use super::placed::{Placed, template};
use super::stretch::{self, Stretch};
use super::tense::{Direction, Evidence};
use super::{field, slice};
use crate::lexicon::date::Unit;
use crate::recognize::date::expression::{Anchor, Back, Duration, Field, Place, Point, Turn, Year};
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
            Place::Ended { length, end } => self.measured(length, None, Some(end)),
            Place::Starting { length, start } => self.measured(length, Some(start), None),
            Place::Decade(year) => self.decade(*year),
            Place::Century(nth) => NaiveDate::from_ymd_opt(*nth as i32 * 100 - 100, 1, 1)
                .and_then(|day| Stretch::of(Unit::Century, day))
                .map_or_else(|| Placed::nowhere(Unit::Century, template(Unit::Century)), Placed::at),
            Place::Holiday(holiday, year) => self.holiday(*holiday, *year),
            Place::SamePeriod(back) => self.same_period(*back),
        }
    }

    fn in_year(&self, field: Field, year: Option<Year>) -> Placed {
        let at = |year: i32| field::place(field, year);
        let span = |year: i32| at(year).and_then(|p| p.start.zip(p.end));
        let unknown = || field::template(field);
        match year {
            Some(Year::Stated(year)) => at(year).unwrap_or_else(unknown),
            Some(Year::Short(short)) => {
                at(self.century(short)).map_or_else(unknown, |p| p.inferring(&[Inferred::Century]))
            }
            Some(Year::Relative(turn)) => {
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

    /// The year of what names none, and the evidence if it was the tense.
    fn open_year(&self, span: impl Fn(i32) -> Option<(NaiveDate, NaiveDate)>) -> Option<(i32, Option<String>)> {
        if let Some(said) = self.discourse.year_in(self.sentence) {
            let year = said.placed.start?.year();
            let here = self.published.is_some_and(|p| (p.year() - year).abs() <= 1);
            if !here && matches!(self.evidence.direction, Direction::Back | Direction::Open) {
                return Some((year, None));
            }
        }
        let year = field::nearest_year(self.published?, self.evidence.direction, span)?;
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

    /// A unit moved from publication or from what was mentioned, and the day it was counted from.
    fn turned(&self, unit: Unit, turn: Turn) -> Option<(Stretch, Option<NaiveDate>)> {
        let looks_ahead = matches!(self.evidence.direction, Direction::Ahead | Direction::RatherAhead);
        let (base, steps) = match turn {
            Turn::Publication(steps) => (self.published?, steps),
            Turn::Understood if self.evidence.up_to_now => (self.published?, 0),
            Turn::Understood if looks_ahead && !self.evidence.past => (self.published?, 0),
            Turn::Understood => (self.discourse.understood(unit, self.sentence, self.published).or(self.published)?, 0),
            Turn::Next if self.evidence.direction == Direction::Back => {
                (self.discourse.just_said(unit, self.sentence).or(self.published)?, 1)
            }
            Turn::Next => (self.published?, 1),
            // "that day" is the one mentioned or none; "the previous year" is at worst the one before publication.
            Turn::Mentioned(0) => (self.discourse.base(unit)?, 0),
            Turn::Mentioned(steps) => (self.discourse.base(unit).or(self.published)?, steps),
        };
        Some((Stretch::of(unit, base)?.shift(steps)?, Some(base)))
    }

    fn unit(&self, unit: Unit, turn: Turn) -> Placed {
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
            && let Some(said) = self.discourse.spoken_of(unit).filter(|s| s.placed.is_run && s.placed.unit == unit)
            && let Some(placed) = moved_run(&said.placed, unit, steps)
        {
            return placed.counted_from(said.placed.start);
        }
        let (placed, anchor) = match self.turned(unit, turn) {
            Some((stretch, anchor)) => (Placed::at(stretch), anchor),
            None => (Placed::nowhere(unit, template(unit)), None),
        };
        placed.counted_from(anchor)
    }

    fn weekday(&self, day: u32, shift: Option<Turn>) -> Placed {
        let unknown = || Placed::nowhere(Unit::Day, format!("XXXX-WXX-{day}")).counted_from(None);
        let base = match shift {
            Some(Turn::Mentioned(_)) => self.discourse.base(Unit::Day).or(self.published),
            _ => self.published,
        };
        let Some(base) = base else { return unknown() };
        let in_week = |of: NaiveDate| stretch::weekday_in_week(of, day);
        // "tomorrow, Monday": the day just named.
        if shift.is_none()
            && let Some(named) =
                self.discourse.day_in(self.sentence).filter(|d| d.weekday().number_from_monday() == day)
            && let Some(stretch) = Stretch::of(Unit::Day, named)
        {
            return Placed::at(stretch).counted_from(Some(base)).inferring(&[
                Inferred::Year,
                Inferred::Month,
                Inferred::Day,
            ]);
        }
        let ahead = || in_week(base).and_then(|d| if d >= base { Some(d) } else { stretch::add_days(d, 7) });
        let back = || in_week(base).and_then(|d| if d <= base { Some(d) } else { stretch::add_days(d, -7) });
        let strictly =
            |d: Option<NaiveDate>, by: i32| d.and_then(|d| if d == base { stretch::add_days(d, by) } else { Some(d) });
        let mut by_tense = false;
        let found = match shift {
            Some(Turn::Publication(-1) | Turn::Mentioned(-1)) => strictly(back(), -7),
            Some(Turn::Publication(0) | Turn::Mentioned(0) | Turn::Understood) => in_week(base),
            Some(Turn::Publication(_) | Turn::Next) => stretch::add_days(base, 7).and_then(in_week),
            Some(Turn::Mentioned(_)) => strictly(ahead(), 7),
            None => {
                by_tense = true;
                if self.evidence.direction == Direction::Back
                    || self.evidence.direction == Direction::Open && self.evidence.words.is_none()
                {
                    back()
                } else {
                    ahead()
                }
            }
        };
        let Some(found) = found.and_then(|d| Stretch::of(Unit::Day, d)) else { return unknown() };
        let placed =
            Placed::at(found).counted_from(Some(base)).inferring(&[Inferred::Year, Inferred::Month, Inferred::Day]);
        match &self.evidence.words {
            Some(words) if by_tense => placed.inferring(&[Inferred::Tense]).because(Some(words.clone())),
            _ => placed,
        }
    }

    fn weekday_of(&self, day: u32, week: &Point) -> Placed {
        let week = self.point(week);
        let found =
            week.start.and_then(|start| stretch::weekday_in_week(start, day)).and_then(|d| Stretch::of(Unit::Day, d));
        found
            .map_or_else(|| Placed::nowhere(Unit::Day, format!("XXXX-WXX-{day}")), Placed::at)
            .counted_from(week.anchor)
    }

    /// "the Friday before Christmas": the last one before that day.
    fn weekday_from(&self, day: u32, ahead: bool, from: &Point) -> Placed {
        let from = self.point(from);
        let found = from.start.and_then(|start| {
            let found = stretch::weekday_in_week(start, day)?;
            let (beyond, by) = if ahead { (found > start, 7) } else { (found < start, -7) };
            Stretch::of(Unit::Day, if beyond { found } else { stretch::add_days(found, by)? })
        });
        found.map_or_else(|| Placed::nowhere(Unit::Day, format!("XXXX-WXX-{day}")), Placed::at).told_like(&from)
    }

    fn offset(&self, length: &Duration, from: &Anchor) -> Placed {
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

    fn slice(&self, part: crate::recognize::date::expression::Slice, unit: Unit, of: &Point) -> Placed {
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

    fn holiday(&self, holiday: crate::lexicon::date::Holiday, year: Option<Year>) -> Placed {
        let span = |year: i32| field::holiday(holiday, year).map(|day| (day, day));
        let unknown = || match holiday {
            crate::lexicon::date::Holiday::Fixed(month, day) => {
                Placed::nowhere(Unit::Day, format!("XXXX-{month:02}-{day:02}"))
            }
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

    /// The last period mentioned, moved to another year.
    fn same_period(&self, back: Back) -> Placed {
        let year_of = |year: Year| match year {
            Year::Stated(year) => Some(year),
            Year::Short(short) => Some(self.century(short)),
            Year::Relative(turn) => self.turned(Unit::Year, turn).map(|(s, _)| s.start.year()),
            Year::Nearest(_) => None,
        };
        let said = self.discourse.part_of_year().or_else(|| self.discourse.period());
        let moved = said.and_then(|said| match back {
            Back::Still => moved_years(&said.placed, 0),
            Back::Years(years) => moved_years(&said.placed, years),
            Back::Into(year) => moved_years(&said.placed, year_of(year)? - said.placed.end?.year()),
        });
        let anchor = said.and_then(|s| s.placed.start);
        if let Some(placed) = moved {
            return Placed { inferred: Vec::new(), evidence: Vec::new(), ..placed }.counted_from(anchor);
        }
        // No period to go back from: at least the year is known.
        let year = match back {
            Back::Into(year) => year_of(year),
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
fn moved_years(placed: &Placed, years: i32) -> Option<Placed> {
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
    Some(slice::between(stretch::add_months(start, months)?, last, placed.unit))
}
