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
//! What could be known on a day is [`Input::as_of`] that day, reduced.

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
pub use clusters::{ClusterRow, Signature};
pub use entities::EntityRow;
pub use facts::{ArticleFact, EntityFact, FigureFact, Input, MentionFact};
pub use observations::ObservationRow;
pub use targets::TargetRow;

use index::Index;

/// The tables over the dataset, each sorted by its key columns and id.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Output<'a> {
    pub clusters: Vec<ClusterRow>,
    pub entities: Vec<EntityRow<'a>>,
    pub observations: Vec<ObservationRow<'a>>,
    pub targets: Vec<TargetRow<'a>>,
}

/// Reduces the facts of a dataset.
pub fn reduce<'a>(input: &Input<'a>) -> Output<'a> {
    let clusters = clusters::clusters(&input.articles);
    let entities = entities::entities(input);
    let index = Index::new(input, &clusters, &entities);
    let observations = observations::observations(input, &index);
    let targets = targets::targets(input, &index, &observations);
    Output { clusters, entities, observations, targets }
}

/// A key column as it goes into an id: nothing for NULL.
fn shown<T: std::fmt::Display>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}
