"""What the checks found by check, by dimension and by school, and what moved: as drawn records."""

import pytest

from tests.rules.asking import Ask
from tests.rules.test_quality import EXPLAINED, ONE, found, only

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


def test_the_first_results_of_a_new_term_displace_nothing(ask: Ask) -> None:
    third = PHASES.replace("100003  Castle  Secondary", "100003  Castle  Secondary\n    100004  Harbour Primary")
    early = f"""
    {third}
    100001  School census  Summer 2019  2019-05-20   upn_missing         200      0
    """
    rows = ask.rows("quality_by_school", early)
    assert [(row["name"], row["period"], row["is_assessed"]) for row in rows if row["phase"] == "Primary"] == [
        ("Ferry", "Spring 2019", True),
        ("Harbour", "Spring 2019", False),
        ("Quay", "Spring 2019", True),
    ]
    both = early.rstrip() + "\n    100002  School census  Summer 2019  2019-05-20   upn_missing         100      0\n"
    assert {row["period"] for row in ask.rows("quality_by_school", both) if row["phase"] == "Primary"} == {
        "Summer 2019"
    }


def test_a_school_that_opened_since_is_not_assessed_and_one_that_closed_since_is_not_listed(ask: Ask) -> None:
    schools = """
    school
    urn     name    phase      opened_on   closed_on   status
    100001  Ferry   Primary                            open
    100002  Quay    Primary                2019-04-30  closed
    100003  Castle  Secondary                          open
    100004  Harbour Primary    2019-05-01              open
    """
    rows = ask.rows("quality_by_school", schools + PHASES[PHASES.index("\n    quality_result") :])
    assert [(row["name"], row["is_assessed"]) for row in rows] == [
        ("Ferry", True),
        ("Harbour", False),
        ("Castle", True),
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
