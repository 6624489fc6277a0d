//! Who says so: the subject of the verb of saying that governs a clause or a quotation.
//!
//! | words | speaker | method |
//! | --- | --- | --- |
//! | "Exports rose 5%, **Ana Weiss** said" | Ana Weiss | clause |
//! | "'Exports rose 5%. They will rise again,' said **Ana Weiss**" | Ana Weiss, for both sentences | quote |
//! | "According to **the ministry**, exports rose" | the ministry, where the text names it | according_to |
//! | "Exports rose, the agency reports, citing **the ministry**" | the ministry | according_to |
//! | "'They will rise,' **he** added" | the last speaker | carried |
//! | "**The fund** expects growth of 3%" | the fund, where nobody is said to have told of it | clause |

use std::ops::Range;

use super::clause::{Sentence, is_report};
use crate::Located;
use crate::id::Id;
use crate::lexicon::entity::Sort;
use crate::lexicon::name::NameWord;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::Roles;
use crate::lexicon::{Classes, Sense};
use crate::recognize::verb::VerbGroup;
use crate::record::{EntityKind, Mention, SpeakerMethod};
use crate::resolve::name::holder;
use crate::text::Document;
use crate::text::token::{Gap, Kind, Shape};

/// A speaker and how it was found.
pub(super) type Speaker = (Id, SpeakerMethod);

/// How many sentences a quotation may run over before it is taken for a slip of the pen.
const LONGEST_QUOTE: usize = 12;
/// How many verbs one subject may have, joined by "and".
const ROW: usize = 8;
/// How many words may stand between a speaker and the verb of saying.
const APART: usize = 14;

/// Who spoke last.
#[derive(Debug, Clone, Copy, Default)]
struct Last {
    speaker: Option<Id>,
    /// Whom "he" or "she" may be: a person, or a body that somebody spoke for; no data.
    person: Option<Id>,
}

/// How far behind the verb of saying the source stands that an outlet cites: "reported, citing".
const CITED: usize = 2;

/// The speakers of a text, for its sentences.
pub(super) struct Speakers {
    /// For each sentence: who speaks in its quotations, and who outside them.
    by_sentence: Vec<(Option<Speaker>, Option<Speaker>)>,
    /// Token ranges inside quotation marks.
    quotes: Vec<Range<usize>>,
}

impl Speakers {
    /// The speaker of a token.
    pub(super) fn at(&self, token: usize, sentence: usize) -> Option<Speaker> {
        let (inside, outside) = self.by_sentence.get(sentence).copied()?;
        if self.is_quoted(token) { inside } else { outside }
    }

    fn is_quoted(&self, token: usize) -> bool {
        self.quotes.iter().any(|q| q.contains(&token))
    }

    /// Reads who speaks where. `sentences` are those of the document, in order.
    pub(super) fn read(document: &Document, sentences: &[Sentence], mentions: &[Located<Mention>]) -> Speakers {
        let mentions: Vec<&Located<Mention>> = mentions.iter().filter(|m| can_speak(document, m)).collect();
        let mentions = &mentions[..];
        let quotes = quotes(document);
        let mut by_sentence = Vec::with_capacity(sentences.len());
        let mut last = Last::default();
        for sentence in sentences {
            let told = attribution(document, sentence, mentions, &quotes, last);
            let quoted = quotes.iter().any(|q| q.start < sentence.tokens.end && q.end > sentence.tokens.start);
            if let Some((speaker, method)) = told {
                last.speaker = Some(speaker);
                if method != SpeakerMethod::AccordingTo || is_kind(mentions, speaker, EntityKind::Person) {
                    last.person = Some(speaker);
                }
            }
            let inside = if quoted {
                told.map(|(id, m)| (id, if m == SpeakerMethod::Clause { SpeakerMethod::Quote } else { m }))
            } else {
                None
            };
            by_sentence.push((inside, told));
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
            let named = (first..last).find_map(|at| self.by_sentence[at].0);
            let near = named.or_else(|| {
                let before = first.checked_sub(1).and_then(|at| self.by_sentence[at].1.or(self.by_sentence[at].0));
                before.map(|(id, _)| (id, SpeakerMethod::Carried))
            });
            for sentence in first..last {
                if self.by_sentence[sentence].0.is_none() {
                    self.by_sentence[sentence].0 = near;
                }
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

/// Who says what a sentence says.
fn attribution(
    document: &Document,
    sentence: &Sentence,
    mentions: &[&Located<Mention>],
    quotes: &[Range<usize>],
    last: Last,
) -> Option<Speaker> {
    if let Some(found) = according_to(document, sentence, mentions, last) {
        return Some(found);
    }
    let quoted = |token: usize| quotes.iter().any(|q| q.contains(&token));
    let groups =
        |verb: fn(&VerbGroup) -> bool| sentence.groups.iter().filter(move |g| verb(g) && !quoted(g.tokens.start));
    let of = |group: &VerbGroup| {
        subject(document, sentence, group.tokens.clone(), mentions, last)
            .map(|(id, carried)| (id, if carried { SpeakerMethod::Carried } else { SpeakerMethod::Clause }))
    };
    // "The fund expects growth of 3%": a forecast is a statement too, where nobody is said to have told of it.
    let forecasts = |group: &VerbGroup| group.does(Roles::FORECAST) && group.is_finite() && !group.passive;
    let told = groups(is_report).find_map(of);
    let person = told.is_some_and(|(id, _)| is_kind(mentions, id, EntityKind::Person));
    // "the Herald reported, citing the ministry", whatever the Herald is; a person speaks for herself.
    let cites = |reach| groups(is_report).next().and_then(|g| cited(document, sentence, mentions, g.tokens.end, reach));
    let near = if person { None } else { cites(CITED) };
    near.or(told).or_else(|| cites(usize::MAX)).or_else(|| groups(forecasts).next().and_then(of))
}

/// "..., the agency reports, citing the ministry": whom one that passes on has it from.
fn cited(
    document: &Document,
    sentence: &Sentence,
    mentions: &[&Located<Mention>],
    verb: usize,
    reach: usize,
) -> Option<Speaker> {
    let (at, length) = source_in(document, verb..sentence.tokens.end, StatementWord::Citation)?;
    let end = (at + length..sentence.tokens.end).find(|&t| document.is_sign(t, b',')).unwrap_or(sentence.tokens.end);
    let named = speakers_in(mentions, &(at + length..end)).next().filter(|_| at - verb <= reach)?;
    // "citing data of the ministry", but not "citing the case of Ana Weiss".
    let passes = |t: usize| {
        document.has(t, Classes::Function | Classes::Preposition | Classes::Demonym | Classes::Title)
            || document.says(t, StatementWord::Mouthpiece)
    };
    (at + length..named.tokens.start).all(passes).then_some((named.row.entity, SpeakerMethod::AccordingTo))
}

/// The first words of a kind that name a source, as (token, tokens).
fn source_in(document: &Document, range: Range<usize>, kind: StatementWord) -> Option<(usize, usize)> {
    let mut from = range.start;
    while let Some(at) = document.first(from..range.end, Classes::Source) {
        if let Some(length) = document.length_of(at, kind) {
            return Some((at, length));
        }
        from = at + 1;
    }
    None
}

fn according_to(
    document: &Document,
    sentence: &Sentence,
    mentions: &[&Located<Mention>],
    last: Last,
) -> Option<Speaker> {
    let (at, length) = source_in(document, sentence.tokens.clone(), StatementWord::Source)?;
    let stop = (at + length..sentence.tokens.end)
        .find(|&t| document.is_sign(t, b','))
        .unwrap_or(sentence.tokens.end)
        .max(at + length + 3);
    let named = speakers_in(mentions, &(at + length..stop)).last();
    let own = document.is_word(at + 1, "his") || document.is_word(at + 1, "her");
    let carried = || (own || pronoun(document, at + length)).then_some(last.person).flatten();
    if own {
        return carried().map(|id| (id, SpeakerMethod::Carried));
    }
    named
        .map(|m| (m.row.entity, SpeakerMethod::AccordingTo))
        .or_else(|| carried().map(|id| (id, SpeakerMethod::Carried)))
}

/// A person, or an organisation that is no news agency or outlet: those pass on what others say.
fn can_speak(document: &Document, mention: &Located<Mention>) -> bool {
    let passes_on = document.read(mention.tokens.start, |s| match s {
        Sense::Name(NameWord::Known(entity) | NameWord::Perhaps(entity)) => {
            matches!(document.lexicon.sort_of(*entity), Sort::Wire | Sort::Outlet).then_some(())
        }
        _ => None,
    });
    matches!(mention.row.kind, EntityKind::Person | EntityKind::Organization) && passes_on.is_none()
}

fn speakers_in<'m>(
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

fn pronoun(document: &Document, at: usize) -> bool {
    document.is_one_of(at, &["he", "she", "him", "her"])
}

/// "The bank raised the rate and said": the first of the verbs that "and" joins, which has the subject of all.
fn first_of_row(document: &Document, sentence: &Sentence, verb: Range<usize>) -> Range<usize> {
    let and = |at: usize| document.has(at, Classes::Conjunction);
    let before = sentence.groups.partition_point(|g| g.tokens.end < verb.start);
    let mut first = verb;
    for group in sentence.groups[..before].iter().rev().filter(|g| g.is_finite()).take(ROW) {
        if !and(first.start.wrapping_sub(1)) {
            break;
        }
        first = group.tokens.clone();
    }
    first
}

/// The subject of a verb of saying, as (entity, whether it was carried over from an earlier sentence).
fn subject(
    document: &Document,
    sentence: &Sentence,
    verb: Range<usize>,
    mentions: &[&Located<Mention>],
    last: Last,
) -> Option<(Id, bool)> {
    let verb = first_of_row(document, sentence, verb);
    // "said Vasily Matyushevsky": right behind.
    let behind = verb.end..(verb.end + APART).min(sentence.tokens.end);
    let inverted =
        document.is_sign(verb.start.wrapping_sub(1), b',') || document.is_sign(verb.start.wrapping_sub(1), b'"');
    if inverted
        && let Some(found) = speakers_in(mentions, &behind).find(|m| {
            let between = verb.end..m.tokens.start;
            !between.clone().any(|t| document.is_sign(t, b',') || document.is_word(t, "that"))
                && !sentence.groups.iter().any(|g| between.contains(&g.tokens.start))
        })
    {
        return Some((found.row.entity, false));
    }
    // "Ana Weiss, the minister, said": the nearest before, a person before the organisation in the title.
    let floor = (sentence.tokens.start..verb.start)
        .rev()
        .find(|&t| document.is_sign(t, b'"') || document.is_sign(t, b';'))
        .map_or(sentence.tokens.start, |t| t + 1);
    // "The Weiss group, which also holds shares of Tarn Ltd, said": the subject stands before the relative clause.
    let resumed =
        sentence.relatives().iter().find(|r| r.start > floor && (r.end == verb.start || r.end + 1 == verb.start));
    let end = resumed.map_or(verb.start, |r| r.start - 1);
    let before = floor.max(end.saturating_sub(APART))..end;
    let close = |m: &&Located<Mention>| {
        !sentence
            .groups
            .iter()
            .any(|g| g.is_finite() && g.tokens.start >= m.tokens.end && g.tokens.end <= end && !is_report(g))
    };
    // "a filing with the commission", "a group led by Ana Weiss": the object of a preposition says nothing, unless it is what a
    // spokesman speaks for.
    let mouthpiece = |at: usize| document.says(at, StatementWord::Mouthpiece);
    let free = |m: &&Located<Mention>| {
        let article = usize::from(document.is_word(m.tokens.start.wrapping_sub(1), "the"));
        let at = m.tokens.start.saturating_sub(1 + article);
        at <= before.start || !document.has(at, Classes::Preposition) || mouthpiece(at - 1)
    };
    let mut found: Vec<&Located<Mention>> = speakers_in(mentions, &before).filter(close).filter(free).collect();
    found.reverse();
    let head = head_noun(document, &before);
    let named = found.iter().find(|m| m.row.kind == EntityKind::Person).or(found.first());
    // "... former chairman Ana Weiss, the company said": the noun right before the verb decides.
    // "Finance Ministry figures show": what stands for the name right before it.
    let speaks_for = |m: &Located<Mention>| {
        head.is_some_and(|h| mouthpiece(h) && h - m.tokens.end <= 1 && m.row.kind == EntityKind::Organization)
    };
    if let Some(named) = named.filter(|m| head.is_none_or(|h| h < m.tokens.end) || speaks_for(m)) {
        return Some((named.row.entity, false));
    }
    if (verb.start.saturating_sub(3)..verb.start).any(|at| pronoun(document, at))
        || inverted && pronoun(document, verb.end)
    {
        return last.person.map(|id| (id, true));
    }
    let earlier = &mentions[..mentions.partition_point(|m| m.tokens.start < verb.start)];
    let it = document.is_word(verb.start.wrapping_sub(1), "it");
    if it && head.is_none() {
        return organization(earlier, last.speaker).map(|id| (id, true));
    }
    stands_for(document, earlier, head?, last).map(|id| (id, true))
}

/// Who a common noun before a verb of saying is: "the ministry", the last organisation called one; "the company", the one that spoke
/// last, else the first of the text; "the minister", who holds that office, else the person who spoke last; "sources", "a trader", nobody that the text names.
fn stands_for(document: &Document, earlier: &[&Located<Mention>], head: usize, last: Last) -> Option<Id> {
    let word = document.word(head);
    let definite = (head.saturating_sub(2)..head).any(|at| document.is_word(at, "the"));
    // "the Weiss group": a name of its own; "the Swiss group" is not.
    let before = head.saturating_sub(1);
    let named = document.tokens[before].shape != Shape::Lower
        && !document.has(before, Classes::Demonym | Classes::Function | Classes::Head);
    if !definite || named || word.ends_with('s') {
        return None;
    }
    let authority = document.says(head, StatementWord::AuthorityNoun);
    if authority || document.says(head, StatementWord::OrganizationNoun) {
        let called = |m: &&&Located<Mention>| {
            m.row.kind == EntityKind::Organization && m.tokens.clone().any(|t| document.is_word(t, word))
        };
        let spoke_last = |m: &&&Located<Mention>| Some(m.row.entity) == last.speaker && called(m);
        let named = earlier.iter().find(spoke_last).or_else(|| earlier.iter().rev().find(called));
        let spoke = || last.speaker.filter(|&id| is_kind(earlier, id, EntityKind::Organization));
        let other = || if authority { spoke() } else { organization(earlier, last.speaker) };
        return named.map(|m| m.row.entity).or_else(other);
    }
    // "the minister", "the Swiss expert"; "the government" is nobody.
    let person = document.has(head, Classes::Title);
    let spoke =
        |id: &Id| person && is_kind(earlier, *id, EntityKind::Person) && may_be_called(document, earlier, *id, head);
    holder(document, earlier, head).or_else(|| last.person.filter(spoke))
}

/// "the ambassador" is no prime minister who spoke before; "the official" may be.
fn may_be_called(document: &Document, earlier: &[&Located<Mention>], person: Id, head: usize) -> bool {
    let roles = || earlier.iter().filter(|m| m.row.entity == person).filter_map(|m| m.row.role.as_deref());
    let word = document.word(head);
    let named = |role: &str| role.split(' ').any(|part| part.eq_ignore_ascii_case(word));
    document.says(head, NameWord::GeneralOffice) || roles().next().is_none() || roles().any(named)
}

/// The organisation that spoke last, else the first of the text.
fn organization(earlier: &[&Located<Mention>], last: Option<Id>) -> Option<Id> {
    let first = || earlier.iter().find(|m| m.row.kind == EntityKind::Organization).map(|m| m.row.entity);
    last.filter(|&id| is_kind(earlier, id, EntityKind::Organization)).or_else(first)
}

fn is_kind(mentions: &[&Located<Mention>], entity: Id, kind: EntityKind) -> bool {
    mentions.iter().any(|m| m.row.entity == entity && m.row.kind == kind)
}

/// The common noun that a range ends with: "company" of "the company".
fn head_noun(document: &Document, range: &Range<usize>) -> Option<usize> {
    let last = range.clone().next_back()?;
    let token = document.tokens[last];
    (token.kind == Kind::Word
        && token.shape == Shape::Lower
        && !document.has(last, Classes::Function | Classes::Auxiliary))
    .then_some(last)
}
