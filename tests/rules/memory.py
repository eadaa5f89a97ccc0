"""A record in memory for the tests of the rules: tables filled from plain rows, questions asked in SQL."""

from collections.abc import Mapping, Sequence

import duckdb
import pyarrow as pa

from dsa_metrics.facts import PROVENANCE, TABLES, Kind
from dsa_metrics.policy import Policy
from dsa_metrics.record.migrations import migrations
from dsa_metrics.record.policy_tables import install
from tests.rules.twin import Row, Tables

ARROW = {
    "text": pa.string(),
    "date": pa.date32(),
    "integer": pa.int64(),
    "boolean": pa.bool_(),
    "number": pa.decimal128(18, 6),
}
ENTRY = pa.schema(
    {
        "entry": pa.int64(),
        "kind": pa.string(),
        "recorded_at": pa.timestamp("us"),
        "who": pa.string(),
        "what": pa.string(),
        "target": pa.int64(),
        "is_withdrawal": pa.bool_(),
    }
)
ENTRY_FILE = pa.schema(
    {"entry": pa.int64(), "file_no": pa.int64(), "name": pa.string(), "sha256": pa.string(), "kind": pa.string()}
)


class MemoryStore:
    """What a view needs of a store, and nothing else: `query` and `version`."""

    def __init__(self, policy: Policy) -> None:
        self.connection = duckdb.connect(":memory:", config={"threads": 1})
        self.connection.execute("attach ':memory:' as record; use record")
        for migration in migrations():
            self.connection.execute(migration.sql)
        self.connection.execute("use memory")
        install(self.connection, policy)
        self.version = "0"

    def query(self, sql: str, parameters: Mapping[str, object] | None = None) -> pa.Table:
        return self.connection.cursor().sql(sql, params=dict(parameters or {})).to_arrow_table()

    def fill(self, tables: Tables) -> None:
        """Hold exactly these rows from now on; a column that a row leaves out is blank."""
        self.version = str(int(self.version) + 1)
        for name in (*TABLES, "entry", "entry_file"):
            self.connection.execute(f"delete from record.{name}")
            rows = tables.get(name, [])
            if rows:
                self._insert(name, rows)

    def _insert(self, name: str, rows: Sequence[Row]) -> None:
        schema = {"entry": ENTRY, "entry_file": ENTRY_FILE}.get(name) or fact_schema(name)
        arrow_rows = pa.Table.from_pylist([{"file_no": 1, **row} for row in rows], schema=schema)
        self.connection.register("arrow_rows", arrow_rows)
        self.connection.execute(f"insert into record.{name} by name select * from arrow_rows")
        self.connection.unregister("arrow_rows")


def fact_schema(name: str) -> pa.Schema:
    columns: dict[str, Kind] = {**TABLES[name].columns, **PROVENANCE}
    return pa.schema({column: ARROW[kind] for column, kind in columns.items()})
