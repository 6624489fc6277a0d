//! A date with its place on the calendar.

use chrono::NaiveDate;

use super::stretch::{self, Stretch};
use crate::lexicon::date::Unit;
use crate::record::{Granularity, Inferred};

/// What a point of the text comes to.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Placed {
    /// `None` where the calendar has no such day, or no one knows it.
    pub(super) start: Option<NaiveDate>,
    pub(super) end: Option<NaiveDate>,
    /// The first day behind the moment that "the end of" or "mid" names.
    pub(super) edge: Option<NaiveDate>,
    pub(super) timex: String,
    /// The unit that the words name.
    pub(super) unit: Unit,
    /// Whether it is a run of units, and no single one.
    pub(super) is_run: bool,
    pub(super) is_relative: bool,
    pub(super) anchor: Option<NaiveDate>,
    pub(super) inferred: Vec<Inferred>,
    pub(super) evidence: Vec<String>,
}

impl Placed {
    /// One unit of the calendar.
    pub(super) fn at(stretch: Stretch) -> Placed {
        Placed {
            start: Some(stretch.start),
            end: Some(stretch.end()),
            timex: stretch.timex(),
            ..Placed::nowhere(stretch.unit, String::new())
        }
    }

    /// Something without a place: a template such as `XXXX-WXX-5`.
    pub(super) fn nowhere(unit: Unit, timex: String) -> Placed {
        Placed {
            start: None,
            end: None,
            edge: None,
            timex,
            unit,
            is_run: false,
            is_relative: false,
            anchor: None,
            inferred: Vec::new(),
            evidence: Vec::new(),
        }
    }

    /// From the first day of one stretch to the last of another of the same unit.
    pub(super) fn run(first: Stretch, last: Stretch) -> Placed {
        if first == last {
            return Placed::at(first);
        }
        Placed {
            start: Some(first.start),
            end: Some(last.end()),
            timex: format!("{}/{}", first.timex(), last.timex()),
            is_run: true,
            ..Placed::nowhere(first.unit, String::new())
        }
    }

    /// Counted from a day.
    pub(super) fn counted_from(self, anchor: Option<NaiveDate>) -> Placed {
        Placed { is_relative: true, anchor, ..self }
    }

    /// With what was inferred of another date, which it is told by.
    pub(super) fn told_like(self, other: &Placed) -> Placed {
        Placed { is_relative: other.is_relative, anchor: other.anchor, evidence: other.evidence.clone(), ..self }
            .inferring(&other.inferred)
    }

    pub(super) fn inferring(mut self, parts: &[Inferred]) -> Placed {
        for part in parts {
            if !self.inferred.contains(part) {
                self.inferred.push(*part);
            }
        }
        self
    }

    pub(super) fn because(mut self, evidence: Option<String>) -> Placed {
        self.evidence.extend(evidence);
        self
    }

    pub(super) fn granularity(&self) -> Option<Granularity> {
        stretch::granularity(self.unit)
    }

    /// Whether it is no unit of the calendar: "the year to March", a quarter of a business year.
    pub(super) fn is_own_stretch(&self) -> bool {
        self.is_run || self.stretch().is_none()
    }

    /// Whether it covers exactly one unit: then that stretch.
    pub(super) fn stretch(&self) -> Option<Stretch> {
        let stretch = Stretch::of(self.unit, self.start?)?;
        (Some(stretch.start) == self.start && Some(stretch.end()) == self.end).then_some(stretch)
    }
}

/// The TIMEX3 value of a unit that no one can place.
pub(super) fn template(unit: Unit) -> String {
    match unit {
        Unit::Week => "XXXX-WXX",
        Unit::Weekend => "XXXX-WXX-WE",
        Unit::Month => "XXXX-XX",
        Unit::Quarter => "XXXX-QX",
        Unit::Half => "XXXX-HX",
        Unit::Season | Unit::Year => "XXXX",
        Unit::Decade => "XXX",
        Unit::Century => "XX",
        Unit::Day | Unit::Second | Unit::Minute | Unit::Hour => "XXXX-XX-XX",
    }
    .to_owned()
}
