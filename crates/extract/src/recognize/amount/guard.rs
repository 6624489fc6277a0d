//! Digits that are no amount: parts of names, times, labels and addresses.

use std::ops::Range;

use crate::lexicon::money::MoneyWord;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::{Form, Roles};
use crate::lexicon::{Classes, Sense};
use crate::recognize::number::Number;
use crate::text::Document;
use crate::text::token::{Kind, Shape};

/// "F-16", "COVID-19", "5G", "14:30", "No. 5": digits that are part of a name, a time or a label.
pub(super) fn is_part_of_a_word(document: &Document, number: &Number) -> bool {
    let (start, end) = (number.tokens.start, number.tokens.end);
    let before = start.wrapping_sub(1);
    let word_before = |at: usize| document.tokens.get(at).is_some_and(|t| t.kind == Kind::Word);
    if start > 0 && document.touches(start) && !number.in_words {
        let code = document.has(before, Classes::Currency | Classes::CurrencySign | Classes::Bound);
        if word_before(before) && !code && super::currency::letters(document, before).is_none() {
            return true;
        }
        let hyphen = document.is_sign(before, b'-') && start > 1 && document.touches(before);
        if hyphen
            && word_before(before - 1)
            && !document.has(
                before - 1,
                Classes::Number | Classes::Currency | Classes::CurrencySign | Classes::Unit | Classes::Percent,
            )
        {
            return true;
        }
        if matches!(document.tokens[before].sign, b':' | b'#' | b'_' | b'@' | b'^') && document.touches(before) {
            return true;
        }
    }
    if document.is_sign(end, b':') && document.touches(end) && document.is_number(end + 1) && document.touches(end + 1)
    {
        return true;
    }
    // "5G", "4x4", "747s": letters that touch the digits and are no unit.
    if !number.in_words && document.touches(end) && word_before(end) {
        let unit = document
            .read(end, |s| {
                matches!(s, Sense::Money(w) if !matches!(w, MoneyWord::Per | MoneyWord::NotPlural)).then_some(())
            })
            .is_some();
        let times = document.says(end, StatementWord::Times);
        if !unit && !times {
            return true;
        }
    }
    // "in the last season 1.9 million tonnes": no label goes to the millions.
    number.scale == 1 && labelled(document, start) || is_compound_name(document, number)
}

/// "the Five-Hundred-Meter telescope": number words in a compound that is written as a name.
fn is_compound_name(document: &Document, number: &Number) -> bool {
    let (start, end) = (number.tokens.start, number.tokens.end);
    let hyphen = document.is_hyphen(end);
    let capital = |at: usize| document.tokens.get(at).is_some_and(|t| t.shape == Shape::Capital);
    number.in_words && capital(start) && hyphen && capital(end + 1)
}

/// "flight 370", "No. 5", "Boeing 747".
fn labelled(document: &Document, start: usize) -> bool {
    let mut before = start.wrapping_sub(1);
    if document.is_sign(before, b'.') && document.touches(before) {
        before = before.wrapping_sub(1);
    }
    let label = is_label(document, before)
        // "flight KC 921": a carrier's letters between the label and the number.
        || document.tokens.get(before).is_some_and(|t| t.shape == Shape::Upper) && is_label(document, before.wrapping_sub(1));
    if acts(document, before, start) {
        return false;
    }
    let written = document.tokens.get(before).is_some_and(|t| t.kind == Kind::Word);
    label && written && (document.is_number(start) || document.tokens[before].shape != Shape::Lower)
}

/// "will train 3,500 teachers", "to order 1,200 buses": a verb, and no label.
fn acts(document: &Document, verb: usize, number: usize) -> bool {
    const MEANS: Roles = Roles::PLAN.with(Roles::FORECAST).with(Roles::COMMIT).with(Roles::REQUEST);
    let lead = verb.wrapping_sub(1);
    // "hopes to order 18 trains", but "moved to platform 4"
    let meant = || document.verb_forms(lead.wrapping_sub(1)).any(|(verb, _)| verb.roles.meets(MEANS));
    let to = document.is_word(lead, "to") && (document.word(number).contains(',') || meant());
    let led = document.has(lead, Classes::Auxiliary) || to;
    led && document.tokens[verb].shape == Shape::Lower && document.verb_forms(verb).any(|(_, form)| form == Form::Base)
}

fn is_label(document: &Document, at: usize) -> bool {
    document.says(at, StatementWord::Label)
}

/// Web addresses: no number in them is an amount.
pub(super) fn addresses(document: &Document) -> Vec<Range<usize>> {
    if !document.text.contains("://") && !document.text.contains("www.") {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut at = 0;
    while at < document.len() {
        let scheme = document.is_sign(at, b':') && document.is_sign(at + 1, b'/') && document.is_sign(at + 2, b'/');
        if !scheme && !document.is_word(at, "www") {
            at += 1;
            continue;
        }
        let start = (0..=at).rev().find(|&t| !document.touches(t)).unwrap_or(at);
        let end = (at + 1..document.len()).find(|&t| !document.touches(t)).unwrap_or(document.len());
        found.push(start..end);
        at = end;
    }
    found
}
