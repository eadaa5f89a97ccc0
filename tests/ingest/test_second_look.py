"""Cells that are read otherwise than the spreadsheet shows them."""

import io
from datetime import date

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from tests.ingest.broken_files import with_part
from tests.ingest.drawn_files import as_csv, as_workbook, problems_of, reading_of

HEADINGS = ["URN", "School", "Letter", "Sent on", "Weather"]
DAY = date(2018, 10, 12)


def letters(*rows: list[object]) -> tuple[openpyxl.Workbook, Worksheet]:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Letters"
    for row in (HEADINGS, *rows):
        sheet.append(row)
    return book, sheet


def warnings_of(book: openpyxl.Workbook) -> list[tuple[int | None, str | None, str]]:
    content = io.BytesIO()
    book.save(content)
    found = problems_of(reading_of(content.getvalue()))
    return [(row, column, rule) for _, row, column, rule, severity in found if rule != "column_unknown"]


def test_a_formula_that_was_never_calculated_is_read_as_blank_and_said() -> None:
    book, _ = letters([100001, '="Marsh " & "Lane"', 1, DAY, "=1+1"])
    assert warnings_of(book) == [(2, "School", "formula_not_calculated")]


def test_errors_and_formulas_are_told_apart_and_headings_are_passed_over() -> None:
    book, sheet = letters([100001, "=1+1", 1, DAY, "fine"], [100002, "#REF!", 1, DAY])
    sheet["B3"].data_type = "e"
    sheet["E1"] = "=1/0"
    assert warnings_of(book) == [
        (2, "E", "cell_without_heading"),
        (2, "School", "formula_not_calculated"),
        (3, "School", "error_value"),
    ]


def test_an_error_value_is_read_as_blank_and_said() -> None:
    book, sheet = letters([100001, "#N/A", 1, DAY], [100002, None, 1, DAY])
    sheet["B2"].data_type = "e"
    assert warnings_of(book) == [(2, "School", "error_value")]


def test_a_formula_that_was_calculated_is_read_like_any_value() -> None:
    content = as_workbook({"Letters": "URN | Letter | Sent on\n100001 | 1 | 2018-10-12"})
    formula = b'<c r="B2"><f>2-1</f><v>1</v></c>'
    failed = b'<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
    sheet = "xl/worksheets/sheet1.xml"
    with openpyxl.reader.excel.ZipFile(io.BytesIO(content)) as archive:
        xml = archive.read(sheet)
    assert b'<c r="B2"><v>1</v></c>' in xml
    calculated = with_part({sheet: xml.replace(b'<c r="B2"><v>1</v></c>', formula)}, content)
    assert problems_of(reading_of(calculated)) == []
    broken = with_part({sheet: xml.replace(b'<c r="B2"><v>1</v></c>', failed)}, content)
    assert [problem[1:4] for problem in problems_of(reading_of(broken))] == [
        (2, "Letter", "error_value"),
        (2, "Letter", "required_missing"),
    ]


def test_hidden_rows_are_read_and_said_once_for_each_sheet() -> None:
    book, sheet = letters([100001, None, 1, DAY], [100002, None, 1, DAY], [100003, None, 1, DAY])
    sheet.row_dimensions[3].hidden = sheet.row_dimensions[4].hidden = True
    assert warnings_of(book) == [(3, None, "rows_hidden")]


def test_zeros_shown_in_front_of_a_number_are_said_where_numbers_are_read() -> None:
    book, sheet = letters([100001, "007", 1, DAY, "007"], [100002, None, "02", DAY])
    sheet["A2"].number_format = "0000000"
    sheet["C2"].number_format = "0"
    found = [warning for warning in warnings_of(book) if warning[2] == "zeros_padded"]
    assert found == [(2, "URN", "zeros_padded"), (3, "Letter", "zeros_padded")]


def test_sheets_and_columns_that_are_not_read_are_not_looked_at() -> None:
    book, _ = letters([100001, None, 1, DAY, "=1+1"])
    other = book.create_sheet("Pivot")
    other.append(["Sum", "=1+1"])
    other.append([1, "=2+2"])
    assert warnings_of(book) == [(None, None, "sheet_unknown")]


def test_a_councils_own_tracker_is_looked_at_under_its_own_headings() -> None:
    headings = ["URN", "First letter", "Returned on"]
    suggested = reading_of(as_csv(" | ".join(headings) + "\n100001 | 2018-10-12 |")).suggested
    assert suggested is not None
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (headings, [100001, "=TODAY()", DAY]):
        sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    reading = reading_of(content.getvalue(), mappings={suggested.signature: suggested})
    assert problems_of(reading) == [("Sheet", 2, "First letter", "formula_not_calculated", "warning")]
