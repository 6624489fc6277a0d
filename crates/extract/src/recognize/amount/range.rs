//! Ranges: two numbers that one amount lies between.
//!
//! | words | amount |
//! | --- | --- |
//! | `$24-24.5 billion`, `5 to 7%` | from the one to the other |
//! | `to between 21,000 and 23,000`, `from 21,000-23,000` | the same, of counts |
//! | `ranged from 4 to 11 inches` | the same |
//! | `from 5% to 7%`, `rose $5 million to $25 million` | two levels, a change and a level |

use super::{Amount, Side, Taken, Unit, count, currency};
use crate::decimal::Decimal;
use crate::lexicon::measure::Nature;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::{Auxiliary, Form, Roles, VerbWord};
use crate::lexicon::{Classes, Sense};
use crate::recognize::number;
use crate::text::Document;

/// How far before a number what changed it may stand.
const REACH: usize = 4;

/// A range that begins with the number: "$24-24.5 billion", "5 to 7%", "between 5 and 7 million euros".
///
/// "from 5% to 7%" is no range but two levels; so is "rose $5 million to $25 million", where both have a unit of their own.
pub(super) fn read(document: &Document, first: &Side, taken: &Taken) -> Option<Amount> {
    let at = first.tokens.end;
    let before = first.tokens.start.wrapping_sub(1);
    // "from the current 6 million tonnes to 10 million tonnes" are two levels, "from the current 6 to 10 tonnes" is one range.
    let spans = spans(document, before);
    let leaves = !spans && (is_from(document, before) || first.unit.is_some() && is_from_given(document, before));
    let (joiner, word) = if document.is_sign(at, b'-') {
        (1, false)
    } else if document.is_word(at, "to") && !leaves
        || document.is_word(at, "or")
        || document.is_word(at, "and") && is_between(document, before)
    {
        (1, true)
    } else {
        return None;
    };
    let second = side_at(document, at + joiner, first.tokens.end, taken)?;
    if second.negative || first.number.fraction.is_some() {
        return None;
    }
    let counts = (!word || is_between(document, before)) && are_counts(document, first, &second)
        || document.is_word(at, "to") && !leaves && are_near_counts(document, first, &second);
    let same_unit = match (&first.unit, &second.unit) {
        (None, Some(_)) => true,
        // "$5-6", "$5-6 billion": the sign stands once.
        // "Reed 2p to 701": rose by 2 to 701.
        (Some(Unit::Money { minor: true, .. }), None) if document.is_word(at, "to") => false,
        // "rose by 4 million marks to 24 million": by so much, to so much.
        (Some(_), None) if document.is_word(before, "by") && document.is_word(at, "to") => false,
        (Some(Unit::Money { .. }), None) => !word || second.number.scale > 1 || first.number.scale == 1,
        // "5 million pounds or 6 million euros": one sum in two currencies.
        (Some(Unit::Money { evidence: a, .. }), Some(Unit::Money { evidence: b, .. })) => {
            currency::agree(document, *a, *b)
        }
        (Some(a), Some(b)) => a == b,
        (None, None) => counts,
        _ => false,
    };
    if !same_unit
        || word
            && first.unit.is_some()
            && second.unit.is_some()
            && (climbs(document, first, &second) || document.is_word(before, "by"))
            && document.is_word(at, "to")
            && !spans
            && !is_band(document, before, second.tokens.end)
            && !is_to_grow(document, before, first, &second)
    {
        return None;
    }
    let mut first = first.clone();
    carry_scale(&mut first, &second);
    let unit = match (first.unit.clone(), second.unit.clone()) {
        (Some(Unit::Money { evidence, .. }), Some(Unit::Money { minor, .. })) => Some(Unit::Money { evidence, minor }),
        (first, second) => second.or(first),
    };
    first.unit = unit.clone();
    let second = Side { unit, ..second };
    let (low, high) = (first.value()?, second.value()?);
    if low >= high {
        return None;
    }
    let tokens = first.tokens.start..second.tokens.end;
    let second_scale = second.number.scale;
    let amount = second.into_amount(document)?;
    // "between 480 and 490 million": a sum or a count, as what stands beside it tells.
    let rule = match amount.rule {
        "bare_scaled" if counts && second_scale >= 1000 => "bare_scaled",
        rule if rule.starts_with("bare") && !counts => return None,
        _ => "range",
    };
    Some(Amount { tokens, value: None, ends: Some((low, high)), rule, ..amount })
}

/// "41,000 to 43,000 is in sight", "guidance of 62,000 to 64,000": written with their thousands, and not far apart. "Rose 12,000 to
/// 15,000" is a change and a level.
fn are_near_counts(document: &Document, first: &Side, second: &Side) -> bool {
    let whole = |side: &Side| side.unit.is_none() && count::grouped::is_grouped(document, side);
    let near = |low: Decimal, high: Decimal| low.checked_add(low).is_some_and(|twice| low < high && high < twice);
    let start = first.tokens.start;
    whole(first)
        && whole(second)
        && first.value().zip(second.value()).is_some_and(|(low, high)| near(low, high))
        && !changes(document, start)
        && !document.is_word(start.wrapping_sub(1), "by")
}

/// "will slip to between 21,000 and 23,000", "between 480 and 490 million": numbers that are written as counts or sums are, with nothing
/// behind them that they could count.
fn are_counts(document: &Document, first: &Side, second: &Side) -> bool {
    let scaled = second.number.scale >= 1000 && second.unit.is_none() && first.unit.is_none();
    if scaled && !second.number.letter_scale && count::closes(document, second.tokens.end) {
        return true;
    }
    let grouped = |side: &Side| {
        let number = &side.number.tokens;
        side.unit.is_none() && number.len() == 1 && document.word(number.start).contains(',')
    };
    let end = second.tokens.end;
    let acts = document.has(end, Classes::Auxiliary | Classes::PastEnding);
    let start = first.tokens.start;
    let told = is_between(document, start.wrapping_sub(1)) || is_told(document, start);
    grouped(first) && grouped(second) && (count::closes(document, end) || acts) && told
}

/// Whether a word leads to the number and its clause has told what is measured: "sales fell from | 21,000-23,000", "tonnes from | 21,000-23,000".
/// "Call 21,000-23,000" and "the house at 1,200-1,400" tell of numbers that count nothing.
fn is_told(document: &Document, start: usize) -> bool {
    /// Tokens before the range that may tell it.
    const CLAUSE: usize = 20;
    let sentence = document.sentences[document.sentence_of(start)].start;
    let bound = |&at: &usize| !document.has(at, Classes::Bound);
    let Some(lead) = (sentence..start).rev().find(bound) else { return false };
    let leads = document.is_one_of(lead, &["from", "to", "between"]) || document.has(lead, Classes::Comparison);
    let same = |&at: &usize| !document.is_sign(at, b';') && !document.is_sign(at, b':');
    let tells =
        |at: usize| document.has(at, Classes::Measure | Classes::Unit) || document.says(at, StatementWord::Toll);
    leads && (lead.saturating_sub(CLAUSE).max(sentence)..lead).rev().take_while(same).any(tells)
}

/// "5 to 7 million": the scale of the second number is the first's too.
pub(super) fn carry_scale(first: &mut Side, second: &Side) {
    let (Some(low), Some(high)) = (first.number.mantissa, second.number.mantissa) else { return };
    // "fell from 7.4 to 6 billion", but "from 900 to 1.2 billion"
    if first.number.scale == 1 && second.number.scale > 1 && (low < high || count::is_near(low, high)) {
        first.number.scale_by(second.number.scale);
    }
}

/// The number, with its sign, that begins right at the token.
fn side_at(document: &Document, at: usize, behind: usize, taken: &Taken) -> Option<Side> {
    let start = (at..at + 4).find(|&t| document.is_number(t) || document.has(t, Classes::Number))?;
    if taken.has(start) {
        return None;
    }
    let side = Side::read(document, number::read(document, start)?, behind + 1);
    (side.tokens.start == at).then_some(side)
}

/// "from 5", "from about 5".
pub(super) fn is_from(document: &Document, before: usize) -> bool {
    document.is_word(before, "from")
        || document.has(before, Classes::Bound) && before > 0 && document.is_word(before - 1, "from")
}

/// "ranged from 4 | to 11 inches", "vary from $5 | to $7", "anything from $5 | to $7": all that lies between.
fn spans(document: &Document, before: usize) -> bool {
    document.is_word(before, "from") && before > 0 && document.says(before - 1, StatementWord::Spans)
}

/// "from the current 5", "from an estimated 5".
fn is_from_given(document: &Document, before: usize) -> bool {
    /// Words that may stand between.
    const WORDS: usize = 3;
    let passes = |at: usize| {
        let given = |s: &Sense| matches!(s, Sense::Statement(StatementWord::Given | StatementWord::Filler));
        document.has(at, Classes::Bound | Classes::Determiner) || document.is(at, given)
    };
    let last = (before.saturating_sub(WORDS)..=before).rev().find(|&at| !passes(at));
    last.is_some_and(|at| document.is_word(at, "from"))
}

/// "expects sales to grow by 3% | to 6%": what is to be changes by no share to another.
fn is_to_grow(document: &Document, before: usize, first: &Side, second: &Side) -> bool {
    let shares = first.unit == Some(Unit::Percent) && second.unit == Some(Unit::Percent);
    let verb = before.checked_sub(1).filter(|_| document.is_word(before, "by"));
    let grows = |verb: usize| {
        let roles = Roles::CHANGE;
        document.verb_forms(verb).any(|(found, form)| form == Form::Base && found.roles.meets(roles))
    };
    // "will probably grow by"
    let adverb = |at: &usize| {
        document.says(*at, VerbWord::Adverb) || document.lexicon.verbs.ends_like_adverb(document.word(*at).as_bytes())
    };
    let to = |verb: usize| {
        let verb = verb - usize::from(verb > 0 && adverb(&(verb - 1)));
        verb > 0 && (document.is_word(verb - 1, "to") || document.has(verb - 1, Classes::Auxiliary))
    };
    let rate = |verb: usize| {
        let of_rate = |sense: &Sense| matches!(sense, Sense::Measure(word) if document.lexicon.measures.get(*word).nature == Nature::Rate);
        // "earnings per share"
        let per = |at: usize| at > 0 && document.is_word(at - 1, "per");
        (verb.saturating_sub(REACH)..verb).any(|at| document.is(at, of_rate) && !per(at))
    };
    // "to decrease by 5% to 31% of income": to so much.
    let near = |low: Decimal, high: Decimal| low.checked_mul(Decimal::from_int(3)).is_some_and(|most| most >= high);
    let one_scale = first.value().zip(second.value()).is_some_and(|(low, high)| near(low, high));
    let of = document.is_word(second.tokens.end, "of");
    shares && one_scale && !of && verb.is_some_and(|verb| grows(verb) && to(verb) && !rate(verb))
}

/// "the 1.5% to 5% target band", "a 2% to 3% range".
fn is_band(document: &Document, before: usize, behind: usize) -> bool {
    let noun = |at: usize| document.says(at, StatementWord::Band);
    document.has(before, Classes::Determiner) && (noun(behind) || noun(behind + 1))
}

fn is_between(document: &Document, before: usize) -> bool {
    document.is_word(before, "between")
}

/// "rose $5 million to $25 million": by so much, to so much. A change is much less than the level that it leads to, so that "cut $2.2
/// million to $2.5 million" is one range.
fn climbs(document: &Document, first: &Side, second: &Side) -> bool {
    if !matches!(first.unit, Some(Unit::Money { .. })) {
        return changes(document, first.tokens.start);
    }
    let close = |low: Decimal, high: Decimal| low.checked_add(low).is_some_and(|twice| twice > high);
    let roles = Roles::CHANGE.with(Roles::MOVE);
    let moves = |at: usize| {
        document.has(at, Classes::ChangeNoun | Classes::Direction)
            || document.verb_forms(at).any(|(verb, _)| verb.roles.meets(roles))
    };
    !first.value().zip(second.value()).is_some_and(|(low, high)| close(low, high))
        && changes(document, first.tokens.start)
        && (first.tokens.start.saturating_sub(REACH)..first.tokens.start).any(moves)
}

pub(super) fn changes(document: &Document, start: usize) -> bool {
    let be = |s: &Sense| matches!(s, Sense::Verb(VerbWord::Auxiliary(Auxiliary::Be, _)));
    // "is set to be $5 million to $7 million": so much, whatever came before.
    !document.is(start.wrapping_sub(1), be)
        && (start.saturating_sub(REACH)..start)
            .any(|at| document.has(at, Classes::Verb | Classes::ChangeNoun | Classes::Direction))
}
