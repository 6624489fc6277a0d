//! Levels that a later clause tells of what was counted before, or that its own words call one.
//!
//! | words | unit |
//! | --- | --- |
//! | "48,000 tonnes were landed. **By 1970 it was** 17,000", "1,926 megawatts; **it had come down to** 1,680" | tonne, MW |
//! | "40,000 homes a year. Now **the promise is** 300,000", "short of **the target of** 20,000" | home; none, but it counts |
//! | "**the number of** nurses, **estimated at** 115,000" | nurse |
//! | "the index fell 0.9 percent to **close at** 7,556.44" | none, but it counts |
//! | "finished 31,000 homes. **Work started on** 24,500" | home |
//! | "shipped 31,000 vans. It hopes to **ship** 50,000" | van |
//! | "He has 500 goats. It is 40.", "the date of 12 May" | none |

use super::{Bare, Counted, NEAR, Partner, is_near};
use crate::decimal::Decimal;
use crate::lexicon::measure::Traits;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::{Form, Roles, VerbWord};
use crate::lexicon::{Classes, Sense};
use crate::recognize::amount::{Draft, Unit, unit};

/// The least number that counts where nothing else says so.
const LEAST: i64 = 1000;
/// The least number of things, not measured, that "it" is said to be.
const LEAST_AGAIN: i64 = 100;
/// Tokens from "it" to its number: "it had come down to just about".
const CLAUSE: usize = 8;

pub(super) fn noun(bare: &Bare) -> Option<Counted> {
    if bare.side.number.in_words || bare.side.number.letter_scale || !bare.closes() {
        return None;
    }
    it_was(bare)
        .or_else(|| promised(bare))
        .or_else(|| estimated_at(bare))
        .or_else(|| closed_at(bare))
        .or_else(|| begun(bare))
        .or_else(|| traded(bare))
}

/// "By 1970 it was 17,000", "by Easter it had come down to about 1,680": the level of what was told last.
fn it_was(bare: &Bare) -> Option<Counted> {
    let document = bare.document;
    let tie = bare.tie?;
    let subject = subject_of_level(bare, tie).filter(|&at| document.is_word(at, "it"))?;
    let told = last_counted(bare, subject)?;
    let many = told.measured || bare.value() >= Decimal::from_int(LEAST_AGAIN);
    (many && is_near(bare.value(), told.value)).then(|| told.noun())
}

/// The subject of a verb of level or of change before the number, with nothing but its verbs between: "it had come down to".
fn subject_of_level(bare: &Bare, tie: usize) -> Option<usize> {
    let document = bare.document;
    let led = document.is_one_of(tie, &["to", "at"]);
    let verb = if led { tie.checked_sub(1)? } else { tie };
    let part = |at: usize| {
        document.has(at, Classes::Auxiliary | Classes::Verb | Classes::PastEnding | Classes::Direction)
            || document.says(at, VerbWord::Adverb)
    };
    let floor = bare.sentence_start(0).max(verb.saturating_sub(CLAUSE));
    let subject = (floor..=verb).rev().find(|&at| !part(at))?;
    let acts =
        Roles::LEVEL.with(Roles::MOVE).with(Roles::ACHIEVE).with(Roles::EXCEED).with(Roles::UP).with(Roles::DOWN);
    let tells = |at: usize| document.verb_forms(at).any(|(verb, form)| verb.roles.meets(acts) && form != Form::Ing);
    let is = !led && document.is_be(verb);
    // "It had 190,000 by then"
    let had =
        subject + 1 == verb && !led && document.is_word(subject, "it") && document.is_one_of(verb, &["had", "has"]);
    (subject < verb && (is || had || (subject + 1..=verb).any(tells))).then_some(subject)
}

/// The last amount before the token that counts something, here or in the sentence before, if none but shares is told behind it.
fn last_counted<'d>(bare: &Bare<'d>, before: usize) -> Option<Partner<'d>> {
    let told = bare.partner(1).filter(|told| told.end <= before)?;
    let other = |draft: &Draft| match draft {
        Draft::Open(side) => side.unit.is_some() && !matches!(side.unit, Some(Unit::Percent | Unit::Points { .. })),
        Draft::Settled(_) => true,
    };
    let behind = bare.told.iter().rev().take(NEAR).take_while(|draft| draft.start() >= told.end);
    (!behind.into_iter().any(other)).then_some(told)
}

/// "the promise is 300,000", "the target of 20,000".
fn promised(bare: &Bare) -> Option<Counted> {
    let document = bare.document;
    let tie = bare.tie?;
    let noun = tie.checked_sub(1).filter(|&at| document.has(at, Classes::ModalityNoun))?;
    let owner = noun.checked_sub(1)?;
    let owned = document.has(owner, Classes::Definite)
        || document.is_genitive(owner)
        || document.is_one_of(owner, &["its", "their", "our", "his", "her"])
        || document.says(owner, StatementWord::Filler);
    let stated = document.is_be(tie) || document.is_word(tie, "of");
    if !owned || !stated || bare.value() < Decimal::from_int(LEAST) || is_of_money(bare) {
        return None;
    }
    let alike = |told: &Partner| !told.measured && is_near(bare.value(), told.value);
    Some(last_counted(bare, noun).filter(alike).map_or(Counted::Something, |told| told.noun()))
}

/// Whether the sentence tells of sums, or of what may be one, before the number.
fn is_of_money(bare: &Bare) -> bool {
    let document = bare.document;
    let sums = Classes::Currency | Classes::CurrencySign;
    let measures = &document.lexicon.measures;
    let priced = |sense: &Sense| match sense {
        Sense::Measure(word) => measures.is(*word, Traits::MONEY),
        _ => false,
    };
    let before = bare.sentence_start(0)..bare.start();
    document.first(before.clone(), sums).is_some() || before.into_iter().any(|at| document.is(at, priced))
}

/// "the number of nurses, estimated at 115,000 in 2013, had dropped".
fn estimated_at(bare: &Bare) -> Option<Counted> {
    /// "the number of Alder nurses who are registered with the consulates".
    const FAR: usize = 16;
    let document = bare.document;
    let verb = bare.tie.filter(|&tie| document.is_word(tie, "at"))?.checked_sub(1)?;
    let estimated = document.verb_forms(verb).any(|(verb, _)| verb.roles.meets(Roles::ESTIMATE.with(Roles::FORECAST)));
    let comma = verb.checked_sub(1).filter(|&at| estimated && document.is_sign(at, b','))?;
    let floor = bare.sentence_start(0).max(comma.saturating_sub(FAR)).max(bare.told.last().map_or(0, Draft::end));
    let begin = (floor..comma).rev().find(|&at| document.says(at, StatementWord::NumberOf))?;
    Some(unit::noun(document, begin + 2).map_or(Counted::Something, |(unit, _)| Counted::Noun(unit)))
}

/// "the index fell 0.9 percent to close at 7,556.44".
fn closed_at(bare: &Bare) -> Option<Counted> {
    let document = bare.document;
    let verb = bare.tie.filter(|&tie| document.is_one_of(tie, &["at", "on"]))?.checked_sub(1)?;
    let closed = document.says(verb, StatementWord::Closes);
    let index = |at: usize| document.says(at, StatementWord::Index) || document.says(at, StatementWord::Scale);
    let of_index = (bare.sentence_start(0)..verb).any(index);
    let priced = document.has(verb.saturating_sub(1), Classes::Currency) || document.has(bare.end(), Classes::Currency);
    (closed && of_index && bare.value() >= Decimal::from_int(LEAST_AGAIN) && !priced).then_some(Counted::Something)
}

/// "Work started on 24,500": of the homes told of, or of what is not told.
fn begun(bare: &Bare) -> Option<Counted> {
    /// "construction began on".
    const WORDS: usize = 3;
    let document = bare.document;
    let tie = bare.tie.filter(|_| bare.value() >= Decimal::from_int(LEAST_AGAIN))?;
    let begin = (tie + 1).checked_sub(WORDS)?;
    if !document.is_term(begin..tie + 1, StatementWord::WorksOn) {
        return None;
    }
    let building = |told: &Partner| document.lexicon.amounts.is_building(told.unit);
    Some(bare.partner(1).filter(building).map_or(Counted::Something, |told| told.noun()))
}

/// "bought 90,000 tonnes. Oman ordered 120,000", "shipped 31,000 vans. It hopes to ship 50,000": what is bought, sold or made
/// once more.
fn traded(bare: &Bare) -> Option<Counted> {
    let document = bare.document;
    let trades = |at: usize| document.says(at, StatementWord::Trades);
    let verb = bare.tie.filter(|&tie| trades(tie) && bare.value() >= Decimal::from_int(LEAST))?;
    let told = last_counted(bare, verb).filter(|told| is_near(bare.value(), told.value))?;
    let alike = super::before::tie(document, told.start).is_some_and(trades);
    (alike && !is_of_money(bare)).then(|| told.noun())
}
