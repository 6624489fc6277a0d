//! A level from a level and a change.
//!
//! | level | change | derived |
//! | --- | --- | --- |
//! | 313.7 million in January-July 2017 | +75.6% on January-July 2016 | 2016: `313.7 million / 1.756` |
//! | more than 1 billion in 2021 | nearly +33.333333% on 2020 | 2020: more than `1 billion / 1.333333` |
//! | 60 million in May, | up 4 million on April | April: `60 million - 4 million` |
//! | 200 million in 2018, in another article | +12% in 2019 on 2018 | 2019: `200 million * 1.12` |

use columnist_extract::record::{FigureKind, Modality, Stat};
use columnist_extract::{Decimal, Id};
use rustc_hash::FxHashMap;

use super::{Parties, Reports};
use crate::amount::{Amount, in_words};
use crate::index::Index;
use crate::observations::reconcile::Statement;
use crate::observations::series::{self, Days, POINT, Series};
use crate::{FigureFact, Stated};

/// Levels before and after the changes that articles state.
pub(super) fn levels<'a>(stated: &Stated<'a>, index: &Index<'a>, reports: &Reports<'_, 'a>) -> Vec<Statement<'a>> {
    let in_article = levels_by_article(stated, index);
    let mut statements = Vec::new();
    for (position, figure) in stated.figures.iter().enumerate() {
        let Some(change) = Change::of(figure) else { continue };
        let level = match figure.relates_to.and_then(|id| reports.figures.get(&id)) {
            Some(related) => Level::of(&stated.figures[*related], *related, index),
            None => parties(figure, index)
                .zip(Days::of(figure.ref_period))
                .and_then(|(parties, days)| in_article.get(&(figure.article, parties, days)))
                .and_then(|positions| match positions.as_slice() {
                    [one] => Level::of(&stated.figures[*one], *one, index),
                    _ => None,
                }),
        };
        match level {
            // A level of other parties: what follows from it stands in their part.
            Some(level) if level.position >= stated.n_residents => {}
            Some(level) => statements.extend(before(&level, &change, figure, position)),
            None if position >= stated.n_residents => {}
            None => statements.extend(after(&change, figure, position, index, reports)),
        }
    }
    statements
}

/// A change that can be reckoned with.
struct Change {
    /// Signed; in percent, or in the unit of the level.
    amount: Amount,
    /// Whether it multiplies the level, or is added to it.
    is_factor: bool,
    base: Days,
}

impl Change {
    fn of(figure: &FigureFact<'_>) -> Option<Change> {
        let is_told = figure.stat == Stat::Change && figure.modality == Modality::Reported && !figure.negated;
        let base = Days::of(figure.base).filter(|_| is_told)?;
        let is_factor = matches!(figure.kind, FigureKind::Percent | FigureKind::Multiple);
        Some(Change { amount: series::amount(figure)?, is_factor, base })
    }
}

/// A reported level.
struct Level<'a> {
    series: Series<'a>,
    days: Days,
    amount: Amount,
    granularity: Option<&'a str>,
    position: usize,
}

impl<'a> Level<'a> {
    fn of(figure: &FigureFact<'a>, position: usize, index: &Index<'a>) -> Option<Level<'a>> {
        (figure.stat == Stat::Level && series::is_report(figure)).then_some(())?;
        Some(Level {
            series: series::series(figure, index)?,
            days: Days::of(figure.ref_period)?,
            amount: series::amount(figure)?,
            granularity: figure.ref_granularity,
            position,
        })
    }
}

fn parties<'a>(figure: &FigureFact<'a>, index: &Index<'a>) -> Option<Parties<'a>> {
    let counterpart = figure.counterpart.map(|counterpart| index.canonical(counterpart));
    Some((figure.measure?, index.canonical(figure.subject?), counterpart))
}

/// Positions of the levels that an article reports of a measure, its parties and a period.
fn levels_by_article<'a>(stated: &Stated<'a>, index: &Index<'a>) -> FxHashMap<(Id, Parties<'a>, Days), Vec<usize>> {
    let mut levels: FxHashMap<_, Vec<usize>> = FxHashMap::default();
    for (position, figure) in stated.residents() {
        if let Some(level) = Level::of(figure, position, index)
            && let Some(parties) = parties(figure, index)
        {
            levels.entry((figure.article, parties, level.days)).or_default().push(position);
        }
    }
    levels
}

/// The level that a change started from.
fn before<'a>(level: &Level<'a>, change: &Change, figure: &FigureFact<'a>, position: usize) -> Option<Statement<'a>> {
    let same_measure = figure.measure.is_none_or(|measure| measure == level.series.measure);
    if !same_measure || !are_comparable(change.base, level.days) {
        return None;
    }
    let (amount, derivation) = if change.is_factor {
        let amount = positive(&level.amount)?.combine(true, &change.amount, false, |level, percent| {
            // Through hundredths, so that a third loses no digit on the way.
            rounded(level.checked_mul(HUNDRED)?.checked_div(left_of_hundred(percent)?)?, level)
        })?;
        (amount, format!("{} / {}", shown(&level.amount, in_words), shown(&change.amount, shown_factor)))
    } else {
        let same_unit = match figure.kind {
            FigureKind::PercentagePoints => level.series.unit.as_deref() == Some(series::PERCENT),
            FigureKind::Money => figure.currency == level.series.currency && figure.per_unit.is_none(),
            _ => figure.unit == level.series.unit.as_deref(),
        };
        same_unit.then_some(())?;
        let amount = level.amount.combine(true, &change.amount, false, Decimal::checked_sub)?;
        (amount, format!("{} - {}", shown(&level.amount, in_words), in_brackets(&change.amount)))
    };
    Some(Statement {
        series: level.series.clone(),
        days: change.base,
        base: None,
        amount,
        granularity: level.granularity,
        derivation: Some(derivation),
        figures: vec![level.position, position],
    })
}

/// The level that a change led to, from what any article reports of the level before.
fn after<'a>(
    change: &Change,
    figure: &FigureFact<'a>,
    position: usize,
    index: &Index<'a>,
    reports: &Reports<'_, 'a>,
) -> Vec<Statement<'a>> {
    let Some((parties, days)) = parties(figure, index).zip(Days::of(figure.ref_period)) else { return Vec::new() };
    if !change.is_factor || !series::is_report(figure) || !are_comparable(change.base, days) {
        return Vec::new();
    }
    let statement = |row: &crate::ObservationRow<'a>| {
        // The change of a share is told in points; a percentage of a percentage is anybody's guess.
        if row.unit.as_deref().is_some_and(|unit| unit == series::PERCENT || unit == POINT) {
            return None;
        }
        let figures = reports.figures_of(&[row]);
        // Tonnes of what? Two articles may mean two goods.
        let same_article = figures.iter().any(|at| reports.facts[*at].article == figure.article);
        if row.currency.is_none() && !same_article {
            return None;
        }
        let amount = positive(&row.amount())?.combine(true, &change.amount, true, |level, percent| {
            rounded(level.checked_mul(left_of_hundred(percent)?)?.checked_div(HUNDRED)?, level)
        })?;
        let mut figures = figures;
        figures.push(position);
        Some(Statement {
            series: row.series(),
            days,
            base: None,
            amount,
            granularity: figure.ref_granularity,
            derivation: Some(format!("{} * {}", shown(&row.amount(), in_words), shown(&change.amount, shown_factor))),
            figures,
        })
    };
    reports.levels(parties, change.base).filter_map(statement).collect()
}

/// Two stretches that can be compared: one before the other, and as long, give or take the days of a month. Seven months are never
/// compared with a year.
fn are_comparable(base: Days, days: Days) -> bool {
    base.start < days.start && (base.count() - days.count()).abs() <= 3
}

/// What grows with its factor must be above zero.
fn positive(amount: &Amount) -> Option<&Amount> {
    amount.value.or(amount.low).is_some_and(|least| least > Decimal::ZERO).then_some(amount)
}

const HUNDRED: Decimal = Decimal::from_int(100);

/// What becomes of a hundred when it changes by so many percent; `None` where nothing would be left.
fn left_of_hundred(percent: Decimal) -> Option<Decimal> {
    HUNDRED.checked_add(percent).filter(|left| *left > Decimal::ZERO)
}

fn shown_factor(percent: Decimal) -> String {
    let factor = left_of_hundred(percent).and_then(|left| left.checked_div(HUNDRED));
    factor.map(|factor| factor.to_string()).unwrap_or_default()
}

/// A product or quotient with six digits, or two more than the level was stated with: the others mean nothing.
fn rounded(result: Decimal, level: Decimal) -> Option<Decimal> {
    result.rounded_to((level.n_digits() + 2).max(6))
}

fn shown(amount: &Amount, number: impl Fn(Decimal) -> String) -> String {
    match (amount.value, amount.low, amount.high) {
        (Some(value), ..) => number(value),
        (None, Some(low), Some(high)) => format!("({} to {})", number(low), number(high)),
        _ => String::new(),
    }
}

/// As [`shown`]; a decrease, which is negative, in brackets.
fn in_brackets(amount: &Amount) -> String {
    let text = shown(amount, in_words);
    if text.starts_with('-') { format!("({text})") } else { text }
}
