//! What stands left of an expression: words that belong to it, and the preposition that bounds it.
//!
//! | words | expression | bound |
//! | --- | --- | --- |
//! | `by the end of 2019` | the end of 2019 | by |
//! | `since the 2014 crisis` | 2014 | none: the crisis is what has passed since |
//! | `up 3% from March` | March | none: a comparison |
//! | `almost two years` | almost two years | |

use super::expression::{Duration, Expression, Field, Meaning, Place, Turn};
use super::reader::Reader;
use super::{Said, relative};
use crate::lexicon::Classes;
use crate::lexicon::date::DateWord;
use crate::lexicon::number::NumberWord;
use crate::lexicon::statement::StatementWord;
use crate::record::{DateBound, TimexMod};
use crate::text::token::{Gap, Kind, Shape};

/// Makes an expression of what was read: takes in what belongs to it on the left, no further than `floor`.
pub(super) fn widen(r: &Reader, at: usize, floor: usize, said: Said) -> Expression {
    let mut start = at;
    let fits = |start: usize| start > floor && r.gap(start) <= Gap::Line;
    let entire = if said.rule == "the_unit" { relative::entire(r, at) } else { 0 };
    if said.article && fits(start - entire) && r.document.is_word(start - entire - 1, "the") {
        start -= entire + 1;
    }
    let mut meaning = said.meaning;
    if let Some(length) = length_of(&mut meaning)
        && fits(start)
        && let Some((modifier, from)) = approximation(r, start, floor)
    {
        length.modifier = Some(modifier);
        start = from;
    }
    let mut bound = None;
    match &meaning {
        Meaning::Range(..) if fits(start) => {
            let opens = r.document.is_word(start - 1, "from") || r.document.is_word(start - 1, "between");
            start -= usize::from(opens);
        }
        Meaning::Point(point) => bound = self::bound(r, start, said.end, &point.place),
        _ => {}
    }
    Expression { tokens: start..said.end, meaning, bound, rule: said.rule }
}

fn length_of(meaning: &mut Meaning) -> Option<&mut Duration> {
    match meaning {
        Meaning::Duration(length) => Some(length),
        Meaning::Point(point) => match &mut point.place {
            Place::Offset { length, .. } => Some(length),
            _ => None,
        },
        _ => None,
    }
}

/// "about", "more than" before a length.
fn approximation(r: &Reader, start: usize, floor: usize) -> Option<(TimexMod, usize)> {
    let (modifier, from) = r.before(start, |w| match w {
        DateWord::Approximation(modifier) => Some(modifier),
        _ => None,
    })?;
    // "some years" is vague itself; "some two years" is about two.
    let some = r.document.is_word(start - 1, "some")
        && r.number_word(start, |w| matches!(w, NumberWord::Cardinal(_)).then_some(())).is_none()
        && !r.is_kind(start, Kind::Number);
    // "1.2% more than a year ago": what is compared is the amount.
    let compares = r.document.is_word(start - 1, "than")
        && from > 0
        && (r.is_kind(from - 1, Kind::Number)
            || r.is_sign(from - 1, b'%')
            || r.document.has(from - 1, Classes::Percent | Classes::Currency | Classes::Number | Classes::Unit));
    (from >= floor && !some && !compares).then_some((modifier, from))
}

/// The bound that the preposition before a point sets.
fn bound(r: &Reader, start: usize, end: usize, place: &Place) -> Option<DateBound> {
    let (bound, from) = r.before(start, |w| match w {
        DateWord::Bound(bound) => Some(bound),
        _ => None,
    })?;
    // "since Friday's meeting", "by March exports": what is dated follows.
    if r.document.is_genitive(end) {
        return None;
    }
    // "3 per cent ahead of last year" compares.
    let amount = Classes::Percent | Classes::Currency | Classes::Unit | Classes::Digits;
    let compares = from > 1 && (r.document.has(from - 1, amount) || r.document.has(from - 2, Classes::Percent));
    if bound == DateBound::Before && compares && r.document.is_word(from, "ahead") {
        return None;
    }
    // "ten days earlier than last year" compares; so does the "up to" of "the run-up to Christmas".
    let joined = from > 0 && r.is_sign(from - 1, b'-') && r.document.touches(from);
    if joined || r.document.is_word(start - 1, "than") && from > 0 && r.unit(from - 1).is_some() {
        return None;
    }
    // "From the previous month, exports rose 3%": what is compared with.
    let before = matches!(place, Place::Unit { shift: Turn::Mentioned(steps), .. } if *steps < 0);
    let from_then = matches!(bound, DateBound::Since) && r.document.is_word(start - 1, "from");
    if from_then && (before || matches!(place, Place::SameDay(_))) {
        return None;
    }
    if r.document.is_word(start - 1, "from") {
        return (begins_something(r, from, place) || goes_on(r, from, end)).then_some(bound);
    }
    // "after third-quarter operating profit fell": an adjective of the profit.
    let adjective = (start..end).any(|at| r.is_sign(at, b'-') && r.document.touches(at))
        && matches!(place, Place::InYear(Field::Quarter(_) | Field::Half(_), _))
        && r.is_kind(end, Kind::Word)
        && r.gap(end) <= Gap::Line;
    if adjective {
        return None;
    }
    // "after 2014 losses of 5 million", "after third-quarter sales fell": the losses and the sales are dated.
    let noun = r.is_kind(end, Kind::Word)
        && r.shape(end) == Shape::Lower
        && r.gap(end) <= Gap::Line
        && !r.document.has(end, Classes::Function | Classes::Verb | Classes::Auxiliary | Classes::DateWord);
    if matches!(bound, DateBound::After) && matches!(place, Place::InYear(..)) && noun {
        return None;
    }
    // "up 3% on the same period": what is compared with.
    if matches!(bound, DateBound::Since | DateBound::On) && matches!(place, Place::SamePeriod(..)) {
        return None;
    }
    Some(bound)
}

/// "from 2003 onwards"; "From 2003 he sat in the Senate" at the head of a clause.
fn goes_on(r: &Reader, from: usize, end: usize) -> bool {
    // ... but "from a year ago on the back of"
    let on = r.document.is_word(end, "on") && !r.document.has(end + 1, Classes::Determiner);
    if on || r.document.is_one_of(end, &["onwards", "onward"]) {
        return true;
    }
    let fronted = from == 0
        || r.gap(from) == Gap::Paragraph
        || r.document.sentences.binary_search_by_key(&from, |s| s.start).is_ok()
        || r.is(from - 1, DateWord::And).is_some()
        || r.is_sign(from - 1, b';');
    fronted && (r.document.has(end, Classes::Function) || r.is_sign(end, b','))
}

/// Whether "from" says when something begins, and not what it is compared with: "from 1 January", but "down 3% from March".
fn begins_something(r: &Reader, from: usize, place: &Place) -> bool {
    let compared = from > 0
        && (r.is_kind(from - 1, Kind::Number)
            || r.document.has(
                from - 1,
                Classes::Percent
                    | Classes::Currency
                    | Classes::Number
                    | Classes::Direction
                    | Classes::ChangeNoun
                    | Classes::Unit
                    | Classes::Verb,
            )
            || r.is_sign(from - 1, b'%'));
    // "rose 5% in October from September"
    let dated = from > 0 && r.document.has(from - 1, Classes::DateWord);
    let kind = match place {
        Place::InYear(Field::Month(_), _) => !dated,
        Place::InYear(field, _) => matches!(field, Field::Day(..)),
        Place::Weekday { .. } | Place::Numeric { .. } => true,
        Place::Unit { shift, .. } => matches!(shift, Turn::Publication(steps) if *steps >= 0),
        _ => false,
    };
    // "data from March": published then, or telling of it.
    let source = from > 0 && r.document.says(from - 1, StatementWord::Mouthpiece);
    kind && !compared && !source
}
