"""Every rule of the tracker's rows and headings, drawn as a small sheet, with the exact row and column."""

import json
from functools import cache

import pytest

from dsa_metrics.ingest.clashes import CLASH_RULES
from dsa_metrics.ingest.heading_faults import HEADING_RULES
from dsa_metrics.ingest.reading import Reading
from dsa_metrics.ingest.tracker_rules import TRACKER_RULES
from tests.ingest.drawn_files import (
    NO_SCHOOLS,
    as_csv,
    as_workbook,
    facts_of,
    problems_of,
    reading_of,
)

#: A name for the case, the sheet, its drawing, and every problem: row, column, rule, severity.
Case = tuple[str, str, str, list[tuple[int | None, str | None, str, str]]]

CASES: list[Case] = [
    (
        "a urn of five or seven digits, with a leading zero, or in words",
        "Letters",
        """
        URN      | Letter | Sent on
        12345    | 1      | 2018-10-12
        0100001  | 1      | 2018-10-12
        1000010  | 1      | 2018-10-12
        Marsh    | 1      | 2018-10-12
        100001.5 | 1      | 2018-10-12
        """,
        [
            (2, "URN", "urn_malformed", "error"),
            (3, "URN", "urn_malformed", "error"),
            (3, "URN", "zeros_padded", "warning"),
            *((row, "URN", "urn_malformed", "error") for row in (4, 5, 6)),
        ],
    ),
    (
        "a urn that no school of the register has",
        "Letters",
        """
        URN    | Letter | Sent on
        100001 | 1      | 2018-10-12
        999999 | 1      | 2018-10-12
        """,
        [(3, "URN", "urn_unknown", "error")],
    ),
    (
        "a name that is another school's, or like none",
        "Letters",
        """
        URN    | School                    | Letter | Sent on
        100001 | Harbour View Academy      | 1      | 2018-10-12
        100002 | Zzyzx Quarry              | 1      | 2018-10-12
        100003 | MARSH LANE primary-school | 1      | 2018-10-12
        """,
        [(row, "School", "school_is_another", "error") for row in (2, 3, 4)],
    ),
    (
        "a name spelled otherwise",
        "Letters",
        """
        URN    | School                 | Letter | Sent on
        100001 | Marsh Lane Primary     | 1      | 2018-10-12
        100002 | ST OSYTHS CE SCHOOL    | 1      | 2018-10-12
        100003 | Hárbour View   Academy | 1      | 2018-10-12
        """,
        [(2, "School", "school_spelled_differently", "warning")],
    ),
    (
        "days that the calendar does not have",
        "Letters",
        """
        URN    | Letter | Sent on
        100001 | 1      | 31/02/2018
        100002 | 1      | soon
        100003 | 1      | 12/31/2018
        100001 | 2      | 01/01/1018
        """,
        [(row, "Sent on", "date_impossible", "error") for row in (2, 3, 4, 5)],
    ),
    (
        "a bare number where a date should be",
        "Letters",
        """
        URN    | Letter | Sent on
        100001 | 1      | 43385
        100002 | 1      | 43385.5
        """,
        [(row, "Sent on", "date_is_a_number", "error") for row in (2, 3)],
    ),
    (
        "letters and contacts of tomorrow",
        "Contacts",
        """
        URN    | Held on    | Made by | Outcome
        100001 | 2019-06-04 | school  | open
        100002 | 2019-06-05 | school  | open
        """,
        [(3, "Held on", "date_in_the_future", "error")],
    ),
    (
        "only what has happened may not lie ahead",
        "Agreements",
        """
        URN    | Returned on | Starts on  | Review on  | Expires on | Withdrawn on
        100001 | 2019-06-01  | 2019-09-01 | 2020-09-01 | 2021-09-01 | 2020-01-01
        100002 | 2019-07-01  | 2019-09-01 | 2020-09-01 | 2021-09-01 |
        """,
        [(3, "Returned on", "date_in_the_future", "error")],
    ),
    (
        "a second letter before the first, even with the third between",
        "Letters",
        """
        URN    | Letter | Sent on
        100001 | 1      | 2018-10-12
        100001 | 2      | 2018-10-11
        100001 | 3      | 2018-10-11
        100002 | 2      | 2018-10-12
        100002 | 1      | 2018-10-12
        """,
        [(row, "Sent on", "letter_before_the_one_before", "error") for row in (3, 4)],
    ),
    (
        "which letter it was, in words or out of range",
        "Letters",
        """
        URN    | Letter | Sent on
        100001 | first  | 2018-10-12
        100002 | 0      | 2018-10-12
        100003 | 10     | 2018-10-12
        """,
        [(row, "Letter", "step_unknown", "error") for row in (2, 3, 4)],
    ),
    (
        "means, outcome, made-by and check that nobody knows",
        "Contacts",
        """
        URN    | Held on    | Made by   | Outcome
        100001 | 2019-01-01 | governors | open
        100002 | 2019-01-01 | school    | pending
        """,
        [(2, "Made by", "made_by_unknown", "error"), (3, "Outcome", "outcome_unknown", "error")],
    ),
    (
        "a means that the policy does not have",
        "Data flows",
        """
        URN    | Assessed on | Means
        100001 | 2019-01-01  | pigeon
        100002 | 2019-01-01  | PASSWORD protected  email
        """,
        [(2, "Means", "means_unknown", "error")],
    ),
    (
        "a means of a submission is not needed, but must be known",
        "Submissions",
        """
        URN    | Collection | Period | Due on     | Means
        100001 | Census     | Spring | 2019-01-01 |
        100002 | Census     | Spring | 2019-01-01 | pigeon
        """,
        [(3, "Means", "means_unknown", "error")],
    ),
    (
        "an explanation that ends before it was accepted",
        "Explanations",
        """
        URN    | Check            | Accepted on | Until      | Reason    | Approved by
        100001 | postcode missing | 2019-02-01  | 2019-01-31 | Travelers | A. Head
        100002 | postcode missing | 2019-02-01  | 2019-02-01 | Travelers | A. Head
        """,
        [(2, "Until", "until_before_accepted", "error")],
    ),
    (
        "checks and numbers of the quality sheet",
        "Quality",
        """
        URN    | Collection | Period | Measured on | Check            | Records | Failures
        100001 | Census     | Spring | 2019-01-01  | postcode missing | 100     | 100
        100001 | Census     | Spring | 2019-01-01  | shoe size        | 100     | 1
        100002 | Census     | Spring | 2019-01-01  | upn_missing      | 100     | 101
        100003 | Census     | Spring | 2019-01-01  | upn_missing      | many    | -1
        100003 | Census     | Summer | 2019-01-01  | upn_missing      | 99.5    | 0
        """,
        [
            (3, "Check", "check_unknown", "error"),
            (4, "Failures", "failures_exceed_records", "error"),
            (5, "Failures", "number_not_whole", "error"),
            (5, "Records", "number_not_whole", "error"),
            (6, "Records", "number_not_whole", "error"),
        ],
    ),
    (
        "cells that must be filled",
        "Letters",
        """
        URN    | School               | Letter | Sent on
               | Harbour View Academy | 1      | 2018-10-12
        100001 |                      |        | 2018-10-12
        100002 |                      | 1      |
        """,
        [
            (2, "URN", "required_missing", "error"),
            (3, "Letter", "required_missing", "error"),
            (4, "Sent on", "required_missing", "error"),
        ],
    ),
    (
        "an agreement that ends before it starts",
        "Agreements",
        """
        URN    | Returned on | Starts on  | Review on  | Expires on
        100001 | 2019-01-01  | 2019-09-01 | 2019-08-31 | 2019-08-31
        100002 | 2019-01-01  |            | 2018-08-31 | 2018-08-31
        100003 | 2019-01-01  | 2019-09-01 | 2019-09-01 | 2019-09-01
        """,
        [
            (2, "Expires on", "ends_before_it_starts", "warning"),
            (2, "Review on", "ends_before_it_starts", "warning"),
        ],
    ),
    (
        "neither yes nor no",
        "Meetings",
        """
        Board | Held on    | Public
        Board | 2019-01-01 | NO
        Board | 2019-01-02 | perhaps
        Board | 2019-01-03 | y
        """,
        [(3, "Public", "yes_no_unclear", "error")],
    ),
    (
        "the same fact with other values, on every row of it",
        "Letters",
        """
        URN    | Letter | Sent on
        100001 | 1      | 2018-10-12
        100002 | 1      | 2018-10-12
        100001 | 1      | 2018-10-13
        """,
        [(row, "Letter", "same_fact_differs", "error") for row in (2, 4)],
    ),
    (
        "the same fact again, on the row that repeats it",
        "Contacts",
        """
        URN    | Held on    | Made by | Channel | Outcome
        100001 | 2019-01-01 | school  |         | open
        100001 | 2019-01-01 | School  |         | OPEN
        100001 | 2019-01-01 | school  | e-mail  | agreed
        """,
        [(3, "Held on", "same_fact_twice", "warning")],
    ),
    (
        "a column that is needed and has another heading",
        "Letters",
        """
        URN    | Letter | Sent onn
        100001 | 1      | 2018-10-12
        """,
        [
            (1, "C", "column_unknown", "warning"),
            (1, "Sent on", "column_missing", "error"),
        ],
    ),
    (
        "a heading that stands twice",
        "Letters",
        """
        URN    | Letter | Sent on    | sent-on
        100001 | 1      | 2018-10-12 | 2018-10-13
        """,
        [(1, "D", "column_twice", "error")],
    ),
    (
        "a column that is not known, and a cell beyond the headings",
        "Letters",
        """
        URN    | Letter | Sent on    | Weather | |
        100001 | 1      | 2018-10-12 | fine    | | x
        """,
        [(1, "D", "column_unknown", "warning"), (2, "F", "cell_without_heading", "warning")],
    ),
]


@cache
def reading_of_sheet(sheet: str, drawing: str) -> Reading:
    return reading_of(as_workbook({sheet: drawing}))


@pytest.mark.parametrize(
    ("sheet", "drawing", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_a_fault_is_reported_with_its_sheet_row_and_column(
    sheet: str, drawing: str, expected: list[tuple[int | None, str | None, str, str]]
) -> None:
    assert problems_of(reading_of_sheet(sheet, drawing)) == [(sheet, *fault) for fault in expected]


@pytest.mark.parametrize(
    ("sheet", "drawing", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_a_row_is_loaded_or_put_aside_and_never_lost(
    sheet: str, drawing: str, expected: list[tuple[int | None, str | None, str, str]]
) -> None:
    reading = reading_of_sheet(sheet, drawing)
    (*_, rows) = reading.facts.values() or [None]
    loaded = set(rows.column("source_row").to_pylist()) if rows is not None else set()
    aside = {row.source_row for row in reading.quarantined}
    wrong = {row for row, _, _, severity in expected if severity == "error" and row != 1}
    repeated = {row for row, _, rule, _ in expected if rule == "same_fact_twice"}
    last = len(drawing.strip().split("\n"))
    assert loaded | aside | repeated == set(range(2, last + 1))
    assert not loaded & aside
    assert aside == (wrong or ({2} if "column_missing" in str(expected) else set()))


def test_an_agreement_before_the_first_letter_of_the_same_file_is_a_warning() -> None:
    letters = """
        URN    | Letter | Sent on
        100001 | 1      | 2018-10-12
        100002 | 1      | 2018-10-12
    """
    agreements = """
        URN    | Returned on
        100001 | 2018-10-11
        100002 | 2018-10-12
        100003 | 2018-10-11
    """
    reading = reading_of(as_workbook({"Agreements": agreements, "Letters": letters}))
    assert problems_of(reading) == [("Agreements", 2, "Returned on", "returned_before_any_letter", "warning")]
    assert len(facts_of(reading, "agreement", ["urn"])) == 3
    assert problems_of(reading_of(as_workbook({"Agreements": agreements}))) == []
    assert problems_of(reading_of(as_csv(agreements), as_csv(letters))) == []


def test_letters_on_two_sheets_of_a_file_are_judged_together() -> None:
    later = "URN | Letter | Sent on\n100001 | 2 | 2018-10-11"
    earlier = "URN | Letter | Sent on\n100001 | 1 | 2018-10-12"
    reading = reading_of(as_workbook({"Second": later, "First": earlier}))
    assert problems_of(reading) == [("Second", 2, "Sent on", "letter_before_the_one_before", "error")]


def test_without_a_register_nothing_is_loaded_and_one_problem_says_why() -> None:
    sheets = {
        "Letters": "URN | Letter | Sent on\n100001 | 1 | 2018-10-12\n100002 | 1 | soon",
        "Meetings": "Board | Held on | Public\nBoard | 2019-01-01 | yes",
    }
    reading = reading_of(as_workbook(sheets), known=NO_SCHOOLS)
    assert problems_of(reading) == [
        (None, None, "URN", "register_absent", "error"),
        ("Letters", 3, "Sent on", "date_impossible", "error"),
    ]
    assert {name: rows.num_rows for name, rows in reading.facts.items()} == {"letter": 0, "meeting": 1}
    assert [row.source_row for row in reading.quarantined] == [2, 3]


def test_a_sheet_whose_name_is_nearly_right_is_an_error_that_offers_the_name() -> None:
    reading = reading_of(
        as_workbook(
            {
                "Letters": "URN | Letter | Sent on\n100001 | 1 | 2018-10-12",
                "Contcts": "Who | When\nx | y",
                "Pivot": "Sum | Of\n1 | 2",
                "Notes": "Remember | This\n1 | 2",
            }
        )
    )
    assert problems_of(reading) == [
        ("Contcts", None, None, "sheet_missing", "error"),
        ("Pivot", None, None, "sheet_unknown", "warning"),
    ]
    assert '"Contacts"' in reading.problems[0].fix


def test_a_missing_column_names_the_column_whose_heading_is_nearest() -> None:
    reading = reading_of(as_workbook({"Letters": "URN | Lettr | Sent on\n100001 | 1 | 2018-10-12"}))
    (missing,) = [problem for problem in reading.problems if problem.rule == "column_missing"]
    assert missing.fix.endswith('The nearest heading is that of column B: rename it to "Letter".')


def test_a_closed_list_is_given_in_the_fix() -> None:
    reading = reading_of(as_csv("URN | Held on | Made by | Outcome\n100001 | 2019-01-01 | x | y"))
    fixes = {problem.rule: problem.fix for problem in reading.problems}
    assert fixes == {
        "made_by_unknown": "Use one of these: school, council.",
        "outcome_unknown": "Use one of these: open, agreed, terminated, no reply.",
    }


def test_all_faults_of_a_row_are_reported_and_it_is_put_aside_once_as_it_came() -> None:
    reading = reading_of(as_csv("URN | School | Letter | Sent on\n12 | Nobody | first | 31/02/2018"))
    assert [problem.rule for problem in reading.problems] == ["step_unknown", "date_impossible", "urn_malformed"]
    (row,) = reading.quarantined
    assert (row.file_no, row.sheet, row.source_row) == (1, None, 2)
    assert set(row.rules.split(",")) == {"step_unknown", "date_impossible", "urn_malformed"}
    assert json.loads(row.cells) == {"URN": "12", "School": "Nobody", "Letter": "first", "Sent on": "31/02/2018"}


def test_facts_that_contradict_each_other_between_files_are_refused_in_both() -> None:
    first = "URN | Letter | Sent on\n100001 | 1 | 2018-10-12\n100002 | 1 | 2018-10-12"
    second = "URN | Letter | Sent on\n100001 | 1 | 2018-10-13\n100002 | 1 | 2018-10-12"
    reading = reading_of(as_csv(first), as_csv(second))
    assert [(problem.file, problem.row, problem.rule) for problem in reading.problems] == [
        ("file-1", 2, "same_fact_differs"),
        ("file-2", 2, "same_fact_differs"),
        ("file-2", 3, "same_fact_twice"),
    ]
    assert facts_of(reading, "letter", ["urn", "file_no"]) == [(100002, 1)]


def test_every_rule_of_the_tracker_is_drawn_somewhere_in_this_file() -> None:
    drawn = {rule for *_, faults in CASES for _, _, rule, _ in faults}
    apart = {"returned_before_any_letter", "register_absent", "sheet_missing", "sheet_unknown"}
    assert drawn - {"zeros_padded"} | apart == {rule.code for rule in (*TRACKER_RULES, *HEADING_RULES, *CLASH_RULES)}
