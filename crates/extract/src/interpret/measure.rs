//! What an amount is an amount of.
//!
//! | words | measure | method |
//! | --- | --- | --- |
//! | "a $150 million **loan**", "$5 million in **exports**" | loan, exports | phrase |
//! | "**exports** of $5 million" | exports | phrase |
//! | "**exports** rose to $5 million", "restore the **trade** to $1 billion" | exports, trade turnover | clause |
//! | "**exported** 5,000 tonnes" | exports | verb |

use std::ops::Range;

use super::Site;
use super::change::is_sum_gained;
use super::clause::is_preposition;
use super::period::is_dated;
use crate::decimal::Decimal;
use crate::lexicon::measure::{MeasureWord, Nature};
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::Roles;
use crate::lexicon::{Classes, Lexicon, Sense};
use crate::recognize::amount::Amount;
use crate::recognize::verb::{Tense, VerbGroup};
use crate::record::{FigureKind, MeasureMethod, Stat};
use crate::text::Document;
use crate::text::token::{Kind, Shape};

/// Words between an amount and the noun that it measures.
const REACH: usize = 4;

/// A measure with the words that name it.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) measure: MeasureWord,
    /// Empty where a verb names it.
    pub(super) tokens: Range<usize>,
    pub(super) method: MeasureMethod,
}

pub(super) fn read(site: &Site, stat: Stat) -> Option<Found> {
    if site.amount.kind == FigureKind::Rank {
        return None;
    }
    if let Some(share) = share(site, stat) {
        return Some(share);
    }
    let found = gain(site)
        .or_else(|| coupon(site))
        .or_else(|| behind(site, stat))
        .or_else(|| before(site, stat))
        .or_else(|| price(site))
        .or_else(|| of_clause(site, stat))
        .or_else(|| of_verb(site, stat))
        .or_else(|| of_currency(site, stat))
        .or_else(|| counted(site, stat))?;
    Some(per_share(site, found))
}

/// "Shr loss 14 cts", "a profit of 2 dollars a share": by the share, whatever the sign is called.
fn per_share(site: &Site, found: Found) -> Found {
    let measures = &site.document.lexicon.measures;
    let Some(by_share) = measures.find("earnings_per_share") else { return found };
    let earnings = matches!(measures.get(found.measure).id, "profit" | "loss");
    let line = site
        .sentence
        .measures()
        .iter()
        .find(|(m, _)| site.clause.contains(&m.start))
        .is_some_and(|(_, m)| *m == by_share);
    let share = site.amount.per_unit.as_deref() == Some("share");
    if earnings && site.amount.kind == FigureKind::Money && (line || share) {
        Found { measure: by_share, ..found }
    } else {
        found
    }
}

fn fits(site: &Site, measure: MeasureWord, stat: Stat) -> bool {
    admits(site.document.lexicon, measure, site.amount, stat)
}

/// Whether an amount of this kind and unit can be one of the measure: the gate that every way to a measure goes through.
pub(super) fn admits(lexicon: &Lexicon, measure: MeasureWord, amount: &Amount, stat: Stat) -> bool {
    let measure = lexicon.measures.get(measure);
    let unit = amount.unit.as_deref();
    match amount.kind {
        FigureKind::Money if amount.per_unit.is_some() => {
            measure.nature == Nature::Price
                || measure.id == "dividend"
                || measure.id == "costs"
                || measure.is_money
                || measure.is_ratio
        }
        FigureKind::Money => measure.nature != Nature::Rate || measure.id == "stake",
        FigureKind::Percent if stat == Stat::Level => measure.nature == Nature::Rate || measure.is_ratio,
        FigureKind::Percent | FigureKind::PercentagePoints | FigureKind::Multiple => true,
        // A price is no count, but an index stands at points.
        FigureKind::Quantity if unit == Some("point") => measure.id == "stock_index",
        FigureKind::Quantity if unit.is_some_and(|u| lexicon.amounts.people.iter().any(|p| p == u)) => {
            measure.is_people || measure.id == "capacity"
        }
        FigureKind::Quantity if unit.is_some() && measure.is_money => false,
        FigureKind::Quantity => {
            measure.nature != Nature::Price && measure.nature != Nature::Rate && (unit.is_none() || !measure.is_people)
        }
        FigureKind::Rank => false,
    }
}

/// "44% of exports": a share of the whole that its words name, unless the subject is itself measured so ("a deficit of 3% of GDP").
fn share(site: &Site, stat: Stat) -> Option<Found> {
    let (document, end) = (site.document, site.amount.tokens.end);
    if site.amount.kind != FigureKind::Percent || stat != Stat::Level || !document.is_word(end, "of") {
        return None;
    }
    let of_subject = of_clause(site, stat)
        .filter(|_| !site.governor().is_some_and(|g| g.does(Roles::SHARE)))
        .or_else(|| before(site, stat));
    if of_subject.is_some() {
        return of_subject;
    }
    let measure = document.lexicon.measures.find("share")?;
    let whole =
        site.sentence.measures().iter().find(|(m, _)| m.start > end && m.start <= end + REACH).map(|(m, _)| m.clone());
    Some(Found { measure, tokens: whole.unwrap_or(end..end), method: MeasureMethod::Phrase })
}

/// In the phrase that the amount opens: "$150 million loan", "5% of exports", "$5 million in sales".
fn behind(site: &Site, stat: Stat) -> Option<Found> {
    let document = site.document;
    let end = site.amount.tokens.end;
    let mut crossed = false;
    for at in end..end + REACH {
        if !site.clause.contains(&at) {
            return None;
        }
        if let Some((tokens, measure)) = site.sentence.measures().iter().find(|(m, _)| m.start == at)
            && fits(site, *measure, stat)
            // "$14 billion in foreign shares" is no price of a share.
            && !(crossed && site.amount.kind == FigureKind::Money && document.lexicon.measures.get(*measure).nature == Nature::Price)
        {
            return Some(Found { measure: *measure, tokens: tokens.clone(), method: MeasureMethod::Phrase });
        }
        if site.sentence.groups.iter().any(|g| g.tokens.start == at) {
            return None;
        }
        let opens = ["in", "of", "worth", "for"].iter().any(|w| document.is_word(at, w));
        let change = document.has(at, Classes::ChangeNoun) && stat == Stat::Change;
        let worth = crossed && document.is_word(at, "of") && document.is_word(at.wrapping_sub(1), "worth");
        let joins = opens && !crossed || worth || change || document.is_sign(at, b'-') && document.touches(at);
        // "5% of the company's exports" may go on; "$5 million for the first" may not.
        let noun = document.tokens.get(at).is_some_and(|t| t.kind == Kind::Word)
            && (!document.has(at, Classes::Function | Classes::DateStart)
                || document.is(at, |s| matches!(s, Sense::Statement(StatementWord::Filler))));
        let determiner = document.is(at, |s| matches!(s, Sense::Statement(StatementWord::Determiner))) && crossed;
        // "doubled the supplies": the object of the verb that is the amount.
        let object = site.amount.rule == "multiple_verb"
            && at == end
            && (document.has(at, Classes::Function)
                || document.is(at, |s| matches!(s, Sense::Statement(StatementWord::Determiner))));
        if !joins && !noun && !determiner && !object {
            return None;
        }
        crossed |= opens;
    }
    None
}

/// "offered at 20 dollars each", "at 25 cents a share": what is asked for one.
fn price(site: &Site) -> Option<Found> {
    if site.amount.kind != FigureKind::Money || !site.preposition_is("at") {
        return None;
    }
    let id = if site.amount.per_unit.as_deref()? == "share" { "share_price" } else { "price" };
    let at = site.amount.tokens.start;
    site.document.lexicon.measures.find(id).map(|measure| Found {
        measure,
        tokens: at..at,
        method: MeasureMethod::Phrase,
    })
}

/// "includes a gain of $5 million", "a gain $5 million": what a deal brought in.
fn gain(site: &Site) -> Option<Found> {
    let document = site.document;
    let end = site.lead.preposition.filter(|&at| document.is_word(at, "of")).unwrap_or(site.lead.start);
    let at = end.checked_sub(1).filter(|&at| site.clause.contains(&at) && is_sum_gained(site, at))?;
    // "a capital gain": a name of its own.
    let named = site.sentence.measures().iter().any(|(m, _)| m.end == at + 1);
    let measure = document.lexicon.measures.find("profit").filter(|_| !named)?;
    Some(Found { measure, tokens: at..at + 1, method: MeasureMethod::Phrase })
}

/// "15 percent mortgage bonds", "a 4% note": the rate of interest that a security bears.
pub(super) fn coupon(site: &Site) -> Option<Found> {
    let (document, end) = (site.document, site.amount.tokens.end);
    if site.amount.kind != FigureKind::Percent {
        return None;
    }
    let bonds = |at: usize| {
        let measures = site.sentence.measures();
        measures.iter().any(|(m, w)| m.contains(&at) && document.lexicon.measures.get(*w).id == "bonds")
    };
    let security = (end..end + REACH)
        .take_while(|&at| {
            document.tokens.get(at).is_some_and(|t| t.kind == Kind::Word)
                && !document.has(at, Classes::Function | Classes::Direction | Classes::ChangeNoun)
        })
        .any(bonds);
    security.then(|| document.lexicon.measures.find("interest_rate")).flatten().map(|measure| Found {
        measure,
        tokens: end..end,
        method: MeasureMethod::Phrase,
    })
}

/// "exports of $5 million", "a loan worth $5 million", "inflation at 5%".
fn before(site: &Site, stat: Stat) -> Option<Found> {
    let Some(preposition) = site.lead.preposition else { return label(site, stat) };
    let is = |words: &[&str]| words.iter().any(|w| site.document.is_word(preposition, w));
    let (tokens, measure) = site.sentence.measures().iter().rev().find(|(m, _)| m.end <= preposition)?;
    // "prices from 205 dollars": right before; "exports rose from" is for the clause.
    let close = is(&["of", "at", "worth", "totaling", "totalling", "for", "with"])
        || is(&["from", "between"]) && tokens.end == preposition && !is_whole(site, tokens.start);
    if !close {
        return None;
    }
    // "sales for the year ended Jan 31 of 2.2 million": what stands in dates, and the words that tie them, is passed over.
    let in_date = |t: usize| is_dated(site.dates, t);
    let dated = (tokens.end..preposition).any(in_date);
    let apart = (tokens.end..preposition)
        .filter(|&t| {
            !(in_date(t) || dated && site.document.has(t, Classes::Function) || site.document.is_sign(t, b','))
        })
        .count();
    let verb = site
        .sentence
        .groups
        .iter()
        .any(|g| g.tokens.start >= tokens.end && g.tokens.end <= preposition && !in_date(g.tokens.start));
    let near = apart <= 2 && !verb;
    (near && fits(site, *measure, stat)).then(|| Found {
        measure: *measure,
        tokens: tokens.clone(),
        method: MeasureMethod::Phrase,
    })
}

/// "to 62% of GDP from 54%": what a share is a share of.
fn is_whole(site: &Site, measure: usize) -> bool {
    let of = measure.saturating_sub(1);
    site.document.is_word(of, "of") && site.sentence.is_in_amount(of.saturating_sub(1))
}

/// "sales 113 billion, net 4.8 billion and dividends 5 yen": a name right before its amount, as in a list.
fn label(site: &Site, stat: Stat) -> Option<Found> {
    let (tokens, measure) = site.sentence.measures().iter().find(|(m, _)| m.end == site.lead.start)?;
    (site.clause.contains(&tokens.start) && fits(site, *measure, stat)).then(|| Found {
        measure: *measure,
        tokens: tokens.clone(),
        method: MeasureMethod::Phrase,
    })
}

/// The object between verb and amount, else the subject before the verb.
fn of_clause(site: &Site, stat: Stat) -> Option<Found> {
    let found = |(tokens, measure): &(Range<usize>, MeasureWord)| Found {
        measure: *measure,
        tokens: tokens.clone(),
        method: MeasureMethod::Clause,
    };
    // "the deficit, which was $6 million, fell to": the subject stands before the relative clause.
    let opening = site.sentence.resumed(&site.clause);
    let in_clause =
        |at: usize| site.clause.contains(&at) || opening.as_ref().is_some_and(|opening| opening.contains(&at));
    let measures: Vec<&(Range<usize>, MeasureWord)> =
        site.sentence.measures().iter().filter(|(m, w)| in_clause(m.start) && fits(site, *w, stat)).collect();
    let start = site.lead.start;
    if is_of_other_noun(site) {
        return None;
    }
    let Some(group) = site.governor() else {
        return measures.iter().rev().find(|(m, _)| m.end <= site.amount.tokens.start).map(|m| found(m));
    };
    if group.tokens.start >= site.amount.tokens.end {
        // The amount is the subject: "some $5 million was spent on imports" says nothing of the measure of imports.
        return None;
    }
    // "restore the trade to $1 billion", "cut prices 5%": not "repair a pipeline for exports of 40 km".
    let tied =
        site.lead.preposition.is_none_or(|at| ["to", "by", "at", "from"].iter().any(|w| site.document.is_word(at, w)));
    let object =
        measures.iter().find(|(m, _)| m.start >= group.tokens.end && m.end <= start && !is_whole(site, m.start));
    // "will cost the budget 5 million": the budget only bears it.
    let bears = group
        .verb
        .and_then(|v| v.measure)
        .is_some_and(|m| site.document.lexicon.measures.get(m).id == "costs" && site.lead.preposition.is_none());
    let object = object.filter(|_| !bears);
    if let Some(object) = object.filter(|_| tied && (site.lead.preposition.is_some() || says_how_much(group))) {
        return Some(found(object));
    }
    // An infinitive has the subject of the verb that governs it.
    let mut subject: Vec<_> = measures.iter().filter(|(m, _)| m.end <= group.tokens.start).collect();
    // "slower growth will cause sales to drop 4%", "if loans stay unpaid profit would fall by": what stands closer than another
    // verb is the subject.
    let verb_before = site.governor.and_then(|at| at.checked_sub(1)).map(|at| &site.sentence.groups[at]);
    let since = verb_before.filter(|g| g.is_finite() || g.tense == Tense::Infinitive).map_or(0, |g| g.tokens.end);
    if subject.iter().any(|(m, _)| m.start >= since) {
        subject.retain(|(m, _)| m.start >= since);
    }
    // "went up by 12%"
    let moves = site.document.has(group.tokens.end, Classes::Direction);
    if !says_how_much(group) && !moves {
        return None;
    }
    head(site.document, &subject).map(found)
}

/// "rose on a balance sheet of $5 million": the amount is that of a noun which is no measure, behind the verb.
pub(super) fn is_of_other_noun(site: &Site) -> bool {
    const PASSES: Classes = Classes::Function
        .with(Classes::Measure)
        .with(Classes::ChangeNoun)
        .with(Classes::ModalityNoun)
        .with(Classes::Direction)
        .with(Classes::DateWord)
        .with(Classes::Bound)
        .with(Classes::Anaphor)
        .with(Classes::Number)
        .with(Classes::Verb);
    let document = site.document;
    let Some(of) = site.lead.preposition.filter(|&at| document.is_word(at, "of")) else { return false };
    let noun = of.wrapping_sub(1);
    let keeps = |s: &Sense| {
        matches!(s, Sense::Statement(StatementWord::MeasureTail | StatementWord::Filler | StatementWord::Superlative))
    };
    let plain = document.tokens.get(noun).is_some_and(|t| t.kind == Kind::Word && t.shape == Shape::Lower)
        && !document.has(noun, PASSES)
        && !document.is(noun, keeps);
    // Its own phrase begins behind a preposition that the verb does not ask for: "on a balance sheet of", "with a fleet of".
    let phrase = site.governor().map_or(of, |g| g.tokens.end);
    plain && phrase < of && (phrase..noun).any(|at| is_preposition(document, at) && !document.is_word(at, "to"))
}

/// Whether the verb says how much its subject is: it has a level, changes, or is expected to. "is" does, "repairs" does not.
pub(super) fn says_how_much(group: &VerbGroup) -> bool {
    const ROLES: Roles = Roles::LEVEL
        .with(Roles::UP)
        .with(Roles::DOWN)
        .with(Roles::FLAT)
        .with(Roles::EXCEED)
        .with(Roles::APPROACH)
        .with(Roles::PLAN)
        .with(Roles::FORECAST)
        .with(Roles::ESTIMATE)
        .with(Roles::ACHIEVE)
        .with(Roles::MISS)
        .with(Roles::SHARE);
    group.copula || group.does(ROLES)
}

/// Of the measures of a subject, the one at its head: the last that no preposition puts below another.
fn head<'m>(
    document: &Document,
    subject: &[&&'m (Range<usize>, MeasureWord)],
) -> Option<&'m (Range<usize>, MeasureWord)> {
    let mut head: Option<&'m (Range<usize>, MeasureWord)> = None;
    for &&measure in subject {
        let below = head.is_some_and(|h| {
            (h.0.end..measure.0.start).any(|at| is_preposition(document, at))
                && !(h.0.end..measure.0.start).any(|at| document.is_sign(at, b','))
        });
        if !below {
            head = Some(measure);
        }
    }
    head
}

/// "The krona weakened by 5%", "the peso lost 5% of its value": what changes of a currency is its rate.
fn of_currency(site: &Site, stat: Stat) -> Option<Found> {
    let group = site.governor().filter(|g| g.does(Roles::UP.with(Roles::DOWN)))?;
    let before = group.tokens.start.checked_sub(1).filter(|at| site.clause.contains(at))?;
    let percent = site.amount.kind == FigureKind::Percent && stat == Stat::Change;
    let named = site.document.has(before, Classes::Currency) && !site.sentence.is_in_amount(before);
    let measure = site.document.lexicon.measures.find("exchange_rate").filter(|_| percent && named)?;
    Some(Found { measure, tokens: before..before + 1, method: MeasureMethod::Clause })
}

/// "5 million tourists", "cut 1,500 jobs": the noun that an amount counts is its measure, where nothing else is said of it.
fn counted(site: &Site, stat: Stat) -> Option<Found> {
    let (measures, end) = (&site.document.lexicon.measures, site.amount.tokens.end);
    if site.amount.kind != FigureKind::Quantity {
        return None;
    }
    let named = |at: usize| {
        let sense = |s: &Sense| if let Sense::Measure(word) = s { Some(*word) } else { None };
        site.document.read(at, sense).filter(|&(_, length)| at + length == end)
    };
    let (start, measure) = (site.amount.tokens.start..end).find_map(|at| named(at).map(|(word, _)| (at, word)))?;
    let falls = site.governor().is_some_and(|g| g.does(Roles::DOWN) && g.tokens.end <= site.amount.tokens.start);
    let found = measures.fall(measure).filter(|_| falls).unwrap_or(measure);
    (measures.get(found).is_counted && fits(site, found, stat)).then_some(Found {
        measure: found,
        tokens: start..end,
        method: MeasureMethod::Phrase,
    })
}

/// "5,000 tonnes were exported", "$5 million of it will be invested": whether the amount is what the verb is done to.
fn is_done_to(site: &Site, group: &VerbGroup) -> bool {
    let between = site.amount.tokens.end..group.tokens.start;
    group.passive
        && between.len() <= REACH
        && between
            .into_iter()
            .all(|t| site.document.tokens[t].kind == Kind::Word && !site.document.has(t, Classes::Joint))
}

/// "exported 5,000 tonnes", "invested $5 million".
fn of_verb(site: &Site, stat: Stat) -> Option<Found> {
    let group = site.governor()?;
    let subject = group.tokens.start >= site.amount.tokens.end;
    if subject && !is_done_to(site, group)
        || site.lead.start - group.tokens.end.min(site.lead.start) > REACH
        || site.amount.kind == FigureKind::Percent
    {
        return None;
    }
    let measures = &site.document.lexicon.measures;
    let of_verb = measures.get(group.verb?.measure?).id;
    // "7,000 contracts were traded": on an exchange, and not between countries.
    if subject && of_verb == "trade_turnover" {
        return None;
    }
    // "sold at $430 a tonne", "traded at $62"
    let money = site.amount.kind == FigureKind::Money;
    // "sterling traded around 1.57 dollars": a price, and no trade between countries.
    let small = site.amount.value.or(site.amount.ends.map(|e| e.1)).is_some_and(|v| v < Decimal::from_int(1000));
    if money && of_verb == "trade_turnover" && small && !site.preposition_is("at") {
        return None;
    }
    if money && (site.preposition_is("in") || site.amount.ends.is_some() && of_verb == "trade_turnover") {
        return None;
    }
    let priced = money && site.preposition_is("at");
    // A company earns a profit; what it earns from something is revenue.
    let from = of_verb == "profit" && site.document.is_word(site.amount.tokens.end, "from");
    let id = if priced {
        "price"
    } else if from {
        "revenue"
    } else {
        of_verb
    };
    let measure = site.document.lexicon.measures.find(id)?;
    fits(site, measure, stat).then_some(Found {
        measure,
        tokens: group.tokens.end..group.tokens.end,
        method: MeasureMethod::Verb,
    })
}
