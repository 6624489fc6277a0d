//! Numbers that are the subject of a verb.
//!
//! | words | unit |
//! | --- | --- |
//! | "78 people died and **31 others** are missing", "hired 23 teachers. **Seven were**" | person, teacher |
//! | "died and more than **40 were missing**", "**22 remained trapped**" | person |
//! | "70 firms are registered, whereas only **24 did** business there" | firm |
//! | "of the 90 schools inspected, **31 failed**" | school |
//! | "200 scholarships a year; in 2019 **there were 75**" | scholarship |
//! | "**there are 214** of them", "**of the 35** that she promised, **22** are running" | none, but it counts |
//! | "**Some 4,000 were** evacuated", "**some 4,000 signed** it", "passes became dearer, yet **3,310 were** sold", "and **another 9,400 worked** less" | none, but it counts |

use super::{Bare, Counted, NEAR, Partner, closes, is_of_one_order, suffered, unit};
use crate::decimal::Decimal;
use crate::lexicon::Classes;
use crate::lexicon::money::MoneyWord;
use crate::lexicon::verb::{Form, Roles, Verb, VerbWord};
use crate::recognize::amount::Draft;
use crate::text::token::Kind;

/// Tokens from what is told of a whole to its part.
const REACH: usize = 8;
/// The least number of what is not told.
const LEAST: i64 = 10;
/// ... of whom anything may be told, and of whom it may be no year.
const LEAST_SIGNED: i64 = 2100;
/// Words from the start of a clause to the whole: "of a planned".
const LEAD: usize = 5;

pub(super) fn of_verb(bare: &Bare) -> Option<Counted> {
    of_the_sought(bare).or_else(|| there_were(bare)).or_else(|| of_sufferers(bare)).or_else(|| of_told(bare))
}

/// "Of the 35 that she promised for last autumn, 22 are running.": both, of what was told before or of what is not told.
fn of_the_sought(bare: &Bare) -> Option<Counted> {
    let (document, sentence) = (bare.document, bare.sentence_start(0));
    if bare.side.number.in_words || bare.value() < Decimal::from_int(LEAST) {
        return None;
    }
    let of_the = document.is_word(sentence, "of") && document.has(sentence + 1, Classes::Definite);
    let whole = of_the && bare.start() == sentence + 2 && document.has(bare.end(), Classes::Relative);
    let part = |first: &Draft, second: usize, end: usize| {
        let behind = document.is_sign(second - 1, b',') || document.is_sign(second.saturating_sub(2), b',');
        let acts = document.has(end, Classes::Auxiliary | Classes::PastEnding | Classes::Verb);
        of_the && first.start() == sentence + 2 && behind && acts
    };
    if let Some(Draft::Open(next)) = bare.next.filter(|_| whole) {
        let fewer = next.number.value.is_some_and(|few| few < bare.value()) && next.unit.is_none();
        let this = Draft::Open(bare.side.clone());
        let told = || bare.partners(1).find(|told| !told.measured && is_of_one_order(bare.value(), told.value));
        let counts = fewer && part(&this, next.tokens.start, next.tokens.end);
        return counts.then(|| told().map_or(Counted::Something, |told| told.noun()));
    }
    let whole = bare.told.last().filter(|draft| part(draft, bare.start(), bare.end()))?;
    matches!(whole, Draft::Open(side) if side.counted).then_some(Counted::Something)
}

/// "in 2019 there were 75": of what was told, in the sentence or the one before.
fn there_were(bare: &Bare) -> Option<Counted> {
    let document = bare.document;
    /// "there will be".
    const AUXILIARIES: usize = 4;
    let be = bare.tie.filter(|&at| document.has(at, Classes::Auxiliary))?;
    let there = (be.saturating_sub(AUXILIARIES)..be).rev().find(|&at| !document.has(at, Classes::Auxiliary));
    let there = there.is_some_and(|at| document.is_word(at, "there"));
    // "there are 214 of them"
    let of_them = document.is_word(bare.end(), "of") && document.is_word(bare.end() + 1, "them");
    if !there || bare.side.number.in_words || !bare.closes() && !of_them {
        return None;
    }
    // "there are 214 of them and in December there will be 220": of what, is not told there either.
    let counted = |draft: &Draft| {
        let Draft::Open(side) = draft else { return false };
        side.counted && side.number.value.is_some_and(|value| is_of_one_order(bare.value(), value))
    };
    let floor = bare.sentence_start(0);
    let again = || bare.told.iter().rev().take_while(|draft| draft.start() >= floor).any(counted);
    if of_them && bare.value() >= Decimal::from_int(LEAST) || again() {
        return Some(Counted::Something);
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

/// "31 others are missing", "Seven were children", "of the 312 ventures, 61 were".
fn of_told(bare: &Bare) -> Option<Counted> {
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
        return these.then(whole).flatten().map(|whole| whole.noun());
    }
    let past = document.has(verb, Classes::PastEnding) || document.verb_forms(verb).any(|(_, form)| form == Form::Past);
    let digits = !bare.side.number.in_words && bare.value() >= Decimal::from_int(LEAST);
    // "32,000 were on sick leave and another 9,400 worked reduced hours"
    let another = start > sentence + 1
        && document.is_word(start - 1, "another")
        && document.has(start - 2, Classes::Conjunction)
        && (past || document.has(verb, Classes::Auxiliary));
    if another && digits {
        // "a plane and another 747 crashed": a label, where nothing was counted.
        let mut here = bare.told.iter().rev().take(NEAR).take_while(|draft| draft.start() >= sentence);
        let counted = here.any(|draft| matches!(draft, Draft::Open(side) if side.counted));
        let whole = bare.partners(0).find(|whole| !whole.measured);
        return whole.map(|whole| whole.noun()).or(counted.then_some(Counted::Something));
    }
    let acts = document.has(verb, Classes::Auxiliary) || suffered(document, verb).is_some();
    let signed = past && digits && bare.value() >= Decimal::from_int(LEAST_SIGNED);
    // "doubled: about 45,000 were"
    let colon = (sentence..start).rev().find(|&at| document.is_sign(at, b':') || document.is_sign(at, b';'));
    // "they became dearer, yet 3,310 were sold"
    let yet =
        bare.tie.filter(|&at| document.has(at, Classes::Conjunction) && document.is_sign(at.wrapping_sub(1), b','));
    let begins = colon.or(yet).filter(|&at| (at + 1..start).all(opens));
    if begins.is_some() && bare.partner(0).is_none() && (acts || colon.is_some() && signed) {
        let plural = !acts || document.is_one_of(verb, &["were", "are", "have"]);
        // "Museum passes became dearer, yet 3,310 were sold"
        let subject = || {
            let told = |end: usize| document.has(end, Classes::Verb | Classes::Auxiliary | Classes::PastEnding);
            unit::noun(document, sentence).filter(|&(_, end)| end < start && told(end))
        };
        let noun = || yet.and_then(|_| subject()).map_or(Counted::Something, |(unit, _)| Counted::Noun(unit));
        return (digits && plural).then(noun);
    }
    if (sentence..start).all(opens) {
        // "Some 4,000 signed the petition"
        if !acts {
            return signed.then_some(Counted::Something);
        }
        let one = bare.value() == Decimal::ONE;
        let whole = bare.partners(1).find(|whole| !whole.measured && (others || bare.value() < whole.value));
        // "Some 4,000 were evacuated": so many of what is not told.
        let plural = document.is_one_of(verb, &["were", "are", "have"]);
        let something = (digits && plural).then_some(Counted::Something);
        return whole.filter(|_| !one).map(|whole| whole.noun()).or(something);
    }
    let mut wholes = bare.partners(0).filter(|whole| !whole.measured);
    let last = wholes.next()?;
    // "369 schools for 740 thousand pupils; 84 have been commissioned": what the schools are for is not what was built.
    let outer =
        |outer: &Partner| outer.end + 1 == last.start && document.is_one_of(outer.end, &["for", "in", "at", "across"]);
    let whole = wholes.next().filter(outer).unwrap_or(last);
    // "17 rebels were killed and 23 captured"
    let done = |at: usize| {
        document.has(at, Classes::PastEnding) || document.verb_forms(at).any(|(_, form)| form == Form::Participle)
    };
    if !others && done(verb) {
        let told = (whole.end..start).any(done);
        let listed = document.is_word(start - 1, "and") || document.is_sign(start - 1, b',');
        if told && listed && closes(document, verb + 1) {
            return Some(whole.noun());
        }
    }
    if others {
        let joined = acts && document.has(start - 1, Classes::Conjunction);
        return (joined || is_part_of_it(bare, &whole)).then(|| whole.noun());
    }
    // "has 340 beds, but only 290 are staffed", "treated 4,300 patients; 640 were", "whereas only 24 did"
    let apart = bare.tie.is_some_and(|tie| document.has(tie, Classes::Conjunction) || document.is_sign(tie, b';'));
    let singular = bare.value() == Decimal::ONE || document.is_one_of(verb, &["was", "is", "has", "does"]);
    // "Storms hit 300 towns and at least 35 were killed": not of the towns.
    let auxiliaries = (verb..verb + 3).take_while(|&at| document.has(at, Classes::Auxiliary)).count();
    if bare.is_joined()
        && suffered(document, verb + auxiliaries).is_some()
        && !document.lexicon.amounts.is_person(whole.unit)
    {
        return None;
    }
    let less = bare.value() < whole.value && !singular && is_finite(bare, verb);
    (less && (apart && !bare.side.number.in_words || is_part_of_it(bare, &whole))).then(|| whole.noun())
}

/// "of the 312 ventures surveyed, only 61", "against a planned 85 objects 61": what stands right behind the whole and a comma.
fn is_part_of_it(bare: &Bare, whole: &Partner) -> bool {
    let document = bare.document;
    let opens = |at: usize| at == bare.sentence_start(0) || document.tokens[at - 1].kind == Kind::Sign;
    let first = whole.start.saturating_sub(LEAD).max(bare.sentence_start(0));
    let of = bare.sentence_start(0);
    let of = document.is_word(of, "of") && of < whole.start
        || (first..whole.start).any(|at| opens(at) && document.is_one_of(at, &["of", "against"]));
    // Behind the bound: "only 61".
    let tie = bare.tie.unwrap_or_default();
    let behind = document.is_sign(tie, b',') && whole.end + REACH >= tie || tie + 1 == whole.end;
    of && behind && bare.value() < whole.value
}

/// Whether the verb can be that of several: an auxiliary, a past form or the bare form, and nothing that qualifies a noun.
fn is_finite(bare: &Bare, verb: usize) -> bool {
    let document = bare.document;
    let several = |form: Form| matches!(form, Form::Past | Form::Base);
    document.has(verb, Classes::Auxiliary) || document.verb_forms(verb).any(|(_, form)| several(form))
}
