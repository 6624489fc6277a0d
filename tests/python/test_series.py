"""What the demo's articles say together: series and targets, worked out by hand from their sentences."""

import pytest

TRADE = """
    SELECT period_start::VARCHAR AS first, period_end::VARCHAR AS last, value_f64 / 1e6 AS millions, bound, basis, agreement, o.n_articles, n_clusters
    FROM observations o
    JOIN entities s ON s.entity_id = o.subject
    JOIN entities c ON c.entity_id = o.counterpart
    WHERE measure = 'trade_turnover' AND currency = 'USD' AND list_sort([s.name, c.name]) = $parties
"""
KAZAKHSTAN_POLAND = ["Kazakhstan", "Poland"]
BELARUS_UZBEKISTAN = ["Belarus", "Uzbekistan"]

REPORTED = [
    (KAZAKHSTAN_POLAND, "2014-01-01", "2014-12-31", 980),
    (KAZAKHSTAN_POLAND, "2015-01-01", "2015-12-31", 720),
    (KAZAKHSTAN_POLAND, "2016-01-01", "2016-12-31", 648),
    (KAZAKHSTAN_POLAND, "2017-01-01", "2017-12-31", 790),
    (KAZAKHSTAN_POLAND, "2018-01-01", "2018-12-31", 912),
    (KAZAKHSTAN_POLAND, "2019-01-01", "2019-12-31", 1020),
    (KAZAKHSTAN_POLAND, "2020-01-01", "2020-12-31", 841),
    (KAZAKHSTAN_POLAND, "2021-01-01", "2021-12-31", 1262),
    (KAZAKHSTAN_POLAND, "2022-01-01", "2022-12-31", 1410),
    (KAZAKHSTAN_POLAND, "2023-01-01", "2023-12-31", 1580),
    (KAZAKHSTAN_POLAND, "2014-01-01", "2014-09-30", 731.2),
    (KAZAKHSTAN_POLAND, "2016-01-01", "2016-07-31", 341.6),
    (KAZAKHSTAN_POLAND, "2017-01-01", "2017-03-31", 171.3),
    (KAZAKHSTAN_POLAND, "2018-01-01", "2018-09-30", 668.4),
    (KAZAKHSTAN_POLAND, "2020-01-01", "2020-08-31", 534.9),
    (KAZAKHSTAN_POLAND, "2021-01-01", "2021-01-31", 74.2),
    (KAZAKHSTAN_POLAND, "2022-01-01", "2022-07-31", 806),
    (KAZAKHSTAN_POLAND, "2024-01-01", "2024-09-30", 1240),
    (BELARUS_UZBEKISTAN, "2021-01-01", "2021-12-31", 287),
    (BELARUS_UZBEKISTAN, "2022-01-01", "2022-12-31", 382),
    (BELARUS_UZBEKISTAN, "2023-01-01", "2023-12-31", 505),
    (BELARUS_UZBEKISTAN, "2023-01-01", "2023-07-31", 271.4),
    (BELARUS_UZBEKISTAN, "2024-01-01", "2024-06-30", 268),
]

# Level and change, in one sentence, give the level of the base period.
DERIVED = [
    (KAZAKHSTAN_POLAND, "2013-01-01", "2013-09-30", 731.2 / 1.041),
    (KAZAKHSTAN_POLAND, "2015-01-01", "2015-07-31", 341.6 / 0.876),
    (KAZAKHSTAN_POLAND, "2016-01-01", "2016-03-31", 171.3 / 1.192),
    (KAZAKHSTAN_POLAND, "2017-01-01", "2017-09-30", 668.4 / 1.124),
    (KAZAKHSTAN_POLAND, "2023-01-01", "2023-09-30", 1240 / 1.069),
    (BELARUS_UZBEKISTAN, "2022-01-01", "2022-07-31", 271.4 / 1.285),
]

TARGETS = [
    # parties, millions, due, status, fulfilled in
    (KAZAKHSTAN_POLAND, 1200, "2020-12-31", "met_late", "2021-12-31"),
    (KAZAKHSTAN_POLAND, 1500, "2023-12-31", "met", "2023-12-31"),
    (KAZAKHSTAN_POLAND, 2000, "2027-12-31", "pending", None),
    (BELARUS_UZBEKISTAN, 1000, "2026-12-31", "pending", None),
]


def observed(db, parties, first, last, basis):
    rows = db.sql(TRADE, params={"parties": parties}).fetchall()
    return {round(row[2], 1): row for row in rows if row[:2] == (first, last) and row[4] == basis}


@pytest.mark.parametrize(("parties", "first", "last", "millions"), REPORTED)
def test_reported(db, parties, first, last, millions):
    assert millions in observed(db, parties, first, last, "reported")


@pytest.mark.parametrize(("parties", "first", "last", "millions"), DERIVED)
def test_derived(db, parties, first, last, millions):
    assert any(abs(found - millions) < 0.1 for found in observed(db, parties, first, last, "derived"))


@pytest.mark.parametrize(("first", "last", "values"), [("2018-01-01", "2018-12-31", {912, 1050}), ("2019-01-01", "2019-12-31", {1020, 1170})])
def test_two_counts_that_differ_both_stay(db, first, last, values):
    found = observed(db, KAZAKHSTAN_POLAND, first, last, "reported")
    assert values <= set(found)
    assert {found[value][5] for value in values} == {"conflicting"}


def test_a_reprint_is_no_second_report(db):
    (*_, n_articles, n_clusters) = observed(db, KAZAKHSTAN_POLAND, "2024-01-01", "2024-09-30", "reported")[1240]
    assert (n_articles, n_clusters) == (2, 1)


def test_reprints_and_revisions_are_found(db):
    rows = db.sql(
        """
        SELECT a.title, c.relation, o.title IS NULL AS from_wire
        FROM clusters c JOIN articles a USING (article_id)
        JOIN clusters first ON first.cluster_id = c.cluster_id AND first.is_canonical JOIN articles o ON o.article_id = first.article_id
        WHERE c.relation <> 'original' ORDER BY a.published_on
        """
    ).fetchall()
    assert [row for row in rows if row[1] == "reprint"] == [
        ("Kazakhstan and Poland aim at $1.2 billion", "reprint", True),
        ("Record year for trade with Poland", "reprint", True),
        ("Trade with Kazakhstan up by 6.9%", "reprint", True),
    ]
    assert [row[1] for row in rows if (row[0] or "").startswith("India trade climbs")] == ["revision"]


@pytest.mark.parametrize(("parties", "millions", "due", "status", "fulfilled"), TARGETS)
def test_targets(db, parties, millions, due, status, fulfilled):
    rows = db.sql(
        """
        SELECT status, status_period_end::VARCHAR
        FROM targets t JOIN entities s ON s.entity_id = t.subject JOIN entities c ON c.entity_id = t.counterpart
        WHERE measure = 'trade_turnover' AND list_sort([s.name, c.name]) = $parties AND value_f64 = $millions * 1e6 AND due_end::VARCHAR = $due
        """,
        params={"parties": parties, "millions": millions, "due": due},
    ).fetchall()
    assert rows == [(status, fulfilled)]
