"""Why figures are shown together: for the officer who publishes, never for the public, since it tells true counts."""

from collections.abc import Mapping

from dsa_metrics.disclosure.groups import rungs, sizes_of
from dsa_metrics.disclosure.ladder import publish_counts
from dsa_metrics.disclosure.policy import DisclosurePolicy
from dsa_metrics.disclosure.sentences import label
from dsa_metrics.wording import number, verb


def reasons(adverse: Mapping[str, int], schools: Mapping[str, int], policy: DisclosurePolicy) -> list[str]:
    """A sentence for every phase that is not shown by itself, and for every rung that had to be passed over."""
    return [*_too_small(schools, policy), *_passed_over(adverse, schools, policy)]


def _too_small(schools: Mapping[str, int], policy: DisclosurePolicy) -> list[str]:
    apart = rungs(sizes_of(schools), policy)[:1]
    return [
        f"{phase} has {number(schools[phase], 'school')}, fewer than {policy.min_group}: shown as {label(group)}."
        for rung in apart
        for group in rung
        for phase in group
        if len(group) > 1 and schools[phase] < policy.min_group
    ]


def _passed_over(adverse: Mapping[str, int], schools: Mapping[str, int], policy: DisclosurePolicy) -> list[str]:
    printed = tuple(block.phases for block in publish_counts(adverse, schools, policy).blocks)
    found: dict[str, None] = {}
    for rung in rungs(sizes_of(schools), policy):
        if rung == printed:
            break
        for phases in rung:
            count, size = sum(adverse.get(phase, 0) for phase in phases), sum(schools[phase] for phase in phases)
            if count >= policy.cap(size):
                name = f"{label(phases)}," if len(phases) > 1 else f"{label(phases)} by itself"
                found[_why(name, count, size, policy)] = None
    return list(found)


def _why(name: str, count: int, size: int, policy: DisclosurePolicy) -> str:
    most = policy.cap(size) - 1
    counted = f"{name} would show {count} of {size}; since {_limit(size, policy)}"
    if most < 0:
        return f"{counted}, nothing of it can be shown."
    return f"{counted}, {most} {verb(most, 'is', 'are')} the most that can be shown of it."


def _limit(size: int, policy: DisclosurePolicy) -> str:
    """Which of the three numbers of the policy keeps the cap of a block so low."""
    if size < policy.min_group:
        return f"fewer than {policy.min_group} schools are never shown"
    if policy.cap(size) < size - policy.insiders - 1:
        return f"less than {policy.max_share:.0%} of a group is ever shown"
    return f"a reader may know {number(policy.insiders, 'school')} already"
