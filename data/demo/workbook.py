"""A workbook whose bytes depend on nothing but its sheets: no clock, no compressor, no choice of XML library."""

import re
from datetime import datetime
from io import BytesIO
from xml.etree.ElementTree import canonicalize
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from data.demo.tracker import Sheet

SAVED_AT = datetime(2019, 6, 4, 9, 15)  # noqa: DTZ001  (an Excel file knows no time zone)


def workbook_bytes(sheets: list[Sheet]) -> bytes:
    """The .xlsx file that holds the sheets, the same for ever."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    for sheet in sheets:
        _fill(workbook.create_sheet(sheet.name), sheet)
    workbook.properties.creator = "Data and Performance"
    workbook.properties.created = SAVED_AT
    written = BytesIO()
    workbook.save(written)
    return _settled(written.getvalue())


def _fill(worksheet: Worksheet, sheet: Sheet) -> None:
    worksheet.append(list(sheet.columns))
    for cell in worksheet[1]:
        cell.font = Font(name="Calibri", size=11, bold=True)
    for row in sheet.rows:
        worksheet.append(row)
    for cells in worksheet.iter_rows(min_row=2):
        _dress(cells)
    for number, width in enumerate(sheet.columns.values(), start=1):
        worksheet.column_dimensions[get_column_letter(number)].width = width
    worksheet.freeze_panes = "A2"
    worksheet.auto_filter.ref = worksheet.dimensions


def _dress(cells: tuple[Cell, ...]) -> None:
    for cell in cells:
        cell.alignment = Alignment(horizontal="left", vertical="top", wrap_text=True)
        if cell.is_date:
            cell.number_format = "dd/mm/yyyy"


def _settled(content: bytes) -> bytes:
    settled = BytesIO()
    with ZipFile(BytesIO(content)) as parts, ZipFile(settled, "w") as out:
        for name in parts.namelist():
            out.writestr(_entry(name), _canonical(name, parts.read(name)))
    return settled.getvalue()


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, date_time=SAVED_AT.timetuple()[:6])
    entry.create_system, entry.external_attr, entry.compress_type = 0, 0, ZIP_STORED
    return entry


def _canonical(name: str, part: bytes) -> bytes:
    """The part spelled one way; openpyxl stamps the time of saving, which becomes that of the story."""
    text = canonicalize(part.decode("utf-8"))
    if name == "docProps/core.xml":
        text = re.sub(r"(<dcterms:modified[^>]*>)[^<]*", rf"\g<1>{SAVED_AT.isoformat()}Z", text)
    return b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text.encode()
