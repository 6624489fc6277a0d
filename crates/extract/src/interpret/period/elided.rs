//! Stretches whose noun is left out: "31.9% in the fourth quarter, from 32.1% in the third", "5 million in the current year, against 4
//! million in the last".

use chrono::{Datelike, Months, NaiveDate};

use super::{Found, dates_in, is_period, one_before};
use crate::Located;
use crate::interpret::Site;
use crate::lexicon::number::NumberWord;
use crate::lexicon::{Classes, Sense};
use crate::record::{Date, Granularity, Period, PeriodMethod};
use crate::text::Document;
use crate::text::token::Kind;

/// "from 32.1% in the third", "faster than the 5% of the first", "; in the first, it grew by 4%": that of the year whose other quarter the
/// sentence has told.
pub(super) fn quarter(site: &Site) -> Option<Found> {
    let (document, end) = (site.document, site.amount.tokens.end);
    let fronted =
        || names_quarter(document, site.clause.start).filter(|_| document.is_sign(site.clause.start + 3, b','));
    let quarter = names_quarter(document, end).filter(|_| closes(document, end + 3)).or_else(fronted)?;
    let told = |d: &&Located<Date>| d.row.granularity == Some(Granularity::Quarter);
    let mut before = dates_in(site, &(site.sentence.tokens.start..end)).map(|(_, date)| date);
    let other = before.rfind(|d| told(d))?.row.period.start?;
    // "2% in the first quarter, from 3% in the fourth": of the year before.
    let earlier = (site.lead.compares(document) || site.is_behind_than()) && quarter > other.month().div_ceil(3);
    let start = NaiveDate::from_ymd_opt(other.year() - i32::from(earlier), quarter * 3 - 2, 1)?;
    let period = Period { start: Some(start), end: start.checked_add_months(Months::new(3))?.pred_opt() };
    Some(Found { period, granularity: Some(Granularity::Quarter), date: None, method: PeriodMethod::Inherited })
}

/// "5 million in the current year, against 4 million in the last", "from 6% in the previous one": the stretch before that of which the
/// sentence tells.
pub(super) fn last_one(site: &Site) -> Option<Found> {
    let (document, end) = (site.document, site.amount.tokens.end);
    let tied = document.is_one_of(end, &["in", "of", "for", "during"]) && document.is_word(end + 1, "the");
    let last = tied && document.is_one_of(end + 2, &["last", "previous"]);
    let behind = end + 3 + usize::from(document.is_word(end + 3, "one"));
    let other = dates_in(site, &(site.sentence.tokens.start..end)).rfind(|(_, d)| is_period(site, d))?.1;
    let long = other.row.granularity.is_some_and(|unit| unit >= Granularity::Month);
    let period = one_before(&other.row.period, other.row.granularity)?;
    let found = Found { period, granularity: other.row.granularity, date: None, method: PeriodMethod::Inherited };
    (last && closes(document, behind) && long).then_some(found)
}

/// "in the third", "of the first".
fn names_quarter(document: &Document, at: usize) -> Option<u32> {
    let ordinal = |sense: &Sense| if let Sense::Number(NumberWord::Ordinal(n)) = sense { Some(*n) } else { None };
    let tied = document.is_one_of(at, &["in", "of", "for"]) && document.is_word(at + 1, "the");
    let (number, words) = document.read(at + 2, ordinal).filter(|_| tied)?;
    (words == 1 && (1..=4).contains(&number)).then_some(number)
}

/// Whether no noun can follow that the ordinal would belong to.
fn closes(document: &Document, at: usize) -> bool {
    let sign = document.tokens.get(at).is_none_or(|t| t.kind == Kind::Sign);
    sign && !document.is_hyphen(at) || document.has(at, Classes::Joint | Classes::Preposition)
}
