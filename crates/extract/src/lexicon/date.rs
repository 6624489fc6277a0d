//! Words of temporal expressions.

use super::fault::{Fault, parse};
use super::sense::{Classes, Word};
use super::vocabulary::VocabularyBuilder;
use super::words::{Terms, words};
use crate::names::names;
use crate::record::{DateBound, TimexMod};

/// The classes of a word that an expression can begin with.
const DATED: Classes = Classes::DateStart.with(Classes::DateWord);

words! {
    /// What a word says in a temporal expression.
    pub enum DateWord {
        /// "Fridays".
        Weekdays(u32) = weekday_plurals: DATED,
        /// "business" in "ten business days".
        UnitAdjective = unit_adjectives,
        /// "the full year": all of it.
        Entire = entire,
        Season(Season) = seasons: DATED,
        /// "today" is 0, "yesterday" is -1.
        Day(i32) = days: DATED,
        PartOfDay(PartOfDay) = parts_of_day: Classes::DateWord,
        Tonight = tonight: DATED,
        /// "the early hours of" in front of a day.
        HoursWithin(PartOfDay) = hours_within: DATED,
        /// "150 hours of video": no time at all.
        Content = contents,
        /// "Christmas tree": no day.
        HolidayGood = holiday_goods,
        /// "Christmas sales": what is bought and sold about a feast.
        HolidayTrade = holiday_trade,
        /// "Christmas season": the days about a feast.
        HolidaySeason = holiday_seasons,
        /// "New Year" behind another feast: "the Christmas and New Year holidays".
        NewYear = new_year,
        Shift(Shift) = shifts: Classes::DateWord,
        /// "early", "mid", "late".
        Part(TimexMod) = parts: Classes::DateWord,
        /// "the beginning of", "the end of".
        Edge(TimexMod) = edges: DATED,
        /// "final" in "the final quarter of 2017".
        Final = r#final: Classes::DateWord,
        Ago = ago,
        Later = later: Classes::DateWord,
        Earlier = earlier: Classes::DateWord,
        /// "from now".
        Hence = hence,
        /// "after", in "two weeks after Easter".
        After = after,
        Before = before,
        Every = every: Classes::DateWord,
        /// "a" in "twice a week".
        Per = per,
        /// "twice", "times".
        Times = times,
        Reference(Reference) = references: DATED,
        /// "future", which needs "the" or an adjective.
        Future = future: DATED,
        /// "about", "more than" before a duration.
        Approximation(TimexMod) = approximations,
        /// "to" in a range.
        To = to,
        /// "and" in a range: "between 5 and 7 June".
        And = and,
        /// "of" in "the first quarter of 2017".
        Of = of,
        Bound(DateBound) = bounds,
        /// "starting" in "a curfew starting on Friday".
        Starting = starting,
        /// "April", "June": a month that is a given name as well.
        NameLike = name_like,
        /// "nineties" is 90.
        Decade(u32) = decades: DATED,
        Fiscal = fiscal: Classes::DateWord,
        /// "calendar" before "year".
        Calendar = calendar: Classes::DateWord,
        QuarterLetter = quarter_letters: Classes::DateWord,
        HalfLetter = half_letters: Classes::DateWord,
        WeekLetter = week_letters: Classes::DateWord,
        /// "scored": the halves around are those of a match.
        Sport = sports,
        /// "3Y".
        YearLetter = year_letters: Classes::DateWord,
        /// "EOY": the end of this unit.
        EndOf(Unit) = ends_of_units: DATED,
        /// "workweek": Monday to Friday.
        WorkingWeek = working_weeks: Classes::DateWord,
        /// "due" in "due on May 12".
        Ahead = ahead,
        /// "delivery" in "wheat for May delivery": the month is to come.
        Delivery = deliveries,
        /// "futures" in "futures for December".
        Futures = futures,
        /// "bushels": a market is told of, whose months are contracts or shipments.
        Market = markets,
        /// "corn": traded by the month.
        Traded = traded,
        /// "follows" in "the harvest that follows in April".
        Follows = follows,
        /// "host" in "they host Larissa on Sunday".
        Fixture = fixtures,
        /// "publish": behind it stands what has been measured.
        Publishes = publishes,
        /// "released" in "figures released on Friday".
        Published = published,
        /// "price", "forecast": what is set for a time to come.
        SetAhead = set_ahead,
        /// "results" in "third-quarter results will be published".
        Results = results,
        /// "the rest of" in front of what has begun.
        Rest = rests: Classes::DateWord,
        /// "ended" in "nine months ended Sept 30".
        Ended = ended,
        /// "the same date".
        SameDate = same_date: DATED,
        /// "the same period".
        SamePeriod = same_period: DATED,
        /// "period" in "the year-ago period".
        Period = period,
        YearAgo = year_ago: Classes::DateWord,
        /// "noon" is 12.
        HourOfDay(u32) = hours_of_day: DATED,
        OClock = oclock: Classes::DateWord,
        Old = old,
        Long = long,
        Aged = aged,
        /// "2000 people".
        Counted = counted,
        /// "page 2000".
        Label = labels,
        /// "The Sunday Times".
        Title = titles,
        SeasonGood = season_goods,
        /// "Black Friday".
        NamedDay = named_days,
        /// "Conference 2010": the year dates the event.
        Event = events,
    }
    others {
        /// "March" is 3. Unsure: "may", "march" and "mar" are other words too.
        Month { number: u32, unsure: bool }: DATED,
        /// "Friday" is 5. Unsure: "Sat", "Sun", "Wed" are other words too.
        Weekday { number: u32, unsure: bool }: DATED,
        /// "years"; a "fortnight" is two weeks.
        Unit { unit: Unit, times: u32, plural: bool }: DATED | Classes::TimeUnit,
        /// "annual", "fortnightly".
        Frequency { unit: Unit, times: u32 }: DATED,
        Holiday(Holiday): DATED,
        Zone { utc: bool },
        /// "p.m." is 12, "a.m." is 0.
        Meridiem(u32): Classes::DateWord,
    }
    file {
        month_first: bool,
        months: Vec<(u32, Terms)>,
        unsure_months: Vec<(u32, Terms)>,
        weekdays: Vec<(u32, Terms)>,
        unsure_weekdays: Vec<(u32, Terms)>,
        units: Vec<(Unit, u32, Terms, Terms)>,
        frequencies: Vec<(Unit, u32, Terms)>,
        fixed_holidays: Vec<((u32, u32), Terms)>,
        easter_holidays: Vec<(i32, Terms)>,
        weekday_holidays: Vec<((u32, u32, u32), Terms)>,
        zones: Terms,
        utc_zones: Terms,
        before_noon: Terms,
        after_noon: Terms,
    }
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

/// Habits of a language in writing dates.
#[derive(Debug, Clone, Copy, Default)]
pub struct Habits {
    /// Whether 03/01/2017 is the first of March, when nothing in the article speaks for or against it.
    pub month_first: bool,
}

pub(super) fn load(name: &str, text: &str, vocabulary: &mut VocabularyBuilder) -> Result<Habits, Fault> {
    let file: File = parse(name, text)?;
    let mut add = |terms: &Terms, word: DateWord| terms.iter().for_each(|t| vocabulary.add(t, word.sense()));
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
    for (terms, noon) in [(&file.before_noon, 0), (&file.after_noon, 12)] {
        add(terms, DateWord::Meridiem(noon));
    }
    file.add_to(vocabulary);
    Ok(Habits { month_first: file.month_first })
}
