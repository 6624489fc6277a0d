//! Amounts are bound to period, party, measure, modality, direction and speaker.
//!
//! First every amount is read where it stands, by small functions that each look at one side of it ([`lead`], [`change`],
//! [`modality`], [`measure`], [`parties`], [`period`]); then [`link`] ties amounts to each other and lets them take over what a
//! reader takes over. What no rule finds is NULL. [`speaker`] says who speaks where.

mod antecedent;
mod attachment;
mod bound;
mod change;
mod clause;
mod fate;
mod lead;
mod link;
mod measure;
mod modality;
mod page;
mod parties;
mod period;
mod reading;
mod row;
mod speaker;

use std::iter::zip;
use std::ops::Range;

use chrono::NaiveDate;

use crate::Located;
use crate::id::Id;
use crate::lexicon::Classes;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::Roles;
use crate::recognize::amount::Amount;
use crate::recognize::verb::{SentenceGroups, Tense, VerbGroup, VerbGroups};
use crate::record::{Date, Figure, FigureKind, Mention};
use crate::text::Document;
use crate::text::dateline::Dateline;
use clause::Sentence;
use lead::Lead;
use link::{Linked, Scene};
use page::Page;
use reading::{INDEX, Reading};

/// What the stages before have found in an article, beside its amounts.
pub(crate) struct Found<'d, 'a> {
    pub(crate) document: &'d Document<'a>,
    pub(crate) article: Id,
    pub(crate) published: Option<NaiveDate>,
    pub(crate) verbs: &'d VerbGroups<'d, 'a>,
    pub(crate) dates: &'d [Located<Date>],
    pub(crate) mentions: &'d [Located<Mention>],
    /// Where and when the article was written.
    pub(crate) dateline: &'d Dateline,
}

/// Of each article the figures, in order of the text, and the lexicon entities that they point to. As with the stages, each step is done
/// with all articles before the next begins.
pub(crate) fn figures(articles: &[Found], amounts: Vec<Vec<Amount>>) -> Vec<(Vec<Figure>, Vec<u32>)> {
    let spans: Vec<Vec<Range<usize>>> =
        amounts.iter().map(|all| all.iter().map(|a| a.tokens.clone()).collect()).collect();
    let pages: Vec<Page> =
        zip(zip(articles, &spans), amounts).map(|((found, spans), amounts)| page(found, spans, amounts)).collect();
    let sites: Vec<Vec<Site>> = pages.iter().map(Page::sites).collect();
    let scenes: Vec<Scene> = zip(&pages, &sites).map(|(page, sites)| page.scene(sites)).collect();
    let read = zip(zip(&pages, &scenes), reading::read(&scenes));
    let mut linked: Vec<Linked> =
        read.map(|((page, scene), readings)| Linked { scene, amounts: &page.amounts, readings }).collect();
    link::link(&mut linked);
    zip(&pages, &linked).map(|(page, linked)| page.rows(linked.scene.sites, &linked.readings)).collect()
}

/// Takes the amounts of an article, and where they stand.
fn page<'p, 'a>(found: &'p Found<'p, 'a>, spans: &'p [Range<usize>], amounts: Vec<Amount>) -> Page<'p, 'a> {
    let document = found.document;
    // "MINSK, 8 February (Reuters) - Trade grew": the sentence begins behind, and its day is that of no figure.
    let head = &found.dateline.tokens;
    let groups = |sentence: usize| SentenceGroups { all: found.verbs, sentence };
    let sentence = |(at, tokens): (usize, &Range<usize>)| {
        let start = if tokens.contains(&head.end) { tokens.start.max(head.end) } else { tokens.start };
        Sentence::new(document, start..tokens.end, groups(at), within(spans, tokens), found.mentions)
    };
    let sentences: Vec<Sentence> = document.sentences.iter().enumerate().map(sentence).collect();
    let amounts = antecedent::with_antecedents(document, &sentences, amounts);
    let countries = parties::countries(document);
    let pair = parties::pair(document, &countries, found.dateline.place.as_ref());
    let trade = pair.is_some_and(|pair| pair.is_named) && parties::leads_with_trade(document, &sentences);
    let about = parties::About { pair, home: parties::home(document, &countries, found.dateline, trade), trade };
    Page { found, sentences, amounts, countries, about }
}

/// The spans that lie in a sentence.
fn within<'s>(spans: &'s [Range<usize>], sentence: &Range<usize>) -> &'s [Range<usize>] {
    let start = spans.partition_point(|s| s.start < sentence.start);
    let end = spans.partition_point(|s| s.start < sentence.end);
    &spans[start..end]
}

/// An amount in its sentence: what the readers look at.
struct Site<'s, 'd> {
    document: &'s Document<'d>,
    sentence: &'s Sentence<'s, 'd>,
    clause: Range<usize>,
    amount: &'s Amount,
    lead: Lead,
    /// The date that the amount is the possession of, as an index into the article's: "last year's 5 million".
    owner: Option<usize>,
    /// The verb group that governs the amount, as an index into the sentence's.
    governor: Option<usize>,
    /// Where the amount before ends and the next begins, within the sentence.
    neighbours: (Option<usize>, Option<usize>),
    dates: &'s [Located<Date>],
}

impl<'s, 'd> Site<'s, 'd> {
    fn new(
        document: &'s Document<'d>,
        sentence: &'s Sentence<'s, 'd>,
        amounts: &'s [Amount],
        at: usize,
        dates: &'s [Located<Date>],
    ) -> Site<'s, 'd> {
        let amount = &amounts[at];
        let clause = sentence.clause(amount.tokens.start);
        let before = at.checked_sub(1).map(|i| amounts[i].tokens.end).filter(|&end| end > sentence.tokens.start);
        let behind = next_apart(document, &sentence.tokens, amounts, at);
        let from = before.unwrap_or(clause.start).max(clause.start);
        let mut lead = lead::read(document, amount.tokens.start, from);
        // "to between 5 and 7 million": the preposition that ties the range stands before its own.
        let own = |&at: &usize| amount.ends.is_some() && document.is_word(at, "between");
        if let Some(between) = lead.preposition.filter(own) {
            lead = lead::read(document, between, from);
        }
        // "five times as many as the 4,300 of 2016": the words compare, and bound nothing.
        if before == Some(lead.start) && amounts[at - 1].kind == FigureKind::Multiple {
            lead.bound = None;
        }
        let owner = attachment::owner(document, sentence, &lead, dates);
        if let Some((_, date)) = &owner {
            lead.pass_owner(document, date);
        }
        let governor = governor(sentence, &clause, &amount.tokens, &lead);
        let mut site = Site {
            document,
            sentence,
            clause,
            amount,
            lead,
            owner: owner.map(|(index, _)| index),
            governor,
            neighbours: (before, behind),
            dates,
        };
        // "in 2016 it moved 3 million, in 2017 - 4 million, and for 2018 5 million is expected": the verb is that of the last alone.
        let of_next = |g: &VerbGroup| behind.is_some_and(|next| g.tokens.start > next);
        if site.governor().is_some_and(of_next) && period::in_turn(&site).is_some() {
            site.governor = None;
        }
        site
    }

    fn governor(&self) -> Option<&'s VerbGroup<'d>> {
        self.governor.map(|at| &self.sentence.groups[at])
    }

    /// Whether the token is a number in digits, or part of an amount in words.
    fn is_numeral(&self, token: usize) -> bool {
        self.document.is_number(token) || self.sentence.is_in_amount(token)
    }

    /// "22% more than the $87 million": whether another amount is measured against this one.
    fn is_behind_than(&self) -> bool {
        let than = |at: usize| self.document.is_one_of(at, &["than", "as"]);
        let start = self.lead.start;
        than(start.wrapping_sub(1)) || self.neighbours.0 == Some(start) && (start..self.amount.tokens.start).any(than)
    }

    /// "against the 6% foreseen", "better than the 6% foreseen", "below the 6% foreseen", "ahead of the 6% foreseen", "missing the 6%
    /// foreseen": whether something is measured against this amount.
    fn is_measured_against(&self) -> bool {
        const MEETS: Roles = Roles::EXCEED.with(Roles::ACHIEVE).with(Roles::MISS);
        let met = self.governor().is_some_and(|g| g.does(MEETS));
        let apart = |of: usize| self.document.is_one_of(of.wrapping_sub(1), &["ahead", "short", "shy"]);
        let apart = self.lead.preposition.is_some_and(apart);
        let mut lead = self.lead.start..self.amount.tokens.start;
        let short = |of: usize| self.document.is_word(of.wrapping_sub(1), "short");
        let measures = |at: usize| {
            self.document.is_word(at, "than") || self.document.says(at, StatementWord::Crossing) || short(at)
        };
        let than_the = |at: usize| measures(at) && self.document.is_word(at + 1, "the");
        met || apart || self.lead.compares(self.document) || self.is_behind_than() || lead.any(than_the)
    }

    /// Whether the clause names an organisation before the token.
    fn names_body_before(&self, at: usize) -> bool {
        self.sentence.bodies(self.clause.start..at.max(self.clause.start)).next().is_some()
    }

    fn preposition_is(&self, word: &str) -> bool {
        self.lead.preposition.is_some_and(|at| self.document.is_word(at, word))
    }
}

/// Where the next amount of a sentence begins that something parts from this one: "9 billion tenge ($28 million) in 2018", "by 12% and 31%
/// in 2022" have one date; of "$38 million, $3 million more than in 2020", what is compared has it to itself.
fn next_apart(document: &Document, sentence: &Range<usize>, amounts: &[Amount], at: usize) -> Option<usize> {
    let compares =
        |end: usize| document.says(end, StatementWord::Compares) || document.says(end, StatementWord::Crossing);
    let behind = amounts[at..].windows(2).take_while(|pair| pair[1].tokens.start < sentence.end);
    let mut pairs = behind.map(|pair| (&pair[0].tokens, &pair[1].tokens));
    let parts =
        |before: &Range<usize>, next: &Range<usize>| !joined(document, before.end, next.start) || compares(next.end);
    pairs.find(|(before, next)| parts(before, next)).map(|(_, next)| next.start)
}

/// The verb group that governs an amount: its own, one that hangs on it, the one before, else the one behind.
fn governor(sentence: &Sentence, clause: &Range<usize>, amount: &Range<usize>, lead: &Lead) -> Option<usize> {
    // "charges of $5 million which are not payable": a relative clause says nothing of how much.
    let relative = |t: usize| sentence.document.has(t, Classes::Relative);
    let behind = || {
        let verb = sentence.verb_behind(clause, amount.end)?;
        (!(amount.end..sentence.groups[verb].tokens.start).any(relative)).then_some(verb)
    };
    let itself = sentence.groups.iter().position(|g| g.tokens.contains(&amount.start));
    itself.or_else(|| sentence.contact(amount)).or_else(|| governor_before(sentence, clause, lead)).or_else(behind)
}

/// The verb group before an amount that governs it: the last, but for participles that belong to a noun between the two ("reduced
/// the water stored by 20%").
fn governor_before(sentence: &Sentence, clause: &Range<usize>, lead: &Lead) -> Option<usize> {
    let last = sentence.verb_before(clause, lead.start)?;
    let groups = &sentence.groups;
    if lead.preposition.is_none() || groups[last].is_finite() && groups[last].verb.is_some() {
        return Some(last);
    }
    let main = (0..last)
        .rev()
        .take_while(|&at| groups[at].tokens.start >= clause.start)
        .find(|&at| groups[at].tense != Tense::Participle && groups[at].does(Roles::CHANGE));
    if groups[last].tense == Tense::Participle { main.or(Some(last)) } else { Some(last) }
}

/// Whether two amounts stand side by side: in brackets behind the other, or joined by "and", "or", a comma.
fn joined(document: &Document, end: usize, start: usize) -> bool {
    let gap = end..start;
    let joins = |t: usize| {
        matches!(document.tokens[t].sign, b'(' | b',') || document.is_word(t, "or") || document.is_word(t, "and")
    };
    gap.len() <= 3 && gap.clone().any(joins) && gap.into_iter().all(|t| joins(t) || document.has(t, Classes::Bound))
}
