"""Charts of data quality and of submissions: failures per thousand records over time, and what came on time."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import cast

import plotly.graph_objects as go

from dsa_metrics.charts.bars import Part, stacked
from dsa_metrics.charts.drawing import INK, PALETTE, PAPER
from dsa_metrics.charts.lines import Point, lines
from dsa_metrics.metrics import Answer
from dsa_metrics.vocabulary import Submitted
from dsa_metrics.wording import in_words, rate

_OUTCOMES = (
    Part(Submitted.ON_TIME, Submitted.ON_TIME.column, PALETTE[0]),
    Part(Submitted.LATE, Submitted.LATE.column, PALETTE[1], "/"),
    Part(Submitted.MISSING, Submitted.MISSING.column, PALETTE[3], "x"),
)


@lru_cache(maxsize=16)
def failures_over_time(standard: float) -> Callable[[Answer, tuple[str, ...]], go.Figure]:
    """The chart of failures per thousand records by phase, beside the council's standard, for an answer over time."""

    @lru_cache(maxsize=256)
    def draw(answer: Answer, phases: tuple[str, ...]) -> go.Figure:
        measured = {phase: _points(answer, phase) for phase in phases}
        top = max([standard, *(point.value for points in measured.values() for point in points)]) or 1.0
        title = "Failures per thousand records checked"
        drawn = lines({phase: points for phase, points in measured.items() if points}, answer.as_at, title, top)
        return _with_standard(drawn, standard)

    draw.__name__ = "failures_over_time"
    return draw


@lru_cache(maxsize=256)
def submissions_by_phase(answer: Answer, priority: tuple[str, ...]) -> go.Figure:
    """What came on time, came late and is missing, of all that each phase owed in the last period due."""
    last = answer.rows[-1]
    same = answer.where(collection=last["collection"], period=last["period"])
    return stacked(same.rows, priority, _OUTCOMES, "due", f"Share of schools, as at {in_words(answer.as_at)}")


@lru_cache(maxsize=256)
def released_failures_over_time(answer: Answer, phases: tuple[str, ...]) -> go.Figure:
    """The mean failures per thousand records of the average school at each release."""
    measured = {phase: [_released(row) for row in answer.rows if row["phase"] == phase] for phase in phases}
    top = max((point.value for points in measured.values() for point in points), default=0) or 1.0
    return lines(measured, answer.as_at, "Failures per 1,000 records at the average school", top)


def _released(row: Mapping[str, object]) -> Point:
    day, mean = cast(date, row["measured_on"]), cast(int, row["per_thousand"])
    detail = f"{row['phase']}, {in_words(day)}: {mean:,}, of {row['assessed']:,} schools assessed"
    return Point(day, float(mean), f"{mean:,}", detail)


def _points(answer: Answer, phase: str) -> list[Point]:
    found = [row for row in answer.rows if row["phase"] == phase and row["per_thousand"] is not None]
    return [
        Point(
            cast(date, row["measured_on"]),
            cast(float, row["per_thousand"]),
            rate(cast(float, row["per_thousand"])),
            f"{phase}, {row['period']}: {row['failures']:,} of {row['records']:,} records checked",
        )
        for row in found
    ]


def _with_standard(drawn: go.Figure, standard: float) -> go.Figure:
    drawn.add_hline(y=standard, line={"color": INK, "width": 1, "dash": "dot"})
    return drawn.add_annotation(
        x=0,
        y=standard,
        xref="paper",
        text=f"Standard: {standard:g}",
        xanchor="left",
        yanchor="bottom",
        bgcolor=PAPER,
        showarrow=False,
    )
