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
mod head;
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
use head::Heads;
use reader::Reader;

use crate::lexicon::Classes;
use crate::lexicon::date::DateWord;
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

    /// Whether it is told from publication and near it: "today", "this week", "last Friday".
    fn is_now(&self) -> bool {
        let turn = match self.point.place {
            Place::Unit { shift, .. } | Place::Weekday { shift: Some(shift), .. } => shift,
            _ => return false,
        };
        self.point.part.is_none() && matches!(turn, expression::Turn::Publication(-1..=1))
    }

    /// Whether the day is told by the calendar: "5 March", "Christmas", but not "Friday".
    fn names_calendar_day(&self) -> bool {
        matches!(self.point.place, Place::InYear(Field::Day(..), _) | Place::Numeric { .. } | Place::Holiday(..))
    }

    /// Whether a unit can stand before or behind it: "the day after Christmas", "the year before 2015", but no "day before 2015".
    fn reaches(&self, unit: crate::lexicon::date::Unit) -> bool {
        use crate::lexicon::date::Unit;
        match unit {
            Unit::Day | Unit::Week | Unit::Weekend => self.names_day(),
            Unit::Month => self.names_month(),
            Unit::Year => {
                matches!(self.point.place, Place::InYear(Field::Whole | Field::Pair | Field::Fiscal, Some(_)))
            }
            _ => false,
        }
    }

    /// Whether it names a month or a day of one.
    fn names_month(&self) -> bool {
        matches!(self.point.place, Place::InYear(Field::Month(_) | Field::Day(..), _) | Place::Numeric { .. })
    }

    /// Whether it has a place on the calendar of its own: what can be an end of a range.
    fn is_calendar(&self) -> bool {
        !matches!(
            self.point.place,
            Place::SamePeriod(..) | Place::SameDay(_) | Place::Ended { .. } | Place::Starting { .. }
        )
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

/// Rules that read one stretch of the calendar, each with the heads it can begin at.
const POINTS: &[(Heads, PointRule)] = &[
    (Heads::Digits, numeric::numeric),
    (Heads::Weekday, written::weekday_date),
    (Heads::NUMBER, written::day_month),
    (Heads::Month, written::month),
    (Heads::ORDINAL.or(Heads::Shift), written::nth_weekday),
    (Heads::Holiday, written::holiday),
    (Heads::ORDINAL.or(Heads::Letter), portion::portion),
    (Heads::Digits.or(Heads::Fiscal), portion::fiscal),
    (Heads::Lettered.or(Heads::Decade).or(Heads::Quote), portion::decade),
    (Heads::NUMBER.or(Heads::Quote).or(Heads::Unit), portion::year),
    (Heads::Unit, portion::week),
    (Heads::Season, portion::season),
    (Heads::ORDINAL, portion::century),
    (Heads::Period.or(Heads::Shift), period::same),
    (Heads::NUMBER, slice::months_of_year),
    (Heads::Digits, slice::year_of_months),
    (Heads::Digits, slice::year_of_end),
    (Heads::NUMBER.or(Heads::Shift), slice::slice),
    (Heads::Part, slice::part),
    (Heads::EarlierLater, slice::earlier_later),
    (Heads::Unit, slice::unit_compound),
    (Heads::Counting.or(Heads::Unit).or(Heads::Fiscal), offset::ended),
    (Heads::Counting.or(Heads::Unit), offset::offset),
    (Heads::Counting.or(Heads::Unit).or(Heads::Fiscal), offset::starting),
    (Heads::Unit, offset::neighbor),
    (Heads::Day, relative::day),
    (Heads::Weekday, relative::weekday),
    (Heads::Shift, relative::shifted),
    (Heads::Unit, relative::holding),
    (Heads::Unit, relative::the_unit),
];

/// Rules for everything that is no single stretch.
const OTHERS: &[(Heads, OtherRule)] = &[
    (Heads::NUMBER, range::of_days),
    (Heads::ORDINAL, range::of_quarters),
    (Heads::NUMBER.or(Heads::Hour), clock::clock),
    (Heads::Tonight.or(Heads::Shift), clock::part),
    (Heads::Shift, relative::reach),
    (Heads::Per, set::rate),
    (Heads::Every, set::each),
    (Heads::NUMBER.or(Heads::Shift), set::nth_of_each),
    (Heads::Frequency, set::frequency),
    (Heads::Weekdays, set::weekdays),
    (Heads::Counting.or(Heads::Unit), duration::duration),
    (Heads::Holiday, written::holiday_season),
    (Heads::Reference, reference::reference),
    (Heads::Future.or(Heads::Shift), reference::past_or_future),
];

/// The temporal expressions of a document, in order, without overlap.
pub(crate) fn recognize(document: &Document) -> Vec<Expression> {
    let reader = Reader { document };
    let mut expressions = Vec::new();
    let (mut at, mut floor) = (0, 0);
    while let Some(head) = document.first(at..document.len(), HEADS) {
        at = head;
        if !can_begin(document, at) {
            at += 1;
            continue;
        }
        // "a year", "a few days": the article is where the count begins, but too common to look at by itself.
        let article = at > floor
            && document.tokens[at].gap <= Gap::Line
            && (reader.document.has(at - 1, Classes::Article) || reader.is(at - 1, DateWord::Per) == Some(at));
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

/// What expressions begin with: most tokens are nothing of it.
const HEADS: Classes = DATED.with(Classes::Digits).with(Classes::Number).with(Classes::Apostrophe);

/// Whether an expression can begin at the token: some words need others near by.
fn can_begin(document: &Document, at: usize) -> bool {
    let classes = document.classes[at];
    if classes.meets(Classes::DateStart) {
        return true;
    }
    let token = document.tokens[at];
    match token.kind {
        Kind::Number => number_can_begin(document, at),
        Kind::Sign => token.is(b'\'') && document.is_number(at + 1),
        Kind::Word if classes.meets(Classes::Number) => words_can_begin(document, at),
        // A word such as "last" needs its unit near by; "the past" needs none.
        Kind::Word if classes.meets(Classes::DateWord) => {
            let near = |t| document.has(t, DATED.with(Classes::Number)) || document.is_number(t);
            (at + 1..=at + 3).any(near) || at > 0 && document.is_word(at - 1, "the")
        }
        Kind::Word => false,
    }
}

const DATED: Classes = Classes::DateStart.with(Classes::DateWord);

/// A number in digits: a year, or what a date word or another number follows at once.
fn number_can_begin(document: &Document, at: usize) -> bool {
    let token = document.tokens[at];
    let next = at + 1;
    // Four digits may be a year, eight or more a whole date, with two full stops ("22.09.2017"); no amount ("3.75") is either.
    let is_plain = || token.of(document.text).bytes().all(|b| b.is_ascii_digit());
    let dotted = || token.of(document.text).bytes().filter(|&b| b == b'.').count() == 2;
    let may_be_date = match token.end - token.start {
        4 => is_plain(),
        8.. => is_plain() || dotted(),
        _ => false,
    };
    if may_be_date || document.has(next, DATED) || document.has(at + 2, DATED) {
        return true;
    }
    let Some(follows) = document.tokens.get(next) else { return false };
    match follows.kind {
        // "1st", "3Q", "90s"
        Kind::Word if follows.gap == Gap::None => follows.end - follows.start <= 2,
        // "one million years", "5 and 7 June", "5 to 7 June"
        Kind::Word => {
            document.has(next, Classes::Number) && document.has(at + 3, DATED)
                || document.is_number(at + 2) && (document.has(at + 3, DATED) || document.is_word(at + 3, "of"))
                || (document.is_word(next, "and") || document.is_word(next, "or"))
                    && (at + 3..at + 5).any(|t| document.has(t, DATED))
                || document.is_word(next, "of")
        }
        // "5-7 June", "3/1/17", "14:30"
        Kind::Sign => {
            follows.gap == Gap::None && matches!(follows.sign, b'-' | b'/' | b':') && document.is_number(at + 2)
        }
        Kind::Number => false,
    }
}

/// A number in words: "two years", "twenty-five March", "two-and-a-half-year", "first 7 months", "nineteen eighty-six".
fn words_can_begin(document: &Document, at: usize) -> bool {
    let next = at + 1;
    if document.has(next, DATED) || document.has(at + 2, DATED) {
        return true;
    }
    let goes_on = document.has(next, Classes::Number)
        || document.is_number(next)
        || document.is_sign(next, b'-')
        || document.is_one_of(next, &["and", "to", "or"]);
    goes_on && (at + 2..at + 9).any(|t| document.has(t, DATED.with(Classes::Number)))
}

/// The longest expression that begins at the token.
fn read(reader: &Reader, at: usize) -> Option<Said> {
    let mut best: Option<Said> = None;
    let mut keep = |said: Said| {
        if best.as_ref().is_none_or(|b| said.end > b.end) {
            best = Some(said);
        }
    };
    let heads = Heads::of(reader, at);
    if let Some(found) = point_of(reader, at, heads) {
        if let Some(said) = range::behind(reader, at, &found) {
            keep(said);
        }
        if let Some(said) = clock::day_clock(reader, at, &found) {
            keep(said);
        }
        keep(Said { meaning: Meaning::Point(found.point), end: found.end, article: found.article, rule: found.rule });
    }
    let fitting = OTHERS.iter().filter(|(wanted, _)| heads.meets(*wanted));
    fitting.filter_map(|(_, rule)| rule(reader, at)).for_each(keep);
    best
}

/// The longest single stretch that begins at the token.
fn point(reader: &Reader, at: usize) -> Option<Found> {
    point_of(reader, at, Heads::of(reader, at))
}

fn point_of(reader: &Reader, at: usize, heads: Heads) -> Option<Found> {
    let mut best: Option<Found> = None;
    for (wanted, rule) in POINTS {
        if heads.meets(*wanted)
            && let Some(found) = rule(reader, at)
            && best.as_ref().is_none_or(|b| found.end > b.end)
        {
            best = Some(found);
        }
    }
    best
}
