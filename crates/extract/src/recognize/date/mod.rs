//! Temporal expressions, as the words say them.
//!
//! | text | expression |
//! | --- | --- |
//! | "On **Friday**, Karaganda hosted" | a weekday |
//! | "over **the first 7 months of 2017**" | a slice of a year |
//! | "the programme till **2026**" | a year with the bound `until` |
//! | "**from 2014 to 2016**" | a range |
//! | "EXPO 2017", "you may go" | none |
//!
//! Each rule is a function that reads forward from a token; the longest reading wins, then the first in [`POINTS`] or [`OTHERS`]. What
//! belongs to an expression on its left (the article, "about", "from") is taken in afterwards; the preposition stays outside and
//! becomes the bound. Nothing here knows the day of publication.

mod bound;
mod clock;
mod duration;
pub(crate) mod expression;
mod guard;
mod numeric;
mod offset;
mod period;
mod portion;
mod range;
mod reader;
mod reference;
mod relative;
mod set;
mod slice;
mod written;
mod year;

use expression::{Expression, Field, Meaning, Place, Point};
use reader::Reader;

use crate::lexicon::Classes;
use crate::lexicon::date::DateWord;
use crate::lexicon::number::NumberWord;
use crate::text::Document;
use crate::text::token::{Gap, Kind};

/// A point that a rule has read.
#[derive(Debug, Clone)]
struct Found {
    point: Point,
    /// The token behind it.
    end: usize,
    /// Whether an article before it is part of it: "the 1990s", but not "the 2014 elections".
    article: bool,
    rule: &'static str,
}

impl Found {
    fn new(point: impl Into<Point>, end: usize, rule: &'static str) -> Found {
        Found { point: point.into(), end, article: false, rule }
    }

    fn with_article(self) -> Found {
        Found { article: true, ..self }
    }

    /// Whether it names a single day.
    fn names_day(&self) -> bool {
        use crate::lexicon::date::Unit;
        match &self.point.place {
            Place::InYear(field, _) => matches!(field, Field::Day(..)),
            Place::Numeric { .. } | Place::Weekday { .. } | Place::WeekdayOf { .. } | Place::Holiday(..) => true,
            Place::Unit { unit, .. } => *unit == Unit::Day,
            _ => false,
        }
    }

    /// Whether it names a month or a day of one.
    fn names_month(&self) -> bool {
        matches!(self.point.place, Place::InYear(Field::Month(_) | Field::Day(..), _) | Place::Numeric { .. })
    }

    /// Whether it has a place on the calendar of its own: what can be an end of a range.
    fn is_calendar(&self) -> bool {
        !matches!(self.point.place, Place::SamePeriod(_) | Place::Ended { .. } | Place::Starting { .. })
    }
}

/// Anything else that a rule has read.
#[derive(Debug, Clone)]
struct Said {
    meaning: Meaning,
    end: usize,
    article: bool,
    rule: &'static str,
}

impl Said {
    fn new(meaning: Meaning, end: usize, rule: &'static str) -> Said {
        Said { meaning, end, article: false, rule }
    }

    fn with_article(self) -> Said {
        Said { article: true, ..self }
    }
}

type PointRule = fn(&Reader, usize) -> Option<Found>;
type OtherRule = fn(&Reader, usize) -> Option<Said>;

/// Rules that read one stretch of the calendar.
const POINTS: &[PointRule] = &[
    numeric::numeric,
    written::weekday_date,
    written::day_month,
    written::month,
    written::nth_weekday,
    written::holiday,
    portion::portion,
    portion::fiscal,
    portion::decade,
    portion::year,
    portion::week,
    portion::season,
    portion::century,
    period::same,
    slice::slice,
    slice::part,
    slice::earlier_later,
    slice::unit_compound,
    offset::ended,
    offset::offset,
    offset::starting,
    offset::neighbor,
    relative::day,
    relative::weekday,
    relative::shifted,
    relative::the_unit,
];

/// Rules for everything that is no single stretch.
const OTHERS: &[OtherRule] = &[
    range::of_days,
    range::of_quarters,
    clock::clock,
    clock::part,
    relative::reach,
    set::rate,
    set::each,
    set::frequency,
    set::weekdays,
    duration::duration,
    reference::reference,
    reference::past_or_future,
];

/// The temporal expressions of a document, in order, without overlap.
pub(crate) fn recognize(document: &Document) -> Vec<Expression> {
    let reader = Reader { document };
    let mut expressions = Vec::new();
    let (mut at, mut floor) = (0, 0);
    while at < document.len() {
        if !can_begin(document, at) {
            at += 1;
            continue;
        }
        // "a year", "a few days": the article is where the count begins, but too common to look at by itself.
        let article = at > floor
            && document.tokens[at].gap <= Gap::Line
            && (reader.number_word(at - 1, |w| (w == NumberWord::Article).then_some(())).is_some()
                || reader.is(at - 1, DateWord::Per) == Some(at));
        let read = article.then(|| read(&reader, at - 1).map(|said| (at - 1, said))).flatten();
        let Some((start, said)) = read.or_else(|| self::read(&reader, at).map(|said| (at, said))) else {
            at += 1;
            continue;
        };
        let expression = bound::widen(&reader, start, floor, said);
        at = expression.tokens.end.max(at + 1);
        floor = expression.tokens.end;
        expressions.push(expression);
    }
    expressions
}

/// Whether an expression can begin at the token. Most tokens end here.
fn can_begin(document: &Document, at: usize) -> bool {
    let classes = document.classes[at];
    if classes.meets(Classes::DateStart) {
        return true;
    }
    let token = document.tokens[at];
    if token.kind == Kind::Number {
        return true;
    }
    if token.sign == b'\'' {
        return document.is_number(at + 1);
    }
    if !classes.meets(Classes::DateWord | Classes::Number) {
        return false;
    }
    // A number in words may be long ("two-and-a-half-year"); a word such as "last" needs its unit near by. "the past" needs none.
    let near = match (classes.meets(Classes::Number), document.is_sign(at + 1, b'-')) {
        (true, true) => 8,
        (true, false) => 4,
        (false, _) => 3,
    };
    let needed = Classes::DateStart | Classes::DateWord | Classes::Number;
    (at + 1..=at + near).any(|t| document.has(t, needed) || document.is_number(t))
        || at > 0 && document.is_word(at - 1, "the")
}

/// The longest expression that begins at the token.
fn read(reader: &Reader, at: usize) -> Option<Said> {
    let mut best: Option<Said> = None;
    let mut keep = |said: Said| {
        if best.as_ref().is_none_or(|b| said.end > b.end) {
            best = Some(said);
        }
    };
    if let Some(found) = point(reader, at) {
        if let Some(said) = range::behind(reader, at, &found) {
            keep(said);
        }
        if let Some(said) = clock::day_clock(reader, at, &found) {
            keep(said);
        }
        keep(Said { meaning: Meaning::Point(found.point), end: found.end, article: found.article, rule: found.rule });
    }
    OTHERS.iter().filter_map(|rule| rule(reader, at)).for_each(keep);
    best
}

/// The longest single stretch that begins at the token.
fn point(reader: &Reader, at: usize) -> Option<Found> {
    let mut best: Option<Found> = None;
    for rule in POINTS {
        if let Some(found) = rule(reader, at)
            && best.as_ref().is_none_or(|b| found.end > b.end)
        {
            best = Some(found);
        }
    }
    best
}
