//! Measures that the verb and its object tell together.
//!
//! | words | measure |
//! | --- | --- |
//! | "add 0.4 points **to inflation**", "lopped 25 basis points **off the repo rate**" | inflation, interest rate |
//! | "**valued the club at** $5 million" | market capitalization |
//! | "**claimed** 200 **lives**" | deaths |
//! | "added 5 million to the fund", "valued the house at $1 million", "saved 200 lives" | none |

use super::verb::is_small;
use super::{Found, REACH, fits};
use crate::interpret::Site;
use crate::lexicon::Classes;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::Roles;
use crate::record::{FigureKind, Stat};
use crate::text::token::Kind;

/// "could add 0.4 points to annual inflation", "lopped 25 basis points off the repo rate", "cut $5 million from its spending": what so
/// much is put to or taken from.
pub(in crate::interpret) fn put_to(site: &Site, stat: Stat) -> Option<Found> {
    let (document, tie) = (site.document, site.amount.tokens.end);
    let group = site.governor().filter(|g| g.tokens.end <= site.lead.start && site.lead.preposition.is_none())?;
    let put = document.is_word(tie, "to") && group.does(Roles::TALLY);
    let cuts = group.does(Roles::DOWN) && !group.does(Roles::MOVE);
    let taken = document.is_word(tie, "off") || cuts && document.is_word(tie, "from");
    // "added $5 million to pay the bills"
    let verb = site.sentence.groups.iter().any(|g| g.verb.is_some() && g.tokens.contains(&tie));
    // "off its outlook for the national wheat harvest"
    let foreseen = (tie + 1..tie + 4)
        .find(|&at| document.has(at, Classes::ModalityNoun) && document.is_one_of(at + 1, &["for", "of"]));
    let from = foreseen.map_or(tie + 1, |noun| noun + 2);
    let whole = from..(from + 1 + REACH).min(site.sentence.tokens.end);
    let named = site.sentence.measures().iter().find(|(m, w)| whole.contains(&m.start) && fits(site, *w, stat));
    let (tokens, measure) = named.filter(|_| (put || taken) && !verb)?;
    let noun = |at: usize| document.tokens[at].kind == Kind::Word && !document.has(at, Classes::Function);
    // "from farm income programs": of another thing.
    const ENDS: Classes = Classes::Function.with(Classes::Verb).with(Classes::Auxiliary).with(Classes::DateStart);
    let behind = tokens.end;
    let tail = document.says(behind, StatementWord::MeasureTail);
    let named = document.tokens.get(behind).is_none_or(|t| t.kind != Kind::Word) || document.has(behind, ENDS) || tail;
    let passes = |at: usize| noun(at) || document.has(at, Classes::Determiner) || document.is_hyphen(at);
    (named && (whole.start..tokens.start).all(passes)).then(|| Found::in_phrase(*measure, tokens.clone()))
}

/// "valued the club at $5 million": what all of a company is worth.
pub(super) fn of_worth(site: &Site) -> Option<Found> {
    let document = site.document;
    // "valuing the company at 740 million"
    let bare = site.amount.rule == "bare_scaled";
    let at = site
        .lead
        .preposition
        .filter(|&at| document.is_word(at, "at") && (site.amount.kind == FigureKind::Money || bare))?;
    let group = site.governor().filter(|g| g.tokens.end <= at && !is_small(site))?;
    let object = group.tokens.end..at;
    let appraises = document.says(object.start - 1, StatementWord::Appraises);
    let body = document.says(at - 1, StatementWord::OrganizationNoun) || site.sentence.body_ending(at - 1).is_some();
    let whole = (1..=REACH).contains(&object.len()) && !object.clone().any(|t| document.has(t, Classes::Preposition));
    let measure = document.lexicon.measures.known.market_capitalization;
    (appraises && body && whole).then(|| Found::by_verb(measure, object.start))
}

/// "claimed 200 lives": so many died.
pub(super) fn of_lives(site: &Site) -> Option<Found> {
    let document = site.document;
    let group = site.governor().filter(|_| site.amount.unit.as_deref() == Some("life"))?;
    let done = group.tokens.end <= site.lead.start || group.passive && group.tokens.start == site.amount.tokens.end;
    let deadly = done && document.says(group.tokens.end - 1, StatementWord::Deadly);
    deadly.then(|| Found::by_verb(document.lexicon.measures.known.deaths, group.tokens.end))
}
