//! Words of amounts: currencies, units, percent, "per".

use super::sense::Classes;

/// What a word says in an amount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MoneyWord {
    /// "percent", "pct", "%".
    Percent,
}

impl MoneyWord {
    pub(super) fn classes(&self) -> Classes {
        Classes::Percent
    }
}
