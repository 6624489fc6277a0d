//! Years and their larger parts, decades and centuries.
//!
//! | words | reads as |
//! | --- | --- |
//! | `2017`, `the year 2017`, `2012–13`, `1986/87` | a year, a pair of years |
//! | `fiscal 2017`, `FY2021-22` | a fiscal year |
//! | `Q3 2017`, `3Q 2017`, `2017 Q3`, `third quarter of 2017`, `fourth qtr` | a quarter |
//! | `H1`, `first half of last year` | a half |
//! | `week 38 of 2017` | a week |
//! | `summer of 2016` | a season |
//! | `1990s`, `'90s`, `nineties` | a decade |
//! | `19th century` | a century |

use super::Found;
use super::expression::{Field, Part, Place, Point, Slice, Turn, Year};
use super::guard;
use super::numeric;
use super::reader::{Read, Reader};
use crate::decimal::Decimal;
use crate::lexicon::Classes;
use crate::lexicon::date::{DateWord, Unit};
use crate::record::TimexMod;
use crate::text::token::Gap;

/// "2017", "2012-13", "the year 2017".
pub(super) fn year(r: &Reader, at: usize) -> Option<Found> {
    if let Some((_, end)) = r.unit(at).filter(|((unit, _, plural), _)| *unit == Unit::Year && !plural) {
        let (year, end) = r.year(end)?;
        return Some(Found::new(Place::InYear(Field::Whole, Some(year)), end, "year").with_article());
    }
    if let Some((year, end)) = r.four_digits(at) {
        if let Some((field, end)) = year_pair(r, year, end) {
            let fits = guard::is_year(r, at, end);
            return fits.then(|| Found::new(Place::InYear(field, Some(Year::Stated(year))), end, "year_pair"));
        }
        // "2017 Q3", "2017 third quarter"
        if let Some((field, end)) = numeric::lettered(r, end).filter(|_| r.gap(end) <= Gap::Line) {
            return Some(Found::new(Place::InYear(field, Some(Year::Stated(year))), end, "year_portion"));
        }
        if let Some((field, end)) =
            portion_behind(r, behind_possessive(r, end)).filter(|(_, behind)| r.gap(behind - 1) <= Gap::Space)
        {
            return guard::is_year(r, at, end)
                .then(|| Found::new(Place::InYear(field, Some(Year::Stated(year))), end, "year_portion"));
        }
        return guard::is_year(r, at, end)
            .then(|| Found::new(Place::InYear(Field::Whole, Some(Year::Stated(year))), end, "year"));
    }
    if let Some((year, end)) = r.short_year(at) {
        let follows = r.before(at, |w| {
            matches!(w, DateWord::Of | DateWord::Part(_) | DateWord::To | DateWord::Bound(_)).then_some(())
        });
        return follows.map(|_| Found::new(Place::InYear(Field::Whole, Some(Year::Short(year))), end, "year"));
    }
    let (year, end) = r.year_in_words(at)?;
    guard::is_year(r, at, end).then(|| Found::new(Place::InYear(Field::Whole, Some(Year::Stated(year))), end, "year"))
}

/// Behind the "'s" of "1987's third quarter", the "'" of "1986' third quarter".
fn behind_possessive(r: &Reader, at: usize) -> usize {
    if r.document.is_genitive(at) { at + 1 } else { r.skip(at, b'\'') }
}

/// "-13" behind 2012, "/87" behind 1986: the next year in two digits.
pub(super) fn year_pair(r: &Reader, year: i32, at: usize) -> Read<Field> {
    if !(r.is_sign(at, b'-') || r.is_sign(at, b'/')) || !r.document.touches(at) || !r.document.touches(at + 1) {
        return None;
    }
    let (second, end) = match r.two_digits(at + 1) {
        Some((second, end)) => (year - year % 100 + second as i32 + if second == 0 { 100 } else { 0 }, end),
        None if r.is_sign(at, b'/') => r.four_digits(at + 1)?,
        None => return None,
    };
    (second == year + 1 && !(r.is_sign(end, b'-') && r.document.touches(end) && r.document.is_number(end + 1)))
        .then_some((Field::Pair, end))
}

/// "fiscal 2017", "FY2021-22", "financial year 2016/17", "fiscal year", "the 2016/17 financial year".
pub(super) fn fiscal(r: &Reader, at: usize) -> Option<Found> {
    if let Some((year, end)) = r.four_digits(at) {
        let (year, end) = year_pair(r, year, end).map_or((year, end), |(_, end)| (year + 1, end));
        let end = r.is(end, DateWord::Fiscal)?;
        let end = r.unit(end).filter(|((unit, ..), _)| *unit == Unit::Year).map_or(end, |(_, end)| end);
        return Some(
            Found::new(Place::InYear(Field::Fiscal, Some(Year::Stated(year))), end, "fiscal_year").with_article(),
        );
    }
    let end = r.is(at, DateWord::Fiscal)?;
    if let Some((quarter, end)) = portion_behind(r, end) {
        let (year, end) = split(r.year_tail(end), end);
        return Some(Found::new(Place::InYear(of_fiscal(quarter), year), end, "fiscal_quarter").with_article());
    }
    let unit = r.unit(end).filter(|((unit, _, plural), _)| *unit == Unit::Year && !plural).map(|(_, end)| end);
    let behind = unit.unwrap_or(end);
    if let Some((year, end)) = r.four_digits(behind) {
        let (year, end) = year_pair(r, year, end).map_or((year, end), |(_, end)| (year + 1, end));
        if let Some((quarter, end)) = portion_behind(r, behind_possessive(r, end)) {
            let place = Place::InYear(of_fiscal(quarter), Some(Year::Stated(year)));
            return Some(Found::new(place, end, "fiscal_quarter"));
        }
        return Some(Found::new(Place::InYear(Field::Fiscal, Some(Year::Stated(year))), end, "fiscal_year"));
    }
    if let Some((short, end)) =
        r.short_year(behind).or_else(|| r.two_digits(behind).filter(|_| r.document.touches(behind)))
    {
        return Some(Found::new(Place::InYear(Field::Fiscal, Some(Year::Short(short))), end, "fiscal_year"));
    }
    let named = unit.is_some() || r.document.bytes(at..end).len() > 9 && r.document.surface(at..end).contains(' ');
    (named && r.is_definite(at)).then(|| {
        Found::new(Place::InYear(Field::Fiscal, Some(Year::Relative(Turn::Publication(0)))), behind, "fiscal_year")
            .with_article()
    })
}

fn of_fiscal(field: Field) -> Field {
    match field {
        Field::Quarter(quarter) => Field::FiscalQuarter(quarter),
        _ => Field::Fiscal,
    }
}

fn split(tail: Read<Year>, end: usize) -> (Option<Year>, usize) {
    tail.map_or((None, end), |(year, end)| (Some(year), end))
}

/// "Q3", "Q3 2017", "3Q 2017", "3Q17", "third quarter of 2017".
pub(super) fn portion(r: &Reader, at: usize) -> Option<Found> {
    if let Some((field, end)) = numeric::lettered(r, at) {
        // "Q4 FY24", "Q1 of fiscal 2025"
        let of = r.is(end, DateWord::Of).unwrap_or(end);
        if let (Field::Quarter(quarter), Some(found)) = (field, fiscal(r, of).filter(|_| r.gap(of) <= Gap::Line))
            && let Place::InYear(Field::Fiscal, year) = found.point.place
        {
            return Some(Found::new(Place::InYear(Field::FiscalQuarter(quarter), year), found.end, "fiscal_quarter"));
        }
        let lone_week = matches!(field, Field::Week(_));
        let (year, end) = split(glued_year(r, end).or_else(|| r.year_tail(end)), end);
        return (!lone_week || year.is_some()).then(|| Found::new(Place::InYear(field, year), end, "portion"));
    }
    if let Some((field, end)) = number_letter(r, at) {
        let (year, end) = split(glued_year(r, end).or_else(|| r.year_tail(end)), end);
        return Some(Found::new(Place::InYear(field, year), end, "portion"));
    }
    if let Some(found) = around_year(r, at) {
        return Some(found);
    }
    let (field, end) = ordinal_portion(r, at)?;
    if let Some((year, end)) = r.year_tail(end) {
        return Some(Found::new(Place::InYear(field, Some(year)), end, "portion").with_article());
    }
    if r.document.is_word(end, "of") {
        return half_of(r, field, end);
    }
    if guard::is_of_match(r, at) {
        return None;
    }
    // "the third quarter", but the "third-quarter profit"
    let joined = r.ordinal(at).is_some_and(|(_, behind)| r.skip_hyphen(behind) > behind);
    Some(Found { article: !joined, ..Found::new(Place::InYear(field, None), end, "portion") })
}

/// "the first 2024 quarter".
fn around_year(r: &Reader, at: usize) -> Option<Found> {
    let (nth, behind) = r.ordinal(at)?;
    let (year, behind) = r.four_digits(behind)?;
    let ((unit, times, plural), end) = r.unit(behind)?;
    let quarter = unit == Unit::Quarter && times == 1 && !plural && (1..=4).contains(&nth);
    let place = Place::InYear(Field::Quarter(nth), Some(Year::Stated(year)));
    quarter.then(|| Found::new(place, end, "portion").with_article())
}

/// "first half of March": a part of what is no year. "the first half of the match" is none at all.
fn half_of(r: &Reader, field: Field, of: usize) -> Option<Found> {
    let the = r.skip_definite(of + 1);
    let found = super::point(r, the)?;
    // "third quarter of fiscal 1987, ended March 31": it is the quarter that ended.
    let apart = |t: usize| r.is_sign(t, b',') && r.is(t + 1, DateWord::Ended).is_some();
    if matches!(found.point.place, Place::Ended { .. }) && (the..found.end).any(apart) {
        return None;
    }
    if let Place::InYear(Field::Fiscal, year) = found.point.place {
        return Some(Found::new(Place::InYear(of_fiscal(field), year), found.end, "fiscal_quarter").with_article());
    }
    match field {
        Field::Half(half) if years(&found.point.place).is_some() => {
            let half_of_them = years(&found.point.place)? / 2;
            let slice = if half == 1 { Slice::FirstN(half_of_them) } else { Slice::LastN(half_of_them) };
            let place = Place::Slice { slice, unit: Unit::Year, of: Box::new(found.point) };
            Some(Found::new(place, found.end, "slice").with_article())
        }
        // "the second half of the year ending October 31"
        Field::Half(half) if is_business_year(&found.point.place) => {
            let slice = if half == 1 { Slice::FirstN(6) } else { Slice::LastN(6) };
            let place = Place::Slice { slice, unit: Unit::Month, of: Box::new(found.point) };
            Some(Found::new(place, found.end, "slice").with_article())
        }
        Field::Half(half) => {
            let part = if half == 1 { TimexMod::Start } else { TimexMod::End };
            let point = Point { part: Some(Part::Half(part)), ..found.point };
            Some(Found { point, article: true, rule: "half_of", ..found })
        }
        Field::Quarter(quarter) => {
            let place = Place::Slice { slice: Slice::Nth(quarter), unit: Unit::Quarter, of: Box::new(found.point) };
            Some(Found::new(place, found.end, "slice").with_article())
        }
        _ => None,
    }
}

/// "the year ending October 31".
fn is_business_year(place: &Place) -> bool {
    matches!(place, Place::Ended { length, .. } if matches!(length.parts[..], [(Some(number), Unit::Year)] if number == Decimal::ONE))
}

/// The years of a decade or a century.
fn years(place: &Place) -> Option<u32> {
    match place {
        Place::Decade(_) | Place::Unit { unit: Unit::Decade, .. } => Some(10),
        Place::Century(_) | Place::Unit { unit: Unit::Century, .. } => Some(100),
        _ => None,
    }
}

fn glued_year(r: &Reader, at: usize) -> Read<Year> {
    let at = if r.is_sign(at, b'/') || r.is_sign(at, b'-') { at + 1 } else { at };
    r.two_digits(at)
        .filter(|_| r.document.touches(at))
        .map(|(year, end)| (Year::Short(year), end))
        .or_else(|| r.four_digits(at).filter(|_| r.document.touches(at)).map(|(year, end)| (Year::Stated(year), end)))
}

/// "3Q", "1H".
fn number_letter(r: &Reader, at: usize) -> Read<Field> {
    let (number, end) = r.digits(at, 1)?;
    let (letter, end) = r
        .word(end, |word| matches!(word, DateWord::QuarterLetter | DateWord::HalfLetter).then_some(word))
        .filter(|_| r.document.touches(end))?;
    Some((numeric::field(letter, number)?, end))
}

/// Such a part behind what it belongs to: "2017 third quarter".
pub(super) fn portion_behind(r: &Reader, at: usize) -> Read<Field> {
    ordinal_portion(r, at).filter(|_| r.gap(at) <= Gap::Line)
}

/// "third quarter", "first-half", "1st qtr"; "fourth fiscal quarter".
fn ordinal_portion(r: &Reader, at: usize) -> Read<Field> {
    // "the 2023 final quarter", "2024's initial quarter"
    let opening = || r.document.is_one_of(at, &["initial", "opening"]).then_some((Some(1), at + 1));
    let closing = || r.is(at, DateWord::Final).map(|end| (None, end));
    let (nth, end) = r.ordinal(at).map(|(nth, end)| (Some(nth), end)).or_else(opening).or_else(closing)?;
    let end = r.is(end, DateWord::Fiscal).unwrap_or(end);
    let ((unit, times, plural), end) = r.unit(r.skip_hyphen(end))?;
    let end = r.abbreviated(end - 1, end);
    let field = match unit {
        Unit::Quarter => Field::Quarter(nth.unwrap_or(4)),
        Unit::Half => Field::Half(nth.unwrap_or(2)),
        _ => return None,
    };
    let numbered = matches!(field, Field::Quarter(1..=4) | Field::Half(1..=2));
    (numbered && times == 1 && !plural).then_some((field, end))
}

/// "week 38", "week 38 of 2017".
pub(super) fn week(r: &Reader, at: usize) -> Option<Found> {
    let (_, end) =
        r.unit(at).filter(|((unit, times, plural), _)| (*unit, *times, *plural) == (Unit::Week, 1, false))?;
    let (number, end) = r.digits(end, 2).filter(|(number, _)| (1..=53).contains(number))?;
    if guard::counts(r, end) {
        return None;
    }
    let (year, end) = split(r.year_tail(end), end);
    Some(Found::new(Place::InYear(Field::Week(number), year), end, "week_number"))
}

/// "summer of 2016", "summer 2016", "the summer".
pub(super) fn season(r: &Reader, at: usize) -> Option<Found> {
    let (season, end) = r.word(at, |word| match word {
        DateWord::Season(season) => Some(season),
        _ => None,
    })?;
    // "a 3 percent fall in 2022" fell.
    if at > 0 && r.document.has(at - 1, Classes::Percent) {
        return None;
    }
    let (year, behind) = split(r.year_tail(end), end);
    let found = Found::new(Place::InYear(Field::Season(season), year), behind, "season").with_article();
    if year.is_some() {
        return Some(found);
    }
    let preposition =
        ["in", "during", "over", "by", "since", "until", "before", "last", "this", "next", "throughout", "through"];
    let the = if at > 0 && r.document.is_word(at - 1, "the") { at - 1 } else { at };
    // "the end of autumn", "late summer"
    let part = |w: DateWord| matches!(w, DateWord::Edge(_) | DateWord::Part(_)).then_some(());
    let placed = the > 0 && preposition.iter().any(|p| r.document.is_word(the - 1, p)) || r.before(the, part).is_some();
    // "the summer was dry"
    let acts =
        the < at && r.document.has(end, Classes::Function | Classes::Auxiliary) && !r.document.is_word(end, "of");
    // "the fall in prices", "since the fall of the regime"
    let falls = r.document.has(at, Classes::ChangeNoun)
        && (r.document.is_one_of(end, &["of", "in", "from", "to"])
            || acts && r.document.has(end, Classes::Preposition));
    let free = r.is(end, DateWord::SeasonGood).is_none() && !guard::is_name(r, at, end) && !falls;
    ((placed || acts) && free).then_some(found)
}

/// "1990s", "'90s", "90's", "nineties".
pub(super) fn decade(r: &Reader, at: usize) -> Option<Found> {
    if guard::is_age(r, at) {
        return None;
    }
    if let Some((decade, end)) = r.word(at, |word| match word {
        DateWord::Decade(decade) => Some(decade),
        _ => None,
    }) {
        let part = || r.before(at, |w| matches!(w, DateWord::Part(_) | DateWord::Edge(_)).then_some(())).is_some();
        return (r.is_definite(at) || part())
            .then(|| Found::new(Place::Decade(Year::Short(decade)), end, "decade").with_article());
    }
    let at = if r.is_sign(at, b'\'') && r.document.touches(at + 1) { at + 1 } else { at };
    let (number, end) = r.digits(at, 4)?;
    let plural = r.document.touches(end) && (r.document.is_word(end, "s") || r.document.is_genitive(end));
    if !plural || number % 10 != 0 {
        return None;
    }
    let year = match r.document.word(at).len() {
        4 if (1000..2200).contains(&number) && (r.document.is_word(end, "s") || number % 10 == 0) => {
            Year::Stated(number as i32)
        }
        2 => Year::Short(number),
        _ => return None,
    };
    let possessive = !r.document.is_word(end, "s");
    let joined = at > 1 && r.skip_hyphen(at - 1) == at;
    let before = if joined { at - 1 } else { at };
    let the = at > 0
        && (r.document.is_word(at - 1, "the")
            || r.before(before, |w| matches!(w, DateWord::Part(_)).then_some(())).is_some());
    // "2010's budget" is the year's; "the 1990's" is a decade. Two digits need the article: "in their 60s" is an age.
    if possessive && !the || matches!(year, Year::Short(_)) && !(the || at > 0 && r.is_sign(at - 1, b'\'')) {
        return None;
    }
    Some(Found::new(Place::Decade(year), end + 1, "decade").with_article())
}

/// "19th century", "twenty-first century".
pub(super) fn century(r: &Reader, at: usize) -> Option<Found> {
    let (nth, end) = r.ordinal(at).filter(|(nth, _)| (1..=30).contains(nth))?;
    let joined = r.skip_hyphen(end);
    let (_, behind) = r.unit(joined).filter(|((unit, _, plural), _)| *unit == Unit::Century && !plural)?;
    // "the 18th century", but the "18th-century church"
    Some(Found { article: joined == end, ..Found::new(Place::Century(nth), behind, "century") })
}
