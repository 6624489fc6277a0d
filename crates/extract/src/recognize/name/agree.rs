//! One text, one kind for one form: what the names of a document say about each other.
//!
//! | seen | and | gives |
//! | --- | --- | --- |
//! | `Anna Weiss` person | `Weiss` organization (tagger) | `Weiss` person |
//! | `Alder` organization twice | `Alder` place (tagger) | `Alder` organization |
//! | `Lindholm` place | `LINDHOLM` in a headline | `LINDHOLM` place |
//! | `Alder Mills Inc` organization | `meanwhile Alder bought` | `Alder` organization |
//! | `in Lindholm` place | `and Ashby` person (tagger) | `Ashby` place |
//! | `Lindholm Rovers` organization | `Rovers lost` | `Rovers` organization |
//! | `in Lindholm` place | `and Wells.`, which nothing saw | `Wells` place |
//! | `from Lindholm` place | `to Nova Ashby` person (tagger) | `Nova Ashby` place |
//! | `Jack London` person | `London said` (lexicon) | `London` person |

use std::cell::LazyCell;
use std::ops::Range;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::stretch::is_capitalised;
use super::{Form, Naming, acronym, cue, form_of, person, short, stretch};
use crate::lexicon::Classes;
use crate::lexicon::entity::Sort;
use crate::lexicon::name::NameWord;
use crate::record::{EntityKind, MentionMethod};
use crate::text::Document;
use crate::text::token::{Kind, Shape};

/// The kinds that vote, by their place in a count.
const KINDS: [EntityKind; 3] = [EntityKind::Person, EntityKind::Organization, EntityKind::Place];

/// Settles the kinds, then adds the places where a settled form stands and nothing saw it.
pub(super) fn agree(document: &Document, namings: &mut Vec<Naming>) {
    list_places(document, namings);
    add_listed(document, namings);
    let surnames = surnames(document, namings);
    follow_acronyms(document, namings);
    short::follow(document, namings, &surnames);
    let mut votes: FxHashMap<Form, [u32; 3]> = with_room(namings.len());
    for place in 0..namings.len() {
        let joined = is_joined_surname(document, namings, &surnames, place);
        let naming = &mut namings[place];
        if joined {
            naming.kind = EntityKind::Person;
        }
        if naming.tokens.len() == 1 && surnames.contains_key(&document.tokens[naming.tokens.start].hash) {
            // "Weiss, based in Lindholm,": of people too.
            if naming.method == MentionMethod::Model || cue::is_based(document, &naming.tokens) {
                naming.kind = EntityKind::Person;
            } else if is_town(document, naming) && !is_local(document, naming.tokens.start) {
                *naming = Naming {
                    tokens: naming.tokens.clone(),
                    rule: "surname",
                    ..Naming::new(EntityKind::Person, MentionMethod::Coreference)
                };
            }
        }
        if let Some(kind) = KINDS.iter().position(|&k| k == naming.kind) {
            let weight = if naming.method == MentionMethod::Model { 1 } else { 3 };
            let count = votes.entry(form(document, naming)).or_default();
            count[kind] += weight;
            // "Nursultan Nazarbayev": a given name speaks for a person.
            if person::is_full(document, &naming.tokens) {
                count[0] += 1 + u32::from(document.has(naming.tokens.end - 1, Classes::Surname));
            }
        }
    }
    for naming in namings.iter_mut().filter(|n| n.method == MentionMethod::Model && KINDS.contains(&n.kind)) {
        let Some(count) = votes.get(&form(document, naming)) else { continue };
        let own = KINDS.iter().position(|&k| k == naming.kind).map_or(0, |k| count[k]);
        if let Some(kind) = (0..3).find(|&k| count[k] > own && (0..3).all(|other| count[other] <= count[k])) {
            naming.kind = KINDS[kind];
        }
    }
    add_unseen(document, namings, surnames);
}

/// "in Lindholm and Ashby": what is listed with a place that something is in, and is no name of a person.
fn list_places(document: &Document, namings: &mut [Naming]) {
    let mut in_list = false;
    for second in 1..namings.len() {
        let (before, behind) = namings.split_at_mut(second);
        let (Some(first), Some(naming)) = (before.last(), behind.first_mut()) else { continue };
        let (start, end) = (naming.tokens.start, naming.tokens.end);
        let place = first.kind == EntityKind::Place
            && first.tokens.start > 0
            && (in_list || is_led_to(document, first.tokens.start));
        let next = first.tokens.end + 1 == start;
        // "the districts of Lindholm, Ashby and Wells"
        let goes_on =
            document.is_one_of(end, &["and", "or"]) || document.is_sign(end, b',') && is_capitalised(document, end + 1);
        let inner = next && document.is_sign(start - 1, b',') && goes_on;
        let listed = next && document.is_one_of(start.wrapping_sub(1), &["and", "or"]) || inner;
        let unknown = naming.kind == EntityKind::Person
            && naming.method == MentionMethod::Model
            && naming.tokens.len() <= 2
            && !naming
                .tokens
                .clone()
                .any(|at| document.has(at, Classes::GivenName | Classes::Surname | Classes::Title));
        let sign = |at: usize| document.tokens.get(at).is_none_or(|t| t.kind == Kind::Sign);
        let closes = (sign(end) || inner || document.has(end, Classes::Preposition)) && !document.is_genitive(end);
        in_list = place && listed && inner && (unknown || naming.kind == EntityKind::Place);
        if place && listed && unknown && closes || goes_to(document, first, naming) {
            (naming.kind, naming.rule) = (EntityKind::Place, "listed");
        }
    }
}

/// "in Lindholm and Wells": one capitalised word that nothing saw, behind a place that something is in.
fn add_listed(document: &Document, namings: &mut Vec<Naming>) {
    let other = Classes::GivenName
        | Classes::Surname
        | Classes::Title
        | Classes::DateStart
        | Classes::Function
        | Classes::Demonym
        | Classes::Head
        | Classes::Name;
    let closes = |at: usize| {
        let sign = document.tokens.get(at).is_none_or(|t| t.kind == Kind::Sign && t.sign != b'-');
        sign || document.has(at, Classes::Preposition)
    };
    let plain = |at: usize| {
        let capital = document.tokens.get(at).is_some_and(|t| t.shape == Shape::Capital);
        // "FIVEaa" is a station.
        let one = document.word(at).chars().filter(|c| c.is_uppercase()).count() == 1;
        capital && one && !document.has(at, other) && closes(at + 1)
    };
    let led = |naming: &&Naming| {
        let (start, end) = (naming.tokens.start, naming.tokens.end);
        start > 0 && naming.kind == EntityKind::Place && is_led_to(document, start) && document.is_word(end, "and")
    };
    let behind: Vec<usize> = namings.iter().filter(led).map(|naming| naming.tokens.end + 1).collect();
    for at in behind {
        if let Err(place) = namings.binary_search_by_key(&at, |naming| naming.tokens.start)
            && plain(at)
        {
            let naming = Naming::new(EntityKind::Place, MentionMethod::Pattern);
            namings.insert(place, Naming { tokens: at..at + 1, rule: "listed", ..naming });
        }
    }
}

/// "in Lindholm", "the districts of Lindholm", "between Lindholm": what follows such a word in a list is as that is.
fn is_led_to(document: &Document, start: usize) -> bool {
    const LEADS: &[&str] = &["in", "near", "across", "around", "between", "through", "via", "outside", "from"];
    let of_places = || document.is_word(start - 1, "of") && document.says(start.wrapping_sub(2), NameWord::PlacePlural);
    document.is_one_of(start - 1, LEADS) || of_places()
}

/// "the line from Lindholm to Nova Ashby": where a way from a place leads, unless it is somebody's name.
fn goes_to(document: &Document, from: &Naming, naming: &Naming) -> bool {
    let (start, end) = (naming.tokens.start, naming.tokens.end);
    let way = from.kind == EntityKind::Place
        && document.is_word(from.tokens.start.wrapping_sub(1), "from")
        && from.tokens.end + 1 == start
        && document.is_word(start - 1, "to");
    let unknown = naming.kind == EntityKind::Person
        && naming.method == MentionMethod::Model
        && !naming.tokens.clone().any(|at| document.has(at, Classes::GivenName | Classes::Surname | Classes::Title));
    way && unknown && !document.is_genitive(end) && leads(document, from.tokens.start - 1)
}

/// "the line | from", "the night train | from": whether what goes from the one place to the other is a way.
fn leads(document: &Document, from: usize) -> bool {
    /// "flights resumed on Monday".
    const REACH: usize = 4;
    let sentence = document.sentences[document.sentence_of(from)].start;
    let way = |at: usize| document.says(at, NameWord::WayNoun) || document.says(at, NameWord::LineNoun);
    (from.saturating_sub(REACH).max(sentence)..from).any(way)
}

/// What the text has introduced in brackets is that, whatever the lexicon knows by those letters; so are the initials of a name in
/// the text, if the lexicon's own name for them is not there.
fn follow_acronyms(document: &Document, namings: &mut [Naming]) {
    let hash = |n: &Naming| document.tokens[n.tokens.start].hash;
    let mut introduced: Vec<(u32, EntityKind)> =
        namings.iter().filter(|n| n.rule == "acronym").map(|n| (hash(n), n.kind)).collect();
    let bodies = || namings.iter().filter(|n| n.kind == EntityKind::Organization && n.tokens.len() > 1);
    for naming in namings.iter().filter(|n| n.tokens.len() == 1) {
        let at = naming.tokens.start;
        // "the Millers Association of Lindland, MAL,": whatever the tagger takes it for.
        if naming.method == MentionMethod::Model && naming.kind != EntityKind::Organization {
            if document.tokens[at].shape == Shape::Upper && bodies().any(|n| acronym::spells(document, at, n)) {
                introduced.push((hash(naming), EntityKind::Organization));
            }
            continue;
        }
        let Some(known) = naming.known.filter(|_| naming.kind == EntityKind::Organization) else { continue };
        // "CPC International Inc": its letters are those of no party.
        let suffix = |n: &Naming| document.says(n.tokens.end - 1, NameWord::CompanySuffix);
        // ... but the lexicon's "BHP" is that of "BHP Gold Mines Ltd".
        let own = |known: u32| document.lexicon.entity(known).name.split(' ').any(|word| word == document.word(at));
        // "The IMF said" beside "IMF Bentham Ltd" is the fund.
        let article = document.has(at.wrapping_sub(1), Classes::Definite);
        // "the railway EFE Trenes de Lindland … EFE said": no news agency.
        let told = |n: &Naming| n.rule == "told" && n.tokens.len() > 2 && n.tokens.end <= at;
        let opens =
            |n: &Naming| hash(n) == document.tokens[at].hash && !article && (told(n) || suffix(n) && !own(known));
        let spelled = |n: &Naming| n.known != Some(known) && (acronym::spells(document, at, n) || opens(n));
        if document.tokens[at].shape == Shape::Upper
            && bodies().any(|n| spelled(n) && !acronym::is_alike(document, n, known))
            && !bodies().any(|n| n.known == Some(known))
        {
            introduced.push((hash(naming), EntityKind::Organization));
        }
    }
    if introduced.is_empty() {
        return;
    }
    for naming in namings.iter_mut().filter(|n| n.tokens.len() == 1 && n.rule != "acronym") {
        let token = document.tokens[naming.tokens.start];
        let meant = introduced.iter().find(|&&(hash, _)| hash == token.hash);
        if let Some(&(_, kind)) = meant.filter(|_| token.shape == Shape::Upper) {
            *naming = Naming {
                tokens: naming.tokens.clone(),
                rule: "same_form",
                ..Naming::new(kind, MentionMethod::Coreference)
            };
        }
    }
}

/// "Al-Weiss" where the text has named Anna Al-Weiss: a surname with a hyphen, whatever the tagger takes it for.
fn is_joined_surname(document: &Document, namings: &[Naming], surnames: &FxHashMap<u32, usize>, place: usize) -> bool {
    let naming = &namings[place];
    let (start, words) = (naming.tokens.start, naming.tokens.len());
    let tail = |full: &Naming| {
        let hash = |at: usize| document.tokens[at].hash;
        full.tokens.len() > words
            && (1..=words).all(|back| hash(full.tokens.end - back) == hash(naming.tokens.end - back))
    };
    naming.method == MentionMethod::Model
        && words > 2
        && (start + 1..naming.tokens.end - 1).any(|at| document.is_hyphen(at))
        && surnames.get(&document.tokens[naming.tokens.end - 1].hash).is_some_and(|&full| tail(&namings[full]))
}

/// A town of the lexicon that is not in the dateline.
fn is_town(document: &Document, naming: &Naming) -> bool {
    naming.rule == "lexicon" && naming.known.is_some_and(|k| document.lexicon.sort_of(k) == Sort::City)
}

/// "in London": a place, though the text names a Jack London too.
fn is_local(document: &Document, at: usize) -> bool {
    at > 0 && document.has(at - 1, Classes::Particle)
        || matches!(document.word(at.wrapping_sub(1)), "at" | "from" | "near")
}

/// The last words of persons' full names, with the place of the first.
fn surnames(document: &Document, namings: &[Naming]) -> FxHashMap<u32, usize> {
    let mut surnames = FxHashMap::default();
    for (place, naming) in
        namings.iter().enumerate().filter(|(_, n)| n.kind == EntityKind::Person && n.tokens.len() > 1)
    {
        let last = naming.tokens.end - 1;
        if is_capitalised(document, last) && document.tokens[last].end - document.tokens[last].start > 2 {
            surnames.entry(document.tokens[last].hash).or_insert(place);
        }
    }
    surnames
}

fn with_room<K, V>(n_keys: usize) -> FxHashMap<K, V> {
    FxHashMap::with_capacity_and_hasher(n_keys, FxBuildHasher)
}

fn form(document: &Document, naming: &Naming) -> Form {
    form_of(document, naming.tokens.clone())
}

/// Names that stand where nothing saw them: in headlines of capitals, at the head of a sentence.
fn add_unseen(document: &Document, namings: &mut Vec<Naming>, mut surnames: FxHashMap<u32, usize>) {
    for (place, naming) in namings.iter().enumerate().filter(|(_, n)| n.rule == "storm") {
        surnames.entry(document.tokens[naming.tokens.end - 1].hash).or_insert(place);
    }
    for (place, naming) in namings.iter().enumerate() {
        let last = naming.tokens.end - 1;
        if naming.kind == EntityKind::Organization && naming.tokens.len() > 1 && document.says(last, NameWord::ClubTail)
        {
            surnames.entry(document.tokens[last].hash).or_insert(place);
        }
    }
    let alone = Alone { last: surnames, first: short::first_words(document, namings) };
    // By the first word: the forms that begin with it.
    let mut forms: FxHashMap<u32, Vec<usize>> = with_room(namings.len());
    let mut seen: FxHashMap<Form, ()> = with_room(namings.len());
    for (place, naming) in namings.iter().enumerate() {
        let first = document.tokens[naming.tokens.start];
        if naming.known.is_none() && first.end - first.start > 2 && seen.insert(form(document, naming), ()).is_none() {
            forms.entry(first.hash).or_default().push(place);
        }
    }
    if forms.is_empty() && alone.last.is_empty() {
        return;
    }
    let mut added = Vec::new();
    let mut covered = namings.iter().map(|n| n.tokens.clone()).peekable();
    for sentence in &document.sentences {
        let capitals = LazyCell::new(|| stretch::is_all_capitals(document, sentence.clone()));
        let mut at = sentence.start;
        while let Some(capital) = document.first(at..sentence.end, Classes::Capital) {
            at = capital;
            if document.has(at, Classes::Function | Classes::DateStart | Classes::Title) {
                at += 1;
                continue;
            }
            while covered.peek().is_some_and(|c| c.end <= at) {
                covered.next();
            }
            if let Some(cover) = covered.peek().filter(|c| c.contains(&at)) {
                at = cover.end;
                continue;
            }
            let limit = covered.peek().map_or(sentence.end, |c| c.start.min(sentence.end));
            let found = unseen(document, namings, &forms, &alone, at..limit, sentence.start, &capitals);
            at = found.as_ref().map_or(at + 1, |naming: &Naming| naming.tokens.end);
            added.extend(found);
        }
    }
    if !added.is_empty() {
        namings.append(&mut added);
        namings.sort_by_key(|n| n.tokens.start);
    }
}

/// Words that stand for a name by themselves, with the place of the name.
struct Alone {
    /// The last words of persons, storms and clubs.
    last: FxHashMap<u32, usize>,
    /// The first words of companies.
    first: FxHashMap<u32, usize>,
}

fn unseen(
    document: &Document,
    namings: &[Naming],
    forms: &FxHashMap<u32, Vec<usize>>,
    words: &Alone,
    free: Range<usize>,
    sentence: usize,
    capitals: &LazyCell<bool, impl FnOnce() -> bool>,
) -> Option<Naming> {
    let (at, limit) = (free.start, free.end);
    let alone = |end: usize| {
        **capitals
            || !is_capitalised(document, end)
                && (at == 0
                    || !is_capitalised(document, at - 1)
                    || document.tokens[at - 1].shape == Shape::Lower
                    || document.has(at - 1, Classes::Function | Classes::DateWord))
    };
    let longest = forms.get(&document.tokens[at].hash).into_iter().flatten().filter(|&&place| {
        let tokens = &namings[place].tokens;
        let end = at + tokens.len();
        end <= limit
            && alone(end)
            && document.tokens[at..end].iter().zip(&document.tokens[tokens.clone()]).all(|(a, b)| a.hash == b.hash)
    });
    let place = longest.max_by_key(|&&place| namings[place].tokens.len()).copied();
    let (place, end) = match place {
        Some(place) => (place, at + namings[place].tokens.len()),
        None => {
            let hash = &document.tokens[at].hash;
            // At the head of a sentence any word has its capital, but some are no words.
            let named = || if at > sentence { short::is_named(document, at) } else { short::is_no_word(document, at) };
            let first = || words.first.get(hash).filter(|_| !**capitals && named());
            (*words.last.get(hash).or_else(first).filter(|_| alone(at + 1))?, at + 1)
        }
    };
    Some(Naming { tokens: at..end, rule: "same_form", ..Naming::new(namings[place].kind, MentionMethod::Coreference) })
}
