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

/// A number that may be a sum, though no currency stands with it.
struct Bare<'a, 'd> {
    document: &'a Document<'d>,
    /// What the text has told before.
    told: &'a [Draft],
    value: Decimal,
    start: usize,
    end: usize,
    sentence: usize,
}

/// Whether what stands around a number makes it a sum.
type Rule = fn(&Bare) -> bool;

const RULES: &[Rule] = &[expected, possible, reached, spent, by_so_much, behind_sum];

/// "exports came to 310 million euros. The minister expects between 380 and 400 million": what is foreseen, possible or a mark, behind sums of one
/// currency and of one order. Gives the currency.
pub(super) fn in_stead(document: &Document, told: &[Draft], bare: &Draft) -> Option<CurrencyEvidence> {
    let value = large(bare).filter(|_| bare.is_without_unit())?;
    let (start, end) = (bare.start(), bare.end());
    let bare = Bare { document, told, value, start, end, sentence: document.sentence_of(start) };
    let sum = RULES.iter().any(|rule| rule(&bare)) && !bare.follows_counts();
    if sum { bare.currency_before() } else { None }
}

impl Bare<'_, '_> {
    /// Where the sentence begins that stands so many before.
    fn sentence_start(&self, back: usize) -> usize {
        self.document.sentences[self.sentence.saturating_sub(back)].start
    }

    /// Whether nothing stands behind it that it could count.
    fn closes(&self) -> bool {
        count::closes(self.document, self.end)
    }

    /// The verb that governs it: "expects, he said, between".
    fn verb(&self) -> Option<usize> {
        /// Words back.
        const REACH: usize = 3;
        let document = self.document;
        let passes = |&at: &usize| document.has(at, Classes::Bound | Classes::Quote) || document.is_word(at, "between");
        (self.start.saturating_sub(REACH).max(self.sentence_start(0))..self.start).rev().find(|at| !passes(at))
    }

    /// "the operator of 40 ferries expects 4 million", "The population is growing. They expect 200 million": what is told of is no sum.
    fn follows_counts(&self) -> bool {
        const COUNTED: Traits = Traits::PEOPLE.with(Traits::GOODS).with(Traits::COUNTED);
        let counts = |sense: &Sense| match sense {
            Sense::Measure(word) => self.document.lexicon.measures.is(*word, COUNTED),
            Sense::Statement(word) => matches!(word, StatementWord::Toll | StatementWord::NumberOf),
            _ => false,
        };
        let mut told = self.sentence_start(1)..self.document.sentences[self.sentence].end;
        told.any(|at| self.document.is(at, counts))
    }

    /// The currency of the sums before that are of its order, if it is one.
    fn currency_before(&self) -> Option<CurrencyEvidence> {
        /// Sentences that sums are remembered.
        const MEMORY: usize = 4;
        let floor = self.sentence_start(MEMORY);
        let near = self.told.iter().rev().take(count::NEAR).take_while(|draft| draft.start() >= floor);
        // "the 40 million mark" has the currency of the sums around it.
        let mark = |draft: &Draft| self.document.says(draft.end(), StatementWord::Anaphor);
        let alike = |draft: &&Draft| large(draft).is_some_and(|other| count::is_of_one_order(self.value, other));
        let mut sums =
            near.filter(|draft| draft.currency().is_some() || !mark(draft)).filter(alike).map(Draft::currency);
        let first = sums.next()??;
        sums.all(|other| other == Some(first)).then_some(first)
    }
}

/// "expects between 380 and 400 million".
fn expected(bare: &Bare) -> bool {
    const FORESEES: Roles = Roles::FORECAST.with(Roles::PERCEIVE);
    let foresees = |at: usize| bare.document.verb_forms(at).any(|(verb, _)| verb.roles.meets(FORESEES));
    bare.verb().is_some_and(foresees) && bare.closes()
}

/// "He said that 400 million was within reach".
fn possible(bare: &Bare) -> bool {
    let (document, before, end) = (bare.document, bare.start.wrapping_sub(1), bare.end);
    let first = bare.start == bare.sentence_start(0);
    let opens = first || document.is_word(before, "that") || document.has(before, Classes::Quote);
    opens && document.has(end, Classes::Auxiliary) && document.says(end + 1, StatementWord::Attainable)
}

/// "we barely crossed the mark of 40 million".
fn reached(bare: &Bare) -> bool {
    let document = bare.document;
    let noun = (2..=3).filter_map(|back| bare.start.checked_sub(back)).find(|&at| document.is_word(at + 1, "of"));
    let mark = |at: usize| document.says(at, StatementWord::Limit) || document.says(at, StatementWord::Anaphor);
    bare.closes() && noun.is_some_and(mark)
}

/// "will swallow 206 million", "had a surplus of 56 million": verbs and nouns that have nothing but sums behind them.
fn spent(bare: &Bare) -> bool {
    let document = bare.document;
    let Some(at) = bare.verb().filter(|_| bare.closes()) else { return false };
    if document.is_word(at, "of") {
        let measures = &document.lexicon.measures;
        let of_money = |sense: &Sense| matches!(sense, Sense::Measure(word) if measures.is(*word, Traits::MONEY));
        return at.checked_sub(1).is_some_and(|noun| document.is(noun, of_money));
    }
    document.says(at, StatementWord::Pays)
        || document.verb_forms(at).any(|(verb, form)| verb.roles.meets(Roles::FUND) && form != Form::Ing)
}

/// "was exceeded by more than a billion", "missed that by less than ten million".
fn by_so_much(bare: &Bare) -> bool {
    /// "missed the target".
    const OBJECT: usize = 3;
    let document = bare.document;
    let Some(tie) = count::before::before_bound(document, bare.start) else { return false };
    // "by more than" is a bound as a whole.
    let by = tie + usize::from(!document.is_word(tie, "by"));
    let failed = |at: usize| document.verb_forms(at).any(|(verb, _)| verb.roles.meets(Roles::EXCEED.with(Roles::MISS)));
    document.is_word(by, "by") && bare.closes() && (by.saturating_sub(OBJECT)..by).any(failed)
}

/// "206 million next year after 188 million in 2016": behind a sum of its sentence, and compared with it.
fn behind_sum(bare: &Bare) -> bool {
    /// "next year after".
    const BETWEEN: usize = 5;
    let (document, start) = (bare.document, bare.start);
    let Some(sum) = bare.told.last().filter(|draft| draft.currency().is_some()) else { return false };
    let after = document.is_word(start.wrapping_sub(1), "after");
    let near = start - sum.end() <= BETWEEN && document.sentence_of(sum.start()) == bare.sentence;
    // "4 billion in 2019 after"
    let year = |at: usize| document.is_word(at - 1, "in") && document.word(at).len() == 4;
    let word = |at: usize| document.tokens[at].kind == Kind::Word || document.is_number(at) && year(at);
    after && near && (sum.end()..start).all(word) && bare.closes()
}

/// "settled at 169.50 euros, having touched a high of 172.75", "fell to 169.50 euros; it had peaked at 172.75": the same price at another time.
pub(super) fn at_extreme<'t>(document: &Document, told: &'t [Draft], bare: &Side) -> Option<&'t Side> {
    let start = bare.tokens.start;
    let tie = count::before::before_bound(document, start).filter(|&tie| tie > 0)?;
    let high = document.is_word(tie, "of") && document.says(tie - 1, StatementWord::Extreme);
    let peaked = document.is_word(tie, "at") && document.is_one_of(tie - 1, &["peaked", "bottomed", "topped"]);
    let priced = |side: &&Side| matches!(side.unit, Some(Unit::Money { minor: false, .. })) && side.number.scale == 1;
    let price = told.last().and_then(Draft::as_open).filter(priced)?;
    let parts = |side: &Side| document.surface(side.number.tokens.clone()).contains('.');
    let alike = parts(price) && parts(bare) && bare.number.scale == 1 && may_be_compared(price, bare);
    let here = document.sentence_of(price.tokens.start) == document.sentence_of(start);
    let near = price.number.value.zip(bare.number.value).is_some_and(|(a, b)| count::is_near(a, b));
    ((high || peaked) && here && alike && near && count::closes(document, bare.tokens.end)).then_some(price)
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
