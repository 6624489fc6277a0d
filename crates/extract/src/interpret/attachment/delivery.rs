//! Months that name what is traded: the contract of a market, or the shipment of a cargo.
//!
//! | words, in a text on futures or cargoes | the month is |
//! | --- | --- |
//! | "sold a million bushels of **May**" | a contract |
//! | "**July** traded up seven at 1,258", "second position **July**" | a contract |
//! | "copper for **July** delivery", "the **July** platinum delivery" | a contract, in any text |
//! | "**September** corn rose 12 cents", "**May** heating oil was up" | a contract |
//! | "785 dollars for **March/April**" | a shipment |
//! | "exports fell in **May**", "**May** exports" | a period |

use crate::Located;
use crate::lexicon::Classes;
use crate::lexicon::date::DateWord;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::Roles;
use crate::record::{Date, DateBound, Granularity, Inferred};
use crate::text::Document;
use crate::text::token::{Gap, Kind};

/// Words on either side of a month in which a market is looked for.
const AROUND: usize = 150;

/// Words from a shipment to its date: "shipment in the".
const SHIPMENT: usize = 3;

/// Words that name goods: "new crop soybeans".
const GOODS: usize = 3;

/// Whether a month names a contract or a shipment.
pub(super) fn is_delivery(document: &Document, date: &Located<Date>) -> bool {
    let (start, end) = (date.tokens.start, date.tokens.end);
    // "copper for July delivery", "bought it for shipment from the last half of July"
    // ... "for July shipment or arrival in September"
    let led =
        |at: usize| document.is_one_of(at.wrapping_sub(1), &["for", "or"]) && document.says(at, DateWord::Delivery);
    let ties = |at: usize| (at + 1..start).all(|t| document.has(t, Classes::Function));
    // ... but "for delivery in 2025" is the year of what was agreed on.
    let part = !matches!(date.row.granularity, Some(Granularity::Year) | None);
    // ... "two cargoes for June shipments", but "June shipments rose"
    let many = document.is_one_of(end, &["shipments", "deliveries"]) && document.is_word(start.wrapping_sub(1), "for");
    // "the July platinum delivery"
    let traded = usize::from(document.says(end, DateWord::Traded));
    if document.says(end + traded, DateWord::Delivery)
        || many
        || part && (start.saturating_sub(SHIPMENT)..start).any(|at| at > 0 && led(at) && ties(at))
    {
        return true;
    }
    let row = &date.row;
    let month = matches!(row.granularity, Some(Granularity::Month | Granularity::Quarter)) && !row.is_relative;
    // "from May", "by May" bound a stretch.
    let bare = row.inferred.contains(&Inferred::Year)
        && !matches!(row.bound, Some(DateBound::Since | DateBound::Until | DateBound::By));
    month && bare && stands_for_goods(document, start, end) && is_traded(document, start, end)
}

/// "bushels of May", "for March/April", "July traded at": not "in May", "last May", "May exports".
fn stands_for_goods(document: &Document, start: usize, end: usize) -> bool {
    let before = start.wrapping_sub(1);
    if document.is_word(before, "of") {
        return document.has(before.wrapping_sub(1), Classes::Unit);
    }
    let is_word = |at: usize| document.tokens.get(at).is_some_and(|t| t.kind == Kind::Word && t.gap <= Gap::Line);
    // "in the May."
    if document.is_word(before, "the") {
        return !is_word(end);
    }
    let placed = Classes::Preposition | Classes::Definite | Classes::Relative | Classes::Bound;
    let measured = document.has(end, Classes::Measure) || document.says(end, StatementWord::MeasureTail);
    let told = Classes::Auxiliary | Classes::Verb | Classes::Function | Classes::Direction | Classes::Number;
    let noun = is_word(end) && (measured || !document.has(end, told));
    // "785 dollars for May", but "inflation for May"
    let priced = |at: usize| document.has(at, Classes::Currency | Classes::Unit) || document.is_number(at);
    // ... and "gasoline for May settled at"
    let goods = |at: usize| document.says(at, DateWord::Traded) || document.says(at, DateWord::Market);
    let settles = document.says(end, StatementWord::Closes) && goods(before.wrapping_sub(1));
    let sold = document.is_word(before, "for") && (priced(before.wrapping_sub(1)) || settles);
    // "April saw 5,000 jobs", "output (April)"
    let sees = document.verb_forms(end).any(|(verb, _)| verb.roles.meets(Roles::PERCEIVE));
    let bracketed = document.is_sign(before, b'(');
    let goods = noun && !measured && opens_subject(document, end);
    // "with December closing up"
    if document.is_word(before, "with") && document.says(end, StatementWord::Closes) {
        return true;
    }
    (!noun || goods) && !sees && !bracketed && (sold || !document.has(before, placed))
}

/// "corn rose", "unleaded gasoline was", "heating oil futures": what moves, and no measure of it.
fn opens_subject(document: &Document, start: usize) -> bool {
    let moves = |at: usize| {
        let verb = document.verb_forms(at).any(|(verb, _)| verb.roles.meets(Roles::MOVE.with(Roles::LEVEL)));
        let closes = document.says(at, StatementWord::Closes);
        verb || closes || document.has(at, Classes::Auxiliary) || document.says(at, DateWord::Market)
    };
    let Some(end) = (start + 1..=start + GOODS).find(|&at| moves(at)) else { return false };
    // "heating oil", and no "crude runs", "retail volumes"
    let placed = Classes::Measure | Classes::Preposition | Classes::Joint;
    let words = (start..end).all(|at| document.tokens[at].kind == Kind::Word && !document.has(at, placed));
    words && document.says(end - 1, DateWord::Traded) && !document.has(end + 1, Classes::Auxiliary)
}

/// Whether the text around trades in contracts or cargoes.
fn is_traded(document: &Document, start: usize, end: usize) -> bool {
    (start.saturating_sub(AROUND)..end + AROUND).any(|at| document.says(at, DateWord::Market))
}
