//! Dates that something is compared with: "up from 3% in **November**", "the worst month since **May 2016**".

use super::{COMPARED, Resolver};
use crate::lexicon::Classes;
use crate::lexicon::statement::StatementWord;
use crate::recognize::date::expression::{Anchor, Expression, Place, Point};

impl Resolver<'_, '_, '_> {
    /// "down from 66% in December": what something has come down from.
    pub(super) fn is_left(&self, expression: &Expression) -> bool {
        let document = self.document;
        let start = expression.tokens.start;
        let from = |at: &usize| document.is_word(*at, "from") && document.has(at.wrapping_sub(1), Classes::Direction);
        let passes =
            |at: &usize| document.tokens[*at].sign != b';' && !document.has(*at, Classes::Verb | Classes::Auxiliary);
        (start.saturating_sub(COMPARED)..start).rev().take_while(passes).any(|at| from(&at))
    }

    /// "the worst month since May 2016": how far back one has to look for its like.
    pub(super) fn is_since_extreme(&self, expression: &Expression) -> bool {
        /// "the first such monthly rise".
        const REACH: usize = 6;
        let document = self.document;
        let since = expression.tokens.start.checked_sub(1).filter(|&at| document.is_word(at, "since"));
        let extreme = |at: usize| document.says(at, StatementWord::Superlative);
        since.is_some_and(|since| (since.saturating_sub(REACH)..since).any(extreme))
    }

    /// Whether something is compared with it: "the same period last year"; "up from 3% in November", "than in May".
    pub(super) fn is_base(&self, expression: &Expression, point: &Point) -> bool {
        if matches!(point.place, Place::SamePeriod(..) | Place::SameDay(_)) {
            return true;
        }
        let start = expression.tokens.start;
        // "107% of the level of 2013"
        let of = start.checked_sub(1).filter(|&of| of > 2 && self.document.is_one_of(of, &["of", "for"]));
        let level = |of: usize| {
            let level =
                self.document.says(of - 1, StatementWord::Level) && self.document.has(of - 2, Classes::Definite);
            level && self.document.has(of - 3, Classes::Preposition | Classes::Comparison)
        };
        if of.is_some_and(level) {
            return true;
        }
        // "from 3 million in January and 2 million a year earlier"
        let back = matches!(point.place, Place::Offset { from: Anchor::Mentioned { ahead: false }, .. });
        let amount = Classes::Currency.with(Classes::Number).with(Classes::Unit).with(Classes::Percent);
        let before = start.wrapping_sub(1);
        if back && (self.document.has(before, amount) || self.document.is_number(before)) {
            return true;
        }
        let compares = |at: usize| {
            let Some(words) = self.document.length_of(at, StatementWord::Comparison) else { return false };
            // "against 3% in May", "than in May", but "flew from Minsk on 5 May"
            let mut between = at + words..start;
            let amount = between.clone().any(|t| self.document.is_number(t) || self.document.has(t, Classes::Number));
            let near = between.len() <= 2 && between.all(|t| self.document.has(t, Classes::Function));
            (amount || near) && !self.document.is_one_of(at, &["on", "over"])
        };
        let passes = |at: &usize| {
            !self.document.is_sign(*at, b';')
                && !self.document.is_sign(*at, b'.')
                && !self.document.has(*at, Classes::Auxiliary)
        };
        (start.saturating_sub(COMPARED)..start).rev().take_while(passes).any(compares)
    }
}
