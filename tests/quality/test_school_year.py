"""School years, terms and year groups."""

from datetime import date

import pytest

from dsa_metrics.quality.school_year import born_between, starts_in, term_of, year_group


def test_a_school_year_begins_on_the_first_of_september() -> None:
    assert [starts_in(day) for day in (date(2025, 8, 31), date(2025, 9, 1), date(2026, 1, 1))] == [2024, 2025, 2025]


@pytest.mark.parametrize(
    ("day", "term"),
    [
        (date(2025, 10, 2), "Autumn 2025"),
        (date(2025, 12, 31), "Autumn 2025"),
        (date(2026, 1, 15), "Spring 2026"),
        (date(2026, 5, 21), "Summer 2026"),
        (date(2026, 8, 31), "Summer 2026"),
    ],
)
def test_every_day_has_a_term(day: date, term: str) -> None:
    assert term_of(day) == term


def test_year_groups_however_they_are_written() -> None:
    assert {year_group(written) for written in ("7", "07", "Y7", "y 7", "Year 7", "YEAR  7", "yr7", "NC7")} == {7}
    assert [year_group(written) for written in ("R", "YR", "Reception", "N2", "N1", "0", "14")] == [
        0,
        0,
        0,
        -1,
        -2,
        0,
        14,
    ]
    assert {year_group(written) for written in ("", "X", "15", "7A", "-1", "Nursery", "Year")} == {None}


def test_pupils_of_a_year_group_are_born_in_one_school_year() -> None:
    assert born_between(7, date(2025, 10, 2)) == (date(2013, 9, 1), date(2014, 8, 31))
    assert born_between(0, date(2026, 5, 21)) == (date(2020, 9, 1), date(2021, 8, 31))
    assert born_between(-2, date(2026, 9, 1)) == (date(2023, 9, 1), date(2024, 8, 31))
