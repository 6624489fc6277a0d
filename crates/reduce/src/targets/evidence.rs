//! What observations say of a target.

use std::ops::Range;

use columnist_extract::record::{Bound, Stat};
use columnist_extract::{Decimal, Id};
use rustc_hash::FxHashMap;

use super::promise::Target;
use crate::amount::{Amount, millionths};
use crate::observations::series::Series;
use crate::observations::{Agreement, Basis, ObservationRow};
use crate::{Stated, measure};

/// The observations, to be looked up by series.
pub(super) struct Evidence<'r, 'a> {
    rows: &'r [ObservationRow<'a>],
    /// Rows of a series stand together. Nothing is listed from the maps.
    by_series: FxHashMap<Series<'a>, Range<usize>>,
    articles: FxHashMap<Id, Id>,
}

impl<'r, 'a> Evidence<'r, 'a> {
    pub(super) fn new(stated: &Stated<'a>, rows: &'r [ObservationRow<'a>]) -> Evidence<'r, 'a> {
        let mut by_series = FxHashMap::default();
        let mut start = 0;
        for of_one in rows.chunk_by(|a, b| a.series() == b.series()) {
            by_series.insert(of_one[0].series(), start..start + of_one.len());
            start += of_one.len();
        }
        let articles = stated.figures.iter().map(|figure| (figure.figure, figure.article)).collect();
        Evidence { rows, by_series, articles }
    }

    /// The article of a figure.
    pub(super) fn article(&self, figure: Id) -> Option<Id> {
        self.articles.get(&figure).copied()
    }

    /// The observations of the series that a target is set for, in order of their periods.
    pub(super) fn of(&self, target: &Target<'a>) -> &'r [ObservationRow<'a>] {
        self.by_series.get(&target.series).map_or(&[], |range| &self.rows[range.clone()])
    }
}

/// How much an observation is worth as evidence, from 0 to 1.
pub(super) fn weight(row: &ObservationRow<'_>) -> f64 {
    let derived = if row.basis == Basis::Derived { 0.8 } else { 1.0 };
    let disputed = if row.agreement == Agreement::Conflicting { 0.8 } else { 1.0 };
    derived * disputed
}

/// Which way a target is to be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Aim {
    Up,
    Down,
}

pub(super) fn aim(target: &Target<'_>) -> Aim {
    let amount = &target.statements[0].amount;
    let falls = match target.series.stat {
        Stat::Change => amount.value.or(amount.high).is_some_and(|value| value < Decimal::ZERO),
        Stat::Level => measure::is_unwanted(target.series.measure),
    };
    match amount.bound {
        Bound::AtMost | Bound::LessThan => Aim::Down,
        Bound::AtLeast | Bound::MoreThan => Aim::Up,
        _ if falls => Aim::Down,
        _ => Aim::Up,
    }
}

/// Whether an observed amount reaches the amount aimed at; `None` where it may or may not.
pub(super) fn reaches(observed: &Amount, aimed: &Amount, aim: Aim) -> Option<bool> {
    if aim == Aim::Down {
        let mirror = |amount: &Amount| amount.map(true, |number| Some(number.negated()));
        return reaches(&mirror(observed)?, &mirror(aimed)?, Aim::Up);
    }
    let aimed = aimed.value.or(aimed.low)?;
    let room = observed.room();
    let clearly = if room.low >= millionths(aimed) {
        Some(true)
    } else if room.high < millionths(aimed) {
        Some(false)
    } else {
        None
    };
    match (observed.bound, observed.value) {
        (Bound::Exact, Some(value)) => Some(value >= aimed),
        // "Nearly" a billion is no billion; nearly minus 5 is above it.
        (Bound::Nearly, Some(value)) if value > Decimal::ZERO && value <= aimed => Some(false),
        (Bound::LessThan, Some(value)) if value <= aimed => Some(false),
        (Bound::Between, None) => match (observed.low >= Some(aimed), observed.high < Some(aimed)) {
            (true, _) => Some(true),
            (_, true) => Some(false),
            _ => None,
        },
        _ => clearly,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_reaches_another_or_leaves_it_open() {
        use Bound::{Approximately, AtLeast, Exact, LessThan, MoreThan, Nearly};
        let amount = |text, bound| Amount::new(Decimal::parse(text), None, None, bound).unwrap();
        let aimed = amount("1000", Exact);
        for (text, bound, up, down) in [
            ("1000", Exact, Some(true), Some(true)),
            ("999", Exact, Some(false), Some(true)),
            ("1000", MoreThan, Some(true), Some(false)),
            ("750", MoreThan, None, None),
            ("1000", AtLeast, Some(true), None),
            ("1000", Nearly, Some(false), Some(true)),
            ("1000", Approximately, None, None),
            ("1300", Approximately, Some(true), Some(false)),
            ("1000", LessThan, Some(false), Some(true)),
            ("1200", LessThan, None, None),
        ] {
            assert_eq!(reaches(&amount(text, bound), &aimed, Aim::Up), up, "{text} {bound} up");
            assert_eq!(reaches(&amount(text, bound), &aimed, Aim::Down), down, "{text} {bound} down");
        }
    }
}
