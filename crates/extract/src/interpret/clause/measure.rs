//! The measures that a sentence names.
//!
//! | words | measures |
//! | --- | --- |
//! | "**exports** and **industrial output** rose" | both |
//! | "**interest costs** rose" | costs alone: the first says what kind they are |
//! | "**loan** loss allowance", "**trade**-weighted" | none: of a noun that is no measure |
//! | "it **exports** goods" | none: a verb |
//! | "the **yield**" | the two that it may be, until its amount tells |

use std::ops::Range;

use crate::lexicon::measure::MeasureWord;
use crate::lexicon::money::MoneyWord;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::{Classes, Sense, Word};
use crate::recognize::verb::{Tense, VerbGroup};
use crate::text::Document;
use crate::text::token::{Gap, Kind, Shape};

/// The measures that a sentence names, in order.
pub(super) fn named(
    document: &Document,
    tokens: &Range<usize>,
    groups: &[VerbGroup],
) -> Vec<(Range<usize>, MeasureWord)> {
    let known = &document.lexicon.measures.known;
    let mut found: Vec<(Range<usize>, MeasureWord)> = Vec::new();
    let mut at = tokens.start;
    while let Some(measure) = document.first(at..tokens.end, Classes::Measure) {
        at = measure;
        match document.read(at, MeasureWord::of) {
            // "net reserves": an adjective, unless the amount follows ("net 5.2 million"); "trade-weighted" is no trade.
            Some((_, 1)) if qualifies(document, at) || follows_hyphen(document, at) => at += 1,
            // "loan loss allowance", "passenger cars": a noun before a noun says what kind it is of.
            Some((_, length)) if modifies(document, at + length - 1) => {
                while found.pop_if(|(before, _)| before.end == at).is_some() {}
                at += length;
            }
            // "0.3 percentage points" are no share.
            Some(_) if is_points(document, at) => at += 1,
            // "to import", "exports goods": a verb is no measure.
            Some((measure, length)) if !groups.iter().any(|g| g.tokens.contains(&at) && !is_noun(document, g)) => {
                // "interest costs": of two measures side by side, the first says what kind the second is of; but "Shr loss 4 cents".
                if ![known.profit, known.loss].contains(&measure) {
                    while found.pop_if(|(before, _)| before.end == at).is_some() {}
                }
                found.push((at..at + length, measure));
                // A word of two measures ("yield") stands for both until its amount tells.
                let other = |(words, s): (usize, &Sense)| match s {
                    Sense::Measure(other) if words == length && *other != measure => Some(*other),
                    _ => None,
                };
                found.extend(document.senses(at).find_map(other).map(|other| (at..at + length, other)));
                at += length;
            }
            _ => at += 1,
        }
    }
    found
}

fn is_points(document: &Document, at: usize) -> bool {
    document.says(at, MoneyWord::PercentagePoints)
}

/// "spending grew", "funding in March": a form in -ing that has no object is a noun; so is "a 5 million dollar bid".
pub(super) fn is_noun(document: &Document, group: &VerbGroup) -> bool {
    let end = group.tokens.end;
    let ing = group.tense == Tense::Ing && document.has(end, Classes::Verb | Classes::Auxiliary | Classes::Preposition);
    group.tokens.len() == 1 && (ing || is_behind_sum(document, group.tokens.start))
}

/// "a 5 million dollar", "its $5 million": whether an amount that stands in the phrase of a noun ends before the token.
fn is_behind_sum(document: &Document, at: usize) -> bool {
    /// "million French franc".
    const WORDS: usize = 6;
    const SUM: Classes = Classes::Number.with(Classes::Currency).with(Classes::CurrencySign).with(Classes::Demonym);
    let in_sum = |t: &usize| document.is_number(*t) || document.has(*t, SUM) || document.is_hyphen(*t);
    let opens = (at.saturating_sub(WORDS)..at).rev().find(|t| !in_sum(t));
    opens.is_some_and(|t| t + 1 < at && document.has(t, Classes::Determiner | Classes::Possessive))
}

/// "an after-tax gain": part of a word, and no tax.
fn follows_hyphen(document: &Document, at: usize) -> bool {
    let hyphen = at.wrapping_sub(1);
    document.is_sign(hyphen, b'-') && document.touches(hyphen) && document.touches(at)
}

/// Whether a one-word measure only qualifies the word behind it.
fn qualifies(document: &Document, at: usize) -> bool {
    let hyphen = document.is_hyphen(at + 1);
    let filler = document.says(at, StatementWord::Filler);
    let word = document.tokens.get(at + 1).is_some_and(|t| t.kind == Kind::Word);
    // "a net decrease of", but "net rose 5%"
    let noun = !document.has(at + 1, Classes::Verb | Classes::Auxiliary) || document.has(at + 1, Classes::ChangeNoun);
    hyphen && !document.has(at + 2, Classes::Measure | Classes::Number) || filler && word && noun
}

/// Whether the singular noun that ends at the token is the first half of a compound with a noun that is no measure.
fn modifies(document: &Document, last: usize) -> bool {
    const CLOSED: Classes = Classes::Function
        .with(Classes::Verb)
        .with(Classes::Auxiliary)
        .with(Classes::Direction)
        .with(Classes::ChangeNoun)
        .with(Classes::Measure)
        .with(Classes::ModalityNoun)
        .with(Classes::Anaphor)
        .with(Classes::DateWord)
        .with(Classes::DateStart)
        .with(Classes::Bound)
        .with(Classes::Comparison)
        .with(Classes::Number)
        .with(Classes::Negation)
        .with(Classes::Percent)
        .with(Classes::Currency)
        .with(Classes::Unit);
    let (word, next) = (document.word(last), last + 1);
    let noun = document.tokens.get(next).is_some_and(|t| {
        t.kind == Kind::Word && t.gap == Gap::Space && t.shape == document.tokens[last].shape && t.shape != Shape::Upper
    });
    let plural = word.ends_with('s') && !word.ends_with("ss");
    let inflected =
        document.ends_like_adverb(next) || document.has(next, Classes::PastEnding) || document.ends_like_gerund(next);
    let keeps = document.says(next, StatementWord::MeasureTail) || document.says(next, StatementWord::Item);
    noun && !plural && !inflected && !keeps && !document.has(next, CLOSED)
}
