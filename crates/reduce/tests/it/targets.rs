use columnist_extract::record::{EntityKind, Modality, Outcome, Period};
use columnist_reduce::{FigureFact, TargetRow};

use crate::dataset::{Dataset, id, outcome, target, trade};

fn dataset() -> Dataset {
    let mut data = Dataset::default();
    data.country("Arvenia", "ARV").country("Borland", "BOR");
    data.article("2017", "2017-03-16").article("2018", "2018-09-22");
    data.article("2022", "2022-06-09").article("2023", "2023-07-24");
    data
}

/// "due 2020-12-31: met_late 2021-12-31 stated 0.8".
fn shown(row: &TargetRow<'_>) -> String {
    let day = |period: Period| period.end.map_or("-".to_owned(), |day| day.to_string());
    let basis = row.status_basis.map_or("-", |basis| basis.as_str());
    format!("due {}: {} {} {basis} {:.2}", day(row.due), row.status, day(row.status_period), row.score)
}

fn rows(data: &Dataset) -> Vec<String> {
    data.reduce().targets.iter().map(shown).collect()
}

#[test]
fn statements_over_years_become_two_targets_with_their_fate() {
    let mut data = dataset();
    let missed = outcome("2023", "1 billion", Outcome::NotMet, "");
    let antecedent = Some(missed.figure);
    data.figure(target("2017", "1 billion"))
        .figure(target("2018", "1 billion in 2020"))
        .figure(trade("2022", "more_than 1 billion in 2021"))
        .figure(missed)
        .figure(FigureFact { relates_to: antecedent, ..outcome("2023", "1 billion", Outcome::Met, "2021") });
    let output = data.reduce();
    let shown: Vec<String> = output.targets.iter().map(shown).collect();
    assert_eq!(shown, ["due -: met 2021-12-31 computed 0.60", "due 2020-12-31: met_late 2021-12-31 stated 0.80"]);
    let dated = &output.targets[1];
    assert_eq!(dated.target_figures.len(), 3);
    assert_eq!(dated.outcome_figures.len(), 3, "two statements and the observation");
    let mut articles = vec![id("2022"), id("2023")];
    articles.sort();
    assert_eq!(dated.outcome_articles, articles);
}

#[test]
fn the_fate_of_a_dated_target() {
    let cases: &[(&str, &[FigureFact<'static>], &str)] = &[
        ("nobody says", &[], "due 2020-12-31: unknown - - 1.00"),
        ("reached", &[trade("2022", "1.1 billion in 2020")], "due 2020-12-31: met 2020-12-31 computed 0.90"),
        ("short", &[trade("2022", "nearly 1 billion in 2020")], "due 2020-12-31: missed 2020-12-31 computed 0.90"),
        (
            "short, then reached",
            &[trade("2022", "800 million in 2020"), trade("2023", "1.2 billion in 2022")],
            "due 2020-12-31: met_late 2022-12-31 computed 0.70",
        ),
        (
            "reached in seven months",
            &[trade("2022", "1.3 billion in 2020-01/2020-07")],
            "due 2020-12-31: met 2020-07-31 computed 0.70",
        ),
        (
            "seven months say little",
            &[trade("2022", "600 million in 2020-01/2020-07")],
            "due 2020-12-31: unknown - - 1.00",
        ),
        ("ahead of time", &[trade("2022", "1.3 billion in 2019")], "due 2020-12-31: met 2019-12-31 computed 0.60"),
        ("before it was set", &[trade("2022", "1.3 billion in 2014")], "due 2020-12-31: unknown - - 1.00"),
        ("open", &[trade("2022", "more_than 750 million in 2020")], "due 2020-12-31: unknown - - 1.00"),
        (
            "stated",
            &[outcome("2022", "1 billion in 2020", Outcome::NotMet, "2020"), trade("2023", "1.2 billion in 2020")],
            "due 2020-12-31: missed 2020-12-31 stated 1.00",
        ),
    ];
    for (case, facts, expected) in cases {
        let mut data = dataset();
        data.figure(target("2018", "1 billion in 2020"));
        facts.iter().for_each(|fact| {
            data.figure(fact.clone());
        });
        assert_eq!(rows(&data), [*expected], "{case}");
    }
}

#[test]
fn by_and_in_a_year_are_one_due_date() {
    let mut data = dataset();
    data.figure(target("2017", "1 billion in by 2030")).figure(target("2018", "1 billion in 2030"));
    assert_eq!(rows(&data), ["due 2030-12-31: pending - - 1.00"]);
}

#[test]
fn other_values_and_parties_are_other_targets() {
    let mut data = dataset();
    data.figure(target("2017", "1 billion in 2020")).figure(target("2018", "2 billion in 2020")).figure(FigureFact {
        subject: Some(id("Castria")),
        figure: id("castria"),
        ..target("2018", "1 billion in 2020")
    });
    assert_eq!(data.reduce().targets.len(), 3);
}

#[test]
fn a_forecast_counts_if_a_party_makes_it() {
    let forecast = FigureFact {
        modality: Modality::Forecast,
        speaker: Some(id("Ena Marsk")),
        ..target("2018", "1 billion in 2020")
    };
    for (role, n_targets) in [("Borland", 1), ("Harbor Bank", 0)] {
        let mut data = dataset();
        data.entity("Ena Marsk", EntityKind::Person, None).entity("Harbor Bank", EntityKind::Organization, None);
        data.role("2018", "Ena Marsk", role).figure(forecast.clone());
        assert_eq!(data.reduce().targets.len(), n_targets, "{role}");
    }
}

#[test]
fn a_share_that_should_fall_is_reached_from_above() {
    let rate = |fact: FigureFact<'static>| FigureFact {
        kind: columnist_extract::record::FigureKind::Percent,
        currency: None,
        counterpart: None,
        measure: Some("inflation"),
        ..fact
    };
    let mut data = dataset();
    data.figure(rate(target("2018", "5 in 2020"))).figure(rate(trade("2022", "4.2 in 2020")));
    assert_eq!(rows(&data), ["due 2020-12-31: met 2020-12-31 computed 0.90"]);
}

#[test]
fn what_could_be_known_on_a_day() {
    let mut data = dataset();
    data.figure(target("2018", "1 billion in 2020")).figure(trade("2022", "1.1 billion in 2020"));
    let day = "2019-01-01".parse().ok();
    data.input.articles.retain(|article| article.published_on <= day);
    data.input.figures.retain(|figure| figure.article == id("2018"));
    assert_eq!(rows(&data), ["due 2020-12-31: pending - - 1.00"]);
}
