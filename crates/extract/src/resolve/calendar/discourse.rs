//! What the article has said so far: the dates that "that day", "two weeks later" and "the same period last year" count from.

use chrono::{Datelike, Months, NaiveDate};

use super::placed::Placed;
use super::stretch;
use crate::lexicon::date::Unit;

/// Dates in the order of the text.
#[derive(Debug, Default)]
pub(super) struct Discourse {
    said: Vec<Said>,
    /// The month that the head of the text names: a report is about it throughout.
    month_of_report: Option<NaiveDate>,
}

/// A date that has been mentioned.
#[derive(Debug, Clone)]
pub(super) struct Said {
    pub(super) sentence: usize,
    pub(super) placed: Placed,
    /// Whether the words themselves name the year.
    pub(super) states_year: bool,
    /// Whether it tells when someone spoke, or how long before publication: "said on Friday", "three weeks ago".
    pub(super) is_aside: bool,
    /// Whether something is compared with it: "against 5% in November", "the same period last year".
    pub(super) is_base: bool,
    /// Whether a sentence begins with it: "In 1987 …" tells what follows, "founded in 1987" does not.
    pub(super) is_topic: bool,
    /// Whether it says when all happened that its sentence tells: "In 2022 …", "Last year …", "The firm last year made".
    pub(super) rules: bool,
}

impl Said {
    /// Whether it is a quarter, by its name or its months: "the third quarter", "July-September", "the three months to 30 September".
    fn is_quarter(&self) -> bool {
        let months = |start: NaiveDate, end: NaiveDate| {
            let first = start.day() == 1 && start.month0().is_multiple_of(3);
            first && end.succ_opt() == start.checked_add_months(Months::new(3))
        };
        let named = self.placed.unit == Unit::Quarter && !self.placed.is_run;
        named || self.placed.start.zip(self.placed.end).is_some_and(|(start, end)| months(start, end))
    }
}

/// How many of the last dates are remembered.
const MEMORY: usize = 12;

/// The last sentence of the head of a text: its title, and its first.
const LEAD: usize = 1;

/// Days from publication by which a report of one month comes out.
const RECENT: i64 = 62;

/// Days from publication beyond which a date is history.
const DISTANT: i64 = 2 * 366;

impl Discourse {
    pub(super) fn remember(&mut self, said: Said) {
        if said.placed.start.is_none() && said.placed.end.is_none() {
            return;
        }
        let of_report = said.sentence <= LEAD && said.placed.unit == Unit::Month && !said.placed.is_run;
        if of_report && said.states_year && !said.is_base && self.month_of_report.is_none() {
            self.month_of_report = said.placed.start;
        }
        if self.said.len() == MEMORY {
            self.said.remove(0);
        }
        self.said.push(said);
    }

    /// What "that year" and "the following day" count from: the last date no coarser than the unit, but for asides.
    pub(super) fn spoken_of(&self, unit: Unit) -> Option<&Said> {
        self.spoken_of_where(unit, |_| true)
    }

    /// The same among the dates that fit.
    fn spoken_of_where(&self, unit: Unit, fits_too: impl Fn(&Said) -> bool) -> Option<&Said> {
        // "in 2022 …, it was said on Monday. The year before": no year before Monday.
        let day = |s: &&Said| unit == Unit::Year && s.placed.unit == Unit::Day && s.placed.is_relative;
        let fits = |s: &&Said| s.placed.unit <= unit && s.placed.start.is_some() && !day(s) && fits_too(s);
        let own = |s: &&Said| !s.is_base && (!s.is_aside || s.placed.unit == unit && unit > Unit::Day);
        let mut recent = self.said.iter().rev().filter(fits);
        recent.clone().find(own).or_else(|| recent.clone().find(|s| !s.is_base)).or_else(|| recent.next())
    }

    /// The first day of it.
    pub(super) fn base(&self, unit: Unit) -> Option<NaiveDate> {
        self.spoken_of(unit).and_then(|s| s.placed.start)
    }

    /// The day that "the previous year" comes before. Where the text tells of no year itself but compares one with 2018, "the year before"
    /// is 2018 again.
    pub(super) fn base_of_previous(
        &self,
        unit: Unit,
        sentence: usize,
        fits: impl Fn(NaiveDate) -> bool,
    ) -> Option<NaiveDate> {
        let said = self.spoken_of_where(unit, |s| s.placed.start.is_some_and(&fits))?;
        // ... but behind "the current year" it is the one before.
        let told = said.is_base && !said.placed.is_relative && !said.placed.is_run;
        let compared = told && unit == Unit::Year && said.placed.unit == unit;
        let day = said.placed.start?;
        if compared && said.sentence < sentence { stretch::add(day, unit, 1) } else { Some(day) }
    }

    /// The quarter that "the previous quarter" comes before: that of the sentence, else the latest told, for a report compares it with
    /// earlier ones.
    pub(super) fn quarter(&self, sentence: usize, published: Option<NaiveDate>) -> Option<NaiveDate> {
        let quarters = || self.said.iter().rev().filter(|s| s.is_quarter());
        let here = quarters().find(|s| s.sentence == sentence && !s.is_base);
        let past = |day: &NaiveDate| published.is_none_or(|p| *day <= p);
        here.and_then(|s| s.placed.start).or_else(|| quarters().filter_map(|s| s.placed.start).filter(past).max())
    }

    /// What "the month" goes on about: the last date no coarser than it, in the sentence or the one before. What lies years away
    /// counts only where a sentence begins with it.
    pub(super) fn understood(&self, unit: Unit, sentence: usize, published: Option<NaiveDate>) -> Option<NaiveDate> {
        let near = |day: NaiveDate| published.is_none_or(|p| (p - day).num_days().abs() < DISTANT);
        let mut recent = self.said.iter().rev().take_while(|s| s.sentence + 1 >= sentence);
        let fits = |s: &&Said| {
            // "said yesterday that prices for the month": the month of the report, and not that of yesterday.
            let day = unit == Unit::Month && s.placed.unit == Unit::Day && s.placed.is_relative;
            // "for the March 21-31 period … For the month"
            let (first, last) = (s.placed.start, s.placed.end);
            let within = first.zip(last).is_some_and(|(a, b)| (a.year(), a.month()) == (b.year(), b.month()));
            let quarter = unit == Unit::Quarter && s.is_quarter();
            let run = s.placed.is_run && !(unit == Unit::Month && within) && !quarter;
            let told = !s.is_base && !run && !day && (!s.is_aside || s.placed.unit == unit);
            told && s.placed.unit <= unit && s.placed.start.is_some_and(|day| s.is_topic || near(day))
        };
        // A report of one quarter names it once.
        let reported = || if unit == Unit::Quarter { self.latest_quarter(published) } else { None };
        let of_month = || self.month_of_report.filter(|month| unit == Unit::Month && is_fresh(*month, published));
        let recent =
            recent.find(fits).and_then(|s| s.placed.start.map(|day| (day, s.is_topic || s.placed.unit < unit)));
        // "in the third quarter of 2022", told in passing, is not what a report of this year's goes on about.
        // "the 1985 results include charges of 3 million in the quarter": a year of the sentence.
        let here = |day: NaiveDate| {
            let same = |s: &Said| s.placed.start.is_some_and(|start| start.year() == day.year());
            self.said.iter().rev().take_while(|s| s.sentence == sentence).any(same)
        };
        let passing =
            |&(day, own): &(NaiveDate, bool)| !own && !here(day) && reported().is_some_and(|latest| latest > day);
        recent.filter(|found| !passing(found)).map(|(day, _)| day).or_else(reported).or_else(of_month)
    }

    /// The latest quarter told that has begun.
    fn latest_quarter(&self, published: Option<NaiveDate>) -> Option<NaiveDate> {
        let quarters = self.said.iter().filter(|s| s.is_quarter() && !s.is_base);
        let past = |day: &NaiveDate| published.is_none_or(|p| *day <= p);
        quarters.filter_map(|s| s.placed.start).filter(past).max()
    }

    /// What "the same month of 2022" repeats: the last of the unit that the sentence or the one before tells of, else the month of a report,
    /// else the last told.
    pub(super) fn stretch_of(
        &self,
        unit: Unit,
        sentence: usize,
        published: Option<NaiveDate>,
    ) -> Option<(Unit, NaiveDate)> {
        let mut all = self.said.iter().rev().filter(|s| s.placed.unit == unit && !s.placed.is_run && !s.is_base);
        let start = |s: &Said| s.placed.start;
        let near = all.clone().take_while(|s| s.sentence + 1 >= sentence).find_map(start);
        let of_report = || self.month_of_report.filter(|month| unit == Unit::Month && is_fresh(*month, published));
        near.or_else(of_report).or_else(|| all.find_map(start)).map(|day| (unit, day))
    }

    /// The last date no coarser than the unit, in the sentence or the one before: what "the next month" follows.
    pub(super) fn just_said(&self, unit: Unit, sentence: usize) -> Option<NaiveDate> {
        let mut recent = self.said.iter().rev().take_while(|s| s.sentence + 1 >= sentence);
        recent.find(|s| s.placed.unit <= unit && !s.placed.is_run).and_then(|s| s.placed.start)
    }

    /// The last period: a date that is coarser than a day; bases of a comparison come last.
    pub(super) fn period(&self) -> Option<&Said> {
        self.latest(|s| {
            s.placed.start.zip(s.placed.end).is_some_and(|(start, end)| {
                s.placed.is_run || s.placed.unit > Unit::Weekend || (end - start).num_days() > 1
            })
        })
    }

    fn latest(&self, fits: impl Fn(&Said) -> bool) -> Option<&Said> {
        let mut fitting = self.said.iter().rev().filter(|s| fits(s));
        fitting.clone().find(|s| !s.is_base).or_else(|| fitting.next())
    }

    /// The last run of so many months from the head of a year: what "the nine months" are, where the text has told of them.
    pub(super) fn run_of_months(&self, months: i64) -> Option<&Said> {
        let fits = |s: &&Said| {
            let of_months = s.placed.is_run && s.placed.unit == Unit::Month && !s.is_base;
            let ends = s.placed.start.zip(s.placed.end).filter(|(start, end)| start.year() == end.year());
            of_months && ends.is_some_and(|(a, b)| a.month() == 1 && i64::from(b.month()) == months)
        };
        self.said.iter().rev().find(fits)
    }

    /// The last period that is shorter than a year.
    pub(super) fn part_of_year(&self) -> Option<&Said> {
        self.latest(|s| {
            let within = s.placed.unit > Unit::Weekend && s.placed.unit < Unit::Year;
            let run =
                s.placed.is_run && s.placed.start.zip(s.placed.end).is_some_and(|(a, b)| (b - a).num_days() < 364);
            (within || run) && s.placed.start.is_some() && s.placed.end.is_some()
        })
    }

    /// The last day that a sentence names.
    pub(super) fn day_in(&self, sentence: usize) -> Option<NaiveDate> {
        let mut here = self.said.iter().rev().take_while(|s| s.sentence == sentence);
        here.find(|s| s.placed.unit == Unit::Day && !s.placed.is_run).and_then(|s| s.placed.start)
    }

    /// The year of which all is told in a sentence: "In 2022 sales rose in May".
    pub(super) fn ruling_year(&self, sentence: usize) -> Option<i32> {
        let here = || self.said.iter().rev().take_while(|s| s.sentence == sentence);
        // A business year is named for the one in which it ends.
        let year = here().filter(|s| s.rules).last()?.placed.end?.year();
        // "In 2022 it sold 5 tonnes; this year it has sold 6, for in January"
        let other = |s: &Said| !s.is_base && s.placed.end.is_some_and(|day| day.year() != year);
        (!here().any(other)).then_some(year)
    }

    /// The last date of a sentence that states its year, and more than that: "in March 2005 … and in June".
    pub(super) fn year_in(&self, sentence: usize) -> Option<&Said> {
        self.said
            .iter()
            .rev()
            .take_while(|s| s.sentence == sentence)
            .find(|s| s.states_year && s.placed.unit < Unit::Year)
    }
}

/// Whether a report of the month comes out on the day.
fn is_fresh(month: NaiveDate, published: Option<NaiveDate>) -> bool {
    published.is_some_and(|day| (0..RECENT).contains(&(day - month).num_days()))
}
