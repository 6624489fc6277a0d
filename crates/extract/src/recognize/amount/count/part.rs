//! Parts of what was counted before.
//!
//! | words | unit |
//! | --- | --- |
//! | "up to **400 of the company's 7,900 positions**" | position |
//! | "1,920 companies, **130 of which**", "23 positions, **14 of them**" | company, position |
//! | "712 firms are registered, **of them 86 were** founded in May" | firm |
//! | "first in new mines, with **22 of them** against nine" | none, but it counts |
//! | "won by 240 votes out of **9,120 cast**" | vote |
//! | "sold 20,000 tonnes of maize, **12,000 of wheat**" | tonne |
//! | "barriers, **of which** the bloc lists **64**" | barrier |

use super::{Bare, Counted, closes};
use crate::lexicon::Classes;
use crate::lexicon::statement::StatementWord;
use crate::recognize::amount::{Draft, Unit};
use crate::text::token::{Kind, Shape};

/// Tokens from "of which" to its number.
const REACH: usize = 8;
/// Tokens of whoever has the whole: "the combined company's".
const OWNER: usize = 6;

pub(super) fn of_whole(bare: &Bare) -> Option<Counted> {
    of_them(bare)
        .or_else(|| them_before(bare))
        .or_else(|| so_many_of_them(bare))
        .or_else(|| of_so_many(bare))
        .or_else(|| out_of(bare))
        .or_else(|| of_other_kind(bare))
        .or_else(|| of_which(bare))
}

/// "130 of which", "six of them": part of what stands in the sentence or the one before.
fn of_them(bare: &Bare) -> Option<Counted> {
    let (document, end) = (bare.document, bare.end());
    // "280,000 of that"
    let sum = document.is_one_of(end + 1, &["that", "this"]) && closes(document, end + 2);
    let them = document.is_one_of(end + 1, &["which", "whom", "them", "these"]);
    if !document.is_word(end, "of") || !them && !sum {
        return None;
    }
    // "one of them" is some one.
    let one = bare.side.number.in_words && bare.value() == crate::Decimal::ONE;
    let back = usize::from(sum || document.is_one_of(end + 1, &["them", "these"]));
    bare.partner(back).filter(|whole| !one && bare.value() < whole.value).map(|whole| whole.noun())
}

/// "712 firms are registered, of them 86 were founded in May": part of what its sentence counted.
fn them_before(bare: &Bare) -> Option<Counted> {
    let document = bare.document;
    let them = bare.tie.filter(|&tie| document.is_one_of(tie, &["them", "these", "those"]))?;
    let of = them.checked_sub(2).filter(|_| document.is_word(them - 1, "of"))?;
    let apart = document.tokens[of].kind == Kind::Sign || document.has(of, Classes::Conjunction);
    let acts = document.has(bare.end(), Classes::Auxiliary | Classes::Verb | Classes::PastEnding);
    let whole = bare.partner(0).filter(|whole| !whole.measured && bare.value() < whole.value)?;
    (apart && (acts || bare.closes())).then(|| whole.noun())
}

/// "with 22 of them against nine": of what was told without a number.
fn so_many_of_them(bare: &Bare) -> Option<Counted> {
    /// The least number that anyone counts so.
    const LEAST: i64 = 10;
    let (document, end) = (bare.document, bare.end());
    let them = document.is_word(end, "of") && document.is_word(end + 1, "them");
    let many = !bare.side.number.in_words && bare.value() >= crate::Decimal::from_int(LEAST);
    let behind = bare.tie.is_some_and(|tie| document.is_one_of(tie, &["with", "and", "were", "are"]));
    (them && many && behind && closes(document, end + 2)).then_some(Counted::Something)
}

/// "14 of the 25 seats", "61 of 120 seats", "400 of the company's 7,900 positions".
fn of_so_many(bare: &Bare) -> Option<Counted> {
    let (document, end) = (bare.document, bare.end());
    let whole = end + 1 + usize::from(document.has(end + 1, Classes::Determiner));
    let owned = |start: usize| {
        // "the two groups' combined 23,000 jobs"
        let of_several =
            |at: usize| document.is_sign(at, b'\'') && document.touches(at) && document.word(at - 1).ends_with('s');
        let word = |at: usize| {
            document.tokens[at].kind == Kind::Word && !document.has(at, Classes::Preposition) || of_several(at)
        };
        let owner = super::before::tie(document, start).is_some_and(|at| document.is_genitive(at) || of_several(at));
        (whole + 1..=whole + OWNER).contains(&start) && owner && (whole..start).all(word)
    };
    let begins = |next: &&Draft| document.is_word(end, "of") && (next.start() == whole || owned(next.start()));
    let Draft::Open(next) = bare.next.filter(begins)? else {
        return None;
    };
    let Some(Unit::Quantity(unit)) = &next.unit else { return None };
    let one = bare.value() == crate::Decimal::ONE;
    // "two of the five countries" are some of them.
    let some = bare.side.number.in_words && next.number.in_words;
    (!one && !some && next.number.value.is_some_and(|many| bare.value() < many)).then(|| Counted::Noun(unit.clone()))
}

/// "by 1,204 votes out of 118,530 cast": what the part was counted in.
fn out_of(bare: &Bare) -> Option<Counted> {
    let (document, start) = (bare.document, bare.start());
    let out = start.checked_sub(2).filter(|&at| document.is_word(at, "out") && document.is_word(at + 1, "of"))?;
    let end = bare.end();
    let closed = closes(document, end) || document.has(end, Classes::PastEnding | Classes::Verb);
    bare.partner(0).filter(|part| closed && part.end == out && part.value < bare.value()).map(|part| part.noun())
}

/// "20,000 tonnes of maize, 12,000 of wheat": of the same unit, and of another kind.
fn of_other_kind(bare: &Bare) -> Option<Counted> {
    let (document, end) = (bare.document, bare.end());
    let kind = document.is_word(end, "of")
        && document.tokens.get(end + 1).is_some_and(|t| t.kind == Kind::Word && t.shape == Shape::Lower)
        && !document.has(end + 1, Classes::Function | Classes::Auxiliary);
    let before = bare.start().checked_sub(1)?;
    let listed = document.is_sign(before, b',') || document.is_word(before, "and");
    if !kind || !listed {
        return None;
    }
    bare.partner(0).filter(|whole| document.is_word(whole.end, "of")).map(|whole| whole.noun())
}

/// "barriers, of which the bloc lists 64".
fn of_which(bare: &Bare) -> Option<Counted> {
    let (document, start) = (bare.document, bare.start());
    if bare.side.number.in_words
        || !document.has(start.checked_sub(1)?, Classes::Verb | Classes::Auxiliary)
        || !closes(document, bare.end())
    {
        return None;
    }
    let floor = bare.sentence_start(0).max(start.saturating_sub(REACH)).max(bare.told.last().map_or(0, |d| d.end()));
    let of = (floor..start)
        .rev()
        .find(|&at| document.is_word(at, "of") && document.is_one_of(at + 1, &["which", "whom"]))?;
    let noun = of.checked_sub(2).filter(|_| document.is_sign(of - 1, b','))?;
    let counts = document.tokens[noun].shape == Shape::Lower
        && !document.has(noun, Classes::Currency)
        && !document.says(noun, StatementWord::Anaphor);
    document.lexicon.amounts.singular(document.word(noun)).filter(|_| counts).map(Counted::Noun)
}
