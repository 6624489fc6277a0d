//! Properties of dates that hold for any text, checked on texts put together at random (always the same ones) against a calendar
//! of our own: days counted by hand, not by the library that the crate uses.

use chrono::{Datelike, NaiveDate};
use columnist_extract::record::{Date, DateBound};
use columnist_extract::{Lexicon, dates};

/// Pieces that dates are made of, and pieces that get in their way.
const PIECES: &[&str] = &[
    "the",
    "a",
    "last",
    "next",
    "this",
    "past",
    "previous",
    "following",
    "same",
    "first",
    "third",
    "21st",
    "31st",
    "two",
    "seven",
    "a few",
    "several",
    "half",
    "year",
    "years",
    "month",
    "months",
    "quarter",
    "quarters",
    "week",
    "weekend",
    "day",
    "days",
    "decade",
    "century",
    "January",
    "Feb.",
    "March",
    "may",
    "May",
    "December",
    "Friday",
    "Sunday",
    "Mondays",
    "summer",
    "fall",
    "1",
    "7",
    "12",
    "29",
    "30",
    "31",
    "99",
    "1987",
    "2016",
    "2017",
    "2000",
    "1990s",
    "'17",
    "86/87",
    "2012-13",
    "3/1/2017",
    "22.09.2017",
    "2017-09-22",
    "2017-W53",
    "2017-13-45",
    "Q3",
    "H1",
    "FY2018",
    "of",
    "in",
    "on",
    "to",
    "from",
    "between",
    "and",
    "since",
    "until",
    "by",
    "before",
    "after",
    "ago",
    "later",
    "earlier",
    "ended",
    "end of",
    "early",
    "mid",
    "late",
    "-",
    "–",
    "/",
    ",",
    ".",
    ":",
    "(",
    ")",
    "'s",
    "%",
    "$",
    "14:30",
    "2 p.m.",
    "GMT",
    "noon",
    "now",
    "recently",
    "annual",
    "every",
    "per",
    "same period",
    "year-ago",
    "Christmas",
    "Easter",
    "fiscal",
    "to date",
    "rose",
    "will rise",
    "said",
    "people",
    "EXPO",
    "ünïcode",
    "\u{a0}",
    "\n",
    "\n\n",
    "９",
    "’",
    "🙂",
    "0",
    "99999999999999999999",
    "1.5",
    "1,000",
    "million",
];

/// A generator of numbers that is always the same (Knuth's MMIX).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }

    fn text(&mut self) -> String {
        let mut text = String::new();
        for _ in 0..1 + self.below(14) {
            text.push_str(PIECES[self.below(PIECES.len())]);
            if self.below(8) > 0 {
                text.push(' ');
            }
        }
        text
    }
}

#[test]
fn any_text_gives_dates_that_agree_with_themselves() {
    let lexicon = Lexicon::english().unwrap();
    let mut numbers = Numbers(1987);
    for round in 0..20_000 {
        let text = numbers.text();
        let published = match numbers.below(5) {
            0 => None,
            _ => NaiveDate::from_ymd_opt(
                1950 + numbers.below(100) as i32,
                1 + numbers.below(12) as u32,
                1 + numbers.below(28) as u32,
            ),
        };
        let found = dates(&text, published, &lexicon);
        assert_eq!(found, dates(&text, published, &lexicon), "twice the same: {text:?}");
        let mut behind = 0;
        for date in &found {
            let context = format!("round {round}, {published:?}, {text:?}: {date:?}");
            assert!(date.span.bytes.start >= behind && date.span.bytes.end <= text.len(), "{context}");
            assert!(text.is_char_boundary(date.span.bytes.start), "{context}");
            assert!(text.is_char_boundary(date.span.bytes.end), "{context}");
            assert_eq!(text[..date.span.bytes.start].chars().count(), date.span.chars.start, "{context}");
            assert!(!date.span.surface(&text).trim().is_empty(), "{context}");
            behind = date.span.bytes.end;
            if let (Some(start), Some(end)) = (date.period.start, date.period.end) {
                assert!(start <= end, "{context}");
            }
            agrees(date).unwrap_or_else(|fault| panic!("{fault}: {context}"));
        }
    }
}

/// Whether the days are those of the value, where nothing moves them.
fn agrees(date: &Date) -> Result<(), String> {
    let plain = date.timex_mod.is_none() && matches!(date.bound, None | Some(DateBound::On));
    let (Some(timex), true) = (&date.timex, plain) else { return Ok(()) };
    let Some((start, end)) = days_of(timex) else { return Ok(()) };
    let (have_start, have_end) = (date.period.start.map(number), date.period.end.map(number));
    if (have_start, have_end) == (Some(start), Some(end))
        || have_start.is_none() && have_end.is_none() && !timex.starts_with('X') && date.is_relative
    {
        return Ok(());
    }
    Err(format!("{timex} is {start}..{end}, not {have_start:?}..{have_end:?}"))
}

/// First and last day of a TIMEX3 value of days, weeks, months, quarters or years, as days since 1970.
fn days_of(timex: &str) -> Option<(i64, i64)> {
    let number = |text: &str| text.parse::<i64>().ok();
    let parts: Vec<&str> = timex.split('-').collect();
    match parts.as_slice() {
        [year] if year.len() == 4 => {
            let year = number(year)?;
            Some((day(year, 1, 1), day(year + 1, 1, 1) - 1))
        }
        [year, part] if part.len() == 2 && part.starts_with('Q') => {
            let (year, quarter) = (number(year)?, number(&part[1..])?);
            Some((day(year, quarter * 3 - 2, 1), day(year, quarter * 3 + 1, 1) - 1))
        }
        [year, week] if week.len() == 3 && week.starts_with('W') => {
            // Week 1 has the year's first Thursday.
            let january_4 = day(number(year)?, 1, 4);
            let monday = january_4 - (january_4 + 3).rem_euclid(7) + (number(&week[1..])? - 1) * 7;
            Some((monday, monday + 6))
        }
        [year, month] if month.len() == 2 => {
            let (year, month) = (number(year)?, number(month)?);
            Some((day(year, month, 1), day(year, month + 1, 1) - 1))
        }
        [year, month, at] if at.len() == 2 => {
            let only = day(number(year)?, number(month)?, number(at)?);
            Some((only, only))
        }
        _ => None,
    }
}

/// Days since 1970-01-01, counted year by year and month by month; month 13 is the next January.
fn day(year: i64, month: i64, day: i64) -> i64 {
    let (year, month) = if month > 12 { (year + 1, month - 12) } else { (year, month) };
    let leap = |year: i64| i64::from(year % 4 == 0 && year % 100 != 0 || year % 400 == 0);
    let years: i64 = if year >= 1970 {
        (1970..year).map(|y| 365 + leap(y)).sum()
    } else {
        -(year..1970).map(|y| 365 + leap(y)).sum::<i64>()
    };
    let lengths = [31, 28 + leap(year), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    years + lengths.iter().take((month - 1) as usize).sum::<i64>() + day - 1
}

fn number(date: NaiveDate) -> i64 {
    day(i64::from(date.year()), i64::from(date.month()), i64::from(date.day()))
}
