//! Numbers without a unit that have that of a neighbour.
//!
//! | words | unit |
//! | --- | --- |
//! | "from **5** to 7 million tonnes", "5.9 mln tonnes vs **5.8**" | tonne |
//! | "24 million tonnes, of which just **18 million**" | tonne |
//! | "1.6 tonnes a hectare against a ten-year mean of **1.9**", "11,400 workers, down from a peak of **13,250**" | tonne, worker |
//! | "12 flights in 2020 as against **96** the year before" | flight |
//! | "580 grants this year and only **190** in 2008" | grant |
//! | "cuts of **50** and 25 basis points", "sees **8.5** and 2.4%" | points, percent |
//! | "sees it at 2,400 points in May and **at 2,600** in June", "5,100 visitors; **in 2021 11,900**" | point, visitor |
//! | "9,100 dollars per tonne (**in 2020: 6,180**)" | money |
//! | "21,000-23,000 tonnes **from 25,000-26,000**" | tonne |
//! | "85 million soms instead of the **140 million** demanded" | money |
//! | "fell 8.6 percent to **98,036**" | none, but it counts |

use std::ops::Range;

use super::range::{carry_scale, changes, is_from};
use super::{Amount, Draft, Side, Taken, Unit, count, multiple};
use crate::decimal::Decimal;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::{Classes, Sense};
use crate::record::FigureKind;
use crate::text::Document;
use crate::text::token::{Kind, Shape};

/// Tokens between two numbers that are compared, their dates included.
const MOST_BETWEEN: usize = 12;
/// Tokens in which an amount says what it is for: "for a 40-hour".
const REACH: usize = 5;

/// Gives numbers without a unit the unit of a neighbour that they are compared with: "from 5 to 7 million tonnes", "5.9 mln vs 5.8".
pub(super) fn units_over(document: &Document, taken: &Taken, drafts: &mut [Draft]) {
    for at in (0..drafts.len()).rev() {
        let (left, right) = drafts.split_at_mut(at + 1);
        if let (Some(Draft::Open(bare)), Some(Draft::Open(next))) =
            (left.last_mut().filter(|draft| draft.is_bare()), right.first())
        {
            from_next(document, taken, bare, next);
        }
    }
    for at in 1..drafts.len() {
        let (left, right) = drafts.split_at_mut(at);
        if let (Some(before), Draft::Settled(range)) = (left.last_mut(), &mut right[0]) {
            range_again(document, before, range, taken);
        }
        if let Some(Draft::Open(bare)) = right.first_mut().filter(|draft| draft.is_bare()) {
            from_before(document, taken, bare, left);
        }
    }
}

/// "from 5 to 7 million tonnes", "cuts of 50 and 25 basis points": the unit of the number behind.
fn from_next(document: &Document, taken: &Taken, bare: &mut Side, next: &Side) {
    let end = bare.tokens.end;
    let compared = || joined(document, end..next.tokens.start, taken);
    if shares_sign(document, bare, next) {
        bare.unit = next.unit.clone();
    }
    // "went three times, from 40 towns"
    else if compared() && next.unit.is_some() && !document.says(end, StatementWord::Times) {
        if document.is_word(end, "to") {
            carry_scale(bare, next);
        }
        bare.unit = next.unit.clone();
    }
}

/// "5.9 mln tonnes vs 5.8", "12 flights in 2020 as against 96": the unit of a number before, or that it counts as that one does.
fn from_before(document: &Document, taken: &Taken, bare: &mut Side, told: &[Draft]) {
    let start = bare.tokens.start;
    let last = told.last().filter(|draft| is_tied(document, taken, draft, bare));
    // "12 flights between the two capitals, as against 96"
    let likened = || {
        let nearest = told.iter().rev().find(|draft| !draft.is_small_word());
        nearest.filter(|draft| likened(document, &(draft.end()..start), bare, taken) && is_alone(document, told, draft))
    };
    let tied = last.is_some();
    let Some(Draft::Open(before)) = last.or_else(likened) else { return };
    if is_inner(document, told, before, tied) {
        return;
    }
    let share = matches!(before.unit, Some(Unit::Percent | Unit::Points { .. })) || before.number.fraction.is_some();
    // "fell 8.6 percent to 98,036 from 107,207": counts, of what the sentence tells.
    let many = bare.number.value.is_some_and(|v| v >= Decimal::from_int(1000));
    // "up 6.3 percent, while beds went from 402 to 356": no percentage.
    let hundred = Decimal::from_int(100);
    let small = before.number.value.is_some_and(|v| v < Decimal::from_int(20));
    if share && !many && small && bare.number.value.is_some_and(|v| v > hundred) {
        return;
    }
    // "rose to 1.1 million from 870,000"
    let scaled = before.unit.is_none() && before.number.fraction.is_none() && before.number.scale >= 1000;
    // "2.655 billion against 2.883 billion and 2.454": not of one scale.
    let counted = before.counted && before.number.scale == bare.number.scale;
    if counted || (share || scaled) && many {
        bare.counted = true;
    } else if !is_level_of_other(document, before, bare, share, tied) && is_of_one_scale(document, before, bare, share)
    {
        bare.unit = before.unit.clone();
    }
}

/// Whether the words between a number and the one right before it say that both are of one kind.
fn is_tied(document: &Document, taken: &Taken, before: &Draft, bare: &Side) -> bool {
    let gap = before.end()..bare.tokens.start;
    moved(document, &gap)
        || part_of(document, &gap)
        || and_then(document, &gap, bare, taken)
        || then(document, &gap, bare, taken)
        || bracketed(document, &gap, bare, taken)
        || joined(document, gap, taken)
}

/// "600 schools in 40 districts, against 450": which of the two is meant is not told.
fn is_inner(document: &Document, told: &[Draft], before: &Side, tied: bool) -> bool {
    let inner = before.tokens.start.wrapping_sub(1);
    let counted = |d: &Draft| matches!(d, Draft::Open(side) if matches!(side.unit, Some(Unit::Quantity(_))));
    let outer = told.len().checked_sub(2).is_some_and(|i| counted(&told[i]) && told[i].end() == inner);
    outer && document.is_one_of(inner, &["in", "of", "at", "across"])
        || !tied && matches!(before.unit, Some(Unit::Quantity(_))) && document.is_one_of(inner, &["in", "at", "across"])
}

/// "weakened by 5% to 15.67", "rose 5 percent from an average of 12": so much more, and what something else comes to.
fn is_level_of_other(document: &Document, before: &Side, bare: &Side, share: bool, tied: bool) -> bool {
    let (first, gap) = (before.tokens.start, before.tokens.end..bare.tokens.start);
    let level = document.is_word(gap.end - 1, "to") && !is_from(document, first.wrapping_sub(1));
    if share && level && changes(document, first) {
        return true;
    }
    // "fell 5 percent against a high of 7.20": no share has been so high.
    let gauged = || {
        let of = without_bound(document, &gap).wrapping_sub(1);
        let noun = of.wrapping_sub(1);
        document.is_word(of, "of")
            && (document.says(noun, StatementWord::Extreme) || document.says(noun, StatementWord::Average))
    };
    let leaves = || gap.clone().any(|at| document.is_one_of(at, &["from", "than"]));
    let moved_by =
        || share && (multiple::changes_before(document, first) && gauged() || changes(document, first) && leaves());
    // "3 deaths against the 900 cars", but "rising 2.5 per cent instead of 2.75"
    let same = || before.number.value.zip(bare.number.value).is_some_and(|(a, b)| count::is_of_one_order(a, b));
    !tied && (moved_by() || !same())
}

/// "1.2 million users, up from 650,000", "5.9 mln tonnes vs 5.8": whether both numbers are told in one scale.
fn is_of_one_scale(document: &Document, before: &Side, bare: &Side, share: bool) -> bool {
    let counts = || {
        matches!(before.unit, Some(Unit::Quantity(_)))
            && bare.number.value.is_some_and(|v| v >= Decimal::from_int(1000))
            && moved(document, &(before.tokens.end..bare.tokens.start))
    };
    before.number.scale == 1 && bare.number.scale == 1 || bare.number.scale > 1 && !share || counts()
}

/// "cuts of 50 and 25 basis points", "sees 8.5 and 2.4%": two of a list, whose last carries the sign.
fn shares_sign(document: &Document, bare: &Side, next: &Side) -> bool {
    let end = bare.tokens.end;
    let joined = document.is_word(end, "and") || document.is_word(end, "or");
    // "seats 12 and 15% of the vote"
    let share = document.is_word(next.tokens.end, "of");
    let behind = next.number.tokens.start == next.tokens.start && next.tokens.end > next.number.tokens.end;
    let rate = matches!(next.unit, Some(Unit::Percent | Unit::Points { .. }));
    // "Apollo 13 and 7 percent": a name.
    let led = bare.tokens.start.checked_sub(1).is_some_and(|at| {
        document.tokens[at].kind == Kind::Word
            && document.tokens[at].shape == Shape::Lower
            && document.has(at, Classes::Preposition | Classes::Verb | Classes::Bound)
            && !document.says(at, StatementWord::Label)
    });
    let digits = |side: &Side| !side.number.in_words && side.number.scale == 1;
    let same = || next.number.value.zip(bare.number.value).is_some_and(|(a, b)| count::is_of_one_order(a, b));
    joined
        && !share
        && end + 1 == next.tokens.start
        && behind
        && rate
        && led
        && !bare.counted
        && digits(bare)
        && digits(next)
        && same()
}

/// Whether only words that compare two numbers stand between them, and dates: "5.1 million tonnes in May against 4.8 million"; or,
/// behind a comma, such words right before the second.
fn joined(document: &Document, gap: Range<usize>, taken: &Taken) -> bool {
    if gap.is_empty() || gap.len() > MOST_BETWEEN {
        return false;
    }
    let dated = gap.clone().any(|at| taken.has(at));
    let words = || gap.clone().filter(|&at| !taken.has(at));
    let compares = words()
        .any(|at| document.is_word(at, "to") || document.is_word(at, "from") || document.has(at, Classes::Comparison));
    // "600 ventures operate in both, compared with 450": what stands right before the number is enough, behind a comma.
    let right_before = || {
        let comparison = (gap.start..gap.end)
            .rev()
            .take_while(|&at| document.has(at, Classes::Comparison | Classes::Function))
            .last()
            .filter(|&at| document.has(at, Classes::Comparison));
        comparison.is_some_and(|at| at > gap.start && document.is_sign(at - 1, b','))
    };
    compares && right_before()
        || compares
            && words().count() <= 3 + usize::from(dated)
            && words().all(|at| {
                // The stop of an abbreviated unit, "5.9 mln. vs 5.8 mln", and not that of a sentence.
                document.has(at, Classes::Function | Classes::Comparison | Classes::Bound)
                    // "from 1,593 euros to an estimated 1,750"
                    || document.is(at, |s| matches!(s, Sense::Statement(StatementWord::ModalAdjective(_))))
                    || (at == gap.start && document.is_sign(at, b',') && document.has(at + 1, Classes::Comparison))
                    || (at == gap.start && document.is_sign(at, b'.'))
            })
}

/// "against 580 this year and only 190 in 2008": one more time.
fn and_then(document: &Document, gap: &Range<usize>, second: &Side, taken: &Taken) -> bool {
    /// "in the first half".
    const DATE: usize = 3;
    let end = second.tokens.end;
    let passes = |at: usize| {
        let joins = document.is_word(at, "and") || document.is_sign(at, b',') || document.has(at, Classes::Preposition);
        taken.has(at) || joins || document.has(at, Classes::Bound)
    };
    let and = without_bound(document, gap).saturating_sub(1);
    // "sees it at 2,400 points at the end of the year and at 2,600 by mid-2022"
    let and = and - usize::from(and > gap.start && document.is_one_of(and, &["at", "to"]));
    document.is_word(and, "and")
        && gap.len() <= MOST_BETWEEN
        && gap.clone().any(|at| taken.has(at))
        && gap.clone().all(passes)
        && (taken.has(end) || document.has(end, Classes::Preposition) && (end..end + DATE).any(|at| taken.has(at)))
}

/// "gates averaged 5,100 people; in 2021 11,900": a time alone stands between.
fn then(document: &Document, gap: &Range<usize>, second: &Side, taken: &Taken) -> bool {
    let apart = document.is_sign(gap.start, b';') || document.is_sign(gap.start, b',');
    let date = |at: usize| {
        taken.has(at) && (document.is_number(at) || document.has(at, Classes::DateWord | Classes::DateStart))
    };
    let in_time = document.has(gap.start + 1, Classes::Preposition) && (gap.start + 2..gap.end).any(date);
    let passes = |at: usize| taken.has(at) || document.has(at, Classes::Bound | Classes::Article);
    apart
        && in_time
        && gap.len() <= MOST_BETWEEN
        && (gap.start + 2..gap.end).all(passes)
        && count::closes(document, second.tokens.end)
}

/// "21,000-23,000 tonnes from 25,000-26,000": one range compared with another.
fn range_again(document: &Document, before: &Draft, range: &mut Amount, taken: &Taken) {
    let unit = match before {
        Draft::Settled(told) if told.kind == FigureKind::Quantity => told.unit.clone(),
        Draft::Open(Side { unit: Some(Unit::Quantity(unit)), .. }) => Some(unit.clone()),
        _ => None,
    };
    let bare = range.kind == FigureKind::Quantity && range.unit.is_none() && range.ends.is_some();
    if bare && joined(document, before.end()..range.tokens.start, taken) {
        range.unit = unit;
    }
}

/// "9,100 dollars per tonne (in 2020: 6,180)", "12 tonnes (2019 - 10)": the same at another time, in brackets.
fn bracketed(document: &Document, gap: &Range<usize>, second: &Side, taken: &Taken) -> bool {
    /// "per tonne".
    const PER: usize = 4;
    let Some(open) = gap.clone().find(|&at| document.is_sign(at, b'(')) else { return false };
    let colon = gap.end - 1;
    let word =
        |at: usize| document.tokens[at].kind == Kind::Word && !document.has(at, Classes::Verb | Classes::Auxiliary);
    let date = |at: usize| taken.has(at) || document.has(at, Classes::Preposition);
    open - gap.start <= PER
        && (gap.start..open).all(word)
        && open + 1 < colon
        && (document.is_sign(colon, b':') || document.is_dash(colon))
        && (open + 1..colon).all(date)
        && (open + 1..colon).any(|at| taken.has(at))
        && document.is_sign(second.tokens.end, b')')
}

/// "13 million tonnes of grain in the season as of 2 October, up from 9 million": what is compared says so itself.
fn moved(document: &Document, gap: &Range<usize>) -> bool {
    let up = gap.end.saturating_sub(2);
    (3..=2 * MOST_BETWEEN).contains(&gap.len())
        && document.has(up, Classes::Direction)
        && document.is_word(up + 1, "from")
        && document.is_sign(up - 1, b',')
}

/// "24 million tonnes, of which 18 million", "1.7 million passengers in May, of whom only 1.2 million".
fn part_of(document: &Document, gap: &Range<usize>) -> bool {
    let of = without_bound(document, gap).saturating_sub(2);
    gap.len() <= 2 * MOST_BETWEEN
        && of >= gap.start
        && document.is_word(of, "of")
        && (document.is_word(of + 1, "which") || document.is_word(of + 1, "whom"))
}

/// The end of what stands between two numbers without the bound of the second: "of which | just".
fn without_bound(document: &Document, gap: &Range<usize>) -> usize {
    gap.clone().rev().find(|&at| !document.has(at, Classes::Bound)).map_or(gap.start, |at| at + 1)
}

/// Whether the second number is what the first is measured by: "against a ten-year mean of 1.9", "down from a peak of 13,250",
/// "instead of the 140 million demanded", "as against 96 the year before".
fn likened(document: &Document, gap: &Range<usize>, second: &Side, taken: &Taken) -> bool {
    let behind = second.tokens.end;
    let closes = || count::closes(document, behind) || taken.has(behind);
    let end = without_bound(document, gap);
    let apart = || document.sentence_of(gap.start) != document.sentence_of(second.tokens.start);
    if gap.len() > 2 * MOST_BETWEEN || end < gap.start + 1 || apart() {
        return false;
    }
    if let Some(phrase) = before_gauge(document, gap.start..end) {
        return compares(document, gap.start..phrase).is_some() && closes();
    }
    if document.is_word(end - 1, "the") {
        let asked = document.has(behind, Classes::PastEnding) && count::closes(document, behind + 1);
        let word = compares(document, gap.start..end - 1);
        // "collected from the 3 million affected": a source, unless a direction leads to it.
        let source = |at: usize| {
            let led =
                document.has(at.wrapping_sub(1), Classes::Direction) || document.is_word(at.wrapping_sub(1), "cry");
            document.is_word(at, "from") && !led
        };
        return word.is_some_and(|at| !source(at)) && (asked || closes());
    }
    // "260 students are enrolled there, most of them in Lima, Cusco and Puno, against 190"
    let most = |at: usize| if document.is_sign(at - 1, b',') { 2 * MOST_BETWEEN } else { MOST_BETWEEN };
    compares(document, gap.start..end)
        .is_some_and(|at| !document.is_one_of(at, &["from", "than"]) && gap.len() <= most(at))
        && closes()
}

/// Whether nothing else is told before in the sentence that the second number could be measured with: neither "500 bikes for $90
/// each, compared with a target of 600" nor "$500 for a 40-hour week, against a limit of 48".
fn is_alone(document: &Document, told: &[Draft], nearest: &Draft) -> bool {
    let Draft::Open(side) = nearest else { return false };
    let floor = document.sentences[document.sentence_of(nearest.start())].start;
    let share = |unit: &Unit| matches!(unit, Unit::Percent | Unit::Points { .. });
    let other = |draft: &Draft| match draft {
        Draft::Open(other) => other.unit.as_ref().is_some_and(|unit| !share(unit) && Some(unit) != side.unit.as_ref()),
        Draft::Settled(_) => false,
    };
    let hours = document.is_word(nearest.end(), "for")
        && (nearest.end()..nearest.end() + REACH)
            .any(|at| document.is_hyphen(at) && document.has(at + 1, Classes::TimeUnit));
    !hours
        && !document.is_word(nearest.end(), "each")
        && !told.iter().rev().take_while(|draft| draft.start() >= floor).any(other)
}

/// Where a phrase such as "a ten-year mean of", "the official target of" begins that ends the range.
fn before_gauge(document: &Document, range: Range<usize>) -> Option<usize> {
    /// Words between the article and the noun: "ten-year".
    const ADJECTIVES: usize = 4;
    let of = range.end.checked_sub(1).filter(|&of| document.is_word(of, "of"))?;
    let noun = of.checked_sub(1).filter(|&noun| {
        document.has(noun, Classes::ModalityNoun)
            || document.says(noun, StatementWord::Extreme)
            || document.says(noun, StatementWord::Average)
    })?;
    let passes = |&at: &usize| {
        document.tokens[at].kind != Kind::Sign && !document.has(at, Classes::Preposition) || document.is_hyphen(at)
    };
    let first = range.start.max(noun.saturating_sub(ADJECTIVES));
    (first..noun).rev().take_while(passes).find(|&at| document.has(at, Classes::Determiner))
}

/// Where a word of comparison begins that ends the range: "compared with", "instead of"; "on" and "over" are mostly none.
pub(super) fn compares(document: &Document, range: Range<usize>) -> Option<usize> {
    /// "in comparison with".
    const LONGEST: usize = 3;
    let first = range.start.max(range.end.saturating_sub(LONGEST));
    (first..range.end).find(|&at| {
        let comparison = document.is_term(at..range.end, StatementWord::Comparison);
        let instead = document.is_term(at..range.end, StatementWord::Instead);
        comparison && !document.is_one_of(at, &["on", "over"]) || instead
    })
}

impl Draft {
    fn is_bare(&self) -> bool {
        matches!(self, Draft::Open(side) if side.unit.is_none() && side.number.fraction.is_none())
    }

    /// "two", which counts nothing.
    pub(super) fn is_small_word(&self) -> bool {
        matches!(self, Draft::Open(side) if side.unit.is_none() && side.number.in_words && side.number.scale == 1 && !side.counted)
    }

    pub(super) fn start(&self) -> usize {
        match self {
            Draft::Open(side) => side.tokens.start,
            Draft::Settled(amount) => amount.tokens.start,
        }
    }

    pub(super) fn end(&self) -> usize {
        match self {
            Draft::Open(side) => side.tokens.end,
            Draft::Settled(amount) => amount.tokens.end,
        }
    }
}
