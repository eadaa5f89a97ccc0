"""What the first reading of a workbook cannot see: error values, uncalculated formulas, hidden rows, padded numbers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyarrow.compute as pc

from dsa_metrics.ingest.child.packing import Find
from dsa_metrics.ingest.columns import Column, ColumnKind, Form, match
from dsa_metrics.ingest.file_rules import FILE_RULE
from dsa_metrics.ingest.guard import FileRefused, look_again
from dsa_metrics.ingest.reading import Problem, Upload
from dsa_metrics.ingest.recognising import Recognised
from dsa_metrics.ingest.rule import Rule
from dsa_metrics.ingest.sheet import Contents, Sheet

MOST_BYTES = 1024**2

#: More cells than this would take longer to look at again than everything else together (about 1 second).
MOST_CELLS = 50_000

_SEEN_AGAIN = "Open the workbook in Excel, put the cell right, and save it."
SECOND_LOOK_RULES = (
    Rule(
        "error_value",
        "warning",
        "The cell shows an error of the spreadsheet's (such as a failed look-up); it is read as blank.",
        _SEEN_AGAIN,
    ),
    Rule(
        "formula_not_calculated",
        "warning",
        "The cell's formula was never calculated; it is read as blank.",
        "Open the workbook in Excel, which calculates it, and save it.",
    ),
    Rule(
        "rows_hidden",
        "warning",
        "The sheet has hidden rows, by hand or by a filter, from this one on; they are read like the others.",
        "Show all rows and check that the hidden ones are meant to be there.",
    ),
    Rule(
        "zeros_padded",
        "warning",
        "The cell shows a number with zeros in front of it, which do not count.",
        "Check that the number is right without them.",
    ),
)
_RULE = {rule.code: rule for rule in SECOND_LOOK_RULES}
_NUMBERS = (ColumnKind.URN, ColumnKind.STEP, ColumnKind.COUNT)


@dataclass(frozen=True, eq=False)
class _Place:
    """A sheet that is read, and its columns that are, by position; a council's own columns have no kind."""

    sheet: Sheet
    columns: Mapping[int, tuple[str, ColumnKind | None]]


def is_due(upload: Upload, recognised: Recognised) -> bool:
    """True for an .xlsx workbook that is a tracker: no other kind of file can be looked at again."""
    return b"xl/workbook" in upload.content and any(_places(recognised))


def is_too_large(upload: Upload, contents: Contents) -> bool:
    """True where a second look would take too long."""
    return len(upload.content) > MOST_BYTES or sum(map(_cells, contents.sheets)) > MOST_CELLS


def second_look(upload: Upload, recognised: Recognised) -> Sequence[Problem]:
    """Warnings about cells that are read otherwise than the spreadsheet shows them."""
    places = {place.sheet.name: place for place in _places(recognised)}
    try:
        finds = look_again(upload, {name: _extent(place.sheet) for name, place in places.items() if name})
    except FileRefused:
        return [FILE_RULE["not_looked_at_again"].broken(upload.name, None)]
    return [problem for find in finds if (problem := _problem(upload, find, places.get(find.sheet)))]


def _extent(sheet: Sheet) -> tuple[int, int]:
    last_row = pc.max(sheet.table.column("row")).as_py()
    return last_row or sheet.header_row, len(sheet.headings)


def _cells(sheet: Sheet) -> int:
    return sheet.rows * len(sheet.headings)


def _places(recognised: Recognised) -> Iterator[_Place]:
    for sheet, form in recognised.forms:
        yield _Place(sheet, dict(_columns_of_form(sheet, form)))
    if recognised.sheet and recognised.mapping:
        read = recognised.mapping.fields.values()
        headings = enumerate(recognised.sheet.headings)
        yield _Place(recognised.sheet, {at: (heading, None) for at, heading in headings if heading in read})


def _columns_of_form(sheet: Sheet, form: Form) -> Iterator[tuple[int, tuple[str, ColumnKind]]]:
    by_field: dict[str, Column] = {column.field: column for column in form.columns}
    for field, position in match(sheet.headings, form).positions.items():
        yield position, (by_field[field].heading, by_field[field].kind)


def _problem(upload: Upload, find: Find, place: _Place | None) -> Problem | None:
    if place is None or find.row <= place.sheet.header_row:
        return None
    if find.column is None:
        return _RULE[find.code].broken(upload.name, find.sheet, find.row)
    heading, kind = place.columns.get(find.column, (None, None))
    if heading is None or (find.code == "zeros_padded" and kind not in _NUMBERS):
        return None
    return _RULE[find.code].broken(upload.name, find.sheet, find.row, heading)
