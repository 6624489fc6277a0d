//! Agencies and outlets that the text credits: "BelTA has learned", "told Reuters", "Interfax reports". One that the lexicon does not
//! know is told by its name: "Steppe Wire reports".

use super::Naming;
use crate::lexicon::entity::Sort;
use crate::lexicon::name::NameWord;
use crate::record::EntityKind;
use crate::text::Document;

/// Those of the namings that credit a source, as places in the list, in order of the text.
pub(crate) fn credited(document: &Document, namings: &[Naming]) -> Vec<usize> {
    let is_press = |naming: &Naming| match naming.known {
        Some(known) => matches!(document.lexicon.sort_of(known), Sort::Wire | Sort::Outlet),
        None => {
            naming.kind == EntityKind::Organization
                && naming.tokens.len() > 1
                && document.says(naming.tokens.end - 1, NameWord::PressWord)
        }
    };
    let credits = |naming: &Naming| leads(document, naming.tokens.start) || does(document, naming.tokens.end);
    let found = namings.iter().enumerate().filter(|(_, n)| n.rule != "dateline" && is_press(n) && credits(n));
    found.map(|(place, _)| place).collect()
}

/// "told", "according to the Russian": a lead within three words before.
fn leads(document: &Document, start: usize) -> bool {
    (1..=5.min(start)).any(|back| {
        let at = start - back;
        document
            .length_of(at, NameWord::CreditLead)
            .is_some_and(|words| at + words <= start && start - (at + words) <= 3)
    })
}

/// "reports", "has learned", "'s correspondent", "news agency said": a verb of reporting within four words behind.
fn does(document: &Document, end: usize) -> bool {
    let stop = (end..document.len().min(end + 4)).find(|&at| matches!(document.tokens[at].sign, b'.' | b',' | b';'));
    (end..stop.unwrap_or(end + 4)).any(|at| document.says(at, NameWord::CreditVerb))
}
