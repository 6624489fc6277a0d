//! Lengths of time.
//!
//! | words | reads as |
//! | --- | --- |
//! | `two years`, `18 months`, `a few days` | P2Y, P18M, PXD |
//! | `two and a half years`, `one and a quarter year` | P2.5Y, P1.25Y |
//! | `2 weeks and 2 days` | P2W2D |
//! | `two to three weeks`, `3-5 days` | P2W/P3W, P3D/P5D |
//! | `five-year`, `24-hour`, `decades-long` | P5Y, PT24H, PXY |
//! | `for decades` | PXY |
//! | `the five years 2010-2014` | 2010 to 2014 |
//!
//! Ages ("25-year-old", "aged 30 years") are lengths of nothing that happened, and are left out.

use super::expression::{Duration, Meaning};
use super::reader::{Read, Reader};
use super::{Said, guard, offset, point, range};
use crate::decimal::Decimal;
use crate::lexicon::Classes;
use crate::lexicon::date::{DateWord, Unit};
use crate::text::token::{Gap, Kind};

/// "two and a half years", "2 weeks and 2 days": the length, and the token behind it.
pub(super) fn length(r: &Reader, at: usize) -> Read<Duration> {
    let (first, mut end) = part(r, at)?;
    let mut parts = vec![first];
    while parts.len() < 4 {
        let comma = r.skip(end, b',');
        let and = r.is(comma, DateWord::And).unwrap_or(comma);
        let Some((more, behind)) =
            part(r, and).filter(|((number, unit), _)| number.is_some() && *unit < parts[parts.len() - 1].1)
        else {
            break;
        };
        // "3 months and 2 days ago": the second length belongs to what follows it, unless the first does so too.
        if and > end
            && (r.is(behind, DateWord::Ago).is_some()
                || r.is(behind, DateWord::Later).is_some_and(|end| offset::ends_phrase(r, end)))
            && parts.len() == 1
            && !follows_directly(r, at)
        {
            break;
        }
        parts.push(more);
        end = behind;
    }
    // "one hour and a half", "one year and a quarter"
    if parts.len() == 1
        && let Some((more, behind)) = r.and_fraction(end)
        && r.unit(behind).is_none()
        && !r.document.is_word(behind, "of")
        && let Some(number) = parts[0].0
    {
        parts[0].0 = number.checked_add(more);
        end = behind;
    }
    parts.reverse();
    parts.sort_by_key(|(_, unit)| std::cmp::Reverse(*unit));
    Some((Duration { parts, low: None, modifier: None }, end))
}

/// Whether nothing before the length takes it ("the last 3 months and 2 days ago").
fn follows_directly(r: &Reader, at: usize) -> bool {
    r.before(at, |w| matches!(w, DateWord::Shift(_)).then_some(())).is_none()
}

fn part(r: &Reader, at: usize) -> Read<(Option<Decimal>, Unit)> {
    if let Some((years, end)) = r.digits(at, 2).filter(|(_, end)| r.document.touches(*end)) {
        // "3Y", "a 10y bond"
        if let Some(end) = r.is(end, DateWord::YearLetter) {
            return Some(((Some(Decimal::from_int(i64::from(years))), Unit::Year), end));
        }
    }
    // Most numbers count no time: without a unit in reach there is nothing to read.
    if !r.unit_behind(at) {
        return None;
    }
    let (number, end) = r.count(at)?;
    // "for the third time in as many years"
    let as_many = number.is_none() && at > 0 && r.document.is_word(at - 1, "as");
    if as_many || r.gap(end) > Gap::Line {
        return None;
    }
    let behind_count = end;
    let hyphen = r.skip_hyphen(end);
    let ((unit, times, plural), end) = r.unit(hyphen).or_else(|| {
        // "10 business days", "three consecutive quarters", "two full years"
        let adjective = r.document.says(hyphen, DateWord::UnitAdjective);
        r.unit(hyphen + 1).filter(|_| adjective && hyphen == end && r.gap(hyphen + 1) <= Gap::Line)
    })?;
    let one = number == Some(Decimal::ONE);
    let article = r.document.has(at, Classes::Article);
    // "two quarter", "3 half": fractions and scores. "a second", "a half", "a quarter" are no lengths of time.
    if matches!(unit, Unit::Quarter | Unit::Half) && !plural
        || article && one && (matches!(unit, Unit::Quarter | Unit::Half | Unit::Second) || unit == Unit::Weekend)
    {
        return None;
    }
    // "a decades-long quarrel": the article belongs to the noun.
    if article && one && plural {
        return None;
    }
    // "three quarters of", "two halves"
    if matches!(unit, Unit::Quarter | Unit::Half)
        && (unit == Unit::Half
            || r.document.is_word(end, "of")
            || number == Some(Decimal::from_int(3)) && !r.is_kind(at, Kind::Number) && end == hyphen + 1)
    {
        return None;
    }
    // "five-year", "three month"; "1985 year" and "277,000 year ago" count something else.
    let few = number.is_none_or(|n| n <= Decimal::from_int(100)) && !r.document.word(at).contains(',');
    if !plural && !one && !few && hyphen == behind_count {
        return None;
    }
    let number = number.map_or(Some(None), |n| n.checked_mul(Decimal::from_int(i64::from(times))).map(Some))?;
    let end = r.abbreviated(end - 1, end);
    Some(((number, unit), end))
}

/// "two to three weeks", "three or four days", "3-5 years".
pub(super) fn between(r: &Reader, at: usize) -> Read<Duration> {
    let (low, end) = r.cardinal(at).filter(|(low, _)| *low < 1000)?;
    if guard::is_part_of_number(r, at) {
        return None;
    }
    let hyphen = r.skip_hyphen(end);
    let joint = r.is(end, DateWord::To).or_else(|| r.document.is_word(end, "or").then_some(end + 1));
    let next = joint.or((hyphen > end).then_some(hyphen))?;
    let ((high, unit), end) = part(r, next).filter(|_| r.gap(next) <= Gap::Line)?;
    let low = Decimal::from_int(i64::from(low));
    let rises = high.is_some_and(|high| low < high);
    rises.then_some((Duration { parts: vec![(high, unit)], low: Some(low), modifier: None }, end))
}

/// A length of time by itself.
pub(super) fn duration(r: &Reader, at: usize) -> Option<Said> {
    if let Some(said) = bare(r, at) {
        return Some(said);
    }
    let (length, end) = between(r, at).or_else(|| length(r, at))?;
    let hyphen = r.skip_hyphen(end);
    let long = hyphen > end && r.is(hyphen, DateWord::Long).is_some();
    let article = r.document.has(at, Classes::Article);
    if is_age(r, at, hyphen) || long && article {
        return None;
    }
    // "if there came a day when he could not": any day.
    if article && r.document.is_word(end, "when") || holds_content(r, end) {
        return None;
    }
    // "one of the year's", "a day's work" stay lengths; "a year" after an amount is a rate and read as a set before.
    let end = if long { hyphen + 1 } else { end };
    if r.document.touches(at)
        && at > 0
        && (r.is_sign(at - 1, b'.') || r.is_sign(at - 1, b'-') || r.is_sign(at - 1, b'/'))
    {
        return None;
    }
    let told = if at > 0 && r.document.is_word(at - 1, "the") { told_behind(r, end) } else { None };
    Some(told.unwrap_or_else(|| Said::new(Meaning::Duration(length), end, "duration")))
}

/// "the five years 2010-2014", "the two years (2010-2011)": the years that are meant stand behind.
fn told_behind(r: &Reader, end: usize) -> Option<Said> {
    let open = r.skip(end, b'(');
    let first = point(r, open).filter(|_| r.gap(open) == Gap::Space || open > end)?;
    let said = range::behind(r, open, &first)?;
    let close = if open > end { r.is_sign(said.end, b')').then_some(said.end + 1)? } else { said.end };
    Some(Said { end: close, ..said })
}

/// "decades", "for years", "decades-long", "yearlong": no number at all.
fn bare(r: &Reader, at: usize) -> Option<Said> {
    let ((unit, _, plural), end) = r.unit(at)?;
    let hyphen = r.skip_hyphen(end);
    let long = hyphen > end && r.document.is_word(hyphen, "long");
    if !plural {
        let number = Some(Decimal::ONE);
        let fits = long && unit >= Unit::Day;
        return fits.then(|| {
            Said::new(
                Meaning::Duration(Duration { parts: vec![(number, unit)], low: None, modifier: None }),
                hyphen + 1,
                "unit_long",
            )
        });
    }
    if matches!(unit, Unit::Second | Unit::Minute | Unit::Quarter | Unit::Half | Unit::Weekend) {
        return None;
    }
    let for_units = at > 0 && r.document.is_one_of(at - 1, &["for", "after", "within", "in"]);
    let over_the = at > 1 && r.document.is_word(at - 1, "the") && r.document.is_word(at - 2, "over");
    let followed = r.is(end, DateWord::Ago).is_some()
        || r.is(end, DateWord::Later).is_some()
        || r.is(end, DateWord::Earlier).is_some();
    let end = if long { hyphen + 1 } else { end };
    let fits = long || unit == Unit::Decade || unit == Unit::Century || (for_units || over_the) && !followed;
    fits.then(|| {
        let length = Duration { parts: vec![(None, unit)], low: None, modifier: None };
        let said = Said::new(Meaning::Duration(length), end, if long { "unit_long" } else { "units" });
        if over_the { said.with_article() } else { said }
    })
}

/// "150 hours of video": so much of it, whenever.
fn holds_content(r: &Reader, end: usize) -> bool {
    r.document.is_word(end, "of") && r.is(end + 1, DateWord::Content).is_some()
}

/// "25-year-old", "30 years old", "aged 30 years", "45 years of age".
fn is_age(r: &Reader, at: usize, behind: usize) -> bool {
    r.is(behind, DateWord::Old).is_some()
        || r.document.is_word(behind, "of") && r.is(behind + 1, DateWord::Aged).is_some()
        || r.before(at, |w| (w == DateWord::Aged).then_some(())).is_some()
}
