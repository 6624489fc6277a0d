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

/// Whether a fraction says how much of something: "two thirds of", "by a third", "almost one third"; not "the third", "a quarter
/// later". "Half of those" is a manner of speaking: half counts where it is a change or a part of a measure.
pub(super) fn counts(document: &Document, tokens: &Range<usize>) -> bool {
    // "from a quarter earlier", "a quarter ago": a time, whatever stands before.
    let counted = |s: &Sense| matches!(s, Sense::Date(DateWord::Ago | DateWord::Later | DateWord::Earlier));
    let time = document.has(tokens.end - 1, Classes::TimeUnit) && !document.is_word(tokens.end, "on");
    if time && document.is(tokens.end, counted) {
        return false;
    }
    let half = tokens.len() == 1;
    let of = document.is_word(tokens.end, "of") || document.has(tokens.end, Classes::Determiner);
    // "less than half of that", "half that amount"
    let pointed = document.has(tokens.end + usize::from(document.is_word(tokens.end, "of")), Classes::Demonstrative);
    // "more than half", "at least half"
    let is_bound_tail = |at: usize| document.is_one_of(at, &["than", "least", "most"]);
    let said = tokens
        .start
        .checked_sub(1)
        .is_some_and(|at| document.has(at, Classes::Bound | Classes::Verb | Classes::Auxiliary) || is_bound_tail(at));
    // "Half of this sum will come from": whatever stands before.
    let of_this = document.is_word(tokens.end, "of")
        && document.is_one_of(tokens.end + 1, &["this", "that", "these"])
        && document.has(tokens.end + 2, Classes::Anaphor);
    // "a line of 40 million, half of which is kept back"
    let of_which = document.is_word(tokens.end, "of") && document.is_one_of(tokens.end + 1, &["which", "whom"]);
    if half && (of_this || of_which || pointed && said && takes_up(document, tokens.end)) {
        return true;
    }
    let whole = (tokens.end + 1..tokens.end + 5).any(|at| document.has(at, Classes::Measure));
    // "more than half the workforce"
    let bounded = half
        && of
        && said
        && tokens.start.checked_sub(1).is_some_and(|at| document.has(at, Classes::Bound) || is_bound_tail(at));
    // "half of those" is a manner of speaking, "half of the crew" is not.
    let whole_at = tokens.end + usize::from(document.is_word(tokens.end, "of"));
    // "more than half the battle", "half the price of a car"
    let way = document.says(whole_at + 1, StatementWord::HalfWay);
    let every = document.is_word(whole_at, "all");
    // "half of all houses", but "half of all this"
    let thing = document.tokens.get(whole_at + 1).is_some_and(|t| t.kind == Kind::Word)
        && !document.has(whole_at + 1, Classes::Demonstrative | Classes::Function);
    if half && every && whole_at > tokens.end && thing {
        return true;
    }
    // "received less than half of it"
    let of_it = document.is_word(whole_at, "it") && whole_at > tokens.end;
    // "more than half of it came from"
    let acts = document.has(whole_at + 1, Classes::Verb | Classes::Auxiliary | Classes::PastEnding);
    let bounds = tokens.start.checked_sub(1).is_some_and(|at| document.has(at, Classes::Bound) || is_bound_tail(at));
    // "or more than half of them", "less than half of them came"
    let of_them = document.is_word(whole_at, "them") && whole_at > tokens.end;
    if half && of_them && bounds && (count::closes(document, whole_at + 1) || acts) {
        return true;
    }
    if half && of_it && (said && count::closes(document, whole_at + 1) || bounds && acts) {
        return true;
    }
    if bounded && (document.has(whole_at, Classes::Definite) || every) && !way {
        return true;
    }
    if is_part_told_first(document, tokens) || half && bounds && is_object(document, tokens) {
        return true;
    }
    let numerator = !half && !document.has(tokens.start, Classes::Article);
    if of && (!half || whole && document.is_word(tokens.end, "of"))
        || numerator && document.word(tokens.end - 1).ends_with('s')
    {
        return true;
    }
    // "ten companies pay more than half."
    let object = || {
        let than = tokens.start.wrapping_sub(1);
        let acts = Classes::Verb | Classes::PastEnding;
        let ends = document.tokens.get(tokens.end).is_none_or(|t| t.kind == Kind::Sign);
        let verb = (2..document.len()).contains(&than)
            && document.has(than.wrapping_sub(2), acts)
            && !document.has(than.wrapping_sub(2), Classes::Auxiliary);
        ends && document.is_word(than, "than") && document.is_one_of(than.wrapping_sub(1), &["more", "less"]) && verb
    };
    if half && bounds && object() {
        return true;
    }
    // "of which one third was intended for"
    let of_which = tokens.start >= 2
        && document.is_word(tokens.start.wrapping_sub(2), "of")
        && document.has(tokens.start.wrapping_sub(1), Classes::Relative)
        && document.has(tokens.end, Classes::Auxiliary | Classes::Verb | Classes::PastEnding);
    if numerator && of_which {
        return true;
    }
    let Some(before) = tokens.start.checked_sub(1) else { return false };
    // "by more than half"
    let bound =
        |&at: &usize| (document.has(at, Classes::Bound) || document.is_word(at, "than")) && !document.is_word(at, "by");
    let bounds = (before.saturating_sub(2)..=before).rev().take_while(bound).count();
    let before = if half { before.saturating_sub(bounds) } else { before };
    let tied = document.has(before, Classes::Preposition);
    let ties = if half {
        document.is_word(before, "by")
    } else {
        // "by at least a third"
        let by = (before.saturating_sub(2)..before).any(|at| document.is_word(at, "by"));
        tied || by && is_bound_tail(before) || document.has(before, Classes::Bound) || moves(document, before)
    };
    if !half && opens_clause(document, tokens.start) && document.has(tokens.end, Classes::Auxiliary) {
        return true;
    }
    let closes = document.tokens.get(tokens.end).is_none_or(|t| t.kind != Kind::Word)
        || document.has(tokens.end, Classes::Function | Classes::Direction)
        || document.says(tokens.end, StatementWord::Elsewhen)
        || document.says(tokens.end, StatementWord::Sequel);
    // "a fifth over the estimate"
    let planned = |at: usize| document.has(at, Classes::ModalityNoun | Classes::Measure);
    let missed = document.says(tokens.end, StatementWord::Crossing)
        && (planned(tokens.end + 1) || document.has(tokens.end + 1, Classes::Determiner) && planned(tokens.end + 2));
    if !half && missed {
        return true;
    }
    // "the fund is a third short", "a third short of its goal"; not "a third short film"
    let short = document.is_word(tokens.end, "short")
        && (document.is_word(tokens.end + 1, "of") || count::closes(document, tokens.end + 1));
    if !half && short {
        return true;
    }
    // "a third more than"
    let compared = !half && document.says(tokens.end, StatementWord::Compares);
    // ... but "as in a third more recent case"
    let than = document.is_word(tokens.end + 1, "than");
    compared && !document.has(tokens.end, Classes::Measure) && (!tied || than)
        || ties && closes && (numerator || !document.is_word(before, "in"))
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

/// "received exactly half.": what ends the clause behind its verb.
fn is_object(document: &Document, tokens: &Range<usize>) -> bool {
    let verb = before_adverb(document, tokens.start);
    let got = |verb: usize| {
        document.verb_forms(verb).any(|(verb, _)| verb.roles.meets(Roles::TRANSACT))
            || document.has(verb, Classes::Verb | Classes::PastEnding) && !document.has(verb, Classes::Auxiliary)
    };
    let ends = document.tokens.get(tokens.end).is_none_or(|t| t.kind == Kind::Sign && t.sign != b'-');
    ends && verb.is_some_and(got)
}

/// "that at least | a half will be used": what stands behind the bound is the subject of a clause.
fn opens_clause(document: &Document, start: usize) -> bool {
    let bound = |words: usize| start.checked_sub(words).filter(|&at| document.has(at, Classes::Bound));
    let tail = start.checked_sub(1).is_some_and(|at| document.is_one_of(at, &["than", "least", "most"]));
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
