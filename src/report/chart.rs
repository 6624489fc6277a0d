//! One series as inline SVG.
//!
//! Each value is a dot at the middle of its period, with a line over the whole of it: so a year and its first seven months are told
//! apart. What is derived is hollow. A whisker shows where the bound leaves room: up for "more than", down for "less than", both
//! ways for "about". A target is a flag at its due date, or a dashed line over the chart where no text dates it.
//! Dots and flags are links to the rows of the table below, so the chart needs no script.

use std::fmt::Write as _;

use chrono::{Datelike, NaiveDate};
use columnist_extract::Decimal;
use columnist_reduce::in_words;

use super::data::{Amount, Observation, Target};
use super::html::Escaped;
use super::words;

const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 300.0;
const LEFT: f64 = 78.0;
const RIGHT: f64 = 24.0;
const TOP: f64 = 26.0;
const BOTTOM: f64 = 34.0;
const WHISKER: f64 = 18.0;

/// The chart; `title` says what it shows to who cannot see it.
pub(super) fn chart(title: &str, observations: &[&Observation], targets: &[&Target]) -> String {
    let Some(scale) = Scale::new(observations, targets) else { return String::new() };
    let mut svg = format!(
        "<div class=\"chart\"><svg viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"group\" aria-label=\"{}\">",
        Escaped(title)
    );
    axes(&mut svg, &scale);
    for target in targets {
        flag(&mut svg, &scale, target);
    }
    for observation in observations {
        dot(&mut svg, &scale, observation);
    }
    svg.push_str("</svg></div>");
    svg
}

/// From days and values to places.
struct Scale {
    first: f64,
    last: f64,
    low: f64,
    high: f64,
    step: f64,
}

impl Scale {
    fn new(observations: &[&Observation], targets: &[&Target]) -> Option<Scale> {
        let days = observations.iter().flat_map(|o| [o.start, o.end]);
        let days = days.chain(targets.iter().flat_map(|t| [t.due_end, t.first_stated_on]).flatten());
        let days: Vec<f64> = days.map(number_of_day).collect();
        let amounts = observations.iter().map(|o| &o.amount).chain(targets.iter().map(|t| &t.amount));
        let values: Vec<f64> = amounts.flat_map(|a| [a.value, a.low, a.high]).flatten().map(Decimal::to_f64).collect();
        let (first, last) = ends(&days)?;
        let (low, high) = ends(&values)?;
        let step = round_step((high.max(0.0) - low.min(0.0)).max(f64::MIN_POSITIVE) / 4.0);
        let (low, high) = ((low.min(0.0) / step).floor() * step, (high.max(0.0) / step + 0.2).ceil() * step);
        // A year at least, so that a single month is no smear over the whole width.
        let margin = ((365.0 - (last - first)) / 2.0).max(15.0);
        Some(Scale { first: first - margin, last: last + margin, low, high, step })
    }

    fn x(&self, day: NaiveDate) -> f64 {
        LEFT + (number_of_day(day) - self.first) / (self.last - self.first) * (WIDTH - LEFT - RIGHT)
    }

    fn y(&self, value: f64) -> f64 {
        TOP + (self.high - value) / (self.high - self.low) * (HEIGHT - TOP - BOTTOM)
    }
}

fn number_of_day(day: NaiveDate) -> f64 {
    f64::from(day.num_days_from_ce())
}

fn ends(numbers: &[f64]) -> Option<(f64, f64)> {
    let low = numbers.iter().copied().reduce(f64::min)?;
    let high = numbers.iter().copied().reduce(f64::max)?;
    Some((low, high))
}

/// 1, 2 or 5 times a power of ten, not below.
fn round_step(step: f64) -> f64 {
    let power = 10_f64.powf(step.log10().floor());
    let times = [1.0, 2.0, 5.0, 10.0].into_iter().find(|times| times * power >= step).unwrap_or(10.0);
    times * power
}

fn axes(svg: &mut String, scale: &Scale) {
    let _ = write!(svg, "<g class=\"axes\" aria-hidden=\"true\">");
    let mut value = scale.low;
    while value <= scale.high + scale.step / 2.0 {
        let y = scale.y(value);
        let _ = write!(
            svg,
            "<line x1=\"{LEFT}\" x2=\"{}\" y1=\"{y:.1}\" y2=\"{y:.1}\"/><text class=\"value\" x=\"{}\" y=\"{:.1}\">{}</text>",
            WIDTH - RIGHT,
            LEFT - 8.0,
            y + 4.0,
            Escaped(tick(value))
        );
        value += scale.step;
    }
    let years = years(scale);
    let every = years.len().div_ceil(12).max(1);
    for (i, year) in years.iter().enumerate().filter(|(i, _)| i % every == 0) {
        let x = scale.x(*year);
        let _ = write!(
            svg,
            "<line class=\"year\" x1=\"{x:.1}\" x2=\"{x:.1}\" y1=\"{:.1}\" y2=\"{:.1}\"/>",
            HEIGHT - BOTTOM,
            HEIGHT - BOTTOM + 5.0
        );
        let middle = years.get(i + 1).map_or(x, |next| (x + scale.x(*next)) / 2.0);
        if years.len() == 1 || i + 1 < years.len() {
            let _ =
                write!(svg, "<text class=\"year\" x=\"{middle:.1}\" y=\"{:.1}\">{}</text>", HEIGHT - 12.0, year.year());
        }
    }
    svg.push_str("</g>");
}

/// The first days of the years on the chart.
fn years(scale: &Scale) -> Vec<NaiveDate> {
    let year_of = |day: f64| {
        #[expect(clippy::cast_possible_truncation, reason = "a day of the calendar")]
        let day = day as i32;
        NaiveDate::from_num_days_from_ce_opt(day).map(|day| day.year())
    };
    let (Some(first), Some(last)) = (year_of(scale.first), year_of(scale.last)) else { return Vec::new() };
    let days = (first..=last + 1).filter_map(|year| NaiveDate::from_ymd_opt(year, 1, 1));
    days.filter(|day| number_of_day(*day) >= scale.first && number_of_day(*day) <= scale.last).collect()
}

fn tick(value: f64) -> String {
    #[expect(clippy::cast_possible_truncation, reason = "beyond the range, the number is shown as it is")]
    let millionths = (value * 1e6).round() as i128;
    Decimal::from_millionths(millionths).map_or_else(|| value.to_string(), in_words)
}

fn middle(amount: &Amount) -> Option<f64> {
    match (amount.value, amount.low, amount.high) {
        (Some(value), ..) => Some(value.to_f64()),
        (None, Some(low), Some(high)) => Some(f64::midpoint(low.to_f64(), high.to_f64())),
        _ => None,
    }
}

fn dot(svg: &mut String, scale: &Scale, observation: &Observation) {
    let Some(value) = middle(&observation.amount) else { return };
    let (from, to, y) = (scale.x(observation.start), scale.x(observation.end), scale.y(value));
    let x = f64::midpoint(from, to);
    let label = format!(
        "{}: {}{}",
        words::period(observation.start, observation.end),
        words::amount(&observation.amount, &observation.series),
        if observation.derivation.is_some() { ", derived" } else { "" }
    );
    let class = if observation.derivation.is_some() { "dot derived" } else { "dot" };
    let disputed = if observation.agreement == "conflicting" { " disputed" } else { "" };
    let _ = write!(
        svg,
        "<a class=\"{class}{disputed}\" href=\"#o-{}\" aria-label=\"{label}\"><title>{label}</title>\
         <line class=\"span\" x1=\"{from:.1}\" x2=\"{to:.1}\" y1=\"{y:.1}\" y2=\"{y:.1}\"/>",
        Escaped(&observation.id),
        label = Escaped(&label)
    );
    whisker(svg, scale, &observation.amount, x, y);
    let _ = write!(svg, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"5\"/></a>");
}

/// Where the bound leaves room.
fn whisker(svg: &mut String, scale: &Scale, amount: &Amount, x: f64, y: f64) {
    let (up, down) = match amount.bound.as_str() {
        "more_than" | "at_least" => (y - WHISKER, y),
        "less_than" | "at_most" => (y, y + WHISKER),
        "nearly" => (y, y + WHISKER / 2.0),
        "approximately" => (y - WHISKER / 2.0, y + WHISKER / 2.0),
        "between" => match (amount.low, amount.high) {
            (Some(low), Some(high)) => (scale.y(high.to_f64()), scale.y(low.to_f64())),
            _ => return,
        },
        _ => return,
    };
    let _ = write!(svg, "<path class=\"whisker\" d=\"M{x:.1} {up:.1}V{down:.1}");
    for end in [up, down].into_iter().filter(|end| (end - y).abs() > 0.5) {
        let _ = write!(svg, "M{:.1} {end:.1}H{:.1}", x - 4.0, x + 4.0);
    }
    svg.push_str("\"/>");
}

fn flag(svg: &mut String, scale: &Scale, target: &Target) {
    let Some(value) = middle(&target.amount) else { return };
    let y = scale.y(value);
    let due = words::open_period(target.due_start, target.due_end);
    let label = format!(
        "target {}{}: {}",
        words::amount(&target.amount, &target.series),
        due.map(|due| format!(", due {due}")).unwrap_or_default(),
        words::name(&target.status)
    );
    let _ = write!(
        svg,
        "<a class=\"flag {}\" href=\"#t-{}\" aria-label=\"{label}\"><title>{label}</title>",
        Escaped(&target.status),
        Escaped(&target.id),
        label = Escaped(&label)
    );
    let x = target.due_end.map_or(WIDTH - RIGHT, |due| scale.x(due));
    if target.due_end.is_some() {
        let _ =
            write!(svg, "<line class=\"pole\" x1=\"{x:.1}\" x2=\"{x:.1}\" y1=\"{:.1}\" y2=\"{y:.1}\"/>", scale.y(0.0));
    } else {
        let from = target.first_stated_on.map_or(LEFT, |day| scale.x(day));
        let _ = write!(svg, "<line class=\"open\" x1=\"{from:.1}\" x2=\"{x:.1}\" y1=\"{y:.1}\" y2=\"{y:.1}\"/>");
    }
    let _ = write!(
        svg,
        "<path d=\"M{x:.1} {y:.1}v-16h-26l5 5-5 5h26\"/><text x=\"{:.1}\" y=\"{:.1}\">{}</text></a>",
        x - 30.0,
        y - 7.0,
        Escaped(words::name(&target.status))
    );
}
