//! What a common noun beside a name tells of its kind.
//!
//! | text | tells |
//! | --- | --- |
//! | `Ashby is a small village in Lindshire` | `Ashby` place |
//! | `Alder, a maker of lamps,` | `Alder` organization |
//! | `the village of Ashby` | `Ashby` place |
//! | `the band Alder Grove` | `Alder Grove` organization |
//! | `the programme Alder Nova` | `Alder Nova` program |
//! | `Ashby, England,` | `Ashby` place |
//! | `the Ashby river` | `Ashby` place |
//! | `LHA president Anna Weiss` | `LHA` organization |
//! | `Ashby-based Lindrose` | `Lindrose` organization |
//! | `Anna Zoo, partner at Alder Mills,` | `Anna Zoo` person |
//! | `a trader at Lindaco`, `told the Ashby Echo`, `told the Tingrad` | `Lindaco`, `Ashby Echo`, `Tingrad` organization |
//! | `the Weiss administration` | `Weiss` person |
//! | `Ashby and Lindby districts` | `Ashby`, `Lindby` place |
//! | `Lindrose, based in Ashby,` | `Lindrose` organization |
//! | `who runs Lindrose`, `chief executive of Lindrose`, `a poll by Lindrose` | `Lindrose` organization |
//! | `Lindrose's net profit` | `Lindrose` organization |
//! | `Lindrose shares rose`, `a stake in Lindrose` | `Lindrose` organization |
//! | `her Lind Aberta list` | `Lind Aberta` organization |
//! | `Northern Lights is her third album` | `Northern Lights` none: a work |
//!
//! A surname says more than a noun does: "the company Anna Weiss founded".

use std::ops::Range;

use crate::lexicon::entity::Sort;
use crate::lexicon::name::NameWord;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::{Form, Roles};
use crate::lexicon::{Classes, Sense};
use crate::record::EntityKind;
use crate::text::Document;
use crate::text::token::{Kind, Shape};

/// How many words may stand before the noun: "is the second largest Lindish brewer".
const REACH: usize = 8;
/// How far before "at" an office may stand: "head of metals trading at".
const OFFICE_REACH: usize = 4;

/// How many words an office of a company has at most.
const CORPORATE: usize = 3;
/// How many more names may share a noun: "Alder, Lindby and Ashby districts".
const LISTED: usize = 3;
/// The longest of them.
const NAME: usize = 3;

/// What a noun tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    Kind(EntityKind),
    /// A work, a vessel, a thing: nothing that is listed.
    Other,
}

/// What stands before or behind the name and tells its kind.
pub(super) fn told(document: &Document, tokens: &Range<usize>) -> Option<Told> {
    before(document, tokens.start)
        .or_else(|| behind(document, tokens.end))
        .or_else(|| is_apposed(document, tokens).then_some(Told::Kind(EntityKind::Organization)))
        .or_else(|| ends_way(document, tokens).then_some(Told::Kind(EntityKind::Place)))
        .or_else(|| is_in(document, tokens).then_some(Told::Kind(EntityKind::Place)))
        .or_else(|| is_qualified(document, tokens).then_some(Told::Kind(EntityKind::Place)))
        .or_else(|| shares_plural(document, tokens).then_some(Told::Kind(EntityKind::Place)))
        .or_else(|| is_party(document, tokens).then_some(Told::Kind(EntityKind::Organization)))
        .or_else(|| has_officer(document, tokens).then_some(Told::Kind(EntityKind::Organization)))
        .or_else(|| has_accounts(document, tokens).then_some(Told::Kind(EntityKind::Organization)))
        .or_else(|| is_traded(document, tokens).then_some(Told::Kind(EntityKind::Organization)))
        .or_else(|| is_of_person(document, tokens).then_some(Told::Kind(EntityKind::Person)))
        .or_else(|| is_of_body(document, tokens).then_some(Told::Kind(EntityKind::Organization)))
        .or_else(|| shares_office(document, tokens).then_some(Told::Kind(EntityKind::Organization)))
        .or_else(|| holds_office(document, tokens).then_some(Told::Kind(EntityKind::Person)))
        .or_else(|| is_officer(document, tokens).then_some(Told::Kind(EntityKind::Person)))
}

/// "Lindrose shares closed higher": what has shares that move, on a market.
fn has_shares(document: &Document, tokens: &Range<usize>) -> bool {
    let moves = Roles::MOVE.with(Roles::UP).with(Roles::DOWN);
    let verb = tokens.end + 1;
    let traded = document.says(verb, StatementWord::Closes)
        || document.verb_forms(verb).any(|(found, form)| form == Form::Past && found.roles.meets(moves));
    traded && document.says(tokens.end, NameWord::HeldIn)
}

/// "Lindrose's net profit", "Lindrose's share price": what a firm alone has.
fn has_accounts(document: &Document, tokens: &Range<usize>) -> bool {
    let at = tokens.end + 1;
    // ... or "Lindrose's chief executive"
    let officer = || document.has(at, Classes::Title) && document.says(at, NameWord::CorporateOffice);
    let own = document.is_genitive(tokens.end) && (document.says(at, NameWord::FirmOwn) || officer());
    own && tokens.len() <= 2 && !is_surname(document, tokens) && !document.has(tokens.start, Classes::GivenName)
}

/// "Lindrose shares rose", "a stake in Lindrose", "the buyout of Lindrose": what is traded on a market.
fn is_traded(document: &Document, tokens: &Range<usize>) -> bool {
    let before = tokens.start.wrapping_sub(2);
    let owned = match document.word(tokens.start.wrapping_sub(1)) {
        "in" => document.says(before, NameWord::Shares),
        "of" => document.says(before, NameWord::Shares) || document.says(before, NameWord::DealNoun),
        _ => false,
    };
    let one = !tokens.clone().any(|at| document.is_word(at, "and"));
    owned && one && !is_surname(document, tokens) || has_shares(document, tokens)
}

/// "an analyst at X", "chair of X", "told the X Y", "X, based in Lindby,", "Lindby-based X": what a body has.
fn is_of_body(document: &Document, tokens: &Range<usize>) -> bool {
    let before = match document.word(tokens.start.wrapping_sub(1)) {
        "at" => employs(document, tokens.start),
        "of" => is_led(document, tokens.start),
        "by" => is_pollster(document, tokens),
        "the" => hears(document, tokens) || has_boss(document, tokens),
        "The" => has_boss(document, tokens),
        "told" => is_outlet(document, tokens),
        _ => is_run(document, tokens.start) && !is_surname(document, tokens),
    };
    before || is_based(document, tokens)
}

fn noun(sense: &Sense) -> Option<Told> {
    match sense {
        Sense::Name(NameWord::PlaceNoun) => Some(Told::Kind(EntityKind::Place)),
        Sense::Name(NameWord::OrganizationNoun) => Some(Told::Kind(EntityKind::Organization)),
        Sense::Name(NameWord::OtherNoun) => Some(Told::Other),
        _ => None,
    }
}

/// "the village of X", "the band X", "the ferry X".
fn before(document: &Document, start: usize) -> Option<Told> {
    let last = start.checked_sub(1)?;
    if document.tokens[last].kind != Kind::Word || document.tokens[last].shape != Shape::Lower {
        return None;
    }
    if document.word(last) == "of" {
        let told = document.read(last.checked_sub(1)?, noun).filter(|&(_, words)| words == 1)?.0;
        return (told == Told::Kind(EntityKind::Place)).then_some(told);
    }
    // "the city Weiss left" and "a town Alder built" tell nothing of the name.
    let told = |words: usize| document.read((last + 1).checked_sub(words)?, noun).filter(|&(_, n)| n == words);
    let Some((told, _)) = told(1).or_else(|| told(2)).or_else(|| told(3)) else {
        return is_program(document, last, start).then_some(Told::Kind(EntityKind::Program));
    };
    (told != Told::Kind(EntityKind::Place)).then_some(told)
}

/// "the programme Alder Nova": what is called so, of two words or more; "the project Weiss leads" is a clause.
fn is_program(document: &Document, noun: usize, start: usize) -> bool {
    let capitals = (start..).take_while(|&at| document.has(at, Classes::Capital)).count();
    let article = noun.checked_sub(1).is_some_and(|at| document.is_word(at, "the"));
    let named = Classes::GivenName | Classes::Title | Classes::Name | Classes::Demonym | Classes::Head;
    article
        && capitals >= 2
        && document.says(noun, NameWord::ProgramWord)
        && !(start..start + capitals).any(|at| document.has(at, named))
        && !document.has(start + capitals, Classes::PastEnding | Classes::Auxiliary)
}

/// "told Ashby Echo": what ends like a newspaper, and does not begin like a person.
fn is_outlet(document: &Document, tokens: &Range<usize>) -> bool {
    tokens.len() > 1
        && document.says(tokens.end - 1, NameWord::PressWord)
        && !document.has(tokens.start, Classes::GivenName | Classes::Title)
}

/// "told the Ashby Echo", "the LHA union", behind the article: of what is named with an article, an outlet or a body alone is told things.
fn hears(document: &Document, tokens: &Range<usize>) -> bool {
    let acronym = is_acronym(document, tokens);
    if tokens.len() == 1 && !acronym {
        return is_chamber(document, tokens.start);
    }
    // "the LHA union".
    let noun = || document.tokens.get(tokens.end).is_some_and(|t| t.shape == Shape::Lower);
    document.word(tokens.start.wrapping_sub(2)) == "told"
        || acronym && noun() && document.says(tokens.end, NameWord::OrganizationNoun)
}

/// "told the Tingrad", at the end of a phrase: a body of one word, and nobody by a title, a people or a family.
fn is_chamber(document: &Document, at: usize) -> bool {
    let other =
        Classes::Title | Classes::Demonym | Classes::GivenName | Classes::DateStart | Classes::Function | Classes::Name;
    document.tokens[at].shape == Shape::Capital
        && document.word(at.wrapping_sub(2)) == "told"
        && !document.word(at).ends_with('s')
        && !document.has(at, other)
        && document.tokens.get(at + 1).is_none_or(|t| t.kind == Kind::Sign && t.sign != b'-')
}

/// A word of three capitals or more.
fn is_acronym(document: &Document, tokens: &Range<usize>) -> bool {
    let token = document.tokens[tokens.start];
    tokens.len() == 1 && token.shape == Shape::Upper && token.end - token.start > 2
}

/// "the Weiss administration", "the Rowe family": a person has one, if the lexicon does not know better.
fn is_of_person(document: &Document, tokens: &Range<usize>) -> bool {
    let other = Classes::Name | Classes::Head | Classes::PlaceHead | Classes::EventHead | Classes::Demonym;
    let at = tokens.start;
    tokens.len() == 1
        && at > 0
        && document.is_word(at - 1, "the")
        && document.tokens[at].shape == Shape::Capital
        && !document.has(at, other)
        && document.says(tokens.end, NameWord::PersonNoun)
}

/// "a trader at X", "head of metals at X": who holds such an office does so at an organisation.
fn employs(document: &Document, start: usize) -> bool {
    let at = start.wrapping_sub(1);
    // "a candidate at Saturday's vote", "a guard at Dawn": a time.
    if document.has(start, Classes::DateStart | Classes::DateWord) {
        return false;
    }
    let small = |t: usize| document.tokens[t].kind == Kind::Word && document.tokens[t].shape == Shape::Lower;
    let from = at.saturating_sub(OFFICE_REACH);
    let office = (from..at).rev().take_while(|&t| small(t)).find(|&t| document.has(t, Classes::Title));
    // "the ambassador at Lindholm": some serve at places.
    office.is_some_and(|t| {
        document.says(t, NameWord::Office)
            && !document.says(t, NameWord::PortfolioOffice)
            && !document.says(t, NameWord::PublicOffice)
            && (t + 1 == at || document.word(t + 1) == "of")
    })
}

/// "administrators from Alder Reeve": two words, whose people are sent.
pub(super) fn sends(document: &Document, tokens: &Range<usize>) -> bool {
    let plain = |at: usize| document.tokens[at].shape == Shape::Capital;
    let sent = ["administrators", "liquidators", "auditors", "consultants", "receivers", "brokers"];
    let from = document.is_word(tokens.start.wrapping_sub(1), "from");
    tokens.len() == 2 && from && tokens.clone().all(plain) && document.is_one_of(tokens.start.wrapping_sub(2), &sent)
}

/// "the Lindrose boss", "the Lindrose board": what a body alone has.
fn has_boss(document: &Document, tokens: &Range<usize>) -> bool {
    let own = ["boss", "bosses", "board", "shareholders", "subsidiary", "workforce", "takeover", "management"];
    let other = Classes::Demonym | Classes::Name | Classes::Title | Classes::DateStart;
    let free = !tokens.clone().any(|at| document.has(at, other));
    tokens.len() <= 2 && free && !is_surname(document, tokens) && document.is_one_of(tokens.end, &own)
}

/// "broker Alder Commodities": an office that companies hold too, before what no person is called.
///
/// "at broker Alder Berg": where somebody works, whatever it is called.
fn shares_office(document: &Document, tokens: &Range<usize>) -> bool {
    let works = tokens.start > 1 && document.is_word(tokens.start - 2, "at");
    tokens.len() > 1
        && (works || document.has(tokens.end - 1, Classes::Head))
        && tokens.start > 0
        && document.tokens[tokens.start - 1].shape == Shape::Lower
        && document.says(tokens.start - 1, NameWord::SharedOffice)
}

/// "X is a village", "X, a Lindish brewer,".
fn behind(document: &Document, end: usize) -> Option<Told> {
    let comma = document.is_sign(end, b',');
    if !comma && (document.tokens.get(end)?.shape != Shape::Lower || !document.says(end, NameWord::Copula)) {
        return None;
    }
    // "is also the": an adverb may stand before the article.
    let article = (end + 1..end + 2 + usize::from(!comma))
        .find(|&at| matches!(document.word(at), "a" | "an" | "the" | "one" | "her" | "his" | "their"))?;
    head(document, article + 1)
}

/// "the club, X, must": behind the noun of a body, between commas.
fn is_apposed(document: &Document, tokens: &Range<usize>) -> bool {
    let (comma, noun) = (tokens.start.wrapping_sub(1), tokens.start.wrapping_sub(2));
    let article = noun.wrapping_sub(1);
    let body = || document.is(noun, |s| matches!(s, Sense::Name(NameWord::OrganizationNoun)));
    let framed = document.is_sign(comma, b',') && document.is_sign(tokens.end, b',');
    framed && body() && document.has(article, Classes::Definite) && !document.has(tokens.start, Classes::GivenName)
}

/// "56 kilometres between X and Y", "the road between X and Y": where a way begins.
fn ends_way(document: &Document, tokens: &Range<usize>) -> bool {
    /// "kilometres of new road".
    const REACH: usize = 4;
    let between = tokens.start.wrapping_sub(1);
    let way = |at: usize| {
        document.says(at, NameWord::WayNoun) || document.is_one_of(at, &["kilometres", "kilometers", "km", "miles"])
    };
    document.is_word(between, "between")
        && document.is_word(tokens.end, "and")
        && document.has(tokens.end + 1, Classes::Capital)
        && (between.saturating_sub(REACH)..between).any(way)
}

/// "X, England,": a country or province behind a comma, and nothing of its own behind that.
fn is_in(document: &Document, tokens: &Range<usize>) -> bool {
    let at = tokens.end + 1;
    if !document.is_sign(tokens.end, b',') || !document.has(at, Classes::Name) {
        return false;
    }
    let land = |sense: &Sense| match sense {
        Sense::Name(NameWord::Known(index)) => {
            matches!(document.lexicon.sort_of(*index), Sort::Country | Sort::Region).then_some(())
        }
        _ => None,
    };
    let alone = tokens.clone().all(|at| !document.has(at, Classes::Head | Classes::Title | Classes::DateStart));
    let opens = tokens.start == document.sentences[document.sentence_of(tokens.start)].start;
    alone
        && !opens
        && document.read(at, land).is_some_and(|((), words)| {
            document.tokens.get(at + words).is_none_or(|t| matches!(t.sign, b',' | b'.' | b';' | b')'))
        })
}

/// "Alder and Lindby districts": what all of them are.
fn shares_plural(document: &Document, tokens: &Range<usize>) -> bool {
    let other = Classes::Demonym | Classes::Head | Classes::Title | Classes::DateStart | Classes::Function;
    if tokens.clone().any(|at| document.has(at, other)) {
        return false;
    }
    let plural = |at: usize| {
        document.tokens.get(at).is_some_and(|t| t.shape == Shape::Lower) && document.says(at, NameWord::PlacePlural)
    };
    let mut at = tokens.end;
    for _ in 0..LISTED {
        if !(document.word(at) == "and" || document.is_sign(at, b',')) {
            break;
        }
        let words = (at + 1..at + 1 + NAME).take_while(|&at| document.has(at, Classes::Capital)).count();
        if words == 0 {
            return false;
        }
        at += 1 + words;
    }
    plural(at)
}

/// "her X Y list", "the X Y movement": a party, if nothing says that it is a person's.
fn is_party(document: &Document, tokens: &Range<usize>) -> bool {
    tokens.len() > 1
        && document.is_one_of(tokens.start.wrapping_sub(1), &["the", "his", "her", "their"])
        && document.tokens.get(tokens.end).is_some_and(|t| t.shape == Shape::Lower)
        && document.says(tokens.end, NameWord::PartyNoun)
}

/// "X, based in Lindby,", "Lindby-based X": a body, unless a given name or a full name elsewhere in the text tells of a person.
pub(super) fn is_based(document: &Document, tokens: &Range<usize>) -> bool {
    let (start, end) = (tokens.start, tokens.end);
    let behind = document.is_sign(end, b',')
        && document.says(end + 1, NameWord::BasedWord)
        && document.is_one_of(end + 2, &["in", "at", "near", "outside"]);
    let before = || {
        start > 2
            && document.is_hyphen(start - 2)
            && document.says(start - 1, NameWord::BasedWord)
            && document.has(start - 3, Classes::Capital)
            && !document.touches(start)
            && !document.is_hyphen(start + 1)
    };
    behind || before()
}

/// "X, which makes lamps,": no person.
pub(super) fn is_thing(document: &Document, end: usize) -> bool {
    document.is_sign(end, b',')
        && document.word(end + 1) == "which"
        && document.has(end + 2, Classes::Verb | Classes::Auxiliary)
}

/// "the X field", "the X river", "Lindby's X airport".
fn is_qualified(document: &Document, tokens: &Range<usize>) -> bool {
    tokens.start > 0
        && (document.is_word(tokens.start - 1, "the") || document.is_genitive(tokens.start - 1))
        && document.tokens.get(tokens.end).is_some_and(|t| t.shape == Shape::Lower && t.kind == Kind::Word)
        && document.read(tokens.end, noun).is_some_and(|(told, _)| told == Told::Kind(EntityKind::Place))
}

/// "the Anna Weiss stadium": a place that is called after somebody.
pub(super) fn is_site(document: &Document, tokens: &Range<usize>) -> bool {
    document.is_word(tokens.start.wrapping_sub(1), "the") && is_qualified(document, tokens)
}

/// A word that many persons are called by.
pub(super) fn is_surname(document: &Document, tokens: &Range<usize>) -> bool {
    tokens.len() == 1 && document.has(tokens.start, Classes::Surname)
}

/// "who runs X": what is run is a body; who is led or managed may be a person.
fn is_run(document: &Document, start: usize) -> bool {
    let verb = start.wrapping_sub(1);
    document.is_word(verb.wrapping_sub(1), "who") && document.says(verb, NameWord::RunningVerb)
}

/// "chair of X".
fn is_led(document: &Document, start: usize) -> bool {
    let link = start.wrapping_sub(1);
    (link.saturating_sub(CORPORATE)..link)
        .any(|at| document.has(at, Classes::Title) && document.is_term(at..link, NameWord::CorporateOffice))
}

/// "a poll by X"; "a survey by Weiss and colleagues" is by persons.
fn is_pollster(document: &Document, tokens: &Range<usize>) -> bool {
    document.says(tokens.start.wrapping_sub(2), StatementWord::Poll)
        && !is_surname(document, tokens)
        && document.word(tokens.end) != "and"
}

/// "LHA president Anna Weiss": an acronym before an office.
fn has_officer(document: &Document, tokens: &Range<usize>) -> bool {
    is_acronym(document, tokens)
        && document.has(tokens.end, Classes::Title)
        && !document.has(tokens.start, Classes::Title)
        && document.says(tokens.end, NameWord::Office)
}

/// "X Y, partner at Alder Mills,": two or three plain words before an office without an article.
fn holds_office(document: &Document, tokens: &Range<usize>) -> bool {
    let office = tokens.end + 1 + words_of_place(document, tokens.end + 1);
    if !document.is_sign(tokens.end, b',') || !document.has(office, Classes::Title) || !(2..=3).contains(&tokens.len())
    {
        return false;
    }
    let other = Classes::Head
        | Classes::PlaceHead
        | Classes::EventHead
        | Classes::Name
        | Classes::Demonym
        | Classes::Particle
        | Classes::Title;
    let plain = |at: usize| document.tokens[at].shape == Shape::Capital && !document.has(at, other);
    let Some(words) = document.length_of(office, NameWord::Office) else { return false };
    // "Alder Mills, owner of the mine": companies hold some offices too, but they do so at none.
    let link = document.word(office + words);
    let personal = link == "at" || link == "of" && !document.says(office, NameWord::SharedOffice);
    personal && document.tokens[office].shape == Shape::Lower && tokens.clone().all(plain)
}

/// "Weiss, the finance minister,": one word before an office with its article, which no body holds.
fn is_officer(document: &Document, tokens: &Range<usize>) -> bool {
    let other = Classes::Head | Classes::Name | Classes::Demonym | Classes::Title | Classes::DateStart;
    let office = tokens.end + 2;
    let framed = document.is_sign(tokens.end, b',') && document.is_word(tokens.end + 1, "the");
    let words = document.length_of(office, NameWord::Office).filter(|_| framed && tokens.len() == 1);
    let closes = |words: usize| document.is_sign(office + words, b',');
    let plain = document.tokens[tokens.start].shape == Shape::Capital && !document.has(tokens.start, other);
    plain && words.is_some_and(closes) && !document.says(office, NameWord::SharedOffice)
}

/// How many words at the token name a place: "Anna Weiss, | Eastern Cape | head of health".
fn words_of_place(document: &Document, at: usize) -> usize {
    let place = |sense: &Sense| match sense {
        Sense::Name(NameWord::Known(index)) if document.lexicon.sort_of(*index).kind() == EntityKind::Place => Some(()),
        _ => None,
    };
    document.read(at, place).map_or(0, |((), words)| words)
}

/// The noun that closes the phrase at the token, if it tells something.
fn head(document: &Document, start: usize) -> Option<Told> {
    let mut found = None;
    let mut at = start;
    while at < start + REACH {
        let closes = document.tokens.get(at).is_none_or(|t| t.kind == Kind::Sign && t.sign != b'-' && t.sign != b'"')
            || document.has(at, Classes::Function | Classes::Verb)
                && document.tokens[at].shape == Shape::Lower
                && found.is_some()
            || document.has(at, Classes::Particle | Classes::Function) && document.word(at) != "the";
        if closes {
            return found;
        }
        let told = document.read(at, noun);
        at += told.map_or(1, |(_, words)| words);
        found = told.map(|(told, _)| told);
    }
    None
}
