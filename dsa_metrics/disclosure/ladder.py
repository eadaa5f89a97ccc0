"""The ladder: one yes/no measure by phase, printed on the first rung on which no school can be worked out.

Groups and rungs depend on public numbers alone, nothing is hidden inside a rung, and a block shows v adverse schools
only if v is strictly below its cap. Why each of these matters is said, and tried by attackers, in tests/disclosure.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dsa_metrics.disclosure.groups import Phases, Sizes, groups, rungs, sizes_of
from dsa_metrics.disclosure.policy import DisclosurePolicy

#: The caps of each rung's blocks, the blocks in the order of the rung.
Caps = tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Block:
    """Phases shown together: how many schools they have, and how many of those are adverse."""

    phases: Phases
    schools: int
    adverse: int


@dataclass(frozen=True)
class PublishedCounts:
    """What is printed of one measure: `blocks` add up to `total`; where `at_least`, only the cap is known, no block."""

    blocks: tuple[Block, ...]
    total: int
    at_least: bool


def publish_counts(adverse: Mapping[str, int], schools: Mapping[str, int], policy: DisclosurePolicy) -> PublishedCounts:
    """The counts that may be printed: adverse schools by phase, of the schools of each phase (both: phase -> schools).

    Raises ValueError where a phase has more adverse schools than schools, or fewer than none.
    """
    if any(not 0 <= count <= schools.get(phase, 0) for phase, count in adverse.items()):
        raise ValueError("A phase cannot have more adverse schools than schools, nor fewer than none.")
    sizes = sizes_of(schools)
    if not sizes:
        return PublishedCounts((), 0, at_least=False)
    counts = [sum(adverse.get(phase, 0) for phase in group) for group in groups(sizes, policy)]
    pooled = pooled_on_first_rung(counts, caps(sizes, policy))
    if pooled is None:
        return PublishedCounts((), policy.cap(sum(schools.values())), at_least=True)
    rung = rungs(sizes, policy)[pooled - 1]
    values = on_rung(counts, pooled)
    blocks = (Block(phases, _schools(phases, schools), value) for phases, value in zip(rung, values, strict=True))
    return PublishedCounts(tuple(blocks), sum(counts), at_least=False)


def pooled_on_first_rung(counts: Sequence[int], caps_by_rung: Caps) -> int | None:
    """How many of the smallest groups are pooled on the first rung that may be printed; None where none may.

    `counts` are the adverse schools of each group, the largest group first.
    """
    for pooled, of_blocks in enumerate(caps_by_rung, start=1):
        if all(value < cap for value, cap in zip(on_rung(counts, pooled), of_blocks, strict=True)):
            return pooled
    return None


def on_rung(counts: Sequence[int], pooled: int) -> list[int]:
    """The values of a rung's blocks: the counts of the larger groups, then the sum of the `pooled` smallest."""
    apart = len(counts) - pooled
    return [*counts[:apart], sum(counts[apart:])]


@lru_cache(maxsize=1024)
def caps(sizes: Sizes, policy: DisclosurePolicy) -> Caps:
    """The caps of every rung's blocks."""
    number = dict(sizes)
    return tuple(tuple(policy.cap(_schools(phases, number)) for phases in rung) for rung in rungs(sizes, policy))


def is_on_first_rung(counts: PublishedCounts, schools: Mapping[str, int], policy: DisclosurePolicy) -> bool:
    """True where nothing is pooled beyond the groups that public numbers make."""
    return tuple(block.phases for block in counts.blocks) == groups(sizes_of(schools), policy)


def _schools(phases: Phases, schools: Mapping[str, int]) -> int:
    return sum(schools[phase] for phase in phases)
