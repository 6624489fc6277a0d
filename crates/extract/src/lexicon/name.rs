//! Words in and about names.

use super::sense::Classes;

/// What a word says in or about a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NameWord {
    /// A name that the lexicon knows: index into its entities.
    Known(u32),
    /// "Belarusian": the adjective or demonym of an entity.
    Demonym(u32),
}

impl NameWord {
    pub(super) fn classes(&self) -> Classes {
        match self {
            NameWord::Known(_) => Classes::Name,
            NameWord::Demonym(_) => Classes::Demonym,
        }
    }
}
