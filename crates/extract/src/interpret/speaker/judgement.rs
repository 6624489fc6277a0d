//! Verbs by which somebody judges, promises or means something: a statement too.
//!
//! | words | what it is |
//! | --- | --- |
//! | `The bank expects growth of 3%`, `Ana Weiss put it at 3%`, `kept its forecast of 5%` | a judgement |
//! | `pledged that pay would rise`, `is convinced that it will rise`, `voiced the hope that it would` | the same |
//! | `is projected by the Bank of Peru to grow 3%` | the same, by the bank |
//! | `She wants a cap of 5%`, `He has promised 300 buses` | what nobody knows but who says so |
//! | `an offer, which values Alder at 5 million` | none: nobody speaks |

use super::speakers_in;
use crate::Located;
use crate::id::Id;
use crate::interpret::clause::Sentence;
use crate::interpret::modality::modality_noun;
use crate::lexicon::Classes;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::Roles;
use crate::recognize::verb::VerbGroup;
use crate::record::{Mention, Modality};
use crate::text::Document;

/// "is projected by the Bank of Peru to grow 3%": who stands behind "by".
pub(super) fn foreseen_by(document: &Document, mentions: &[&Located<Mention>], group: &VerbGroup) -> Option<Id> {
    let by = group.tokens.end;
    let judged = group.passive && group.does(Roles::FORECAST.with(Roles::ESTIMATE)) && document.is_word(by, "by");
    let first = by + 1 + usize::from(document.is_word(by + 1, "the"));
    speakers_in(mentions, &(by + 1..first + 1)).next().filter(|_| judged).map(|m| m.row.entity)
}

/// "expects growth of 3%", "put it at 3%", "pledged that": a judgement or a promise is a statement too.
pub(super) fn judges(document: &Document, sentence: &Sentence, group: &VerbGroup) -> bool {
    if is_convinced(document, group) || expresses(document, group) {
        return true;
    }
    if !group.is_finite() || group.passive || is_relative(document, group) {
        return false;
    }
    let that = document.is_word(group.tokens.end, "that");
    group.does(Roles::FORECAST)
        || has_forecast(document, group.tokens.end)
        || that && group.does(Roles::REQUEST.with(Roles::COMMIT).with(Roles::ESTIMATE))
        || group.does(Roles::ESTIMATE) && (puts_at(document, sentence, group) || is_aside(document, sentence, group))
}

/// "an offer, which values Alder at": the offer does, and nobody speaks.
fn is_relative(document: &Document, group: &VerbGroup) -> bool {
    document.has(group.tokens.start.wrapping_sub(1), Classes::Relative)
}

/// "put the number of boats built by Swiss yards at".
fn puts_at(document: &Document, sentence: &Sentence, group: &VerbGroup) -> bool {
    /// How far behind the verb the amount stands.
    const REACH: usize = 18;
    let end = group.tokens.end;
    let verb = |g: &VerbGroup, at: usize| g.tokens.start == at && !document.is_word(g.tokens.end, "by");
    let goes_on = |&at: &usize| {
        let stop = document.is_sign(at, b',') || document.is_sign(at, b';');
        !stop && !sentence.groups.iter().any(|g| verb(g, at))
    };
    let mut object = (end..(end + REACH).min(sentence.tokens.end)).take_while(goes_on);
    object.any(|at| document.is_word(at, "at"))
}

/// ", the office estimates,": put in between, with nothing for its object.
fn is_aside(document: &Document, sentence: &Sentence, group: &VerbGroup) -> bool {
    /// ", the statistics office of Peru".
    const SUBJECT: usize = 8;
    let (start, end) = (group.tokens.start, group.tokens.end);
    let first = start.saturating_sub(SUBJECT).max(sentence.tokens.start);
    let closes = document.tokens.get(end).is_none_or(|t| matches!(t.sign, b',' | b'.' | b'"'));
    closes && (first..start).any(|at| document.is_sign(at, b','))
}

/// "cut his estimate of growth to 2%", "kept its forecast of 5%": who has a forecast, makes it.
fn has_forecast(document: &Document, verb_end: usize) -> bool {
    /// "its full-year profit".
    const WORDS: usize = 4;
    let own = document.is_one_of(verb_end, &["its", "his", "her"]);
    let foreseen = |at: usize| matches!(modality_noun(document, at), Some(Modality::Forecast | Modality::Estimate));
    own && (verb_end + 1..=verb_end + WORDS).any(foreseen)
}

/// "wants", "has promised", "proposed": what nobody knows but who says so.
pub(super) fn means(document: &Document, group: &VerbGroup) -> bool {
    let active = group.is_finite() && !group.passive && group.modal.is_none();
    active && !is_relative(document, group) && group.does(Roles::PLAN.with(Roles::COMMIT))
}

/// "is convinced that", "remains confident that"; but not "it is certain that".
fn is_convinced(document: &Document, group: &VerbGroup) -> bool {
    let end = group.tokens.end;
    let word = end - usize::from(!group.copula);
    document.is_word(word + 1, "that")
        && group.is_finite()
        && document.says(word, StatementWord::Conviction)
        && !document.is_word(group.tokens.start.wrapping_sub(1), "it")
}

/// "expressed confidence that", "voiced the firm hope that".
fn expresses(document: &Document, group: &VerbGroup) -> bool {
    /// "the firm hope".
    const OBJECT: usize = 4;
    let end = group.tokens.end;
    let that = (end + 1..=end + OBJECT).any(|at| document.is_word(at, "that"));
    that && group.is_finite() && document.says(end - 1, StatementWord::Expression)
}
