//! Dates of what an amount is compared with: bases of a change, and no periods of it.
//!
//! | words | base |
//! | --- | --- |
//! | "compared with **2016**", "than **last year**", "from **the same period**" | behind a comparison |
//! | "5% over **2016**", "a decline of 1.5% on **the previous month**" | right behind a change |
//! | "21% higher than sales in **January**", "1% above the **February** total" | in what it is compared with |
//! | "96% up on **1985**", "3% up on **August**" | right behind the direction |
//! | "5% on the **2019** level" | right before the noun |
//! | "7% below **Friday's** close" | the possessive |

use super::owner::is_possessive;
use super::verb::is_sequel;
use super::{COMPARISON, PHRASE};
use crate::Located;
use crate::decimal::Decimal;
use crate::interpret::Site;
use crate::interpret::change::is_ahead;
use crate::interpret::period::{counts_back, is_dated};
use crate::lexicon::Classes;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::Roles;
use crate::recognize::verb::{Tense, VerbGroup};
use crate::record::{Date, DateBound, DateKind, FigureKind, Granularity};
use crate::text::Document;
use crate::text::token::Kind;

/// "against a net loss of 64 million a year earlier": where the number begins.
const COMPARED: usize = COMPARISON + 2;

/// What is compared with has the same length.
pub(in crate::interpret) const SAME: &[&str] = &["same", "corresponding", "comparable", "equivalent", "similar"];

/// Whether a date is that of what the amount is compared with.
pub(in crate::interpret) fn is_base(site: &Site, date: &Located<Date>) -> bool {
    let document = site.document;
    if is_own_of_compared(site, date) || is_behind_year_back(site, date) {
        return false;
    }
    follows_comparison(site, date)
        || over_period(document, date)
        || over_stretch(site, date)
        || over_same_period(document, date)
        || is_level_of(site, date)
        || names_level(site, date)
        || is_index(site) && is_behind(site, date)
        || is_after_than(site, date)
        || is_of_other_owner(document, date)
        || is_of_exceeded(site, date)
        || first_beside(site, date).is_some_and(|first| follows_comparison(site, first))
}

/// "exceeded the figure of the previous year by 5%": when what is exceeded was so.
pub(in crate::interpret) fn is_of_exceeded(site: &Site, date: &Located<Date>) -> bool {
    let exceeds = |g: &VerbGroup| g.does(Roles::EXCEED) && !g.passive && g.tokens.end <= date.tokens.start;
    // "exceeds by 9% the level of 2016"
    let behind = || {
        let by = |g: &VerbGroup| g.does(Roles::EXCEED) && Some(g.tokens.end) == site.lead.preposition;
        is_definite(site.document, site.amount.tokens.end) && is_behind(site, date) && site.governor().is_some_and(by)
    };
    let before = || date.tokens.end <= site.lead.start && site.governor().is_some_and(exceeds);
    // "the level of 2011 was exceeded by 9%"
    let passive = || {
        let exceeded = |g: &VerbGroup| g.passive && g.does(Roles::EXCEED) && date.tokens.end <= g.tokens.start;
        let of = date.tokens.start.wrapping_sub(1);
        let level =
            site.document.is_one_of(of, &["of", "for"]) && site.document.says(of.wrapping_sub(1), StatementWord::Level);
        level && site.governor().is_some_and(exceeded)
    };
    // ... and "exceeded the level of 2011 2.5 times"
    let times = site.amount.kind == FigureKind::Multiple;
    (site.preposition_is("by") || times) && (before() || behind() || passive())
}

/// "the level of 2016", "that of 2016".
pub(in crate::interpret) fn is_definite(document: &Document, at: usize) -> bool {
    document.has(at, Classes::Definite) || document.is_word(at, "that") && document.is_word(at + 1, "of")
}

/// "the same as in January and December": the first of dates that "and" joins.
fn first_beside<'d>(site: &Site<'d, '_>, date: &Located<Date>) -> Option<&'d Located<Date>> {
    let joined = |at: usize, start: usize| {
        let and = start.checked_sub(1).filter(|&and| site.document.is_word(and, "and"))?;
        site.dates[..at].last().filter(|before| before.tokens.end == and)
    };
    let mut at = site.dates.partition_point(|d| d.tokens.start < date.tokens.start);
    let mut first = joined(at, date.tokens.start)?;
    while let Some(before) = at.checked_sub(1).and_then(|at| joined(at, first.tokens.start)) {
        (first, at) = (before, at - 1);
    }
    Some(first)
}

/// "from 5 million over the same period of 2016": when what is compared with was so.
fn is_own_of_compared(site: &Site, date: &Located<Date>) -> bool {
    let (end, start) = (site.amount.tokens.end, date.tokens.start);
    let ties = |at: usize| site.document.is_one_of(at, &["over", "in", "during", "for"]);
    let close = start > end && start - end <= PHRASE && (end..start).any(ties);
    close && site.lead.preposition.is_some_and(|at| site.document.is_word(at, "from"))
}

/// "fell 4% from a year earlier in July": when it fell.
fn is_behind_year_back(site: &Site, date: &Located<Date>) -> bool {
    let document = site.document;
    let tie = date.tokens.start.wrapping_sub(1);
    let before = site.dates.partition_point(|d| d.tokens.start < date.tokens.start).checked_sub(1);
    let back = before.map(|at| &site.dates[at]).is_some_and(|d| d.tokens.end == tie && counts_back(document, d));
    back && !date.row.is_relative && document.is_one_of(tie, &["in", "for", "during"])
}

/// "7% below Friday's close", "60,000 tonnes over last year's season": what the amount is measured from.
fn is_of_other_owner(document: &Document, date: &Located<Date>) -> bool {
    let before = date.tokens.start.wrapping_sub(1);
    let short = document.is_word(before, "of") && document.is_word(before.wrapping_sub(1), "short");
    is_possessive(document, date.tokens.end)
        && (short || document.is_one_of(before, &["below", "above", "under", "over", "on"]))
}

/// "up 5% from 6.4 million last year, while", "up 5% after 3% last year, while": the date of what another amount is compared with.
pub(in crate::interpret) fn is_of_compared(site: &Site, date: &Located<Date>) -> bool {
    let document = site.document;
    // "compared with an 8% drop in May": behind all of its words.
    let length = |at: usize| document.length_of(at, StatementWord::Comparison).unwrap_or(1);
    let clause = site.sentence.clause(date.tokens.start).start;
    // "over $1 billion last year": so much, and nothing that is compared.
    let compares = |at: usize| {
        document.has(at, Classes::Comparison) && !document.is_word(at, "over") && !document.is_word(at, "on")
    };
    // "4% more than the planned revenue of 2017, while"; but "more than just farms in 2017"
    let than = |at: &usize| document.is_word(*at, "than") && document.has(*at + 1, Classes::Definite);
    let outdone = (date.tokens.start.saturating_sub(2 * PHRASE).max(clause)..date.tokens.start).rev().find(than);
    let whole = |at: usize| document.tokens[at].kind == Kind::Word && !site.is_numeral(at);
    let verb = |at: usize| site.sentence.groups.iter().any(|g| g.tokens.contains(&at));
    // "2.4 times as many as in July and 96% of the plan"
    follows_comparison(site, date)
        || outdone.is_some_and(|than| (than..date.tokens.start).all(|at| whole(at) && !verb(at)))
        || (date.tokens.start.saturating_sub(2 * PHRASE).max(clause)..date.tokens.start).any(|at| {
            (compares(at) || is_sequel(document, at))
                && (at + 1..(at + length(at) - 1 + COMPARED).min(date.tokens.start)).any(|t| site.is_numeral(t))
        })
}

/// "compared with 2016", "than last year", "from the same period".
fn follows_comparison(site: &Site, date: &Located<Date>) -> bool {
    let document = site.document;
    let start = date.tokens.start;
    let before = start.wrapping_sub(1);
    // "from 1 January 2017": a beginning, no base.
    let day = date.row.granularity == Some(Granularity::Day) && !counts_back(document, date);
    let begins = day || date.row.bound == Some(DateBound::Since);
    if begins && document.is_word(before, "from") && !is_possessive(document, date.tokens.end) {
        // "up 15 cents from Monday"
        let moves = Classes::ChangeNoun | Classes::Direction;
        // ... but "will rise to 20 percent from January 1"
        let reached = site.preposition_is("to") && !date.row.is_relative;
        return date.row.granularity == Some(Granularity::Day)
            && !reached
            && (document.has(before.wrapping_sub(1), Classes::Currency | Classes::Percent | Classes::Unit)
                || site.amount.tokens.end == before)
            && (before.saturating_sub(2 * PHRASE)..before).any(|at| document.has(at, moves));
    }
    // "no later than June 1": when it ends.
    let later = |at: usize| document.is_one_of(at, &["later", "earlier", "sooner"]) && document.is_word(at + 1, "than");
    if (start.saturating_sub(COMPARISON)..date.tokens.end).any(later) && !counts_back(document, date) {
        return false;
    }
    // "more than a year earlier" is one expression to the date reader.
    if date.tokens.clone().any(|t| document.is_word(t, "than")) {
        return true;
    }
    let mut comparisons =
        (start.saturating_sub(COMPARISON)..start).rev().filter(|&at| document.has(at, Classes::Comparison));
    comparisons.any(|at| {
        let compares = (at + 1..=start).any(|end| document.is_term(at..end, StatementWord::Comparison));
        // "versus the peak year 2022"
        let year = start.saturating_sub(2 * usize::from(document.has(before, Classes::TimeUnit)));
        let near = || {
            let behind = at + document.length_of(at, StatementWord::Comparison).unwrap_or(1);
            (behind..year.max(behind)).all(|t| {
                document.has(t, Classes::Function)
                    || document.is_word(t, "same")
                    || document.is_word(t, "with")
                    || document.is_word(t, "to")
                    || document.has(t, Classes::Comparison)
            })
        };
        // "from 2014 to 2016" and "over the first seven months" are periods; "on Friday" is a day.
        let weak = document.is_one_of(at, &["from", "over", "on"]);
        compares
            && near()
            && (!weak
                || document.is_word(at, "from")
                    && (date.row.kind != DateKind::Range || date.row.is_relative || is_tight(document, date))
                    && changes_near(document, at))
    })
}

/// "2014/15", "January-March": a stretch whose ends no word joins.
fn is_tight(document: &Document, date: &Located<Date>) -> bool {
    date.tokens.clone().any(|at| document.is_sign(at, b'/') || document.is_sign(at, b'-') && document.touches(at))
}

fn changes_near(document: &Document, at: usize) -> bool {
    let changes = Classes::ChangeNoun | Classes::Direction | Classes::Percent | Classes::Multiple;
    (at.saturating_sub(6)..at).any(|t| document.has(t, changes))
        || document.has(at.wrapping_sub(1), Classes::Currency | Classes::Number | Classes::Unit)
        || document.is_number(at.wrapping_sub(1))
}

/// "5% over 2016", "12 percent on 2015": a change over a past period, told by its being a full year right behind the amount.
fn over_period(document: &Document, date: &Located<Date>) -> bool {
    let before = date.tokens.start.wrapping_sub(1);
    let over = document.is_word(before, "over") || document.is_word(before, "on");
    let last = before.wrapping_sub(1);
    // "a decline of 1.5% on the previous month", "up 5% on April": a day is "on", a stretch is "in".
    let stretch = matches!(date.row.granularity, Some(Granularity::Month | Granularity::Quarter | Granularity::Week));
    // "96% up on 1985", "3% up on August"
    let moved = document.has(last, Classes::Direction)
        && document.has(last.wrapping_sub(1), Classes::Percent | Classes::Currency);
    if stretch && document.is_word(before, "on") {
        // "at the end of February it was 5 million, unchanged on January"
        let beside = document.has(last, Classes::Direction) && document.is_sign(last.wrapping_sub(1), b',');
        return document.has(last, Classes::Percent) || moved || beside;
    }
    // "a rise of 5% in volume over 2016"
    let noun =
        |at: usize| document.is_word(at.wrapping_sub(1), "in") && document.has(at.wrapping_sub(2), Classes::Percent);
    // "over the year" is the stretch itself, or says year on year.
    over && date.row.rule != "the_unit"
        && date.row.granularity == Some(Granularity::Year)
        && (document.has(last, Classes::Percent | Classes::Currency | Classes::ChangeNoun)
            || document.is_number(last) && document.has(last.wrapping_sub(1), Classes::CurrencySign)
            || moved
            || noun(last)
            || noun(last.wrapping_sub(1)))
        && date.row.kind == DateKind::Date
}

/// "21% higher than sales in January", "1% above the February total", "5,000 dollars more than the sale on February 17": what is
/// compared with, and its date.
fn is_after_than(site: &Site, date: &Located<Date>) -> bool {
    let (document, end) = (site.document, site.amount.tokens.end);
    let names = |at: usize| document.has(at, Classes::Capital) && !is_dated(site.dates, at);
    let than = (end..end + COMPARISON)
        .find(|&at| document.is_word(at, "than"))
        .or_else(|| document.is_one_of(end, &["above", "below"]).then_some(end))
        // "3% ahead of the same month of 2020", but "3% ahead of Weiss in 2020"
        .or_else(|| (is_ahead(site) && !(end..date.tokens.start).any(names)).then_some(end))
        // "rise by 6% from July" begins then, "up 27% from the record of July" is measured from it.
        .or_else(|| (moves_from(site) && document.is_word(end, "from") && date.tokens.start > end + 1).then_some(end));
    // "above the level reached in 2019", "more than the old tax did in 2019"
    let told = |g: &VerbGroup| {
        let short = g.tense == Tense::Past || g.copula || g.verb.is_none();
        short && g.tokens.len() == 1 && g.tokens.end + 1 == date.tokens.start
    };
    than.is_some_and(|than| {
        date.tokens.start > than
            && date.tokens.start - than <= 2 * PHRASE
            && !(than..date.tokens.start).any(|at| document.is_sign(at, b',') || site.sentence.is_in_amount(at))
            && !site.sentence.groups.iter().any(|g| {
                g.is_finite() && g.verb.is_some() && (than..date.tokens.start).contains(&g.tokens.start) && !told(g)
            })
    })
}

/// "up 27% from the record of July": whether a change by a percentage is told, so that what follows "from" is its base.
fn moves_from(site: &Site) -> bool {
    let up = (site.lead.start.saturating_sub(2)..site.lead.start).any(|at| site.document.has(at, Classes::Direction));
    let moves = |g: &VerbGroup| g.does(Roles::CHANGE);
    site.amount.kind == FigureKind::Percent && (up || site.governor().is_some_and(moves))
}

/// "38 billion in the first quarter, an increase of 16% over the first quarter of 2023": where the sentence tells of another stretch,
/// which its level is of.
fn over_stretch(site: &Site, date: &Located<Date>) -> bool {
    let (document, start) = (site.document, date.tokens.start);
    let over = start - usize::from(start > 0 && document.is_word(start - 1, "the"));
    let right_behind = over.checked_sub(1) == Some(site.amount.tokens.end) && document.is_word(over - 1, "over");
    let of = site.lead.preposition.filter(|&of| document.is_word(of, "of") && of > 0);
    let noun = of.is_some_and(|of| document.has(of - 1, Classes::ChangeNoun));
    let stated = |d: &Located<Date>| d.row.period.end.is_some() && d.row.granularity == date.row.granularity;
    let later = |d: &Located<Date>| {
        d.tokens.end <= site.amount.tokens.start && stated(d) && d.row.period.start > date.row.period.start
    };
    let here = &site.sentence.tokens;
    // ... or of the figure before, where the words name the year as well: "over the first quarter of 2023".
    let part = matches!(date.row.granularity, Some(Granularity::Month | Granularity::Quarter | Granularity::Half));
    let stated = part && date.row.inferred.is_empty() && !date.row.is_relative;
    right_behind && noun && (stated || site.dates.iter().any(|d| d.tokens.start >= here.start && later(d)))
}

/// "over the same period of 2018", "on the same month of last year".
fn over_same_period(document: &Document, date: &Located<Date>) -> bool {
    let start = date.tokens.start;
    // "on the same 2018 period"
    let same = (start.saturating_sub(1)..start + 2).find(|&at| document.is_one_of(at, SAME));
    let before = |at: usize| document.is_word(at, "over") || document.is_word(at, "on");
    same.is_some_and(|at| {
        before(at.wrapping_sub(1)) || document.is_word(at.wrapping_sub(1), "the") && before(at.wrapping_sub(2))
    })
}

/// "5% on the 2019 level", "added a third to the 2019 result": the level that it is measured from.
fn names_level(site: &Site, date: &Located<Date>) -> bool {
    let (document, start) = (site.document, date.tokens.start);
    let article = start - usize::from(start > 0 && document.has(start - 1, Classes::Determiner | Classes::Possessive));
    let tie = article.wrapping_sub(1);
    let over = document.is_one_of(tie, &["on", "over", "above", "below", "from"]);
    let added = document.is_word(tie, "to") && site.governor().is_some_and(|g| g.does(Roles::TALLY));
    let behind = site.amount.tokens.end <= tie && tie - site.amount.tokens.end <= PHRASE;
    // "rose from January levels by 5%"
    let before = || {
        let moved = site.governor().is_some_and(|g| g.does(Roles::CHANGE) && g.tokens.end <= tie);
        document.is_word(tie, "from") && (site.preposition_is("by") || site.preposition_is("to")) && moved
    };
    document.says(date.tokens.end, StatementWord::Level)
        && (over || added)
        && (behind && site.amount.kind.is_relative() || before())
}

/// "will match the 2023 level, despite provisions of 5 million": of what is matched, and not of what comes behind.
pub(super) fn is_of_level(site: &Site, date: &Located<Date>) -> bool {
    let (document, noun) = (site.document, date.tokens.end);
    let apart = |at: usize| {
        document.is_sign(at, b',') || document.has(at, Classes::Preposition) && !document.is_one_of(at, &["of", "at"])
    };
    let meets = |g: &VerbGroup| g.tokens.end <= date.tokens.start && date.tokens.start - g.tokens.end <= PHRASE;
    document.says(noun, StatementWord::Level)
        && noun < site.lead.start
        && (noun..site.lead.start).any(apart)
        && site.sentence.groups.iter().any(meets)
}

/// "97% of the same period of 2021", "112% of the level of January", "5 million (104% compared with 2016)": how much it is of what it
/// was then. "60% of the total volume of imports" is a share.
pub(in crate::interpret) fn is_index(site: &Site) -> bool {
    /// Less is a share of something else.
    const LEAST: Decimal = Decimal::from_int(60);
    let (document, end) = (site.document, site.amount.tokens.end);
    let large = site.amount.value.is_some_and(|value| value >= LEAST);
    if site.amount.kind != FigureKind::Percent || !large || site.governor().is_some_and(|g| g.does(Roles::SHARE)) {
        return false;
    }
    let before = site.lead.start.wrapping_sub(1);
    let again = document.is_sign(before, b'(') || document.is_word(before, "or");
    let against = document.has(end, Classes::Comparison) || document.is_word(end, "to") && !document.is_number(end + 1);
    again && against || document.is_word(end, "of") && of_level(site, end + 1)
}

/// "the same period of 2021", "the level recorded in January", "the 2020 level".
fn of_level(site: &Site, at: usize) -> bool {
    /// "the corresponding period of".
    const PHRASE: usize = 4;
    let document = site.document;
    let the = document.has(at, Classes::Determiner | Classes::Possessive);
    let date = site.dates.get(site.dates.partition_point(|d| d.tokens.start < at));
    let Some(date) = date.filter(|d| the && d.tokens.start <= at + PHRASE + 1 && is_behind(site, d)) else {
        return false;
    };
    let level = |at: usize| document.says(at, StatementWord::Level);
    let behind = date.tokens.start == at + 1 && level(date.tokens.end);
    behind
        || level(at + 1)
        || document.is_one_of(at + 1, SAME)
        || date.tokens.clone().any(|t| document.is_one_of(t, SAME))
}

/// Whether a date stands in the phrase behind an amount.
fn is_behind(site: &Site, date: &Located<Date>) -> bool {
    let (end, start) = (site.amount.tokens.end, date.tokens.start);
    start > end
        && start - end <= 2 * PHRASE
        && !(end..start)
            .any(|at| matches!(site.document.tokens[at].sign, b',' | b';') || site.sentence.is_in_amount(at))
}

/// "the figure for 2016".
fn names_figure(document: &Document, date: usize) -> bool {
    document.is_word(date.wrapping_sub(1), "for") && document.says(date.wrapping_sub(2), StatementWord::Level)
}

/// "one and a half times the level of 2016", "1.3 times the figure for 2016": what a multiple is a multiple of.
fn is_level_of(site: &Site, date: &Located<Date>) -> bool {
    let (end, start) = (site.amount.tokens.end, date.tokens.start);
    // "twice as many as this time last year"
    let than = |at: usize| site.document.is_one_of(at, &["as", "than", "what"]);
    // "twice the 2020 figure", "double the increase recorded in 2014"
    let the = site.document.has(end, Classes::Definite);
    let recorded = |g: &VerbGroup| {
        let tied = site.document.is_one_of(g.tokens.end, &["in", "over", "during", "for"]);
        g.tense == Tense::Past && g.tokens.len() == 1 && tied && (g.tokens.end + 1..=g.tokens.end + 2).contains(&start)
    };
    let measured = start > end && start - end <= 2 * PHRASE && site.sentence.groups.iter().any(recorded);
    let level = the && (start == end + 1 && site.document.says(date.tokens.end, StatementWord::Level) || measured);
    site.amount.kind == FigureKind::Multiple
        && start > end
        && (level
            || start - end <= PHRASE && (site.document.is_word(start - 1, "of") || names_figure(site.document, start))
            || start - end <= 2 * PHRASE && (end..start).any(than))
}
