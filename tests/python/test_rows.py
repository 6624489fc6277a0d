"""Rows hold together: spans equal slices, keys are unique and lead somewhere, values are stored exactly."""

import json
import re
from decimal import Decimal

import duckdb
import polars
import pytest

from contract import FOREIGN_KEYS, PRIMARY_KEYS, TABLES

SPANNED = [table for table, columns in TABLES.items() if "surface" in columns]


@pytest.mark.parametrize("table", SPANNED)
def test_surface_is_the_slice_of_the_text(db, table):
    rows = db.execute(
        f"SELECT surface, char_start, char_end, byte_start, byte_end, text FROM {table} JOIN articles USING (article_id)"
    ).fetchall()
    assert rows
    for surface, char_start, char_end, byte_start, byte_end, text in rows:
        assert text[char_start:char_end] == surface
        assert text.encode()[byte_start:byte_end].decode() == surface


@pytest.mark.parametrize("table", SPANNED)
def test_surface_is_what_substr_gives_in_duckdb(db, table):
    wrong = db.execute(
        f"SELECT surface FROM {table} JOIN articles USING (article_id) "
        "WHERE surface <> substr(text, char_start + 1, char_end - char_start)"
    ).fetchall()
    assert wrong == []


def test_an_entity_stands_once_in_an_article(db):
    assert db.execute("SELECT article_id, entity_id FROM article_entities GROUP BY ALL HAVING count(*) > 1").fetchall() == []


def test_a_figure_stands_in_its_sentence(db):
    wrong = db.execute(
        "SELECT surface, context FROM figures JOIN articles USING (article_id) "
        "WHERE NOT contains(context, surface) OR NOT contains(text, context)"
    ).fetchall()
    assert wrong == []


@pytest.mark.parametrize(("table", "key"), PRIMARY_KEYS.items())
def test_primary_keys(db, table, key):
    keys = [value for (value,) in db.execute(f"SELECT {key} FROM {table}").fetchall()]
    assert len(set(keys)) == len(keys)
    assert all(re.fullmatch("[0-9a-f]{32}", value) for value in keys)


@pytest.mark.parametrize(("table", "column", "target"), FOREIGN_KEYS, ids=lambda name: name)
def test_foreign_keys(db, table, column, target):
    values = f"unnest({column})" if TABLES[table][column].endswith("[]") else column
    orphans = db.execute(
        f"SELECT value FROM (SELECT {values} AS value FROM {table}) "
        f"WHERE value IS NOT NULL AND value NOT IN (SELECT {PRIMARY_KEYS[target]} FROM {target})"
    ).fetchall()
    assert orphans == []


@pytest.mark.parametrize("table", ["figures", "dates", "mentions"])
def test_an_article_counts_its_rows(db, table):
    wrong = db.execute(
        f"SELECT article_id, n_{table}, n FROM articles LEFT JOIN (SELECT article_id, count(*) AS n FROM {table} GROUP BY 1) "
        f"USING (article_id) WHERE n_{table} <> coalesce(n, 0)"
    ).fetchall()
    assert wrong == []


@pytest.mark.parametrize("table", SPANNED)
def test_rows_repeat_their_article_s_day(db, table):
    wrong = db.execute(
        f"SELECT r.surface FROM {table} r JOIN articles a USING (article_id) WHERE r.published_on IS DISTINCT FROM a.published_on"
    ).fetchall()
    assert wrong == []


@pytest.mark.parametrize("table", ["articles", *SPANNED])
def test_files_are_sorted_and_hold_one_month(snapshot, table):
    order = ["published_on", "article_id"] + (["byte_start", "byte_end", PRIMARY_KEYS[table]] if table in SPANNED else [])
    for path in (snapshot / table).iterdir():
        rows = polars.read_parquet(path).select(order).rows()
        keys = [tuple((value is not None, value) for value in row) for row in rows]
        assert keys == sorted(keys)
        assert {str(row[0])[:7] if row[0] else "undated" for row in rows} <= {path.stem}


def test_a_value_or_the_ends_of_a_range(db):
    wrong = db.execute(
        "SELECT surface FROM figures WHERE (value IS NULL) = (value_low IS NULL) OR (value_low IS NULL) <> (value_high IS NULL)"
    ).fetchall()
    assert wrong == []


def test_money_is_exact(db):
    (value, double) = db.execute(
        "SELECT value, value_f64 FROM figures WHERE surface = '$731.2 million' ORDER BY figure_id LIMIT 1"
    ).fetchone()
    assert value == Decimal("731200000.000000") and double == 731_200_000.0


def test_the_broken_line_is_a_reject_and_nothing_else_is(db):
    rows = db.execute("SELECT source, source_uri, source_record, stage, excerpt FROM rejects").fetchall()
    assert len(rows) == 1
    source, uri, record, stage, excerpt = rows[0]
    assert (source, record, stage) == ("outlets", 5, "parse")
    assert uri.endswith("outlets.jsonl") and not uri.startswith("/")
    assert excerpt.startswith('{"url": "https://caspian-courier.example/2022/03/01/cut-off"')


def test_every_other_record_is_an_article(db):
    by_source = dict(db.execute("SELECT source, count(*) FROM articles GROUP BY 1").fetchall())
    assert by_source == {"wire": 23, "outlets": 8, "silk-press": 6}


def test_views_work_from_any_folder(snapshot, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    connection = duckdb.connect()
    connection.execute((snapshot / "views.sql").read_text())
    views = [name for (name,) in connection.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()]
    assert set(TABLES) <= set(views)
    for view in views:
        connection.execute(f'SELECT * FROM "{view}"').fetchall()


def test_the_data_package_describes_every_column(snapshot):
    package = json.loads((snapshot / "datapackage.json").read_text())
    described = {resource["name"].replace("-", "_"): {field["name"] for field in resource["schema"]["fields"]} for resource in package["resources"]}
    assert set(described) == set(TABLES)
    for table, columns in TABLES.items():
        assert set(columns) <= described[table]
