//! Whether the words around a date look back or ahead.
//!
//! | text | direction | evidence |
//! | --- | --- | --- |
//! | "On **Friday**, Karaganda hosted" | back | past tense "hosted" |
//! | "will be signed in **August**" | ahead | future "will be signed" |
//! | "is scheduled for **June**" | ahead | plan "is scheduled" |
//! | "since **September**" | back | "since" |
//!
//! The verb group that governs the date decides: the last one before it in the sentence, else the first behind it. What takes its
//! time from another verb ("meeting on Friday") asks that one.

use crate::lexicon::Sense;
use crate::lexicon::date::DateWord;
use crate::lexicon::verb::{Modal, Roles};
use crate::recognize::date::expression::Expression;
use crate::recognize::verb::{Tense, VerbGroup, VerbGroups};
use crate::record::DateBound;
use crate::text::Document;

/// Where on the calendar to look from the day of publication.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Direction {
    Back,
    Ahead,
    /// "plans to", "until May": mostly ahead, unless the past is much nearer.
    RatherAhead,
    /// Nothing speaks for either.
    #[default]
    Open,
}

/// A direction and what speaks for it.
#[derive(Debug, Clone, Default)]
pub(super) struct Evidence {
    pub(super) direction: Direction,
    pub(super) words: Option<String>,
    /// Whether the verb is one of saying: "said on Friday".
    pub(super) reported: bool,
    /// Whether the verb tells the past, whatever the preposition makes of it: "by the end of the year it had 300 shops".
    pub(super) past: bool,
}

/// Reads directions.
pub(super) struct Tenses<'d, 'a> {
    document: &'d Document<'a>,
    verbs: &'d VerbGroups<'d, 'a>,
    expressions: &'d [Expression],
}

impl<'d, 'a> Tenses<'d, 'a> {
    pub(super) fn new(
        document: &'d Document<'a>,
        verbs: &'d VerbGroups<'d, 'a>,
        expressions: &'d [Expression],
    ) -> Tenses<'d, 'a> {
        Tenses { document, verbs, expressions }
    }

    /// The direction that the words around an expression give.
    pub(super) fn direction(&self, expression: &Expression) -> Evidence {
        match expression.bound {
            Some(DateBound::Since) if self.said_since(expression) => {
                return Evidence {
                    direction: Direction::Back,
                    words: Some("\"since\"".to_owned()),
                    ..Evidence::default()
                };
            }
            _ => {}
        }
        if let Some(word) = self.cue(expression.tokens.start) {
            return Evidence {
                direction: Direction::RatherAhead,
                words: Some(format!("'{word}'")),
                ..Evidence::default()
            };
        }
        let end = expression.tokens.end;
        if self.document.read(end, |s| matches!(s, Sense::Date(DateWord::Delivery)).then_some(())).is_some() {
            let words = Some(format!("'{}'", self.document.word(end)));
            return Evidence { direction: Direction::Ahead, words, ..Evidence::default() };
        }
        let evidence = self.by_verb(expression);
        // "delayed until May", "due by Friday": a deadline lies behind the act that sets it.
        let deadline = matches!(expression.bound, Some(DateBound::Until | DateBound::By | DateBound::Before));
        if deadline && evidence.direction != Direction::Ahead {
            return Evidence { direction: Direction::RatherAhead, ..evidence };
        }
        evidence
    }

    /// "due", "scheduled" among the three words before a date.
    fn cue(&self, start: usize) -> Option<&'a str> {
        let from = start.saturating_sub(3);
        let is_cue = |s: &Sense| matches!(s, Sense::Date(DateWord::Ahead)).then_some(());
        (from..start).rev().find(|&at| self.document.read(at, is_cue).is_some()).map(|at| self.document.word(at))
    }

    fn by_verb(&self, expression: &Expression) -> Evidence {
        let at = expression.tokens.start;
        // "May" in "they met in May" is no modal.
        let dated = |token: usize| {
            let next = self.expressions.partition_point(|e| e.tokens.end <= token);
            self.expressions.get(next).is_some_and(|e| e.tokens.start <= token)
        };
        let groups = self.verbs.of(self.document.sentence_of(at));
        let behind = groups.iter().rev().filter(|g| g.tokens.end <= at);
        let ahead = groups.iter().filter(|g| g.tokens.start >= expression.tokens.end);
        for group in behind.chain(ahead).filter(|g| !dated(g.tokens.start)) {
            if let Some(direction) = self.told_by(group, at) {
                let words = self.document.surface(group.tokens.clone());
                let name = match direction {
                    Direction::Back => "past tense",
                    Direction::Ahead | Direction::RatherAhead => "future",
                    Direction::Open => "present tense",
                };
                let reported = group.does(Roles::REPORT) && group.tense == Tense::Past;
                let words = Some(format!("{name} '{words}'"));
                return Evidence { direction, words, reported, past: direction == Direction::Back };
            }
        }
        Evidence::default()
    }

    /// "since September", but not "from September".
    fn said_since(&self, expression: &Expression) -> bool {
        let before = expression.tokens.start.checked_sub(1);
        before.is_some_and(|b| self.document.is_word(b, "since"))
    }

    /// "The deadline is on Friday", "kick-off is at 3 p.m.": what is at a time, and no more, is still to come.
    fn is_scheduled(&self, group: &VerbGroup, date: usize) -> bool {
        let between = group.tokens.end..date;
        date >= group.tokens.end
            && between.len() <= 1
            && between.clone().all(|t| ["on", "at", "in"].iter().any(|w| self.document.is_word(t, w)))
    }

    /// `None` for a group that takes its time from another.
    fn told_by(&self, group: &VerbGroup, date: usize) -> Option<Direction> {
        let plans = group.does(Roles::PLAN.with(Roles::FORECAST));
        Some(match group.tense {
            Tense::Past if group.passive && plans => Direction::RatherAhead,
            Tense::Past => Direction::Back,
            Tense::Future if group.modal == Some(Modal::Would) && group.tokens.start > date => return None,
            Tense::Future => Direction::Ahead,
            Tense::Infinitive => Direction::RatherAhead,
            Tense::Participle if plans => Direction::RatherAhead,
            Tense::Participle => Direction::Back,
            Tense::Present if plans => Direction::RatherAhead,
            Tense::Present if group.does(Roles::REPORT) => return None,
            Tense::Present if group.copula => return self.is_scheduled(group, date).then_some(Direction::RatherAhead),
            Tense::Present => Direction::Open,
            Tense::Ing => return None,
        })
    }
}
