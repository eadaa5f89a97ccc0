"""The rules over a record that is kept in a file: loads, undoings and undone undoings, through the store itself."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

import pyarrow as pa
import pytest

from dsa_metrics.facts import TABLES
from dsa_metrics.ingest.reading import Reading, SourceFile
from dsa_metrics.policy import Policy
from dsa_metrics.store import Store
from dsa_metrics.view import NamedView
from tests.rules import twin
from tests.rules.generate import random_record
from tests.rules.memory import fact_schema
from tests.rules.test_twins import COLUMNS
from tests.rules.twin import Row, Tables
from tests.rules.twin_quality import quality_by_school

DAYS = [date(2019, 1, 31), date(2019, 6, 4), date(2019, 11, 30)]


def each_day_at_noon() -> Iterator[datetime]:
    day = datetime(2019, 1, 1, 12, tzinfo=UTC)
    while True:
        yield day
        day += timedelta(days=1)


def reading_of(tables: Tables, load: int) -> Reading:
    facts = {name: rows_of_load(name, tables[name], load) for name in TABLES if name in tables}
    return Reading((SourceFile(1, f"{load}.xlsx", f"{load:064}", "tracker"),), facts)


def rows_of_load(name: str, rows: list[Row], load: int) -> pa.Table:
    schema = pa.schema([field for field in fact_schema(name) if field.name != "entry"])
    return pa.Table.from_pylist([{"file_no": 1, **row} for row in rows if row["entry"] == load], schema=schema)


def keep(store: Store, tables: Tables, random: Random) -> None:
    """Every load of an invented record; after most, one entry that can be undone is undone."""
    for load in sorted({row["entry"] for row in tables["entry"] if row["kind"] == "load"}):
        store.save(reading_of(tables, load), "officer")
        undoable = [row["entry"] for row in store.entries().to_pylist() if row["can_undo"]]
        if undoable and random.random() < 0.7:
            store.undo(random.choice(undoable), "officer")


def kept(store: Store) -> Tables:
    return {name: store.query(f"from record.{name}").to_pylist() for name in (*TABLES, "entry")}


@pytest.mark.parametrize("seed", [0, 1, 3])
def test_a_kept_record_has_the_same_statuses_as_its_twin_at_every_moment(
    tmp_path: Path, policy: Policy, seed: int
) -> None:
    random, clock = Random(seed), each_day_at_noon()
    with Store.open(tmp_path / "record.duckdb", policy, lambda: next(clock)) as store:
        keep(store, random_record(random, policy), random)
        tables, view = kept(store), NamedView(store, policy)
        assert {row["kind"] for row in tables["entry"]} == {"load", "undo"}
        for known_at in [*(row["recorded_at"] for row in tables["entry"]), None]:
            record = twin.known(tables, policy, known_at or twin.ALWAYS)
            for as_at in DAYS:
                told = view.status(as_at, known_at).sort_by("urn").select(COLUMNS).to_pylist()
                assert told == twin.statuses(record, as_at)


def test_a_kept_record_tells_of_data_quality_what_its_twin_tells_after_every_entry(
    tmp_path: Path, policy: Policy
) -> None:
    clock, tables = each_day_at_noon(), random_record(Random(5), policy)
    with Store.open(tmp_path / "record.duckdb", policy, lambda: next(clock)) as store:
        for load in sorted({row["entry"] for row in tables["entry"] if row["kind"] == "load"}):
            entry = store.save(reading_of(tables, load), "officer").entry
            for done in (None, entry):
                if done is not None and load % 2:
                    store.undo(done, "officer")
                view, record = NamedView(store, policy), twin.known(kept(store), policy)
                for as_at in DAYS:
                    answer = view.answer("quality_by_school", as_at)
                    columns = answer.table.column_names
                    expected = quality_by_school(record, as_at)
                    assert answer.rows == [{column: row[column] for column in columns} for row in expected]
