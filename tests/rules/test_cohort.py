"""Which schools are counted on a date, and what the registers say they were then."""

import pytest

from tests.rules.asking import Ask


def counted(ask: Ask, drawing: str, as_at: str) -> list[int]:
    return [school["urn"] for school in ask.statuses(drawing, as_at)]


def test_a_school_is_counted_from_the_day_it_opens_to_the_day_before_it_closes(ask: Ask) -> None:
    school = """
    school
    urn     status  opened_on   closed_on
    100001  closed  2018-09-01  2019-03-31
    """
    assert counted(ask, school, "2018-08-31") == []
    assert counted(ask, school, "2018-09-01") == [100001]
    assert counted(ask, school, "2019-03-30") == [100001]
    assert counted(ask, school, "2019-03-31") == []


def conversion(opened_on: str, other: str = "") -> str:
    """A school that closes on 31 March, and one that replaces it."""
    return f"""
    school
    urn     status  opened_on   closed_on
    100001  closed              2019-03-31
    100002  open    {opened_on:10}
    100003  open    2019-04-01

    school_link
    urn     link_type  link_urn
    100001  Successor  100002
    {other}
    """


def test_a_school_is_counted_on_its_closing_day_where_its_successor_opens_on_the_next(ask: Ask) -> None:
    at_a_month_end = conversion("2019-04-01")
    assert counted(ask, at_a_month_end, "2019-03-30") == [100001]
    assert counted(ask, at_a_month_end, "2019-03-31") == [100001]
    assert counted(ask, at_a_month_end, "2019-04-01") == [100002, 100003]


@pytest.mark.parametrize("opened_on", ["2019-03-31", "2019-03-30", "2019-04-02", ""])
def test_no_other_closing_day_is_counted(ask: Ask, opened_on: str) -> None:
    assert 100001 not in counted(ask, conversion(opened_on), "2019-03-31")


def test_a_closing_day_is_not_counted_where_two_schools_follow(ask: Ask) -> None:
    assert counted(ask, conversion("2019-04-01", other="100001  Successor  100003"), "2019-03-31") == []


def test_two_schools_that_merge_into_one_are_both_counted_on_their_closing_day(ask: Ask) -> None:
    merger = """
    school
    urn     status  opened_on   closed_on
    100001  closed              2019-03-31
    100002  closed              2019-03-31
    100003  open    2019-04-01

    school_link
    urn     link_type             link_urn
    100003  Predecessor - merged  100001
    100003  Predecessor - merged  100002
    """
    assert counted(ask, merger, "2019-03-31") == [100001, 100002]
    assert counted(ask, merger, "2019-04-01") == [100003]


def test_a_school_without_an_opening_date_opened_long_ago(ask: Ask) -> None:
    school = """
    school
    urn     status
    100001  open, proposed to close
    """
    assert counted(ask, school, "1990-01-01") == [100001]


def test_a_closed_school_without_a_closing_date_is_not_counted(ask: Ask) -> None:
    school = """
    school
    urn     status
    100001  closed
    """
    assert counted(ask, school, "2019-06-04") == []


def test_a_school_that_is_proposed_to_open_is_counted_only_from_an_opening_date(ask: Ask) -> None:
    schools = """
    school
    urn     status            opened_on
    100001  proposed to open
    100002  proposed to open  2019-06-04
    """
    assert counted(ask, schools, "2019-06-03") == []
    assert counted(ask, schools, "2019-06-04") == [100002]


def test_a_school_of_no_reporting_phase_or_of_one_outside_the_policy_is_not_counted(ask: Ask) -> None:
    schools = """
    school
    urn     phase
    100001  Nursery
    100002  Welsh
    100003
    """
    assert counted(ask, schools, "2019-06-04") == [100001]


REGISTERS = """
    school
    urn     register_on  name      phase      pupils  status  closed_on
    100001  2018-09-01   Quay      Primary    210     open
    100001  2019-03-01   Quay Hill Secondary  840     closed  2019-05-01
"""


def test_name_phase_and_roll_are_those_of_the_newest_register_of_that_date(ask: Ask) -> None:
    before, after = ask.status(REGISTERS, "2019-02-28"), ask.status(REGISTERS, "2019-03-01")
    assert (before["name"], before["phase"], before["pupils"]) == ("Quay", "Primary", 210)
    assert (after["name"], after["phase"], after["pupils"]) == ("Quay Hill", "Secondary", 840)


def test_before_the_first_register_a_school_is_what_the_first_register_says(ask: Ask) -> None:
    assert ask.status(REGISTERS, "2017-01-01")["name"] == "Quay"


def test_whether_a_school_was_open_comes_from_the_newest_register_even_for_earlier_dates(ask: Ask) -> None:
    assert counted(ask, REGISTERS, "2019-04-30") == [100001]
    assert counted(ask, REGISTERS, "2019-05-01") == []


def test_a_school_that_a_newer_register_leaves_out_stays_what_it_was(ask: Ask) -> None:
    schools = """
    school
    urn     register_on
    100001  2018-09-01
    100002  2019-03-01
    """
    assert counted(ask, schools, "2019-06-04") == [100001, 100002]


def test_the_priority_phases_of_the_policy_are_marked(ask: Ask) -> None:
    schools = """
    school
    urn     phase
    100001  Primary
    100002  Independent
    """
    assert [school["is_priority"] for school in ask.statuses(schools)] == [True, False]
