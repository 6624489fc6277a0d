//! Numbers whose noun stands far away, with clauses between.
//!
//! | words | unit |
//! | --- | --- |
//! | "the **death toll** from the storm and the floods that it set off has **risen to** 292" | none, but it counts |
//! | "the **number of people** who wait longer has **fallen by half to** 214" | person |
//! | "**taking the count** to 381" | none, but it counts |
//! | "beds went the other way, **from 402** in 2008 **to 356** today", "fell **from 1,310 to 415**" | none, but they count |
//! | "the price fell from 13.20 to 12.80", "from 5 to 7" | none |

use super::{Bare, Counted, unit};
use crate::decimal::Decimal;
use crate::lexicon::measure::{Nature, Traits};
use crate::lexicon::money::MoneyWord;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::Roles;
use crate::lexicon::{Classes, Sense};
use crate::recognize::amount::{Draft, Unit};

/// The least number that is told of without a unit.
const LEAST: i64 = 100;

pub(super) fn noun(bare: &Bare) -> Option<Counted> {
    let whole = bare.side.number.scale == 1 && !bare.document.surface(bare.side.number.tokens.clone()).contains('.');
    if bare.side.number.in_words || !whole {
        return None;
    }
    risen_to(bare).or_else(|| the_count(bare)).or_else(|| from_then_to_now(bare))
}

/// "the death toll from the storm and the floods that it set off has risen to 292".
fn risen_to(bare: &Bare) -> Option<Counted> {
    let document = bare.document;
    let to = bare.tie.filter(|&tie| document.is_word(tie, "to") && bare.closes())?;
    // "has dropped by almost half to 214"
    let share = bare.told.last().filter(|share| share.end() == to && is_share(share));
    let by = share.and_then(|share| super::before::tie(document, share.start()));
    let by = by.map_or(to, |at| if document.is_word(at, "by") { at } else { at + 1 });
    let verb = by.checked_sub(1)?;
    let moves = document.verb_forms(verb).any(|(verb, _)| verb.roles.meets(Roles::MOVE));
    let first = bare.sentence_start(0);
    let open = first + usize::from(document.has(first, Classes::Determiner));
    if !moves {
        return None;
    }
    let subject = |at: usize| at == open || document.has(at.wrapping_sub(1), Classes::Definite) && !is_aside(bare, at);
    let begin = (open..verb).rev().find(|&at| {
        let counts = document.says(at, StatementWord::Toll) || document.says(at, StatementWord::NumberOf);
        counts && subject(at)
    })?;
    if bare.partners(0).any(|told| told.end > begin) {
        return None;
    }
    if document.says(begin, StatementWord::Toll) {
        // "unemployment fell to 5" is a rate.
        return (bare.value() >= Decimal::from_int(LEAST)).then_some(Counted::Something);
    }
    Some(unit::noun(document, begin + 2).map_or(Counted::Something, |(unit, _)| Counted::Noun(unit)))
}

/// "despite the number of strikes": no subject.
fn is_aside(bare: &Bare, noun: usize) -> bool {
    bare.document.has(noun.wrapping_sub(2), Classes::Preposition)
}

/// "by 12%", "by half".
fn is_share(draft: &Draft) -> bool {
    match draft {
        Draft::Open(side) => matches!(side.unit, Some(Unit::Percent)) || side.number.fraction.is_some(),
        Draft::Settled(amount) => amount.kind.is_relative(),
    }
}

/// "taking the count to 381".
fn the_count(bare: &Bare) -> Option<Counted> {
    let document = bare.document;
    let to = bare.tie.filter(|&tie| document.is_word(tie, "to") && bare.closes())?;
    let noun = to.checked_sub(3)? + 2;
    let brings = document.says(noun - 2, StatementWord::Bring) && document.has(noun - 1, Classes::Definite);
    let counts = document.is_one_of(noun, &["count", "tally", "toll", "headcount", "fleet"]);
    (brings && counts).then_some(Counted::Something)
}

/// "from 402 in 2008 to 356 today", "fell from 1,310 to 415": the one and then the other.
fn from_then_to_now(bare: &Bare) -> Option<Counted> {
    let document = bare.document;
    let tie = bare.tie.filter(|_| bare.value() >= Decimal::from_int(LEAST))?;
    // The second of the two.
    if document.is_word(tie, "to") {
        let Some(Draft::Open(first)) = bare.told.last() else { return None };
        let from = super::before::tie(document, first.tokens.start).filter(|&at| document.is_word(at, "from"));
        let between = (first.tokens.end..tie).all(|at| is_dated(bare, at));
        return (first.counted && from.is_some() && between && bare.closes()).then_some(Counted::Something);
    }
    let Some(Draft::Open(second)) = bare.next else { return None };
    let plain = second.unit.is_none() && second.number.fraction.is_none() && !second.number.in_words;
    let led = super::before::tie(document, second.tokens.start).filter(|&at| document.is_word(at, "to"))?;
    let between = led >= bare.end() && (bare.end()..led).all(|at| is_dated(bare, at));
    let many = second.number.value.is_some_and(|value| value >= Decimal::from_int(LEAST));
    let falls =
        tie.checked_sub(1).is_some_and(|verb| document.verb_forms(verb).any(|(verb, _)| verb.roles.meets(Roles::MOVE)));
    let apart = led > bare.end() || falls;
    let priced = document.has(second.tokens.end, Classes::Currency | Classes::Percent)
        || document.says(second.tokens.end, MoneyWord::NotPlural);
    (document.is_word(tie, "from") && plain && many && between && apart && !priced && !names_price(bare))
        .then_some(Counted::Something)
}

/// "in 2008": nothing but when it was so.
fn is_dated(bare: &Bare, at: usize) -> bool {
    bare.taken.has(at) || bare.document.has(at, Classes::Preposition) && !bare.document.is_word(at, "to")
}

/// "the price fell from 130 to 125".
fn names_price(bare: &Bare) -> bool {
    let document = bare.document;
    let measures = &document.lexicon.measures;
    let price =
        |word| measures.is(word, Traits::MONEY) || matches!(measures.get(word).nature, Nature::Price | Nature::Rate);
    let priced = |s: &Sense| matches!(s, Sense::Measure(word) if price(*word));
    let mut before = bare.sentence_start(0)..bare.start();
    let money = Classes::Currency | Classes::CurrencySign;
    document.first(before.clone(), money).is_some() || before.any(|at| document.is(at, priced))
}
