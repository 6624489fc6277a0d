//! What the names say about the article itself: where it was filed, by which wire, and whom it credits.

use super::one_line;
use crate::recognize::name::{Naming, credited};
use crate::text::Document;
use crate::text::dateline::Dateline;

/// The longest word in capitals that is taken for an acronym.
const ACRONYM: usize = 5;

/// Place and wire of the dateline, and the credited sources.
#[derive(Debug, Default)]
pub(crate) struct Head {
    /// In title case, by the name that the article uses: "Nur-Sultan".
    pub(crate) place: Option<String>,
    /// By the lexicon's name where it has one ("Kazinform"); a wire that signs with its letters, by them ("AFP").
    pub(crate) agency: Option<String>,
    /// In order of first mention; the wire of the dateline is none.
    pub(crate) cited_sources: Vec<String>,
}

/// Reads them off.
pub(crate) fn head(document: &Document, dateline: &Dateline, namings: &[Naming]) -> Head {
    let agency = dateline.agency.as_ref().map(|tokens| {
        let known = namings.iter().find(|n| n.tokens == *tokens).and_then(|n| n.known);
        known
            .map_or_else(|| wire_name(document.surface(tokens.clone())), |k| document.lexicon.entity(k).name.to_owned())
    });
    let signed = dateline.agency.as_ref().map(|tokens| document.surface(tokens.clone()));
    let mut cited_sources: Vec<String> = Vec::new();
    for place in credited(document, namings) {
        let name = match namings[place].known {
            Some(known) => document.lexicon.entity(known).name.to_owned(),
            None => one_line(document.surface(namings[place].tokens.clone())),
        };
        if agency.as_ref() != Some(&name) && !cited_sources.contains(&name) {
            cited_sources.push(name);
        }
    }
    let place = dateline.place.as_ref().map(|tokens| title_case(document.surface(tokens.clone())));
    let agency = agency.map(|name| signed.filter(|letters| stand_for(letters, &name)).map_or(name, str::to_owned));
    Head { place, agency, cited_sources }
}

/// "AFP" for "Agence France-Presse", but not "LUSA" for "Lusa": the letters by which everybody knows a wire of several words.
fn stand_for(letters: &str, name: &str) -> bool {
    letters.len() <= ACRONYM && letters.chars().all(char::is_uppercase) && name.contains(' ')
}

/// "STEPPE WIRE" as "Steppe Wire"; a short word in capitals is an acronym.
pub(crate) fn wire_name(name: &str) -> String {
    if name.len() <= ACRONYM { name.to_owned() } else { title_case(name) }
}

/// "NEW YORK" as "New York"; what is not in capitals stays.
pub(crate) fn title_case(name: &str) -> String {
    let mut inside = false;
    let all_capitals = !name.chars().any(char::is_lowercase) && !name.contains('.');
    let fold = |c: char| {
        let keep = !inside || !all_capitals;
        inside = c.is_alphabetic();
        if keep { c.to_string() } else { c.to_lowercase().to_string() }
    };
    let name: String = name.split_whitespace().collect::<Vec<_>>().join(" ").chars().map(fold).collect();
    if !all_capitals {
        return name;
    }
    // "MINISTRY OF TRADE AND INDUSTRY"
    [" Of ", " And ", " For ", " The "].iter().fold(name, |name, small| name.replace(small, &small.to_lowercase()))
}
