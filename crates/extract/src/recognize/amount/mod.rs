//! Amounts: numbers with their currency, unit or percent sign, ranges included. What the words say; which currency a "$" is, and
//! what the amount is of, is for later stages.
//!
//! | words | amount |
//! | --- | --- |
//! | `$24-24.5 billion` | money, 24 to 24.5 billion, sign `$` |
//! | `KZT119bn`, `380bln tenge` | money, code, word |
//! | `5-7%`, `25 basis points` | percent 5 to 7, percentage points 0.25 |
//! | `$430 per tonne` | money, per unit `tonne` |
//! | `decreased by more than 2 times`, `eightfold`, `doubled` | multiples 2, 8, 2 |
//! | `40,000 new jobs`, `the number of jobs rose to 40,000` | quantity, unit `job` |
//! | `flight 370`, `F-16`, `two countries` | none |

mod carry;
pub(crate) mod count;
mod currency;
mod elided;
mod fraction;
mod guard;
mod letter;
mod multiple;
mod points;
mod range;
mod ratio;
mod sums;
mod unit;

use std::iter::zip;
use std::ops::Range;

use super::number::{self, Number};
use crate::decimal::Decimal;
use crate::lexicon::money::{CurrencyWord, MoneyWord};

use crate::lexicon::Classes;
use crate::record::{Direction, FigureFlag, FigureKind};
use crate::text::Document;
use crate::text::token::Gap;

/// An amount, not yet resolved.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Amount {
    /// The amount with its currency or unit.
    pub(crate) tokens: Range<usize>,
    pub(crate) kind: FigureKind,
    /// `None` for a range, and beyond 38 digits.
    pub(crate) value: Option<Decimal>,
    /// The ends of a range.
    pub(crate) ends: Option<(Decimal, Decimal)>,
    pub(crate) currency: Option<CurrencyEvidence>,
    pub(crate) unit: Option<String>,
    pub(crate) per_unit: Option<String>,
    /// "a couple of".
    pub(crate) rough: bool,
    /// What the words themselves say of the direction: "doubled".
    pub(crate) direction: Option<Direction>,
    pub(crate) flags: Vec<FigureFlag>,
    pub(crate) rule: &'static str,
}

impl Amount {
    /// An amount of nothing yet.
    pub(crate) fn empty(tokens: Range<usize>) -> Amount {
        Amount {
            tokens,
            kind: FigureKind::Quantity,
            value: None,
            ends: None,
            currency: None,
            unit: None,
            per_unit: None,
            rough: false,
            direction: None,
            flags: Vec::new(),
            rule: "quantity",
        }
    }

    /// Its value; of a range, the upper end.
    pub(crate) fn most(&self) -> Option<Decimal> {
        self.value.or(self.ends.map(|(_, high)| high))
    }
}

/// What the words say of a currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CurrencyEvidence {
    /// "USD", "Canadian dollars": the currency itself.
    Certain { currency: u16, by: crate::record::CurrencyMethod },
    /// "$", "francs": one of several.
    OneOf { meaning: u16, by: crate::record::CurrencyMethod },
}

/// What stands with a number and says what it counts.
#[derive(Debug, Clone, PartialEq)]
enum Unit {
    Money { evidence: CurrencyEvidence, minor: bool },
    Percent,
    Points { basis: bool },
    Quantity(String),
}

/// An amount on its way: open while a neighbour may still give it a unit.
#[derive(Debug)]
enum Draft {
    Open(Side),
    Settled(Amount),
}

impl Draft {
    /// The number that a neighbour may still give something to.
    fn as_open(&self) -> Option<&Side> {
        match self {
            Draft::Open(side) => Some(side),
            Draft::Settled(_) => None,
        }
    }
}

/// What an amount begins at: a number, or the words that stand for one.
const STARTS: Classes = Classes::Digits.with(Classes::Number).with(Classes::Multiple).with(Classes::Percent);

/// Which tokens belong to dates, names and addresses, and hold no amount.
#[derive(Debug)]
pub(crate) struct Taken(Vec<bool>);

impl Taken {
    /// Those of some ranges.
    pub(crate) fn new<'t>(document: &Document, ranges: impl Iterator<Item = &'t Range<usize>>) -> Taken {
        let mut taken = vec![false; document.len()];
        ranges.for_each(|tokens| taken[tokens.clone()].fill(true));
        guard::addresses(document).into_iter().for_each(|tokens| taken[tokens].fill(true));
        Taken(taken)
    }

    /// Whether the token is one of them; what stands behind the last belongs to nothing.
    fn has(&self, at: usize) -> bool {
        self.0.get(at).is_some_and(|&taken| taken)
    }
}

/// What numbers get from elsewhere, one step after the other.
const STEPS: [fn(&Document, &Taken, &mut [Draft]); 5] =
    [letter::millions, count::of_nouns_elsewhere, carry::units_over, elided::units, count::grouped::counted];

/// Of each document its amounts, in order. As with the stages, each step is done with all documents before the next begins.
pub(crate) fn recognize(documents: &[(&Document, Taken)]) -> Vec<Vec<Amount>> {
    let mut drafts: Vec<Vec<Draft>> = documents.iter().map(|(document, taken)| numbers(document, taken)).collect();
    for step in STEPS {
        zip(documents, &mut drafts).for_each(|((document, taken), drafts)| step(document, taken, drafts));
    }
    zip(documents, drafts).map(|((document, _), drafts)| settled(document, drafts)).collect()
}

/// The numbers of a document, each with what stands around it.
fn numbers(document: &Document, taken: &Taken) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut at = 0;
    // The token behind the last amount, which the next may not reach into.
    let mut behind = 0;
    while let Some(head) = document.first(at..document.len(), STARTS) {
        at = head;
        if taken.has(at) {
            at += 1;
            continue;
        }
        let (draft, next) = draft_at(document, at, behind, taken);
        at = next.max(at + 1);
        if let Some(draft) = draft {
            behind = at;
            drafts.push(draft);
        }
    }
    drafts
}

fn settled(document: &Document, drafts: Vec<Draft>) -> Vec<Amount> {
    let settle = |draft| match draft {
        Draft::Open(side) => side.into_amount(document),
        Draft::Settled(amount) => Some(amount),
    };
    drafts.into_iter().filter_map(settle).filter(|a| a.rule != "bare").collect()
}

/// The amount at a token, if there is one, and the token to go on at.
fn draft_at(document: &Document, at: usize, behind: usize, taken: &Taken) -> (Option<Draft>, usize) {
    let settled = |amount: Amount| {
        let end = amount.tokens.end;
        (Some(Draft::Settled(amount)), end)
    };
    if let Some(amount) = multiple::word(document, at) {
        return settled(amount);
    }
    if let Some(tokens) = points::one(document, at).filter(|tokens| tokens.start >= behind) {
        return settled(Amount {
            kind: FigureKind::PercentagePoints,
            value: Some(Decimal::ONE),
            rule: "percentage_points",
            ..Amount::empty(tokens)
        });
    }
    let Some(number) = number::read(document, at) else {
        return (None, at + 1);
    };
    let end = number.tokens.end;
    if number.tokens.clone().any(|at| taken.has(at)) || guard::is_part_of_a_word(document, &number) {
        return (None, end);
    }
    let share = ratio::read(document, &number);
    let times = share.or_else(|| multiple::times(document, &number)).or_else(|| multiple::factor(document, &number));
    let times = times.or_else(|| multiple::multiplied(document, &number));
    if let Some(amount) = times.or_else(|| multiple::rank(document, &number)) {
        return settled(amount);
    }
    let mut first = Side::read(document, number, behind);
    first.counted = first.unit.is_none() && count::by_itself(document, first.tokens.end);
    if let Some(amount) = range::read(document, &first, taken) {
        return settled(amount);
    }
    // "the 787-8", "won 3-1": two numbers that make no range are a name or a score.
    let hyphen = document.is_hyphen(end);
    if hyphen && document.is_number(end + 1) && first.unit.is_none() {
        return (None, end + 2);
    }
    // What it is counted by may hold a number too: "per 1,000 cubic metres".
    let end = unit::per(document, first.tokens.end).map_or(first.tokens.end, |(_, end)| end);
    (Some(Draft::Open(first)), end)
}

/// A number with what stands around it.
#[derive(Debug, Clone)]
struct Side {
    number: Number,
    /// From the sign before to the unit behind.
    tokens: Range<usize>,
    unit: Option<Unit>,
    negative: bool,
    conflict: bool,
    /// Whether a percentage changes to or from it: "fell 5% to 98,036", so that it counts something though no unit says what.
    counted: bool,
}

impl Side {
    fn read(document: &Document, mut number: Number, behind: usize) -> Side {
        let before = currency::before(document, number.tokens.start, behind);
        let mut tokens = number.tokens.clone();
        let mut unit = None;
        let mut conflict = false;
        if let Some((start, evidence, minor)) = before {
            tokens.start = start;
            unit = Some(Unit::Money { evidence, minor });
        } else if let Some(at) = number.tokens.start.checked_sub(1).filter(|&at| at >= behind)
            && let Some((evidence, 1)) = currency::millions(document, at)
        {
            number.scale_by(1_000_000);
            tokens.start = at;
            unit = Some(Unit::Money { evidence, minor: false });
        } else if let Some(start) = unit::percent_before(document, &number, behind) {
            tokens.start = start;
            unit = Some(Unit::Percent);
        }
        if let Some((end, found)) = unit::behind(document, &mut number, unit.is_some()) {
            conflict = matches!((&unit, &found), (Some(Unit::Money { evidence: a, .. }), Unit::Money { evidence: b, .. }) if !currency::agree(document, *a, *b));
            let keep = matches!(
                (&unit, &found),
                (Some(Unit::Money { .. }), Unit::Quantity(_) | Unit::Percent | Unit::Points { .. })
            );
            if !keep {
                // "$5 million Canadian", "$2.8 billion Euro": the word is the more exact of the two.
                unit = Some(found);
                tokens.end = end;
            }
        }
        tokens.end = tokens.end.max(number.tokens.end);
        let unit = unit;
        let scaled = currency::scale_behind(document, &mut number, tokens.end, unit.is_some());
        tokens.end = scaled.unwrap_or(tokens.end);
        if let Some(end) = currency::minor_part(document, &mut number, unit.as_ref(), tokens.end) {
            tokens.end = end;
        }
        let sign = tokens.start.wrapping_sub(1);
        let negative = tokens.start > behind
            && document.is_sign(sign, b'-')
            && document.touches(tokens.start)
            && (sign == 0 || !document.touches(sign) || document.is_sign(sign - 1, b'('))
            // "plus or minus two points": so far to either side.
            || number::is_minus(document, sign)
                && !document.is_word(sign.wrapping_sub(1), "or")
                && document.tokens[tokens.start].gap <= Gap::Line;
        if negative {
            tokens.start = sign;
        }
        Side { number, tokens, unit, negative, conflict, counted: false }
    }

    fn value(&self) -> Option<Decimal> {
        let value = match (&self.unit, self.number.fraction) {
            (None, Some(percent)) => Some(percent),
            _ => self.number.value,
        }?;
        let value = match &self.unit {
            Some(Unit::Money { minor: true, .. } | Unit::Points { basis: true }) => {
                value.checked_div(Decimal::from_int(100))?
            }
            _ => value,
        };
        Some(if self.negative { value.negated() } else { value })
    }

    /// The amount of one number. Numbers without a unit are amounts only where a scale says that they count something.
    fn into_amount(self, document: &Document) -> Option<Amount> {
        let value = self.value();
        let (mut flags, number) = (Vec::new(), &self.number);
        if value.is_none() {
            flags.push(FigureFlag::Overflow);
        }
        if number.torn {
            flags.push(FigureFlag::SplitByLineBreak);
        }
        if self.conflict {
            flags.push(FigureFlag::CurrencyConflict);
        }
        let mut amount = Amount { value, rough: number.rough, flags, ..Amount::empty(self.tokens.clone()) };
        match self.unit {
            Some(Unit::Money { evidence, .. }) => {
                (amount.kind, amount.currency, amount.rule) = (FigureKind::Money, Some(evidence), "money");
            }
            Some(Unit::Percent) => (amount.kind, amount.rule) = (FigureKind::Percent, "percent"),
            Some(Unit::Points { .. }) => {
                (amount.kind, amount.rule) = (FigureKind::PercentagePoints, "percentage_points")
            }
            Some(Unit::Quantity(unit)) => amount.unit = Some(unit),
            None if number.fraction.is_some() => {
                if !fraction::counts(document, &self.tokens) {
                    return None;
                }
                (amount.kind, amount.rule) = (FigureKind::Percent, "fraction");
            }
            // Kept for now: the other end of a comparison may give the unit ("5.93 mln against 5.81 mln").
            // "its 3B line": one capital letter is a scale where something says what it counts.
            None if number.letter_scale
                && document.word(number.tokens.end - 1).ends_with(|c: char| c.is_ascii_uppercase()) =>
            {
                amount.rule = "bare";
            }
            None => amount.rule = if number.scale >= 1000 || self.counted { "bare_scaled" } else { "bare" },
        }
        if self.counted {
            amount.direction = count::change::sign(document, &self.number.tokens);
        }
        if amount.kind == FigureKind::Money || amount.kind == FigureKind::Quantity && amount.unit.is_some() {
            amount.per_unit = unit::per(document, amount.tokens.end).map(|(unit, _)| unit);
        }
        if let Some((counted, per)) = amount.unit.as_deref().and_then(|unit| document.lexicon.amounts.rate(unit)) {
            (amount.unit, amount.per_unit) = (Some(counted.to_owned()), Some(per.to_owned()));
        }
        Some(amount)
    }
}

fn currency_word(document: &Document, at: usize) -> Option<(MoneyWord, usize)> {
    let names = |word: &MoneyWord| matches!(word, MoneyWord::Name(_) | MoneyWord::Sign(_) | MoneyWord::Code(_));
    document.read_word(at, |word| Some(word).filter(names))
}

fn evidence(word: MoneyWord) -> Option<(CurrencyEvidence, bool)> {
    use crate::record::CurrencyMethod;
    let one_of = |CurrencyWord { meaning, minor }: CurrencyWord, by| (CurrencyEvidence::OneOf { meaning, by }, minor);
    match word {
        MoneyWord::Code(currency) => Some((CurrencyEvidence::Certain { currency, by: CurrencyMethod::Code }, false)),
        MoneyWord::Name(word) | MoneyWord::Thousands(word) => Some(one_of(word, CurrencyMethod::Word)),
        MoneyWord::Sign(word) | MoneyWord::Letters(word) => Some(one_of(word, CurrencyMethod::Symbol)),
        _ => None,
    }
}
