"""What the process apart makes of sheets: headings, blanks, typed cells, and registers of all of England."""

import io
from collections.abc import Callable
from datetime import datetime

import xlsxwriter

from dsa_metrics.ingest.child.opening import open_file
from dsa_metrics.ingest.child.packing import Answer
from tests.ingest.drawn_files import as_csv, rows_of


def table_of(answer: Answer) -> list[list[str]]:
    """The only sheet as rows of text, the headings first."""
    (sheet,) = answer.sheets
    return [list(sheet.headings), *(list(row) for row in zip(*sheet.columns, strict=True))]


def workbook_of(write: Callable[[xlsxwriter.Workbook], None]) -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        write(book)
    return content.getvalue()


def test_typed_cells_become_text() -> None:
    def write(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("Letters")
        for row, cells in enumerate([["a", "b", "c"], [1, True, 1.5], [1.0, 1, -0.25], [10**15, False, "  x  "]]):
            sheet.write_row(row, 0, cells)
        moments = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        sheet.write_datetime(4, 0, datetime(2018, 10, 12, 9, 30), moments)
        sheet.write_datetime(4, 1, datetime(2018, 10, 12), moments)
        sheet.write_number(4, 2, 0.5, book.add_format({"num_format": "hh:mm"}))

    assert table_of(open_file(workbook_of(write), None)) == [
        ["a", "b", "c"],
        ["1", "true", "1.5"],
        ["1", "1", "-0.25"],
        ["1000000000000000", "false", "x"],
        ["2018-10-12T09:30:00", "2018-10-12", "12:00:00"],
    ]


def test_columns_beyond_the_headings_count_only_where_something_stands_in_them() -> None:
    assert table_of(open_file(b"a,b\r\n1,2,,,\r\n", None)) == [["a", "b"], ["1", "2"]]
    assert table_of(open_file(b"a,b\r\n1,2,,3\r\n4\r\n", None)) == [
        ["a", "b", "", ""],
        ["1", "2", "", "3"],
        ["4", "", "", ""],
    ]


def test_without_a_row_of_two_cells_the_first_filled_row_is_the_heading() -> None:
    (sheet,) = open_file(b"\r\n" + b"word\r\n" * 30, None).sheets
    assert (sheet.headings, sheet.header_row, len(sheet.rows), sheet.rows[0], sheet.rows[-1]) == (
        ("word",),
        2,
        29,
        3,
        31,
    )


def test_sheets_of_charts_and_sheets_without_a_cell_are_passed_over() -> None:
    def write(book: xlsxwriter.Workbook) -> None:
        book.add_worksheet("Empty")
        sheet = book.add_worksheet("Letters")
        sheet.write_row(0, 0, ["a", "b"])
        chart = book.add_chart({"type": "line"})
        chart.add_series({"values": "=Letters!$A$1:$A$2"})
        book.add_chartsheet("Chart").set_chart(chart)

    assert [sheet.name for sheet in open_file(workbook_of(write), None).sheets] == ["Letters"]


REGISTER = """
    URN    | LA (code) | LA (name) | EstablishmentName | LastChangedDate
    100001 | 882       | Estuary   | Marsh Lane        | 01-09-2018
    100002 | 0882      | Estuary   | Saltings          | 02/09/2018
    100003 | 201       | Other     | Far Away          | 2018-09-30
    100004 | 201       | Other     | Further Away      | 31-09-2018
    100005 | none      | Nobody    | Nowhere           |
    100006
"""


def test_of_a_register_one_authoritys_rows_are_kept_and_all_are_counted() -> None:
    answer = open_file(as_csv(REGISTER), 882)
    assert [row[0] for row in table_of(answer)[1:]] == ["100001", "100002"]
    assert list(answer.sheets[0].rows) == [2, 3]
    assert answer.register is not None
    assert answer.register.rows == 5
    assert answer.register.latest_change == "2018-09-30"
    assert answer.register.authorities == ((882, "Estuary", 2), (201, "Other", 2))


def test_without_a_code_a_register_is_counted_and_no_row_is_kept() -> None:
    answer = open_file(as_csv(REGISTER), None)
    assert list(answer.sheets[0].rows) == []
    assert answer.register is not None
    assert answer.register.rows == 5


def test_a_register_without_dates_of_change_and_names_of_authorities_is_a_register() -> None:
    drawing = "\n".join(" | ".join(row[:2] + row[3:4]) for row in rows_of(REGISTER)[:3])
    answer = open_file(as_csv(drawing), 882)
    assert answer.register is not None
    assert answer.register.latest_change is None
    assert answer.register.authorities == ((882, "882", 2),)


def test_of_dates_of_change_that_are_no_dates_nothing_follows() -> None:
    answer = open_file(as_csv(REGISTER.replace("2018-09", "soon").replace("09-2018", "x").replace("09/2018", "x")), 882)
    assert answer.register is not None
    assert answer.register.latest_change is None
