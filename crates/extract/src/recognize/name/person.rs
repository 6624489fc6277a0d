//! Persons by their titles: "Mr. Weiss", "President Anna Weiss"; a title is no part of the name.

use std::ops::Range;

use super::stretch::is_capitalised;
use super::{Naming, TAKEN, officer};
use crate::lexicon::entity::Sort;
use crate::lexicon::name::NameWord;
use crate::lexicon::{Classes, Sense};
use crate::record::{EntityKind, MentionMethod};
use crate::text::Document;
use crate::text::token::{Gap, Kind, Shape};

/// The longest name behind a title.
const WORDS: usize = 4;

/// Words that tell a name of something else than a person.
const HEADS: Classes = Classes::Head.with(Classes::PlaceHead).with(Classes::EventHead).with(Classes::Particle);

/// The person whose honorific stands at the token: "Mr. Weiss", "Dr Anna Weiss".
pub(super) fn recognize(document: &Document, title: usize, sentence: &Range<usize>) -> Option<Naming> {
    // "MS Net" is a product.
    if document.tokens[title].shape != Shape::Capital {
        return None;
    }
    let behind = title + document.length_of(title, NameWord::PersonalTitle)?;
    let start = behind + usize::from(document.is_sign(behind, b'.'));
    let end = end_of(document, start, sentence);
    (start < end).then(|| Naming {
        tokens: start..end,
        rule: "honorific",
        ..Naming::new(EntityKind::Person, MentionMethod::Pattern)
    })
}

fn end_of(document: &Document, start: usize, sentence: &Range<usize>) -> usize {
    let mut end = start;
    let mut words = 0;
    while end < sentence.end && words < WORDS {
        let initial = end > start
            && document.is_sign(end, b'.')
            && document.tokens[end - 1].end - document.tokens[end - 1].start == 1;
        let hyphen = end > start && document.is_hyphen(end);
        let small = end > start && document.says(end, NameWord::SurnameParticle) && !is_capitalised(document, end);
        // "Karim el-Alder"
        let article = small && document.is_hyphen(end + 1) && is_capitalised(document, end + 2);
        if is_capitalised(document, end) && !(end > start && document.has(end, Classes::Head)) {
            words += 1;
        } else if !(initial || article || (hyphen || small) && is_capitalised(document, end + 1)) {
            break;
        }
        end += 1;
    }
    end
}

/// "Ambassador Saidikram Niyazov" of which `Niyazov` was seen: the word before belongs to the name, if nothing says what it is.
pub(super) fn widen(document: &Document, naming: &mut Naming, floor: usize) {
    let start = naming.tokens.start;
    if naming.kind != EntityKind::Person || naming.method != MentionMethod::Model || start == 0 {
        return;
    }
    let before = start - 1;
    let token = document.tokens[before];
    let opens = document.sentences[document.sentence_of(before)].start == before;
    let other = TAKEN | Classes::Currency | Classes::Particle;
    let seen = document.has(before, Classes::GivenName | Classes::Surname);
    if before >= floor
        && !opens
        && token.shape == Shape::Capital
        && document.tokens[start].gap == Gap::Space
        && !document.has(before, other)
        && (seen
            || is_single(document, &naming.tokens)
            || ends_office(document, before)
            || ends_portfolio(document, before))
    {
        naming.tokens.start = before;
    }
}

/// "Supply Minister Hazem", "Minister of Supply Hazem": a word with a capital that is nothing else, right behind an office.
pub(super) fn follows_office(document: &Document, at: usize) -> bool {
    let named = document.tokens.get(at).is_some_and(|t| t.shape == Shape::Capital && t.gap == Gap::Space);
    named && at > 0 && !document.has(at, TAKEN) && (ends_office(document, at) || ends_portfolio(document, at))
}

/// "Chief Executive Josu Jon Alder": an office ends right before the token.
fn ends_office(document: &Document, end: usize) -> bool {
    // "Chief Executive Jan Alder": the word may go on with the office.
    let part = document.is(end, |s| matches!(s, Sense::Name(NameWord::OfficeModifier | NameWord::Portfolio)));
    !part
        && (end.saturating_sub(3)..end)
            .any(|at| document.has(at, Classes::Title) && document.is_term(at..end, NameWord::Office))
}

/// "Minister for Power and Energy Nasrul Alder Berg": what a minister looks after ends right before the token.
fn ends_portfolio(document: &Document, end: usize) -> bool {
    let joins = |at: usize| matches!(document.word(at), "and" | "&" | "," | "the");
    let of = (0..end).rev().find(|&at| !is_portfolio(document, at) && !joins(at));
    let minister = |of: usize| of > 0 && document.says(of - 1, NameWord::PortfolioOffice);
    !is_portfolio(document, end)
        && end > 0
        && is_portfolio(document, end - 1)
        && of.is_some_and(|of| matches!(document.word(of), "of" | "for") && minister(of))
}

/// A surname alone, or one with "Jr." behind it.
fn is_single(document: &Document, tokens: &Range<usize>) -> bool {
    let counts = |&at: &usize| document.tokens[at].sign == 0 && !document.has(at, Classes::Abbreviation);
    tokens.clone().filter(counts).count() == 1
}

/// Two or three words, the first a given name and none the head of an institution or a place: a person, whatever stands beside.
pub(super) fn is_full(document: &Document, tokens: &Range<usize>) -> bool {
    let words = tokens.clone().filter(|&at| document.tokens[at].sign != b'.').count();
    (2..=3).contains(&words)
        && document.has(tokens.start, Classes::GivenName)
        && tokens
            .clone()
            .all(|at| document.tokens[at].sign == b'.' || is_capitalised(document, at) && !document.has(at, HEADS))
}

/// Takes titles off the head of a person's name; a name that is nothing else is none.
pub(super) fn strip(document: &Document, naming: &mut Naming) {
    if naming.kind != EntityKind::Person {
        return;
    }
    // "Member of Parliament Anna Weiss", of which `Parliament Anna Weiss` was seen.
    let first = naming.tokens.start;
    let office = |at: usize| document.has(at, Classes::Title) && document.is_term(at..first + 1, NameWord::Office);
    if naming.tokens.len() > 1 && first > 1 && document.word(first - 1) == "of" && office(first - 2) {
        naming.tokens.start = first + 1;
    }
    loop {
        let start = naming.tokens.start;
        let title = |sense: &Sense| {
            matches!(sense, Sense::Name(NameWord::Honorific | NameWord::Office | NameWord::OfficeModifier))
                .then_some(())
        };
        let given = document.has(start, Classes::GivenName) && naming.tokens.len() < 3;
        // "Sultan Al Alder": a given name too, where more than a surname follows.
        let particle = document.says(start + 1, NameWord::ArabicParticle);
        let Some(((), words)) = document.read(start, title).filter(|_| !given && !particle) else {
            return;
        };
        let mut next = start + words;
        next += usize::from(document.is_sign(next, b'.'));
        if next >= naming.tokens.end || !is_capitalised(document, next) {
            return;
        }
        naming.tokens.start = next;
    }
}

/// "Trade", "Affairs": what a minister looks after.
pub(super) fn is_portfolio(document: &Document, at: usize) -> bool {
    is_capitalised(document, at) && document.says(at, NameWord::Portfolio)
}

/// "of Belarus Anna Weiss", "Ambassador of Hungary to Peru Anna Weiss": a country before a person's name is a name of its own. Gives the country, which the person then lacks.
pub(super) fn split_country(document: &Document, naming: &mut Naming) -> Option<Naming> {
    let start = naming.tokens.start;
    if naming.tokens.len() < 3 || !document.has(start, Classes::Name) {
        return None;
    }
    let of_state = is_of_state(document, &naming.tokens);
    let officer = of_state || is_behind_office_of(document, start);
    if naming.kind != EntityKind::Person && !(officer && naming.method == MentionMethod::Model) {
        return None;
    }
    let linked = start > 0 && document.has(start - 1, Classes::Particle);
    let country = |sense: &Sense| match sense {
        Sense::Name(NameWord::Known(index)) => {
            matches!(document.lexicon.sort_of(*index), Sort::Country | Sort::Organization).then_some(*index)
        }
        _ => None,
    };
    let (index, words) =
        document.read(start, country).filter(|&(_, words)| linked && words < naming.tokens.len() - 1)?;
    naming.tokens.start += words;
    if naming.kind != EntityKind::Person {
        (naming.kind, naming.rule, naming.method) = (EntityKind::Person, "office", MentionMethod::Pattern);
    }
    let kind = document.lexicon.sort_of(index).kind();
    Some(Naming {
        tokens: start..start + words,
        known: Some(index),
        rule: "lexicon",
        ..Naming::new(kind, MentionMethod::Lexicon)
    })
}

/// "Prime Minister of | Peru Anna Weiss": whether an office of state leads to a country and a name, of whatever kind the tagger takes them
/// for; "president of Peru Gold Mines" leads a firm.
fn is_of_state(document: &Document, tokens: &Range<usize>) -> bool {
    let (start, end) = (tokens.start, tokens.end);
    let office = start.wrapping_sub(2);
    let minister = document.is_one_of(office, &["minister", "ambassador", "premier"]);
    officer::is_of_office(document, start)
        && tokens
            .clone()
            .skip(1)
            .take(2)
            .any(|at| officer::is_name(document, at..end) && (minister || document.has(at, Classes::GivenName)))
}

/// "Ambassador of Hungary to | Peru Anna Weiss": whether the last country of an office stands at the token.
fn is_behind_office_of(document: &Document, country: usize) -> bool {
    /// "of the Czech Republic to the".
    const REACH: usize = 8;
    let first = document.sentences[document.sentence_of(country)].start.max(country.saturating_sub(REACH));
    document.is_word(country.wrapping_sub(1), "to")
        && (first..country - 1).any(|at| {
            document.length_of(at, NameWord::Office).is_some_and(|words| {
                document.is_word(at + words, "of") && behind_countries(document, at + words) > country
            })
        })
}

/// "Anna Weiss of Alder Mills": a person and her employer. Gives the person; the employer is left.
pub(super) fn split_employer(document: &Document, naming: &mut Naming) -> Option<Naming> {
    if naming.kind != EntityKind::Person || naming.method != MentionMethod::Model {
        return None;
    }
    let (start, end) = (naming.tokens.start, naming.tokens.end);
    let link = (start + 2..end.saturating_sub(1)).find(|&at| document.is_word(at, "of"))?;
    let person = Naming { tokens: start..link, ..naming.clone() };
    let known = |sense: &Sense| match sense {
        Sense::Name(NameWord::Known(index)) => Some(*index),
        _ => None,
    };
    let known = document.read(link + 1, known).filter(|&(_, words)| link + 1 + words == end).map(|(index, _)| index);
    let kind = known.map_or(EntityKind::Organization, |index| document.lexicon.sort_of(index).kind());
    *naming = Naming { tokens: link + 1..end, known, kind, ..naming.clone() };
    Some(person)
}

/// Adds the persons that a given name tells and that nothing else saw.
pub(super) fn add_given(document: &Document, namings: &mut Vec<Naming>) {
    let mut added = Vec::new();
    let mut covered = namings.iter().map(|n| n.tokens.clone()).peekable();
    for sentence in &document.sentences {
        let mut from = sentence.start;
        while let Some(at) = document.first(from..sentence.end, Classes::GivenName) {
            from = at + 1;
            while covered.peek().is_some_and(|c| c.end <= at) {
                covered.next();
            }
            let free = covered.peek().map_or(sentence.end, |c| c.start.min(sentence.end));
            added.extend(given_name(document, at, free));
        }
    }
    if !added.is_empty() {
        namings.append(&mut added);
        namings.sort_by_key(|n| n.tokens.start);
    }
}

/// A given name and one more word that is nothing else, where the tagger was not sure: "Jan Alder answered".
fn given_name(document: &Document, at: usize, limit: usize) -> Option<Naming> {
    let other = TAKEN | Classes::Particle;
    let next = at + 1;
    let fits = next < limit
        && document.has(at, Classes::GivenName)
        && !document.has(at, other)
        && is_capitalised(document, next)
        && !document.has(next, other)
        && !document.touches(next)
        && !is_capitalised(document, next + 1)
        && (at == 0 || !is_capitalised(document, at - 1));
    fits.then(|| Naming {
        tokens: at..next + 1,
        rule: "given_name",
        ..Naming::new(EntityKind::Person, MentionMethod::Pattern)
    })
}

/// Adds the persons behind an office that nothing else saw: "Vice Minister of Transport Anna Weiss", "Head of State Anna Weiss",
/// "Ambassador of Hungary to Peru Anna Weiss".
pub(super) fn add_officers(document: &Document, namings: &mut Vec<Naming>) {
    let mut added = Vec::new();
    let mut covered = namings.iter().map(|n| n.tokens.clone()).peekable();
    for sentence in &document.sentences {
        let mut from = sentence.start;
        while let Some(title) = document.first(from..sentence.end, Classes::Title) {
            from = title + 1;
            if let Some(tokens) = before_office(document, title, sentence)
                && !namings.iter().any(|n| n.tokens.start < tokens.end && tokens.start < n.tokens.end)
            {
                added.push(officer(tokens));
                continue;
            }
            let Some((start, portfolio)) = behind_office(document, title, sentence) else { continue };
            while covered.peek().is_some_and(|c| c.end <= start) {
                covered.next();
            }
            let tokens = start..end_of(document, start, sentence);
            let free = covered.peek().is_none_or(|c| c.start >= tokens.end);
            let named = |at: usize| document.has(at, Classes::GivenName | Classes::Surname);
            // "Minister for Foreign Economic Relations of Lindland": the words go on with what the minister looks after.
            let whole = !portfolio || document.word(tokens.end) != "of";
            if free && whole && is_person(document, &tokens) && (portfolio || tokens.clone().any(named)) {
                from = tokens.end;
                added.push(officer(tokens));
            }
        }
    }
    if !added.is_empty() {
        namings.append(&mut added);
        namings.sort_by_key(|n| n.tokens.start);
    }
}

/// "Anna Weiss, | Lindland's ambassador", "Anna Weiss, leading | analyst at": two or three words of a name before the comma that an office
/// in small letters follows.
fn before_office(document: &Document, title: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
    /// "Lindland's former".
    const DESCRIBED: usize = 4;
    let small = document.tokens[title].shape == Shape::Lower;
    let office = small && !document.says(title, NameWord::SharedOffice);
    document.length_of(title, NameWord::Office).filter(|_| office)?;
    let passes = |at: &usize| {
        document.says(*at, NameWord::OfficeModifier)
            || document.has(*at, Classes::Article | Classes::Name | Classes::Demonym | Classes::Possessive)
            || document.is_genitive(*at)
    };
    let first = title.saturating_sub(DESCRIBED).max(sentence.start);
    let comma = (first..title).rev().find(|at| !passes(at)).filter(|&at| document.is_sign(at, b','))?;
    let opens = |start: usize| {
        start == sentence.start
            || document.tokens[start - 1].kind == Kind::Sign
            || document.tokens[start - 1].shape == Shape::Lower
    };
    let start = (sentence.start.max(comma.saturating_sub(3))..comma.saturating_sub(1))
        .find(|&start| officer::is_name(document, start..comma) && opens(start))?;
    Some(start..comma)
}

fn officer(tokens: Range<usize>) -> Naming {
    Naming { tokens, rule: "office", ..Naming::new(EntityKind::Person, MentionMethod::Pattern) }
}

/// The token behind a capitalised office and its portfolio ("Minister of Trade and Industry") or countries, and whether it has them.
fn behind_office(document: &Document, title: usize, sentence: &Range<usize>) -> Option<(usize, bool)> {
    if !is_capitalised(document, title) {
        return None;
    }
    let words = document.length_of(title, NameWord::Office)?;
    let mut at = title + words;
    let portfolio = matches!(document.word(at), "of" | "for") && is_portfolio(document, at + 1);
    if portfolio {
        at += 1;
        while at < sentence.end
            && (is_portfolio(document, at)
                || matches!(document.word(at), "," | "and" | "&") && goes_on_to_portfolio(document, at + 1))
        {
            at += 1 + usize::from(!is_portfolio(document, at) && !is_portfolio(document, at + 1));
        }
    }
    let behind = behind_countries(document, at);
    (behind < sentence.end).then_some((behind, portfolio || behind > at))
}

/// "Trade", "Sustainable Development": what a minister looks after begins at the token.
fn goes_on_to_portfolio(document: &Document, at: usize) -> bool {
    let described = document.has(at, Classes::Capital) && !document.has(at, TAKEN | Classes::GivenName);
    is_portfolio(document, at) || described && is_portfolio(document, at + 1)
}

/// "Ambassador | of Hungary to Peru | Anna Weiss": the token behind the countries that an office is of and to.
fn behind_countries(document: &Document, start: usize) -> usize {
    let country = |sense: &Sense| match sense {
        Sense::Name(NameWord::Known(index)) => matches!(document.lexicon.sort_of(*index), Sort::Country).then_some(()),
        _ => None,
    };
    let mut at = start;
    while document.is_one_of(at, &["of", "to"]) {
        let name = at + 1 + usize::from(document.is_word(at + 1, "the"));
        let Some(((), words)) = document.read(name, country) else { break };
        at = name + words;
    }
    at
}

/// Two or three capitalised words that are nothing else.
fn is_person(document: &Document, tokens: &Range<usize>) -> bool {
    let other = TAKEN | Classes::Particle;
    let mut words = 0;
    for at in tokens.clone().filter(|&at| document.tokens[at].sign == 0) {
        let small = document.tokens[at].shape == Shape::Lower;
        if !small && (document.has(at, other) || document.tokens[at].shape == Shape::Upper) {
            return false;
        }
        words += usize::from(!small);
    }
    (2..=3).contains(&words)
}
