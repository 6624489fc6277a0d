//! Numbers that the words around them make a count, whatever it is of.
//!
//! | words | unit |
//! | --- | --- |
//! | "nine people died and some **180 were injured**" | person |
//! | "3,500 specialists, **including 1,200** already in May" | specialist |
//! | "fell short of **the 29,000 promised**", "more than **the 24,600 the council had set**" | none, but it counts |
//! | "considered **as many as 62,000**", "**fewer than 40** came" | none |
//! | "**an average of 48,200 watched** the games" | none |
//! | "attendances **averaged 24,600**", "the school **is short of 400**" | none |
//! | "to sell 20,000 tickets and had to be **content with 13,500**" | ticket |
//! | "closed 179 points lower **at 6,831.1**" | point |
//! | "were injured 180 days later", "an average of 5" | they do not count |

use super::{Bare, Counted, NEAR, Partner, is_near, is_of_one_order, suffered};
use crate::decimal::Decimal;
use crate::lexicon::Classes;
use crate::lexicon::money::MoneyWord;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::{Form, Roles, Verb, VerbWord};
use crate::recognize::amount::{Draft, Unit, unit};
use crate::text::Document;

/// The least number that counts where nothing else says so.
const LEAST: i64 = 1000;
/// The least number that anyone counts as missing.
const LEAST_MISSING: i64 = 20;
/// The least number that so many are on average.
const LEAST_AVERAGE: i64 = 100;

pub(super) fn noun(bare: &Bare) -> Option<Counted> {
    if bare.side.number.in_words {
        return None;
    }
    hurt(bare)
        .or_else(|| including(bare))
        .or_else(|| set_before(bare))
        .or_else(|| content_with(bare))
        .or_else(|| short_of(bare))
        .or_else(|| level_of_points(bare))
        .or_else(|| by_its_words(bare))
}

/// "to sell 20,000 tickets and had to be content with 13,500": of the same, and less.
fn content_with(bare: &Bare) -> Option<Counted> {
    /// "had to settle for".
    const LONGEST: usize = 2;
    let (document, start) = (bare.document, bare.start());
    let content = |begin: usize| document.is_term(begin..start, StatementWord::ContentWith);
    if !bare.closes() || !(1..=LONGEST).any(|words| start.checked_sub(words).is_some_and(content)) {
        return None;
    }
    let sought = bare.partner(0)?;
    let less = bare.value() < sought.value && is_of_one_order(bare.value(), sought.value);
    (less && !sought.measured).then(|| sought.noun())
}

/// "the company is short of 400", "attendances averaged 24,600": what is missing, and what there was from time to time.
fn short_of(bare: &Bare) -> Option<Counted> {
    let document = bare.document;
    // "24,600 last season", which has no place on the calendar.
    let dated = document.is_one_of(bare.end(), &["last", "this"]);
    let tie = bare.tie.filter(|_| bare.closes() || dated)?;
    let short = document.is_word(tie, "of")
        && document.is_word(tie.wrapping_sub(1), "short")
        && document.has(tie.wrapping_sub(2), Classes::Auxiliary);
    let average = |(verb, _): (&Verb, Form)| verb.roles.meets(Roles::AVERAGE);
    let averaged = document.verb_forms(tie).any(average) && bare.value() >= Decimal::from_int(LEAST);
    let missing = short && bare.value() >= Decimal::from_int(LEAST_MISSING);
    let priced = || {
        let sentence = document.sentences[document.sentence_of(tie)].start;
        document.first(sentence..tie, Classes::Currency | Classes::CurrencySign).is_some()
    };
    (missing || averaged && !priced()).then_some(Counted::Something)
}

/// "closed 179 points lower, or 2.6 per cent, at 6,831.1": where the points led to.
fn level_of_points(bare: &Bare) -> Option<Counted> {
    let document = bare.document;
    let tied = bare.tie.is_some_and(|tie| document.is_one_of(tie, &["at", "to"]) && tie + 1 == bare.start());
    let points = bare.partner(0).filter(|told| document.says(told.end - 1, MoneyWord::Point))?;
    let level = points.value < bare.value() && bare.value() >= Decimal::from_int(LEAST);
    // "Rates rose 25 points and shares fell to 6,831": a subject of its own.
    let acts = Classes::Verb | Classes::PastEnding;
    let other = (points.end..bare.start()).any(|at| {
        document.has(at, Classes::Joint)
            && !document.is_word(at, "or")
            && (at + 3 != bare.start() || !document.has(at + 1, acts))
    });
    if other {
        return None;
    }
    (tied && level && bare.closes()).then(|| points.noun())
}

/// "and some 180 were injured": people, unless it is part of something else that was told: "of 300 horses 40 were hurt".
fn hurt(bare: &Bare) -> Option<Counted> {
    /// "have already been".
    const AUXILIARIES: usize = 3;
    let (document, end) = (bare.document, bare.end());
    let part = |&at: &usize| document.has(at, Classes::Auxiliary) || document.says(at, VerbWord::Adverb);
    let verb = end + (end..end + AUXILIARIES).take_while(part).count();
    if !document.has(end, Classes::Auxiliary) || suffered(document, verb).is_none() {
        return None;
    }
    // "Six horses died and 12 were injured": who they were is not told.
    let amounts = &document.lexicon.amounts;
    let first = bare.sentence_start(0);
    let others = |draft: &Draft| match draft {
        Draft::Open(side) => match &side.unit {
            Some(Unit::Quantity(unit)) => !amounts.is_person(unit) && !amounts.is_building(unit),
            None if side.number.in_words => {
                unit::noun(document, side.tokens.end).is_some_and(|(unit, _)| !amounts.is_person(&unit))
            }
            _ => false,
        },
        Draft::Settled(_) => false,
    };
    let joined = bare.is_joined();
    let mut before = bare.told.iter().rev().take(NEAR).take_while(|draft| draft.start() >= first);
    if joined && before.any(others) {
        return Some(Counted::Something);
    }
    // "hit 300 towns and at least 35 were killed": people, of whom towns are full.
    let whole =
        |told: &Partner| !told.measured && bare.value() < told.value && !(joined && amounts.is_building(told.unit));
    match bare.partner(0).filter(whole) {
        Some(told) => Some(told.noun()),
        None => amounts.person().cloned().map(Counted::Noun),
    }
}

/// "3,500 specialists, including 1,200 already in May": some of them.
fn including(bare: &Bare) -> Option<Counted> {
    /// "will be trained in Lima and in Cusco,".
    const FAR: usize = 12;
    let document = bare.document;
    let tie = bare
        .tie
        .filter(|&tie| document.says(tie, StatementWord::Itemizes) && document.is_sign(tie.wrapping_sub(1), b','))?;
    let end = bare.end();
    let ends = bare.closes() || document.says(end, VerbWord::Adverb) || document.says(end, StatementWord::Whereabouts);
    let whole = bare.partner(0).filter(|whole| tie - whole.end <= FAR && bare.value() < whole.value)?;
    ends.then(|| whole.noun())
}

/// "short of the 29,000 promised", "more than the 24,600 the council had set": what was to be, of what was told.
fn set_before(bare: &Bare) -> Option<Counted> {
    /// "more than | the", "well short of | the".
    const BEFORE: usize = 3;
    let (document, start, end) = (bare.document, bare.start(), bare.end());
    let the = start.checked_sub(1).filter(|&at| document.is_word(at, "the"))?;
    let compared = (the.saturating_sub(BEFORE)..the)
        .any(|at| document.has(at, Classes::Bound | Classes::Comparison) || document.says(at, StatementWord::Instead));
    // "below the 1,600 reached in May" was no aim.
    let got = document.verb_forms(end).any(|(verb, _)| verb.roles.meets(Roles::ACHIEVE));
    // "set apart, left over in May"
    let particle = document.is_one_of(end + 1, &["over", "up", "out", "aside"]);
    let participle =
        document.has(end, Classes::PastEnding) || document.verb_forms(end).any(|(_, form)| form == Form::Participle);
    // "short of the 5 million invested": money, whatever was told before.
    let paid = document.says(end, StatementWord::Pays)
        || document.verb_forms(end).any(|(verb, _)| verb.roles.meets(Roles::FUND));
    let asked = !got && !paid && participle && super::closes(document, end + 1 + usize::from(particle));
    if !compared || !asked && !is_clause_of_owner(document, end) {
        return None;
    }
    match bare.partner(0) {
        // "4.4 million tonnes, short of the 5 million planned": both in millions.
        Some(told) if told.measured => {
            (bare.side.number.scale > 1 && is_near(bare.value(), told.value)).then(|| told.noun())
        }
        Some(told) if is_of_one_order(bare.value(), told.value) => Some(told.noun()),
        _ => (bare.value() >= Decimal::from_int(LEAST)).then_some(Counted::Something),
    }
}

/// "the council had set": behind a number, who set it and that it was set.
fn is_clause_of_owner(document: &Document, at: usize) -> bool {
    /// "the Finance Ministry".
    const OWNER: usize = 4;
    document.has(at, Classes::Definite)
        && (at + 2..at + OWNER).any(|verb| {
            let acts = |form: Form| matches!(form, Form::Past | Form::Present);
            document.has(verb, Classes::Auxiliary) || document.verb_forms(verb).any(|(_, form)| acts(form))
        })
}

/// "as many as 62,000", "fewer than 40", "an average of 48,200 watched": words that are said of counts alone.
fn by_its_words(bare: &Bare) -> Option<Counted> {
    let (document, end) = (bare.document, bare.end());
    let acts = document.has(end, Classes::Verb | Classes::Auxiliary | Classes::PastEnding);
    // "Fewer than 40 is a good score": one number, and not so many.
    let one = document.is_be(end);
    let many = says_how_many(document, bare.start()) && (bare.closes() || acts && !one);
    let average = || {
        let of = bare.tie.filter(|&tie| tie > 1 && document.is_word(tie, "of"));
        let mean = of
            .is_some_and(|of| document.says(of - 1, StatementWord::Average) && document.has(of - 2, Classes::Article));
        let past =
            document.has(end, Classes::PastEnding) || document.verb_forms(end).any(|(_, form)| form == Form::Past);
        mean && past && bare.value() >= Decimal::from_int(LEAST_AVERAGE)
    };
    (many || average()).then_some(Counted::Something)
}

/// "as many as", "as few as", "fewer than" right before the token: what follows is a count.
pub(super) fn says_how_many(document: &Document, start: usize) -> bool {
    let Some(before) = start.checked_sub(2) else { return false };
    document.is_word(before + 1, "as") && document.is_one_of(before, &["many", "few"])
        || document.is_word(before + 1, "than") && document.is_word(before, "fewer")
}
