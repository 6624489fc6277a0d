//! What the page shows, as the tables hold it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use columnist_extract::Decimal;

/// Everything on the page.
#[derive(Debug, Default)]
pub(super) struct Data {
    /// In the order of the table.
    pub(super) observations: Vec<Observation>,
    pub(super) targets: Vec<Target>,
    /// Most mentioned first.
    pub(super) entities: Vec<Entity>,
    /// The latest first.
    pub(super) articles: Vec<Article>,
    /// Names of all entities that are pointed to, by id.
    pub(super) names: BTreeMap<String, String>,
    /// Figures behind observations and targets, by id.
    pub(super) evidence: BTreeMap<String, Evidence>,
    /// What the dataset holds beyond the page.
    pub(super) totals: Totals,
}

/// Rows of the tables, shown or not.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Totals {
    pub(super) articles: usize,
    pub(super) figures: usize,
    pub(super) entities: usize,
    pub(super) series: usize,
    pub(super) targets: usize,
}

/// A value or a range, in major units.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Amount {
    pub(super) value: Option<Decimal>,
    pub(super) low: Option<Decimal>,
    pub(super) high: Option<Decimal>,
    pub(super) bound: String,
}

/// What is measured, of whom, in what: rows of one series stand in one chart.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Series {
    pub(super) measure: String,
    pub(super) subject: Option<String>,
    pub(super) counterpart: Option<String>,
    pub(super) stat: String,
    pub(super) currency: Option<String>,
    pub(super) unit: Option<String>,
}

/// A row of `observations`.
#[derive(Debug, Clone)]
pub(super) struct Observation {
    pub(super) id: String,
    pub(super) series: Series,
    pub(super) start: NaiveDate,
    pub(super) end: NaiveDate,
    pub(super) amount: Amount,
    pub(super) derivation: Option<String>,
    pub(super) n_articles: usize,
    pub(super) n_clusters: usize,
    pub(super) agreement: String,
    pub(super) figures: Vec<String>,
}

/// A row of `targets`.
#[derive(Debug, Clone)]
pub(super) struct Target {
    pub(super) id: String,
    pub(super) series: Series,
    pub(super) amount: Amount,
    pub(super) due_start: Option<NaiveDate>,
    pub(super) due_end: Option<NaiveDate>,
    pub(super) first_stated_on: Option<NaiveDate>,
    pub(super) speaker: Option<String>,
    pub(super) status: String,
    pub(super) status_start: Option<NaiveDate>,
    pub(super) status_end: Option<NaiveDate>,
    pub(super) basis: Option<String>,
    pub(super) figures: Vec<String>,
    pub(super) outcome_figures: Vec<String>,
}

/// A row of `entities`.
#[derive(Debug, Clone)]
pub(super) struct Entity {
    pub(super) name: String,
    pub(super) kind: String,
    pub(super) country: Option<String>,
    pub(super) aliases: Vec<String>,
    pub(super) n_mentions: usize,
    pub(super) n_articles: usize,
}

/// The sentence of a figure.
#[derive(Debug, Clone)]
pub(super) struct Evidence {
    pub(super) article: String,
    pub(super) published_on: Option<NaiveDate>,
    pub(super) surface: String,
    pub(super) context: String,
}

/// A row of `articles` with what stands in it.
#[derive(Debug, Clone)]
pub(super) struct Article {
    pub(super) id: String,
    pub(super) title: Option<String>,
    pub(super) url: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) published_on: Option<NaiveDate>,
    pub(super) text: String,
    /// In order of the text.
    pub(super) marks: Vec<Mark>,
}

/// A span of a text that a row of `figures`, `dates` or `mentions` was made from.
#[derive(Debug, Clone)]
pub(super) struct Mark {
    pub(super) kind: MarkKind,
    /// Id of the row; empty where the mark is no place to link to.
    pub(super) id: String,
    pub(super) start: usize,
    pub(super) end: usize,
    /// What it was read as.
    pub(super) note: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum MarkKind {
    Figure,
    Date,
    Name,
}
