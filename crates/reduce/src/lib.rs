//! What is known only by looking at many articles.
//!
//! ```text
//! articles, figures, mentions ──clusters──▶ which reports are independent
//!                             ──entities──▶ which names are one entity
//!                             ──observations──▶ series ──targets──▶ who promised what, and what became of it
//! ```
//!
//! Facts in, rows out: the facts are the columns of the per-article tables that are needed here, borrowed from wherever they
//! are kept, and the rows are those of the tables over the dataset. The result depends on the set of facts alone, never on
//! their order; so a dataset that grew in many runs and one that was read at once have the same rows. Time is linear in the
//! number of facts but for sorting. What it does not do: read, write, or look into a text (but for [`Signature::of`]).
//!
//! A dataset goes through [`clusters`] month by month, and through [`reckon`] in parts; one that is small enough to be held whole through
//! [`reduce`].

mod facts;
mod index;

mod amount;
pub mod clusters;
pub mod entities;
mod measure;
pub mod observations;
pub mod same_name;
mod stated;
pub mod targets;

pub use amount::in_words;
pub use clusters::{ClusterRow, Signature};
pub use entities::{Entities, EntityRow, Links};
pub use facts::{ArticleFact, EntityFact, FigureFact, Input, MentionFact, Naming, RoleFact};
pub use index::{EntityEntry, Index};
pub use observations::ObservationRow;
pub use stated::{Part, Stated};
pub use targets::TargetRow;

/// The tables over the dataset, each sorted by its key columns and id.
#[derive(Debug, PartialEq)]
pub struct Output<'a> {
    pub clusters: Vec<ClusterRow>,
    pub entities: Vec<EntityRow<'a>>,
    pub observations: Vec<ObservationRow<'a>>,
    pub targets: Vec<TargetRow<'a>>,
}

/// What follows from what articles state: rows sorted by their key columns and id.
#[derive(Debug)]
pub struct Reckoned<'a> {
    pub observations: Vec<ObservationRow<'a>>,
    pub targets: Vec<TargetRow<'a>>,
}

/// The observations and targets of a part of what articles state.
pub fn reckon<'a>(stated: Stated<'a>, index: &Index<'a>) -> Reckoned<'a> {
    let stated = stated.with_guests();
    let observations = observations::observations(&stated, index);
    let targets = targets::targets(&stated, index, &observations);
    Reckoned { observations, targets }
}

/// Reduces the facts of a dataset at once.
pub fn reduce<'a>(input: &Input<'a>) -> Output<'a> {
    let mut entities = Entities::default();
    for fact in &input.entities {
        entities.add(fact, &Naming::default(), |text| text);
    }
    input.name(&mut entities);
    let clusters = clusters::clusters(&input.articles);
    let entities = entities.rows();
    let latest = input.articles.iter().filter_map(|article| article.published_on).max();
    let index = Index::new(latest, entities.iter().map(EntityEntry::of));
    let role = |mention: &MentionFact<'_>| {
        mention.role_of.map(|role_of| RoleFact { article: mention.article, entity: mention.entity, role_of })
    };
    let mut stated = Stated::new(input.mentions.iter().filter_map(role).collect());
    let figures = input.figures_in(&clusters);
    figures.chunk_by(|a, b| a.article == b.article).for_each(|article| stated.add(article, Part::WHOLE, &index));
    let Reckoned { observations, targets } = reckon(stated, &index);
    Output { clusters, entities, observations, targets }
}

/// A key column as it goes into an id: nothing for NULL.
fn shown<T: std::fmt::Display>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}
