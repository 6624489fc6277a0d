//! The date that an amount is the possession of.
//!
//! | words | owner |
//! | --- | --- |
//! | "**last year's** 5 million", "**Monday's** average of 4.6%" | the possessive |
//! | "**2023** results of 41 million", "the **2013** 3-million-bag record" | the year before the noun |

use std::ops::Range;

use super::noun::is_when_made;
use crate::Located;
use crate::interpret::Site;
use crate::interpret::clause::Sentence;
use crate::interpret::lead::Lead;
use crate::lexicon::Classes;
use crate::lexicon::statement::StatementWord;
use crate::record::{Date, Granularity};
use crate::text::Document;

/// Words between a date and the amount that it owns: "record", "grain exports".
const BETWEEN: usize = 3;

/// "last year's 5 million", "Monday's average of 4.6%", "last year's exports of 5 million": the date that owns an amount.
pub(in crate::interpret) fn owner(
    document: &Document,
    sentence: &Sentence,
    lead: &Lead,
    dates: &[Located<Date>],
) -> Option<(usize, Range<usize>)> {
    let end = lead.preposition.unwrap_or(lead.start);
    if lead.preposition.is_some_and(|at| !document.is_word(at, "of")) {
        return None;
    }
    // "on 2020 and a rise of": another phrase begins.
    let between = |at: &usize| {
        let word = document.tokens[*at].sign == 0 || document.is_hyphen(*at);
        let told = document.says(*at, StatementWord::News);
        word && !told && !document.has(*at, Classes::Preposition) && !document.has(*at, Classes::Joint)
    };
    let from = end.saturating_sub(BETWEEN + 1).max(sentence.tokens.start);
    let index = dates.partition_point(|d| d.tokens.end <= end).checked_sub(1)?;
    let date = &dates[index];
    let behind = date.tokens.end;
    if behind < from
        || date.tokens.start < sentence.tokens.start
        || date.row.period.is_empty()
        || is_when_made(document, date)
    {
        return None;
    }
    let possessive = is_possessive(document, behind);
    // "2023 results of 5 million", but "in 2023 results of".
    let first = date.tokens.start;
    let the = |at: usize| document.has(at, Classes::Determiner);
    // "results of", and "the 2013 3-million-bag record"
    let adjective = (lead.preposition.is_some() && behind < end || behind == end && the(first.wrapping_sub(1)))
        && date.row.granularity != Some(Granularity::Day)
        && (!document.has(first.wrapping_sub(1), Classes::Preposition)
            || document.has(first.wrapping_sub(1), Classes::Comparison));
    // "last year's drought-hit 5 million": the end of an adjective is no verb.
    // ... nor is "2023 spending of".
    let verb = |at: usize| {
        (behind..end).contains(&at) && !document.is_hyphen(at.wrapping_sub(1)) && !document.has(at, Classes::Measure)
    };
    let owned = (possessive || adjective)
        && (behind + usize::from(possessive)..end).all(|at| between(&at))
        && !sentence.groups.iter().any(|g| verb(g.tokens.start));
    owned.then(|| (index, date.tokens.clone()))
}

/// "5 million tonnes, twice last year's drought-hit 2 million": the date is the other amount's own.
pub(super) fn owns_other(site: &Site, date: &Located<Date>) -> bool {
    let (document, end) = (site.document, date.tokens.end);
    let next = site.neighbours.1.filter(|&next| end >= site.amount.tokens.end && next > end);
    let adjective =
        |at: usize| document.is_hyphen(at) || document.tokens[at].sign == 0 && !document.has(at, Classes::Function);
    is_possessive(document, end) && next.is_some_and(|next| next - end <= BETWEEN + 2 && (end + 1..next).all(adjective))
}

pub(in crate::interpret) fn is_possessive(document: &Document, at: usize) -> bool {
    document.is_word(at, "'s") || document.is_sign(at, b'\'')
}
