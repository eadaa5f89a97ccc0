"""Charts over time: one line per phase and date measured, told apart by dash, marker and a name at its end."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import cast

import plotly.graph_objects as go

from dsa_metrics.charts.drawing import INK, PALETTE, TEXT_SIZE, figure
from dsa_metrics.metrics import Answer
from dsa_metrics.wording import in_words, per_cent

_DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")
_MARKERS = ("circle", "square", "diamond", "triangle-up", "cross", "x", "star", "triangle-down")
#: Over a shorter time a month's name would stand on the axis twice.
_SEASON = timedelta(days=200)
_LEAST_GAP = 0.075


@dataclass(frozen=True)
class _Point:
    """One date measured: how many of how many schools."""

    day: date
    part: int
    whole: int

    @property
    def share(self) -> float:
        return self.part / self.whole

    @property
    def words(self) -> str:
        return per_cent(self.part, self.whole)


@lru_cache(maxsize=256)
def returned_over_time(answer: Answer, phases: tuple[str, ...]) -> go.Figure:
    """The share of these phases' schools with an agreement in force at each date measured, one line per phase."""
    return _lines(answer, phases, "returned", "Agreements returned, share of schools")


@lru_cache(maxsize=256)
def straight_through_over_time(answer: Answer, phases: tuple[str, ...]) -> go.Figure:
    """The share of these phases' schools whose data arrives straight through at each date measured."""
    return _lines(answer, phases, "straight_through", "Data straight through, share of schools")


def _lines(answer: Answer, phases: tuple[str, ...], column: str, title: str) -> go.Figure:
    drawn = figure(360, margin={"l": 0, "r": 120, "t": 34, "b": 8})
    lines = {phase: _points(answer, phase, column) for phase in phases}
    for place, (phase, points) in enumerate(lines.items()):
        drawn.add_trace(_line(phase, points, place))
    _name_ends(drawn, [(phase, points[-1]) for phase, points in lines.items() if points])
    drawn.update_yaxes(range=[0, 1.04], tickformat=".0%", dtick=0.25)
    days = [point.day for points in lines.values() for point in points] or [answer.as_at]
    span = [min(days) - timedelta(days=7), max(days) + timedelta(days=3)]
    form = "%b<br>%Y" if max(days) - min(days) > _SEASON else "%-d %b<br>%Y"
    drawn.update_xaxes(
        range=span,
        tickformat=form,
        tickangle=0,
        nticks=6,
        showgrid=False,
        title_text=f"Measured up to {in_words(answer.as_at)}",
    )
    drawn.add_annotation(
        x=0, y=1, xref="paper", yref="paper", yanchor="bottom", yshift=10, xanchor="left", text=title, showarrow=False
    )
    return drawn.update_annotations(font={"size": TEXT_SIZE, "color": INK})


def _points(answer: Answer, phase: str, column: str) -> list[_Point]:
    rows = [row for row in answer.rows if row["phase"] == phase and row["schools"]]
    return [_Point(cast(date, row["measured_on"]), cast(int, row[column]), cast(int, row["schools"])) for row in rows]


def _line(phase: str, points: Sequence[_Point], place: int) -> go.Scatter:
    return go.Scatter(
        name=phase,
        x=[point.day for point in points],
        y=[point.share for point in points],
        mode="lines+markers",
        line={"color": PALETTE[place % len(PALETTE)], "dash": _DASHES[place % len(_DASHES)], "width": 2.5},
        marker={"symbol": _MARKERS[place % len(_MARKERS)], "size": 9},
        hovertext=[
            f"{phase}, {in_words(point.day)}: {point.part} of {point.whole} ({point.words})" for point in points
        ],
        hoverinfo="text",
        cliponaxis=False,
        showlegend=False,
    )


def _name_ends(drawn: go.Figure, ends: Sequence[tuple[str, _Point]]) -> None:
    """Writes each line's name and last share beside its end, pushed apart where two would touch."""
    lowest = -1.0
    for phase, point in sorted(ends, key=lambda end: end[1].share):
        lowest = max(point.share, lowest + _LEAST_GAP)
        drawn.add_annotation(
            x=point.day,
            y=lowest,
            text=f"{phase} {point.words}",
            xanchor="left",
            xshift=10,
            align="left",
            showarrow=False,
        )
