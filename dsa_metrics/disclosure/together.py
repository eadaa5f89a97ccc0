"""The measures of the board's paper side by side: each on its own rung, and the fourth only beside harmless others."""

from collections.abc import Mapping
from dataclasses import dataclass

from dsa_metrics.disclosure.groups import sizes_of
from dsa_metrics.disclosure.ladder import PublishedCounts, caps, is_on_first_rung, publish_counts
from dsa_metrics.disclosure.policy import DisclosurePolicy

_BESIDE_OVERLAP = (
    "Not shown: beside the number of schools that fail on both points, the number of all schools that share data "
    "unsafely or not at all could tell which schools they are."
)


_NEVER_BESIDE = (
    "Not shown: some groups have so few schools that this number cannot stand beside the number of schools that fail "
    "on both points, however many they are."
)


@dataclass(frozen=True)
class Withheld:
    """A measure that is not printed at all, and why, in words that depend on printed numbers alone."""

    why: str


def publish_together(
    not_returned: Mapping[str, int],
    escalated: Mapping[str, int],
    escalated_and_unsafe: Mapping[str, int],
    unsafe: Mapping[str, int],
    schools: Mapping[str, int],
    policy: DisclosurePolicy,
) -> dict[str, PublishedCounts | Withheld]:
    """What may be printed of the four measures, by the names of these arguments (each: phase -> schools).

    The first three always are. `unsafe` is, where it, `escalated` and `escalated_and_unsafe` all stand on the first
    rung and in every group the escalated and the unsafe together stay below the cap; else it is withheld.
    """
    printed = {
        "not_returned": publish_counts(not_returned, schools, policy),
        "escalated": publish_counts(escalated, schools, policy),
        "escalated_and_unsafe": publish_counts(escalated_and_unsafe, schools, policy),
    }
    fourth = publish_counts(unsafe, schools, policy)
    beside = (printed["escalated"], printed["escalated_and_unsafe"], fourth)
    is_harmless = not sizes_of(schools) or (
        all(is_on_first_rung(counts, schools, policy) for counts in beside) and _leaves_room(beside[0], fourth, policy)
    )
    return {**printed, "unsafe": fourth if is_harmless else Withheld(_why(schools, policy))}


def _why(schools: Mapping[str, int], policy: DisclosurePolicy) -> str:
    """The reason in words, from the public numbers of schools alone."""
    is_never = 0 in caps(sizes_of(schools), policy)[0]
    return _NEVER_BESIDE if is_never else _BESIDE_OVERLAP


def _leaves_room(escalated: PublishedCounts, unsafe: PublishedCounts, policy: DisclosurePolicy) -> bool:
    pairs = zip(escalated.blocks, unsafe.blocks, strict=True)
    return all(one.adverse + other.adverse < policy.cap(one.schools) for one, other in pairs)
