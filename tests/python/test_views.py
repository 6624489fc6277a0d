"""The views of a snapshot in a database that is closed and opened again, and of a snapshot that was moved."""

import shutil

import duckdb


def opened(path, sql=None):
    """Rows of two views, from a database that is opened for nothing else."""
    if sql:
        with duckdb.connect(path) as connection:
            connection.execute(sql)
    with duckdb.connect(path, read_only=True) as connection:
        return connection.sql("SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM series)").fetchall()[0]


def test_views_stay_in_a_database_file(snapshot, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    articles, series = opened(tmp_path / "news.duckdb", (snapshot / "views.sql").read_text())
    assert articles > 0 and series > 0


def test_views_are_written_anew_for_a_snapshot_that_was_moved(snapshot, columnist, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    moved = tmp_path / "it's moved"
    shutil.copytree(snapshot, moved)
    sql = columnist("views", moved)
    assert str(snapshot) not in sql
    assert opened(tmp_path / "moved.duckdb", sql) == opened(tmp_path / "news.duckdb", (snapshot / "views.sql").read_text())


def test_views_of_a_dataset_lead_to_one_snapshot(project, snapshot, columnist):
    assert columnist("views", project / "output/demo") == (snapshot / "views.sql").read_text()
