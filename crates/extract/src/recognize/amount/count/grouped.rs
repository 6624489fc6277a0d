//! Numbers written with their thousands apart, which nobody writes of a year, a label or an age.
//!
//! | words | unit |
//! | --- | --- |
//! | "the docks **took on 8,500**.", "six years ago **it was 2,310**" | none, but it counts |
//! | "**one in 10,000**", "No. 12,500", "won the **1,500**" | they do not count |

use crate::decimal::Decimal;
use crate::lexicon::Classes;
use crate::recognize::amount::{Draft, Side, Taken};
use crate::text::Document;
use crate::text::token::{Gap, Kind, Shape};

/// Has numbers counted that are written as counts are, and to which nothing gave a unit.
pub(in crate::recognize::amount) fn counted(document: &Document, _: &Taken, drafts: &mut [Draft]) {
    for draft in drafts {
        if let Draft::Open(side) = draft
            && side.unit.is_none()
            && !side.counted
            && is_grouped(document, side)
            && is_in_prose(document, side)
        {
            side.counted = true;
        }
    }
}

/// "14,000", "1 250 000", and no "14000": its digits stand in groups.
pub(in crate::recognize::amount) fn is_grouped(document: &Document, side: &Side) -> bool {
    let number = &side.number;
    let digits = |value: Decimal| value >= Decimal::from_int(1000) && value.is_whole();
    let many = number.value.is_some_and(digits) && number.scale == 1 && !number.in_words;
    many && document.surface(number.tokens.clone()).bytes().any(|byte| !byte.is_ascii_digit())
}

/// Between words: the numbers of a table stand beside each other.
fn is_in_prose(document: &Document, side: &Side) -> bool {
    let (before, end) = (side.tokens.start.wrapping_sub(1), side.tokens.end);
    let number = |at: usize| document.tokens.get(at).is_some_and(|t| t.kind == Kind::Number);
    // "9 per 1,000", "one in 10,000", "5 out of 1,000", "1,000 to one": so many of so many; but "from 7,650 to 6,120".
    let one = |at: usize| document.is_word(at, "one") || number(at);
    let from_to = document.is_word(before, "from") && number(end + 1) && document.word(end + 1).contains(',');
    let of_so_many = document.is_one_of(before, &["per", "every"])
        || document.is_one_of(before, &["in", "of"])
            && (one(before.wrapping_sub(1)) || document.is_word(before.wrapping_sub(1), "out"))
        || document.is_word(end, "to") && one(end + 1) && !from_to;
    // "3,000 x 2,000", "2,400 by 1,080", but "9,000 by 2021"
    let year = |at: usize| number(at) && document.word(at).len() == 4;
    let sides = document.is_one_of(end, &["x", "by"]) && number(end + 1) && !year(end + 1)
        || document.is_one_of(before, &["x", "by"]) && number(before.wrapping_sub(1));
    // "won the 1,500", "14,250 Ashby Road", "the year 5,784", "a 2,400-year-old tomb"
    let named = document.tokens.get(end).is_some_and(|t| t.shape == Shape::Capital && t.gap <= Gap::Line);
    const ACTS: Classes = Classes::Verb.with(Classes::PastEnding);
    let the = |at: usize| document.is_word(at, "the");
    let labels = the(before) && document.has(before.wrapping_sub(1), ACTS)
        || the(before.wrapping_sub(1)) && document.has(before, Classes::TimeUnit);
    let aged = document.is_hyphen(end) || document.has(end, Classes::TimeUnit) && document.is_word(end + 1, "old");
    !of_so_many && !sides && !named && !labels && !aged && !number(before) && !number(end)
}
