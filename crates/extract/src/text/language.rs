//! Which language a text is in, as far as the lexicon can tell: by the share of its words that are function words.

use super::document::Document;
use super::token::Kind;
use crate::lexicon::Classes;

/// Fewer words say nothing.
const LEAST_WORDS: usize = 4;

/// The language of the lexicon where the text is in it, else `None`. About two words in five of English news are function words; of
/// its neighbours, which share "in", "a" and "on", fewer than one in eight.
pub(crate) fn detect(document: &Document) -> Option<&'static str> {
    let (mut words, mut function_words) = (0, 0);
    for (token, classes) in document.tokens.iter().zip(&document.classes) {
        if token.kind == Kind::Word {
            words += 1;
            function_words += usize::from(classes.meets(Classes::Function));
        }
    }
    (words >= LEAST_WORDS && function_words * 6 >= words).then_some(document.lexicon.language)
}
