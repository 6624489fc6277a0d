//! Whose result it is: the company, bank or club whose profit, sales or shares a text tells of, where no country is the party.
//!
//! | words | subject | method |
//! | --- | --- | --- |
//! | "**Alder Ltd**'s third-quarter sales", "losses at **Alder Ltd**" | Alder Ltd | phrase |
//! | "**Alder Ltd** earned $5 million", "**Alder Ltd** said profit rose 5%" | Alder Ltd | phrase |
//! | "**Its** debt fell to $5 million", "Net profit was $5 million", behind a sentence on Alder Ltd | Alder Ltd | inherited |
//! | "**Alder Ltd** expects inflation of 5%", "the ministry said retail sales rose 5%" | none: countries have that | |
//! | "**The Lima-based retailer** earned $5 million", in a text on Alder Ltd | Alder Ltd | inherited |
//! | "**Alder Mills**, a unit of Berg Ltd, lost $5 million" | Alder Mills | phrase |
//! | "Debt fell to $5 million", "Orders rose 5%", in a text on Alder Ltd's results | Alder Ltd | inherited |
//! | "Orders rose 5%", in a text on no company's results | none | |
//! | "Profit fell to $5 million", in a text on no company, or behind one on several | none | |

use std::ops::Range;

use crate::Located;
use crate::id::Id;
use crate::interpret::attachment::is_possessive;
use crate::interpret::clause::{Sentence, is_report};
use crate::interpret::speaker::{can_speak, is_based, sentence_subject, speakers_in};
use crate::interpret::{Reading, Site};
use crate::lexicon::Classes;
use crate::lexicon::measure::{MeasureWord, Nature, Traits};
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::Roles;
use crate::recognize::verb::{Tense, VerbGroup};
use crate::record::{EntityKind, Mention, PartiesMethod};
use crate::text::Document;
use crate::text::token::Shape;

/// A body whose measure it is, and how it was found.
pub(in crate::interpret) type Owner = (Id, PartiesMethod);

/// How many words may stand between an owner and the measure: "third-quarter pretax".
const OWNED: usize = 6;

/// Of each amount the body whose measure it is, where the text says so and no country is a party.
pub(in crate::interpret) fn bodies(
    sentences: &[Sentence],
    sites: &[Site],
    readings: &[Reading],
    mentions: &[Located<Mention>],
) -> Vec<Option<Owner>> {
    let Some(site) = sites.first() else { return Vec::new() };
    let document = site.document;
    let speakers: Vec<&Located<Mention>> = mentions.iter().filter(|m| can_speak(document, m)).collect();
    let named = owners_among(document, &speakers);
    let mut topic = headed(document, &named);
    let mut read = 0;
    let mut owners = Vec::with_capacity(sites.len());
    let mut topics = Vec::with_capacity(sites.len());
    for (site, reading) in sites.iter().zip(readings) {
        for sentence in &sentences[read..(reading.sentence + 1).max(read)] {
            topic = topic_of(document, sentence, &speakers, &named).or(topic);
        }
        read = read.max(reading.sentence + 1);
        let measure = reading.measure.as_ref().filter(|_| reading.parties.is_none());
        let about = About { site, named: &named, topic, reports: false };
        owners.push(measure.and_then(|found| about.owner(found.measure, &found.tokens)));
        topics.push(topic);
    }
    let reporters = reporters(document, readings, &owners);
    for (at, site) in sites.iter().enumerate() {
        let reports = topics[at].is_some_and(|topic| reporters.contains(&topic));
        let free = readings[at].parties.is_none() && owners[at].is_none() && reports;
        if let Some(found) = readings[at].measure.as_ref().filter(|_| free) {
            let about = About { site, named: &named, topic: topics[at], reports };
            owners[at] = about.owner(found.measure, &found.tokens);
        }
    }
    owners
}

/// The bodies whose results the text tells: profit, sales.
fn reporters(document: &Document, readings: &[Reading], owners: &[Option<Owner>]) -> Vec<Id> {
    let measures = &document.lexicon.measures;
    let result = |reading: &Reading| reading.measure.as_ref().is_some_and(|m| measures.is(m.measure, Traits::RESULT));
    let told = readings.iter().zip(owners).filter(|(reading, _)| result(reading));
    told.filter_map(|(_, owner)| owner.map(|(id, _)| id)).collect()
}

/// Who may own a result: organisations, but no office of a state, whatever it is called elsewhere: "the commission (SEC)".
fn owners_among<'m>(document: &Document, speakers: &[&'m Located<Mention>]) -> Vec<&'m Located<Mention>> {
    let tells =
        |at: usize| document.says(at, StatementWord::AuthorityNoun) || document.says(at, StatementWord::Observer);
    let office = |m: &&&Located<Mention>| m.tokens.clone().any(tells);
    let offices: Vec<Id> = speakers.iter().filter(office).map(|m| m.row.entity).collect();
    // "crude palm oil (CPO) output"
    let bracketed = |m: &Located<Mention>| document.is_sign(m.tokens.start.wrapping_sub(1), b'(');
    let owns = |m: &&Located<Mention>| {
        m.row.kind == EntityKind::Organization && !offices.contains(&m.row.entity) && !bracketed(m)
    };
    speakers.iter().copied().filter(owns).collect()
}

/// The company that a table is of: the only one of the text, where a note gives its name ("Full name Alder Ltd", "NOTE: Alder Ltd.").
fn headed(document: &Document, named: &[&Located<Mention>]) -> Option<Id> {
    let first = named.first()?;
    let only = named.iter().all(|m| m.row.entity == first.row.entity);
    let (start, end) = (first.tokens.start, first.tokens.end);
    let before = start.wrapping_sub(1);
    let colon = document.is_sign(before, b':');
    let name = before.wrapping_sub(usize::from(document.is_word(before, "is") || colon));
    let alone = colon && document.tokens.get(end).is_none_or(|t| t.sign == b'.');
    (only && (start == 0 || document.is_word(name, "name") || alone)).then_some(first.row.entity)
}

/// The organisation that a sentence is about: its subject, or whose the subject is.
fn topic_of(
    document: &Document,
    sentence: &Sentence,
    speakers: &[&Located<Mention>],
    named: &[&Located<Mention>],
) -> Option<Id> {
    let subject = sentence_subject(document, sentence, speakers).map(|m| m.row.entity);
    // "Alder Ltd's sales rose", "Losses at Alder Ltd grew"
    let owner = || {
        let first = speakers_in(named, &sentence.tokens).next()?;
        let verb = sentence.groups.iter().find(|g| g.is_finite())?;
        let of = document.is_one_of(first.tokens.start.wrapping_sub(1), &["of", "at"]);
        let owns = is_possessive(document, first.tokens.end) || of && first.tokens.end == verb.tokens.start;
        (owns && first.tokens.end <= verb.tokens.start).then_some(first.row.entity)
    };
    subject.filter(|&id| named.iter().any(|m| m.row.entity == id)).or_else(owner)
}

/// An amount, and whom its text tells of.
struct About<'s, 'd> {
    site: &'s Site<'s, 'd>,
    named: &'s [&'s Located<Mention>],
    topic: Option<Id>,
    /// Whether the text tells the results of the topic.
    reports: bool,
}

impl About<'_, '_> {
    fn owner(&self, measure: MeasureWord, words: &Range<usize>) -> Option<Owner> {
        let measures = &self.site.document.lexicon.measures;
        let known = &measures.known;
        // A share of something is its, and not theirs who have it.
        let nobodys = [known.share, known.exchange_rate, known.stock_index].contains(&measure);
        if nobodys || measures.is(measure, Traits::NATIONAL) || measures.get(measure).nature == Nature::Pair {
            return None;
        }
        let corporate = measures.is(measure, Traits::CORPORATE);
        let priced = measure == known.share_price;
        let phrase = |id: Id| (id, PartiesMethod::Phrase);
        if !words.is_empty() {
            if let Some(id) = self.in_phrase(words, priced) {
                return Some(phrase(id));
            }
            if let Some(owner) = self.pronoun(words.start) {
                return self.taken_up(owner).map(|id| (id, PartiesMethod::Inherited));
            }
            // "the industry's profits": somebody's who has no name.
            if self.is_owned(words.start) {
                return None;
            }
        }
        // "Alder Ltd bought shares at $5": the price is that of the shares.
        if let Some(id) = self.agent(corporate).filter(|_| !priced) {
            return Some(id);
        }
        // "Debt stood at $5 million", in a text on the results of Alder Ltd.
        let shared = self.reports && measures.is(measure, Traits::SHARED) && !words.is_empty();
        let inherited = (corporate || shared) && !self.names_another();
        self.topic.filter(|_| inherited).map(|id| (id, PartiesMethod::Inherited))
    }

    /// "Alder Ltd's sales", "Alder sales", "losses at Alder Ltd".
    fn in_phrase(&self, words: &Range<usize>, priced: bool) -> Option<Id> {
        let document = self.site.document;
        // "Alder Ltd rose 5%": its share.
        if let Some(itself) = self.named.iter().find(|m| m.tokens.end == words.end && m.tokens.start <= words.start) {
            return Some(itself.row.entity);
        }
        let ties = document.is_one_of(words.end, &["of", "at"]) || priced && document.is_word(words.end, "in");
        let first = words.end + 1 + usize::from(document.has(words.end + 1, Classes::Definite));
        let behind = speakers_in(self.named, &(words.end..first + 1)).find(|m| m.tokens.start == first);
        // "sales of Alder toys"
        let alone = |m: &&Located<Mention>| {
            let noun = document.tokens.get(m.tokens.end).is_some_and(|t| t.sign == 0);
            let acts = |g: &VerbGroup| g.tokens.start == m.tokens.end;
            !noun || document.has(m.tokens.end, Classes::Function) || self.site.sentence.groups.iter().any(acts)
        };
        if let Some(mention) = behind.filter(|_| ties).filter(alone) {
            return Some(mention.row.entity);
        }
        let from = words.start.saturating_sub(OWNED + 1).max(self.site.clause.start);
        let before = self.named.iter().rev().find(|m| m.tokens.end <= words.start && m.tokens.end > from)?;
        let end = before.tokens.end;
        let plain = |at: usize| document.is_hyphen(at) || document.tokens[at].sign == 0 && !self.parts(at);
        let owns = end == words.start || is_possessive(document, end) && (end + 1..words.start).all(plain);
        owns.then_some(before.row.entity)
    }

    /// What no phrase of an owner runs over: "Alder Ltd's plant raised sales".
    fn parts(&self, at: usize) -> bool {
        self.site.document.has(at, Classes::Function) || self.site.sentence.groups.iter().any(|g| g.tokens.start == at)
    }

    /// "its net profit", "the company's sales": where the owner stands that is not named again.
    fn pronoun(&self, measure: usize) -> Option<usize> {
        let document = self.site.document;
        let from = measure.saturating_sub(OWNED).max(self.site.sentence.tokens.start);
        let company = |at: usize| {
            is_possessive(document, at)
                && at >= from + 2
                && document.says(at - 1, StatementWord::OrganizationNoun)
                && document.has(at - 2, Classes::Definite)
        };
        let its = |at: usize| document.is_one_of(at, &["its", "our"]);
        let within = |at: &usize| is_possessive(document, *at) || document.tokens[*at].sign == 0;
        let stops = |&at: &usize| its(at) || is_possessive(document, at) || self.parts(at);
        let owner = (from..measure).rev().take_while(within).find(stops)?;
        if company(owner) { Some(owner - 1) } else { Some(owner).filter(|&at| its(at)) }
    }

    /// Whom a pronoun or "the bank" stands for: the last body called one, else what the text tells of.
    fn taken_up(&self, at: usize) -> Option<Id> {
        let document = self.site.document;
        let called =
            |m: &&&Located<Mention>| m.tokens.clone().any(|t| document.word(t).eq_ignore_ascii_case(document.word(at)));
        let is_topic = |m: &&&Located<Mention>| Some(m.row.entity) == self.topic && called(m);
        // "a drought in Peru, which cut its output"
        let before = at - if is_based(document, at) { 3 } else { 0 };
        if self.site.sentence.places(self.site.sentence.tokens.start..before).next().is_some() {
            return None;
        }
        let earlier = &self.named[..self.named.partition_point(|m| m.tokens.start < at)];
        let named = earlier.iter().find(is_topic).or_else(|| earlier.iter().rev().find(called));
        named.map(|m| m.row.entity).or(self.topic)
    }

    /// "Peruvian banks' profits", "German profits".
    fn is_owned(&self, measure: usize) -> bool {
        let document = self.site.document;
        let from = measure.saturating_sub(OWNED).max(self.site.clause.start);
        (from..measure)
            .rev()
            .take_while(|&at| is_possessive(document, at) || document.tokens[at].sign == 0 && !self.parts(at))
            .any(|at| is_possessive(document, at) || document.has(at, Classes::Demonym | Classes::Name))
    }

    /// The organisation that is the subject of the verb that governs the amount, or says of its own results what the clause tells.
    fn agent(&self, corporate: bool) -> Option<Owner> {
        let (document, sentence) = (self.site.document, self.site.sentence);
        let verb = self.site.governor().filter(|g| g.tokens.start < self.site.amount.tokens.start)?;
        // "Alder Ltd sees inflation at 5%": what it judges is not its own.
        let judges = verb.does(Roles::REPORT.with(Roles::FORECAST).with(Roles::ESTIMATE));
        if verb.passive || judges && !corporate {
            return None;
        }
        let start = self.site.clause.start.min(verb.tokens.start);
        let before = verb.tokens.start.wrapping_sub(1);
        if document.is_word(before, "it") {
            return self.topic.map(|id| (id, PartiesMethod::Inherited));
        }
        if let Some(noun) = self.company_before(verb.tokens.start) {
            return self.taken_up(noun).map(|id| (id, PartiesMethod::Inherited));
        }
        let subject = self.described(speakers_in(self.named, &(start..verb.tokens.start)).next_back()?, verb);
        let free = {
            let article = usize::from(document.has(subject.tokens.start.wrapping_sub(1), Classes::Definite));
            let before = subject.tokens.start.wrapping_sub(1 + article);
            subject.tokens.start <= start + article || !document.has(before, Classes::Preposition)
        };
        // "Alder Ltd said profit rose": it speaks of itself, unless the profit is another's.
        let other = |g: &VerbGroup| {
            g.tokens.start >= subject.tokens.end && g.tokens.end <= verb.tokens.start && g.is_finite() && !is_report(g)
        };
        // "Alder Ltd agreed to buy"
        let other = |g: &VerbGroup| verb.tense != Tense::Infinitive && other(g);
        // "Alder Ltd said profits at banks fell"
        let groups = &sentence.groups;
        let says =
            groups.iter().any(|g| is_report(g) && (subject.tokens.end..verb.tokens.start).contains(&g.tokens.start));
        let of_others = |at: usize| document.is_one_of(at, &["at", "of", "in"]);
        let of_others = says && (subject.tokens.end..verb.tokens.start).any(of_others);
        let own =
            !of_others && free && !is_possessive(document, subject.tokens.end) && !sentence.groups.iter().any(other);
        own.then_some((subject.row.entity, PartiesMethod::Phrase))
    }

    /// "Alder Mills, a unit of Berg Ltd, earned": the mills; what stands between the commas only describes them.
    fn described<'m>(&'m self, last: &'m Located<Mention>, verb: &VerbGroup) -> &'m Located<Mention> {
        let document = self.site.document;
        let start = self.site.sentence.tokens.start;
        let closed = document.is_sign(last.tokens.end, b',') && last.tokens.end + 1 == verb.tokens.start;
        let first = speakers_in(self.named, &(start..start + 2)).next();
        let opens = |first: &&Located<Mention>| {
            let comma = first.tokens.end;
            let article = document.is_sign(comma, b',') && document.has(comma + 1, Classes::Article);
            article && !(comma + 1..last.tokens.start).any(|at| document.is_word(at, "and"))
        };
        first.filter(|first| closed && opens(first)).unwrap_or(last)
    }

    /// "the company earned", "the Lima-based retailer yesterday sold": the noun for a body that is not named again.
    fn company_before(&self, verb: usize) -> Option<usize> {
        let document = self.site.document;
        let dated = usize::from(document.has(verb.wrapping_sub(1), Classes::DateStart));
        let noun = verb.checked_sub(1 + dated).filter(|&at| document.says(at, StatementWord::OrganizationNoun))?;
        let first = noun - if is_based(document, noun) { 3 } else { 0 };
        let the = first.checked_sub(1).is_some_and(|at| document.has(at, Classes::Definite));
        // "The agency assigned a B rating to notes of $5 million": a union and an agency look after what is others'.
        let the = the && !document.says(noun, StatementWord::Observer);
        (the && first > self.site.sentence.tokens.start).then_some(noun)
    }

    /// Whether the sentence names another organisation than the topic before the amount, or a country.
    fn names_another(&self) -> bool {
        let before = self.site.sentence.tokens.start..self.site.amount.tokens.start;
        let other = speakers_in(self.named, &before).any(|m| Some(m.row.entity) != self.topic);
        // "the Lima-based firm": where it is from says nothing of the measure.
        let (document, start) = (self.site.document, before.start);
        let noun = before.clone().find(|&at| document.tokens[at].shape == Shape::Lower && is_based(document, at));
        let from = noun.filter(|&at| at <= start + 4).unwrap_or(start);
        other || self.site.sentence.places(from..before.end).next().is_some()
    }
}
