//! What the reduce needs of the per-article tables.
//!
//! Each fact holds columns under the names that they have in the tables, and borrows its strings: from table columns or from the
//! rows of an extraction.

use chrono::NaiveDate;
use columnist_extract::record::{
    Bound, Direction, Entity, EntityKind, Extraction, Figure, FigureKind, Mention, MentionMethod, Modality, Outcome,
    Period, Stat,
};
use columnist_extract::{Decimal, Id};

use crate::Signature;

/// The facts of a dataset, in any order.
#[derive(Debug, Clone, Default)]
pub struct Input<'a> {
    /// One for each article.
    pub articles: Vec<ArticleFact<'a>>,
    /// One for each row of `figures`.
    pub figures: Vec<FigureFact<'a>>,
    /// One for each row of `mentions`.
    pub mentions: Vec<MentionFact<'a>>,
    /// What articles and the lexicon know of the entities: one or more for each entity.
    pub entities: Vec<EntityFact<'a>>,
}

impl Input<'_> {
    /// What could be known on a day: the facts of articles published until then. An undated article is left out, for nobody
    /// can say when it could be read.
    #[must_use]
    pub fn as_of(mut self, day: NaiveDate) -> Self {
        self.articles.retain(|article| article.published_on.is_some_and(|published_on| published_on <= day));
        let mut known: Vec<Id> = self.articles.iter().map(|article| article.article).collect();
        known.sort_unstable();
        self.figures.retain(|figure| known.binary_search(&figure.article).is_ok());
        self.mentions.retain(|mention| known.binary_search(&mention.article).is_ok());
        let mut named: Vec<Id> = self.mentions.iter().map(|mention| mention.entity).collect();
        named.extend(self.figures.iter().flat_map(|f| [f.subject, f.counterpart, f.speaker]).flatten());
        named.sort_unstable();
        self.entities.retain(|entity| named.binary_search(&entity.entity).is_ok());
        self
    }
}

/// A row of `articles`.
#[derive(Debug, Clone)]
pub struct ArticleFact<'a> {
    pub article: Id,
    pub published_on: Option<NaiveDate>,
    pub url: Option<&'a str>,
    /// Of the column `text`.
    pub signature: Signature,
}

/// A row of `figures`.
#[derive(Debug, Clone)]
pub struct FigureFact<'a> {
    pub figure: Id,
    pub article: Id,
    pub kind: FigureKind,
    pub value: Option<Decimal>,
    pub value_low: Option<Decimal>,
    pub value_high: Option<Decimal>,
    pub currency: Option<&'a str>,
    pub unit: Option<&'a str>,
    pub per_unit: Option<&'a str>,
    pub bound: Bound,
    pub modality: Modality,
    pub negated: bool,
    pub outcome: Option<Outcome>,
    pub outcome_period: Period,
    pub stat: Stat,
    pub direction: Option<Direction>,
    pub base: Period,
    pub relates_to: Option<Id>,
    pub measure: Option<&'a str>,
    pub subject: Option<Id>,
    pub counterpart: Option<Id>,
    pub ref_period: Period,
    /// A string, as the tables hold it: it is handed through.
    pub ref_granularity: Option<&'a str>,
    pub speaker: Option<Id>,
}

impl<'a> FigureFact<'a> {
    /// The fact of a row of an extraction.
    pub fn of(article: &Extraction, figure: &'a Figure) -> FigureFact<'a> {
        FigureFact {
            figure: figure.id,
            article: article.article_id,
            kind: figure.kind,
            value: figure.value,
            value_low: figure.value_low,
            value_high: figure.value_high,
            currency: figure.currency.as_deref(),
            unit: figure.unit.as_deref(),
            per_unit: figure.per_unit.as_deref(),
            bound: figure.bound,
            modality: figure.modality,
            negated: figure.negated,
            outcome: figure.outcome,
            outcome_period: figure.outcome_period,
            stat: figure.stat,
            direction: figure.direction,
            base: figure.base,
            relates_to: figure.relates_to,
            measure: figure.measure,
            subject: figure.subject,
            counterpart: figure.counterpart,
            ref_period: figure.ref_period,
            ref_granularity: figure.ref_granularity.map(|granularity| granularity.as_str()),
            speaker: figure.speaker,
        }
    }
}

/// A row of `mentions`.
#[derive(Debug, Clone)]
pub struct MentionFact<'a> {
    pub article: Id,
    pub entity: Id,
    pub kind: EntityKind,
    pub surface: &'a str,
    pub role_of: Option<Id>,
    pub method: MentionMethod,
}

impl<'a> MentionFact<'a> {
    /// The fact of a row of an extraction.
    pub fn of(article: &Extraction, mention: &'a Mention) -> MentionFact<'a> {
        MentionFact {
            article: article.article_id,
            entity: mention.entity,
            kind: mention.kind,
            surface: &mention.span.surface,
            role_of: mention.role_of,
            method: mention.method,
        }
    }
}

/// An entity as an article or the lexicon knows it. Several articles may know one entity by several names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct EntityFact<'a> {
    pub entity: Id,
    pub kind: EntityKind,
    pub name: &'a str,
    pub country: Option<&'a str>,
    pub external_id: Option<&'a str>,
    /// Whether the lexicon knows it: its name then outranks every other.
    pub in_lexicon: bool,
}

impl<'a> EntityFact<'a> {
    /// The fact of an entity of an extraction.
    pub fn of(entity: &'a Entity) -> EntityFact<'a> {
        EntityFact {
            entity: entity.id,
            kind: entity.kind,
            name: &entity.name,
            country: entity.country.as_deref(),
            external_id: entity.external_id.as_deref(),
            in_lexicon: entity.in_lexicon,
        }
    }
}
