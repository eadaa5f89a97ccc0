"""Which phases are shown together: decided by the public numbers of schools alone, never by what is counted."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from dsa_metrics.disclosure.policy import DisclosurePolicy
from dsa_metrics.vocabulary import Phase

Phases = tuple[str, ...]
Rung = tuple[Phases, ...]
Sizes = tuple[tuple[str, int], ...]

#: With which other phase a phase too small for itself is shown, the nearest in kind first.
PARTNERS: dict[str, Phases] = {
    Phase.ALTERNATIVE_PROVISION: (Phase.SPECIAL, Phase.INDEPENDENT, Phase.SECONDARY),
    Phase.NURSERY: (Phase.PRIMARY, Phase.INDEPENDENT),
    Phase.ALL_THROUGH: (Phase.SECONDARY, Phase.PRIMARY, Phase.INDEPENDENT),
    Phase.SIXTEEN_PLUS: (Phase.SECONDARY, Phase.INDEPENDENT),
    Phase.SPECIAL: (Phase.INDEPENDENT, Phase.ALTERNATIVE_PROVISION, Phase.SECONDARY),
    Phase.INDEPENDENT: (Phase.SPECIAL, Phase.ALTERNATIVE_PROVISION),
    Phase.SECONDARY: (Phase.ALL_THROUGH, Phase.SIXTEEN_PLUS, Phase.PRIMARY),
    Phase.PRIMARY: (Phase.NURSERY, Phase.ALL_THROUGH, Phase.SECONDARY),
}
_ORDER = [str(phase) for phase in Phase]


def sizes_of(schools: Mapping[str, int]) -> Sizes:
    """The phases that have schools, in the order of the field; phases of other names follow by name."""
    return tuple(sorted(((phase, n) for phase, n in schools.items() if n), key=lambda size: _place(size[0])))


@lru_cache(maxsize=1024)
def groups(sizes: Sizes, policy: DisclosurePolicy) -> Rung:
    """The phases merged until each group has at least `min_group` schools, the largest group first.

    The smallest group goes first, to the partner of the phase that it is named for; one group is left at the least.
    """
    number = dict(sizes)
    found: list[Phases] = [(phase,) for phase in number]
    while len(found) > 1:
        smallest = min(found, key=lambda group: _by_size(group, number))
        if _schools(smallest, number) >= policy.min_group:
            break
        partner = _partner(smallest, [group for group in found if group != smallest], number)
        found = [group for group in found if group not in (smallest, partner)] + [partner + smallest]
    in_order = sorted(found, key=lambda group: _by_size(group, number), reverse=True)
    return tuple(_as_named(group) for group in in_order)


@lru_cache(maxsize=1024)
def rungs(sizes: Sizes, policy: DisclosurePolicy) -> tuple[Rung, ...]:
    """The ladder: on rung j the j smallest groups are pooled; the first pools nothing, the last is the total."""
    apart = groups(sizes, policy)
    return tuple(
        (*apart[: len(apart) - pooled], _as_named(phase for group in apart[len(apart) - pooled :] for phase in group))
        for pooled in range(1, len(apart) + 1)
    )


def _partner(group: Phases, others: Sequence[Phases], number: Mapping[str, int]) -> Phases:
    """The group that holds the first partner there is; else the smallest of the others."""
    for wanted in PARTNERS.get(group[0], ()):
        for other in others:
            if wanted in other:
                return other
    return min(others, key=lambda other: _by_size(other, number))


def _as_named(phases: Iterable[str]) -> Phases:
    """The phases in the order of the field."""
    return tuple(sorted(phases, key=_place))


def _schools(group: Phases, number: Mapping[str, int]) -> int:
    return sum(number[phase] for phase in group)


def _by_size(group: Phases, number: Mapping[str, int]) -> tuple[int, tuple[int, str]]:
    """Size first; of two groups of one size, the one that the field names later counts as the smaller."""
    place, name = _place(group[0])
    return _schools(group, number), (-place, name)


def _place(phase: str) -> tuple[int, str]:
    return (_ORDER.index(phase), "") if phase in _ORDER else (len(_ORDER), phase)
