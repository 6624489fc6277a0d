//! Points: of percent, where rates, shares and polls are told in them, else points of whatever the sentence is about.
//!
//! | words | amount |
//! | --- | --- |
//! | "cut its benchmark rate by **a quarter point**", "**half a point**" | percentage points 0.25, 0.5 |
//! | "turnout was **4 points** lower", "a margin of error of **3.4 points**" | percentage points 4, 3.4 |
//! | "the Dow fell **120 points**", "won by **four points**" | quantity, unit `point` |

use super::Unit;
use crate::decimal::Decimal;
use crate::lexicon::measure::{Nature, Traits};
use crate::lexicon::money::MoneyWord;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::{Classes, Sense};
use crate::recognize::number::Number;
use crate::text::Document;

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

/// Whether the sentence tells of a rate or a poll, and of no price or index. A part of a point may belong to the rate of the
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
        _ => false,
    };
    let told = |sense: &Sense| match sense {
        Sense::Measure(word) => measures.is(*word, Traits::POINTED),
        Sense::Statement(word) => *word == StatementWord::Poll,
        _ => false,
    };
    let tells = |sentence: usize, wanted: &dyn Fn(&Sense) -> bool| {
        document.sentences[sentence].clone().any(|token| document.is(token, wanted))
    };
    !tells(here, &priced)
        && (tells(here, &told) || part && here > 0 && !tells(here - 1, &priced) && tells(here - 1, &told))
}
