//! What a verb of change has for its object, right behind it.
//!
//! | words | change |
//! | --- | --- |
//! | "rose **5%**", "fell **$3 million**" | by so much |
//! | "lost **40%** of its value" | of the whole |
//! | "gained **27 dollars** to $2,310" | by so much, since the sum that it led to follows |
//! | "the mills lost **900 jobs**", "sterling gave up **0.4%**" | of what the subject has |
//! | "shed **$5 million** in market value" | of what has a price |
//! | "adds **$5 million** to sales", "lopped **25 basis points** off the repo rate" | of what it is put to or taken from |
//! | "will raise its dividend **15%**", "raised its price for crude **50 cents** a barrel" | of the measure between the two |

use std::ops::Range;

use super::{Ruling, verb};
use crate::decimal::Decimal;
use crate::interpret::{Site, measure};
use crate::lexicon::measure::{MeasureWord, Nature};
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::Roles;
use crate::lexicon::{Classes, Word};
use crate::recognize::number;
use crate::recognize::verb::VerbGroup;
use crate::record::{Direction, FigureKind, Stat};

/// "rose 5%", "rose $3 million": the verb's own object.
pub(super) fn of_verb(site: &Site) -> Option<Direction> {
    let group = site.governor().filter(|_| site.lead.preposition.is_none())?;
    let (kind, end) = (site.amount.kind, group.tokens.end);
    // "rose an annual 5%"
    let next = (end..=end + 1).contains(&site.lead.start);
    let moved = next && (kind.is_relative() || group.does(Roles::MOVE) || leads_to_level(site) || is_in_points(site));
    // "increased the supply of oil eightfold"
    let measure = |(m, _): &(Range<usize>, MeasureWord)| m.start >= end && m.end <= site.lead.start;
    let alone = || kind.is_relative() && !site.sentence.measures().iter().any(measure);
    let right_behind = || {
        end == site.lead.start && changes_worth(site, group)
            || kind == FigureKind::Percent && changes_measure(site, group)
            || kind == FigureKind::Money && changes_price(site, group)
    };
    let object = moved || kind == FigureKind::Multiple || alone() || right_behind();
    if object { verb::moves(site) } else { None }
}

/// "lost 40% of its value": the whole is what changed; any other "40% of" is a level.
pub(super) fn part_of_whole(site: &Site) -> Option<Ruling> {
    if site.amount.kind != FigureKind::Percent || !site.document.is_word(site.amount.tokens.end, "of") {
        return None;
    }
    let lost = site.governor().is_some_and(|g| g.tokens.end == site.lead.start && g.does(Roles::DOWN));
    Some(if lost { Ruling::Change(Direction::Decrease) } else { Ruling::Level })
}

/// "the index shed 41 points", and no team.
fn is_in_points(site: &Site) -> bool {
    let index = site.document.lexicon.measures.known.stock_index;
    site.amount.unit.as_deref() == Some("point") && site.sentence.measures().iter().any(|(_, m)| *m == index)
}

/// "gained 27 dollars to $2,310": whether the sum is followed by the one that it led to.
fn leads_to_level(site: &Site) -> bool {
    let (document, to) = (site.document, site.amount.tokens.end);
    let money = |at: usize| document.has(at, Classes::CurrencySign | Classes::Currency);
    let next = site.neighbours.1.is_some_and(|next| (to + 1..=to + 2).contains(&next));
    // "lost $5 to $10 a week" is a range.
    let level = (to + 1..to + 3).find_map(|at| number::read(document, at)).and_then(|number| number.value);
    let large = site
        .amount
        .value
        .zip(level)
        .is_some_and(|(by, level)| by.checked_mul(Decimal::from_int(3)).is_some_and(|thrice| thrice < level));
    next && large && document.is_word(to, "to") && site.amount.kind == FigureKind::Money && (to + 1..to + 4).any(money)
}

/// "sterling gave up 0.4%", "the mills lost 900 jobs": a verb that says of its subject how much more or less it has.
pub(super) fn of_subject(site: &Site) -> Option<Direction> {
    let (document, amount, group) = (site.document, site.amount, site.governor()?);
    let measures = &document.lexicon.measures;
    let jobs = || {
        let noun = document.read(amount.tokens.end - 1, <MeasureWord as Word>::of);
        noun.is_some_and(|(measure, _)| measures.fall(measure).is_some())
    };
    let verb = group.tokens.end - 1;
    let own = |word| if let StatementWord::OwnChange(direction) = word { Some(direction) } else { None };
    let (direction, length) = document.read_word(verb, own).filter(|(_, length)| verb + length == site.lead.start)?;
    // With its particle alone it moves a rate; by itself, what is counted and is the subject's own.
    let relative = amount.kind.is_relative();
    // "12,000", of what is left to the words before.
    let bare = document.is_number(amount.tokens.end - 1);
    let counted = amount.kind == FigureKind::Quantity && (bare || jobs());
    (if length > 1 { relative } else { counted }).then_some(direction)
}

/// "adds $5 million to sales", "lopped 25 basis points off the repo rate": so much more or less of what has a measure.
pub(super) fn put_to(site: &Site) -> Option<Direction> {
    measure::put_to(site, Stat::Change)?;
    let added = site.document.is_word(site.amount.tokens.end, "to");
    Some(if added { Direction::Increase } else { Direction::Decrease })
}

/// "shed $5 million in market value", "adds $5 a month to the bill": what the sum is taken from or put to has a price.
fn changes_worth(site: &Site, group: &VerbGroup) -> bool {
    /// "a year to the average household's bill".
    const PHRASE: usize = 6;
    let (document, end) = (site.document, site.amount.tokens.end);
    let measures = &document.lexicon.measures;
    let worth = |at: usize| document.says(at, StatementWord::Worth) && !document.is_hyphen(at + 1);
    let of_value = document.is_one_of(end, &["in", "of", "off"]) && (end + 1..end + 4).any(worth);
    // "$5 a month to"
    let a_month = 2 * usize::from(document.has(end, Classes::Determiner) && document.has(end + 1, Classes::TimeUnit));
    let end = end + a_month;
    let to = document.is_word(end, "to") && group.does(Roles::TALLY);
    let verb = |at: usize| site.sentence.groups.iter().any(|g| g.tokens.contains(&at));
    let bill = || (end + 1..end + PHRASE).take_while(|&at| !verb(at)).any(|at| document.says(at, StatementWord::Bill));
    let priced = || {
        let behind = end + 1..(end + PHRASE).min(site.clause.end);
        // "to the fund for price support" is no price.
        let own = |at: usize| !(behind.start..at).any(|t| document.has(t, Classes::Preposition));
        let price = |(m, word): &(Range<usize>, _)| {
            behind.contains(&m.start) && own(m.start) && measures.get(*word).nature == Nature::Price
        };
        site.sentence.measures().iter().any(price)
    };
    site.amount.kind == FigureKind::Money && (of_value || to && (priced() || bill()))
}

/// "raised its price for crude 50 cents a barrel": so much, for the new price has a preposition ("to $17").
fn changes_price(site: &Site, group: &VerbGroup) -> bool {
    let measures = &site.document.lexicon.measures;
    let object = group.tokens.end..site.lead.start;
    let price =
        |(m, w): &&(Range<usize>, MeasureWord)| object.contains(&m.start) && measures.get(*w).nature == Nature::Price;
    let near = |m: &Range<usize>| site.amount.per_unit.is_some() || m.end == object.end;
    let apart = |at: usize| site.document.is_sign(at, b',') || site.document.has(at, Classes::Joint);
    let between = || object.clone().any(apart);
    site.sentence.measures().iter().find(price).is_some_and(|(m, _)| near(m)) && !between()
}

/// "will raise its dividend 15%": one measure, which no rate is, between the verb and a percentage.
fn changes_measure(site: &Site, group: &VerbGroup) -> bool {
    let measures = &site.document.lexicon.measures;
    let behind = group.tokens.end..site.lead.start;
    let object = site.sentence.measures().iter().find(|(m, _)| m.start >= behind.start && m.end == behind.end);
    let own = behind.clone().next().is_some_and(|at| {
        let leads = site.document.has(at, Classes::Determiner) || site.document.says(at, StatementWord::Filler);
        leads || object.is_some_and(|(m, _)| m.start == at)
    });
    own && behind.len() <= 4 && object.is_some_and(|(_, w)| measures.get(*w).nature != Nature::Rate)
}
