//! What the first token of an expression can be: each rule is tried only where its kind of head stands.
//!
//! Most tokens that can begin an expression fit a handful of the rules; one look at the terms of the token tells which.

use super::reader::Reader;
use crate::lexicon::Sense;
use crate::lexicon::date::DateWord;
use crate::lexicon::grammar::GrammarWord;
use crate::lexicon::number::NumberWord;
use crate::text::token::Kind;

/// A set of kinds of heads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Heads(u32);

macro_rules! heads {
    ($($name:ident),+ $(,)?) => {
        #[repr(u8)]
        enum Bit { $($name),+ }
        #[expect(non_upper_case_globals, reason = "read like variants")]
        impl Heads { $(pub(super) const $name: Heads = Heads(1 << Bit::$name as u8);)+ }
    };
}

heads! {
    Digits, Lettered, Counting, NumberWord, Quote, Month, Weekday, Weekdays, Unit, Season, Day, Tonight, Shift, Part, EarlierLater, Holiday, Decade,
    Fiscal, Letter, Period, Every, Per, Frequency, Reference, Future, Hour,
}

impl Heads {
    pub(super) const NONE: Heads = Heads(0);
    /// Digits or a number in words.
    pub(super) const NUMBER: Heads = Heads::Digits.or(Heads::NumberWord);
    /// A number in words, or digits that letters touch: "first", "21st", "3Q", "90s".
    pub(super) const ORDINAL: Heads = Heads::Lettered.or(Heads::NumberWord);

    pub(super) const fn or(self, other: Heads) -> Heads {
        Heads(self.0 | other.0)
    }

    pub(super) const fn meets(self, other: Heads) -> bool {
        self.0 & other.0 != 0
    }

    /// What the token can be.
    pub(super) fn of(r: &Reader, at: usize) -> Heads {
        let Some(token) = r.document.tokens.get(at) else { return Heads::NONE };
        match token.kind {
            Kind::Number => {
                let lettered = if r.is_kind(at + 1, Kind::Word) && r.document.touches(at + 1) {
                    Heads::Lettered
                } else {
                    Heads::NONE
                };
                Heads::Digits.or(lettered).or(counting(r, at))
            }
            Kind::Sign if token.is(b'\'') => Heads::Quote,
            _ => {
                let heads = r.document.senses(at).fold(Heads::NONE, |heads, (_, sense)| heads.or(head(sense)));
                if heads.meets(Heads::NumberWord) { heads.or(counting(r, at)) } else { heads }
            }
        }
    }
}

/// Whether a unit of time stands near enough behind a number to be counted by it.
fn counting(r: &Reader, at: usize) -> Heads {
    if r.unit_behind(at) { Heads::Counting } else { Heads::NONE }
}

fn head(sense: &Sense) -> Heads {
    match sense {
        Sense::Number(NumberWord::And | NumberWord::Point | NumberWord::Minus | NumberWord::Scale { .. }) => {
            Heads::NONE
        }
        Sense::Number(_) | Sense::Grammar(GrammarWord::Article) => Heads::NumberWord,
        Sense::Date(word) => match word {
            DateWord::Month { .. } => Heads::Month,
            DateWord::Weekday { .. } => Heads::Weekday,
            DateWord::Weekdays(_) => Heads::Weekdays,
            DateWord::Unit { .. } => Heads::Unit,
            DateWord::Season(_) => Heads::Season,
            DateWord::Day(_) => Heads::Day,
            DateWord::Tonight | DateWord::HoursWithin(_) => Heads::Tonight,
            DateWord::Shift(_) | DateWord::Final => Heads::Shift,
            DateWord::Part(_) | DateWord::Edge(_) | DateWord::EndOf(_) | DateWord::Rest => Heads::Part,
            DateWord::Earlier | DateWord::Later => Heads::EarlierLater,
            DateWord::Holiday(_) => Heads::Holiday,
            DateWord::Decade(_) => Heads::Decade,
            DateWord::Fiscal => Heads::Fiscal,
            DateWord::QuarterLetter | DateWord::HalfLetter | DateWord::WeekLetter => Heads::Letter,
            DateWord::SamePeriod | DateWord::SameDate | DateWord::YearAgo => Heads::Period,
            DateWord::Every => Heads::Every,
            DateWord::Per => Heads::Per,
            DateWord::Frequency { .. } => Heads::Frequency,
            DateWord::Reference(_) => Heads::Reference,
            DateWord::Future => Heads::Future,
            DateWord::HourOfDay(_) => Heads::Hour,
            _ => Heads::NONE,
        },
        _ => Heads::NONE,
    }
}
