//! A dataset in a few words: articles by name and day, figures with the columns that matter.

use chrono::NaiveDate;
use columnist_extract::record::{
    Bound, Direction, EntityKind, FigureKind, MentionMethod, Modality, Outcome, Period, Stat,
};
use columnist_extract::{Decimal, Id};
use columnist_reduce::{ArticleFact, EntityFact, FigureFact, Input, MentionFact, Output, Signature, reduce};

/// Facts, added one by one.
#[derive(Clone, Default)]
pub(crate) struct Dataset {
    pub(crate) input: Input<'static>,
}

pub(crate) fn id(name: &str) -> Id {
    Id::of(&[name])
}

/// A year, a month or a stretch: "2019", "2019-05", "2017-01/2017-07"; "by 2020" has an end alone.
pub(crate) fn period(text: &str) -> Period {
    if text.is_empty() {
        return Period::default();
    }
    if let Some(end) = text.strip_prefix("by ") {
        return Period { start: None, end: period(end).end };
    }
    let (from, to) = text.split_once('/').unwrap_or((text, text));
    Period { start: Some(first(from)), end: Some(last(to)) }
}

fn first(text: &str) -> NaiveDate {
    let mut parts = text.split('-').map(|part| part.parse::<u32>().unwrap());
    let year = i32::try_from(parts.next().unwrap()).unwrap();
    NaiveDate::from_ymd_opt(year, parts.next().unwrap_or(1), parts.next().unwrap_or(1)).unwrap()
}

fn last(text: &str) -> NaiveDate {
    let step = match text.matches('-').count() {
        0 => chrono::Months::new(12),
        1 => chrono::Months::new(1),
        _ => return first(text),
    };
    first(text).checked_add_months(step).unwrap().pred_opt().unwrap()
}

impl Dataset {
    /// An article with a text of its own; "" is no day.
    pub(crate) fn article(&mut self, name: &str, published_on: &str) -> &mut Self {
        let words: Vec<String> = (0..60).map(|i| format!("{name}{i}")).collect();
        self.article_with(name, published_on, &words.join(" "))
    }

    pub(crate) fn article_with(&mut self, name: &str, published_on: &str, text: &str) -> &mut Self {
        let published_on = (!published_on.is_empty()).then(|| published_on.parse().unwrap());
        self.input.articles.push(ArticleFact {
            article: id(name),
            published_on,
            address: None,
            signature: Signature::of(text),
        });
        self
    }

    pub(crate) fn country(&mut self, name: &'static str, code: &'static str) -> &mut Self {
        self.entity(name, EntityKind::Place, Some(code))
    }

    pub(crate) fn entity(&mut self, name: &'static str, kind: EntityKind, country: Option<&'static str>) -> &mut Self {
        let fact =
            EntityFact { entity: id(name), kind, name, country, external_id: None, in_lexicon: country.is_some() };
        self.input.entities.push(fact);
        self
    }

    pub(crate) fn role(&mut self, article: &str, name: &'static str, of: &str) -> &mut Self {
        self.input.mentions.push(MentionFact {
            article: id(article),
            entity: id(name),
            kind: EntityKind::Person,
            surface: name,
            role_of: Some(id(of)),
            method: MentionMethod::Pattern,
        });
        self
    }

    pub(crate) fn figure(&mut self, fact: FigureFact<'static>) -> &mut Self {
        self.input.figures.push(fact);
        self
    }

    pub(crate) fn reduce(&self) -> Output<'static> {
        reduce(&self.input)
    }
}

/// A reported level of trade between Arvenia and Borland, in dollars: "313.7 million in 2017-01/2017-07", "more_than 1 billion in 2021".
pub(crate) fn trade(article: &str, words: &str) -> FigureFact<'static> {
    let (amount, when) = words.split_once(" in ").unwrap_or((words, ""));
    let (bound, value) = amount_of(amount);
    FigureFact {
        figure: id(&format!("{article}: {words}")),
        article: id(article),
        published_on: None,
        cluster: id(article),
        kind: FigureKind::Money,
        value: Some(value),
        value_low: None,
        value_high: None,
        currency: Some("USD"),
        unit: None,
        per_unit: None,
        bound,
        modality: Modality::Reported,
        negated: false,
        outcome: None,
        outcome_period: Period::default(),
        stat: Stat::Level,
        direction: None,
        base: Period::default(),
        relates_to: None,
        measure: Some("trade_turnover"),
        subject: Some(id("Arvenia")),
        counterpart: Some(id("Borland")),
        ref_period: period(when),
        ref_granularity: None,
        speaker: None,
    }
}

/// A change of the same trade in percent: `change("a", "nearly 33.333333 in 2021", "2020", Increase)`.
pub(crate) fn change(article: &str, words: &str, base: &str, direction: Direction) -> FigureFact<'static> {
    FigureFact {
        kind: FigureKind::Percent,
        currency: None,
        stat: Stat::Change,
        direction: Some(direction),
        base: period(base),
        ..trade(article, words)
    }
}

/// A target for the same trade.
pub(crate) fn target(article: &str, words: &str) -> FigureFact<'static> {
    FigureFact {
        modality: Modality::Target,
        figure: id(&format!("{article} target: {words}")),
        ..trade(article, words)
    }
}

/// What a text says of the outcome of a target.
pub(crate) fn outcome(article: &str, words: &str, outcome: Outcome, when: &str) -> FigureFact<'static> {
    FigureFact {
        figure: id(&format!("{article} {outcome}: {words}")),
        outcome: Some(outcome),
        outcome_period: period(when),
        ..target(article, words)
    }
}

fn amount_of(text: &str) -> (Bound, Decimal) {
    let (bound, text) = match text.split_once(' ') {
        Some((word, rest)) if Bound::parse(word).is_some() => (Bound::parse(word).unwrap(), rest),
        _ => (Bound::Exact, text),
    };
    let (number, scale) = text.split_once(' ').unwrap_or((text, ""));
    let scale = match scale {
        "billion" => 1_000_000_000,
        "million" => 1_000_000,
        _ => 1,
    };
    (bound, Decimal::parse(number).unwrap().checked_mul(Decimal::from_int(scale)).unwrap())
}
