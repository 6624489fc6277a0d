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
mod judgement;
mod source;
mod subject;
mod told;

use std::ops::Range;

use super::clause::{Sentence, is_report};
pub(super) use focus::subject as sentence_subject;
use interview::Interview;
pub(super) use subject::is_based;
use subject::is_kind;
use told::{Teller, Told};

use crate::Located;
use crate::id::Id;
use crate::lexicon::Classes;
use crate::lexicon::entity::Sort;
use crate::lexicon::name::NameWord;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::Roles;
use crate::record::{EntityKind, Mention, SpeakerMethod};
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
/// How many sentences on somebody is still the speaker who is not named again.
const GOES_ON: usize = 2;

/// Who speaks in a sentence.
#[derive(Debug, Clone, Copy)]
struct Spoken {
    /// In its quotations.
    inside: Option<Speaker>,
    outside: Told,
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
        let by_sentence = Vec::with_capacity(sentences.len());
        let mut talk =
            Talk { document, mentions, quotes: &quotes, interview, by_sentence, last: Last::default(), gone_on: 0 };
        sentences.iter().for_each(|sentence| talk.hear(sentence));
        let mut speakers = Speakers { by_sentence: talk.by_sentence, quotes };
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

/// A text, sentence by sentence.
struct Talk<'a, 'd> {
    document: &'a Document<'d>,
    mentions: &'a [&'a Located<Mention>],
    quotes: &'a [Range<usize>],
    interview: Option<Interview>,
    by_sentence: Vec<Spoken>,
    last: Last,
    /// How many sentences on end have gone on with the speaker before.
    gone_on: usize,
}

impl Talk<'_, '_> {
    fn hear(&mut self, sentence: &Sentence) {
        let mut outside = told::read(sentence, self.mentions, self.quotes, self.last);
        outside.main = outside.main.or_else(|| self.answered(sentence));
        let told = outside.main.map(|(speaker, _)| speaker);
        self.remember(sentence, told);
        let inside = self.quoted(sentence, told);
        let went_on = if told.is_none() { self.went_on(sentence) } else { None };
        self.gone_on = if went_on.is_some() { self.gone_on + 1 } else { 0 };
        outside.main = outside.main.or(went_on.filter(|_| self.gone_on <= GOES_ON));
        self.by_sentence.push(Spoken { inside, outside });
    }

    /// Who answers the questions of an interview. "The ministry says 8%" is no word of theirs; "I think, 8%" is.
    fn answered(&self, sentence: &Sentence) -> Option<Teller> {
        let start = sentence.tokens.start;
        let own = |verb: usize| self.document.is_one_of(verb.wrapping_sub(1), &["i", "we"]);
        let other = || sentence.groups.iter().any(|g| is_report(g) && !own(g.tokens.start));
        let interview = self.interview.as_ref().filter(|i| i.answers(start) && !other())?;
        Some(((interview.person, SpeakerMethod::Carried), start))
    }

    /// Keeps whom later words may stand for.
    fn remember(&mut self, sentence: &Sentence, told: Option<Speaker>) {
        if let Some((speaker, method)) = told {
            self.last.speaker = Some(speaker);
            if method != SpeakerMethod::AccordingTo || is_kind(self.mentions, speaker, EntityKind::Person) {
                (self.last.person, self.last.pronoun) = (Some(speaker), Some(speaker));
            }
        } else if let Some(person) = focus::of(self.document, sentence, self.mentions, self.quotes) {
            self.last.pronoun = Some(person);
        }
    }

    /// Whose words a sentence quotes.
    fn quoted(&self, sentence: &Sentence, told: Option<Speaker>) -> Option<Speaker> {
        let overlaps = |q: &Range<usize>| q.start < sentence.tokens.end && q.end > sentence.tokens.start;
        if !self.quotes.iter().any(overlaps) {
            return None;
        }
        let quote = |(id, method)| (id, if method == SpeakerMethod::Clause { SpeakerMethod::Quote } else { method });
        let of_words = || focus::of_words(self.document, sentence, self.mentions, self.quotes);
        told.map(quote).or_else(|| of_words().map(|id| (id, SpeakerMethod::Quote)))
    }

    /// "Exports fell 5%, Ana Weiss said. Imports rose 3%.": what follows in the paragraph is hers too, unless it tells of another who says,
    /// reckons or asks something, or is in quotes.
    fn went_on(&self, sentence: &Sentence) -> Option<Teller> {
        const TELLS: Roles = Roles::REPORT.with(Roles::FORECAST).with(Roles::ESTIMATE).with(Roles::REQUEST);
        /// "," she said.
        const TAG: usize = 8;
        let (document, start) = (self.document, sentence.tokens.start);
        let before = self.by_sentence.last().filter(|_| document.tokens[start].gap < Gap::Paragraph)?;
        let ((speaker, _), _) = before.outside.main?;
        let quoted = self.quotes.iter().any(|q| q.start < sentence.tokens.end && q.end + TAG > start);
        // "A court ruled in May": another matter.
        let another = document.is_one_of(start, &["a", "an"]);
        let tells = sentence.groups.iter().any(|g| g.does(TELLS));
        let cites = sentence.tokens.clone().any(|at| document.says(at, StatementWord::Source));
        if quoted || another || tells || cites {
            return None;
        }
        // "Ana Weiss said it was hard. Alder Ltd earned $5 million."
        let subject = focus::subject(document, sentence, self.mentions);
        let same = subject.is_none_or(|other| other.row.entity == speaker);
        same.then_some(((speaker, SpeakerMethod::Carried), start))
    }
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
