"""Problems as a spreadsheet: all of them, and the rows set aside with their faulty cells marked."""

import io
import json
from datetime import date

from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from dsa_metrics.desk import Problem, Reading
from dsa_metrics.exports.problem_workbook import file_name, problem_workbook
from dsa_metrics.ingest.reading import Quarantined, SourceFile

TODAY = date(2019, 6, 4)
MARKED = "FFFFE5CC"


def problem(sheet: str | None, row: int | None, column: str | None) -> Problem:
    return Problem("tracker.xlsx", sheet, row, column, "date_impossible", "error", "This is no date.", "Correct it.")


def set_aside(sheet: str, row: int, cells: dict[str, str], file_no: int = 1) -> Quarantined:
    return Quarantined(file_no, sheet, row, "date_impossible", json.dumps(cells))


def made(problems: list[Problem], rows: list[Quarantined]) -> Workbook:
    files = (SourceFile(1, "tracker.xlsx", "", "tracker"), SourceFile(2, "other.xlsx", "", "tracker"))
    reading = Reading(files, {}, tuple(rows), tuple(problems))
    return load_workbook(io.BytesIO(problem_workbook(reading, TODAY)))


def test_every_problem_stands_in_one_list_with_its_place_and_its_fix() -> None:
    book = made([problem("Letters", 7, "Sent on"), problem(None, None, None)], [])
    rows = list(book["Problems"].iter_rows(min_row=2, values_only=True))
    assert rows[0] == ("error", "tracker.xlsx", "Letters", 7, "Sent on", "This is no date.", "Correct it.")
    assert len(rows) == 2


def test_a_faulty_cell_is_marked_and_the_others_are_not() -> None:
    book = made(
        [problem("Letters", 7, "Sent on")], [set_aside("Letters", 7, {"URN": "990001", "Sent on": "31/02/2019"})]
    )
    sheet = book["Letters"]
    assert [cell.value for cell in sheet[1]] == ["Row", "URN", "Sent on", "What is wrong"]
    assert [cell.value for cell in sheet[2]] == [7, "990001", "31/02/2019", "This is no date. Correct it."]
    assert [cell.coordinate for cell in sheet[2] if cell.fill.fgColor.rgb == MARKED] == ["C2"]


def test_an_empty_cell_that_is_needed_is_marked_too() -> None:
    sheet = made([problem("Letters", 7, "Sent on")], [set_aside("Letters", 7, {"URN": "990001"})])["Letters"]
    assert [cell.coordinate for cell in sheet[2] if cell.fill.fgColor.rgb == MARKED] == ["C2"]


def test_a_cell_that_looks_like_a_formula_stays_text() -> None:
    sheet = made([problem("Letters", 7, "School")], [set_aside("Letters", 7, {"School": "=1+1"})])["Letters"]
    assert sheet["B2"].data_type == "s"


def test_sheets_of_the_same_name_from_two_files_stay_apart() -> None:
    rows = [set_aside("Letters", 2, {"URN": "1"}), set_aside("Letters", 2, {"URN": "2"}, file_no=2)]
    assert made([], rows).sheetnames == ["Cover", "Problems", "Letters", "Letters 2"]


def test_a_sheet_name_that_no_workbook_may_use_is_made_usable() -> None:
    rows = [set_aside("A" * 40, 2, {"URN": "1"}), set_aside("'Cover'", 2, {"URN": "1"}), set_aside("History", 2, {})]
    assert made([], rows).sheetnames == ["Cover", "Problems", "A" * 31, "Cover 2", "History 2"]


def test_the_file_name_says_day_and_audience() -> None:
    assert file_name(TODAY) == "problems-in-files-2019-06-04-officers-only.xlsx"
