//! Numbers written with their thousands apart, which nobody writes of a year, a label or an age.
//!
//! | words | unit |
//! | --- | --- |
//! | "Private firms **added 14,000**.", "at the peak **it was 1,792**" | none, but it counts |
//! | "**one in 10,000**", "No. 12,500" | they do not count |

use crate::decimal::Decimal;
use crate::recognize::amount::{Draft, Side};
use crate::text::Document;
use crate::text::token::Kind;

/// Has numbers counted that are written as counts are, and to which nothing gave a unit.
pub(in crate::recognize::amount) fn counted(document: &Document, drafts: &mut [Draft]) {
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
fn is_grouped(document: &Document, side: &Side) -> bool {
    let number = &side.number;
    let digits = |value: Decimal| value >= Decimal::from_int(1000) && value.is_whole();
    let many = number.value.is_some_and(digits) && number.scale == 1 && !number.in_words;
    many && document.surface(number.tokens.clone()).bytes().any(|byte| !byte.is_ascii_digit())
}

/// Between words: the numbers of a table stand beside each other.
fn is_in_prose(document: &Document, side: &Side) -> bool {
    let before = side.tokens.start.wrapping_sub(1);
    let number = |at: usize| document.tokens.get(at).is_some_and(|t| t.kind == Kind::Number);
    // "9 per 1,000", "one in 10,000": so many of so many.
    let of_so_many = document.is_one_of(before, &["per", "every"])
        || document.is_word(before, "in") && document.is_word(before.wrapping_sub(1), "one");
    !of_so_many && !number(before) && !number(side.tokens.end)
}
