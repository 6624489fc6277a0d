//! Words of statements about amounts, and the words that hold a sentence together.

use serde::Deserialize;

use super::fault::{Fault, parse};
use super::sense::{Classes, Sense};
use super::vocabulary::Vocabulary;

/// What a word says in a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StatementWord {
    /// An article, preposition, conjunction or pronoun.
    Function,
    /// "Inc", "approx": a dot belongs to it.
    Abbreviation,
    /// "Mr", "Gen": a dot belongs to it, and a name follows.
    TitleAbbreviation,
}

impl StatementWord {
    pub(super) fn classes(&self) -> Classes {
        match self {
            StatementWord::Function => Classes::Function,
            StatementWord::Abbreviation => Classes::Abbreviation,
            StatementWord::TitleAbbreviation => Classes::Abbreviation | Classes::TitleAbbreviation,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    function_words: Vec<String>,
    abbreviations: Vec<String>,
    title_abbreviations: Vec<String>,
}

pub(super) fn load(name: &str, text: &str, vocabulary: &mut Vocabulary) -> Result<(), Fault> {
    let file: File = parse(name, text)?;
    for (terms, word) in [
        (&file.function_words, StatementWord::Function),
        (&file.abbreviations, StatementWord::Abbreviation),
        (&file.title_abbreviations, StatementWord::TitleAbbreviation),
    ] {
        terms.iter().for_each(|t| vocabulary.add(t, Sense::Statement(word.clone())));
    }
    Ok(())
}
