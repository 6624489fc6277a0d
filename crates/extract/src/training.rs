//! What the trainer of the tagger needs to see: the stretches of a text with their features. No part of the public API.

use std::ops::Range;

use crate::lexicon::Lexicon;
pub use crate::lexicon::tagger::{FEATURES, LABELS, Label, ROWS, viterbi};
pub use crate::lexicon::word_class::pack;
pub use crate::recognize::name::features::OWN_WORD;
use crate::recognize::name::features::{Context, features};
use crate::recognize::name::stretch;

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
    let context = Context::new(&document);
    let mut samples = Vec::new();
    for sentence in &document.sentences {
        if stretch::is_all_capitals(&document, sentence.clone()) {
            continue;
        }
        for stretch in stretch::stretches(&document, sentence.clone()) {
            let mut rows = Vec::new();
            features(&document, &context, &stretch, sentence, &mut rows);
            samples.push(Sample { tokens: stretch.map(|at| document.bytes(at..at + 1)).collect(), features: rows });
        }
    }
    samples
}
