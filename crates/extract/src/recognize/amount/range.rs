//! Ranges: two numbers that one amount lies between.
//!
//! | words | amount |
//! | --- | --- |
//! | `$24-24.5 billion`, `5 to 7%`, `NOK 24m-30m` | from the one to the other |
//! | `to between 21,000 and 23,000`, `from 21,000-23,000` | the same, of counts |
//! | `ranged from 4 to 11 inches` | the same |
//! | `from 5% to 7%`, `rose $5 million to $25 million` | two levels, a change and a level |

use super::{Amount, Side, Taken, Unit, count, currency, letter};
use crate::decimal::Decimal;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::{Form, Roles, Verb};
use crate::lexicon::{Classes, Sense};
use crate::recognize::number;
use crate::text::Document;

/// How far before a number what changed it may stand.
const REACH: usize = 4;

/// A range that begins with the number: "$24-24.5 billion", "5 to 7%", "between 5 and 7 million euros".
pub(super) fn read(document: &Document, first: &Side, taken: &Taken) -> Option<Amount> {
    let joint = joint(document, first).filter(|_| first.number.fraction.is_none())?;
    let mut second = side_at(document, first.tokens.end + 1, first.tokens.end, taken)?;
    // "raised its capital £12m to 140m": by so much, to so much.
    if joint != Joint::To || !changes(document, first.tokens.start) {
        letter::of_sum(document, first, &mut second);
    }
    let pair = Pair { document, first, second: &second, joint };
    if !pair.is_of_one_unit() || pair.is_change_and_level() {
        return None;
    }
    let mut first = first.clone();
    carry_scale(&mut first, &second);
    let unit = match (first.unit, second.unit) {
        (Some(Unit::Money { evidence, .. }), Some(Unit::Money { minor, .. })) => Some(Unit::Money { evidence, minor }),
        (first, second) => second.or(first),
    };
    first.unit = unit.clone();
    second.unit = unit;
    let (low, high) = (first.value()?, second.value()?);
    if low >= high {
        return None;
    }
    let tokens = first.tokens.start..second.tokens.end;
    let amount = second.into_amount(document)?;
    // "between 480 and 490 million": a sum or a count, as what stands beside it tells.
    let rule = if amount.rule == "bare_scaled" { amount.rule } else { "range" };
    Some(Amount { tokens, value: None, ends: Some((low, high)), rule, ..amount })
}

/// What joins a number to the other end of its range; "from 5 to 7" are two levels.
fn joint(document: &Document, first: &Side) -> Option<Joint> {
    let (before, at) = (first.tokens.start.wrapping_sub(1), first.tokens.end);
    // "from the current 6 million tonnes to 10 million tonnes" are two levels, "from the current 6 to 10 tonnes" is one range.
    let leaves = || is_from(document, before) || first.unit.is_some() && is_from_given(document, before);
    if document.is_sign(at, b'-') {
        Some(Joint::Hyphen)
    } else if document.is_word(at, "to") {
        (spans(document, before) || !leaves()).then_some(Joint::To)
    } else if document.is_word(at, "or") {
        Some(Joint::Or)
    } else {
        (document.is_word(at, "and") && is_between(document, before)).then_some(Joint::And)
    }
}

/// A number, what joins it to the next, and that one.
struct Pair<'p, 'd> {
    document: &'p Document<'d>,
    first: &'p Side,
    second: &'p Side,
    joint: Joint,
}

/// What stands between the two.
#[derive(PartialEq)]
enum Joint {
    Hyphen,
    To,
    Or,
    And,
}

impl Pair<'_, '_> {
    fn before(&self) -> usize {
        self.first.tokens.start.wrapping_sub(1)
    }

    /// "rose by 5 to 24".
    fn is_by_to(&self) -> bool {
        self.joint == Joint::To && self.document.is_word(self.before(), "by")
    }

    /// Whether what stands by one of the numbers is the unit of both.
    fn is_of_one_unit(&self) -> bool {
        let (first, second) = (self.first, self.second);
        match (&first.unit, &second.unit) {
            (None, Some(_)) => true,
            // "Reed 2p to 701": rose by 2 to 701.
            (Some(Unit::Money { minor: true, .. }), None) if self.joint == Joint::To => false,
            // "rose by 4 million marks to 24 million": by so much, to so much.
            (Some(_), None) if self.is_by_to() => false,
            // "$5-6", "$5-6 billion": the sign stands once.
            (Some(Unit::Money { .. }), None) => second.number.scale > 1 || first.number.scale == 1,
            // "5 million pounds or 6 million euros": one sum in two currencies.
            (Some(Unit::Money { evidence: a, .. }), Some(Unit::Money { evidence: b, .. })) => {
                currency::agree(self.document, *a, *b)
            }
            (Some(a), Some(b)) => a == b,
            (None, None) => self.are_counts(),
            _ => false,
        }
    }

    /// "rose $5 million to $25 million", "rose by 3% to 10%": by so much, to so much.
    fn is_change_and_level(&self) -> bool {
        let (document, first, second) = (self.document, self.first, self.second);
        self.joint == Joint::To
            && first.unit.is_some()
            && second.unit.is_some()
            && (self.climbs() || self.is_by_to())
            && !spans(document, self.before())
            && !self.is_band()
            && !self.is_to_grow()
    }

    /// "rose $5 million to $25 million". A change is much less than the level that it leads to, so that "cut $2.2 million to $2.5 million" is
    /// one range.
    fn climbs(&self) -> bool {
        let (document, start) = (self.document, self.first.tokens.start);
        // "put at 4% to 5%", "growth of 4% to 5%"
        if document.is_one_of(self.before(), &["at", "of"]) {
            return false;
        }
        let money = matches!(self.first.unit, Some(Unit::Money { .. }));
        let roles = Roles::CHANGE.with(Roles::MOVE);
        let moves = |at: usize| {
            document.has(at, Classes::ChangeNoun | Classes::Direction)
                || document.verb_forms(at).any(|(verb, _)| verb.roles.meets(roles))
        };
        !(money && self.is_within(2)) && changes(document, start) && (start.saturating_sub(REACH)..start).any(moves)
    }

    /// "the 1.5% to 5% target band", "a 2% to 3% range".
    fn is_band(&self) -> bool {
        let end = self.second.tokens.end;
        let noun = |at: usize| self.document.says(at, StatementWord::Band);
        self.document.has(self.before(), Classes::Determiner) && (noun(end) || noun(end + 1))
    }

    /// "expects sales to grow by 3% | to 6%": what is to be changes by no share to another; but "is to rise by 1% to 6%".
    fn is_to_grow(&self) -> bool {
        let grows = |verb: usize| {
            let mut forms = self.document.verb_forms(verb);
            forms.any(|(found, form)| form == Form::Base && found.roles.meets(Roles::CHANGE))
        };
        // "by 5% this year and by 5% to 6% in the next"
        let again = |verb: usize| self.document.is_word(verb, "and") || self.document.is_sign(verb, b',');
        // "sees sales increasing 3% to 3.5%"
        let grow = |(verb, form): (&Verb, Form)| form == Form::Ing && verb.roles.meets(Roles::CHANGE);
        let share = self.first.unit == Some(Unit::Percent);
        let growing = || share && self.document.verb_forms(self.before()).any(grow);
        let verb = self.before().checked_sub(1).filter(|_| self.is_by_to());
        self.is_within(3) && (verb.is_some_and(|verb| grows(verb) || share && again(verb)) || growing())
    }

    /// Whether the second number is less than so many times the first.
    fn is_within(&self, times: i64) -> bool {
        let ends = self.first.value().zip(self.second.value());
        ends.is_some_and(|(low, high)| low.checked_mul(Decimal::from_int(times)).is_some_and(|most| high < most))
    }

    /// Whether two numbers without a unit count something all the same.
    fn are_counts(&self) -> bool {
        match self.joint {
            Joint::Hyphen => self.are_told(),
            Joint::To => self.are_near() || self.is_between() && self.are_told(),
            Joint::Or | Joint::And => self.is_between() && self.are_told(),
        }
    }

    fn is_between(&self) -> bool {
        is_between(self.document, self.before())
    }

    /// "41,000 to 43,000 is in sight", "guidance of 62,000 to 64,000": written with their thousands, and not far apart. "Rose 12,000 to
    /// 15,000" is a change and a level.
    fn are_near(&self) -> bool {
        self.are_grouped() && self.is_within(2) && !changes(self.document, self.first.tokens.start)
    }

    fn are_grouped(&self) -> bool {
        [self.first, self.second].into_iter().all(|side| count::grouped::is_grouped(self.document, side))
    }

    /// "will slip to between 21,000 and 23,000", "between 480 and 490 million": numbers that are written as counts or sums are, with
    /// nothing behind them that they could count.
    fn are_told(&self) -> bool {
        let document = self.document;
        if self.second.number.scale >= 1000 && count::closes(document, self.second.tokens.end) {
            return true;
        }
        self.are_grouped() && (self.is_between() || is_told(document, self.first.tokens.start))
    }
}

/// Whether a word leads to the number and its clause has told what is measured: "sales fell from | 21,000-23,000", "tonnes from | 21,000-23,000".
/// "Call 21,000-23,000" and "the house at 1,200-1,400" tell of numbers that count nothing.
fn is_told(document: &Document, start: usize) -> bool {
    /// Tokens before the range that may tell it.
    const CLAUSE: usize = 20;
    let sentence = document.sentences[document.sentence_of(start)].start;
    let bound = |&at: &usize| !document.has(at, Classes::Bound);
    let Some(lead) = (sentence..start).rev().find(bound) else { return false };
    let tells = |at: usize| document.has(at, Classes::Measure | Classes::Unit);
    document.has(lead, Classes::Comparison) && (lead.saturating_sub(CLAUSE).max(sentence)..lead).any(tells)
}

/// "5 to 7 million": the scale of the second number is the first's too.
pub(super) fn carry_scale(first: &mut Side, second: &Side) {
    let (Some(low), Some(high)) = (first.number.mantissa, second.number.mantissa) else { return };
    // "fell from 7.4 to 6 billion", but "from 900 to 1.2 billion"
    if first.number.scale == 1 && (low < high || count::is_near(low, high)) {
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
        || document.has(before, Classes::Bound) && document.is_word(before.wrapping_sub(1), "from")
}

/// "ranged from 4 | to 11 inches", "vary from $5 | to $7", "anything from $5 | to $7": all that lies between.
fn spans(document: &Document, before: usize) -> bool {
    document.is_word(before, "from") && document.says(before.wrapping_sub(1), StatementWord::Spans)
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

fn is_between(document: &Document, before: usize) -> bool {
    document.is_word(before, "between")
}

pub(super) fn changes(document: &Document, start: usize) -> bool {
    // "is set to be $5 million to $7 million": so much, whatever came before.
    !document.is_be(start.wrapping_sub(1))
        && (start.saturating_sub(REACH)..start)
            .any(|at| document.has(at, Classes::Verb | Classes::ChangeNoun | Classes::Direction))
}
