//! Measures that no noun names: by a verb ("exported 5,000 tonnes"), a currency ("the peso lost 5%"), or what is counted ("5 million
//! tourists").

use super::{Found, REACH, fits};
use crate::decimal::Decimal;
use crate::interpret::Site;
use crate::lexicon::measure::{MeasureWord, Traits};
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::{Roles, VerbWord};
use crate::lexicon::{Classes, Word};
use crate::recognize::amount::count;
use crate::recognize::verb::{Tense, VerbGroup};
use crate::record::{FigureKind, MeasureMethod, Stat};
use crate::text::token::{Kind, Shape};

/// A few units of money: what is asked for one of something, and no sum that is traded or earned.
pub(super) fn is_small(site: &Site) -> bool {
    const LEAST_SUM: Decimal = Decimal::from_int(100_000);
    site.amount.kind == FigureKind::Money && site.amount.most().is_some_and(|value| value < LEAST_SUM)
}

/// "The krona weakened by 5%", "the peso, which lost 5% of its value,", "the rand, down 5%", "the dollar opened at 145 yen": what changes
/// of a currency is its rate, and of goods that are quoted ("Gold rose to 481 dollars") their price.
pub(super) fn of_quoted(site: &Site, stat: Stat) -> Option<Found> {
    let document = site.document;
    let percent = site.amount.kind == FigureKind::Percent && stat == Stat::Change;
    if !percent && !is_small(site) {
        return None;
    }
    let tied = site.lead.preposition.is_some_and(|at| document.is_one_of(at, &["at", "to", "from"]));
    let moves = |g: &&VerbGroup| {
        let up = g.copula && document.has(g.tokens.end, Classes::Direction);
        (tied || up || g.does(Roles::CHANGE)) && g.tokens.end <= site.amount.tokens.start
    };
    let moved = site.governor().filter(moves).map(|g| g.tokens.start);
    let direction = site.lead.start.checked_sub(1).filter(|&at| document.has(at, Classes::Direction));
    let before = moved.or(direction.filter(|&at| document.is_sign(at.wrapping_sub(1), b',')))?.checked_sub(1)?;
    let before = if document.has(before, Classes::Relative) { before.checked_sub(1)? } else { before };
    let noun = if document.is_sign(before, b',') { before.checked_sub(1)? } else { before };
    let noun = delivered(site, noun).unwrap_or(noun);
    let known = &document.lexicon.measures.known;
    let measure = if document.has(noun, Classes::Currency) && is_rate_subject(site, noun) {
        known.exchange_rate
    } else if document.says(noun, StatementWord::Commodity) && is_price_subject(site, noun) {
        known.price
    } else if is_company(site, noun) {
        known.share_price
    } else {
        return None;
    };
    Some(Found { measure, tokens: noun..noun + 1, method: MeasureMethod::Clause })
}

/// "Copper for July delivery": what is delivered.
fn delivered(site: &Site, noun: usize) -> Option<usize> {
    let (document, start) = (site.document, site.clause.start);
    let tie = (start + 1..noun).find(|&t| document.is_word(t, "for")).filter(|_| document.is_word(noun, "delivery"))?;
    Some(tie - 1)
}

/// "The dollar", "Sterling", but "investors in the yen", "in euros".
fn is_rate_subject(site: &Site, noun: usize) -> bool {
    let (document, the) = (site.document, noun.wrapping_sub(1));
    noun == site.clause.start
        || document.has(the, Classes::Definite) && !document.has(the.wrapping_sub(1), Classes::Preposition)
        || document.tokens.get(the).is_some_and(|t| t.shape == Shape::Capital)
}

/// "Alder Ltd fell 5%", ", Birch Ltd dropped 12p": of a company that is itself the subject, what changes is its share.
fn is_company(site: &Site, noun: usize) -> bool {
    let (document, clause) = (site.document, &site.clause);
    let Some(name) = site.sentence.body_ending(noun) else { return false };
    let opens = name.start == clause.start
        || document.tokens[name.start - 1].kind == Kind::Sign
        || document.has(name.start - 1, Classes::Conjunction);
    // "Alder Ltd, down 5%, said its sales": of sales, where the clause tells of them.
    let measured = site.sentence.measures().iter().any(|(m, _)| clause.contains(&m.start));
    opens && !measured
}

/// "Spot gold", "April heating oil", but "exports of gold", and no "copper rose 5% to 3,000 tonnes".
fn is_price_subject(site: &Site, noun: usize) -> bool {
    /// "London three-month copper".
    const NOUNS: usize = 3;
    const NO_NOUN: Classes = Classes::Preposition.with(Classes::Auxiliary).with(Classes::Measure);
    let (document, clause) = (site.document, &site.clause);
    let goods = |t: usize| document.has(t, Classes::Unit) && site.is_numeral(t.wrapping_sub(1));
    let sign = |&t: &usize| document.tokens[t].kind == Kind::Sign;
    let start = (clause.start..noun).rfind(sign).map_or(clause.start, |t| t + 1);
    clause.contains(&noun)
        && noun - start <= NOUNS
        && !(start..noun).any(|t| document.has(t, NO_NOUN))
        && !clause.clone().any(goods)
}

/// "5 million tourists", "cut 1,500 jobs", "30 injured": what an amount counts is its measure, where nothing else is said of it.
pub(super) fn counted(site: &Site) -> Option<Found> {
    let (document, end) = (site.document, site.amount.tokens.end);
    let measures = &document.lexicon.measures;
    let others = usize::from(document.is_word(end, "others"));
    if let Some(measure) = count::suffered(document, end + others) {
        return Some(Found::by_verb(measure, end));
    }
    let named = |at: usize| document.read(at, MeasureWord::of).filter(|&(_, length)| at + length == end);
    let (start, measure) = (site.amount.tokens.start..end).find_map(|at| named(at).map(|(word, _)| (at, word)))?;
    // "1,200 jobs lost", "1,200 jobs were axed", but "most of its 18,000 jobs were lost", "700 of the firms' combined 18,000 jobs"
    let part = site.preposition_is("of") || site.neighbours.0.is_some_and(|part| document.is_word(part, "of"));
    let lost = |g: &VerbGroup| !part && g.tokens.start == end && (g.passive || g.tense == Tense::Participle);
    let down = |g: &VerbGroup| g.does(Roles::DOWN) && (g.tokens.end <= site.amount.tokens.start || lost(g));
    // "312 jobs had gone"
    let gone = |g: &VerbGroup| {
        let verb =
            document.is_one_of(g.tokens.end - 1, &["gone", "went", "go", "disappear", "disappeared", "vanished"]);
        !part && g.tokens.start == end && verb && count::closes(document, g.tokens.end)
    };
    // "with the loss of 300 jobs"
    let loss = site.lead.preposition.is_some_and(|of| document.is_one_of(of.wrapping_sub(1), &["loss", "losses"]));
    let falls = loss
        || site.governor().is_some_and(down)
        || site.sentence.groups.iter().any(|g| g.does(Roles::DOWN) && lost(g) || gone(g));
    let found = measures.fall(measure).filter(|_| falls).unwrap_or(measure);
    measures.is(found, Traits::COUNTED).then_some(Found::in_phrase(found, start..end))
}

/// "charges $5 an hour", but neither "charged $5 million against earnings", written off, nor "charged $5 a barrel", a price.
fn is_asked(site: &Site, group: &VerbGroup) -> bool {
    /// "clients some".
    const NEAR: usize = 3;
    let goods = |unit: &String| site.document.lexicon.measures.by_one(unit).is_some();
    is_small(site)
        && !group.passive
        && site.lead.preposition.is_none()
        && site.lead.start.saturating_sub(group.tokens.end) <= NEAR
        && !site.amount.per_unit.as_ref().is_some_and(goods)
}

/// "5,000 tonnes were exported", "$5 million of it will be invested": whether the amount is what the verb is done to.
fn is_done_to(site: &Site, group: &VerbGroup) -> bool {
    let between = site.amount.tokens.end..group.tokens.start;
    let word = |t: usize| site.document.tokens[t].kind == Kind::Word && !site.document.has(t, Classes::Joint);
    (group.passive || group.does(Roles::BEFALL)) && between.len() <= REACH && between.into_iter().all(word)
}

/// "owns 25% of Alder Ltd", "notes paying 5%", "bonds priced at 99%": what a percentage is by its verb alone.
pub(super) fn of_rate(site: &Site, stat: Stat) -> Option<Found> {
    /// "another", "its remaining".
    const NEAR: usize = 3;
    let (document, end) = (site.document, site.amount.tokens.end);
    let known = &document.lexicon.measures.known;
    let level = site.amount.kind == FigureKind::Percent && stat == Stat::Level && site.amount.rule != "fraction";
    let priced = |&at: &usize| document.is_word(at, "at") && document.says(at.wrapping_sub(1), StatementWord::Pricing);
    if let Some(at) = site.lead.preposition.filter(|_| level).filter(priced) {
        return Some(Found::by_verb(known.price, at));
    }
    let group = site.governor().filter(|g| level && !g.passive && g.tokens.end <= site.lead.start)?;
    let rate = group.verb?.rate?;
    // "keep inflation between 3% and 6%"
    let object = group.tokens.end..site.lead.start;
    let measured = site.sentence.measures().iter().any(|(m, _)| object.contains(&m.start));
    let near = site.lead.preposition.is_none() && object.len() <= NEAR && !measured;
    let told = if rate == known.stake {
        is_of_body(site)
    } else {
        document.is_one_of(end, &["interest", "on", "a"]) || count::closes(document, end)
    };
    // "The selling concession is 1% while management pays 0.5%": what somebody is paid for a sale, and no interest.
    let fees = rate == known.interest_rate && site.sentence.measures().iter().any(|(_, m)| *m == known.fee);
    let rate = if fees { known.fee } else { rate };
    (near && told).then_some(Found::by_verb(rate, group.tokens.end))
}

/// "25% of Alder Ltd", "25% of the company", "25%, and": a part of a body, and no share of what somebody buys.
fn is_of_body(site: &Site) -> bool {
    /// "of the remaining shares of".
    const WHOLE: usize = 6;
    let (document, end) = (site.document, site.amount.tokens.end);
    if !document.is_word(end, "of") {
        return document.is_one_of(end, &["between", "each", "and"])
            || document.tokens.get(end).is_none_or(|t| t.kind == Kind::Sign);
    }
    let whole = end + 1..(end + 1 + WHOLE).min(site.sentence.tokens.end);
    let body = |t: usize| document.says(t, StatementWord::OrganizationNoun);
    site.sentence.bodies(whole.clone()).next().is_some() || whole.into_iter().any(body)
}

/// "sold the division for $5 million", "was bought for $5 million": what was paid for it; but "sold 5,000 tonnes for $5 million".
pub(super) fn of_deal(site: &Site) -> Option<Found> {
    /// "sold its mill in the north of the country to Alder Ltd".
    const OBJECT: usize = 14;
    let (document, known) = (site.document, &site.document.lexicon.measures.known);
    let sum = site.amount.kind == FigureKind::Money && !is_small(site);
    let tie = site.lead.preposition.filter(|&at| sum && document.is_word(at, "for"))?;
    let group = site.governor().filter(|g| g.tokens.end <= tie && tie - g.tokens.end <= OBJECT)?;
    // "picked up a 51% stake in Alder Ltd for $5 million"
    let phrase = || site.sentence.measures().iter().filter(|(m, _)| m.start >= group.tokens.end && m.end <= tie);
    if phrase().any(|(_, m)| *m == known.stake) {
        return Some(Found::by_verb(known.acquisition, group.tokens.end));
    }
    let measure = group.verb?.measure.filter(|m| [known.sales, known.purchases].contains(m))?;
    // "The average home sold for $410,000"
    if measure == known.sales && !group.passive && group.is_finite() && group.tokens.end == tie {
        return Some(Found::by_verb(known.price, group.tokens.end));
    }
    // "51% of Alder Ltd for $5 million"
    let before = site.neighbours.0.filter(|&before| before > group.tokens.start);
    let percent = |end: usize| (end - 1..end).any(|at| document.has(at, Classes::Percent));
    // "sold bonds for $5 million", "bought boats for $5 million"
    let plural = |at: usize| document.tokens[at].shape == Shape::Lower && document.word(at).ends_with('s');
    let measure = if phrase().next().is_some() || plural(tie - 1) { measure } else { known.acquisition };
    before.is_none_or(percent).then_some(Found::by_verb(measure, group.tokens.end))
}

/// "three times the 5,000 tonnes mined in 2020", "the $5 million spent in 2020": by the participle behind it.
pub(super) fn of_participle(site: &Site, stat: Stat) -> Option<Found> {
    let amount = &site.amount.tokens;
    let the = site.document.has(amount.start.wrapping_sub(1), Classes::Definite);
    let done = |g: &&VerbGroup| g.tokens == (amount.end..amount.end + 1) && g.tense == Tense::Past;
    let group = site.sentence.groups.iter().find(done).filter(|_| the)?;
    let measure = group.verb?.measure?;
    let spent = measure == site.document.lexicon.measures.known.spending;
    if (site.amount.kind == FigureKind::Money) != spent || site.amount.kind.is_relative() {
        return None;
    }
    let measures = &site.document.lexicon.measures;
    let goods =
        measures.is(measure, Traits::GOODS) || measures.is(measure, Traits::TRADED) && measure != measures.known.loan;
    ((goods || spent) && fits(site, measure, stat)).then_some(Found::by_verb(measure, group.tokens.end))
}

/// "The railway moved 2 million tonnes", "the port handled 300,000 containers", "the carrier flew 2 million people": by who carries them.
fn hauled(site: &Site, group: &VerbGroup) -> Option<MeasureWord> {
    let document = site.document;
    let known = &document.lexicon.measures.known;
    let unit = site.amount.unit.as_deref().filter(|_| site.amount.kind == FigureKind::Quantity)?;
    let says = |word| group.tokens.end <= site.lead.start && document.says(group.tokens.end - 1, word);
    match unit {
        "tonne" | "ton" | "container" | "TEU" | "teu" | "wagon" | "parcel" => {
            says(StatementWord::Hauls).then_some(known.freight)
        }
        "person" => says(StatementWord::Ferries).then_some(known.passengers),
        _ => None,
    }
}

/// "sent home $5 million", "went for $2": what a verb and the word behind it say together.
fn of_phrase(site: &Site, group: &VerbGroup) -> Option<MeasureWord> {
    let verb = group.tokens.end - 1;
    let phrase = |word: VerbWord| if let VerbWord::Phrase(measure) = word { Some(measure) } else { None };
    let (measure, length) = site.document.read_word(verb, phrase)?;
    let between = site.amount.tokens.start.checked_sub(verb + length)?;
    (between <= REACH).then_some(measure)
}

/// "exported 5,000 tonnes", "invested $5 million".
pub(super) fn of_verb(site: &Site, stat: Stat) -> Option<Found> {
    let group = site.governor()?;
    let subject = group.tokens.start >= site.amount.tokens.end;
    if subject && !is_done_to(site, group)
        || site.lead.start - group.tokens.end.min(site.lead.start) > REACH
        || site.amount.kind == FigureKind::Percent
    {
        return None;
    }
    let known = &site.document.lexicon.measures.known;
    // "picked up 5 kilos of apples"
    let of_money = |m: MeasureWord| [known.acquisition, known.price, known.investment].contains(&m);
    let money = site.amount.kind == FigureKind::Money;
    let said = of_phrase(site, group).filter(|&m| !subject && fits(site, m, stat) && (money || !of_money(m)));
    if let Some(measure) = said {
        return Some(Found::by_verb(measure, group.tokens.end));
    }
    // "The railway moved 2 million tonnes"
    if let Some(measure) = hauled(site, group).filter(|_| !subject) {
        return Some(Found::by_verb(measure, group.tokens.end));
    }
    // "will put another $5 million into the plant"
    let into = money && group.does(Roles::INTO) && site.document.is_word(site.amount.tokens.end, "into");
    let of_verb = if into { known.investment } else { group.verb?.measure? };
    let trade = of_verb == known.trade_turnover;
    // "7,000 contracts were traded": on an exchange, and not between countries.
    if subject && trade {
        return None;
    }
    // "sterling traded around 1.57 dollars": a price, and no trade between countries.
    let small = site.amount.most().is_some_and(|v| v < Decimal::from_int(1000));
    if money && trade && small && !site.preposition_is("at") {
        return None;
    }
    // "sold the division for $5 million": what it brought, and no sales.
    let deal = site.preposition_is("for") && known.sales == of_verb;
    if money && (deal || site.preposition_is("in") || site.amount.ends.is_some() && trade) {
        return None;
    }
    if of_verb == known.fee && !is_asked(site, group) {
        return None;
    }
    let priced = money && site.preposition_is("at");
    // "The euro traded at $1.08"
    if priced && let Some(rate) = of_quoted(site, stat) {
        return Some(rate);
    }
    // A company earns a profit; what it earns from something is revenue.
    let from = of_verb == known.profit && site.document.is_word(site.amount.tokens.end, "from");
    // "wheat cost $200 a tonne"
    let unit = site.amount.per_unit.as_deref().filter(|_| of_verb == known.costs);
    let by_one = unit.and_then(|unit| site.document.lexicon.measures.by_one(unit)) == Some(known.price);
    let measure = if priced || by_one {
        known.price
    } else if from {
        known.revenue
    } else {
        of_verb
    };
    fits(site, measure, stat).then_some(Found::by_verb(measure, group.tokens.end))
}
