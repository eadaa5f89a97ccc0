"""Readings made of plain rows, as the reader would hand them over."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

import pyarrow as pa

from dsa_metrics.facts import PROVENANCE, TABLES, Kind
from dsa_metrics.ingest.mapping import ColumnMapping
from dsa_metrics.ingest.reading import Problem, Quarantined, Reading, SourceFile

Row = Mapping[str, object]

ARROW: dict[Kind, pa.DataType] = {
    "text": pa.string(),
    "date": pa.date32(),
    "integer": pa.int64(),
    "boolean": pa.bool_(),
    "number": pa.decimal128(18, 6),
}
FIRST, SECOND = date(2018, 10, 12), date(2019, 2, 8)
TRACKER = SourceFile(1, "tracker.xlsx", "ab" * 32, "tracker")
AN_ERROR = Problem("tracker.xlsx", "Letters", 3, "Sent on", "date-impossible", "error", "No such date.", "Write one.")
A_BAD_ROW = Quarantined(1, "Letters", 3, "date-impossible", '{"URN": "100001", "Sent on": "31/02/2019"}')
A_MAPPING = ColumnMapping("signature", {"urn": "School number", "sent_on": "Chased"})


def letter(urn: int, step: int = 1, sent_on: date = FIRST) -> Row:
    return {"urn": urn, "step": step, "sent_on": sent_on}


def school(urn: int, register_on: date, name: str = "Alderbank School", **more: object) -> Row:
    return {"urn": urn, "register_on": register_on, "name": name, "status": "open", "phase": "Primary", **more}


def facts(name: str, rows: Iterable[Row]) -> pa.Table:
    """Rows of one table of facts, with the rows of the sheet numbered from 2 where they do not say."""
    columns: dict[str, Kind] = {**TABLES[name].columns, **PROVENANCE}
    schema = pa.schema({column: ARROW[kind] for column, kind in columns.items() if column != "entry"})
    placed = [{"file_no": 1, "sheet": name, "source_row": number, **row} for number, row in enumerate(rows, start=2)]
    return pa.Table.from_pylist(placed, schema=schema)


def reading(**tables: Iterable[Row]) -> Reading:
    """A reading of one tracker without a fault: table -> rows."""
    return Reading((TRACKER,), {name: facts(name, rows) for name, rows in tables.items()})


def faulty(**tables: Iterable[Row]) -> Reading:
    """A reading with an error, its row set aside."""
    return replace(reading(**tables), problems=(AN_ERROR,), quarantined=(A_BAD_ROW,))


def a_full_load(number: int, schools: int = 300) -> Reading:
    """A letter and a contact for each of many schools; another number gives other facts."""
    on = FIRST + timedelta(days=number)
    urns = range(100_000, 100_000 + schools)
    contacts = [{"urn": urn, "held_on": on, "made_by": "school", "outcome": "open", "note": "x" * 40} for urn in urns]
    return reading(letter=[letter(urn, number % 9 + 1, on) for urn in urns], contact=contacts)
