//! Dates in digits.
//!
//! | words | reads as |
//! | --- | --- |
//! | `2017-09-22`, `2017/9/22`, `2017 10 16` | a day |
//! | `2017-W38`, `2017-Q3`, `2017-09` | a week, a quarter, a month |
//! | `03/01/2017`, `22.09.2017`, `7/8/07` | a day; the order of day and month is left open where both could be either |

use super::Found;
use super::expression::{Field, Place, Year};
use super::guard;
use super::reader::{Read, Reader};
use crate::lexicon::date::DateWord;
use crate::text::token::Kind;

/// Any date that begins with digits and has its month in digits.
pub(super) fn numeric(r: &Reader, at: usize) -> Option<Found> {
    if guard::is_part_of_number(r, at) {
        return None;
    }
    let code = at > 1
        && r.document.touches(at)
        && r.document.touches(at - 1)
        && r.is_sign(at - 1, b'-')
        && r.document.is_number(at - 2);
    if code || at > 0 && guard::is_label(r, at - 1) {
        return None;
    }
    let found = dotted(r, at).or_else(|| year_first(r, at)).or_else(|| separated(r, at))?;
    // "133-03-03-2020", "10.10.2016.5": a code.
    let goes_on = matches!(r.document.tokens.get(found.end), Some(t) if t.gap == crate::text::token::Gap::None && matches!(t.sign, b'-' | b'/'))
        && r.document.is_number(found.end + 1)
        && r.document.touches(found.end + 1);
    (!goes_on).then_some(found)
}

/// "22.09.2017": one token.
fn dotted(r: &Reader, at: usize) -> Option<Found> {
    let word = r.document.word(at);
    if !r.document.is_number(at) || word.len() > 10 {
        return None;
    }
    let mut parts = word.split('.').map(|p| (p.len(), p.parse::<u32>().ok()));
    let (Some((a_len, Some(a))), Some((b_len, Some(b))), Some((c_len, Some(c))), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return None;
    };
    let place = match (a_len, b_len, c_len) {
        (4, 1 | 2, 1 | 2) => day(a as i32, b, c)?,
        // With full stops the day comes first wherever both could be.
        (1 | 2, 2, 4) if b <= 12 => day(c as i32, b, a)?,
        (1 | 2, 2, 4) => day(c as i32, a, b)?,
        // Two digits all through are more often a version or a price list than a date.
        (2, 2, 2) if a <= 31 && b <= 12 && c >= 80 => ordered(a, b, Year::Short(c))?,
        _ => return None,
    };
    Some(Found::new(place, at + 1, "numeric_date"))
}

fn day(year: i32, month: u32, day: u32) -> Option<Place> {
    let fits = (1..=12).contains(&month) && (1..=31).contains(&day) && (1000..2200).contains(&year);
    fits.then_some(Place::InYear(Field::Day(month, day), Some(Year::Stated(year))))
}

fn ordered(first: u32, second: u32, year: Year) -> Option<Place> {
    let fits = (1..=31).contains(&first) && (1..=31).contains(&second) && (first <= 12 || second <= 12);
    let plausible = !matches!(year, Year::Stated(year) if !(1000..2200).contains(&year));
    (fits && plausible).then_some(Place::Numeric { first, second, year })
}

/// The separator at the token, if digits follow it at once.
fn separator(r: &Reader, at: usize) -> Option<u8> {
    let token = r.document.tokens.get(at)?;
    (r.document.touches(at) && r.document.touches(at + 1) && matches!(token.sign, b'-' | b'/')).then_some(token.sign)
}

/// "2017-09-22", "2017-W38", "2017-09", "2017 10 16".
fn year_first(r: &Reader, at: usize) -> Option<Found> {
    let (year, end) = r
        .four_digits(at)
        .or_else(|| Some((r.digits(at, 4).filter(|_| r.document.word(at).len() == 4)?.0 as i32, at + 1)))?;
    let Some(sign) = separator(r, end) else { return spaced(r, year, end) };
    let stated = Some(Year::Stated(year));
    let next = end + 1;
    if let Some((field, end)) = lettered(r, next) {
        return Some(Found::new(Place::InYear(field, stated), end, "iso_date"));
    }
    if let Some((month, end)) = r.month(next)
        && separator(r, end).is_some()
        && let Some((day, end)) = r.digits(end + 1, 2).filter(|(day, _)| (1..=31).contains(day))
    {
        return Some(Found::new(Place::InYear(Field::Day(month, day), stated), end, "iso_date"));
    }
    let (month, end) = r.digits(next, 2)?;
    if separator(r, end) == Some(sign)
        && let Some((day_number, end)) = r.digits(end + 1, 2)
    {
        return Some(Found::new(day(year, month, day_number)?, end, "iso_date"));
    }
    // "2017-09" is a month, "2017-18" two years: those are read as years.
    let month_form =
        sign == b'-' && r.document.word(next).len() == 2 && (1..=12).contains(&month) && month as i32 != year % 100 + 1;
    (month_form && (1900..2100).contains(&year))
        .then(|| Found::new(Place::InYear(Field::Month(month), stated), end, "iso_date"))
}

/// "2016 10 16".
fn spaced(r: &Reader, year: i32, at: usize) -> Option<Found> {
    let (month, next) = r.two_digits(at)?;
    let (day_number, end) = r.two_digits(next)?;
    if !(1900..2100).contains(&year) || guard::counts(r, end) || r.document.is_number(end) {
        return None;
    }
    Some(Found::new(day(year, month, day_number)?, end, "iso_date"))
}

/// "W38", "Q3", "H1": a letter and its number.
pub(super) fn lettered(r: &Reader, at: usize) -> Read<Field> {
    let (letter, end) = r.word(at, |word| {
        matches!(word, DateWord::QuarterLetter | DateWord::HalfLetter | DateWord::WeekLetter).then_some(word)
    })?;
    let (number, end) = r.digits(end, 2).filter(|_| r.document.touches(end))?;
    // "Block Q4a", but "Q4FY24"
    let glued = r.document.touches(end) && r.is_kind(end, Kind::Word);
    if glued && r.is(end, DateWord::Fiscal).is_none() && !r.document.is_word(end, "'s") {
        return None;
    }
    Some((field(letter, number)?, end))
}

/// What a letter and a number say together.
pub(super) fn field(letter: DateWord, number: u32) -> Option<Field> {
    match letter {
        DateWord::QuarterLetter if (1..=4).contains(&number) => Some(Field::Quarter(number)),
        DateWord::HalfLetter if (1..=2).contains(&number) => Some(Field::Half(number)),
        DateWord::WeekLetter if (1..=53).contains(&number) => Some(Field::Week(number)),
        _ => None,
    }
}

/// "03/01/2017", "3-1-17".
fn separated(r: &Reader, at: usize) -> Option<Found> {
    let (first, end) = r.digits(at, 2)?;
    let sign = separator(r, end)?;
    let (second, end) = r.digits(end + 1, 2)?;
    if separator(r, end) != Some(sign) {
        return None;
    }
    let (year, end) = match r.four_digits(end + 1) {
        Some((year, end)) => (Year::Stated(year), end),
        None if sign == b'/' => r.two_digits(end + 1).map(|(year, end)| (Year::Short(year), end))?,
        None => return None,
    };
    if guard::counts(r, end) {
        return None;
    }
    Some(Found::new(ordered(first, second, year)?, end, "numeric_date"))
}
