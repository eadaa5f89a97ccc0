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
    assert (row["schools_assessed"], row["schools"], str(row["measured_on"])) == (1, 1, "2018-11-12")


def test_a_rate_of_no_records_is_unknown_and_the_school_is_assessed(ask: Ask) -> None:
    row = only(ask.rows("quality_over_time", ONE.replace("200      3", "0        0")))
    assert (*found(row), row["schools_assessed"]) == (0, 0, 0, None, 1)


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
        ("Autumn 2018", 8, "2018-11-20"),
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


PHASES = """
    school
    urn     name    phase
    100001  Ferry   Primary
    100002  Quay    Primary
    100003  Castle  Secondary

    quality_result
    urn     collection     period       measured_on  check_code          records  failures
    100001  School census  Autumn 2018  2018-11-10   upn_missing         200      2
    100002  School census  Autumn 2018  2018-11-11   upn_missing         100      4
    100001  School census  Autumn 2018  2018-11-10   postcode_malformed  200      6
    100001  School census  Spring 2019  2019-02-10   upn_missing         200      0
    100002  School census  Spring 2019  2019-02-10   upn_missing         100      9
    100003  School census  Spring 2019  2019-02-10   former_check        900      9
"""


def test_checks_are_told_for_every_phase_in_the_order_of_the_policy_with_what_was_not_assessed(ask: Ask) -> None:
    rows = [row for row in ask.rows("quality_by_check", PHASES) if row["period"] == "Autumn 2018"]
    assert [(row["phase"], row["check"], *found(row), row["schools_assessed"], row["schools"]) for row in rows] == [
        ("Primary", "UPN missing", 300, 6, 0, 20.0, 2, 2),
        ("Primary", "Postcode malformed", 200, 6, 0, 30.0, 1, 2),
        ("Secondary", "UPN missing", 0, 0, 0, None, 0, 1),
        ("Secondary", "Postcode malformed", 0, 0, 0, None, 0, 1),
    ]


def test_dimensions_are_told_for_every_phase_and_a_check_that_the_policy_no_longer_has_under_none(ask: Ask) -> None:
    rows = ask.rows("quality_by_phase", PHASES)
    assert [(row["period"], row["phase"], row["dimension"], row["records"]) for row in rows] == [
        ("Autumn 2018", "Primary", "completeness", 300),
        ("Autumn 2018", "Primary", "validity", 200),
        ("Autumn 2018", "Secondary", "completeness", 0),
        ("Autumn 2018", "Secondary", "validity", 0),
        ("Spring 2019", "Primary", "completeness", 300),
        ("Spring 2019", "Primary", None, 0),
        ("Spring 2019", "Secondary", "completeness", 0),
        ("Spring 2019", "Secondary", None, 900),
    ]


def test_a_check_that_the_policy_no_longer_has_is_called_by_its_code(ask: Ask) -> None:
    assert {row["check"] for row in ask.rows("quality_by_check", PHASES)} >= {"former_check"}


@pytest.mark.parametrize(("failures", "below"), [(2, 0), (3, 1)])
def test_a_school_is_below_the_standard_with_more_failures_than_it_allows(ask: Ask, failures: int, below: int) -> None:
    drawing = ONE.replace("200      3", f"200      {failures}")
    row = only(ask.rows("quality_below_standard", drawing))
    assert (row["schools_assessed"], row["below"], row["schools"]) == (1, below, 1)


def test_accepted_failures_do_not_put_a_school_below_the_standard(ask: Ask) -> None:
    assert only(ask.rows("quality_below_standard", EXPLAINED))["below"] == 0


def test_schools_are_listed_with_the_last_period_of_their_phase(ask: Ask) -> None:
    late = f"""
    {PHASES}
    100003  School census  Autumn 2018  2018-11-10   former_check        900      0
    """
    rows = ask.rows("quality_by_school", late, "2019-02-09")
    assert [(row["name"], row["period"], row["is_below"], row["is_assessed"]) for row in rows] == [
        ("Ferry", "Autumn 2018", True, True),
        ("Quay", "Autumn 2018", True, True),
        ("Castle", "Autumn 2018", False, True),
    ]


def test_a_phase_that_is_assessed_late_keeps_its_own_last_period(ask: Ask) -> None:
    drawing = PHASES.replace("100003  School census  Spring 2019", "100003  School census  Autumn 2018")
    rows = ask.rows("quality_by_school", drawing.replace("2019-02-10   former_check", "2018-11-10   former_check"))
    assert [(row["name"], row["period"]) for row in rows] == [
        ("Ferry", "Spring 2019"),
        ("Quay", "Spring 2019"),
        ("Castle", "Autumn 2018"),
    ]


def test_schools_of_a_phase_that_was_never_assessed_are_listed_without_a_period(ask: Ask) -> None:
    rows = ask.rows("quality_by_school", PHASES, "2018-12-31")
    assert [(row["name"], row["period"], row["is_assessed"]) for row in rows] == [
        ("Ferry", "Autumn 2018", True),
        ("Quay", "Autumn 2018", True),
        ("Castle", None, False),
    ]


def test_a_school_whose_phase_changes_is_listed_once(ask: Ask) -> None:
    moved = """
    school
    urn     register_on  phase
    100001  2018-09-01   Primary
    100001  2019-03-01   All-through

    quality_result
    urn     collection     period       measured_on  check_code   records  failures
    100001  School census  Autumn 2018  2018-11-10   upn_missing  200      3
    100001  School census  Spring 2019  2019-03-10   upn_missing  200      1
    """
    row = only(ask.rows("quality_by_school", moved))
    assert (row["phase"], row["period"], row["failures"]) == ("All-through", "Spring 2019", 1)


def test_the_results_of_a_school_include_those_of_the_schools_that_it_replaced(ask: Ask) -> None:
    replaced = """
    school
    urn     opened_on   closed_on   status
    100001  2019-01-01              open
    100002              2018-12-31  closed

    school_link
    urn     link_urn  link_type  established_on
    100002  100001    Successor  2019-01-01

    quality_result
    urn     collection     period       measured_on  check_code   records  failures
    100002  School census  Autumn 2018  2018-11-10   upn_missing  200      3
    100001  School census  Spring 2019  2019-03-10   upn_missing  200      1
    """
    rows = ask.rows("quality_of_school", replaced)
    assert [(row["urn"], row["is_predecessor"], row["period"], row["failures"]) for row in rows] == [
        (100002, True, "Autumn 2018", 3),
        (100001, False, "Spring 2019", 1),
    ]


def test_what_the_checks_added_to_the_rate_of_their_phase_adds_up_to_its_change(ask: Ask) -> None:
    rows = ask.rows("quality_moved_by_check", PHASES)
    assert [(row["check"], row["before_per_thousand"], row["per_thousand"]) for row in rows] == [
        ("UPN missing", 20.0, 30.0),
        ("Postcode malformed", 30.0, None),
    ]
    assert sum(row["contribution"] for row in rows) == pytest.approx(1000 * 9 / 300 - 1000 * 12 / 500)
    assert {(row["phase"], row["before_period"], row["period"]) for row in rows} == {
        ("Primary", "Autumn 2018", "Spring 2019")
    }


def test_what_the_schools_added_to_the_rate_of_their_phase_adds_up_to_its_change(ask: Ask) -> None:
    rows = ask.rows("quality_moved_by_school", PHASES)
    assert [(row["name"], row["before_failures"], row["failures"]) for row in rows] == [("Quay", 4, 9), ("Ferry", 8, 0)]
    assert sum(row["contribution"] for row in rows) == pytest.approx(1000 * 9 / 300 - 1000 * 12 / 500)


def test_a_phase_with_one_period_moved_nowhere(ask: Ask) -> None:
    assert ask.rows("quality_moved_by_check", ONE) == []
    assert ask.rows("quality_moved_by_school", ONE) == []
