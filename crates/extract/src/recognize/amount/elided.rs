//! Units left out where the amount before has them, and the sentence is built again around the second number.
//!
//! | words | unit |
//! | --- | --- |
//! | "gave the opposition 49.5 percent and **the government 45.2**" | percent |
//! | "61 percent in the north and **48 in the south**" | percent |
//! | "71.3 percent of the vote, well down on **last year's 88**" | percent |
//! | "at 0.38 per cent, the lowest of all, where **the average is 2.4**" | percent |
//! | "was to fall **by 60 percent**. It has risen **by 12**" | percent |
//! | "to fall 5 to 10 percent. Instead **we have grown 4**.", "owned 20 percent. Today **it is barely 12**." | percent |
//! | "673 billion pesos. The agency would get **310 billion of that**" | money |
//! | "is worth 81 million lira; in January **it would have brought 52 million**" | money |
//! | "came to 310 million euros. The minister **expects 380 million**" | money |
//! | "rose 5 percent and the firm hired 12", "the Dow 120" | none |

use std::ops::Range;

use super::{CurrencyEvidence, Draft, Side, Unit, count, multiple};
use crate::decimal::Decimal;
use crate::lexicon::measure::Traits;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::{Auxiliary, Form, Roles, Verb, VerbWord};
use crate::lexicon::{Classes, Sense};
use crate::record::FigureKind;
use crate::text::Document;
use crate::text::token::Kind;

/// Gives numbers without a unit that of the amount before.
pub(super) fn units(document: &Document, drafts: &mut [Draft], taken: &impl Fn(usize) -> bool) {
    for at in 1..drafts.len() {
        let (left, right) = drafts.split_at_mut(at);
        if let Some(currency) = right.first().and_then(|draft| in_stead_of_sum(document, left, draft)) {
            right[0].take_currency(currency);
            continue;
        }
        let Some(Draft::Open(bare)) = right.first_mut().filter(|draft| is_bare_in_digits(draft)) else { continue };
        let share = last_share(left).filter(|_| is_percentage(bare)).filter(|share| {
            is_last(left, share)
                && (gapped(document, share, bare)
                    || of_owner(document, share, bare, taken)
                    || of_gauge(document, share, bare)
                    || likewise(document, share, bare)
                    || by_so_much(document, share, bare))
        });
        if let Some(share) = share {
            bare.unit = share.unit.clone();
        } else if let Some(sum) = sum_of_that(document, left, bare).or_else(|| fetched(document, left, bare)) {
            bare.unit = sum.unit.clone();
        } else if is_percentage(bare) && is_share_again(document, left, bare) {
            bare.unit = Some(Unit::Percent);
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

fn is_in_sentence(document: &Document, share: &Side, bare: &Side) -> bool {
    document.sentence_of(share.tokens.start) == document.sentence_of(bare.tokens.start)
}

fn may_be_compared(share: &Side, bare: &Side) -> bool {
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
    document.is_word(gap.end - 1, "and")
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
fn of_owner(document: &Document, share: &Side, bare: &Side, taken: &impl Fn(usize) -> bool) -> bool {
    /// Tokens from the share to its comparison.
    const REACH: usize = 12;
    let start = bare.tokens.start;
    if start < 3 || !document.is_genitive(start - 1) || !taken(start - 2) || start - share.tokens.end > REACH {
        return false;
    }
    let level = (share.tokens.end..start - 1).any(|at| document.is_number(at) && !taken(at));
    if level || multiple::changes_before(document, share.tokens.start) {
        return false;
    }
    let date = (share.tokens.end..start - 1).rev().take_while(|&at| taken(at)).last().unwrap_or(start - 2);
    let before = date.wrapping_sub(1);
    let direction = document.has(before.wrapping_sub(1), Classes::Direction);
    document.has(before, Classes::Comparison)
        && (direction || !document.is_one_of(before, &["on", "over"]))
        && is_in_sentence(document, share, bare)
        && count::closes(document, bare.tokens.end)
        && may_be_compared(share, bare)
}

/// "0.38 per cent, the lowest of all, where the average is 2.4"; "rose 20 percent, and the average was 24" tells of what rose.
fn of_gauge(document: &Document, share: &Side, bare: &Side) -> bool {
    /// Words from the article to the noun: "the national average".
    const ADJECTIVES: usize = 3;
    let gap = share.tokens.end..bare.tokens.start;
    let Some(noun) = bare.tokens.start.checked_sub(2).filter(|&noun| noun > gap.start) else { return false };
    let is = document.is_one_of(noun + 1, &["is", "was", "being"]);
    let article =
        (noun.saturating_sub(ADJECTIVES).max(gap.start)..noun).find(|&at| document.has(at, Classes::Definite));
    is && document.says(noun, StatementWord::Average)
        && article.is_some_and(|the| {
            document.is_sign(the - 1, b',')
                || document.is_one_of(the - 1, &["where", "while", "whereas", "and", "when"])
        })
        && !multiple::changes_before(document, share.tokens.start)
        && is_in_sentence(document, share, bare)
        && count::closes(document, bare.tokens.end)
        && may_be_compared(share, bare)
}

/// "was to fall by 60 percent. It has risen by 12.": both by so much, and nothing else is told between.
fn by_so_much(document: &Document, share: &Side, bare: &Side) -> bool {
    let by = |side: &Side| side.tokens.start.checked_sub(1).filter(|&at| document.is_word(at, "by"));
    let (Some(_), Some(second)) = (by(share), by(bare)) else { return false };
    let part = |&at: &usize| document.has(at, Classes::Auxiliary) || document.says(at, VerbWord::Adverb);
    let changes =
        |verb: usize| document.verb_forms(verb).any(|(verb, _)| verb.roles.meets(Roles::UP.with(Roles::DOWN)));
    let subject =
        second.checked_sub(1).filter(|&verb| changes(verb)).and_then(|verb| (0..verb).rev().find(|at| !part(at)));
    let pronoun = subject.filter(|&at| document.is_one_of(at, &["it", "they", "this", "these"]));
    let sentence = document.sentence_of(second);
    // "The temperature is higher; it rose by 3": what "it" is was told between.
    let acts = Classes::Verb | Classes::Auxiliary | Classes::PastEnding;
    let begin = document.sentences[sentence].start.max(share.tokens.end);
    let first = pronoun.is_some_and(|at| document.first(begin..at, acts).is_none());
    let sentences = sentence - document.sentence_of(share.tokens.start);
    sentences <= 1 && first && count::closes(document, bare.tokens.end) && may_be_compared(share, bare)
}

/// "was to fall 5 to 10 percent. Instead we have grown 4.", "owned 20 percent. Today it is barely 12.": a short sentence that ends with the
/// number, right behind one that ended with a change or a level.
fn is_share_again(document: &Document, told: &[Draft], bare: &Side) -> bool {
    let Some((share, value)) = told.last().and_then(percentage) else { return false };
    let start = bare.tokens.start;
    let (before, here) = (document.sentence_of(share.start), document.sentence_of(start));
    let stop = bare.tokens.end;
    let quoted = document.is_sign(stop, b',') && document.has(stop + 1, Classes::Quote);
    let ends = quoted || document.is_sign(stop, b'.') || bare.tokens.end >= document.sentences[here].end;
    if before + 1 != here || !ends || !bare.number.value.is_some_and(|number| count::is_of_one_order(number, value)) {
        return false;
    }
    // "is barely 12"
    let adverb = |at: usize| document.lexicon.verbs.ends_like_adverb(document.word(at).as_bytes());
    let bounds = |at: usize| document.has(at, Classes::Bound) || adverb(at);
    let verb = (0..start).rev().find(|&at| !bounds(at)).unwrap_or_default();
    let part = |&at: &usize| document.has(at, Classes::Auxiliary) || document.says(at, VerbWord::Adverb);
    let Some(subject) = (0..verb).rev().find(|at| !part(at)) else { return false };
    let first = document.sentences[here].start;
    let acts = Classes::Verb | Classes::Auxiliary | Classes::PastEnding | Classes::Measure;
    if subject < first || document.first(first..subject, acts).is_some() {
        return false;
    }
    let changed = multiple::changes_before(document, share.start);
    let moves = |(verb, form): (&Verb, Form)| {
        verb.roles.meets(Roles::UP.with(Roles::DOWN)) && matches!(form, Form::Past | Form::Participle)
    };
    let moved = changed && document.is_one_of(subject, &["it", "we", "they"]) && document.verb_forms(verb).any(moves);
    let be = |s: &Sense| matches!(s, Sense::Verb(VerbWord::Auxiliary(Auxiliary::Be, _)));
    let level = !changed && document.is_word(subject, "it") && verb == subject + 1 && document.is(verb, be);
    moved || level
}

/// The tokens of a percentage and its value, or the low end of a range.
fn percentage(draft: &Draft) -> Option<(Range<usize>, Decimal)> {
    match draft {
        Draft::Open(side) if side.unit == Some(Unit::Percent) => Some((side.tokens.clone(), side.number.value?)),
        Draft::Settled(amount) if amount.kind == FigureKind::Percent => {
            Some((amount.tokens.clone(), amount.value.or(amount.ends.map(|(low, _)| low))?))
        }
        _ => None,
    }
}

/// "exports came to 310 million euros. The minister expects between 380 and 400 million": what is foreseen, possible or a mark, behind sums of one
/// currency and of one order. Gives the currency.
fn in_stead_of_sum(document: &Document, told: &[Draft], bare: &Draft) -> Option<CurrencyEvidence> {
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
    let possible = || opens && document.is_one_of(end, &["was", "is", "would"]);
    // "we barely crossed the mark of 40 million"
    let noun = || (2..=3).filter_map(|back| start.checked_sub(back)).find(|&at| document.is_word(at + 1, "of"));
    let mark = |at: usize| document.says(at, StatementWord::Limit) || document.says(at, StatementWord::Anaphor);
    let reached = || count::closes(document, end) && noun().is_some_and(mark);
    if !expected() && !possible() && !reached() {
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
    if document.sentences[sentence].clone().any(|at| document.is(at, counts)) {
        return None;
    }
    let floor = document.sentences[sentence.saturating_sub(MEMORY)].start;
    let alike = |draft: &&Draft| large(draft).is_some_and(|other| count::is_of_one_order(value, other));
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

    fn take_currency(&mut self, evidence: CurrencyEvidence) {
        match self {
            Draft::Open(side) => side.unit = Some(Unit::Money { evidence, minor: false }),
            Draft::Settled(amount) => {
                (amount.kind, amount.currency, amount.rule) = (FigureKind::Money, Some(evidence), "range")
            }
        }
    }
}

/// "is worth 81 million lira; in January it would have brought 52 million": the sum right before it in the sentence, at another time.
fn fetched<'t>(document: &Document, told: &'t [Draft], bare: &Side) -> Option<&'t Side> {
    /// "it would have been worth".
    const VERB: usize = 5;
    let start = bare.tokens.start;
    let end = (0..start).rev().find(|&at| !document.has(at, Classes::Bound)).map_or(start, |at| at + 1);
    let verb = (1..=2)
        .filter_map(|words| end.checked_sub(words))
        .find(|&at| document.is_term(at..end, StatementWord::Fetches))?;
    let part = |at: &usize| document.has(*at, Classes::Auxiliary) || document.says(*at, VerbWord::Adverb);
    let subject = (verb.saturating_sub(VERB)..verb).rev().find(|at| !part(at))?;
    let sum = match told.last()? {
        Draft::Open(side) if matches!(side.unit, Some(Unit::Money { .. })) => side,
        _ => return None,
    };
    let apart = (sum.tokens.end..subject).any(|at| document.is_sign(at, b';') || document.is_sign(at, b','));
    let again = document.is_word(subject, "it") && apart && is_in_sentence(document, sum, bare);
    let clear = bare.number.scale > 1 && sum.number.scale > 1 && may_be_compared(sum, bare);
    (again && clear && count::closes(document, bare.tokens.end)).then_some(sum)
}

/// "310 billion of that": of the last sum that no brackets hold, here or in the sentence before.
fn sum_of_that<'t>(document: &Document, told: &'t [Draft], bare: &Side) -> Option<&'t Side> {
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
