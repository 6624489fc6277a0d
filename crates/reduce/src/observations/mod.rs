//! Reconciled series: what all articles together say of a measure, its parties and a period.
//!
//! | articles say | rows |
//! | --- | --- |
//! | "about $900 million in 2019"; "$896 million in 2019" | 896 million, consistent |
//! | "$700 million in 2018"; "$604.1 million in 2018" | both, conflicting |
//! | "$313.7 million in January-July 2017, up 75.6%" | 313.7 million; 2016: 178.6 million, derived |
//! | "exceeded $1 billion in 2021, up almost one third" | more than 1 billion; 2020: more than 750 million, derived |
//! | the same wire story in ten outlets | one row, ten articles, one cluster |
//!
//! Of several statements that agree, the row holds the best: by exactness, then the number of independent reports, then recency. Months and years
//! never mix, for the period is part of the key. A derived value stands only where no text states one.

mod derive;
mod reconcile;
pub(crate) mod series;

use std::borrow::Cow;

use chrono::NaiveDate;
use columnist_extract::record::{Bound, Stat};
use columnist_extract::{Decimal, Id};

use crate::index::Index;
use crate::{FigureFact, Stated, shown};
use reconcile::Statement;
use series::Days;

columnist_extract::names! {
    /// Whether texts state a value, or it was computed from what they state.
    pub enum Basis { Reported = "reported", Derived = "derived" }
}
columnist_extract::names! {
    /// Whether independent reports agree.
    pub enum Agreement { Single = "single", Consistent = "consistent", Conflicting = "conflicting" }
}

/// One row of `observations`.
#[derive(Debug, Clone, PartialEq)]
pub struct ObservationRow<'a> {
    pub observation: Id,
    pub measure: &'a str,
    /// Canonical id.
    pub subject: Id,
    /// Canonical id.
    pub counterpart: Option<Id>,
    pub stat: Stat,
    pub currency: Option<&'a str>,
    /// Unit of a quantity; `percent` or `percentage point`; `per tonne` for an amount of money a tonne.
    pub unit: Option<Cow<'a, str>>,
    pub period_start: NaiveDate,
    pub period_end: NaiveDate,
    pub granularity: Option<&'a str>,
    /// What a change is counted from; `None` for a level.
    pub base_start: Option<NaiveDate>,
    pub base_end: Option<NaiveDate>,
    /// A decrease is negative.
    pub value: Option<Decimal>,
    pub value_low: Option<Decimal>,
    pub value_high: Option<Decimal>,
    pub value_f64: Option<f64>,
    pub bound: Bound,
    pub basis: Basis,
    pub derivation: Option<String>,
    pub n_articles: usize,
    /// Independent reports.
    pub n_clusters: usize,
    pub agreement: Agreement,
    pub first_published_on: Option<NaiveDate>,
    pub last_published_on: Option<NaiveDate>,
    /// Sorted.
    pub figures: Vec<Id>,
}

impl ObservationRow<'_> {
    fn id(&self) -> Id {
        Id::of(&[
            "observations",
            self.measure,
            &self.subject.to_string(),
            &shown(self.counterpart),
            self.stat.as_str(),
            self.currency.unwrap_or_default(),
            self.unit.as_deref().unwrap_or_default(),
            &self.period_start.to_string(),
            &self.period_end.to_string(),
            &shown(self.base_start),
            &shown(self.base_end),
            self.basis.as_str(),
            &shown(self.value),
            &shown(self.value_low),
            &shown(self.value_high),
            self.bound.as_str(),
        ])
    }
}

/// The rows of `observations`, sorted by key columns and id.
pub(crate) fn observations<'a>(stated: &Stated<'a>, index: &Index<'a>) -> Vec<ObservationRow<'a>> {
    let reported = reconcile::reconcile(reports(stated, index), &stated.figures);
    let derived = derive::derive(stated, index, &reported);
    let derived = reconcile::reconcile(derived, &stated.figures);
    let mut rows = reported;
    rows.extend(derived);
    rows.sort_by(|a, b| {
        (a.measure, a.subject, a.counterpart, a.stat.as_str(), a.currency, &a.unit)
            .cmp(&(b.measure, b.subject, b.counterpart, b.stat.as_str(), b.currency, &b.unit))
            .then_with(|| {
                (a.period_start, a.period_end, a.base_start, a.base_end, a.observation).cmp(&(
                    b.period_start,
                    b.period_end,
                    b.base_start,
                    b.base_end,
                    b.observation,
                ))
            })
    });
    rows
}

/// What texts state.
fn reports<'a>(stated: &Stated<'a>, index: &Index<'a>) -> Vec<Statement<'a>> {
    let statement = |(position, figure): (usize, &FigureFact<'a>)| {
        if !series::is_report(figure) {
            return None;
        }
        let base = match figure.stat {
            Stat::Level => None,
            // An amount of money more or less belongs to the level it leads to; a change on its own is a percentage.
            Stat::Change if figure.currency.is_some() || figure.unit.is_some() => return None,
            Stat::Change => Some(Days::of(figure.base)?),
        };
        Some(Statement {
            days: Days::of(figure.ref_period)?,
            series: series::series(figure, index)?,
            base,
            amount: series::amount(figure)?,
            granularity: figure.ref_granularity,
            derivation: None,
            figures: vec![position],
        })
    };
    stated.residents().filter_map(statement).collect()
}
