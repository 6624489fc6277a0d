//! Temporal expressions are given their place on the calendar.
//!
//! | words, published 2017-09-22 | value | days |
//! | --- | --- | --- |
//! | "On **Friday**, Karaganda hosted" | 2017-09-22 | that day |
//! | "**the first 7 months of 2017**" | 2017-01/2017-07 | 1 January to 31 July |
//! | "**the same period last year**" behind it | 2016-01/2016-07 | 1 January to 31 July 2016 |
//! | "since **September**" | 2017-09 | from 1 September, no end |
//! | "**two years**" | P2Y | none |
//!
//! Nothing is filled with today: what the article and its day of publication do not tell stays open, as `XXXX` in the value and as NULL in
//! the days. What was inferred is listed with its evidence.

mod bound;
mod compared;
mod discourse;
mod field;
mod fiscal;
mod order;
mod place;
mod placed;
mod report;
mod slice;
pub(crate) mod stretch;
mod tense;
mod timex;

use chrono::{Datelike, NaiveDate};

use crate::id::{Id, RowIds};
use crate::lexicon::Sense;
use crate::lexicon::date::{DateWord, Unit};
use crate::lexicon::measure::Traits;
use crate::lexicon::verb::{Auxiliary, Form, VerbWord};
use crate::recognize::date::expression::{Clock, Duration, Expression, Field, Meaning, Part, Place, Point, Turn, Year};
use crate::recognize::verb::VerbGroups;
use crate::record::{Date, DateBound, DateKind, Granularity, Inferred, Period, TimexMod};
use crate::text::{CharCounter, Document};
use crate::{Located, lexicon};
use discourse::{Discourse, Said};
use fiscal::BusinessYear;
use place::{Around, moved_years};
use placed::{Placed, template};
use stretch::{Stretch, granularity};
use tense::{Direction, Evidence, Tenses};

/// What is known about the article.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Context {
    pub(crate) article: Id,
    pub(crate) published_on: Option<NaiveDate>,
}

/// The rows of the expressions, in order.
pub(crate) fn resolve<'a>(
    document: &Document<'a>,
    verbs: &VerbGroups<'_, 'a>,
    expressions: Vec<Expression>,
    context: &Context,
) -> Vec<Located<Date>> {
    let month_first = order::month_first(document, &expressions);
    let mut resolver = Resolver {
        document,
        context,
        month_first,
        tenses: Tenses::new(document, verbs, &expressions),
        discourse: Discourse::default(),
        business: BusinessYear::told(document, &expressions),
        reported: false,
        night: None,
    };
    let mut chars = CharCounter::default();
    let mut ids = RowIds::new(context.article, "dates");
    let mut rows = Vec::with_capacity(expressions.len());
    for (index, expression) in expressions.iter().enumerate() {
        let value = resolver.value(expression, expressions.get(index + 1));
        let span = document.span(expression.tokens.clone(), &mut chars);
        let id = ids.id(span.bytes.clone(), value.kind.as_str());
        let row = Date {
            id,
            span,
            kind: value.kind,
            timex: value.timex,
            timex_mod: value.modifier,
            period: value.period,
            granularity: value.granularity,
            bound: value.bound,
            is_relative: value.is_relative,
            anchor: value.anchor,
            inferred: value.inferred,
            evidence: value.evidence,
            rule: expression.rule,
        };
        rows.push(Located { tokens: expression.tokens.clone(), row });
    }
    rows
}

/// What a row says beside its span.
struct Value {
    kind: DateKind,
    timex: Option<String>,
    modifier: Option<TimexMod>,
    bound: Option<DateBound>,
    period: Period,
    granularity: Option<Granularity>,
    is_relative: bool,
    anchor: Option<NaiveDate>,
    inferred: Vec<Inferred>,
    evidence: Vec<String>,
}

impl Value {
    fn of(kind: DateKind, timex: String) -> Value {
        Value {
            kind,
            timex: Some(timex),
            modifier: None,
            bound: None,
            period: Period::default(),
            granularity: None,
            is_relative: false,
            anchor: None,
            inferred: Vec::new(),
            evidence: Vec::new(),
        }
    }

    fn placed(kind: DateKind, placed: Placed) -> Value {
        Value {
            period: Period { start: placed.start, end: placed.end },
            granularity: placed.granularity(),
            is_relative: placed.is_relative,
            anchor: placed.anchor,
            inferred: placed.inferred,
            evidence: placed.evidence,
            ..Value::of(kind, placed.timex)
        }
    }
}

/// The first hour of a late evening, and the last of the morning that follows it.
const EVENING: u32 = 20;
const MORNING: u32 = 6;

/// How far a comparison reaches: "against a 1.2 billion dollar deficit in".
const COMPARED: usize = 8;

struct Resolver<'d, 'a, 'c> {
    document: &'d Document<'a>,
    context: &'c Context,
    month_first: bool,
    tenses: Tenses<'d, 'a>,
    discourse: Discourse,
    /// The business year that the article tells.
    business: Option<BusinessYear>,
    /// Whether the point placed last tells when someone said something.
    reported: bool,
    /// The late evening told last: early hours that follow are those of the day after.
    night: Option<Night>,
}

/// An evening that was told.
#[derive(Debug, Clone, Copy)]
struct Night {
    day: NaiveDate,
    /// The token behind its last hour.
    end: usize,
    /// Whether the day was over.
    midnight: bool,
}

impl Resolver<'_, '_, '_> {
    fn value(&mut self, expression: &Expression, next: Option<&Expression>) -> Value {
        match &expression.meaning {
            Meaning::Point(point) => self.point(expression, point, next),
            Meaning::Range(first, last) => self.range(expression, first, last),
            Meaning::Duration(length) => {
                self.months_of_report(expression, length).unwrap_or_else(|| length_value(length))
            }
            Meaning::Reach { length, ahead, mentioned } => self.reach(expression, length, *ahead, *mentioned),
            Meaning::Set(set) => Value::of(DateKind::Set, timex::set(*set)),
            Meaning::Clock { day, clock } => self.clock(expression, day.as_ref(), *clock),
            Meaning::Reference(reference) => Value::of(DateKind::Reference, reference.as_str().to_owned()),
        }
    }

    /// Places a point with what surrounds its expression.
    fn place(&mut self, expression: &Expression, point: &Point, neighbor: Option<i32>) -> Placed {
        let mut evidence = if needs_direction(point) { self.tenses.direction(expression) } else { Evidence::default() };
        // "now see a 65% chance, compared with 50% on Wednesday": what is compared with has been.
        let start = expression.tokens.start;
        let against = |t: usize| self.document.is_one_of(t, &["compared", "against", "versus"]);
        let compared = expression.names_day() && (start.saturating_sub(COMPARED)..start).any(against);
        if compared && evidence.direction == Direction::RatherAhead && self.is_base(expression, point) {
            evidence = Evidence { direction: Direction::Back, ..Evidence::default() };
        }
        // "will cost 5 dollars, 2% above Monday's price"
        let owner = expression.names_day() && self.document.is_genitive(expression.tokens.end);
        let apart = |t: usize| self.document.is_one_of(t, &["above", "below", "than", "from", "over", "under"]);
        if owner && start.checked_sub(1).is_some_and(apart) {
            evidence = Evidence { direction: Direction::Back, ..Evidence::default() };
        }
        // "stands at 60%, down from 66% in December"
        // "the wage rises from January" begins then.
        let begins = start.checked_sub(1).is_some_and(|at| self.document.is_word(at, "from"));
        let open = evidence.direction == Direction::Open && !begins && self.is_base(expression, point);
        let left = evidence.direction == Direction::RatherAhead && self.is_left(expression);
        if (open || left) && expression.names_month() {
            evidence.direction = Direction::Back;
        }
        // "asks for 7 billion for the fiscal year beginning October 1"
        let begun = || expression.tokens.clone().any(|t| self.document.is_one_of(t, &["began", "started"]));
        let year = matches!(&point.place, Place::Starting { length, .. } if *length == Duration::one(Unit::Year));
        // ... but "will grow in the year starting April 1", told in May, is of this year's
        if year && evidence.direction != Direction::Back {
            evidence.direction = if begun() { Direction::Back } else { Direction::RatherAhead };
        }
        // "have closed the bridge from June 3 to 7": what has been done has no days of its own, so they may be those to come.
        let days =
            matches!(&expression.meaning, Meaning::Range(Point { place: Place::InYear(Field::Day(..), None), .. }, _));
        if days && evidence.past && self.tenses.is_perfect(expression) {
            evidence.loose = true;
        }
        let over = evidence.past && expression.bound.is_none();
        let ended = Some(point).filter(|_| over).and_then(|point| self.ended_before(point));
        let point = ended.as_ref().unwrap_or(point);
        self.reported = evidence.reported;
        let sentence = self.document.sentence_of(expression.tokens.start);
        let measures = |traits| self.business.is_some() && fiscal::measures(self.document, start, traits);
        let around = Around {
            published: self.context.published_on,
            discourse: &self.discourse,
            sentence,
            evidence: &evidence,
            neighbor,
            ruling_year: self.discourse.ruling_year(sentence).filter(|_| self.tenses.goes_on(expression)),
            month_first: self.month_first,
            business: self.business.as_ref(),
            of_results: measures(Traits::RESULT),
            of_office: measures(Traits::NATIONAL) && !measures(Traits::RESULT),
        };
        let placed = around.point(point);
        // "fell in the second half of the year", told in May: of the year before.
        let begun = placed.start.zip(self.context.published_on).is_none_or(|(start, day)| start <= day);
        // ... and "in the first nine months", told in February.
        let months = matches!(point.place, Place::Slice { .. });
        let unfinished = months && self.lies_ahead(placed.end);
        if over
            && unfinished
            && let Some(before) = moved_years(&placed, -1)
        {
            Placed { inferred: placed.inferred, evidence: placed.evidence, ..before }
        } else if over
            && !begun
            && let Some(entire) = of_entire(point)
        {
            around.point(&entire)
        } else {
            placed
        }
    }

    /// "had 40 shops at the end of the year", told in June: the end of the year before.
    fn ended_before(&self, point: &Point) -> Option<Point> {
        /// The end of a year begins in it.
        const SEPTEMBER: u32 = 9;
        let Place::Unit { unit: unit @ (Unit::Year | Unit::Quarter), shift: Turn::Understood } = point.place else {
            return None;
        };
        // ... that of a quarter in its last month.
        let late =
            |day: NaiveDate| if unit == Unit::Year { day.month() >= SEPTEMBER } else { day.month().is_multiple_of(3) };
        let early = self.context.published_on.is_some_and(|day| !late(day));
        let end = matches!(point.part, Some(Part::Edge(TimexMod::End)));
        let told = self.discourse.spoken_of(unit).is_some();
        let place = Place::Unit { unit, shift: Turn::Publication(-1) };
        (early && end && !told).then_some(Point { place, part: point.part })
    }

    fn remember(&mut self, expression: &Expression, placed: &Placed, point: &Point) {
        let sentence = self.document.sentence_of(expression.tokens.start);
        let states_year = matches!(point.place, Place::InYear(_, Some(Year::Stated(_))) | Place::Numeric { .. });
        let counted = placed.is_relative && placed.anchor == self.context.published_on;
        let is_aside = counted && (placed.unit > Unit::Day || self.reported);
        let is_base = self.is_base(expression, point)
            || self.is_since_extreme(expression)
            || placed.unit == Unit::Year && self.tenses.lies_before(expression);
        let head = self.document.sentences.get(sentence).map_or(0, |s| s.start);
        let is_topic = expression.tokens.start <= head + 2;
        let rules = placed.unit == Unit::Year && !placed.is_run && !is_base && self.rules_sentence(expression, head);
        let placed = placed.clone();
        self.discourse.remember(Said { sentence, placed, states_year, is_aside, is_base, is_topic, rules });
    }

    /// "In 2022 sales rose in May", "Last year sales rose in May", "The firm last year made a loss in May": but no "The 2022 budget was
    /// adopted in May".
    fn rules_sentence(&self, expression: &Expression, head: usize) -> bool {
        /// "But in 2022".
        const FRONT: usize = 2;
        let (start, end) = (expression.tokens.start, expression.tokens.end);
        let fronted = start <= head + FRONT;
        let placed = start > head && self.document.is_one_of(start - 1, &["in", "during", "throughout"]);
        let turned = matches!(expression.meaning, Meaning::Point(Point { place: Place::Unit { .. }, .. }));
        let own = || start > head && !self.document.is_word(start - 1, "of") && self.tenses.tells_right_behind(end);
        fronted && placed || turned && (start == head || own())
    }

    fn point(&mut self, expression: &Expression, point: &Point, next: Option<&Expression>) -> Value {
        let neighbor = next.and_then(|next| self.list_year(expression, point, next));
        let placed = self.place(expression, point, neighbor);
        self.remember(expression, &placed, point);
        let edge = placed.edge;
        let kind = if placed.is_run { DateKind::Range } else { DateKind::Date };
        let mut value = Value::placed(kind, placed);
        value.modifier = match point.part {
            Some(Part::Third(modifier) | Part::Half(modifier) | Part::Edge(modifier)) => Some(modifier),
            Some(Part::Passed) => Some(TimexMod::Start).filter(|_| value.granularity != Some(Granularity::Day)),
            Some(Part::Left) => Some(TimexMod::End).filter(|_| value.granularity != Some(Granularity::Day)),
            Some(Part::Working) | None => match &point.place {
                Place::Offset { length, .. } => length.modifier,
                _ => None,
            },
        };
        if value.timex.as_deref().is_some_and(|t| t.ends_with("_REF")) {
            value.kind = DateKind::Reference;
        }
        value.bound = expression.bound.or_else(|| self.begins(expression, value.period.start));
        bound::open(&mut value.period, value.bound, edge);
        value
    }

    /// "from 2028": what is still to come is no year to compare with, so something begins in it.
    fn begins(&self, expression: &Expression, start: Option<NaiveDate>) -> Option<DateBound> {
        let before = expression.tokens.start.checked_sub(1)?;
        let ahead = start.zip(self.context.published_on).is_some_and(|(start, published)| start > published);
        // "moved to June 18 from May 7": from the one day to the other.
        let moved = self.tenses.ends_at(before);
        (ahead && !moved && self.document.is_word(before, "from")).then_some(DateBound::Since)
    }

    /// The year that the next date of a list gives to one without: "May 5 and June 6, 2007", "in January and February 2016".
    fn list_year(&self, expression: &Expression, point: &Point, next: &Expression) -> Option<i32> {
        let Place::InYear(field, None) = point.place else { return None };
        let (Meaning::Point(Point { place: Place::InYear(other, Some(Year::Stated(year))), .. }), joined) =
            (&next.meaning, next.tokens.start)
        else {
            return None;
        };
        let between = expression.tokens.end..joined;
        let listed = between.len() <= 2
            && !between.is_empty()
            && between.clone().all(|t| {
                self.document.is_sign(t, b',') || self.document.is_word(t, "and") || self.document.is_word(t, "or")
            });
        let later = matches!((field, *other), (Field::Month(a) | Field::Day(a, _), Field::Month(b) | Field::Day(b, _)) if a > b);
        let alike = std::mem::discriminant(&field) == std::mem::discriminant(other);
        (listed && alike).then_some(if later { year - 1 } else { *year })
    }

    fn range(&mut self, expression: &Expression, first: &Point, last: &Point) -> Value {
        let ((first, last), (from, to)) = ((first.clone(), last.clone()), self.ends(expression, first, last));
        let mut placed = Placed {
            start: from.edge.or(from.start),
            end: to.edge.and_then(|behind| behind.pred_opt()).or(to.end),
            edge: None,
            timex: if from.timex == to.timex { from.timex.clone() } else { format!("{}/{}", from.timex, to.timex) },
            unit: from.unit.min(to.unit),
            is_run: true,
            is_relative: from.is_relative || to.is_relative,
            anchor: from.anchor.or(to.anchor),
            inferred: from.inferred.clone(),
            evidence: from.evidence.clone(),
        }
        .inferring(&to.inferred);
        if placed.start.zip(placed.end).is_some_and(|(start, end)| start > end) {
            placed.start = None;
            placed.end = None;
        }
        self.remember(
            expression,
            &placed,
            if matches!(last.place, Place::InYear(_, Some(_))) { &last } else { &first },
        );
        Value::placed(DateKind::Range, placed)
    }

    /// The two ends of a range, each taking from the other what it leaves out.
    fn ends(&mut self, expression: &Expression, first: &Point, last: &Point) -> (Placed, Placed) {
        if let (Place::InYear(_, None), Place::InYear(_, Some(_))) | (Place::InYear(Field::DayOnly(_), _), _) =
            (&first.place, &last.place)
        {
            let to = self.place(expression, last, None);
            let from = match (&first.place, to.start) {
                (Place::InYear(Field::DayOnly(day), _), Some(end)) => day_before(*day, end),
                (Place::InYear(..), Some(end)) => {
                    let from = self.place(expression, first, Some(end.year()));
                    let crosses = from.start.zip(to.end).is_some_and(|(a, b)| a > b);
                    let from = if crosses { self.place(expression, first, Some(end.year() - 1)) } else { from };
                    // The year is said, though behind the other end.
                    Placed { inferred: from.inferred.into_iter().filter(|i| *i != Inferred::Year).collect(), ..from }
                }
                _ => self.place(expression, first, None),
            };
            return (from, to);
        }
        let from = self.place(expression, first, None);
        let to = match (&last.place, from.start) {
            (Place::InYear(_, None), Some(start)) => {
                let to = self.place(expression, last, Some(start.year()));
                let crosses = to.end.is_some_and(|end| end < start);
                // "the total for the period July 1/February 13", told in March: of the winter that is over.
                let over = || to.end.zip(self.context.published_on).is_some_and(|(end, day)| end < day && start >= day);
                // ... but "the 2024/25 season (November/May)" is that one.
                let open = expression.tokens.start.checked_sub(1).is_none_or(|at| !self.document.is_sign(at, b'('));
                if crosses && open && over() && self.tenses.direction(expression).direction != Direction::Ahead {
                    return (self.place(expression, first, Some(start.year() - 1)), to);
                }
                // "rose in January-November", told in February: of the year that is over.
                let january =
                    from.unit == Unit::Month && start.ordinal() == 1 && from.inferred.contains(&Inferred::Year);
                let unfinished = january && to.unit == Unit::Month && self.lies_ahead(to.end);
                if !crosses && unfinished && self.tenses.direction(expression).direction == Direction::Back {
                    let before = Some(start.year() - 1);
                    let (first, last) = (self.place(expression, first, before), self.place(expression, last, before));
                    return (Placed { inferred: from.inferred, evidence: from.evidence, ..first }, last);
                }
                if crosses { self.place(expression, last, Some(start.year() + 1)) } else { to }
            }
            (Place::Weekday { day, shift: None }, Some(start)) => stretch::weekday_in_week(start, *day)
                .and_then(|d| if d > start { Some(d) } else { stretch::add_days(d, 7) })
                .and_then(|d| Stretch::of(Unit::Day, d))
                .map_or_else(|| self.place(expression, last, None), |s| Placed::at(s).counted_from(from.anchor)),
            _ => self.place(expression, last, None),
        };
        (from, to)
    }

    /// Whether a day is so far ahead that nobody can tell yet what has been up to it.
    fn lies_ahead(&self, day: Option<NaiveDate>) -> bool {
        const EARLY: i64 = 45;
        day.zip(self.context.published_on).is_some_and(|(day, published)| (day - published).num_days() > EARLY)
    }

    /// "the last three months": the days up to the one before publication; "the next": those from the one behind it. "The previous"
    /// and "the following" lie beside the last period mentioned; so does "the next" where the past is told, but no one knows since when.
    fn reach(&mut self, expression: &Expression, length: &Duration, ahead: bool, mentioned: bool) -> Value {
        let mut value = length_value(length);
        value.is_relative = true;
        let Some(published) = self.context.published_on else { return value };
        if let Some(year) = self.year_of_results(expression, length, published).filter(|_| !ahead && !mentioned) {
            return Value::placed(DateKind::Date, Placed::at(year).counted_from(Some(published)));
        }
        let said = if mentioned { self.discourse.period() } else { None };
        let told = ahead && !mentioned && self.tenses.direction(expression).past;
        if told {
            return value;
        }
        let (first, last) = said.map_or((published, published), |s| {
            (s.placed.start.unwrap_or(published), s.placed.end.unwrap_or(published))
        });
        value.anchor = Some(if ahead { last } else { first });
        let days = if ahead {
            last.succ_opt().and_then(|first| slice::measured(length, None, Some(first)))
        } else {
            first.pred_opt().and_then(|last| slice::measured(length, Some(last), None))
        };
        if let Some((start, end)) = days {
            value.period = Period { start: Some(start), end: Some(end) };
        }
        value
    }

    fn clock(&mut self, expression: &Expression, day: Option<&Point>, clock: Clock) -> Value {
        let placed = match day {
            Some(day) => {
                let placed = self.place(expression, day, None);
                self.remember(expression, &placed, day);
                let midnight = !self.document.is_number(expression.tokens.start);
                let late = matches!(clock, Clock::At { hour, .. } if hour >= EVENING || hour == 0 && midnight);
                let end = expression.tokens.end;
                self.night = placed.start.filter(|_| late).map(|day| Night {
                    day,
                    end,
                    midnight: matches!(clock, Clock::At { hour: 0, .. }),
                });
                placed
            }
            None => {
                let base = self.discourse.base(Unit::Day).or(self.context.published_on);
                // "at 11 p.m. on Friday and arrived at 4 a.m."
                let early = matches!(clock, Clock::At { hour, .. } if hour <= MORNING);
                let start = expression.tokens.start;
                let night = self.night.filter(|night| early && base == Some(night.day) && self.goes_on(night, start));
                let base = if night.is_some() { base.and_then(|day| day.succ_opt()) } else { base };
                self.night = night.map(|night| Night { end: expression.tokens.end, ..night }).or(self.night);
                let stretch = base.and_then(|b| Stretch::of(Unit::Day, b));
                let placed = stretch.map_or_else(|| Placed::nowhere(Unit::Day, template(Unit::Day)), Placed::at);
                placed.counted_from(base).inferring(&[Inferred::Year, Inferred::Month, Inferred::Day])
            }
        };
        let timex = format!("{}{}", placed.timex, timex::clock(clock));
        let mut value = Value::placed(DateKind::Time, placed);
        value.timex = Some(timex);
        value
    }

    /// Whether the hour at the token comes later in the night: "and arrived at", "before leaving at"; not "after it began at", "having
    /// arrived at". In a sentence of its own it does only behind midnight.
    fn goes_on(&self, night: &Night, start: usize) -> bool {
        let document = self.document;
        let joins = |t: usize| {
            let bound = |word| matches!(word, DateWord::Bound(DateBound::Until | DateBound::Before));
            document.is_sign(t, b';')
                || document
                    .read_word(t, |word| (bound(word) || matches!(word, DateWord::And | DateWord::To)).then_some(()))
                    .is_some()
        };
        let returns = |t: usize| {
            let had =
                |s: &Sense| matches!(s, Sense::Verb(VerbWord::Auxiliary(Auxiliary::Have, Form::Past | Form::Ing)));
            document.says(t, DateWord::After)
                || document.says(t, DateWord::Bound(DateBound::Since))
                || document.is(t, had)
        };
        let between = night.end..start;
        let told = document.sentence_of(night.end.saturating_sub(1));
        let sentences = document.sentence_of(start).saturating_sub(told);
        let later = sentences == 0 && between.clone().any(joins) || sentences == 1 && night.midnight;
        later && !between.into_iter().any(returns)
    }
}

/// "the second half of the year", as one that is over: that of the year before, if need be.
fn of_entire(point: &Point) -> Option<Point> {
    let place = match &point.place {
        Place::InYear(field, Some(Year::Relative(Turn::Understood))) => {
            Place::InYear(*field, Some(Year::Relative(Turn::Entire)))
        }
        Place::Slice { slice, unit, of } => Place::Slice { slice: *slice, unit: *unit, of: Box::new(of_entire(of)?) },
        Place::Unit { unit: Unit::Year, shift: Turn::Understood } => {
            Place::Unit { unit: Unit::Year, shift: Turn::Entire }
        }
        _ => return None,
    };
    Some(Point { place, part: point.part })
}

/// The day of that number which comes before (and nearest to) the other end of its range.
fn day_before(day: u32, end: NaiveDate) -> Placed {
    let same = end.with_day(day).filter(|d| *d <= end);
    let found = same.or_else(|| stretch::add_months(end.with_day(1)?, -1)?.with_day(day));
    found.and_then(|d| Stretch::of(Unit::Day, d)).map_or_else(|| field::template(Field::DayOnly(day)), Placed::at)
}

/// Whether past or future make a difference to the point.
fn needs_direction(point: &Point) -> bool {
    match &point.place {
        Place::InYear(_, None | Some(Year::Relative(Turn::Understood)))
        | Place::Weekday { shift: None | Some(Turn::Mentioned(_)), .. }
        | Place::Holiday(_, None) => true,
        Place::Unit { unit, shift } => {
            let year_before = *unit == Unit::Year && *shift == Turn::Mentioned(-1);
            *unit == Unit::Weekend || year_before || matches!(shift, Turn::Understood | Turn::Entire | Turn::Next)
        }
        Place::Slice { of, .. } => needs_direction(of),
        Place::Holding { day: from, .. } | Place::WeekdayFrom { from, .. } => needs_direction(from),
        Place::Ended { end, .. } => needs_direction(end),
        Place::Starting { start, .. } => needs_direction(start),
        Place::Offset { from: crate::recognize::date::expression::Anchor::Point { point, .. }, .. } => {
            needs_direction(point)
        }
        _ => false,
    }
}

fn length_value(length: &Duration) -> Value {
    Value {
        modifier: length.modifier,
        granularity: length.parts.last().and_then(|(_, unit)| granularity(*unit)),
        ..Value::of(DateKind::Duration, timex::duration(length))
    }
}

/// The lexicon of the document, for the habits of its language.
fn habits(document: &Document) -> lexicon::date::Habits {
    document.lexicon.dates
}
