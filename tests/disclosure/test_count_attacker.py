"""Every count table of whole authorities: nobody proves a named school adverse."""

import pytest

from dsa_metrics.disclosure import DisclosurePolicy
from tests.disclosure.count_attacker import Reader, first_proof, prints_of, proofs
from tests.disclosure.definition_attacker import counting, named, schools_of
from tests.disclosure.mutants import ONE_FACT, prints_each
from tests.disclosure.publishers import DEFAULT, EXAMPLE, each_by_itself
from tests.disclosure.worlds import YES_NO, Worlds

AUTHORITIES = [
    {"Primary": 16, "Secondary": 12, "Special": 5, "Alternative Provision": 1, "Independent": 6},
    {"Primary": 12, "Secondary": 9, "Special": 4, "Alternative Provision": 2, "Nursery": 3, "All-through": 1},
    {"Primary": 5, "Secondary": 5, "Special": 5, "Independent": 5},
    {"Primary": 1, "Secondary": 1, "Special": 1, "Independent": 1, "Nursery": 1, "16 plus": 1, "All-through": 1},
    {"Primary": 60, "Secondary": 0, "Special": 2},
    {"Primary": 7, "Studio": 6, "Nursery": 5},
]
"""With ties, with few schools of a phase or none, and with a phase nobody has heard of; the example is in `methods`."""


@pytest.mark.parametrize("insiders", [1, 2])
@pytest.mark.parametrize("schools", AUTHORITIES, ids=str)
def test_no_table_of_the_authority_gives_a_school_away(schools: dict[str, int], insiders: int) -> None:
    policy = DisclosurePolicy(min_group=5, insiders=insiders, max_share=0.9)
    worlds = Worlds(tuple(schools), tuple(schools.values()), YES_NO)
    assert first_proof(worlds, each_by_itself(schools, policy), insiders) is None


def test_the_example_has_as_many_tables_as_specified() -> None:
    assert len(Worlds(tuple(EXAMPLE), tuple(EXAMPLE.values()), YES_NO).tables) == 37_128


def test_two_heads_who_talk_learn_more_than_the_policy_for_one_allows() -> None:
    schools = {"Primary": 6, "Secondary": 5}
    worlds = Worlds(tuple(schools), tuple(schools.values()), YES_NO)
    assert first_proof(worlds, each_by_itself(schools, DEFAULT), insiders=2) is not None


def by_count(schools: dict[str, int], mutant: str) -> set[tuple[str, Reader]]:
    worlds = Worlds(tuple(schools), tuple(schools.values()), YES_NO)
    prints = prints_of(worlds, prints_each(ONE_FACT[mutant], schools))
    return {(worlds.phases[proof.phase], proof.reader) for proof in proofs(worlds, prints, insiders=1)}


def by_definition(schools: dict[str, int], mutant: str) -> set[tuple[str, Reader]]:
    listed = schools_of(schools)
    phases, number = dict(listed), {school: at for at, (school, _) in enumerate(listed)}
    found = named(listed, YES_NO, counting(YES_NO, prints_each(ONE_FACT[mutant], schools)), insiders=1)
    return {
        (
            phases[proof.school],
            tuple((list(schools).index(phases[head]), proof.worlds[0][number[head]]) for head in proof.coalition),
        )
        for proof in found
    }


@pytest.mark.parametrize("mutant", ONE_FACT)
def test_both_attackers_find_the_same(mutant: str) -> None:
    schools = {"Primary": 5, "Secondary": 3, "Special": 2}
    assert by_count(schools, mutant) == by_definition(schools, mutant)
