//! Words that tell by themselves whether a date lies ahead, whatever the verb of the sentence says.
//!
//! | words | direction |
//! | --- | --- |
//! | "is **due** on Friday", "**starting** on Tuesday" | mostly ahead |
//! | "raised its **forecast** for September" | mostly ahead |
//! | "**futures** for December", "the harvest that **follows** in April" | ahead |
//! | "**promised** to build them by December" | ahead |
//! | "**had** by Friday received" | back |

use super::{Direction, Evidence, Tenses, is_pluperfect};
use crate::lexicon::Classes;
use crate::lexicon::date::DateWord;
use crate::lexicon::verb::{Form, Modal, Roles};
use crate::recognize::date::expression::Expression;
use crate::recognize::verb::{Tense, VerbGroup};
use crate::record::DateBound;
use crate::text::Document;

/// "record" of ", record 17 July", "holders of record": before the day on which those who hold a share are counted.
fn is_record_day(document: &Document, at: usize) -> bool {
    document.is_word(at, "record") && (document.is_sign(at - 1, b',') || document.is_word(at - 1, "of"))
}

impl<'a> Tenses<'_, 'a> {
    /// "due", "scheduled" among the three words before a date.
    pub(super) fn cue(&self, start: usize) -> Option<&'a str> {
        // "the scheduled capacity for the month": of what is measured.
        let from = start.saturating_sub(3);
        let tied = |at: usize| !self.document.has(at + 1, Classes::Measure);
        // "payable on 1 August, record 17 July", "to holders of record on 17 July"
        let record = start.checked_sub(1 + usize::from(self.document.is_word(start.wrapping_sub(1), "on")));
        if let Some(record) = record.filter(|&at| at > 0 && is_record_day(self.document, at)) {
            return Some(self.document.word(record));
        }
        (from..start)
            .rev()
            .find(|&at| self.document.says(at, DateWord::Ahead) && tied(at))
            .map(|at| self.document.word(at))
    }

    /// "raised its call for September", "the forecast for March": mostly of what is to come.
    pub(super) fn foreseen(&self, expression: &Expression) -> Option<&'a str> {
        let of = expression.tokens.start.checked_sub(1).filter(|&of| self.document.is_word(of, "for"))?;
        let noun = of.checked_sub(1).filter(|_| expression.names_month())?;
        let foresees =
            self.document.has(noun, Classes::ModalityNoun) || self.document.is_one_of(noun, &["call", "bet"]);
        foresees.then(|| self.document.word(noun))
    }

    /// "declared three days of mourning starting on Tuesday": a day from which what is announced is to be, whatever the tense; not
    /// "police said protests starting on Monday led to 40 arrests".
    pub(super) fn starting(&self, expression: &Expression) -> Option<&'a str> {
        let document = self.document;
        let before = expression.tokens.start.checked_sub(1)?;
        let at = before - usize::from(before > 0 && document.is_one_of(before, &["on", "with"]));
        if !expression.names_day() || !document.says(at, DateWord::Starting) {
            return None;
        }
        let groups = self.verbs.of(document.sentence_of(at));
        let verb = groups.iter().rev().find(|g| g.tokens.end <= at)?;
        let announced = verb.does(Roles::REPORT.with(Roles::PLAN).with(Roles::COMMIT));
        let end = expression.tokens.end;
        let goes_on = |g: &VerbGroup| {
            g.tokens.start >= end && g.is_finite() && !(end..g.tokens.start).any(|t| document.is_sign(t, b','))
        };
        (announced && !groups.iter().any(goes_on)).then(|| document.word(at))
    }

    /// "Futures for December", "for shipment in May": the contract of that month.
    pub(super) fn of_futures(&self, expression: &Expression) -> Option<&'a str> {
        let shipment = expression.tokens.start.checked_sub(2).filter(|&at| {
            let led = at > 0 && self.document.is_word(at - 1, "for") && self.document.is_word(at + 1, "in");
            led && expression.names_month() && self.document.says(at, DateWord::Delivery)
        });
        if let Some(at) = shipment {
            return Some(self.document.word(at));
        }
        let of = expression.tokens.start.checked_sub(1).filter(|&of| self.document.is_word(of, "for"))?;
        let at = of.checked_sub(1).filter(|&at| {
            expression.names_month()
                && (self.document.says(at, DateWord::Futures) || self.document.says(at, DateWord::Traded))
        })?;
        Some(self.document.word(at))
    }

    /// "the harvest that follows in April", "they host Larissa on Sunday": what is told in the present and is yet to come.
    pub(super) fn appointed(&self, expression: &Expression) -> Option<&'a str> {
        let document = self.document;
        let at = expression.tokens.start;
        let on = at.checked_sub(1).filter(|&on| document.is_one_of(on, &["on", "in"]))?;
        let day = expression.names_day();
        if let Some(word) = self.fixture(on).filter(|_| day) {
            return Some(word);
        }
        let groups = self.verbs.of(document.sentence_of(at));
        // "expires on 30 June", "runs out on 30 June"
        let main = |g: &&VerbGroup| {
            let verb = g.tokens.end - 1;
            g.tense == Tense::Present && verb < on && document.length_of(verb, DateWord::Follows) == Some(on - verb)
        };
        let verb = groups.iter().rev().find(main)?;
        (day || expression.names_month()).then(|| document.word(verb.tokens.end - 1))
    }

    /// "Larissa, third in the league, host Kavala on Sunday": who meets whom, all by name.
    pub(super) fn fixture(&self, on: usize) -> Option<&'a str> {
        /// "host | FC Kavala of Greece".
        const OPPONENT: usize = 4;
        let document = self.document;
        let named = |at: usize| document.has(at, Classes::Capital);
        let meets = |&at: &usize| {
            let subject = at.wrapping_sub(1);
            let told = document.is_sign(subject, b',') || named(subject);
            document.says(at, DateWord::Fixture) && !named(at) && told && named(at + 1)
        };
        (on.saturating_sub(OPPONENT + 1)..on).rev().find(meets).map(|at| document.word(at))
    }

    /// "promised to build them by December", "said it would be open by then": a deadline that those who set it have ahead.
    pub(super) fn promised_by(&self, expression: &Expression) -> Option<Evidence> {
        let document = self.document;
        let at = expression.tokens.start;
        let by = at.checked_sub(1).filter(|_| expression.bound == Some(DateBound::By))?;
        let groups = self.verbs.of(document.sentence_of(at));
        let mut before = groups.iter().rev().filter(|g| g.tokens.end <= by);
        let group = before.next()?;
        let governor = before.find(|g| g.is_finite()).filter(|g| !is_pluperfect(document, g))?;
        let would = group.modal == Some(Modal::Would) && group.tense == Tense::Future && governor.does(Roles::REPORT);
        let promised = group.tense == Tense::Infinitive
            && governor.tokens.end == group.tokens.start
            && governor.does(Roles::COMMIT)
            && !governor.negated;
        let words = Some(format!("future '{}'", document.surface(group.tokens.clone())));
        (would || promised).then(|| Evidence { direction: Direction::Ahead, words, ..Evidence::default() })
    }

    /// "had by Friday received", "By March rescuers had found": what had been done by then.
    pub(super) fn done_by(&self, expression: &Expression) -> Option<Evidence> {
        let document = self.document;
        let (at, end) = (expression.tokens.start, expression.tokens.end);
        let sentence = document.sentence_of(at);
        // "of what was pledged in 2015, little had been spent by March": a month may be one of the year told before it.
        let alone = |by: usize| expression.names_day() || by == document.sentences[sentence].start;
        let by = at.checked_sub(1).filter(|&by| document.is_word(by, "by") && alone(by))?;
        let groups = self.verbs.of(sentence);
        let before = groups.iter().rev().find(|g| g.tokens.end <= by);
        let split = before.is_some_and(|g| g.tokens.end == by && document.is_word(by - 1, "had"))
            && (document.has(end, Classes::PastEnding)
                || document.verb_forms(end).any(|(_, form)| form == Form::Participle));
        let had = before.or_else(|| groups.iter().find(|g| g.tokens.start >= end));
        // "By Friday the company, which had asked for more time, must": when somebody else did something.
        let relative = |g: &&VerbGroup| {
            let subject = g.tokens.start.wrapping_sub(1);
            document.has(subject, Classes::Relative) || document.is_word(subject, "that")
        };
        let group = had.filter(|g| split || is_pluperfect(document, g) && !relative(g))?;
        let words = Some(format!("past tense '{}'", document.surface(group.tokens.clone())));
        Some(Evidence { direction: Direction::Back, words, past: expression.names_day(), ..Evidence::default() })
    }
}
