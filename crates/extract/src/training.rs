//! What the trainer of the tagger needs to see: the stretches of a text with their features. No part of the public API.

use std::ops::Range;

use crate::lexicon::Lexicon;
pub use crate::lexicon::tagger::{FEATURES, LABELS, Label, Path, ROWS, Transitions, viterbi};
pub use crate::lexicon::word_class::pack;
pub use crate::recognize::name::features::OWN_WORD;
use crate::recognize::name::features::{Context, Room};
use crate::recognize::name::stretch::{self, Stretch};

use crate::text::Document;
pub use crate::text::token::hash;

/// A stretch of capitalised words.
#[derive(Debug)]
pub struct Sample {
    /// Bytes of each token.
    pub tokens: Vec<Range<usize>>,
    /// Features of each token, as rows of the weight table.
    pub features: Vec<[u32; FEATURES]>,
}

/// The stretches of a text, as the tagger will be asked about them.
pub fn samples(text: &str, lexicon: &Lexicon) -> Vec<Sample> {
    let document = Document::new(text, lexicon);
    let stretches = stretch::stretches(&document);
    let context = Context::new(&document, &stretches);
    let sample = |stretch: &Stretch| {
        let mut room = Room::default();
        let view = room.view(&document, &context, stretch);
        Sample {
            tokens: stretch.tokens.clone().map(|at| document.bytes(at..at + 1)).collect(),
            features: stretch.tokens.clone().map(|at| view.features(at)).collect(),
        }
    };
    stretches.iter().map(sample).collect()
}
