"""The same tracker however it was saved: .xlsx, .xls, .ods, CSV of every sort; and what each file is taken for."""

import gzip
import io
from datetime import date
from pathlib import Path

import pytest
import xlwt

from dsa_metrics.desk import authorities_in
from dsa_metrics.ingest.read import read
from dsa_metrics.ingest.reading import Upload
from dsa_metrics.policy import load_policy
from tests.ingest.broken_files import in_open_document, open_document
from tests.ingest.drawn_files import (
    NO_SCHOOLS,
    TODAY,
    as_csv,
    as_workbook,
    facts_of,
    problems_of,
    reading_of,
    rows_of,
    typed_cell,
)
from tests.ingest.gias_files import SAMPLES, policy_of

LETTERS = """
    URN    | School                    | Letter | Sent on
    100001 | Marsh Lane Primary School | 1      | 2018-10-12
    100002 | St. Osyth's C.E. School   | 2      | 2019-02-08
"""
EXPECTED = [(100001, 1, date(2018, 10, 12), 2), (100002, 2, date(2019, 2, 8), 3)]
COLUMNS = ["urn", "step", "sent_on", "source_row"]


def old_workbook() -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Letters")
    dates = xlwt.easyxf(num_format_str="DD/MM/YYYY")
    for row, cells in enumerate(rows_of(LETTERS)):
        for column, cell in enumerate(map(typed_cell, cells)):
            sheet.write(row, column, cell, *([dates] if isinstance(cell, date) else []))
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def open_document_workbook() -> bytes:
    rows = "".join(
        f"<table:table-row>{''.join(map(_open_document_cell, map(typed_cell, cells)))}</table:table-row>"
        for cells in rows_of(LETTERS)
    )
    return open_document(in_open_document(rows))


def _open_document_cell(cell: object) -> str:
    kinds = {date: ("date", "date-value"), float: ("float", "value")}
    kind, attribute = kinds.get(type(cell), ("string", "string-value"))
    text = str(cell).replace("&", "&amp;")
    value = f'office:value-type="{kind}" office:{attribute}="{text}"'
    return f"<table:table-cell {value}><text:p>{text}</text:p></table:table-cell>"


TITLE = "\r\n\r\nLetters sent in the campaign\r\n"
SAVED = {
    "xlsx": as_workbook({"Letters": LETTERS}),
    "xls": old_workbook(),
    "ods": open_document_workbook(),
    "csv with commas": as_csv(LETTERS),
    "csv with semicolons": as_csv(LETTERS, ";"),
    "text with tabs": as_csv(LETTERS, "\t"),
    "csv that begins with a byte order mark": b"\xef\xbb\xbf" + as_csv(LETTERS),
    "csv in utf-16, as Excel saves unicode text": as_csv(LETTERS, "\t").decode().encode("utf-16"),
    "csv packed with gzip": gzip.compress(as_csv(LETTERS)),
    "csv with old Macintosh line ends": as_csv(LETTERS).replace(b"\r\n", b"\r"),
    "csv with dates as Excel shows them": as_csv(
        LETTERS.replace("2018-10-12", "12/10/2018").replace("2019-02-08", "08-Feb-19")
    ),
    "csv with urns as decimal numbers": as_csv(LETTERS.replace("100001", "100001.0")),
    "csv with headings in other capitals": as_csv(LETTERS.replace("Sent on", "SENT_ON*").replace("URN", "urn ")),
}


@pytest.mark.parametrize("saved", SAVED)
def test_a_tracker_reads_the_same_however_it_was_saved(saved: str) -> None:
    reading = reading_of(SAVED[saved])
    assert problems_of(reading) == []
    assert facts_of(reading, "letter", COLUMNS) == EXPECTED


def test_rows_are_numbered_as_the_spreadsheet_shows_them() -> None:
    drawing = "...\n...\n" + LETTERS.strip().replace("\n", "\n...\n")
    for content in (as_workbook({"Letters": drawing}), as_csv(drawing)):
        rows = facts_of(reading_of(content), "letter", ["source_row"])
        assert rows == [(5,), (7,)]


def test_a_title_above_the_headings_is_passed_over() -> None:
    reading = reading_of(as_workbook({"Letters": "Letters sent so far\n...\n" + LETTERS}))
    assert problems_of(reading) == []
    assert facts_of(reading, "letter", ["source_row"]) == [(4,), (5,)]


def test_a_table_that_begins_in_another_column_is_read() -> None:
    indented = "\n".join(f" | | {line}" for line in LETTERS.strip().split("\n"))
    reading = reading_of(as_workbook({"Letters": indented.replace("1      |", "x      |")}))
    assert problems_of(reading) == [("Letters", 2, "Letter", "step_unknown", "error")]


def test_a_cell_may_hold_several_lines() -> None:
    text = (
        'URN,Held on,Made by,Outcome,Note\r\n100001,2019-01-01,school,open,"One\r\ntwo, ""three"""\r\n100002,x,,,\r\n'
    )
    reading = reading_of(text.encode())
    assert facts_of(reading, "contact", ["note", "source_row"]) == [('One two, "three"', 2)]
    assert {problem.row for problem in reading.problems} == {3}


def test_a_csv_in_windows_letters_is_read() -> None:
    text = "URN,Held on,Made by,Outcome,Note\r\n100001,2019-01-01,school,open,Café – “yes”\r\n"
    assert facts_of(reading_of(text.encode("cp1252")), "contact", ["note"]) == [("Café – “yes”",)]


def test_columns_may_stand_in_any_order_and_be_left_out() -> None:
    drawing = "Sent on | Letter | URN\n2018-10-12 | 1 | 100001"
    assert facts_of(reading_of(as_csv(drawing)), "letter", COLUMNS) == [(100001, 1, date(2018, 10, 12), 2)]


def test_sheets_of_any_name_are_known_by_their_headings() -> None:
    later = "URN | Letter | Sent on\n100001 | 2 | 2019-02-08\n100003 | 1 | 2019-02-08"
    reading = reading_of(as_workbook({"Autumn term": LETTERS, "Spring term": later}))
    assert reading.kind == "tracker"
    assert problems_of(reading) == []
    assert len(facts_of(reading, "letter", COLUMNS)) == 4


def test_a_workbook_with_one_row_per_school_under_a_name_of_ours_is_the_councils_own() -> None:
    drawing = """
        School name               | URN    | First letter | Second letter | Agreement returned | How data arrives
        Marsh Lane Primary School | 100001 | 2018-10-12   | 2019-02-08    |                    | Secure portal
    """
    reading = reading_of(as_workbook({"Agreements": drawing}))
    assert reading.kind == "own tracker"
    assert [problem.rule for problem in reading.problems] == ["mapping_not_confirmed"]
    assert reading.suggested is not None
    assert reading.suggested.fields["letter_1"] == "First letter"
    assert not reading.facts


def test_a_tracker_beside_a_sheet_of_the_councils_own_is_a_tracker() -> None:
    own = "School name | URN | First letter | Second letter | Returned\nMarsh Lane | 100001 | 2018-10-12 | |"
    reading = reading_of(as_workbook({"Letters": f"{LETTERS}".replace("Sent on", "Sent on | Weather"), "Mine": own}))
    assert reading.kind == "tracker"
    assert {problem.rule for problem in reading.problems} == {"column_unknown", "sheet_unknown"}


def test_confirmed_columns_are_used_for_every_file_with_the_same_headings() -> None:
    drawing = "URN | First letter | Returned on\n100001 | 2018-10-12 | 2019-01-01"
    suggested = reading_of(as_csv(drawing)).suggested
    assert suggested is not None
    reading = reading_of(as_workbook({"Sheet1": drawing}), mappings={suggested.signature: suggested})
    assert problems_of(reading) == []
    assert reading.confirmed_mapping == suggested
    assert facts_of(reading, "letter", ["step", "sent_on"]) == [(1, date(2018, 10, 12))]
    assert facts_of(reading, "agreement", ["returned_on"]) == [(date(2019, 1, 1),)]


def test_a_register_among_the_files_is_read_first_wherever_it_stands() -> None:
    southend = (SAMPLES / "southend-2023-11-16.csv").read_bytes()
    policy = policy_of(882)
    register = read([Upload("register.csv", southend)], NO_SCHOOLS, policy, TODAY.replace(year=2026), {})
    urn = register.facts["school"].column("urn")[0].as_py()
    letters = as_csv(f"URN | Letter | Sent on\n{urn} | 1 | 2018-10-12")
    uploads = [Upload("letters.csv", letters), Upload("register.csv", southend)]
    both = read(uploads, NO_SCHOOLS, policy, TODAY.replace(year=2026), {})
    assert both.kind == "letters, register"
    assert [problem.rule for problem in both.problems if problem.file == "letters.csv"] == []
    assert facts_of(both, "letter", ["urn", "file_no"]) == [(urn, 1)]
    assert set(both.facts["school"].column("file_no").to_pylist()) == {2}


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*columns.csv")), ids=lambda path: path.stem)
def test_a_register_says_which_authorities_it_holds(path: Path) -> None:
    authorities = authorities_in(Upload(path.name, path.read_bytes()))
    assert authorities
    assert all(100 <= code <= 999 and name and rows > 0 for code, name, rows in authorities)


def test_no_other_file_holds_authorities() -> None:
    assert authorities_in(Upload("letters.csv", as_csv(LETTERS))) == []


def test_a_register_saved_as_a_workbook_is_a_register_too() -> None:
    register = """
        URN    | LA (code) | LA (name) | EstablishmentName | LastChangedDate
        114700 | 882       | Estuary   | Marsh Lane        | 2018-09-01
        114701 | 883       | Other     | Far Away          | 2018-10-01
    """
    content = as_workbook({"Sheet1": register})
    assert authorities_in(Upload("r.xlsx", content)) == [(882, "Estuary", 1), (883, "Other", 1)]
    reading = read([Upload("r.xlsx", content)], NO_SCHOOLS, policy_of(882), TODAY, {})
    assert reading.kind == "register"


def test_a_shipped_policy_without_an_authority_reads_trackers_all_the_same() -> None:
    assert load_policy().authority is None
    assert problems_of(reading_of(as_csv(LETTERS))) == []
