//! Readings become rows of the table `figures`.

use super::parties::Owner;
use super::speaker::Speakers;
use super::{Reading, antecedent};
use crate::Located;
use crate::decimal::Decimal;
use crate::id::{Id, RowIds};
use crate::recognize::amount::Amount;
use crate::record::{CurrencyMethod, Date, Direction, Figure, FigureKind, Period, ReadAs, ValueMethod};
use crate::resolve::currency;
use crate::text::{CharCounter, Document};

/// What rows are made with.
pub(super) struct Table<'s, 'd> {
    pub(super) document: &'s Document<'d>,
    pub(super) article: Id,
    pub(super) dates: &'d [Located<Date>],
    pub(super) speakers: &'s Speakers,
    /// Of each amount the body whose measure it is, where no country is.
    pub(super) owners: &'s [Option<Owner>],
    pub(super) currencies: &'s currency::Context<'s>,
}

/// The rows, and the lexicon entities that they point to, each once.
pub(super) fn rows(table: &Table, amounts: &[Amount], readings: &[Reading]) -> (Vec<Figure>, Vec<u32>) {
    // A word that takes up a target nobody stated says nothing.
    let holds = |at: usize| amounts[at].rule != antecedent::RULE || readings[at].relates_to.is_some();
    let kind = |at: usize| if readings[at].is_money { FigureKind::Money } else { stated(amounts, readings, at).kind };
    let mut ids = RowIds::new(table.article, "figures");
    let mut id = |at: usize| ids.id(table.document.bytes(amounts[at].tokens.clone()), kind(at).as_str());
    let mut chars = CharCounter::default();
    let mut entities = Vec::new();
    let mut figures = Vec::with_capacity(amounts.len());
    for (at, (amount, reading)) in amounts.iter().zip(readings).enumerate().filter(|&(at, _)| holds(at)) {
        let value = stated(amounts, readings, at);
        let beside = reading.currency_of.and_then(|i| amounts[i].currency);
        let (currency, currency_method) =
            value.currency.or(beside).map(|evidence| table.currencies.resolve(value, evidence)).unzip();
        let currency_method = if beside.is_some() { Some(CurrencyMethod::Context) } else { currency_method };
        let span = table.document.span(amount.tokens.clone(), &mut chars);
        let parties = reading.parties;
        entities.extend(parties.into_iter().flat_map(|p| [p.subject, p.counterpart]).flatten());
        let entity = |index: Option<u32>| index.map(|index| table.document.lexicon.entity(index).id);
        let owner = table.owners[at].filter(|_| parties.is_none());
        let speaker = table.speakers.at(amount.tokens.start, reading.sentence);
        let period = |found: Option<super::period::Found>| found.map_or(Period::default(), |f| f.period);
        let measure = reading.measure.as_ref();
        let (low, high) = value.ends.unzip();
        figures.push(Figure {
            id: id(at),
            kind: kind(at),
            value: value.value.map(|value| size(value, reading.direction)),
            value_low: low,
            value_high: high,
            value_method: reading.value_method,
            currency,
            currency_method,
            unit: value.unit.clone(),
            per_unit: value.per_unit.clone(),
            bound: reading.bound,
            modality: reading.modality,
            negated: reading.negated,
            outcome: reading.outcome,
            outcome_period: period(reading.outcome_period),
            stat: reading.stat,
            direction: reading.direction,
            base: period(reading.base),
            base_method: reading.base.map(|b| b.method),
            relates_to: reading.relates_to.filter(|&i| holds(i)).map(&mut id),
            measure: measure.map(|m| table.document.lexicon.measures.get(m.measure).id),
            measure_words: measure.filter(|m| !m.tokens.is_empty()).map(|m| table.document.bytes(m.tokens.clone())),
            measure_method: measure.map(|m| m.method),
            subject: entity(parties.and_then(|p| p.subject)).or(owner.map(|(body, _)| body)),
            counterpart: entity(parties.and_then(|p| p.counterpart)),
            parties_method: parties.map(|p| p.method).or(owner.map(|(_, method)| method)),
            ref_period: period(reading.reference),
            ref_granularity: reading.reference.and_then(|r| r.granularity),
            ref_date: reading.reference.and_then(|r| r.date).map(|d| table.dates[d].row.id),
            ref_method: reading.reference.map(|r| r.method),
            speaker: speaker.map(|(id, _)| id),
            speaker_method: speaker.map(|(_, method)| method),
            context: table.document.bytes(table.document.sentences[reading.sentence].clone()),
            flags: value.flags.clone(),
            amount: ReadAs { kind: value.kind, rule: amount.rule },
            evidence: reading.evidence.clone(),
            rule: rule(amount, reading),
            span,
        });
    }
    entities.sort_unstable();
    entities.dedup();
    (figures, entities)
}

/// "(-2.8%)", "growth of minus 2 percent": which way a change goes is told by its direction, and its value says how far.
fn size(value: Decimal, direction: Option<Direction>) -> Decimal {
    let falls = direction == Some(Direction::Decrease) && value < Decimal::ZERO;
    if falls { value.negated() } else { value }
}

/// The amount that states the value: the one taken up, for words that take one up.
fn stated<'a>(amounts: &'a [Amount], readings: &[Reading], at: usize) -> &'a Amount {
    match readings[at].relates_to {
        Some(before) if readings[at].value_method == ValueMethod::Antecedent => &amounts[before],
        _ => &amounts[at],
    }
}

/// The frame that read the figure; the amount's own rule where no frame did.
fn rule(amount: &Amount, reading: &Reading) -> &'static str {
    if amount.rule == antecedent::RULE
        || amount.kind == FigureKind::Rank
        || reading.rule == "level" && reading.measure.is_none()
    {
        amount.rule
    } else {
        reading.rule
    }
}
