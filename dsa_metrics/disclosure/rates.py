"""How well data is kept, as an average over schools: printed only beside counts that tell more about any one school.

The rate of a block is the mean of its schools' own rates, never failures over records: schools differ in size and
everybody knows it, so from a sum it can be told which of them could have failed so often. A mean has no such weights.
Whatever world the counts leave open, the rates of its schools can be exchanged so that the mean is the same too, since
each block holds as many schools of every kind. So a mean tells no more of a school than the counts beside it, which is
tried in tests/disclosure; and where it stands depends on these counts alone, never on a rate.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from dsa_metrics.disclosure.groups import Phases
from dsa_metrics.disclosure.ladder import Block, PublishedCounts
from dsa_metrics.disclosure.together import Withheld

_WHY = "Not shown: so few schools are known to meet the standard that an average could tell how a single one stands."


@dataclass(frozen=True)
class Looked:
    """What was found at one school that was assessed: so many failures in so many records, more than none."""

    failures: int
    records: int


@dataclass(frozen=True)
class RateBlock:
    """Phases shown together: schools, how many of them were assessed, and the mean of their failures per thousand."""

    phases: Phases
    schools: int
    assessed: int
    per_thousand: int


@dataclass(frozen=True)
class PublishedRates:
    """The mean of each block, and of all schools that were assessed."""

    blocks: tuple[RateBlock, ...]
    assessed: int
    per_thousand: int


def publish_rates(
    looked: Mapping[str, Sequence[Looked]], below: PublishedCounts, not_met: PublishedCounts, standard: float
) -> PublishedRates | Withheld:
    """The means that may be printed, of what was found at each school that was assessed (`looked`: phase -> schools).

    `below` are the schools below the standard (in failures per thousand records), `not_met` those and the ones that
    were not assessed, both as printed: the means stand on the rung of the second, and nowhere where it has none.
    Raises ValueError where these are not of the same schools.
    """
    if not not_met.blocks:
        return Withheld(_WHY)
    found = [_of(looked, block.phases) for block in not_met.blocks]
    if [len(schools) for schools in found] != [_assessed(block, below) for block in not_met.blocks]:
        raise ValueError("Who was not assessed is not known to meet the standard, and is not below it.")
    blocks = tuple(
        RateBlock(block.phases, block.schools, len(schools), _mean(schools, standard))
        for block, schools in zip(not_met.blocks, found, strict=True)
    )
    everyone = [one for schools in found for one in schools]
    return PublishedRates(blocks, len(everyone), _mean(everyone, standard))


def rate(looked: Looked, standard: float) -> int:
    """A school's failures per thousand records as a whole number, on its own side of the standard and never at it.

    So any school with a thousand records or more may have any such number: none can be told by its size.
    """
    exact = Fraction(1000 * looked.failures, looked.records)
    whole = floor(exact + Fraction(1, 2))
    return max(whole, floor(standard) + 1) if exact > standard else max(0, min(whole, ceil(standard) - 1))


def _assessed(block: Block, below: PublishedCounts) -> int:
    """How many schools of a block were assessed: told by the two counts, since nobody is below who was not."""
    parts = (part for part in below.blocks if set(part.phases) <= set(block.phases))
    return block.schools - block.adverse + sum(part.adverse for part in parts)


def _of(looked: Mapping[str, Sequence[Looked]], phases: Iterable[str]) -> list[Looked]:
    return [one for phase in phases for one in looked.get(phase, ())]


def _mean(looked: Sequence[Looked], standard: float) -> int:
    """The mean to the nearest whole number; a half is rounded up."""
    return floor(Fraction(sum(rate(one, standard) for one in looked), len(looked)) + Fraction(1, 2))
