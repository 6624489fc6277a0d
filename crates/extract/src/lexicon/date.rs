//! Words of temporal expressions.

use super::sense::Classes;

/// What a word says in a temporal expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DateWord {
    /// "March": from 1.
    Month(u32),
}

impl DateWord {
    pub(super) fn classes(&self) -> Classes {
        Classes::DateStart | Classes::DateWord
    }
}
