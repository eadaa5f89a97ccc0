"""The child's answer as bytes: a line of JSON, then for each column its offsets and its text, as Arrow lays them out.

The child does without pyarrow, whose import would take longer than reading a small workbook does.
"""

import json
from array import array
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import accumulate


@dataclass(frozen=True)
class RawSheet:
    """One sheet as text: `columns` hold a cell for every entry of `rows`, blank ones as ""."""

    name: str | None
    headings: tuple[str, ...]
    header_row: int
    rows: Sequence[int]
    columns: Sequence[Sequence[str]]


@dataclass(frozen=True)
class RawRegister:
    """A whole register in figures; `authorities` are code, name, rows."""

    rows: int
    latest_change: str | None
    authorities: tuple[tuple[int, str, int], ...]


@dataclass(frozen=True)
class Find:
    """Something that a spreadsheet hides; `column` counts from 0, None where the whole row is meant."""

    code: str
    sheet: str
    row: int
    column: int | None


@dataclass(frozen=True)
class Answer:
    """What the child says: sheets, why it refuses, what it found on a second look, or a workbook that it marked."""

    sheets: tuple[RawSheet, ...] = ()
    register: RawRegister | None = None
    refused: str | None = None
    refused_row: int | None = None
    finds: tuple[Find, ...] = ()
    workbook: bytes = b""


def pack(answer: Answer) -> bytes:
    """The answer as bytes; `sheets` in the JSON line say how long each of the buffers behind it is."""
    buffers: list[bytes] = []
    line = {
        "refused": answer.refused,
        "refused_row": answer.refused_row,
        "register": asdict(answer.register) if answer.register else None,
        "finds": [asdict(find) for find in answer.finds],
        "sheets": [_packed(sheet, buffers) for sheet in answer.sheets],
    }
    return b"".join([json.dumps(line).encode("ascii"), b"\n", *buffers, answer.workbook])


def _packed(sheet: RawSheet, buffers: list[bytes]) -> dict[str, object]:
    buffers.append(array("q", sheet.rows).tobytes())
    lengths = [_append_column(cells, buffers) for cells in sheet.columns]
    return {
        "name": sheet.name,
        "headings": sheet.headings,
        "header_row": sheet.header_row,
        "rows": len(sheet.rows),
        "columns": lengths,
    }


def _append_column(cells: Sequence[str], buffers: list[bytes]) -> int:
    text = "".join(cells)
    content = text.encode("utf-8", "replace")
    sizes = map(len, cells) if len(content) == len(text) else (len(cell.encode("utf-8", "replace")) for cell in cells)
    buffers.append(array("i", accumulate(sizes, initial=0)).tobytes())
    buffers.append(content)
    return len(content)
