"""A faulty file handed back as a workbook: its faulty cells coloured, each with what is wrong and what to do."""

from collections.abc import Iterator, Sequence

from openpyxl import Workbook

from dsa_metrics.ingest.child.marking import Mark, finish, write_text
from dsa_metrics.ingest.columns import column_letter
from dsa_metrics.ingest.gias_cells import fold_heading
from dsa_metrics.ingest.guard import FileRefused, mark_upload, open_upload
from dsa_metrics.ingest.reading import Problem, Upload
from dsa_metrics.ingest.sheet import Contents, Sheet

_HEADINGS = ("What", "Sheet", "Row", "Column", "What is wrong", "What to do", "Rule")
_NAMELESS = "Sheet1"


def mark(upload: Upload, problems: Sequence[Problem], gias_code: int | None = None) -> bytes:
    """The file as .xlsx with its problems marked, and all of them in a last sheet.

    A workbook keeps its formats and loses its formulas, macros and links; any other file is written anew as text, a
    register with the rows of the authority alone. Raises FileRefused for a file that cannot be read.
    """
    contents = open_upload(upload, gias_code)
    ours = [problem for problem in problems if problem.file == upload.name]
    marks, listed = list(_marks(contents, ours)), [_HEADINGS, *map(_line, ours)]
    if b"xl/workbook" in upload.content:
        try:
            return mark_upload(upload, marks, listed)
        except FileRefused:
            pass  # What openpyxl cannot open is written anew like any other file.
    return finish(_written_anew(contents), marks, listed)


def _line(problem: Problem) -> tuple[object, ...]:
    place = (problem.sheet, problem.row, problem.column)
    return problem.severity, *place, problem.message, problem.fix, problem.rule


def _marks(contents: Contents, problems: Sequence[Problem]) -> Iterator[Mark]:
    sheets = {sheet.name: sheet for sheet in contents.sheets}
    for problem in problems:
        sheet = sheets.get(problem.sheet)
        if sheet and problem.row:
            column = _position(sheet, problem.column) + 1
            text = f"{problem.message} {problem.fix}"
            yield Mark(sheet.name or _NAMELESS, problem.row, column, problem.severity, text)


def _position(sheet: Sheet, column: str | None) -> int:
    """Where the column stands, by its heading or its letter; the first column where neither says."""
    folded = [fold_heading(heading) for heading in sheet.headings]
    if column and fold_heading(column) in folded:
        return folded.index(fold_heading(column))
    letters = [column_letter(position) for position in range(len(sheet.headings))]
    return letters.index(column) if column in letters else 0


def _written_anew(contents: Contents) -> Workbook:
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = "DSA Metrics"
    for sheet in contents.sheets:
        target = book.create_sheet(sheet.name or _NAMELESS)
        for row, cells in _rows(sheet):
            for position, cell in enumerate(cells, 1):
                if cell:
                    write_text(target.cell(row, position), cell)
    return book


def _rows(sheet: Sheet) -> Iterator[tuple[int, Sequence[str | None]]]:
    yield sheet.header_row, sheet.headings
    columns = [sheet.table.column(f"c{position}").to_pylist() for position in range(len(sheet.headings))]
    yield from zip(sheet.table.column("row").to_pylist(), zip(*columns, strict=True), strict=True)
