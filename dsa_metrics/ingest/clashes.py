"""The same fact twice in the files of one load: kept once where both say the same, refused where they do not."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import pyarrow as pa

from dsa_metrics.facts import TABLES
from dsa_metrics.ingest.rule import Rule
from dsa_metrics.ingest.scratch import Scratch, sql_of

SAME_FACT_DIFFERS = Rule(
    "same_fact_differs",
    "error",
    "The same fact stands more than once, with different values.",
    "Keep the right row and delete the others.",
)
SAME_FACT_TWICE = Rule(
    "same_fact_twice",
    "warning",
    "The same fact stands more than once; it is counted once.",
    "Delete the rows that say it again.",
)
CLASH_RULES = (SAME_FACT_DIFFERS, SAME_FACT_TWICE)

Place = tuple[int, str | None, int]


@dataclass(frozen=True)
class Clash:
    """A row whose fact stands elsewhere too."""

    rule: Rule
    table: str
    place: Place


def find_clashes(facts: Mapping[str, pa.Table], scratch: Scratch) -> list[Clash]:
    """Every row that contradicts another (all of them), and every row that repeats an earlier one."""
    return [clash for name, rows in facts.items() if rows.num_rows > 1 for clash in _clashes_of(name, rows, scratch)]


def _clashes_of(table_name: str, rows: pa.Table, scratch: Scratch) -> Iterator[Clash]:
    scratch.lay_out("fact", rows)
    for file_no, sheet, row, differs in scratch.ask(_question(table_name)):
        yield Clash(SAME_FACT_DIFFERS if differs else SAME_FACT_TWICE, table_name, (file_no, sheet, row))


@cache
def _question(table_name: str) -> str:
    table = TABLES[table_name]
    same_key = " and ".join(f"fact.{name} is not distinct from repeated_key.{name}" for name in table.key)
    key, values = ", ".join(table.key), ", ".join(table.values)
    return sql_of("repeated_fact").format(key=key, values=values, same_key=same_key)


def without_clashes(facts: Mapping[str, pa.Table], clashes: list[Clash]) -> dict[str, pa.Table]:
    """The facts without those that contradict each other, and with those that agree kept once.

    A row that contradicts another gives none of its facts to any table: half a row would be neither in nor out.
    """
    wrong = {clash.place for clash in clashes if clash.rule is SAME_FACT_DIFFERS}
    again = {name: {clash.place for clash in clashes if clash.table == name} for name in facts}
    return {name: _without(rows, wrong | again[name]) for name, rows in facts.items()}


def _without(rows: pa.Table, places: set[Place]) -> pa.Table:
    if not places:
        return rows
    here = zip(*(rows.column(name).to_pylist() for name in ("file_no", "sheet", "source_row")), strict=True)
    return rows.filter(pa.array([place not in places for place in here], pa.bool_()))
