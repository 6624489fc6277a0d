//! A person right behind an office and what it is of, of which the tagger made one name.
//!
//! | seen | text | becomes |
//! | --- | --- | --- |
//! | `Energy Anna Weiss` organization | `Minister of Energy Anna Weiss` | `Anna Weiss` |
//! | `Trade of Lindland Anna Weiss` organization | `Minister for Trade of Lindland Anna Weiss` | `Lindland`, `Anna Weiss` |
//! | `Trade of Lindland` organization | `Minister of Trade of Lindland` | `Lindland` |
//! | `Chamber of Lindland` organization | `Head of the Chamber of Lindland Anna Weiss` | `Chamber of Lindland`, `Anna Weiss` |
//! | `Alder Corporation Anna Weiss` organization | `Head of the Alder Corporation Anna Weiss` | `Alder Corporation`, `Anna Weiss` |
//! | `Alder Bank Northern Branch` organization | `head of the Alder Bank Northern Branch` | the same |

use std::ops::Range;

use super::{Naming, TAKEN, person};
use crate::lexicon::entity::Sort;
use crate::lexicon::name::NameWord;
use crate::lexicon::{Classes, Sense};
use crate::record::{EntityKind, MentionMethod};
use crate::text::Document;
use crate::text::token::{Gap, Shape};

/// How many words of a portfolio may stand before the name.
const PORTFOLIO: usize = 5;

/// How far before a name its office may begin: "Deputy Chairman of the State Committee for Investments and Property of the Republic of".
const REACH: usize = 20;

/// Leaves the person; gives what the office is of, if that is a name.
pub(super) fn split(document: &Document, naming: &mut Naming) -> Option<Naming> {
    if naming.kind == EntityKind::Person || naming.method == MentionMethod::Lexicon || naming.tokens.len() < 3 {
        return None;
    }
    let (start, end) = (naming.tokens.start, naming.tokens.end);
    if let Some(country) = country_in(document, &naming.tokens) {
        let body =
            document.says(start, NameWord::InstitutionOf) || document.says(country.start - 2, NameWord::Institution);
        let (tokens, known) = (country.end..end, country_at(document, country.start).map(|(index, _)| index));
        let of = if body {
            Naming { tokens: start..country.end, ..naming.clone() }
        } else {
            let of = Naming::new(EntityKind::Place, MentionMethod::Lexicon);
            Naming { tokens: country, known, rule: "lexicon", ..of }
        };
        *naming = officer(tokens);
        return Some(of);
    }
    if !is_of_office(document, start) {
        return None;
    }
    // "the Minister of Infrastructure of Lindland": what the minister looks after is no part of a name.
    if let Some((known, _)) = country_at(document, end - 1)
        && document.is_word(end - 2, "of")
        && (start..end - 2).all(|at| person::is_portfolio(document, at) || document.is_word(at, "and"))
    {
        let of = Naming::new(EntityKind::Place, MentionMethod::Lexicon);
        *naming = Naming { tokens: end - 1..end, known: Some(known), rule: "lexicon", ..of };
        return None;
    }
    let portfolio = (start..end)
        .take(PORTFOLIO)
        .take_while(|&at| person::is_portfolio(document, at) || matches!(document.word(at), "and" | "&"))
        .count();
    if portfolio > 0 && is_name(document, start + portfolio..end) {
        *naming = officer(start + portfolio..end);
        return None;
    }
    // The last head word closes the name of the body.
    let head = (start + 1..end).rev().find(|&at| document.has(at, Classes::Head));
    // "Chairperson of the Senate Anna Weiss".
    let whole = || document.is_word(start - 1, "the") && document.says(start, NameWord::InstitutionOf);
    let head = head.or_else(|| whole().then_some(start))?;
    if !is_name(document, head + 1..end) {
        return None;
    }
    let body = Naming { tokens: start..head + 1, ..naming.clone() };
    *naming = officer(head + 1..end);
    Some(body)
}

/// "Trade of Lindland Anna Weiss" behind "Minister for": the country, if a name alone follows it.
fn country_in(document: &Document, tokens: &Range<usize>) -> Option<Range<usize>> {
    let (at, words) = (tokens.start + 2..tokens.end).find_map(|at| Some((at, country_at(document, at)?.1)))?;
    let of = document.is_word(at - 1, "of") || document.is_word(at - 1, "the") && document.is_word(at - 2, "of");
    let apart = of && is_name(document, at + words..tokens.end);
    (apart && is_behind_office(document, tokens.start)).then_some(at..at + words)
}

/// The country of the lexicon at the token, and its words.
fn country_at(document: &Document, at: usize) -> Option<(u32, usize)> {
    let country = |sense: &Sense| match sense {
        Sense::Name(NameWord::Known(index)) => (document.lexicon.sort_of(*index) == Sort::Country).then_some(*index),
        _ => None,
    };
    if document.has(at, Classes::Name) { document.read(at, country) } else { None }
}

/// The person right behind what an office is of: a body that a pattern has found by its office, or one that ends with its country,
/// which nothing but a name can follow.
pub(super) fn behind(document: &Document, naming: &Naming) -> Option<Naming> {
    let start = naming.tokens.end;
    let end = (start..document.len()).find(|&at| !document.has(at, Classes::Capital)).unwrap_or(document.len());
    if naming.rule == "institution_office" {
        return Some(officer(start..end));
    }
    let last = naming.tokens.clone().find_map(|at| Some(at + country_at(document, at)?.1));
    // "of Lindland Anna Weiss al Alder", "of Lindland Anna Weiss-Alder": the name goes on.
    let whole =
        !document.is_hyphen(end) && (!document.has(end, Classes::Particle) || !document.has(end + 1, Classes::Capital));
    (last == Some(start)
        && naming.kind != EntityKind::Person
        && whole
        && is_name(document, start..end)
        && is_behind_office(document, naming.tokens.start))
    .then(|| officer(start..end))
}

/// "Chairman of the Committee for Trade of": an office, and nothing but what it is of up to the token.
fn is_behind_office(document: &Document, start: usize) -> bool {
    let link = |at: usize| document.is_one_of(at, &["of", "for", "at", "to", "on", "the", "and"]);
    let part = |at: usize| document.has(at, Classes::Capital) || link(at);
    let floor = document.sentences[document.sentence_of(start)].start.max(start.saturating_sub(REACH));
    let mut at = start;
    while at > floor && part(at - 1) {
        at -= 1;
        let office = document.has(at, Classes::Title).then(|| document.length_of(at, NameWord::Office)).flatten();
        if office.is_some_and(|words| document.is_one_of(at + words, &["of", "for", "at", "to"])) {
            return at < start;
        }
    }
    // "the chairman of the": an office in small letters.
    let office =
        |back: usize| document.has(at - back, Classes::Title) && document.is_term(at - back..at, NameWord::Office);
    at > floor && document.is_one_of(at, &["of", "for", "at", "to"]) && (1..=3.min(at - floor)).any(office)
}

fn officer(tokens: Range<usize>) -> Naming {
    Naming { tokens, rule: "office", ..Naming::new(EntityKind::Person, MentionMethod::Pattern) }
}

/// "Minister of", "Head of the": an office that names what stands at the token.
pub(super) fn is_of_office(document: &Document, start: usize) -> bool {
    let link = start.wrapping_sub(1 + usize::from(document.is_word(start.wrapping_sub(1), "the")));
    document.is_one_of(link, &["of", "at"])
        && link > 0
        && (1..=3.min(link)).any(|back| {
            document.has(link - back, Classes::Title) && document.is_term(link - back..link, NameWord::Office)
        })
}

/// Two or three capitalised words that are nothing else, side by side.
pub(super) fn is_name(document: &Document, tokens: Range<usize>) -> bool {
    let other = TAKEN | Classes::Particle;
    let plain = |at: usize| {
        let token = document.tokens[at];
        token.shape == Shape::Capital && token.gap == Gap::Space && !document.has(at, other)
    };
    (2..=3).contains(&tokens.len()) && tokens.into_iter().all(plain)
}
