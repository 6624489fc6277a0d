//! Firms that no list knows, by what the text does with their names.
//!
//! | text | firm |
//! | --- | --- |
//! | `the Lindish carrier Lima Austral`, of which the lexicon knows Lima | `Lima Austral` |
//! | `Hallam Motor said it would build cars`, of which the lexicon knows Hallam | `Hallam Motor` |
//! | `Anders Holt posted a net loss`, `Anders Holt shares were up 5%` | `Anders Holt` |
//! | `the purchase of Lima-based Anna Wings`, `bought 60 percent of Anders Holt` | `Anna Wings`, `Anders Holt` |
//! | `broker Marlow Berg` | `Marlow Berg` |
//! | `Hallam will pay a dividend`, beside "Hallam Motor" | `Hallam` |
//! | `Anna Weiss said it would rain`, `the company Anna Weiss founded` | none |
//! | `in Hallam`, beside "Hallam Motor" | none: the town |
//!
//! A name is one stretch: a place of the lexicon and a word that is no place are no place, where something tells a firm.

use std::ops::Range;

use super::cue::{self, Told};
use super::stretch::{is_all_capitals, is_capitalised};
use super::{Form, Naming, form_of, person, short};
use crate::lexicon::entity::Sort;
use crate::lexicon::name::NameWord;
use crate::lexicon::{Classes, Sense};
use crate::record::{EntityKind, MentionMethod};
use crate::text::Document;
use crate::text::token::{Gap, Kind, Shape};

/// The longest name that the words around it tell to be a firm's.
const WORDS: usize = 4;
/// How far behind its verb a result may stand: "swung to a quarterly net loss".
const RESULT: usize = 4;
/// How many small words a share of a firm has before "of": "65.8 percent".
const SHARE: usize = 4;

/// Words around a name that a firm alone has there.
const SURE: [fn(&Document, &Range<usize>) -> bool; 5] = [bought, is_traded, has_results, has_chief, is_broker];

/// Makes firms of the stretches that the text tells to be some, of the same stretches elsewhere, and of the towns by which it calls them.
pub(super) fn add(document: &Document, namings: &mut Vec<Naming>) {
    let runs: Vec<Range<usize>> = runs(document).into_iter().filter(|run| is_free(document, namings, run)).collect();
    let told: Vec<Form> = runs
        .iter()
        .filter(|run| is_told(document, namings, run))
        .map(|run| form_of(document, (*run).clone()))
        .collect();
    let again = |run: &&Range<usize>| told.contains(&form_of(document, (*run).clone()));
    for run in runs.iter().filter(again) {
        namings.retain(|naming| naming.tokens.end <= run.start || run.end <= naming.tokens.start);
        let place = namings.partition_point(|naming| naming.tokens.end <= run.start);
        let firm = Naming::new(EntityKind::Organization, MentionMethod::Pattern);
        namings.insert(place, Naming { tokens: run.clone(), rule: "firm", ..firm });
    }
    follow(document, namings);
}

/// Stretches of capitalised words without any other between them.
fn runs(document: &Document) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for sentence in &document.sentences {
        let first = found.len();
        let mut from = sentence.start;
        while let Some(start) = document.first(from..sentence.end, Classes::Capital) {
            let joined = |&at: &usize| {
                is_capitalised(document, at) && document.tokens[at].gap < Gap::Paragraph && !document.touches(at)
            };
            let end = start + 1 + (start + 1..sentence.end).take_while(joined).count();
            from = end;
            // "Lima-based Alder Wings" is two stretches, "Alder-Berg" is none of these, and "Alder's" is not "Alder's Inn".
            let open = document.is_hyphen(end) && is_capitalised(document, end + 1) || document.touches(start);
            // "Polish Alder Works", "The Alder Works"
            let other = Classes::Function | Classes::Demonym;
            let start = start + usize::from(end > start + 1 && document.has(start, other));
            let joined = is_joined(document, start..end);
            if !open && !joined && (1..=WORDS).contains(&(end - start)) && is_plain(document, start..end) {
                found.push(start..end);
            }
        }
        if found.len() > first && is_all_capitals(document, sentence.clone()) {
            found.truncate(first);
        }
    }
    found
}

/// "Cable and Wireless": a part of a longer name, or one of several.
fn is_joined(document: &Document, run: Range<usize>) -> bool {
    let and = |at: usize| document.is_word(at, "and") || document.is_sign(at, b'&');
    let before = run.start >= 2 && and(run.start - 1) && is_capitalised(document, run.start - 2);
    before || and(run.end) && is_capitalised(document, run.end + 1)
}

/// Words that can be the name of a firm: none is an office, a day, the head of a place, an event or a body.
fn is_plain(document: &Document, run: Range<usize>) -> bool {
    let last = run.end - 1;
    let other = Classes::Title | Classes::DateStart | Classes::Function | Classes::Number | Classes::EventHead;
    let institution = document.says(last, NameWord::Institution) || document.says(last, NameWord::PressWord);
    !run.clone().any(|at| document.has(at, other))
        && !document.has(last, Classes::PlaceHead)
        && !institution
        && !document.says(run.start, NameWord::NoName)
}

/// Whether nothing surer names the stretch or a part of it: no name at all, that of a place at its head, or what the tagger takes the
/// whole of it for.
fn is_free(document: &Document, namings: &[Naming], run: &Range<usize>) -> bool {
    let first = namings.partition_point(|naming| naming.tokens.end <= run.start);
    let within: Vec<&Naming> = namings[first..].iter().take_while(|naming| naming.tokens.start < run.end).collect();
    match within[..] {
        [] => run.len() > 1 || document.classes[run.start] == Classes::Capital,
        [naming] if naming.tokens == *run => {
            let word = || run.len() > 1 || document.classes[run.start] == Classes::Capital;
            naming.method == MentionMethod::Model && naming.kind != EntityKind::Organization && word()
        }
        [naming] => naming.kind == EntityKind::Place && naming.tokens.start == run.start && naming.rule != "dateline",
        _ => false,
    }
}

/// Whether the words around the stretch tell a firm.
fn is_told(document: &Document, namings: &[Naming], run: &Range<usize>) -> bool {
    let surname = run.len() == 1 && document.has(run.start, Classes::Surname);
    let local = || {
        let told = matches!(cue::told(document, run), Some(Told::Kind(EntityKind::Organization)));
        told || speaks_of_itself(document, run)
    };
    !surname
        && (SURE.iter().any(|rule| rule(document, run)) || begins_as_place(document, namings, run) && local())
        && !is_common(document, namings, run)
}

/// "Hallam Motor", "Andes Crown": a place and more, whatever else the second word may be.
fn begins_as_place(document: &Document, namings: &[Naming], run: &Range<usize>) -> bool {
    let read = |sense: &Sense| match sense {
        Sense::Name(NameWord::Known(k) | NameWord::Perhaps(k)) => {
            (document.lexicon.sort_of(*k).kind() == EntityKind::Place).then_some(())
        }
        _ => None,
    };
    let known = || document.read(run.start, read).is_some_and(|((), words)| words < run.len());
    let seen = |n: &Naming| n.tokens.start == run.start && n.tokens.end < run.end && n.kind == EntityKind::Place;
    !document.has(run.start, Classes::GivenName) && (known() || namings.iter().any(seen))
}

/// "U.S. Officials said it", "Management posted a profit": words that the text writes in small letters too, and no short form of a name.
fn is_common(document: &Document, namings: &[Naming], run: &Range<usize>) -> bool {
    let country =
        |s: &Sense| matches!(s, Sense::Name(NameWord::Known(k)) if document.lexicon.sort_of(*k) == Sort::Country);
    let hash = document.tokens[run.start].hash;
    let short = |n: &Naming| n.kind == EntityKind::Organization && document.tokens[n.tokens.start].hash == hash;
    match run.len() {
        1 => is_written_small(document, run.start) && !namings.iter().any(short),
        _ => document.is(run.start, country) && (run.start + 1..run.end).any(|at| is_written_small(document, at)),
    }
}

/// Whether the text writes a word in small letters elsewhere.
fn is_written_small(document: &Document, at: usize) -> bool {
    let hash = document.tokens[at].hash;
    document.tokens.iter().any(|token| token.hash == hash && token.shape == Shape::Lower)
}

/// "the purchase of Lima-based X Y", "bought 60 percent of X": what is bought is a firm.
fn bought(document: &Document, run: &Range<usize>) -> bool {
    let Some(before) = run.start.checked_sub(1) else { return false };
    let owned = cue::is_based(document, run) && document.is_word(before.wrapping_sub(3), "of");
    if owned {
        return document.says(before.wrapping_sub(4), NameWord::TakeoverNoun);
    }
    let given = run.len() == 1 && document.has(run.start, Classes::GivenName);
    // "of Polish rival X"
    let of = (before.saturating_sub(2)..=before).rev().find(|&at| document.is_word(at, "of"));
    let share = of.is_some_and(|of| {
        (of.saturating_sub(SHARE)..of).any(|at| document.has(at, Classes::Percent))
            && (of.saturating_sub(2 * SHARE)..of).any(|at| document.says(at, NameWord::BuyingVerb))
            && (of + 1..run.start)
                .all(|at| document.has(at, Classes::Demonym) || document.tokens[at].shape == Shape::Lower)
    });
    share && !given
}

/// "X shares were up 5%": what is traded on a market.
fn is_traded(document: &Document, run: &Range<usize>) -> bool {
    let (shares, verb) = (run.end, run.end + 1);
    let moved = document.is_be(verb) && document.is_one_of(verb + 1, &["up", "down", "flat", "off", "trading"]);
    document.is_one_of(shares, &["shares", "stock"]) && moved
}

/// "X posted a net loss", "X swung to a net profit", "X lost $5 million on revenue of": what a firm alone tells of itself.
fn has_results(document: &Document, run: &Range<usize>) -> bool {
    let verb = run.end + usize::from(document.has(run.end, Classes::Auxiliary));
    let own = |at: usize| document.says(at, NameWord::FirmOwn);
    let small =
        |at: &usize| document.tokens.get(*at).is_some_and(|t| t.shape == Shape::Lower || t.kind == Kind::Number);
    let result = |verb: usize| (verb + 1..verb + 1 + RESULT).take_while(small).any(own);
    document.says(verb, NameWord::ResultVerb) && result(verb)
}

/// "X chief executive Anna Weiss", "X CEO Anna Weiss": whom firms have.
fn has_chief(document: &Document, run: &Range<usize>) -> bool {
    let office = run.end;
    let Some(words) = document.length_of(office, NameWord::CorporateOffice) else { return false };
    document.tokens[office].gap == Gap::Space
        && !document.has(run.start, Classes::GivenName)
        && !document.is_one_of(office, &["chair", "board"])
        && is_capitalised(document, office + words)
}

/// "reckons broker X Y": two words or more, none of which a person is called by.
fn is_broker(document: &Document, run: &Range<usize>) -> bool {
    let Some(before) = run.start.checked_sub(1) else { return false };
    // "the Bombay broker Anders Holt" is a person.
    let bare = before == 0 || document.has(before - 1, Classes::Verb | Classes::Preposition | Classes::PastEnding);
    let one = document.is_word(before, "broker") && (bare || document.is_sign(before - 1, b','));
    run.len() > 1
        && (one || document.is_word(before, "brokers"))
        && document.tokens[before].shape == Shape::Lower
        && !person::is_full(document, run)
}

/// "X said it would build cars", "X said Monday its plant": behind what begins as a place does, it speaks of itself.
///
/// "the Virginia Democrat said it would rain": of what has an article this tells nothing.
fn speaks_of_itself(document: &Document, run: &Range<usize>) -> bool {
    let end = run.end;
    let article = document.has(run.start.wrapping_sub(1), Classes::Determiner);
    let day = end + 1 + usize::from(document.has(end + 1, Classes::DateStart));
    !article
        && document.has(end, Classes::Verb | Classes::PastEnding)
        && document.says(end, NameWord::CreditVerb)
        && document.is_one_of(day, &["it", "its"])
}

/// "Hallam will pay a dividend" beside "Hallam Motor": towns of the lexicon, nothing of which is in the text, that do what a firm does.
fn follow(document: &Document, namings: &mut [Naming]) {
    let hash = |at: usize| document.tokens[at].hash;
    let firm = |n: &&Naming| {
        let company = n.kind == EntityKind::Organization && n.known.is_none() && short::is_company(document, &n.tokens);
        // "Boston would not win" behind "Boston Bruins": a team.
        let team = |at: usize| document.word(at).ends_with('s') && !document.has(at, Classes::Head);
        company && n.tokens.len() > 1 && !team(n.tokens.end - 1) && !document.says(n.tokens.end - 1, NameWord::ClubTail)
    };
    let firms: Vec<u32> = namings.iter().filter(firm).map(|n| hash(n.tokens.start)).collect();
    if firms.is_empty() {
        return;
    }
    // "Tokyo agreed" may be the government.
    let town = |n: &Naming| {
        let city =
            n.known.is_some_and(|k| document.lexicon.sort_of(k) == Sort::City && !document.lexicon.is_capital(k));
        n.rule == "lexicon" && n.tokens.len() == 1 && city
    };
    let at_home = |n: &&Naming| n.rule == "dateline" || short::is_local(document, n.tokens.start);
    let homes: Vec<u32> = namings.iter().filter(at_home).map(|n| hash(n.tokens.start)).collect();
    for naming in namings.iter_mut().filter(|n| town(n)) {
        let own = hash(naming.tokens.start);
        if firms.contains(&own) && !homes.contains(&own) && acts(document, naming.tokens.clone()) {
            let firm = Naming::new(EntityKind::Organization, MentionMethod::Coreference);
            *naming = Naming { tokens: naming.tokens.clone(), rule: "same_form", ..firm };
        }
    }
}

/// "X will", "X expects", "X's net profit", "X shares": what a firm does or has.
fn acts(document: &Document, name: Range<usize>) -> bool {
    let end = name.end;
    // "the Paris meeting"
    let article = document.has(name.start.wrapping_sub(1), Classes::Determiner);
    let does = document.has(end, Classes::Auxiliary | Classes::Verb | Classes::PastEnding);
    !article && (does || document.is_genitive(end) || document.says(end, NameWord::Shares))
}
