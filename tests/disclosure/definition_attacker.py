"""The definition attacker: named schools, every assignment of states, every coalition, and no shortcut.

It knows nothing of phases, counts or rules: a publisher is anything that prints something for named schools in their
states. A school is proved adverse when it is so in every world that prints the same and fits the coalition's states.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import combinations, product

from tests.disclosure.count_attacker import CountPublisher
from tests.disclosure.worlds import States

World = tuple[int, ...]
"""The state of each school."""
Schools = tuple[tuple[str, str], ...]
"""The name and the phase of each school."""
Publisher = Callable[[Schools, World], Hashable]


@dataclass(frozen=True)
class Named:
    """A fact that a coalition can prove of a school that is not one of its own."""

    school: str
    fact: str
    coalition: tuple[str, ...]
    worlds: tuple[World, ...]
    """All the worlds the coalition thinks possible."""


def named(schools: Schools, states: States, publisher: Publisher, insiders: int) -> Iterator[Named]:
    """Every adverse fact that can be proved of a named school, in any world, by any coalition."""
    worlds = product(range(len(states.names)), repeat=len(schools))
    for alike in _grouped(worlds, lambda world: publisher(schools, world)):
        for members in _coalitions(len(schools), insiders):
            for possible in _grouped(alike, partial(_states_of, members)):
                yield from _proved(schools, states, members, possible)


def _states_of(members: tuple[int, ...], world: World) -> World:
    return tuple(world[member] for member in members)


def _coalitions(schools: int, insiders: int) -> Iterator[tuple[int, ...]]:
    for size in range(insiders + 1):
        yield from combinations(range(schools), size)


def _grouped(worlds: Iterable[World], key: Callable[[World], Hashable]) -> list[list[World]]:
    groups: dict[Hashable, list[World]] = defaultdict(list)
    for world in worlds:
        groups[key(world)].append(world)
    return list(groups.values())


def _proved(schools: Schools, states: States, members: tuple[int, ...], possible: list[World]) -> Iterator[Named]:
    coalition = tuple(schools[member][0] for member in members)
    for school in set(range(len(schools))) - set(members):
        seen = {world[school] for world in possible}
        for fact, adverse in zip(states.facts, states.adverse, strict=True):
            if all(adverse[state] for state in seen):
                yield Named(schools[school][0], fact, coalition, tuple(possible))


def counting(states: States, publisher: CountPublisher, releases: int = 1) -> Publisher:
    """A publisher of counts by phase, as one that is handed the schools and their states."""

    def publish(schools: Schools, world: World) -> Hashable:
        counts = [_count(schools, world, adverse) for adverse in states.adverse]
        facts = len(counts) // releases
        return tuple(publisher(tuple(counts[start : start + facts])) for start in range(0, len(counts), facts))

    return publish


def _count(schools: Schools, world: World, adverse: tuple[bool, ...]) -> dict[str, int]:
    counts = dict.fromkeys((phase for _, phase in schools), 0)
    for (_, phase), state in zip(schools, world, strict=True):
        counts[phase] += adverse[state]
    return counts


def schools_of(sizes: dict[str, int]) -> Schools:
    """So many named schools of each phase."""
    return tuple((f"{phase} {number + 1}", phase) for phase, size in sizes.items() for number in range(size))
