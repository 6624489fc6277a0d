//! Whether the words around a date look back or ahead.
//!
//! | text | direction | evidence |
//! | --- | --- | --- |
//! | "On **Friday**, Karaganda hosted" | back | past tense "hosted" |
//! | "will be signed in **August**" | ahead | future "will be signed" |
//! | "after **February**'s storm" | back | what has happened has a name |
//! | "**were** it to close in **September**" | ahead | what is imagined |
//! | "would be pleased to see it by **December**" | ahead | what would be |
//! | "is scheduled for **June**" | ahead | plan "is scheduled" |
//! | "since **September**" | back | "since" |
//! | "had by **Friday** received", "by **Friday** they had found" | back | past tense "had", "had found" |
//! | "had much to give away on **Tuesday**" | back | past tense "had" |
//! | "the deal, which expires on **18 March**" | open, and told from now | present tense "expires" |
//!
//! The verb group that governs the date decides: the last one before it in the sentence, else the first behind it. What takes its
//! time from another verb ("meeting on Friday") asks that one.

mod cue;

use crate::lexicon::date::DateWord;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::{Auxiliary, Form, Modal, Roles, VerbWord};
use crate::lexicon::{Classes, Sense};
use crate::recognize::date::expression::{Expression, Meaning};
use crate::recognize::verb::{Tense, VerbGroup, VerbGroups};
use crate::record::DateBound;
use crate::text::Document;
use crate::text::token::{Gap, Kind, Shape};

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
    /// Whether words stand between the verb that tells the past and the date, which may be that of something else: "called for talks
    /// before the vote on 27 June".
    pub(super) loose: bool,
    /// Whether it stands right behind the verb that tells the past: "said in September".
    pub(super) beside: bool,
    /// Whether it is told of today in passing, whatever year the sentence is about: "the deal, which expires on 18 March".
    pub(super) now: bool,
    /// Whether it is told up to now: "has lost 5% since the beginning of the year".
    pub(super) up_to_now: bool,
    /// Whether it is the period of what an office has measured and publishes soon behind it.
    pub(super) measured: bool,
}

/// "had been", "had risen".
fn is_pluperfect(document: &Document, group: &VerbGroup) -> bool {
    let had = |s: &Sense| matches!(s, Sense::Verb(VerbWord::Auxiliary(Auxiliary::Have, Form::Past)));
    group.tokens.len() > 1 && document.is(group.tokens.start, had)
}

/// "would be pleased to finish by December": an infinitive that what is to be leads to.
fn is_of_future(groups: &[VerbGroup], group: &VerbGroup) -> bool {
    let governor = groups.iter().find(|g| g.tokens.end == group.tokens.start);
    group.tense == Tense::Infinitive && governor.is_some_and(|g| g.tense == Tense::Future)
}

/// Words from a verb to the date that it has itself: "signed it on".
const OBJECT: usize = 3;

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
                    up_to_now: self.is_perfect(expression),
                    ..Evidence::default()
                };
            }
            _ => {}
        }
        let cue = self.cue(expression.tokens.start).or_else(|| self.starting(expression));
        if let Some(word) = cue.or_else(|| self.foreseen(expression)) {
            return Evidence {
                direction: Direction::RatherAhead,
                words: Some(format!("'{word}'")),
                ..Evidence::default()
            };
        }
        let end = expression.tokens.end;
        // "June yen closed": the contract of that month, but "September sterling lending" is measured.
        let preposition = |s: &Sense| matches!(s, Sense::Date(DateWord::Of | DateWord::Bound(_)));
        let placed = expression.tokens.start.checked_sub(1).is_some_and(|t| self.document.is(t, preposition));
        let measured = (end + 1..end + OBJECT).any(|at| self.document.has(at, Classes::Measure));
        let contract = expression.names_month() && !placed && self.document.has(end, Classes::Currency) && !measured;
        // "the July platinum delivery"
        let traded = usize::from(self.document.says(end, DateWord::Traded));
        if contract || self.document.says(end + traded, DateWord::Delivery) {
            let words = Some(format!("'{}'", self.document.word(end + traded)));
            return Evidence { direction: Direction::Ahead, words, ..Evidence::default() };
        }
        if let Some(word) = self.of_futures(expression).or_else(|| self.appointed(expression)) {
            let words = Some(format!("'{word}'"));
            return Evidence { direction: Direction::Ahead, words, ..Evidence::default() };
        }
        if let Some(evidence) = self.done_by(expression).or_else(|| self.promised_by(expression)) {
            return evidence;
        }
        let mut evidence = self.by_verb(expression);
        if evidence.direction == Direction::RatherAhead && self.is_imagined(expression) {
            evidence.direction = Direction::Ahead;
        }
        if evidence.direction == Direction::Open && self.names_event(expression) {
            let words = Some(format!("'{}'", self.document.word(expression.tokens.start - 1)));
            return Evidence { direction: Direction::Back, words, ..Evidence::default() };
        }
        // "third-quarter results will be published", "data for October are due": they tell of what has been.
        if evidence.direction != Direction::Back {
            let measured = self.tells_measured(expression);
            if measured || self.tells_results(expression) {
                return Evidence { measured, ..Evidence::default() };
            }
        }
        // "set in its December accord": known to the reader, so near.
        let named = || self.is_attributive(expression);
        if evidence.direction == Direction::RatherAhead && named() {
            return Evidence::default();
        }
        // "delayed until May", "due by Friday": a deadline lies behind the act that sets it.
        // "is valid until December": it still is.
        if expression.bound == Some(DateBound::Until) && self.holds_now(expression.tokens.start) {
            return Evidence { direction: Direction::Ahead, ..evidence };
        }
        let deadline = matches!(expression.bound, Some(DateBound::Until | DateBound::By | DateBound::Before));
        if deadline && evidence.direction != Direction::Ahead {
            return Evidence { direction: Direction::RatherAhead, ..evidence };
        }
        evidence
    }

    /// Whether a determiner stands before the date and a noun behind it: "the December accord".
    fn is_attributive(&self, expression: &Expression) -> bool {
        let determined =
            expression.tokens.start.checked_sub(1).is_some_and(|t| self.document.has(t, Classes::Definite));
        let end = expression.tokens.end;
        determined
            && self.document.tokens.get(end).is_some_and(|t| t.kind == Kind::Word && t.gap <= Gap::Line)
            && !self.document.has(end, Classes::Function | Classes::Auxiliary | Classes::Verb)
    }

    /// "results", "data" right behind a period ("Friday's close"), or before "for" or "of" and it.
    fn tells_results(&self, expression: &Expression) -> bool {
        let results = |at: usize| self.document.says(at, DateWord::Results);
        let before = |back: usize| expression.tokens.start.checked_sub(back);
        let linked = before(1).is_some_and(|t| self.document.is_one_of(t, &["for", "of"]));
        let end = expression.tokens.end;
        let behind = end + usize::from(self.document.is_genitive(end));
        // "On Friday close to 5,000 people": no close of trading.
        let nearly = self.document.is_word(behind + 1, "to");
        results(behind) && !nearly || linked && before(2).is_some_and(results)
    }

    /// "will publish retail sales for the second quarter": what is measured has been, when it is published; not a price that is set ahead.
    fn tells_measured(&self, expression: &Expression) -> bool {
        /// "publish retail sales and the unemployment rate".
        const OBJECT: usize = 8;
        let document = self.document;
        let of = expression.tokens.start.checked_sub(1).filter(|&of| document.is_one_of(of, &["for", "of"]));
        let Some(of) = of else { return false };
        let first = of.saturating_sub(OBJECT).max(document.sentences[document.sentence_of(of)].start);
        let publishes = (first..of).rev().find(|&at| document.says(at, DateWord::Publishes));
        let set = |at: usize| document.has(at, Classes::ModalityNoun) || document.says(at, DateWord::SetAhead);
        publishes
            .is_some_and(|verb| (verb + 1..of).any(|at| document.has(at, Classes::Measure)) && !(verb + 1..of).any(set))
    }

    /// "after February's storm": what has a time of its own and something follows from has been.
    fn names_event(&self, expression: &Expression) -> bool {
        let after = expression.tokens.start.checked_sub(1);
        after.is_some_and(|at| self.document.is_one_of(at, &["after", "following", "since"]))
            && self.document.is_genitive(expression.tokens.end)
    }

    /// "Were it to close in September, the town would suffer": an "if" by the order of words.
    fn is_imagined(&self, expression: &Expression) -> bool {
        let document = self.document;
        let sentence = document.sentences[document.sentence_of(expression.tokens.start)].clone();
        let asks = sentence.end.checked_sub(1).is_some_and(|at| document.is_sign(at, b'?'));
        document.is_word(sentence.start, "were")
            && !asks
            && (sentence.start..expression.tokens.start).any(|at| document.is_word(at, "to"))
    }

    /// "the spokesman, Juan Perez, on Saturday put": the verb right behind a day that stands between it and its subject.
    fn follows_day<'g>(&self, groups: &'g [VerbGroup<'a>], expression: &Expression) -> Option<&'g VerbGroup<'a>> {
        let document = self.document;
        let on = expression.tokens.start.checked_sub(1).filter(|&on| document.is_word(on, "on"))?;
        let subject = on.checked_sub(1)?;
        // "will cost 5 million after the council on Friday approved it", but no "the game to be played on Friday drew 5,000".
        let done = groups.iter().any(|g| g.tokens.end == on);
        let apart = !done && document.tokens[subject].kind != Kind::Number;
        groups.iter().find(|g| {
            apart
                && expression.names_day()
                && g.tokens.start == expression.tokens.end
                && g.tense == Tense::Past
                && !g.passive
        })
    }

    fn by_verb(&self, expression: &Expression) -> Evidence {
        let at = expression.tokens.start;
        // "May" in "they met in May" is no modal.
        let dated = |token: usize| {
            let next = self.expressions.partition_point(|e| e.tokens.end <= token);
            self.expressions.get(next).is_some_and(|e| e.tokens.start <= token)
        };
        let groups = self.verbs.of(self.document.sentence_of(at));
        let behind = groups.iter().rev().filter(|g| g.tokens.end <= at && !dated(g.tokens.start));
        let ahead = groups.iter().filter(|g| g.tokens.start >= expression.tokens.end && !dated(g.tokens.start));
        // "…; on Friday they will go home": verbs beyond the semicolon come last.
        let sentence = self.document.sentences[self.document.sentence_of(at)].clone();
        let parts = |t: &usize| self.document.is_sign(*t, b';');
        let begins = self.clause_begins(at).max(self.told_clause_begins(groups, at)).unwrap_or(0);
        let first = (sentence.start..at).rev().find(parts).unwrap_or(0).max(begins);
        let last = (expression.tokens.end..sentence.end).find(parts).unwrap_or(sentence.end);
        let near = |g: &&VerbGroup| g.tokens.end > first && g.tokens.start <= last;
        // "It said second-quarter profit fell": what is said has its own verb; "said on Friday", "said Friday" tell when.
        let speaks = |g: &&VerbGroup| {
            let between = g.tokens.end..at;
            let near = |t: usize| self.document.is_one_of(t, &["on", "in", "at", "late", "early"]);
            // "said here on Thursday"
            let here = between.len() == 2 && self.document.is_word(g.tokens.end, "here") && near(at - 1);
            let told =
                expression.names_day() && (between.is_empty() || here) || between.len() == 1 && near(g.tokens.end);
            !told && !self.told_somebody(g, expression) && g.does(Roles::REPORT) && g.tense == Tense::Past
        };
        let in_speech = behind.clone().any(|g| speaks(&g));
        let own = behind.clone().filter(near).filter(|g| !speaks(g)).chain(ahead.clone().filter(near));
        for group in self.follows_day(groups, expression).into_iter().chain(own).chain(behind).chain(ahead) {
            if self.is_of_past_object(groups, group) {
                continue;
            }
            // "said June sales would fall", but not "on Friday he said it would"
            let would = in_speech && group.modal == Some(Modal::Would) && group.tense == Tense::Future;
            let direction = if would {
                Some(Direction::RatherAhead)
            } else if self.is_awaited(groups, group, at) || is_of_future(groups, group) {
                Some(Direction::Ahead)
            } else {
                self.told_by(group, at).map(|told| self.of_present(told, group, expression))
            };
            if let Some(direction) = direction {
                let words = self.document.surface(group.tokens.clone());
                let name = match direction {
                    Direction::Back => "past tense",
                    Direction::Ahead | Direction::RatherAhead => "future",
                    Direction::Open => "present tense",
                };
                let reported = group.does(Roles::REPORT) && group.tense == Tense::Past;
                let words = Some(format!("{name} '{words}'"));
                let past = direction == Direction::Back;
                let loose = past && at > group.tokens.end + OBJECT && self.belongs_to_noun(at);
                let beside = past && group.tokens.end <= at && at <= group.tokens.end + 1;
                let relative =
                    group.tokens.start.checked_sub(1).is_some_and(|t| self.document.has(t, Classes::Relative));
                let now = group.tense == Tense::Present && relative;
                return Evidence {
                    direction,
                    words,
                    reported,
                    past,
                    loose,
                    beside,
                    now,
                    up_to_now: false,
                    measured: false,
                };
            }
        }
        Evidence::default()
    }

    /// "is expected to decide in September", "is expected in September": what is awaited now has not been.
    fn is_awaited(&self, groups: &[VerbGroup], group: &VerbGroup, date: usize) -> bool {
        let awaits = |g: &VerbGroup| {
            g.tense == Tense::Present && g.passive && !g.negated && g.does(Roles::PLAN.with(Roles::FORECAST))
        };
        let governor = groups.iter().find(|g| g.tokens.end == group.tokens.start);
        // "is expected to have slowed in April"
        let over = group.tokens.clone().any(|t| self.document.is_word(t, "have"));
        let near = date <= group.tokens.end + 1;
        let infinitive = group.tense == Tense::Infinitive && !over && near && governor.is_some_and(awaits);
        let beside = awaits(group) && (group.tokens.end..=group.tokens.end + 1).contains(&date);
        (infinitive || beside) && group.tokens.end <= date
    }

    /// "had 9 billion to give away on Tuesday": what there was to do with what somebody had.
    fn is_of_past_object(&self, groups: &[VerbGroup], group: &VerbGroup) -> bool {
        let had = |s: &Sense| matches!(s, Sense::Verb(VerbWord::Auxiliary(Auxiliary::Have, Form::Past)));
        let before = groups.iter().rev().find(|g| g.tokens.end < group.tokens.start);
        group.tense == Tense::Infinitive
            && before.is_some_and(|g| g.tokens.len() == 1 && self.document.is(g.tokens.start, had))
    }

    /// ", and from January the Treasury will": the comma of a clause that begins with the date.
    fn clause_begins(&self, at: usize) -> Option<usize> {
        let document = self.document;
        let preposition = at.checked_sub(1).filter(|&t| document.has(t, Classes::Preposition));
        let joint = preposition.unwrap_or(at).checked_sub(1)?;
        // "comes as no surprise: in April the town sold"
        if preposition.is_some() && document.is_sign(joint, b':') {
            return Some(joint + 1);
        }
        let comma = joint.checked_sub(1).filter(|&t| document.is_sign(t, b','))?;
        document.is_one_of(joint, &["and", "while"]).then_some(comma)
    }

    /// "'They will land near 8,' she said, adding that inflation in September was": the last "that" of what is said.
    fn told_clause_begins(&self, groups: &[VerbGroup], at: usize) -> Option<usize> {
        /// "told reporters in Lima".
        const ADDRESSED: usize = 3;
        let begins = |&g: &&VerbGroup| g.tokens.end < at && g.does(Roles::REPORT);
        groups.iter().rev().filter(begins).find_map(|g| {
            let near = g.tokens.end..at.min(g.tokens.end + ADDRESSED + 1);
            near.into_iter().find(|&t| self.document.is_word(t, "that"))
        })
    }

    /// "before the vote on 27 June": behind a noun that something other than a place leads to, so that the day may be its own; not "in
    /// the street on 27 June".
    fn belongs_to_noun(&self, at: usize) -> bool {
        /// Words of the noun with what stands before it: "the second vote".
        const PHRASE: usize = 6;
        let document = self.document;
        // "moved to June 18 from May 7": one day beside another.
        if at.checked_sub(1).is_some_and(|before| document.is_word(before, "from") && self.ends_at(before)) {
            return true;
        }
        let Some(on) = at.checked_sub(1).filter(|&on| document.is_one_of(on, &["on", "in"])) else { return false };
        let preposition = |&t: &usize| document.has(t, Classes::Preposition);
        let before = (on.saturating_sub(PHRASE)..on).rev().find(preposition);
        before.is_some_and(|before| {
            before + 1 < on
                && document.tokens[on - 1].shape == Shape::Lower
                && !document.has(on - 1, Classes::Name)
                && !(before..on).any(|t| document.is_sign(t, b','))
                && !document.is_one_of(before, &["in", "at", "on", "near", "outside", "inside", "by", "with", "into"])
        })
    }

    /// Whether a temporal expression ends right before the token.
    pub(super) fn ends_at(&self, token: usize) -> bool {
        let behind = self.expressions.partition_point(|e| e.tokens.end < token);
        self.expressions.get(behind).is_some_and(|e| e.tokens.end == token && matches!(e.meaning, Meaning::Point(_)))
    }

    /// Whether the verb before is told from now: "has lost", "have been falling".
    pub(super) fn is_perfect(&self, expression: &Expression) -> bool {
        let at = expression.tokens.start;
        let mut groups = self.verbs.of(self.document.sentence_of(at)).iter().rev();
        let has =
            |s: &Sense| matches!(s, Sense::Verb(VerbWord::Auxiliary(Auxiliary::Have, Form::Present | Form::Base)));
        groups.find(|g| g.tokens.end <= at).is_some_and(|g| self.document.is(g.tokens.start, has))
    }

    /// "is valid until", "said it would be valid until": whether the verb before the token tells of what is or is to be.
    fn holds_now(&self, at: usize) -> bool {
        let mut groups = self.verbs.of(self.document.sentence_of(at)).iter().rev();
        groups.find(|g| g.tokens.end <= at).is_some_and(|g| {
            g.tense == Tense::Present && !g.does(Roles::REPORT)
                || g.modal == Some(Modal::Would) && g.tense == Tense::Future
        })
    }

    /// "The firm last year | made": whether the first verb of the sentence stands right there, in the past tense.
    pub(super) fn tells_right_behind(&self, at: usize) -> bool {
        let first = self.verbs.of(self.document.sentence_of(at)).iter().find(|g| g.is_finite());
        first.is_some_and(|g| g.tokens.start == at && g.tense == Tense::Past && !g.does(Roles::REPORT))
    }

    /// "In 2022 sales rose in May", but no "In 2022 sales rose, the firm said in May" and "Last year it moved 5 million, and in May 3 million":
    /// whether a date is told with what its sentence began with.
    pub(super) fn goes_on(&self, expression: &Expression) -> bool {
        let (document, at) = (self.document, expression.tokens.start);
        let groups = self.verbs.of(document.sentence_of(at));
        let says = groups.iter().rfind(|g| g.tokens.end <= at).is_some_and(|g| g.does(Roles::REPORT));
        let before = at.wrapping_sub(1 + usize::from(document.has(at.wrapping_sub(1), Classes::Preposition)));
        let sentence = document.sentences[document.sentence_of(at)].clone();
        let apart = document.has(before, Classes::Joint | Classes::Conjunction)
            || document.is_sign(before, b',')
            || (sentence.start..at)
                .any(|t| document.is_sign(t, b';') || document.is_one_of(t, &["but", "while", "whereas"]));
        !says && !apart
    }

    /// "In 2021 it had been 5 million": whether what follows a date lies before what is told of.
    pub(super) fn lies_before(&self, expression: &Expression) -> bool {
        /// "trade between the two countries".
        const SUBJECT: usize = 6;
        let end = expression.tokens.end;
        let groups = self.verbs.of(self.document.sentence_of(expression.tokens.start));
        let verb = groups.iter().find(|g| g.tokens.start >= end && g.is_finite());
        verb.is_some_and(|g| g.tokens.start - end <= SUBJECT && is_pluperfect(self.document, g))
    }

    /// "told a government meeting on Tuesday", "said in an interview on Friday": between a verb of saying and a day, only whom it was told
    /// and where.
    fn told_somebody(&self, group: &VerbGroup, expression: &Expression) -> bool {
        /// The most words between the verb and the day.
        const MOST: usize = 8;
        /// ... where the day closes the sentence: "said at a session of the budget committee of the upper house on Friday."
        const MOST_AT_END: usize = 14;
        let document = self.document;
        let between = group.tokens.end..expression.tokens.start;
        let closes = document.sentences[document.sentence_of(between.start)].end <= expression.tokens.end + 1;
        let most = if closes { MOST_AT_END } else { MOST };
        // ... or "told employees Monday"
        let bare = group.does(Roles::ADDRESS) && between.len() == 1 && !document.has(between.start, Classes::Definite);
        let on = (2..=most).contains(&between.len()) && document.is_word(between.end - 1, "on");
        if !expression.names_day() || !bare && !on {
            return false;
        }
        let preposition = |t: usize| document.has(t, Classes::Preposition);
        // "told reporters the vote on Monday will": what is told begins.
        let begins = |t: usize| t > between.start && document.has(t, Classes::Determiner) && !preposition(t - 1);
        let apart = Classes::Joint | Classes::PastEnding;
        let addressed = group.does(Roles::ADDRESS) || preposition(between.start);
        addressed
            && between.clone().all(|t| document.tokens[t].kind == Kind::Word && !document.has(t, apart) && !begins(t))
    }

    /// "since September", but not "from September".
    fn said_since(&self, expression: &Expression) -> bool {
        let before = expression.tokens.start.checked_sub(1);
        before.is_some_and(|b| self.document.is_word(b, "since"))
    }

    /// "The bridge opens on 30 September": what is told in the present of a day of a month has been set ahead, but "stands at 5% on
    /// 30 September" tells how it is.
    fn of_present(&self, told: Direction, group: &VerbGroup, expression: &Expression) -> Direction {
        /// "goes up by 25 cents to $3".
        const REACH: usize = 8;
        let document = self.document;
        let between = group.tokens.end..expression.tokens.start;
        let on = between.end.checked_sub(1).is_some_and(|on| document.is_word(on, "on"));
        let dated = expression.names_day_of_month() && on && between.len() <= REACH;
        let apart = |t: usize| document.is_sign(t, b',') || document.has(t, Classes::Joint);
        let stands = group.copula || group.does(Roles::LEVEL.with(Roles::SHARE).with(Roles::PERCEIVE));
        let happens = group.tense == Tense::Present && group.verb.is_some() && !stands && !self.is_perfect(expression);
        // "made 127 trades on 11 September": a noun, behind a verb of its own.
        let groups = self.verbs.of(document.sentence_of(group.tokens.start));
        let before = groups.iter().rfind(|g| g.is_finite() && g.tokens.end <= group.tokens.start);
        let second =
            before.is_some_and(|g| !(g.tokens.end..group.tokens.start).any(|t| apart(t) || self.opens_clause(t)));
        let ahead = told == Direction::Open && dated && happens && !second && !between.clone().any(apart);
        if ahead { Direction::RatherAhead } else { told }
    }

    fn opens_clause(&self, at: usize) -> bool {
        self.document.has(at, Classes::Conjunction | Classes::Relative)
    }

    /// "The deadline is on Friday", "kick-off is at 3 p.m.": what is at a time, and no more, is still to come.
    fn is_scheduled(&self, group: &VerbGroup, date: usize) -> bool {
        let between = group.tokens.end..date;
        date >= group.tokens.end
            && between.len() <= 1
            && between.clone().all(|t| self.document.is_one_of(t, &["on", "at", "in"]))
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
            Tense::Present if plans || self.document.says(group.tokens.start, StatementWord::Due) => {
                Direction::RatherAhead
            }
            Tense::Present if group.does(Roles::REPORT) => return None,
            Tense::Present if group.copula => return self.is_scheduled(group, date).then_some(Direction::RatherAhead),
            Tense::Present => Direction::Open,
            Tense::Ing => return None,
        })
    }
}
