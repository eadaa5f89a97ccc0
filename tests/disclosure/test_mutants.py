"""Every way in which the rule can go wrong is noticed by some attacker, and the rule itself by none."""

from collections.abc import Hashable
from itertools import product

import pytest

from dsa_metrics.disclosure import publish_counts
from tests.disclosure.count_attacker import first_proof
from tests.disclosure.definition_attacker import counting, named, schools_of
from tests.disclosure.mutants import (
    FOUR_FACTS,
    ONE_FACT,
    SMALL_GROUPS,
    TRUE_LADDER,
    Ladder,
    prints_each,
    prints_together,
)
from tests.disclosure.publishers import DEFAULT, EXAMPLE
from tests.disclosure.worlds import JOINT, YES_NO, Worlds

SMALL = {"Primary": 6, "Secondary": 5}
TEN = {"Primary": 5, "Secondary": 5}
NEEDS_UNEQUAL_GROUPS = {"at most the cap, the total apart"}
"""Safe on two groups of five, which is all that ten schools allow."""
FOURS = {"Primary": 4, "Secondary": 4}
FOUR_GROUPS = {"Primary": 8, "Secondary": 7, "Special": 5, "Alternative Provision": 1, "Independent": 6}


def one_fact(ladder: Ladder, schools: dict[str, int]) -> object:
    worlds = Worlds(tuple(schools), tuple(schools.values()), YES_NO)
    return first_proof(worlds, prints_each(ladder, schools), insiders=1)


def four_facts(ladder: Ladder) -> object:
    worlds = Worlds(tuple(FOURS), tuple(FOURS.values()), JOINT)
    return first_proof(worlds, prints_together(ladder, FOURS), insiders=1)


@pytest.mark.parametrize("mutant", ONE_FACT)
def test_the_count_table_attacker_catches(mutant: str) -> None:
    assert one_fact(ONE_FACT[mutant], SMALL) is not None


@pytest.mark.parametrize("mutant", sorted(ONE_FACT.keys() - NEEDS_UNEQUAL_GROUPS))
def test_the_definition_attacker_catches(mutant: str) -> None:
    publish = counting(YES_NO, prints_each(ONE_FACT[mutant], TEN))
    assert next(named(schools_of(TEN), YES_NO, publish, insiders=1), None) is not None


@pytest.mark.parametrize("mutant", FOUR_FACTS)
def test_the_joint_attacker_catches(mutant: str) -> None:
    assert four_facts(FOUR_FACTS[mutant]) is not None


@pytest.mark.parametrize("schools", [SMALL, TEN, FOUR_GROUPS], ids=str)
def test_the_rule_as_specified_is_caught_by_none(schools: dict[str, int]) -> None:
    assert one_fact(TRUE_LADDER, schools) is None


def test_four_facts_as_specified_are_caught_by_none() -> None:
    assert four_facts(SMALL_GROUPS) is None


def test_the_definition_attacker_does_not_catch_the_rule_as_specified() -> None:
    assert not list(named(schools_of(TEN), YES_NO, counting(YES_NO, prints_each(TRUE_LADDER, TEN)), insiders=1))


def printed_by_publisher(counts: dict[str, int], schools: dict[str, int]) -> Hashable:
    printed = publish_counts(counts, schools, DEFAULT)
    blocks = frozenset((frozenset(block.phases), block.schools, block.adverse) for block in printed.blocks)
    return f"{printed.total} or more" if printed.at_least else blocks


def printed_by_ladder(counts: dict[str, int], schools: dict[str, int]) -> Hashable:
    blocks = TRUE_LADDER.first_passing(counts, schools)
    return frozenset((frozenset(group), *numbers) for group, *numbers in blocks) or TRUE_LADDER.publish(counts, schools)


@pytest.mark.parametrize("schools", [FOUR_GROUPS, EXAMPLE], ids=["small", "example"])
def test_the_publisher_prints_what_a_ladder_written_apart_prints(schools: dict[str, int]) -> None:
    every_few = product(*(range(0, size + 1, 3 if size > 8 else 1) for size in schools.values()))
    for counts in (dict(zip(schools, row, strict=True)) for row in every_few):
        assert printed_by_publisher(counts, schools) == printed_by_ladder(counts, schools)
