//! Names of one entity in different articles.
//!
//! | seen | and | linked |
//! | --- | --- | --- |
//! | Alexander Lukashenko | Aleksandr Lukashenko | transliteration |
//! | Nursultan Nazarbayev | Nursultan Nazarbaev | transliteration |
//! | Askar U. Mamin | Askar Mamin | transliteration, unless another Askar Mamin has another middle name |
//! | A. Mamin | Askar Mamin | initials, unless another A. Mamin is known |
//! | Alder Corp. | Alder Corporation | spelling |
//! | Gomel Oblast | Gomel Region | spelling |
//! | Mamin | Askar Mamin | no: never on a surname alone |
//!
//! The links depend on the set of names alone, never on their order. What the lexicon calls one entity ("Nur-Sultan" and
//! "Astana") has one id to begin with.

mod spelling;

use std::collections::BTreeMap;
use std::hash::{Hash as _, Hasher as _};

use columnist_extract::Id;
use columnist_extract::record::EntityKind;
use rustc_hash::FxHasher;
use spelling::{given, plain, sound, spelled};

/// An entity as the articles and the lexicon know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SeenEntity<'a> {
    pub id: Id,
    pub kind: EntityKind,
    pub name: &'a str,
    pub country: Option<&'a str>,
    pub in_lexicon: bool,
    /// In how many articles.
    pub n_articles: usize,
}

/// The entity that another is the same as, and how that was found; none for what is canonical.
pub type Link = (Id, Option<&'static str>);

/// For each entity, in the order given, its canonical one: the lexicon's, else that of most articles, else the first by name.
pub fn link(entities: &[SeenEntity]) -> Vec<Link> {
    let mut groups: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for (place, entity) in entities.iter().enumerate() {
        if let Some(key) = key(entity) {
            groups.entry(key).or_default().push(place);
        }
    }
    let mut links: Vec<Link> = entities.iter().map(|entity| (entity.id, None)).collect();
    for (key, group) in &groups {
        let method = if matches!(key, Key::Person { .. }) { "transliteration" } else { "spelling" };
        for members in compatible(entities, key, group) {
            let canonical = canonical(entities, &members);
            for place in members.into_iter().filter(|&place| place != canonical) {
                links[place] = (entities[canonical].id, Some(method));
            }
        }
    }
    initials(entities, &groups, &mut links);
    links
}

/// A number that all names of one entity have in common, and few others; none for a name that has no other.
pub fn bucket(entity: &SeenEntity) -> Option<u64> {
    let mut hasher = FxHasher::default();
    match (entity.kind, key(entity)) {
        (_, Some(Key::Person { first, last })) => (first.chars().next(), last).hash(&mut hasher),
        (_, Some(Key::Other { kind, words, country })) => (kind.as_str(), words, country).hash(&mut hasher),
        (EntityKind::Person, None) => {
            initial(&plain(entity.name)).map(|(initial, last)| (Some(initial), sound(last)))?.hash(&mut hasher)
        }
        (_, None) => return None,
    }
    Some(hasher.finish())
}

/// What two names of one entity share.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    /// Given name and surname, as they sound.
    Person { first: String, last: String },
    /// The words without what spelling and legal form change, and the country where one is known.
    Other { kind: EntityKind, words: Vec<String>, country: Option<String> },
}

fn key(entity: &SeenEntity) -> Option<Key> {
    let words: Vec<String> = plain(entity.name).split(' ').filter(|w| !w.is_empty()).map(str::to_owned).collect();
    if entity.kind != EntityKind::Person {
        let words = spelled(entity.kind, words);
        return (!words.is_empty()).then(|| Key::Other {
            kind: entity.kind,
            words,
            country: entity.country.map(str::to_owned),
        });
    }
    let (first, last) = (words.first()?, words.last()?);
    (words.len() > 1 && first.len() > 1 && last.len() > 1)
        .then(|| Key::Person { first: given(first), last: sound(last) })
}

/// The parts of a group that may be one: persons whose middle names do not contradict each other; at most one of the lexicon.
fn compatible(entities: &[SeenEntity], key: &Key, group: &[usize]) -> Vec<Vec<usize>> {
    if group.len() < 2 {
        return Vec::new();
    }
    if group.iter().filter(|&&place| entities[place].in_lexicon).count() > 1 {
        return Vec::new();
    }
    if !matches!(key, Key::Person { .. }) {
        return vec![group.to_vec()];
    }
    let mut by_middle: BTreeMap<char, Vec<usize>> = BTreeMap::new();
    let mut without = Vec::new();
    for &place in group {
        match middle(entities[place].name) {
            Some(initial) => by_middle.entry(initial).or_default().push(place),
            None => without.push(place),
        }
    }
    let mut parts: Vec<Vec<usize>> = by_middle.into_values().collect();
    match parts.as_mut_slice() {
        [only] => only.append(&mut without),
        _ => parts.push(without),
    }
    parts
}

/// The first letter of the middle name, as it sounds.
fn middle(name: &str) -> Option<char> {
    let plain = plain(name);
    let words: Vec<&str> = plain.split(' ').filter(|w| !w.is_empty()).collect();
    (words.len() > 2).then(|| sound(words[1]).chars().next())?
}

fn canonical(entities: &[SeenEntity], members: &[usize]) -> usize {
    let rank = |&place: &usize| {
        let entity = &entities[place];
        (!entity.in_lexicon, usize::MAX - entity.n_articles, entity.name, entity.id)
    };
    members.iter().copied().min_by_key(rank).unwrap_or_default()
}

/// Links "A. Mamin" to the one person of that surname whose given name begins so.
fn initials(entities: &[SeenEntity], groups: &BTreeMap<Key, Vec<usize>>, links: &mut [Link]) {
    let mut by_surname: BTreeMap<(char, &str), Vec<Id>> = BTreeMap::new();
    for (key, group) in groups {
        if let Key::Person { first, last } = key {
            let Some(initial) = first.chars().next() else { continue };
            let known = by_surname.entry((initial, last)).or_default();
            for &place in group {
                if !known.contains(&links[place].0) {
                    known.push(links[place].0);
                }
            }
        }
    }
    for (place, entity) in entities.iter().enumerate().filter(|(_, e)| e.kind == EntityKind::Person) {
        let plain = plain(entity.name);
        let Some((initial, last)) = initial(&plain) else { continue };
        if let Some([only]) = by_surname.get(&(initial, sound(last).as_str())).map(Vec::as_slice) {
            links[place] = (*only, Some("initials"));
        }
    }
}

/// The letter in the place of a given name, and the surname.
fn initial(plain: &str) -> Option<(char, &str)> {
    let mut words = plain.split(' ').filter(|w| !w.is_empty());
    let (first, last) = (words.next()?, words.next_back()?);
    (first.len() == 1 && last.len() > 1).then_some((first.chars().next()?, last))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(name: &str, kind: EntityKind, n_articles: usize) -> SeenEntity<'_> {
        SeenEntity { id: Id::of(&[kind.as_str(), name]), kind, name, country: None, in_lexicon: false, n_articles }
    }

    /// The canonical name of each.
    fn linked<'a>(entities: &[SeenEntity<'a>]) -> BTreeMap<&'a str, &'a str> {
        let name = |id: Id| entities.iter().find(|e| e.id == id).map_or("?", |e| e.name);
        entities.iter().zip(link(entities)).map(|(entity, (canonical, _))| (entity.name, name(canonical))).collect()
    }

    #[test]
    fn transliterations_are_one_person() {
        for (a, b) in [
            ("Alexander Lukashenko", "Aleksandr Lukashenko"),
            ("Alexander Lukashenko", "Alyaksandr Lukashenka"),
            ("Nursultan Nazarbayev", "Nursultan Nazarbaev"),
            ("Vasily Matyushevsky", "Vasiliy Matiushevskiy"),
            ("Kassym-Jomart Tokayev", "Kassym-Zhomart Tokaev"),
            ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
            ("José Weiss", "Jose Weiss"),
            ("Askar U. Mamin", "Askar Mamin"),
        ] {
            let entities = [seen(a, EntityKind::Person, 2), seen(b, EntityKind::Person, 1)];
            assert_eq!(linked(&entities)[b], a, "{a} / {b}");
        }
    }

    #[test]
    fn people_are_not_merged_on_a_surname_or_against_their_middle_names() {
        for (a, b) in [
            ("Askar Mamin", "Mamin"),
            ("Askar Mamin", "Anuar Mamin"),
            ("Jan A. Weiss", "Jan B. Weiss"),
            ("Anna Weiss", "Anna Weissman"),
            ("Maria Alder", "Marina Alder"),
        ] {
            let entities = [seen(a, EntityKind::Person, 2), seen(b, EntityKind::Person, 1)];
            assert_eq!(linked(&entities)[b], b, "{a} / {b}");
        }
    }

    #[test]
    fn names_that_are_linked_share_a_bucket() {
        for (a, b, kind) in [
            ("Alexander Lukashenko", "Alyaksandr Lukashenka", EntityKind::Person),
            ("A. Mamin", "Askar U. Mamin", EntityKind::Person),
            ("Yevgeny Alder", "Eugene Alder", EntityKind::Person),
            ("Alder Corp.", "The Alder Corporation", EntityKind::Organization),
            ("Gomel Oblast", "Gomel Region", EntityKind::Place),
        ] {
            let (a, b) = (seen(a, kind, 2), seen(b, kind, 1));
            let links = link(&[a, b]);
            assert_eq!(links[0].0, links[1].0, "{a:?} {b:?}");
            assert!(bucket(&a).is_some() && bucket(&a) == bucket(&b), "{a:?} {b:?}");
        }
        assert_eq!(bucket(&seen("Mamin", EntityKind::Person, 1)), None);
    }

    #[test]
    fn initials_need_one_bearer() {
        let one = [seen("Askar Mamin", EntityKind::Person, 2), seen("A. Mamin", EntityKind::Person, 1)];
        assert_eq!(linked(&one)["A. Mamin"], "Askar Mamin");
        let two = [one[0], one[1], seen("Anuar Mamin", EntityKind::Person, 1)];
        assert_eq!(linked(&two)["A. Mamin"], "A. Mamin");
    }

    #[test]
    fn spellings_of_organisations_and_provinces() {
        let entities = [
            seen("Alder Corp.", EntityKind::Organization, 3),
            seen("Alder Corporation", EntityKind::Organization, 1),
            seen("Lindholm Centre & Sons", EntityKind::Organization, 1),
            seen("Lindholm Center and Sons", EntityKind::Organization, 1),
            seen("Gomel Oblast", EntityKind::Place, 1),
            seen("Gomel Region", EntityKind::Place, 4),
        ];
        let linked = linked(&entities);
        assert_eq!(linked["Alder Corporation"], "Alder Corp.");
        assert_eq!(linked["Gomel Oblast"], "Gomel Region");
        assert_eq!(linked["Lindholm Centre & Sons"], "Lindholm Center and Sons");
    }

    #[test]
    fn the_order_of_entities_does_not_change_the_links() {
        let names = [
            "Alexander Lukashenko",
            "Aleksandr Lukashenko",
            "A. Lukashenko",
            "Askar Mamin",
            "Askar U. Mamin",
            "Askar B. Mamin",
            "A. Mamin",
            "Mamin",
            "Nursultan Nazarbayev",
            "Nursultan Nazarbaev",
            "N. Nazarbayev",
            "Anna Weiss",
            "Anna M. Weiss",
        ];
        let mut entities: Vec<SeenEntity> =
            names.iter().enumerate().map(|(place, name)| seen(name, EntityKind::Person, place % 4)).collect();
        let by_id = |entities: &[SeenEntity]| -> BTreeMap<Id, Link> {
            entities.iter().map(|e| e.id).zip(link(entities)).collect()
        };
        let expected = by_id(&entities);
        let mut random = 7_u64;
        for _ in 0..200 {
            for at in (1..entities.len()).rev() {
                random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                entities.swap(at, (random >> 33) as usize % (at + 1));
            }
            assert_eq!(by_id(&entities), expected);
        }
        // A canonical entity is its own: links have one step.
        for (canonical, _) in expected.values() {
            assert_eq!(expected[canonical].0, *canonical);
        }
    }
}
