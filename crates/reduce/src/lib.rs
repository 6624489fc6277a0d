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
//! A dataset goes through [`Clusters`] and [`Reducer`] month by month; one that is small enough to be held whole through [`reduce`].

mod facts;
mod index;

mod amount;
pub mod clusters;
pub mod entities;
mod measure;
pub mod observations;
pub mod same_name;
pub mod targets;

pub use amount::in_words;
pub use clusters::{ClusterRow, Clustered, Clusters, Signature};
pub use entities::{Entities, EntityRow};
pub use facts::{ArticleFact, EntityFact, FigureFact, Input, MentionFact, Naming, RoleFact};
pub use observations::ObservationRow;
pub use targets::TargetRow;

use index::Index;

/// The tables over the dataset, each sorted by its key columns and id.
#[derive(Debug, PartialEq)]
pub struct Output<'a> {
    pub clusters: Clustered,
    pub entities: Vec<EntityRow<'a>>,
    pub observations: Vec<ObservationRow<'a>>,
    pub targets: Vec<TargetRow<'a>>,
}

/// Takes the facts of a dataset piece by piece, and keeps of each what the tables need.
#[derive(Debug, Default)]
pub struct Reducer<'a> {
    /// Takes what articles say of entities, in any order.
    pub entities: Entities<'a>,
    /// Those that [are needed](FigureFact::is_needed), in any order.
    pub figures: Vec<FigureFact<'a>>,
    /// In any order.
    pub roles: Vec<RoleFact>,
}

impl<'a> Reducer<'a> {
    /// The tables, when all facts came.
    pub fn finish(self, clusters: Clustered) -> Output<'a> {
        let entities = self.entities.rows();
        let stated = Stated { figures: self.figures, roles: self.roles };
        let index = Index::new(&clusters, &entities);
        let observations = observations::observations(&stated, &index);
        let targets = targets::targets(&stated, &index, &observations);
        Output { clusters, entities, observations, targets }
    }
}

/// What articles state in figures, and who holds which office.
#[derive(Debug)]
struct Stated<'a> {
    figures: Vec<FigureFact<'a>>,
    roles: Vec<RoleFact>,
}

/// Reduces the facts of a dataset at once.
pub fn reduce<'a>(input: &Input<'a>) -> Output<'a> {
    let mut reducer = Reducer::default();
    for fact in &input.entities {
        reducer.entities.add(fact, &Naming::default(), |text| text);
    }
    input.name(&mut reducer.entities);
    reducer.figures.extend(input.figures.iter().filter(|figure| figure.is_needed()).cloned());
    let role = |mention: &MentionFact<'_>| {
        mention.role_of.map(|role_of| RoleFact { article: mention.article, entity: mention.entity, role_of })
    };
    reducer.roles.extend(input.mentions.iter().filter_map(role));
    reducer.finish(clusters::clustered(&input.articles))
}

/// A key column as it goes into an id: nothing for NULL.
fn shown<T: std::fmt::Display>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}
