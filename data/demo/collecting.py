"""The collections of the story, as source/collections.toml tells them: calendar, who is late, what checks find."""

import tomllib
from dataclasses import dataclass
from datetime import date
from typing import Any

from data.demo.courses import Window
from data.demo.schools import SOURCE, School

AUTOMATED = "automated transfer"
_NOT_OWED_BY = ("10", "11", "18")
_ALTERNATIVE_PROVISION = ("14", "42")


@dataclass(frozen=True)
class Period:
    """One collection of a term; `checked_late` is when returns of alternative provision were checked, if at all."""

    position: int
    name: str
    census_on: date
    due_on: date
    checked_late: Window | None


@dataclass(frozen=True)
class Lateness:
    """How likely a return by hand is late: the usual chance, that of some courses, and the schools that always are."""

    usual: float
    reluctant: float
    reluctant_courses: list[str]
    always: list[int]


@dataclass(frozen=True)
class Check:
    """A check and what it finds in a thousand records at the level 1; `suffers` where staff are missed."""

    name: str
    per_thousand: float
    suffers: bool


@dataclass(frozen=True)
class Accepted:
    """An explanation that the council accepted; of every collection and period where none is named."""

    urn: int
    check: str
    accepted_on: date
    until_on: date
    reason: str
    approved_by: str
    collection: str | None = None
    period: str | None = None


@dataclass(frozen=True)
class Collecting:
    """The whole of source/collections.toml; `missing` says of a return that never came whether the sheet lists it."""

    collection: str
    periods: tuple[Period, ...]
    lateness: Lateness
    missing: dict[tuple[int, str], bool]
    early: dict[str, float]
    checks: tuple[Check, ...]
    levels: dict[str, list[float]]
    waves: dict[tuple[str, str], float]
    habits: dict[tuple[int, str], float]
    unlike: dict[str, list[int]]
    sayings: dict[str, Any]
    accepted: tuple[Accepted, ...]

    @property
    def last(self) -> Period:
        """The collection that is not due yet."""
        return self.periods[-1]


def read_collecting() -> Collecting:
    """The collections of the demonstration."""
    told = tomllib.loads((SOURCE / "collections.toml").read_text("utf-8"))
    return Collecting(
        collection=told["collection"],
        periods=tuple(_period(number, period) for number, period in enumerate(told["periods"])),
        lateness=Lateness(**told["lateness"]),
        missing={(one["urn"], one["period"]): one["is_listed"] for one in told["missing"]},
        early=told["early"],
        checks=tuple(Check(**check) for check in told["checks"]),
        levels=told["levels"],
        waves={(one["period"], one["check"]): one["factor"] for one in told["waves"]},
        habits={(one["urn"], one["check"]): one["factor"] for one in told["habits"]},
        unlike=told["unlike"],
        sayings=told["sayings"],
        accepted=tuple(Accepted(**one) for one in told["accepted"]),
    )


def _period(position: int, told: dict[str, Any]) -> Period:
    late = told.get("checked_late")
    window = (late[0], late[1]) if late else None
    return Period(position, told["name"], told["census_on"], told["due_on"], window)


def owes(school: School, period: Period) -> bool:
    """True for a school of a phase that owes the census and that is open on the day on which it is due."""
    opened_on, closed_on = school.opened_on or date.min, school.closed_on or date.max
    return school.type_code not in _NOT_OWED_BY and opened_on <= period.due_on < closed_on


def is_alternative_provision(school: School) -> bool:
    """True for a pupil referral unit and its like."""
    return school.type_code in _ALTERNATIVE_PROVISION


def is_automated(school: School) -> bool:
    """True for a school whose data arrived by automated transfer when flows were first assessed."""
    return school.means[0] == AUTOMATED
