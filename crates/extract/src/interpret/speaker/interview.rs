//! Interviews: questions in paragraphs of their own, and one person who answers them.
//!
//! | paragraph | speaker |
//! | --- | --- |
//! | `Ana Weiss spoke to us about the harvest.` | as any other: the lead names who is asked |
//! | `How bad was the frost?` | nobody |
//! | `It cost us a third of the crop.` | Ana Weiss, to the next question |

use std::ops::Range;

use crate::Located;
use crate::id::Id;
use crate::interpret::clause::Sentence;
use crate::lexicon::statement::StatementWord;
use crate::record::{EntityKind, Mention};
use crate::text::Document;
use crate::text::token::Gap;

/// How many questions make an interview: one may be asked of the reader.
const QUESTIONS: usize = 2;

/// Words of "spoke with".
const ASKED: usize = 3;

/// Who answers, and from which token on.
pub(super) struct Interview {
    pub(super) person: Id,
    /// Token ranges between the questions.
    answers: Vec<Range<usize>>,
}

impl Interview {
    /// Whether the token is part of an answer.
    pub(super) fn answers(&self, token: usize) -> bool {
        self.answers.iter().any(|a| a.contains(&token))
    }
}

/// The interview that a text is. `sentences` are those of the document, in order.
pub(super) fn read(document: &Document, sentences: &[Sentence], mentions: &[&Located<Mention>]) -> Option<Interview> {
    let opens = |sentence: &Sentence| {
        sentence.tokens.start == 0 || document.tokens[sentence.tokens.start].gap >= Gap::Paragraph
    };
    let asks = |at: &usize| {
        let sentence = &sentences[*at];
        document.is_sign(sentence.tokens.end.wrapping_sub(1), b'?') && sentences.get(at + 1).is_some_and(opens)
    };
    let questions: Vec<Range<usize>> = (1..sentences.len())
        .filter(asks)
        .map(|last| {
            let first = (0..=last).rev().find(|&at| opens(&sentences[at])).unwrap_or(last);
            sentences[first].tokens.start..sentences[last].tokens.end
        })
        .collect();
    let lead = 0..questions.first().filter(|_| questions.len() >= QUESTIONS)?.start;
    let person = asked(document, &lead, mentions)?;
    let ends = questions.iter().skip(1).map(|q| q.start).chain([document.len()]);
    let answers = questions.iter().zip(ends).map(|(question, end)| question.end..end).collect();
    Some(Interview { person, answers })
}

/// The one person whom the lead says to have been asked: "In an interview with this newspaper, Ana Weiss explains".
fn asked(document: &Document, lead: &Range<usize>, mentions: &[&Located<Mention>]) -> Option<Id> {
    let told = lead.clone().any(|at| document.says(at, StatementWord::Interview));
    let end = mentions.partition_point(|m| m.tokens.start < lead.end);
    let persons = || mentions[..end].iter().filter(|m| m.row.kind == EntityKind::Person);
    // "Ana Weiss spoke to Erik Holm of the Courier": the second asks.
    let asks = |m: &&&Located<Mention>| {
        let ends = |at: usize| document.length_of(at, StatementWord::Interview) == Some(m.tokens.start - at);
        (m.tokens.start.saturating_sub(ASKED)..m.tokens.start).any(ends)
    };
    let mut named: Vec<Id> = persons().filter(|m| !asks(m)).map(|m| m.row.entity).collect();
    if named.is_empty() {
        named.extend(persons().map(|m| m.row.entity));
    }
    named.dedup();
    match named[..] {
        [person] if told => Some(person),
        _ => None,
    }
}
