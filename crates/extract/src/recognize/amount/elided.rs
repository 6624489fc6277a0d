//! Percent signs and units left out where the amount before has them, and the sentence is built again around the second number.
//!
//! | words | unit |
//! | --- | --- |
//! | "gave the opposition 49.5 percent and **the government 45.2**" | percent |
//! | "61 percent in the north and **48 in the south**" | percent |
//! | "71.3 percent of the vote, well down on **last year's 88**" | percent |
//! | "a share of 31 percent, ahead of Chile (**8.7**)" | percent |
//! | "was to fall **by 60 percent**. It has risen **by 12**" | percent |
//! | "fell by 0.9 percentage points and the other **rose by 2.1**" | points |
//! | "rose 5 percent and the firm hired 12", "the Dow 120" | none |

use super::{Draft, Side, Taken, Unit, count, multiple, sums};
use crate::decimal::Decimal;
use crate::lexicon::Classes;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::{Roles, VerbWord};
use crate::text::Document;
use crate::text::token::Kind;

/// Gives numbers without a unit that of the amount before.
pub(super) fn units(document: &Document, taken: &Taken, drafts: &mut [Draft]) {
    for at in 1..drafts.len() {
        let (left, right) = drafts.split_at_mut(at);
        if let Some(currency) = right.first().and_then(|draft| sums::in_stead(document, left, draft)) {
            right[0].take_currency(currency);
            continue;
        }
        let Some(Draft::Open(bare)) = right.first_mut().filter(|draft| is_bare_in_digits(draft)) else { continue };
        let share = last_share(left).filter(|_| is_percentage(bare)).filter(|share| {
            is_last(left, share)
                && (gapped(document, share, bare)
                    || of_owner(document, share, bare, taken)
                    || likewise(document, share, bare)
                    || in_brackets(document, share, bare)
                    || by_so_much(document, share, bare))
        });
        if let Some(share) = share {
            bare.unit = share.unit.clone();
        } else if let Some(sum) = sums::of_that(document, left, bare)
            .or_else(|| sums::other_rate(document, left, bare))
            .or_else(|| sums::at_extreme(document, left, bare))
        {
            bare.unit = sum.unit.clone();
        } else if let Some(points) =
            left.last().and_then(Draft::as_open).filter(|points| so_many_points(document, points, bare))
        {
            bare.unit = points.unit.clone();
        }
    }
}

fn is_bare_in_digits(draft: &Draft) -> bool {
    matches!(draft, Draft::Open(side) if side.unit.is_none() && !side.counted && !side.number.in_words && side.number.fraction.is_none())
}

fn last_share(told: &[Draft]) -> Option<&Side> {
    told.iter().rev().take(count::NEAR).find_map(|draft| match draft {
        Draft::Open(side) if side.unit == Some(Unit::Percent) => Some(side),
        _ => None,
    })
}

/// Whether nothing but numbers without a meaning is told behind it.
fn is_last(told: &[Draft], share: &Side) -> bool {
    let behind = told.iter().rev().take_while(|draft| draft.start() > share.tokens.start);
    behind.into_iter().all(|draft| matches!(draft, Draft::Open(side) if side.unit.is_none() && !side.counted))
}

/// Whether the number can be a percentage: no more than a hundred, and no scale.
fn is_percentage(bare: &Side) -> bool {
    bare.number.scale == 1 && bare.number.value.is_some_and(|value| value <= Decimal::from_int(100))
}

pub(super) fn is_in_sentence(document: &Document, share: &Side, bare: &Side) -> bool {
    document.sentence_of(share.tokens.start) == document.sentence_of(bare.tokens.start)
}

pub(super) fn may_be_compared(share: &Side, bare: &Side) -> bool {
    share.number.value.zip(bare.number.value).is_some_and(|(a, b)| count::is_of_one_order(a, b))
}

/// "gave the opposition 49.5 percent and the government 45.2": the verb is left out too.
fn gapped(document: &Document, share: &Side, bare: &Side) -> bool {
    /// "the ruling party".
    const WORDS: usize = 4;
    let gap = share.tokens.end..bare.tokens.start;
    if gap.len() < 2 || gap.len() > WORDS + 1 || !is_in_sentence(document, share, bare) {
        return false;
    }
    let none = Classes::Verb | Classes::Auxiliary | Classes::PastEnding | Classes::Preposition | Classes::Direction;
    let noun = |at: usize| {
        document.tokens[at].kind == Kind::Word
            && !document.has(at, none)
            && !document.says(at, StatementWord::Index)
            && !document.says(at, StatementWord::Label)
    };
    let owner = share.tokens.start.checked_sub(1).is_some_and(|at| {
        document.tokens[at].kind == Kind::Word && !document.has(at, none) && !document.has(at, Classes::Bound)
    });
    document.is_word(gap.start, "and")
        && document.has(gap.start + 1, Classes::Definite | Classes::Name | Classes::Capital)
        && owner
        && (gap.start + 1..gap.end).all(noun)
        && is_parallel(document, share, gap.start + 1)
        && count::closes(document, bare.tokens.end)
        && may_be_compared(share, bare)
}

/// "61 percent in the north and 48 in the south", "9 percent among men and 12 among women": both behind the same preposition, and no verb
/// between. "5 percent of the men and 7 of the women" may be seven women.
fn likewise(document: &Document, share: &Side, bare: &Side) -> bool {
    /// "in the north".
    const WORDS: usize = 4;
    let (gap, end) = (share.tokens.end..bare.tokens.start, bare.tokens.end);
    if !(3..=WORDS + 1).contains(&gap.len()) || !is_in_sentence(document, share, bare) {
        return false;
    }
    let word = |at: usize| document.tokens[at].kind == Kind::Word;
    let acts = Classes::Verb | Classes::Auxiliary | Classes::PastEnding;
    let alike = document.word(gap.start).eq_ignore_ascii_case(document.word(end));
    let same_start = document.has(gap.start + 1, Classes::Definite) == document.has(end + 1, Classes::Definite);
    // "rose 5 percent in May and 48 in the south were hurt"
    let closes = (end + 1..end + WORDS).any(|at| document.tokens.get(at).is_none_or(|t| t.kind == Kind::Sign));
    document.is_word(gap.end.wrapping_sub(1), "and")
        && gap.clone().all(word)
        && document.first(gap.start + 1..gap.end, acts).is_none()
        && document.has(gap.start, Classes::Preposition)
        && !document.is_one_of(gap.start, &["of", "to", "from", "by"])
        && alike
        && same_start
        && closes
        && document.first(end + 1..document.len().min(end + WORDS), acts).is_none()
        && may_be_compared(share, bare)
}

/// "a share of 31 percent, ahead of Chile (8.7) and Peru (6.2)": alone in brackets behind a name.
fn in_brackets(document: &Document, share: &Side, bare: &Side) -> bool {
    let (open, close) = (bare.tokens.start.wrapping_sub(1), bare.tokens.end);
    let alone = document.is_sign(open, b'(') && document.is_sign(close, b')');
    let name = document.has(open.wrapping_sub(1), Classes::Capital | Classes::Name);
    let parts = document.surface(bare.number.tokens.clone()).contains('.');
    let listed = document.is_sign(share.tokens.end, b')');
    let ranked = listed || (share.tokens.end..open).any(|at| document.is_one_of(at, &["ahead", "behind", "followed"]));
    alone && name && parts && ranked && is_in_sentence(document, share, bare) && may_be_compared(share, bare)
}

/// Whether the first owner has an article if the second has: "gave workers 5 percent and the boss 12" may tell of anything.
fn is_parallel(document: &Document, share: &Side, second: usize) -> bool {
    /// "the ruling party's candidate".
    const OWNER: usize = 4;
    let start = share.tokens.start;
    let acts = |at: &usize| document.has(*at, Classes::Verb | Classes::Auxiliary | Classes::PastEnding);
    let owner = (start.saturating_sub(OWNER)..start).rev().take_while(|at| !acts(at)).last();
    !document.has(second, Classes::Definite) || owner.is_some_and(|at| document.has(at, Classes::Definite))
}

/// "well down on last year's 88", "against 2019's 12.4": what belongs to another time. What changed by a share has a level of its own:
/// "rose 2 percent to 82.10 against Monday's 80.20".
fn of_owner(document: &Document, share: &Side, bare: &Side, taken: &Taken) -> bool {
    /// Tokens from the share to its comparison.
    const REACH: usize = 12;
    let start = bare.tokens.start;
    if start < 3 || !document.is_genitive(start - 1) || !taken.has(start - 2) || start - share.tokens.end > REACH {
        return false;
    }
    let level = (share.tokens.end..start - 1).any(|at| document.is_number(at) && !taken.has(at));
    if level || multiple::changes_before(document, share.tokens.start) {
        return false;
    }
    let date = (share.tokens.end..start - 1).rev().take_while(|&at| taken.has(at)).last().unwrap_or(start - 2);
    let before = date.wrapping_sub(1);
    let direction = document.has(before.wrapping_sub(1), Classes::Direction);
    document.has(before, Classes::Comparison)
        && (direction || !document.is_one_of(before, &["on", "over"]))
        && is_in_sentence(document, share, bare)
        && count::closes(document, bare.tokens.end)
        && may_be_compared(share, bare)
}

/// "was to fall by 60 percent. It has risen by 12.": both by so much, and nothing else is told between.
fn by_so_much(document: &Document, share: &Side, bare: &Side) -> bool {
    let adverb = |at: usize| document.ends_like_adverb(at);
    let bounds = |at: &usize| document.has(*at, Classes::Bound) || adverb(*at);
    let by = |side: &Side| (0..side.tokens.start).rev().find(|at| !bounds(at)).filter(|&at| document.is_word(at, "by"));
    let Some(second) = by(bare) else { return false };
    let part = |&at: &usize| document.has(at, Classes::Auxiliary) || document.says(at, VerbWord::Adverb);
    let changes = |verb: usize| document.verb_forms(verb).any(|(verb, _)| verb.roles.meets(Roles::CHANGE));
    let subject =
        second.checked_sub(1).filter(|&verb| changes(verb)).and_then(|verb| (0..verb).rev().find(|at| !part(at)));
    // "an increase of 80 per cent in seven years, in which prices rose by barely 25"
    let apart = subject.is_some_and(|at| {
        document.has(at, Classes::Measure)
            && document.has(at.wrapping_sub(1), Classes::Joint)
            && is_in_sentence(document, share, bare)
    });
    if apart && multiple::changes_before(document, share.tokens.start) {
        return count::closes(document, bare.tokens.end) && may_be_compared(share, bare);
    }
    if by(share).is_none() {
        return false;
    }
    let pronoun = subject.filter(|&at| document.is_one_of(at, &["it", "they", "this", "these"]));
    let sentence = document.sentence_of(second);
    // "The temperature is higher; it rose by 3": what "it" is was told between.
    let acts = Classes::Verb | Classes::Auxiliary | Classes::PastEnding;
    let begin = document.sentences[sentence].start.max(share.tokens.end);
    let first = pronoun.is_some_and(|at| document.first(begin..at, acts).is_none());
    let sentences = sentence - document.sentence_of(share.tokens.start);
    sentences <= 1 && first && count::closes(document, bare.tokens.end) && may_be_compared(share, bare)
}

/// "the one fell by 0.9 percentage points and the other rose by 2.1": both by so much.
fn so_many_points(document: &Document, points: &Side, bare: &Side) -> bool {
    let by =
        |side: &Side| count::before::before_bound(document, side.tokens.start).filter(|&at| document.is_word(at, "by"));
    let moves = |at: usize| {
        let verb = at.checked_sub(1);
        verb.is_some_and(|verb| document.verb_forms(verb).any(|(verb, _)| verb.roles.meets(Roles::CHANGE)))
    };
    matches!(points.unit, Some(Unit::Points { .. }))
        && is_percentage(bare)
        && is_in_sentence(document, points, bare)
        && by(points).is_some_and(moves)
        && by(bare).is_some_and(moves)
        && count::closes(document, bare.tokens.end)
        && may_be_compared(points, bare)
}
