//! Words of numbers.

use serde::Deserialize;

use super::fault::{Fault, parse};
use super::sense::{Classes, Sense};
use super::vocabulary::VocabularyBuilder;

/// What a word says in a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberWord {
    /// "seven", "twenty".
    Cardinal(u32),
    /// "million", "bn", "dozen": what stands before is multiplied.
    Scale {
        /// The factor.
        factor: u64,
        /// "bn", "k": only behind digits.
        symbol: bool,
    },
    /// "third", "21st" without its digits is no ordinal word: 3.
    Ordinal(u32),
    /// "half", "thirds": the denominator.
    Fraction(u32),
    /// "couple", "pair": about two, before a scale.
    Couple,
    /// "several", "few": a number that is not said.
    Vague,
    /// "and" inside a number: "one and a half".
    And,
    /// "point" inside a number: "two point five".
    Point,
    /// "minus": the number behind is negative.
    Minus,
}

impl NumberWord {
    pub(super) fn classes(self) -> Classes {
        match self {
            // Words that are mostly no part of a number do not make a recogniser look.
            NumberWord::And | NumberWord::Point => Classes::NONE,
            _ => Classes::Number,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    cardinals: Vec<(u32, Vec<String>)>,
    ordinals: Vec<(u32, Vec<String>)>,
    fractions: Vec<(u32, Vec<String>)>,
    scale_words: Vec<(u64, Vec<String>)>,
    scale_symbols: Vec<(u64, Vec<String>)>,
    couple: Vec<String>,
    vague: Vec<String>,
    and: Vec<String>,
    point: Vec<String>,
    minus: Vec<String>,
}

pub(super) fn load(name: &str, text: &str, vocabulary: &mut VocabularyBuilder) -> Result<(), Fault> {
    let file: File = parse(name, text)?;
    let mut add =
        |terms: &[String], word: NumberWord| terms.iter().for_each(|t| vocabulary.add(t, Sense::Number(word)));
    for (value, terms) in &file.cardinals {
        add(terms, NumberWord::Cardinal(*value));
    }
    for (value, terms) in &file.ordinals {
        add(terms, NumberWord::Ordinal(*value));
    }
    for (value, terms) in &file.fractions {
        add(terms, NumberWord::Fraction(*value));
    }
    for (factor, terms) in &file.scale_words {
        add(terms, NumberWord::Scale { factor: *factor, symbol: false });
    }
    for (factor, terms) in &file.scale_symbols {
        add(terms, NumberWord::Scale { factor: *factor, symbol: true });
    }
    for (terms, word) in [
        (&file.couple, NumberWord::Couple),
        (&file.vague, NumberWord::Vague),
        (&file.and, NumberWord::And),
        (&file.point, NumberWord::Point),
        (&file.minus, NumberWord::Minus),
    ] {
        add(terms, word);
    }
    Ok(())
}
