"""Records drawn as little tables of text.

A block is the name of a table, a line of headings and lines of cells that begin under their headings. What
a drawing leaves out is filled in: one load, and one open primary school with the URN 100001.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from itertools import pairwise
from textwrap import dedent
from typing import Any

from dsa_metrics.facts import PROVENANCE, TABLES
from tests.rules.twin import Row, Tables

URN = 100001
SCHOOL = {"register_on": date(2018, 9, 1), "phase": "Primary", "status": "open"}
LOAD = {"kind": "load", "who": "officer", "what": "tracker"}
READERS: dict[str, Callable[[str], Any]] = {
    "text": str,
    "integer": int,
    "number": Decimal,
    "date": date.fromisoformat,
    "boolean": lambda cell: cell == "yes",
    "time": datetime.fromisoformat,
}
OWN_KINDS = {
    "entry": {"entry": "integer", "recorded_at": "time", "target": "integer", "is_withdrawal": "boolean"},
    "entry_file": {"entry": "integer", "file_no": "integer"},
}


def drawn(text: str) -> Tables:
    """The tables of a drawing, with what it leaves out."""
    tables = dict(_tables(dedent(text).splitlines()))
    schools = tables.get("school", [{"urn": URN}])
    tables["school"] = [{**SCHOOL, "name": f"School {row['urn']}", "entry": 1, **row} for row in schools]
    loads = tables.get("entry", [{"entry": 1}])
    tables["entry"] = [{**LOAD, "recorded_at": datetime(2019, 1, row["entry"]), **row} for row in loads]
    return tables


def _tables(lines: list[str]) -> Iterator[tuple[str, list[Row]]]:
    """Each block from the line with its name to the line before the next name."""
    lines = [line for line in lines if line.strip()]
    begins = [at for at, line in enumerate(lines) if line.strip() in (*TABLES, *OWN_KINDS)]
    for begin, end in pairwise([*begins, len(lines)]):
        name, headings = lines[begin].strip(), lines[begin + 1]
        starts = [at for at, letter in enumerate(headings) if letter != " " and headings[at - 1 : at] in ("", " ")]
        yield name, [_row(name, headings.split(), starts, line) for line in lines[begin + 2 : end]]


def _row(name: str, columns: list[str], starts: list[int], line: str) -> Row:
    cells = [line[start:end].strip() for start, end in zip(starts, [*starts[1:], None], strict=True)]
    row = {column: _value(name, column, cell) for column, cell in zip(columns, cells, strict=True)}
    return row if name == "entry" else {"entry": 1, **row}


def _value(name: str, column: str, cell: str) -> Any:
    if not cell:
        return None
    kinds = OWN_KINDS.get(name) or {**TABLES[name].columns, **PROVENANCE}
    return READERS[kinds.get(column, "text")](cell)
