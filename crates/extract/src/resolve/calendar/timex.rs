//! TIMEX3 values of what is no stretch of the calendar: lengths, sets, times of day.

use std::fmt::Write;

use crate::decimal::Decimal;
use crate::lexicon::date::{PartOfDay, Unit};
use crate::recognize::date::expression::{Clock, Duration, Set};

/// `P2Y`, `PT30M`, `P2W2D`, `P2W/P3W` for "two to three weeks", `PXY` where no number is said.
pub(super) fn duration(length: &Duration) -> String {
    if let (Some(low), [(_, unit)]) = (length.low, length.parts.as_slice()) {
        let one =
            |number: Option<Decimal>| duration(&Duration { parts: vec![(number, *unit)], low: None, modifier: None });
        return format!("{}/{}", one(Some(low)), one(length.parts[0].0));
    }
    let mut text = "P".to_owned();
    let mut clock = false;
    for (number, unit) in &length.parts {
        if *unit <= Unit::Hour && !clock {
            text.push('T');
            clock = true;
        }
        let (code, factor) = code(*unit);
        // Writing to a string cannot fail.
        let _ = match number.and_then(|n| n.checked_mul(Decimal::from_int(factor))) {
            Some(number) => write!(text, "{number}{code}"),
            None => write!(text, "X{code}"),
        };
    }
    text
}

/// The letter of a unit in a duration, and how many of it the unit has.
fn code(unit: Unit) -> (&'static str, i64) {
    match unit {
        Unit::Second => ("S", 1),
        Unit::Minute => ("M", 1),
        Unit::Hour => ("H", 1),
        Unit::Day => ("D", 1),
        Unit::Week => ("W", 1),
        Unit::Weekend => ("WE", 1),
        Unit::Month => ("M", 1),
        Unit::Quarter => ("Q", 1),
        Unit::Season => ("M", 3),
        Unit::Half => ("M", 6),
        Unit::Year => ("Y", 1),
        Unit::Decade => ("Y", 10),
        Unit::Century => ("Y", 100),
    }
}

/// `P1Y`, `XXXX-WXX-1`.
pub(super) fn set(set: Set) -> String {
    match set {
        Set::Every { unit, times } => {
            let parts = vec![(Some(Decimal::from_int(i64::from(times))), unit)];
            duration(&Duration { parts, low: None, modifier: None })
        }
        Set::Weekday(day) => format!("XXXX-WXX-{day}"),
        Set::Month(month) => format!("XXXX-{month:02}"),
        Set::PartOfDay(part) => format!("XXXX-XX-XXT{}", part_of_day(part)),
        Set::Season(season) => format!("XXXX-{}", super::field::season_code(season)),
        Set::Weekend => "XXXX-WXX-WE".to_owned(),
    }
}

fn part_of_day(part: PartOfDay) -> &'static str {
    match part {
        PartOfDay::Morning => "MO",
        PartOfDay::Afternoon => "AF",
        PartOfDay::Evening => "EV",
        PartOfDay::Night => "NI",
    }
}

/// What stands behind the day: `T14:30`, `TMO`.
pub(super) fn clock(clock: Clock) -> String {
    match clock {
        Clock::Part(part) => format!("T{}", part_of_day(part)),
        Clock::At { hour, minute, second, utc } => {
            let second = second.map(|s| format!(":{s:02}")).unwrap_or_default();
            let zone = if utc { "Z" } else { "" };
            format!("T{hour:02}:{minute:02}{second}{zone}")
        }
    }
}
