"""What the publisher printed, as the integer-programming attacker takes it; a page or a paper is read in this form."""

from collections.abc import Mapping

from dsa_metrics.disclosure import DisclosurePolicy, PublishedCounts, publish_together
from dsa_metrics.disclosure import Withheld as InWords
from tests.disclosure.count_attacker import Counts
from tests.disclosure.integer_attacker import Printed, Publication, Withheld
from tests.disclosure.publishers import rungs_of
from tests.disclosure.worlds import JOINT, E, States


def read(published: PublishedCounts | InWords, beside: str = E) -> Printed | Withheld:
    """The numbers of one fact, or which other fact it could not stand beside."""
    if isinstance(published, InWords):
        return Withheld(beside)
    blocks = {frozenset(block.phases): block.adverse for block in published.blocks}
    return Printed(blocks, published.total, published.at_least)


def publication(
    printed: Mapping[str, Printed | Withheld], schools: Counts, policy: DisclosurePolicy, states: States = JOINT
) -> Publication:
    """What is printed, with the public list of schools and the rule."""
    listed = {f"{phase} {number + 1}": phase for phase, size in schools.items() for number in range(size)}
    return Publication(listed, rungs_of(schools, policy), printed, policy.insiders, policy.max_share, states)


def release_of(facts: tuple[Counts, Counts, Counts, Counts], schools: Counts, policy: DisclosurePolicy) -> Publication:
    """Not returned, escalated, both failings and unsafe, published and read back."""
    release = publish_together(*facts, schools, policy)
    return publication({fact: read(published) for fact, published in release.items()}, schools, policy)
