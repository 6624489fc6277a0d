//! What an amount measures by its unit alone, where no words say more.
//!
//! | words | measure |
//! | --- | --- |
//! | "issued **5,000 shares**", "**60,000 hectares**" | shares, area |
//! | "**$430 a tonne**", "**19 dollars a share**", "**5 dollars each**" | price, share price, price |
//! | "the dollar … **145 yen**" | exchange rate |

use super::Found;
use super::verb::is_small;
use crate::interpret::Site;
use crate::lexicon::Classes;
use crate::lexicon::measure::MeasureWord;
use crate::record::{FigureKind, MeasureMethod};
use crate::text::token::Shape;

/// The measure that belongs to the amount's unit.
pub(in crate::interpret) fn of_unit(site: &Site) -> Option<Found> {
    let measures = &site.document.lexicon.measures;
    let end = site.amount.tokens.end;
    let measure = match site.amount.kind {
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
