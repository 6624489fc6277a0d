//! Names: which tokens name an entity, and of what kind.
//!
//! Three ways, in order of trust: patterns of titles, institutions, quotes and the dateline; the lexicon's own names; and the
//! tagger, which is asked about the stretches of capitalised words that are left. Then the document's names are made to agree, and
//! each person gets the office that stands beside the name.

mod acronym;
mod agree;
mod bounds;
mod coined;
mod credit;
mod cue;
pub(crate) mod features;
mod firm;
mod institution;
mod kind;
mod known;
mod law;
mod noun;
mod officer;
mod open;
mod particle;
mod person;
mod place;
mod product;
mod program;
mod quoted;
mod role;
mod route;
mod short;
mod storm;
pub(crate) mod stretch;
mod team;

use std::ops::Range;

pub(crate) use acronym::spells;
pub(crate) use credit::credited;
pub(crate) use open::is_suffix;
pub(crate) use short::is_club;

use crate::lexicon::Classes;
use crate::record::{EntityKind, MentionMethod};
use crate::text::Document;
use crate::text::dateline::Dateline;
use crate::text::token::Shape;

/// What a capitalised word can be other than a name that nobody has listed.
const TAKEN: Classes = Classes::Title
    .with(Classes::Head)
    .with(Classes::PlaceHead)
    .with(Classes::EventHead)
    .with(Classes::Function)
    .with(Classes::DateStart)
    .with(Classes::Demonym)
    .with(Classes::Name);

/// A stretch of tokens that names something.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Naming {
    pub(crate) tokens: Range<usize>,
    pub(crate) kind: EntityKind,
    /// The entity of the lexicon that it names.
    pub(crate) known: Option<u32>,
    pub(crate) role: Option<Role>,
    pub(crate) method: MentionMethod,
    pub(crate) rule: &'static str,
}

impl Naming {
    fn new(kind: EntityKind, method: MentionMethod) -> Naming {
        Naming { tokens: 0..0, kind, known: None, role: None, method, rule: "" }
    }
}

/// The office of a person.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Role {
    pub(crate) tokens: Range<usize>,
    /// The country or organisation in it.
    pub(crate) of: Option<Of>,
}

/// What an office belongs to.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Of {
    /// A name beside it: its place in the list.
    Naming(usize),
    /// The entity of an adjective: "Belarusian".
    Lexicon(u32),
}

/// The words of a name, in any case: a hash of theirs.
pub(crate) type Form = u64;

/// The form of some tokens.
pub(crate) fn form_of(document: &Document, tokens: impl Iterator<Item = usize>) -> Form {
    tokens.fold(0, |state: Form, at| {
        (state.rotate_left(23) ^ u64::from(document.tokens[at].hash)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    })
}

/// The names that the lexicon and the dateline tell, in order of the text.
pub(crate) fn known(document: &Document, dateline: &Dateline) -> Vec<Naming> {
    known::recognize(document, dateline)
}

/// Adds what the tagger takes for a name.
pub(crate) fn add_open(document: &Document, namings: &mut Vec<Naming>) {
    *namings = open::merge(document, std::mem::take(namings), open::recognize(document));
}

/// Adds what patterns before and behind the dateline tell.
pub(crate) fn add_patterns(document: &Document, dateline: &Dateline, namings: &mut Vec<Naming>) {
    *namings = over(std::mem::take(namings), patterns(document, &dateline.tokens));
}

/// Gives each name the words that belong to it, and those that stand for two their two names.
pub(crate) fn mend(document: &Document, found: Vec<Naming>) -> Vec<Naming> {
    let mut namings = Vec::with_capacity(found.len());
    for mut naming in found {
        if naming.method == MentionMethod::Model && !bounds::mend(document, &mut naming) {
            continue;
        }
        namings.extend(route::split(document, &mut naming));
        namings.extend(officer::split(document, &mut naming));
        person::strip(document, &mut naming);
        person::widen(document, &mut naming, namings.last().map_or(0, |n: &Naming| n.tokens.end));
        namings.extend(open::split_companies(document, &mut naming));
        namings.extend(person::split_country(document, &mut naming));
        namings.extend(person::split_employer(document, &mut naming));
        open::complete_known(document, &mut naming);
        open::complete_numbered(document, &mut naming);
        open::complete_club(document, &mut naming);
        team::complete_club(document, &mut naming);
        team::complete_national(document, &mut naming);
        if document.has(naming.tokens.end, Classes::Capital | Classes::Digits) {
            naming = longer(document, &naming).unwrap_or(naming);
        }
        if document.is_sign(naming.tokens.end, b'(') && acronym::widen(document, &mut naming) {
            while namings.pop_if(|before| before.tokens.end > naming.tokens.start).is_some() {}
        }
        let acronym = acronym::behind(document, &mut naming);
        let officer = officer::behind(document, &naming).or_else(|| route::other_end(document, &naming));
        namings.push(naming);
        namings.extend(acronym);
        namings.extend(officer);
    }
    // A mended name may reach into the next one.
    let mut end = 0;
    namings.retain(|naming| {
        let apart = naming.tokens.start >= end;
        end = end.max(naming.tokens.end);
        apart
    });
    namings
}

/// Adds the names that others lead to, makes all of them agree, and gives persons their offices.
pub(crate) fn agree(document: &Document, namings: &mut Vec<Naming>) {
    open::add_clubs(document, namings);
    person::add_given(document, namings);
    person::add_officers(document, namings);
    route::add(document, namings);
    particle::join(document, namings);
    acronym::add_spelled(document, namings);
    firm::add(document, namings);
    agree::agree(document, namings);
    role::assign(document, namings);
}

/// The name of something else that a name of the lexicon goes on to.
fn longer(document: &Document, naming: &Naming) -> Option<Naming> {
    product::of_maker(document, naming)
        .or_else(|| quoted::of_place(document, naming))
        .or_else(|| team::of_town(document, naming))
        .or_else(|| open::goes_on(document, naming))
}

/// The names that patterns find outside the dateline, in order; of two that overlap, the one that begins first.
fn patterns(document: &Document, dateline: &Range<usize>) -> Vec<Naming> {
    let heads = Classes::Head | Classes::PlaceHead | Classes::EventHead | Classes::Title | Classes::Quote;
    let mut found: Vec<Naming> = Vec::new();
    for sentence in &document.sentences {
        let mut from = sentence.start;
        while let Some(at) = document.first(from..sentence.end, heads) {
            from = at + 1;
            if dateline.contains(&at) {
                continue;
            }
            let naming = if document.has(at, Classes::Quote) {
                quoted::recognize(document, at, sentence)
            } else if document.tokens[at].shape == Shape::Lower {
                // "Lindvale district", "Finance ministry": of the heads in small letters, those that tell what stands beside them.
                place::recognize(document, at, sentence)
                    .or_else(|| institution::of_portfolio(document, at, sentence))
                    .or_else(|| program::numbered(document, at, sentence))
                    .or_else(|| storm::recognize(document, at, sentence))
            } else {
                storm::recognize(document, at, sentence)
                    .or_else(|| institution::recognize(document, at, sentence))
                    .or_else(|| program::numbered(document, at, sentence))
                    .or_else(|| place::recognize(document, at, sentence))
                    .or_else(|| quoted::event(document, at, sentence))
                    .or_else(|| institution::event(document, at, sentence))
                    .or_else(|| institution::body_like_event(document, at, sentence))
                    .or_else(|| law::recognize(document, at, sentence))
                    .or_else(|| person::recognize(document, at, sentence))
            };
            if let Some(naming) = naming.filter(|n| found.last().is_none_or(|last| last.tokens.end <= n.tokens.start)) {
                found.push(naming);
            }
        }
    }
    found
}

/// Both lists as one: a pattern takes the place of every name that it overlaps, unless the lexicon knows a longer one there.
fn over(namings: Vec<Naming>, patterns: Vec<Naming>) -> Vec<Naming> {
    if patterns.is_empty() {
        return namings;
    }
    let holds = |outer: &Naming, inner: &Naming| {
        outer.tokens.start <= inner.tokens.start && inner.tokens.end <= outer.tokens.end
    };
    let overlaps = |a: &Naming, b: &Naming| a.tokens.start < b.tokens.end && b.tokens.start < a.tokens.end;
    let mut kept = Vec::with_capacity(namings.len() + patterns.len());
    let mut namings = namings.into_iter().peekable();
    for pattern in patterns {
        while let Some(naming) = namings.next_if(|n| n.tokens.end <= pattern.tokens.start) {
            kept.push(naming);
        }
        let mut stands = true;
        let mut under = Vec::new();
        while let Some(naming) = namings.next_if(|n| overlaps(n, &pattern)) {
            stands &= !(naming.known.is_some() && holds(&naming, &pattern));
            under.push(naming);
        }
        if stands {
            // A longer one may reach into the next pattern: what follows is compared with it in turn.
            kept.push(pattern);
        } else {
            kept.append(&mut under);
        }
    }
    kept.extend(namings);
    kept
}
