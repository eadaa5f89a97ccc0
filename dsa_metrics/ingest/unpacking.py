"""The child's answer turned into sheets; nothing in it is trusted to be well formed."""

import re
from collections.abc import Container, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from dsa_metrics.ingest.child.forms import FORMS
from dsa_metrics.ingest.child.packing import Find, RawExtract
from dsa_metrics.ingest.sheet import RegisterSummary, Sheet
from dsa_metrics.quality.checks import CHECKS


class SheetLine(NamedTuple):
    """What the first line of the answer says of one sheet: the sizes of the buffers that follow."""

    name: str | None
    headings: tuple[str, ...]
    header_row: int
    rows: int
    column_bytes: tuple[int, ...]


@contextmanager
def nonsense_as(refusal: Exception) -> Iterator[None]:
    """Whatever cannot be made sense of in an answer becomes this refusal, which says nothing of it."""
    try:
        yield
    except (ValueError, KeyError, IndexError, TypeError, OverflowError):
        raise refusal from None


def sheets_of(line: dict[str, Any], buffers: bytes) -> Iterator[Sheet]:
    """The sheets, their text as the child laid it out, without copying; rows of blanks are left out."""
    whole, start = pa.py_buffer(buffers), 0
    for packed in line["sheets"]:
        sizes = SheetLine(
            packed["name"], tuple(packed["headings"]), packed["header_row"], packed["rows"], tuple(packed["columns"])
        )
        table, start = _table(sizes, whole, start)
        yield Sheet(sizes.name, sizes.headings, sizes.header_row, table)


def _table(sizes: SheetLine, whole: pa.Buffer, start: int) -> tuple[pa.Table, int]:
    numbers = pa.Array.from_buffers(pa.int64(), sizes.rows, [None, whole.slice(start, sizes.rows * 8)])
    start += sizes.rows * 8
    columns: dict[str, pa.Array] = {}
    for position, length in enumerate(sizes.column_bytes):
        offsets = whole.slice(start, (sizes.rows + 1) * 4)
        text = whole.slice(start + offsets.size, length)
        start += offsets.size + length
        columns[f"c{position}"] = _nulls_for_blanks(pa.StringArray.from_buffers(sizes.rows, offsets, text))
    return _filled_rows(pa.table({**columns, "row": numbers})), start


def _nulls_for_blanks(cells: pa.StringArray) -> pa.StringArray:
    cells.validate(full=True)
    return pc.if_else(pc.equal(cells, ""), None, cells)


def _filled_rows(table: pa.Table) -> pa.Table:
    if table.num_columns == 1 or table.num_rows == 0:
        return table
    first_filled = pc.coalesce(*table.drop_columns(["row"]).columns)
    return table if first_filled.null_count == 0 else table.filter(pc.is_valid(first_filled))


def register_of(line: dict[str, Any]) -> RegisterSummary | None:
    """The figures of a whole register, None for any other file."""
    packed = line["register"]
    if packed is None:
        return None
    latest = packed["latest_change"]
    authorities = {code: (name, rows) for code, name, rows in packed["authorities"]}
    return RegisterSummary(packed["rows"], date.fromisoformat(latest) if latest else None, authorities)


def finds_of(line: dict[str, Any]) -> tuple[Find, ...]:
    """What the second look found."""
    return tuple(Find(**found) for found in line["finds"])


def extract_of(line: dict[str, Any]) -> RawExtract | None:
    """The figures of a pupil extract, None for any other file: numbers, days and codes that are known, and no text.

    Raises ValueError, KeyError or TypeError for what no extract gives.
    """
    packed = line["extract"]
    if packed is None:
        return None
    return RawExtract(
        form=_one_of(FORMS, packed["form"]),
        pupils=_amount(packed["pupils"]),
        urn=_amount(packed["urn"]) if packed["urn"] else None,
        dfe_number=_fitting(r"[0-9]{7}", packed["dfe_number"]),
        period=_fitting(r"(?:Autumn|Spring|Summer) 20[0-9]{2}", packed["period"]),
        measured_on=date.fromisoformat(packed["measured_on"]).isoformat() if packed["measured_on"] else None,
        counts=tuple(_count(*counted) for counted in packed["counts"]),
    )


def _count(code: str, records: object, failures: object) -> tuple[str, int, int]:
    looked_at, failed = _amount(records), _amount(failures)
    if failed > looked_at:
        raise ValueError("more than there are")
    return _one_of(CHECKS, code), looked_at, failed


def _amount(number: object) -> int:
    if not isinstance(number, int) or not 0 <= number < 1 << 31:
        raise ValueError("no amount")
    return number


def _one_of(known: Container[str], text: str) -> str:
    if text not in known:
        raise ValueError("not one of ours")
    return text


def _fitting(pattern: str, text: str | None) -> str | None:
    return text if text and re.fullmatch(pattern, text, re.ASCII) else None
