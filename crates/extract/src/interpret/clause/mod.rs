//! A sentence as the frames see it: its verbs, measures and clauses.

mod border;
mod measure;
mod relative;

use std::cell::OnceCell;
use std::ops::Range;

use super::attachment::is_sequel;
use crate::Located;
use crate::id::Id;
use crate::lexicon::measure::MeasureWord;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::Roles;
use crate::lexicon::{Classes, Word};
use crate::recognize::verb::{SentenceGroups, Tense, VerbGroup};
use crate::record::{EntityKind, Mention};
use crate::text::Document;

/// A sentence with its parts. Verbs, clauses and measures are read when somebody first asks about them.
pub(super) struct Sentence<'s, 'a> {
    pub(super) document: &'s Document<'a>,
    pub(super) tokens: Range<usize>,
    pub(super) groups: SentenceGroups<'s, 'a>,
    amounts: &'s [Range<usize>],
    mentions: &'s [Located<Mention>],
    measures: OnceCell<Vec<(Range<usize>, MeasureWord)>>,
    clauses: OnceCell<Vec<Range<usize>>>,
    relatives: OnceCell<Vec<Range<usize>>>,
    sequels: OnceCell<Vec<usize>>,
    elsewhens: OnceCell<Vec<usize>>,
}

impl<'s, 'a> Sentence<'s, 'a> {
    pub(super) fn new(
        document: &'s Document<'a>,
        tokens: Range<usize>,
        groups: SentenceGroups<'s, 'a>,
        amounts: &'s [Range<usize>],
        mentions: &'s [Located<Mention>],
    ) -> Sentence<'s, 'a> {
        Sentence {
            document,
            tokens,
            groups,
            amounts,
            mentions,
            measures: OnceCell::new(),
            clauses: OnceCell::new(),
            relatives: OnceCell::new(),
            sequels: OnceCell::new(),
            elsewhens: OnceCell::new(),
        }
    }

    /// Whether the token is part of the name of a security: "bonds".
    pub(super) fn is_security(&self, token: usize) -> bool {
        let bonds = self.document.lexicon.measures.known.bonds;
        self.measures().iter().any(|(words, measure)| *measure == bonds && words.contains(&token))
    }

    /// Measures named in it, in order.
    pub(super) fn measures(&self) -> &[(Range<usize>, MeasureWord)] {
        self.measures.get_or_init(|| {
            let mut measures = measure::named(self.document, &self.tokens, &self.groups);
            measures.retain(|(m, _)| !is_in_name(self.mentions, m));
            measures
        })
    }

    /// In order, without gaps.
    pub(super) fn clauses(&self) -> &[Range<usize>] {
        self.clauses.get_or_init(|| border::cut(self.document, &self.tokens, &self.groups, self.amounts))
    }

    /// The clause that holds the token.
    pub(super) fn clause(&self, token: usize) -> Range<usize> {
        let clauses = self.clauses();
        clauses.get(clauses.partition_point(|c| c.end <= token)).unwrap_or(&self.tokens).clone()
    }

    /// Relative clauses between commas, in order: ", which rose to $5 million,".
    pub(super) fn relatives(&self) -> &[Range<usize>] {
        self.relatives.get_or_init(|| relative::find(self.document, &self.tokens, &self.groups))
    }

    /// Words that tell of another time, in order: "when", "during".
    pub(super) fn elsewhens(&self) -> &[usize] {
        let elsewhen = |&at: &usize| self.document.says(at, StatementWord::Elsewhen);
        self.elsewhens.get_or_init(|| self.tokens.clone().filter(elsewhen).collect())
    }

    /// Whether a word in the range says that something went before: "after".
    pub(super) fn has_sequel(&self, range: Range<usize>) -> bool {
        let sequels =
            self.sequels.get_or_init(|| self.tokens.clone().filter(|&at| is_sequel(self.document, at)).collect());
        let first = sequels.partition_point(|&at| at < range.start);
        sequels.get(first).is_some_and(|&at| at < range.end)
    }

    /// The amounts that it holds, in order.
    pub(super) fn amounts(&self) -> &'s [Range<usize>] {
        self.amounts
    }

    /// Whether the token is part of an amount.
    pub(super) fn is_in_amount(&self, token: usize) -> bool {
        let next = self.amounts.partition_point(|a| a.end <= token);
        self.amounts.get(next).is_some_and(|a| a.start <= token)
    }

    /// Whether the token is part of an amount that begins before it.
    fn ends_amount(&self, token: usize) -> bool {
        let next = self.amounts.partition_point(|a| a.end <= token);
        self.amounts.get(next).is_some_and(|a| a.start < token)
    }

    /// Whether a name stands within that of an organisation or a person: "American Hoechst", "Bank of Italy".
    pub(super) fn is_in_body(&self, name: &Range<usize>) -> bool {
        let before = self.mentions.partition_point(|m| m.tokens.start <= name.start);
        self.mentions[..before].last().is_some_and(|m| {
            matches!(m.row.kind, EntityKind::Person | EntityKind::Organization) && m.tokens.end >= name.end
        })
    }

    /// The name of the organisation that ends at a token.
    pub(super) fn body_ending(&self, at: usize) -> Option<Range<usize>> {
        let behind = self.mentions.partition_point(|m| m.tokens.end <= at);
        let named = self.mentions.get(behind).filter(|m| m.tokens.end == at + 1);
        named.filter(|m| m.row.kind == EntityKind::Organization).map(|m| m.tokens.clone())
    }

    /// The organisations named in a range.
    pub(super) fn bodies(&self, range: Range<usize>) -> impl Iterator<Item = Id> {
        self.named(range, EntityKind::Organization)
    }

    /// The places named in a range.
    pub(super) fn places(&self, range: Range<usize>) -> impl Iterator<Item = Id> {
        self.named(range, EntityKind::Place)
    }

    fn named(&self, range: Range<usize>, kind: EntityKind) -> impl Iterator<Item = Id> {
        let start = self.mentions.partition_point(|m| m.tokens.start < range.start);
        let named = self.mentions[start..].iter().take_while(move |m| m.tokens.start < range.end);
        named.filter(move |m| m.row.kind == kind).map(|m| m.row.entity)
    }

    /// Whether a country is where the body named before it is from: "Owens Ltd of Australia".
    pub(super) fn is_home(&self, country: usize) -> bool {
        let of = country.wrapping_sub(1);
        self.document.has(of, Classes::Preposition)
            && self.mentions.iter().any(|m| m.tokens.end == of && m.row.kind == EntityKind::Organization)
    }

    /// Where a clause goes on with the verb of a noun that a relative clause has told of ("the deficit, which was $5 million,
    /// fell to"), what stands before the relative clause.
    pub(super) fn resumed(&self, clause: &Range<usize>) -> Option<Range<usize>> {
        let relative = self.relatives().iter().find(|r| r.end == clause.start)?;
        Some(self.clause(relative.start.saturating_sub(2)).start..relative.start)
    }

    /// The verb group of a clause that hangs on an amount: "the $8 billion analysts had expected".
    pub(super) fn contact(&self, amount: &Range<usize>) -> Option<usize> {
        let at = self.groups.partition_point(|g| g.tokens.start < amount.end);
        self.groups.get(at).filter(|g| border::is_contact(self.document, amount, g)).map(|_| at)
    }

    /// The last verb group of a range that ends before the token.
    pub(super) fn verb_before(&self, range: &Range<usize>, token: usize) -> Option<usize> {
        // "14 percentage points": the end of an amount is no verb, and "lending rate" has none.
        // ... nor is "cut spending on roads" a spending by 5%.
        let names = |g: &VerbGroup| {
            let measure = self.document.read(g.tokens.start, MeasureWord::of);
            let behind = g.tokens.start.checked_sub(1).filter(|_| measure::is_noun(self.document, g));
            let object = behind.is_some_and(|at| {
                self.document.has(at, Classes::Verb) && self.groups.iter().any(|g| g.tokens.end == at + 1)
            });
            measure.is_some_and(|(_, length)| length > 1 || object)
        };
        let states = |g: &VerbGroup| !(self.ends_amount(g.tokens.start) || g.tense == Tense::Ing && names(g));
        self.groups.iter().rposition(|g| g.tokens.start >= range.start && g.tokens.end <= token && states(g))
    }

    /// The first finite verb group of a range that begins at the token or behind it.
    pub(super) fn verb_behind(&self, range: &Range<usize>, token: usize) -> Option<usize> {
        self.groups.iter().position(|g| g.tokens.start >= token && g.tokens.end <= range.end && g.is_finite())
    }
}

/// Whether a group reports what somebody says.
pub(super) fn is_report(group: &VerbGroup) -> bool {
    group.does(Roles::REPORT) && group.is_finite() && !group.passive
}

/// "Savings Bank", "Ministry of Trade": a word inside a longer name measures nothing.
fn is_in_name(mentions: &[Located<Mention>], measure: &Range<usize>) -> bool {
    let before = mentions.partition_point(|m| m.tokens.start <= measure.start);
    mentions[..before].last().is_some_and(|m| {
        matches!(m.row.kind, EntityKind::Person | EntityKind::Organization | EntityKind::Place)
            && m.tokens.end >= measure.end
            && m.tokens.len() > measure.len()
    })
}
