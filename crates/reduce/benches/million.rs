//! One million figures of two hundred thousand articles: the reduce takes seconds, and twice as much takes twice as long.
//!
//! `cargo bench -p columnist-reduce`

#![expect(clippy::print_stdout, reason = "a benchmark prints its result")]

use std::time::Instant;

use chrono::{Days, NaiveDate};
use columnist_extract::record::{Bound, Direction, FigureKind, Modality, Period, Stat};
use columnist_extract::{Decimal, Id};
use columnist_reduce::{ArticleFact, FigureFact, Input, Signature, reduce};

fn main() {
    for n_figures in [250_000, 500_000, 1_000_000] {
        let input = input(n_figures);
        let started = Instant::now();
        let output = reduce(&input);
        println!(
            "{n_figures} figures, {} articles: {:.2} s ({} observations, {} targets, {} clusters)",
            input.articles.len(),
            started.elapsed().as_secs_f64(),
            output.observations.len(),
            output.targets.len(),
            output.clusters.iter().filter(|row| row.is_canonical).count()
        );
    }
}

const MEASURES: [&str; 8] =
    ["exports", "gdp", "imports", "inflation", "output", "revenue", "trade_turnover", "unemployment"];

fn input(n_figures: usize) -> Input<'static> {
    let n_articles = n_figures / 5;
    let day = NaiveDate::default();
    let articles = (0..n_articles)
        .map(|i| ArticleFact {
            article: Id::of(&["article", &i.to_string()]),
            published_on: day.checked_add_days(Days::new(i as u64 / 40)),
            address: None,
            signature: Signature::of(&text(i)),
        })
        .collect();
    let figures = (0..n_figures).map(|i| figure(i, Id::of(&["article", &(i / 5).to_string()]))).collect();
    Input { articles, figures, ..Input::default() }
}

/// Sixty words of its own; every tenth article repeats the one before.
fn text(article: usize) -> String {
    let article = if article % 10 == 9 { article - 1 } else { article };
    (0..60).map(|word| format!("w{} ", mix((article * 60 + word) as u64) % 50_000)).collect()
}

fn figure(i: usize, article: Id) -> FigureFact<'static> {
    let random = mix(i as u64);
    let pick = |shift: u32, n: u64| (random >> shift) % n;
    let year = i32::try_from(1970 + pick(0, 6)).unwrap_or_default();
    let whole_year =
        |year| Period { start: NaiveDate::from_ymd_opt(year, 1, 1), end: NaiveDate::from_ymd_opt(year, 12, 31) };
    let is_change = pick(8, 4) == 0;
    FigureFact {
        figure: Id::of(&["figure", &i.to_string()]),
        article,
        published_on: None,
        cluster: article,
        kind: if is_change { FigureKind::Percent } else { FigureKind::Money },
        value: Some(Decimal::from_int(1 + i64::try_from(pick(16, 900)).unwrap_or_default())),
        value_low: None,
        value_high: None,
        currency: (!is_change).then_some("USD"),
        unit: None,
        per_unit: None,
        bound: if pick(12, 5) == 0 { Bound::MoreThan } else { Bound::Exact },
        modality: if pick(20, 6) == 0 { Modality::Target } else { Modality::Reported },
        negated: false,
        outcome: None,
        outcome_period: Period::default(),
        stat: if is_change { Stat::Change } else { Stat::Level },
        direction: is_change.then_some(Direction::Increase),
        base: if is_change { whole_year(year - 1) } else { Period::default() },
        relates_to: None,
        measure: Some(MEASURES[usize::try_from(pick(24, 8)).unwrap_or_default()]),
        subject: Some(Id::of(&["subject", &pick(28, 5_000).to_string()])),
        counterpart: None,
        ref_period: if pick(40, 9) == 0 { Period::default() } else { whole_year(year) },
        ref_granularity: Some("year"),
        speaker: None,
    }
}

/// The finalizer of SplitMix64.
fn mix(x: u64) -> u64 {
    let x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}
