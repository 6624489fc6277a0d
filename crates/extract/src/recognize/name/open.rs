//! Open classes: what the tagger takes for a name.

use std::ops::Range;

use super::cue::Told;
use super::features::{Context, Room};
use super::route::is_free;
use super::{Naming, bounds, coined, cue, noun, short, stretch};
use crate::lexicon::date::DateWord;
use crate::lexicon::entity::Sort;
use crate::lexicon::name::NameWord;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::tagger::{Label, Path};
use crate::lexicon::{Classes, Sense};
use crate::record::{EntityKind, MentionMethod};
use crate::text::Document;
use crate::text::token::{Gap, Kind, Shape};

/// The longest stretch that a noun beside it makes a name of.
const TOLD: usize = 3;

/// What a word that no list knows is worth the more as a place: the tagger, which knows places by their words, sees none in most of
/// them, though inside a sentence nearly every such word is a name.
const UNHEARD_OF: i16 = 200;
/// The same behind "in" or "near".
const UNHEARD_OF_WHERE: i16 = 450;

/// The names that the tagger sees, in order of the text.
pub(super) fn recognize(document: &Document) -> Vec<Naming> {
    let model = &document.lexicon.tagger;
    let mut stretches = stretch::stretches(document);
    stretches.retain(|stretch| !is_settled(document, &stretch.tokens));
    let context = Context::new(document, &stretches);
    let (mut room, mut sums, mut path) = (Room::default(), Vec::new(), Path::default());
    let mut found: Vec<Naming> = Vec::new();
    for stretch in &stretches {
        let tokens = &stretch.tokens;
        if let Some(company) = headed(document, tokens) {
            found.push(company);
            continue;
        }
        let view = room.view(document, &context, stretch);
        sums.clear();
        sums.extend(tokens.clone().map(|at| model.sums(&view.features(at))));
        model.decode(&sums, &mut path);
        let unheard_of = |at: usize, label: Label| label.kind().is_none() && is_unheard_of(document, at);
        let mut weighed = false;
        for ((at, sums), label) in tokens.clone().zip(&mut sums).zip(&path.labels) {
            if unheard_of(at, *label) {
                let local = short::is_local(document, at) || document.says(at - 1, NameWord::PlaceLead);
                sums[Label::BeginPlace as usize] += if local { UNHEARD_OF_WHERE } else { UNHEARD_OF };
                weighed = true;
            }
        }
        if weighed {
            model.decode(&sums, &mut path);
        }
        if path.labels.iter().all(|label| label.kind().is_none()) {
            match told(document, tokens) {
                Some(naming) => found.push(naming),
                None => found.extend(tokens.clone().filter_map(|at| coined::recognize(document, at))),
            }
            continue;
        }
        let opens = document.sentences[stretch.sentence].start;
        let first = found.len();
        for (at, label) in tokens.clone().zip(&path.labels) {
            if label.continues() {
                if let Some(naming) = found.last_mut().filter(|n| n.tokens.end == at) {
                    naming.tokens.end = at + 1;
                }
            } else if let Some(kind) = Label::kind(*label)
                && !(at == opens && tokens.len() == 1 && context.writes_small(document.tokens[at].hash))
                && !(at == opens && is_made(document, at))
            {
                found.push(Naming { tokens: at..at + 1, rule: "tagger", ..Naming::new(kind, MentionMethod::Model) });
            }
        }
        for naming in owned_acronyms(document, tokens, &found[first..]) {
            let place = first + found[first..].partition_point(|n| n.tokens.start < naming.tokens.start);
            found.insert(place, naming);
        }
        if let Some(company) = unlabelled_company(document, tokens, &found[first..]) {
            let place = first + found[first..].partition_point(|naming| naming.tokens.start < company.tokens.start);
            found.insert(place, company);
        }
    }
    found
}

/// "Crane maker Alder Mills cut jobs": what is made, at the head of a sentence.
fn is_made(document: &Document, at: usize) -> bool {
    let makers = ["maker", "producer", "manufacturer", "miner", "retailer", "exporter", "grower", "processor"];
    let token = document.tokens[at];
    token.shape == Shape::Capital
        && document.tokens.get(at + 1).is_some_and(|t| t.shape == Shape::Lower)
        && document.is_one_of(at + 1, &makers)
}

/// "the borehole in Dinsor is dry": a word with a capital inside a sentence, alone, of which the lexicon knows nothing.
fn is_unheard_of(document: &Document, at: usize) -> bool {
    let token = document.tokens[at];
    document.classes[at] == Classes::Capital
        && token.shape == Shape::Capital
        && token.gap == Gap::Space
        && at > 0
        && document.tokens[at - 1].kind == Kind::Word
        && document.tokens[at - 1].shape == Shape::Lower
        && document.sentences[document.sentence_of(at)].start < at
        && !document.word(at).chars().skip(1).any(char::is_uppercase)
        && !stretch::is_capitalised(document, at + 1)
        && !document.is_hyphen(at + 1)
        && !is_of_mind(document, at)
}

/// "a rise in Parkinsonism", "gold in Taekwondo and in Judo", "learned from Kurosawa": a belief, a game, an art or a person.
fn is_of_mind(document: &Document, at: usize) -> bool {
    let ism = document.word(at).ends_with("ism");
    // "in Taekwondo and in Judo": as what stands first.
    let link = at - 1;
    let first = link.checked_sub(2).filter(|&joint| {
        document.word(joint + 1) == "and" && document.word(joint.wrapping_sub(1)) == document.word(link)
    });
    let link = first.map_or(link, |joint| joint - 1);
    let led = |at: usize| document.says(at, NameWord::MindLead) && (document.is_one_of(link, &["in", "of", "to"]));
    // "went from Goldman to Rothschild"
    ism || document.is_word(at - 1, "from") || link > 0 && led(link - 1)
}

/// "Agrícola Doña Clara", "PT Alder Lima", "Minera Alder del Norte": a company by its first word, in another language; the small words are of that
/// language too.
fn headed(document: &Document, stretch: &Range<usize>) -> Option<Naming> {
    let head = stretch.start;
    let romance = |at: usize| document.says(at, NameWord::RomanceParticle) && document.tokens[at].shape == Shape::Lower;
    let whole = stretch.len() > 1 && stretch.clone().all(|at| stretch::is_capitalised(document, at) || romance(at));
    // "Bank Zachodni Alder": at the head of a sentence the tagger sees no name in it.
    let unknown = || stretch.len() > 2 && stretch.clone().skip(1).all(|at| document.classes[at] == Classes::Capital);
    let company = document.length_of(head, NameWord::CompanyHead).is_some() || is_airline(document, stretch);
    let named = document.tokens[head].shape != Shape::Lower
        && (company || document.says(head, NameWord::PlainHead) && unknown());
    (whole && named && document.tokens[head + 1].gap == Gap::Space).then(|| Naming {
        tokens: stretch.clone(),
        rule: "company_head",
        ..Naming::new(EntityKind::Organization, MentionMethod::Pattern)
    })
}

/// "Royal Lindish flew": an airline by its first word and the adjective of its country, and not "the Royal Lindish army".
fn is_airline(document: &Document, stretch: &Range<usize>) -> bool {
    let (head, end) = (stretch.start, stretch.end);
    let article = head > 0 && document.has(head - 1, Classes::Determiner);
    stretch.len() == 2
        && !article
        && document.says(head, NameWord::AirlineHead)
        && document.has(head + 1, Classes::Demonym)
        && !document.is_hyphen(end)
}

/// "Lindland's LGBC bought": letters behind the owner of a stretch, in which the tagger saw the owner alone.
fn owned_acronyms(document: &Document, stretch: &Range<usize>, seen: &[Naming]) -> Vec<Naming> {
    let free = |at: usize| seen.iter().all(|naming| !naming.tokens.contains(&at));
    let owned = |at: &usize| *at > stretch.start && document.is_genitive(at - 1) && free(*at);
    stretch.clone().filter(owned).filter_map(|at| coined::recognize(document, at)).collect()
}

/// "Alder Mills SA chairman Anna Weiss": a company in the part of a stretch that the tagger saw no name in.
fn unlabelled_company(document: &Document, stretch: &Range<usize>, seen: &[Naming]) -> Option<Naming> {
    let last = stretch.clone().skip(1).find(|&at| is_suffix(document, at))?;
    let before = seen.iter().rev().find(|naming| naming.tokens.start <= last);
    let free = before.map_or(stretch.start, |naming| naming.tokens.end);
    // "Alder Tire and Rubber Co" may be one name or two; behind "Alder Inc and", another begins.
    let another = || stretch::is_small(document, free) && is_suffix(document, free - 1);
    if free > last || free > stretch.start && !another() {
        return None;
    }
    let start = (free..last).find(|&at| stretch::is_capitalised(document, at))?;
    company(document, &(start..last + 1))
}

/// A stretch without a name for the tagger, but with a noun beside it that tells one: "Ashby is a village".
fn told(document: &Document, stretch: &Range<usize>) -> Option<Naming> {
    // "Two provinces, three of the nine provinces excepted": a number is no name.
    let number = stretch.len() == 1 && document.has(stretch.start, Classes::Number);
    // "the April-June quarter"
    let month = |at: usize| document.is(at, |s| matches!(s, Sense::Date(DateWord::Month { .. })));
    let months = stretch.clone().all(|at| month(at) || document.is_hyphen(at));
    if number || months || document.has(stretch.start, Classes::Function) {
        return None;
    }
    if let Some(company) = company(document, stretch).or_else(|| acronym_of_country(document, stretch)) {
        return Some(company);
    }
    if is_program(document, stretch) {
        let program = Naming::new(EntityKind::Program, MentionMethod::Pattern);
        return Some(Naming { tokens: stretch.clone(), rule: "program_tail", ..program });
    }
    if stretch.clone().filter(|&at| document.tokens[at].sign == 0).count() > TOLD {
        return None;
    }
    if noun::behind(document, stretch).is_some() {
        let told = Naming::new(EntityKind::Organization, MentionMethod::Pattern);
        let mut naming = Naming { tokens: stretch.clone(), rule: "told", ..told };
        noun::cut(document, &mut naming);
        return Some(naming);
    }
    let Some(Told::Kind(kind)) = cue::told(document, stretch) else { return None };
    Some(Naming { tokens: stretch.clone(), rule: "told", ..Naming::new(kind, MentionMethod::Pattern) })
}

/// "the Rural Works Scheme": capitals behind the article, the last of which says what it is.
fn is_program(document: &Document, stretch: &Range<usize>) -> bool {
    let last = stretch.end - 1;
    // "the Roads and Bridges Scheme".
    let part = |at: usize| {
        document.tokens[at].shape == Shape::Capital && !document.has(at, Classes::Number)
            || document.word(at) == "and" && document.has(at - 1, Classes::Capital) && at > stretch.start
    };
    stretch.len() > 1
        && stretch.start > 0
        && document.is_word(stretch.start - 1, "the")
        && document.says(last, NameWord::ProgramWord)
        && stretch.clone().all(part)
}

/// "the Thai PTTEP and": letters behind an adjective of a country, which no noun follows.
fn acronym_of_country(document: &Document, stretch: &Range<usize>) -> Option<Naming> {
    /// The shortest, in bytes: "the German GDP" is none.
    const LETTERS: u32 = 4;
    let (country, word, end) = (stretch.start, stretch.start + 1, stretch.end);
    let token = document.tokens.get(word).filter(|t| stretch.len() == 2 && t.shape == Shape::Upper)?;
    let the = country.checked_sub(1).is_some_and(|at| document.is_word(at, "the"));
    let closed = Classes::Function | Classes::Auxiliary | Classes::Verb;
    let alone = document.tokens.get(end).is_none_or(|t| t.kind == Kind::Sign && !document.is_hyphen(end))
        || document.has(end, closed);
    let other = document.has(word, Classes::Currency | Classes::Unit) || document.says(word, NameWord::NoName);
    let long = token.end - token.start >= LETTERS;
    (the && long && alone && !other && document.has(country, Classes::Demonym)).then(|| Naming {
        tokens: word..end,
        rule: "acronym",
        ..Naming::new(EntityKind::Organization, MentionMethod::Pattern)
    })
}

/// "Lindgroup JSC": words before what stands behind companies alone.
fn company(document: &Document, stretch: &Range<usize>) -> Option<Naming> {
    let last = stretch
        .clone()
        .skip(1)
        .find(|&at| is_suffix(document, at))
        .or_else(|| in_small_letters(document, stretch))
        .or_else(|| in_brackets(document, stretch))?;
    // "Holdings Ltd" alone is no name; "Energy Resources LLC" is one.
    if last - stretch.start < 2 && document.has(stretch.start, Classes::Head) {
        return None;
    }
    let small_before = |end: usize| (stretch.start..end).rev().find(|&at| at < last && stretch::is_small(document, at));
    let mut small = small_before(last);
    // "Alder Oil and Gas Plc": what stands behind the small word is no name alone.
    if let Some(at) = small.filter(|&at| (at + 1..last).all(|at| document.has(at, Classes::Head))) {
        small = small_before(at);
    }
    let start = small.map_or(stretch.start, |at| at + 1);
    (start < last && !document.has(start, Classes::Title)).then(|| Naming {
        tokens: start..suffix(document, last).unwrap_or(last + 1),
        rule: "company",
        ..Naming::new(EntityKind::Organization, MentionMethod::Pattern)
    })
}

/// "Alder Mills plc": the suffix behind the stretch.
fn in_small_letters(document: &Document, stretch: &Range<usize>) -> Option<usize> {
    let behind = stretch.end;
    let joined = document.tokens.get(behind).is_some_and(|t| t.gap == Gap::Space && t.shape == Shape::Lower);
    (joined && is_suffix(document, behind)).then_some(behind)
}

/// "Alder Mills (Pacific) Ltd": the suffix behind the brackets.
fn in_brackets(document: &Document, stretch: &Range<usize>) -> Option<usize> {
    let open = stretch.end;
    (document.is_sign(open, b'(') && document.is_sign(open + 2, b')') && is_suffix(document, open + 3))
        .then_some(open + 3)
}

/// "Inc", "Plc", "JSC", "A/S": a suffix that is no word of the language.
pub(crate) fn is_suffix(document: &Document, at: usize) -> bool {
    suffix(document, at).is_some()
}

/// The end of such a suffix.
pub(super) fn suffix(document: &Document, at: usize) -> Option<usize> {
    if !document.has(at, Classes::Head) {
        return None;
    }
    let told = document.says(at, NameWord::LegalForm) || document.tokens[at].shape == Shape::Upper;
    // "Alder Economic Co-operation": no suffix.
    let whole = !(document.is_sign(at + 1, b'-') && document.touches(at + 1));
    document.length_of(at, NameWord::CompanySuffix).filter(|_| told && whole).map(|words| at + words)
}

/// "Alder Mills Inc." of which the lexicon knows `Alder Mills`.
pub(super) fn complete_known(document: &Document, naming: &mut Naming) {
    if naming.kind != EntityKind::Organization {
        return;
    }
    // "Alder and Co Inc": several of them.
    let end = naming.tokens.end;
    let and = document.has(end + 1, Classes::Head) && matches!(document.word(end), "and" | "&");
    let mut next = end + usize::from(and);
    while document.has(next, Classes::Head)
        && document.tokens[next].gap == Gap::Space
        && let Some(end) = suffix(document, next)
    {
        (naming.tokens.end, next) = (end, end);
    }
    let end = naming.tokens.end;
    let stops = document.is_sign(end, b'.') && is_suffix(document, end - 1) && bounds::stops(document, end);
    naming.tokens.end += usize::from(stops);
}

/// "Power Plant No. 4", "School No.12": the number belongs to the name.
pub(super) fn complete_numbered(document: &Document, naming: &mut Naming) {
    let at = naming.tokens.end;
    let numbered = matches!(naming.kind, EntityKind::Organization | EntityKind::Place)
        && naming.known.is_none()
        && document.has(naming.tokens.end - 1, Classes::Head | Classes::PlaceHead)
        && matches!(document.word(at), "No" | "No." | "№");
    let number = at + 1 + usize::from(document.is_sign(at + 1, b'.'));
    if numbered && document.is_number(number) {
        naming.tokens.end = number + 1;
    }
}

/// "Alder 04" where nothing saw a name.
pub(super) fn add_clubs(document: &Document, namings: &mut Vec<Naming>) {
    let years = (1..document.len()).filter(|&at| document.is_number(at) && document.word(at).starts_with('0'));
    let named = |at: usize| {
        let other = document.says(at, StatementWord::Label) || document.has(at, Classes::Number);
        is_free(document, at) && !other && !document.touches(at)
    };
    let mut added = Vec::new();
    for at in years.map(|year| year - 1).filter(|&at| named(at)) {
        let mut club = Naming { tokens: at..at + 1, ..Naming::new(EntityKind::Organization, MentionMethod::Pattern) };
        complete_club(document, &mut club);
        let next = namings.partition_point(|n| n.tokens.end <= at);
        let free = namings.get(next).is_none_or(|n| n.tokens.start >= club.tokens.end);
        if club.tokens.len() > 1 && free {
            added.push(club);
        }
    }
    if !added.is_empty() {
        namings.append(&mut added);
        namings.sort_by_key(|n| n.tokens.start);
    }
}

/// "Alder 04": a club, by the year of its foundation, which is written with a nought as no score is.
pub(super) fn complete_club(document: &Document, naming: &mut Naming) {
    let year = naming.tokens.end;
    let written = document.word(year).len() == 2 && document.word(year).starts_with('0');
    let apart = document.tokens.get(year).is_some_and(|t| t.gap == Gap::Space && t.kind == Kind::Number);
    let goes_on = document.touches(year + 1) && !document.is_sign(year + 1, b'.') && !document.is_sign(year + 1, b',');
    let first = year - 1;
    // "left Paris 05 June 2020"
    let dated =
        document.has(first, Classes::DateStart | Classes::DateWord) || document.has(year + 1, Classes::DateStart);
    // "at Athens 04 and Beijing 08", "London 08", but "has cost Bergheim 04 half its income"; "Route 07"
    let other = is_known_else(document, first) || document.says(first, StatementWord::Label);
    if naming.tokens.len() == 1 && written && apart && !goes_on && !dated && !other {
        let club = Naming::new(EntityKind::Organization, MentionMethod::Pattern);
        // "Alder 04 Lindholm"
        let town = document.tokens.get(year + 1).is_some_and(|t| t.gap == Gap::Space && t.shape == Shape::Capital)
            && !document.has(year + 1, Classes::Function | Classes::Title | Classes::GivenName | Classes::EventHead);
        let end = year + 1 + usize::from(town);
        *naming = Naming { tokens: naming.tokens.start..end, rule: "club", ..club };
    }
}

/// Whether the lexicon knows a place or a person by the word.
fn is_known_else(document: &Document, at: usize) -> bool {
    let known = |sense: &Sense| match sense {
        Sense::Name(NameWord::Known(index)) => {
            matches!(document.lexicon.sort_of(*index).kind(), EntityKind::Place | EntityKind::Person)
        }
        _ => false,
    };
    document.has(at, Classes::Name) && document.is(at, known)
}

/// "Alder Plc and Berg Holdings": two companies. Gives the first; the second is left.
pub(super) fn split_companies(document: &Document, naming: &mut Naming) -> Option<Naming> {
    if naming.kind != EntityKind::Organization || naming.method != MentionMethod::Model || naming.tokens.len() < 4 {
        return None;
    }
    let and = (naming.tokens.start + 2..naming.tokens.end - 1)
        .find(|&at| document.word(at) == "and" && is_suffix(document, at - 1))?;
    let first = Naming { tokens: naming.tokens.start..and, ..naming.clone() };
    naming.tokens.start = and + 1;
    Some(first)
}

/// Whether the lexicon knows what the whole stretch is: a name, a nationality, a month.
fn is_settled(document: &Document, stretch: &Range<usize>) -> bool {
    let settles = |sense: &Sense| {
        matches!(sense, Sense::Name(NameWord::Known(_) | NameWord::Demonym(_)) | Sense::Date(DateWord::Month { .. }))
    };
    // "across the U.S. Plains": a country by its letters, and a word that is no name behind it.
    let short = stretch.len() == 2
        && document.word(stretch.start).contains('.')
        && document.says(stretch.end - 1, NameWord::PlaceTail)
        && document.senses(stretch.start).any(|(words, sense)| words == 1 && settles(sense));
    short
        || document.has(stretch.start, Classes::Name | Classes::Demonym | Classes::DateStart)
            && document.senses(stretch.start).any(|(words, sense)| words == stretch.len() && settles(sense))
}

/// "Alder Enterprises", "Lindland Steel": the company that a known name goes on to.
pub(super) fn goes_on(document: &Document, naming: &Naming) -> Option<Naming> {
    naming.known.filter(|_| naming.rule == "lexicon")?;
    let (start, at) = (naming.tokens.start, naming.tokens.end);
    let other = Classes::Title | Classes::EventHead | Classes::Function;
    let token = document.tokens.get(at).filter(|t| t.gap == Gap::Space && t.shape == Shape::Capital)?;
    let goes_on = document.has(at, Classes::Head)
        && !document.has(at, other)
        && token.end - token.start > 3
        && document.says(at, NameWord::CompanySuffix)
        && !stretch::is_capitalised(document, at + 1)
        && (start == 0 || !stretch::is_capitalised(document, start - 1) || document.has(start - 1, Classes::Function))
        && !is_suffix(document, at);
    goes_on.then(|| Naming {
        tokens: start..at + 1,
        rule: "company",
        ..Naming::new(EntityKind::Organization, MentionMethod::Pattern)
    })
}

/// "Nokia of Finland": a company and its country; "University of Finland" is one name. Gives the end of the company.
fn without_country(document: &Document, known: &Range<usize>, open: &Range<usize>) -> Option<usize> {
    let link = known.start.checked_sub(1).filter(|&at| document.word(at) == "of" && at > open.start)?;
    let land = |sense: &Sense| match sense {
        Sense::Name(NameWord::Known(index)) => (document.lexicon.sort_of(*index) == Sort::Country).then_some(()),
        _ => None,
    };
    let heads = Classes::Head | Classes::PlaceHead | Classes::EventHead;
    (known.end == open.end
        && document.read(known.start, land).is_some()
        && !(open.start..link).any(|at| document.has(at, heads)))
    .then_some(link)
}

/// "Karaganda-Temirtau": two names of the lexicon and a hyphen are two names.
fn is_pair(document: &Document, known: &Range<usize>, open: &Range<usize>) -> bool {
    known.start == open.start
        && document.is_sign(known.end, b'-')
        && document.touches(known.end + 1)
        && document.has(known.end + 1, Classes::Name)
        && document
            .senses(known.end + 1)
            .any(|(words, sense)| known.end + 1 + words == open.end && matches!(sense, Sense::Name(NameWord::Known(_))))
}

/// Both lists as one without overlaps. A name of the lexicon gives way only to a longer one that holds it.
pub(super) fn merge(document: &Document, known: Vec<Naming>, open: Vec<Naming>) -> Vec<Naming> {
    let mut merged: Vec<Naming> = Vec::with_capacity(known.len() + open.len());
    let mut known = known.into_iter().peekable();
    let mut open = open.into_iter().peekable();
    loop {
        match (known.peek(), open.peek()) {
            (Some(k), Some(o)) => {
                let fixed = k.rule == "dateline";
                let (k, mut o) = (k.tokens.clone(), o.tokens.clone());
                if let Some(end) = without_country(document, &k, &o)
                    && let Some(naming) = open.peek_mut()
                {
                    (naming.tokens.end, o.end) = (end, end);
                }
                if k.end <= o.start {
                    merged.extend(known.next());
                } else if o.end <= k.start {
                    merged.extend(open.next());
                } else if !fixed
                    && o.start <= k.start
                    && k.end <= o.end
                    && o.len() > k.len()
                    && !is_pair(document, &k, &o)
                {
                    let company = o.start == k.start && suffix(document, k.end).is_some_and(|end| end == o.end);
                    let k = known.next().filter(|_| company);
                    if let (Some(k), Some(naming)) = (k, open.peek_mut()) {
                        // "Salzgitter AG": the company is not the town that it is called after.
                        if k.kind == EntityKind::Organization {
                            *naming = Naming { tokens: o, ..k };
                        } else {
                            naming.kind = EntityKind::Organization;
                        }
                    }
                } else {
                    open.next();
                }
            }
            (Some(_), None) => merged.extend(known.next()),
            (None, Some(_)) => merged.extend(open.next()),
            (None, None) => return merged,
        }
    }
}
