"""Every check of a pupil extract against drawn examples: how many records it looks at, how many fail."""

from datetime import date

import pytest

from dsa_metrics.policy import load_policy
from dsa_metrics.quality.checks import CHECKS, check_all
from dsa_metrics.quality.pupils import Count, Pupils
from dsa_metrics.quality.roll import CODE, roll_differs
from tests.quality.drawn_pupils import AUTUMN, drawn


def count(code: str, drawing: str, measured_on: date = AUTUMN) -> Count | None:
    return check_all(drawn(drawing, measured_on)).get(code)


def test_the_checks_are_those_of_the_policy() -> None:
    assert {*CHECKS, CODE} == set(load_policy().quality.checks)


def test_a_file_without_any_column_is_assessed_by_nothing() -> None:
    assert check_all(Pupils(AUTUMN)) == {}


def test_upn_missing() -> None:
    assert count("upn_missing", "UPN | Surname\nH882546519123 | A\n | B\n | C") == (3, 2)


def test_upn_check_letter_looks_at_the_numbers_that_are_there() -> None:
    drawing = "UPN | Surname\nH882546519123 | A\nA882546519123 | B\nnone yet | C\n | D"
    assert count("upn_check_letter", drawing) == (3, 2)
    assert count("upn_check_letter", "UPN | Surname\n | A") is None


def test_upn_duplicate_counts_every_record_that_shares_its_number() -> None:
    drawing = "UPN | Surname\nH882546519123 | A\nH882546519123 | B\nB801200005001 | C\n | D\n | E"
    assert count("upn_duplicate", drawing) == (3, 2)
    assert count("upn_duplicate", "UPN | Surname\nH882546519123 | A\nB801200005001 | B") == (2, 0)


def test_upn_la_unknown_looks_at_numbers_of_the_form_whatever_their_letter() -> None:
    drawing = "UPN | Surname\nA882546519123 | A\nA999546519123 | B\nA001546519123 | C\nA820546519123 | D\nA999 | E"
    assert count("upn_la_unknown", drawing) == (4, 1)


@pytest.mark.parametrize(
    ("day", "failures"),
    [
        (date(2024, 5, 1), 0),
        (date(2025, 8, 31), 0),  # issued in 2024, perhaps in December: the school year ends today
        (date(2025, 9, 1), 1),
        (date(2026, 9, 1), 2),
    ],
)
def test_upn_temporary_old_fails_once_the_school_year_of_issue_is_over_for_certain(day: date, failures: int) -> None:
    drawing = "UPN | Surname\nA88254652412A | A\nA88254652512B | B\nA882546510123 | C"
    assert count("upn_temporary_old", drawing, day) == (3, failures)


def test_surname_and_forename_missing_or_a_placeholder() -> None:
    drawing = """
        Surname | Forename
        Null    | Baby
        Test    | Jo
        tbc     | BABY  BOY
                | T.B.C.
        ---     | O'Neil
        Ng      | ?
        Żółw    | Æ
    """
    assert count("surname_missing", drawing) == (7, 3)
    assert count("forename_missing", drawing) == (7, 4)


def test_birth_date_missing() -> None:
    assert count("birth_date_missing", "Born | Surname\n2014-05-17 | A\n | B") == (2, 1)


def test_birth_date_outside_year() -> None:
    drawing = """
        Born       | Year
        2013-09-01 | 7
        2014-08-31 | Year 7
        2013-08-31 | 7
        2014-09-01 | Y7
        2020-09-01 | R
        2021-09-01 | Nursery 2
        2014-01-01 | X
                   | 7
        2014-01-01 |
    """
    assert count("birth_date_outside_year", drawing) == (6, 2)
    assert count("birth_date_outside_year", "Born | Surname\n2014-01-01 | A") is None


def test_postcode_missing_and_malformed() -> None:
    drawing = """
        Postcode | Surname
        SS2 6ER  | A
        ss26er   | B
        W1A 0AX  | C
        EC1A 1BB | D
        GIR 0AA  | E
        SS2 6E   | F
        5S2 6ER  | G
        SS2 6CI  | H
                 | I
    """
    assert count("postcode_missing", drawing) == (9, 1)
    assert count("postcode_malformed", drawing) == (8, 3)


def test_ethnicity_missing_counts_not_obtained_and_not_refused() -> None:
    drawing = "Ethnicity | Surname\nWBRI | A\nREFU | B\nNOBT | C\n | D"
    assert count("ethnicity_missing", drawing) == (4, 2)


def test_language_missing_counts_not_obtained_and_not_refused() -> None:
    drawing = "Language | Surname\nENG | A\nREF | B\nENB | C\nNOT | D\n | E"
    assert count("language_missing", drawing) == (5, 2)


def test_admission_after_leaving_looks_at_records_with_both_days() -> None:
    drawing = """
        Admitted   | Left
        2020-09-01 | 2025-07-21
        2025-09-01 | 2025-07-21
        2025-09-01 | 2025-09-01
        2025-09-01 |
    """
    assert count("admission_after_leaving", drawing) == (3, 1)
    assert count("admission_after_leaving", "Admitted | Left\n2025-09-01 | ") is None


def test_person_duplicate_needs_all_three_and_does_not_mind_capitals() -> None:
    drawing = """
        Surname | Forename | Born
        Ng      | Jo       | 2014-05-17
        NG      | jo       | 2014-05-17
        Ng      | Jo       | 2014-05-18
        Ng      | Jo       |
        Ng      | Jo       |
    """
    assert count("person_duplicate", drawing) == (3, 2)


@pytest.mark.parametrize(
    ("pupils", "on_register", "expected"),
    [
        (100, 100, (1, 0)),
        (105, 100, (1, 0)),
        (106, 100, (1, 1)),
        (95, 100, (1, 0)),
        (94, 100, (1, 1)),
        (1, 0, (1, 1)),
        (5, None, None),
    ],
)
def test_the_roll_differs_beyond_the_tolerance(
    pupils: int, on_register: int | None, expected: tuple[int, int] | None
) -> None:
    assert roll_differs(pupils, on_register, 0.05) == expected


def test_pupils_never_print_themselves() -> None:
    assert "Featherstone" not in repr(drawn("Surname | Forename\nFeatherstone | Jo"))
