use chrono::{Datelike as _, NaiveDate};
use columnist_extract::Id;

use super::{
    Addresses, ClusterRow, Relation, Reprints, Signature, Stretch, Undated, address, clusters, in_order, stretch,
};
use crate::ArticleFact;

fn day(text: &str) -> Option<NaiveDate> {
    Some(text.parse().unwrap())
}

fn article(name: &str, published_on: &str, url: Option<&str>, text: &str) -> ArticleFact {
    let (address, signature) = (url.map(address), Signature::of(text));
    ArticleFact { article: Id::of(&[name]), published_on: day(published_on), address, signature }
}

/// A story of `n` sentences, all different from those of another `seed`.
fn story(seed: usize, n: usize) -> Vec<String> {
    const NOUNS: [&str; 11] = [
        "harbor", "cannery", "ministry", "orchard", "railway", "senate", "glacier", "mill", "archive", "choir", "ferry",
    ];
    const VERBS: [&str; 7] = ["opened", "inspected", "praised", "rebuilt", "sold", "closed", "visited"];
    (0..n)
        .map(|i| {
            let pick = |step: usize| (seed * 31 + i * 17 + step * (i + 3) + seed * i * step) % 997;
            let noun = |step: usize| NOUNS[pick(step) % NOUNS.len()];
            let verb = VERBS[pick(5) % VERBS.len()];
            format!(
                "The {} of the {} {verb} the {} near the {} for {} crowns on day {}.",
                noun(1),
                noun(2),
                noun(3),
                noun(4),
                pick(6),
                pick(7)
            )
        })
        .collect()
}

fn row<'a>(rows: &'a [ClusterRow], name: &str) -> &'a ClusterRow {
    rows.iter().find(|row| row.article == Id::of(&[name])).unwrap()
}

#[test]
fn edits_of_a_story_are_one_report() {
    let original = story(1, 20);
    let mut reordered = original.clone();
    reordered.rotate_left(7);
    let mut dropped = original.clone();
    dropped.retain({
        let mut n = 0;
        move |_| {
            n += 1;
            n % 5 != 0
        }
    });
    let cut = original[..8].join(" ");
    let headline = format!("Something else altogether happened\n\n{}", original.join(" "));
    let agency = format!("PORTWICK, 3 May (Harbor News) - {}", original.join(" "));
    let articles = [
        article("original", "2021-05-03", None, &original.join(" ")),
        article("reordered", "2021-05-04", None, &reordered.join(" ")),
        article("dropped", "2021-05-04", None, &dropped.join(" ")),
        article("cut", "2021-05-03", None, &cut),
        article("headline", "2021-05-05", None, &headline),
        article("agency", "2021-05-03", None, &agency),
        article("other", "2021-05-03", None, &story(2, 20).join(" ")),
    ];
    let rows = clusters(&articles);
    let cluster = row(&rows, "original").cluster;
    for name in ["reordered", "dropped", "cut", "headline", "agency"] {
        assert_eq!(row(&rows, name).cluster, cluster, "{name}");
    }
    assert_ne!(row(&rows, "other").cluster, cluster);
    assert_eq!(rows.iter().filter(|row| row.is_canonical).count(), 2);
}

#[test]
fn other_numbers_make_another_report() {
    let report = |price: u32| {
        format!(
            "Grain closed at {price} crowns a bushel on the Portwick exchange, the oldest of the coast, after a quiet session, with {} lots traded and \
             {} lots open at the bell, brokers at the floor said in their daily note to clients of the house, which has followed the \
             market since the first ships came in and which expects no change of mood before the end of the season.",
            price * 7,
            price * 11
        )
    };
    let rows = clusters(&[
        article("monday", "2021-05-03", None, &report(311)),
        article("tuesday", "2021-05-04", None, &report(317)),
        article("reprint", "2021-05-04", None, &report(317).replace("brokers", "traders")),
    ]);
    assert_ne!(row(&rows, "monday").cluster, row(&rows, "tuesday").cluster);
    assert_eq!(row(&rows, "reprint").cluster, row(&rows, "tuesday").cluster);
}

#[test]
fn an_address_and_a_window_decide_before_the_text_does() {
    let text = story(3, 12).join(" ");
    let url = Some("https://example.org/a");
    let rows = clusters(&[
        article("first", "2021-01-01", url, &text),
        article("revision", "2022-01-01", url, &story(4, 12).join(" ")),
        article("later", "2021-03-01", None, &text),
    ]);
    assert_eq!(row(&rows, "revision").cluster, row(&rows, "first").cluster);
    assert_eq!(row(&rows, "revision").relation, Relation::Revision);
    assert_ne!(row(&rows, "later").cluster, row(&rows, "first").cluster);
}

#[test]
fn order_and_repetition_of_the_input_do_not_matter() {
    let mut articles: Vec<_> = (0..40)
        .map(|i| {
            let text = story(i / 4, 10 + i % 4).join(" ");
            article(&format!("a{i}"), &format!("2021-05-{:02}", 1 + i * 7 % 28), None, &text)
        })
        .collect();
    let rows = clusters(&articles);
    articles.reverse();
    articles.extend_from_within(..5);
    assert_eq!(clusters(&articles), rows);
}

#[test]
fn a_signature_survives_as_bytes() {
    for text in ["", "Exports rose by 5.2% to 1,200 tonnes.", &story(6, 9).join(" ")] {
        let bytes = Signature::of(text).to_bytes();
        assert_eq!(Signature::from_bytes(&bytes), Some(Signature::of(text)));
        assert_eq!(Signature::from_bytes(&bytes[1..]), None);
    }
}

#[test]
fn months_may_come_at_once_or_one_by_one() {
    let (one, other) = (Some("https://example.org/1"), Some("https://example.org/2"));
    let articles: Vec<_> = (0..300)
        .map(|i| {
            let text = story(i * 7 % 40, 10 + i % 4).join(" ");
            let url = if i % 50 == 0 { one } else { other.filter(|_| i % 71 == 0) };
            let day = format!("2021-{:02}-{:02}", 5 + i % 3, 1 + i * 11 % 28);
            let fact = article(&format!("a{i}"), &day, url, &text);
            ArticleFact { published_on: fact.published_on.filter(|_| i % 13 != 0), ..fact }
        })
        .collect();
    let (mut undated, mut dated): (Vec<_>, Vec<_>) = articles.iter().cloned().partition(|a| a.published_on.is_none());
    in_order(&mut undated);
    in_order(&mut dated);
    let signed = |articles: &[ArticleFact]| -> Vec<_> {
        articles.iter().map(|article| (article.published_on, article.signature.clone())).collect()
    };
    let month = |article: &ArticleFact| article.published_on.map(|day| day.month());
    let months: Vec<&[ArticleFact]> = dated.chunk_by(|a, b| month(a) == month(b)).chain([&*undated]).collect();
    let mut addresses = Addresses::new(articles.len());
    articles.iter().filter_map(|article| article.address).for_each(|address| addresses.see(address));
    let mut stretches = Vec::new();
    for (number, of_month) in (0..).zip(&months) {
        let mut stretch = Stretch::new(number, of_month.iter().map(|article| article.article).collect());
        let before = if number > 0 { months[number as usize - 1] } else { &[] };
        let mut reprints = Reprints::default();
        if number < 3 {
            reprints.remember(of_month[0].published_on, signed(before));
        }
        for of_day in of_month.chunk_by(|a, b| a.published_on == b.published_on) {
            let n_before = u32::try_from(before.len()).unwrap();
            reprints.add(signed(of_day)).into_iter().for_each(|repeat| stretch.repeat(repeat, n_before));
        }
        let signatures =
            |articles: &[ArticleFact]| -> Vec<_> { articles.iter().map(|a| a.signature.clone()).collect() };
        if number == 3 {
            let mut at_hand = Undated::new(signatures(&undated));
            for (number, of_month) in (0..3).zip(&months) {
                of_month.chunks(7).for_each(|piece| at_hand.meet(&signatures(piece)));
                at_hand.take_meetings().into_iter().for_each(|meeting| stretch.meet(number, meeting));
            }
        }
        for (at, article) in of_month.iter().enumerate() {
            let here = stretch::at(number, at);
            if let Some(first) = article.address.and_then(|address| addresses.first(address, here)) {
                let similarity =
                    months[first.stretch as usize][first.at as usize].signature.similarity(&article.signature);
                stretch.revise(here.at, first, similarity);
            }
        }
        stretches.push(stretch);
    }
    let rows = super::clusters(&articles);
    assert_eq!(stretch::all(stretches), rows);
    let repeats = |relation| rows.iter().filter(|row| row.relation == relation).count();
    assert!(repeats(Relation::Reprint) > 50 && repeats(Relation::Revision) > 5);
}

#[test]
fn an_undated_copy_follows_the_dated_text() {
    let text = story(5, 14).join(" ");
    let undated = |name: &str| ArticleFact { published_on: None, ..article(name, "2021-01-01", None, &text) };
    let rows = clusters(&[undated("copy"), article("dated", "2021-05-03", None, &text), undated("another")]);
    assert!(row(&rows, "dated").is_canonical);
    for name in ["copy", "another"] {
        assert_eq!(row(&rows, name).cluster, row(&rows, "dated").cluster, "{name}");
    }
}

#[test]
fn blank_and_tiny_texts_stand_alone() {
    let rows = clusters(&[
        article("a", "2021-05-03", None, ""),
        article("b", "2021-05-03", None, ""),
        article("c", "2021-05-03", None, "To follow."),
        article("d", "2021-05-03", None, "To follow."),
    ]);
    assert!(rows.iter().all(|row| row.is_canonical));
}
