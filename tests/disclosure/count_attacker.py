"""The count-table attacker: every table that prints the same, seen by every reader, says what can be proved.

Schools of one phase look alike to a reader, so a world is a table of counts, and a reader is whom he knows: how many
schools of which phase in which state. A named school of a phase is proved adverse when in every table that prints the
same and fits the reader, all the schools of that phase he does not know are adverse. The publisher is a black box.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations_with_replacement, product

import numpy as np
from numpy.typing import NDArray

from tests.disclosure.worlds import Whole, Worlds

Counts = Mapping[str, int]
CountPublisher = Callable[[tuple[Counts, ...]], Hashable]
"""What is printed, given for each fact how many schools of each phase are adverse in it."""
Reader = tuple[tuple[int, int], ...]
"""The schools whose state the reader knows: the phase and the state of each."""
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Proof:
    """What one reader can prove of the unknown schools of one phase."""

    worlds: Worlds
    reader: Reader
    phase: int
    fact: int
    told: Mask
    """The tables in which such a reader exists and proves it."""
    exposed: Mask
    """The tables whose print would tell such a reader, whether or not he exists in that very table."""

    def __str__(self) -> str:
        """The table with the fewest adverse schools in which it happens, for a person to check by hand."""
        states, phases = self.worlds.states.names, self.worlds.phases
        fewest = np.argmin(self.worlds.counts[self.told].sum(axis=(1, 2)))
        table = dict(zip(phases, self.worlds.tables[self.told][fewest].tolist(), strict=True))
        shown = {phase: {states[at]: count for at, count in enumerate(row) if count} for phase, row in table.items()}
        known = [f"a {phases[phase]} school that is {states[state]}" for phase, state in self.reader]
        fact = self.worlds.states.facts[self.fact]
        return f"{phases[self.phase]} is proved {fact} to {known or 'anybody'} where there are {shown}"


@dataclass(frozen=True)
class Prints:
    """Which tables print the same."""

    of_table: NDArray[np.int64]

    @cached_property
    def _order(self) -> NDArray[np.int64]:
        return np.argsort(self.of_table, kind="stable")

    @cached_property
    def _starts(self) -> NDArray[np.int64]:
        in_order = self.of_table[self._order]
        return np.flatnonzero(np.concatenate(([True], in_order[1:] != in_order[:-1])))

    def largest(self, values: Whole) -> Whole:
        """For each print, the largest value among its tables."""
        return np.maximum.reduceat(values[self._order], self._starts)


def prints_of(worlds: Worlds, publisher: CountPublisher, releases: int = 1) -> Prints:
    """Call the publisher for every table; of several releases each is of its own facts, and the reader has them all."""
    of_table = np.zeros(len(worlds.tables), dtype=np.int64)
    for counts in np.split(worlds.counts, releases, axis=1):
        of_table = _numbered(of_table * len(worlds.tables) + _printed(worlds, counts, publisher))
    return Prints(of_table)


def _printed(worlds: Worlds, counts: Whole, publisher: CountPublisher) -> NDArray[np.int64]:
    """The number of the print of each table; tables with the same counts are asked once."""
    size = np.broadcast_to(np.array(worlds.sizes, dtype=np.int64) + 1, counts.shape[1:]).ravel()
    codes = np.ravel_multi_index(tuple(counts.reshape(len(counts), -1).T.astype(np.int64)), tuple(size))
    _, first, again = np.unique(codes, return_index=True, return_inverse=True)
    numbers: dict[Hashable, int] = {}
    prints = [numbers.setdefault(publisher(_named(worlds, rows)), len(numbers)) for rows in counts[first].tolist()]
    return np.array(prints, dtype=np.int64)[again]


def _named(worlds: Worlds, rows: list[list[int]]) -> tuple[Counts, ...]:
    return tuple(dict(zip(worlds.phases, row, strict=True)) for row in rows)


def _numbered(codes: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.unique(codes, return_inverse=True)[1]


def readers(worlds: Worlds, insiders: int) -> Iterator[Reader]:
    """The outsider, then every coalition of up to so many heads, each of whom knows the whole state of his school."""
    heads = list(product(range(len(worlds.phases)), range(len(worlds.states.names))))
    for coalition in range(insiders + 1):
        yield from combinations_with_replacement(heads, coalition)


def proofs(worlds: Worlds, prints: Prints, insiders: int) -> Iterator[Proof]:
    """Everything that some reader can prove of a school that is not his."""
    clear = [
        worlds.tables[:, :, worlds.states.clear_of(fact)].sum(axis=2, dtype=np.int16)
        for fact in range(len(worlds.states.facts))
    ]
    for reader in readers(worlds, insiders):
        fits = _fits(worlds, reader)
        for phase, fact in product(range(len(worlds.phases)), range(len(clear))):
            yield from _proof(worlds, prints, reader, fits, phase, fact, clear[fact][:, phase])


def _proof(
    worlds: Worlds, prints: Prints, reader: Reader, fits: Mask, phase: int, fact: int, clear: Whole
) -> Iterator[Proof]:
    known = [state for of_phase, state in reader if of_phase == phase]
    if len(known) == worlds.sizes[phase]:
        return
    known_clear = sum(not worlds.states.adverse[fact][state] for state in known)
    most_clear = prints.largest(np.where(fits, clear, np.int16(-1)))
    if (proved := most_clear == known_clear).any():
        exposed = proved[prints.of_table]
        yield Proof(worlds, reader, phase, fact, fits & exposed, exposed)


def _fits(worlds: Worlds, reader: Reader) -> Mask:
    """The tables with at least the schools that the reader knows."""
    fits = np.ones(len(worlds.tables), dtype=bool)
    for phase, state in set(reader):
        fits &= worlds.tables[:, phase, state] >= reader.count((phase, state))
    return fits


def first_proof(worlds: Worlds, publisher: CountPublisher, insiders: int, releases: int = 1) -> Proof | None:
    """One thing that can be proved, or None where the publisher is safe."""
    return next(proofs(worlds, prints_of(worlds, publisher, releases), insiders), None)


@dataclass(frozen=True)
class Shares:
    """Shares of all tables in which some named school is proved adverse."""

    outsider: float
    """to anybody"""
    insider: float
    """to a head who exists in that table"""
    possible_insider: float
    """to a head who may exist, going by what is printed"""


def shares(worlds: Worlds, publisher: CountPublisher, insiders: int = 1) -> Shares:
    """How often a publisher gives a school away."""
    outsider, insider, possible = (np.zeros(len(worlds.tables), dtype=bool) for _ in range(3))
    for proof in proofs(worlds, prints_of(worlds, publisher), insiders):
        insider |= proof.told
        possible |= proof.exposed
        if not proof.reader:
            outsider |= proof.told
    return Shares(float(outsider.mean()), float(insider.mean()), float(possible.mean()))
