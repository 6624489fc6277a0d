//! Teams by their town: "Lindholm Harriers", "Ashby Red Foxes", "Real Lindholm"; bodies by their country: "Audit Lindland".

use super::stretch::is_capitalised;
use super::{Naming, TAKEN};
use crate::lexicon::Classes;
use crate::lexicon::entity::Sort;
use crate::lexicon::name::NameWord;
use crate::lexicon::verb::{Roles, VerbWord};
use crate::record::{EntityKind, MentionMethod};
use crate::text::Document;
use crate::text::token::{Gap, Shape};

/// The team that a town's name goes on to: one or two words, the last a plural.
pub(super) fn of_town(document: &Document, naming: &Naming) -> Option<Naming> {
    let town = matches!(document.lexicon.sort_of(naming.known?), Sort::City | Sort::Region);
    let (start, first) = (naming.tokens.start, naming.tokens.end);
    if !town || !is_plain(document, first) || start > 0 && is_capitalised(document, start - 1) {
        return None;
    }
    let last = first + usize::from(is_plain(document, first + 1));
    let plural = document.word(last).strip_suffix('s').is_some_and(|stem| stem.len() > 3 && !stem.ends_with('s'));
    (plural && !is_capitalised(document, last + 1)).then(|| Naming {
        tokens: start..last + 1,
        rule: "team",
        ..Naming::new(EntityKind::Organization, MentionMethod::Pattern)
    })
}

/// "Real Lindholm": the club that its first word before a town or a region makes of it.
pub(super) fn complete_club(document: &Document, naming: &mut Naming) {
    let town = |index| matches!(document.lexicon.sort_of(index), Sort::City | Sort::Region);
    let start = naming.tokens.start;
    if naming.known.is_some_and(town) && !is_capitalised(document, naming.tokens.end) && has_club_word(document, start)
    {
        *naming = Naming {
            tokens: start - 1..naming.tokens.end,
            rule: "club",
            ..Naming::new(EntityKind::Organization, MentionMethod::Pattern)
        };
    }
}

/// "Audit Lindland": a body by what it looks after, and for which country.
pub(super) fn complete_national(document: &Document, naming: &mut Naming) {
    let country = |index| matches!(document.lexicon.sort_of(index), Sort::Country | Sort::Region);
    let (start, end) = (naming.tokens.start, naming.tokens.end);
    let body = |at: usize| document.length_of(at, NameWord::NationalBody).filter(|_| is_capitalised(document, at));
    let begin = if naming.known.is_some_and(country) {
        (1..=2).filter_map(|words| start.checked_sub(words)).find(|&at| body(at) == Some(start - at))
    } else {
        let named = |at: usize| {
            document.read_word(at, |word| match word {
                NameWord::Known(index) if country(index) => Some(()),
                _ => None,
            })
        };
        let whole = |words: usize| named(start + words).is_some_and(|((), length)| start + words + length == end);
        body(start).filter(|&words| naming.known.is_none() && whole(words)).map(|_| start)
    };
    let Some(begin) = begin.filter(|&at| at == 0 || !is_capitalised(document, at - 1)) else { return };
    if opens_clause(document, end) {
        return;
    }
    *naming = Naming {
        tokens: begin..end,
        rule: "national_body",
        ..Naming::new(EntityKind::Organization, MentionMethod::Pattern)
    };
}

/// "Homes Lindland | built", "Skills Lindland | lacks": what a country does with them, unless somebody speaks.
fn opens_clause(document: &Document, end: usize) -> bool {
    let verb =
        end + usize::from(document.says(end, VerbWord::Adverb)) + usize::from(document.has(end, Classes::Auxiliary));
    let acts = document.has(verb, Classes::Verb | Classes::PastEnding | Classes::Auxiliary) || verb > end;
    let speaks = document.verb_forms(verb).any(|(found, _)| found.roles.meets(Roles::REPORT));
    acts && !speaks
}

/// "Real" before the town, with no other capital before it, and not at the head of a sentence: "Real London prices rose".
fn has_club_word(document: &Document, town: usize) -> bool {
    let Some(word) = town.checked_sub(1) else { return false };
    let opens = document.sentences[document.sentence_of(word)].start == word;
    !opens
        && document.says(word, NameWord::ClubWord)
        && is_capitalised(document, word)
        && document.tokens[town].gap == Gap::Space
        && !word.checked_sub(1).is_some_and(|before| is_capitalised(document, before))
}

/// A capitalised word that is nothing else.
fn is_plain(document: &Document, at: usize) -> bool {
    let other = TAKEN | Classes::GivenName;
    document.tokens.get(at).is_some_and(|t| t.gap == Gap::Space && t.shape == Shape::Capital)
        && !document.has(at, other)
        && document.length_of(at, NameWord::Group).is_none()
}
