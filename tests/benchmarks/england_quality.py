"""A store with the results of every check at every school of England, saved through the front door; also as Parquet."""

from pathlib import Path

import duckdb
import pyarrow.parquet as pq

from dsa_metrics.ingest.reading import Reading, SourceFile
from dsa_metrics.policy import Policy
from dsa_metrics.record.migrations import migrations
from dsa_metrics.store import Store

NAMES = ("school", "quality_result", "accepted_explanation")
LOADS = range(1, 17)
UNDONE = 15


def england(path: Path, policy: Policy, schools: int) -> Store:
    """The store, open: a period a load, the last one corrected by a whole file, one load undone, and explanations."""
    connection = duckdb.connect()
    for migration in migrations():
        connection.execute(migration.sql)
    connection.execute("create table size as select ?::integer as schools", [schools])
    connection.execute(Path(__file__).with_suffix(".sql").read_text("utf-8"))
    store = Store.open(path, policy)
    for load in LOADS:
        tables = {name: connection.table(name).filter(f"entry = {load}") for name in NAMES}
        facts = {name: rows.project("* exclude (entry)").to_arrow_table() for name, rows in tables.items()}
        brought = {name: rows for name, rows in facts.items() if rows.num_rows}
        saved = store.save(Reading((SourceFile(1, f"load {load}", f"{load:064}", "tracker"),), brought), "benchmark")
        if load == UNDONE and saved.entry is not None:
            store.undo(saved.entry, "benchmark")
    return store


def as_parquet(store: Store, folder: Path) -> None:
    """A Parquet file for each table of the record that the trend needs."""
    for name in (*NAMES, "entry"):
        pq.write_table(store.query(f"from record.{name}"), folder / f"{name}.parquet")
