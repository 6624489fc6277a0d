//! Whose measure it is: the countries that the measure's own phrase names, or the article's pair.
//!
//! | words | subject | counterpart | method |
//! | --- | --- | --- | --- |
//! | "exports from Latvia to Peru" | Latvia | Peru | phrase |
//! | "trade between Peru and Latvia" | Latvia | Peru (in order of the names) | phrase |
//! | "Latvian exports to Peru", "Latvia's exports" | Latvia | Peru, none | adjective, phrase |
//! | "bilateral trade", "our trade" | the pair that the article is about, or the country it names and that of its dateline | | pair |
//! | "global trade" | none | | |

use std::collections::BTreeMap;
use std::ops::Range;

use super::attachment::is_possessive;
use super::measure::Found;
use super::{Site, clause::Sentence};
use crate::lexicon::entity::Sort;
use crate::lexicon::measure::{Nature, Traits};
use crate::lexicon::name::NameWord;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::{Classes, Sense};
use crate::record::PartiesMethod;
use crate::text::Document;
use crate::text::token::{Kind, Shape};

/// How far behind a measure its parties may begin.
const REACH: usize = 6;

/// Countries, as indices into the lexicon's entities.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Parties {
    pub(super) subject: Option<u32>,
    pub(super) counterpart: Option<u32>,
    pub(super) method: PartiesMethod,
}

/// The country that a name or an adjective at the token stands for, as (entity, tokens, whether it is an adjective).
pub(super) fn country(document: &Document, at: usize) -> Option<(u32, usize, bool)> {
    if !document.has(at, Classes::Name | Classes::Demonym) || is_within_longer(document, at) {
        return None;
    }
    let is_country = |entity: u32| matches!(document.lexicon.sort_of(entity), Sort::Country);
    document
        .read(at, |s| match s {
            Sense::Name(NameWord::Known(entity) | NameWord::Perhaps(entity)) if is_country(*entity) => {
                Some((*entity, false))
            }
            Sense::Name(NameWord::Demonym(entity)) if is_country(*entity) => Some((*entity, true)),
            _ => None,
        })
        .map(|((entity, adjective), length)| (entity, length, adjective))
}

/// "South American": the last word of a name that begins before it.
fn is_within_longer(document: &Document, at: usize) -> bool {
    let known = |s: &Sense| matches!(s, Sense::Name(NameWord::Known(_) | NameWord::Demonym(_)));
    at > 0
        && document.has(at - 1, Classes::Name | Classes::Demonym)
        && document.senses(at - 1).any(|(length, s)| length > 1 && known(s))
}

/// A country that a sentence speaks of: not "American Hoechst", "Bank of Italy" or "5 million Swiss francs".
pub(super) fn spoken_of(sentence: &Sentence, document: &Document, at: usize) -> Option<(u32, usize, bool)> {
    let found = country(document, at)?;
    let named = at..at + found.1;
    // "a Canadian dollar bond": the currency, not the country.
    let currency = document.has(named.end, Classes::Currency);
    (!currency && !sentence.is_in_amount(at) && !sentence.is_in_body(&named)).then_some(found)
}

/// The countries of a text, most named first; ties in order of appearance.
pub(super) fn countries(document: &Document) -> Vec<(u32, usize)> {
    let mut counts: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
    let mut from = 0;
    while let Some(at) = document.first(from..document.len(), Classes::Name | Classes::Demonym) {
        from = at + 1;
        if let Some((entity, _, _)) = country(document, at) {
            counts.entry(entity).or_insert((0, at)).0 += 1;
        }
    }
    let mut countries: Vec<(u32, usize, usize)> =
        counts.into_iter().map(|(entity, (count, first))| (entity, count, first)).collect();
    countries.sort_by_key(|&(_, count, first)| (std::cmp::Reverse(count), first));
    countries.into_iter().map(|(entity, count, _)| (entity, count)).collect()
}

/// Sentences of the lead, which says what an article is about.
const LEAD: usize = 3;

/// The two countries that an article is about, in order of their names.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair {
    pub(super) first: u32,
    pub(super) second: u32,
    /// Whether the text names both; else one is where it was written, which only words like "bilateral" call for.
    is_named: bool,
}

impl Pair {
    /// The other of the two.
    fn other(self, than: u32) -> Option<u32> {
        [(self.first, self.second), (self.second, self.first)].into_iter().find(|p| p.0 == than).map(|p| p.1)
    }
}

/// The pair of an article: the only two countries of its lead, else clearly the two most named, else the only one of the text and
/// the one that its dateline is from.
pub(super) fn pair(document: &Document, countries: &[(u32, usize)], dateline: Option<&Range<usize>>) -> Option<Pair> {
    let of = |(first, second): (u32, u32), is_named: bool| Pair { first, second, is_named };
    if let Some(pair) = named_pair(document, countries) {
        return Some(of(pair, true));
    }
    let home = country_of(document, dateline?.start)?;
    let &[(only, _)] = countries else { return None };
    (only != home).then(|| of(ordered(document, only, home), false))
}

/// The country that a place is in.
fn country_of(document: &Document, place: usize) -> Option<u32> {
    let lexicon = document.lexicon;
    let code = document.read(place, |s| match s {
        Sense::Name(NameWord::Known(entity) | NameWord::Perhaps(entity)) => lexicon.entity(*entity).country.as_ref(),
        _ => None,
    });
    lexicon.country(code?.0)
}

fn named_pair(document: &Document, countries: &[(u32, usize)]) -> Option<(u32, u32)> {
    let lead = document.sentences.get(..LEAD.min(document.sentences.len()))?.last()?.end;
    let mut first: Vec<u32> = (0..lead).filter_map(|at| country(document, at)).map(|(entity, _, _)| entity).collect();
    first.sort_unstable();
    first.dedup();
    if let [a, b] = first[..] {
        return Some(ordered(document, a, b));
    }
    let [(a, _), (b, second), rest @ ..] = countries else { return None };
    let third = rest.first().map_or(0, |&(_, count)| count);
    (*second >= 2 && third * 2 <= *second).then(|| ordered(document, *a, *b))
}

/// Two countries in order of their names.
fn ordered(document: &Document, a: u32, b: u32) -> (u32, u32) {
    let name = |entity: u32| &document.lexicon.entity(entity).name;
    if name(a) <= name(b) { (a, b) } else { (b, a) }
}

pub(super) fn read(site: &Site, measure: &Found, pair: Option<Pair>) -> Option<Parties> {
    let document = site.document;
    let measures = &document.lexicon.measures;
    let nature = measures.get(measure.measure).nature;
    let start = measure.tokens.start;
    // "3,000 enterprises with Peruvian capital": what is counted is nobody's exports.
    if site.amount.tokens.contains(&start) && !measure.tokens.is_empty() {
        return None;
    }
    // "Latvian police wounded 5 people": who did it is not whose they are.
    if measure.tokens.is_empty() && measures.is(measure.measure, Traits::PEOPLE) {
        return None;
    }
    let two = |a: u32, b: u32, method| {
        let (a, b) = if nature == Nature::Pair { ordered(document, a, b) } else { (a, b) };
        Parties { subject: Some(a), counterpart: Some(b), method }
    };
    let one = |a: u32, method| Parties { subject: Some(a), counterpart: None, method };
    let mut names = behind(document, site.sentence, measure.tokens.end, nature == Nature::Inflow);
    // "exported 41.6 million euros' worth of goods to Peru": behind the amount that the verb has.
    let by_verb = measure.tokens.is_empty()
        && site.amount.tokens.start >= measure.tokens.end
        && measures.is(measure.measure, Traits::TRADED);
    if by_verb && names.other.is_none() && names.owner.is_none() && names.between.is_none() {
        let told = behind(document, site.sentence, site.amount.tokens.end, nature == Nature::Inflow);
        names.other = told.other;
    }
    if let Some((a, b)) = names.between {
        return Some(two(a, b, PartiesMethod::Phrase));
    }
    let owner = before(document, site.sentence, start, site.clause.start.min(site.sentence.clause(start).start));
    if let Some((a, Some(b), method)) = owner {
        return Some(two(a, b, method));
    }
    // "Latvian investments in Peru", "Latvian firms have invested $5 million in Peru": the money goes there.
    if measures.is(measure.measure, Traits::INVESTED)
        && let Some(b) = names.owner
    {
        let by_verb = measure.tokens.is_empty();
        let people = || subject_people(site).filter(|_| by_verb).map(|a| (a, PartiesMethod::Phrase));
        let investor = owner.map(|(a, _, method)| (a, method)).or_else(people);
        if let Some((a, method)) = investor {
            return Some(if a == b { one(a, method) } else { two(a, b, method) });
        }
        if by_verb {
            return Some(Parties { subject: None, counterpart: Some(b), method: PartiesMethod::Phrase });
        }
    }
    let own = owner.map(|(a, _, method)| (a, method)).or(names.owner.map(|a| (a, PartiesMethod::Phrase)));
    let subject = || subject_country(site, measure);
    match (own, names.other) {
        (Some((a, method)), Some(b)) if a != b => return Some(two(a, b, method)),
        (None, Some(b)) => {
            // "restore the trade with Peru": with whoever the clause is about, else with the article's other country.
            let other = pair.filter(|p| p.is_named).and_then(|pair| pair.other(b));
            let people = || subject_people(site).filter(|_| nature != Nature::Pair);
            return Some(
                match subject().or_else(people).filter(|&a| a != b).or(other.filter(|_| nature == Nature::Pair)) {
                    Some(a) => two(a, b, PartiesMethod::Phrase),
                    None => Parties { subject: None, counterpart: Some(b), method: PartiesMethod::Phrase },
                },
            );
        }
        _ => {}
    }
    // "Turkey and Ukraine agreed to double their trade".
    if nature == Nature::Pair
        && let Some((a, b)) = subject_pair(site, measure)
    {
        return Some(two(a, b, PartiesMethod::Phrase));
    }
    let bilateral = is_pair_word(document, start, measure.tokens.clone());
    let shared = (nature == Nature::Pair && !is_worldwide(document, &measure.tokens)) || bilateral;
    let pair = pair.filter(|pair| pair.is_named || bilateral);
    if let Some((a, method)) = own {
        // "Latvia's trade" in an article on Latvia and Peru is trade with Peru; elsewhere it is Latvia's with the world.
        // "the trade of Latvia" is all of it.
        let all = names.owner == Some(a) && owner.is_none();
        let with = pair.filter(|p| shared && !all && p.other(a).is_some());
        return Some(with.map_or(one(a, method), |p| two(p.first, p.second, PartiesMethod::Pair)));
    }
    if shared {
        return pair.map(|p| two(p.first, p.second, PartiesMethod::Pair));
    }
    subject().map(|a| one(a, PartiesMethod::Phrase))
}

/// What the words behind a measure name.
#[derive(Default)]
struct Behind {
    between: Option<(u32, u32)>,
    /// "of A", "from A", "in A".
    owner: Option<u32>,
    /// "to B", "with B".
    other: Option<u32>,
}

fn behind(document: &Document, sentence: &Sentence, end: usize, inflow: bool) -> Behind {
    let mut found = Behind::default();
    let stop = sentence
        .groups
        .iter()
        .find(|g| g.tokens.start >= end && g.is_finite())
        .map_or(sentence.tokens.end, |g| g.tokens.start);
    let mut at = end;
    let mut last = end;
    while at < stop && at <= last + REACH && !matches!(document.tokens[at].sign, b';' | b'"' | b'(') {
        let is = |words: &[&str]| words.iter().any(|word| document.is_word(at, word));
        let links = is(&["between", "from", "to", "into", "of", "in", "by", "with"]);
        let name = links.then(|| {
            (at + 1..(at + 4).min(stop))
                .find_map(|t| spoken_of(sentence, document, t).map(|(entity, length, of)| (entity, t + length, of)))
                .filter(|&(_, behind, _)| (at + 1..behind).all(|t| !document.has(t, Classes::Preposition)))
        });
        if let Some((country_behind, behind, adjective)) = name.flatten() {
            if is(&["between"]) {
                let second = (behind..behind + 5).find_map(|t| spoken_of(sentence, document, t));
                found.between = second.map(|(b, _, _)| (country_behind, b)).filter(|(a, b)| a != b);
                return found;
            }
            // "imports from B to A", "purchases of Spanish corn": the goods go the other way, and A is still the one that trades.
            let noun =
                |t: usize| document.tokens.get(t).is_some_and(|t| t.kind == Kind::Word && t.shape == Shape::Lower);
            let adjective = adjective || noun(behind) && !document.has(behind, Classes::Function | Classes::Verb);
            let comes_from = is(&["from"]) || adjective && is(&["of"]);
            let party = if inflow && comes_from && found.other.is_none() {
                Some(&mut found.other)
            } else if inflow && is(&["to", "into"]) && found.owner.is_none()
                || is(&["of", "from", "in", "by"]) && found.owner.is_none()
            {
                Some(&mut found.owner)
            } else if is(&["to", "with", "into"]) && found.other.is_none() {
                Some(&mut found.other)
            } else {
                None
            };
            if let Some(party) = party {
                *party = Some(country_behind);
                (at, last) = (behind, behind);
                continue;
            }
        }
        if document.is_sign(at, b',') {
            break;
        }
        at += 1;
    }
    found
}

/// "Latvian exports", "Latvia's grain exports", "Latvia-Peru trade": the owner right before a measure.
fn before(
    document: &Document,
    sentence: &Sentence,
    start: usize,
    from: usize,
) -> Option<(u32, Option<u32>, PartiesMethod)> {
    for at in (from..start).rev().take(REACH) {
        if let Some((entity, length, adjective)) = spoken_of(sentence, document, at) {
            if at + length > start {
                continue;
            }
            let hyphen = |t: usize| document.is_sign(t, b'-') && document.touches(t);
            let first = (at >= 2 && hyphen(at - 1)).then(|| spoken_of(sentence, document, at - 2)).flatten();
            if let Some((other, _, _)) = first {
                return Some((other, Some(entity), PartiesMethod::Phrase));
            }
            let possessive = document.is_word(at + length, "'s")
                || document.word(at + length).ends_with("’s")
                || document.is_sign(at + length, b'\'');
            let touches = at + length == start;
            return (adjective || possessive || touches).then_some((
                entity,
                None,
                if adjective { PartiesMethod::Adjective } else { PartiesMethod::Phrase },
            ));
        }
        let passes = document.tokens[at].kind == Kind::Word
            && !document.has(at, Classes::Preposition)
            && !document.has(at, Classes::Auxiliary)
            || document.is_sign(at, b'-')
            || document.is_sign(at, b'\'');
        if !passes {
            return None;
        }
    }
    None
}

/// "bilateral", "our", "between the two countries": in or around the measure's phrase.
fn is_pair_word(document: &Document, start: usize, measure: Range<usize>) -> bool {
    let pair = |at: usize| document.says(at, StatementWord::Pair);
    (start.saturating_sub(3)..measure.end).any(pair) || (measure.end..measure.end + 4).any(pair)
}

/// "global trade", "the world's trade", "foreign trade": of no two countries.
pub(super) fn is_worldwide(document: &Document, measure: &Range<usize>) -> bool {
    let before = measure.start.wrapping_sub(1);
    let at = if is_possessive(document, before) { before.wrapping_sub(1) } else { before };
    let says = |at: usize| document.says(at, StatementWord::Worldwide);
    says(at) || !measure.is_empty() && says(measure.start)
}

/// The country that is the subject of the clause: "Latvia exported 5,000 tonnes", "Latvia is eager to".
fn subject_country(site: &Site, measure: &Found) -> Option<u32> {
    let clause = &site.clause;
    let group = site
        .sentence
        .groups
        .iter()
        .find(|g| g.tokens.start >= clause.start && g.tokens.end <= clause.end && g.is_finite())?;
    if measure.tokens.end <= group.tokens.start {
        return None;
    }
    let (at, (entity, length, adjective)) = (clause.start..group.tokens.start)
        .rev()
        .find_map(|at| spoken_of(site.sentence, site.document, at).map(|c| (at, c)))?;
    // "trade with Latvia made $5 million": the trade did.
    let of_phrase = is_in_phrase(site, at);
    (!adjective && !of_phrase && at + length == group.tokens.start && !site.sentence.is_home(at)).then_some(entity)
}

/// "trade with Latvia", but "the ministry of Latvia".
fn is_in_phrase(site: &Site, country: usize) -> bool {
    let before = country.wrapping_sub(1);
    country > site.clause.start
        && site.document.has(before, Classes::Preposition)
        && !site.document.is_word(before, "of")
}

/// The country whose people are the subject of the clause: "Latvian businesses", "The Latvian side, in turn,", or the country itself.
fn subject_people(site: &Site) -> Option<u32> {
    /// "dairy producers".
    const NOUNS: usize = 3;
    let (document, clause) = (site.document, &site.clause);
    let within = |start: usize| clause.contains(&start);
    let verb = site.sentence.groups.iter().find(|g| within(g.tokens.start) && g.is_finite())?.tokens.start;
    let comma = |at: usize| document.is_sign(at, b',');
    let aside = (verb > clause.start && comma(verb - 1)).then(|| (clause.start..verb - 1).rev().find(|&at| comma(at)));
    let end = aside.flatten().unwrap_or(verb);
    let (at, (entity, length, adjective)) =
        (clause.start..end).rev().find_map(|at| spoken_of(site.sentence, document, at).map(|c| (at, c)))?;
    let noun = |t: usize| {
        document.tokens[t].kind == Kind::Word
            && document.tokens[t].shape == Shape::Lower
            && !document.has(t, Classes::Function)
    };
    let nouns = at + length..end;
    let people = adjective && (1..=NOUNS).contains(&nouns.len()) && nouns.clone().all(noun);
    let itself = !adjective && nouns.is_empty() && !is_in_phrase(site, at) && !site.sentence.is_home(at);
    (people || itself).then_some(entity)
}

/// Two countries that are the subject of the clause together: "Turkey and Ukraine agreed to".
fn subject_pair(site: &Site, measure: &Found) -> Option<(u32, u32)> {
    let (document, sentence) = (site.document, site.sentence);
    let start = sentence.tokens.start;
    let group = site.sentence.groups.iter().find(|g| g.is_finite() && g.tokens.start < measure.tokens.start)?;
    let (at, (second, length, _)) =
        (start..group.tokens.start).rev().find_map(|at| spoken_of(sentence, document, at).map(|c| (at, c)))?;
    let first = at.checked_sub(2).filter(|&t| t >= start && document.is_word(t + 1, "and"))?;
    let (first, _, adjective) = (first.saturating_sub(1)..=first).find_map(|t| spoken_of(sentence, document, t))?;
    (at + length == group.tokens.start && !adjective && first != second).then_some((first, second))
}
