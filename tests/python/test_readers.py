"""Every table opens with the promised types in pyarrow, DuckDB, Polars and pandas."""

import pandas
import polars
import pyarrow
import pyarrow.dataset
import pyarrow.parquet
import pytest

import contract
from contract import TABLES

ARROW = {
    contract.TEXT: pyarrow.string(), contract.INT: pyarrow.int32(), contract.LONG: pyarrow.int64(), contract.REAL: pyarrow.float64(),
    contract.FLAG: pyarrow.bool_(), contract.DAY: pyarrow.date32(), contract.MOMENT: pyarrow.timestamp("us", tz="UTC"),
    contract.EXACT: pyarrow.decimal128(38, 6), contract.LIST: pyarrow.list_(pyarrow.string()),
}
POLARS = {
    contract.TEXT: polars.String, contract.INT: polars.Int32, contract.LONG: polars.Int64, contract.REAL: polars.Float64,
    contract.FLAG: polars.Boolean, contract.DAY: polars.Date, contract.MOMENT: polars.Datetime("us", "UTC"),
    contract.EXACT: polars.Decimal(38, 6), contract.LIST: polars.List(polars.String),
}


def plain(type_):
    """The Arrow type without the name of a list's field, which is the writer's own affair."""
    return pyarrow.list_(type_.value_type) if pyarrow.types.is_list(type_) else type_


@pytest.mark.parametrize("table", TABLES)
def test_pyarrow(snapshot, table):
    schema = pyarrow.dataset.dataset(snapshot / table, format="parquet").schema
    found = {field.name: plain(field.type) for field in schema}
    assert {name: found.get(name) for name in TABLES[table]} == {name: ARROW[type_] for name, type_ in TABLES[table].items()}


@pytest.mark.parametrize("table", TABLES)
def test_duckdb(db, table):
    found = dict(db.execute(f"SELECT column_name, column_type FROM (DESCRIBE {table})").fetchall())
    assert {name: found.get(name) for name in TABLES[table]} == TABLES[table]


@pytest.mark.parametrize("table", TABLES)
def test_polars(snapshot, table):
    found = polars.scan_parquet(snapshot / table).collect_schema()
    assert {name: found.get(name) for name in TABLES[table]} == {name: POLARS[type_] for name, type_ in TABLES[table].items()}


@pytest.mark.parametrize("table", TABLES)
def test_pandas_reads_the_same_rows(snapshot, db, table):
    frame = pandas.read_parquet(snapshot / table)
    assert set(TABLES[table]) <= set(frame.columns)
    assert len(frame) == db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


@pytest.mark.parametrize("table", TABLES)
def test_nothing_but_parquet_in_a_table_folder(snapshot, table):
    files = list((snapshot / table).iterdir())
    assert files and all(path.suffix == ".parquet" for path in files)


@pytest.mark.parametrize("table", TABLES)
def test_the_footer_names_no_machine_and_no_moment(snapshot, table):
    for path in (snapshot / table).iterdir():
        metadata = pyarrow.parquet.read_metadata(path).metadata or {}
        assert b"ARROW:schema" not in metadata
        assert not [value for value in metadata.values() if b"/" in value and str(snapshot.parent).encode() in value]


@pytest.mark.parametrize("column", contract.ENUMERATIONS, ids=".".join)
def test_closed_lists_of_values(db, column):
    table, name = column
    found = {value for (value,) in db.execute(f"SELECT DISTINCT {name} FROM {table} WHERE {name} IS NOT NULL").fetchall()}
    assert found <= set(contract.ENUMERATIONS[column].split())
