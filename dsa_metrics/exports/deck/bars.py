"""The bars of the meeting view: each with its number in words, so that nothing rests on length or colour alone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from dsa_metrics.disclosure.release import ENGAGING
from dsa_metrics.exports.public.content import COHORTS, Line, Part, Subject
from dsa_metrics.exports.public.rates import RateLine, RatePart
from dsa_metrics.wording import mean, per_cent

#: The standard stands so far along the scale, or the highest rate where that is more.
_HEADROOM = 1.25


@dataclass(frozen=True)
class Bar:
    """One bar: `share` of the whole scale, 0 to 1; None where there is nothing to draw."""

    label: str
    words: str
    share: float | None


@dataclass(frozen=True)
class Group:
    """The bars of one kind of phases; `heading` may be blank. `mark` is where a line crosses them, if any does."""

    heading: str
    bars: tuple[Bar, ...]
    is_hatched: bool = False
    mark: float | None = None


def of_subject(subject: Subject) -> tuple[Group, ...]:
    """A measure by phase, each bar the share of the schools counted."""
    return tuple(_group(part) for part in subject.parts if any(line.schools for line in part.lines))


def of_rates(parts: Iterable[RatePart], standard: float | None) -> tuple[Group, ...]:
    """Failures per thousand records by phase, on one scale, crossed by the council's standard."""
    told = [part for part in parts if any(line.schools for line in part.lines)]
    rates = [line.per_thousand or 0 for part in told for line in part.lines]
    scale = max([*rates, standard or 0, 1]) * _HEADROOM
    mark = None if standard is None else standard / scale
    return tuple(
        Group(part.cohort, tuple(_rate(line, scale) for line in _lines(part)), _is_hatched(part.cohort), mark)
        for part in told
    )


def of_england(rows: Sequence[Mapping[str, object]], published_on: date) -> tuple[Group, ...]:
    """The authority, its region and England by one publication, for the phase that the finding speaks of."""
    last = [row for row in rows if row["published_on"] == published_on and row["phase"] == rows[0]["phase"]]
    return (Group("", tuple(map(_area, last))),)


def _group(part: Part) -> Group:
    return Group(part.cohort, tuple(map(_bar, part.lines)), _is_hatched(part.cohort))


def _bar(line: Line) -> Bar:
    return Bar(line.group, line.words, line.share if line.is_exact else None)


def _lines(part: RatePart) -> tuple[RateLine, ...]:
    """The groups; all of them together only where nothing is told of each."""
    return tuple(line for line in part.lines if not line.is_total) or part.lines


def _rate(line: RateLine, scale: float) -> Bar:
    if line.per_thousand is None:
        return Bar(line.group, "not shown", None)
    return Bar(line.group, f"{line.per_thousand:,} of 1,000", line.per_thousand / scale)


def _area(row: Mapping[str, object]) -> Bar:
    if row["share"] is None:
        return Bar(str(row["name"]), "not published", None)
    sharing, total = cast(float, row["sharing"]), cast(int, row["total"])
    said = f"{mean(sharing)} of {total:,} ({per_cent(min(sharing, total), total)})"
    return Bar(str(row["name"]), said, cast(float, row["share"]))


def _is_hatched(cohort: str) -> bool:
    return cohort == COHORTS[ENGAGING]
