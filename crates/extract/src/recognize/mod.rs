//! Expressions are found in the tokens: what the words say, not yet what they mean.

pub(crate) mod amount;
pub(crate) mod date;
pub(crate) mod name;
pub(crate) mod number;
pub(crate) mod verb;
