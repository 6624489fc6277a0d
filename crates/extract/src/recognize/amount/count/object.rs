//! Verbs that count: of people by themselves, of jobs where jobs were counted before.
//!
//! | words | unit |
//! | --- | --- |
//! | "the storm **killed 81** in 2017", "**employs 1,200**" | person |
//! | "added 130,000 jobs …. Retailers **shed 11,000**", "a **gain of 160,000**" | job |
//! | "were killed 81 years ago", "profit rose 24,000 dollars" | none |

use super::{Bare, Counted, NEAR, Unit};
use crate::decimal::Decimal;
use crate::lexicon::Classes;
use crate::lexicon::verb::{Form, Roles};
use crate::recognize::amount::Draft;

/// Sentences that jobs are remembered.
const MEMORY: usize = 3;
/// How far before "at", "of" the noun of change may stand: "average monthly growth this year at".
const REACH: usize = 4;
/// The least number that a change of jobs is told by without them.
const LEAST: i64 = 1000;

pub(super) fn of_verb(bare: &Bare) -> Option<Counted> {
    of_people(bare).or_else(|| of_jobs(bare))
}

fn of_people(bare: &Bare) -> Option<Counted> {
    let document = bare.document;
    let tie = bare.tie.filter(|&tie| document.has(tie, Classes::Verb))?;
    let acts = document.verb_forms(tie).any(|(verb, _)| verb.roles.meets(Roles::PEOPLE));
    let passive = || document.has(tie.wrapping_sub(1), Classes::Auxiliary) && is_participle_alone(bare, tie);
    if !acts || bare.side.number.in_words || !bare.closes() || passive() {
        return None;
    }
    document.lexicon.amounts.person().cloned().map(Counted::Noun)
}

/// "was killed", "were hired": behind a form of "be".
fn is_participle_alone(bare: &Bare, tie: usize) -> bool {
    use crate::lexicon::Sense;
    use crate::lexicon::verb::{Auxiliary, VerbWord};
    let participle = bare.document.verb_forms(tie).any(|(_, form)| form == Form::Participle);
    participle && bare.document.is(tie - 1, |s| matches!(s, Sense::Verb(VerbWord::Auxiliary(Auxiliary::Be, _))))
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
    let moves = |at: usize| {
        document.verb_forms(at).any(|(verb, _)| verb.roles.meets(Roles::UP.with(Roles::DOWN).with(Roles::TALLY)))
    };
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
    // "Wages rose 1,200", "costs fell 3,000": a sentence of money has none to spare.
    let sentence = document.sentences.get(document.sentence_of(bare.start()))?.clone();
    let money = document.first(sentence, Classes::Currency | Classes::CurrencySign).is_some();
    (!money).then(|| Counted::Noun(jobs.clone()))
}
