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
class RawExtract:
    """A pupil extract in figures, with what it says of itself; nothing of a pupil.

    `pupils` are those on roll; `urn` and `dfe_number` (seven digits) tell the school, `counts` are check, records,
    failures. Days are ISO text. What the file does not say is None.
    """

    form: str
    pupils: int = 0
    urn: int | None = None
    dfe_number: str | None = None
    period: str | None = None
    measured_on: str | None = None
    counts: tuple[tuple[str, int, int], ...] = ()


@dataclass(frozen=True)
class Answer:
    """What the child says: sheets, an extract's figures, why it refuses, finds of a second look, a marked workbook.

    `refused_form` says which form of pupil extract was refused, None for any other file.
    """

    sheets: tuple[RawSheet, ...] = ()
    register: RawRegister | None = None
    extract: RawExtract | None = None
    refused: str | None = None
    refused_row: int | None = None
    refused_form: str | None = None
    finds: tuple[Find, ...] = ()
    workbook: bytes = b""


def pack(answer: Answer) -> bytes:
    """The answer as bytes; `sheets` in the JSON line say how long each of the buffers behind it is."""
    buffers: list[bytes] = []
    line = {
        "refused": answer.refused,
        "refused_row": answer.refused_row,
        "refused_form": answer.refused_form,
        "extract": asdict(answer.extract) if answer.extract else None,
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
