"""The public workbook: laid out for everybody, nothing hidden, nobody's name in its properties, nothing that runs."""

import io
import zipfile
from datetime import datetime

import pytest
from openpyxl import Workbook, load_workbook

from dsa_metrics.exports.public.spreadsheet import spreadsheet
from dsa_metrics.public_metrics import PUBLIC_METRICS
from tests.exports.releases import BOUNDED, EARLIER, QUALITY, SHAPES, WHOLE, view

SHEETS = [
    "Cover",
    "Contents",
    "Notes",
    "Headline",
    "Agreements returned",
    "Require escalation",
    "Fail on both points",
    "Unsafe or no data",
    "Late submissions",
    "Below the standard",
    "Meet the standard",
    "Over time",
    "Failures per 1,000 records",
    "Failures over time",
    "Beside England",
]
OF_QUALITY = (*SHEETS[8:11], *SHEETS[12:])


@pytest.fixture(scope="module")
def book() -> Workbook:
    return load_workbook(io.BytesIO(spreadsheet(view(EARLIER, WHOLE))))


@pytest.fixture(scope="module")
def with_quality() -> Workbook:
    return load_workbook(io.BytesIO(spreadsheet(view(EARLIER, QUALITY))))


def lines(book: Workbook, sheet: str) -> list[list[object]]:
    return [[value for value in row if value is not None] for row in book[sheet].iter_rows(values_only=True)]


def test_cover_contents_and_notes_stand_before_one_table_for_every_public_metric(with_quality: Workbook) -> None:
    assert with_quality.sheetnames == SHEETS
    tables = [name for sheet in with_quality for name in sheet.tables]
    assert sorted(tables) == sorted(["contents_table", "notes_table", *PUBLIC_METRICS])
    assert [len(sheet.tables) for sheet in with_quality] == [0, *[1] * (len(SHEETS) - 1)]


def test_a_release_that_does_not_tell_of_quality_has_no_sheet_of_it(book: Workbook) -> None:
    assert book.sheetnames == [name for name in SHEETS if name not in OF_QUALITY]


def test_a_rate_stands_with_the_schools_assessed_and_counted(with_quality: Workbook) -> None:
    rows = lines(with_quality, "Failures per 1,000 records")
    assert ["Primary", "Priority phases", 7, 33, 33] in rows
    assert ["All priority phases", "Priority phases", 9, 50, 50] in rows
    assert ["All other phases", "Other phases", "[c]", "[c]", 10] in rows
    assert ["26 March 2019", "All priority phases", 11, 47, 50] in lines(with_quality, "Failures over time")


def test_no_sheet_row_or_column_is_hidden(book: Workbook) -> None:
    assert {sheet.sheet_state for sheet in book} == {"visible"}
    assert not [sheet for sheet in book for place in sheet.row_dimensions.values() if place.hidden]
    assert not [sheet for sheet in book for place in sheet.column_dimensions.values() if place.hidden]
    assert not list(book.defined_names)


def test_the_cover_says_what_it_says_whose_when_for_whom_and_which_release(book: Workbook) -> None:
    cover = " ".join(str(value) for line in lines(book, "Cover") for value in line)
    for said in (
        WHOLE.headline,
        WHOLE.authority,
        WHOLE.board,
        "11 June 2019",
        "4 June 2019",
        "PUBLIC",
        view(EARLIER, WHOLE).release.id,
    ):
        assert said in cover


def test_the_properties_hold_a_title_and_a_fixed_day_and_no_person(book: Workbook) -> None:
    of = book.properties
    assert of.title == "Data sharing agreements with schools, as at 4 June 2019"
    assert of.subject == "PUBLIC"
    assert of.created == of.modified == datetime(2019, 6, 11, 12)
    assert not of.creator
    assert not of.lastModifiedBy
    with zipfile.ZipFile(io.BytesIO(spreadsheet(view(WHOLE)))) as parts:
        assert b"<Manager>" not in parts.read("docProps/app.xml")
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_headings_are_words_and_the_finding_stands_above_its_table(book: Workbook, with_quality: Workbook) -> None:
    title, finding, *rest = lines(book, "Agreements returned")
    assert title == ["Agreements returned, by phase, as at 4 June 2019"]
    assert finding == [WHOLE.printed[0].finding]
    headings = next(line for line in rest if len(line) == 5)
    assert headings[2:] == ["With an agreement in force", "Schools counted", "Share of schools counted"]
    assert not [value for name in SHEETS for line in lines(with_quality, name) for value in line if "_" in str(value)]


def test_a_withheld_measure_is_a_symbol_explained_above_its_table(book: Workbook) -> None:
    found = lines(book, "Unsafe or no data")
    table = next(place for place, line in enumerate(found) if len(line) == 5)
    above = " ".join(str(value) for line in found[:table] for value in line)
    assert WHOLE.printed[3].withheld in above
    assert "[c] The whole measure is withheld" in above
    assert found[table + 1] == ["All priority phases", "Priority phases", "[c]", 50, "[c]"]


def test_a_bound_stands_in_words(book: Workbook) -> None:
    bounded = load_workbook(io.BytesIO(spreadsheet(view(BOUNDED))))
    assert lines(bounded, "Agreements returned")[-1][2:] == ["at most 6", 57, "at most 11%"]
    assert lines(bounded, "Require escalation")[-1][2:] == ["at least 51", 57, "at least 89%"]


@pytest.mark.parametrize("name", SHAPES)
def test_no_cell_of_any_shape_is_a_formula_a_blank_or_a_link_outside(name: str) -> None:
    content = spreadsheet(view(SHAPES[name]))
    for sheet in load_workbook(io.BytesIO(content)):
        assert not [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
        for table in sheet.tables.values():
            assert all(cell.value not in (None, "") for row in sheet[table.ref] for cell in row)
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert not [part for part in parts.namelist() if b'TargetMode="External"' in parts.read(part)]


def test_the_sheet_beside_england_says_whose_figures_they_are(with_quality: Workbook) -> None:
    rows = lines(with_quality, "Beside England")
    assert ["Primary", "Marsh & Fen", 17.872, 33, 17.872 / 33] in rows
    assert ["Special", "Marsh & Fen", "[z]", "[z]", "[z]"] in rows
    assert any("Source: Department for Education" in str(value) for row in rows for value in row)
