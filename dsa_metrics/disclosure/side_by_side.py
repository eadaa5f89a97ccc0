"""Two releases side by side: what each prints of a measure, in words. Nothing is subtracted, no school followed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dsa_metrics.disclosure.measures import MEASURE, MEASURES
from dsa_metrics.disclosure.release import COHORTS, PRIORITY, Printed, PrintedRate, Release
from dsa_metrics.disclosure.sentences import ALL_PRIORITY, label
from dsa_metrics.wording import per_cent

NOT_TOLD = "not told"
NOT_SHOWN = "not shown"
NOT_BY_ITSELF = "not shown by itself"
RATE = "Failures per 1,000 records at the average school"
_ALL = {PRIORITY: ALL_PRIORITY}
_EVERY_OTHER = "All other phases"

#: Which phases -> what is printed of them, in words.
Told = Mapping[str, str]


@dataclass(frozen=True)
class Figure:
    """One figure of one cohort: a title, and by group of phases what the earlier and what the later release prints."""

    cohort: str
    title: str
    lines: tuple[tuple[str, str, str], ...]


def side_by_side(before: Release, now: Release) -> Iterator[Figure]:
    """Every figure that either release tells, the priority cohort first; all phases together stand first in each."""
    for cohort in COHORTS:
        for measure in MEASURES:
            counts = [release.of(measure.name, cohort) for release in (before, now)]
            if any(counts):
                yield _figure(cohort, _title(measure.name), *map(_counts, counts))
        rates = [release.rate(cohort) for release in (before, now)]
        if any(rates):
            yield _figure(cohort, RATE, *map(_rates, rates))


def _title(measure: str) -> str:
    words = (MEASURE[measure].good or ("", MEASURE[measure].many))[1]
    return f"{words[0].upper()}{words[1:]}"


def _figure(cohort: str, title: str, before: Told, now: Told) -> Figure:
    groups = dict.fromkeys(("", *now, *before))
    lines = ((group or _ALL.get(cohort, _EVERY_OTHER), _of(before, group), _of(now, group)) for group in groups)
    return Figure(cohort, title, tuple(lines))


def _of(told: Told, group: str) -> str:
    if group in told or not told:
        return told.get(group, NOT_TOLD)
    return NOT_SHOWN if told[""] == NOT_SHOWN else NOT_BY_ITSELF


def _counts(printed: Printed | None) -> Told:
    """What is printed of a measure by group, under "" of all together; nothing where the release does not tell it."""
    if printed is None:
        return {}
    is_good = bool(MEASURE[printed.measure].good)
    if printed.total is None or (printed.at_least and not printed.total):
        return {"": NOT_SHOWN}
    bound = ("at most " if is_good else "at least ") * printed.at_least
    blocks = {label(block.phases): _share(block.adverse, block.schools, is_good) for block in printed.blocks}
    return {"": f"{bound}{_share(printed.total, printed.schools, is_good)}", **(blocks if len(blocks) > 1 else {})}


def _share(adverse: int, schools: int, is_good: bool) -> str:
    count = schools - adverse if is_good else adverse
    return f"{count:,} of {schools:,} ({per_cent(count, schools)})" if schools else "no school"


def _rates(rate: PrintedRate | None) -> Told:
    if rate is None:
        return {}
    if rate.per_thousand is None:
        return {"": NOT_SHOWN}
    blocks = {label(one.phases): f"{one.per_thousand:,}" for one in rate.blocks}
    return {"": f"{rate.per_thousand:,}", **(blocks if len(blocks) > 1 else {})}
