//! Texts that come again and again, each held once.

use bumpalo::Bump;
use rustc_hash::FxHashSet;

/// Texts that live as long as the reduce.
pub(super) struct Words<'a> {
    held: &'a Bump,
    /// Nothing is listed from the set.
    known: FxHashSet<&'a str>,
}

impl<'a> Words<'a> {
    pub(super) fn new(held: &'a Bump) -> Words<'a> {
        Words { held, known: FxHashSet::default() }
    }

    /// The same text, held.
    pub(super) fn keep(&mut self, text: &str) -> &'a str {
        if let Some(known) = self.known.get(text) {
            return known;
        }
        let text: &'a str = self.held.alloc_str(text);
        self.known.insert(text);
        text
    }
}
