//! Products by their maker and model: "Airbus A330", "Boeing 737-800", "KC-45".

use super::Naming;
use crate::lexicon::entity::Sort;
use crate::lexicon::name::NameWord;
use crate::lexicon::{Classes, Sense};
use crate::record::{EntityKind, MentionMethod};
use crate::text::Document;
use crate::text::token::{Gap, Kind, Shape};

/// The product that a maker's name goes on to, if a model stands behind it.
pub(super) fn of_maker(document: &Document, naming: &Naming) -> Option<Naming> {
    let start = naming.tokens.start;
    let maker = |sense: &Sense| match sense {
        Sense::Name(NameWord::Known(index)) => (document.lexicon.sort_of(*index) == Sort::Organization).then_some(()),
        _ => None,
    };
    if naming.kind != EntityKind::Organization || !document.has(start, Classes::Name) {
        return None;
    }
    let ((), words) = document.read(start, maker)?;
    // The tagger may have taken the first letters of the model with the maker's name.
    let end = model(document, start + words).filter(|&end| end >= naming.tokens.end)?;
    Some(Naming { tokens: start..end, rule: "model", ..Naming::new(EntityKind::Product, MentionMethod::Pattern) })
}

/// The end of a model: "A330", "737-800", "A320s".
fn model(document: &Document, at: usize) -> Option<usize> {
    let token = document.tokens.get(at).filter(|t| t.gap == Gap::Space)?;
    let number = match token.kind {
        Kind::Word if token.shape != Shape::Lower && token.end - token.start <= 2 && document.touches(at + 1) => at + 1,
        Kind::Number => at,
        _ => return None,
    };
    let digits = document.word(number);
    let plain = document.is_number(number) && digits.len() == 3 && digits.bytes().all(|b| b.is_ascii_digit());
    let counted = document.has(number + 1, Classes::Number | Classes::Percent | Classes::Currency | Classes::Unit);
    if !plain && number == at || !document.is_number(number) || counted {
        return None;
    }
    let mut end = number + 1;
    while end < document.len() && document.touches(end) {
        let token = document.tokens[end];
        let part = token.kind != Kind::Sign || token.sign == b'-' && document.touches(end + 1);
        if !part || document.word(end).starts_with(['\'', '’']) {
            break;
        }
        end += 1;
    }
    Some(end)
}
