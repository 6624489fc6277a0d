//! Names that the lexicon knows, and the parts of the dateline.

use super::Naming;
use crate::lexicon::Classes;
use crate::lexicon::entity::Sort;
use crate::lexicon::name::NameWord;
use crate::record::{EntityKind, MentionMethod};
use crate::text::Document;
use crate::text::dateline::Dateline;

/// Names of the lexicon, the longest at each place. A doubtful one counts in the dateline alone, where the dateline has
/// told it, or where it is credited.
pub(super) fn recognize(document: &Document, dateline: &Dateline) -> Vec<Naming> {
    let mut namings = Vec::new();
    let mut at = 0;
    while at < dateline.tokens.end {
        let naming = from_dateline(document, dateline, at).or_else(|| from_lexicon(document, at));
        at = naming.as_ref().map_or(at + 1, |naming| naming.tokens.end);
        namings.extend(naming);
    }
    let told = dateline.agency.as_ref().and_then(|agency| doubtful(document, agency.start));
    while let Some(name) = document.first(at..document.len(), Classes::Name) {
        let again =
            doubtful(document, name).filter(|&found| Some(found) == told || is_credited(document, name, found.1));
        let again = again.map(|(index, words)| naming(document, index, name, words, "lexicon"));
        // A wire of the dateline may have the letters of a better known body.
        let naming = again.or_else(|| from_lexicon(document, name));
        at = naming.as_ref().map_or(name + 1, |naming| naming.tokens.end);
        namings.extend(naming);
    }
    namings
}

/// "told Trend", ", Trend reports": what is done with agencies alone.
fn is_credited(document: &Document, at: usize, words: usize) -> bool {
    let lead = at > 0 && document.is_one_of(at - 1, &["told", "tells"]);
    lead || at > 0 && document.is_sign(at - 1, b',') && document.is_one_of(at + words, &["reports", "reported"])
}

/// The agency that a doubtful name may be, and its words.
fn doubtful(document: &Document, at: usize) -> Option<(u32, usize)> {
    if !document.has(at, Classes::Capital) {
        return None;
    }
    document.read_word(at, |word| match word {
        NameWord::Perhaps(index) => (document.lexicon.sort_of(index) == Sort::Wire).then_some(index),
        _ => None,
    })
}

fn from_lexicon(document: &Document, at: usize) -> Option<Naming> {
    if !document.has(at, Classes::Name) {
        return None;
    }
    let read = |word: NameWord| if let NameWord::Known(index) = word { Some(index) } else { None };
    let (index, words) = document.read_word(at, read)?;
    if is_currency(document, at + words) || is_crossed(document, at) {
        return None;
    }
    Some(naming(document, index, at, words, "lexicon"))
}

/// "Trans-Caspian", "pan-Europe": what lies across a place is not the place.
fn is_crossed(document: &Document, at: usize) -> bool {
    at > 1 && document.is_sign(at - 1, b'-') && document.touches(at) && document.says(at - 2, NameWord::Crossing)
}

/// "US$", "Hong Kong dollars": the name is part of a currency's.
fn is_currency(document: &Document, at: usize) -> bool {
    document.has(at, Classes::CurrencySign) && document.touches(at) || document.has(at, Classes::Currency)
}

fn naming(document: &Document, index: u32, at: usize, words: usize, rule: &'static str) -> Naming {
    let kind = document.lexicon.sort_of(index).kind();
    Naming { tokens: at..at + words, known: Some(index), rule, ..Naming::new(kind, MentionMethod::Lexicon) }
}

fn from_dateline(document: &Document, dateline: &Dateline, at: usize) -> Option<Naming> {
    let place = dateline.place.as_ref().filter(|p| p.start == at).map(|p| (p, EntityKind::Place));
    let (tokens, kind) =
        place.or_else(|| dateline.agency.as_ref().filter(|a| a.start == at).map(|a| (a, EntityKind::Organization)))?;
    let read = |fits: &dyn Fn(Sort) -> bool| {
        let one = |word: NameWord| match word {
            NameWord::Known(index) | NameWord::Perhaps(index) => fits(document.lexicon.sort_of(index)).then_some(index),
            _ => None,
        };
        document.read_word(at, one).filter(|&(_, words)| words == tokens.len())
    };
    // A wire before what has the same letters.
    let wire = |sort: Sort| kind == EntityKind::Organization && matches!(sort, Sort::Wire | Sort::Outlet);
    let lexicon = read(&wire).or_else(|| read(&|sort| sort.kind() == kind));
    Some(match lexicon {
        Some((index, words)) => naming(document, index, at, words, "dateline"),
        None => Naming { tokens: tokens.clone(), rule: "dateline", ..Naming::new(kind, MentionMethod::Pattern) },
    })
}
