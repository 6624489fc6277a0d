//! The words right before an amount: how sure it is, and the preposition that ties it to its verb or noun.
//!
//! | words | lead |
//! | --- | --- |
//! | "decreased **by more than** 2 times" | more than, `by` |
//! | "amounted **practically to** $1 billion" | nearly, `to` |
//! | "a record **total of** 5 tonnes" | exact, `of` |
//! | "**by an average of** 5%" | exact, `by` |
//! | "edged | **up to** 5%", "moved **up to** 5% of its staff" | exact, at most |

use std::ops::Range;

use super::attachment::is_possessive;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::{Classes, Sense};
use crate::record::{Bound, Modality};
use crate::text::Document;

/// What stands before an amount.
#[derive(Debug, Clone, Default)]
pub(super) struct Lead {
    /// The first word of the lead, or the amount itself.
    pub(super) start: usize,
    pub(super) bound: Option<Bound>,
    /// Token of the preposition.
    pub(super) preposition: Option<usize>,
    /// "a planned $5 million": the role that an adjective gives.
    pub(super) modality: Option<Modality>,
    /// "from year-earlier 5,000 units"
    pub(super) year_earlier: bool,
}

impl Lead {
    /// Whether the amount is what another is compared with: "from 5%", "against 5%", "compared with 5%".
    pub(super) fn compares(&self, document: &Document) -> bool {
        // "to decline from the record earnings of 5 million": the measure stands between.
        let of = self.preposition.filter(|&at| document.is_word(at, "of"));
        let noun = |at: usize| {
            let left = |s: &Sense| {
                matches!(s, Sense::Statement(StatementWord::Filler | StatementWord::MeasureTail | StatementWord::Given))
            };
            document.has(at, Classes::Measure | Classes::Determiner | Classes::ChangeNoun) || document.is(at, left)
        };
        let phrase = of.map(|of| (of.saturating_sub(4)..of).rev().take_while(|&at| noun(at)).last().unwrap_or(of));
        let end = phrase.or(self.preposition.map(|at| at + 1)).unwrap_or(self.start);
        (1..=3.min(end)).any(|length| {
            document.is_term(end - length..end, StatementWord::Comparison)
                && !document.is_word(end - 1, "on")
                && !document.is_word(end - 1, "over")
                && !document.is_word(end - 1, "than")
        })
    }

    /// "against earnings of 5 million": compared, whether or not an amount stands before; "from 5%" leaves a level only behind another.
    pub(super) fn is_set_against(&self, document: &Document) -> bool {
        /// "from the record earnings of".
        const PHRASE: usize = 6;
        let from = (self.start.saturating_sub(PHRASE)..self.start).any(|at| document.is_word(at, "from"));
        self.compares(document) && !from
    }

    /// "after 5% last year": whether the amount went before another.
    pub(super) fn follows(&self, document: &Document) -> bool {
        let follows = |at: usize| document.is_one_of(at, &["after", "following"]);
        // "after a drop of 5%"
        let of_change = |of: usize| {
            document.has(of.wrapping_sub(1), Classes::ChangeNoun)
                && document.has(of.wrapping_sub(2), Classes::Determiner)
                && follows(of.wrapping_sub(3))
        };
        self.preposition.is_some_and(|at| follows(at) || of_change(at))
    }

    /// "from last year's record 5%": what ties the amount to its verb stands before the date that owns it, unless the amount is
    /// that of a noun ("last year's exports of 5%").
    pub(super) fn pass_owner(&mut self, document: &Document, date: &Range<usize>) {
        let end = self.preposition.unwrap_or(self.start);
        let tail = |s: &Sense| matches!(s, Sense::Statement(StatementWord::Filler | StatementWord::MeasureTail));
        let noun = date.end + usize::from(is_possessive(document, date.end));
        if !(noun..end).all(|at| document.is(at, tail)) {
            return;
        }
        self.start = date.start;
        let before = date.start.wrapping_sub(1);
        self.preposition = document.has(before, Classes::Preposition).then_some(before);
    }
}

/// Words between an amount and one that it is compared with: ", compared with a".
pub(super) const COMPARED: usize = 4;

/// Longest bound in words.
const LONGEST: usize = 5;

pub(super) fn read(document: &Document, amount: usize, from: usize) -> Lead {
    let mut lead = Lead { start: amount, ..Lead::default() };
    while lead.start > from {
        if let Some((bound, start)) = bound_ending_at(document, lead.start, from) {
            // "more than an average of 5%"
            lead.bound = lead.bound.filter(|&inner| inner != Bound::Exact).or(Some(bound));
            lead.start = start;
            continue;
        }
        let before = lead.start - 1;
        let modality =
            document.read_word(before, |word| if let StatementWord::ModalAdjective(m) = word { Some(m) } else { None });
        if let Some((modality, 1)) = modality {
            lead.modality.get_or_insert(modality);
            lead.start = before;
            continue;
        }
        // "from year-earlier 5,000 units"
        if let Some(year) = before.checked_sub(2).filter(|&year| year >= from && is_year_earlier(document, year)) {
            (lead.start, lead.year_earlier) = (year, true);
            continue;
        }
        let passes = document.has(before, Classes::Determiner)
            || document.words(before).any(|(_, word)| matches!(word, StatementWord::Filler | StatementWord::Given));
        // "an increase of \"between 5 and 6 million\"": the quotation begins with the amount.
        let quoted = document.has(before, Classes::Quote) && before > from && !document.touches(before);
        if quoted && document.has(before - 1, Classes::Preposition) {
            lead.start = before;
            continue;
        }
        // "could total a record 5 million"
        let verb = document.has(before, Classes::Verb) && document.has(before.wrapping_sub(1), Classes::Auxiliary);
        if passes && !verb {
            lead.start = before;
            continue;
        }
        break;
    }
    let before = lead.start.wrapping_sub(1);
    if lead.start > from && document.has(before, Classes::Preposition) {
        let before = over_average(document, before, from).unwrap_or(before);
        lead.start = before + 1;
        lead.preposition = Some(before);
        if let Some((bound, start)) = bound_ending_at(document, before, from) {
            lead.bound = lead.bound.or(Some(bound));
            lead.start = start;
        }
    }
    lead.bound = lead.bound.filter(|&bound| bound != Bound::Exact);
    lead
}

/// "year-earlier", "year-ago".
fn is_year_earlier(document: &Document, at: usize) -> bool {
    document.is_word(at, "year") && document.is_one_of(at + 2, &["earlier", "ago"])
}

/// "by an average of 5%", "to a total of 5 tonnes": the preposition that ties the whole phrase.
fn over_average(document: &Document, of: usize, from: usize) -> Option<usize> {
    let noun = of.checked_sub(1).filter(|_| document.is_word(of, "of"))?;
    let sum = |(_, word)| matches!(word, StatementWord::Filler | StatementWord::Average);
    let tie = noun.checked_sub(2).filter(|&tie| tie >= from)?;
    (document.words(noun).any(sum) && document.is_one_of(tie, &["by", "to", "from"])).then_some(tie)
}

fn bound_ending_at(document: &Document, end: usize, from: usize) -> Option<(Bound, usize)> {
    (1..=LONGEST.min(end - from))
        .rev()
        .find_map(|length| {
            let start = end - length;
            let bound = |(words, word)| match word {
                StatementWord::Bound(bound) if words == length => Some((bound, start)),
                _ => None,
            };
            document.has(start, Classes::Bound).then(|| document.words(start).find_map(bound)).flatten()
        })
        .filter(|&(_, start)| !is_of_verb(document, start, from))
}

/// "edged | up to 5%", "was nudged | up to 5%": the word is the verb's, which reached the amount; "may go up to" bounds it.
fn is_of_verb(document: &Document, start: usize, from: usize) -> bool {
    /// "up to 10.6 percent".
    const PERCENT: usize = 4;
    /// "up to $1,000 a month from".
    const LEFT: usize = 8;
    let percent = document.first(start..(start + PERCENT).min(document.len()), Classes::Percent);
    // "moved up to 5% of its staff": so many of what is its object.
    let object = percent.is_some_and(|at| document.is_word(at + 1, "of"));
    // "up to €76 million", "up to 76 million euros"
    let priced = || {
        let sum = start..(start + PERCENT + 1).min(document.len());
        document.first(sum, Classes::Currency | Classes::CurrencySign).is_some()
    };
    // "added up to $5 million to its funds", "went up to $300 for some": so much at most.
    let gives = || (start + 3..start + PERCENT + 3).any(|at| document.is_one_of(at, &["to", "for"]));
    // "goes up to 1,000 a month from 900"
    let left = || {
        let amount = start + 2..(start + LEFT).min(document.len());
        amount.into_iter().any(|at| document.is_word(at, "from") && is_amount(document, at + 1))
    };
    // "exceeding by 9%"
    if document.is_word(start, "exceeding") && document.is_word(start + 1, "by") {
        return true;
    }
    start > from
        && document.is_word(start, "up")
        && !object
        && (document.says(start - 1, StatementWord::Edges)
            || left()
            || document.says(start - 1, StatementWord::Lifts) && percent.is_some()
            || document.says(start - 1, StatementWord::Goes) && (percent.is_some() || priced()) && !gives())
}

fn is_amount(document: &Document, at: usize) -> bool {
    document.is_number(at) || document.has(at, Classes::CurrencySign)
}

/// A bound behind an amount: "or more".
pub(super) fn bound_behind(document: &Document, end: usize) -> Option<Bound> {
    document
        .read_word(end, |word| if let StatementWord::BoundBehind(b) = word { Some(b) } else { None })
        // "11,000 tractors and more than 3,000 trucks": the bound of the next.
        .filter(|(_, length)| !document.is_word(end + length, "than"))
        .map(|(b, _)| b)
}
