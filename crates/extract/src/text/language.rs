//! Which language a text is in, as far as the lexicon can tell: by the share of its words that are function words.

use super::document::Document;
use super::token::Kind;
use crate::lexicon::{Classes, Lexicon};

/// Fewer words say nothing.
const LEAST_WORDS: usize = 4;

/// How many words a text has, and how many of them are function words.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Words {
    pub(crate) all: usize,
    function: usize,
}

impl Words {
    /// Counts them.
    pub(crate) fn of(document: &Document) -> Words {
        let mut words = Words { all: 0, function: 0 };
        for (token, classes) in document.tokens.iter().zip(&document.classes) {
            if token.kind == Kind::Word {
                words.all += 1;
                words.function += usize::from(classes.meets(Classes::Function));
            }
        }
        words
    }

    /// The language of the lexicon where the text is in it, else `None`. About two words in five of English news are function words; of
    /// its neighbours, which share "in", "a" and "on", fewer than one in eight.
    pub(crate) fn language(self, lexicon: &Lexicon) -> Option<&'static str> {
        (self.all >= LEAST_WORDS && self.function * 6 >= self.all).then_some(lexicon.language)
    }
}
