//! What a preposition does to the days of a point.
//!
//! | words | days |
//! | --- | --- |
//! | `since September` | from 1 September |
//! | `until 2026`, `by 2026` | up to 31 December 2026 |
//! | `before June`, `after June` | up to 31 May, from 1 July |
//! | `by mid-2025`, `since the end of March` | up to 30 June 2025, from 1 April: what begins or ends at an edge does so in a moment |

use chrono::NaiveDate;

use crate::record::{DateBound, Period};

/// Opens or moves the ends of a period as its preposition says. An edge is the first day behind the moment that the words name.
pub(super) fn open(period: &mut Period, bound: Option<DateBound>, edge: Option<NaiveDate>) {
    let day_before = |day: Option<NaiveDate>| day.and_then(|d| d.pred_opt());
    match bound {
        None | Some(DateBound::On) => {}
        Some(DateBound::Since) => *period = Period { start: edge.or(period.start), end: None },
        Some(DateBound::Until | DateBound::By) => {
            *period = Period { start: None, end: day_before(edge).or(period.end) }
        }
        Some(DateBound::Before) => *period = Period { start: None, end: day_before(edge.or(period.start)) },
        Some(DateBound::After) => {
            *period = Period { start: edge.or(period.end.and_then(|d| d.succ_opt())), end: None };
        }
    }
}
