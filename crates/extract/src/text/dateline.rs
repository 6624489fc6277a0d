//! The dateline: place, day and wire service at the head of a text.
//!
//! | text | place | agency | date |
//! | --- | --- | --- | --- |
//! | `MINSK. KAZINFORM - Trade grew` | MINSK | KAZINFORM | |
//! | `ASTANA. September 4, 2017. KAZINFORM On Friday` | ASTANA | KAZINFORM | 2017-09-04 |
//! | `MINSK, March 3, 2017. Trade grew` | MINSK | | 2017-03-03 |
//! | `LONDON, March 3 (Reuters) - Trade grew` | LONDON | Reuters | |
//! | `ASTANA. STEPPE WIRE - Trade grew` | ASTANA | STEPPE WIRE | |
//! | `(Bloomberg) -- Trade grew` | | Bloomberg | |
//! | `MINSK, March 3` on a line of its own | MINSK | | |
//! | `MINSK, March 3`, then `By Anna Weiss – BelTA:` | MINSK | BelTA | |
//! | `MUMBAI: Trade grew`, `MUMBAI. Trade grew` | MUMBAI | | |
//! | `MINSK, 5 July. A team arrived` | MINSK | | |
//! | `Hanoi, 5 July 2021. Trade grew` | Hanoi | | 2021-07-05 |
//! | `DHAKA, BANGLADESH (4 June 2021) — Trade grew` | DHAKA | | 2021-06-04 |
//! | `(Bergen, 5 November 2020) Trade grew` | Bergen | | 2020-11-05 |
//! | `LBN Minsk, March 3 - Trade grew` | Minsk | LBN | |
//! | `MINSK, March 3, LBN - Trade grew`, `Minsk, March 3. LindInfo. Trade grew` | Minsk | LBN, LindInfo | |
//! | `Minsk, Friday, 3rd March, 2017: Trade grew` | Minsk | | 2017-03-03 |
//! | `MINSK.- Trade grew`, `Minsk, Belarus | Trade grew` | Minsk | | |
//! | `Minsk is growing` | | | |
//!
//! A dateline is a run of these parts, in any order, that a dash ends, or a wire before the first sentence; a place with its day may
//! have a line of its own. It stands at the head of the text or of one of its first lines, behind a headline. A day without its year dates nothing here.

use std::ops::{Range, RangeInclusive};

use chrono::NaiveDate;

use super::document::Document;
use super::token::{Gap, Kind, Shape};
use crate::lexicon::date::DateWord;
use crate::lexicon::entity::Sort;
use crate::lexicon::name::NameWord;
use crate::lexicon::number::NumberWord;
use crate::lexicon::{Classes, Sense};
use crate::record::EntityKind;

/// How many lines of a text may hold its dateline.
const LINES: usize = 4;
/// How many words a place that the lexicon does not know may have.
const PLACE_WORDS: usize = 3;
/// How many words a wire that the lexicon does not know may have.
const WIRE_WORDS: usize = 3;
/// How many words the author of a byline may have.
const AUTHOR_WORDS: usize = 6;
/// How many letters, in bytes, a wire before its place has.
const LETTERS: RangeInclusive<u32> = 2..=6;
/// How many tokens the name of a site in brackets has.
const SITE: usize = 5;

/// What the head of a text says about where, when and by whom it was filed. Ranges are of tokens.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Dateline {
    pub(crate) place: Option<Range<usize>>,
    pub(crate) agency: Option<Range<usize>>,
    pub(crate) date: Option<NaiveDate>,
    /// All of it, with its signs.
    pub(crate) tokens: Range<usize>,
}

/// Reads the dateline; one without parts where there is none.
pub(crate) fn read(document: &Document) -> Dateline {
    let mut starts = 0;
    for at in 0..document.len().min(400) {
        if at > 0 && !matches!(document.tokens[at].gap, Gap::Line | Gap::Paragraph) {
            continue;
        }
        if let Some(dateline) = read_at(document, at) {
            return dateline;
        }
        starts += 1;
        if starts == LINES {
            break;
        }
    }
    Dateline::default()
}

fn read_at(document: &Document, start: usize) -> Option<Dateline> {
    if let Some(line) = in_brackets(document, start) {
        return Some(line);
    }
    let mut line = Dateline { agency: leading_wire(document, start), ..Dateline::default() };
    let (mut at, mut dated, mut enclosed) = (line.agency.as_ref().map_or(start, |wire| wire.end), false, false);
    loop {
        if let (None, Some(end)) = (&line.place, place(document, at)) {
            line.place = Some(at..end);
            at = qualifier(document, end);
        } else if let (false, Some((date, end))) = (dated, day(document, at)) {
            (line.date, dated, at) = (date, true, end);
        } else if let (false, Some((date, end))) = (dated, day_in_brackets(document, at)) {
            (line.date, dated, at) = (date, true, end);
        } else if let (None, Some(end)) = (&line.agency, agency(document, at)) {
            line.agency = Some(at..end);
            at = end;
        } else if let (None, Some((agency, end))) = (&line.agency, bracketed(document, at)) {
            (line.agency, enclosed, at) = (Some(agency), true, end);
        } else if let (None, Some(end)) = (&line.agency, new_wire(document, &line, dated, at)) {
            line.agency = Some(at..end);
            at = end;
        } else {
            return None;
        }
        line.tokens = start..at;
        if let Some(end) = dash(document, at) {
            line.tokens.end = end;
            // "MINSK, Belarus--(BUSINESS WIRE)--Trade grew"
            let wire = bracketed(document, end).filter(|_| line.agency.is_none() && line.place.is_some());
            if let Some((wire, end)) = wire.and_then(|(wire, end)| Some((wire, dash(document, end)?))) {
                (line.agency, line.tokens.end) = (Some(wire), end);
            }
            let bare = line.agency.is_none() && !dated;
            return (!bare || stands_alone(document, &line, at)).then_some(line);
        }
        if let Some(end) = closed(document, &line, dated, at) {
            line.tokens.end = end;
            if let Some((agency, end)) = byline(document, end).filter(|_| line.agency.is_none()) {
                (line.agency, line.tokens.end) = (Some(agency), end);
            }
            return Some(line);
        }
        let parted = matches!(document.tokens.get(at)?.sign, b'.' | b',' | b'/' | b':');
        let next = at + usize::from(parted);
        if line.agency.is_some() && line.place.is_some() && (parted || enclosed || starts_sentence(document, at)) {
            // "MINSK. KAZINFORM Trade grew": the day may still follow the wire.
            let follows = day(document, next).filter(|_| !dated);
            if let Some((date, end)) = follows {
                line.date = date;
                line.tokens.end = dash(document, end).unwrap_or(end);
            } else {
                line.tokens.end = dash(document, next).unwrap_or(next);
            }
            return Some(line);
        }
        at = next;
    }
}

/// "(Bergen, 5 November 2020)": a city and a day in brackets, as companies write them.
fn in_brackets(document: &Document, start: usize) -> Option<Dateline> {
    let end = Some(start + 1).filter(|_| document.is_sign(start, b'('))?;
    let end = known(document, end, Some(Sort::City))?;
    let (date, close) = day(document, end + 1).filter(|_| document.is_sign(end, b','))?;
    let line = Dateline { place: Some(start + 1..end), date, tokens: start..close + 1, ..Dateline::default() };
    (date.is_some() && document.is_sign(close, b')') && starts_sentence(document, close + 1)).then_some(line)
}

/// "MINSK -" with nothing else: a place in capitals, or a city before a long dash.
fn stands_alone(document: &Document, line: &Dateline, dash: usize) -> bool {
    let Some(place) = &line.place else { return false };
    let capitals = document.tokens[place.start].shape == Shape::Upper;
    let long = document.word(dash) != "-" || document.is_sign(dash + 1, b'-');
    let next = document.tokens.get(line.tokens.end);
    let goes_on = next.is_some_and(|t| t.kind != Kind::Number && t.shape != Shape::Upper);
    goes_on && (capitals || long && known(document, place.start, Some(Sort::City)).is_some())
}

/// The end of a dateline that no dash ends: a place that the lexicon knows with its day on a line of their own, or a city in capitals
/// before a colon.
fn closed(document: &Document, line: &Dateline, dated: bool, at: usize) -> Option<usize> {
    let place = line.place.as_ref()?;
    let breaks = |at: usize| document.tokens.get(at).is_none_or(|token| token.gap >= Gap::Line);
    // "TASHKENT, July 5, 2021. The ministry met", "TASHKENT. The ministry met": a city in capitals, a day with its year or none, a stop;
    // "Hanoi, 5 July 2021. The ministry met": with its year, in any letters.
    let capitals = document.tokens[place.start].shape == Shape::Upper;
    let city = (capitals || line.date.is_some() && !breaks(at)) && is_city(document, place.start);
    let stopped = document.is_sign(at, b'.') && !breaks(at + 1) && starts_sentence(document, at + 1);
    let whole = line.date.is_some() || dated && capitals || !dated && day(document, at + 1).is_none();
    if whole && city && line.agency.is_none() && stopped && is_sentence(document, line, at + 1) {
        return Some(at + 1);
    }
    // "Lusaka, 3 May: Trade grew", "MUMBAI: Trade grew".
    let colon = (document.is_sign(at, b':') && !breaks(at + 1) && starts_sentence(document, at + 1)).then_some(at + 1);
    if let Some(end) = colon.filter(|_| dated && is_city(document, place.start)) {
        return Some(end);
    }
    if dated {
        let end = at + usize::from(document.is_sign(at, b'.') || document.is_sign(at, b':'));
        return (breaks(end) && known(document, place.start, None).is_some()).then_some(end);
    }
    colon.filter(|_| city)
}

/// Whether what stands behind the stop of a dateline is neither a wire nor a bracket.
fn is_sentence(document: &Document, line: &Dateline, at: usize) -> bool {
    agency(document, at).is_none()
        && new_wire(document, line, line.date.is_some(), at).is_none()
        && document.tokens.get(at).is_some_and(|t| t.shape == Shape::Capital || document.is_word(at, "a"))
}

/// A city.
fn is_city(document: &Document, at: usize) -> bool {
    let read = |sense: &Sense| {
        let Sense::Name(NameWord::Known(index) | NameWord::Perhaps(index)) = sense else { return None };
        document.lexicon.entity(*index).is_city().then_some(())
    };
    document.read(at, read).is_some()
}

/// "By Anna Weiss – BelTA:" on a line of its own: the wire, and the token behind.
fn byline(document: &Document, at: usize) -> Option<(Range<usize>, usize)> {
    if !document.is_word(at, "by") || document.tokens[at].gap < Gap::Line {
        return None;
    }
    let dash = (at + 1..at + 1 + AUTHOR_WORDS).find(|&at| document.is_dash(at))?;
    let end = agency(document, dash + 1)?;
    let closing = usize::from(document.is_sign(end, b':'));
    let breaks = document.tokens.get(end + closing).is_none_or(|token| token.gap >= Gap::Line);
    breaks.then_some((dash + 1..end, end + closing))
}

fn starts_sentence(document: &Document, at: usize) -> bool {
    document.tokens.get(at).is_some_and(|t| t.gap != Gap::None && (t.shape != Shape::Lower || t.sign == b'"'))
}

/// A dash between blanks, or two hyphens; gives the token behind it.
fn dash(document: &Document, at: usize) -> Option<usize> {
    let is_dash = |at: usize| document.is_sign(at, b'-') || matches!(document.word(at), "—" | "―" | "|");
    // "LIMA.- Trade grew"
    let stop = document.is_sign(at, b'.') && document.touches(at) && document.touches(at + 1) && is_dash(at + 1);
    let at = at + usize::from(stop);
    if !is_dash(at) {
        return None;
    }
    let end = if is_dash(at + 1) { at + 2 } else { at + 1 };
    let apart = !document.touches(at) || document.tokens.get(end).is_some_and(|t| t.gap != Gap::None);
    (apart || end > at + 1).then_some(end)
}

/// The end of a lexicon name at the token: of a place, or of one sort.
fn known(document: &Document, at: usize, sort: Option<Sort>) -> Option<usize> {
    let read = |sense: &Sense| {
        let Sense::Name(NameWord::Known(index) | NameWord::Perhaps(index)) = sense else { return None };
        let found = document.lexicon.sort_of(*index);
        sort.map_or(found.kind() == EntityKind::Place, |sort| found == sort).then_some(())
    };
    document.read(at, read).map(|((), words)| at + words)
}

/// "MINSK", "NEW YORK", "ST. PETERSBURG".
fn place(document: &Document, at: usize) -> Option<usize> {
    if !document.has(at, Classes::Name) && document.tokens.get(at)?.shape != Shape::Upper {
        return None;
    }
    if let Some(end) = known(document, at, None) {
        return Some(end);
    }
    if agency(document, at).is_some() {
        return None;
    }
    let mut end = at;
    let mut words = 0;
    while let Some(token) = document.tokens.get(end) {
        let upper = token.shape == Shape::Upper && token.end - token.start > 1;
        if end > at && token.gap > Gap::Space || !upper || words == PLACE_WORDS {
            break;
        }
        words += 1;
        end += 1;
        let hyphen = document.is_hyphen(end);
        let stop = document.is_sign(end, b'.') && document.has(end - 1, Classes::Abbreviation);
        end += usize::from(hyphen || stop);
    }
    (end > at).then_some(end)
}

/// ", Kazakhstan", ", Calif.", ", D.C.", "/PARIS": what may follow the place.
fn qualifier(document: &Document, at: usize) -> usize {
    if document.is_sign(at, b'/') && document.touches(at + 1) {
        return place(document, at + 1).unwrap_or(at);
    }
    if !document.is_sign(at, b',') {
        return at;
    }
    if let Some(end) = known(document, at + 1, None) {
        return end;
    }
    let state = document.tokens.get(at + 1).is_some_and(|t| t.kind == Kind::Word && t.shape != Shape::Lower);
    if state && document.is_sign(at + 2, b'.') && day(document, at + 1).is_none() && agency(document, at + 1).is_none()
    {
        return at + 3;
    }
    at
}

/// A wire that the lexicon knows.
fn agency(document: &Document, at: usize) -> Option<usize> {
    if !document.has(at, Classes::Name) {
        return None;
    }
    known(document, at, Some(Sort::Wire)).or_else(|| known(document, at, Some(Sort::Outlet)))
}

/// "LBN Minsk, March 3": letters, or a wire of the lexicon, right before a city and its day.
fn leading_wire(document: &Document, start: usize) -> Option<Range<usize>> {
    let letters = document
        .tokens
        .get(start)
        .is_some_and(|t| t.shape == Shape::Upper && LETTERS.contains(&(t.end - t.start)) && is_free(document, start));
    let end = agency(document, start).or(letters.then_some(start + 1))?;
    // "APA-Dakar"
    let city = end + usize::from(document.is_hyphen(end));
    let close =
        known(document, city, Some(Sort::City)).filter(|_| known(document, start, Some(Sort::City)).is_none())?;
    let behind = qualifier(document, close);
    let dated = document.is_sign(behind, b',') && day(document, behind + 1).is_some();
    (dated || city > end && (dash(document, behind).is_some() || day_in_brackets(document, behind).is_some()))
        .then_some(start..end)
}

/// Whether a word may be a wire that the lexicon does not list: it is a body, or nothing that the lexicon knows begins there.
fn is_free(document: &Document, at: usize) -> bool {
    let body = |sense: &Sense| {
        let Sense::Name(NameWord::Known(index)) = sense else { return None };
        (document.lexicon.sort_of(*index).kind() == EntityKind::Organization).then_some(())
    };
    document.read(at, body).is_some_and(|((), words)| words == 1)
        || document.senses(at).next().is_none() && !document.has(at, Classes::GivenName | Classes::Surname)
}

/// A wire that the lexicon does not know: words in capitals between "PLACE." or the day and a dash; one word in a sentence of its own
/// behind the day.
fn new_wire(document: &Document, line: &Dateline, dated: bool, at: usize) -> Option<usize> {
    line.place.as_ref()?;
    let stop = document.is_sign(at - 1, b'.');
    let comma = dated && document.is_sign(at - 1, b',');
    if !(stop || comma) {
        return None;
    }
    document.tokens.get(at).filter(|t| t.kind == Kind::Word && t.gap == Gap::Space)?;
    // "LindInfo", "LBN", but "Cold", "Foggy".
    let inner = document.word(at).chars().skip(1).any(char::is_uppercase);
    let named = inner && is_free(document, at);
    let alone = stop && dated && named && document.is_sign(at + 1, b'.') && starts_sentence(document, at + 2);
    if alone {
        return Some(at + 1);
    }
    let capitals = |&at: &usize| {
        document.tokens.get(at).is_some_and(|t| t.shape == Shape::Upper && t.end - t.start > 1 && t.gap <= Gap::Space)
    };
    let end = at + (at..at + WIRE_WORDS).take_while(capitals).count();
    // "GNA" may be somebody's surname in small letters.
    let letters = document.tokens[at].shape == Shape::Upper && document.senses(at).next().is_none();
    if comma && !letters && !is_free(document, at) || document.says(at, NameWord::NoWire) {
        return None;
    }
    (end > at && dash(document, end).is_some()).then_some(end)
}

/// "(Reuters)", "/TASS/", "(BelTA, March 3)": the wire, and the token behind.
fn bracketed(document: &Document, at: usize) -> Option<(Range<usize>, usize)> {
    let close = match document.tokens.get(at)?.sign {
        b'(' => b')',
        b'/' => b'/',
        _ => return None,
    };
    let start = at + 1;
    let end = agency(document, start).or_else(|| {
        // A wire that the lexicon does not know: an acronym, a site or a name of few words.
        if let Some(end) = site(document, start, close) {
            return Some(end);
        }
        let words = (start..start + 3).take_while(|&t| document.tokens.get(t).is_some_and(|t| t.kind == Kind::Word));
        let words = words.take_while(|&t| document.tokens[t].shape != Shape::Lower).count();
        // "(Boeing 737)": a thing.
        let numbered = document.is_number(start + words);
        (words > 0 && !numbered && day(document, start).is_none()).then_some(start + words)
    })?;
    let closing = (end..end + 6).find(|&t| document.is_sign(t, close))?;
    Some((start..end, closing + 1))
}

/// "(LIND.NET)", "(News 1st)": up to the bracket, where a full stop or, behind a word of the press, a figure is part of the name.
fn site(document: &Document, start: usize, close: u8) -> Option<usize> {
    let part = |&at: &usize| {
        let token = document.tokens[at];
        let word = token.kind == Kind::Word && (token.shape != Shape::Lower || document.touches(at));
        let sign = matches!(token.sign, b'.' | b'-') && document.touches(at) && document.touches(at + 1);
        word || sign || token.kind == Kind::Number && token.gap == Gap::Space
    };
    let end = start + (start..document.len().min(start + SITE)).take_while(part).count();
    let dotted = (start..end).any(|at| document.is_sign(at, b'.'));
    (end > start + 1
        && (dotted || document.says(start, NameWord::PressWord))
        && document.is_sign(end, close)
        && document.tokens[start].kind == Kind::Word
        && day(document, start).is_none())
    .then_some(end)
}

/// "(3 March 2017)", behind a place.
fn day_in_brackets(document: &Document, at: usize) -> Option<(Option<NaiveDate>, usize)> {
    let (date, close) = Some(at).filter(|&at| document.is_sign(at, b'(')).and_then(|at| day(document, at + 1))?;
    (date.is_some() && document.is_sign(close, b')')).then_some((date, close + 1))
}

/// A day: "March 3", "3 March 2017", "Friday, 3rd March, 2017", "Sept. 4, 2017", "04.09.2017", "2017-09-04". Without a year there
/// is a day but no date.
fn day(document: &Document, at: usize) -> Option<(Option<NaiveDate>, usize)> {
    if is_weekday(document, at) {
        return calendar_day(document, at + 1 + usize::from(document.is_sign(at + 1, b',')));
    }
    calendar_day(document, at)
}

fn is_weekday(document: &Document, at: usize) -> bool {
    document.has(at, Classes::DateStart) && document.is(at, |s| matches!(s, Sense::Date(DateWord::Weekday { .. })))
}

fn calendar_day(document: &Document, at: usize) -> Option<(Option<NaiveDate>, usize)> {
    if let Some(month) = month(document, at) {
        let number = at + 1 + usize::from(document.is_sign(at + 1, b'.'));
        let (day, end) = day_of_month(document, number)?;
        return Some(with_year(document, month, day, end));
    }
    if let Some((day, end)) = day_of_month(document, at)
        && let Some(month) = month(document, end)
    {
        let end = end + 1 + usize::from(document.is_sign(end + 1, b'.') && document.has(end, Classes::Abbreviation));
        return Some(with_year(document, month, day, end));
    }
    if !document.is_number(at) {
        return None;
    }
    if let Ok(date) = NaiveDate::parse_from_str(document.word(at), "%d.%m.%Y") {
        return Some((Some(date), at + 1));
    }
    let iso = document.surface(at..(at + 5).min(document.len()));
    NaiveDate::parse_from_str(iso, "%Y-%m-%d").ok().map(|date| (Some(date), at + 5))
}

/// The date with the year that may follow, behind a comma or without one.
fn with_year(document: &Document, month: u32, day: u32, end: usize) -> (Option<NaiveDate>, usize) {
    let comma = usize::from(document.is_sign(end, b','));
    match year(document, end + comma) {
        Some(year) => (NaiveDate::from_ymd_opt(year, month, day), end + comma + 1),
        None => (None, end),
    }
}

fn month(document: &Document, at: usize) -> Option<u32> {
    if !document.has(at, Classes::DateStart) {
        return None;
    }
    let read =
        |sense: &Sense| if let Sense::Date(DateWord::Month { number, .. }) = sense { Some(*number) } else { None };
    document.read(at, read).map(|(month, _)| month)
}

/// "3", "3rd": the number, and the token behind.
fn day_of_month(document: &Document, at: usize) -> Option<(u32, usize)> {
    let day = document.word(at).parse().ok().filter(|day| (1..=31).contains(day))?;
    let ordinal = document.touches(at + 1) && document.says(at + 1, NumberWord::OrdinalEnding);
    Some((day, at + 1 + usize::from(ordinal)))
}

fn year(document: &Document, at: usize) -> Option<i32> {
    document.word(at).parse().ok().filter(|year| (1800..2200).contains(year))
}
