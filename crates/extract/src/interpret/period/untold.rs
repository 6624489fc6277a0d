//! A part of a year behind an amount, of which the text does not tell which one it is.
//!
//! "2022 net includes 5 million in the quarter, 9 million in the year": the 5 million are of some quarter of that year, and not of all of
//! it.

use super::{dates_in, is_dated};
use crate::interpret::Site;
use crate::lexicon::date::{DateWord, Unit};
use crate::lexicon::{Classes, Sense};
use crate::record::Granularity;

/// Whether such a part stands right behind the amount, or behind what says it again: "or 20 cents a share, in the quarter".
pub(super) fn is_of_untold_part(site: &Site) -> bool {
    /// ", or 20 cents a share,".
    const AGAIN: usize = 9;
    /// "the first nine".
    const NUMBER: usize = 3;
    let (document, end) = (site.document, site.amount.tokens.end);
    let again = |at: &usize| {
        document.is_sign(*at, b',')
            || document.is_one_of(*at, &["or", "a", "per", "share", "shr"])
            || document.has(*at, Classes::Unit | Classes::Currency)
            || site.is_numeral(*at)
    };
    let tie = (end..end + AGAIN).find(|at| !again(at)).filter(|&at| document.is_one_of(at, &["in", "for"]));
    let unit = |at: usize| {
        let unit = |s: &Sense| match s {
            Sense::Date(DateWord::Unit { unit: Unit::Quarter | Unit::Half, .. }) => Some(false),
            Sense::Date(DateWord::Unit { unit: Unit::Month, .. }) => Some(true),
            _ => None,
        };
        document.read(at, unit).map(|(months, _)| months)
    };
    tie.is_some_and(|tie| {
        let words = (tie + 1..tie + 2 + NUMBER).take_while(|&at| document.tokens.get(at).is_some_and(|t| t.sign == 0));
        let Some(at) = words.into_iter().find(|&at| unit(at).is_some()) else { return false };
        // "in the 10 months", but "in the month"
        let several = (tie + 1..at).any(|t| document.is_number(t) || document.has(t, Classes::Number));
        let part = unit(at) == Some(false) || several && document.is_word(tie + 1, "the");
        // ... nor "in the two months year to date"
        // ... and "in the 2023 quarter" is the one of that year.
        part && is_untold(site, at)
            && !is_dated(site.dates, at - 1)
            && !is_dated(site.dates, at + 1)
            && has_other_stretch(site)
    })
}

/// "quarter", "10 months": no date, or one without a place.
fn is_untold(site: &Site, at: usize) -> bool {
    let before = site.dates.partition_point(|d| d.tokens.start <= at);
    let date = site.dates[..before].last().filter(|d| d.tokens.contains(&at));
    date.is_none_or(|date| date.row.period.is_empty())
}

/// Whether the sentence names another stretch of a month or more, which might be taken for the part's.
fn has_other_stretch(site: &Site) -> bool {
    dates_in(site, &site.sentence.tokens).any(|(_, date)| date.row.granularity >= Some(Granularity::Month))
}
