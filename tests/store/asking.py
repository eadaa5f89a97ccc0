"""What stands in a record, asked in the plainest way."""

from datetime import date

from dsa_metrics.facts import TABLES
from dsa_metrics.store import Store

EVER = "9999-12-31"


def standing(store: Store, table: str, known_at: object = EVER) -> list[dict[str, object]]:
    """The facts of a table that stand, without their provenance: of each key, what the last load that counts states."""
    rows = store.query(
        f"select * from record.{table} semi join effective_entry($at::timestamp) using (entry) order by entry",
        {"at": known_at},
    ).select(["entry", *TABLES[table].columns])
    by_key = {tuple(row[name] for name in TABLES[table].key): row for row in rows.to_pylist()}
    return [{name: value for name, value in row.items() if name != "entry"} for row in by_key.values()]


def letters(store: Store, known_at: object = EVER) -> dict[tuple[int, int], date]:
    """The letters that stand: URN and step -> day."""
    return {(row["urn"], row["step"]): row["sent_on"] for row in standing(store, "letter", known_at)}  # type: ignore[misc]


def last_entry(store: Store) -> int:
    """The number of the last entry; 0 for an empty record."""
    listed = store.entries().column("entry").to_pylist()
    return max(listed, default=0)
