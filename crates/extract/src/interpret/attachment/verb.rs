//! Dates that belong to another verb than the amount's.
//!
//! | words | the date tells |
//! | --- | --- |
//! | "fell 5%, after declines in **2019**" | what went before |
//! | "the deficit, which was $5 million in **2022**, will be" | the relative clause |
//! | "called a strike **today** to press for 8%" | the strike |
//! | "the 5 million which they agreed in **March** to reach" | the agreement |
//! | "rose to 5 million, reflecting demand in **May**" | what goes with it |
//! | "After falling by 6% in **2019**, exports rose by 3%" | what went before |
//! | "was extended to **December 2026** and increased to 5 million" | how long it runs |

use std::ops::Range;

use super::{COMPARISON, PHRASE};
use crate::Located;
use crate::interpret::Site;
use crate::interpret::measure::says_how_much;
use crate::lexicon::Classes;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::Roles;
use crate::recognize::verb::{Tense, VerbGroup};
use crate::record::{Date, Granularity};
use crate::text::Document;
use crate::text::token::Kind;

/// Whether a date belongs to another verb than the amount's.
pub(super) fn is_of_other_verb(site: &Site, date: &Located<Date>) -> bool {
    belongs_to_participle(site, date)
        || is_when_it_came(site, date)
        || is_when_agreed(site, date)
        || is_of_sequel(site, date)
        || is_of_purpose(site, date)
        || is_of_main_verb(site, date)
        || is_of_expected(site, date)
        || is_of_outcome(site, date)
        || is_of_past(site, date)
        || is_of_relative(site, date)
        || is_of_insertion(site, date)
        || is_of_head(site, date)
        || is_of_extension(site.document, date)
}

/// "was extended to December 2026 and increased to 5 million": until when it now runs.
fn is_of_extension(document: &Document, date: &Located<Date>) -> bool {
    let to = date.tokens.start.checked_sub(1).filter(|&to| document.is_one_of(to, &["to", "until", "till"]));
    to.and_then(|to| to.checked_sub(1)).is_some_and(|verb| document.says(verb, StatementWord::Extension))
}

/// "bills sold in a tender closing on June 4": the participle tells of another noun behind the amount, and so does its date; "the
/// $5 million invested in 2016" tells of the amount.
fn belongs_to_participle(site: &Site, date: &Located<Date>) -> bool {
    let document = site.document;
    let Some(group) = site.sentence.groups.iter().rfind(|g| g.tokens.end <= date.tokens.start) else { return false };
    // "invested $7 million, with 50 firms setting up shop in the past two years"
    let beside = group.tense == Tense::Ing
        && (site.amount.tokens.end..group.tokens.start).any(|at| document.is_word(at, "with"));
    // "is within levels agreed on last month": behind another verb and a noun, no verb of its own.
    let behind = group.tokens.start.wrapping_sub(1);
    let own =
        site.governor().is_some_and(|g| g.is_finite() && g.tokens.end < behind && g.tokens.start != group.tokens.start);
    let noun =
        document.tokens.get(behind).is_some_and(|t| t.kind == Kind::Word && !document.has(behind, Classes::Function));
    let past = group.tense == Tense::Past && group.tokens.len() == 1 && own && noun;
    let tells = (matches!(group.tense, Tense::Ing | Tense::Participle) || past)
        && date.tokens.start - group.tokens.end <= if beside { COMPARISON + 1 } else { 1 }
        && group.tokens.start > site.amount.tokens.end;
    tells
        && (site.amount.tokens.end..group.tokens.start)
            .any(|at| document.has(at, Classes::Preposition) && !document.is_word(at, "of"))
}

/// "the tax introduced in October which is seen bringing in 4 million": when what the relative clause tells of came to be.
fn is_when_it_came(site: &Site, date: &Located<Date>) -> bool {
    let (document, end) = (site.document, date.tokens.end);
    let came = |g: &VerbGroup| {
        let tied = g.tokens.end + 1 == date.tokens.start && document.has(g.tokens.end, Classes::Preposition);
        tied && matches!(g.tense, Tense::Participle | Tense::Past) && g.tokens.len() == 1
    };
    let which = document.has(end, Classes::Relative) && !document.is_word(end, "when");
    // "a commitment made last year for 5 million"
    let made = |g: &VerbGroup| {
        let noun = g.tokens.start.checked_sub(1).is_some_and(|at| document.has(at, Classes::ModalityNoun));
        noun && g.tokens.end == date.tokens.start && g.tokens.len() == 1
    };
    let of_it = site.lead.preposition == Some(end) && site.sentence.groups.iter().any(made);
    of_it || which && end < site.amount.tokens.start && site.sentence.groups.iter().any(came)
}

/// "the 5 million which they agreed in March to reach by 2020": when it was agreed on.
fn is_when_agreed(site: &Site, date: &Located<Date>) -> bool {
    const AGREES: Roles = Roles::COMMIT.with(Roles::PLAN).with(Roles::FORECAST);
    let (document, start, end) = (site.document, date.tokens.start, date.tokens.end);
    let agreed = |g: &VerbGroup| {
        let tied = g.tokens.end + 1 == start && document.has(g.tokens.end, Classes::Preposition);
        tied && g.does(AGREES) && g.tense == Tense::Past
    };
    let does = |g: &VerbGroup| g.tense == Tense::Infinitive && g.tokens.start == end;
    // "from the 18 million agreed in December"
    let short = matches!(date.row.granularity, Some(Granularity::Day | Granularity::Week | Granularity::Month));
    let right_behind = |g: &VerbGroup| short && g.tokens.start == site.amount.tokens.end && g.tokens.len() == 1;
    let set = |g: &VerbGroup| right_behind(g) && !document.is_word(start.wrapping_sub(1), "for") && agreed(g);
    let groups = &site.sentence.groups;
    site.amount.tokens.end <= start && (groups.iter().any(set) || groups.iter().any(agreed) && groups.iter().any(does))
}

/// "will cut the capital by 50% to cover losses in 2016": the date of what it is done for.
fn is_of_purpose(site: &Site, date: &Located<Date>) -> bool {
    let measures = site.sentence.measures();
    let object = |g: &VerbGroup| {
        // "over four years to produce a 2029 balanced budget"
        let before = date.tokens.end..date.tokens.end + PHRASE;
        let named = measures.iter().any(|(m, _)| before.contains(&m.start)) && date.tokens.start <= g.tokens.end + 1;
        let behind = measures.iter().any(|(m, _)| m.start >= g.tokens.end && m.end <= date.tokens.start);
        g.tokens.start == site.amount.tokens.end && behind || named
    };
    let purpose = |g: &&VerbGroup| {
        let near = (site.amount.tokens.end..=site.amount.tokens.end + PHRASE).contains(&g.tokens.start);
        g.tense == Tense::Infinitive && near && g.tokens.end < date.tokens.start
    };
    site.sentence.groups.iter().find(purpose).is_some_and(object)
}

/// "called the strike today to press for 8%": the date of what is done, and the amount is in what it is done for; but "is
/// expected in 2025 to reach 5 million".
fn is_of_main_verb(site: &Site, date: &Located<Date>) -> bool {
    const FORESEES: Roles =
        Roles::PLAN.with(Roles::FORECAST).with(Roles::ESTIMATE).with(Roles::COMMIT).with(Roles::REPORT);
    let groups = &site.sentence.groups;
    // "filed a case in January seeking 8%", "published a plan today calling for 8%"
    let seeks = |g: &VerbGroup| {
        let calls = site.document.says(g.tokens.end - 1, StatementWord::CallsFor);
        g.tense == Tense::Ing && (calls || g.does(Roles::REQUEST.with(Roles::PLAN)))
    };
    let infinitive = site.governor.filter(|&at| groups[at].tense == Tense::Infinitive || seeks(&groups[at]));
    let Some((infinitive, before)) = infinitive.and_then(|at| Some((&groups[at], &groups[at.checked_sub(1)?]))) else {
        return false;
    };
    // "grew in 2019 to stand at 5 million"
    let comes_to = infinitive.does(Roles::LEVEL) && before.does(Roles::CHANGE) && before.tense == Tense::Past;
    date.tokens.end <= infinitive.tokens.start
        && !comes_to
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

/// "Having fallen in 2023, sales will reach 5 million": the date of what went before.
fn is_of_past(site: &Site, date: &Located<Date>) -> bool {
    let document = site.document;
    let last = site.sentence.groups.iter().rfind(|g| g.tokens.end <= date.tokens.start);
    last.is_some_and(|g| {
        let between = date.tokens.end..site.amount.tokens.start;
        g.looks_back() && between.into_iter().any(|at| document.is_sign(at, b','))
    })
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

/// "the budget, to be presented in June, calls for 5 million": the date of what is put in before the amount.
fn is_of_insertion(site: &Site, date: &Located<Date>) -> bool {
    /// "to be presented to parliament by".
    const INSERTED: usize = 12;
    let comma = |at: &usize| site.document.is_sign(*at, b',');
    let (floor, start, end) = (site.sentence.tokens.start, date.tokens.start, date.tokens.end);
    if end >= site.amount.tokens.start || !(end..site.amount.tokens.start).take(INSERTED).any(|at| comma(&at)) {
        return false;
    }
    let Some(open) = (floor..start).rev().take(INSERTED).find(comma).filter(|&at| at > floor) else { return false };
    let groups = &site.sentence.groups;
    let first = groups.get(groups.partition_point(|g| g.tokens.start <= open));
    // "the bill, debated by both houses since May, gives 5 million"
    let by = |g: &VerbGroup| g.tense == Tense::Past && g.tokens.len() == 1 && site.document.is_word(g.tokens.end, "by");
    first.is_some_and(|g| g.tokens.start == open + 1 && (!g.is_finite() || by(g)))
        && !(open..start).any(|at| site.sentence.is_in_amount(at))
}

/// "a disease affecting 7% of the fields may cut output this year": the date of what the noun will do that the amount tells of.
fn is_of_head(site: &Site, date: &Located<Date>) -> bool {
    let Some(own) = site.governor().filter(|g| g.tense == Tense::Ing && g.tokens.end <= site.amount.tokens.start)
    else {
        return false;
    };
    let does = |g: &VerbGroup| {
        g.tense == Tense::Future && g.tokens.start >= site.amount.tokens.end && g.tokens.end <= date.tokens.start
    };
    !says_how_much(own) && site.sentence.groups.iter().any(does)
}

/// "after", "following", but for "after tax".
pub(in crate::interpret) fn is_sequel(document: &Document, at: usize) -> bool {
    let behind = if document.is_sign(at + 1, b'-') { at + 2 } else { at + 1 };
    // "following the results of 2022": at its end, as statements of post-Soviet states have it.
    let results = ["the", "results", "of"].iter().zip(at + 1..).all(|(word, at)| document.is_word(at, word));
    document.says(at, StatementWord::Sequel) && !results && !document.says(behind, StatementWord::Deduction)
}

/// "fell by 6%, after declines in 2019", "bought it following approval on Tuesday", "reviewed it in May following a fall of 6%":
/// of a date and an amount, one is that of what went before.
fn is_of_sequel(site: &Site, date: &Located<Date>) -> bool {
    let amount = &site.amount.tokens;
    let between = |start: usize, end: usize| site.sentence.has_sequel(start..end);
    between(amount.end, date.tokens.start) || between(date.tokens.end, amount.start) || is_of_fronted(site, date)
}

/// "After falling by 6% in 2019, exports rose by 3%": when that was which went before.
fn is_of_fronted(site: &Site, date: &Located<Date>) -> bool {
    /// "After first".
    const OPENING: usize = 2;
    let (document, first) = (site.document, site.sentence.tokens.start);
    if date.tokens.end > site.amount.tokens.start || !is_sequel(document, first) {
        return false;
    }
    let opens = |g: &VerbGroup| g.tense == Tense::Ing && (1..=OPENING).contains(&(g.tokens.start - first));
    let comma = (date.tokens.end..site.amount.tokens.start).find(|&at| document.is_sign(at, b','));
    let states = |g: &VerbGroup| g.is_finite() && comma.is_some_and(|comma| g.tokens.start > comma);
    let groups = &site.sentence.groups;
    groups.first().is_some_and(opens) && site.governor().is_some_and(states)
}

/// "Last month Peru, which has $5 billion of debt, said": what a relative clause in the present tells is so now.
pub(in crate::interpret) fn is_fronted_over(site: &Site, date: &Located<Date>) -> bool {
    let document = site.document;
    let relative = |at: usize| document.has(at, Classes::Relative);
    let present =
        site.governor().is_some_and(|g| g.tense == Tense::Present && g.tokens.end <= site.amount.tokens.start);
    let verb = site.governor().map_or(date.tokens.end, |g| g.tokens.start);
    // "Imports in 2021 were 5 million, of which 2 million are still in stock"
    let amount = &site.amount.tokens;
    let told = |r: &&Range<usize>| r.contains(&amount.start) && r.start >= date.tokens.end;
    let now = |r: &Range<usize>| {
        let behind = |g: &VerbGroup| (amount.end..r.end).contains(&g.tokens.start);
        site.sentence.groups.iter().any(|g| behind(g) && g.tense == Tense::Present)
    };
    if site.sentence.relatives().iter().find(told).is_some_and(now) {
        return true;
    }
    present && verb > date.tokens.end && relative(verb - 1) && verb - 1 > date.tokens.end
}
