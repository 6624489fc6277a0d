//! Who says so: the subject of the verb of saying that governs a clause or a quotation.
//!
//! | words | speaker | method |
//! | --- | --- | --- |
//! | "Exports rose 5%, **Ana Weiss** said" | Ana Weiss | clause |
//! | "'Exports rose 5%. They will rise again,' said **Ana Weiss**" | Ana Weiss, for both sentences | quote |
//! | "According to **the ministry**, exports rose" | the ministry, where the text names it | according_to |
//! | "Exports rose, the agency reports, citing **the ministry**" | the ministry | according_to |
//! | "'They will rise,' **he** added" | the last speaker | carried |
//! | "**The fund** expects growth of 3%", "**Ana Weiss** put it at 3%", "**She** pledged that it would rise" | where nobody is said to have told of it | clause |
//! | "**Ana Weiss** put the loss 'north of 5%'" | Ana Weiss, for the words in quotes | quote |
//! | what stands between the questions of an interview | who is asked | carried |

mod focus;
mod interview;
mod source;
mod subject;

use std::ops::Range;

use super::clause::{Sentence, is_report};
use super::modality::modality_noun;
pub(super) use focus::subject as sentence_subject;
use source::{according_to, cited, quoted, viewed};
use subject::{is_kind, pronoun, subject};

use crate::Located;
use crate::id::Id;
use crate::lexicon::Classes;
use crate::lexicon::entity::Sort;
use crate::lexicon::name::NameWord;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::Roles;
use crate::recognize::verb::{Tense, VerbGroup};
use crate::record::{EntityKind, Mention, Modality, SpeakerMethod};
use crate::text::Document;
use crate::text::token::Gap;

/// A speaker and how it was found.
pub(super) type Speaker = (Id, SpeakerMethod);

/// How many sentences a quotation may run over before it is taken for a slip of the pen.
const LONGEST_QUOTE: usize = 12;

/// Who spoke last.
#[derive(Debug, Clone, Copy, Default)]
struct Last {
    speaker: Option<Id>,
    /// Whom "the official" may be: a person, or a body that somebody spoke for; no data.
    person: Option<Id>,
    /// Whom "he" or "she" is: the person who spoke last, or who was the subject of a sentence since.
    pronoun: Option<Id>,
}

/// How many names a dateline has at most.
const DATELINE: usize = 4;
/// How far behind a verb the amount stands that somebody puts something at.
const JUDGED: usize = 18;
/// How many words may stand between a quotation and "went on": "the minister, Ana Weiss,".
const SUBJECT: usize = 8;
/// How far behind the verb of saying the source stands that an outlet cites: "reported, citing".
const CITED: usize = 2;

/// How many sentences on somebody is still the speaker who is not named again.
const GOES_ON: usize = 2;

/// Who speaks in a sentence.
#[derive(Debug, Clone, Copy)]
struct Spoken {
    /// In its quotations.
    inside: Option<Speaker>,
    outside: Told,
}

/// Who tells what a sentence tells outside its quotations; each from a token on.
#[derive(Debug, Clone, Copy, Default)]
struct Told {
    main: Option<(Speaker, usize)>,
    /// "Alder Bank sees 5%, while Berg Bank predicts 3%": who speaks in another clause of the sentence.
    other: Option<(Speaker, usize)>,
}

impl Told {
    /// The speaker of a token: who began to speak last.
    fn at(&self, token: usize) -> Option<Speaker> {
        let begun = [self.main, self.other].into_iter().flatten().filter(|&(_, from)| from <= token);
        begun.max_by_key(|&(_, from)| from).map(|(speaker, _)| speaker)
    }
}

/// The speakers of a text, for its sentences.
pub(super) struct Speakers {
    by_sentence: Vec<Spoken>,
    /// Token ranges inside quotation marks.
    quotes: Vec<Range<usize>>,
}

impl Speakers {
    /// The speaker of a token.
    pub(super) fn at(&self, token: usize, sentence: usize) -> Option<Speaker> {
        let spoken = self.by_sentence.get(sentence)?;
        if self.is_quoted(token) { spoken.inside } else { spoken.outside.at(token) }
    }

    fn is_quoted(&self, token: usize) -> bool {
        self.quotes.iter().any(|q| q.contains(&token))
    }

    /// Reads who speaks where, up to the end of a token range. `sentences` are those of the document, in order.
    pub(super) fn read(
        document: &Document,
        sentences: &[Sentence],
        mentions: &[Located<Mention>],
        until: usize,
    ) -> Speakers {
        // The wire of the dateline passes on what others say, whether the lexicon knows it or not.
        let of_dateline = |m: &&Located<Mention>| m.row.rule == "dateline" && m.row.kind == EntityKind::Organization;
        let wire = mentions.iter().take(DATELINE).find(of_dateline).map(|m| m.row.entity);
        let speaks = |m: &&Located<Mention>| Some(m.row.entity) != wire && can_speak(document, m);
        let mentions: Vec<&Located<Mention>> = mentions.iter().filter(speaks).collect();
        let mentions = &mentions[..];
        let quotes = quotes(document);
        let interview = interview::read(document, sentences, mentions);
        // A quotation that goes on may name its speaker behind.
        let until = quotes.iter().rfind(|q| q.start < until).map_or(until, |q| q.end.max(until));
        let sentences = &sentences[..sentences.partition_point(|s| s.tokens.start < until)];
        let mut by_sentence = Vec::with_capacity(sentences.len());
        let mut last = Last::default();
        let mut gone_on = 0;
        for sentence in sentences {
            let mut outside = attribution(document, sentence, mentions, &quotes, last);
            let start = sentence.tokens.start;
            // "The ministry says 8%" is no word of the one who answers; "I think, 8%" is.
            let reports = |g: &VerbGroup| is_report(g) && !document.is_one_of(g.tokens.start - 1, &["i", "we"]);
            let other = || sentence.groups.iter().any(|g| g.tokens.start > start && reports(g));
            if let Some(interview) = interview.as_ref().filter(|i| i.answers(start) && !other()) {
                outside.main = outside.main.or(Some(((interview.person, SpeakerMethod::Carried), start)));
            }
            let told = outside.main.map(|(speaker, _)| speaker);
            let quoted = quotes.iter().any(|q| q.start < sentence.tokens.end && q.end > sentence.tokens.start);
            if let Some((speaker, method)) = told {
                last.speaker = Some(speaker);
                if method != SpeakerMethod::AccordingTo || is_kind(mentions, speaker, EntityKind::Person) {
                    (last.person, last.pronoun) = (Some(speaker), Some(speaker));
                }
            } else if let Some(person) = focus::of(document, sentence, mentions, &quotes) {
                last.pronoun = Some(person);
            }
            let inside = if !quoted {
                None
            } else if told.is_some() {
                told.map(|(id, m)| (id, if m == SpeakerMethod::Clause { SpeakerMethod::Quote } else { m }))
            } else {
                focus::of_words(document, sentence, mentions, &quotes).map(|id| (id, SpeakerMethod::Quote))
            };
            let went_on =
                outside.main.is_none().then(|| goes_on_from(document, sentence, &by_sentence, &quotes)).flatten();
            // "Ana Weiss said it was hard. Alder Ltd earned $5 million."
            let went_on = went_on.filter(|((speaker, _), _)| {
                focus::subject(document, sentence, mentions).is_none_or(|other| other.row.entity == *speaker)
            });
            gone_on = if went_on.is_some() { gone_on + 1 } else { 0 };
            outside.main = outside.main.or(went_on.filter(|_| gone_on <= GOES_ON));
            by_sentence.push(Spoken { inside, outside });
        }
        let mut speakers = Speakers { by_sentence, quotes };
        speakers.spread_over_quotes(sentences);
        speakers
    }

    /// A quotation of several sentences has one speaker: the one named in any of them, else right behind, else right before.
    fn spread_over_quotes(&mut self, sentences: &[Sentence]) {
        for quote in self.quotes.clone() {
            let first = sentences.partition_point(|s| s.tokens.end <= quote.start);
            let last = sentences.partition_point(|s| s.tokens.start < quote.end);
            let named = (first..last).find_map(|at| self.by_sentence[at].inside);
            let near = named.or_else(|| {
                let before = first
                    .checked_sub(1)
                    .map(|at| self.by_sentence[at])
                    .and_then(|s| s.outside.main.map(|(id, _)| id).or(s.inside));
                before.map(|(id, _)| (id, SpeakerMethod::Carried))
            });
            for sentence in first..last {
                let inside = &mut self.by_sentence[sentence].inside;
                *inside = inside.or(near);
            }
        }
    }
}

/// Token ranges between double quotation marks; an opening mark that no other closes counts to the end of its paragraph.
fn quotes(document: &Document) -> Vec<Range<usize>> {
    let mut quotes = Vec::new();
    let mut open: Option<usize> = None;
    let mut from = 0;
    while let Some(at) = document.first(from..document.len(), Classes::Quote) {
        from = at + 1;
        match open {
            // A paragraph that opens anew inside a quotation goes on with it.
            Some(_) if opens(document, at) && document.tokens[at].gap >= Gap::Paragraph => {}
            Some(start) => {
                quotes.push(start + 1..at);
                open = None;
            }
            None => open = Some(at),
        }
        if let Some(start) = open
            && document.sentence_of(at) > document.sentence_of(start) + LONGEST_QUOTE
        {
            open = None;
        }
    }
    quotes
}

fn opens(document: &Document, at: usize) -> bool {
    document.touches(at + 1) && !document.touches(at)
}

/// Who says what a sentence says, and from which token on.
fn attribution(
    document: &Document,
    sentence: &Sentence,
    mentions: &[&Located<Mention>],
    quotes: &[Range<usize>],
    last: Last,
) -> Told {
    let all = |speaker: Speaker| (speaker, sentence.tokens.start);
    if let Some(found) = according_to(document, sentence, mentions, last) {
        return Told { main: Some(all(found)), other: None };
    }
    let is_quoted = |token: usize| quotes.iter().any(|q| q.contains(&token));
    let groups = || sentence.groups.iter().filter(|g| !is_quoted(g.tokens.start));
    let of = |group: &VerbGroup| {
        let (id, carried) = subject(sentence, group.tokens.clone(), mentions, last)?;
        let method = if carried { SpeakerMethod::Carried } else { SpeakerMethod::Clause };
        Some(((id, method), clause_start(document, sentence, mentions, group.tokens.start)))
    };
    // "She wants a cap of 5%", "He has promised 300 buses": what a person means to do, she has said.
    let is_person = |((id, _), _): &(Speaker, usize)| is_kind(mentions, *id, EntityKind::Person);
    // ... unless it is another who says that she does.
    let told_of = || groups().any(is_report);
    let meant = || groups().filter(|g| means(document, g)).filter_map(of).find(is_person).filter(|_| !told_of());
    let foreseen =
        || groups().find_map(|g| foreseen_by(document, mentions, g)).map(|id| all((id, SpeakerMethod::Clause)));
    let judged = || groups().find(|g| judges(document, sentence, g)).and_then(of).or_else(foreseen).or_else(meant);
    // "did not comment on the 9% forecast", but "does not believe that".
    // "'...,' Ana Weiss went on"
    let goes_on = |g: &VerbGroup| {
        let subject = g.tokens.start.saturating_sub(SUBJECT).max(sentence.tokens.start)..g.tokens.start;
        let on = document.is_word(g.tokens.end - 1, "went") && document.is_word(g.tokens.end, "on");
        on && subject.into_iter().any(|at| document.has(at, Classes::Quote))
    };
    let speaks = |g: &&VerbGroup| (is_report(g) || goes_on(g)) && !(g.negated && g.tense == Tense::Past);
    let mut reports = groups().filter(speaks).filter_map(of);
    // "The bank said exports rose, while Ana Weiss was quoted as saying they fell".
    if let Some(found) = quoted(document, sentence, mentions, last) {
        let other = reports.find(|&(_, start)| start != found.1);
        return Told { main: Some(found), other };
    }
    let told = reports.next();
    let person = told.is_some_and(|((id, _), _)| is_kind(mentions, id, EntityKind::Person));
    // "the Herald reported, citing the ministry", whatever the Herald is; a person speaks for herself.
    let cites = |reach| {
        let report = groups().find(|g| is_report(g))?;
        cited(document, sentence, mentions, report.tokens.end, reach).map(all)
    };
    let near = if person { None } else { cites(CITED) };
    if near.is_some() {
        return Told { main: near, other: None };
    }
    let Some((speaker, from)) = told else {
        let main = cites(usize::MAX).or_else(judged).or_else(|| adds(document, sentence, mentions));
        let main = main.or_else(|| viewed(document, sentence, mentions).map(all));
        // "The minister put it at 6%, whereas the bank foresees 5%".
        let later = main.and_then(|(_, from)| {
            let judges = |g: &&VerbGroup| judges(document, sentence, g) && g.tokens.start > from;
            groups().filter(judges).filter_map(of).find(|&(_, start)| start > from)
        });
        return Told { main, other: later };
    };
    // A clause of its own before the speaker's, or one behind it.
    let before = || judged().filter(|&(_, start)| start < from);
    let another = |&(other, start): &(Speaker, usize)| other.0 != speaker.0 && start > from;
    // "The bank said rates fell, while Ana Weiss forecast 5%".
    let later = || groups().filter(|g| judges(document, sentence, g)).filter_map(of).find(another);
    let other = reports.find(another).or_else(before).or_else(later);
    Told { main: Some((speaker, from)), other }
}

/// "Exports fell 5%, Ana Weiss said. Imports rose 3%.": what follows in the paragraph is hers too, unless it tells of another who says,
/// reckons or asks something, or is in quotes.
fn goes_on_from(
    document: &Document,
    sentence: &Sentence,
    before: &[Spoken],
    quotes: &[Range<usize>],
) -> Option<(Speaker, usize)> {
    const TELLS: Roles = Roles::REPORT.with(Roles::FORECAST).with(Roles::ESTIMATE).with(Roles::REQUEST);
    let start = sentence.tokens.start;
    let ((speaker, _), _) = before.last()?.outside.main.filter(|_| document.tokens[start].gap < Gap::Paragraph)?;
    let tells = |g: &VerbGroup| g.does(TELLS);
    let cites = |at: usize| document.says(at, StatementWord::Source);
    /// "," she said.
    const TAG: usize = 8;
    let quoted = quotes.iter().any(|q| q.start < sentence.tokens.end && q.end + TAG > start);
    // "A court ruled in May": another matter.
    let quoted = quoted || document.is_one_of(start, &["a", "an"]);
    let own = sentence.groups.iter().any(tells) || sentence.tokens.clone().any(cites) || quoted;
    (!own).then_some(((speaker, SpeakerMethod::Carried), start))
}

/// "Ana Weiss rejected the claim, saying that pay had risen": the subject says what follows, and not what stands before.
fn adds(document: &Document, sentence: &Sentence, mentions: &[&Located<Mention>]) -> Option<(Speaker, usize)> {
    let saying = |g: &&VerbGroup| {
        let start = g.tokens.start;
        g.does(Roles::REPORT) && g.tense == Tense::Ing && document.is_sign(start.wrapping_sub(1), b',')
    };
    let from = sentence.groups.iter().find(saying)?.tokens.start;
    let mention = focus::subject(document, sentence, mentions).filter(|m| m.tokens.end < from)?;
    Some(((mention.row.entity, SpeakerMethod::Clause), from))
}

/// "is projected by the Bank of Peru to grow 3%": who stands behind "by".
fn foreseen_by(document: &Document, mentions: &[&Located<Mention>], group: &VerbGroup) -> Option<Id> {
    let by = group.tokens.end;
    let judged = group.passive && group.does(Roles::FORECAST.with(Roles::ESTIMATE)) && document.is_word(by, "by");
    let first = by + 1 + usize::from(document.is_word(by + 1, "the"));
    speakers_in(mentions, &(by + 1..first + 1)).next().filter(|_| judged).map(|m| m.row.entity)
}

/// "expects growth of 3%", "put it at 3%", "pledged that": a judgement or a promise is a statement too.
fn judges(document: &Document, sentence: &Sentence, group: &VerbGroup) -> bool {
    if is_convinced(document, group) || expresses(document, group) {
        return true;
    }
    // "an offer, which values Alder at": the offer does, and nobody speaks.
    if !group.is_finite() || group.passive || document.has(group.tokens.start.wrapping_sub(1), Classes::Relative) {
        return false;
    }
    let end = group.tokens.end;
    let at = || {
        let reach = end..(end + JUDGED).min(sentence.tokens.end);
        let stop = |t: usize| {
            // "the number of boats built by Swiss yards at"
            let verb = |g: &VerbGroup| g.tokens.start == t && !document.is_word(g.tokens.end, "by");
            matches!(document.tokens[t].sign, b',' | b';') || sentence.groups.iter().any(verb)
        };
        reach.take_while(|&t| !stop(t)).any(|t| document.word(t) == "at")
    };
    group.does(Roles::FORECAST)
        || has_forecast(document, end)
        || group.does(Roles::REQUEST.with(Roles::COMMIT)) && document.word(end) == "that"
        || group.does(Roles::ESTIMATE) && (document.word(end) == "that" || at())
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
fn means(document: &Document, group: &VerbGroup) -> bool {
    let active = group.is_finite() && !group.passive && group.modal.is_none();
    let relative = document.has(group.tokens.start.wrapping_sub(1), Classes::Relative);
    active && !relative && group.does(Roles::PLAN.with(Roles::COMMIT))
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
    that && group.is_finite() && !group.passive && document.says(end - 1, StatementWord::Expression)
}

/// "Sales rose, but the ministry said", "the peso fell after the minister said": the clause of a subject begins behind what joins it to the one before.
fn clause_start(document: &Document, sentence: &Sentence, mentions: &[&Located<Mention>], verb: usize) -> usize {
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

/// A person, or an organisation that is no news agency or outlet: those pass on what others say.
pub(super) fn can_speak(document: &Document, mention: &Located<Mention>) -> bool {
    let passes_on = |(_, word)| match word {
        NameWord::Known(entity) | NameWord::Perhaps(entity) => {
            matches!(document.lexicon.sort_of(entity), Sort::Wire | Sort::Outlet)
        }
        _ => false,
    };
    matches!(mention.row.kind, EntityKind::Person | EntityKind::Organization)
        && !document.words(mention.tokens.start).any(passes_on)
}

/// The people and organisations among the mentions of a range.
pub(super) fn speakers_in<'m>(
    mentions: &[&'m Located<Mention>],
    range: &Range<usize>,
) -> impl DoubleEndedIterator<Item = &'m Located<Mention>> {
    let start = mentions.partition_point(|m| m.tokens.start < range.start);
    let end = mentions.partition_point(|m| m.tokens.start < range.end);
    mentions[start..end.max(start)]
        .iter()
        .copied()
        .filter(|m| matches!(m.row.kind, EntityKind::Person | EntityKind::Organization))
}
