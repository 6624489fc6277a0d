//! Dates that words or signs around the amount tie to it, wherever it stands.
//!
//! | words | period |
//! | --- | --- |
//! | "the worst since **1974**, when it fell 1.4%" | 1974, and not all that came since |
//! | "the 5 million that they had set as a goal for **2018**" | 2018 |
//! | "(**2015**: 1.33 billion)", "(**2015**: loss of 5 million)" | 2015 |
//! | "in **May** (30,000 tonnes)" | May |
//! | "the record, 117 euros, which was set on **Friday**" | Friday |

use chrono::Months;

use super::{Found, dates_in, found, is_period};
use crate::Located;
use crate::interpret::Site;
use crate::interpret::attachment::PHRASE;
use crate::interpret::modality::set_as_aim;
use crate::lexicon::Classes;
use crate::lexicon::verb::Roles;
use crate::recognize::verb::Tense;
use crate::record::{Date, Granularity};
use crate::text::Document;

/// "the worst since 1974, when it fell 1.4%", "since May 2016 when it fell to 5 million".
pub(in crate::interpret) fn with_when(site: &Site) -> Option<Found> {
    let (document, start) = (site.document, site.amount.tokens.start);
    if site.lead.compares(document) {
        return None;
    }
    let relative = site.sentence.relatives().iter().find(|r| r.contains(&start)).map_or(site.clause.start, |r| r.start);
    let when = |d: &Located<Date>| {
        let comma = document.is_sign(d.tokens.end, b',');
        let at = d.tokens.end + usize::from(comma);
        // Without a comma, the clause that is cut here holds the date itself.
        let within = !comma && d.row.granularity != Some(Granularity::Day) && site.clause.contains(&at) && at < start;
        document.is_word(at, "when") && (at == relative || within)
    };
    let told = |d: &Located<Date>| !d.row.period.is_empty() && when(d);
    let (index, date) = dates_in(site, &(site.sentence.tokens.start..start)).rfind(|(_, d)| told(d))?;
    let other = dates_in(site, &(date.tokens.end..site.clause.end)).any(|(_, d)| is_period(site, d));
    (!other).then(|| whole(found(site, index, date)))
}

/// "since 1974, when it fell": not all that came since, but the year itself.
pub(super) fn whole(mut found: Found) -> Found {
    let months = match found.granularity {
        Some(Granularity::Year) => 12,
        Some(Granularity::Quarter) => 3,
        Some(Granularity::Month) => 1,
        _ => return found,
    };
    let end = found.period.start.and_then(|start| start.checked_add_months(Months::new(months))?.pred_opt());
    found.period.end = found.period.end.or(end);
    found
}

/// "the 5 million that they had set as a goal for 2018".
pub(super) fn for_aim(site: &Site) -> Option<Found> {
    let noun = set_as_aim(site).filter(|&noun| site.document.is_one_of(noun + 1, &["for", "by"]))?;
    let mut behind = dates_in(site, &(noun..site.sentence.tokens.end));
    let (index, date) = behind.find(|(_, d)| d.tokens.start == noun + 2)?;
    Some(found(site, index, date))
}

/// "just short of the record, 117 euros, which was set on Friday", "5 million, reached in 2019": when it was so.
pub(super) fn when_reached(site: &Site) -> Option<Found> {
    const REACHES: Roles = Roles::LEVEL.with(Roles::ACHIEVE);
    let (document, end) = (site.document, site.amount.tokens.end);
    let first = Some(end + 1).filter(|_| document.is_sign(end, b','))?;
    let which = usize::from(document.has(first, Classes::Relative));
    let group = site.sentence.groups.iter().find(|g| g.tokens.start == first + which)?;
    let participle = which == 0 && group.tense == Tense::Past && group.tokens.len() == 1;
    let last = group.tokens.end;
    let reached = group.does(REACHES) || document.is_word(last - 1, "set");
    let (index, date) = dates_in(site, &(last..site.sentence.tokens.end)).next()?;
    let told = (group.passive || participle) && reached && date.tokens.start <= last + 1;
    (told && !date.row.period.is_empty()).then(|| found(site, index, date))
}

/// "(2015: 1.33 billion)", "(2015: loss of 5 million)": what it was then, put in behind what it is.
pub(super) fn by_label(site: &Site) -> Option<Found> {
    labelled(site).map(|index| found(site, index, &site.dates[index]))
}

/// The date of the label that an amount in brackets stands behind.
pub(in crate::interpret) fn labelled(site: &Site) -> Option<usize> {
    let document = site.document;
    let colon = (site.sentence.tokens.start..site.amount.tokens.start)
        .rev()
        .take(PHRASE)
        .take_while(|&at| !document.is_sign(at, b')'))
        .find(|&at| document.is_sign(at, b':'))?;
    let (index, date) = dates_in(site, &(site.sentence.tokens.start..colon)).next_back()?;
    (is_label(document, date) && date.tokens.end == colon && !date.row.period.is_empty()).then_some(index)
}

/// "(2015:".
pub(super) fn is_label(document: &Document, date: &Located<Date>) -> bool {
    document.is_sign(date.tokens.start.wrapping_sub(1), b'(') && document.is_sign(date.tokens.end, b':')
}

/// "in May (30,000 tonnes)".
pub(super) fn before_brackets(site: &Site) -> Option<Found> {
    let (document, amount) = (site.document, &site.amount.tokens);
    let open = amount.start.checked_sub(1).filter(|&at| document.is_sign(at, b'('))?;
    if !document.is_sign(amount.end, b')') {
        return None;
    }
    let (index, date) = dates_in(site, &(site.sentence.tokens.start..open)).next_back()?;
    (date.tokens.end == open && !date.row.period.is_empty()).then(|| found(site, index, date))
}
