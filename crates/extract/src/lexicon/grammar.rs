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

use super::fault::{Fault, parse};
use super::sense::{Classes, Word};
use super::vocabulary::VocabularyBuilder;
use super::words::{Terms, words};

const DETERMINER: Classes = Classes::Function.with(Classes::Determiner);

words! {
    /// What a word of a closed class is.
    pub enum GrammarWord {
        /// "a", "an".
        Article = articles: DETERMINER | Classes::Article,
        /// "the".
        DefiniteArticle = definite_articles: DETERMINER | Classes::Definite | Classes::Demonstrative,
        /// "its", "their".
        Possessive = possessives: DETERMINER | Classes::Definite | Classes::Possessive,
        /// "this", "such".
        Demonstrative = demonstratives: DETERMINER | Classes::Demonstrative,
        /// Any other word that a noun follows: "each", "no".
        Determiner = other_determiners: DETERMINER,
        /// "it", "who".
        Pronoun = pronouns: Classes::Function | Classes::Pronoun,
        /// "who", "which", "where": a clause about the noun before begins.
        Relative = relatives: Classes::Function | Classes::Relative | Classes::Joint,
        /// "of", "in".
        Preposition = prepositions: Classes::Function | Classes::Preposition,
        /// "and", "while".
        Conjunction = conjunctions: Classes::Function | Classes::Conjunction | Classes::Joint,
        /// Any other closed-class word: at the head of a sentence it is no name.
        Function = other_function_words: Classes::Function,
        /// "Inc", "approx": a dot belongs to it.
        Abbreviation = abbreviations: Classes::Abbreviation,
        /// "Mr", "Gen": a dot belongs to it, and a name follows.
        TitleAbbreviation = title_abbreviations: Classes::Abbreviation | Classes::TitleAbbreviation,
    }
}

pub(super) fn load(name: &str, text: &str, vocabulary: &mut VocabularyBuilder) -> Result<(), Fault> {
    parse::<File>(name, text)?.add_to(vocabulary);
    Ok(())
}
