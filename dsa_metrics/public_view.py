"""What a page for the public is given: one published release, and no way to reach a record.

What is not in a release does not exist here: no school, no other day, no live figure.
"""

from collections.abc import Iterator
from datetime import date, datetime

import pyarrow as pa

from dsa_metrics.disclosure.measures import MEASURE, MEASURES
from dsa_metrics.disclosure.release import COHORTS, PRIORITY, Point, Printed, PrintedRate, RatePoint, Release
from dsa_metrics.disclosure.sentences import ALL_PRIORITY, label, moved, rate_moved
from dsa_metrics.errors import InputError
from dsa_metrics.findings import Asked
from dsa_metrics.metrics import Answer
from dsa_metrics.public_metrics import PUBLIC_METRICS, counted_by
from dsa_metrics.wording import in_words

_OF_METRIC = {measure.metric: measure.name for measure in MEASURES}
_KINDS = {"schools": pa.int64(), "text": pa.string(), "date": pa.date32(), "share (0 to 1)": pa.float64()}
_KINDS["failures per thousand records"] = pa.int64()


class PublicView:
    """One release, and nothing else."""

    def __init__(self, release: Release) -> None:
        self.release = release
        self.version = release.sha256
        self.authority_name = release.authority
        self._kept: dict[str, Answer] = {}

    def answer(self, name: str, as_at: date | None = None, known_at: datetime | None = None) -> Answer:
        """The answer to a public metric, as printed for the meeting.

        Raises InputError for a metric that the public has not, and for any day but the release's own.
        """
        if name not in PUBLIC_METRICS:
            known = ", ".join(PUBLIC_METRICS)
            raise InputError("There is no public metric of that name.", f"The public metrics are: {known}.")
        if as_at not in (None, self.release.as_at) or known_at is not None:
            day = in_words(self.release.as_at)
            raise InputError("In public there is no other day than the release's.", f"Ask for {day}.")
        if name not in self._kept:
            self._kept[name] = self._answer(name)
        return self._kept[name]

    def printed(self, name: str) -> tuple[Printed, ...]:
        """What is printed of a metric, the priority cohort first: findings, totals, why something is withheld."""
        found = (self.release.of(_OF_METRIC[name], cohort) for cohort in COHORTS)
        return tuple(one for one in found if one is not None)

    def priority(self, name: str) -> tuple[str, ...]:
        """The labels of the priority cohort's rows in the answer to a metric."""
        if name in ("returned_over_time", "quality_over_time"):
            return (ALL_PRIORITY,)
        printed = self.release.rates if name == "quality_by_phase" else self.printed(name)
        return tuple(label(block.phases) for one in printed if one.cohort == PRIORITY for block in one.blocks)

    def _answer(self, name: str) -> Answer:
        metric = PUBLIC_METRICS[name]
        if name == "beside_england":
            table = self.release.england.table
            finding = metric.finding(table.to_pylist(), Asked(self.release.as_at, ()))
            return Answer(metric, self.release.as_at, None, table, finding)
        if name == "headline":
            rows, finding = [self._headline()], self.release.headline
        elif name == "returned_over_time":
            rows, finding = list(map(_point, self.release.trend)), moved(self.release.trend)
        elif name == "quality_over_time":
            rows, finding = list(map(_rate_point, self.release.rate_trend)), rate_moved(self.release.rate_trend)
        elif name == "quality_by_phase":
            rows = [row for rate in self.release.rates for row in _rate_rows(rate)]
            finding = " ".join(rate.finding for rate in self.release.rates)
        else:
            printed = self.printed(name)
            rows = [row for one in printed for row in _rows(one, name)]
            finding = " ".join(one.finding for one in printed)
        schema = pa.schema([(column.name, _KINDS[column.unit]) for column in metric.columns])
        table = pa.Table.from_pylist(rows, schema=schema)
        return Answer(metric, self.release.as_at, None, table, finding)

    def _headline(self) -> dict[str, object]:
        totals = {measure.name: _exact(self.release.of(measure.name)) for measure in MEASURES}
        schools = next((one.schools for one in self.release.printed if one.cohort == PRIORITY), 0)
        outstanding = totals["not_returned"]
        return {
            "cohort_schools": schools,
            "returned": None if outstanding is None else schools - outstanding,
            "requires_escalation": totals["escalated"],
            "also_second_point": totals["escalated_and_unsafe"],
            "second_point": totals["unsafe"],
        }


def _point(point: Point) -> dict[str, object]:
    return {
        "measured_on": point.as_at,
        "phase": ALL_PRIORITY,
        "schools": point.schools,
        "returned": point.returned,
        "share": point.returned / point.schools,
    }


def _rate_point(point: RatePoint) -> dict[str, object]:
    return {
        "measured_on": point.as_at,
        "phase": ALL_PRIORITY,
        "schools": point.schools,
        "assessed": point.assessed,
        "per_thousand": point.per_thousand,
    }


def _rate_rows(rate: PrintedRate) -> Iterator[dict[str, object]]:
    for block in rate.blocks:
        yield {
            "phase": label(block.phases),
            "schools": block.schools,
            "assessed": block.assessed,
            "per_thousand": block.per_thousand,
        }


def _rows(printed: Printed, name: str) -> Iterator[dict[str, object]]:
    """The blocks under the columns of the metric; where a measure is told the good way round, by the other schools."""
    counted = counted_by(PUBLIC_METRICS[name])
    for block in printed.blocks:
        value = block.schools - block.adverse if MEASURE[printed.measure].good else block.adverse
        yield {
            "phase": label(block.phases),
            "schools": block.schools,
            counted: value,
            "share": value / block.schools,
        }


def _exact(printed: Printed | None) -> int | None:
    return printed.total if printed is not None and printed.is_exact else None
