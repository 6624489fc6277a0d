//! What stands behind a number and says what it counts.

use super::{Unit, count, currency, points};
use crate::decimal::Decimal;
use crate::lexicon::measure::Traits;
use crate::lexicon::money::MoneyWord;
use crate::lexicon::number::{NumberWord, Written};
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::{Form, Roles, Verb};
use crate::lexicon::{Classes, Sense};
use crate::recognize::number::{self, Number};
use crate::text::Document;
use crate::text::token::{Gap, Kind, Shape, Token};

/// Adjectives that may stand between a number and the noun it counts.
const MOST_ADJECTIVES: usize = 3;
/// Number words below this count nothing that anyone would chart ("two countries").
const LEAST_WORD: i64 = 13;
/// What no noun is, nor an adjective before one.
const CLOSED: Classes =
    Classes::Function.with(Classes::Auxiliary).with(Classes::Number).with(Classes::Percent).with(Classes::Direction);

/// The unit behind a number, as (token behind it, unit). A letter that was taken for a scale is given back where it is a unit.
pub(super) fn behind(document: &Document, number: &mut Number, is_money: bool) -> Option<(usize, Unit)> {
    let at = document.skip_hyphen(number.tokens.end);
    let share = || document.read(at, percent).map(|(unit, length)| (at + length, unit));
    let part = || part_of_one(document, number, at);
    if let Some(found) = share().or_else(part).or_else(|| points::read(document, number, at)) {
        return Some(found);
    }
    if let Some((unit, factor)) = spelled(document, number, at) {
        number.scale_by(factor);
        return Some((at + 1, unit));
    }
    if currency::bond_of_year(document, at) || currency::is_threshold(document, number.tokens.start, at) {
        return None;
    }
    if let Some((end, evidence, minor)) = currency::behind(document, at, is_money) {
        return Some((end, Unit::Money { evidence, minor }));
    }
    if is_money {
        return None;
    }
    if let Some(evidence) = currency::exchanged(document, number) {
        return Some((number.tokens.end, Unit::Money { evidence, minor: false }));
    }
    if let Some(evidence) = currency::thousands(document, number) {
        return Some((number.tokens.end, Unit::Money { evidence, minor: false }));
    }
    if let Some((evidence, length)) = currency::millions(document, at) {
        number.scale_by(1_000_000);
        return Some((at + length, Unit::Money { evidence, minor: false }));
    }
    if number.letter_scale
        && document.word(number.tokens.end - 1).eq_ignore_ascii_case("m")
        && noun(document, at).is_none()
    {
        return metres(document, number);
    }
    let scaled =
        |s: &Sense| if let Sense::Money(MoneyWord::Scaled(index)) = s { Some(usize::from(*index)) } else { None };
    if let Some((index, length)) = document.read(at, scaled) {
        let (unit, factor) = document.lexicon.amounts.scaled[index];
        number.scale_by(factor);
        return Some((at + length, of_kind(document, unit)));
    }
    // "717 m long"
    if document.word(at) == "m" && document.says(at + 1, MoneyWord::Extent) {
        return Some((at + 1, Unit::Quantity("m".to_owned())));
    }
    let measured = document.read(at, measured).map(|(unit, length)| (at + length, of_kind(document, unit)));
    measured.or_else(|| counted(document, number, at))
}

fn of_kind(document: &Document, unit: u16) -> Unit {
    Unit::Quantity(document.lexicon.amounts.units[usize::from(unit)].clone())
}

/// "a 20m pool": metres, for want of anything that is counted in millions.
fn metres(document: &Document, number: &mut Number) -> Option<(usize, Unit)> {
    let end = number.tokens.end;
    (number.letter_scale, number.scale, number.value) = (false, 1, number.mantissa);
    number.tokens.end -= 1;
    (document.word(end - 1) == "m").then(|| (end, Unit::Quantity("m".to_owned())))
}

/// "500 jobs", "a 480-unit project", "two bodies": what is counted, and not measured.
fn counted(document: &Document, number: &mut Number, at: usize) -> Option<(usize, Unit)> {
    let hyphen = at > number.tokens.end;
    let whole = number.value.and_then(|v| v.to_int()).filter(|_| number.scale == 1);
    let small = number.in_words && number.scale == 1 && whole.is_none_or(|v| v < LEAST_WORD);
    if number.fraction.is_some() || small && hyphen {
        return None;
    }
    if small {
        return count::victims(document, number, at)
            .or_else(|| rated(document, number, at))
            .or_else(|| count::remarked(document, number, at));
    }
    if hyphen {
        // "a 480-unit project"
        let compound = document.says(at, MoneyWord::Compound);
        return compound.then(|| (at + 1, Unit::Quantity(document.word(at).to_lowercase())));
    }
    // "the 2,100 or so bigger depositors"
    number.rough |= document.is_word(at, "or") && document.is_word(at + 1, "so");
    let Some((unit, end)) = noun(document, at) else {
        return count::people(document, at).map(|unit| (number.tokens.end, Unit::Quantity(unit)));
    };
    // "before EXPO 2017 begins": a year and a verb.
    let year = whole.is_some_and(|v| (1900..2100).contains(&v)) && document.word(number.tokens.start).len() == 4;
    // "the remaining 33 stands at $5 million"
    let level = |(verb, _): (&Verb, Form)| verb.roles.meets(Roles::LEVEL);
    let stands = document.is_word(end, "at") && document.verb_forms(end - 1).any(level);
    // "short of the 90.4 analysts had expected": who expected it.
    let expected = document.says(end - 1, StatementWord::Mouthpiece)
        && document.has(end, Classes::Auxiliary | Classes::Verb)
        && document.is_word(number.tokens.start.wrapping_sub(1), "the");
    let none = stands || expected || year && document.has(end - 1, Classes::Verb);
    (!none).then_some((end, Unit::Quantity(unit)))
}

/// "half a percentage point", "less than half a percent", "two-tenths of 1 percent", "0.3 of a percent": a part of one.
fn part_of_one(document: &Document, number: &Number, at: usize) -> Option<(usize, Unit)> {
    let of = document.is_word(at, "of");
    let one = at + usize::from(of);
    let below_one = |value| value < Decimal::ONE;
    let part = number.fraction.is_some() || of && number.scale == 1 && number.value.is_some_and(below_one);
    let is_one = document.is_word(one, "a") || of && (document.is_word(one, "one") || document.word(one) == "1");
    let (unit, length) = document.read(one + 1, percent).filter(|_| part && is_one)?;
    (unit != Unit::Points { basis: true }).then_some((one + 1 + length, unit))
}

/// "three doctors per thousand inhabitants", "one officer for every 400 residents": however few, they are a rate.
fn rated(document: &Document, number: &Number, at: usize) -> Option<(usize, Unit)> {
    // "one solution for every problem", "one person per household may": no rate, while "three bids for every lot" is one.
    let one = number.value == Some(Decimal::ONE);
    let per = |at: usize| {
        let Some(length) = document.length_of(at, MoneyWord::Per) else { return false };
        let many = document.is_number(at + length) || document.has(at + length, Classes::Number);
        document.is_one_of(at, &["per", "for"]) && (many || !one)
    };
    if one {
        let noun = (at..at + MOST_ADJECTIVES).find(|&noun| per(noun + 1))?;
        let plain = (at..=noun).all(|t| document.tokens[t].shape == Shape::Lower);
        return plain.then(|| (noun + 1, Unit::Quantity(document.word(noun).to_owned())));
    }
    let (unit, end) = noun(document, at)?;
    per(end).then_some((end, Unit::Quantity(unit)))
}

fn percent(sense: &Sense) -> Option<Unit> {
    match sense {
        Sense::Money(MoneyWord::Percent) => Some(Unit::Percent),
        Sense::Money(MoneyWord::PercentagePoints) => Some(Unit::Points { basis: false }),
        Sense::Money(MoneyWord::BasisPoints) => Some(Unit::Points { basis: true }),
        _ => None,
    }
}

/// "a passing percentage of 62": the word stands before its number, and nothing that the number counts behind it. Gives the word.
pub(super) fn percent_before(document: &Document, number: &Number, behind: usize) -> Option<usize> {
    let of = number.tokens.start.checked_sub(1).filter(|&of| document.is_word(of, "of"))?;
    let begin = (behind.max(of.saturating_sub(2))..of).find(|&at| {
        document.read(at, percent).is_some_and(|(unit, length)| unit == Unit::Percent && at + length == of)
    })?;
    document.tokens.get(number.tokens.end).is_none_or(|t| t.kind == Kind::Sign).then_some(begin)
}

/// Whether the word is a unit of measurement.
pub(super) fn is_measured(document: &Document, at: usize) -> bool {
    document.has(at, Classes::Unit) && document.read(at, measured).is_some()
}

/// "20,000t", "41C", "12 Mt": the unit and how many of it. "Flat 12C" is a name.
fn spelled(document: &Document, number: &Number, at: usize) -> Option<(Unit, u64)> {
    if !document.has(at, Classes::Unit) || document.is_hyphen(number.tokens.end) {
        return None;
    }
    let (index, _) =
        document.read(at, |s| if let Sense::Money(MoneyWord::Spelled(index)) = s { Some(*index) } else { None })?;
    let amounts = &document.lexicon.amounts;
    let (unit, factor, letters) = &amounts.spelled[usize::from(index)];
    let capital = document.has(number.tokens.start.wrapping_sub(1), Classes::Capital);
    // "3.9 t", where "41 C" is a name.
    let ties = document.has(at + 1, Classes::Function | Classes::Verb | Classes::Auxiliary);
    let closes = |t: &Token| matches!(t.sign, b',' | b'.' | b';' | b':' | b')');
    let free = document.tokens.get(at + 1).is_none_or(|t| closes(t) || t.gap > Gap::None && ties);
    let tonnes = letters == "t" && (document.is_sign(at + 1, b'/') || document.tokens[at].gap == Gap::Space && free);
    let alone = letters.len() > 1 || tonnes || document.touches(at) && !capital;
    (document.word(at) == letters && alone).then(|| (of_kind(document, *unit), *factor))
}

fn measured(sense: &Sense) -> Option<u16> {
    if let Sense::Money(MoneyWord::Measured(unit)) = sense { Some(*unit) } else { None }
}

/// The noun that a number at `at - 1` counts, as (singular, token behind it): "new jobs", "of its workers".
pub(super) fn noun(document: &Document, at: usize) -> Option<(String, usize)> {
    let mut at = first_of_noun(document, at)?;
    for _ in 0..=MOST_ADJECTIVES {
        // "1,022 no-fee schools": one adjective of two words.
        at = compound_ends(document, at).unwrap_or(at);
        let token = document.tokens.get(at)?;
        if token.kind != Kind::Word || token.gap == Gap::Paragraph {
            return None;
        }
        if let Some(found) = known_noun(document, at) {
            return Some(found);
        }
        let none = |s: &Sense| {
            matches!(s, Sense::Money(MoneyWord::NotPlural) | Sense::Statement(StatementWord::Times)).then_some(())
        };
        if document.has(at, CLOSED) || document.read(at, none).is_some() {
            return None;
        }
        if is_people(document, at) {
            return document.lexicon.amounts.person().map(|person| (person.clone(), at + 1));
        }
        if token.shape == Shape::Lower
            && let Some(singular) = document.lexicon.amounts.singular(document.word(at))
        {
            return Some((singular, at + 1));
        }
        at += 1;
    }
    None
}

/// Where a noun and its adjectives begin behind "of its", "such", "or so", "more".
fn first_of_noun(document: &Document, at: usize) -> Option<usize> {
    let mut at = at;
    if document.is_word(at, "of") {
        if !document.has(at + 1, Classes::Determiner) {
            return None;
        }
        at += 2;
    }
    // "1,460 such appeals", "the 2,100 or so bigger depositors"
    if document.is_word(at, "such") {
        at += 1;
    } else if document.is_word(at, "or") && document.is_word(at + 1, "so") {
        at += 2;
    }
    // "50 more wagons"
    Some(at + usize::from(document.is_one_of(at, &["more", "fewer"])))
}

/// "tonnes", "people"; "1,250 new cases", where a case by itself is nothing.
fn known_noun(document: &Document, at: usize) -> Option<(String, usize)> {
    let unit = |s: &Sense| match s {
        Sense::Money(MoneyWord::Measured(unit) | MoneyWord::Counted(unit)) => Some(usize::from(*unit)),
        _ => None,
    };
    let amounts = &document.lexicon.amounts;
    if let Some((unit, length)) = document.read(at, unit) {
        return Some((amounts.units[unit].clone(), at + length));
    }
    let counted = |s: &Sense| match s {
        Sense::Measure(word) => document.lexicon.measures.is(*word, Traits::COUNTED).then_some(()),
        _ => None,
    };
    let ((), length) = document.read(at, counted).filter(|&(_, length)| length > 1)?;
    amounts.singular(document.word(at + length - 1)).map(|singular| (singular, at + length))
}

/// "1.2 million Ukrainians", "380,000 Vietnamese came"; but "300 Vietnamese firms", "270 Soviet warheads".
fn is_people(document: &Document, at: usize) -> bool {
    const ACTS: Classes = Classes::Verb.with(Classes::PastEnding).with(Classes::Preposition).with(Classes::Auxiliary);
    let (amounts, word) = (&document.lexicon.amounts, document.word(at));
    let acts = || document.has(at + 1, ACTS) && amounts.singular(document.word(at + 1)).is_none();
    let closes = || document.tokens.get(at + 1).is_none_or(|t| t.is(b'.'));
    let all = || amounts.is_of_all(word) && (acts() || closes());
    document.has(at, Classes::Demonym) && (word.ends_with('s') || all())
}

/// "no-fee | schools": the token behind an adjective with a hyphen, if a word follows that it can belong to.
fn compound_ends(document: &Document, at: usize) -> Option<usize> {
    let hyphen = at + 1;
    let joined = document.is_hyphen(hyphen);
    let lower = |at: usize| document.tokens.get(at).is_some_and(|t| t.kind == Kind::Word && t.shape == Shape::Lower);
    let none = Classes::Number | Classes::Currency | Classes::TimeUnit;
    // ... "German-owned firms"
    let first = lower(at) || document.has(at, Classes::Demonym);
    // "3,100 first-year students"
    let ordinal =
        document.is_one_of(at, &["first", "second", "third", "final"]) && document.is_word(hyphen + 1, "year");
    let adjective = joined && first && lower(hyphen + 1) && (ordinal || !document.has(at, none));
    let follows = lower(hyphen + 2) && !document.touches(hyphen + 2) && !document.has(hyphen + 2, CLOSED);
    (adjective && follows).then_some(hyphen + 2)
}

/// What an amount is counted by, as (unit, token behind it): "per tonne", "a barrel", "per 1,000 cubic metres".
pub(super) fn per(document: &Document, at: usize) -> Option<(String, usize)> {
    let length = document.length_of(at, MoneyWord::Per)?;
    let article = document.has(at, Classes::Function) && !document.is_word(at, "per");
    let noun = at + length;
    // "$5 million a year earlier": a date, no rate.
    if document.has(noun, Classes::DateWord) && document.is(noun + 1, |s| matches!(s, Sense::Date(_))) {
        return None;
    }
    if !article && document.is_number(noun) {
        let number = number::read(document, noun)?;
        let (unit, end) = many(document, number.tokens.end, document.is_word(at, "per"))?;
        return Some((format!("{} {unit}", number.value?), end));
    }
    // "per thousand cubic metres"
    if let Some((factor, words)) = document.read(noun, |s| match s {
        Sense::Number(NumberWord::Scale { factor, written: Written::Word }) => Some(*factor),
        _ => None,
    }) && let Some((unit, end)) = many(document, noun + words, true)
    {
        return Some((format!("{factor} {unit}"), end));
    }
    if let Some((unit, words)) = document.read(noun, |s| match s {
        Sense::Money(MoneyWord::Measured(unit) | MoneyWord::Counted(unit)) => Some(*unit),
        _ => None,
    }) {
        return Some((document.lexicon.amounts.units[usize::from(unit)].clone(), noun + words));
    }
    let known = document.says(noun, MoneyWord::PerNoun);
    let word = document.tokens.get(noun).is_some_and(|t| t.kind == Kind::Word && t.shape == Shape::Lower);
    let open = !article && word && !document.has(noun, Classes::Function);
    (known || open).then(|| (document.word(noun).to_lowercase(), noun + 1))
}

/// "cubic metres", and where things may be counted "inhabitants": of what an amount is told by so many, as (unit, token behind it).
fn many(document: &Document, at: usize, things: bool) -> Option<(String, usize)> {
    let unit = |index: u16| document.lexicon.amounts.units[usize::from(index)].clone();
    // "per 1,000 dollars principal"
    let noun = || noun(document, at).filter(|_| things && !document.has(at, Classes::Currency));
    document.read(at, measured).map(|(index, length)| (unit(index), at + length)).or_else(noun)
}
