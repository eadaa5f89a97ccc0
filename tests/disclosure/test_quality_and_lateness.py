"""Late, below the standard, not known to meet it: each on its own rung, beside one another and beside the paper's."""

from itertools import combinations

import pytest

from dsa_metrics.disclosure import DisclosurePolicy
from dsa_metrics.disclosure.measures import ALONE, MEASURES, TOGETHER
from tests.disclosure.count_attacker import CountPublisher, Counts, Proof, first_proof, prints_of, proofs
from tests.disclosure.definition_attacker import counting, named, schools_of
from tests.disclosure.publishers import DEFAULT, FACTS, each_by_itself, together
from tests.disclosure.quality_worlds import QUALITY, TIMELINESS, L, N, by_rate, quality_by_itself, quality_with_rates
from tests.disclosure.test_joint_and_in_time import smallest_groups
from tests.disclosure.worlds import JOINT, States, Worlds, beside, free_histories, one_way_histories, over_meetings

RATED = by_rate(0, 8, below=(40,))
TWO = {"Primary": 5, "Secondary": 5}
UNEQUAL = {"Primary": 8, "Secondary": 5}
THREE = {"Primary": 4, "Secondary": 3, "Special": 3}


def proved(schools: Counts, states: States, publisher: CountPublisher, insiders: int, releases: int = 1) -> list[Proof]:
    """What can be proved; of the rates, which are facts of their own only to be counted, nobody asks."""
    worlds = Worlds(tuple(schools), tuple(schools.values()), states)
    found = proofs(worlds, prints_of(worlds, publisher, releases), insiders)
    return [proof for proof in found if not states.facts[proof.fact].split()[0].isdigit()]


def test_the_four_of_the_paper_are_together_and_each_of_the_others_is_by_itself() -> None:
    assert tuple(measure.name for measure in TOGETHER) == FACTS
    assert [measure.name for measure in ALONE] == [L, *QUALITY.facts[:2]]
    assert len({measure.metric for measure in MEASURES}) == len(MEASURES)


@pytest.mark.parametrize("insiders", [0, 1, 2])
@pytest.mark.parametrize("schools", [TWO, UNEQUAL, THREE, {"Primary": 8}], ids=str)
def test_nobody_is_proved_below_the_standard_nor_not_assessed(schools: dict[str, int], insiders: int) -> None:
    policy = smallest_groups(schools, insiders)
    assert not proved(schools, QUALITY, quality_by_itself(schools, policy), insiders)


def test_who_was_not_assessed_may_not_stand_on_a_rung_of_its_own() -> None:
    """Nobody is both below and not assessed: two counts that exclude each other would name the third kind."""
    publish = each_by_itself(UNEQUAL, DEFAULT)
    found = proved(UNEQUAL, QUALITY, lambda facts: publish((facts[0], facts[2])), insiders=1)
    assert any(QUALITY.facts[proof.fact] != N for proof in found)


@pytest.mark.parametrize("insiders", [0, 1])
@pytest.mark.parametrize("schools", [{"Primary": 4, "Secondary": 3}, {"Primary": 8}], ids=str)
def test_with_the_means_beside_them_nobody_is_proved_either(schools: dict[str, int], insiders: int) -> None:
    publish = quality_with_rates(schools, smallest_groups(schools, insiders), RATED)
    assert not proved(schools, RATED, publish, insiders)


@pytest.mark.parametrize("insiders", [0, 1])
@pytest.mark.parametrize("schools", [{"Primary": 4, "Secondary": 3}, {"Primary": 6}], ids=str)
def test_lateness_beside_quality_gives_no_school_away(schools: dict[str, int], insiders: int) -> None:
    policy = smallest_groups(schools, insiders)
    late, quality = each_by_itself(schools, policy), quality_by_itself(schools, policy)
    assert not proved(
        schools, beside(TIMELINESS, QUALITY), lambda facts: (late(facts[:1]), quality(facts[1:])), insiders
    )


@pytest.mark.parametrize("insiders", [0, 1])
@pytest.mark.parametrize(
    ("others", "schools"),
    [(TIMELINESS, {"Primary": 2, "Special": 2}), (TIMELINESS, {"Primary": 5}), (QUALITY, {"Primary": 4})],
    ids=["late by group", "late", "quality"],
)
def test_beside_the_four_of_the_paper_they_give_no_school_away(
    others: States, schools: dict[str, int], insiders: int
) -> None:
    policy = smallest_groups(schools, insiders)
    paper, alone = together(schools, policy), each_by_itself(schools, policy)
    printed = len(FACTS) + min(2, len(others.facts))
    assert not proved(
        schools, beside(JOINT, others), lambda facts: (paper(facts[:4]), alone(facts[4:printed])), insiders
    )


@pytest.mark.parametrize("insiders", [0, 1])
@pytest.mark.parametrize("states", [TIMELINESS, QUALITY], ids=["late", "quality"])
def test_two_meetings_give_no_school_away(states: States, insiders: int) -> None:
    schools = {"Primary": 4, "Secondary": 3}
    policy = smallest_groups(schools, insiders)
    alone = each_by_itself(schools, policy)
    kinds = range(len(states.names))
    for histories in (free_histories(states, 2), one_way_histories(kinds, 2), one_way_histories(kinds[::-1], 2)):
        in_time = over_meetings(states, histories)
        assert not proved(schools, in_time, lambda facts: alone(facts[:2]), insiders, releases=2)


def test_two_meetings_with_means_give_no_school_away() -> None:
    schools = {"Primary": 4}
    states = by_rate(4, below=(40,))
    publish = quality_with_rates(schools, smallest_groups(schools, 1), states)
    assert not proved(schools, over_meetings(states, free_histories(states, 2)), publish, insiders=1, releases=2)


@pytest.mark.parametrize("insiders", [0, 1])
def test_named_schools_one_by_one_are_not_proved_late_or_below(insiders: int) -> None:
    states, schools, policy = beside(TIMELINESS, QUALITY), {"Primary": 5}, DisclosurePolicy(3, insiders, 0.9)
    alone = each_by_itself(schools, policy)
    publish = counting(states, lambda facts: alone(facts[:3]))
    assert not list(named(schools_of(schools), states, publish, insiders))


NEITHER, ONE, OTHER, BOTH = range(4)
PAIR = States(
    ("neither", "one", "other", "both"), ("one", "other"), ((False, True, False, True), (False, False, True, True))
)
EXCLUDING = [{ONE, OTHER}, {NEITHER, ONE, OTHER}, {ONE, OTHER, BOTH}]
"""What no school is, where a reader is sure that one fact excludes the other, or that every school has one of them."""
ELSE = [
    set(kinds)
    for number in (2, 3, 4)
    for kinds in combinations(range(4), number)
    if set(kinds) not in EXCLUDING and kinds not in {(NEITHER, ONE), (NEITHER, OTHER), (ONE, BOTH), (OTHER, BOTH)}
]


def correlated(kinds: set[int]) -> Proof | None:
    chosen = sorted(kinds)
    states = States(
        tuple(PAIR.names[kind] for kind in chosen),
        PAIR.facts,
        tuple(tuple(row[kind] for kind in chosen) for row in PAIR.adverse),
    )
    worlds = Worlds(tuple(UNEQUAL), tuple(UNEQUAL.values()), states)
    return first_proof(worlds, each_by_itself(UNEQUAL, DEFAULT), insiders=1)


@pytest.mark.parametrize("kinds", ELSE, ids=str)
def test_two_facts_that_are_free_or_follow_from_one_another_give_no_school_away(kinds: set[int]) -> None:
    assert correlated(kinds) is None


@pytest.mark.parametrize("kinds", EXCLUDING, ids=str)
def test_a_reader_sure_that_two_facts_exclude_each_other_can_prove_a_school(kinds: set[int]) -> None:
    """A known limit, of any two measures: so no two that truly exclude each other are ever printed side by side."""
    assert correlated(kinds) is not None
