//! Numbers that stand apart from what they count.
//!
//! | words | unit |
//! | --- | --- |
//! | "the **number of tourists** reached 5,600", "… exceeds 950" | the noun: tourist |
//! | "the **death toll** rose to 2,300" | none, but it counts |
//! | "12 people were killed and **30 injured**", "30 **others were** injured" | person |

use std::ops::Range;

use super::{Draft, Side, Unit, unit};
use crate::lexicon::Classes;
use crate::lexicon::measure::{MeasureWord, Traits};
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::{Form, VerbWord};
use crate::text::Document;
use crate::text::token::Kind;

/// How far before a number its noun may stand: "the number of small firms with foreign capital that are at work in Peru has reached".
const REACH: usize = 20;
/// Words that may stand between: "to a record".
const LEAD: usize = 4;

/// Gives numbers what the noun before their verb says that they count.
pub(super) fn of_nouns_before(document: &Document, drafts: &mut [Draft]) {
    let mut end_of_last = 0;
    for draft in drafts {
        if let Draft::Open(side) = draft
            && side.unit.is_none()
            && side.number.fraction.is_none()
            && !side.number.letter_scale
        {
            match named_before(document, side, end_of_last) {
                Some(Named::Noun(unit)) => side.unit = Some(Unit::Quantity(unit)),
                Some(Named::Toll) => side.counted = true,
                None => {}
            }
        }
        end_of_last = draft.end();
    }
}

enum Named {
    Noun(String),
    Toll,
}

/// "the number of tourists reached 5,600", the number right behind its verb.
fn named_before(document: &Document, side: &Side, floor: usize) -> Option<Named> {
    let start = side.tokens.start;
    let passes =
        |at: usize| document.has(at, Classes::Bound | Classes::Determiner) || document.says(at, StatementWord::Filler);
    let tie = (start.saturating_sub(LEAD)..start).rev().find(|&at| !passes(at))?;
    let ties =
        document.has(tie, Classes::Verb | Classes::Auxiliary) || document.is_one_of(tie, &["to", "at", "from", "by"]);
    if !ties || looks_like_year(document, &side.number.tokens) {
        return None;
    }
    let sentence = document.sentences.get(document.sentence_of(start))?.start;
    let from = sentence.max(floor).max(tie.saturating_sub(REACH));
    // One clause: no comma, no conjunction, and no verb but the one that the number follows.
    let verb = |at: usize| document.has(at, Classes::Verb | Classes::PastEnding | Classes::Auxiliary);
    let of_tie = |at: usize| (at..tie).all(|t| verb(t) || document.is_word(t, "to") || is_adverb(document, t));
    let passes = |&at: &usize| {
        document.tokens[at].kind == Kind::Word && !document.has(at, Classes::Joint) && (!verb(at) || of_tie(at))
    };
    let toll = |at: usize| document.says(at, StatementWord::Toll);
    let begins = |at: usize| toll(at) || document.says(at, StatementWord::NumberOf);
    let begin = (from..tie).rev().find(|at| begins(*at) || !passes(at)).filter(|&at| begins(at))?;
    if toll(begin) {
        return Some(Named::Toll);
    }
    // "a number of firms" are some; "despite the number of strikes" tells of something else.
    let article = begin.wrapping_sub(1);
    let some = document.has(article, Classes::Article);
    let aside = document.has(article.wrapping_sub(1), Classes::Preposition) && begin > sentence + 1;
    (!some && !aside).then(|| unit::noun(document, begin + 2)).flatten().map(|(unit, _)| Named::Noun(unit))
}

fn is_adverb(document: &Document, at: usize) -> bool {
    document.says(at, VerbWord::Adverb)
}

fn looks_like_year(document: &Document, number: &Range<usize>) -> bool {
    let word = document.word(number.start);
    number.len() == 1 && word.len() == 4 && (word.starts_with("19") || word.starts_with("20"))
}

/// "30 injured", "30 others were injured": people, to whom a verb says that something happened.
pub(super) fn people(document: &Document, at: usize) -> Option<String> {
    let others = document.is_word(at, "others");
    let verb = at + usize::from(others) + usize::from(others && document.has(at + 1, Classes::Auxiliary));
    suffered(document, verb).and_then(|_| document.lexicon.amounts.person().cloned())
}

/// "injured": the measure of people whom a verb in a past form says something of.
pub(crate) fn suffered(document: &Document, at: usize) -> Option<MeasureWord> {
    let past = document.verb_forms(at).filter(|(_, form)| matches!(form, Form::Past | Form::Participle));
    past.filter_map(|(verb, _)| verb.measure).find(|&m| document.lexicon.measures.is(m, Traits::PEOPLE))
}
