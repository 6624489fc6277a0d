//! Numbers that are the subject of a verb.
//!
//! | words | unit |
//! | --- | --- |
//! | "78 people died and **31 others** are missing", "hired 23 teachers. **Seven were**" | person, teacher |
//! | "died and more than **40 were missing**", "**22 remained trapped**" | person |
//! | "70 firms are registered, whereas only **24 did** business there" | firm |
//! | "of the 90 schools inspected, **31 failed**" | school |
//! | "200 scholarships a year; in 2019 **there were 75**" | scholarship |
//! | "32,000 people were ill and **another 9,400 worked** less" | person |
//! | "**Some 4,000 were** evacuated", "**some 4,000 signed** it", "doubled: **about 45,000 were**" | none, but it counts |
//!
//! Each rule is a function; [`RULES`] says in which order they are asked.

use super::{Bare, Counted, Partner, closes, is_of_one_order, suffered};
use crate::decimal::Decimal;
use crate::lexicon::Classes;
use crate::lexicon::money::MoneyWord;
use crate::lexicon::verb::{Form, Roles, Verb, VerbWord};
use crate::text::token::Kind;

/// The least number of what is not told.
const LEAST: i64 = 10;
/// ... of whom anything may be told, and of whom it may be no year.
const LEAST_SIGNED: i64 = 2100;

/// The rules. The first that says anything is right.
const RULES: &[fn(&Bare) -> Option<Counted>] =
    &[there_were, of_sufferers, of_these, another, at_the_head, done_too, of_whole];

pub(super) fn of_verb(bare: &Bare) -> Option<Counted> {
    RULES.iter().find_map(|rule| rule(bare))
}

/// "in 2019 there were 75": of what was told, in the sentence or the one before.
fn there_were(bare: &Bare) -> Option<Counted> {
    /// "there will be".
    const AUXILIARIES: usize = 4;
    let document = bare.document;
    let be = bare.tie.filter(|&at| document.has(at, Classes::Auxiliary))?;
    let there = (be.saturating_sub(AUXILIARIES)..be).rev().find(|&at| !document.has(at, Classes::Auxiliary));
    if !there.is_some_and(|at| document.is_word(at, "there")) || bare.side.number.in_words || !bare.closes() {
        return None;
    }
    let whole = bare.partners(1).find(|whole| is_of_one_order(bare.value(), whole.value))?;
    (!whole.measured).then(|| whole.noun())
}

/// "40 were missing", "22 are still trapped", "12 remain stranded": people, unless of something else it was told how many there are,
/// in which no people are: "damaged 400 houses. At least 22 are still trapped".
fn of_sufferers(bare: &Bare) -> Option<Counted> {
    /// "are still feared".
    const BETWEEN: usize = 4;
    let (document, verb) = (bare.document, bare.end());
    let stays = |(verb, form): (&Verb, Form)| verb.roles.meets(Roles::LEVEL) && form != Form::Ing;
    if !document.has(verb, Classes::Auxiliary) && !document.verb_forms(verb).any(stays) {
        return None;
    }
    let sufferer = |at: usize| document.says(at, MoneyWord::Sufferer);
    let passes = |&at: &usize| {
        document.has(at, Classes::Auxiliary | Classes::Verb | Classes::PastEnding) && !sufferer(at)
            || document.says(at, VerbWord::Adverb)
    };
    let state = (verb..verb + BETWEEN).find(|at| !passes(at))?;
    if !sufferer(state) || !closes(document, state + 1) {
        return None;
    }
    let amounts = &document.lexicon.amounts;
    let holds_people = |unit: &str| amounts.is_person(unit) || amounts.is_building(unit);
    match bare.partner(1).filter(|told| !told.measured && !holds_people(told.unit)) {
        Some(told) => (bare.value() < told.value).then(|| told.noun()),
        None => amounts.person().cloned().map(Counted::Noun),
    }
}

/// What the number does: "**were** missing", "31 others **are**"; and whether it counts others than were told of.
fn verb(bare: &Bare) -> Option<(usize, bool)> {
    let others = bare.document.is_one_of(bare.end(), &["others", "more"]);
    let verb = bare.end() + usize::from(others);
    bare.document.has(verb, Classes::Auxiliary | Classes::PastEnding | Classes::Verb).then_some((verb, others))
}

fn is_many(bare: &Bare) -> bool {
    !bare.side.number.in_words && bare.value() >= Decimal::from_int(LEAST)
}

/// "Of these, 310 will be": of those of the sentence before.
fn of_these(bare: &Bare) -> Option<Counted> {
    let (document, sentence) = (bare.document, bare.sentence_start(0));
    let these = document.is_word(sentence, "of") && document.is_one_of(sentence + 1, &["these", "those", "them"]);
    verb(bare).filter(|_| these && bare.start() == sentence + 3)?;
    bare.partners(1).find(|whole| bare.value() < whole.value).map(|whole| whole.noun())
}

/// "32,000 people were on sick leave and another 9,400 worked reduced hours".
fn another(bare: &Bare) -> Option<Counted> {
    let before = bare.start().checked_sub(1).filter(|&at| bare.document.is_word(at, "another"))?;
    verb(bare).filter(|_| before > bare.sentence_start(0))?;
    bare.partners(0).find(|whole| !whole.measured).map(|whole| whole.noun())
}

/// "Seven were children", "Some 4,000 were evacuated", "doubled: about 45,000 were"; "Some 4,000 signed the petition".
fn at_the_head(bare: &Bare) -> Option<Counted> {
    let (document, start, sentence) = (bare.document, bare.start(), bare.sentence_start(0));
    let (verb, _) = verb(bare)?;
    let colon = (sentence..start).rev().find(|&at| matches!(document.tokens[at].sign, b':' | b';'));
    let opens = |at: usize| document.has(at, Classes::Bound | Classes::Quote) || document.tokens[at].kind == Kind::Sign;
    if !(colon.unwrap_or(sentence)..start).all(opens) || colon.is_some() && bare.partner(0).is_some() {
        return None;
    }
    let past = document.has(verb, Classes::PastEnding) || document.verb_forms(verb).any(|(_, form)| form == Form::Past);
    if !document.has(verb, Classes::Auxiliary) && suffered(document, verb).is_none() {
        let signed = past && is_many(bare) && bare.value() >= Decimal::from_int(LEAST_SIGNED);
        return signed.then_some(Counted::Something);
    }
    let whole = bare.partners(1).find(|whole| !whole.measured && bare.value() < whole.value);
    // So many of what is not told.
    let several = is_many(bare) && document.is_one_of(verb, &["were", "are", "have"]);
    whole.map(|whole| whole.noun()).or(several.then_some(Counted::Something))
}

/// The last thing counted in the sentence; "369 schools for 740 thousand pupils; 84 have been commissioned": what the last ones are for.
fn whole<'d>(bare: &Bare<'d>) -> Option<Partner<'d>> {
    let mut wholes = bare.partners(0).filter(|whole| !whole.measured);
    let last = wholes.next()?;
    let outer = |outer: &Partner| outer.end + 1 == last.start && bare.document.has(outer.end, Classes::Preposition);
    Some(wholes.next().filter(outer).unwrap_or(last))
}

/// "17 rebels were killed and 23 captured".
fn done_too(bare: &Bare) -> Option<Counted> {
    let (document, start) = (bare.document, bare.start());
    let ((verb, _), whole) = (verb(bare)?, whole(bare)?);
    let done = |at: usize| {
        document.has(at, Classes::PastEnding) || document.verb_forms(at).any(|(_, form)| form == Form::Participle)
    };
    let listed = document.is_word(start - 1, "and") || document.is_sign(start - 1, b',');
    let too = listed && done(verb) && closes(document, verb + 1) && (whole.end..start).any(done);
    too.then(|| whole.noun())
}

/// "31 others are missing", "of the 312 ventures, 61 were", "has 340 beds, but only 290 are staffed", "whereas only 24 did".
fn of_whole(bare: &Bare) -> Option<Counted> {
    let document = bare.document;
    let ((verb, others), whole) = (verb(bare)?, whole(bare)?);
    if others {
        return Some(whole.noun());
    }
    // "Storms hit 300 towns and at least 35 were killed": not of the towns.
    let auxiliaries = (verb..verb + 3).take_while(|&at| document.has(at, Classes::Auxiliary)).count();
    let hurt = suffered(document, verb + auxiliaries).is_some() && !document.lexicon.amounts.is_person(whole.unit);
    let apart = bare.tie.is_some_and(|tie| document.has(tie, Classes::Conjunction) || document.is_sign(tie, b';'));
    // "Against a planned 85 wells 61 were drilled"
    let first = bare.sentence_start(0);
    let semicolon = (first..whole.start).rev().find(|&at| document.is_sign(at, b';')).map_or(first, |at| at + 1);
    let out_of = |at: usize| document.is_word(at, "out") && document.is_word(at + 1, "of");
    let opens = |at: usize| document.is_word(at, "of") || out_of(at);
    // "the target of 500 cases was missed: only 212 were closed"
    let only = bare.tie.is_some_and(|tie| document.is_sign(tie, b':') && document.has(verb, Classes::Auxiliary));
    let part = opens(first)
        || opens(semicolon)
        || only
        || whole.end == bare.start() && document.has(verb, Classes::Auxiliary)
        || apart && !bare.side.number.in_words;
    (part && !hurt && bare.value() < whole.value).then(|| whole.noun())
}
