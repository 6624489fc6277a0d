"""Spans on real text, where it lies beside the project: Python's slice of the text is the surface, for every row."""

import pytest

import duckdb

from conftest import ROOT

SHARED = ROOT.parent / "shared"


@pytest.mark.parametrize("name", ["seeds", "corpora/reuters21578.jsonl.gz"])
def test_surface_is_the_slice_of_real_text(columnist, tmp_path, name):
    if not (SHARED / name).exists():
        pytest.skip(f"../shared/{name} is not there")
    columnist("extract", SHARED / name, "--out", tmp_path / "out")
    n_rows = 0
    for table in ("figures", "dates", "mentions"):
        rows = duckdb.connect().execute(
            f"SELECT surface, char_start, char_end, text FROM '{tmp_path}/out/{table}/*.parquet' "
            f"JOIN '{tmp_path}/out/articles/*.parquet' USING (article_id)"
        )
        while batch := rows.fetchmany(10_000):
            n_rows += len(batch)
            wrong = [(surface, text[start:end]) for surface, start, end, text in batch if text[start:end] != surface]
            assert wrong == []
    assert n_rows > 0
