"""The certificate: every table of counts that a cohort can have, read by every reader there is, and no school named.

For a cohort with too many tables, those that would print what the release prints: all that its readers can think of.

A reader knows the rule, the schools of each group, and the true state of up to `insiders` schools. A school is worked
out where every table that prints the same and fits what the reader knows has it adverse. Schools of one group count
alike, so tables by group are all that there is to try.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from itertools import product
from math import prod

from dsa_metrics.disclosure.groups import groups, sizes_of
from dsa_metrics.disclosure.ladder import Caps, PublishedCounts, caps, on_rung, pooled_on_first_rung
from dsa_metrics.disclosure.policy import DisclosurePolicy
from dsa_metrics.disclosure.readers import Reader, Table

#: With more tables than this, only those that print what the release prints are tried.
MOST_TABLES = 200_000

#: Told how many of how many tables have been read.
Progress = Callable[[int, int], None]
_EVERY = 20_000


@dataclass(frozen=True)
class Certificate:
    """What was tried for one cohort's groups and one policy, and in how many tables some school was worked out.

    `is_whole`: every table was tried, so that it holds for every release of the cohort; else for one release only.
    """

    group_sizes: Table
    policy: DisclosurePolicy
    tables: int
    breaches: int
    is_whole: bool = True

    @property
    def is_clean(self) -> bool:
        """True where no school was worked out in any table, by any reader."""
        return self.breaches == 0

    @property
    def key(self) -> str:
        """Names the cohort's sizes and the policy: a certificate holds for these and for no others."""
        return key_of(self.group_sizes, self.policy)


def key_of(sizes: Table, policy: DisclosurePolicy) -> str:
    """The name under which a certificate is kept."""
    text = json.dumps([sizes, asdict(policy)], sort_keys=True)
    return sha256(text.encode()).hexdigest()


def group_sizes(schools: Mapping[str, int], policy: DisclosurePolicy) -> Table:
    """The number of schools of each group, the largest first (`schools`: phase -> schools)."""
    found = groups(sizes_of(schools), policy)
    return tuple(sum(schools[phase] for phase in group) for group in found)


def tables_of(schools: Mapping[str, int], policy: DisclosurePolicy) -> int:
    """How many tables by group a cohort can have."""
    return prod(size + 1 for size in group_sizes(schools, policy))


def certify(
    schools: Mapping[str, int], policy: DisclosurePolicy, progress: Progress = lambda _done, _of: None
) -> Certificate:
    """Tries every table of a cohort (`schools`: phase -> schools)."""
    sizes = group_sizes(schools, policy)
    trial = _Trial(sizes, policy, caps(sizes_of(schools), policy), _every_table(sizes))
    tables, breaches = tables_of(schools, policy), 0
    for done, table in enumerate(_every_table(sizes)):
        breaches += trial.names_a_school(table)
        if done % _EVERY == 0:
            progress(done, tables)
    progress(tables, tables)
    return Certificate(sizes, policy, tables, breaches)


def certify_printed(
    printed: Sequence[PublishedCounts],
    schools: Mapping[str, int],
    policy: DisclosurePolicy,
    progress: Progress = lambda _done, _of: None,
) -> Certificate:
    """Tries every table that prints what one of these counts does (of one cohort, `schools`: phase -> schools).

    Where only "cap or more" is printed there is nothing to try: a school that one wonders about may always be the one
    that is not adverse, since a reader who knows `insiders` others leaves the total at the cap or above.
    """
    sizes = group_sizes(schools, policy)
    tables = {table for counts in printed if counts.blocks for table in _printing(counts, schools, policy)}
    trial = _Trial(sizes, policy, caps(sizes_of(schools), policy), sorted(tables))
    breaches = 0
    for done, table in enumerate(sorted(tables)):
        breaches += trial.names_a_school(table)
        if done % _EVERY == 0:
            progress(done, len(tables))
    progress(len(tables), len(tables))
    return Certificate(sizes, policy, len(tables), breaches, is_whole=False)


def _printing(counts: PublishedCounts, schools: Mapping[str, int], policy: DisclosurePolicy) -> Iterator[Table]:
    """Every table with these blocks: the larger groups as printed, the pooled ones in every way that adds up."""
    sizes = group_sizes(schools, policy)
    *apart, last = [block.adverse for block in counts.blocks]
    pooled = sizes[len(apart) :]
    for rest in product(*(range(size + 1) for size in pooled[:-1])):
        left = last - sum(rest)
        if 0 <= left <= pooled[-1]:
            yield (*apart, *rest, left)


class _Trial:
    """One cohort's readers against one table after another."""

    def __init__(self, sizes: Table, policy: DisclosurePolicy, caps_by_rung: Caps, tables: Iterable[Table]) -> None:
        self._sizes = sizes
        self._insiders = policy.insiders
        self._caps = caps_by_rung
        self._groups = range(len(sizes))
        self._tables = tables
        self._alike: dict[Table, list[Table]] = {}

    def names_a_school(self, table: Table) -> bool:
        """True where some reader can tell of some school that it is adverse.

        Only a reader who knows every school of its group that is not adverse could, so few groups come into question.
        """
        suspects = [group for group in self._groups if table[group] and self._fine(table, group) <= self._insiders]
        return any(self._is_worked_out(table, group) for group in suspects)

    def _is_worked_out(self, table: Table, group: int) -> bool:
        budget = self._insiders - self._fine(table, group)
        if any(self._is_open(table, group, other, budget) for other in self._groups):
            return False
        doubts = [doubt for doubt in self._printed_alike(table) if doubt[group] < table[group]]
        return Reader(table, self._sizes, group, budget).can_rule_out(doubts)

    def _is_open(self, table: Table, group: int, other: int, budget: int) -> bool:
        """True where the adverse school may as well stand in another group, unless one knew all that are fine there."""
        if other == group or self._fine(table, other) <= max(budget, 0):
            return False
        moved = list(table)
        moved[group] -= 1
        moved[other] += 1
        return self._print(tuple(moved)) == self._print(table)

    def _fine(self, table: Table, group: int) -> int:
        return self._sizes[group] - table[group]

    def _printed_alike(self, table: Table) -> list[Table]:
        """Every table that prints the same; where nothing is pooled, there is no other."""
        if not self._alike:
            for other in self._tables:
                printed = self._print(other)
                if printed[0] != 1:
                    self._alike.setdefault(printed, []).append(other)
        return self._alike.get(self._print(table), [table])

    def _print(self, table: Table) -> Table:
        pooled = pooled_on_first_rung(table, self._caps)
        return (0,) if pooled is None else (pooled, *on_rung(table, pooled))


def _every_table(sizes: Table) -> Iterator[Table]:
    return product(*(range(size + 1) for size in sizes))
