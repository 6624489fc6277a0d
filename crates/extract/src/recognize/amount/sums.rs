//! Sums whose currency is that of a sum before.
//!
//! | words | amount |
//! | --- | --- |
//! | "673 billion pesos. The agency would get **310 billion of that**" | money |
//! | "a euro cost 4.70 zlotys **and a dollar 4.15**" | money |
//! | "spending of 1.5 billion euros. The road **will swallow 206 million**", "**a surplus of** 56 million" | money |
//! | "a target of 2 billion dollars … **exceeded by a billion**" | money |
//! | "earned $400 million. Doctors **speak of** 300 million" | none: of something else |
//! | "came to 310 million euros. The minister **expects 380 million**" | money |
//! | "the firm sold 40,000 cars and paid 2 million" | none: no sum was told |

use super::elided::may_be_compared;
use super::{CurrencyEvidence, Draft, Side, Unit, count};
use crate::decimal::Decimal;
use crate::lexicon::measure::Traits;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::{Form, Roles};
use crate::lexicon::{Classes, Sense};
use crate::record::FigureKind;
use crate::text::Document;
use crate::text::token::Kind;

/// "exports came to 310 million euros. The minister expects between 380 and 400 million": what is foreseen, possible or a mark, behind sums of one
/// currency and of one order. Gives the currency.
pub(super) fn in_stead(document: &Document, told: &[Draft], bare: &Draft) -> Option<CurrencyEvidence> {
    /// Sentences that sums are remembered.
    const MEMORY: usize = 4;
    /// From the verb to the number: "expects, he said, between".
    const REACH: usize = 3;
    let value = large(bare).filter(|_| bare.is_without_unit())?;
    let (start, end) = (bare.start(), bare.end());
    let sentence = document.sentence_of(start);
    let begin = document.sentences[sentence].start;
    let foresees =
        |at: usize| document.verb_forms(at).any(|(verb, _)| verb.roles.meets(Roles::FORECAST.with(Roles::PERCEIVE)));
    let passes = |&at: &usize| document.has(at, Classes::Bound | Classes::Quote) || document.is_word(at, "between");
    let verb = (start.saturating_sub(REACH).max(begin)..start).rev().find(|at| !passes(at));
    let expected = || verb.is_some_and(foresees) && count::closes(document, end);
    let before = start.wrapping_sub(1);
    let opens = start == begin || document.is_word(before, "that") || document.has(before, Classes::Quote);
    let attainable = |at: usize| document.says(at, StatementWord::Attainable);
    let possible = || opens && document.has(end, Classes::Auxiliary) && (attainable(end + 1) || attainable(end + 2));
    // "we barely crossed the mark of 40 million"
    let noun = || (2..=3).filter_map(|back| start.checked_sub(back)).find(|&at| document.is_word(at + 1, "of"));
    let mark = |at: usize| document.says(at, StatementWord::Limit) || document.says(at, StatementWord::Anaphor);
    let reached = || count::closes(document, end) && noun().is_some_and(mark);
    let spent = || verb.is_some_and(|verb| has_money(document, verb)) && count::closes(document, end);
    if !expected()
        && !possible()
        && !reached()
        && !spent()
        && !by_so_much(document, start, end)
        && !behind_sum(document, told, start, end)
        && !set_against(document, start, end)
    {
        return None;
    }
    // "the operator of 40 ferries expects 4 million": what is told of is no sum.
    let counts = |sense: &Sense| match sense {
        Sense::Measure(word) => {
            document.lexicon.measures.is(*word, Traits::PEOPLE.with(Traits::GOODS).with(Traits::COUNTED))
        }
        Sense::Statement(word) => matches!(word, StatementWord::Toll | StatementWord::NumberOf),
        _ => false,
    };
    // ... nor where the sentence before tells of people: "The population is growing. They expect 200 million".
    let before = document.sentences[sentence.saturating_sub(1)].start;
    if (before..document.sentences[sentence].end).any(|at| document.is(at, counts)) {
        return None;
    }
    let floor = document.sentences[sentence.saturating_sub(MEMORY)].start;
    // "the 40 million mark" has the currency of the sums around it.
    let mark = |draft: &Draft| draft.currency().is_none() && document.says(draft.end(), StatementWord::Anaphor);
    let alike = |draft: &&Draft| !mark(draft) && large(draft).is_some_and(|other| count::is_of_one_order(value, other));
    let mut sums = told
        .iter()
        .rev()
        .take(count::NEAR)
        .take_while(|draft| draft.start() >= floor)
        .filter(alike)
        .map(Draft::currency);
    let first = sums.next()??;
    sums.all(|other| other == Some(first)).then_some(first)
}

/// "will swallow 206 million", "had a surplus of 56 million": verbs and nouns that have nothing but sums behind them.
fn has_money(document: &Document, at: usize) -> bool {
    if document.is_word(at, "of") {
        let measures = &document.lexicon.measures;
        let of_money = |sense: &Sense| matches!(sense, Sense::Measure(word) if measures.is(*word, Traits::MONEY));
        return at.checked_sub(1).is_some_and(|noun| document.is(noun, of_money));
    }
    document.says(at, StatementWord::Pays)
        || document.verb_forms(at).any(|(verb, form)| verb.roles.meets(Roles::FUND) && form != Form::Ing)
}

/// "was exceeded by more than a billion", "missed that by less than ten million".
fn by_so_much(document: &Document, start: usize, end: usize) -> bool {
    /// "missed the target".
    const OBJECT: usize = 3;
    let Some(tie) = count::before::before_bound(document, start) else { return false };
    // "by more than" is a bound as a whole.
    let by = tie + usize::from(!document.is_word(tie, "by"));
    if !document.is_word(by, "by") || !count::closes(document, end) {
        return false;
    }
    let failed = |at: usize| document.verb_forms(at).any(|(verb, _)| verb.roles.meets(Roles::EXCEED.with(Roles::MISS)));
    (by.saturating_sub(OBJECT)..by).any(failed)
}

/// "206 million next year after 188 million in 2016": behind a sum of its sentence, and compared with it.
fn behind_sum(document: &Document, told: &[Draft], start: usize, end: usize) -> bool {
    /// "next year after".
    const BETWEEN: usize = 5;
    let Some(sum) = told.last().filter(|draft| draft.currency().is_some()) else { return false };
    let after = start.checked_sub(1).is_some_and(|at| document.is_word(at, "after"));
    let near = start - sum.end() <= BETWEEN && document.sentence_of(sum.start()) == document.sentence_of(start);
    // "4 billion in 2019 after"
    let year = |at: usize| document.is_word(at - 1, "in") && document.word(at).len() == 4;
    let word = |at: usize| document.tokens[at].kind == Kind::Word || document.is_number(at) && year(at);
    after && near && (sum.end()..start).all(word) && count::closes(document, end)
}

/// "against the 112 million analysts had pencilled in": what somebody had set.
fn set_against(document: &Document, start: usize, end: usize) -> bool {
    /// "analysts at Alder had".
    const OWNER: usize = 4;
    let the = start.checked_sub(1).filter(|&at| document.is_word(at, "the"));
    let compared = the.and_then(|at| at.checked_sub(1)).is_some_and(|at| document.has(at, Classes::Comparison));
    let set = |at: usize| {
        let foresees = Roles::FORECAST.with(Roles::PLAN).with(Roles::ESTIMATE).with(Roles::COMMIT);
        document.is_word(at, "had") && document.verb_forms(at + 1).any(|(verb, _)| verb.roles.meets(foresees))
    };
    let owner = |at: &usize| document.tokens.get(*at).is_some_and(|t| t.kind == Kind::Word);
    compared && (end..end + OWNER).take_while(owner).skip(1).any(set)
}

/// "a euro cost 4.70 zlotys and a dollar 4.15": another currency, in the same.
pub(super) fn other_rate<'t>(document: &Document, told: &'t [Draft], bare: &Side) -> Option<&'t Side> {
    let start = bare.tokens.start;
    let currency = |at: usize| document.has(at, Classes::Currency);
    let article = |at: usize| document.has(at, Classes::Article | Classes::Definite);
    let second = start.checked_sub(3).filter(|&and| {
        (document.is_word(and, "and") || document.is_sign(and, b',')) && article(and + 1) && currency(and + 2)
    })?;
    let sentence = document.sentences[document.sentence_of(start)].start;
    let quoted = |side: &&Side| {
        let verb = (sentence + 2..side.tokens.start).rev().find(|&at| !document.has(at, Classes::Bound));
        verb.is_some_and(|verb| document.has(verb, Classes::Verb) && currency(verb - 1) && article(verb - 2))
    };
    let sums = told.iter().rev().take(count::NEAR).take_while(|draft| draft.start() >= sentence);
    let money = sums.filter_map(|draft| match draft {
        Draft::Open(side) if matches!(side.unit, Some(Unit::Money { minor: false, .. })) => Some(side),
        _ => None,
    });
    let rate = money.filter(quoted).last().filter(|side| side.tokens.end <= second)?;
    (may_be_compared(rate, bare) && count::closes(document, bare.tokens.end)).then_some(rate)
}

/// The value, or the low end of a range, of what is told in millions.
fn large(draft: &Draft) -> Option<Decimal> {
    let value = match draft {
        Draft::Open(side) => side.number.value,
        Draft::Settled(amount) => amount.value.or(amount.ends.map(|(low, _)| low)),
    };
    value.filter(|&value| value >= Decimal::from_int(1_000_000))
}

impl Draft {
    fn is_without_unit(&self) -> bool {
        match self {
            Draft::Open(side) => side.unit.is_none() && side.number.fraction.is_none() && !side.number.letter_scale,
            Draft::Settled(amount) => amount.kind == FigureKind::Quantity && amount.unit.is_none(),
        }
    }

    fn currency(&self) -> Option<CurrencyEvidence> {
        match self {
            Draft::Open(Side { unit: Some(Unit::Money { evidence, .. }), .. }) => Some(*evidence),
            Draft::Open(_) => None,
            Draft::Settled(amount) => amount.currency,
        }
    }

    pub(super) fn take_currency(&mut self, evidence: CurrencyEvidence) {
        match self {
            Draft::Open(side) => side.unit = Some(Unit::Money { evidence, minor: false }),
            Draft::Settled(amount) => {
                (amount.kind, amount.currency, amount.rule) = (FigureKind::Money, Some(evidence), "range")
            }
        }
    }
}

/// "310 billion of that": of the last sum that no brackets hold, here or in the sentence before.
pub(super) fn of_that<'t>(document: &Document, told: &'t [Draft], bare: &Side) -> Option<&'t Side> {
    let of = bare.tokens.end;
    let pointed = document.is_word(of, "of") && document.is_one_of(of + 1, &["that", "this", "it"]);
    if !pointed || !count::closes(document, of + 2) || bare.number.scale == 1 {
        return None;
    }
    let sentence = document.sentence_of(bare.tokens.start);
    let floor = document.sentences[sentence.saturating_sub(1)].start;
    let in_brackets = |side: &Side| document.is_sign(side.tokens.end, b')');
    let sum =
        told.iter().rev().take(count::NEAR).take_while(|draft| draft.start() >= floor).find_map(
            |draft| match draft {
                Draft::Open(side) if matches!(side.unit, Some(Unit::Money { .. })) && !in_brackets(side) => Some(side),
                _ => None,
            },
        )?;
    (bare.number.value < sum.number.value).then_some(sum)
}
