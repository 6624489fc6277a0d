//! Parts of a stretch.
//!
//! | words | reads as |
//! | --- | --- |
//! | `first 7 months of 2017`, `first nine months`, `for 7 months of 2017`, `2017 nine-month` profit | a range |
//! | `third week of March`, `15th day of next month` | one unit of it |
//! | `last ten days of May` | a range |
//! | `end of 2016`, `mid-March`, `early last year` | a part, said by TIMEX3's `mod` |
//! | `earlier this month`, `later this year` | what has passed, or what is left |
//! | `year to date` | what has passed of the year |

use super::expression::{Duration, Field, Part, Place, Point, Slice, Turn, Year};
use super::reader::Reader;
use super::{Found, offset, point, relative};
use crate::decimal::Decimal;
use crate::lexicon::date::{DateWord, Shift, Unit};
use crate::text::token::Gap;

/// "first 7 months of 2017", "third week of March".
pub(super) fn slice(r: &Reader, at: usize) -> Option<Found> {
    let (slice, unit, end) = head(r, at)?;
    let of = r.is(end, DateWord::Of).filter(|_| r.gap(end) <= Gap::Line);
    // "the first 10 months of fiscal 2022/23 ending March"
    let own = |of: usize| {
        let the = r.skip_definite(of);
        let closed = offset::ended(r, the).filter(|_| r.document.says(the, DateWord::Fiscal));
        // "the first eight months of fiscal 2024 through February": they end so, and not the year.
        closed.filter(|found| (the..found.end).any(|at| r.document.is_one_of(at, &["ended", "ending", "ends"])))
    };
    if let Some(found) = of.and_then(|of| through(r, &slice, unit, of)) {
        return Some(found);
    }
    let whole = |end: usize| {
        let the = r.skip_definite(end);
        if let Some(year) = own(end) {
            return Some(year);
        }
        if let Some(((whole, 1, false), behind)) = r.unit(the).filter(|_| the > end)
            && matches!(whole, Unit::Week | Unit::Month | Unit::Quarter | Unit::Year | Unit::Decade | Unit::Century)
            && !r.is_kind(behind, crate::text::token::Kind::Number)
            && r.is(behind, DateWord::Ended).is_none()
        {
            let place = Place::Unit { unit: whole, shift: Turn::Understood };
            return Some(Found::new(place, behind, "the_unit"));
        }
        point(r, the).filter(|f| f.is_calendar() && (the == end || f.article))
    };
    if let Some(whole) = of.and_then(whole) {
        return Some(
            Found::new(Place::Slice { slice, unit, of: Box::new(whole.point) }, whole.end, "slice").with_article(),
        );
    }
    // "the first nine months last year", "the first nine months, 2016"
    let many = matches!(slice, Slice::FirstN(n) if n > 1) && matches!(unit, Unit::Month | Unit::Quarter);
    // ... "the final quarter last year"
    let closing =
        matches!(slice, Slice::LastN(_)) || slice == Slice::Last && matches!(unit, Unit::Quarter | Unit::Half);
    if let Some((year, end)) = r.year_tail(end).filter(|_| many || closing && !r.is_sign(end, b',')) {
        let of = Point::from(Place::InYear(Field::Whole, Some(year)));
        return Some(Found::new(Place::Slice { slice, unit, of: Box::new(of) }, end, "slice").with_article());
    }
    // "the first nine months": of the year that the context tells. "of the contract" is no year.
    let bare = many && of.is_none_or(|_| !r.document.is_word(end, "of")) && at > 0 && r.document.is_word(at - 1, "the");
    bare.then(|| {
        let of = Point::from(Place::InYear(Field::Whole, None));
        Found::new(Place::Slice { slice, unit, of: Box::new(of) }, end, "slice").with_article()
    })
}

/// "first eight months of fiscal 2024 through February": so many months up to it.
fn through(r: &Reader, slice: &Slice, unit: Unit, of: usize) -> Option<Found> {
    let Slice::FirstN(count) = *slice else { return None };
    let behind = Some(offset::of_fiscal_year(r, of)).filter(|&behind| behind > of)?;
    let end = Some(behind).filter(|&at| r.document.is_word(at, "through")).map(|at| at + 1)?;
    let last = point(r, end).filter(|last| last.names_month())?;
    let length = Duration { parts: vec![(Some(Decimal::from_int(i64::from(count))), unit)], low: None, modifier: None };
    let place = Place::Ended { length, end: Box::new(last.point), of: None };
    Some(Found::new(place, last.end, "ended").with_article())
}

/// "for seven months of this year", "in 9 months of 2020": so many months from its beginning, as a cumulative total is told.
pub(super) fn months_of_year(r: &Reader, at: usize) -> Option<Found> {
    let (count, end) = r.cardinal(at).filter(|(count, _)| (2..=11).contains(count))?;
    let ((Unit::Month, 1, true), end) = r.unit(end)? else { return None };
    let before = at.checked_sub(1)?;
    let told = r.document.is_one_of(before, &["in", "for", "over", "during", "the"]);
    let of = r.is(end, DateWord::Of).filter(|_| told && r.document.is_word(end, "of") && r.gap(end) <= Gap::Line);
    // "in the nine months 2023", as results are told
    let year = || r.four_digits(end).filter(|_| told && matches!(count, 3 | 6 | 9) && r.gap(end) <= Gap::Line);
    let of = of.or_else(|| year().map(|_| end))?;
    let the = r.skip_definite(of);
    let year = point(r, of).or_else(|| point(r, the)).or_else(|| past_year(r, the))?;
    let whole = matches!(year.point.place, Place::InYear(Field::Whole, _) | Place::Unit { unit: Unit::Year, .. });
    let place = Place::Slice { slice: Slice::FirstN(count), unit: Unit::Month, of: Box::new(year.point.clone()) };
    (whole && year.point.part.is_none()).then(|| Found::new(place, year.end, "slice").with_article())
}

/// "the past year" where months of it are counted: the calendar year before, and no twelve months up to now.
fn past_year(r: &Reader, at: usize) -> Option<Found> {
    let (_, end) = relative::shift(r, at).filter(|&(shift, _)| shift == Shift::Past)?;
    let ((Unit::Year, 1, false), end) = r.unit(end)? else { return None };
    Some(Found::new(Place::Unit { unit: Unit::Year, shift: Turn::Publication(-1) }, end, "shifted_unit"))
}

/// "at 2016 year end".
pub(super) fn year_of_end(r: &Reader, at: usize) -> Option<Found> {
    let (year, end) = r.four_digits(at)?;
    let ((Unit::Year, 1, false), end) = r.unit(end)? else { return None };
    let hyphen = r.skip_hyphen(end);
    let part = Some(Part::Edge(crate::record::TimexMod::End));
    let place = Place::InYear(Field::Whole, Some(Year::Stated(year)));
    // "the 2016 year-end sale"
    let closes = r.document.is_word(hyphen, "end") && r.skip_hyphen(hyphen + 1) == hyphen + 1;
    closes.then(|| Found::new(Point { place, part }, hyphen + 1, "part"))
}

/// "the 2016 nine-month profit": the first months of that year, as results are told.
pub(super) fn year_of_months(r: &Reader, at: usize) -> Option<Found> {
    let (year, end) = r.four_digits(at).filter(|_| at == 0 || !r.document.is_word(at - 1, "a"))?;
    let (count, behind) = r.cardinal(end).filter(|(count, _)| matches!(count, 3 | 6 | 9))?;
    let hyphen = r.skip_hyphen(behind);
    let ((Unit::Month, 1, false), end) = r.unit(hyphen).filter(|_| hyphen > behind)? else { return None };
    let of = Box::new(Point::from(Place::InYear(Field::Whole, Some(Year::Stated(year)))));
    Some(Found::new(Place::Slice { slice: Slice::FirstN(count), unit: Unit::Month, of }, end, "slice").with_article())
}

fn head(r: &Reader, at: usize) -> Option<(Slice, Unit, usize)> {
    let last = r.is(at, DateWord::Shift(Shift::Last)).or_else(|| r.is(at, DateWord::Final));
    let (nth, end) = match last {
        Some(end) => (None, end),
        None => r.ordinal(at).map(|(nth, end)| (Some(nth), end))?,
    };
    let end = r.skip_hyphen(end);
    if let Some((count, behind)) = r.cardinal(end).filter(|(count, _)| (1..=366).contains(count)) {
        let ((unit, 1, _), behind) = r.unit(r.skip_hyphen(behind)).filter(|((_, times, _), _)| *times == 1)? else {
            return None;
        };
        let slice = match nth {
            Some(1) => Slice::FirstN(count),
            None => Slice::LastN(count),
            Some(_) => return None,
        };
        return calendar(unit).then_some((slice, unit, behind));
    }
    let ((unit, 1, false), behind) = r.unit(end)? else { return None };
    let slice = nth.map_or(Slice::Last, Slice::Nth);
    (calendar(unit) && !(matches!(unit, Unit::Year | Unit::Quarter | Unit::Half) && nth.is_some_and(|n| n > 10)))
        .then_some((slice, unit, behind))
}

fn calendar(unit: Unit) -> bool {
    matches!(
        unit,
        Unit::Day | Unit::Week | Unit::Weekend | Unit::Month | Unit::Quarter | Unit::Year | Unit::Decade | Unit::Half
    )
}

/// "early March", "mid-1990s", "end of 2016", "early this year", "late in 2016".
pub(super) fn part(r: &Reader, at: usize) -> Option<Found> {
    // "EOY"
    if let Some((unit, end)) = r.word(at, |word| match word {
        DateWord::EndOf(unit) => Some(unit),
        _ => None,
    }) {
        let place = Place::Unit { unit, shift: Turn::Publication(0) };
        let part = Some(Part::Edge(crate::record::TimexMod::End));
        return Some(Found::new(Point { place, part }, end, "part").with_article());
    }
    if let Some(end) = r.is(at, DateWord::Rest).filter(|&end| r.gap(end) <= Gap::Line) {
        let the = r.skip_definite(end);
        let whole = if the > end { the_unit(r, the, end) } else { None }.or_else(|| point(r, the))?;
        let stretch = matches!(whole.point.place, Place::Unit { .. } | Place::InYear(..)) && !whole.names_day();
        let point = Point { part: Some(Part::Left), ..whole.point };
        return stretch.then_some(Found { point, article: true, rule: "rest", end: whole.end });
    }
    let (adjective, part, end) = head_part(r, at)?;
    if r.gap(end) > Gap::Line {
        return None;
    }
    let joined = r.skip_hyphen(end);
    let within = if adjective {
        r.is(joined, DateWord::Of).or_else(|| r.document.is_word(joined, "on").then_some(joined + 1)).unwrap_or(joined)
    } else {
        joined
    };
    let the = r.skip_definite(within);
    let whole = the_unit(r, the, within).or_else(|| point(r, the))?;
    if whole.point.part.is_some() {
        return None;
    }
    let part = if adjective { Part::Third(part) } else { Part::Edge(part) };
    let point = Point { part: Some(part), ..whole.point };
    let article = !adjective || whole.article && the == joined;
    Some(Found { point, article, rule: "part", ..whole })
}

/// The unit behind an edge: "the end of the week", "end of year", "mid-week".
fn the_unit(r: &Reader, at: usize, unmarked: usize) -> Option<Found> {
    let ((unit, 1, false), end) = r.unit(at)? else { return None };
    let fits = matches!(
        unit,
        Unit::Week
            | Unit::Month
            | Unit::Quarter
            | Unit::Year
            | Unit::Decade
            | Unit::Century
            | Unit::Day
            | Unit::Weekend
    );
    let named = r.is_kind(end, crate::text::token::Kind::Number);
    (fits && !named && (at > unmarked || unit != Unit::Day))
        .then(|| Found::new(Place::Unit { unit, shift: Turn::Understood }, end, "the_unit"))
}

/// "early" (an adjective), "end of" (a noun): what part, and which of the two.
fn head_part(r: &Reader, at: usize) -> Option<(bool, crate::record::TimexMod, usize)> {
    let ((adjective, part), end) = r.word(at, |word| match word {
        DateWord::Part(part) => Some((true, part)),
        DateWord::Edge(part) => Some((false, part)),
        _ => None,
    })?;
    // "end" by itself only where it is joined: "end-March", "end 2016".
    let bare_edge = !adjective && r.document.is_word(end - 1, "end");
    if bare_edge && !(r.skip_hyphen(end) > end || r.month(end).is_some() || r.four_digits(end).is_some()) {
        return None;
    }
    Some((adjective, part, end))
}

/// "earlier this month", "later this year", "earlier in the week", "earlier today".
pub(super) fn earlier_later(r: &Reader, at: usize) -> Option<Found> {
    let (part, end) = r
        .is(at, DateWord::Earlier)
        .filter(|&end| r.document.is_word(end - 1, "earlier"))
        .map(|end| (Part::Passed, end))
        .or_else(|| {
            r.is(at, DateWord::Later).filter(|&end| r.document.is_word(end - 1, "later")).map(|end| (Part::Left, end))
        })?;
    // "the year-earlier quarter"
    if r.gap(end) > Gap::Line || at > 0 && r.is_sign(at - 1, b'-') && r.document.touches(at) {
        return None;
    }
    let within = r.is(end, DateWord::Of).or_else(|| r.document.is_word(end, "on").then_some(end + 1)).unwrap_or(end);
    let the = r.skip_definite(within);
    let whole = (if the > end { the_unit(r, the, within) } else { None }).or_else(|| point(r, the))?;
    let stretch = matches!(whole.point.place, Place::Unit { .. } | Place::Weekday { .. } | Place::InYear(..));
    (stretch && whole.point.part.is_none()).then_some(Found {
        point: Point { part: Some(part), ..whole.point },
        article: false,
        rule: "earlier_later",
        ..whole
    })
}

/// "year to date", "month-to-date", "year-end", "the 2016 year-end", "year's end".
pub(super) fn unit_compound(r: &Reader, at: usize) -> Option<Found> {
    let ((unit, 1, false), end) = r.unit(at)? else { return None };
    if !matches!(unit, Unit::Week | Unit::Month | Unit::Quarter | Unit::Year) {
        return None;
    }
    // "by year's end", but "the year's end-of-season sale"
    if r.document.is_genitive(end) && r.document.is_word(end + 1, "end") && r.skip_hyphen(end + 2) == end + 2 {
        let place = Place::Unit { unit, shift: Turn::Understood };
        let part = Some(Part::Edge(crate::record::TimexMod::End));
        return Some(Found::new(Point { place, part }, end + 2, "part").with_article());
    }
    let place = Place::Unit { unit, shift: Turn::Publication(0) };
    let hyphen = r.skip_hyphen(end);
    let to_date = r.document.is_word(hyphen, "to") && {
        let date = r.skip_hyphen(hyphen + 1);
        r.document.is_word(date, "date") && (date > hyphen + 1) == (hyphen > end)
    };
    if to_date {
        let end = r.skip_hyphen(hyphen + 1) + 1;
        return Some(Found::new(Point { place, part: Some(Part::Passed) }, end, "to_date").with_article());
    }
    if r.document.is_word(hyphen, "end") && hyphen > end {
        let part = Some(Part::Edge(crate::record::TimexMod::End));
        if let Some((year, end)) = r.year_tail(hyphen + 1) {
            let place = Place::InYear(Field::Whole, Some(year));
            return Some(Found::new(Point { place, part }, end, "part"));
        }
        return Some(Found::new(Point { place, part }, hyphen + 1, "part"));
    }
    None
}
