"""A faulty file handed back: the right cells coloured and commented, and nothing in it that runs."""

import io
from collections.abc import Iterator

import openpyxl
import pytest
from openpyxl.cell.cell import Cell
from openpyxl.workbook import Workbook

from dsa_metrics.ingest.child.marking import MOST_COMMENTS
from dsa_metrics.ingest.guard import FileRefused
from dsa_metrics.ingest.marked import mark
from dsa_metrics.ingest.reading import Upload
from tests.ingest.broken_files import with_part
from tests.ingest.drawn_files import as_csv, as_workbook, problems_of, reading_of

LETTERS = """
    URN    | School                    | Letter | Sent on
    100001 | Marsh Lane Primary School | 1      | 2018-10-12
    100002 | Marsh Lane                | first  | 31/02/2018
    100003 | Harbour View              | 1      | 2018-10-12
"""
ERROR, WARNING = "FFFFC7CE", "FFFFEB9C"


def marked(content: bytes) -> Workbook:
    problems = reading_of(content).problems
    return openpyxl.load_workbook(io.BytesIO(mark(Upload("file-1", content), problems)))


def cells_of(book: Workbook) -> Iterator[Cell]:
    for sheet in book.worksheets:
        for cells in sheet.iter_rows():
            yield from cells


def coloured(book: Workbook, sheet: str) -> dict[str, str]:
    return {
        cell.coordinate: cell.fill.fgColor.rgb
        for cells in book[sheet].iter_rows()
        for cell in cells
        if cell.fill.fill_type
    }


@pytest.mark.parametrize("content", [as_workbook({"Letters": LETTERS}), as_csv(LETTERS)], ids=["xlsx", "csv"])
def test_exactly_the_faulty_cells_are_coloured_and_say_what_to_do(content: bytes) -> None:
    book = marked(content)
    name = book.sheetnames[0]
    assert coloured(book, name) == {"B3": ERROR, "C3": ERROR, "D3": ERROR, "B4": WARNING}
    comment = book[name]["D3"].comment.text
    assert comment.startswith("The date is not a day of the calendar. Write day, month and year")
    assert book[name]["A3"].comment is None


def test_the_last_sheet_lists_every_problem() -> None:
    sheet = marked(as_workbook({"Letters": LETTERS}))["Problems"]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == ("What", "Sheet", "Row", "Column", "What is wrong", "What to do", "Rule")
    assert [(row[0], row[1], row[2], row[3], row[6]) for row in rows[1:]] == [
        ("error", "Letters", 3, "Letter", "step_unknown"),
        ("error", "Letters", 3, "School", "school_is_another"),
        ("error", "Letters", 3, "Sent on", "date_impossible"),
        ("warning", "Letters", 4, "School", "school_spelled_differently"),
    ]


def test_a_problem_of_a_heading_is_marked_at_the_heading() -> None:
    book = marked(as_workbook({"Letters": "URN | Letter | Sent on | Weather\n100001 | 1 | 2018-10-12 | fine"}))
    assert coloured(book, "Letters") == {"D1": WARNING}


def test_a_marked_file_can_be_handed_in_again_with_the_same_problems() -> None:
    for content in (as_workbook({"Letters": LETTERS}), as_csv(LETTERS)):
        again = io.BytesIO()
        marked(content).save(again)
        before, after = problems_of(reading_of(content)), problems_of(reading_of(again.getvalue()))
        assert [problem[1:] for problem in after] == [problem[1:] for problem in before]


def test_marks_of_an_earlier_time_are_taken_off() -> None:
    book = marked(as_workbook({"Letters": LETTERS}))
    book["Letters"]["C3"] = 1
    corrected = io.BytesIO()
    book.save(corrected)
    again = marked(corrected.getvalue())
    assert coloured(again, "Letters") == {"B3": ERROR, "D3": ERROR, "B4": WARNING}
    assert again["Letters"]["C3"].comment is None
    assert again.sheetnames == ["Letters", "Problems"]


INJECTED = '=cmd|" /C calc"!A0 | +1+1 | -2 | @SUM(A1)'


@pytest.mark.parametrize("make", [lambda drawing: as_workbook({"Letters": drawing}), as_csv], ids=["xlsx", "csv"])
def test_text_that_looks_like_a_formula_stays_text(make: object) -> None:
    assert callable(make)
    drawing = f"URN | School | Letter | Sent on | =1+1\n{INJECTED.replace('cmd|', 'cmd')} | x"
    book = marked(make(drawing))
    assert all(cell.data_type != "f" for cell in cells_of(book))
    assert book[book.sheetnames[0]]["A2"].value == '=cmd" /C calc"!A0'


def test_formulas_are_handed_back_as_the_values_they_had() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Letters"
    for cells in (["URN", "Letter", "Sent on"], [100001, "=1+0", "soon"]):
        sheet.append(cells)
    content = io.BytesIO()
    book.save(content)
    assert all(cell.data_type != "f" for cell in cells_of(marked(content.getvalue())))


def test_macros_and_links_are_not_handed_back() -> None:
    book = mark(Upload("file-1", with_part({"xl/vbaProject.bin": b"macro"})), [])
    assert b"vbaProject" not in book


def test_signs_that_no_workbook_may_hold_are_left_out() -> None:
    book = marked(b"URN,Letter,Sent on\r\n100001,1,so\x01on\r\n")
    assert book["Sheet1"]["C2"].value == "soon"


def test_a_workbook_that_cannot_be_written_again_is_written_anew() -> None:
    slip = b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"><x'
    content = with_part({"docProps/core.xml": slip}, as_workbook({"Letters": LETTERS}))
    assert reading_of(content).problems[0].rule == "not_looked_at_again"
    book = marked(content)
    assert coloured(book, "Letters") == {"B3": ERROR, "C3": ERROR, "D3": ERROR, "B4": WARNING}
    assert book["Letters"]["A2"].value == "100001"


def test_a_problem_without_a_row_is_only_listed() -> None:
    content = as_workbook({"Letters": "URN | School | Letter | Sent on\n100001 | | 1 | 2018-10-12", "Pivot": "a | b"})
    book = marked(content)
    assert coloured(book, "Letters") == {}
    book = marked(as_csv("URN | School | Letter | Sent on\n100001 | | 1 | soon"))
    assert coloured(book, "Sheet1") == {"D2": ERROR}
    assert book["Sheet1"]["B2"].value is None


def test_where_there_are_very_many_problems_the_first_have_comments_and_all_are_coloured() -> None:
    rows = "\n".join(f"10000{n % 3 + 1} | {n} | soon" for n in range(1, MOST_COMMENTS + 2))
    book = marked(as_csv(f"URN | Letter | Sent on\n{rows}"))
    sheet = book["Sheet1"]
    commented = sum(1 for cell in cells_of(book) if cell.comment)
    assert commented == MOST_COMMENTS
    assert len(coloured(book, "Sheet1")) > MOST_COMMENTS
    assert sheet.max_row == MOST_COMMENTS + 2


def test_a_file_that_cannot_be_read_cannot_be_marked() -> None:
    with pytest.raises(FileRefused) as refusal:
        mark(Upload("file-1", b""), [])
    assert refusal.value.rule == "file_empty"
