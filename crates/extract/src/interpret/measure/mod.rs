//! What an amount is an amount of.
//!
//! | words | measure | method |
//! | --- | --- | --- |
//! | "a $150 million **loan**", "$5 million in **exports**" | loan, exports | phrase |
//! | "**exports** of $5 million" | exports | phrase |
//! | "**exports** rose to $5 million", "restore the **trade** to $1 billion" | exports, trade turnover | clause |
//! | "**exported** 5,000 tonnes" | exports | verb |
//! | "the **peso** lost 5%", "5 million **tourists**" | exchange rate, tourists | clause, phrase |

mod clause;
mod phrase;
mod verb;

use std::ops::Range;

use super::Site;
use crate::decimal::Decimal;
use crate::lexicon::Lexicon;
use crate::lexicon::measure::{MeasureWord, Nature};
use crate::lexicon::verb::Roles;
use crate::recognize::amount::Amount;
use crate::record::{FigureKind, MeasureMethod, Stat};
use clause::of_clause;
use phrase::{before, behind, gain, price};
use verb::{counted, of_currency, of_verb};

pub(super) use clause::{is_of_other_noun, says_how_much};
pub(super) use phrase::coupon;

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
        .or_else(|| counted(site))
        .or_else(|| made_up(site, stat))?;
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
        // No share costs as much in any currency: a stock of so much is another.
        FigureKind::Money if matches!(measure.id, "share_price" | "earnings_per_share") => {
            amount.value.or(amount.ends.map(|e| e.1)).is_none_or(|v| v < Decimal::from_int(100_000_000))
        }
        FigureKind::Money => {
            (measure.nature != Nature::Rate || measure.id == "stake") && !measure.is_counted && !measure.is_people
        }
        FigureKind::Percent if stat == Stat::Level => measure.nature == Nature::Rate || measure.is_ratio,
        // A crop yields tonnes, a bond percent.
        FigureKind::PercentagePoints => measure.id != "harvest",
        FigureKind::Percent | FigureKind::Multiple => true,
        // A price is no count, but an index stands at points.
        FigureKind::Quantity if unit == Some("point") => measure.id == "stock_index",
        FigureKind::Quantity if unit.is_some_and(|u| lexicon.amounts.people.iter().any(|p| p == u)) => {
            measure.is_people || measure.id == "capacity"
        }
        // Power is what a plant can do, and nothing that is sold.
        FigureKind::Quantity if unit.is_some_and(|u| matches!(u, "MW" | "GW" | "kW")) => {
            matches!(
                measure.id,
                "capacity" | "output" | "demand" | "consumption" | "electricity" | "imports" | "exports"
            )
        }
        FigureKind::Quantity if unit.is_some() && measure.is_money => false,
        FigureKind::Quantity => {
            measure.nature != Nature::Price && measure.nature != Nature::Rate && (unit.is_none() || !measure.is_people)
        }
        FigureKind::Rank => false,
    }
}

/// "of which oil made up 34%": a share of what was told before.
fn made_up(site: &Site, stat: Stat) -> Option<Found> {
    let percent = site.amount.kind == FigureKind::Percent && stat == Stat::Level;
    let group = site.governor().filter(|g| percent && g.does(Roles::SHARE))?;
    let end = group.tokens.end;
    let particle = site.document.is_one_of(end, &["up", "for"]);
    if !particle || !(end..=end + 1).contains(&site.lead.start) {
        return None;
    }
    let measure = site.document.lexicon.measures.find("share")?;
    Some(Found { measure, tokens: group.tokens.end..group.tokens.end, method: MeasureMethod::Verb })
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
