"""The usual ways to hide small numbers, as publishers of one yes/no measure by phase, each beside its true total.

Where a method is known in several variants the one that is taken is said; `disclosure.md` gives the shares that each
leaves open, and `compare_methods` works them out.
"""

from collections.abc import Hashable
from functools import lru_cache
from itertools import combinations

from tests.disclosure.count_attacker import CountPublisher, Counts
from tests.disclosure.publishers import DEFAULT, EXAMPLE, each_by_itself

HIDDEN = "c"
Cells = tuple[int, ...]
SIZES: Cells = tuple(EXAMPLE.values())


def names_hidden(counts: Counts) -> Hashable:
    """Every count by phase as it is."""
    return tuple(counts.values())


def is_small(count: int) -> bool:
    """Below the threshold of 5; a zero is shown."""
    return 1 <= count < 5


def threshold(counts: Counts) -> Hashable:
    """Counts of 1 to 4 are hidden."""
    return _hiding(counts, {phase for phase, count in counts.items() if is_small(count)})


def secondary_suppression(counts: Counts) -> Hashable:
    """Where one count is hidden, so is the smallest other but zero; the earlier phase where two are smallest."""
    hidden = {phase for phase, count in counts.items() if is_small(count)}
    others = [phase for phase, count in counts.items() if count and phase not in hidden]
    if len(hidden) == 1 and others:
        hidden.add(min(others, key=lambda phase: counts[phase]))
    return _hiding(counts, hidden)


def _hiding(counts: Counts, hidden: set[str]) -> Hashable:
    return (*(HIDDEN if phase in hidden else count for phase, count in counts.items()), sum(counts.values()))


def midpoint_6(counts: Counts) -> Hashable:
    """Counts and their total rounded to the middle of bands of six, as OpenSAFELY does; zero stays zero."""
    return tuple(_midpoint(count) for count in (*counts.values(), sum(counts.values())))


def _midpoint(count: int) -> int:
    return -(-count // 6) * 6 - 3 if count else 0


def optimal_suppression(counts: Counts) -> Hashable:
    """The fewest cells, and of these the fewest schools, whose hiding passes the audit; nothing where none does."""
    cells = tuple(counts.values())
    passing = (hidden for hidden in _cheapest_first() if passes_audit(cells, hidden))
    hidden = next(passing, None)
    return (
        None if hidden is None else (*(HIDDEN if at in hidden else cell for at, cell in enumerate(cells)), sum(cells))
    )


@lru_cache
def _cheapest_first() -> tuple[Cells, ...]:
    choices = [hidden for size in range(len(SIZES) + 1) for hidden in combinations(range(len(SIZES)), size)]
    return tuple(sorted(choices, key=lambda hidden: (len(hidden), sum(SIZES[at] for at in hidden), hidden)))


def passes_audit(cells: Cells, hidden: Cells) -> bool:
    """Whether, from shown cells and total alone, nobody proves a school adverse: neither the public nor another head.

    This is the classic audit: the reader knows what the hidden cells add up to, and does not ask why they were hidden.
    """
    clear = [size - cell for size, cell in zip(SIZES, cells, strict=True)]
    shown = [at for at in range(len(SIZES)) if at not in hidden]
    added_up = (sum(SIZES[at] for at in hidden), sum(clear[at] for at in hidden))
    return _is_deniable(*added_up) and all(_is_deniable(SIZES[at], clear[at]) for at in shown)


def _is_deniable(schools: int, clear: int) -> bool:
    """Two schools must be clear, so that the head of one cannot tell that all the others are not."""
    return clear >= 2 or clear == schools


METHODS: dict[str, CountPublisher] = {
    "only the names hidden": lambda facts: names_hidden(facts[0]),
    "threshold 5": lambda facts: threshold(facts[0]),
    "threshold 5 + secondary suppression": lambda facts: secondary_suppression(facts[0]),
    "midpoint-6 rounding": lambda facts: midpoint_6(facts[0]),
    "optimal suppression that passes the usual audit": lambda facts: optimal_suppression(facts[0]),
    "the ladder (section 3)": each_by_itself(EXAMPLE, DEFAULT),
}
SPECIFIED = {
    "only the names hidden": (68, 81),
    "threshold 5": (68, 78),
    "threshold 5 + secondary suppression": (63, 71),
    "midpoint-6 rounding": (50, 50),
    "optimal suppression that passes the usual audit": (44, 62),
    "the ladder (section 3)": (0, 0),
}
"""Percent of tables open to an outsider and to the head of another school, as the specification has them."""
