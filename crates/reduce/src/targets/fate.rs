//! What became of a target: what texts state, else what observations show.

use chrono::{Datelike, NaiveDate};
use columnist_extract::Id;
use columnist_extract::record::{Outcome, Period};

use super::evidence::{Aim, Evidence, aim, reaches, weight};
use super::promise::{Statement, Target};
use super::{Status, StatusBasis};
use crate::observations::ObservationRow;
use crate::observations::series::{Days, PERCENT};

/// What became of a target, and what says so.
pub(super) struct Fate {
    pub(super) status: Status,
    pub(super) period: Period,
    pub(super) basis: Option<StatusBasis>,
    pub(super) score: f64,
    pub(super) figures: Vec<Id>,
}

/// A statement without a due date that was joined to the target.
const JOINED: f64 = 0.8;
/// A report of the very period it was due in.
const ON_DATE: f64 = 0.9;
/// A part of that period that was enough, or a later period.
const OFF_DATE: f64 = 0.7;
/// Any period after the statement, where no other date is known.
const ANY_DATE: f64 = 0.6;

/// What became of a target. `latest` is the last day on which an article was published.
pub(super) fn fate(target: &Target<'_>, evidence: &Evidence<'_, '_>, latest: Option<NaiveDate>) -> Fate {
    let shown = Shown::new(target, evidence);
    stated(target, &shown).or_else(|| computed(target, &shown)).unwrap_or_else(|| {
        let is_due = target.due.end.zip(latest).is_some_and(|(due, latest)| due < latest);
        Fate {
            status: if is_due { Status::Unknown } else { Status::Pending },
            period: Period::default(),
            basis: None,
            score: if target.statements.iter().any(|statement| statement.is_joined) { JOINED } else { 1.0 },
            figures: Vec::new(),
        }
    })
}

/// What texts state. Of two outcomes, "met" is the later one: nobody un-meets a target.
fn stated(target: &Target<'_>, shown: &Shown<'_, '_>) -> Option<Fate> {
    let with = |wanted: Outcome| {
        target.statements.iter().filter_map(move |s| s.outcome.filter(|(o, _)| *o == wanted).map(|(_, p)| (s, p)))
    };
    let missed = with(Outcome::NotMet).next();
    // A statement that dates the outcome says more than one that does not; of those, the latest knows best.
    let met = with(Outcome::Met).max_by_key(|(s, period)| (period.end.is_some(), s.published_on, s.figure));
    let figures = || target.statements.iter().filter(|s| s.outcome.is_some()).map(|s| s.figure).collect::<Vec<_>>();
    let score = |s: &Statement| if s.is_joined { JOINED } else { 1.0 };
    if let Some((statement, period)) = met {
        let happened_on = period.end.or(statement.published_on.filter(|_| missed.is_some()));
        let is_late = target.due.end.map_or(missed.is_some(), |due| happened_on.is_some_and(|day| day > due));
        let period = if period.is_empty() && !is_late { target.due } else { period };
        let mut figures = figures();
        figures.extend(shown.reaching().filter(|row| period.end == Some(row.period_end)).flat_map(|row| &row.figures));
        let status = if is_late { Status::MetLate } else { Status::Met };
        return Some(Fate { status, period, basis: Some(StatusBasis::Stated), score: score(statement), figures });
    }
    let (statement, period) = missed?;
    let period = if period.is_empty() { target.due } else { period };
    let missed_by = period.end.or(statement.published_on);
    if let Some(row) = shown.reaching().find(|row| missed_by.is_some_and(|day| row.period_start > day)) {
        let mut figures = figures();
        figures.extend(&row.figures);
        let score = score(statement).min(OFF_DATE * weight(row));
        return Some(Fate::computed(Status::MetLate, row, score, figures));
    }
    let mut figures = figures();
    figures.extend(shown.on_date().filter(|row| shown.falls_short(row)).flat_map(|row| &row.figures));
    Some(Fate { status: Status::Missed, period, basis: Some(StatusBasis::Stated), score: score(statement), figures })
}

/// What observations show. Money set aside is no level, so a series says nothing of it.
fn computed(target: &Target<'_>, shown: &Shown<'_, '_>) -> Option<Fate> {
    if target.statements.iter().all(|statement| statement.is_commitment) {
        return None;
    }
    let fate = |status, row: &ObservationRow<'_>, score: f64| {
        Some(Fate::computed(status, row, score * weight(row), row.figures.clone()))
    };
    let Some(due) = target.due.end else {
        // A price on a day, or the trade of a week, is no answer to a plan for years.
        let row = shown.reaching().find(|row| row.days().count() >= LEAST_MONTH)?;
        return fate(Status::Met, row, ANY_DATE);
    };
    if let Some(row) = shown.on_date().find(|row| shown.reaches(row)) {
        return fate(Status::Met, row, ON_DATE);
    }
    if let Some(row) = shown.reaching().find(|row| shown.is_part_of_due_period(row)) {
        return fate(Status::Met, row, OFF_DATE);
    }
    let short = shown.on_date().find(|row| shown.falls_short(row));
    if short.is_none()
        && let Some(row) = shown.reaching().find(|row| row.period_end < due && shown.is_as_long_as_due(row))
    {
        return fate(Status::Met, row, ANY_DATE);
    }
    if let Some(row) = shown.reaching().find(|row| row.period_start > due && shown.is_as_long_as_due(row)) {
        let mut late = fate(Status::MetLate, row, OFF_DATE)?;
        late.figures.extend(short.iter().flat_map(|row| &row.figures));
        return Some(late);
    }
    short.and_then(|row| fate(Status::Missed, row, ON_DATE))
}

impl Fate {
    fn computed(status: Status, row: &ObservationRow<'_>, score: f64, figures: Vec<Id>) -> Fate {
        let period = Period { start: Some(row.period_start), end: Some(row.period_end) };
        Fate { status, period, basis: Some(StatusBasis::Computed), score, figures }
    }
}

/// What the observations of its series show of a target.
struct Shown<'r, 'a> {
    target: &'r Target<'a>,
    /// Those of periods that ended after the target was stated, in order.
    rows: &'r [ObservationRow<'a>],
    aim: Aim,
}

impl<'r, 'a> Shown<'r, 'a> {
    fn new(target: &'r Target<'a>, evidence: &Evidence<'r, 'a>) -> Shown<'r, 'a> {
        Shown { target, rows: evidence.of(target), aim: aim(target) }
    }

    /// Observations of what came after the statement.
    fn rows(&self) -> impl Iterator<Item = &'r ObservationRow<'a>> {
        let stated_on = self.target.first_stated_on();
        self.rows.iter().filter(move |row| stated_on.is_none_or(|day| row.period_end >= day))
    }

    fn result(&self, row: &ObservationRow<'_>) -> Option<bool> {
        reaches(&row.amount(), &self.target.statements[0].amount, self.aim)
    }

    fn reaches(&self, row: &ObservationRow<'_>) -> bool {
        self.result(row) == Some(true) && (self.aim == Aim::Up || is_rate_or_year(row))
    }

    fn falls_short(&self, row: &ObservationRow<'_>) -> bool {
        self.result(row) == Some(false)
    }

    fn reaching(&self) -> impl Iterator<Item = &'r ObservationRow<'a>> {
        self.rows().filter(|row| self.reaches(row))
    }

    /// Observations of the period it is due in.
    fn on_date(&self) -> impl Iterator<Item = &'r ObservationRow<'a>> {
        let due = self.target.due;
        self.rows().filter(move |row| {
            Some(row.period_end) == due.end
                && due.start.map_or(row.days().count() >= LEAST_YEAR, |start| start == row.period_start)
        })
    }

    /// Seven months that reach the year's target: what adds up only grows.
    fn is_part_of_due_period(&self, row: &ObservationRow<'_>) -> bool {
        let Some(end) = self.target.due.end else { return false };
        let start = self.target.due.start.unwrap_or_else(|| end.with_ordinal(1).unwrap_or(end));
        self.aim == Aim::Up && row.unit.as_deref() != Some(PERCENT) && row.period_start == start && row.period_end < end
    }

    fn is_as_long_as_due(&self, row: &ObservationRow<'_>) -> bool {
        Days::of(self.target.due).is_none_or(|due| (due.count() - row.days().count()).abs() <= 3)
    }
}

/// A month's deficit says nothing of a year's; a rate is a rate in any period.
fn is_rate_or_year(row: &ObservationRow<'_>) -> bool {
    row.unit.as_deref() == Some(PERCENT) || row.days().count() >= LEAST_YEAR
}

const LEAST_YEAR: i64 = 365;
const LEAST_MONTH: i64 = 28;
