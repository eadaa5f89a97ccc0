"""Spreadsheets that say more than they show, for tests of the scanner."""

import io
from datetime import datetime

import openpyxl
from openpyxl.comments import Comment


def workbook(*, title: str = "", comment: str = "", hidden: object = None) -> bytes:
    """A spreadsheet of one harmless number, with something in its properties, in a comment or on a hidden sheet."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["A1"] = 7
    book.properties.title = title
    book.properties.modified = book.properties.created = datetime(2019, 6, 4)
    if comment:
        sheet["A1"].comment = Comment(comment, "the council")
    if hidden is not None:
        aside = book.create_sheet("Aside")
        aside["A1"], aside.sheet_state = hidden, "veryHidden"
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()
