//! Words of numbers.

use super::fault::{Fault, parse};
use super::sense::{Classes, Word};
use super::vocabulary::VocabularyBuilder;
use super::words::{Terms, words};

words! {
    /// What a word says in a number. "and" and "point" are mostly no part of one, and do not make a recogniser look.
    pub enum NumberWord {
        /// "seven", "twenty".
        Cardinal(u32) = cardinals: Classes::Number,
        /// "third", "21st" without its digits is no ordinal word: 3.
        Ordinal(u32) = ordinals: Classes::Number,
        /// "th": behind digits, an ordinal.
        OrdinalEnding = ordinal_endings,
        /// "half", "thirds": the denominator.
        Fraction(u32) = fractions: Classes::Number,
        /// "couple", "pair": about two, before a scale.
        Couple = couple: Classes::Number,
        /// "several", "few": a number that is not said.
        Vague = vague: Classes::Number,
        /// "and" inside a number: "one and a half".
        And = and,
        /// "point" inside a number: "two point five".
        Point = point,
        /// "minus": the number behind is negative.
        Minus = minus: Classes::Number,
        /// "odd" in "twenty-odd": roughly so many.
        Odd = odd,
        /// "round" in "a round million".
        Round = round,
    }
    others {
        /// "million", "bn", "dozen": what stands before is multiplied.
        Scale {
            /// The factor.
            factor: u64,
            /// How it is written.
            written: Written,
        }: Classes::Number,
    }
    file {
        scale_words: Vec<(u64, Terms)>,
        scale_symbols: Vec<(u64, Terms)>,
        slang_scales: Vec<(u64, Terms)>,
        touching_scale_symbols: Vec<(u64, Terms)>,
    }
}

/// How a scale is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// "million".
    Word,
    /// "bn": only behind digits.
    Symbol,
    /// "grand": where nothing follows that it could be an adjective of.
    Slang,
    /// "k", "m": only right behind digits.
    TouchingSymbol,
}

pub(super) fn load(name: &str, text: &str, vocabulary: &mut VocabularyBuilder) -> Result<(), Fault> {
    let file: File = parse(name, text)?;
    file.add_to(vocabulary);
    for (scales, written) in [
        (file.scale_words, Written::Word),
        (file.scale_symbols, Written::Symbol),
        (file.slang_scales, Written::Slang),
        (file.touching_scale_symbols, Written::TouchingSymbol),
    ] {
        for (factor, terms) in scales {
            terms.iter().for_each(|term| vocabulary.add(term, NumberWord::Scale { factor, written }.sense()));
        }
    }
    Ok(())
}
