"""The publisher under test as the attackers see it: counts go in, something printed comes out."""

from collections.abc import Hashable

from dsa_metrics.disclosure import DisclosurePolicy, publish_counts, publish_together
from tests.disclosure.count_attacker import CountPublisher, Counts

EXAMPLE = {"Primary": 33, "Secondary": 12, "Special": 5, "Alternative Provision": 1, "Independent": 6}
DEFAULT = DisclosurePolicy(min_group=5, insiders=1, max_share=0.9)

FACTS = ("not_returned", "escalated", "escalated_and_unsafe", "unsafe")
Partition = frozenset[frozenset[str]]


def each_by_itself(schools: Counts, policy: DisclosurePolicy) -> CountPublisher:
    """Each fact on its own rung."""

    def publish(facts: tuple[Counts, ...]) -> Hashable:
        return tuple(publish_counts(counts, schools, policy) for counts in facts)

    return publish


def together(schools: Counts, policy: DisclosurePolicy) -> CountPublisher:
    """Not returned, escalated, both failings and unsafe, as one release."""

    def publish(facts: tuple[Counts, ...]) -> Hashable:
        not_returned, escalated, overlap, unsafe = facts
        release = publish_together(not_returned, escalated, overlap, unsafe, schools, policy)
        return tuple(release[fact] for fact in FACTS)

    return publish


def partition_of(adverse: Counts, schools: Counts, policy: DisclosurePolicy) -> Partition:
    """Which phases are printed together; empty where nothing is."""
    return frozenset(frozenset(block.phases) for block in publish_counts(adverse, schools, policy).blocks)


def rungs_of(schools: Counts, policy: DisclosurePolicy) -> tuple[Partition, ...]:
    """Every rung there is, the finest first, read off what is printed when one block is full and all others clear."""
    rungs = {partition_of(dict.fromkeys(schools, 0), schools, policy)}
    seen: set[Partition] = set()
    while unseen := rungs - seen:
        full = [block for rung in unseen for block in rung]
        rungs |= {
            partition_of({phase: schools[phase] * (phase in block) for phase in schools}, schools, policy)
            for block in full
        }
        seen |= unseen
    return tuple(sorted(rungs - {frozenset()}, key=len, reverse=True))
