"""What a cell means: dates, numbers and words as people write them."""

from datetime import date

import pytest

from dsa_metrics.ingest.cell_values import read_step, read_urn, read_yes_no, readers
from dsa_metrics.ingest.columns import ColumnKind, column_letter
from dsa_metrics.ingest.days import read_date
from dsa_metrics.policy import load_policy


@pytest.mark.parametrize(
    "written",
    [
        "12/10/2018",
        "12-10-2018",
        "12.10.2018",
        "12 10 2018",
        "2018-10-12",
        "2018/10/12",
        "2018-10-12T00:00:00",
        "2018-10-12 09:30",
        "2018-10-12T09:30:15.250",
        "12 October 2018",
        "12th october 2018",
        "12 Oct 2018",
        "12-OCT-2018",
        "12 Oct. 18",
        "12/10/18",
        "  12   October  2018 ",
    ],
)
def test_a_date_is_read_day_first(written: str) -> None:
    assert read_date(written) == date(2018, 10, 12)


@pytest.mark.parametrize(
    "written",
    ["31/02/2018", "10/25/2018", "12/10-2018", "12 Foo 2018", "12 Ma 2018", "2018", "43385", "43385.5", "today",
     "12/10", "12/10/218", "12/10/1018", "12/10/3018", "2018-13-01", "2018-10-12T", "", "29 February 2019"],
)  # fmt: skip
def test_what_is_no_day_of_the_calendar_is_no_date(written: str) -> None:
    assert read_date(written) is None


def test_a_month_may_be_cut_after_its_third_letter() -> None:
    assert read_date("1 sept 2018") == date(2018, 9, 1)
    assert read_date("1 jun 2018") == date(2018, 6, 1)
    assert read_date("1 jul 2018") == date(2018, 7, 1)


@pytest.mark.parametrize(
    ("written", "urn"),
    [("100001", 100001), ("100001.0", 100001), ("0100001", None), ("10000", None), ("1000001", None),
     ("100001.5", None), ("URN 100001", None), ("٠١٢٣٤٥", None), ("", None)],
)  # fmt: skip
def test_a_urn_is_six_digits(written: str, urn: int | None) -> None:
    assert read_urn(written) == urn


def test_steps_and_yes_and_no() -> None:
    assert [read_step(text) for text in ("1", "9", "2.0", "0", "10", "two")] == [1, 9, 2, None, None, None]
    assert [read_yes_no(text) for text in ("YES", "y", "true", "1")] == [True] * 4
    assert [read_yes_no(text) for text in ("No", "n", "FALSE", "0")] == [False] * 4
    assert read_yes_no("maybe") is None


def test_names_of_closed_lists_are_known_in_any_capitals_and_come_back_as_the_policy_has_them() -> None:
    read = readers(load_policy())
    assert read[ColumnKind.MEANS]("Password Protected EMAIL") == "password-protected email"
    assert read[ColumnKind.OUTCOME]("No-Reply") == "no reply"
    assert read[ColumnKind.MADE_BY](" School ") == "school"
    assert read[ColumnKind.CHECK]("UPN_missing") == "upn_missing"
    assert read[ColumnKind.CHECK]("Date of birth missing") == "birth_date_missing"
    assert read[ColumnKind.MEANS]("-") is None


def test_columns_are_called_as_a_spreadsheet_calls_them() -> None:
    assert [column_letter(position) for position in (0, 25, 26, 701, 702, 16383)] == [
        "A",
        "Z",
        "AA",
        "ZZ",
        "AAA",
        "XFD",
    ]
