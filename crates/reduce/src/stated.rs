//! What articles state in figures, in parts that can be reckoned with one by one.
//!
//! A series, its targets and all that follows from it by arithmetic concern the same two parties. So the figures of two parties make a part,
//! and a dataset of any size is reckoned in as many parts as memory asks for. One thing reaches across: a change may be counted
//! from a level of other parties in the same article. Each of the two is then a guest in the part of the other.
//!
//! | figure | parties | resident | guest |
//! | --- | --- | --- | --- |
//! | trade of A and B, $2 billion | A, B | part of A and B | where a change of it is resident |
//! | exports of B to A, $1 billion | A, B | part of A and B | |
//! | exports of A, up 12% on a level of A and B | A | part of A | part of A and B |
//! | up 12% on a level of A and B | unknown | nowhere | part of A and B |

use columnist_extract::Id;
use columnist_extract::record::Stat;

use crate::index::Index;
use crate::{FigureFact, RoleFact};

/// What articles state in figures, and who holds which office.
#[derive(Debug, Default)]
pub struct Stated<'a> {
    /// Residents, then guests.
    pub(crate) figures: Vec<FigureFact<'a>>,
    pub(crate) n_residents: usize,
    pub(crate) roles: Vec<RoleFact>,
    guests: Vec<FigureFact<'a>>,
}

/// One of several parts.
#[derive(Debug, Clone, Copy)]
pub struct Part {
    /// From 0.
    pub number: u64,
    /// How many there are.
    pub of: u64,
}

impl Part {
    /// The one part of what is held whole.
    pub const WHOLE: Part = Part { number: 0, of: 1 };

    /// Whether a figure is a resident.
    fn has(self, figure: &FigureFact<'_>, index: &Index<'_>) -> bool {
        let Some(subject) = figure.subject.filter(|_| figure.measure.is_some()) else { return false };
        let subject = index.canonical(subject);
        let counterpart = figure.counterpart.map_or(subject, |counterpart| index.canonical(counterpart));
        // The same for both orders of two parties. An id is a digest: any of its bytes will do.
        let number = |Id([a, b, c, d, ..]): Id| u64::from(u32::from_le_bytes([a, b, c, d]));
        (number(subject) + number(counterpart)) % self.of == self.number
    }
}

impl<'a> Stated<'a> {
    /// Begins with the offices that articles give.
    pub fn new(roles: Vec<RoleFact>) -> Stated<'a> {
        Stated { roles, ..Stated::default() }
    }

    /// Takes the figures of an article that [are needed](FigureFact::is_needed): all of them, of which those of the part stay.
    pub fn add(&mut self, article: &[FigureFact<'a>], part: Part, index: &Index<'a>) {
        let is_resident: Vec<bool> = article.iter().map(|figure| part.has(figure, index)).collect();
        let mut is_guest = vec![false; article.len()];
        for (change, figure) in article.iter().enumerate().filter(|(_, figure)| figure.stat == Stat::Change) {
            let Some(level) = article.iter().position(|level| figure.relates_to == Some(level.figure)) else {
                continue;
            };
            is_guest[change] |= is_resident[level] && !is_resident[change];
            is_guest[level] |= is_resident[change] && !is_resident[level];
        }
        let those =
            |which: Vec<bool>| article.iter().zip(which).filter(|(_, is)| *is).map(|(figure, _)| figure.clone());
        self.figures.extend(those(is_resident));
        self.guests.extend(those(is_guest));
    }

    /// When all articles came.
    pub(crate) fn with_guests(mut self) -> Stated<'a> {
        self.n_residents = self.figures.len();
        self.figures.append(&mut self.guests);
        self
    }

    /// The figures that are at home here, with their positions.
    pub(crate) fn residents(&self) -> impl Iterator<Item = (usize, &FigureFact<'a>)> {
        self.figures[..self.n_residents].iter().enumerate()
    }
}
