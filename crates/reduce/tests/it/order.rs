//! The result depends on the set of facts alone.

use columnist_extract::record::{Direction, Outcome};
use columnist_reduce::{EntityEntry, FigureFact, Index, Part, RoleFact, Stated, reckon};

use crate::dataset::{Dataset, change, id, outcome, target, trade};

/// A generator good enough to shuffle with (SplitMix64).
pub(crate) fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut x = *state;
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

pub(crate) fn shuffle<T>(items: &mut [T], state: &mut u64) {
    for i in (1..items.len()).rev() {
        items.swap(i, usize::try_from(next(state) % (i as u64 + 1)).unwrap());
    }
}

fn random(seed: u64) -> Dataset {
    let state = &mut seed.clone();
    let mut data = Dataset::default();
    data.country("Arvenia", "ARV").country("Borland", "BOR");
    for article in 0..12 {
        let name = format!("a{article}");
        let year = 2015 + next(state) % 8;
        let day =
            if next(state).is_multiple_of(9) { String::new() } else { format!("{year}-0{}-11", 1 + next(state) % 9) };
        data.article(&name, &day);
        let bounds = ["", "nearly ", "approximately ", "more_than ", "at_most "];
        for _ in 0..3 {
            let bound = bounds[usize::try_from(next(state) % 5).unwrap()];
            let amount = 700 + 100 * (next(state) % 5);
            let year = 2014 + next(state) % 8;
            let words = format!("{bound}{amount} million in {year}");
            let fact = match next(state) % 6 {
                0 | 1 => trade(&name, &words),
                2 => change(
                    &name,
                    &format!("{} in {year}", next(state) % 40),
                    &(year - 1).to_string(),
                    Direction::Increase,
                ),
                3 => target(&name, &words),
                4 => target(&name, &format!("{amount} million")),
                _ => outcome(&name, &format!("{amount} million"), Outcome::Met, &year.to_string()),
            };
            let relates_to =
                data.input.figures.last().map(|last| last.figure).filter(|_| next(state).is_multiple_of(3));
            data.figure(FigureFact { relates_to, ..fact });
        }
    }
    // A figure stands in its article once.
    data.input.figures.sort_by_key(|fact| fact.figure);
    data.input.figures.dedup_by_key(|fact| fact.figure);
    data
}

#[test]
fn the_order_of_facts_does_not_matter() {
    let mut rows = 0;
    for seed in 0..200 {
        let mut data = random(seed);
        let output = data.reduce();
        rows += output.observations.len() + output.targets.len();
        let state = &mut (seed + 1000);
        shuffle(&mut data.input.articles, state);
        shuffle(&mut data.input.figures, state);
        shuffle(&mut data.input.entities, state);
        assert_eq!(data.reduce(), output, "seed {seed}");
    }
    assert!(rows > 1000, "the datasets have too little in them: {rows}");
}

#[test]
fn ids_are_unique() {
    for seed in 0..200 {
        let output = random(seed).reduce();
        let mut ids: Vec<_> = output.observations.iter().map(|row| row.observation).collect();
        ids.extend(output.targets.iter().map(|row| row.target));
        let n_ids = ids.len();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), n_ids, "seed {seed}");
    }
}

#[test]
fn parts_add_up_to_the_whole() {
    let mut rows = 0;
    for seed in 0..150 {
        let mut data = random(seed);
        let state = &mut (seed + 2000);
        let articles: Vec<_> = data.input.figures.iter().map(|figure| (figure.figure, figure.article)).collect();
        for figure in &mut data.input.figures {
            // Other parties, in either order, one alone, none; and what belongs together stands in one article.
            let parties = ["Arvenia", "Borland", "Corvania", "Delmark"].map(id);
            let mut any = || usize::try_from(next(state) % 5).unwrap();
            figure.subject = parties.get(any()).copied();
            figure.counterpart = parties.get(any()).copied().filter(|_| figure.subject.is_some());
            figure.relates_to = figure.relates_to.filter(|other| articles.contains(&(*other, figure.article)));
        }
        let whole = data.reduce();
        let latest = data.input.articles.iter().filter_map(|article| article.published_on).max();
        let index = Index::new(latest, whole.entities.iter().map(EntityEntry::of));
        let needed = data.input.figures_in(&whole.clusters);
        for of in [1, 2, 7] {
            let (mut observations, mut targets) = (Vec::new(), Vec::new());
            for number in 0..of {
                let roles = data.input.mentions.iter().filter_map(|mention| {
                    let role_of = mention.role_of?;
                    Some(RoleFact { article: mention.article, entity: mention.entity, role_of })
                });
                let mut stated = Stated::new(roles.collect());
                for article in needed.chunk_by(|a, b| a.article == b.article) {
                    stated.add(article, Part { number, of }, &index);
                }
                let reckoned = reckon(stated, &index);
                observations.extend(reckoned.observations);
                targets.extend(reckoned.targets);
            }
            let by_id = |rows: &mut [columnist_reduce::ObservationRow<'_>]| rows.sort_by_key(|row| row.observation);
            let mut all = whole.observations.clone();
            by_id(&mut all);
            by_id(&mut observations);
            assert_eq!(observations, all, "seed {seed}, {of} parts");
            let mut all = whole.targets.clone();
            all.sort_by_key(|row| row.target);
            targets.sort_by_key(|row| row.target);
            assert_eq!(targets, all, "seed {seed}, {of} parts");
            rows += observations.len() + targets.len();
        }
    }
    assert!(rows > 3000, "the datasets have too little in them: {rows}");
}
