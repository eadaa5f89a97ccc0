"""Schools as their data quality may be, and publishers of it: the one under test, and ways in which one goes wrong.

What harms a school is to be proved below the standard. To be not assessed harms less, and is tried like it: a school
that has not handed anything in is nearly late.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from dsa_metrics.disclosure import DisclosurePolicy, PublishedCounts, Withheld, publish_counts
from dsa_metrics.disclosure.groups import groups, sizes_of
from dsa_metrics.disclosure.rates import Looked, PublishedRates, publish_rates
from tests.disclosure.count_attacker import CountPublisher, Counts
from tests.disclosure.definition_attacker import Publisher, Schools, World
from tests.disclosure.worlds import States, states_of

STANDARD = 10
L, Q, C, N = "late", "below_standard", "not_known_to_meet", "not_assessed"
FACTS = (Q, C, N)
TIMELINESS = States(("on time", "late"), (L,), ((False, True),))
QUALITY = states_of({"meets": (), "not assessed": (C, N), "below": (C, Q)}, FACTS)
"""Nobody prints who was not assessed; the reader still asks."""
RATED = ((0, STANDARD - 1), None, (STANDARD + 1, 1000))
"""The lowest and the highest rate of a school of each kind."""


def by_rate(*meeting: int, below: Sequence[int]) -> States:
    """Schools at so many failures per thousand; each rate is also a fact of its own, for a publisher to count."""
    named: dict[str, tuple[str, ...]] = {f"{rate}": (f"{rate}",) for rate in meeting}
    named |= {f"{rate}": (C, Q, f"{rate}") for rate in below}
    named |= {"not assessed": (C, N)}
    return states_of(named, (*FACTS, *(f"{rate}" for rate in (*meeting, *below))))


def quality_by_itself(schools: Counts, policy: DisclosurePolicy) -> CountPublisher:
    """Below the standard and not known to meet it, each on its own rung."""
    return lambda facts: tuple(publish_counts(counts, schools, policy) for counts in facts[:2])


def quality_with_rates(schools: Counts, policy: DisclosurePolicy, states: States) -> CountPublisher:
    """The same with the means beside them, of schools of a thousand records each."""
    rates = [int(fact) for fact in states.facts[len(FACTS) :]]

    def publish(facts: tuple[Counts, ...]) -> Hashable:
        below, not_met = (publish_counts(counts, schools, policy) for counts in facts[:2])
        looked = {
            phase: [Looked(rate, 1000) for rate, of in zip(rates, facts[3:], strict=True) for _ in range(of[phase])]
            for phase in schools
        }
        return below, not_met, publish_rates(looked, below, not_met, STANDARD)

    return publish


@dataclass(frozen=True)
class Told:
    """All that a rule for rates may look at: what was found by phase, the counts as printed, schools, policy."""

    looked: Mapping[str, Sequence[Looked]]
    below: PublishedCounts
    not_met: PublishedCounts
    schools: Mapping[str, int]
    policy: DisclosurePolicy


Rule = Callable[[Told], Hashable]


def means(told: Told) -> PublishedRates | Withheld:
    """The rule under test."""
    return publish_rates(told.looked, told.below, told.not_met, STANDARD)


def pooled_beside_the_counts(told: Told) -> Hashable:
    """Failures and records on the rung of the means."""
    found = [[one for phase in block.phases for one in told.looked[phase]] for block in told.not_met.blocks]
    return tuple((sum(one.failures for one in block), sum(one.records for one in block)) for block in found)


def pooled(told: Told) -> Hashable:
    """Failures and records of the first rung on which failures are fewer than records without the largest schools'."""
    return _first_rung(told, lambda failures, records: (failures, records))


def pooled_rounded(told: Told) -> Hashable:
    """The same rung, where only failures per thousand are printed, as a whole number."""
    return _first_rung(told, lambda failures, records: floor(Fraction(1000 * failures, records) + Fraction(1, 2)))


def means_by_the_count_below(told: Told) -> Hashable:
    """Means on the rung of the schools below the standard, however few of the others were assessed."""
    return tuple(_mean([one for phase in block.phases for one in told.looked[phase]]) for block in told.below.blocks)


def means_of_every_group(told: Told) -> Hashable:
    """Means of every group, whatever the counts are pooled to."""
    by_group = groups(sizes_of(told.schools), told.policy)
    return tuple(_mean([one for phase in group for one in told.looked[phase]]) for group in by_group)


def means_where_failures_are_few(told: Told) -> Hashable:
    """Means of each group whose own mean is small; who is left out depends on what is to be hidden."""
    return tuple(mean if mean < 2 * STANDARD else "c" for mean in _of_groups(told))


MUTANTS: dict[str, Rule] = {
    "failures and records of the group": pooled,
    "failures per thousand records of the group": pooled_rounded,
    "failures and records of the block": pooled_beside_the_counts,
    "means on the rung of those below": means_by_the_count_below,
    "means of every group": means_of_every_group,
    "means where failures are few": means_where_failures_are_few,
}


def naming(rule: Rule, policy: DisclosurePolicy, states: States, records: Mapping[str, int] | None = None) -> Publisher:
    """A rule for rates beside both counts, as one that is handed named schools; each has a thousand records or so many.

    The name of a state is its failures per thousand; one that is none was not assessed.
    """

    def publish(schools: Schools, world: World) -> Hashable:
        looked: dict[str, list[Looked]] = {phase: [] for _, phase in schools}
        below, not_met, number = (dict.fromkeys(looked, 0) for _ in range(3))
        for (name, phase), state in zip(schools, world, strict=True):
            rate = states.names[state]
            number[phase] += 1
            below[phase] += states.adverse[0][state]
            not_met[phase] += states.adverse[1][state]
            if rate.isdigit():
                size = 1000 if records is None else records[name]
                looked[phase].append(Looked(int(rate) * size // 1000, size))
        told = Told(
            looked,
            publish_counts(below, number, policy),
            publish_counts(not_met, number, policy),
            number,
            policy,
        )
        return told.below, told.not_met, rule(told)

    return publish


def _first_rung(told: Told, shown: Callable[[int, int], Hashable]) -> Hashable:
    by_group = groups(sizes_of(told.schools), told.policy)
    for pooled_groups in range(1, len(by_group) + 1):
        apart = len(by_group) - pooled_groups
        rung = (*by_group[:apart], tuple(phase for group in by_group[apart:] for phase in group))
        blocks = [[one for phase in block for one in told.looked[phase]] for block in rung]
        if all(_leaves_room(block, told.policy.insiders) for block in blocks):
            return tuple(
                shown(sum(one.failures for one in block), sum(one.records for one in block)) for block in blocks
            )
    return "withheld"


def _leaves_room(block: Sequence[Looked], insiders: int) -> bool:
    sizes = sorted((one.records for one in block), reverse=True)
    return sum(one.failures for one in block) < sum(sizes[insiders + 1 :])


def _of_groups(told: Told) -> list[int]:
    by_group = groups(sizes_of(told.schools), told.policy)
    return [_mean([one for phase in group for one in told.looked[phase]]) or 0 for group in by_group]


def _mean(looked: Sequence[Looked]) -> int | None:
    if not looked:
        return None
    return floor(Fraction(sum(1000 * one.failures // one.records for one in looked), len(looked)) + Fraction(1, 2))
