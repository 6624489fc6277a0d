//! Expressions are given values: only here are the publication date and the article's country seen.

pub(crate) mod calendar;
pub(crate) mod currency;
pub(crate) mod name;
