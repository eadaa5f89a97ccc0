"""Workbooks of every kind, read by calamine."""

from collections.abc import Iterator
from io import BytesIO

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum

from dsa_metrics.ingest.child.container import check_spread
from dsa_metrics.ingest.child.gathering import Rows
from dsa_metrics.ingest.child.limits import is_capped
from dsa_metrics.ingest.child.refusal import Refusal


def workbook_sheets(content: bytes) -> Iterator[tuple[str, int, Rows]]:
    """Every sheet with its name, the number of blank columns before its first cell, and its rows from the first cell.

    Raises Refusal for a workbook that is locked or damaged.
    """
    if not is_capped() and content.startswith(b"PK"):
        check_spread(content)
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        for sheet in book.sheets_metadata:
            if sheet.typ == SheetTypeEnum.WorkSheet:
                yield sheet.name, *_cells(book, sheet.name)
    except CalamineError as error:
        raise Refusal("file_password" if isinstance(error, PasswordError) else "file_damaged") from None


def _cells(book: CalamineWorkbook, name: str) -> tuple[int, Rows]:
    sheet = book.get_sheet_by_name(name)
    first_row, first_column = sheet.start or (0, 0)
    return first_column, enumerate(sheet.to_python(skip_empty_area=True), first_row + 1)
