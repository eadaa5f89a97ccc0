"""A release: what the public is told for one meeting, frozen. A few small tables and sentences, and no school in them.

The same release always has the same bytes; its identifier begins with the day of the meeting and ends with the start of
the SHA-256 of those bytes.
"""

import json
from collections.abc import Callable
from dataclasses import Field, asdict, dataclass, fields
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import Any

from dsa_metrics.disclosure.ladder import Block
from dsa_metrics.disclosure.policy import DisclosurePolicy
from dsa_metrics.disclosure.rates import RateBlock
from dsa_metrics.england import BesideEngland
from dsa_metrics.errors import InputError

FORMAT = "DSA Metrics release 1"
PRIORITY, ENGAGING = "priority", "engaging"
COHORTS = (PRIORITY, ENGAGING)
_NOTHING_PUBLISHED = BesideEngland(())
_LATER = ("standard", "rates", "rate_trend", "england")


@dataclass(frozen=True)
class Printed:
    """What is printed of one measure for one cohort of schools.

    `blocks` add up to `total`, of `schools` schools. Where `at_least`, the true number is `total` or more and there are
    no blocks; where `withheld` is not blank it says why nothing is printed, and `total` is None.
    """

    cohort: str
    measure: str
    schools: int
    total: int | None
    at_least: bool
    blocks: tuple[Block, ...]
    withheld: str
    finding: str

    @property
    def is_exact(self) -> bool:
        """True where the total is the true number."""
        return self.total is not None and not self.at_least


@dataclass(frozen=True)
class Point:
    """How many of how many priority schools had an agreement in force on the day that a release speaks of."""

    as_at: date
    returned: int
    schools: int


@dataclass(frozen=True)
class PrintedRate:
    """What is printed of the failure rates of one cohort: the mean of each block, and of the `assessed` schools of all.

    In failures per thousand records, each school counting alike. Where `withheld` is not blank it says why nothing is
    printed, and `per_thousand` is None.
    """

    cohort: str
    schools: int
    assessed: int
    per_thousand: int | None
    blocks: tuple[RateBlock, ...]
    withheld: str
    finding: str


@dataclass(frozen=True)
class RatePoint:
    """The mean failure rate of the priority schools, so many of which were assessed, as a release prints it."""

    as_at: date
    assessed: int
    schools: int
    per_thousand: int


@dataclass(frozen=True)
class Release:
    """One release. `policies` are those of the priority and the engaging cohort, `supersedes` the identifier of an
    earlier release for the same meeting that this one corrects (blank for none); `is_invented` marks a demonstration;
    `trend` and `rate_trend` have a point for each release that stood when this one was published and shows the number.
    `standard` is the council's, in failures per thousand records; None in releases from before data quality was told.
    `england` holds what the Department for Education has published of the authority, its region and England.
    """

    authority: str
    board: str
    meeting: date
    as_at: date
    counted_as_at: date
    headline: str
    printed: tuple[Printed, ...]
    illustrations: tuple[str, ...]
    notes: tuple[str, ...]
    policies: tuple[DisclosurePolicy, DisclosurePolicy]
    supersedes: str = ""
    is_invented: bool = False
    trend: tuple[Point, ...] = ()
    standard: float | None = None
    rates: tuple[PrintedRate, ...] = ()
    rate_trend: tuple[RatePoint, ...] = ()
    england: BesideEngland = _NOTHING_PUBLISHED

    @cached_property
    def content(self) -> bytes:
        """The release in its canonical form: JSON with sorted keys in UTF-8, ending in a line feed.

        What no release had at first is left out where it is not there, so that a release of then has the bytes of then.
        """
        absent = {field.name for field in fields(self) if field.name in _LATER and self._lacks(field)}
        said = {name: value for name, value in asdict(self).items() if name not in absent}
        if "england" in said:
            said["england"] = self.england.plain
        value = {"format": FORMAT, **said}
        text = json.dumps(value, default=date.isoformat, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return f"{text}\n".encode()

    def _lacks(self, field: Field[Any]) -> bool:
        return bool(getattr(self, field.name) == field.default)

    @cached_property
    def sha256(self) -> str:
        """The digest of the content."""
        return sha256(self.content).hexdigest()

    @property
    def id(self) -> str:
        """The identifier, such as 2019-06-04-0123456789ab."""
        return f"{self.meeting.isoformat()}-{self.sha256[:12]}"

    @property
    def file_name(self) -> str:
        """The name of its file in the ledger."""
        return f"{self.id}.json"

    @property
    def point(self) -> Point | None:
        """This release's own point of a trend; None where the number does not stand exactly."""
        printed = self.of("not_returned")
        if printed is None or printed.total is None or printed.at_least or not printed.schools:
            return None
        return Point(self.as_at, printed.schools - printed.total, printed.schools)

    @property
    def rate_point(self) -> RatePoint | None:
        """This release's own point of the trend of failure rates; None where it prints no mean."""
        rate = self.rate()
        if rate is None or rate.per_thousand is None:
            return None
        return RatePoint(self.as_at, rate.assessed, rate.schools, rate.per_thousand)

    def rate(self, cohort: str = PRIORITY) -> PrintedRate | None:
        """What is printed of the failure rates of a cohort; None where the release does not have them."""
        return next((one for one in self.rates if one.cohort == cohort), None)

    def of(self, measure: str, cohort: str = PRIORITY) -> Printed | None:
        """What is printed of a measure; None where the release does not have it."""
        found = (one for one in self.printed if (one.measure, one.cohort) == (measure, cohort))
        return next(found, None)

    @classmethod
    def parse(cls, content: bytes) -> "Release":
        """The release with these bytes, which it keeps: a later version may write more than an earlier one did.

        Raises InputError where they are no release, or one of a version that says what this one does not know.
        """
        try:
            value = json.loads(content)
            if value.pop("format") != FORMAT:
                raise ValueError
            release = cls(**_typed(value))
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            raise _no_release() from None
        release.__dict__["content"] = content
        return release


def _typed(value: dict[str, Any]) -> dict[str, Any]:
    days = {name: date.fromisoformat(value[name]) for name in ("meeting", "as_at", "counted_as_at")}
    texts = {name: tuple(value[name]) for name in ("illustrations", "notes")}
    first, second = (DisclosurePolicy(**policy) for policy in value["policies"])
    rows = {name: tuple(map(make, value[name])) for name, make in _ROWS.items() if name in value}
    england = BesideEngland.of_plain(value.get("england", ()))
    return {**value, **days, **texts, "policies": (first, second), **rows, "england": england}


def _point(value: dict[str, Any]) -> Point:
    return Point(**_dated(value))


def _rate_point(value: dict[str, Any]) -> RatePoint:
    return RatePoint(**_dated(value))


def _dated(value: dict[str, Any]) -> dict[str, Any]:
    return {**value, "as_at": date.fromisoformat(value["as_at"])}


def _rate(value: dict[str, Any]) -> PrintedRate:
    return PrintedRate(**{**value, "blocks": tuple(map(_rate_block, value["blocks"]))})


def _rate_block(value: dict[str, Any]) -> RateBlock:
    return RateBlock(**{**value, "phases": tuple(value["phases"])})


def _printed(value: dict[str, Any]) -> Printed:
    return Printed(**{**value, "blocks": tuple(map(_block, value["blocks"]))})


def _block(value: dict[str, Any]) -> Block:
    return Block(**{**value, "phases": tuple(value["phases"])})


#: What has rows of its own in a release, and how each is read back.
_ROWS: dict[str, Callable[[dict[str, Any]], object]] = {
    "printed": _printed,
    "trend": _point,
    "rates": _rate,
    "rate_trend": _rate_point,
}


def _no_release() -> InputError:
    return InputError(
        "The file is not a release as DSA Metrics writes one.", "Fetch it again from where it was published."
    )
