"""The integer-programming attacker: numbers read back from something published, and what a reader can prove from them.

It is handed what stands on a page, in a workbook or in a paper, and the public list of schools. It knows the rule: a
fact stands on its first rung where every block is under its cap, so on each rung before, some block was not. Any size
of authority will do, and earlier releases can be joined to the present one by giving the schools histories as states.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations_with_replacement, product
from math import floor

import highspy
import numpy as np
from numpy.typing import NDArray

from tests.disclosure.worlds import JOINT, States

Block = frozenset[str]
Rung = frozenset[Block]
Head = tuple[str, int]
"""The phase of a school and the state that it is in."""


@dataclass(frozen=True)
class Printed:
    """What is published of one fact: adverse schools by block of phases, and the total or the least that it can be."""

    blocks: Mapping[Block, int]
    total: int
    at_least: bool = False


@dataclass(frozen=True)
class Withheld:
    """A fact that is not published since, beside this other one, some group of the first rung would reach its cap."""

    beside: str


@dataclass(frozen=True)
class Publication:
    """All that a reader has: what is printed, the list of schools, the rule; a fact left out is never printed."""

    phase_of: Mapping[str, str]
    """The public list: name of the school, its phase."""
    rungs: tuple[Rung, ...]
    """Every rung, the finest first."""
    printed: Mapping[str, Printed | Withheld]
    insiders: int = 1
    max_share: float = 0.9
    states: States = JOINT
    means: Mapping[Block, int] = field(default_factory=dict)
    """The mean rate of the schools of a block that have one, to the nearest whole number."""
    rated: tuple[tuple[int, int] | None, ...] = ()
    """The lowest and the highest rate of a school in each state; None where it has none."""

    @cached_property
    def schools(self) -> dict[str, int]:
        """How many schools there are of each phase."""
        phases = list(self.phase_of.values())
        return {phase: phases.count(phase) for phase in dict.fromkeys(phases)}

    def cap(self, block: Block) -> int:
        """The block may show fewer than this."""
        schools = sum(self.schools.get(phase, 0) for phase in block)
        return min(schools - self.insiders - 1, floor(round(self.max_share * schools, 9)))


@dataclass(frozen=True)
class Deduction:
    """A fact proved of named schools to a reader who knows the schools of these heads."""

    schools: tuple[str, ...]
    fact: str
    heads: tuple[Head, ...]


def deductions(publication: Publication, insiders: int | None = None) -> Iterator[Deduction]:
    """Every adverse fact of a school that a reader can prove; as many heads talk as the rule foresees, or so many."""
    worlds = PossibleWorlds(publication)
    heads = list(product(publication.schools, range(len(publication.states.names))))
    for coalition in range((publication.insiders if insiders is None else insiders) + 1):
        for known in combinations_with_replacement(heads, coalition):
            if worlds.have(known):
                yield from _proved_to(known, publication, worlds)


def _proved_to(known: tuple[Head, ...], publication: Publication, worlds: "PossibleWorlds") -> Iterator[Deduction]:
    for phase, size in publication.schools.items():
        own = sum(of_phase == phase for of_phase, _ in known)
        for number, fact in enumerate(publication.states.facts):
            clear = publication.states.clear_of(number)
            if own < size and not any(worlds.have((*known, (phase, state))) for state in clear):
                names = tuple(name for name, of_phase in publication.phase_of.items() if of_phase == phase)
                yield Deduction(names, fact, known)


class PossibleWorlds:
    """The tables of counts that would have printed the same, as an integer program."""

    def __init__(self, publication: Publication) -> None:
        self._publication = publication
        self._solver = highspy.Highs()  # type: ignore[no-untyped-call]
        self._solver.setOptionValue("output_flag", False)
        self._of: dict[Head, highspy.highs_var] = {}
        self._seen: list[NDArray[np.int64]] = []
        self._answers: dict[tuple[Head, ...], bool] = {}
        self._add_schools()
        for fact, printed in publication.printed.items():
            self._add_printed(fact, printed)
        for block, mean in publication.means.items():
            self._add_mean(block, mean)

    def have(self, heads: tuple[Head, ...]) -> bool:
        """Whether in some possible world there are, at once, schools of these phases in these states."""
        heads = tuple(sorted(heads))
        if heads not in self._answers:
            least = np.array([heads.count(head) for head in self._of])
            self._answers[heads] = any((world >= least).all() for world in self._seen) or self._find(least)
        return self._answers[heads]

    def _find(self, least: NDArray[np.int64]) -> bool:
        for column, lowest in enumerate(least.tolist()):
            self._solver.changeColBounds(column, lowest, highspy.kHighsInf)
        self._solver.run()
        status = self._solver.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            return False
        assert status == highspy.HighsModelStatus.kOptimal, status
        self._seen.append(np.rint(self._solver.getSolution().col_value[: len(least)]).astype(np.int64))
        return True

    def _add_schools(self) -> None:
        for phase, size in self._publication.schools.items():
            states = [self._solver.addIntegral() for _ in self._publication.states.names]
            self._of |= {(phase, state): count for state, count in enumerate(states)}
            self._solver.addConstr(self._solver.qsum(states) == size)

    def _count(self, fact: str, block: Block) -> highspy.highs_linear_expression:
        """How many schools of these phases are adverse."""
        adverse = self._publication.states.adverse[self._publication.states.facts.index(fact)]
        return self._solver.qsum(
            count for (phase, state), count in self._of.items() if phase in block and adverse[state]
        )

    def _add_printed(self, fact: str, printed: Printed | Withheld) -> None:
        if isinstance(printed, Withheld):
            self._some_block_full(
                lambda block: self._count(fact, block) + self._count(printed.beside, block), self._rungs[0]
            )
            return
        total = self._count(fact, frozenset(self._publication.schools))
        self._solver.addConstr(total >= printed.total if printed.at_least else total == printed.total)
        for block, adverse in printed.blocks.items():
            self._solver.addConstr(self._count(fact, block) == adverse)
        for rung in self._rungs[: self._failed(printed)]:
            self._some_block_full(lambda block: self._count(fact, block), rung)

    def _add_mean(self, block: Block, mean: int) -> None:
        """The rates of the block's schools add up to something that gives the mean."""
        total = self._solver.addVariable(0, highspy.kHighsInf)
        found = [
            (count, rates)
            for (phase, state), count in self._of.items()
            if phase in block and (rates := self._publication.rated[state]) is not None
        ]
        schools = self._solver.qsum(count for count, _ in found)
        self._solver.addConstr(total >= self._solver.qsum(count * lowest for count, (lowest, _) in found))
        self._solver.addConstr(total <= self._solver.qsum(count * highest for count, (_, highest) in found))
        self._solver.addConstr(2 * total >= (2 * mean - 1) * schools)
        self._solver.addConstr(2 * total <= (2 * mean + 1) * schools)

    @property
    def _rungs(self) -> tuple[Rung, ...]:
        return self._publication.rungs

    def _failed(self, printed: Printed) -> int:
        """How many rungs were passed over; an unknown arrangement of blocks is a fault of the reading."""
        return len(self._rungs) if printed.at_least else self._rungs.index(frozenset(printed.blocks))

    def _some_block_full(self, count: Callable[[Block], highspy.highs_linear_expression], rung: Rung) -> None:
        """On this rung at least one block reaches its cap."""
        reaches = []
        for block in rung:
            full = self._solver.addBinary()
            self._solver.addConstr(count(block) >= self._publication.cap(block) * full)
            reaches.append(full)
        self._solver.addConstr(self._solver.qsum(reaches) >= 1)
