//! Words are data: the lexicon files, read once, and the way to find their terms in a text.
//!
//! A language is a folder of files, one a domain; what does not depend on a language (currencies, units, countries, measures) has
//! a file of its own. A file that does not parse is a [`Fault`] with its line; the files in this crate are checked by its tests.

pub mod date;
pub mod fault;
pub mod money;
pub mod name;
pub mod number;
pub mod sense;
pub mod statement;
pub mod verb;
pub mod vocabulary;

pub use fault::Fault;
pub use sense::{Classes, Sense};
use vocabulary::Vocabulary;

/// Everything the recognisers know about words.
#[derive(Debug)]
pub struct Lexicon {
    /// The terms.
    pub vocabulary: Vocabulary,
    /// The verbs.
    pub verbs: verb::Verbs,
}

impl Lexicon {
    /// The English lexicon that comes with the crate.
    ///
    /// # Errors
    /// The first fault in a lexicon file; none in a released version.
    pub fn english() -> Result<Lexicon, Fault> {
        let mut vocabulary = Vocabulary::default();
        number::load("en/number.toml", include_str!("../../lexicon/en/number.toml"), &mut vocabulary)?;
        statement::load("en/statement.toml", include_str!("../../lexicon/en/statement.toml"), &mut vocabulary)?;
        let verbs = verb::load("en/verb.toml", include_str!("../../lexicon/en/verb.toml"), &mut vocabulary)?;
        Ok(Lexicon { vocabulary, verbs })
    }
}
