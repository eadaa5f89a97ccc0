"""The same fact in several files of one load."""

import json
from datetime import date

import pytest

from dsa_metrics.ingest.read import read
from dsa_metrics.ingest.reading import Reading, Upload
from tests.ingest.drawn_files import NO_SCHOOLS, as_csv, facts_of, problems_of, reading_of
from tests.ingest.gias_files import SCHOOL, policy_of


def register(**changes: str) -> bytes:
    school = SCHOOL | {"HeadLastName": "Quay"} | changes
    return as_csv(" | ".join(school) + "\n" + " | ".join(school.values()))


def reading_of_registers(*contents: bytes) -> Reading:
    uploads = [Upload(f"file-{number}", content) for number, content in enumerate(contents, 1)]
    return read(uploads, NO_SCHOOLS, policy_of(882), date(2026, 11, 23), {})


def test_two_registers_of_one_day_that_agree_are_one_and_need_no_word() -> None:
    reading = reading_of_registers(register(), register() + b"\r\n")
    assert problems_of(reading) == []
    assert facts_of(reading, "school", ["urn", "file_no"]) == [(114700, 1)]


def test_two_registers_of_one_day_that_differ_are_refused_where_they_do() -> None:
    reading = reading_of_registers(register(), register(NumberOfPupils="211"))
    assert [(problem.file, problem.row, problem.column, problem.rule) for problem in reading.problems] == [
        ("file-1", 2, "URN", "same_fact_differs"),
        ("file-2", 2, "URN", "same_fact_differs"),
    ]
    assert reading.facts["school"].num_rows == 0
    assert [(row.file_no, row.rules) for row in reading.quarantined] == [
        (1, "same_fact_differs"),
        (2, "same_fact_differs"),
    ]


def test_nothing_of_a_registers_other_columns_is_put_aside() -> None:
    reading = reading_of_registers(register(), register(NumberOfPupils="211"))
    for row in reading.quarantined:
        assert "Quay" not in row.cells
        assert json.loads(row.cells)["EstablishmentName"] == SCHOOL["EstablishmentName"]


def test_two_registers_of_different_days_are_two() -> None:
    reading = reading_of_registers(register(), register(LastChangedDate="01-10-2018"))
    assert problems_of(reading) == []
    assert facts_of(reading, "school", ["register_on"]) == [(date(2018, 9, 1),), (date(2018, 10, 1),)]


def test_a_row_of_a_councils_own_tracker_that_contradicts_gives_none_of_its_facts() -> None:
    headings = "URN | First letter | Returned on"
    suggested = reading_of(as_csv(f"{headings}\n100001 | 2018-10-12 |")).suggested
    assert suggested is not None
    own = as_csv(f"{headings}\n100001 | 2018-10-12 | 2019-01-01\n100002 | 2018-10-12 | 2019-01-01")
    letters = as_csv("URN | Letter | Sent on\n100001 | 1 | 2018-10-13")
    reading = reading_of(own, letters, mappings={suggested.signature: suggested})
    assert [(problem.file, problem.row, problem.column, problem.rule) for problem in reading.problems] == [
        ("file-1", 2, None, "same_fact_differs"),
        ("file-2", 2, "Letter", "same_fact_differs"),
    ]
    assert facts_of(reading, "letter", ["urn"]) == [(100002,)]
    assert facts_of(reading, "agreement", ["urn"]) == [(100002,)]


@pytest.mark.parametrize("channel", ["", "Telephone"])
def test_a_key_with_a_blank_in_it_is_a_key_like_any_other(channel: str) -> None:
    drawing = f"""
        URN    | Held on    | Made by | Channel   | Outcome
        100001 | 2019-01-01 | school  | {channel} | open
        100001 | 2019-01-01 | school  | {channel} | agreed
    """
    assert [problem[1:4] for problem in problems_of(reading_of(as_csv(drawing)))] == [
        (2, "Held on", "same_fact_differs"),
        (3, "Held on", "same_fact_differs"),
    ]


def test_a_blank_value_differs_from_a_filled_one() -> None:
    drawing = "URN | Returned on | Version\n100001 | 2019-01-01 |\n100001 | 2019-01-01 | 2"
    assert [problem.rule for problem in reading_of(as_csv(drawing)).problems] == ["same_fact_differs"] * 2
