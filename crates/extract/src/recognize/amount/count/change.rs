//! Changes of what is counted, with nothing behind the number.
//!
//! | words | unit |
//! | --- | --- |
//! | "2.1 million people had work in May, **an annual rise of** 21,000" | person |
//! | "a fall of 900 members on the month **and of** 6,400" | member |
//! | "a rise of 21,000 in debt", "won by two strokes (-12)" | none |

use std::ops::Range;

use super::{Bare, Counted, NEAR, Unit, before};
use crate::decimal::Decimal;
use crate::lexicon::Classes;
use crate::recognize::amount::Draft;
use crate::record::Direction;
use crate::text::Document;

/// The least number that counts where nothing else says so.
const LEAST: i64 = 100;
/// Tokens from the comma to the noun of change: ", a further annual rise".
const REACH: usize = 5;

pub(super) fn noun(bare: &Bare) -> Option<Counted> {
    if bare.side.number.in_words {
        return None;
    }
    of_those(bare).or_else(|| and_of(bare))
}

/// What the sign of a number alone in brackets says of its direction: "(+5,310)".
pub(in crate::recognize::amount) fn sign(document: &Document, number: &Range<usize>) -> Option<Direction> {
    let sign = number.start.checked_sub(1).filter(|_| number.len() == 1)?;
    let open = sign.checked_sub(1).filter(|&at| document.is_sign(at, b'('))?;
    let enclosed = document.is_sign(number.end, b')') && document.touches(open + 1) && document.touches(number.start);
    let direction = match document.tokens[sign].sign {
        b'+' => Direction::Increase,
        b'-' => Direction::Decrease,
        _ => return None,
    };
    enclosed.then_some(direction)
}

/// Whether the number stands right behind "of" and a noun of change: "a rise of". Gives the noun.
fn change(bare: &Bare) -> Option<usize> {
    let document = bare.document;
    let of = bare.tie.filter(|&tie| document.is_word(tie, "of"))?;
    of.checked_sub(1).filter(|&at| document.has(at, Classes::ChangeNoun))
}

/// "2.1 million people had work in May, an annual rise of 21,000": of those of the clause before.
fn of_those(bare: &Bare) -> Option<Counted> {
    let document = bare.document;
    let noun = change(bare).filter(|_| bare.closes() && bare.value() >= Decimal::from_int(LEAST))?;
    let comma = (noun.saturating_sub(REACH)..noun).rev().find(|&at| document.is_sign(at, b','))?;
    let Draft::Open(told) = bare.told.last().filter(|told| told.start() >= bare.sentence_start(0))? else {
        return None;
    };
    let less = told.number.value.is_some_and(|whole| bare.value() < whole) && told.tokens.end <= comma;
    if !less || !document.has(comma + 1, Classes::Article) {
        return None;
    }
    match &told.unit {
        Some(Unit::Quantity(unit)) => Some(Counted::Noun(unit.clone())),
        Some(_) => None,
        None => told.counted.then_some(Counted::Something),
    }
}

/// "a drop of 900 in a month and of 6,400 in a year": two changes of one noun.
fn and_of(bare: &Bare) -> Option<Counted> {
    let document = bare.document;
    let of = bare.tie.filter(|&tie| document.is_word(tie, "of") && bare.closes())?;
    let joint = of.checked_sub(1)?;
    if !document.is_word(joint, "and") && !document.is_word(joint, "or") {
        return None;
    }
    let floor = bare.sentence_start(0);
    let share = |draft: &&Draft| matches!(draft, Draft::Open(side) if matches!(side.unit, Some(Unit::Percent)));
    let mut here = bare.told.iter().rev().take(NEAR).take_while(|draft| draft.start() >= floor);
    let Draft::Open(first) = here.find(|draft| !share(draft))? else { return None };
    let of = before::tie(document, first.tokens.start).filter(|&tie| document.is_word(tie, "of"))?;
    let changes = of.checked_sub(1).is_some_and(|at| document.has(at, Classes::ChangeNoun));
    match &first.unit {
        _ if !changes => None,
        Some(Unit::Quantity(unit)) => Some(Counted::Noun(unit.clone())),
        Some(_) => None,
        None => first.counted.then_some(Counted::Something),
    }
}
