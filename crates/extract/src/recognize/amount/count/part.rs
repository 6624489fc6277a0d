//! Parts of what was counted before.
//!
//! | words | unit |
//! | --- | --- |
//! | "1,920 companies, **130 of which**", "23 positions, **14 of them**" | company, position |
//! | "78 people died and **31 others** are missing", "hired 23 teachers. **Seven were**" | person, teacher |
//! | "won by 240 votes out of **9,120 cast**" | vote |
//! | "sold 20,000 tonnes of maize, **12,000 of wheat**" | tonne |
//! | "barriers, **of which** the bloc lists **64**" | barrier |

use super::{Bare, Counted, Partner, closes};
use crate::lexicon::Classes;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::Form;
use crate::recognize::amount::{Draft, Unit};
use crate::text::token::{Kind, Shape};

/// Tokens from "of which" to its number.
const REACH: usize = 8;
/// The least number of what is not told.
const LEAST: i64 = 10;

pub(super) fn of_whole(bare: &Bare) -> Option<Counted> {
    of_them(bare)
        .or_else(|| of_so_many(bare))
        .or_else(|| out_of(bare))
        .or_else(|| subject(bare))
        .or_else(|| of_other_kind(bare))
        .or_else(|| of_which(bare))
}

fn noun(partner: &Partner) -> Counted {
    Counted::Noun(partner.unit.to_owned())
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
    bare.partner(back).filter(|whole| !one && bare.value() < whole.value).map(|whole| noun(&whole))
}

/// "14 of the 25 seats", "61 of 120 seats".
fn of_so_many(bare: &Bare) -> Option<Counted> {
    let (document, end) = (bare.document, bare.end());
    let whole = end + 1 + usize::from(document.has(end + 1, Classes::Determiner));
    let Draft::Open(next) = bare.next.filter(|next| document.is_word(end, "of") && next.start() == whole)? else {
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
    bare.partner(0).filter(|part| closed && part.end == out && part.value < bare.value()).map(|part| noun(&part))
}

/// "31 others are missing", "Seven were children", "of the 312 ventures, 61 were".
fn subject(bare: &Bare) -> Option<Counted> {
    let (document, start) = (bare.document, bare.start());
    let others = document.is_one_of(bare.end(), &["others", "more"]);
    let verb = bare.end() + usize::from(others);
    if !document.has(verb, Classes::Auxiliary | Classes::PastEnding | Classes::Verb) {
        return None;
    }
    let sentence = bare.sentence_start(0);
    let opens = |at: usize| {
        document.has(at, Classes::Bound | Classes::Quote)
            || document.is_word(at, "another")
            || document.tokens[at].kind == Kind::Sign
    };
    // "Of these, 310 will be": of those of the sentence before.
    if start == sentence + 3 && document.is_sign(start - 1, b',') && document.is_word(sentence, "of") {
        let these = document.is_one_of(sentence + 1, &["these", "those", "them"]);
        let whole = || bare.partners(1).find(|whole| bare.value() < whole.value);
        return these.then(whole).flatten().map(|whole| noun(&whole));
    }
    let acts = document.has(verb, Classes::Auxiliary) || super::suffered(document, verb).is_some();
    if (sentence..start).all(opens) {
        if !acts {
            return None;
        }
        let one = bare.value() == crate::Decimal::ONE;
        let whole = bare.partners(1).find(|whole| !whole.measured && (others || bare.value() < whole.value));
        // "Some 4,000 were evacuated": so many of what is not told.
        let many = !bare.side.number.in_words && bare.value() >= crate::Decimal::from_int(LEAST);
        let plural = document.is_one_of(verb, &["were", "are", "have"]);
        let something = (many && plural).then_some(Counted::Something);
        return whole.filter(|_| !one).map(|whole| noun(&whole)).or(something);
    }
    let whole = bare.partners(0).find(|whole| !whole.measured)?;
    // "17 rebels were killed and 23 captured"
    let done = |at: usize| {
        document.has(at, Classes::PastEnding) || document.verb_forms(at).any(|(_, form)| form == Form::Participle)
    };
    if !others && done(verb) {
        let told = (whole.end..start).any(done);
        let listed = document.is_word(start - 1, "and") || document.is_sign(start - 1, b',');
        return (told && listed && closes(document, verb + 1)).then(|| noun(&whole));
    }
    if !acts {
        return None;
    }
    // "has 340 beds, but only 290 are staffed", "treated 4,300 patients; 640 were"
    let plural = document.is_one_of(verb, &["were", "are", "have"]);
    let apart = bare.tie.is_some_and(|tie| document.has(tie, Classes::Conjunction) || document.is_sign(tie, b';'));
    if !others && plural && apart && bare.value() < whole.value {
        return Some(noun(&whole));
    }
    if others && document.has(start - 1, Classes::Conjunction) {
        return Some(noun(&whole));
    }
    let of = (sentence..whole.start).next().filter(|&at| document.is_word(at, "of"));
    let behind = document.is_sign(start - 1, b',') && whole.end + 1 >= start.saturating_sub(REACH);
    (of.is_some() && behind && bare.value() < whole.value).then(|| noun(&whole))
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
    bare.partner(0).filter(|whole| document.is_word(whole.end, "of")).map(|whole| noun(&whole))
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
    let counts = document.tokens[noun].shape == Shape::Lower && !document.says(noun, StatementWord::Anaphor);
    document.lexicon.amounts.singular(document.word(noun)).filter(|_| counts).map(Counted::Noun)
}
