"""What a reader of one printed table could know, and whether it makes sure that a group's schools are all adverse.

Tables count adverse schools by group. A reader knows the rule and the true state of some schools; what those are in
each group is all that matters: so many adverse ones, and so many that are not.
"""

from collections.abc import Sequence
from dataclasses import dataclass

Table = tuple[int, ...]


@dataclass(frozen=True)
class Known:
    """What a reader knows of each group: at least so many adverse schools, and at most so many."""

    least: Table
    most: Table

    @property
    def schools(self) -> int:
        """How many schools one has to know for it, less all schools that there are."""
        return sum(self.least) - sum(self.most)

    def fits(self, table: Table) -> bool:
        """True where the table may be the true one."""
        return all(low <= n <= high for low, n, high in zip(self.least, table, self.most, strict=True))

    def at_least(self, group: int, adverse: int) -> "Known":
        """The same, with so many adverse schools known in the group."""
        return Known(_with(self.least, group, adverse), self.most)

    def at_most(self, group: int, adverse: int) -> "Known":
        """The same, with all but so many of the group's schools known not to be adverse."""
        return Known(self.least, _with(self.most, group, adverse))


class Reader:
    """A reader of a true table who knows any `budget` schools, but not one certain adverse school of the group."""

    def __init__(self, table: Table, sizes: Table, group: int, budget: int) -> None:
        self._table = table
        self._group = group
        self._nothing = Known((0,) * len(table), sizes)
        self._limit = self._nothing.schools + budget
        self._seen: set[Known] = set()

    def can_rule_out(self, doubts: Sequence[Table]) -> bool:
        """True where some choice of those schools rules out every one of these tables."""
        self._seen.clear()
        return self._can_rule_out(doubts, self._nothing)

    def _can_rule_out(self, doubts: Sequence[Table], known: Known) -> bool:
        if known in self._seen:
            return False
        self._seen.add(known)
        left = [doubt for doubt in doubts if known.fits(doubt)]
        if not left:
            return True
        return any(self._can_rule_out(left, more) for more in self._fewest_ways(left, known))

    def _fewest_ways(self, doubts: Sequence[Table], known: Known) -> list[Known]:
        """The ways to rule out the table that is hardest to rule out; none, as soon as one cannot be."""
        fewest: list[Known] | None = None
        for doubt in doubts:
            ways = self._ways(doubt, known)
            if fewest is None or len(ways) < len(fewest):
                fewest = ways
            if not ways:
                break
        return fewest or []

    def _ways(self, doubt: Table, known: Known) -> list[Known]:
        """What one could know, within the budget, to rule out this table."""
        more = (
            known.at_least(group, found + 1) if found < true else known.at_most(group, found - 1)
            for group, (found, true) in enumerate(zip(doubt, self._table, strict=True))
            if found != true and not (group == self._group and found == true - 1)
        )
        return [one for one in more if one.schools <= self._limit]


def _with(table: Table, place: int, value: int) -> Table:
    return (*table[:place], value, *table[place + 1 :])
