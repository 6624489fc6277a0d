//! Whether a date can be the period of an amount at all.
//!
//! | words | why not |
//! | --- | --- |
//! | "now", "every year" | no stretch of time |
//! | "cut **over the next years** to 5%" | how long something else takes |
//! | "**Last month** the company announced that profit had risen" | when it was announced |
//! | "said **on Monday**", "told reporters in **June**" | when it was said |
//! | "**On Friday** estimated the damage at 5 million" | when it was estimated |
//! | "third quarter profit for the period ended **December 31**" | the day on which that quarter ends |
//! | "in **1981** prices", "the **1986** quarter" | what it is told in; some quarter of it |
//! | "Alder, until **2015** the largest exporter," | of what stands between the commas |
//! | "bonds due **1996**", "an increase after declines in **2019**" | of other nouns and verbs: `attachment` |

use super::dates_in;
use super::shift::is_part_of_year;
use super::stated::is_label;
use crate::Located;
use crate::interpret::Site;
use crate::interpret::attachment::is_of_other;
use crate::interpret::clause::is_report;
use crate::lexicon::Classes;
use crate::lexicon::date::DateWord;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::Roles;
use crate::recognize::verb::VerbGroup;
use crate::record::{Date, DateBound, DateKind, Granularity};
use crate::text::token::Kind;

/// What speaks against a date.
const FAULTS: &[fn(&Site, &Located<Date>) -> bool] = &[
    is_no_stretch,
    is_last_day,
    is_of_prices,
    is_of_quarter,
    is_length_of_other,
    is_of_other,
    is_announced,
    is_of_saying,
    is_when_reported,
    is_day_elsewhere,
    is_in_apposition,
];

/// Whether a date can be the period of an amount.
pub(super) fn is_period(site: &Site, date: &Located<Date>) -> bool {
    !FAULTS.iter().any(|fault| fault(site, date))
}

/// "now", "every year", "before 2016": no stretch of time. A length of time is one where it is placed: "for the past two months".
fn is_no_stretch(site: &Site, date: &Located<Date>) -> bool {
    let row = &date.row;
    let evening = row.kind == DateKind::Time && row.rule == "day_part";
    !(matches!(row.kind, DateKind::Date | DateKind::Range | DateKind::Duration) || evening)
        || row.period.is_empty()
        || is_label(site.document, date)
        || row.bound == Some(DateBound::Before)
}

/// "third quarter profit for the period ended December 31": the day on which a period ends that other words name.
fn is_last_day(site: &Site, date: &Located<Date>) -> bool {
    let (document, start) = (site.document, date.tokens.start);
    let ended = start > 1 && document.is_one_of(start - 1, &["ended", "ending"]);
    ended && document.says(start - 2, DateWord::Period)
}

/// "rose 5%, in 1981 prices, in March", "at constant 2015 dollars", but "in 2022 prices rose".
fn is_of_prices(site: &Site, date: &Located<Date>) -> bool {
    let (document, start, end) = (site.document, date.tokens.start, date.tokens.end);
    let prices = document.is_word(end, "prices") || document.has(end, Classes::Currency);
    let closes = document.tokens.get(end + 1).is_none_or(|t| t.kind == Kind::Sign)
        || document.has(end + 1, Classes::Joint | Classes::Preposition) && !document.is_word(end + 1, "of");
    let told_in = (start.saturating_sub(2)..start).any(|at| document.is_one_of(at, &["in", "at"]));
    prices && closes && told_in && date.row.granularity == Some(Granularity::Year)
}

/// "the 1986 quarter": nobody knows which, unless the sentence has told of one.
fn is_of_quarter(site: &Site, date: &Located<Date>) -> bool {
    let year = date.row.granularity == Some(Granularity::Year) && !date.row.is_relative;
    let told = || {
        dates_in(site, &(site.sentence.tokens.start..date.tokens.start)).any(|(_, d)| is_part_of_year(&d.row.period))
    };
    let (document, start) = (site.document, date.tokens.start);
    // ... and "the quarter 1986"
    let part = document.is_one_of(start.wrapping_sub(1), &["quarter", "qtr", "half"]);
    year && (part || document.is_one_of(date.tokens.end, &["quarter", "qtr", "month", "half"])) && !told()
}

/// "cut over the next years to 5%": a length that other words stand between is that of something else.
fn is_length_of_other(site: &Site, date: &Located<Date>) -> bool {
    let quote = usize::from(site.document.is_sign(site.clause.start, b'"'));
    let opens = date.tokens.start <= site.clause.start + 1 + quote;
    date.row.kind == DateKind::Duration && date.tokens.start < site.amount.tokens.start && !opens
}

/// "Last month the company announced that profit had risen".
fn is_announced(site: &Site, date: &Located<Date>) -> bool {
    /// "reached | the tentative conclusion".
    const OBJECT: usize = 4;
    let lately = date.row.is_relative && matches!(date.row.granularity, Some(Granularity::Week | Granularity::Month));
    let that = |g: &VerbGroup| site.document.is_word(g.tokens.end, "that");
    // "last week came to the conclusion that"
    let concludes = |g: &VerbGroup| {
        let mut object = g.tokens.end..g.tokens.end + OBJECT;
        let noun =
            |at: usize| site.document.is_word(at + 1, "that") && site.document.says(at, StatementWord::Statement);
        object.any(noun)
    };
    lately && next_statement(site, date).is_some_and(|g| is_report(g) && that(g) || concludes(g))
}

/// "said on Monday", "said Monday", "told reporters in June": the verb of saying takes it, but not "said for the year".
fn is_of_saying(site: &Site, date: &Located<Date>) -> bool {
    /// "told the reporters in".
    const LISTENERS: usize = 3;
    let (document, start, end) = (site.document, date.tokens.start, date.tokens.end);
    let near = |g: &&VerbGroup| start <= g.tokens.end + LISTENERS;
    let tie = |at: usize| document.has(at, Classes::Preposition) && !document.is_word(at, "for");
    let says = |g: &VerbGroup| is_report(g) && g.tokens.end <= start && (g.tokens.end..start).all(tie);
    // "said May exports had risen", but "said in May exports would rise".
    // ... and "said year-to-date sales had risen".
    let named = !date.row.is_relative || date.row.rule == "to_date";
    let long = date.row.granularity.is_some_and(|g| g >= Granularity::Month) && named;
    let of_measure =
        long && document.has(end, Classes::Measure) && !document.has(start.wrapping_sub(1), Classes::Preposition);
    let groups = &site.sentence.groups[..groups_before(site, date)];
    // "the 5 million reported in 1985": no verb of saying, but when it was so.
    let year = date.row.granularity == Some(Granularity::Year);
    let the = document.has(site.amount.tokens.start.wrapping_sub(1), Classes::Definite);
    let reported = year && the && groups.last().is_some_and(|g| g.tokens.start == site.amount.tokens.end);
    groups.iter().rev().take_while(near).any(says) && !of_measure && !reported
}

/// "last week reported 2023 profits", "On Friday estimated the damage at 5 million", "Monday's report said".
fn is_when_reported(site: &Site, date: &Located<Date>) -> bool {
    let (document, end) = (site.document, date.tokens.end);
    let next = site.sentence.groups.get(groups_before(site, date));
    if date.row.is_relative && next.is_some_and(|g| is_report(g) && g.tokens.start == end) {
        return true;
    }
    let day = date.row.granularity == Some(Granularity::Day);
    let estimates = |g: &VerbGroup| day && !g.passive && g.does(Roles::ESTIMATE) && g.does(Roles::FORECAST);
    let owner = document.is_word(end, "'s") && end < site.amount.tokens.start;
    (day || owner) && next_statement(site, date).is_some_and(|g| is_report(g) || estimates(g))
}

/// "Alder, until 2015 the largest exporter, sold 5 million": of what stands between the commas.
fn is_in_apposition(site: &Site, date: &Located<Date>) -> bool {
    let (document, start, end) = (site.document, date.tokens.start, date.tokens.end);
    let comma = |at: usize| document.is_sign(at, b',');
    let opens = comma(start.wrapping_sub(2)) && start > site.sentence.tokens.start + 2;
    let until = date.row.bound == Some(DateBound::Until) && document.has(end, Classes::Definite);
    opens && until && end < site.lead.start && (end..site.lead.start).any(comma)
}

/// A day is the period of a price or of what happened on it, not of a sum over time in another clause.
fn is_day_elsewhere(site: &Site, date: &Located<Date>) -> bool {
    date.row.granularity == Some(Granularity::Day) && !site.clause.contains(&date.tokens.start)
}

/// How many verb groups of the sentence begin before the end of a date.
fn groups_before(site: &Site, date: &Located<Date>) -> usize {
    site.sentence.groups.partition_point(|g| g.tokens.start < date.tokens.end)
}

/// The first verb behind a date that states something.
fn next_statement<'s, 'd>(site: &Site<'s, 'd>, date: &Located<Date>) -> Option<&'s VerbGroup<'d>> {
    site.sentence.groups[groups_before(site, date)..].iter().find(|g| g.is_finite())
}
