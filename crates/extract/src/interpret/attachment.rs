//! Whose a date is: dates that belong to a noun, a comparison, a relative clause or what went before are no periods of an amount.
//!
//! | words | the date is that of |
//! | --- | --- |
//! | "fell 5%, after declines **in 2019**" | what went before |
//! | "from **Monday's** average of 4.6%" | what it was before |
//! | "the deficit, which was $5 million **in 2022**, will be" | the relative clause |
//! | "bonds due **1996**", "since **May**" behind a superlative | the noun |

use std::ops::Range;

use super::Site;
use super::clause::{Sentence, is_preposition};
use super::lead::Lead;
use crate::Located;
use crate::lexicon::number::NumberWord;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::Roles;
use crate::lexicon::{Classes, Sense};
use crate::recognize::verb::{Tense, VerbGroup};
use crate::record::{Date, DateBound, DateKind, FigureKind, Granularity};
use crate::text::Document;
use crate::text::token::Kind;

/// Words that may stand between an amount and its date.
pub(super) const PHRASE: usize = 4;
/// A comparison may stand this far before its base: "compared with the same period of".
pub(super) const COMPARISON: usize = 3;

/// Whether a date is that of something else than the amount, wherever it stands.
pub(super) fn is_of_other(site: &Site, date: &Located<Date>) -> bool {
    let document = site.document;
    belongs_to_noun(site, date)
        || belongs_to_participle(site, date)
        || follows_comparison(document, date)
        || over_same_period(document, date)
        || is_level_of(site, date)
        || in_brackets_of_name(document, date)
        || is_of_sequel(site, date)
        || is_of_purpose(site, date)
        || is_of_main_verb(site, date)
        || is_of_expected(site, date)
        || over_period(document, date)
        || is_after_than(site, date)
        || is_of_other_owner(document, date)
        || is_of_next(site, date)
        || is_of_thing(document, date)
        || is_of_forecast(site, date)
        || date.tokens.start == site.amount.tokens.end && names_thing(document, date)
        || is_of_outcome(site, date)
        || is_of_relative(site, date)
}

/// "last year's 5 million", "Monday's average of 4.6%", "last year's exports of 5 million": the date that owns an amount.
pub(super) fn owner(
    document: &Document,
    sentence: &Sentence,
    lead: &Lead,
    dates: &[Located<Date>],
) -> Option<(usize, Range<usize>)> {
    /// "record", "grain exports".
    const BETWEEN: usize = 3;
    let end = lead.preposition.unwrap_or(lead.start);
    if lead.preposition.is_some_and(|at| !document.is_word(at, "of")) {
        return None;
    }
    let between = |at: &usize| document.tokens[*at].sign == 0 && !is_preposition(document, *at);
    let from = end.saturating_sub(BETWEEN + 1).max(sentence.tokens.start);
    let index = dates.partition_point(|d| d.tokens.end <= end).checked_sub(1)?;
    let date = &dates[index];
    let behind = date.tokens.end;
    if behind < from || date.tokens.start < sentence.tokens.start || date.row.period.is_empty() {
        return None;
    }
    let possessive = is_possessive(document, behind);
    // "2023 results of 5 million", but "in 2023 results of".
    let first = date.tokens.start;
    let the = |at: usize| document.is(at, |s| matches!(s, Sense::Statement(StatementWord::Determiner)));
    // "results of", and "the 2013 3-million-bag record"
    let adjective = (lead.preposition.is_some() && behind < end || behind == end && the(first.wrapping_sub(1)))
        && date.row.granularity != Some(Granularity::Day)
        && (!is_preposition(document, first.wrapping_sub(1))
            || document.has(first.wrapping_sub(1), Classes::Comparison));
    let owned = (possessive || adjective)
        && (behind + usize::from(possessive)..end).all(|at| between(&at))
        && !sentence.groups.iter().any(|g| (behind..end).contains(&g.tokens.start));
    owned.then(|| (index, date.tokens.clone()))
}

fn is_possessive(document: &Document, at: usize) -> bool {
    document.is_word(at, "'s") || document.is_sign(at, b'\'')
}

/// "after", "following", but for "after tax".
pub(super) fn is_sequel(document: &Document, at: usize) -> bool {
    let is = |at: usize, word: StatementWord| document.is(at, |s| matches!(s, Sense::Statement(w) if *w == word));
    let behind = if document.is_sign(at + 1, b'-') { at + 2 } else { at + 1 };
    is(at, StatementWord::Sequel) && !is(behind, StatementWord::Deduction)
}

/// "fell by 6%, after declines in 2019", "bought it following approval on Tuesday", "reviewed it in May following a fall of 6%":
/// of a date and an amount, one is that of what went before.
fn is_of_sequel(site: &Site, date: &Located<Date>) -> bool {
    let amount = &site.amount.tokens;
    (amount.end..date.tokens.start).chain(date.tokens.end..amount.start).any(|at| is_sequel(site.document, at))
}

/// "will cut the capital by 50% to cover losses in 2016": the date of what it is done for.
fn is_of_purpose(site: &Site, date: &Located<Date>) -> bool {
    site.sentence.groups.iter().any(|g| {
        g.tense == Tense::Infinitive
            && g.tokens.start == site.amount.tokens.end
            && g.tokens.end < date.tokens.start
            && site.sentence.measures().iter().any(|(m, _)| m.start >= g.tokens.end && m.end <= date.tokens.start)
    })
}

/// "called the strike today to press for 8%": the date of what is done, and the amount is in what it is done for; but "is
/// expected in 2025 to reach 5 million".
fn is_of_main_verb(site: &Site, date: &Located<Date>) -> bool {
    const FORESEES: Roles =
        Roles::PLAN.with(Roles::FORECAST).with(Roles::ESTIMATE).with(Roles::COMMIT).with(Roles::REPORT);
    let groups = &site.sentence.groups;
    // "filed a case in January seeking 8%"
    let seeks = |g: &VerbGroup| g.tense == Tense::Ing && g.does(Roles::REQUEST.with(Roles::PLAN));
    let infinitive = site.governor.filter(|&at| groups[at].tense == Tense::Infinitive || seeks(&groups[at]));
    let Some((infinitive, before)) = infinitive.and_then(|at| Some((&groups[at], &groups[at.checked_sub(1)?]))) else {
        return false;
    };
    date.tokens.end <= infinitive.tokens.start
        && infinitive.tokens.end <= site.amount.tokens.start
        && before.is_finite()
        && before.verb.is_some()
        && !before.passive
        && !before.copula
        && !before.does(FORESEES)
}

/// "43% of the firms expect to raise it in the next months": the date of what those who are counted expect.
fn is_of_expected(site: &Site, date: &Located<Date>) -> bool {
    let groups = &site.sentence.groups;
    site.governor.is_some_and(|at| {
        let verb = &groups[at];
        verb.tokens.start >= site.amount.tokens.end
            && verb.tokens.end <= date.tokens.start
            && verb.does(Roles::FORECAST.with(Roles::PLAN))
            && !verb.passive
            && groups.get(at + 1).is_some_and(|g| g.tense == Tense::Infinitive && g.tokens.start == verb.tokens.end)
    })
}

/// "7% below Friday's close", "60,000 tonnes over last year's season": what the amount is measured from.
pub(super) fn is_of_other_owner(document: &Document, date: &Located<Date>) -> bool {
    let before = date.tokens.start.wrapping_sub(1);
    let from = ["below", "above", "under", "over", "on"];
    is_possessive(document, date.tokens.end) && from.iter().any(|w| document.is_word(before, w))
}

/// "in a 1985 indictment over a contract of 5 million", "at the May meeting": the date tells which thing is meant, and that is
/// nothing measured.
fn is_of_thing(document: &Document, date: &Located<Date>) -> bool {
    let start = date.tokens.start;
    let article = |s: &Sense| {
        matches!(
            s,
            Sense::Statement(StatementWord::Determiner | StatementWord::Possessive)
                | Sense::Number(NumberWord::Article)
        )
    };
    start > 0 && document.is(start - 1, article) && names_thing(document, date)
}

/// Whether a noun that is nothing measured stands right behind a date: "May meeting", "December 2032 stock".
fn names_thing(document: &Document, date: &Located<Date>) -> bool {
    /// "federal indictment".
    const NOUN: usize = 3;
    const MEASURED: Classes = Classes::Measure
        .with(Classes::ChangeNoun)
        .with(Classes::ModalityNoun)
        .with(Classes::Anaphor)
        .with(Classes::DateWord)
        .with(Classes::TimeUnit)
        .with(Classes::Number)
        .with(Classes::Unit)
        .with(Classes::Currency);
    let end = date.tokens.end;
    let noun = (end..end + NOUN)
        .take_while(|&at| {
            document.tokens.get(at).is_some_and(|t| t.kind == Kind::Word)
                && !document.has(at, Classes::Function | Classes::Auxiliary)
        })
        .count();
    let kept = |s: &Sense| matches!(s, Sense::Statement(StatementWord::MeasureTail | StatementWord::Filler));
    noun > 0
        && !document.has(end, Classes::Verb)
        && !(end..end + noun).any(|at| document.has(at, MEASURED) || document.is(at, kept))
}

/// "3 million bags, just below the 2013 4-million-bag record": the date that owns the amount behind it.
fn is_of_next(site: &Site, date: &Located<Date>) -> bool {
    date.tokens.start > site.amount.tokens.end
        && site.sentence.is_in_amount(date.tokens.end)
        && site.document.is(date.tokens.start - 1, |s| matches!(s, Sense::Statement(StatementWord::Determiner)))
}

/// "rose to 5 million, reflecting strong demand in May": the date of what goes with it.
fn is_of_outcome(site: &Site, date: &Located<Date>) -> bool {
    site.sentence.groups.iter().any(|g| {
        g.tense == Tense::Ing
            && g.tokens.start > site.amount.tokens.end
            && g.tokens.end < date.tokens.start
            && site.document.is_sign(g.tokens.start - 1, b',')
    })
}

/// "the deficit, which was 5 million in 2022, will be 4 million": the date of a relative clause that the amount is not in.
fn is_of_relative(site: &Site, date: &Located<Date>) -> bool {
    let relative = |r: &&Range<usize>| r.contains(&date.tokens.start);
    site.sentence.relatives().iter().find(relative).is_some_and(|r| !r.contains(&site.amount.tokens.start))
}

/// "up 5% from 6.4 million last year, while", "up 5% after 3% last year, while": the date of what another amount is compared with.
pub(super) fn is_of_compared(site: &Site, date: &Located<Date>) -> bool {
    let document = site.document;
    (date.tokens.start.saturating_sub(2 * PHRASE).max(site.sentence.tokens.start)..date.tokens.start).any(|at| {
        (document.has(at, Classes::Comparison) || is_sequel(document, at))
            && (at + 1..(at + COMPARISON).min(date.tokens.start)).any(|t| document.is_number(t))
    })
}

/// "Last month Peru, which has $5 billion of debt, said": what a relative clause in the present tells is so now.
pub(super) fn is_fronted_over(site: &Site, date: &Located<Date>) -> bool {
    let document = site.document;
    let relative = |at: usize| document.is(at, |s| matches!(s, Sense::Statement(StatementWord::Relative)));
    let present =
        site.governor().is_some_and(|g| g.tense == Tense::Present && g.tokens.end <= site.amount.tokens.start);
    let verb = site.governor().map_or(date.tokens.end, |g| g.tokens.start);
    present && verb > date.tokens.end && relative(verb - 1) && verb - 1 > date.tokens.end
}

/// "bonds due 1996", "the notes of 2016", "the 1992 issue", "a 2% January rise", "the biggest drop since 1914": the date is the
/// noun's own.
fn belongs_to_noun(site: &Site, date: &Located<Date>) -> bool {
    let (document, start, end) = (site.document, date.tokens.start, date.tokens.end);
    let security = |at: usize| {
        site.sentence.measures().iter().any(|(m, w)| m.contains(&at) && document.lexicon.measures.get(*w).id == "bonds")
    };
    let year = date.row.granularity == Some(Granularity::Year);
    let matures = year
        && (start >= 2 && document.is_word(start - 1, "of") && security(start - 2)
            || security(end)
            || document.is_word(end, "issue"));
    let change = document.has(end, Classes::ChangeNoun)
        && document.has(start.wrapping_sub(1), Classes::Percent | Classes::Currency)
        && site.amount.tokens.end != start;
    if matures || change {
        return true;
    }
    let is = |at: usize, wanted: StatementWord| document.is(at, |s| matches!(s, Sense::Statement(w) if *w == wanted));
    let due = (start.saturating_sub(2)..=start).any(|at| is(at, StatementWord::Due));
    let since = date.row.bound == Some(DateBound::Since);
    due || since && (start.saturating_sub(6)..start).any(|at| is(at, StatementWord::Superlative))
}

/// "bills sold in a tender closing on June 4": the participle tells of another noun behind the amount, and so does its date; "the
/// $5 million invested in 2016" tells of the amount.
fn belongs_to_participle(site: &Site, date: &Located<Date>) -> bool {
    let document = site.document;
    let Some(group) = site.sentence.groups.iter().rfind(|g| g.tokens.end <= date.tokens.start) else { return false };
    let tells = matches!(group.tense, Tense::Ing | Tense::Participle)
        && date.tokens.start - group.tokens.end <= 1
        && group.tokens.start > site.amount.tokens.end;
    tells
        && (site.amount.tokens.end..group.tokens.start)
            .any(|at| is_preposition(document, at) && !document.is_word(at, "of"))
}

/// "compared with 2016", "than last year", "from the same period".
pub(super) fn follows_comparison(document: &Document, date: &Located<Date>) -> bool {
    let start = date.tokens.start;
    let before = start.wrapping_sub(1);
    // "from 1 January 2017": a beginning, no base.
    let begins = date.row.granularity == Some(Granularity::Day) || date.row.bound == Some(DateBound::Since);
    if begins && document.is_word(before, "from") && !is_possessive(document, date.tokens.end) {
        // "up 15 cents from Monday"
        let moves = Classes::ChangeNoun | Classes::Direction;
        return date.row.granularity == Some(Granularity::Day)
            && document.has(before.wrapping_sub(1), Classes::Currency | Classes::Percent | Classes::Unit)
            && (before.saturating_sub(2 * PHRASE)..before).any(|at| document.has(at, moves));
    }
    // "more than a year earlier" is one expression to the date reader.
    if date.tokens.clone().any(|t| document.is_word(t, "than")) {
        return true;
    }
    let mut comparisons =
        (start.saturating_sub(COMPARISON)..start).rev().filter(|&at| document.has(at, Classes::Comparison));
    comparisons.any(|at| {
        let compares = document
            .senses(at)
            .any(|(length, s)| matches!(s, Sense::Statement(StatementWord::Comparison)) && at + length <= start);
        let near = || {
            (at + 1..start).all(|t| {
                document.has(t, Classes::Function)
                    || document.is_word(t, "same")
                    || document.is_word(t, "with")
                    || document.is_word(t, "to")
                    || document.has(t, Classes::Comparison)
            })
        };
        // "from 2014 to 2016" and "over the first seven months" are periods; "on Friday" is a day.
        let weak = ["from", "over", "on"].iter().any(|w| document.is_word(at, w));
        compares
            && near()
            && (!weak
                || document.is_word(at, "from")
                    && (date.row.kind != DateKind::Range || date.row.is_relative)
                    && changes_near(document, at))
    })
}

fn changes_near(document: &Document, at: usize) -> bool {
    let changes = Classes::ChangeNoun | Classes::Direction | Classes::Percent | Classes::Multiple;
    (at.saturating_sub(6)..at).any(|t| document.has(t, changes))
        || document.has(at.wrapping_sub(1), Classes::Currency | Classes::Number | Classes::Unit)
        || document.is_number(at.wrapping_sub(1))
}

fn in_brackets_of_name(document: &Document, date: &Located<Date>) -> bool {
    document.is_sign(date.tokens.start.wrapping_sub(1), b'(')
        && document.is_sign(date.tokens.end, b')')
        && document.has(date.tokens.start.wrapping_sub(2), Classes::Name)
}

/// "5% over 2016", "12 percent on 2015": a change over a past period, told by its being a full year right behind the amount.
pub(super) fn over_period(document: &Document, date: &Located<Date>) -> bool {
    let before = date.tokens.start.wrapping_sub(1);
    let over = document.is_word(before, "over") || document.is_word(before, "on");
    let last = before.wrapping_sub(1);
    // "a decline of 1.5% on the previous month"
    let stretch = matches!(date.row.granularity, Some(Granularity::Month | Granularity::Quarter | Granularity::Week));
    if stretch && date.row.is_relative && document.is_word(before, "on") {
        return document.has(last, Classes::Percent);
    }
    // "a rise of 5% in volume over 2016"
    let noun =
        |at: usize| document.is_word(at.wrapping_sub(1), "in") && document.has(at.wrapping_sub(2), Classes::Percent);
    over && date.row.granularity == Some(Granularity::Year)
        && (document.has(last, Classes::Percent | Classes::Currency | Classes::ChangeNoun)
            || noun(last)
            || noun(last.wrapping_sub(1)))
        && date.row.kind == DateKind::Date
}

/// "21% higher than sales in January", "1% above the February total", "5,000 dollars more than the sale on February 17": what is compared with, and its date.
pub(super) fn is_after_than(site: &Site, date: &Located<Date>) -> bool {
    let (document, end) = (site.document, site.amount.tokens.end);
    let than = (end..end + COMPARISON)
        .find(|&at| document.is_word(at, "than"))
        .or_else(|| ["above", "below"].iter().any(|w| document.is_word(end, w)).then_some(end))
        // "rise by 6% from July" begins then, "up 27% from the record of July" is measured from it.
        .or_else(|| (moves_from(site) && document.is_word(end, "from") && date.tokens.start > end + 1).then_some(end));
    than.is_some_and(|than| {
        date.tokens.start > than
            && date.tokens.start - than <= 2 * PHRASE
            && !(than..date.tokens.start).any(|at| document.is_sign(at, b',') || site.sentence.is_in_amount(at))
            && !site
                .sentence
                .groups
                .iter()
                .any(|g| g.is_finite() && (than..date.tokens.start).contains(&g.tokens.start))
    })
}

/// "up 27% from the record set in 2013": whether a change by a percentage is told, so that what follows "from" is its base.
fn moves_from(site: &Site) -> bool {
    let up = (site.lead.start.saturating_sub(2)..site.lead.start).any(|at| site.document.has(at, Classes::Direction));
    let moves = |g: &VerbGroup| g.does(Roles::UP.with(Roles::DOWN));
    site.amount.kind == FigureKind::Percent && (up || site.governor().is_some_and(moves))
}

/// "the 1% drop forecast in December", "against 3% expected last autumn": when it was foreseen.
fn is_of_forecast(site: &Site, date: &Located<Date>) -> bool {
    let document = site.document;
    let last = (site.amount.tokens.end..date.tokens.start).rev().find(|&at| !is_preposition(document, at));
    last.is_some_and(|at| {
        let verb = site.sentence.groups.iter().find(|g| g.tokens.contains(&at));
        let foreseen = |g: &VerbGroup| {
            g.tense != Tense::Infinitive && g.tokens.len() == 1 && g.does(Roles::FORECAST.with(Roles::ESTIMATE))
        };
        let noun = document.has(at, Classes::ModalityNoun) && date.row.granularity != Some(Granularity::Year);
        verb.map_or(noun, foreseen)
    })
}

/// "over the same period of 2018", "on the same month of last year".
pub(super) fn over_same_period(document: &Document, date: &Located<Date>) -> bool {
    let start = date.tokens.start;
    // "on the same 2018 period"
    let same = (start.saturating_sub(1)..start + 2)
        .find(|&at| ["same", "corresponding", "comparable", "equivalent"].iter().any(|w| document.is_word(at, w)));
    let before = |at: usize| document.is_word(at, "over") || document.is_word(at, "on");
    same.is_some_and(|at| {
        before(at.wrapping_sub(1)) || document.is_word(at.wrapping_sub(1), "the") && before(at.wrapping_sub(2))
    })
}

/// "one and a half times the level of 2016": what a multiple is a multiple of.
pub(super) fn is_level_of(site: &Site, date: &Located<Date>) -> bool {
    let (end, start) = (site.amount.tokens.end, date.tokens.start);
    // "twice as many as this time last year"
    let than = |at: usize| site.document.is_word(at, "as") || site.document.is_word(at, "than");
    site.amount.kind == FigureKind::Multiple
        && start > end
        && (start - end <= PHRASE && site.document.is_word(start - 1, "of")
            || start - end <= 2 * PHRASE && (end + 1..start).any(than))
}
