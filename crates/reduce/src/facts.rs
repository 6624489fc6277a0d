//! What the reduce needs of the per-article tables.
//!
//! Each fact holds columns under the names that they have in the tables, and borrows its strings: from table columns or from the
//! rows of an extraction.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use columnist_extract::record::{
    Bound, Direction, Entity, EntityKind, Extraction, Figure, FigureKind, Mention, MentionMethod, Modality, Outcome,
    Period, Stat,
};
use columnist_extract::{Decimal, Id};

use crate::Signature;
use crate::clusters::ClusterRow;
use crate::entities::Entities;

/// The facts of a dataset that is small enough to be held whole, in any order.
#[derive(Debug, Clone, Default)]
pub struct Input<'a> {
    /// One for each article.
    pub articles: Vec<ArticleFact>,
    /// One for each row of `figures`.
    pub figures: Vec<FigureFact<'a>>,
    /// One for each row of `mentions`.
    pub mentions: Vec<MentionFact<'a>>,
    /// What articles and the lexicon know of the entities: one or more for each entity.
    pub entities: Vec<EntityFact<'a>>,
}

impl<'a> Input<'a> {
    /// The figures that [are needed](FigureFact::is_needed), in order of their articles, each with the day and the cluster of its own.
    pub fn figures_in(&self, clusters: &[ClusterRow]) -> Vec<FigureFact<'a>> {
        let days = self.days();
        let cluster = |article: Id| clusters.binary_search_by_key(&article, |row| row.article).ok();
        let placed = |figure: &FigureFact<'a>| FigureFact {
            published_on: days.get(&figure.article).copied().flatten(),
            cluster: cluster(figure.article).map_or(figure.article, |at| clusters[at].cluster),
            ..figure.clone()
        };
        let mut figures: Vec<FigureFact<'a>> =
            self.figures.iter().filter(|figure| figure.is_needed()).map(placed).collect();
        figures.sort_by_key(|figure| figure.article);
        figures
    }

    fn days(&self) -> BTreeMap<Id, Option<NaiveDate>> {
        self.articles.iter().map(|article| (article.article, article.published_on)).collect()
    }

    /// How each article names each entity.
    pub(crate) fn name(&self, entities: &mut Entities<'a>) {
        let mut mentions: Vec<&MentionFact<'a>> = self.mentions.iter().collect();
        mentions.sort_unstable_by_key(|mention| (mention.entity, mention.article, mention.surface));
        let published = self.days();
        let mut known: Vec<&EntityFact<'a>> = self.entities.iter().collect();
        known.sort_unstable_by_key(|fact| fact.entity);
        for of_one in mentions.chunk_by(|a, b| (a.entity, a.article) == (b.entity, b.article)) {
            let Ok(at) = known.binary_search_by_key(&of_one[0].entity, |fact| fact.entity) else { continue };
            let published_on = published.get(&of_one[0].article).copied().flatten();
            let aliases: Vec<&'a str> = of_one.iter().map(|mention| mention.surface).collect();
            let naming = Naming {
                aliases: &aliases,
                n_mentions: of_one.len(),
                n_articles: 1,
                first_published_on: published_on,
                last_published_on: published_on,
            };
            entities.add(known[at], &naming, |text| text);
        }
    }
}

/// A row of `articles`.
#[derive(Debug, Clone)]
pub struct ArticleFact {
    pub article: Id,
    pub published_on: Option<NaiveDate>,
    /// The number of its `url`: see [`address`](crate::clusters::address).
    pub address: Option<u64>,
    /// Of the column `text`.
    pub signature: Signature,
}

/// A row of `figures`.
#[derive(Debug, Clone)]
pub struct FigureFact<'a> {
    pub figure: Id,
    pub article: Id,
    /// Of the article.
    pub published_on: Option<NaiveDate>,
    /// The independent report that the article is, or repeats.
    pub cluster: Id,
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
    /// Whether it can be part of a series or a target, or turn a level into another: nine out of ten figures cannot.
    pub fn is_needed(&self) -> bool {
        let is_change = self.stat == Stat::Change && self.relates_to.is_some() && !self.base.is_empty();
        self.measure.is_some() && self.subject.is_some() || is_change
    }

    /// The fact of a row of an extraction. Its day and its cluster are [found later](Input::figures_in).
    pub fn of(article: &Extraction, figure: &'a Figure) -> FigureFact<'a> {
        FigureFact {
            figure: figure.id,
            article: article.article_id,
            published_on: None,
            cluster: article.article_id,
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
    /// The fact of a row of an extraction from this text.
    pub fn of(article: &Extraction, mention: &Mention, text: &'a str) -> MentionFact<'a> {
        MentionFact {
            article: article.article_id,
            entity: mention.entity,
            kind: mention.kind,
            surface: mention.span.surface(text),
            role_of: mention.role_of,
            method: mention.method,
        }
    }
}

/// The office that an article gives a person: a row of `mentions` that has a `role_of`.
#[derive(Debug, Clone, Copy)]
pub struct RoleFact {
    pub article: Id,
    pub entity: Id,
    pub role_of: Id,
}

/// How some articles name an entity.
#[derive(Debug, Clone, Copy, Default)]
pub struct Naming<'n, 'a> {
    /// Surfaces, in any order.
    pub aliases: &'n [&'a str],
    pub n_mentions: usize,
    /// Those in which it is mentioned.
    pub n_articles: usize,
    pub first_published_on: Option<NaiveDate>,
    pub last_published_on: Option<NaiveDate>,
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
    /// The same fact, with texts that `keep` holds.
    pub(crate) fn kept<'k>(&self, mut keep: impl FnMut(&'a str) -> &'k str) -> EntityFact<'k> {
        let EntityFact { entity, kind, name, country, external_id, in_lexicon } = *self;
        let (name, country, external_id) = (keep(name), country.map(&mut keep), external_id.map(&mut keep));
        EntityFact { entity, kind, name, country, external_id, in_lexicon }
    }

    /// The fact of an entity of an extraction.
    pub fn of(entity: &'a Entity) -> EntityFact<'a> {
        EntityFact {
            entity: entity.id,
            kind: entity.kind,
            name: &entity.name,
            country: entity.country,
            external_id: entity.external_id.as_deref(),
            in_lexicon: entity.in_lexicon,
        }
    }
}
