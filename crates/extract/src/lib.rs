//! Reads one news article: the dates, figures and names in it, and what they mean.
//!
//! One way through, each stage a module that imports only from those before it:
//!
//! ```text
//! text ──text──▶ tokens, sentences ──recognize──▶ expressions ──resolve──▶ values ──interpret──▶ rows
//! ```
//!
//! The crate is pure: no files, clock, environment or threads, and no text can make it fail. What it does not do: read formats,
//! write tables, or know more than one article.

pub mod decimal;
pub mod id;
mod interpret;
pub mod lexicon;
mod names;
mod recognize;
pub mod record;
mod resolve;
pub mod text;

pub use decimal::Decimal;
pub use id::Id;
pub use lexicon::Lexicon;
pub use record::{Article, Extraction};

use text::{CharCounter, Document};

/// What may be switched for a whole run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// Which names are looked for.
    pub entities: Entities,
}

names::names! {
    /// How names are found.
    #[derive(Default)]
    pub enum Entities {
        /// Lexicon, patterns and the tagger.
        #[default]
        Full = "full",
        /// Lexicon and patterns alone.
        Lexicon = "lexicon",
    }
}

/// A token range and the row made from it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Located<T> {
    pub(crate) tokens: std::ops::Range<usize>,
    pub(crate) row: T,
}

/// Reads one article.
pub fn extract(article: &Article, lexicon: &Lexicon, _options: Options) -> Extraction {
    let document = Document::new(&article.text, lexicon);
    let published = article.published_on.map(|d| d.to_string()).unwrap_or_default();
    Extraction {
        article_id: Id::of(&[&article.text, &published]),
        language: article.language.clone(),
        agency: None,
        dateline_place: None,
        published_on: article.published_on,
        published_in_dateline: false,
        cited_sources: Vec::new(),
        n_chars: CharCounter::default().at(&article.text, article.text.len()),
        n_words: document.tokens.iter().filter(|t| t.kind == text::token::Kind::Word).count(),
        n_sentences: document.sentences.len(),
        figures: Vec::new(),
        dates: Vec::new(),
        mentions: Vec::new(),
        entities: Vec::new(),
    }
}
