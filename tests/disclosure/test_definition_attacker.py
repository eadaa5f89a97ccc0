"""The promise itself, tried on a few named schools: nothing adverse can be proved of any of them."""

import pytest

from dsa_metrics.disclosure import DisclosurePolicy
from tests.disclosure.definition_attacker import Named, counting, named, schools_of
from tests.disclosure.publishers import each_by_itself, together
from tests.disclosure.worlds import JOINT, YES_NO, States

COHORTS = [
    {"Primary": 10},
    {"Primary": 5, "Secondary": 5},
    {"Primary": 4, "Secondary": 3, "Special": 3},
    {"Primary": 5, "Special": 3, "Alternative Provision": 1},
    {"Primary": 1, "Secondary": 1, "Special": 1, "Nursery": 2, "16 plus": 4},
    {"Primary": 2, "Independent": 1},
]


def proved(schools: dict[str, int], states: States, policy: DisclosurePolicy) -> list[Named]:
    publisher = each_by_itself if states is YES_NO else together
    return list(named(schools_of(schools), states, counting(states, publisher(schools, policy)), policy.insiders))


@pytest.mark.parametrize("insiders", [0, 1, 2])
@pytest.mark.parametrize("min_group", [3, 5])
@pytest.mark.parametrize("schools", COHORTS, ids=str)
def test_no_school_is_proved_adverse(schools: dict[str, int], min_group: int, insiders: int) -> None:
    assert not proved(schools, YES_NO, DisclosurePolicy(min_group, insiders, max_share=0.9))


@pytest.mark.parametrize(
    ("schools", "insiders"),
    [({"Primary": 5}, 1), ({"Primary": 3, "Secondary": 2}, 0), ({"Primary": 4, "Special": 1}, 1)],
    ids=str,
)
def test_no_school_is_proved_adverse_in_any_of_four_facts(schools: dict[str, int], insiders: int) -> None:
    assert not proved(schools, JOINT, DisclosurePolicy(2, insiders, max_share=0.9))


def test_the_attacker_finds_whoever_is_printed_alone() -> None:
    schools = schools_of({"Primary": 2, "Special": 1})
    found = list(named(schools, YES_NO, counting(YES_NO, lambda facts: tuple(facts[0].values())), insiders=0))
    assert ("Special 1", ()) in {(proof.school, proof.coalition) for proof in found}


def test_a_head_who_is_clear_finds_that_all_the_others_are_not() -> None:
    schools = schools_of({"Primary": 3})
    found = list(named(schools, YES_NO, counting(YES_NO, lambda facts: facts[0]["Primary"] >= 2), insiders=1))
    assert {proof.coalition for proof in found if proof.school == "Primary 3"} == {("Primary 1",), ("Primary 2",)}
