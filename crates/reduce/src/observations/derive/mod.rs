//! What follows from the reports by arithmetic. Only reports go in, so an error is never compounded; and where a text
//! states a value, none is derived.
//!
//! | from | follows |
//! | --- | --- |
//! | a level and its change | the level before: `313.7 million / 1.756` |
//! | a level before and a change | the level after: `200 million * 1.12` |
//! | exports and imports of one period | trade turnover, trade balance |
//! | levels of a period and the one a year before | the change: `(896 million / 800 million - 1) * 100` |

mod change;
mod compose;
mod level;

use columnist_extract::Id;
use columnist_extract::record::Stat;
use rustc_hash::FxHashMap;

use super::reconcile::Statement;
use super::series::{Days, Series};
use super::{Agreement, ObservationRow};
use crate::amount::Amount;
use crate::index::Index;
use crate::{FigureFact, Stated};

/// What can be derived from the figures and the reported rows, and is not reported itself.
pub(super) fn derive<'a>(
    stated: &Stated<'a>,
    index: &Index<'a>,
    reported: &[ObservationRow<'a>],
) -> Vec<Statement<'a>> {
    let reports = Reports::new(stated, reported);
    let mut statements = level::levels(stated, index, &reports);
    statements.extend(compose::sums(index, &reports));
    statements.extend(change::year_on_year(&reports));
    statements.retain(|statement| !reports.states(statement));
    statements
}

/// The reported rows, to be looked up.
struct Reports<'r, 'a> {
    facts: &'r [FigureFact<'a>],
    rows: &'r [ObservationRow<'a>],
    /// Positions of the rows of a series and a period.
    by_series: FxHashMap<(Series<'a>, Days), Vec<usize>>,
    /// Positions of the levels of a measure, its parties and a period, in whatever unit.
    by_parties: FxHashMap<(Parties<'a>, Days), Vec<usize>>,
    /// Positions of the figures.
    figures: FxHashMap<Id, usize>,
}

/// Measure, subject, counterpart.
type Parties<'a> = (&'a str, Id, Option<Id>);

impl<'r, 'a> Reports<'r, 'a> {
    fn new(stated: &'r Stated<'a>, rows: &'r [ObservationRow<'a>]) -> Reports<'r, 'a> {
        let mut by_series: FxHashMap<_, Vec<usize>> = FxHashMap::default();
        let mut by_parties: FxHashMap<_, Vec<usize>> = FxHashMap::default();
        for (position, row) in rows.iter().enumerate() {
            by_series.entry((row.series(), row.days())).or_default().push(position);
            if row.stat == Stat::Level {
                by_parties.entry(((row.measure, row.subject, row.counterpart), row.days())).or_default().push(position);
            }
        }
        let figures = stated.figures.iter().enumerate().map(|(position, fact)| (fact.figure, position)).collect();
        Reports { facts: &stated.figures, rows, by_series, by_parties, figures }
    }

    /// Whether a text states what was derived.
    fn states(&self, statement: &Statement<'a>) -> bool {
        let base = (statement.base.map(|base| base.start), statement.base.map(|base| base.end));
        // A change on its own is stated in percent alone; one that was computed says of which currency.
        let series = match statement.series.stat {
            Stat::Level => statement.series.clone(),
            Stat::Change => Series { currency: None, ..statement.series.clone() },
        };
        self.by_series
            .get(&(series, statement.days))
            .is_some_and(|rows| rows.iter().any(|row| (self.rows[*row].base_start, self.rows[*row].base_end) == base))
    }

    /// The one row of a series and a period that no report contradicts.
    fn undisputed(&self, series: &Series<'a>, days: Days) -> Option<&'r ObservationRow<'a>> {
        match self.by_series.get(&(series.clone(), days))?.as_slice() {
            [row] => Some(&self.rows[*row]),
            _ => None,
        }
    }

    /// The undisputed levels of a measure, its parties and a period, one for each unit.
    fn levels(&self, parties: Parties<'a>, days: Days) -> impl Iterator<Item = &'r ObservationRow<'a>> {
        let rows = self.by_parties.get(&(parties, days)).map_or(&[][..], Vec::as_slice);
        rows.iter().map(|row| &self.rows[*row]).filter(|row| row.agreement != Agreement::Conflicting)
    }

    /// Whether one article stands behind both rows.
    fn share_an_article(&self, a: &ObservationRow<'a>, b: &ObservationRow<'a>) -> bool {
        let articles = |row: &ObservationRow<'a>| self.figures_of(&[row]).into_iter().map(|at| self.facts[at].article);
        articles(a).any(|article| articles(b).any(|other| other == article))
    }

    /// Positions of the figures behind rows.
    fn figures_of(&self, rows: &[&ObservationRow<'a>]) -> Vec<usize> {
        rows.iter().flat_map(|row| &row.figures).filter_map(|figure| self.figures.get(figure).copied()).collect()
    }
}

impl<'a> ObservationRow<'a> {
    pub(crate) fn series(&self) -> Series<'a> {
        Series {
            measure: self.measure,
            subject: self.subject,
            counterpart: self.counterpart,
            stat: self.stat,
            currency: self.currency,
            unit: self.unit.clone(),
        }
    }

    pub(crate) fn days(&self) -> Days {
        Days { start: self.period_start, end: self.period_end }
    }

    pub(crate) fn amount(&self) -> Amount {
        Amount { value: self.value, low: self.value_low, high: self.value_high, bound: self.bound }
    }
}
