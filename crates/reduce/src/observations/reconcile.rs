//! Statements about one series and one period become rows: what agrees is one row, what conflicts stays visible as several.
//!
//! The best statement comes first: by exactness, then the number of independent reports, then recency. Each row takes in every
//! statement that leaves room for a value in common with all statements of the row so far; so rows never overlap.

use std::cmp::Reverse;

use chrono::NaiveDate;
use columnist_extract::Id;

use super::series::{Days, Series};
use super::{Agreement, Basis, ObservationRow};
use crate::FigureFact;
use crate::amount::{Amount, Room};

/// One statement about a series, or one derivation.
#[derive(Debug, Clone)]
pub(super) struct Statement<'a> {
    pub(super) series: Series<'a>,
    pub(super) days: Days,
    /// What a change is counted from.
    pub(super) base: Option<Days>,
    pub(super) amount: Amount,
    pub(super) granularity: Option<&'a str>,
    /// How it was derived; `None` for what a text states.
    pub(super) derivation: Option<String>,
    /// Positions of the figures that it rests on.
    pub(super) figures: Vec<usize>,
}

/// One amount, with everyone who states it.
struct Claim<'s, 'a> {
    amount: Amount,
    room: Room,
    statements: &'s [Statement<'a>],
    n_clusters: usize,
    last_published_on: Option<NaiveDate>,
}

/// The rows of all statements, sorted by key columns and id.
pub(super) fn reconcile<'a>(mut statements: Vec<Statement<'a>>, facts: &[FigureFact<'a>]) -> Vec<ObservationRow<'a>> {
    // The derivation and the figures' ids make the order total, so that the order of the input never shows.
    statements.sort_unstable_by(|a, b| {
        let key = |s: &Statement<'a>| (s.days, s.base, s.amount);
        a.series
            .cmp(&b.series)
            .then_with(|| key(a).cmp(&key(b)))
            .then_with(|| a.derivation.cmp(&b.derivation))
            .then_with(|| {
                let ids = |s: &Statement<'a>| s.figures.iter().map(|f| facts[*f].figure).collect::<Vec<_>>();
                ids(a).cmp(&ids(b))
            })
    });
    let mut rows = Vec::new();
    for about_one in statements.chunk_by(|a, b| (a.days, a.base) == (b.days, b.base) && a.series == b.series) {
        let first_row = rows.len();
        for claims in agreeing(claims(about_one, facts)) {
            rows.push(row(&claims, facts));
        }
        if rows.len() - first_row > 1 {
            rows[first_row..]
                .iter_mut()
                .for_each(|row: &mut ObservationRow<'a>| row.agreement = Agreement::Conflicting);
        }
    }
    rows
}

/// The distinct amounts, best first.
fn claims<'s, 'a>(statements: &'s [Statement<'a>], facts: &[FigureFact<'a>]) -> Vec<Claim<'s, 'a>> {
    let mut claims: Vec<Claim<'s, 'a>> = statements
        .chunk_by(|a, b| a.amount == b.amount)
        .map(|statements| {
            let figures = || statements.iter().flat_map(|statement| &statement.figures);
            let amount = statements[0].amount;
            let derived = statements[0].derivation.is_some();
            Claim {
                amount,
                room: if derived { computed_room(amount) } else { amount.room() },
                statements,
                n_clusters: distinct(figures().map(|f| facts[*f].cluster)).len(),
                last_published_on: figures().filter_map(|f| facts[*f].published_on).max(),
            }
        })
        .collect();
    claims.sort_by(|a, b| {
        let (a_rank, a_room) = a.amount.vagueness();
        let (b_rank, b_room) = b.amount.vagueness();
        (a_rank.cmp(&b_rank))
            .then_with(|| a_room.total_cmp(&b_room))
            .then_with(|| Reverse(a.n_clusters).cmp(&Reverse(b.n_clusters)))
            .then_with(|| Reverse(a.last_published_on).cmp(&Reverse(b.last_published_on)))
            .then_with(|| a.amount.cmp(&b.amount))
    });
    claims
}

/// A computed number has more digits than it is exact.
fn computed_room(amount: Amount) -> Room {
    use columnist_extract::record::Bound;
    match amount.bound {
        Bound::Exact => Amount { bound: Bound::Approximately, ..amount }.room(),
        _ => amount.room(),
    }
}

/// Puts each claim into the group that leaves room for it; of several into the one whose best amount is nearest. Groups never overlap, so
/// they are kept in order of their room.
fn agreeing<'s, 'a>(claims: Vec<Claim<'s, 'a>>) -> Vec<Vec<Claim<'s, 'a>>> {
    let mut groups: Vec<(Room, Vec<Claim<'s, 'a>>)> = Vec::new();
    for claim in claims {
        let from = groups.partition_point(|(room, _)| room.high < claim.room.low);
        let to = from + groups[from..].partition_point(|(room, _)| room.low <= claim.room.high);
        let distance = |group: &(Room, Vec<Claim<'s, 'a>>)| group.1[0].amount.distance(&claim.amount);
        let nearest = (from..to).min_by(|a, b| distance(&groups[*a]).total_cmp(&distance(&groups[*b])));
        match nearest.and_then(|at| Some((at, groups[at].0.common(claim.room)?))) {
            Some((at, common)) => {
                groups[at].0 = common;
                groups[at].1.push(claim);
            }
            None => groups.insert(from, (claim.room, vec![claim])),
        }
    }
    groups.into_iter().map(|(_, claims)| claims).collect()
}

fn row<'a>(claims: &[Claim<'_, 'a>], facts: &[FigureFact<'a>]) -> ObservationRow<'a> {
    let best = &claims[0].statements[0];
    let figures = || claims.iter().flat_map(|claim| claim.statements).flat_map(|statement| &statement.figures);
    let n_clusters = distinct(figures().map(|f| facts[*f].cluster)).len();
    let published = || figures().filter_map(|f| facts[*f].published_on);
    let basis = if best.derivation.is_some() { Basis::Derived } else { Basis::Reported };
    let Amount { value, low, high, bound } = best.amount;
    let mut row = ObservationRow {
        observation: Id([0; 16]),
        measure: best.series.measure,
        subject: best.series.subject,
        counterpart: best.series.counterpart,
        stat: best.series.stat,
        currency: best.series.currency,
        unit: best.series.unit.clone(),
        period_start: best.days.start,
        period_end: best.days.end,
        granularity: claims.iter().flat_map(|claim| claim.statements).find_map(|statement| statement.granularity),
        base_start: best.base.map(|base| base.start),
        base_end: best.base.map(|base| base.end),
        value,
        value_low: low,
        value_high: high,
        value_f64: best.amount.value_f64(),
        bound,
        basis,
        derivation: best.derivation.clone(),
        n_articles: distinct(figures().map(|f| facts[*f].article)).len(),
        n_clusters,
        agreement: if n_clusters > 1 { Agreement::Consistent } else { Agreement::Single },
        first_published_on: published().min(),
        last_published_on: published().max(),
        figures: distinct(figures().map(|f| facts[*f].figure)),
    };
    row.observation = row.id();
    row
}

fn distinct(ids: impl Iterator<Item = Id>) -> Vec<Id> {
    let mut ids: Vec<Id> = ids.collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}
