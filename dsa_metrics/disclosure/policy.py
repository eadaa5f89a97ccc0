"""The three numbers that the promise rests on, and the most that a block of schools may ever show."""

from dataclasses import dataclass
from fractions import Fraction
from math import floor


@dataclass(frozen=True)
class DisclosurePolicy:
    """`min_group` schools at least in a group; a reader knows the true state of up to `insiders` schools; at most the
    share `max_share` (0 to 1) of a block is ever shown to be adverse.

    Raises ValueError for numbers that promise nothing.
    """

    min_group: int = 5
    insiders: int = 1
    max_share: float = 0.9

    def __post_init__(self) -> None:
        if self.min_group < 2 or self.insiders < 0 or not 0 < self.max_share < 1:
            raise ValueError("A group needs two schools, insiders cannot be negative, a share lies between 0 and 1.")

    def cap(self, schools: int) -> int:
        """A block of so many schools may show v adverse ones only if v < cap: strictly, since the choice tells too.

        Zero, which nothing is below, for a block that is smaller than the smallest group.
        """
        if schools < self.min_group:
            return 0
        return max(0, min(schools - self.insiders - 1, floor(Fraction(str(self.max_share)) * schools)))
