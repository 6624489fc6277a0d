//! The noun of an amount before, of which another number is told.
//!
//! | words | unit |
//! | --- | --- |
//! | "made 1,150 tractors and wants to **reach 1,500**" | tractor |
//! | "to train 3,000 nurses by June. **It reached 910**" | nurse |
//! | "2,300 wagons is not **the 5,000 we agreed on**" | wagon |
//! | "hired 750 specialists, taking **the total to 2,300**" | specialist |
//! | "opened 120 stores in May**, 230 in June and 340 in July**", "Spain bought 40 trains **and Portugal 25**" | store, train |
//! | "4,200 came each year, **now 140**", "620 hectares and will add **a further 80**" | as before; hectare |
//! | "daily trains, **from 2** to 18" | none, but it counts |

use super::{Bare, Counted, NEAR, closes, is_of_one_order};
use crate::decimal::Decimal;
use crate::lexicon::money::MoneyWord;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::Roles;
use crate::lexicon::{Classes, Sense};
use crate::recognize::amount::{Draft, Unit};
use crate::recognize::number;
use crate::text::token::{Kind, Shape};

/// Tokens between two numbers of one noun.
const REACH: usize = 12;
/// Tokens between "from" one number and "to" another: "at the beginning".
const FAR: usize = 5;
/// Tokens of the name that a number follows where its verb is left out.
const NAME: usize = 4;
/// The least number of what there is fewer or more of now.
const LEAST_MANY: i64 = 100;
/// The age that nobody reaches.
const OLDEST: i64 = 120;
/// The least number that the measure before it makes a sum of the unit.
const LEAST: i64 = 1000;

pub(super) fn noun(bare: &Bare) -> Option<Counted> {
    if let Some(counted) = now(bare) {
        return Some(counted);
    }
    if bare.side.number.in_words {
        return None;
    }
    if leaves(bare) {
        return Some(Counted::Something);
    }
    // Only what was told in the sentence before it.
    let tie = bare.tie.filter(|_| bare.told.last().is_some_and(|last| last.end() > bare.sentence_start(0)))?;
    let last = bare.partner(0);
    // "headcount was 18,920, or 790 fewer than": less than what was counted.
    let compared = compared(bare);
    if compared && last.is_none() {
        let counted = |draft: &Draft| matches!(draft, Draft::Open(side) if side.counted && bare.value() < side.number.value.unwrap_or_default());
        let floor = bare.sentence_start(0);
        let mut here = bare.told.iter().rev().take(NEAR).take_while(|draft| draft.start() >= floor);
        return here.any(counted).then_some(Counted::Something);
    }
    let led = led_to(bare, tie);
    let found = led
        || compared
        || further(bare)
        || total(bare, tie)
        || named_alike(bare, tie)
        || reached(bare, tie)
        || listed(bare, tie)
        || gapped(bare);
    let partner = last.filter(|_| found)?;
    let less = compared && bare.value() < partner.value;
    (led || less || is_of_one_order(bare.value(), partner.value)).then(|| Counted::Noun(partner.unit.to_owned()))
}

/// "320,000 engines, 12,000 fewer than planned", "aims to recruit 500 more".
fn compared(bare: &Bare) -> bool {
    let (document, end) = (bare.document, bare.end());
    let degree = document.is_one_of(end, &["more", "fewer", "less"]);
    // "an option for 60 more"
    const LEADS: Classes = Classes::Verb.with(Classes::Preposition);
    let behind_verb = || bare.tie.is_some_and(|tie| document.has(tie, LEADS)) && closes(document, end + 1);
    let short = document.is_word(end, "short") && document.is_word(end + 1, "of");
    // "3,412 votes for and 2,987 against"
    let votes = || {
        bare.partner(0)
            .is_some_and(|partner| partner.unit == "vote" || document.lexicon.amounts.is_person(partner.unit))
    };
    let against = bare.tie.is_some_and(|tie| document.is_word(tie, "and"))
        && document.says(end, StatementWord::Dissent)
        && closes(document, end + 1)
        && votes();
    short || against || degree && (document.is_word(end + 1, "than") || document.is_word(end, "more") && behind_verb())
}

/// "4,200 came each year, now 140", "1,200 pupils, now 900": how many there are by now.
fn now(bare: &Bare) -> Option<Counted> {
    let document = bare.document;
    let now = bare.tie.filter(|&tie| document.says(tie, StatementWord::Now) && bare.closes())?;
    let apart = document.is_sign(now.checked_sub(1)?, b',') || document.is_sign(now - 1, b';');
    let Some(Draft::Open(told)) = bare.told.last().filter(|told| apart && told.start() >= bare.sentence_start(0))
    else {
        return None;
    };
    // "who led 500 soldiers, now 72,": how old somebody is.
    if bare.value() < Decimal::from_int(OLDEST) {
        return None;
    }
    let many = |value: Decimal| value >= Decimal::from_int(LEAST_MANY) && is_of_one_order(value, bare.value());
    match &told.unit {
        _ if !told.number.value.is_some_and(many) => None,
        Some(Unit::Quantity(unit)) => Some(Counted::Noun(unit.clone())),
        None => told.counted.then_some(Counted::Something),
        Some(_) => None,
    }
}

/// "620 hectares and will add a further 80": right behind what is told.
fn further(bare: &Bare) -> bool {
    let document = bare.document;
    let more = bare.start().checked_sub(1).is_some_and(|at| {
        document.is_word(at, "another")
            || document.is_one_of(at, &["further", "additional"]) && document.has(at.wrapping_sub(1), Classes::Article)
    });
    let last = bare.told.last().map_or(0, Draft::start);
    more && bare.closes() && bare.partner(0).is_some_and(|partner| partner.start == last)
}

/// "taking the total to 2,300".
fn total(bare: &Bare, tie: usize) -> bool {
    let document = bare.document;
    let noun = tie.wrapping_sub(1);
    document.is_word(tie, "to")
        && document.has(noun, Classes::Anaphor)
        && document.has(noun.wrapping_sub(1), Classes::Definite)
        && bare.closes()
}

/// "has grown from 10 at the beginning to over 3,000": from the one to the other, and no verb between.
fn led_to(bare: &Bare, tie: usize) -> bool {
    let document = bare.document;
    let Some(partner) = bare.partner(0).filter(|_| document.is_word(tie, "to") && bare.closes()) else { return false };
    let from = super::before::tie(document, partner.start).is_some_and(|at| document.is_word(at, "from"));
    // "the start" is no verb.
    let acts = Classes::Verb | Classes::PastEnding;
    let verb = |at: usize| document.has(at, acts) && !document.has(at - 1, Classes::Determiner);
    let told = |at: usize| document.tokens[at].kind == Kind::Sign || at > 0 && verb(at);
    from && tie - partner.end <= FAR && !(partner.end..tie).any(told)
}

/// "a surplus of 42,000 tonnes, turning into a deficit of 328,000": both are told of a measure.
fn named_alike(bare: &Bare, tie: usize) -> bool {
    let document = bare.document;
    let of_measure = |of: usize| document.is_word(of, "of") && document.has(of.wrapping_sub(1), Classes::Measure);
    let large = bare.value() >= Decimal::from_int(LEAST);
    large
        && bare.closes()
        && of_measure(tie)
        && bare.partner(0).is_some_and(|p| super::before::tie(document, p.start).is_some_and(of_measure))
}

/// "and wants to reach 1,500 in 2024": the same subject, and no other object.
fn reached(bare: &Bare, tie: usize) -> bool {
    let document = bare.document;
    let roles = Roles::ACHIEVE.with(Roles::EXCEED).with(Roles::APPROACH).with(Roles::FORECAST).with(Roles::PLAN);
    let has = document.is_one_of(tie, &["has", "have", "had"]);
    if !has && !document.verb_forms(tie).any(|(verb, _)| verb.roles.meets(roles)) || !bare.closes() {
        return false;
    }
    let Some(partner) = bare.partner(0) else { return false };
    let passes = |&at: &usize| {
        document.has(at, Classes::Verb | Classes::Auxiliary | Classes::PastEnding)
            || document.is_one_of(at, &["to", "it", "they", "then", "now"])
    };
    let joint = (partner.end.max(tie.saturating_sub(REACH))..tie).rev().find(|at| !passes(at));
    joint.is_some_and(|at| document.has(at, Classes::Conjunction))
}

/// "120 stores in May and 340 in June": both behind the same preposition.
fn listed(bare: &Bare, tie: usize) -> bool {
    let (document, end) = (bare.document, bare.end());
    // "4,300 cars in May, 3,900 in June and 4,100 in July"
    let dated = document.is_sign(tie, b',') && bare.taken.has(end + 1);
    if !document.is_word(tie, "and") && !dated
        || !document.has(end, Classes::Preposition)
        || document.is_one_of(end, &["of", "at"])
    {
        return false;
    }
    let Some(partner) = bare.partner(0) else { return false };
    let gap = partner.end..tie;
    (2..=4).contains(&gap.len())
        && (!dated || bare.taken.has(partner.end + 1))
        && document.word(end).eq_ignore_ascii_case(document.word(partner.end))
        && gap.clone().all(|at| document.tokens[at].kind != Kind::Sign && !document.has(at, Classes::Verb))
}

/// "Spain bought 40 trains and Portugal 25": the verb and the noun are left out.
fn gapped(bare: &Bare) -> bool {
    /// Tokens in which a word of the name was told before.
    const MEMORY: usize = 40;
    let (document, start) = (bare.document, bare.start());
    let written = |at: usize| document.tokens[at].kind == Kind::Word && document.tokens[at].shape != Shape::Lower;
    // "Porto airport handled 3,100 passengers and Faro airport 1,200"
    let sentence = bare.sentence_start(0);
    let again = |at: usize| {
        document.tokens[at].kind == Kind::Word
            && (at.saturating_sub(MEMORY).max(sentence)..start - 1)
                .any(|told| told + NAME < at && document.word(told) == document.word(at))
            && !document.has(at, Classes::Function | Classes::Preposition | Classes::Conjunction)
    };
    let named = |&at: &usize| document.has(at, Classes::Name) || written(at) || again(at);
    let name = (start.saturating_sub(NAME)..start).rev().take_while(named).last();
    let joined = |at: usize| document.is_word(at, "and") || document.is_sign(at, b',');
    let label = |at: usize| document.says(at, StatementWord::Label);
    let Some(partner) = bare.partner(0) else { return false };
    name.is_some_and(|name| {
        name > partner.end
            && joined(name - 1)
            && document.has(name, Classes::Name)
            && !(name..start).any(label)
            && !document.touches(start)
            && bare.closes()
    })
}

/// "trains, from 2 to 18".
fn leaves(bare: &Bare) -> bool {
    let (document, start, end) = (bare.document, bare.start(), bare.end());
    if start < 3
        || !document.is_word(start - 1, "from")
        || !document.is_sign(start - 2, b',')
        || !document.is_word(end, "to")
    {
        return false;
    }
    let noun = start - 3;
    let plural = document.tokens[noun].shape == Shape::Lower
        && document.lexicon.amounts.singular(document.word(noun)).is_some()
        && !document.is(noun, |s| matches!(s, Sense::Money(MoneyWord::NotPlural) | Sense::Measure(_)))
        && !document.has(noun, Classes::DateWord);
    let second = (document.is_number(end + 1) || document.has(end + 1, Classes::Bound))
        .then_some(end + 1 + usize::from(!document.is_number(end + 1)));
    plural
        && second
            .and_then(|at| number::read(document, at))
            .is_some_and(|n| n.scale == 1 && closes(document, n.tokens.end))
}
