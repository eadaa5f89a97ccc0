"""A store that holds a record as large as all of England, saved through the front door in five loads."""

from pathlib import Path

import duckdb

from dsa_metrics.ingest.reading import Reading, SourceFile
from dsa_metrics.policy import Policy
from dsa_metrics.record.migrations import migrations
from dsa_metrics.store import Store
from tests.rules.twin import Tables

NAMES = ("school", "school_link", "letter", "contact", "agreement", "data_flow")
LOADS = range(1, 6)


def england(path: Path, policy: Policy, schools: int) -> Store:
    """The store, open; `schools` says how many of its schools are open."""
    connection = duckdb.connect()
    connection.execute(migrations()[0].sql)
    connection.execute("create table size as select ?::integer as schools", [schools])
    connection.execute(Path(__file__).with_suffix(".sql").read_text("utf-8"))
    store = Store.open(path, policy)
    for load in LOADS:
        tables = {name: connection.table(name).filter(f"entry = {load}") for name in NAMES}
        facts = {name: rows.project("* exclude (entry)").to_arrow_table() for name, rows in tables.items()}
        store.save(Reading((SourceFile(1, f"load {load}", f"{load:064}", "tracker"),), facts), "benchmark")
    return store


def rows_of(store: Store) -> Tables:
    """The same record as the twin takes it."""
    return {name: store.query(f"from record.{name}").to_pylist() for name in (*NAMES, "entry")}
