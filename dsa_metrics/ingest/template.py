"""The empty tracker workbook: its sheets with drop-downs and formats, notes on every column, and no example rows."""

from collections.abc import Mapping, Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from dsa_metrics.ingest.columns import FORMS, Column, ColumnKind, column_letter
from dsa_metrics.ingest.template_notes import closed_lists, notes
from dsa_metrics.policy import Policy

#: Drop-downs and formats reach this row; rows below are read all the same.
LAST_ROW = 5_000
DATE_FORMAT = "dd/mm/yyyy"

_NAVY, _PALE = "FF12436D", "FFDCE6F0"
_WIDTHS = {ColumnKind.SCHOOL: 34, ColumnKind.TEXT: 24, ColumnKind.MEANS: 26, ColumnKind.CHECK: 34}
_DATES = (ColumnKind.DATE, ColumnKind.PAST)
_LISTS = "Lists"


def write_template(policy: Policy) -> bytes:
    """The workbook's bytes; its drop-downs offer the policy's own means and checks."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = "DSA Metrics"
    book.properties.title = "Tracker of data sharing agreements"
    _write_notes(book.create_sheet("Notes"), policy)
    lists = closed_lists(policy)
    for form in FORMS:
        _write_form(book.create_sheet(form.sheet), form.columns, _ranges(lists))
    _write_lists(book.create_sheet(_LISTS), list(lists.values()))
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _ranges(lists: Mapping[ColumnKind, Sequence[str]]) -> dict[ColumnKind, str]:
    """Where each list stands in the sheet of lists, as a formula."""
    letters = {kind: column_letter(position) for position, kind in enumerate(lists)}
    return {kind: f"{_LISTS}!${letters[kind]}$2:${letters[kind]}${len(names) + 1}" for kind, names in lists.items()}


def _write_form(sheet: Worksheet, columns: Sequence[Column], ranges: Mapping[ColumnKind, str]) -> None:
    for position, column in enumerate(columns):
        letter = column_letter(position)
        _write_heading(sheet, position + 1, column)
        sheet.column_dimensions[letter].width = _WIDTHS.get(column.kind, 14)
        if column.kind in _DATES:
            sheet.column_dimensions[letter].number_format = DATE_FORMAT
        if check := _check(column.kind, ranges):
            check.add(f"{letter}2:{letter}{LAST_ROW}")
            sheet.add_data_validation(check)
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _write_heading(sheet: Worksheet, position: int, column: Column) -> None:
    cell = sheet.cell(1, position, column.heading)
    colours = ("FFFFFFFF", _NAVY) if column.is_required else ("FF000000", _PALE)
    cell.font = Font(name="Arial", size=12, bold=True, color=colours[0])
    cell.fill = PatternFill("solid", fgColor=colours[1])
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if column.is_required:
        cell.comment = Comment("Must be filled in every row.", "DSA Metrics")


def _check(kind: ColumnKind, ranges: Mapping[ColumnKind, str]) -> DataValidation | None:
    """What the spreadsheet accepts in a column; None where anything goes."""
    if kind in ranges:
        return _say(DataValidation("list", ranges[kind], allow_blank=True), "Choose one from the list.")
    if kind in _DATES:
        check = DataValidation("date", "1", operator="greaterThan", allow_blank=True)
        return _say(check, "Write a date: day, month, year.")
    if kind is ColumnKind.URN:
        return _say(DataValidation("whole", "100000", "999999", operator="between"), "A URN is a number of six digits.")
    if kind is ColumnKind.STEP:
        return _say(DataValidation("whole", "1", "9", operator="between"), "1 for the first letter, 2 for the second.")
    if kind is ColumnKind.COUNT:
        check = DataValidation("whole", "0", operator="greaterThanOrEqual")
        return _say(check, "Write a whole number of 0 or more.")
    return None


def _say(check: DataValidation, sentence: str) -> DataValidation:
    check.showErrorMessage = True
    check.errorTitle = "Not understood"
    check.error = sentence
    return check


def _write_lists(sheet: Worksheet, lists: Sequence[Sequence[str]]) -> None:
    for position, names in enumerate(lists, 1):
        sheet.cell(1, position, "List")
        for row, name in enumerate(names, 2):
            sheet.cell(row, position, name)
    sheet.sheet_state = "hidden"


def _write_notes(sheet: Worksheet, policy: Policy) -> None:
    for row in notes(policy):
        sheet.append(row)
    for cell in next(sheet.iter_rows(min_row=1, max_row=1)):
        cell.font = Font(name="Arial", size=12, bold=True)
    for letter, width in zip("ABCD", (16, 16, 12, 90), strict=True):
        sheet.column_dimensions[letter].width = width
    for (cell,) in sheet.iter_rows(min_col=4, max_col=4):
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A2"
