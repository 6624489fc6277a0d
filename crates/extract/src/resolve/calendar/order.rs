//! Whether 03/01/2017 is the first of March or the third of January: the article itself shows it, else the habit of its language.

use crate::recognize::date::expression::{Expression, Meaning, Place};
use crate::text::Document;

/// Evidence in this order: a numeric date that can be read one way only, days written before or behind their month, the habit.
pub(super) fn month_first(document: &Document, expressions: &[Expression]) -> bool {
    let points = || {
        expressions.iter().filter_map(|e| match &e.meaning {
            Meaning::Point(point) => Some((&point.place, e.rule)),
            _ => None,
        })
    };
    if !points().any(|(place, _)| matches!(place, Place::Numeric { .. })) {
        return super::habits(document).month_first;
    }
    let numeric = points().find_map(|(place, _)| match place {
        Place::Numeric { first, second, .. } if *first > 12 || *second > 12 => Some(*second > 12),
        _ => None,
    });
    let written = || {
        let count = |name: &str| points().filter(|(_, rule)| *rule == name).count();
        let (day_first, month_first) = (count("day_month"), count("month_day"));
        (day_first != month_first).then_some(month_first > day_first)
    };
    numeric.or_else(written).unwrap_or(super::habits(document).month_first)
}
