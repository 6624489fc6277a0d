//! What small words, hyphens and nicknames cut off persons' names.
//!
//! | seen | text | becomes |
//! | --- | --- | --- |
//! | `Ahmed`, `Alder` | `Ahmed al-Alder` | `Ahmed al-Alder` |
//! | `Alder` | `al-Alder said` | `al-Alder` |
//! | `Berg` | `Alder-Berg said` | `Alder-Berg` |
//! | `Nurlan Alder` | `Nurlan Alder uulu` | `Nurlan Alder uulu` |
//! | `Luis` | `Luis "Toto" Alder` | `Luis "Toto" Alder` |

use super::stretch::is_capitalised;
use super::{Naming, person};
use crate::lexicon::Classes;
use crate::lexicon::name::NameWord;
use crate::record::EntityKind;
use crate::text::Document;
use crate::text::token::{Gap, Shape};

/// How many words a nickname may have.
const NICKNAME: usize = 2;

/// Takes in what belongs to each name; one that another takes in is left out.
pub(super) fn join(document: &Document, namings: &mut Vec<Naming>) {
    let mut end = 0;
    namings.retain_mut(|naming| {
        let tokens = &mut naming.tokens;
        if tokens.end <= end {
            return false;
        }
        let start = tokens.start;
        let article = start >= 2 && document.is_sign(start - 1, b'-') && has_article(document, start - 2);
        if article && start - 2 >= end {
            tokens.start = start - 2;
            // "Minister of Supply Hazem el-Alder": the name before the article, behind an office.
            let given = tokens.start.wrapping_sub(1);
            if naming.kind == EntityKind::Person && tokens.start > end && person::follows_office(document, given) {
                tokens.start = given;
            }
        }
        while is_capitalised(document, tokens.end - 1) && has_article(document, tokens.end) {
            tokens.end += 3;
        }
        if naming.kind == EntityKind::Person {
            if tokens.start >= end + 2 && is_hyphened(document, tokens.start - 2) {
                tokens.start -= 2;
            }
            tokens.end += if is_hyphened(document, tokens.end - 1) { 2 } else { 0 };
            if let Some(close) = nickname(document, tokens.end) {
                tokens.end = close + 2;
            }
            tokens.end += usize::from(is_patronymic(document, tokens.end));
        }
        end = tokens.end;
        true
    });
}

/// "al-Alder": an article in small letters, a hyphen and a capital.
fn has_article(document: &Document, at: usize) -> bool {
    document.is_hyphen(at + 1)
        && is_capitalised(document, at + 2)
        && document.tokens[at].shape == Shape::Lower
        && document.says(at, NameWord::NameArticle)
}

/// "Alder-Berg": a hyphen between two capitals, neither of which the lexicon knows.
fn is_hyphened(document: &Document, at: usize) -> bool {
    let free = |at: usize| is_capitalised(document, at) && !document.has(at, Classes::Name | Classes::Demonym);
    document.is_hyphen(at + 1) && free(at) && free(at + 2)
}

/// `"Toto" Alder` behind a first name: gives the closing quote.
fn nickname(document: &Document, open: usize) -> Option<usize> {
    if !document.is_sign(open, b'"') || document.touches(open) || !is_capitalised(document, open + 1) {
        return None;
    }
    let close = (open + 2..open + 2 + NICKNAME).find(|&at| document.is_sign(at, b'"'))?;
    let next = document.tokens.get(close + 1)?;
    (next.gap == Gap::Space && next.shape == Shape::Capital).then_some(close)
}

fn is_patronymic(document: &Document, at: usize) -> bool {
    document.tokens.get(at).is_some_and(|t| t.shape == Shape::Lower && t.gap == Gap::Space)
        && document.says(at, NameWord::PatronymicTail)
}
