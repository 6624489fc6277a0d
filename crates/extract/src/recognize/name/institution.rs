//! Institutions by their head words.
//!
//! | text | name |
//! | --- | --- |
//! | `the Ministry of Trade, Industry and Energy of Lindland` | `Ministry of Trade, Industry and Energy of Lindland` |
//! | `the Aviation Department of the Ministry of Transport` | `Aviation Department`, `Ministry of Transport` |
//! | `the Belarus-Kazakhstan Business Council` | `Belarus-Kazakhstan Business Council` |
//! | `the Belarus President's Library` | `Belarus President's Library` |
//! | `the Belarus-Kazakhstan Business Forum` | the same, as an event |
//! | `the Treasury agreed` | `Treasury` |
//! | `according to the Lindish Millers' Forum` | `Lindish Millers' Forum`, a body that speaks |
//! | `the Ohio Senate` | `Ohio Senate` |
//! | `the French Finance ministry` | `French Finance ministry` |
//! | `the Belarus-Kazakhstan Railway Company` | `Belarus-Kazakhstan Railway Company` |
//! | `the Friends of Lindholm` | `Friends of Lindholm` |
//! | `the General Department of Customs` | `General Department of Customs` |
//!
//! What the lexicon knows by its own name ("Bank of England") is not looked for here.

use std::ops::Range;

use super::stretch::is_capitalised;
use super::{Naming, officer, person};
use crate::lexicon::name::NameWord;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::{Form, Roles, Verb, VerbWord};
use crate::lexicon::{Classes, Sense};
use crate::record::{EntityKind, MentionMethod};
use crate::text::Document;
use crate::text::token::{Gap, Kind, Shape};

/// How many tails ("of X", "for Y") a name may have.
const TAILS: usize = 3;

/// The institution whose head word stands at the token, if the head and its tails make a name.
pub(super) fn recognize(document: &Document, head: usize, sentence: &Range<usize>) -> Option<Naming> {
    if let Some(naming) = in_capitals(document, head) {
        return Some(naming);
    }
    let heads = document.length_of(head, NameWord::InstitutionOf).or_else(|| body_of_people(document, head, sentence));
    if let Some(words) = heads {
        let start = premodifiers(document, head, sentence);
        let end = tails(document, head + words, sentence);
        if end > head + words && behind_board(document, &(start..end)).is_none() {
            if let Some(person) = officer_in(document, start, head + words..end) {
                return Some(naming(start..person, "institution_office"));
            }
            return Some(naming(start..end, "institution_of"));
        }
    }
    let lone = document.length_of(head, NameWord::LoneInstitution);
    let words = lone.or_else(|| document.length_of(head, NameWord::Institution))?;
    let mut end = head + words;
    while end < sentence.end
        && let Some(words) = document.length_of(end, NameWord::CompanySuffix).filter(|_| is_capitalised(document, end))
    {
        end += words;
    }
    // "Soviet-Lindish talks".
    if document.is_hyphen(end) && document.has(end + 1, Classes::Demonym) {
        return None;
    }
    // "the Ashby Post-Dispatch".
    while document.is_hyphen(end) && is_capitalised(document, end + 1) && end + 1 < sentence.end {
        end += 2;
    }
    if is_capitalised(document, end) && end < sentence.end {
        return before_officer(document, head, end, sentence);
    }
    let start = premodifiers(document, head, sentence);
    if start == head && lone.is_some_and(|words| is_called_so(document, head, words)) {
        return Some(naming(head..end, "institution_alone"));
    }
    if start == head
        && document
            .length_of(head, NameWord::BareInstitution)
            .is_some_and(|words| is_bare(document, head, words, sentence))
    {
        return Some(naming(head..end, "institution_alone"));
    }
    // "the Belarusian-Lindish Working Group on Trade and Investment"
    if pair(document, start) && document.is_word(end, "on") {
        end = tails(document, end, sentence);
    }
    // "Kazakhstan-Belarus Business Council": a pair of countries is part of the name only before an institution.
    if pair(document, start) {
        return Some(naming(start..end, "institution_pair"));
    }
    if start < head && document.has(start, Classes::Name) && known(document, start).is_some_and(|n| start + n <= head) {
        return Some(naming(start..end, "institution_place"));
    }
    let owner = possessor(document, head, sentence)?;
    Some(naming(owner..end, "institution_possessive"))
}

/// "the Chairman of the Chamber of Millers Anna Weiss": where the person begins, of whom the pattern made a part of the body's name.
fn officer_in(document: &Document, start: usize, tail: Range<usize>) -> Option<usize> {
    let given = |&at: &usize| document.has(at, Classes::GivenName) && is_capitalised(document, at - 1);
    // "the Chamber of Millers Behrouz Saffarian": or two words, one of which nobody would write but as a name.
    let unheard_of = |at: usize| {
        document.classes[at] == Classes::Capital && document.lexicon.word_classes.of(document.tokens[at].hash) == (0, 0)
    };
    let last_two = tail.end.checked_sub(2).filter(|&at| at >= tail.start + 2 && is_capitalised(document, at - 1));
    let unknown = || last_two.filter(|&at| !unheard_of(at - 1) && (at..tail.end).any(unheard_of));
    (tail.start + 2..tail.end.saturating_sub(1))
        .find(given)
        .or_else(unknown)
        .filter(|&at| officer::is_of_office(document, start) && officer::is_name(document, at..tail.end))
}

/// "MINISTRY OF AGRICULTURE INFORMS": in capitals throughout, where the words of a portfolio alone tell how far the name goes.
fn in_capitals(document: &Document, head: usize) -> Option<Naming> {
    let of = head + document.length_of(head, NameWord::InstitutionOf)?;
    let upper = |at: usize| document.tokens.get(at).is_some_and(|t| t.shape == Shape::Upper);
    if !(upper(head) && upper(of) && document.is_word(of, "of")) {
        return None;
    }
    let portfolio = |at: usize| upper(at) && person::is_portfolio(document, at);
    let joins = |at: usize| document.is_one_of(at, &["and", "&"]) || document.is_sign(at, b',');
    let start = of + 1 + usize::from(document.is_word(of + 1, "the"));
    let mut end = start;
    while portfolio(end) || end > start && joins(end) && (portfolio(end + 1) || joins(end + 1) && portfolio(end + 2)) {
        end += 1;
    }
    (end > start).then(|| naming(head..end, "institution_of"))
}

/// "the Friends of Alder": no body at the head of a sentence, where anybody's friends may stand.
fn body_of_people(document: &Document, head: usize, sentence: &Range<usize>) -> Option<usize> {
    let words = document.length_of(head, NameWord::BodyOfPeople)?;
    let inside = head > sentence.start && document.word(head + words) == "of";
    (inside && !document.has(head + words + 1, Classes::GivenName)).then_some(words)
}

/// "the Treasury agreed": behind the article, and before no noun that it only qualifies ("the Treasury bills", "the Treasury auction").
fn is_called_so(document: &Document, head: usize, words: usize) -> bool {
    let end = head + words;
    // "the Treasury of the Temple"
    let other = document.is_hyphen(end) || document.is_word(end, "of");
    document.is_word(head.wrapping_sub(1), "the") && !other && !is_capitalised(document, end) && !is_noun(document, end)
}

/// "asked Parliament", "Parliament approved": with or without an article, before nothing that it only qualifies, and not "Parliament Street".
fn is_bare(document: &Document, head: usize, words: usize, sentence: &Range<usize>) -> bool {
    let end = head + words;
    let other = document.is_hyphen(end) || document.is_word(end, "of") || document.is_hyphen(head.wrapping_sub(1));
    let acts = document.has(end, Classes::Verb | Classes::PastEnding | Classes::Auxiliary);
    let article = document.has(head.wrapping_sub(1), Classes::Determiner) && !document.is_word(head - 1, "the");
    let inside = head > sentence.start;
    document.tokens[head].shape == Shape::Capital
        && !other
        && !article
        && !is_capitalised(document, end)
        && (acts || inside && !is_noun(document, end))
}

/// Whether a word stands at the token that is neither a verb in a form of its own nor one that joins: "the Treasury market".
fn is_noun(document: &Document, at: usize) -> bool {
    let noun = Classes::Measure | Classes::Unit | Classes::Title;
    let joins = Classes::Function | Classes::Auxiliary | Classes::PastEnding | Classes::DateStart | Classes::DateWord;
    let verb = |(verb, form): (&Verb, Form)| match form {
        // "the Treasury bills", "the Treasury notes"
        Form::Present => verb.roles.meets(Roles::REPORT.with(Roles::PLAN).with(Roles::FORECAST)),
        form => form != Form::Base,
    };
    let acts = document.has(at, joins) || document.says(at, VerbWord::Adverb) || document.verb_forms(at).any(verb);
    document.has(at, noun) || document.tokens.get(at).is_some_and(|t| t.kind == Kind::Word) && !acts
}

/// "Anna Weiss of the Lindish Millers Forum", "according to the Millers Forum", "the Millers Forum said": a body that speaks.
pub(super) fn body_like_event(document: &Document, head: usize, sentence: &Range<usize>) -> Option<Naming> {
    let words = document.length_of(head, NameWord::BodyLikeEvent).filter(|_| is_capitalised(document, head))?;
    let (start, end) = (owners(document, head, sentence), head + words);
    let the = start.checked_sub(1).filter(|&at| start < head && document.is_word(at, "the"))?;
    let before = the.checked_sub(1)?;
    let source = (the.saturating_sub(3)..the).any(|at| document.is_term(at..the, StatementWord::Source));
    let member = document.is_word(before, "of") && before > 0 && is_capitalised(document, before - 1);
    let says = document.verb_forms(end).any(|(verb, _)| verb.roles.meets(Roles::REPORT));
    // "according to the Astana Economic Forum programme"
    let whole = !is_capitalised(document, end) && (says || !is_noun(document, end));
    (whole && (source || member || says)).then(|| naming(start..end, "institution_speaks"))
}

/// Where the capitalised words before the head begin, owners with their apostrophe included: "Oilseed Shippers' Forum".
fn owners(document: &Document, head: usize, sentence: &Range<usize>) -> usize {
    let apostrophe = |at: usize| document.word(at).starts_with(['\'', '’']) && document.touches(at);
    let owner = head.checked_sub(1).filter(|&at| at > sentence.start && apostrophe(at));
    let start = premodifiers(document, owner.unwrap_or(head), sentence);
    // "Tenants Justice Forum": what a judge is called too.
    let portfolio = start.checked_sub(1).filter(|&at| at > sentence.start && person::is_portfolio(document, at));
    portfolio.map_or(start, |at| premodifiers(document, at, sentence))
}

/// Where the body begins behind "Board of the" or "Supervisory Board of the": the bank has a name, its board has none. The body is what
/// the lexicon knows, or ends with a word of institutions itself.
pub(super) fn behind_board(document: &Document, tokens: &Range<usize>) -> Option<usize> {
    let named = |at: usize| document.is_word(at, "board") && document.word(at + 1) == "of";
    let board = (tokens.start..tokens.end).take(2).find(|&at| named(at))?;
    let body = board + 2 + usize::from(document.word(board + 2) == "the");
    let plain = |at: usize| is_capitalised(document, at) || document.tokens[at].sign != 0;
    let bank = || document.has(tokens.end - 1, Classes::Head) && (body..tokens.end).all(plain);
    let whole = known(document, body).is_some_and(|words| body + words == tokens.end);
    (whole || body + 1 < tokens.end && bank()).then_some(body)
}

/// "Head of the Grain Reserve Corporation Anna Weiss": what an office is of, right before the person.
fn before_officer(document: &Document, head: usize, end: usize, sentence: &Range<usize>) -> Option<Naming> {
    let start = premodifiers(document, head, sentence);
    let name = end..(end..sentence.end).find(|&at| !is_capitalised(document, at)).unwrap_or(sentence.end);
    // "the Cabinet of Ministers" needs no name before it.
    let whole = start < head || document.word(head + 1) == "of";
    (whole && officer::is_of_office(document, start) && officer::is_name(document, name))
        .then(|| naming(start..end, "institution_office"))
}

/// "the French Finance ministry": a head in small letters, behind what the ministry is about.
pub(super) fn of_portfolio(document: &Document, head: usize, sentence: &Range<usize>) -> Option<Naming> {
    let words = document.length_of(head, NameWord::Institution)?;
    let portfolio = head > sentence.start && person::is_portfolio(document, head - 1);
    portfolio.then(|| naming(premodifiers(document, head, sentence)..head + words, "institution_portfolio"))
}

fn naming(tokens: Range<usize>, rule: &'static str) -> Naming {
    Naming { tokens, rule, ..Naming::new(EntityKind::Organization, MentionMethod::Pattern) }
}

/// Where the capitalised words before the head begin: "National", "Foreign Trade", "Kazakhstan-Belarusian Intergovernmental".
pub(super) fn premodifiers(document: &Document, head: usize, sentence: &Range<usize>) -> usize {
    let mut start = head;
    while start > sentence.start {
        let before = start - 1;
        if is_capitalised(document, before) && !closes_name(document, before, sentence) {
            start = before;
        } else if document.is_sign(before, b'-')
            && before > sentence.start
            && document.touches(before)
            && document.touches(start)
            && is_capitalised(document, before - 1)
        {
            start = before - 1;
        } else {
            break;
        }
    }
    start
}

/// Whether the word before an institution is no part of its name: a function word at the head of a sentence, a title, a month.
fn closes_name(document: &Document, at: usize, sentence: &Range<usize>) -> bool {
    let opens = at == sentence.start;
    document.has(at, Classes::Function) && (opens || document.is_word(at, "the") && !document.has(at, Classes::Name))
        || document.has(at, Classes::DateStart)
        || document.has(at, Classes::Title) && !document.has(at, Classes::Head) && !is_general(document, at, sentence)
        || opens && !document.has(at, Classes::Name | Classes::Demonym) && document.has(at, Classes::Verb)
}

/// "the General Department": no officer, if no other office stands before it.
fn is_general(document: &Document, at: usize, sentence: &Range<usize>) -> bool {
    document.word(at) == "General" && (at == sentence.start || !document.has(at - 1, Classes::Title))
}

/// The end of the tails behind the head: "of Trade, Industry and Energy", "of the Republic of Kazakhstan".
pub(super) fn tails(document: &Document, mut end: usize, sentence: &Range<usize>) -> usize {
    for _ in 0..TAILS {
        let Some(next) = tail(document, end, sentence) else { break };
        end = next;
    }
    end
}

fn tail(document: &Document, at: usize, sentence: &Range<usize>) -> Option<usize> {
    if !matches!(document.word(at), "of" | "for" | "on") {
        return None;
    }
    let start = at + 1 + usize::from(document.word(at + 1) == "the");
    // "the Committee of the Ministry of Finance": an institution of its own; "of President Weiss": a person.
    let other =
        document.length_of(start, NameWord::InstitutionOf).is_some_and(|words| document.word(start + words) == "of")
            || document.has(start, Classes::Title) && document.word(at) == "of";
    // "the Accountability Office on June 18": a day.
    if other || document.has(start, Classes::DateStart) {
        return None;
    }
    let mut end = run(document, start, sentence)?;
    if known(document, start).is_some_and(|words| start + words >= end) {
        return Some(end + usize::from(is_members(document, end, sentence)));
    }
    while let Some(next) = joined(document, end, sentence) {
        end = next;
    }
    Some(end)
}

/// The end of a run of capitalised words; names of several words count as one.
fn run(document: &Document, start: usize, sentence: &Range<usize>) -> Option<usize> {
    if let Some(words) = known(document, start) {
        return Some(start + words);
    }
    let mut end = start;
    while end < sentence.end
        && (is_capitalised(document, end) || end > start && document.is_sign(end, b'-') && document.touches(end + 1))
    {
        if end > start && known(document, end).is_some() && document.tokens[end - 1].kind == Kind::Word {
            break;
        }
        end += 1;
    }
    (end > start).then_some(end)
}

/// "Confederation of Lindland Industries": who the members are, behind the country.
fn is_members(document: &Document, at: usize, sentence: &Range<usize>) -> bool {
    let other = Classes::Title | Classes::Function | Classes::Name | Classes::Demonym | Classes::DateStart;
    at < sentence.end
        && document.tokens[at].shape == Shape::Capital
        && document.tokens[at].gap == Gap::Space
        && document.word(at).ends_with('s')
        && !document.has(at, other)
        && !is_capitalised(document, at + 1)
}

/// The end of ", Y" or "and Y" in a list that one head shares.
fn joined(document: &Document, at: usize, sentence: &Range<usize>) -> Option<usize> {
    let free = |start: usize| {
        (is_capitalised(document, start)
            && !document.has(start, Classes::Name | Classes::Demonym | Classes::Title | Classes::GivenName)
            && !document.says(start, NameWord::Institution))
        .then(|| run(document, start, sentence))
        .flatten()
    };
    match document.word(at) {
        "and" | "&" => free(at + 1),
        "," => {
            // Only inside a list that an "and" closes.
            let end = free(at + 1)?;
            let mut closing = end;
            while document.is_sign(closing, b',') {
                closing = free(closing + 1).unwrap_or(sentence.end);
            }
            (document.word(closing) == "and" && free(closing + 1).is_some()).then_some(end)
        }
        _ => None,
    }
}

/// The words of the place or organisation that the lexicon knows at the token.
fn known(document: &Document, at: usize) -> Option<usize> {
    if !document.has(at, Classes::Name) {
        return None;
    }
    let read = |sense: &Sense| matches!(sense, Sense::Name(NameWord::Known(_))).then_some(());
    document.read(at, read).map(|((), words)| words)
}

/// "Kazakhstan-Belarusian": two countries and a hyphen.
fn pair(document: &Document, at: usize) -> bool {
    let land = Classes::Name | Classes::Demonym;
    document.has(at, land) && document.is_sign(at + 1, b'-') && document.touches(at + 1) && document.has(at + 2, land)
}

/// "the Kazakhstan-Lindland Business Forum": an event of two countries.
pub(super) fn event(document: &Document, word: usize, sentence: &Range<usize>) -> Option<Naming> {
    let end = word + document.length_of(word, NameWord::EventWord).filter(|_| is_capitalised(document, word))?;
    let start = premodifiers(document, word, sentence);
    let hyphen = start + 1;
    let land = Classes::Name | Classes::Demonym;
    let paired = document.is_hyphen(hyphen)
        && document.touches(hyphen)
        && (document.has(start, land) || document.has(hyphen + 1, land))
        && hyphen + 2 < end;
    (paired && !is_capitalised(document, end)).then(|| Naming {
        tokens: start..end,
        rule: "event_pair",
        ..Naming::new(EntityKind::Event, MentionMethod::Pattern)
    })
}

/// "Belarus President's Library": where the owner begins, if it holds an office.
fn possessor(document: &Document, head: usize, sentence: &Range<usize>) -> Option<usize> {
    let clitic = head.checked_sub(1).filter(|&at| document.word(at).starts_with(['\'', '’']))?;
    let office = clitic.checked_sub(1).filter(|&at| at >= sentence.start && document.has(at, Classes::Title))?;
    if document.tokens[office].shape == Shape::Lower {
        return None;
    }
    Some(premodifiers(document, office, sentence))
}
