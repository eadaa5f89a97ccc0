"""How data arrives: the latest assessment, the policy's table of means, and the second point."""

import pytest

from dsa_metrics.policy import Policy
from dsa_metrics.vocabulary import Flow
from tests.rules.asking import Ask
from tests.rules.drawing import drawn
from tests.rules.memory import MemoryStore

TWO_ASSESSMENTS = """
    data_flow
    urn     assessed_on  means
    100001  2019-01-10   unencrypted email
    100001  2019-05-10   automated transfer
"""


@pytest.mark.parametrize(
    ("means", "flow", "second_point"),
    [
        ("automated transfer", Flow.STRAIGHT_THROUGH, False),
        ("secure portal", Flow.SECURE_BY_HAND, False),
        ("encrypted email", Flow.SECURE_BY_HAND, False),
        ("password-protected email", Flow.UNSAFE, True),
        ("unencrypted email", Flow.UNSAFE, True),
        ("removable media", Flow.UNSAFE, True),
        ("paper or telephone", Flow.UNSAFE, True),
        ("none", Flow.NONE, True),
        ("carrier pigeon", Flow.NOT_ASSESSED, False),
    ],
)
def test_each_means_makes_its_flow(ask: Ask, means: str, flow: str, second_point: bool) -> None:
    school = ask.status(
        f"""
    data_flow
    urn     assessed_on  means
    100001  2019-01-10   {means}
    """
    )
    assert (school["data_flow"], school["second_point"]) == (flow, second_point)


def test_a_school_that_nobody_assessed_is_never_counted_as_good_or_bad(ask: Ask) -> None:
    school = ask.status("")
    assert (school["data_flow"], school["second_point"]) == ("not assessed", False)


def test_the_latest_assessment_by_the_date_counts(ask: Ask) -> None:
    flows = [ask.status(TWO_ASSESSMENTS, day)["data_flow"] for day in ("2019-01-09", "2019-05-09", "2019-05-10")]
    assert flows == ["not assessed", "unsafe", "straight through"]


def test_a_means_is_known_in_any_capitals(policy: Policy, store: MemoryStore) -> None:
    store.fill(drawn(TWO_ASSESSMENTS.replace("automated transfer", "Automated Transfer")))
    told = store.query("select data_flow from statuses([date '2019-06-04'], timestamp '9999-12-31')")
    assert told.column("data_flow").to_pylist() == ["straight through"]


def test_a_safe_flow_does_not_make_an_agreement_nor_an_agreement_a_safe_flow(ask: Ask) -> None:
    both = """
    school
    urn
    100001
    100002

    agreement
    urn     returned_on
    100001  2019-01-10

    data_flow
    urn     assessed_on  means
    100001  2019-01-10   removable media
    100002  2019-01-10   automated transfer
    """
    signed, unsigned = ask.statuses(both)
    assert (signed["status"], signed["second_point"]) == ("returned", True)
    assert (unsigned["status"], unsigned["second_point"]) == ("not asked", False)


FAMILY = """
    school
    urn
    100001
    100002
    100003
    100004

    school_link
    urn     link_urn  link_type
    100001  100002    Successor
    100002  100004    Successor
    100003  100004    Successor

    data_flow
    urn     assessed_on  means
"""


def flow_of_family(ask: Ask, *assessments: str) -> str:
    return str(ask.status(FAMILY + "".join(f"    {line}\n" for line in assessments), urn=100004)["data_flow"])


def test_an_assessment_of_a_predecessor_counts_for_its_successor(ask: Ask) -> None:
    assert flow_of_family(ask, "100001  2019-01-10   removable media") == "unsafe"


def test_a_later_assessment_of_a_predecessor_outweighs_an_earlier_one_of_the_school(ask: Ask) -> None:
    assert flow_of_family(ask, "100004  2019-01-10   none", "100001  2019-01-11   secure portal") == "secure, by hand"


def test_on_one_day_the_schools_own_assessment_outweighs_a_predecessors(ask: Ask) -> None:
    assert flow_of_family(ask, "100004  2019-01-10   none", "100003  2019-01-10   secure portal") == "none"


def test_on_one_day_a_nearer_predecessor_outweighs_a_farther_one(ask: Ask) -> None:
    assert flow_of_family(ask, "100001  2019-01-10   none", "100002  2019-01-10   secure portal") == "secure, by hand"


def test_on_one_day_the_higher_number_of_two_merged_schools_decides(ask: Ask) -> None:
    assert flow_of_family(ask, "100002  2019-01-10   none", "100003  2019-01-10   secure portal") == "secure, by hand"
