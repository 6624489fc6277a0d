//! Countries that a text names, and those that a sentence speaks of.
//!
//! | words | countries |
//! | --- | --- |
//! | "Latvia", "Latvian" | Latvia |
//! | "American Hoechst", "Bank of Italy", "5 million Swiss francs" | named, and not spoken of |
//! | "South American" | none |

use std::collections::BTreeMap;
use std::ops::Range;

use crate::interpret::clause::Sentence;
use crate::lexicon::Classes;
use crate::lexicon::entity::Sort;
use crate::lexicon::name::NameWord;
use crate::text::Document;

/// The country that a name or an adjective at the token stands for, as (entity, tokens, whether it is an adjective).
pub(super) fn country(document: &Document, at: usize) -> Option<(u32, usize, bool)> {
    if !document.has(at, Classes::Name | Classes::Demonym) || is_within_longer(document, at) {
        return None;
    }
    let is_country = |entity: u32| matches!(document.lexicon.sort_of(entity), Sort::Country);
    document
        .read_word(at, |word| match word {
            NameWord::Known(entity) | NameWord::Perhaps(entity) if is_country(entity) => Some((entity, false)),
            NameWord::Demonym(entity) if is_country(entity) => Some((entity, true)),
            _ => None,
        })
        .map(|((entity, adjective), length)| (entity, length, adjective))
}

/// "South American": the last word of a name that begins before it.
fn is_within_longer(document: &Document, at: usize) -> bool {
    let known = |(length, word)| length > 1 && matches!(word, NameWord::Known(_) | NameWord::Demonym(_));
    document.words(at.wrapping_sub(1)).any(known)
}

/// A country that a sentence speaks of: not "American Hoechst", "Bank of Italy" or "5 million Swiss francs".
pub(in crate::interpret) fn spoken_of(
    sentence: &Sentence,
    document: &Document,
    at: usize,
) -> Option<(u32, usize, bool)> {
    let found = country(document, at)?;
    let named = at..at + found.1;
    // "a Canadian dollar bond": the currency, not the country.
    let currency = document.has(named.end, Classes::Currency);
    (!currency && !sentence.is_in_amount(at) && !sentence.is_in_body(&named)).then_some(found)
}

/// The country that ends a range, with where it begins: "the Czech Republic" of "in the Czech Republic".
pub(super) fn ending(
    sentence: &Sentence,
    document: &Document,
    range: Range<usize>,
) -> Option<(usize, (u32, usize, bool))> {
    /// "Czech Republic", "United Arab Emirates".
    const LONGEST: usize = 3;
    let start = range.end.saturating_sub(LONGEST).max(range.start);
    let named = |at: usize| spoken_of(sentence, document, at).filter(|(_, length, _)| at + length == range.end);
    (start..range.end).find_map(|at| named(at).map(|found| (at, found)))
}

/// The countries named in a range, each as (token, what [`country`] tells of it).
pub(super) fn named_in(document: &Document, range: Range<usize>) -> impl Iterator<Item = (usize, (u32, usize, bool))> {
    let mut from = range.start;
    let next = move || {
        let at = document.first(from..range.end, Classes::Name | Classes::Demonym)?;
        from = at + 1;
        Some(at)
    };
    // "US$5 million", "US dollars": the name of a currency.
    let of_money = |at: usize, length: usize| document.has(at + length, Classes::Currency | Classes::CurrencySign);
    std::iter::from_fn(next)
        .filter_map(|at| country(document, at).map(|found| (at, found)))
        .filter(move |&(at, (_, length, _))| !of_money(at, length))
}

/// The countries of a text, most named first; ties in order of appearance.
pub(in crate::interpret) fn countries(document: &Document) -> Vec<(u32, usize)> {
    let mut counts: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
    for (at, (entity, ..)) in named_in(document, 0..document.len()) {
        counts.entry(entity).or_insert((0, at)).0 += 1;
    }
    let mut countries: Vec<(u32, usize, usize)> =
        counts.into_iter().map(|(entity, (count, first))| (entity, count, first)).collect();
    countries.sort_by_key(|&(_, count, first)| (std::cmp::Reverse(count), first));
    countries.into_iter().map(|(entity, count, _)| (entity, count)).collect()
}
