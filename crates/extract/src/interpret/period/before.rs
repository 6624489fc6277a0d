//! The date before an amount: in its clause, at the end of the clause before, at the head of the sentence.
//!
//! | words | 5 million is of |
//! | --- | --- |
//! | "In **2016** it rose to 5 million" | 2016 |
//! | "over **2017**, when it amounted to 5 million" | 2017 |
//! | "In **2017**, the bank said, it came to 5 million" | 2017 |
//! | "it was 4 million throughout **2022**, but is 5 million" | no date here: the verb tells of now |
//! | "In **June** the board adopted a plan, which will cost 5 million" | no date here: the clause looks ahead |
//! | "to $9 million **this year** and 5 million in later years" | no date here: of those years |

use std::ops::Range;

use super::nearest::Around;
use super::{counts_back, dates_in, is_period};
use crate::Located;
use crate::interpret::Site;
use crate::interpret::attachment::{is_fronted_over, is_of_compared};
use crate::interpret::modality::modality_noun;
use crate::lexicon::Classes;
use crate::lexicon::statement::StatementWord;
use crate::recognize::verb::Tense;
use crate::record::Date;
use crate::text::token::Kind;

/// The last date before the amount in its clause that may be its own.
pub(super) fn in_clause<'d>(around: &Around<'d, '_>) -> Option<(usize, &'d Located<Date>)> {
    let (site, document) = (around.site, around.site.document);
    // "rose 4% against 3% in the third quarter and 2% a year earlier, making 6%": when another was so.
    let of_other =
        |d: &Located<Date>| counts_back(document, d) && site.sentence.is_in_amount(d.tokens.start.wrapping_sub(1));
    // "imposed it in May to curb inflation, now at 9%"
    let now = |d: &Located<Date>| {
        let put_in = |at: usize| document.is_sign(at, b',') && document.says(at + 1, StatementWord::Now);
        (d.tokens.end + 1..site.amount.tokens.start).any(put_in)
    };
    dates_in(site, &(site.clause.start..site.lead.start)).rfind(|(_, d)| {
        is_period(site, d) && !is_of_compared(site, d) && !is_fronted_over(site, d) && !of_other(d) && !now(d)
    })
}

/// The last date before the amount's clause, where it ends the clause before or opens the sentence.
pub(super) fn in_sentence<'d>(site: &Site<'d, '_>) -> Option<(usize, &'d Located<Date>)> {
    let ends_clause = |d: &Located<Date>| {
        // "half of the loss a year ago, as sales rose 5%"
        let of_before = counts_back(site.document, d) && d.row.rule != "earlier_later";
        d.tokens.end + 2 >= site.clause.start
            && !of_before
            && !is_of_compared(site, d)
            && !is_now(site, d)
            && !is_aside(site, d)
    };
    dates_in(site, &(site.sentence.tokens.start..site.clause.start))
        .rfind(|(_, d)| is_period(site, d))
        .filter(|(_, d)| ends_clause(d) || opens_sentence(site, d) && !is_yet_to_come(site, d))
}

/// "In 2017", "The aim for 2017".
fn opens_sentence(site: &Site, date: &Located<Date>) -> bool {
    let (document, first) = (site.document, site.sentence.tokens.start);
    let before = date.tokens.start.saturating_sub(first);
    let aim = before > 2 && modality_noun(document, date.tokens.start - 2).is_some();
    // "It was noted that in 2022 the line, which is long, carried 5 million tonnes"
    let told = before > 2 && document.is_word(date.tokens.start - 2, "that");
    let aside = |r: &Range<usize>| r.contains(&site.amount.tokens.start) && !r.contains(&date.tokens.start);
    let told = told
        && document.has(date.tokens.start - 1, Classes::Preposition)
        && !site.sentence.relatives().iter().any(aside);
    before <= 2 || told || before == 3 && aim && document.is_word(date.tokens.start - 1, "for")
}

/// "it was 500 throughout 2022, but is 1,000": the verb tells of now, and the date stands with one that tells of the past.
fn is_now(site: &Site, date: &Located<Date>) -> bool {
    told_and_own(site, date) == (Some(Tense::Past), Some(Tense::Present)) || is_yet_to_come(site, date)
}

/// "In June the board adopted a plan, which will cost $5 million": the relative clause looks ahead, and the date stands with a verb
/// of the past.
fn is_yet_to_come(site: &Site, date: &Located<Date>) -> bool {
    let clause = site.sentence.clause(date.tokens.start);
    let behind = site.sentence.verb_behind(&clause, date.tokens.end).map(|at| site.sentence.groups[at].tense);
    let (told, own) = told_and_own(site, date);
    let relative = |r: &Range<usize>| r.contains(&site.amount.tokens.start) && !r.contains(&date.tokens.start);
    (told.or(behind), own) == (Some(Tense::Past), Some(Tense::Future)) && site.sentence.relatives().iter().any(relative)
}

/// The tenses of the verb that a date stands with, and of the amount's.
fn told_and_own(site: &Site, date: &Located<Date>) -> (Option<Tense>, Option<Tense>) {
    let clause = site.sentence.clause(date.tokens.start);
    let told = site.sentence.verb_before(&clause, date.tokens.start).map(|at| site.sentence.groups[at].tense);
    let own = site.governor().map(|g| g.tense);
    (told, own)
}

/// "with a gain of 4.6% in December, the average was 0.2%": a date of an amount that no verb states.
fn is_aside(site: &Site, date: &Located<Date>) -> bool {
    let clause = site.sentence.clause(date.tokens.start);
    let amount = (clause.start..date.tokens.start).any(|at| site.sentence.is_in_amount(at));
    let states = |at: usize| site.sentence.groups[at].is_finite();
    amount && !site.sentence.verb_before(&clause, date.tokens.start).is_some_and(states)
}

/// "to $5 million this year and $9 million in later years", "9% in the two months": whether the words around an amount place it in a
/// stretch of time that the date reader knows no place for.
pub(super) fn names_other_stretch(site: &Site) -> bool {
    /// "in the following".
    const STRETCH: usize = 4;
    let (document, end) = (site.document, site.amount.tokens.end);
    // "and since then has bought 15 firms"
    let since = |at: usize| document.is_one_of(at, &["since", "from"]) && document.is_word(at + 1, "then");
    if (site.clause.start..site.lead.start).any(since) {
        return true;
    }
    let opens = |&at: &usize| document.is_one_of(at, &["in", "over", "during"]) && site.clause.contains(&at);
    // "5 million in the quarter and 3% in the nine months to 9 million"
    let before = || site.lead.preposition.and_then(|to| (to.saturating_sub(STRETCH)..to).rev().find(opens));
    let Some(tie) = (end..end + 3).find(opens).or_else(before) else { return false };
    let first = tie + 1 + usize::from(document.is_word(tie + 1, "the"));
    let vague = document.has(first, Classes::Number) && first > tie + 1
        || document.is_one_of(first, &["later", "subsequent", "coming", "following"]);
    let unit = (tie + 1..tie + 1 + STRETCH)
        .take_while(|&at| document.tokens.get(at).is_some_and(|t| t.kind != Kind::Sign))
        .find(|&at| vague && document.has(at, Classes::TimeUnit));
    // "nine months" is a length, and without a place.
    let placed =
        |at: usize| dates_in(site, &site.clause).any(|(_, d)| d.tokens.contains(&at) && !d.row.period.is_empty());
    unit.is_some_and(|at| !placed(at) && !placed(tie + 1))
}
