//! "So far this year": up to when, in a report that has just told of a month or a week.
//!
//! "Car sales fell 5% in March. Year-to-date sales fell 26%." The months that have been counted end with March, though April has begun.

use chrono::{Days, NaiveDate};

use super::Scene;
use crate::interpret::{Reading, period};
use crate::record::{Granularity, Modality, Period, TimexMod};

/// Sentences back that the month or week may have been told in.
const NEAR: usize = 3;

/// Days behind a month or a week in which a report on it comes out.
const LATE: u64 = 45;

/// Ends a stretch that goes on to the day of publication with the last month or week that the text has told of.
pub(super) fn to_date(scene: &Scene, readings: &mut [Reading], at: usize) {
    let Some(published) = scene.published else { return };
    let Some(own) = readings[at].reference.filter(|found| is_up_to_now(scene, found, published)) else { return };
    let first = readings[at].sentence.saturating_sub(NEAR);
    let near = (0..at).rev().take_while(|&i| readings[i].sentence >= first);
    let counted = |i: usize| {
        let found = readings[i].reference.filter(|_| readings[i].modality == Modality::Reported)?;
        let short = matches!(found.granularity, Some(Granularity::Week | Granularity::Month));
        let end = found.period.end.filter(|end| short && *end < published && Some(*end) > own.period.start)?;
        (end + Days::new(LATE) >= published).then_some(end)
    };
    let Some(end) = near.filter_map(counted).max() else { return };
    let period = Period { end: Some(end), ..own.period };
    // "so far this year, up 3% from 676 last year"
    let before = period::year_before(&own.period).zip(period::year_before(&period));
    let sentence = readings[at].sentence;
    for reading in readings.iter_mut().filter(|r| r.sentence == sentence) {
        for found in [&mut reading.reference, &mut reading.base].into_iter().flatten() {
            if found.period == own.period {
                found.period = period;
            } else if let Some((_, ended)) = before.filter(|(then, _)| *then == found.period) {
                found.period = ended;
            }
        }
    }
}

/// "so far this year", "year-to-date".
fn is_up_to_now(scene: &Scene, found: &period::Found, published: NaiveDate) -> bool {
    let date = found.date.map(|at| &scene.dates[at].row);
    let passed = date.is_some_and(|row| row.is_relative && row.timex_mod == Some(TimexMod::Start));
    let now = [published.pred_opt(), Some(published)].contains(&found.period.end);
    passed && now && found.granularity == Some(Granularity::Year)
}
