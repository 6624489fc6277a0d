//! Verbs that count: of people by themselves, of jobs where jobs were counted before.
//!
//! | words | unit |
//! | --- | --- |
//! | "the storm **killed 81** in 2017", "**employs 1,200**" | person |
//! | "a ferry **licensed to carry 80**", "a stadium that **holds 41,000**" | person |
//! | "the fair **drew 64,000** in May" | person |
//! | "added 130,000 jobs …. Retailers **shed 11,000**", "a **gain of 160,000**" | job |
//! | "were killed 81 years ago", "profit rose 24,000 dollars" | none |

use super::{Bare, Counted, NEAR, Unit};
use crate::decimal::Decimal;
use crate::lexicon::measure::Traits;
use crate::lexicon::money::MoneyWord;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::{Form, Roles};
use crate::lexicon::{Classes, Sense};
use crate::recognize::amount::Draft;

/// Sentences that jobs are remembered.
const MEMORY: usize = 3;
/// How far before "at", "of" the noun of change may stand: "average monthly growth this year at".
const REACH: usize = 4;
/// How far before a verb its subject may stand: "the ferry, which can".
const SUBJECT: usize = 5;
/// The least number that a change of jobs is told by without them.
const LEAST: i64 = 1000;

pub(super) fn of_verb(bare: &Bare) -> Option<Counted> {
    of_people(bare).or_else(|| of_jobs(bare))
}

fn of_people(bare: &Bare) -> Option<Counted> {
    let document = bare.document;
    let tie = bare.tie.filter(|&tie| document.has(tie, Classes::Verb))?;
    if document.says(tie, StatementWord::Draws) {
        return drawn(bare);
    }
    // "licensed to carry 80", "the tram can carry 240": what something is made to hold is people.
    let able = || {
        let before = tie.saturating_sub(SUBJECT)..tie;
        let fitted =
            document.is_word(tie.wrapping_sub(1), "to") && document.says(tie.wrapping_sub(2), MoneyWord::Fitted);
        let can = document.has(tie.wrapping_sub(1), Classes::Auxiliary);
        fitted || can && before.into_iter().any(|at| document.says(at, MoneyWord::Carrier))
    };
    // "a stadium that holds 41,000"
    let holds = || {
        let noun = tie.checked_sub(1 + usize::from(document.has(tie.wrapping_sub(1), Classes::Relative)));
        noun.is_some_and(|noun| document.says(noun, MoneyWord::Venue))
    };
    let acts = document.verb_forms(tie).any(|(verb, form)| {
        let hold = verb.roles.meets(Roles::HOLD);
        verb.roles.meets(Roles::PEOPLE) && (!hold || form == Form::Base && able())
            || hold && form == Form::Present && holds()
    });
    if !acts || bare.side.number.in_words || !bare.closes() {
        return None;
    }
    document.lexicon.amounts.person().cloned().map(Counted::Noun)
}

/// "the fair drew 64,000 in May": people came, where no money is told of.
fn drawn(bare: &Bare) -> Option<Counted> {
    /// The least number of people that anything is said to draw.
    const LEAST: i64 = 100;
    let document = bare.document;
    // "per cent" is no money.
    let money = |at: usize| {
        document.has(at, Classes::Currency | Classes::CurrencySign) && !document.is_word(at.wrapping_sub(1), "per")
    };
    let priced = document.sentences[bare.sentence].clone().any(money);
    let number = &bare.side.number;
    let many = !number.in_words && number.scale == 1 && bare.value() >= Decimal::from_int(LEAST);
    (many && !priced && bare.closes()).then(|| document.lexicon.amounts.person().cloned().map(Counted::Noun)).flatten()
}

fn of_jobs(bare: &Bare) -> Option<Counted> {
    let document = bare.document;
    if bare.value() < Decimal::from_int(LEAST) || bare.told.is_empty() {
        return None;
    }
    let off = document.is_word(bare.end(), "off");
    if !off && !bare.closes() {
        return None;
    }
    let tie = bare.tie?;
    let moves = |at: usize| document.verb_forms(at).any(|(verb, _)| verb.roles.meets(Roles::CHANGE.with(Roles::TALLY)));
    let noun = || {
        document.is_one_of(tie, &["of", "at", "by", "to"])
            && (tie.saturating_sub(REACH)..tie).any(|at| document.has(at, Classes::ChangeNoun))
    };
    if !(document.has(tie, Classes::Verb) && (off || moves(tie))) && !noun() {
        return None;
    }
    let floor = bare.sentence_start(MEMORY);
    let jobs = bare.told.iter().rev().take(NEAR).take_while(|draft| draft.start() >= floor).find_map(|draft| {
        let Draft::Open(side) = draft else { return None };
        let Some(Unit::Quantity(unit)) = &side.unit else { return None };
        let many = side.number.value.is_some_and(|v| v >= Decimal::from_int(LEAST));
        (many && document.lexicon.amounts.is_job(unit)).then_some(unit)
    })?;
    if !off && is_of_other_measure(bare, tie) {
        return None;
    }
    // "Wages rose 1,200", "costs fell 3,000": a sentence of money has none to spare.
    let sentence = document.sentences.get(document.sentence_of(bare.start()))?.clone();
    let money = document.first(sentence, Classes::Currency | Classes::CurrencySign).is_some();
    (!money).then(|| Counted::Noun(jobs.clone()))
}

/// "employs 6,000 workers. Sales rose 3,000": whether the clause before the verb tells of a measure that counts nobody.
fn is_of_other_measure(bare: &Bare, tie: usize) -> bool {
    let document = bare.document;
    let parts = |at: usize| document.says(at, StatementWord::ClauseJoint) || document.is_sign(at, b';');
    let other = |s: &Sense| matches!(s, Sense::Measure(word) if !document.lexicon.measures.is(*word, Traits::PEOPLE));
    (bare.sentence_start(0)..tie)
        .rev()
        .take_while(|&at| !parts(at))
        .any(|at| document.has(at, Classes::Measure) && document.is(at, other))
}
