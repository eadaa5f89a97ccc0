"""What a load changes: its rows beside those that stand in the record, fact by fact."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pyarrow as pa

from dsa_metrics.facts import FACT_TABLES, SQL_TYPES, FactTable
from dsa_metrics.record.instance import Cursor
from dsa_metrics.record.statements import statement, statement_for

_CHANGES = pa.schema(
    {
        "table": pa.string(),
        "urn": pa.int64(),
        "key": pa.string(),
        "column": pa.string(),
        "before": pa.string(),
        "after": pa.string(),
    }
)

#: Where the natural key holds a day of issue, most of what the record has is of other days, and not missing at all.
_MISSING = {"school": "missing_schools", "attendance_sharing": "missing_areas"}


@dataclass(frozen=True)
class Counts:
    """How many facts of one table are new, corrected or as before, and how many stand only in the record."""

    new: int
    corrected: int
    unchanged: int
    missing: int


@dataclass(frozen=True, eq=False)
class Difference:
    """`counts` has the tables that the files speak of; `changes` a row per corrected column: what it was and will be.

    The columns of `changes`: table, urn (none for meetings and decisions), key (the rest of the natural key in words),
    column, before, after. Schools that are missing are those of the register before this one; areas, those of the same
    publications.
    """

    counts: Mapping[str, Counts]
    changes: pa.Table

    @property
    def new(self) -> int:
        """Facts that the record does not have."""
        return sum(counts.new for counts in self.counts.values())

    @property
    def corrected(self) -> int:
        """Facts that the record has otherwise."""
        return sum(counts.corrected for counts in self.counts.values())

    @property
    def unchanged(self) -> int:
        """Facts that the record has just so."""
        return sum(counts.unchanged for counts in self.counts.values())

    @property
    def missing(self) -> int:
        """Facts of the record that the files, which speak of such facts, do not have; they stay."""
        return sum(counts.missing for counts in self.counts.values())


NO_DIFFERENCE = Difference({}, _CHANGES.empty_table())


def compare(cursor: Cursor, facts: Mapping[str, pa.Table]) -> Difference:
    """Compares the facts that arrive with those that stand; leaves both in temporary tables of the cursor."""
    counts: dict[str, Counts] = {}
    changes = [_CHANGES.empty_table()]
    for table in FACT_TABLES:
        if table.name in facts:
            _stage(cursor, table, facts[table.name])
            counts[table.name] = _counts(cursor, table)
            if counts[table.name].corrected:
                changes.extend(_changes(cursor, table))
    return Difference(counts, pa.concat_tables(changes))


def keep(cursor: Cursor, entry: int, difference: Difference) -> None:
    """Puts every fact that was compared into the record, and what it changed, under `entry`."""
    for table in FACT_TABLES:
        if table.name in difference.counts:
            cursor.execute(_for(table, "fact_keep"), {"entry": entry})
            values = vars(difference.counts[table.name])
            cursor.execute(statement("add_difference"), {"entry": entry, "table_name": table.name, **values})


def _stage(cursor: Cursor, table: FactTable, rows: pa.Table) -> None:
    columns = ", ".join(f"{name}::{SQL_TYPES[kind]} as {name}" for name, kind in table.columns.items())
    cursor.register("arriving", rows)
    cursor.execute(_for(table, "fact_arriving", cast_columns=columns))
    cursor.unregister("arriving")
    cursor.execute(_for(table, "fact_standing"))


def _counts(cursor: Cursor, table: FactTable) -> Counts:
    is_changed = " or ".join(f"arriving.{name} is distinct from standing.{name}" for name in table.values)
    sql = _for(table, "fact_counts", is_changed=is_changed)
    new, corrected, unchanged, missing = cursor.execute(sql).fetchall()[0]
    if table.name in _MISSING:
        (missing,) = cursor.execute(statement(_MISSING[table.name])).fetchall()[0]
    return Counts(new, corrected, unchanged, missing)


def _changes(cursor: Cursor, table: FactTable) -> Iterator[pa.Table]:
    urn = "arriving.urn" if "urn" in table.key else "null"
    rest = ", ".join(f"arriving.{name}::text" for name in table.key if name != "urn")
    for column in table.values:
        sql = _for(table, "fact_changes", urn=urn, rest_of_key=rest, column=column)
        yield cursor.sql(sql).to_arrow_table().cast(_CHANGES)


def _for(table: FactTable, name: str, **parts: str) -> str:
    same_key = " and ".join(f"arriving.{name} is not distinct from standing.{name}" for name in table.key)
    lists = {"columns": ", ".join(table.columns), "key": ", ".join(table.key)}
    return statement_for(name, table=table.name, same_key=same_key, **lists, **parts)
