//! Names: which tokens name an entity, and of what kind.
//!
//! Closed classes come from the lexicon.

mod credit;
mod known;

use std::ops::Range;

pub(crate) use credit::credited;

use crate::record::{EntityKind, MentionMethod};
use crate::text::Document;
use crate::text::dateline::Dateline;

/// A stretch of tokens that names something.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Naming {
    pub(crate) tokens: Range<usize>,
    pub(crate) kind: EntityKind,
    /// The entity of the lexicon that it names.
    pub(crate) known: Option<u32>,
    pub(crate) method: MentionMethod,
    pub(crate) rule: &'static str,
}

/// Every name of a document, in order of the text.
pub(crate) fn recognize(document: &Document, dateline: &Dateline) -> Vec<Naming> {
    known::recognize(document, dateline)
}
