"""What every public file says of failure rates, put in order once: lines and a trend, taken from a release."""

from dataclasses import dataclass
from datetime import date

from dsa_metrics.disclosure.rates import RateBlock
from dsa_metrics.disclosure.release import PRIORITY, PrintedRate
from dsa_metrics.disclosure.release import RatePoint as Told
from dsa_metrics.disclosure.sentences import ALL_PRIORITY, label
from dsa_metrics.exports.public.content import ALL_OF, COHORTS
from dsa_metrics.public_view import PublicView

RATES = "How often records fail a check"
RATE_TREND = "How often records fail a check, over time"
PER_THOUSAND = "Failures per 1,000 records at the average school"
RATE_MEANING = (
    "The mean of the failures per 1,000 records of the schools that were assessed in the last period measured, each "
    "school counting alike, however large. Failures whose explanation the council accepted do not count."
)


@dataclass(frozen=True)
class RateLine:
    """One line of failure rates: `assessed` of `schools` schools; `per_thousand` is None where nothing is printed."""

    cohort: str
    group: str
    schools: int
    assessed: int
    per_thousand: int | None
    is_total: bool = False


@dataclass(frozen=True)
class RatePart:
    """The failure rates of one kind of phases; the last line is of all of them where there are several."""

    cohort: str
    finding: str
    lines: tuple[RateLine, ...]


@dataclass(frozen=True)
class RatePoint:
    """One release in the trend of failure rates."""

    day: date
    line: RateLine


def rate_parts(view: PublicView) -> tuple[RatePart, ...]:
    """The failure rates of each kind of phases; nothing in a release that does not tell of data quality."""
    return tuple(map(_rate_part, view.release.rates))


def rate_points(view: PublicView) -> tuple[RatePoint, ...]:
    """The trend of the failure rates: one point per release that prints one."""
    return tuple(
        RatePoint(point.as_at, RateLine(COHORTS[PRIORITY], ALL_PRIORITY, *_rate(point)))
        for point in view.release.rate_trend
    )


def _rate_part(rate: PrintedRate) -> RatePart:
    cohort = COHORTS[rate.cohort]
    lines = tuple(RateLine(cohort, label(block.phases), *_rate(block)) for block in rate.blocks)
    total = RateLine(cohort, ALL_OF[rate.cohort], *_rate(rate), is_total=len(lines) > 1)
    said = f"{cohort}. {rate.finding}" if rate.withheld else rate.finding
    return RatePart(cohort, said, (*lines, total) if len(lines) != 1 else lines)


def _rate(printed: PrintedRate | RateBlock | Told) -> tuple[int, int, int | None]:
    return printed.schools, printed.assessed, printed.per_thousand
