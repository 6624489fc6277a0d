//! "m" that touches a number: millions where the text writes its millions so, and metres elsewhere.
//!
//! | words | amount |
//! | --- | --- |
//! | "7.1m litres, against **the 6.8m collected** in 2020" | litres, in millions |
//! | "raised £3m, up from **2m**" | pounds, in millions |
//! | "**SEK 2m-3m**" | kronor, in millions |
//! | "4.9 billion units, **300m more than** in 2020" | units, in millions |
//! | "5.5m tonnes a year pass **300m** from the beach", "is **12m high**" | metres |
//! | "hit 1.2m people. Water rose **by 2m**", "1.3m homes, with waves **of up to 9m**" | metres: nothing compares them |

use std::ops::Range;

use super::{Draft, Side, Taken, Unit, carry, count};
use crate::lexicon::Classes;
use crate::text::Document;

/// Gives numbers that were taken for metres the unit of an amount before that is told in millions of one letter.
pub(super) fn millions(document: &Document, taken: &Taken, drafts: &mut [Draft]) {
    for at in 1..drafts.len() {
        let (told, rest) = drafts.split_at_mut(at);
        let Some(Draft::Open(side)) = rest.first_mut().filter(|draft| is_metre(document, draft)) else { continue };
        let mut number = side.number.clone();
        number.scale_by(1_000_000);
        let alike = |partner: &&Side| {
            partner.number.value.zip(number.value).is_some_and(|(told, value)| count::is_near(told, value))
        };
        let compared = || partner(document, told, side).filter(alike).filter(|_| stands_alone(document, side, taken));
        let whole = || whole(document, told, side).filter(|whole| number.value < whole.number.value);
        let Some(partner) = compared().or_else(whole) else { continue };
        side.unit = partner.unit.clone();
        number.tokens.end = side.tokens.end;
        side.number = number;
    }
}

/// "SEK 2m-3m": the other end of a range of money that is told in millions of one letter.
pub(super) fn of_sum(document: &Document, first: &Side, second: &mut Side) {
    let money = matches!(first.unit, Some(Unit::Money { .. }));
    if money && is_lettered(document, first) && is_metres(document, second) {
        second.number.scale_by(1_000_000);
        second.number.tokens.end = second.tokens.end;
        second.unit = None;
    }
}

/// "6.8m" as it was read without the text around it.
fn is_metre(document: &Document, draft: &Draft) -> bool {
    draft.as_open().is_some_and(|side| is_metres(document, side))
}

fn is_metres(document: &Document, side: &Side) -> bool {
    let letter = side.number.tokens.end;
    matches!(side.unit, Some(Unit::Quantity(_)))
        && side.tokens.end == letter + 1
        && document.word(letter) == "m"
        && document.touches(letter)
}

/// The amount right before it in the sentence, if it is told in millions with their letter and is what the second is compared with.
fn partner<'t>(document: &Document, told: &'t [Draft], side: &Side) -> Option<&'t Side> {
    let last = told.last().and_then(Draft::as_open)?;
    (is_lettered(document, last) && is_compared(document, last.tokens.end..side.tokens.start)).then_some(last)
}

/// "7.1m litres", "£3m": so many millions, written with their letter.
fn is_lettered(document: &Document, side: &Side) -> bool {
    let letter = side.number.tokens.end.wrapping_sub(1);
    side.number.scale == 1_000_000 && side.unit.is_some() && document.is_word(letter, "m")
}

/// "4.9 billion units, 300m more than in 2016": what is counted in millions, and so many more of it.
fn whole<'t>(document: &Document, told: &'t [Draft], side: &Side) -> Option<&'t Side> {
    let end = side.tokens.end;
    let more = document.is_one_of(end, &["more", "fewer", "less"]) && document.is_word(end + 1, "than");
    let last = told.last().and_then(Draft::as_open).filter(|_| more)?;
    let counted = matches!(last.unit, Some(Unit::Quantity(_))) && last.number.scale >= 1_000_000;
    let beside = last.tokens.end + 1 == side.tokens.start && document.is_sign(last.tokens.end, b',');
    (counted && beside).then_some(last)
}

/// ", against", ", up from", "than the" at the end of what stands between the two, in one clause.
fn is_compared(document: &Document, gap: Range<usize>) -> bool {
    /// "of milk in the year to May, compared with the".
    const LONGEST: usize = 14;
    let gathered = gap.end > gap.start && document.is_word(gap.end - 1, "the");
    let end = gap.end - usize::from(gathered);
    let apart = |at: usize| document.is_sign(at, b';') || document.is_sign(at, b':');
    let within = gap.len() <= LONGEST
        && document.sentence_of(gap.start) == document.sentence_of(gap.end)
        && !gap.clone().any(apart);
    // "the river is up from 2m": what moved is not told in millions.
    let pause = |at: usize| at == gap.start || document.is_sign(at - 1, b',');
    let Some(at) = carry::compares(document, gap.start..end).filter(|_| within) else { return false };
    if document.is_word(at, "than") {
        return gathered;
    }
    if document.is_word(at, "from") {
        return at > gap.start && document.has(at - 1, Classes::Direction) && pause(at - 1);
    }
    pause(at) || gathered
}

/// Whether nothing behind it says that it is a length ("12m high", "from the beach") or what is so long ("a 20m pool").
fn stands_alone(document: &Document, side: &Side, taken: &Taken) -> bool {
    let end = side.tokens.end;
    let gathered = document.has(side.tokens.start.wrapping_sub(1), Classes::Definite)
        && document.has(end, Classes::PastEnding | Classes::Verb);
    let apart = count::closes(document, end) && !document.is_one_of(end, &["from", "above", "below", "into"]);
    apart || gathered || taken.has(end)
}
