"""Whole releases at full size, read back and attacked by integer programming."""

from random import Random

import pytest

from dsa_metrics.disclosure import DisclosurePolicy, publish_counts
from tests.disclosure.count_attacker import CountPublisher, Counts, prints_of, proofs
from tests.disclosure.integer_attacker import Deduction, PossibleWorlds, Printed, deductions
from tests.disclosure.publishers import DEFAULT, EXAMPLE, each_by_itself
from tests.disclosure.reading import publication, read, release_of
from tests.disclosure.worlds import AGREEMENT, JOINT, YES_NO, Worlds, free_histories, one_way_histories, over_meetings

Found = set[tuple[str, tuple[tuple[str, int], ...]]]
"""The phase that is proved adverse, and the schools that the reader knows."""
Schools = dict[str, list[int]]
"""The state of each school of a phase."""


def drawn(seed: int) -> Schools:
    """The example's schools in states that are common in one draw and rare in another."""
    random = Random(seed)
    weights = {phase: [random.random() ** 3 for _ in JOINT.names] for phase in EXAMPLE}
    return {phase: random.choices(range(len(JOINT.names)), weights[phase], k=size) for phase, size in EXAMPLE.items()}


def counted(schools: Schools) -> tuple[Counts, ...]:
    return tuple(
        {phase: sum(adverse[state] for state in states) for phase, states in schools.items()}
        for adverse in JOINT.adverse
    )


@pytest.mark.parametrize("seed", range(8))
def test_a_release_of_the_example_gives_no_school_away(seed: int) -> None:
    not_returned, escalated, overlap, unsafe = counted(drawn(seed))
    release = release_of((not_returned, escalated, overlap, unsafe), EXAMPLE, DEFAULT)
    assert not list(deductions(release))


@pytest.mark.parametrize("seed", range(8))
def test_the_attacker_holds_the_truth_for_possible(seed: int) -> None:
    truth = drawn(seed)
    not_returned, escalated, overlap, unsafe = counted(truth)
    worlds = PossibleWorlds(release_of((not_returned, escalated, overlap, unsafe), EXAMPLE, DEFAULT))
    assert worlds.have(tuple((phase, state) for phase, states in truth.items() for state in states))


def test_a_table_by_phase_names_the_one_school_of_its_phase() -> None:
    counts = {"Primary": 5, "Secondary": 2, "Special": 1, "Alternative Provision": 1, "Independent": 1}
    printed = Printed({frozenset([phase]): count for phase, count in counts.items()}, total=10)
    by_phase = publication({"adverse": printed}, EXAMPLE, DEFAULT, YES_NO)
    as_printed = type(by_phase)(by_phase.phase_of, (frozenset(printed.blocks),), by_phase.printed, states=YES_NO)
    assert Deduction(("Alternative Provision 1",), "adverse", ()) in list(deductions(as_printed))


def test_both_attackers_find_the_same_where_a_policy_forgets_the_insider() -> None:
    schools = {"Primary": 6, "Secondary": 5}
    worlds = Worlds(tuple(schools), tuple(schools.values()), YES_NO)
    publish = each_by_itself(schools, FORGETS_THE_INSIDER)
    found = [by_integers(worlds, counts) for (counts,) in worlds.counts.tolist()]
    assert found == by_counts(worlds, publish)
    assert any(found)


FORGETS_THE_INSIDER = DisclosurePolicy(min_group=5, insiders=0, max_share=0.9)


def by_integers(worlds: Worlds, counts: list[int]) -> Found:
    schools = dict(zip(worlds.phases, worlds.sizes, strict=True))
    published = publish_counts(dict(zip(worlds.phases, counts, strict=True)), schools, FORGETS_THE_INSIDER)
    printed = publication({"adverse": read(published)}, schools, FORGETS_THE_INSIDER, YES_NO)
    return {(printed.phase_of[found.schools[0]], found.heads) for found in deductions(printed, insiders=1)}


def by_counts(worlds: Worlds, publish: CountPublisher) -> list[Found]:
    found: list[Found] = [set() for _ in worlds.tables]
    for proof in proofs(worlds, prints_of(worlds, publish), insiders=1):
        for table in proof.exposed.nonzero()[0].tolist():
            heads = tuple((worlds.phases[phase], state) for phase, state in proof.reader)
            found[table].add((worlds.phases[proof.phase], heads))
    return found


ALL = EXAMPLE
NONE = dict.fromkeys(EXAMPLE, 0)
SIX = NONE | {"Primary": 6}
"""At the first meeting nobody has returned, six primaries are escalated; by the second those six have returned."""
MEETINGS = {
    "not_returned at meeting 1": ALL,
    "escalated at meeting 1": SIX,
    "not_returned at meeting 2": ALL | {"Primary": 27},
    "escalated at meeting 2": NONE,
}


def two_meetings(histories: list[tuple[int, ...]]) -> list[Deduction]:
    printed = {fact: read(publish_counts(counts, EXAMPLE, DEFAULT)) for fact, counts in MEETINGS.items()}
    return list(deductions(publication(printed, EXAMPLE, DEFAULT, over_meetings(AGREEMENT, histories)), insiders=0))


def test_two_meetings_of_the_example_give_no_school_away_where_statuses_are_free() -> None:
    assert not two_meetings(free_histories(AGREEMENT, meetings=2))


def test_a_reader_sure_that_no_escalation_is_ever_lifted_proves_all_schools_at_the_first_of_two_meetings() -> None:
    """A known limit: the six primaries must have returned, so the "51 or more" who had not are all the others."""
    returned, not_returned, escalated = range(3)
    found = two_meetings(one_way_histories((not_returned, escalated, returned), meetings=2))
    proved = {(deduction.fact, school) for deduction in found for school in deduction.schools}
    assert [sum(fact == wanted for fact, _ in proved) for wanted in MEETINGS] == [57, 0, 24, 0]
