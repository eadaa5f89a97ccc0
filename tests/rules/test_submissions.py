"""Which submissions are due, on time, late and missing: every edge, as a drawn record."""

import pytest

from tests.rules.asking import Ask
from tests.rules.twin import Row

DUE = "2018-10-01"  # the School census of Autumn 2018 in the calendar of the tests
SUBMITTED = """
    submission
    urn     collection     period       due_on      received_on  means
    100001  School census  Autumn 2018  2018-10-01  {received}   secure portal
"""


def autumn(ask: Ask, drawing: str, as_at: str) -> list[Row]:
    rows = ask.rows("submission_list", drawing, as_at)
    return [row for row in rows if (row["collection"], row["period"]) == ("School census", "Autumn 2018")]


def came(ask: Ask, drawing: str, as_at: str) -> list[tuple[object, ...]]:
    rows = autumn(ask, drawing, as_at)
    return [(str(row["due_on"]), str(row["received_on"]), row["outcome"], row["days_late"]) for row in rows]


def test_nothing_is_due_before_its_day(ask: Ask) -> None:
    assert came(ask, "", "2018-09-30") == []


def test_what_has_not_come_on_its_day_is_missing_that_day(ask: Ask) -> None:
    assert came(ask, "", DUE) == [(DUE, "None", "missing", 0)]


def test_what_has_not_come_is_missing_for_as_many_days_as_have_passed(ask: Ask) -> None:
    assert came(ask, "", "2018-10-11") == [(DUE, "None", "missing", 10)]


@pytest.mark.parametrize(
    ("received", "outcome", "days_late"),
    [("2018-09-20", "on time", 0), ("2018-10-01", "on time", 0), ("2018-10-02", "late", 1)],
)
def test_what_came_by_its_day_is_on_time(ask: Ask, received: str, outcome: str, days_late: int) -> None:
    drawing = SUBMITTED.format(received=received)
    assert came(ask, drawing, "2018-12-31") == [(DUE, received, outcome, days_late)]


def test_what_came_late_was_missing_until_then(ask: Ask) -> None:
    drawing = SUBMITTED.format(received="2018-10-05")
    assert came(ask, drawing, "2018-10-04") == [(DUE, "None", "missing", 3)]
    assert came(ask, drawing, "2018-10-05") == [(DUE, "2018-10-05", "late", 4)]


def test_how_it_came_is_not_told_before_it_came(ask: Ask) -> None:
    drawing = SUBMITTED.format(received="2018-10-05")
    told = [autumn(ask, drawing, day)[0]["means"] for day in ("2018-10-04", "2018-10-05")]
    assert told == [None, "secure portal"]


def test_a_schools_own_later_day_counts_instead_of_the_calendars(ask: Ask) -> None:
    extended = """
    submission
    urn     collection     period       due_on      received_on
    100001  School census  Autumn 2018  2018-10-15  2018-10-12
    """
    assert came(ask, extended, "2018-10-14") == []
    assert came(ask, extended, "2018-10-15") == [("2018-10-15", "2018-10-12", "on time", 0)]


def test_a_schools_own_earlier_day_counts_instead_of_the_calendars(ask: Ask) -> None:
    sooner = """
    submission
    urn     collection     period       due_on      received_on
    100001  School census  Autumn 2018  2018-09-20  2018-09-25
    """
    assert came(ask, sooner, "2018-09-25") == [("2018-09-20", "2018-09-25", "late", 5)]


def test_a_collection_in_other_capitals_is_the_same_and_is_spelled_as_in_the_calendar(ask: Ask) -> None:
    shouted = """
    submission
    urn     collection     period       due_on      received_on
    100001  SCHOOL CENSUS  AUTUMN 2018  2018-10-01  2018-09-30
    """
    assert came(ask, shouted, "2018-12-31") == [(DUE, "2018-09-30", "on time", 0)]


def test_a_correction_in_other_capitals_corrects(ask: Ask) -> None:
    corrected = """
    entry
    entry  kind
    1      load
    2      load

    submission
    urn     collection     period       due_on      received_on  entry
    100001  School census  Autumn 2018  2018-10-01  2018-10-09   1
    100001  school census  autumn 2018  2018-10-01  2018-09-29   2
    """
    assert came(ask, corrected, "2018-12-31") == [(DUE, "2018-09-29", "on time", 0)]


def test_only_a_phase_that_the_calendar_names_owes_a_collection(ask: Ask) -> None:
    schools = """
    school
    urn     phase
    100001  Primary
    100002  Secondary
    100003  Independent
    """
    rows = ask.rows("submission_list", schools, "2019-04-01")
    assert [(row["urn"], row["collection"], row["period"]) for row in rows] == [
        (100001, "School census", "Autumn 2018"),
        (100002, "School census", "Autumn 2018"),
        (100001, "School census", "Spring 2019"),
        (100002, "School census", "Spring 2019"),
        (100001, "Attendance", "Spring 2019"),
        (100003, "Attendance", "Spring 2019"),
    ]


def test_what_the_calendar_does_not_list_is_due_where_the_record_has_it(ask: Ask) -> None:
    own = """
    school
    urn     phase
    100001  Primary
    100003  Independent

    submission
    urn     collection     period       due_on      received_on
    100003  School census  Autumn 2018  2018-10-01  2018-10-01
    100001  Meals          Week 1       2018-09-07
    """
    rows = ask.rows("submission_list", own, "2018-10-01")
    assert [(row["urn"], row["collection"], row["outcome"]) for row in rows] == [
        (100001, "Meals", "missing"),
        (100001, "School census", "missing"),
        (100003, "School census", "on time"),
    ]


def test_the_schools_of_the_due_day_owe_it_though_one_closes_and_one_opens_later(ask: Ask) -> None:
    schools = """
    school
    urn     opened_on   closed_on   status
    100001              2018-10-01  closed
    100002              2018-10-02  closed
    100003  2018-10-01              open
    100004  2018-10-02              open
    """
    assert [row["urn"] for row in autumn(ask, schools, "2018-12-31")] == [100002, 100003]


def test_a_predecessor_owes_what_was_due_before_it_was_replaced_and_the_school_itself_the_rest(ask: Ask) -> None:
    replaced = """
    school
    urn     opened_on   closed_on   status
    100001  2018-11-01              open
    100002              2018-10-31  closed

    school_link
    urn     link_urn  link_type  established_on
    100002  100001    Successor  2018-11-01
    """
    rows = ask.rows("submission_list", replaced, "2019-02-01")
    assert [(row["urn"], row["period"]) for row in rows] == [(100002, "Autumn 2018"), (100001, "Spring 2019")]


COUNTED = """
    school
    urn     phase
    100001  Primary
    100002  Primary
    100003  Primary
    100004  Secondary

    submission
    urn     collection     period       due_on      received_on
    100001  School census  Autumn 2018  2018-10-01  2018-10-01
    100002  School census  Autumn 2018  2018-10-05  2018-10-08
"""


def test_submissions_are_counted_by_collection_period_and_phase(ask: Ask) -> None:
    rows = ask.rows("submissions_on_time", COUNTED, "2018-10-31")
    assert [tuple(row.values()) for row in rows] == [
        ("School census", "Autumn 2018", "Primary", rows[0]["due_on"], 3, 1, 1, 1),
        ("School census", "Autumn 2018", "Secondary", rows[0]["due_on"], 1, 0, 0, 1),
    ]
    assert str(rows[0]["due_on"]) == DUE


def test_collections_are_counted_in_the_order_in_which_they_were_due(ask: Ask) -> None:
    rows = ask.rows("submissions_on_time", COUNTED, "2019-04-01")
    assert list(dict.fromkeys((row["collection"], row["period"]) for row in rows)) == [
        ("School census", "Autumn 2018"),
        ("School census", "Spring 2019"),
        ("Attendance", "Spring 2019"),
    ]


def test_nothing_is_counted_before_anything_was_due(ask: Ask) -> None:
    assert ask.rows("submissions_on_time", COUNTED, "2018-09-30") == []
