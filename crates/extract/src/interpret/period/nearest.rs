//! The date that stands nearest, where no word ties one to the amount: right behind it, before it in its clause, further behind it, in the
//! clause before.

use super::before::{in_clause, in_sentence, names_other_stretch};
use super::behind::{ahead_of_next, end_of_brackets};
use super::compared::{compares_in, same_stretch};
use super::{Found, found};
use crate::Located;
use crate::interpret::Site;
use crate::interpret::attachment::PHRASE;
use crate::lexicon::Classes;
use crate::lexicon::verb::{Roles, VerbWord};
use crate::recognize::verb::{Tense, VerbGroup};
use crate::record::{Date, Stat};

/// An amount, and where its dates may stand.
pub(super) struct Around<'s, 'd> {
    pub(super) site: &'s Site<'s, 'd>,
    /// Where the amount ends, with what stands in brackets behind it.
    pub(super) end: usize,
    /// Where the next amount begins, or the sentence ends.
    pub(super) next: usize,
    /// Whether the amount is what another is compared with: "to 9 billion from 8 billion".
    pub(super) compared: bool,
}

/// The period that the nearest date names which can be the amount's own.
pub(super) fn nearest(site: &Site, stat: Stat) -> Option<Found> {
    let around = Around::new(site);
    let behind = ahead_of_next(&around);
    if let Some((index, _)) = behind.filter(|(_, date)| around.is_right_behind(date)) {
        return Some(same_stretch(site, index));
    }
    // "against 30% in December": no date before it is that of what is compared with.
    let apart = around.compared || names_other_stretch(site);
    // "above the 5 million earned in the quarter last year"
    let measured_from = behind.is_some() && (site.preposition_is("above") || site.preposition_is("below"));
    let before = if apart || measured_from { None } else { in_clause(&around) };
    let own = before
        .filter(|(_, date)| !(around.is_of_last(date) || behind.is_some() && around.closes_last(date)))
        .or_else(|| behind.filter(|(_, date)| !compares_in(site, around.end..date.tokens.start)))
        .or_else(|| before.filter(|_| stat == Stat::Level || site.neighbours.0.is_some()))
        .or_else(|| if apart { None } else { in_sentence(site) });
    own.map(|(index, date)| found(site, index, date))
}

impl<'s, 'd> Around<'s, 'd> {
    fn new(site: &'s Site<'s, 'd>) -> Around<'s, 'd> {
        let (document, end) = (site.document, end_of_brackets(site));
        let next = if end > site.amount.tokens.end {
            site.sentence.amounts().iter().find(|a| a.start >= end).map(|a| a.start)
        } else {
            site.neighbours.1
        };
        let second = site.neighbours.0.is_some() && (site.lead.compares(document) || site.is_behind_than());
        let compared = second || site.lead.is_set_against(document);
        Around { site, end, next: next.unwrap_or(site.sentence.tokens.end), compared }
    }

    /// "$5 million in 2020": whether a date is that of the amount before anything else is looked at.
    fn is_right_behind(&self, date: &Located<Date>) -> bool {
        let start = date.tokens.start;
        start <= self.end + PHRASE && reaches(self.site, self.end, start) || is_of_predicate(self.site, date)
    }

    /// "5 million of bonds on Thursday, 7 million of notes on Friday": whether a date closes what is told of the amount before.
    fn closes_last(&self, date: &Located<Date>) -> bool {
        let (document, end) = (self.site.document, date.tokens.end);
        let joins = document.is_sign(end, b',') || document.is_word(end, "and");
        joins && self.site.neighbours.0.is_some_and(|last| date.tokens.start >= last) && end + 2 > self.site.lead.start
    }

    /// "In 2016 it was 5 and then 7": whether the amount before stands between a date and this one.
    fn is_of_last(&self, date: &Located<Date>) -> bool {
        self.site.neighbours.0.is_some_and(|last| date.tokens.start < last)
    }
}

/// "5 million changed hands in 2022": right behind the verb whose subject the amount is.
fn is_of_predicate(site: &Site, date: &Located<Date>) -> bool {
    const APART: Classes = Classes::Joint.with(Classes::Comparison).with(Classes::Number);
    let Some(verb) = site.governor().filter(|g| g.is_finite() && g.tokens.start >= site.amount.tokens.end) else {
        return false;
    };
    let (document, start, end) = (site.document, date.tokens.start, verb.tokens.end);
    let apart = |at: usize| document.is_sign(at, b',') || document.has(at, APART) || document.is_number(at);
    let next = |at: usize| site.sentence.groups.iter().any(|g| g.tokens.start == at);
    start >= end && start - end <= PHRASE && !(end..start).any(|at| apart(at) || next(at))
}

/// Whether nothing stands between an amount and a date that would give the date to something else.
fn reaches(site: &Site, from: usize, to: usize) -> bool {
    // "above the 1.1 billion earned in 2022": a participle, which tells when that was.
    let own = |g: &VerbGroup| {
        // ... or "now expected for 2025".
        let plain = g.tokens.len() == 1 || g.tokens.len() == 2 && site.document.says(g.tokens.start, VerbWord::Adverb);
        let participle = g.tense == Tense::Past && plain && !g.does(Roles::UP.with(Roles::DOWN));
        let definite = site.document.has(site.amount.tokens.start.wrapping_sub(1), Classes::Definite);
        participle && definite && g.tokens.start == site.amount.tokens.end && g.tokens.end + 1 >= to
    };
    let states = |g: &VerbGroup| (from..to).contains(&g.tokens.start) && g.is_finite() && !own(g);
    !(from..to).any(|at| site.document.is_sign(at, b';'))
        && !site.sentence.groups.iter().any(states)
        && !compares_in(site, from..to)
}
