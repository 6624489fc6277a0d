//! Words of temporal expressions.

use serde::Deserialize;

use super::fault::{Fault, parse};
use super::sense::{Classes, Sense};
use super::vocabulary::VocabularyBuilder;
use crate::names::names;
use crate::record::{DateBound, TimexMod};

/// What a word says in a temporal expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateWord {
    /// "March" is 3. Unsure: "may", "march" and "mar" are other words too.
    Month {
        number: u32,
        unsure: bool,
    },
    /// "Friday" is 5. Unsure: "Sat", "Sun", "Wed" are other words too.
    Weekday {
        number: u32,
        unsure: bool,
    },
    /// "Fridays".
    Weekdays(u32),
    /// "years"; a "fortnight" is two weeks.
    Unit {
        unit: Unit,
        times: u32,
        plural: bool,
    },
    /// "business" in "ten business days".
    UnitAdjective,
    Season(Season),
    /// "today" is 0, "yesterday" is -1.
    Day(i32),
    PartOfDay(PartOfDay),
    Tonight,
    /// "the early hours of" in front of a day.
    HoursWithin(PartOfDay),
    /// "150 hours of video": no time at all.
    Content,
    /// "Christmas tree": no day.
    HolidayGood,
    /// "Christmas sales": what is bought and sold about a feast.
    HolidayTrade,
    /// "Christmas season": the days about a feast.
    HolidaySeason,
    /// "New Year" behind another feast: "the Christmas and New Year holidays".
    NewYear,
    Shift(Shift),
    /// "early", "mid", "late".
    Part(TimexMod),
    /// "the beginning of", "the end of".
    Edge(TimexMod),
    /// "final" in "the final quarter of 2017".
    Final,
    Ago,
    Later,
    Earlier,
    /// "from now".
    Hence,
    /// "after", in "two weeks after Easter".
    After,
    Before,
    Every,
    /// "a" in "twice a week".
    Per,
    /// "twice", "times".
    Times,
    /// "annual", "fortnightly".
    Frequency {
        unit: Unit,
        times: u32,
    },
    Reference(Reference),
    /// "future", which needs "the" or an adjective.
    Future,
    /// "about", "more than" before a duration.
    Approximation(TimexMod),
    /// "to" in a range.
    To,
    /// "and" in a range: "between 5 and 7 June".
    And,
    /// "of" in "the first quarter of 2017".
    Of,
    Bound(DateBound),
    Holiday(Holiday),
    /// "nineties" is 90.
    Decade(u32),
    Fiscal,
    /// "calendar" before "year".
    Calendar,
    QuarterLetter,
    HalfLetter,
    WeekLetter,
    /// "scored": the halves around are those of a match.
    Sport,
    /// "3Y".
    YearLetter,
    /// "EOY": the end of this unit.
    EndOf(Unit),
    /// "workweek": Monday to Friday.
    WorkingWeek,
    /// "due" in "due on May 12".
    Ahead,
    /// "delivery" in "wheat for May delivery": the month is to come.
    Delivery,
    /// "results" in "third-quarter results will be published".
    Results,
    /// "the rest of" in front of what has begun.
    Rest,
    /// "ended" in "nine months ended Sept 30".
    Ended,
    /// "the same period".
    SamePeriod,
    /// "period" in "the year-ago period".
    Period,
    YearAgo,
    ToDate,
    Zone {
        utc: bool,
    },
    /// "p.m." is 12, "a.m." is 0.
    Meridiem(u32),
    /// "noon" is 12.
    HourOfDay(u32),
    OClock,
    Old,
    Long,
    Aged,
    /// "2000 people".
    Counted,
    /// "page 2000".
    Label,
    /// "The Sunday Times".
    Title,
    SeasonGood,
    /// "Black Friday".
    NamedDay,
    /// "Conference 2010": the year dates the event.
    Event,
}

names! {
    /// A unit of the calendar or the clock.
    pub enum Unit {
        Second = "second", Minute = "minute", Hour = "hour", Day = "day", Week = "week", Weekend = "weekend", Month = "month",
        Quarter = "quarter", Season = "season", Half = "half", Year = "year", Decade = "decade", Century = "century",
    }
}
names! {
    /// A season of the northern year.
    pub enum Season { Spring = "spring", Summer = "summer", Autumn = "autumn", Winter = "winter" }
}
names! {
    /// A part of the day.
    pub enum PartOfDay { Morning = "morning", Afternoon = "afternoon", Evening = "evening", Night = "night" }
}
names! {
    /// A time that is only vaguely said.
    pub enum Reference { Past = "PAST_REF", Present = "PRESENT_REF", Future = "FUTURE_REF" }
}
names! {
    /// What a word like "last" does to the unit behind it.
    pub enum Shift {
        Last = "last", This = "this", Next = "next", Past = "past", Previous = "previous", Following = "following",
        Coming = "coming", That = "that", Same = "same", Recent = "recent",
    }
}

/// A day that has a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holiday {
    /// Month and day.
    Fixed(u32, u32),
    /// Days after Easter Sunday.
    Easter(i32),
    /// Month, weekday from Monday as 1, and which of them.
    Nth(u32, u32, u32),
}

/// Which weekday of a month: the last.
pub const LAST: u32 = 0;

impl DateWord {
    pub(super) fn classes(self) -> Classes {
        use DateWord::*;
        match self {
            Unit { .. } => Classes::DateStart | Classes::DateWord | Classes::TimeUnit,
            Month { .. }
            | Weekday { .. }
            | Weekdays(_)
            | Season(_)
            | Day(_)
            | Tonight
            | HoursWithin(_)
            | EndOf(_)
            | Frequency { .. }
            | Reference(_)
            | Holiday(_)
            | Edge(_)
            | Decade(_)
            | HourOfDay(_)
            | SamePeriod
            | Future => Classes::DateStart | Classes::DateWord,
            Shift(_) | Part(_) | Every | PartOfDay(_) | Fiscal | Calendar | QuarterLetter | HalfLetter | WeekLetter
            | YearLetter | WorkingWeek | Final | Rest | YearAgo | Earlier | Later | OClock | Meridiem(_) => {
                Classes::DateWord
            }
            _ => Classes::NONE,
        }
    }
}

type Terms = Vec<String>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    month_first: bool,
    months: Vec<(u32, Terms)>,
    unsure_months: Vec<(u32, Terms)>,
    weekdays: Vec<(u32, Terms)>,
    unsure_weekdays: Vec<(u32, Terms)>,
    weekday_plurals: Vec<(u32, Terms)>,
    units: Vec<(Unit, u32, Terms, Terms)>,
    unit_adjectives: Terms,
    seasons: Vec<(Season, Terms)>,
    season_goods: Terms,
    days: Vec<(i32, Terms)>,
    parts_of_day: Vec<(PartOfDay, Terms)>,
    tonight: Terms,
    hours_within: Vec<(PartOfDay, Terms)>,
    contents: Terms,
    holiday_goods: Terms,
    holiday_trade: Terms,
    holiday_seasons: Terms,
    new_year: Terms,
    shifts: Vec<(Shift, Terms)>,
    parts: Vec<(TimexMod, Terms)>,
    edges: Vec<(TimexMod, Terms)>,
    r#final: Terms,
    ago: Terms,
    later: Terms,
    earlier: Terms,
    hence: Terms,
    after: Terms,
    before: Terms,
    every: Terms,
    per: Terms,
    times: Terms,
    frequencies: Vec<(Unit, u32, Terms)>,
    references: Vec<(Reference, Terms)>,
    future: Terms,
    approximations: Vec<(TimexMod, Terms)>,
    to: Terms,
    and: Terms,
    of: Terms,
    bounds: Vec<(DateBound, Terms)>,
    fixed_holidays: Vec<((u32, u32), Terms)>,
    easter_holidays: Vec<(i32, Terms)>,
    weekday_holidays: Vec<((u32, u32, u32), Terms)>,
    decades: Vec<(u32, Terms)>,
    fiscal: Terms,
    calendar: Terms,
    quarter_letters: Terms,
    half_letters: Terms,
    sports: Terms,
    deliveries: Terms,
    results: Terms,
    week_letters: Terms,
    rests: Terms,
    year_letters: Terms,
    ends_of_units: Vec<(Unit, Terms)>,
    working_weeks: Terms,
    ahead: Terms,
    ended: Terms,
    period: Terms,
    same_period: Terms,
    year_ago: Terms,
    to_date: Terms,
    zones: Terms,
    utc_zones: Terms,
    before_noon: Terms,
    after_noon: Terms,
    hours_of_day: Vec<(u32, Terms)>,
    oclock: Terms,
    old: Terms,
    long: Terms,
    aged: Terms,
    counted: Terms,
    labels: Terms,
    titles: Terms,
    named_days: Terms,
    events: Terms,
}

/// Habits of a language in writing dates.
#[derive(Debug, Clone, Copy, Default)]
pub struct Habits {
    /// Whether 03/01/2017 is the first of March, when nothing in the article speaks for or against it.
    pub month_first: bool,
}

pub(super) fn load(name: &str, text: &str, vocabulary: &mut VocabularyBuilder) -> Result<Habits, Fault> {
    let file: File = parse(name, text)?;
    let mut add = |terms: &Terms, word: DateWord| terms.iter().for_each(|t| vocabulary.add(t, Sense::Date(word)));
    for (number, terms) in &file.months {
        add(terms, DateWord::Month { number: *number, unsure: false });
    }
    for (number, terms) in &file.unsure_months {
        add(terms, DateWord::Month { number: *number, unsure: true });
    }
    for (number, terms) in &file.weekdays {
        add(terms, DateWord::Weekday { number: *number, unsure: false });
    }
    for (number, terms) in &file.unsure_weekdays {
        add(terms, DateWord::Weekday { number: *number, unsure: true });
    }
    for (unit, times, singular, plural) in &file.units {
        add(singular, DateWord::Unit { unit: *unit, times: *times, plural: false });
        add(plural, DateWord::Unit { unit: *unit, times: *times, plural: true });
    }
    for (unit, times, terms) in &file.frequencies {
        add(terms, DateWord::Frequency { unit: *unit, times: *times });
    }
    for ((month, day), terms) in &file.fixed_holidays {
        add(terms, DateWord::Holiday(Holiday::Fixed(*month, *day)));
    }
    for (days, terms) in &file.easter_holidays {
        add(terms, DateWord::Holiday(Holiday::Easter(*days)));
    }
    for ((month, weekday, n), terms) in &file.weekday_holidays {
        add(terms, DateWord::Holiday(Holiday::Nth(*month, *weekday, *n)));
    }
    for (zones, utc) in [(&file.utc_zones, true), (&file.zones, false)] {
        add(zones, DateWord::Zone { utc });
    }
    fn each<T: Copy>(pairs: &[(T, Terms)], word: fn(T) -> DateWord, add: &mut impl FnMut(&Terms, DateWord)) {
        pairs.iter().for_each(|(value, terms)| add(terms, word(*value)));
    }
    each(&file.weekday_plurals, DateWord::Weekdays, &mut add);
    each(&file.seasons, DateWord::Season, &mut add);
    each(&file.days, DateWord::Day, &mut add);
    each(&file.parts_of_day, DateWord::PartOfDay, &mut add);
    each(&file.shifts, DateWord::Shift, &mut add);
    each(&file.parts, DateWord::Part, &mut add);
    each(&file.edges, DateWord::Edge, &mut add);
    each(&file.references, DateWord::Reference, &mut add);
    each(&file.approximations, DateWord::Approximation, &mut add);
    each(&file.bounds, DateWord::Bound, &mut add);
    each(&file.decades, DateWord::Decade, &mut add);
    each(&file.hours_of_day, DateWord::HourOfDay, &mut add);
    each(&file.ends_of_units, DateWord::EndOf, &mut add);
    each(&file.hours_within, DateWord::HoursWithin, &mut add);
    for (terms, word) in [
        (&file.unit_adjectives, DateWord::UnitAdjective),
        (&file.tonight, DateWord::Tonight),
        (&file.contents, DateWord::Content),
        (&file.holiday_goods, DateWord::HolidayGood),
        (&file.holiday_trade, DateWord::HolidayTrade),
        (&file.holiday_seasons, DateWord::HolidaySeason),
        (&file.new_year, DateWord::NewYear),
        (&file.r#final, DateWord::Final),
        (&file.ago, DateWord::Ago),
        (&file.later, DateWord::Later),
        (&file.earlier, DateWord::Earlier),
        (&file.hence, DateWord::Hence),
        (&file.after, DateWord::After),
        (&file.before, DateWord::Before),
        (&file.every, DateWord::Every),
        (&file.per, DateWord::Per),
        (&file.times, DateWord::Times),
        (&file.future, DateWord::Future),
        (&file.to, DateWord::To),
        (&file.and, DateWord::And),
        (&file.of, DateWord::Of),
        (&file.fiscal, DateWord::Fiscal),
        (&file.calendar, DateWord::Calendar),
        (&file.quarter_letters, DateWord::QuarterLetter),
        (&file.half_letters, DateWord::HalfLetter),
        (&file.sports, DateWord::Sport),
        (&file.deliveries, DateWord::Delivery),
        (&file.results, DateWord::Results),
        (&file.week_letters, DateWord::WeekLetter),
        (&file.rests, DateWord::Rest),
        (&file.year_letters, DateWord::YearLetter),
        (&file.working_weeks, DateWord::WorkingWeek),
        (&file.ahead, DateWord::Ahead),
        (&file.ended, DateWord::Ended),
        (&file.period, DateWord::Period),
        (&file.same_period, DateWord::SamePeriod),
        (&file.year_ago, DateWord::YearAgo),
        (&file.to_date, DateWord::ToDate),
        (&file.before_noon, DateWord::Meridiem(0)),
        (&file.after_noon, DateWord::Meridiem(12)),
        (&file.oclock, DateWord::OClock),
        (&file.old, DateWord::Old),
        (&file.long, DateWord::Long),
        (&file.aged, DateWord::Aged),
        (&file.counted, DateWord::Counted),
        (&file.labels, DateWord::Label),
        (&file.titles, DateWord::Title),
        (&file.season_goods, DateWord::SeasonGood),
        (&file.named_days, DateWord::NamedDay),
        (&file.events, DateWord::Event),
    ] {
        add(terms, word);
    }
    Ok(Habits { month_first: file.month_first })
}
