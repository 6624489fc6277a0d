//! Who promised what by when, and what became of it.
//!
//! | articles say | rows |
//! | --- | --- |
//! | "should reach $1 billion in 2020"; "the $1 billion target was not achieved"; "fulfilled in 2021" | due 2020: met late, in 2021, stated |
//! | "will bring trade to $1 billion"; later "trade exceeded $1 billion in 2021" | no due date: met in 2021, computed |
//! | "to export 5 million tonnes by 2019"; "exported 4.2 million tonnes in 2019" | due 2019: missed, computed |
//! | "plans to export 6 million tonnes by 2030" | due 2030: pending |
//!
//! One target is one measure, its parties, a value and a due date, whoever states it and how often. A statement without a due date belongs to
//! the latest target with one that was stated before it; where there is none, it is a target without a due date. What texts
//! state outranks what is computed.
//!
//! | score | what the link rests on |
//! | --- | --- |
//! | 1 | one article states the target, its due date and its outcome; or nothing is linked |
//! | 0.9 | a report of the very period it was due in |
//! | 0.8 | a statement without a due date, joined to the target by measure, parties and value |
//! | 0.7 | part of the period was enough; or a later period that ended after the due one |
//! | 0.6 | a report of some period after the statement, for a target without a due date, or ahead of time |
//! | × 0.8 | the report is derived, or reports conflict |

mod promise;

mod evidence;
mod fate;

use std::borrow::Cow;

use chrono::NaiveDate;
use columnist_extract::record::{Bound, Period, Stat};
use columnist_extract::{Decimal, Id};

use crate::index::Index;
use crate::observations::ObservationRow;
use crate::{Stated, shown};

columnist_extract::names! {
    /// What became of a target.
    pub enum Status { Met = "met", MetLate = "met_late", Missed = "missed", Pending = "pending", Unknown = "unknown" }
}
columnist_extract::names! {
    /// Whether a text states the outcome, or observations show it.
    pub enum StatusBasis { Stated = "stated", Computed = "computed" }
}

/// One row of `targets`.
#[derive(Debug, Clone, PartialEq)]
pub struct TargetRow<'a> {
    pub target: Id,
    pub measure: &'a str,
    /// Canonical id.
    pub subject: Id,
    /// Canonical id.
    pub counterpart: Option<Id>,
    pub stat: Stat,
    /// A decrease is negative.
    pub value: Option<Decimal>,
    pub value_low: Option<Decimal>,
    pub value_high: Option<Decimal>,
    pub value_f64: Option<f64>,
    pub bound: Bound,
    pub currency: Option<&'a str>,
    /// As in `observations`.
    pub unit: Option<Cow<'a, str>>,
    /// The period it is due in; "by 2020" has an end alone.
    pub due: Period,
    pub first_stated_on: Option<NaiveDate>,
    /// Canonical id.
    pub speaker: Option<Id>,
    pub status: Status,
    /// When it was met, or the period in which it was missed.
    pub status_period: Period,
    /// `None` while there is no outcome.
    pub status_basis: Option<StatusBasis>,
    /// How sure the links are, from 0 to 1.
    pub score: f64,
    /// The figures that state the target, sorted.
    pub target_figures: Vec<Id>,
    /// The figures that state or show the outcome, sorted.
    pub outcome_figures: Vec<Id>,
    /// The articles of these, sorted.
    pub outcome_articles: Vec<Id>,
}

impl TargetRow<'_> {
    fn id(&self) -> Id {
        Id::of(&[
            "targets",
            self.measure,
            &self.subject.to_string(),
            &shown(self.counterpart),
            self.stat.as_str(),
            &shown(self.value),
            &shown(self.value_low),
            &shown(self.value_high),
            self.currency.unwrap_or_default(),
            self.unit.as_deref().unwrap_or_default(),
            &shown(self.due.end),
        ])
    }
}

/// The rows of `targets`, sorted by key columns and id.
pub(crate) fn targets<'a>(
    stated: &Stated<'a>,
    index: &Index<'a>,
    observations: &[ObservationRow<'a>],
) -> Vec<TargetRow<'a>> {
    let evidence = evidence::Evidence::new(stated, observations);
    let mut rows: Vec<TargetRow<'a>> =
        promise::targets(stated, index).iter().map(|target| row(target, &evidence, stated, index)).collect();
    rows.sort_by(|a, b| {
        (a.measure, a.subject, a.counterpart, a.stat.as_str(), a.currency, &a.unit)
            .cmp(&(b.measure, b.subject, b.counterpart, b.stat.as_str(), b.currency, &b.unit))
            .then_with(|| {
                (a.value, a.value_low, a.value_high, a.due.end, a.target).cmp(&(
                    b.value,
                    b.value_low,
                    b.value_high,
                    b.due.end,
                    b.target,
                ))
            })
    });
    rows
}

fn row<'a>(
    target: &promise::Target<'a>,
    evidence: &evidence::Evidence<'_, 'a>,
    stated: &Stated<'a>,
    index: &Index<'a>,
) -> TargetRow<'a> {
    let fate = fate::fate(target, evidence, index.latest);
    let mut outcome_figures = fate.figures;
    outcome_figures.sort_unstable();
    outcome_figures.dedup();
    let mut outcome_articles: Vec<Id> = outcome_figures.iter().filter_map(|f| evidence.article(*f)).collect();
    outcome_articles.sort_unstable();
    outcome_articles.dedup();
    let figures = || target.statements.iter().map(|statement| &stated.figures[statement.position]);
    let mut target_figures: Vec<Id> = figures().map(|figure| figure.figure).collect();
    target_figures.sort_unstable();
    let amount = target.statements[0].amount;
    let mut row = TargetRow {
        target: Id([0; 16]),
        measure: target.series.measure,
        subject: target.series.subject,
        counterpart: target.series.counterpart,
        stat: target.series.stat,
        value: amount.value,
        value_low: amount.low,
        value_high: amount.high,
        value_f64: amount.value_f64(),
        bound: amount.bound,
        currency: target.series.currency,
        unit: target.series.unit.clone(),
        due: target.due,
        first_stated_on: target.first_stated_on(),
        speaker: figures().find_map(|figure| figure.speaker).map(|speaker| index.canonical(speaker)),
        status: fate.status,
        status_period: fate.period,
        status_basis: fate.basis,
        score: fate.score,
        target_figures,
        outcome_figures,
        outcome_articles,
    };
    row.target = row.id();
    row
}
