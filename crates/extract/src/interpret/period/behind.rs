//! The date behind an amount, before the next one.
//!
//! | words | 5 million is not of | for that is |
//! | --- | --- | --- |
//! | "5 million, in **2018** 4 million", "and the **first quarter**, at 4 million, was better" | 2018 | of the next amount |
//! | "to 5 million, and by **2020** to 9 million" | 2020 | of the next amount |
//! | "to 5 million from the **2017** deficit of 9 million" | 2017 | of the next amount |
//! | "to 9 million from 5 million **from April**" | April | when the other holds |
//! | "2022 net includes 5 million in **the quarter**" | the last quarter | of another year |
//! | "5 million (4 million in **2015**)" | 2015 | of the amount in brackets |
//! | "5 million, said it had signed in **May**" | May | what is said |

use super::nearest::Around;
use super::{counts_back, dates_in, is_dated, is_period};
use crate::Located;
use crate::interpret::Site;
use crate::interpret::attachment::PHRASE;
use crate::interpret::clause::is_report;
use crate::lexicon::Classes;
use crate::recognize::verb::VerbGroup;
use crate::record::{Date, DateBound, Granularity};

/// Whose else a date behind an amount may be.
const OTHERS: &[fn(&Around, &Located<Date>) -> bool] =
    &[opens_next, is_of_next, holds_for_other, is_of_other_year, is_in_brackets_of_other];

/// The first date between the amount and the next one that is nobody else's.
pub(super) fn ahead_of_next<'d>(around: &Around<'d, '_>) -> Option<(usize, &'d Located<Date>)> {
    let site = around.site;
    let stop = around.next.min(site.clause.end);
    dates_in(site, &(around.end..site.sentence.tokens.end))
        .take_while(|(_, date)| date.tokens.start < stop)
        .find(|(_, date)| is_period(site, date) && !OTHERS.iter().any(|other| other(around, date)))
        .filter(|(_, date)| !is_beyond_report(site, date))
}

/// Where an amount ends with what stands in brackets behind it: "90,000 (+0.5%)", but "90,000 (in May)".
pub(super) fn end_of_brackets(site: &Site) -> usize {
    /// "(up 0.5%)".
    const BRACKETS: usize = 7;
    let (document, open) = (site.document, site.amount.tokens.end);
    if !document.is_sign(open, b'(') {
        return open;
    }
    let close = (open..(open + BRACKETS).min(site.sentence.tokens.end)).find(|&at| document.is_sign(at, b')'));
    let own = |close: usize| {
        let inside = open..close;
        let again = site.sentence.amounts().iter().any(|a| inside.contains(&a.start));
        again && dates_in(site, &inside).next().is_none()
    };
    close.filter(|&close| own(close)).map_or(open, |close| close + 1)
}

/// "it was $142, in 2018 $129", "and in 2018 just $129", "to 3 billion, and by 2020 to 5 billion".
fn opens_next(around: &Around, date: &Located<Date>) -> bool {
    let (document, start, end) = (around.site.document, date.tokens.start, date.tokens.end);
    let and = || (start.saturating_sub(3)..start).any(|at| document.is_word(at, "and"));
    // ... or "and in May at 101", a number that nobody counts.
    let next = end + 1 == around.next || document.is_number(end + 1) && !is_dated(around.site.dates, end + 1);
    if next && document.has(end, Classes::Preposition) && and() {
        return true;
    }
    // ... ", and the first quarter, at 5 million, was better"
    let aside = document.is_sign(end, b',') && document.has(end + 1, Classes::Preposition);
    // ... ", in 2018 – 4 million"
    let behind = end + if aside { 2 } else { usize::from(document.is_dash(end)) };
    behind <= around.next
        && (behind..around.next).all(|at| document.has(at, Classes::Bound))
        && (document.is_sign(start.wrapping_sub(2), b',') || end < around.next && and())
}

/// "cut the deficit to 115 billion from the 2017 deficit of 129 billion".
fn is_of_next(around: &Around, date: &Located<Date>) -> bool {
    let (document, end, next) = (around.site.document, date.tokens.end, around.next);
    let near = end < next && next - end <= PHRASE && around.site.neighbours.1.is_some();
    // "to 3.8% compared with the bill rate today of 3.9%"
    let compared = (around.end..date.tokens.start).any(|at| document.has(at, Classes::Comparison));
    if near && compared && document.is_word(end, "of") {
        return true;
    }
    let tied = || (around.end..date.tokens.start).any(|at| document.is_word(at, "from"));
    // "a profit of 2 million, with end-year assets of 8 million"
    let named = || document.has(end, Classes::Measure) && document.is_word(next - 1, "of");
    let apart = |at: usize| document.is_sign(at, b',') || document.is_word(at, "to");
    near && (tied() || named()) && !(end..next).any(apart)
}

/// "to 73% from 74% from April": from when on the other holds; "to 30 million from 50 million by the end of 2017": until when it is to be
/// the first.
fn holds_for_other(around: &Around, date: &Located<Date>) -> bool {
    around.compared && matches!(date.row.bound, Some(DateBound::Since | DateBound::By))
}

/// "2022 net includes 4 million in the quarter": of another year than the words around say, it is that of no date here. "to 9 billion
/// from 8 billion in the quarter": the quarter that is told of, and not the one that it is compared with.
fn is_of_other_year(around: &Around, date: &Located<Date>) -> bool {
    let site = around.site;
    let stated = |d: &Located<Date>| d.row.granularity == Some(Granularity::Year) && !d.row.is_relative;
    let year = || dates_in(site, &site.sentence.tokens).find(|(_, d)| stated(d) && is_period(site, d));
    date.row.rule == "the_unit"
        && (around.compared || year().is_some_and(|(_, year)| date.row.period.start > year.row.period.end))
}

/// "5 million (4 million in 2015)": in brackets with another amount.
fn is_in_brackets_of_other(around: &Around, date: &Located<Date>) -> bool {
    let (site, document) = (around.site, around.site.document);
    let open = (site.amount.tokens.end..date.tokens.start)
        .rev()
        .find(|&at| document.is_sign(at, b'(') || document.is_sign(at, b')'));
    let Some(open) = open.filter(|&open| document.is_sign(open, b'(')) else { return false };
    // "5,000 tonnes (April 2024, up 5%)"
    // ... but "6 million (February surplus 5 million)"
    let preposition = usize::from(document.has(open + 1, Classes::Preposition));
    let named = preposition == 0 && document.has(date.tokens.end, Classes::Measure);
    if open + 1 + preposition == date.tokens.start && !counts_back(document, date) && !named {
        return false;
    }
    // ... or "(a year earlier, it was 65%)"
    let close = (date.tokens.end..site.sentence.tokens.end).find(|&at| document.is_sign(at, b')'));
    (open..close.unwrap_or(date.tokens.start)).any(|at| site.sentence.is_in_amount(at))
}

/// "Alder, flying to 20 cities, said it had signed in May": what is said is not of what stands before the verb of saying.
fn is_beyond_report(site: &Site, date: &Located<Date>) -> bool {
    let document = site.document;
    let between = site.amount.tokens.end..date.tokens.start;
    let put_in = |g: &VerbGroup| {
        let aside = (site.amount.tokens.end..g.tokens.start).any(|at| document.is_sign(at, b','));
        document.is_sign(g.tokens.end, b',') || !aside
    };
    site.sentence.groups.iter().any(|g| {
        is_report(g) && between.contains(&g.tokens.start) && g.tokens.end + 1 < date.tokens.start && !put_in(g)
    })
}
