//! Programmes by the word that closes their name or stands behind it.
//!
//! | text | name |
//! | --- | --- |
//! | `the Alder-24 support scheme`, `the Lindland-2050 strategy` | `Alder-24`, `Lindland-2050` |
//! | `the Covid-19 campaign` | none |

use std::ops::Range;

use super::Naming;
use crate::lexicon::Classes;
use crate::lexicon::name::NameWord;
use crate::record::{EntityKind, MentionMethod};
use crate::text::Document;
use crate::text::token::{Kind, Shape};

/// How many words may stand between a name and what it is: "support".
const APART: usize = 2;
/// The shortest word before the number: "F-16", "G-20" are other things.
const WORD: u32 = 4;

/// A word, a hyphen and a number before the noun of a programme at the token.
pub(super) fn numbered(document: &Document, noun: usize, sentence: &Range<usize>) -> Option<Naming> {
    document.length_of(noun, NameWord::ProgramWord)?;
    let small = |at: usize| {
        document.tokens[at].shape == Shape::Lower
            && document.tokens[at].kind == Kind::Word
            && !document.has(at, Classes::Function)
    };
    let mut number = noun.checked_sub(1)?;
    for _ in 0..APART {
        number -= usize::from(number > sentence.start && small(number));
    }
    let start = number.checked_sub(2).filter(|&at| at >= sentence.start)?;
    let token = document.tokens[start];
    let joined = document.is_number(number)
        && document.is_hyphen(number - 1)
        && document.touches(number)
        && document.touches(number - 1)
        && !document.touches(start);
    let word = token.shape == Shape::Capital && token.end - token.start >= WORD;
    (joined && word && !document.says(start, NameWord::NoName)).then(|| naming(start..number + 1, EntityKind::Program))
}

fn naming(tokens: Range<usize>, kind: EntityKind) -> Naming {
    Naming { tokens, rule: "program", ..Naming::new(kind, MentionMethod::Pattern) }
}
