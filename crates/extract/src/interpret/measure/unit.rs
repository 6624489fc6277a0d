//! What an amount measures by its unit alone, where no words say more.
//!
//! | words | measure |
//! | --- | --- |
//! | "issued **5,000 shares**", "**60,000 hectares**" | shares, area |
//! | "**$430 a tonne**", "**19 dollars a share**", "**5 dollars each**" | price, share price, price |
//! | "the dollar … **145 yen**", "**9.5 cedis** to the dollar", "$1 = **0.94 euros**" | exchange rate |

use std::ops::Range;

use super::Found;
use super::verb::is_small;
use crate::interpret::Site;
use crate::lexicon::Classes;
use crate::lexicon::measure::MeasureWord;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::Roles;
use crate::recognize::verb::VerbGroup;
use crate::record::{FigureKind, MeasureMethod};
use crate::text::token::Shape;

/// The measure that belongs to the amount's unit.
pub(in crate::interpret) fn of_unit(site: &Site) -> Option<Found> {
    let measures = &site.document.lexicon.measures;
    let end = site.amount.tokens.end;
    let measure = match site.amount.kind {
        FigureKind::Quantity if is_length_of_line(site) => measures.known.length,
        FigureKind::Quantity if site.amount.per_unit.is_none() => measures.by_unit(site.amount.unit.as_deref()?)?,
        FigureKind::Money => match &site.amount.per_unit {
            // "20 dollars per 100 kilos"
            Some(unit) => measures.by_one(unit.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' '))?,
            None if site.document.is_one_of(end, &["each", "apiece"]) => measures.known.price,
            None => in_other_currency(site)?,
        },
        _ => return None,
    };
    Some(Found { measure, tokens: end..end, method: MeasureMethod::Phrase })
}

/// "the 88-kilometre road", "40 km of pipes", "a quay, 717 m long".
fn is_length_of_line(site: &Site) -> bool {
    /// "88-kilometre coastal toll".
    const NOUNS: usize = 3;
    let (document, end) = (site.document, site.amount.tokens.end);
    let length = site.amount.unit.as_deref().is_some_and(|unit| document.lexicon.amounts.is_length(unit));
    let noun = |at: &usize| {
        let word = document.tokens.get(*at).is_some_and(|t| t.sign == 0);
        word && (*at == end && document.is_word(end, "of") || !document.has(*at, Classes::Function))
    };
    let mut nouns = (end..=end + NOUNS).take_while(noun);
    length && (document.is_word(end, "long") || nouns.any(|at| document.says(at, StatementWord::Line)))
}

/// "A kilo of rice costs $2", "A cubic metre of spruce sold for 1,020 crowns": what is paid for one.
pub(super) fn of_one(site: &Site) -> Option<Found> {
    /// "A 40-kilo", "One dry metric".
    const UNIT: usize = 4;
    let (document, start, end) = (site.document, site.clause.start, site.amount.tokens.end);
    // "rice costs" may be read as a noun.
    let verb = site.governor().map_or(site.lead.start, |group| group.tokens.end).checked_sub(1)?;
    let one = document.has(start, Classes::Article) || document.is_one_of(start, &["one", "each", "every"]);
    let unit = |at: usize| document.has(at, Classes::Unit) && document.is_word(at + 1, "of");
    let goods = one && (start + 1..verb.min(start + UNIT)).any(unit);
    let asked = document.is_one_of(verb, &["cost", "costs", "sold", "sells", "fetched", "fetches"]);
    let price = document.lexicon.measures.known.price;
    (is_small(site) && goods && asked).then_some(Found {
        measure: price,
        tokens: end..end,
        method: MeasureMethod::Verb,
    })
}

/// "on $900 a week", "earns $12 an hour", "are paid $500 a month": what somebody gets for work.
pub(super) fn wage(site: &Site) -> Option<Found> {
    let document = site.document;
    let by_time = matches!(site.amount.per_unit.as_deref(), Some("hour" | "week" | "month"));
    let group = || site.governor().filter(|g| g.tokens.end <= site.lead.start);
    let earns = |g: &VerbGroup| {
        let word = g.tokens.end - 1;
        let paid = g.passive && document.is_word(word, "paid");
        paid || document.is_one_of(word, &["earn", "earns", "earned", "earning"])
    };
    // "a striker on $900 a week", but "spends on fuel $900 a week"
    let on = site.lead.preposition.is_some_and(|at| document.is_word(at, "on") && at + 1 == site.lead.start);
    let spent = || group().is_some_and(|g| g.does(Roles::TRANSACT));
    let direct = || group().is_some_and(|g| site.lead.preposition.is_none() && earns(g));
    let money = site.amount.kind == FigureKind::Money && by_time;
    let end = site.amount.tokens.end;
    let wages = document.lexicon.measures.known.wages;
    (money && (on && !spent() || direct())).then_some(Found {
        measure: wages,
        tokens: end..end,
        method: MeasureMethod::Phrase,
    })
}

/// "9.5 cedis to the dollar", "($1 = 0.94 euros)", "One dollar was trading at 48 soms": money by the piece of another.
pub(super) fn exchanged(site: &Site) -> Option<Found> {
    let (document, amount) = (site.document, &site.amount.tokens);
    if !is_small(site) {
        return None;
    }
    let known = &document.lexicon.measures.known;
    let found = |tokens: Range<usize>| Some(Found::in_phrase(known.exchange_rate, tokens));
    let money = |at: usize| document.has(at, Classes::Currency) && !site.sentence.is_in_amount(at);
    let tie = amount.end;
    // "12 cents per pound" is a price by weight.
    let weight = document.is_word(tie, "per") && document.is_one_of(tie + 1, &["pound", "pounds"]);
    if document.is_one_of(tie, &["to", "against", "per"]) && !weight {
        // "to the US dollar"
        let named = (tie + 1..=tie + 3).find(|&at| money(at)).filter(|&at| {
            (tie + 1..at).all(|t| document.has(t, Classes::Determiner | Classes::Demonym | Classes::Capital))
        });
        if let Some(named) = named {
            return found(named..named + 1);
        }
    }
    // "The pound bought $1.27"
    let bought = site.governor().filter(|g| document.is_one_of(g.tokens.end - 1, &["bought", "buys", "buying"]));
    let bought = bought.and_then(|g| g.tokens.start.checked_sub(1)).filter(|&at| money(at));
    if let Some(named) = bought.filter(|_| site.lead.preposition.is_none()) {
        return found(named..named + 1);
    }
    // "One dollar", "$1 ="
    let one = site.sentence.amounts().iter().rfind(|one| one.end <= amount.start)?;
    let single = one.len() == 2
        && (one.start..one.end).any(|at| document.is_one_of(at, &["1", "one"]))
        && (one.start..one.end).any(|at| document.has(at, Classes::Currency | Classes::CurrencySign));
    let gap = one.end..amount.start;
    let equals = gap.len() == 1 && document.is_sign(gap.start, b'=');
    let verb = |g: &VerbGroup| g.is_finite() && g.tokens.start == one.end && g.tokens.end < amount.start;
    let priced = site.sentence.groups.iter().any(verb);
    if single && (equals || priced) { found(one.clone()) } else { None }
}

/// "The dollar's fall was stopped at 145 yen": a few units of money behind the name of another currency.
fn in_other_currency(site: &Site) -> Option<MeasureWord> {
    /// Words back.
    const NEAR: usize = 16;
    let (document, start) = (site.document, site.amount.tokens.start);
    let from = start.saturating_sub(NEAR).max(site.sentence.tokens.start);
    let named = |&at: &usize| {
        // "the dollar", "Sterling", but "a dollar loan".
        let the = document.has(at.wrapping_sub(1), Classes::Definite)
            || at == site.sentence.tokens.start
            || document.tokens[at - 1].shape == Shape::Capital && !document.has(at - 1, Classes::Function);
        document.has(at, Classes::Currency) && the && !site.sentence.is_in_amount(at)
    };
    let other = (from..start).rev().find(named)?;
    let money = |t: usize| document.word(t).trim_end_matches('s').to_lowercase();
    let same = site.amount.tokens.clone().any(|t| money(t) == money(other));
    (is_small(site) && !same).then_some(document.lexicon.measures.known.exchange_rate)
}
