//! A sentence that tells year by year: "In 2015 trade came to 5 million, in 2016 it fell to 4 million, and last year, with prices low, it
//! was 3 million." Each amount is of the date before it, however near the next one stands.

use std::ops::Range;

use super::{Found, found};
use crate::Located;
use crate::interpret::Site;
use crate::interpret::attachment::PHRASE;
use crate::lexicon::Classes;
use crate::lexicon::statement::StatementWord;
use crate::record::{Date, DateKind, Granularity};

/// The period of such a date.
pub(super) fn of_turn(site: &Site) -> Option<Found> {
    in_turn(site).map(|index| found(site, index, &site.dates[index]))
}

/// The date that the amount follows in a sentence where dates and amounts take turns, the date first.
pub(in crate::interpret) fn in_turn(site: &Site) -> Option<usize> {
    let amounts = site.sentence.amounts();
    let own = amounts.iter().position(|a| a.start == site.amount.tokens.start)?;
    let date = date_before(site, amounts, own)?;
    let next = (own + 1 < amounts.len()).then(|| date_before(site, amounts, own + 1)).flatten();
    let last = own.checked_sub(1).and_then(|before| date_before(site, amounts, before));
    // "In May it told of 5 million in 2015, in 2016 of 4 million": the one behind is the amount's own.
    let behind = first_date(site, amounts[own].end..amounts.get(own + 1).map_or(site.sentence.tokens.end, |a| a.start));
    // "fell to 3 million, half of what it was two years before": of something else.
    let close = |at: usize| {
        let (end, start) = (amounts[own].end, site.dates[at].tokens.start);
        start - end <= PHRASE && !(end..start).any(|t| site.document.is_sign(t, b','))
    };
    let free = behind.is_none_or(|at| Some(at) == next || !close(at));
    (free && (next.is_some() || last.is_some())).then_some(date)
}

/// The one date between an amount and the one before it, where a stretch of the sentence begins with it.
fn date_before(site: &Site, amounts: &[Range<usize>], at: usize) -> Option<usize> {
    let floor = at.checked_sub(1).map_or(site.sentence.tokens.start, |before| amounts[before].end);
    let found = first_date(site, floor..amounts[at].start)?;
    let alone = first_date(site, site.dates[found].tokens.end..amounts[at].start).is_none();
    (alone && opens(site, &site.dates[found], floor)).then_some(found)
}

/// The first date of a month or more that begins in a range.
fn first_date(site: &Site, range: Range<usize>) -> Option<usize> {
    let long = |d: &Located<Date>| {
        d.row.granularity >= Some(Granularity::Month)
            && matches!(d.row.kind, DateKind::Date | DateKind::Range)
            && !d.row.period.is_empty()
    };
    let first = site.dates.partition_point(|d| d.tokens.start < range.start);
    (first..site.dates.len())
        .take_while(|&at| site.dates[at].tokens.start < range.end)
        .find(|&at| long(&site.dates[at]))
}

/// ", in 2016", "and in the year before", "in 2015" at the head of the sentence: whether a date begins something new behind `floor`.
fn opens(site: &Site, date: &Located<Date>, floor: usize) -> bool {
    let document = site.document;
    let part = |at: usize| {
        let leads = Classes::Preposition | Classes::Determiner | Classes::Definite;
        document.has(at, leads) && !document.is_word(at, "that")
    };
    let phrase = (floor..date.tokens.start).rev().take_while(|&at| part(at)).last();
    let start = phrase.unwrap_or(date.tokens.start);
    let before = start.wrapping_sub(1);
    start == site.sentence.tokens.start
        || start > floor
            && (matches!(document.tokens[before].sign, b',' | b';' | b':' | b'"')
                || document.is_one_of(before, &["and", "but", "while", "that", "if", "whereas"])
                || document.says(before, StatementWord::Hypothetical))
}
