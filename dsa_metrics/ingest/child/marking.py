"""A workbook with its faulty cells coloured and commented, and a sheet that lists every problem.

It holds values and no formulas, macros or links: nothing in a file that is handed back can run.
"""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any, NamedTuple

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

PROBLEMS_SHEET = "Problems"
AUTHOR = "DSA Metrics: problems"

#: A workbook with more comments opens slowly; beyond them, cells are coloured alone and the list says the rest.
MOST_COMMENTS = 1_000

_COLOURS = {"error": "FFFFC7CE", "warning": "FFFFEB9C"}
_NO_FILL = PatternFill()
_WIDTHS = (10, 18, 8, 18, 60, 60, 30)
_SIZE_OF_COMMENT = (340, 130)


class Mark(NamedTuple):
    """One cell to be coloured (row and column from 1), and what its comment says."""

    sheet: str
    row: int
    column: int
    severity: str
    text: str


def mark_workbook(content: bytes, marks: Iterable[Sequence[Any]], problems: Iterable[Sequence[Any]]) -> bytes:
    """The workbook with the marks set, those of an earlier marking taken off; `problems` begin with their headings."""
    book = load_workbook(BytesIO(content), data_only=True, keep_links=False)
    for sheet in book.worksheets:
        _clear(sheet)
    return finish(book, (Mark(*mark) for mark in marks), problems)


def finish(book: Workbook, marks: Iterable[Mark], problems: Iterable[Sequence[Any]]) -> bytes:
    """The bytes of the workbook once it is marked and the list of problems is its last sheet."""
    for number, mark in enumerate(marks):
        _set(book[mark.sheet].cell(mark.row, mark.column), mark, with_comment=number < MOST_COMMENTS)
    if PROBLEMS_SHEET in book.sheetnames:
        book.remove(book[PROBLEMS_SHEET])
    _write_problems(book.create_sheet(PROBLEMS_SHEET), problems)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def write_text(cell: Cell, text: str) -> None:
    """Writes text that stays text, whatever sign it begins with and whatever is done to the cell later."""
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)
    cell.data_type = "s"
    cell.number_format = "@"
    cell.quotePrefix = text.startswith(("=", "+", "-", "@"))


def _clear(sheet: Worksheet) -> None:
    for cells in sheet.iter_rows(max_row=min(sheet.max_row, 100_000), max_col=min(sheet.max_column, 1_000)):
        for cell in cells:
            if cell.comment is not None and cell.comment.author == AUTHOR:
                cell.comment = None
                cell.fill = _NO_FILL


def _set(cell: Cell, mark: Mark, with_comment: bool) -> None:
    cell.fill = PatternFill("solid", fgColor=_COLOURS[mark.severity])
    if with_comment:
        said = [cell.comment.text] if cell.comment else []
        width, height = _SIZE_OF_COMMENT
        cell.comment = Comment("\n\n".join([*said, mark.text]), AUTHOR, height=height, width=width)


def _write_problems(sheet: Worksheet, problems: Iterable[Sequence[Any]]) -> None:
    for row, cells in enumerate(problems, 1):
        for column, value in enumerate(cells, 1):
            cell = sheet.cell(row, column)
            if isinstance(value, int):
                cell.value = value
            elif value is not None:
                write_text(cell, str(value))
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(name="Arial", size=11, bold=row == 1)
    for letter, width in zip("ABCDEFG", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
