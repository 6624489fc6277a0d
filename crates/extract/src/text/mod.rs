//! A text becomes tokens and sentences.

pub(crate) mod dateline;
pub mod document;
pub(crate) mod language;
pub mod sentence;
pub mod token;

pub use document::{CharCounter, Document};
