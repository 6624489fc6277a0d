//! Words that are written as only names are, and that nothing else tells.
//!
//! | text | name |
//! | --- | --- |
//! | `GlobalData said`, `the head of PetroLind` | `GlobalData`, `PetroLind`: a capital inside |
//! | `Lindbank`, `Alderspor` | the same: they end as banks and clubs do |
//! | `LHK said`, `bought by LHK`, `LHK's head` | `LHK`: capitals that do, own or are acted by |
//! | `she stood beside Weiss` | `Weiss`: a surname and nothing else |
//! | `a farm near Ashby`, `the river Asher` | `Ashby`: what something else is near; `Asher`: what its noun tells |
//! | `the LHK rule`, `LHK 34`, `McAlder`, `MPs` | none |

use super::Naming;
use super::stretch::is_capitalised;
use crate::lexicon::Classes;
use crate::lexicon::name::NameWord;
use crate::record::{EntityKind, MentionMethod};
use crate::text::Document;
use crate::text::token::{Gap, Kind, Shape, Token};

/// How many letters an acronym that is a name has.
const LETTERS: std::ops::RangeInclusive<u32> = 3..=6;
/// The shortest word with a capital inside that is no abbreviation.
const COMPOUND: u32 = 5;

/// The person, the organisation or the place that a word alone names by how it is written.
pub(super) fn recognize(document: &Document, at: usize) -> Option<Naming> {
    // A word that the lexicon knows for anything else is not asked for here.
    let classes = document.classes[at];
    let kind = if classes == Classes::Capital && is_written_so(document, at) {
        EntityKind::Organization
    } else if classes == Classes::Capital | Classes::Surname && is_surname(document, at) {
        EntityKind::Person
    } else if classes == Classes::Capital && is_near(document, at) {
        EntityKind::Place
    } else {
        return None;
    };
    let rule = match kind {
        EntityKind::Person => "surname",
        EntityKind::Place => "near",
        _ => "coined",
    };
    is_alone(document, at).then(|| Naming { tokens: at..at + 1, rule, ..Naming::new(kind, MentionMethod::Pattern) })
}

/// "GlobalData"; "LHK" where it acts.
fn is_written_so(document: &Document, at: usize) -> bool {
    let token = document.tokens[at];
    match token.shape {
        Shape::Capital => {
            token.end - token.start >= COMPOUND && is_compound(document, at) || ends_as_firm(document, at)
        }
        Shape::Upper => LETTERS.contains(&(token.end - token.start)) && acts(document, at) && !is_none(document, at),
        _ => false,
    }
}

/// "Lindbank", "Alderspor": a word that is nothing else and ends as banks and clubs do.
pub(super) fn ends_as_firm(document: &Document, at: usize) -> bool {
    document.tokens[at].shape == Shape::Capital
        && document.classes[at] == Classes::Capital
        && document.lexicon.names.ends_like_firm(document.word(at))
        && !document.says(at, NameWord::NoFirm)
}

/// "beside Weiss": a surname inside a sentence, without an article.
fn is_surname(document: &Document, at: usize) -> bool {
    let opens = document.sentences[document.sentence_of(at)].start == at;
    !opens
        && document.tokens[at].shape == Shape::Capital
        && document.tokens[at - 1].kind == Kind::Word
        && !document.is_word(at - 1, "the")
        && document.word(at).chars().skip(1).all(char::is_lowercase)
}

/// "near Ashby", "the river Asher": a capital inside a sentence.
fn is_near(document: &Document, at: usize) -> bool {
    let told = |noun: usize| {
        let lower = document.tokens[noun].shape == Shape::Lower && document.is_word(noun.wrapping_sub(1), "the");
        document.word(noun) == "near" || lower && document.says(noun, NameWord::PlaceNoun)
    };
    document.tokens[at].shape == Shape::Capital && at > 0 && told(at - 1)
}

/// No capital and no number beside it: those would be parts of its name.
fn is_alone(document: &Document, at: usize) -> bool {
    let plain = |token: &Token| token.kind == Kind::Word && token.shape == Shape::Lower || token.kind == Kind::Sign;
    let touches = document.touches(at) && !matches!(document.tokens[at - 1].sign, b'"' | b'(');
    let before = at == 0 || plain(&document.tokens[at - 1]) || document.has(at - 1, Classes::Function);
    let after =
        document.tokens.get(at + 1).is_none_or(|next| plain(next) || document.word(at + 1).starts_with(['\'', '’']));
    // "Alder-LHK", "LindHouse.com".
    let joined = document.touches(at + 1)
        && (document.is_sign(at + 1, b'-') || document.is_sign(at + 1, b'.') && document.touches(at + 2));
    before && after && !touches && !joined
}

/// "GlobalData", but not "McAlder" or "DeAlder", which are persons.
pub(super) fn is_compound(document: &Document, at: usize) -> bool {
    let word = document.word(at);
    let Some(second) = word.char_indices().skip(1).find(|(_, c)| c.is_uppercase()).map(|(place, _)| place) else {
        return false;
    };
    let head = &word[..second];
    let letters = word.chars().all(char::is_alphabetic);
    letters && head.chars().skip(1).all(char::is_lowercase) && !document.lexicon.names.is_surname_head(head)
}

/// Does something, owns something, or is named as who does it.
fn acts(document: &Document, at: usize) -> bool {
    let owns = document.word(at + 1).len() > 1 && document.word(at + 1).starts_with(['\'', '’']);
    let lower = document.tokens.get(at + 1).is_some_and(|t| t.shape == Shape::Lower && t.gap == Gap::Space);
    let does = lower && (document.has(at + 1, Classes::Verb) || document.says(at + 1, NameWord::CreditVerb));
    let by =
        at > 0 && matches!(document.word(at - 1), "by" | "with" | "at" | "told") && !is_capitalised(document, at - 1);
    owns || does || by
}

/// "CEO", "LNG", "III": capitals that name nothing.
fn is_none(document: &Document, at: usize) -> bool {
    let numeral = document.word(at).bytes().all(|letter| matches!(letter, b'I' | b'V' | b'X'));
    numeral || document.says(at, NameWord::NoName)
}
