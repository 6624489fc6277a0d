//! Fractions in words: which say how much of something, and which are parts of other expressions.
//!
//! | words | amount |
//! | --- | --- |
//! | "**two thirds** of", "by **a third**", "gained **a fifth** since May" | percent |
//! | "by at least **a third**", "**half** of all houses", "less than **half** of it", "more than **half** of it came" | percent |
//! | "or more than **half** of them", "that at least **a half** will be used" | percent |
//! | "ten firms pay more than **half**.", "of which **one third** was" | percent |
//! | "of the 40 million for roads, hardly **half** was used", "and received exactly **half**.", "**a fifth** over the estimate", "**a third** short of its goal" | percent |
//! | "less than **half** of that", "**half** that amount" | percent |
//! | "the third", "a quarter later", "half of those who came", "more than half the battle" | none |

use std::ops::Range;

use super::count;
use crate::lexicon::date::DateWord;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::Roles;
use crate::lexicon::{Classes, Sense};
use crate::text::Document;
use crate::text::token::Kind;

/// Asks one rule of a fraction.
type Rule = fn(&Document, &Range<usize>) -> bool;

/// Where a half says how much of something. "Half of those" is a manner of speaking.
const HALVES: &[Rule] = &[
    is_part_told_first,
    is_of_this,
    is_half_of_that,
    is_half_of_all,
    is_half_of_it,
    is_half_the_thing,
    is_half_of_measure,
    is_object,
    moves_by_half,
];

/// Where another fraction does: not "the third", "a quarter later".
const PARTS: &[Rule] =
    &[is_part_told_first, is_of, is_plural, is_of_which, is_subject, is_over_or_short, is_compared, is_tied];

/// Whether a fraction says how much of something: "two thirds of", "by a third", "almost one third", "more than half the workforce".
pub(super) fn counts(document: &Document, tokens: &Range<usize>) -> bool {
    let rules = if tokens.len() == 1 { HALVES } else { PARTS };
    !is_time(document, tokens) && rules.iter().any(|rule| rule(document, tokens))
}

/// "from a quarter earlier", "a quarter ago": a time, whatever stands before; but not "spent a quarter on".
fn is_time(document: &Document, tokens: &Range<usize>) -> bool {
    let counted = |s: &Sense| matches!(s, Sense::Date(DateWord::Ago | DateWord::Later | DateWord::Earlier));
    let time = document.has(tokens.end - 1, Classes::TimeUnit) && !document.is_word(tokens.end, "on");
    time && document.is(tokens.end, counted)
}

/// Where the whole begins: behind "of", or right behind the fraction.
fn whole(document: &Document, tokens: &Range<usize>) -> usize {
    tokens.end + usize::from(document.is_word(tokens.end, "of"))
}

/// "more than | half", "at least | half": whether the words before say how near it is.
fn is_bounded(document: &Document, tokens: &Range<usize>) -> bool {
    tokens.start.checked_sub(1).is_some_and(|at| document.has(at, Classes::Bound) || is_bound_tail(document, at))
}

fn is_bound_tail(document: &Document, at: usize) -> bool {
    document.is_one_of(at, &["than", "least", "most"])
}

/// Whether a bound or a verb leads to it.
fn is_led(document: &Document, tokens: &Range<usize>) -> bool {
    let verb = |at: usize| document.has(at, Classes::Verb | Classes::Auxiliary);
    is_bounded(document, tokens) || tokens.start.checked_sub(1).is_some_and(verb)
}

/// "Half of this sum will come from", "a line of 40 million, half of which is kept back": whatever stands before.
fn is_of_this(document: &Document, tokens: &Range<usize>) -> bool {
    let whole = tokens.end + 1;
    let this = document.is_one_of(whole, &["this", "that", "these"]) && document.has(whole + 1, Classes::Anaphor);
    // "$50 million for buses, half of the sum as a grant"
    let sum = document.is_word(whole, "the") && document.is_one_of(whole + 1, &["sum", "amount", "total", "money"]);
    let this = this || sum && document.is_sign(tokens.start.wrapping_sub(1), b',');
    document.is_word(tokens.end, "of") && (this || document.is_one_of(whole, &["which", "whom"]))
}

/// "less than half of that", "half that amount".
fn is_half_of_that(document: &Document, tokens: &Range<usize>) -> bool {
    let pointed = document.has(whole(document, tokens), Classes::Demonstrative);
    pointed && is_led(document, tokens) && takes_up(document, tokens.end)
}

/// "half of all houses", but "half of all this".
fn is_half_of_all(document: &Document, tokens: &Range<usize>) -> bool {
    let all = whole(document, tokens);
    all > tokens.end
        && document.is_word(all, "all")
        && document.tokens.get(all + 1).is_some_and(|t| t.kind == Kind::Word)
        && !document.has(all + 1, Classes::Demonstrative | Classes::Function)
}

/// "received less than half of it", "more than half of it came from", "or more than half of them", ", half of it as a loan".
fn is_half_of_it(document: &Document, tokens: &Range<usize>) -> bool {
    let it = whole(document, tokens);
    let acts = || document.has(it + 1, Classes::Verb | Classes::Auxiliary | Classes::PastEnding);
    let closes = || count::closes(document, it + 1);
    let bounded = is_bounded(document, tokens);
    let of_it = document.is_word(it, "it") && is_led(document, tokens) && (closes() || bounded && acts());
    let of_them = document.is_word(it, "them") && bounded && (closes() || acts());
    // "an extra 4%, half of it a bonus"
    let put_in = document.is_one_of(it, &["it", "them"]) && document.is_sign(tokens.start.wrapping_sub(1), b',');
    it > tokens.end && (of_it || of_them || put_in)
}

/// "more than half the workforce", "less than half of what we spend", but neither "more than half the battle" nor "half the price of a car".
fn is_half_the_thing(document: &Document, tokens: &Range<usize>) -> bool {
    let the = whole(document, tokens);
    (the > tokens.end || document.has(tokens.end, Classes::Determiner))
        && is_bounded(document, tokens)
        && (document.has(the, Classes::Definite) || document.is_one_of(the, &["all", "what"]))
        && !document.says(the + 1, StatementWord::HalfWay)
}

/// "half of last year's exports".
fn is_half_of_measure(document: &Document, tokens: &Range<usize>) -> bool {
    document.is_word(tokens.end, "of") && (tokens.end + 1..tokens.end + 5).any(|at| document.has(at, Classes::Measure))
}

/// "by more than half".
fn moves_by_half(document: &Document, tokens: &Range<usize>) -> bool {
    let Some(before) = tokens.start.checked_sub(1) else { return false };
    let bound =
        |&at: &usize| (document.has(at, Classes::Bound) || document.is_word(at, "than")) && !document.is_word(at, "by");
    let bounds = (before.saturating_sub(2)..=before).rev().take_while(bound).count();
    document.is_word(before.saturating_sub(bounds), "by") && closes(document, tokens.end)
}

/// "two thirds of", "a third the size".
fn is_of(document: &Document, tokens: &Range<usize>) -> bool {
    document.is_word(tokens.end, "of") || document.has(tokens.end, Classes::Determiner)
}

/// Whether it tells how many parts: "two thirds", "one third", but "a third".
fn has_numerator(document: &Document, tokens: &Range<usize>) -> bool {
    !document.has(tokens.start, Classes::Article)
}

/// "two thirds".
fn is_plural(document: &Document, tokens: &Range<usize>) -> bool {
    has_numerator(document, tokens) && document.word(tokens.end - 1).ends_with('s')
}

/// "of which one third was intended for".
fn is_of_which(document: &Document, tokens: &Range<usize>) -> bool {
    let which = tokens.start.wrapping_sub(1);
    has_numerator(document, tokens)
        && document.has(which, Classes::Relative)
        && document.is_word(which.wrapping_sub(1), "of")
        && document.has(tokens.end, Classes::Auxiliary | Classes::Verb | Classes::PastEnding)
}

/// "that at least a third will be used".
fn is_subject(document: &Document, tokens: &Range<usize>) -> bool {
    opens_clause(document, tokens.start) && document.has(tokens.end, Classes::Auxiliary)
}

/// "a fifth over the estimate", "the fund is a third short", "a third short of its goal"; not "a third short film".
fn is_over_or_short(document: &Document, tokens: &Range<usize>) -> bool {
    let planned = |at: usize| document.has(at, Classes::ModalityNoun | Classes::Measure);
    let behind = tokens.end + 1;
    let over = document.says(tokens.end, StatementWord::Crossing)
        && (planned(behind) || document.has(behind, Classes::Determiner) && planned(behind + 1));
    let short =
        document.is_word(tokens.end, "short") && (document.is_word(behind, "of") || count::closes(document, behind));
    over || short
}

/// "a third more than", but "as in a third more recent case".
fn is_compared(document: &Document, tokens: &Range<usize>) -> bool {
    let tied = tokens.start.checked_sub(1).is_some_and(|at| document.has(at, Classes::Preposition));
    document.says(tokens.end, StatementWord::Compares)
        && !document.has(tokens.end, Classes::Measure)
        && (!tied || document.is_word(tokens.end + 1, "than"))
}

/// "by a third", "by at least a third", "down one fifth", "has fallen a third".
fn is_tied(document: &Document, tokens: &Range<usize>) -> bool {
    let Some(before) = tokens.start.checked_sub(1) else { return false };
    let by = || (before.saturating_sub(2)..before).any(|at| document.is_word(at, "by"));
    let tied = document.has(before, Classes::Preposition | Classes::Bound)
        || is_bound_tail(document, before) && by()
        || moves(document, before);
    tied && closes(document, tokens.end) && (has_numerator(document, tokens) || !document.is_word(before, "in"))
}

/// Whether nothing that the fraction could be a part of stands behind it.
fn closes(document: &Document, end: usize) -> bool {
    document.tokens.get(end).is_none_or(|t| t.kind != Kind::Word)
        || document.has(end, Classes::Function | Classes::Direction)
        || document.says(end, StatementWord::Elsewhen)
        || document.says(end, StatementWord::Sequel)
}

/// "of the 40 million for roads, hardly half was used": behind the first comma.
fn is_part_told_first(document: &Document, tokens: &Range<usize>) -> bool {
    /// "Of the 40 million that the council had set aside for its roads in 2019, hardly".
    const WHOLE: usize = 24;
    let sentence = document.sentences[document.sentence_of(tokens.start)].start;
    let first = sentence + usize::from(document.has(sentence, Classes::Conjunction));
    let before = before_adverb(document, tokens.start);
    document.is_word(first, "of")
        && document.has(tokens.end, Classes::Auxiliary)
        && before.is_some_and(|at| {
            document.is_sign(at, b',')
                && !(at.saturating_sub(WHOLE).max(sentence)..at).any(|t| document.is_sign(t, b','))
        })
        && tokens.start - sentence <= WHOLE
}

/// The last token that neither bounds what begins at the token nor says how near it is: "hardly".
fn before_adverb(document: &Document, start: usize) -> Option<usize> {
    let before = count::before::before_bound(document, start)?;
    let adverb = document.ends_like_adverb(before);
    if adverb { count::before::before_bound(document, before) } else { Some(before) }
}

/// "received exactly half.", "ten firms pay more than half.": what ends the clause behind its verb.
fn is_object(document: &Document, tokens: &Range<usize>) -> bool {
    if !is_bounded(document, tokens) {
        return false;
    }
    let verb = before_adverb(document, tokens.start);
    let got = |verb: usize| {
        // "made up more than half."
        let verb = verb - usize::from(verb > 0 && document.is_one_of(verb, &["up", "for"]));
        document.verb_forms(verb).any(|(verb, _)| verb.roles.meets(Roles::TRANSACT))
            || document.has(verb, Classes::Verb | Classes::PastEnding) && !document.has(verb, Classes::Auxiliary)
    };
    let ends = document.tokens.get(tokens.end).is_none_or(|t| t.kind == Kind::Sign && t.sign != b'-');
    ends && verb.is_some_and(got)
}

/// "that at least | a half will be used": what stands behind the bound is the subject of a clause.
fn opens_clause(document: &Document, start: usize) -> bool {
    let bound = |words: usize| start.checked_sub(words).filter(|&at| document.has(at, Classes::Bound));
    let tail = start.checked_sub(1).is_some_and(|at| is_bound_tail(document, at));
    let Some(first) = bound(2).filter(|_| tail) else { return false };
    let Some(before) = first.checked_sub(1) else { return true };
    document.is_word(before, "that")
        || document.tokens[before].kind == Kind::Sign
        || document.says(before, StatementWord::ClauseJoint)
}

/// "down one fifth", "has fallen a third".
fn moves(document: &Document, before: usize) -> bool {
    document.has(before, Classes::Direction)
        || document.has(before, Classes::Verb)
            && document.verb_forms(before).any(|(verb, _)| verb.roles.meets(Roles::CHANGE))
}

/// "of that." and "that amount" behind a half: what it is of was told before.
fn takes_up(document: &Document, end: usize) -> bool {
    if !document.is_word(end, "of") {
        return document.has(end + 1, Classes::Anaphor);
    }
    let closed = Classes::Preposition | Classes::Conjunction;
    document.has(end + 2, Classes::Anaphor)
        || document.is_one_of(end + 1, &["that", "this"])
            && document.tokens.get(end + 2).is_none_or(|t| t.kind == Kind::Sign || document.has(end + 2, closed))
}
