"""The certificate: every table of counts that a cohort can have, read by every reader there is, and no school named.

A reader knows the rule, the schools of each group, and the true state of up to `insiders` schools. A school is worked
out where every table that prints the same and fits what the reader knows has it adverse. Schools of one group count
alike, so tables by group are all that there is to try.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from itertools import product
from math import prod

from dsa_metrics.disclosure.groups import groups, sizes_of
from dsa_metrics.disclosure.ladder import Caps, caps, on_rung, pooled_on_first_rung
from dsa_metrics.disclosure.policy import DisclosurePolicy

#: More tables than this are not tried: no authority of England comes near with the phases as shipped.
MOST_TABLES = 5_000_000

Table = tuple[int, ...]
#: Told how many of how many tables have been read.
Progress = Callable[[int, int], None]
_Print = tuple[int, ...]
_EVERY = 50_000


@dataclass(frozen=True)
class Certificate:
    """What was tried for one cohort's groups and one policy, and in how many tables some school was worked out."""

    group_sizes: Table
    policy: DisclosurePolicy
    tables: int
    breaches: int

    @property
    def is_clean(self) -> bool:
        """True where no school was worked out in any table, by any reader."""
        return self.breaches == 0

    @property
    def key(self) -> str:
        """Names the cohort's sizes and the policy: a certificate holds for these and for no others."""
        return key_of(self.group_sizes, self.policy)


def key_of(group_sizes: Table, policy: DisclosurePolicy) -> str:
    """The name under which a certificate is kept."""
    text = json.dumps([group_sizes, asdict(policy)], sort_keys=True)
    return sha256(text.encode()).hexdigest()


def group_sizes(schools: Mapping[str, int], policy: DisclosurePolicy) -> Table:
    """The number of schools of each group, the largest first (`schools`: phase -> schools)."""
    found = groups(sizes_of(schools), policy)
    return tuple(sum(schools[phase] for phase in group) for group in found)


def certify(
    schools: Mapping[str, int], policy: DisclosurePolicy, progress: Progress = lambda _done, _of: None
) -> Certificate:
    """Tries every table of a cohort (`schools`: phase -> schools). Raises ValueError for more than MOST_TABLES."""
    sizes = group_sizes(schools, policy)
    tables = prod(size + 1 for size in sizes)
    if tables > MOST_TABLES:
        raise ValueError("The cohort has more tables than can be tried.")
    trial = _Trial(sizes, policy, caps(sizes_of(schools), policy))
    breaches = 0
    for done, table in enumerate(product(*(range(size + 1) for size in sizes))):
        breaches += trial.names_a_school(table)
        if done % _EVERY == 0:
            progress(done, tables)
    progress(tables, tables)
    return Certificate(sizes, policy, tables, breaches)


class _Trial:
    """One cohort's readers against one table after another."""

    def __init__(self, sizes: Table, policy: DisclosurePolicy, caps_by_rung: Caps) -> None:
        self._sizes = sizes
        self._insiders = policy.insiders
        self._caps = caps_by_rung
        self._places = range(len(sizes))
        self._alike: dict[_Print, list[Table]] = {}

    def names_a_school(self, table: Table) -> bool:
        """True where some reader can tell of some school that it is adverse.

        Only a reader who knows every school of its group that is not adverse could, so few groups come into question.
        """
        suspects = [p for p in self._places if table[p] and self._sizes[p] - table[p] <= self._insiders]
        return any(self._is_worked_out(table, place) for place in suspects)

    def _is_worked_out(self, table: Table, place: int) -> bool:
        budget = self._insiders - (self._sizes[place] - table[place])
        if any(self._is_beyond_doubt_open(table, place, other, budget) for other in self._places):
            return False
        doubts = [other for other in self._printed_alike(table) if other[place] < table[place]]
        return any(not any(_fits(doubt, known) for doubt in doubts) for known in self._readers(table, place, budget))

    def _is_beyond_doubt_open(self, table: Table, place: int, other: int, budget: int) -> bool:
        """True where one adverse school of the group may as well stand in another group, and no reader can tell."""
        if other == place or self._sizes[other] - table[other] - 1 < budget:
            return False
        moved = list(table)
        moved[place] -= 1
        moved[other] += 1
        return moved[other] <= self._sizes[other] and self._print(tuple(moved)) == self._print(table)

    def _readers(self, table: Table, place: int, budget: int) -> Iterator[list[tuple[int, int]]]:
        """For each way to spend the schools that a reader still knows: the least and most of each group that fit."""
        adverse = [range(min(budget, table[p] - (p == place)) + 1) for p in self._places]
        others = [range(1) if p == place else range(min(budget, self._sizes[p] - table[p]) + 1) for p in self._places]
        for known in product(*adverse, *others):
            if sum(known) <= budget:
                least, fine = known[: len(table)], known[len(table) :]
                yield [(least[p], self._sizes[p] - fine[p]) for p in self._places]

    def _printed_alike(self, table: Table) -> list[Table]:
        if not self._alike:
            for other in product(*(range(size + 1) for size in self._sizes)):
                self._alike.setdefault(self._print(other), []).append(other)
        return self._alike[self._print(table)]

    def _print(self, table: Table) -> _Print:
        pooled = pooled_on_first_rung(table, self._caps)
        return (0,) if pooled is None else (pooled, *on_rung(table, pooled))


def _fits(table: Table, known: list[tuple[int, int]]) -> bool:
    return all(least <= count <= most for count, (least, most) in zip(table, known, strict=True))
