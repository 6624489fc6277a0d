//! Nouns before the verb of a number.
//!
//! | words | unit |
//! | --- | --- |
//! | "the **number of tourists** reached 5,600", "… fell slightly, to 950", "raise the **quota of permits** to 42,000" | the noun |
//! | "the **number of displaced** at 40,000", "… of **unemployed** rose by 20,000" | person |
//! | "**sales of bicycles** have passed 12,000" | bicycle |
//! | "**tonnage** of 95,000", "the **number waiting** longer fell to 3,140" | tonne; none |
//! | "the **death toll** rose to 2,300", "**headcount**, now 620," | none |
//! | "the **index** rose to 51.2", "a debt-to-earnings **ratio** of 2.5" | none |
//! | "**arrivals** fell to 12,400", "**class sizes** will rise from 21 to 24" | none |
//! | "prices rose to 5,000", "revenues fell to 1,200" | they do not count |

use super::{Bare, Counted, Draft, Unit, unit};
use crate::decimal::Decimal;
use crate::lexicon::measure::{Nature, Traits};
use crate::lexicon::money::MoneyWord;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::{Roles, VerbWord};
use crate::lexicon::{Classes, Sense};
use crate::text::Document;
use crate::text::token::{Kind, Shape};

/// How far before a number its noun may stand: "the number of small firms with foreign capital that are at work in Peru has reached".
const REACH: usize = 20;
/// Words that may stand between: "to a record".
const LEAD: usize = 4;
/// The least number that is sure to count what is said to fall to it.
const LEAST: i64 = 1000;

/// "the number of tourists reached 5,600", the number right behind its verb.
pub(super) fn noun(bare: &Bare) -> Option<Counted> {
    let (document, tie) = (bare.document, bare.tie?);
    if document.is_word(tie, "of") {
        return behind_of(bare, tie);
    }
    if document.is_sign(tie.wrapping_sub(1), b',')
        && (document.says(tie, StatementWord::Now) || document.is_word(tie, "at"))
    {
        return put_in(bare, tie);
    }
    // "the toll is already above 2,300"
    let ties = document.has(tie, Classes::Verb | Classes::Auxiliary)
        || document.is_one_of(tie, &["to", "at", "from", "by"])
        || is_adverb(document, tie);
    if !ties {
        return None;
    }
    let tie = before_change(bare, tie);
    match counting_word(bare, tie) {
        Some(begin) => counted_by(bare, tie, begin),
        None => subject(bare, tie),
    }
}

/// "the number of shops rose 1.5 times, from 640", "rose by 5% to 640": where the change begins that stands between verb and number.
fn before_change(bare: &Bare, tie: usize) -> usize {
    let document = bare.document;
    let comma = usize::from(document.is_sign(tie.wrapping_sub(1), b','));
    let change = bare.told.last().filter(|draft| draft.end() + comma == tie).filter(|draft| match draft {
        Draft::Open(side) => matches!(side.unit, Some(Unit::Percent)),
        Draft::Settled(amount) => amount.kind.is_relative(),
    });
    let led = document.is_one_of(tie, &["from", "to"]);
    let by = |start: usize| start - usize::from(document.is_word(start.wrapping_sub(1), "by"));
    change.filter(|_| led).map_or(tie, |change| by(change.start()))
}

/// "tonnage of 95,000", "a workforce of 620", "a ratio of 2.5".
fn behind_of(bare: &Bare, of: usize) -> Option<Counted> {
    let document = bare.document;
    let noun = of.checked_sub(1)?;
    if let Some(unit) = gauge(document, noun) {
        return bare.closes().then_some(Counted::Noun(unit));
    }
    let scale = || document.says(noun, StatementWord::Scale) && is_level_of_scale(bare, of);
    (toll_ends(document, of) || scale()).then_some(Counted::Something)
}

/// "headcount, now 620,".
fn put_in(bare: &Bare, tie: usize) -> Option<Counted> {
    let document = bare.document;
    // "the manager of the workforce, now 62,": the age of whom it belongs to.
    let of = |at: usize| document.has(at, Classes::Preposition);
    let belongs = || (tie.saturating_sub(LEAD)..tie - 1).any(of) && bare.value() < Decimal::from_int(LEAST);
    (toll_ends(document, tie - 1) && bare.closes() && !belongs()).then_some(Counted::Something)
}

/// Where the word stands that says that something is counted, in the clause of the number: "the | number of", "the death | toll".
fn counting_word(bare: &Bare, tie: usize) -> Option<usize> {
    let document = bare.document;
    let floor = bare.told.iter().rev().map(super::Draft::end).find(|&end| end <= tie).unwrap_or(0);
    let from = bare.sentence_start(0).max(floor).max(tie.saturating_sub(REACH));
    let counts = |at: usize| {
        let says = |word| document.says(at, word);
        [StatementWord::Toll, StatementWord::Scale, StatementWord::NumberOf, StatementWord::SalesOf]
            .into_iter()
            .any(says)
            || gauge(document, at).is_some()
    };
    (from..tie).rev().find(|&at| counts(at) || !is_in_subject(bare, from, at, tie)).filter(|&at| counts(at))
}

/// Whether a word may stand between such a word and the number: one clause has no comma, no conjunction, and no verb but the one that the
/// number follows.
fn is_in_subject(bare: &Bare, from: usize, at: usize, tie: usize) -> bool {
    let document = bare.document;
    // "the number of deaths on lakes and rivers"
    let joins = document.has(at, Classes::Joint) && !document.is_one_of(at, &["and", "than"]);
    // "the number of unemployed rose"
    let of_number = document.says(at.wrapping_sub(2), StatementWord::NumberOf);
    // "employment in Banking and Trade"
    let called = at > from && document.tokens[at].shape == Shape::Capital;
    // "the number of goods moved by rail has grown"
    let reduced = document.has(at + 1, Classes::Preposition)
        && !document.has(at.wrapping_sub(1), Classes::Auxiliary | Classes::Function);
    let phrase = || !is_verb(document, at) || called || of_number || reduced || leads_to(bare, at, tie);
    // "the number of season-ticket holders"
    let hyphen = document.is_hyphen(at) && document.touches(at + 1);
    // "employment in Banking, Insurance and Trade fell"
    let capital = |at: usize| document.tokens.get(at).is_some_and(|t| t.shape == Shape::Capital);
    let listed = at > from && document.is_sign(at, b',') && capital(at - 1) && capital(at + 1);
    // "the number of unemployed in the first quarter of 2020 was"
    bare.taken.has(at)
        || is_pause(document, at, tie)
        || hyphen
        || listed
        || document.tokens[at].kind == Kind::Word && !joins && phrase()
}

/// "headcount | ended June at": whether all from a word on belongs to the verb that the number follows.
fn leads_to(bare: &Bare, at: usize, tie: usize) -> bool {
    let document = bare.document;
    // "enrolment was up by"
    let direction = |t: usize| t + 1 == tie && document.is_word(tie, "by") && document.has(t, Classes::Direction);
    (at..tie).all(|t| {
        is_verb(document, t)
            || document.is_word(t, "to")
            || is_adverb(document, t)
            || is_pause(document, t, tie)
            || bare.taken.has(t)
            || direction(t)
    })
}

/// "fell slightly, to 96".
fn is_pause(document: &Document, at: usize, tie: usize) -> bool {
    at + 1 == tie && document.is_sign(at, b',') && document.is_word(tie, "to")
}

fn is_verb(document: &Document, at: usize) -> bool {
    document.has(at, Classes::Verb | Classes::PastEnding | Classes::Auxiliary)
}

/// What the number counts by the word that says so.
fn counted_by(bare: &Bare, tie: usize, begin: usize) -> Option<Counted> {
    let document = bare.document;
    if let Some(unit) = gauge(document, begin) {
        return bare.closes().then_some(Counted::Noun(unit));
    }
    if document.says(begin, StatementWord::SalesOf) {
        return sold(bare, begin);
    }
    if document.says(begin, StatementWord::Scale) {
        return is_level_of_scale(bare, tie).then_some(Counted::Something);
    }
    if document.says(begin, StatementWord::Toll) {
        return (!is_rate(document, begin) || bare.value() >= Decimal::from_int(LEAST)).then_some(Counted::Something);
    }
    number_of(bare, tie, begin)
}

/// "the number of tourists", "the quota of permits".
fn number_of(bare: &Bare, tie: usize, begin: usize) -> Option<Counted> {
    let document = bare.document;
    // "a number of firms" are some; "despite the number of strikes" tells of something else.
    let article = begin.wrapping_sub(1);
    let aside = document.has(article.wrapping_sub(1), Classes::Preposition);
    if aside || document.has(article, Classes::Article) {
        return None;
    }
    let noun = begin + 2;
    // "the number of insured stood at"
    let adjective = || document.has(noun, Classes::PastEnding | Classes::Measure);
    let closed = |at: usize| at == tie || document.has(at, Classes::Function | Classes::Auxiliary | Classes::Verb);
    // "the cap on prices rose to 1,928": mostly a sum.
    let capped = document.says(begin, StatementWord::CapOn);
    match unit::noun(document, noun) {
        Some((unit, _)) if capped && !document.lexicon.amounts.is_person(&unit) => None,
        Some((unit, _)) => Some(Counted::Noun(unit)),
        // "the number of displaced stood at"
        None if document.says(noun, MoneyWord::Sufferer) => {
            document.lexicon.amounts.person().cloned().map(Counted::Noun)
        }
        None => (adjective() && closed(noun + 1)).then_some(Counted::Something),
    }
}

/// "tonnage": the unit that it is told in.
fn gauge(document: &Document, noun: usize) -> Option<String> {
    let (unit, _) =
        document.read_word(noun, |word| if let MoneyWord::Gauge(unit) = word { Some(unit) } else { None })?;
    Some(document.lexicon.amounts.units[usize::from(unit)].clone())
}

/// "sales of bicycles have passed 12,000": so many, where no money is told of.
fn sold(bare: &Bare, sales: usize) -> Option<Counted> {
    let document = bare.document;
    let money = Classes::Currency | Classes::CurrencySign;
    let sentence = &document.sentences[bare.sentence];
    let near = sales.saturating_sub(REACH).max(sentence.start)..(bare.end() + REACH).min(sentence.end);
    let priced = document.first(near, money).is_some();
    let many = bare.value() >= Decimal::from_int(LEAST) && bare.side.number.scale == 1 && !bare.side.number.in_words;
    let plain = !document.has(sales + 2, Classes::Measure | Classes::Unit);
    let (unit, _) = unit::noun(document, sales + 2).filter(|_| plain && many && !priced && bare.closes())?;
    Some(Counted::Noun(unit))
}

/// "the index rose to 51.2", "the ratio is 0.8"; "gained 12" is a change of it.
fn is_level_of_scale(bare: &Bare, tie: usize) -> bool {
    let document = bare.document;
    let level = document.is_one_of(tie, &["of", "to", "at", "from"])
        || document.has(tie, Classes::Auxiliary)
        || is_adverb(document, tie);
    // "a ratio of 3 to 1"
    let other = |at: usize| document.is_number(at) || document.has(at, Classes::Number);
    let pair = document.is_word(bare.end(), "to") && other(bare.end() + 1)
        || document.is_word(tie, "to") && other(tie.wrapping_sub(1));
    level && bare.closes() && !pair && !bare.side.number.in_words
}

/// "arrivals fell to 12,400", "seats will rise from 480 to 550": what rises or falls by itself, and counts.
fn subject(bare: &Bare, tie: usize) -> Option<Counted> {
    let document = bare.document;
    let level = Roles::LEVEL.with(Roles::ACHIEVE).with(Roles::EXCEED);
    let levels = document.verb_forms(tie).any(|(verb, _)| verb.roles.meets(level));
    let led = document.is_one_of(tie, &["to", "from", "by"]);
    if bare.side.number.in_words || bare.side.number.scale > 1 || !levels && !led {
        return None;
    }
    // "from 21 to about 24" counts at any size, "to 24" may be anything.
    let to = bare.end() + 1;
    let pair = document.is_word(tie, "from")
        && document.is_word(bare.end(), "to")
        && (document.is_number(to) || document.has(to, Classes::Bound) && document.is_number(to + 1));
    let move_verb = (tie.saturating_sub(2)..tie).rev().find(|&at| !is_adverb(document, at))?;
    let move_verb = if levels { tie } else { move_verb };
    if !levels && !document.verb_forms(move_verb).any(|(verb, _)| verb.roles.meets(Roles::MOVE)) {
        return None;
    }
    // "seats are expected to climb"
    let foreseen = |at: usize| document.is_word(at, "to") || document.is_word(at + 1, "to");
    let part = |&at: &usize| document.has(at, Classes::Auxiliary) || is_adverb(document, at) || foreseen(at);
    let noun = (move_verb.saturating_sub(LEAD)..move_verb).rev().find(|at| !part(at))?;
    // "investment in chips fell to": the chips are not what fell.
    if (noun.saturating_sub(LEAD).max(bare.sentence_start(0))..noun).any(|at| document.has(at, Classes::Preposition)) {
        return None;
    }
    let least = if is_counted(document, noun) { 1 } else { LEAST };
    if !pair && (bare.value() < Decimal::from_int(least) || !bare.closes()) {
        return None;
    }
    // "passenger numbers fell by 4,200": of whom, the word before tells in too many ways.
    if document.is_word(noun, "numbers") {
        return Some(Counted::Something);
    }
    // "fell by 900" may be a sum, where it is not told that something is counted.
    if document.is_word(tie, "by") && least > 1 {
        return None;
    }
    let written = document.tokens[noun].shape == Shape::Lower || noun == bare.sentence_start(0);
    let singular = || document.lexicon.amounts.singular(&document.word(noun).to_lowercase());
    (written && counts_itself(document, noun)).then(singular).flatten().map(Counted::Noun)
}

/// "unemployment fell to 5" is a rate that lost its sign, "rose by 14,000" counts.
fn is_rate(document: &Document, at: usize) -> bool {
    let rate =
        |s: &Sense| matches!(s, Sense::Measure(word) if document.lexicon.measures.get(*word).nature == Nature::Rate);
    document.is(at, rate)
}

/// "deaths", "arrivals": a measure that counts, however few.
fn is_counted(document: &Document, noun: usize) -> bool {
    let measures = &document.lexicon.measures;
    document.is(noun, |s| matches!(s, Sense::Measure(word) if measures.is(*word, Traits::COUNTED)))
}

/// A plural that is no price, rate or sum: "arrivals", not "prices", "revenues".
fn counts_itself(document: &Document, noun: usize) -> bool {
    const NONE: Classes = Classes::Function
        .with(Classes::DateWord)
        .with(Classes::Currency)
        .with(Classes::Percent)
        .with(Classes::Verb)
        .with(Classes::Number)
        .with(Classes::Unit);
    let other = |sense: &Sense| match sense {
        Sense::Measure(word) => !document.lexicon.measures.is(*word, Traits::COUNTED),
        Sense::Money(word) => *word == MoneyWord::NotPlural,
        _ => false,
    };
    !document.has(noun, NONE) && !document.is(noun, other)
}

/// The last token before a number that is no bound or filler: "to a record 1,500" has "to".
pub(super) fn tie(document: &Document, start: usize) -> Option<usize> {
    let passes =
        |at: usize| document.has(at, Classes::Bound | Classes::Determiner) || document.says(at, StatementWord::Filler);
    (start.saturating_sub(LEAD)..start).rev().find(|&at| !passes(at))
}

/// The last token before a number that is no part of a bound: "by more than five" has "by".
pub(in crate::recognize::amount) fn before_bound(document: &Document, start: usize) -> Option<usize> {
    let mut at = start.checked_sub(1)?;
    loop {
        let tail = document.is_one_of(at, &["than", "least", "most", "to"]);
        let before = at.checked_sub(1).filter(|&before| tail && document.has(before, Classes::Bound));
        let end = before.or_else(|| document.has(at, Classes::Bound).then_some(at));
        let Some(end) = end else { return Some(at) };
        at = end.checked_sub(1)?;
    }
}

/// Whether a noun of counting ends right before the token: "a workforce | of".
fn toll_ends(document: &Document, at: usize) -> bool {
    (1..=2).any(|words| at.checked_sub(words).is_some_and(|begin| document.is_term(begin..at, StatementWord::Toll)))
}

fn is_adverb(document: &Document, at: usize) -> bool {
    document.says(at, VerbWord::Adverb)
}
