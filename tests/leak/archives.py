"""Zip archives, and so office documents: every part, its name and comment, and the cells of every sheet."""

import io
import warnings
from collections.abc import Iterator
from zipfile import ZipFile

import openpyxl

from tests.leak.pieces import Piece, Raw, Table, Text

_BOOK = "xl/workbook.xml"


def is_zip(content: bytes) -> bool:
    """True for an archive."""
    return content.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def read(content: bytes, where: str) -> Iterator[Piece]:
    """The pieces of an archive; one that needs a password is an error, so that none goes unread."""
    with ZipFile(io.BytesIO(content)) as archive:
        yield Text(f"{where} › comment", archive.comment.decode("utf-8", "replace"))
        for part in archive.infolist():
            yield Text(f"{where} › file name", part.filename)
            yield Text(f"{where} › comment", part.comment.decode("utf-8", "replace"))
            yield Raw(f"{where} › {part.filename}", archive.read(part))
        if _BOOK in archive.namelist():
            yield from _sheets(content, where)


def _sheets(content: bytes, where: str) -> Iterator[Piece]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    for sheet in book.worksheets:
        yield Table(f"{where} › sheet {sheet.title}", [list(row) for row in sheet.iter_rows(values_only=True)])
