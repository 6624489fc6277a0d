//! Acronyms that the text itself explains: "Lindholm Harbour Authority (LHA)".

use super::Naming;
use crate::lexicon::Classes;
use crate::record::{EntityKind, MentionMethod};
use crate::text::Document;
use crate::text::token::Shape;

/// The acronym in brackets behind an organisation, if its letters are the initials of the name.
pub(super) fn behind(document: &Document, naming: &Naming) -> Option<Naming> {
    let at = naming.tokens.end + 1;
    let bracketed = naming.kind == EntityKind::Organization
        && naming.tokens.len() > 1
        && document.is_sign(naming.tokens.end, b'(')
        && document.is_sign(at + 1, b')');
    (bracketed && document.tokens[at].shape == Shape::Upper && abbreviates(document, at, naming)).then(|| Naming {
        tokens: at..at + 1,
        rule: "acronym",
        ..Naming::new(EntityKind::Organization, MentionMethod::Pattern)
    })
}

/// Whether most letters of the word are initials of the name, in order.
pub(crate) fn abbreviates(document: &Document, at: usize, naming: &Naming) -> bool {
    let lower = |c: char| c.to_lowercase().next().unwrap_or(c);
    let mut initials = naming
        .tokens
        .clone()
        .filter(|&at| document.tokens[at].sign == 0 && !document.has(at, Classes::Particle))
        .filter_map(|at| document.word(at).chars().next())
        .map(lower);
    let letters = document.word(at).chars().filter(|c| c.is_alphabetic()).map(lower);
    let (mut all, mut met) = (0, 0);
    for letter in letters {
        all += 1;
        met += usize::from(initials.any(|initial| initial == letter));
    }
    all > 1 && met * 3 >= all * 2
}
