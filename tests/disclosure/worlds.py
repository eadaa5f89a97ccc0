"""The worlds a reader thinks possible: the states a school may be in, and every table of how many are in each."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, combinations_with_replacement, product

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int16]


@dataclass(frozen=True)
class States:
    """The states a school may be in, the facts that would harm it, and in which states each fact holds."""

    names: tuple[str, ...]
    facts: tuple[str, ...]
    adverse: tuple[tuple[bool, ...], ...]
    """One row per fact, one column per state."""

    def clear_of(self, fact: int) -> list[int]:
        """The states in which a school is free of this fact."""
        return [state for state, is_adverse in enumerate(self.adverse[fact]) if not is_adverse]


def states_of(named: dict[str, tuple[str, ...]], facts: tuple[str, ...]) -> States:
    """States from their names and the facts that hold in each."""
    adverse = tuple(tuple(fact in holds for holds in named.values()) for fact in facts)
    return States(tuple(named), facts, adverse)


YES_NO = states_of({"clear": (), "adverse": ("adverse",)}, ("adverse",))

NR, E, B, U = "not_returned", "escalated", "escalated_and_unsafe", "unsafe"
AGREEMENT = states_of({"returned": (), "not returned": (NR,), "escalated": (NR, E)}, (NR, E))
JOINT = states_of(
    {
        "returned, safe": (),
        "returned, unsafe": (U,),
        "not returned, safe": (NR,),
        "not returned, unsafe": (NR, U),
        "escalated, safe": (NR, E),
        "escalated, unsafe": (NR, E, B, U),
    },
    (NR, E, B, U),
)
"""B within E within NR, and B exactly where E and U meet."""


def beside(one: States, other: States) -> States:
    """Two things about a school at once, free of each other; the facts of the first come first."""
    pairs = list(product(range(len(one.names)), range(len(other.names))))
    return States(
        tuple(f"{one.names[first]}, {other.names[second]}" for first, second in pairs),
        (*one.facts, *other.facts),
        (
            *(tuple(row[first] for first, _ in pairs) for row in one.adverse),
            *(tuple(row[second] for _, second in pairs) for row in other.adverse),
        ),
    )


def over_meetings(states: States, histories: Sequence[tuple[int, ...]]) -> States:
    """Whole histories as states; the facts of the first meeting come first, then those of the second, and so on."""
    meetings = range(len(histories[0]))
    names = tuple(" / ".join(states.names[state] for state in history) for history in histories)
    facts = tuple(f"{fact} at meeting {meeting + 1}" for meeting in meetings for fact in states.facts)
    adverse = tuple(
        tuple(row[history[meeting]] for history in histories) for meeting in meetings for row in states.adverse
    )
    return States(names, facts, adverse)


def free_histories(states: States, meetings: int) -> list[tuple[int, ...]]:
    """Every sequence of states."""
    return list(product(range(len(states.names)), repeat=meetings))


def one_way_histories(order: Sequence[int], meetings: int) -> list[tuple[int, ...]]:
    """Every sequence of states that never goes back in this order."""
    return list(combinations_with_replacement(order, meetings))


@dataclass(frozen=True)
class Worlds:
    """Every table of a cohort: how many schools of each phase are in each state."""

    phases: tuple[str, ...]
    sizes: tuple[int, ...]
    states: States

    @cached_property
    def tables(self) -> Whole:
        """Tables x phases x states."""
        ways = [_ways(size, len(self.states.names)) for size in self.sizes]
        chosen = np.indices([len(of_phase) for of_phase in ways]).reshape(len(ways), -1)
        return np.stack([of_phase[rows] for of_phase, rows in zip(ways, chosen, strict=True)], axis=1)

    @cached_property
    def counts(self) -> Whole:
        """Tables x facts x phases: how many schools of the phase are adverse in the fact."""
        adverse = np.array(self.states.adverse, dtype=np.int16)
        return np.ascontiguousarray(np.einsum("tps,fs->tfp", self.tables, adverse))


def _ways(schools: int, states: int) -> Whole:
    """Every way to spread so many schools over so many states."""
    places = schools + states - 1
    bars = [(-1, *chosen, places) for chosen in combinations(range(places), states - 1)]
    return (np.diff(np.array(bars), axis=1) - 1).astype(np.int16)
