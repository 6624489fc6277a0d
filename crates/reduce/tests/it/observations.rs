use columnist_extract::Decimal;
use columnist_extract::record::{Direction, FigureKind, Modality};
use columnist_reduce::{FigureFact, ObservationRow};

use crate::dataset::{Dataset, change, id, period, trade};

/// "2019: 896 million exact reported consistent": level rows alone, for the eye.
fn levels(data: &Dataset) -> Vec<String> {
    data.reduce().observations.iter().filter(|row| row.unit.is_none()).map(shown).collect()
}

fn shown(row: &ObservationRow<'_>) -> String {
    let million = Decimal::from_int(1_000_000);
    let value = row.value.and_then(|value| value.checked_div(million)).map(|value| value.to_string());
    let derivation = row.derivation.as_deref().map(|text| format!(" = {text}")).unwrap_or_default();
    format!(
        "{} {}/{} {} {} {}m {} {}{derivation}",
        row.measure,
        row.period_start,
        row.period_end,
        row.basis,
        row.bound,
        value.unwrap_or_default(),
        row.agreement,
        row.n_clusters
    )
}

fn two_articles() -> Dataset {
    let mut data = Dataset::default();
    data.article("a", "2022-06-09").article("b", "2022-07-01");
    data.country("Arvenia", "ARV").country("Borland", "BOR");
    data
}

#[test]
fn what_agrees_is_one_row_and_what_conflicts_stays_visible() {
    for (first, second, rows) in [
        (
            "approximately 900 million in 2019",
            "896 million in 2019",
            &["trade_turnover 2019-01-01/2019-12-31 reported exact 896m consistent 2"][..],
        ),
        (
            "890 million in 2019",
            "more_than 890 million in 2019",
            &["trade_turnover 2019-01-01/2019-12-31 reported exact 890m consistent 2"],
        ),
        (
            "700 million in 2018",
            "604.1 million in 2018",
            &[
                "trade_turnover 2018-01-01/2018-12-31 reported exact 604.1m conflicting 1",
                "trade_turnover 2018-01-01/2018-12-31 reported exact 700m conflicting 1",
            ],
        ),
        (
            "313.7 million in 2017-01/2017-07",
            "520 million in 2017",
            &[
                "trade_turnover 2017-01-01/2017-07-31 reported exact 313.7m single 1",
                "trade_turnover 2017-01-01/2017-12-31 reported exact 520m single 1",
            ],
        ),
        // Half a year is no year, though the words name the year.
        ("400 million in 2022", "1 billion", &[]),
    ] {
        let mut data = two_articles();
        data.figure(trade("a", first)).figure(trade("b", second));
        let mut found = levels(&data);
        found.sort();
        assert_eq!(found, rows, "{first}; {second}");
    }
}

#[test]
fn only_what_is_reported_is_observed() {
    let report = trade("a", "500 million in 2019");
    for (case, fact) in [
        ("forecast", FigureFact { modality: Modality::Forecast, ..report.clone() }),
        ("denied", FigureFact { negated: true, ..report.clone() }),
        ("of no measure", FigureFact { measure: None, ..report.clone() }),
        ("of nobody", FigureFact { subject: None, ..report.clone() }),
        ("of no currency", FigureFact { currency: None, ..report.clone() }),
        ("a rank", FigureFact { kind: FigureKind::Rank, ..report.clone() }),
    ] {
        let mut data = two_articles();
        data.figure(fact);
        assert_eq!(levels(&data), Vec::<String>::new(), "{case}");
    }
}

#[test]
fn one_story_in_many_outlets_is_one_report() {
    let mut data = two_articles();
    let story: Vec<String> = (0..80).map(|i| format!("word{i}")).collect();
    for outlet in ["x", "y", "z"] {
        data.article_with(outlet, "2020-02-01", &format!("{outlet} news {}", story.join(" ")));
        data.figure(trade(outlet, "700 million in 2019"));
    }
    let row = &data.reduce().observations[0];
    assert_eq!((row.n_articles, row.n_clusters, row.figures.len()), (3, 1, 3));
    assert_eq!(row.agreement.as_str(), "single");
}

#[test]
fn a_level_and_its_change_give_the_level_before() {
    let up = Direction::Increase;
    for (level, by, base, rows) in [
        (
            "313.7 million in 2017-01/2017-07",
            "75.6 in 2017-01/2017-07",
            "2016-01/2016-07",
            Some("trade_turnover 2016-01-01/2016-07-31 derived exact 178.645m single 1 = 313.7 million / 1.756"),
        ),
        (
            "more_than 1 billion in 2021",
            "nearly 33.333333 in 2021",
            "2020",
            Some("trade_turnover 2020-01-01/2020-12-31 derived more_than 750m single 1 = 1 billion / 1.333333"),
        ),
        // Neither a bound nor a comparable period follows from these.
        ("more_than 1 billion in 2021", "more_than 30 in 2021", "2020", None),
        ("313.7 million in 2017-01/2017-07", "75.6 in 2017-01/2017-07", "2016", None),
    ] {
        let mut data = two_articles();
        let level = trade("a", level);
        let relates_to = Some(level.figure);
        data.figure(level).figure(FigureFact { relates_to, ..change("a", by, base, up) });
        let derived: Vec<String> = levels(&data).into_iter().filter(|row| row.contains("derived")).collect();
        assert_eq!(derived, rows.into_iter().collect::<Vec<_>>(), "{by}");
    }
}

#[test]
fn a_report_outranks_what_is_derived() {
    let mut data = two_articles();
    data.figure(trade("a", "300 million in 2021"))
        .figure(change("a", "20 in 2021", "2020", Direction::Increase))
        .figure(trade("b", "240 million in 2020"));
    assert_eq!(
        levels(&data),
        [
            "trade_turnover 2020-01-01/2020-12-31 reported exact 240m single 1",
            "trade_turnover 2021-01-01/2021-12-31 reported exact 300m single 1",
        ]
    );
}

#[test]
fn a_change_carries_a_level_of_another_article_forward() {
    let mut data = two_articles();
    data.figure(trade("a", "200 million in 2018"))
        .figure(change("b", "12 in 2019", "2018", Direction::Increase))
        .figure(FigureFact { kind: FigureKind::Multiple, ..change("b", "2 in 2020", "2018", Direction::Increase) });
    let derived: Vec<String> = levels(&data).into_iter().filter(|row| row.contains("derived")).collect();
    assert_eq!(
        derived,
        [
            "trade_turnover 2019-01-01/2019-12-31 derived exact 224m consistent 2 = 200 million * 1.12",
            "trade_turnover 2020-01-01/2020-12-31 derived exact 400m consistent 2 = 200 million * 2",
        ]
    );
}

#[test]
fn exports_and_imports_make_turnover_and_balance() {
    let mut data = two_articles();
    let of =
        |measure, name| FigureFact { measure: Some(measure), figure: id(name), ..trade("a", "200 million in 2019") };
    data.figure(FigureFact { subject: Some(id("Borland")), counterpart: Some(id("Arvenia")), ..of("exports", "e") });
    data.figure(FigureFact {
        subject: Some(id("Borland")),
        counterpart: Some(id("Arvenia")),
        value: Some(Decimal::from_int(300_000_000)),
        ..of("imports", "i")
    });
    let output = data.reduce();
    let derived: Vec<_> = output.observations.iter().filter(|row| row.derivation.is_some()).collect();
    let shown: Vec<String> = derived.iter().map(|row| shown(row)).collect();
    assert_eq!(
        shown,
        [
            "trade_balance 2019-01-01/2019-12-31 derived exact -100m single 1 = 200 million - 300 million",
            "trade_turnover 2019-01-01/2019-12-31 derived exact 500m single 1 = 200 million + 300 million",
        ]
    );
    assert_eq!((derived[1].subject, derived[1].counterpart), (id("Arvenia"), Some(id("Borland"))));
}

#[test]
fn changes_are_signed_percentages() {
    for (fact, value, bound) in [
        (change("a", "12 in 2019", "2018", Direction::Increase), "12", "exact"),
        (change("a", "more_than 12 in 2019", "2018", Direction::Decrease), "-12", "less_than"),
        (
            FigureFact { kind: FigureKind::Multiple, ..change("a", "2 in 2019", "2018", Direction::Increase) },
            "100",
            "exact",
        ),
        (
            FigureFact {
                kind: FigureKind::Multiple,
                ..change("a", "more_than 2 in 2019", "2018", Direction::Decrease)
            },
            "-50",
            "less_than",
        ),
    ] {
        let mut data = two_articles();
        data.figure(fact);
        let output = data.reduce();
        let row = &output.observations[0];
        assert_eq!((row.value.map(|v| v.to_string()).as_deref(), row.bound.as_str()), (Some(value), bound));
        assert_eq!((row.base_start, row.base_end), (period("2018").start, period("2018").end));
    }
}

#[test]
fn two_years_give_the_change_between_them() {
    let mut data = two_articles();
    data.figure(trade("a", "800 million in 2018")).figure(trade("b", "896 million in 2019"));
    let output = data.reduce();
    let row = output.observations.iter().find(|row| row.derivation.is_some()).unwrap();
    assert_eq!(row.value, Some(Decimal::from_int(12)));
    assert_eq!(row.derivation.as_deref(), Some("(896 million / 800 million - 1) * 100"));
}
