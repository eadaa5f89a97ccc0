"""A second look at a workbook with openpyxl, for what calamine does not tell: errors, formulas, hidden rows, zeros."""

import re
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from dsa_metrics.ingest.child.packing import Find

#: The last row and the number of columns.
Extent = Sequence[int]

_ZEROS = re.compile(r"0{2,}")
_PADDED_TEXT = re.compile(r"0[0-9]+")


def look_again(content: bytes, extents: Mapping[str, Extent]) -> tuple[Find, ...]:
    """Every cell that is read otherwise than the spreadsheet shows it, and the first hidden row of each sheet.

    `extents` gives the last row and the number of columns of the sheets to look at: beyond, there may be a million
    rows with formats alone.
    """
    book = load_workbook(BytesIO(content), keep_links=False)
    finds = [find for name, extent in extents.items() for find in _in_sheet(book[name], extent)]
    if any(find.code == "formula" for find in finds):
        calculated = load_workbook(BytesIO(content), keep_links=False, data_only=True)
        finds = [outcome for find in finds if (outcome := _outcome(find, calculated))]
    return tuple(finds)


def _in_sheet(sheet: Worksheet, extent: Extent) -> Iterator[Find]:
    has_hidden_rows = False
    last_row, columns = extent
    for cells in sheet.iter_rows(max_row=last_row, max_col=columns):
        filled = [cell for cell in cells if cell.value is not None]
        if filled and not has_hidden_rows and sheet.row_dimensions[cells[0].row].hidden:
            has_hidden_rows = True
            yield Find("rows_hidden", sheet.title, cells[0].row, None)
        for cell in filled:
            if code := _code(cell):
                yield Find(code, sheet.title, cell.row, cell.column - 1)


def _code(cell: Cell) -> str | None:
    if cell.data_type == "f":
        return "formula"
    if cell.data_type == "e":
        return "error_value"
    return "zeros_padded" if _is_padded(cell) else None


def _is_padded(cell: Cell) -> bool:
    if cell.data_type == "s":
        return bool(_PADDED_TEXT.fullmatch(str(cell.value)))
    is_whole = isinstance(cell.value, int) and not isinstance(cell.value, bool)
    return is_whole and bool(_ZEROS.fullmatch(cell.number_format)) and len(cell.number_format) > len(str(cell.value))


def _outcome(find: Find, calculated: Workbook) -> Find | None:
    """What became of a formula: nothing to say where it was calculated; any other find as it is."""
    if find.code != "formula" or find.column is None:
        return find
    cell = calculated[find.sheet].cell(find.row, find.column + 1)
    if cell.value is None:
        return Find("formula_not_calculated", find.sheet, find.row, find.column)
    return Find("error_value", find.sheet, find.row, find.column) if cell.data_type == "e" else None
