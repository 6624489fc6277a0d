//! The two countries that an article is about: what "bilateral" and "our" mean in it.
//!
//! | text | pair |
//! | --- | --- |
//! | the lead names two countries alone | these |
//! | two countries are clearly named most | these |
//! | the text names one, and was written in another | these, for words like "bilateral" alone |
//!
//! A lead that names one country is about its inflation, budget and trade, and so is a text that names one far more often than all others.

use std::ops::Range;

use super::country::named_in;
use crate::interpret::attachment::is_possessive;
use crate::lexicon::name::NameWord;
use crate::lexicon::{Classes, Sense};
use crate::text::Document;
use crate::text::dateline::Dateline;

/// Sentences of the lead, which says what an article is about.
const LEAD: usize = 3;

/// The two countries that an article is about, in order of their names.
#[derive(Debug, Clone, Copy)]
pub(in crate::interpret) struct Pair {
    pub(in crate::interpret) first: u32,
    pub(in crate::interpret) second: u32,
    /// Whether the text names both; else one is where it was written, which only words like "bilateral" call for.
    pub(in crate::interpret) is_named: bool,
}

impl Pair {
    /// The other of the two.
    pub(super) fn other(self, than: u32) -> Option<u32> {
        [(self.first, self.second), (self.second, self.first)].into_iter().find(|p| p.0 == than).map(|p| p.1)
    }
}

/// The pair of an article: the only two countries of its lead, else clearly the two most named, else the only one of the text and
/// the one that its dateline is from.
pub(in crate::interpret) fn pair(
    document: &Document,
    countries: &[(u32, usize)],
    dateline: Option<&Range<usize>>,
) -> Option<Pair> {
    let of = |(first, second): (u32, u32), is_named: bool| Pair { first, second, is_named };
    if let Some(pair) = named_pair(document, countries) {
        return Some(of(pair, true));
    }
    let home = document.lexicon.country(written_in(document, dateline?)?)?;
    let &[(only, _)] = countries else { return None };
    (only != home).then(|| of(ordered(document, only, home), false))
}

/// The one country that an article is about: the only one that its lead names, and more than in passing ("a plant in Peru"), or the first
/// of several that is named far more often than all others: "Kenya sold goods to Uganda and Tanzania … Kenya's …"; or the first where the
/// dateline is from there too, and the text is not on the trade of two: "TOKYO - Japan logged a surplus as cars sold in the United States".
pub(in crate::interpret) fn home(
    document: &Document,
    countries: &[(u32, usize)],
    dateline: &Dateline,
    on_pair: bool,
) -> Option<u32> {
    /// Times that a country is named which an article is about.
    const OFTEN: usize = 3;
    let lead = document.sentences.get(..LEAD.min(document.sentences.len()))?.last()?.end;
    let head = dateline.tokens.end;
    let mut named = named_in(document, head..lead.max(head));
    let (at, (first, length, adjective)) = named.next()?;
    let opens = at == head || at == head + 1 && document.has(head, Classes::Definite);
    let owns = adjective || is_possessive(document, at + length) || opens;
    let count = |country: u32| countries.iter().find(|(entity, _)| *entity == country).map_or(0, |(_, count)| *count);
    let alone = named.all(|(_, (other, ..))| other == first);
    let next = countries.iter().filter(|(entity, _)| *entity != first).map(|(_, count)| *count).max();
    let mostly = owns && count(first) >= OFTEN.max(2 * next.unwrap_or(0));
    let filed = dateline.place.as_ref().and_then(|place| document.lexicon.country(written_in(document, place)?));
    let from_there = owns && !on_pair && filed == Some(first);
    (alone && (owns || count(first) > 1) || mostly || from_there).then_some(first)
}

/// The code of the country that a place is in.
pub(in crate::interpret) fn written_in<'a>(document: &Document<'a>, place: &Range<usize>) -> Option<&'a str> {
    let lexicon = document.lexicon;
    let code = document.read(place.start, |s| match s {
        Sense::Name(NameWord::Known(entity) | NameWord::Perhaps(entity)) => lexicon.entity(*entity).country,
        _ => None,
    });
    code.map(|(code, _)| code)
}

fn named_pair(document: &Document, countries: &[(u32, usize)]) -> Option<(u32, u32)> {
    let lead = document.sentences.get(..LEAD.min(document.sentences.len()))?.last()?.end;
    let mut first: Vec<u32> = named_in(document, 0..lead).map(|(_, (entity, ..))| entity).collect();
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
pub(super) fn ordered(document: &Document, a: u32, b: u32) -> (u32, u32) {
    let name = |entity: u32| document.lexicon.entity(entity).name;
    if name(a) <= name(b) { (a, b) } else { (b, a) }
}
