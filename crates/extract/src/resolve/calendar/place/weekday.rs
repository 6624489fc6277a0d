//! Weekdays.
//!
//! | words, published on Wednesday 12 May 2021 | place |
//! | --- | --- |
//! | "met on Monday", "will meet on Monday" | 10 May, 17 May: by the tense |
//! | "last Friday", "next Friday" | 7 May, 21 May |
//! | "Monday of the following week" | of the week behind the one mentioned |
//! | "on 20 May. They will meet the previous Monday" | 17 May |
//! | "the Friday before Christmas" | 24 December 2021 |

use chrono::{Datelike, NaiveDate};

use super::Around;
use crate::lexicon::date::Unit;
use crate::recognize::date::expression::{Point, Turn};
use crate::record::Inferred;
use crate::resolve::calendar::placed::Placed;
use crate::resolve::calendar::stretch::{self, Stretch};
use crate::resolve::calendar::tense::Direction;

impl Around<'_> {
    pub(super) fn weekday(&self, day: u32, shift: Option<Turn>) -> Placed {
        let unknown = || Placed::nowhere(Unit::Day, format!("XXXX-WXX-{day}")).counted_from(None);
        let base = match shift {
            // "$7 down from the previous Friday", where the day told last is still to come.
            Some(Turn::Mentioned(steps)) => {
                let said = self.discourse.base(Unit::Day);
                let ahead = matches!(self.evidence.direction, Direction::Ahead | Direction::RatherAhead);
                said.filter(|&day| steps >= 0 || ahead || self.published.is_none_or(|now| day <= now))
                    .or(self.published)
            }
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
            Some(Turn::Publication(0) | Turn::Mentioned(0) | Turn::Understood | Turn::Entire) => in_week(base),
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

    pub(super) fn weekday_of(&self, day: u32, week: &Point) -> Placed {
        let week = self.point(week);
        let found =
            week.start.and_then(|start| stretch::weekday_in_week(start, day)).and_then(|d| Stretch::of(Unit::Day, d));
        found
            .map_or_else(|| Placed::nowhere(Unit::Day, format!("XXXX-WXX-{day}")), Placed::at)
            .counted_from(week.anchor)
    }

    /// "the Friday before Christmas": the last one before that day.
    pub(super) fn weekday_from(&self, day: u32, ahead: bool, from: &Point) -> Placed {
        let from = self.point(from);
        let found = from.start.and_then(|start| {
            let found = stretch::weekday_in_week(start, day)?;
            let (beyond, by) = if ahead { (found > start, 7) } else { (found < start, -7) };
            Stretch::of(Unit::Day, if beyond { found } else { stretch::add_days(found, by)? })
        });
        found.map_or_else(|| Placed::nowhere(Unit::Day, format!("XXXX-WXX-{day}")), Placed::at).told_like(&from)
    }
}
