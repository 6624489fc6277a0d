//! What the words of a temporal expression say, before anyone knows the day of publication.

use std::ops::Range;

use crate::decimal::Decimal;
use crate::lexicon::date::{Holiday, PartOfDay, Reference, Season, Unit};
use crate::record::{DateBound, TimexMod};

/// A temporal expression as found in the text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Expression {
    pub(crate) tokens: Range<usize>,
    pub(crate) meaning: Meaning,
    /// What the preposition in front says: "since", "until".
    pub(crate) bound: Option<DateBound>,
    /// Name of the rule that read it.
    pub(crate) rule: &'static str,
}

impl Expression {
    /// Whether it is a bare month: "June".
    pub(crate) fn names_month(&self) -> bool {
        matches!(&self.meaning, Meaning::Point(Point { place: Place::InYear(Field::Month(_), None), part: None }))
    }

    /// Whether it names a day of a month, and no year: "30 September".
    pub(crate) fn names_day_of_month(&self) -> bool {
        matches!(&self.meaning, Meaning::Point(Point { place: Place::InYear(Field::Day(..), None), part: None }))
    }

    /// Whether it names a day.
    pub(crate) fn names_day(&self) -> bool {
        matches!(
            &self.meaning,
            Meaning::Clock { .. }
                | Meaning::Point(Point {
                    place: Place::Weekday { .. } | Place::WeekdayOf { .. } | Place::InYear(Field::Day(..), _),
                    ..
                })
        )
    }
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Meaning {
    Point(Point),
    /// "from 2014 to 2016".
    Range(Point, Point),
    Duration(Duration),
    /// "the last three months": so many units behind (or ahead of) the day of publication, with no stretch of the calendar named.
    Reach {
        length: Duration,
        ahead: bool,
        /// "the previous three months": behind (or ahead of) the last period mentioned.
        mentioned: bool,
    },
    Set(Set),
    Clock {
        day: Option<Point>,
        clock: Clock,
    },
    Reference(Reference),
}

/// A stretch of the calendar, or a part of one ("the end of 2016").
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Point {
    pub(crate) place: Place,
    pub(crate) part: Option<Part>,
}

impl From<Place> for Point {
    fn from(place: Place) -> Point {
        Point { place, part: None }
    }
}

/// Which part of a stretch is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// "early", "mid", "late".
    Third(TimexMod),
    /// "the first half of March".
    Half(TimexMod),
    /// "the beginning of", "the end of": a third as well, but a moment where something begins or ends there ("by the end of").
    Edge(TimexMod),
    /// "earlier this year", "year to date": what has passed of it.
    Passed,
    /// "later this year": what is left of it.
    Left,
    /// "this working week": without its weekend.
    Working,
}

/// Where on the calendar.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Place {
    /// A part of a year, or all of it: "March", "5 June 2016", "third quarter of last year", "2014".
    InYear(Field, Option<Year>),
    /// "03/01/2017": the order of day and month is for the article to tell. A year may be missing its century.
    Numeric {
        first: u32,
        second: u32,
        year: Year,
    },
    /// "Friday", "last Friday"
    Weekday {
        day: u32,
        shift: Option<Turn>,
    },
    /// "last week", "that month", "today".
    Unit {
        unit: Unit,
        shift: Turn,
    },
    /// "weekday of a week": "Monday of the following week".
    WeekdayOf {
        day: u32,
        week: Box<Point>,
    },
    /// "the Friday before Christmas".
    WeekdayFrom {
        day: u32,
        ahead: bool,
        from: Box<Point>,
    },
    /// "the week of 5 March".
    Holding {
        unit: Unit,
        day: Box<Point>,
    },
    /// "two years ago", "three days after Easter".
    Offset {
        length: Duration,
        from: Anchor,
    },
    /// "the first 7 months of 2017", "the third week of March", "the last ten days of May".
    Slice {
        slice: Slice,
        unit: Unit,
        of: Box<Point>,
    },
    /// "nine months ended Sept 30"; `of` is the part of a year that the words count: "the third quarter ended Sept 30".
    Ended {
        length: Duration,
        end: Box<Point>,
        of: Option<Field>,
    },
    /// "a week starting tomorrow".
    Starting {
        length: Duration,
        start: Box<Point>,
    },
    /// "the 1990s": the first year.
    Decade(Year),
    /// "the 19th century".
    Century(u32),
    Holiday(Holiday, Option<Year>),
    /// "the same period last year": the last period mentioned, moved; "the same month last year": the last month.
    SamePeriod(Back, Option<Unit>),
    /// "the same date last year": the last day mentioned, moved.
    SameDay(Back),
}

/// A part of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Field {
    Whole,
    Month(u32),
    Day(u32, u32),
    /// "the 15th", in a range whose other end names the month.
    DayOnly(u32),
    Quarter(u32),
    Half(u32),
    Season(Season),
    Week(u32),
    /// "fiscal 2021": a year whose first day the words do not tell.
    Fiscal,
    /// "fiscal third quarter": of such a year.
    FiscalQuarter(u32),
    /// "2021-22", "1986/87": this year and the next.
    Pair,
}

/// Which year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Year {
    Stated(i32),
    /// "'17", "3/1/17".
    Short(u32),
    Relative(Turn),
    /// "last March" is the latest one, wherever the year ends; "next March" the one to come.
    Nearest(i32),
}

/// How far from which day, counted in the unit that the words name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Turn {
    /// From the day of publication: "last year" is -1.
    Publication(i32),
    /// From the last date mentioned: "the following week" is 1, "that month" 0.
    Mentioned(i32),
    /// "the year": the one spoken of, else that of publication.
    Understood,
    /// "For the full year, sales fell": the same, but one that is over where the past is told.
    Entire,
    /// "the next year": the one behind that spoken of where the past is told, else the one behind publication.
    Next,
}

/// What an offset counts from.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Anchor {
    /// "two years ago", "three weeks from now".
    Publication { ahead: bool },
    /// "two years later", "a year earlier".
    Mentioned { ahead: bool },
    /// "two weeks before Christmas".
    Point { ahead: bool, point: Box<Point> },
}

/// How the same period is moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Back {
    /// Into this year: "the same period of 2016", "the same period last year".
    Into(Year),
    /// By whole years: "the year-ago period".
    Years(i32),
    /// "the same period" and no more.
    Still,
}

/// Which units of a stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Slice {
    /// "the third month of".
    Nth(u32),
    /// "the last week of".
    Last,
    /// "the first 7 months of".
    FirstN(u32),
    /// "the last 3 weeks of".
    LastN(u32),
}

/// A length of time: "two and a half years", "2 weeks and 2 days".
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Duration {
    /// Numbers of units, the largest unit first; no number for "several".
    pub(crate) parts: Vec<(Option<Decimal>, Unit)>,
    /// "two to three weeks": the lower number, of the one unit.
    pub(crate) low: Option<Decimal>,
    pub(crate) modifier: Option<TimexMod>,
}

impl Duration {
    pub(crate) fn one(unit: Unit) -> Duration {
        Duration { parts: vec![(Some(Decimal::ONE), unit)], low: None, modifier: None }
    }
}

/// Something that comes again and again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Set {
    /// "annual": once in so many units.
    Every { unit: Unit, times: u32 },
    /// "every Monday".
    Weekday(u32),
    /// "every March".
    Month(u32),
    /// "every morning".
    PartOfDay(PartOfDay),
    /// "every summer".
    Season(Season),
    /// "every weekend".
    Weekend,
}

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Clock {
    At { hour: u32, minute: u32, second: Option<u32>, utc: bool },
    Part(PartOfDay),
}
