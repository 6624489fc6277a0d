//! Amounts of a time that has not begun: "the baseline has the economy at 3% in 2030". Where no word gives them a role, the calendar does.
//!
//! | words, in 2024 | role |
//! | --- | --- |
//! | "2.2 million inhabitants **in 2050**" | forecast |
//! | "the law **demands** a cut of 65% by 2030" | target |
//! | "output **was** 5 tonnes in 2030" | reported: a day misread |

use chrono::NaiveDate;

use super::given::{is_given, is_property};
use crate::interpret::{Site, period};
use crate::lexicon::verb::Roles;
use crate::recognize::verb::Tense;
use crate::record::{Granularity, Modality, PeriodMethod};

/// The role of an amount that nothing but its period gives one.
pub(in crate::interpret) fn to_come(site: &Site, period: &period::Found, published: NaiveDate) -> Option<Modality> {
    let ahead = period.method == PeriodMethod::Explicit && period.period.start.is_some_and(|start| start > published);
    // A day or a month ahead is when something is paid or held, and as often misread.
    const SHORT: [Option<Granularity>; 4] =
        [Some(Granularity::Day), Some(Granularity::Week), Some(Granularity::Weekend), Some(Granularity::Month)];
    let past = site.governor().is_some_and(|g| matches!(g.tense, Tense::Past | Tense::Participle));
    // "On Sept. 1, fares climb to $3"
    let moves = site.governor().is_some_and(|g| g.tense == Tense::Present && g.does(Roles::CHANGE));
    if !ahead || SHORT.contains(&period.granularity) && !moves || past || is_given(site) || is_property(site) {
        return None;
    }
    let asked = site.governor().is_some_and(|g| g.does(Roles::REQUEST.with(Roles::PLAN)));
    Some(if asked { Modality::Target } else { Modality::Forecast })
}
