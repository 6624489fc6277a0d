//! Who tells what a sentence tells outside of its quotations, and from which token on.
//!
//! | words | who |
//! | --- | --- |
//! | `According to the ministry, exports rose` | the ministry |
//! | `The Herald reported, citing the ministry` | the ministry |
//! | `The bank said rates fell, while Ana Weiss forecast 5%` | the bank; from "while" on Ana Weiss |
//! | `The minister put it at 6%, whereas the bank foresees 5%` | the minister; from "whereas" on the bank |
//! | `Ana Weiss rejected the claim, saying that pay had risen` | from "saying" on Ana Weiss |

use std::ops::Range;

use super::judgement::{foreseen_by, judges, means};
use super::source::{according_to, cited, quoted, viewed};
use super::subject::{is_kind, pronoun, subject};
use super::{Last, Speaker, focus, speakers_in};
use crate::Located;
use crate::interpret::clause::{Sentence, is_report};
use crate::lexicon::Classes;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::Roles;
use crate::recognize::verb::{Tense, VerbGroup};
use crate::record::{EntityKind, Mention, SpeakerMethod};
use crate::text::Document;

/// How many words may stand between a quotation and "went on": "the minister, Ana Weiss,".
const SUBJECT: usize = 8;
/// How far behind the verb of saying the source stands that an outlet cites: "reported, citing".
const CITED: usize = 2;

/// Who tells something, and from which token on.
pub(super) type Teller = (Speaker, usize);

/// Who tells what a sentence tells outside its quotations; each from a token on.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Told {
    pub(super) main: Option<Teller>,
    /// "Alder Bank sees 5%, while Berg Bank predicts 3%": who speaks in another clause of the sentence.
    other: Option<Teller>,
}

impl Told {
    /// The speaker of a token: who began to speak last.
    pub(super) fn at(&self, token: usize) -> Option<Speaker> {
        let begun = [self.main, self.other].into_iter().flatten().filter(|&(_, from)| from <= token);
        begun.max_by_key(|&(_, from)| from).map(|(speaker, _)| speaker)
    }
}

/// A sentence whose tellers are looked for.
struct Telling<'a, 's, 'd> {
    document: &'s Document<'d>,
    sentence: &'a Sentence<'s, 'd>,
    mentions: &'a [&'a Located<Mention>],
    /// Its verbs outside of quotations.
    groups: Vec<&'a VerbGroup<'d>>,
    last: Last,
}

/// Who says what a sentence says, and from which token on.
pub(super) fn read(sentence: &Sentence, mentions: &[&Located<Mention>], quotes: &[Range<usize>], last: Last) -> Told {
    let document = sentence.document;
    let whole = |speaker: Speaker| Told { main: Some((speaker, sentence.tokens.start)), other: None };
    if let Some(source) = according_to(document, sentence, mentions, last) {
        return whole(source);
    }
    let is_quoted = |g: &&VerbGroup| quotes.iter().any(|q| q.contains(&g.tokens.start));
    let groups = sentence.groups.iter().filter(|g| !is_quoted(g)).collect();
    let telling = Telling { document, sentence, mentions, groups, last };
    let mut reports = telling.reports();
    // "The bank said exports rose, while Ana Weiss was quoted as saying they fell".
    if let Some(found) = quoted(document, sentence, mentions, last) {
        let other = reports.find(|&(_, from)| from != found.1);
        return Told { main: Some(found), other };
    }
    let told = reports.next();
    // "the Herald reported, citing the ministry", whatever the Herald is; a person speaks for herself.
    if !told.is_some_and(|teller| telling.is_person(&teller))
        && let Some(source) = telling.cited(CITED)
    {
        return whole(source);
    }
    let Some((speaker, from)) = told else {
        let main = telling.unreported();
        // "The minister put it at 6%, whereas the bank foresees 5%".
        let other = main.and_then(|(_, from)| telling.judgements().find(|&(_, start)| start > from));
        return Told { main, other };
    };
    let another = |&(other, start): &Teller| other.0 != speaker.0 && start > from;
    // A clause of its own before the speaker's, or one behind it: "The bank said rates fell, while Ana Weiss forecast 5%".
    let before = || telling.judged().filter(|&(_, start)| start < from);
    let other = reports.find(another).or_else(before).or_else(|| telling.judgements().find(another));
    Told { main: Some((speaker, from)), other }
}

impl Telling<'_, '_, '_> {
    /// The subject of a verb, if it is somebody, and where its clause begins.
    fn teller(&self, group: &VerbGroup) -> Option<Teller> {
        let (id, carried) = subject(self.sentence, group.tokens.clone(), self.mentions, self.last)?;
        let method = if carried { SpeakerMethod::Carried } else { SpeakerMethod::Clause };
        Some(((id, method), clause_start(self.document, self.sentence, self.mentions, group.tokens.start)))
    }

    fn whole(&self, speaker: Speaker) -> Teller {
        (speaker, self.sentence.tokens.start)
    }

    fn is_person(&self, ((id, _), _): &Teller) -> bool {
        is_kind(self.mentions, *id, EntityKind::Person)
    }

    /// Those who say something; "did not comment on the 9% forecast" says nothing, but "does not believe that" does.
    fn reports(&self) -> impl Iterator<Item = Teller> {
        let silent = |g: &VerbGroup| g.negated && g.tense == Tense::Past;
        let speaks = move |g: &&&VerbGroup| (is_report(g) || self.goes_on(g)) && !silent(g);
        self.groups.iter().filter(speaks).filter_map(|g| self.teller(g))
    }

    /// "'...,' Ana Weiss went on".
    fn goes_on(&self, group: &VerbGroup) -> bool {
        let (document, verb) = (self.document, &group.tokens);
        let mut subject = verb.start.saturating_sub(SUBJECT).max(self.sentence.tokens.start)..verb.start;
        let on = document.is_word(verb.end - 1, "went") && document.is_word(verb.end, "on");
        on && subject.any(|at| document.has(at, Classes::Quote))
    }

    /// Those who reckon, foresee or promise something.
    fn judgements(&self) -> impl Iterator<Item = Teller> {
        self.groups.iter().filter(|g| judges(self.document, self.sentence, g)).filter_map(|g| self.teller(g))
    }

    /// The first who reckons, foresees, promises or means something.
    fn judged(&self) -> Option<Teller> {
        let foreseen = || {
            let by = self.groups.iter().find_map(|g| foreseen_by(self.document, self.mentions, g))?;
            Some(self.whole((by, SpeakerMethod::Clause)))
        };
        let first = self.groups.iter().find(|g| judges(self.document, self.sentence, g));
        first.and_then(|g| self.teller(g)).or_else(foreseen).or_else(|| self.meant())
    }

    /// "She wants a cap of 5%", "He has promised 300 buses": what a person means to do, she has said, unless it is another who says that
    /// she does.
    fn meant(&self) -> Option<Teller> {
        let told_of = || self.groups.iter().any(|g| is_report(g));
        let mut meant = self.groups.iter().filter(|g| means(self.document, g)).filter_map(|g| self.teller(g));
        meant.find(|teller| self.is_person(teller)).filter(|_| !told_of())
    }

    /// "the Herald reported, citing the ministry".
    fn cited(&self, reach: usize) -> Option<Speaker> {
        let report = self.groups.iter().find(|g| is_report(g))?;
        cited(self.document, self.sentence, self.mentions, report.tokens.end, reach)
    }

    /// Who tells it, where nobody that the text names is said to.
    fn unreported(&self) -> Option<Teller> {
        self.cited(usize::MAX)
            .map(|source| self.whole(source))
            .or_else(|| self.judged())
            .or_else(|| self.adds())
            .or_else(|| viewed(self.document, self.sentence, self.mentions).map(|speaker| self.whole(speaker)))
    }

    /// "Ana Weiss rejected the claim, saying that pay had risen": the subject says what follows, and not what stands before.
    fn adds(&self) -> Option<Teller> {
        let saying = |g: &&VerbGroup| {
            let start = g.tokens.start;
            g.does(Roles::REPORT) && g.tense == Tense::Ing && self.document.is_sign(start.wrapping_sub(1), b',')
        };
        let from = self.sentence.groups.iter().find(saying)?.tokens.start;
        let mention = focus::subject(self.document, self.sentence, self.mentions)?;
        Some(((mention.row.entity, SpeakerMethod::Clause), from))
    }
}

/// "Sales rose, but the ministry said", "the peso fell after the minister said": the clause of a subject begins behind what joins it to the one before.
pub(super) fn clause_start(
    document: &Document,
    sentence: &Sentence,
    mentions: &[&Located<Mention>],
    verb: usize,
) -> usize {
    let joins = |at: &usize| document.is_sign(*at, b';') || document.says(*at, StatementWord::ClauseJoint);
    // "rose, but not enough, said Ana Weiss", "rose, but 5% less than planned, the bank said": what has no subject is no clause.
    let near = |range: Range<usize>| !range.into_iter().any(|t| document.is_number(t) || document.is_sign(t, b','));
    let has_subject = |at: &usize| {
        speakers_in(mentions, &(*at..verb)).next().is_some_and(|m| near(*at..m.tokens.start))
            || (document.has(at + 1, Classes::Determiner) || pronoun(document, at + 1)) && near(*at..verb)
    };
    let before = sentence.groups.iter().rfind(|g| g.is_finite() && g.tokens.end <= verb);
    // "Ana Weiss said pay rose, and Jan Berg told of losses".
    let other = |at: &usize| {
        document.is_sign(at - 1, b',')
            && document.word(*at) == "and"
            && speakers_in(mentions, &(at + 1..at + 2)).next().is_some()
            && sentence.groups.iter().any(|g| is_report(g) && g.tokens.end <= *at)
    };
    let start = before.and_then(|g| (g.tokens.end..verb).find(|at| joins(at) || other(at))).filter(has_subject);
    start.unwrap_or(sentence.tokens.start)
}
