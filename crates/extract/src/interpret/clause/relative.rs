//! What is put in between commas behind a noun: relative clauses, participles, and words on who says so.
//!
//! | words | put in |
//! | --- | --- |
//! | "the deficit, **which was $6 million**, fell to" | a relative clause, up to the comma before the verb of its noun |
//! | "it borrowed, **some of which was lost**" | ... or to the end |
//! | "the company, **founded in 1995**, employs" | a participle |
//! | "exports, **the bank said**, rose" | a report |

use std::ops::Range;

use super::is_report;
use crate::lexicon::Classes;
use crate::lexicon::verb::VerbWord;
use crate::recognize::verb::{Tense, VerbGroup};
use crate::text::Document;

/// Relative clauses that a comma opens, each up to the comma behind which the verb of its noun follows, else to the end; and
/// participles and reports that stand so between commas: "the company, founded in 1995, employs", "exports, the bank said, rose".
pub(super) fn find(document: &Document, tokens: &Range<usize>, groups: &[VerbGroup]) -> Vec<Range<usize>> {
    /// "in January-September of the current year".
    const DATE: usize = 9;
    let mut found = Vec::new();
    let mut at = tokens.start;
    while at + 1 < tokens.end {
        if !document.is_sign(at, b',') {
            at += 1;
            continue;
        }
        let relative = opens_relative(document, at + 1);
        // ", founded in 1995,", ", having amounted to 5 million in 2022,"
        let participle = || {
            let group = groups.get(groups.partition_point(|g| g.tokens.start <= at));
            group.is_some_and(|g| g.tokens.start == at + 1 && (is_passive_form(g) || g.looks_back()))
        };
        if !relative && !participle() && !is_aside(document, groups, at) {
            at += 1;
            continue;
        }
        // Its own verb comes first; the noun's verb stands right behind a comma.
        let resumes = |&end: &usize| {
            let behind = groups.partition_point(|g| g.tokens.start <= end);
            let verb = groups[behind..].iter().find(|g| g.is_finite());
            // "..., now regulates", "..., also said"
            let plain = |at: usize| !document.has(at, Classes::Function) || document.says(at, VerbWord::Adverb);
            // ", having fallen in 2022, in January-May 2023 reached"
            let dates =
                Classes::DateStart | Classes::DateWord | Classes::Digits | Classes::Preposition | Classes::Definite;
            let date = |at: usize| document.has(at, dates) || document.is_sign(at, b'-');
            let near = |start: usize| {
                start == end + 1
                    || start == end + 2 && plain(end + 1)
                    || start <= end + DATE && (end + 1..start).all(date)
            };
            document.is_sign(end, b',') && verb.is_some_and(|g| near(g.tokens.start))
        };
        let end = (at + 2..tokens.end).find(resumes);
        if let Some(end) = end.or(relative.then_some(tokens.end)) {
            found.push(at + 1..end);
        }
        at = end.unwrap_or(at + 1).max(at + 1);
    }
    found
}

/// ", which", ", on which", ", nine of whose".
fn opens_relative(document: &Document, at: usize) -> bool {
    /// "some of".
    const BEFORE: usize = 2;
    let behind = |pronoun: usize| {
        document.is_one_of(pronoun, &["which", "whom", "whose"]) && document.has(pronoun - 1, Classes::Preposition)
    };
    document.has(at, Classes::Relative) || (at + 1..=at + BEFORE).any(behind)
}

/// ", the ministry said, reached": whether a comma opens words on who says so, which the verb of their noun follows.
fn is_aside(document: &Document, groups: &[VerbGroup], comma: usize) -> bool {
    let behind = &groups[groups.partition_point(|g| g.tokens.start <= comma)..];
    let mut behind = behind.iter().filter(|g| g.is_finite());
    let (Some(report), Some(verb)) = (behind.next(), behind.next()) else { return false };
    let end = verb.tokens.start.wrapping_sub(1);
    is_report(report)
        && document.is_sign(end, b',')
        && !(comma + 1..end).any(|at| document.is_sign(at, b',') || document.is_sign(at, b'"'))
}

/// "founded", "built": a form that can be a participle, without an auxiliary.
fn is_passive_form(group: &VerbGroup) -> bool {
    group.tense == Tense::Participle || group.tense == Tense::Past && group.tokens.len() == 1
}
