"""What stands in a record, asked in the plainest way."""

from datetime import date

from dsa_metrics.store import Store

EVER = "9999-12-31"


def letters(store: Store, known_at: object = EVER) -> dict[tuple[int, int], date]:
    """The letters that stand: URN and step -> day."""
    rows = store.query("select urn, step, sent_on from current_letter($at::timestamp)", {"at": known_at}).to_pylist()
    return {(row["urn"], row["step"]): row["sent_on"] for row in rows}


def count(store: Store, table: str) -> int:
    """How many rows a table of the record has, whether they count or not."""
    rows = store.query("select estimated_size from duckdb_tables() where table_name = $table", {"table": table})
    return int(rows.column("estimated_size")[0].as_py())


def last_entry(store: Store) -> int:
    """The number of the last entry; 0 for an empty record."""
    listed = store.entries().column("entry").to_pylist()
    return max(listed, default=0)
