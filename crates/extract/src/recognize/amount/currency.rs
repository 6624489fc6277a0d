//! The currency around a number.

use super::{CurrencyEvidence, currency_word, evidence};
use crate::lexicon::money::MoneyWord;
use crate::lexicon::name::NameWord;
use crate::lexicon::{Classes, Sense};
use crate::record::CurrencyMethod;
use crate::text::Document;
use crate::text::token::{Kind, Shape};

/// The sign or code right before a number, as (first token, evidence, whether it is a minor unit).
pub(super) fn before(document: &Document, start: usize, behind: usize) -> Option<(usize, CurrencyEvidence, bool)> {
    let (begin, word) = (1..=3).rev().find_map(|length| {
        let begin = start.checked_sub(length).filter(|&b| b >= behind)?;
        let (word, found) = currency_word(document, begin)?;
        (found == length && stands_before(document, begin, start, word)).then_some((begin, word))
    })?;
    let (found, minor) = evidence(word)?;
    // "Canadian $5 million", "CAD $5 million": what stands before the sign settles it.
    if let (CurrencyEvidence::OneOf { meaning, .. }, Some(at)) =
        (found, begin.checked_sub(1).filter(|&at| at >= behind))
    {
        if let Some((MoneyWord::Code(currency), 1)) = currency_word(document, at) {
            return Some((at, CurrencyEvidence::Certain { currency, by: CurrencyMethod::Code }, minor));
        }
        if let Some(currency) = of_country(document, at, meaning) {
            return Some((at, CurrencyEvidence::Certain { currency, by: CurrencyMethod::Word }, minor));
        }
    }
    Some((begin, found, minor))
}

fn stands_before(document: &Document, begin: usize, start: usize, word: MoneyWord) -> bool {
    let token = document.tokens[begin];
    match word {
        // "T15.5 trillion": one letter must touch the digits.
        MoneyWord::Sign(_) if token.kind == Kind::Word && start == begin + 1 => {
            token.end - token.start > 1 || document.touches(start)
        }
        // "against the dollar 5 percent" is no amount of dollars; "Euro 5 million" is.
        MoneyWord::Name(_) => token.shape != Shape::Lower && document.is_number(start),
        _ => true,
    }
}

/// The currency word behind a number, as (token behind it, evidence, whether it is a minor unit).
pub(super) fn behind(document: &Document, at: usize) -> Option<(usize, CurrencyEvidence, bool)> {
    if let Some((word, length)) = currency_word(document, at) {
        let sign = matches!(word, MoneyWord::Sign(_));
        let letter = document.tokens[at].kind == Kind::Word && document.tokens[at].end - document.tokens[at].start == 1;
        // "100 $50" are two amounts, and "5 T" is no tenge.
        let next_number =
            document.is_number(at + length) && (document.touches(at + length) || sign && !document.touches(at));
        if !next_number && !(letter && (sign || !document.touches(at))) {
            let (found, minor) = evidence(word)?;
            return Some((at + length, found, minor));
        }
        return None;
    }
    // "5 million Canadian dollars", "2 trillion Kazakh tenge".
    let (_, length) = document.read(at, country)?;
    let (word, words) = currency_word(document, at + length)?;
    let MoneyWord::Name(name) = word else { return None };
    let (found, minor) = evidence(word)?;
    let certain = of_country(document, at, name.meaning)
        .map(|currency| CurrencyEvidence::Certain { currency, by: CurrencyMethod::Word });
    Some((at + length + words, certain.unwrap_or(found), minor))
}

fn country(sense: &Sense) -> Option<u32> {
    match sense {
        Sense::Name(NameWord::Known(entity) | NameWord::Perhaps(entity) | NameWord::Demonym(entity)) => Some(*entity),
        _ => None,
    }
}

/// Of the currencies that a word can mean, the one of the country that the token names.
fn of_country(document: &Document, at: usize, meaning: u16) -> Option<u16> {
    if !document.has(at, Classes::Name | Classes::Demonym) {
        return None;
    }
    let (entity, _) = document.read(at, country)?;
    let country = document.lexicon.entity(entity).country.as_deref()?;
    let amounts = &document.lexicon.amounts;
    amounts.meanings[usize::from(meaning)]
        .iter()
        .copied()
        .find(|&c| amounts.currencies[usize::from(c)].countries.iter().any(|k| k == country))
}

/// Whether two pieces of evidence can mean the same currency.
pub(super) fn agree(document: &Document, a: CurrencyEvidence, b: CurrencyEvidence) -> bool {
    let meanings = &document.lexicon.amounts.meanings;
    let can_be = |evidence: CurrencyEvidence, currency: u16| match evidence {
        CurrencyEvidence::Certain { currency: c, .. } => c == currency,
        CurrencyEvidence::OneOf { meaning, .. } => meanings[usize::from(meaning)].contains(&currency),
    };
    match a {
        CurrencyEvidence::Certain { currency, .. } => can_be(b, currency),
        CurrencyEvidence::OneOf { meaning, .. } => meanings[usize::from(meaning)].iter().any(|&c| can_be(b, c)),
    }
}
