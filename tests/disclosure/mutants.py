"""A ladder of the attackers' own, written from the specification, and the ways in which one goes wrong.

The ladder is a value whose parts can be changed one at a time. As it stands it must be as safe as the real one; each
mutant changes one part in a way that somebody might think harmless.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from math import floor
from operator import le, lt

from tests.disclosure.count_attacker import CountPublisher, Counts

Group = tuple[str, ...]
Rung = tuple[Group, ...]
Facts = tuple[Counts, ...]
Blocks = tuple[tuple[Group, int, int], ...]
"""Phases, schools, adverse."""
JOINS = {
    "Alternative Provision": ("Special", "Independent"),
    "Nursery": ("Primary",),
    "All-through": ("Secondary",),
    "16 plus": ("Secondary",),
    "Special": ("Independent",),
    "Independent": ("Special",),
}
FEWEST, INSIDERS, SHARE = 5, 1, 0.9
WITHHELD = "withheld"


def cap_of(schools: int) -> int:
    """A block of so many schools may show fewer than this."""
    return min(schools - INSIDERS - 1, floor(SHARE * schools))


def groups_of(schools: Counts, _: Counts, fewest: int = FEWEST) -> Rung:
    """Phases merged until each group has enough schools; looks at public numbers alone."""
    groups: list[Group] = [(phase,) for phase, size in schools.items() if size]
    while len(groups) > 1 and (small := [group for group in groups if _size(schools, group) < fewest]):
        partner = _partner(schools, small[0], groups)
        groups = [group for group in groups if group not in (small[0], partner)] + [partner + small[0]]
    return tuple(sorted(groups, key=lambda group: (_size(schools, group), group)))


def _partner(schools: Counts, group: Group, groups: list[Group]) -> Group:
    others = [other for other in groups if other != group]
    liked = [other for wish in JOINS.get(group[0], ()) for other in others if wish in other]
    return liked[0] if liked else min(others, key=lambda other: (_size(schools, other), other))


def rungs_of(groups: Rung) -> list[Rung]:
    """The smallest pooled, one more on each rung, until only the authority is left."""
    return [(sum(groups[:pooled], ()), *groups[pooled:]) for pooled in range(1, len(groups) + 1)]


def _size(counts: Counts, group: Group) -> int:
    return sum(counts[phase] for phase in group)


def _filled(rung: Rung, adverse: Counts, schools: Counts) -> Blocks:
    return tuple((group, _size(schools, group), _size(adverse, group)) for group in rung)


def both_fit(ladder: "Ladder", facts: Facts, schools: Counts) -> bool:
    """Whether the unsafe may stand beside the overlap, going by numbers that are then printed."""
    _, escalated, _, unsafe = facts
    groups = ladder.groups(schools, escalated)
    return all(_size(escalated, g) + _size(unsafe, g) < ladder.cap(_size(schools, g)) for g in groups)


@dataclass(frozen=True)
class Ladder:
    """The rule of publication, in parts."""

    cap: Callable[[int], int] = cap_of
    passes: Callable[[int, int], bool] = lt
    total_passes: Callable[[int, int], bool] = lt
    groups: Callable[[Counts, Counts], Rung] = groups_of
    where_it_fails: Callable[[Blocks], Hashable] | None = None
    """What is printed in place of going on to the next rung."""
    beside: Callable[["Ladder", Facts, Counts], bool] = both_fit

    def publish(self, adverse: Counts, schools: Counts) -> Hashable:
        """What is printed of one fact."""
        blocks = self.first_passing(adverse, schools)
        if self.where_it_fails and len(blocks) != len(groups := self.groups(schools, adverse)):
            return self.where_it_fails(_filled(groups, adverse, schools))
        return blocks or f"{self.cap(sum(schools.values()))} or more"

    def first_passing(self, adverse: Counts, schools: Counts) -> Blocks:
        """The first rung on which every block is under its cap; empty where there is none."""
        for rung in rungs_of(self.groups(schools, adverse)):
            passes = self.total_passes if len(rung) == 1 else self.passes
            blocks = _filled(rung, adverse, schools)
            if all(passes(count, self.cap(size)) for _, size, count in blocks):
                return blocks
        return ()

    def together(self, facts: Facts, schools: Counts) -> Hashable:
        """What is printed of not returned, escalated, both failings and unsafe."""
        *alone, unsafe = facts
        beside = self.publish(unsafe, schools) if self.beside(self, facts, schools) else WITHHELD
        return (*(self.publish(fact, schools) for fact in alone), beside)


def prints_each(ladder: Ladder, schools: Counts) -> CountPublisher:
    """Each fact by itself."""
    return lambda facts: tuple(ladder.publish(counts, schools) for counts in facts)


def prints_together(ladder: Ladder, schools: Counts) -> CountPublisher:
    """The four facts of the paper in one release."""
    return lambda facts: ladder.together(facts, schools)


def always(adverse: int, cap: int) -> bool:
    """The mistake of no cap."""
    return True


def groups_by_count(schools: Counts, adverse: Counts) -> Rung:
    """Groups in the order of what is to be hidden rather than of public numbers."""
    return tuple(sorted(groups_of(schools, adverse), key=lambda group: (-_size(adverse, group), group)))


def merged_where_full(schools: Counts, adverse: Counts) -> Rung:
    """Phases merged because all their schools are adverse rather than because they are few."""
    groups = groups_of(schools, adverse)
    full = [group for group in groups if _size(adverse, group) >= cap_of(_size(schools, group))]
    rest = tuple(group for group in groups if group not in full)
    return (sum(full, ()), *rest) if full else rest


def failing_hidden(blocks: Blocks) -> Hashable:
    """A cell that fails is blanked, the others and the total stand."""
    shown = tuple(count if count < cap_of(size) else "c" for _, size, count in blocks)
    return shown, sum(count for _, _, count in blocks)


def failing_hidden_with_smallest(blocks: Blocks) -> Hashable:
    """A cell that fails is blanked, and the smallest other with it, so that it cannot be worked out from the total."""
    failing = {group for group, size, count in blocks if count >= cap_of(size)}
    others = sorted((count, group) for group, _, count in blocks if group not in failing)
    hidden = failing | ({others[0][1]} if len(failing) == 1 and others else set())
    shown = tuple("c" if group in hidden else count for group, _, count in blocks)
    return shown, sum(count for _, _, count in blocks)


def overlap_always(ladder: Ladder, facts: Facts, schools: Counts) -> bool:
    """The unsafe stand beside the overlap whatever they add up to."""
    return True


def overlap_by_rung(ladder: Ladder, facts: Facts, schools: Counts) -> bool:
    """Both on the first rung is taken to be enough."""
    _, escalated, overlap, unsafe = facts
    groups = ladder.groups(schools, escalated)
    return all(_size(fact, g) < ladder.cap(_size(schools, g)) for fact in (overlap, unsafe) for g in groups)


TRUE_LADDER = Ladder()

ONE_FACT: Mapping[str, Ladder] = {
    "cap one too high": Ladder(cap=lambda schools: cap_of(schools) + 1),
    "cap without the insider": Ladder(cap=lambda schools: min(schools - 1, floor(SHARE * schools))),
    "cap by share alone": Ladder(cap=lambda schools: floor(SHARE * schools)),
    "at most the cap": Ladder(passes=le, total_passes=le),
    "at most the cap, the total apart": Ladder(passes=le),
    "at most the cap in the total": Ladder(total_passes=le),
    "no cap": Ladder(passes=always, total_passes=always),
    "no cap on the total": Ladder(total_passes=always),
    "groups in the order of the counts": Ladder(groups=groups_by_count),
    "groups merged where all are adverse": Ladder(groups=merged_where_full),
    "failing cells hidden": Ladder(where_it_fails=failing_hidden),
    "failing cells hidden with the smallest": Ladder(where_it_fails=failing_hidden_with_smallest),
}
SMALL_GROUPS = Ladder(groups=partial(groups_of, fewest=4))
"""Groups of four are enough, so that four facts can be enumerated."""

FOUR_FACTS: Mapping[str, Ladder] = {
    "overlap always shown": replace(SMALL_GROUPS, beside=overlap_always),
    "overlap shown on the first rung": replace(SMALL_GROUPS, beside=overlap_by_rung),
}
