"""The empty tracker: what a spreadsheet program makes of it, and that what is filled in is read."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from dsa_metrics.ingest.columns import FORMS
from dsa_metrics.ingest.template import write_template
from dsa_metrics.policy import load_policy
from tests.ingest.drawn_files import facts_of, problems_of, reading_of


@pytest.fixture
def book() -> Workbook:
    return openpyxl.load_workbook(BytesIO(write_template(load_policy())))


def test_the_template_has_notes_every_sheet_and_no_example_rows(book: Workbook) -> None:
    assert book.sheetnames == ["Notes", *(form.sheet for form in FORMS), "Lists"]
    for form in FORMS:
        sheet = book[form.sheet]
        rows = list(sheet.iter_rows(values_only=True))
        assert rows == [tuple(column.heading for column in form.columns)]
        assert sheet.freeze_panes == "A2"
    assert book["Lists"].sheet_state == "hidden"


def test_drop_downs_offer_exactly_the_policys_means(book: Workbook) -> None:
    sheet = book["Data flows"]
    (drop_down,) = [check for check in sheet.data_validations.dataValidation if check.type == "list"]
    assert str(drop_down.sqref).startswith("D2:D")
    name, cells = drop_down.formula1.split("!")
    assert [cell.value for (cell,) in book[name][cells.replace("$", "")]] == list(load_policy().means)


def test_date_columns_show_the_day_first(book: Workbook) -> None:
    assert book["Letters"].column_dimensions["D"].number_format == "dd/mm/yyyy"
    assert book["Letters"].column_dimensions["A"].number_format == "General"


def test_the_notes_say_of_every_column_whether_it_must_be_filled(book: Workbook) -> None:
    noted = {(row[0], row[1]): row[2] for row in book["Notes"].iter_rows(min_row=2, values_only=True)}
    wanted = {
        (form.sheet, column.heading): "yes" if column.is_required else "no" for form in FORMS for column in form.columns
    }
    assert noted == wanted


def test_the_empty_template_is_read_without_a_problem() -> None:
    reading = reading_of(write_template(load_policy()))
    assert problems_of(reading) == []
    assert reading.kind == "tracker"


def test_a_row_filled_into_the_template_is_read(book: Workbook) -> None:
    book["Letters"].append([100001, "Marsh Lane Primary School", 1, date(2018, 10, 12)])
    content = BytesIO()
    book.save(content)
    reading = reading_of(content.getvalue())
    assert problems_of(reading) == []
    assert facts_of(reading, "letter", ["urn", "step", "sent_on"]) == [(100001, 1, date(2018, 10, 12))]


def test_no_property_of_the_template_names_a_person(book: Workbook) -> None:
    assert book.properties.creator == "DSA Metrics"
    assert book.properties.lastModifiedBy is None
