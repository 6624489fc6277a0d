//! What an amount is an amount of.
//!
//! | words | measure | method |
//! | --- | --- | --- |
//! | "a $150 million **loan**", "$5 million in **exports**" | loan, exports | phrase |
//! | "**exports** of $5 million" | exports | phrase |
//! | "**exports** rose to $5 million", "restore the **trade** to $1 billion" | exports, trade turnover | clause |
//! | "**exported** 5,000 tonnes" | exports | verb |
//! | "GDP fell … **growth** slowed to 5%" | GDP | clause |
//! | "the **peso** lost 5%", "5 million **tourists**" | exchange rate, tourists | clause, phrase |

mod clause;
mod object;
mod phrase;
mod unit;
mod verb;

use std::ops::Range;

use super::Site;
use super::attachment::is_possessive;
use super::parties::spoken_of;
use super::period::is_dated;
use crate::decimal::Decimal;
use crate::lexicon::measure::{MeasureWord, Nature, Traits};
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::Roles;
use crate::lexicon::{Classes, Lexicon, Word};
use crate::recognize::amount::Amount;
use crate::record::{FigureKind, MeasureMethod, Stat};
use crate::text::token::Kind;
use clause::of_clause;
use object::{of_lives, of_worth};
use phrase::{apposed, before, behind, gain, price};
use verb::{counted, of_deal, of_participle, of_quoted, of_rate, of_verb};

pub(super) use clause::{is_of_other_noun, says_how_much};
pub(super) use object::put_to;
pub(super) use phrase::coupon;
pub(super) use unit::of_unit;
use unit::{exchanged, of_one, wage};

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

impl Found {
    /// In the phrase of the amount.
    fn in_phrase(measure: MeasureWord, tokens: Range<usize>) -> Found {
        Found { measure, tokens, method: MeasureMethod::Phrase }
    }

    /// By a verb, or what stands for one, that ends before the token.
    fn by_verb(measure: MeasureWord, end: usize) -> Found {
        Found { measure, tokens: end..end, method: MeasureMethod::Verb }
    }
}

pub(super) fn read(site: &Site, stat: Stat) -> Option<Found> {
    if let Some(found) = of_rate(site, stat).or_else(|| share(site, stat)).or_else(|| exchanged(site)) {
        return Some(found);
    }
    // "net debt stood at 1.9 times EBITDA": what is so many times as much, and not what it is put against.
    // ... but "a measure to halve aid" has its object behind.
    let times = site.amount.kind == FigureKind::Multiple && site.amount.rule != "multiple_verb";
    let multiple = || of_clause(site, stat).filter(|_| times);
    let found = gain(site)
        .or_else(|| coupon(site))
        .or_else(multiple)
        .or_else(|| of_one(site))
        .or_else(|| behind(site, stat))
        .or_else(|| before(site, stat))
        .or_else(|| apposed(site, stat))
        .or_else(|| price(site))
        .or_else(|| wage(site))
        .or_else(|| of_clause(site, stat))
        .or_else(|| of_deal(site))
        .or_else(|| of_worth(site))
        .or_else(|| of_lives(site))
        .or_else(|| put_to(site, stat))
        .or_else(|| of_verb(site, stat))
        .or_else(|| of_participle(site, stat))
        .or_else(|| of_quoted(site, stat))
        .or_else(|| counted(site))
        .or_else(|| bare_growth(site, stat))
        .or_else(|| made_up(site, stat))
        .or_else(|| of_all(site, stat))?;
    // "bought 51% of it for $5 million in an all-cash deal"
    let contract = found.measure == site.document.lexicon.measures.known.contract;
    let bought = || of_deal(site).filter(|deal| deal.measure == site.document.lexicon.measures.known.acquisition);
    let found = if contract { bought().unwrap_or(found) } else { found };
    Some(with_country(site, per_share(site, found)))
}

/// "Growth slowed to 5%", "expects growth of 5%", in a text that tells of output: that of output, unless it is growth "in" something.
fn bare_growth(site: &Site, stat: Stat) -> Option<Found> {
    /// Sentences back.
    const NEAR: usize = 2;
    let (document, amount) = (site.document, &site.amount.tokens);
    let before_lead = site.lead.preposition.and_then(|at| at.checked_sub(1));
    let subject = site.governor().and_then(|g| g.tokens.start.checked_sub(1));
    let near = [Some(amount.end), before_lead, subject];
    let bare = |&at: &usize| {
        let before = at.wrapping_sub(1);
        // "Latvia's growth", "Chinese growth"
        let country = is_possessive(document, before) || document.has(before, Classes::Demonym);
        let noun = site.clause.contains(&before)
            && !amount.contains(&before)
            && !country
            && document.tokens[before].kind != Kind::Sign
            && !document.has(before, Classes::Function | Classes::Verb | Classes::Auxiliary | Classes::PastEnding);
        document.is_word(at, "growth") && !noun
    };
    // "growth of 10% in lending"
    let elsewhere = document.is_word(amount.end, "in") && !is_dated(site.dates, amount.end + 1);
    let rate = site.amount.kind == FigureKind::Percent && !elsewhere;
    let at = near.into_iter().flatten().find(bare).filter(|_| rate)?;
    let known = &document.lexicon.measures.known;
    // What the text measured last, in this sentence or in one of the two before.
    let here = document.sentence_of(amount.start);
    let told = document.sentences[here.saturating_sub(NEAR)].start..at;
    let named = |at: usize| document.read(at, <MeasureWord as Word>::of).map(|(measure, _)| measure);
    let last = told.rev().filter(|&at| document.has(at, Classes::Measure)).find_map(named);
    // "Inflation was 5%. The bank expects growth of 4%": of a country's figures, one more.
    let measures = &document.lexicon.measures;
    let rate = |last| measures.get(last).nature == Nature::Rate || measures.is(last, Traits::RATIO);
    let national = |last| measures.is(last, Traits::NATIONAL) && rate(last);
    let told = last.is_some_and(|last| [known.gdp, known.economic_growth].contains(&last) || national(last));
    // "The IMF forecasts growth of 4%"
    let foreseen = || {
        let foresees = site.governor().is_some_and(|g| g.does(Roles::FORECAST.with(Roles::PLAN)));
        last.is_none() && foresees && site.clause.clone().any(|at| document.says(at, StatementWord::Economist))
    };
    let of_country = document.has(at.wrapping_sub(1), Classes::Demonym) || spoken_of_before(site, at);
    let told = told || of_country || foreseen();
    let measure = if stat == Stat::Change { known.gdp } else { known.economic_growth };
    told.then_some(Found { measure, tokens: at..at + 1, method: MeasureMethod::Clause })
}

/// "Latvia's growth".
fn spoken_of_before(site: &Site, at: usize) -> bool {
    let document = site.document;
    let owner = at.checked_sub(2).filter(|_| is_possessive(document, at - 1));
    owner.is_some_and(|owner| spoken_of(site.sentence, document, owner).is_some())
}

/// "turnover with Peru", "the deficit between the two countries": that of trade.
fn with_country(site: &Site, found: Found) -> Found {
    /// "with neighbouring Peru", "between Peru".
    const NAME: usize = 3;
    let (document, end) = (site.document, found.tokens.end);
    let measures = &document.lexicon.measures;
    let turns_over =
        found.measure != measures.known.revenue || document.says(found.tokens.start, StatementWord::Turnover);
    let ties = turns_over && document.is_one_of(end, &["with", "between"]);
    let Some(trade) = measures.balance(found.measure).filter(|_| ties) else { return found };
    // "with Russian clients", "with Germany's biggest retailer": with somebody there.
    let country = |t: usize| {
        let named = spoken_of(site.sentence, document, t);
        document.says(t, StatementWord::Pair)
            || named.is_some_and(|(_, length, adjective)| !adjective && !is_possessive(document, t + length))
    };
    let stop = (end + 1 + NAME).min(site.sentence.tokens.end);
    let own = |t: usize| (end + 1..t).all(|before| !document.has(before, Classes::Preposition));
    if (end + 1..stop).any(|t| country(t) && own(t)) { Found { measure: trade, ..found } } else { found }
}

/// "bring the turnover to $5 billion", "$5 billion of turnover", in a text on the trade of two countries: that of trade, unless it is
/// somebody's ("the plant's turnover", "an annual turnover of $5 million").
pub(super) fn of_trade(site: &Site, found: Found) -> Found {
    let document = site.document;
    let known = &document.lexicon.measures.known;
    let start = found.tokens.start;
    let bare = found.tokens.len() == 1 && document.says(start, StatementWord::Turnover);
    let before = start.wrapping_sub(1);
    let definite = document.has(before, Classes::Definite) && !document.is_word(before, "its");
    let opens = definite || start == site.clause.start || document.is_word(before, "of");
    // "the turnover of the plant", but "of $5 million"
    let of_body = document.is_word(start + 1, "of") && !site.amount.tokens.contains(&(start + 2));
    // "Alder's boss said the turnover was"
    if bare && opens && !of_body && !site.names_body_before(start) && speaks_of_trade(site, start) {
        Found { measure: known.trade_turnover, ..found }
    } else {
        found
    }
}

/// Whether the sentences before a word tell of trade, and the last of them of no company: "The plant sells lamps. The turnover is".
fn speaks_of_trade(site: &Site, word: usize) -> bool {
    /// Sentences back.
    const NEAR: usize = 3;
    let document = site.document;
    let measures = &document.lexicon.measures;
    let here = document.sentence_of(word);
    let start = |back: usize| document.sentences[here.saturating_sub(back)].start;
    let traded = |at: usize| {
        let named = document.read(at, <MeasureWord as Word>::of).map(|(measure, _)| measure);
        named.is_some_and(|m| measures.get(m).nature == Nature::Pair || measures.is(m, Traits::TRADED))
    };
    let told = (start(NEAR)..site.sentence.tokens.end).any(|at| document.has(at, Classes::Measure) && traded(at));
    told && site.sentence.bodies(start(1)..(start(1) + REACH).min(word)).next().is_none()
}

/// "Shr loss 14 cts", "a profit of 2 dollars a share": by the share, whatever the sign is called.
fn per_share(site: &Site, found: Found) -> Found {
    let known = &site.document.lexicon.measures.known;
    let by_share = known.earnings_per_share;
    let earnings = [known.profit, known.loss].contains(&found.measure);
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
    let known = &lexicon.measures.known;
    let is = |traits: Traits| lexicon.measures.is(measure, traits);
    let nature = lexicon.measures.get(measure).nature;
    let unit = amount.unit.as_deref();
    match amount.kind {
        // An index stands at points.
        FigureKind::Money if measure == known.stock_index => false,
        FigureKind::Money if amount.per_unit.is_some() => {
            nature == Nature::Price || is(Traits::BY_UNIT.with(Traits::MONEY).with(Traits::RATIO))
        }
        // A share costs up to some millions of won or rials; a sum beyond is paid for many.
        FigureKind::Money if [known.share_price, known.earnings_per_share].contains(&measure) => {
            amount.most().is_none_or(|v| v < Decimal::from_int(10_000_000))
        }
        // "May delivery was up 5 cents": no goods are worth so little.
        FigureKind::Money if is(Traits::GOODS) => amount.most().is_none_or(|v| v >= Decimal::from_int(1000)),
        FigureKind::Money => {
            (nature != Nature::Rate || measure == known.stake) && !is(Traits::COUNTED.with(Traits::PEOPLE))
        }
        FigureKind::Percent if stat == Stat::Level => nature == Nature::Rate || is(Traits::RATIO),
        // A crop yields tonnes, a bond percent.
        FigureKind::PercentagePoints => measure != known.harvest,
        FigureKind::Percent | FigureKind::Multiple => true,
        // A price is no count, but an index stands at points.
        FigureKind::Quantity if unit == Some("point") => measure == known.stock_index,
        // Other indices stand near a hundred.
        FigureKind::Quantity if unit.is_none() && measure == known.stock_index => {
            amount.most().is_some_and(|v| v >= Decimal::from_int(500))
        }
        FigureKind::Quantity if unit.is_some_and(|u| lexicon.amounts.is_person(u)) => {
            is(Traits::PEOPLE) || measure == known.capacity
        }
        // Power is what a plant can do, and nothing that is sold.
        FigureKind::Quantity if unit.is_some_and(|u| lexicon.amounts.is_power(u)) => is(Traits::POWER),
        FigureKind::Quantity if unit.is_some() && is(Traits::MONEY) => false,
        // "the deposit, 14 km south"
        FigureKind::Quantity if unit.is_some_and(|u| lexicon.amounts.is_length(u)) && is(Traits::TABLED) => false,
        // "companies generated 5 kilowatt-hours": no number of companies.
        FigureKind::Quantity
            if is(Traits::COUNTED)
                && unit.and_then(|unit| lexicon.measures.by_unit(unit)).is_some_and(|m| m != measure) =>
        {
            false
        }
        // The jobless are told by their number as well.
        FigureKind::Quantity if nature == Nature::Rate => unit.is_none() && is(Traits::PEOPLE),
        FigureKind::Quantity => nature != Nature::Price && (unit.is_none() || !is(Traits::PEOPLE)),
        FigureKind::Rank => false,
    }
}

/// "of which oil made up 34%", "the sun is to provide 12%": a share of what was told before.
fn made_up(site: &Site, stat: Stat) -> Option<Found> {
    let percent = site.amount.kind == FigureKind::Percent && stat == Stat::Level;
    let group = site.governor().filter(|_| percent)?;
    let (document, end) = (site.document, group.tokens.end);
    let up = group.does(Roles::SHARE) && document.is_one_of(end, &["up", "for"]);
    let gives = document.says(end - 1, StatementWord::Provides) && !group.passive && !document.has(end, Classes::Bound);
    let object = end + usize::from(gives && document.is_word(end, "in"));
    let near = if gives { site.lead.start == object } else { (end..=end + 1).contains(&site.lead.start) };
    if !(up || gives) || !near {
        return None;
    }
    let measure = site.document.lexicon.measures.known.share;
    Some(Found::by_verb(measure, end))
}

/// "Of 9,000 cars sold, 64% were electric", "54 percent said": so many of all, where nothing else is measured.
fn of_all(site: &Site, stat: Stat) -> Option<Found> {
    let (document, end) = (site.document, site.amount.tokens.end);
    let percent = site.amount.kind == FigureKind::Percent && stat == Stat::Level;
    let known = &document.lexicon.measures.known;
    // "of which 30% is to come"
    let before = site.lead.start.wrapping_sub(1);
    let of_which = document.is_one_of(before, &["which", "whom"]) && document.is_word(before.wrapping_sub(1), "of");
    if percent && of_which {
        return Some(Found::in_phrase(known.share, end..end));
    }
    let group = site.sentence.groups.iter().find(|g| g.tokens.start == end && g.is_finite())?;
    // "5 percent was the most": of one thing.
    let many = !document.is_one_of(end, &["is", "was", "has"]);
    let people = document.is_one_of(end, &["were", "are", "have"]) || group.does(Roles::REPORT);
    let alone = percent && many && people && site.lead.preposition.is_none();
    let measured = || site.sentence.measures().iter().any(|(m, _)| site.clause.contains(&m.start) && m.end <= end);
    (alone && !measured()).then(|| Found::in_phrase(known.share, end..end))
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
    let measure = document.lexicon.measures.known.share;
    let whole =
        site.sentence.measures().iter().find(|(m, _)| m.start > end && m.start <= end + REACH).map(|(m, _)| m.clone());
    Some(Found::in_phrase(measure, whole.unwrap_or(end..end)))
}
