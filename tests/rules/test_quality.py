"""What the checks found, of what, and what does not count: every edge, as a drawn record."""

import pytest

from tests.rules.asking import Ask
from tests.rules.twin import Row

ONE = """
    quality_result
    urn     collection     period       measured_on  check_code   records  failures
    100001  School census  Autumn 2018  2018-11-10   upn_missing  200      3
"""
EXPLAINED = (
    ONE
    + """
    accepted_explanation
    urn     check_code   collection  period  accepted_on  until_on    reason        approved_by
    100001  upn_missing                      2018-12-01   2019-08-31  new arrivals  Head of Data
"""
)


def found(row: Row) -> tuple[object, ...]:
    return row["records"], row["failures"], row["accepted"], row["per_thousand"]


def only(rows: list[Row]) -> Row:
    (row,) = rows
    return row


def test_a_result_counts_from_the_day_on_which_it_was_measured(ask: Ask) -> None:
    assert ask.rows("quality_over_time", ONE, "2018-11-09") == []
    assert found(only(ask.rows("quality_over_time", ONE, "2018-11-10"))) == (200, 3, 0, 15.0)


def test_a_rate_is_of_all_records_that_all_checks_of_all_collections_looked_at(ask: Ask) -> None:
    several = """
    quality_result
    urn     collection     period       measured_on  check_code        records  failures
    100001  School census  Autumn 2018  2018-11-10   upn_missing       200      3
    100001  School census  Autumn 2018  2018-11-10   language_missing  200      1
    100001  Attendance     Autumn 2018  2018-11-12   upn_missing       100      0
    """
    row = only(ask.rows("quality_over_time", several))
    assert found(row) == (500, 4, 0, 8.0)
    assert (row["schools_assessed"], row["schools"], str(row["measured_on"])) == (1, 1, "2018-11-10")


def test_a_result_that_looked_at_no_record_is_no_assessment(ask: Ask) -> None:
    assert ask.rows("quality_over_time", ONE.replace("200      3", "0        0")) == []


def test_a_check_that_a_later_file_could_not_make_loses_the_result_of_the_earlier_one(ask: Ask) -> None:
    twice = """
    entry
    entry  kind
    1      load
    2      load

    quality_result
    urn     collection     period       measured_on  check_code        records  failures  entry
    100001  School census  Autumn 2018  2018-11-10   upn_missing       200      3         1
    100001  School census  Autumn 2018  2018-11-10   language_missing  200      9         1
    100001  School census  Autumn 2018  2018-11-20   upn_missing       200      1         2
    100001  School census  Autumn 2018  2018-11-20   language_missing  0        0         2
    """
    assert found(only(ask.rows("quality_over_time", twice))) == (200, 1, 0, 5.0)
    assert [row["check_code"] for row in ask.rows("quality_of_school", twice, urn=100001)] == ["upn_missing"]


def test_a_phase_of_which_no_school_was_assessed_is_listed_with_its_schools(ask: Ask) -> None:
    schools = f"""
    school
    urn     phase
    100001  Primary
    100002  Special
    100003  Special
    {ONE}"""
    rows = ask.rows("quality_over_time", schools)
    assert [
        (row["phase"], row["records"], row["per_thousand"], row["schools_assessed"], row["schools"]) for row in rows
    ] == [
        ("Primary", 200, 15.0, 1, 1),
        ("Special", 0, None, 0, 2),
    ]


def test_schools_are_those_of_the_periods_day_though_one_closes_and_one_opens_later(ask: Ask) -> None:
    schools = f"""
    school
    urn     opened_on   closed_on   status
    100001              2018-12-31  closed
    100002              2018-11-10  closed
    100003  2018-11-10              open
    100004  2018-11-11              open
    {ONE}"""
    row = only(ask.rows("quality_over_time", schools))
    assert (row["schools_assessed"], row["schools"]) == (1, 2)


def test_results_of_a_school_that_is_not_counted_on_the_day_are_left_out(ask: Ask) -> None:
    schools = f"""
    school
    urn     closed_on   status
    100001  2018-11-01  closed
    100002              open
    {ONE}"""
    row = only(ask.rows("quality_over_time", schools))
    assert (*found(row), row["schools_assessed"], row["schools"]) == (0, 0, 0, None, 0, 1)
    assert ask.rows("quality_by_check", schools) == []
    assert found(only(ask.rows("quality_of_school", schools))) == (200, 3, 0, 15.0)


def test_a_schools_phase_is_that_of_the_periods_day(ask: Ask) -> None:
    moved = f"""
    school
    urn     register_on  phase
    100001  2018-09-01   Primary
    100001  2019-03-01   All-through
    {ONE}"""
    assert only(ask.rows("quality_over_time", moved))["phase"] == "Primary"


def test_the_last_version_of_a_result_counts_whatever_its_capitals(ask: Ask) -> None:
    corrected = """
    entry
    entry  kind
    1      load
    2      load
    3      load

    quality_result
    urn     collection     period       measured_on  check_code         records  failures  entry
    100001  School census  Autumn 2018  2018-11-10   upn_missing        200      3         1
    100001  School census  Autumn 2018  2018-11-10   upn_duplicate      200      7         1
    100001  school census  AUTUMN 2018  2018-11-20   upn_missing        200      1         2
    100001  School census  Spring 2019  2019-02-10   upn_missing        200      5         3
    """
    rows = ask.rows("quality_over_time", corrected)
    assert [(row["period"], row["failures"], str(row["measured_on"])) for row in rows] == [
        ("Autumn 2018", 8, "2018-11-10"),
        ("Spring 2019", 5, "2019-02-10"),
    ]
    assert [row["failures"] for row in ask.rows("quality_over_time", corrected, "2018-11-15")] == [7]


def test_of_one_result_that_stands_twice_in_a_load_in_two_spellings_the_later_row_counts(ask: Ask) -> None:
    twice = """
    quality_result
    urn     collection     period       measured_on  check_code   records  failures
    100001  School census  Autumn 2018  2018-11-10   upn_missing  200      3
    100001  SCHOOL CENSUS  Autumn 2018  2018-11-10   upn_missing  200      1
    """
    assert found(only(ask.rows("quality_over_time", twice))) == (200, 1, 0, 5.0)


def test_a_result_of_an_undone_load_does_not_count_and_what_it_replaced_does(ask: Ask) -> None:
    undone = """
    entry
    entry  kind  target  is_withdrawal
    1      load
    2      load
    3      undo  2       yes

    quality_result
    urn     collection     period       measured_on  check_code   records  failures  entry
    100001  School census  Autumn 2018  2018-11-10   upn_missing  200      3         1
    100001  School census  Autumn 2018  2018-11-10   upn_missing  200      9         2
    """
    assert found(only(ask.rows("quality_over_time", undone))) == (200, 3, 0, 15.0)


@pytest.mark.parametrize(
    ("as_at", "failures", "accepted"),
    [("2018-11-30", 3, 0), ("2018-12-01", 0, 3), ("2019-08-31", 0, 3), ("2019-09-01", 3, 0)],
)
def test_failures_are_accepted_from_the_day_of_acceptance_until_the_last_day(
    ask: Ask, as_at: str, failures: int, accepted: int
) -> None:
    row = only(ask.rows("quality_over_time", EXPLAINED, as_at))
    assert found(row) == (200, failures, accepted, 5.0 * failures)


@pytest.mark.parametrize(
    ("check", "collection", "period", "is_accepted"),
    [
        ("upn_missing", "", "", True),
        ("upn_missing", "school census", "", True),
        ("upn_missing", "", "AUTUMN 2018", True),
        ("upn_missing", "School census", "Autumn 2018", True),
        ("upn_missing", "Attendance", "", False),
        ("upn_missing", "School census", "Spring 2019", False),
        ("upn_duplicate", "", "", False),
    ],
)
def test_an_explanation_is_of_its_check_and_of_every_collection_and_period_that_it_does_not_name(
    ask: Ask, check: str, collection: str, period: str, is_accepted: bool
) -> None:
    drawing = (
        ONE
        + f"""
    accepted_explanation
    urn     check_code     collection     period       accepted_on  until_on    reason  approved_by
    100001  {check:<13}  {collection:<13}  {period:<11}  2018-12-01   2019-08-31  twins   Director
    """
    )
    row = only(ask.rows("quality_over_time", drawing))
    assert (row["failures"], row["accepted"]) == ((0, 3) if is_accepted else (3, 0))


def test_failures_with_two_explanations_are_accepted_once_because_of_the_last(ask: Ask) -> None:
    both = """
    100001  upn_missing                      2019-01-01   2019-07-31  a new system  Director
    """
    row = only(ask.rows("quality_of_school", EXPLAINED.rstrip() + both))
    assert found(row) == (200, 0, 3, 0.0)
    assert row["accepted_because"] == "a new system (approved by Director until 31 July 2019)"


def test_an_explanation_of_another_school_accepts_nothing(ask: Ask) -> None:
    head, tail = EXPLAINED.split("accepted_explanation")
    drawing = f"{head}accepted_explanation{tail.replace('100001', '100002')}"
    assert found(only(ask.rows("quality_over_time", drawing))) == (200, 3, 0, 15.0)


def test_nothing_is_accepted_where_nothing_failed(ask: Ask) -> None:
    row = only(ask.rows("quality_of_school", EXPLAINED.replace("200      3", "200      0")))
    assert (row["accepted"], row["accepted_because"]) == (0, None)
