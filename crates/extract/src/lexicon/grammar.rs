//! Words of closed classes, which hold any sentence together, whatever it is about.
//!
//! | word | classes, beside [`Classes::Function`] |
//! | --- | --- |
//! | `a` | determiner, article |
//! | `the` | determiner, definite, demonstrative |
//! | `its` | determiner, definite, possessive |
//! | `this` | determiner, demonstrative; pronoun |
//! | `no` | determiner |
//! | `of` | preposition |
//! | `which` | pronoun; relative and joint |
//! | `and` | conjunction and joint |

use serde::Deserialize;

use super::fault::{Fault, parse};
use super::sense::{Classes, Sense};
use super::vocabulary::VocabularyBuilder;

/// What a word of a closed class is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GrammarWord {
    /// "a", "an".
    Article,
    /// "the".
    DefiniteArticle,
    /// "its", "their".
    Possessive,
    /// "this", "such".
    Demonstrative,
    /// Any other word that a noun follows: "each", "no".
    Determiner,
    /// "it", "who".
    Pronoun,
    /// "who", "which", "where": a clause about the noun before begins.
    Relative,
    /// "of", "in".
    Preposition,
    /// "and", "while".
    Conjunction,
    /// Any other closed-class word: at the head of a sentence it is no name.
    Function,
    /// "Inc", "approx": a dot belongs to it.
    Abbreviation,
    /// "Mr", "Gen": a dot belongs to it, and a name follows.
    TitleAbbreviation,
}

impl GrammarWord {
    pub(super) fn classes(self) -> Classes {
        const DETERMINER: Classes = Classes::Function.with(Classes::Determiner);
        match self {
            GrammarWord::Article => DETERMINER | Classes::Article,
            GrammarWord::DefiniteArticle => DETERMINER | Classes::Definite | Classes::Demonstrative,
            GrammarWord::Possessive => DETERMINER | Classes::Definite | Classes::Possessive,
            GrammarWord::Demonstrative => DETERMINER | Classes::Demonstrative,
            GrammarWord::Determiner => DETERMINER,
            GrammarWord::Pronoun => Classes::Function | Classes::Pronoun,
            GrammarWord::Relative => Classes::Function | Classes::Relative | Classes::Joint,
            GrammarWord::Preposition => Classes::Function | Classes::Preposition,
            GrammarWord::Conjunction => Classes::Function | Classes::Conjunction | Classes::Joint,
            GrammarWord::Function => Classes::Function,
            GrammarWord::Abbreviation => Classes::Abbreviation,
            GrammarWord::TitleAbbreviation => Classes::Abbreviation | Classes::TitleAbbreviation,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    articles: Vec<String>,
    definite_articles: Vec<String>,
    possessives: Vec<String>,
    demonstratives: Vec<String>,
    other_determiners: Vec<String>,
    pronouns: Vec<String>,
    relatives: Vec<String>,
    prepositions: Vec<String>,
    conjunctions: Vec<String>,
    other_function_words: Vec<String>,
    abbreviations: Vec<String>,
    title_abbreviations: Vec<String>,
}

pub(super) fn load(name: &str, text: &str, vocabulary: &mut VocabularyBuilder) -> Result<(), Fault> {
    let file: File = parse(name, text)?;
    for (terms, word) in [
        (&file.articles, GrammarWord::Article),
        (&file.definite_articles, GrammarWord::DefiniteArticle),
        (&file.possessives, GrammarWord::Possessive),
        (&file.demonstratives, GrammarWord::Demonstrative),
        (&file.other_determiners, GrammarWord::Determiner),
        (&file.pronouns, GrammarWord::Pronoun),
        (&file.relatives, GrammarWord::Relative),
        (&file.prepositions, GrammarWord::Preposition),
        (&file.conjunctions, GrammarWord::Conjunction),
        (&file.other_function_words, GrammarWord::Function),
        (&file.abbreviations, GrammarWord::Abbreviation),
        (&file.title_abbreviations, GrammarWord::TitleAbbreviation),
    ] {
        terms.iter().for_each(|t| vocabulary.add(t, Sense::Grammar(word)));
    }
    Ok(())
}
