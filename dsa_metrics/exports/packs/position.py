"""What a pack is about: one school's position on a date, as facts, with nothing of any other school."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from dsa_metrics.policy import Check
from dsa_metrics.view import Standing
from dsa_metrics.vocabulary import Dimension, Flow, Status


@dataclass(frozen=True)
class Letter:
    """A letter to the school, or to one that it replaced."""

    step: int
    sent_on: date
    is_predecessor: bool = False


@dataclass(frozen=True)
class Submission:
    """One submission due; `outcome` is on time, late or missing."""

    collection: str
    period: str
    due_on: date
    received_on: date | None
    outcome: str
    days_late: int | None = None

    @property
    def is_missing(self) -> bool:
        """True where nothing has been received."""
        return self.received_on is None


@dataclass(frozen=True)
class Found:
    """What one check found in one period: `failures` count, `accepted` were explained and do not count.

    `notes`: what was noted of the failures; `reasons`: why they were accepted, by whom and until when.
    """

    code: str
    check: str
    dimension: str
    records: int
    failures: int
    accepted: int = 0
    notes: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Measurement:
    """One period; nothing found and no day where the school was not assessed in it.

    `is_predecessor`: it was measured at the school that this one replaced.
    """

    period: str
    measured_on: date | None = None
    found: tuple[Found, ...] = ()
    is_predecessor: bool = False

    @property
    def is_assessed(self) -> bool:
        """True where at least one check looked at a record."""
        return self.records > 0

    @property
    def failing(self) -> tuple[Found, ...]:
        """Checks with failures that count, the most failures first."""
        failing = (one for one in self.found if one.failures)
        return tuple(sorted(failing, key=lambda one: (-one.failures, one.check)))

    @property
    def explained(self) -> tuple[Found, ...]:
        """Checks with accepted failures."""
        return tuple(one for one in self.found if one.accepted)

    @property
    def fine(self) -> tuple[Found, ...]:
        """Checks that found nothing at all in at least one record."""
        return tuple(one for one in self.found if one.records and not one.failures and not one.accepted)

    def of(self, dimension: Dimension) -> "Measurement":
        """The same with the checks of one dimension only."""
        return Measurement(
            self.period, self.measured_on, tuple(one for one in self.found if one.dimension == dimension)
        )

    @property
    def records(self) -> int:
        """Records looked at, each once for every check that looked at it."""
        return self._sum(lambda one: one.records)

    @property
    def failures(self) -> int:
        """Failures that count."""
        return self._sum(lambda one: one.failures)

    @property
    def accepted(self) -> int:
        """Failures that were explained and accepted."""
        return self._sum(lambda one: one.accepted)

    @property
    def per_thousand(self) -> float | None:
        """Failures that count per thousand records looked at; None where no record was looked at."""
        return 1000 * self.failures / self.records if self.records else None

    def _sum(self, of: Callable[[Found], int]) -> int:
        return sum(of(one) for one in self.found)


@dataclass(frozen=True)
class Council:
    """Whose pack it is, and what the council holds schools to; the same for every school."""

    authority: str
    is_invented: bool
    as_at: date
    known_at: datetime | None
    standard: float
    small_records: int
    checks: Mapping[str, Check]
    safe_means: tuple[str, ...]


@dataclass(frozen=True)
class Position:
    """One school on a date: its agreement, how its data arrives, what was due, and what the checks found, by period.

    `measured`: every period of the council from the school's first on, in order; empty where it was never assessed.
    """

    council: Council
    urn: int
    name: str
    phase: str
    standing: Standing
    letters: tuple[Letter, ...] = ()
    means: str | None = None
    means_assessed_on: date | None = None
    submissions: tuple[Submission, ...] = ()
    measured: tuple[Measurement, ...] = ()

    @property
    def latest(self) -> Measurement | None:
        """The last period in which the school was assessed."""
        assessed = [one for one in self.measured if one.is_assessed]
        return assessed[-1] if assessed else None

    @property
    def unassessed_since(self) -> tuple[Measurement, ...]:
        """The council's periods after that one."""
        latest = self.latest
        return self.measured[self.measured.index(latest) + 1 :] if latest else ()

    @property
    def missing(self) -> tuple[Submission, ...]:
        """Submissions due that have not been received."""
        return tuple(one for one in self.submissions if one.is_missing)

    @property
    def is_below_standard(self) -> bool:
        """True where the last assessment has more failures per thousand records than the council's standard."""
        rate = self.latest.per_thousand if self.latest else None
        return rate is not None and rate > self.council.standard

    @property
    def is_all_well(self) -> bool:
        """True where nothing at all is amiss and everything was looked at."""
        return (
            self.standing.status == Status.RETURNED
            and self.standing.data_flow in (Flow.STRAIGHT_THROUGH, Flow.SECURE_BY_HAND)
            and not self.missing
            and self.latest is not None
            and not self.unassessed_since
            and not self.latest.failures
        )


def fixes_to_reach(measurement: Measurement, standard: float) -> int:
    """How many of the failing checks, the largest first, must be put right for the rate to be within the standard."""
    left = measurement.failures
    for place, one in enumerate(measurement.failing):
        if 1000 * left / measurement.records <= standard:
            return place
        left -= one.failures
    return len(measurement.failing)


def in_order(found: Iterable[Found], checks: Mapping[str, Check]) -> tuple[Found, ...]:
    """The checks in the order of the policy, those that it does not know last."""
    places = {code: place for place, code in enumerate(checks)}
    return tuple(sorted(found, key=lambda one: (places.get(one.code, len(places)), one.code)))
