//! Points: of percent, where rates, shares and polls are told in them, else points of whatever the sentence is about.
//!
//! | words | amount |
//! | --- | --- |
//! | "cut its benchmark rate by **a quarter point**", "**half a point**" | percentage points 0.25, 0.5 |
//! | "turnout was **4 points** lower", "a margin of error of **3.4 points**" | percentage points 4, 3.4 |
//! | "expected **a full percentage point**", "rose **a percentage point**" | percentage points 1 |
//! | "the chance of **a quarter-point** rise" | percentage points 0.25 |
//! | "the Dow fell **120 points**", "won by **four points**", "they share the lead on **45 points**" | quantity, unit `point` |

use std::ops::Range;

use super::{Unit, count};
use crate::decimal::Decimal;
use crate::lexicon::measure::{Nature, Traits};
use crate::lexicon::money::MoneyWord;
use crate::lexicon::number::NumberWord;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::Form;
use crate::lexicon::{Classes, Sense};
use crate::recognize::number::Number;
use crate::text::Document;
use crate::text::token::Kind;

/// "a full percentage point": one, without a number. "A quarter of a percentage point" has one.
pub(super) fn one(document: &Document, at: usize) -> Option<Range<usize>> {
    let length = document.length_of(at, MoneyWord::PercentagePoints)?;
    let round = at.checked_sub(1).filter(|&round| document.says(round, NumberWord::Round));
    let article = round.unwrap_or(at).checked_sub(1).filter(|&article| document.has(article, Classes::Article))?;
    let before = article.wrapping_sub(1);
    let part = document.is_word(before, "of") && round.is_none()
        || document.is_number(before)
        || document.has(before, Classes::Number);
    // "a percentage point target"
    let alone =
        count::closes(document, at + length) || document.has(at + length, Classes::Direction | Classes::Comparison);
    (!part && alone && !document.word(at + length - 1).ends_with('s')).then_some(article..at + length)
}

/// The points behind a number, whose unit begins at the token, as (token behind them, unit).
pub(super) fn read(document: &Document, number: &Number, at: usize) -> Option<(usize, Unit)> {
    let of = at + usize::from(document.is_word(at, "of"));
    let part = number.fraction.is_some();
    // "half a point", "three quarters of a point"
    let at = if part && document.has(of, Classes::Article) { document.skip_hyphen(of + 1) } else { at };
    if !document.says(at, MoneyWord::Point) {
        return None;
    }
    // "One point in its favour"
    let argued = number.in_words && number.value == Some(Decimal::ONE) && document.has(at + 1, Classes::Preposition);
    let many = number.value.is_none_or(|value| value > Decimal::from_int(100));
    let unit = if !argued && !many && are_of_percent(document, at, part) {
        Unit::Points { basis: false }
    } else if part {
        Unit::Quantity(document.lexicon.amounts.singular(document.word(at)).unwrap_or(document.word(at).to_lowercase()))
    } else {
        return None;
    };
    Some((at + 1, unit))
}

/// Whether the clause tells of a rate or of what a poll is about, and of no price or index. A part of a point may belong to the rate of the
/// sentence before: "A half-point is not on the table."
fn are_of_percent(document: &Document, at: usize, part: bool) -> bool {
    // "slipped two points to 44%"
    let to = at + 1;
    let percent = document.is_word(to, "to") && (to + 1..to + 4).any(|t| document.has(t, Classes::Percent));
    if percent {
        return true;
    }
    let here = document.sentence_of(at);
    let measures = &document.lexicon.measures;
    let priced = |sense: &Sense| match sense {
        Sense::Measure(word) => measures.get(*word).nature == Nature::Price || *word == measures.known.bonds,
        Sense::Statement(word) => *word == StatementWord::Index,
        _ => false,
    };
    let told = |sense: &Sense| match sense {
        Sense::Measure(word) => measures.is(*word, Traits::POINTED),
        Sense::Statement(word) => *word == StatementWord::Standing,
        _ => false,
    };
    let tells = |tokens: &Range<usize>, wanted: &dyn Fn(&Sense) -> bool| {
        tokens.clone().any(|token| document.is(token, wanted) && !is_shared(document, token))
    };
    let clause = clause(document, at, document.sentences[here].clone());
    let polled = || {
        let says = |word: StatementWord| document.sentences[here].clone().any(|token| document.says(token, word));
        says(StatementWord::Poll) && says(StatementWord::Polled)
    };
    let before = || here.checked_sub(1).map(|before| &document.sentences[before]);
    !tells(&clause, &priced)
        && (part && (were_of_percent(document, here) || is_step(document, at))
            || is_beside_percent(document, at) && !tells(&document.sentences[here], &priced)
            || tells(&clause, &told)
            || polled()
            || part && tells(&document.sentences[here], &told)
            || part && before().is_some_and(|before| !tells(before, &priced) && tells(before, &told)))
}

/// Whether the sentence, or one of the two before, tells points of percent by their full name: "by two percentage points. ... half a point".
fn were_of_percent(document: &Document, sentence: usize) -> bool {
    /// Sentences that they are remembered.
    const MEMORY: usize = 2;
    document.sentences[sentence.saturating_sub(MEMORY)..=sentence]
        .iter()
        .any(|s| s.clone().any(|at| document.says(at, MoneyWord::PercentagePoints)))
}

/// "a quarter-point rise": what rates are changed by, if nothing that has a price is told of.
fn is_step(document: &Document, at: usize) -> bool {
    document.is_hyphen(at.wrapping_sub(1)) && document.has(at + 1, Classes::ChangeNoun)
}

/// "grew 0.6% last year, 0.1 points less than": right behind a percentage and a comma, what it is more or less.
fn is_beside_percent(document: &Document, at: usize) -> bool {
    /// "0.6% in the first quarter of 2024, | 0.1".
    const REACH: usize = 12;
    let compared = document.is_one_of(at + 1, &["more", "less", "higher", "lower", "up", "down", "above", "below"]);
    let sentence = document.sentences[document.sentence_of(at)].start;
    let near = sentence.max(at.saturating_sub(REACH))..at;
    compared && document.is_sign(at.wrapping_sub(2), b',') && document.first(near, Classes::Percent).is_some()
}

/// The words around a token in its sentence that no conjunction parts from it.
fn clause(document: &Document, at: usize, sentence: Range<usize>) -> Range<usize> {
    let parts = |token: &usize| document.says(*token, StatementWord::ClauseJoint) || document.is_sign(*token, b';');
    let start = (sentence.start..at).rev().find(parts).unwrap_or(sentence.start);
    let end = (at..sentence.end).find(parts).unwrap_or(sentence.end);
    start..end
}

/// "share the lead", "share top spot": what several do, and no part of anything.
fn is_shared(document: &Document, token: usize) -> bool {
    if document.has(token.wrapping_sub(1), Classes::Determiner) {
        return false;
    }
    let next = token + 1;
    let closed = Classes::Preposition | Classes::Auxiliary | Classes::Conjunction;
    let acts = document.verb_forms(next).any(|(_, form)| form != Form::Base);
    document.is_one_of(token, &["share", "shares"])
        && document.tokens.get(next).is_some_and(|t| t.kind == Kind::Word)
        && (document.has(next, Classes::Determiner) || !document.has(next, closed) && !acts)
}
