//! Whose measure it is: the countries that the measure's own phrase names, or the article's pair.
//!
//! | words | subject | counterpart | method |
//! | --- | --- | --- | --- |
//! | "exports from Latvia to Peru" | Latvia | Peru | phrase |
//! | "trade between Peru and Latvia" | Latvia | Peru (in order of the names) | phrase |
//! | "the trade of Peru and Latvia" | Latvia | Peru | phrase |
//! | "wants to triple exports to Peru" in a text on the trade of both | Latvia | Peru | pair |
//! | "Trade with Peru" in a text on Latvia alone | Latvia | Peru | inherited |
//! | "Latvian exports to Peru", "Latvia's exports" | Latvia | Peru, none | adjective, phrase |
//! | "bilateral trade", "our trade" | the pair that the article is about, or the country it names and that of its dateline | | pair |
//! | "global trade" | none | | |

mod body;
mod country;
mod named;
mod pair;
mod phrase;
mod subject;

use std::ops::Range;

use super::Site;
use super::attachment::is_possessive;
use super::clause::Sentence;
use super::measure::Found;
use super::period::is_dated;
use crate::lexicon::measure::{MeasureWord, Nature, Traits};
use crate::lexicon::statement::StatementWord;
use crate::lexicon::{Classes, Word};
use crate::record::PartiesMethod;
use crate::text::Document;
pub(super) use body::{Owner, bodies};
use country::ending;
pub(super) use country::{countries, spoken_of};
use pair::ordered;
pub(super) use pair::{Pair, home, pair, written_in};

/// Countries, as indices into the lexicon's entities.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Parties {
    pub(super) subject: Option<u32>,
    pub(super) counterpart: Option<u32>,
    pub(super) method: PartiesMethod,
}

/// What an article is about, as far as its figures leave it out.
#[derive(Debug, Clone, Copy)]
pub(super) struct About {
    pub(super) pair: Option<Pair>,
    pub(super) home: Option<u32>,
    /// Whether its lead tells of the trade of the pair.
    pub(super) trade: bool,
}

/// Whether the lead tells of trade between two: "mutual trade", "trade turnover".
pub(super) fn leads_with_trade(document: &Document, sentences: &[Sentence]) -> bool {
    /// Sentences, with the headline.
    const LEAD: usize = 5;
    let trade = document.lexicon.measures.known.trade_turnover;
    sentences.iter().take(LEAD).any(|s| s.measures().iter().any(|(_, measure)| *measure == trade))
}

pub(super) fn read(site: &Site, measure: &Found, about: About) -> Option<Parties> {
    let named = named::read(site, measure, about.pair).map(|found| with_home(site, measure, about.home, found));
    let named = named.map(|found| with_other(site, measure, about, found));
    named.or_else(|| of_home(site, measure, about.home))
}

/// "Trade with Peru reached 5 million", in a text on one other country: its trade.
fn with_home(site: &Site, measure: &Found, home: Option<u32>, found: Parties) -> Parties {
    let document = site.document;
    let (None, Some(other), Some(home)) = (found.subject, found.counterpart, home) else { return found };
    let measures = &document.lexicon.measures;
    let pair = measures.get(measure.measure).nature == Nature::Pair;
    let traded = measures.is(measure.measure, Traits::TRADED) && measures.is_of_country(measure.measure);
    let start = measure.tokens.start;
    let body = site.names_body_before(start);
    // "their exports" may be some companies', and "world exports" are everybody's; but "Mutual trade with Peru".
    let first = start == site.clause.start || document.says(start.wrapping_sub(1), StatementWord::Pair);
    let sentence = document.sentence_of(start);
    let before = document.sentences[sentence.saturating_sub(1)].start..site.sentence.tokens.end;
    let known = [home, other].map(|country| document.lexicon.entity(country).id);
    let foreign = site.sentence.places(before.clone()).any(|place| !known.contains(&place));
    // Behind a company's results, its trade.
    let results = |at: usize| {
        document.read(at, <MeasureWord as Word>::of).is_some_and(|(word, _)| measures.is(word, Traits::RESULT))
    };
    let company = before.into_iter().any(|at| document.has(at, Classes::Measure) && results(at));
    if measure.tokens.is_empty() || home == other || body || !first || foreign || company || !(pair || traded) {
        return found;
    }
    let (subject, counterpart) = if pair { ordered(document, home, other) } else { (home, other) };
    Parties { subject: Some(subject), counterpart: Some(counterpart), method: PartiesMethod::Inherited }
}

/// "wants to triple exports to Peru", in a text on the trade of Latvia and Peru: Latvia's.
fn with_other(site: &Site, measure: &Found, about: About, found: Parties) -> Parties {
    let measures = &site.document.lexicon.measures;
    let traded = measures.is(measure.measure, Traits::TRADED) && measures.is_of_country(measure.measure);
    let (None, Some(counterpart), true, false) =
        (found.subject, found.counterpart, about.trade && traded, measure.tokens.is_empty())
    else {
        return found;
    };
    // "total exports to Peru", "Asian exports to Peru": somebody's.
    let start = measure.tokens.start;
    // ... and "Exports to Peru came to 5 million"
    let opens = start == site.sentence.tokens.start;
    let object = opens || site.sentence.groups.iter().any(|g| g.tokens.end == start);
    let other = about.pair.and_then(|pair| pair.other(counterpart));
    let other = other.filter(|_| object && !site.names_body_before(start));
    match other {
        Some(_) => Parties { subject: other, method: PartiesMethod::Pair, ..found },
        None => found,
    }
}

/// The country that the words before a token name, right before it.
pub(super) fn ending_at(sentence: &Sentence, document: &Document, end: usize) -> Option<u32> {
    let (_, (country, _, adjective)) = ending(sentence, document, sentence.tokens.start..end)?;
    (!adjective).then_some(country)
}

/// "German carmaker Alder's sales": of somebody from there.
pub(super) fn is_of_body(site: &Site, measure: &Found) -> bool {
    let owner = measure.tokens.start.wrapping_sub(1);
    !measure.tokens.is_empty()
        && is_possessive(site.document, owner)
        && ending(site.sentence, site.document, site.sentence.tokens.start..owner).is_none()
}

/// "the country's", "the republic's": whether the owner of a measure is a country that is not named again.
fn names_country(document: &Document, measure: usize) -> bool {
    let owner = measure.wrapping_sub(2);
    is_possessive(document, measure.wrapping_sub(1)) && document.says(owner, StatementWord::CountryNoun)
}

/// "Inflation slowed to 5%", in a text on one country.
fn of_home(site: &Site, measure: &Found, home: Option<u32>) -> Option<Parties> {
    let document = site.document;
    let measures = &document.lexicon.measures;
    let home = home?;
    let (start, end) = (measure.tokens.start, measure.tokens.end);
    let before = start.wrapping_sub(1);
    // "the province's output", "state unemployment", "inflation in the city": of a part of it, or of more.
    let part = document.says(before, StatementWord::Partial)
        || is_possessive(document, before) && !names_country(document, start)
        || document.is_one_of(end, &["in", "among", "across"])
            && !(end + 1..end + 3).any(|at| is_dated(site.dates, at));
    let traded = measures.is(measure.measure, Traits::TRADED) && measures.is_of_country(measure.measure);
    // "its exports" may be a company's.
    let free = traded && !site.names_body_before(start) && !document.has(before, Classes::Determiner);
    // "foreign reserves", and no company's "reserves"
    let reserves = measure.measure == measures.known.reserves && measure.tokens.len() > 1;
    let national = measures.is(measure.measure, Traits::NATIONAL) || reserves || free;
    let other = site.sentence.places(site.clause.clone()).any(|place| place != document.lexicon.entity(home).id);
    // "foreign trade" is with all the world, "foreign reserves" are the country's own.
    let trade = traded || measures.get(measure.measure).nature == Nature::Pair;
    let all = if trade { is_worldwide(document, &measure.tokens) } else { is_of_world(document, start) };
    let named = national && !measure.tokens.is_empty() && !all && !part && !other;
    named.then_some(Parties { subject: Some(home), counterpart: None, method: PartiesMethod::Inherited })
}

/// "global trade", "the world's trade", "foreign trade": of no two countries.
pub(super) fn is_worldwide(document: &Document, measure: &Range<usize>) -> bool {
    is_of_world(document, measure.start) || document.says(measure.start, StatementWord::Worldwide)
}

/// "global inflation", "the world's output".
fn is_of_world(document: &Document, measure: usize) -> bool {
    let before = measure.wrapping_sub(1);
    let at = if is_possessive(document, before) { before.wrapping_sub(1) } else { before };
    document.says(at, StatementWord::Worldwide)
}
