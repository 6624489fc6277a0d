//! "m" that touches a number: millions where the text writes its millions so, and metres elsewhere.
//!
//! | words | amount |
//! | --- | --- |
//! | "7.1m litres, against **the 6.8m collected** in 2020", "5.5m passengers, while **6m** were planned" | litres, passengers, in millions |
//! | "raised £3m, up from **2m**" | pounds, in millions |
//! | "5.5m tonnes a year pass **300m** from the beach", "is **12m high**" | metres |

use super::{Draft, Side, Unit, count};
use crate::lexicon::Classes;
use crate::text::Document;

/// Gives numbers that were taken for metres the unit of an amount before that is told in millions of one letter.
pub(super) fn millions(document: &Document, drafts: &mut [Draft], taken: &impl Fn(usize) -> bool) {
    for at in 1..drafts.len() {
        let (told, rest) = drafts.split_at_mut(at);
        let Some(Draft::Open(side)) = rest.first_mut().filter(|draft| is_metre(document, draft)) else { continue };
        let mut number = side.number.clone();
        number.scale_by(1_000_000);
        let alike = |partner: &&Side| {
            partner.number.value.zip(number.value).is_some_and(|(told, value)| count::is_near(told, value))
        };
        let Some(partner) = partner(document, told, side).filter(alike) else { continue };
        if !stands_alone(document, side, taken) {
            continue;
        }
        side.unit = partner.unit.clone();
        number.tokens.end = side.tokens.end;
        side.number = number;
    }
}

/// "6.8m" as it was read without the text around it.
fn is_metre(document: &Document, draft: &Draft) -> bool {
    let Draft::Open(side) = draft else { return false };
    let letter = side.number.tokens.end;
    matches!(side.unit, Some(Unit::Quantity(_)))
        && side.tokens.end == letter + 1
        && document.word(letter) == "m"
        && document.touches(letter)
}

/// The last amount of the sentence or of the one before, if it is told in millions with their letter.
fn partner<'t>(document: &Document, told: &'t [Draft], side: &Side) -> Option<&'t Side> {
    let sentence = document.sentence_of(side.tokens.start);
    let floor = document.sentences[sentence.saturating_sub(1)].start;
    let lettered = |side: &&Side| {
        let letter = side.number.tokens.end.wrapping_sub(1);
        side.number.scale == 1_000_000 && side.unit.is_some() && document.is_word(letter, "m")
    };
    let near = told.iter().rev().take(count::NEAR).take_while(|draft| draft.start() >= floor);
    near.filter_map(Draft::as_open).find(lettered)
}

/// Whether nothing behind it says that it is a length ("12m high", "from the beach") or what is so long ("a 20m pool").
fn stands_alone(document: &Document, side: &Side, taken: &impl Fn(usize) -> bool) -> bool {
    let end = side.tokens.end;
    let gathered = document.has(side.tokens.start.wrapping_sub(1), Classes::Definite)
        && document.has(end, Classes::PastEnding | Classes::Verb);
    let apart = count::closes(document, end) && !document.is_one_of(end, &["from", "above", "below", "into"]);
    apart || gathered || taken(end)
}
