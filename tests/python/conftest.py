"""Runs the demo once, in a folder of its own, and hands its snapshot to the tests.

The binary is `$COLUMNIST_BIN`, else the newest of target/release and target/debug.
"""

import os
import pathlib
import shutil
import subprocess

import duckdb
import pytest

import contract

ROOT = pathlib.Path(__file__).resolve().parents[2]


def binary():
    given = os.environ.get("COLUMNIST_BIN")
    if given:
        return pathlib.Path(given).resolve()
    target = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    built = [path for path in (target / "release/columnist", target / "debug/columnist") if path.exists()]
    if not built:
        pytest.exit("no columnist binary: run `cargo build --release`, or set COLUMNIST_BIN", returncode=2)
    return max(built, key=lambda path: path.stat().st_mtime)


@pytest.fixture(scope="session")
def columnist():
    """Runs the binary with the given arguments and returns what it printed, on either stream."""

    def run(*args, cwd=ROOT, codes=(0,)):
        done = subprocess.run([binary(), *map(str, args)], cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        assert done.returncode in codes, f"{args} exited {done.returncode}\n{done.stdout}"
        return done.stdout

    return run


@pytest.fixture(scope="session")
def project(tmp_path_factory, columnist):
    """A copy of what a user has: pipelines and notebooks, with the demo run once."""
    folder = tmp_path_factory.mktemp("project")
    for name in ("pipelines", "notebooks"):
        shutil.copytree(ROOT / name, folder / name)
    columnist("run", "pipelines/demo.toml", cwd=folder)
    return folder


@pytest.fixture(scope="session")
def snapshot(project):
    """The snapshot that `current` pointed to, resolved once."""
    return (project / "output/demo/current").resolve()


@pytest.fixture(scope="session")
def db(snapshot):
    """DuckDB with every table of the snapshot under its own name."""
    connection = duckdb.connect()
    for table in contract.TABLES:
        files = f"{snapshot}/{table}/*.parquet"
        connection.execute(f"CREATE VIEW {table} AS FROM read_parquet('{files}', hive_partitioning = false)")
    return connection
