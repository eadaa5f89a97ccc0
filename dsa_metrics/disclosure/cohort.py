"""The schools that public figures count: chosen once for a campaign year and kept, so that no two releases can be
subtracted from one another to tell about the few schools in between.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from itertools import product

from dsa_metrics.disclosure.groups import Sizes, rungs, sizes_of
from dsa_metrics.disclosure.policy import DisclosurePolicy
from dsa_metrics.disclosure.release import COHORTS, ENGAGING, PRIORITY


@dataclass(frozen=True)
class Member:
    """A school as it was when the cohort was chosen: its phase, the cohort of that phase, its trust and its roll."""

    urn: int
    phase: str
    cohort: str
    trust_uid: str | None = None
    pupils: int | None = None


@dataclass(frozen=True)
class Cohort:
    """The schools counted in a campaign year, by URN; `policies` are those of the priority and the engaging phases."""

    campaign_starts_on: date
    chosen_as_at: date
    policies: tuple[DisclosurePolicy, DisclosurePolicy]
    members: tuple[Member, ...]

    @property
    def id(self) -> str:
        """Names this choice of schools, phases and policies; the same for the same."""
        return sha256(repr(self).encode()).hexdigest()[:16]

    def policy(self, cohort: str) -> DisclosurePolicy:
        """The policy of one of the two cohorts."""
        return self.policies[COHORTS.index(cohort)]

    def schools(self, cohort: str) -> dict[str, int]:
        """Phase -> number of schools counted."""
        return dict(sizes_of(Counter(member.phase for member in self.members if member.cohort == cohort)))

    def mean_rolls(self, cohort: str) -> dict[str, float]:
        """Phase -> mean number of pupils of its schools whose roll is known."""
        rolls: dict[str, list[int]] = {}
        for member in self.members:
            if member.cohort == cohort and member.pupils is not None:
                rolls.setdefault(member.phase, []).append(member.pupils)
        return {phase: sum(known) / len(known) for phase, known in rolls.items()}


def campaign_of(day: date, starts: tuple[int, int]) -> date:
    """The first day of the campaign year that the day is in; `starts` is its month and day."""
    this_year = date(day.year, *starts)
    return this_year if this_year <= day else date(day.year - 1, *starts)


def choose(
    members: Iterable[Member], as_at: date, starts: tuple[int, int], policy: DisclosurePolicy, counts_trusts: bool
) -> Cohort:
    """The cohort of the campaign year that `as_at` is in.

    With `counts_trusts` a reader is taken to know as many schools as the largest trust has among those counted, since a
    trust knows its own.
    """
    chosen = tuple(sorted(members, key=lambda member: member.urn))
    policies = tuple(_policy(chosen, cohort, policy, counts_trusts) for cohort in (PRIORITY, ENGAGING))
    return Cohort(campaign_of(as_at, starts), as_at, (policies[0], policies[1]), chosen)


def refusal(old: Cohort, new: Cohort) -> str:
    """Why the schools counted may not be chosen anew from these; blank where they may.

    Every set of schools that the old cohort could have printed is held against every set that the new one could: two
    that differ by a few schools only would tell about those few.
    """
    fewest = max(max(policy.min_group, policy.insiders + 2) for policy in (*old.policies, *new.policies))
    for one, other in product(_sets(old), _sets(new)):
        differing = len(one ^ other)
        if 0 < differing < fewest:
            return (
                f"A group that was published and the group that would take its place differ by {differing} of the "
                f"schools counted, fewer than {fewest}: the difference of two releases would tell about those schools."
            )
    return ""


def _policy(
    members: tuple[Member, ...], cohort: str, policy: DisclosurePolicy, counts_trusts: bool
) -> DisclosurePolicy:
    trusts = Counter(member.trust_uid for member in members if member.cohort == cohort and member.trust_uid)
    largest = max(trusts.values(), default=0) if counts_trusts else 0
    return replace(policy, insiders=max(policy.insiders, largest))


def _sets(cohort: Cohort) -> set[frozenset[int]]:
    """The URNs of every block of every rung."""
    found = set()
    for name in COHORTS:
        sizes: Sizes = sizes_of(cohort.schools(name))
        by_phase: Mapping[str, frozenset[int]] = {
            phase: frozenset(m.urn for m in cohort.members if m.cohort == name and m.phase == phase)
            for phase, _ in sizes
        }
        for rung in rungs(sizes, cohort.policy(name)):
            found |= {frozenset[int]().union(*(by_phase[phase] for phase in block)) for block in rung}
    return found
