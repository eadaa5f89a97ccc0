"""The sheets of the members' workbook, from schools made by hand: what is said where there is little to say."""

import io
from dataclasses import replace
from datetime import date

from openpyxl import load_workbook

from dsa_metrics.exports.members.content import Sheet, sheets
from dsa_metrics.exports.members.schools import Counted
from dsa_metrics.exports.paper.snapshot import Named
from dsa_metrics.exports.workbook import Workbook
from dsa_metrics.record.releases import State
from dsa_metrics.view import Standing
from tests.exports.paper_releases import CALM

LETTER = date(2019, 5, 30)


def school(state: State, standing: Standing | None, phase: str = "Primary", cohort: str = "priority") -> Counted:
    return Counted(Named(state.urn, f"School {state.urn}", phase, "", state, standing), cohort, "")


def standing(status: str, flow: str, second_point: bool = False) -> Standing:
    return Standing(status, None, flow, second_point, "As it is.", LETTER)


def made(*schools: Counted) -> dict[str, Sheet]:
    return {sheet.name: sheet for sheet in sheets(replace(CALM, standard=10.0), schools)}


RETURNED = school(State(1, False, False, False, records=2000, failures=21), standing("returned", "straight through"))
BOTH = school(State(2, True, True, True), standing("requires escalation", "unsafe", second_point=True))
LOST = school(State(3, True, False, False), None, "Independent", "engaging")


def test_where_nobody_requires_escalation_the_sheet_says_so_and_has_no_row() -> None:
    sheet = made(RETURNED)["Requires escalation"]
    assert (sheet.findings, sheet.rows) == (("0 of 1 priority school requires escalation.",), ())


def test_a_school_that_fails_on_both_points_is_marked_in_its_name_and_in_words() -> None:
    (row,) = made(RETURNED, BOTH)["Requires escalation"].rows
    assert row[0] == "School 2\u00a0*"
    assert row[5:9] == ("Unsafe", "Yes\u00a0*", LETTER, 5)


def test_a_school_of_which_the_record_says_nothing_is_told_as_unknown_and_never_as_good() -> None:
    found = made(RETURNED, LOST)
    assert found["Every school"].rows[1][4:] == ("Not known", "", "Not assessed", "No", UNKNOWN)
    assert LOST.named.is_as_released
    assert not school(State(3, True, False, True), None).named.is_as_released
    assert [row[2:] for row in found["How data arrives by phase"].totals] == [(1, 1, 0, 0, 0, 0), (1, 0, 0, 0, 0, 1)]


UNKNOWN = "The record does not say how the school stood."


def test_a_rate_has_as_many_places_as_it_takes_to_stand_on_its_side_of_the_standard() -> None:
    rates = [(20_001, 200), (50_000, 501), (2000, 21), (0, 0)]
    schools = [
        school(State(place, False, False, False, False, 1000 * failures > 10 * records, failures, records), None)
        for place, (records, failures) in enumerate(rates)
    ]
    told = [row[7:] for row in made(*schools)["Data quality by school"].rows]
    assert told == [
        (10.0, "Meets the standard"),
        (10.02, "Below the standard"),
        (10.5, "Below the standard"),
        (None, "Not assessed"),
    ]


def test_where_nobody_was_assessed_the_sheet_says_so() -> None:
    assert made(BOTH)["Data quality by school"].findings == ("No school has been assessed yet.",)


def test_each_chart_is_told_with_every_number_that_it_shows() -> None:
    chart = made(RETURNED, BOTH, LOST)["Returned by phase"].chart
    assert chart is not None
    assert chart.said == (
        "Bar chart: agreements returned, by phase, as at 4 June 2019. Primary: returned 1, not returned 1; "
        "Independent: not returned 1."
    )
    assert made()["Returned by phase"].chart is None


def test_a_table_without_a_row_has_its_headings_and_no_row_is_higher_than_a_spreadsheet_allows() -> None:
    book = Workbook("Title", "Members", LETTER)
    columns = (("School", 20), ("Why", 20))
    book.table(book.sheet("None", [20, 20]), 0, columns, ())
    book.table(book.sheet("Long", [20, 20]), 0, columns, (("A", "word " * 2000),))
    read = load_workbook(io.BytesIO(book.content()))
    assert [cell.value for cell in read["None"][1]] == ["School", "Why"]
    assert (len(read["None"].tables), len(read["Long"].tables)) == (0, 1)
    assert 400 < read["Long"].row_dimensions[2].height <= 409
