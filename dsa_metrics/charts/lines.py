"""Charts over time: one line per phase and date measured, told apart by dash, marker and a name at its end."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from textwrap import wrap
from typing import cast

import plotly.graph_objects as go

from dsa_metrics.charts.drawing import INK, PALETTE, TEXT_SIZE, figure
from dsa_metrics.metrics import Answer
from dsa_metrics.wording import in_words, per_cent

_DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")
_MARKERS = ("circle", "square", "diamond", "triangle-up", "cross", "x", "star", "triangle-down")
#: Over a shorter time a month's name would stand on the axis twice.
_SEASON = timedelta(days=200)
_LEAST_GAP = 0.085
_LEAST_ROOM, _LETTER_WIDTH = 120, 8
_LINE_END = "<br>"
_LONGEST_NAME = 16
#: More dates than this have a marker at some of them only.
_MOST_MARKERS = 24


@dataclass(frozen=True)
class Point:
    """One date measured: the value drawn, as it is written at the end of its line, and all that is known of it."""

    day: date
    value: float
    words: str
    detail: str


#: The points of a line in order; None where it breaks off, since the day has no value.
Line = Sequence[Point | None]
End = tuple[str, Point]


@lru_cache(maxsize=256)
def returned_over_time(answer: Answer, phases: tuple[str, ...]) -> go.Figure:
    """The share of these phases' schools with an agreement in force at each date measured, one line per phase."""
    return _shares(answer, phases, "returned", "Agreements returned, share of schools")


@lru_cache(maxsize=256)
def straight_through_over_time(answer: Answer, phases: tuple[str, ...]) -> go.Figure:
    """The share of these phases' schools whose data arrives straight through at each date measured."""
    return _shares(answer, phases, "straight_through", "Data straight through, share of schools")


def lines(
    measured: Mapping[str, Line], as_at: date, title: str, highest: float, x_title: str = "Measured up to"
) -> go.Figure:
    """One line for each name, from nought to `highest`, under a title that says what is drawn."""
    known = {name: [point for point in points if point] for name, points in measured.items()}
    ends = [(name, points[-1]) for name, points in known.items() if points]
    drawn = figure(360, margin={"l": 0, "r": _room_for_names(ends), "t": 34, "b": 8})
    for place, (name, points) in enumerate(measured.items()):
        drawn.add_trace(_line(name, points, place))
    _name_ends(drawn, ends, highest)
    drawn.update_yaxes(range=[0, highest * 1.04])
    days = [point.day for points in known.values() for point in points] or [as_at]
    span = [min(days) - timedelta(days=7), max(days) + timedelta(days=3)]
    form = "%b<br>%Y" if max(days) - min(days) > _SEASON else "%-d %b<br>%Y"
    drawn.update_xaxes(range=span, tickformat=form, tickangle=0, nticks=6, showgrid=False)
    drawn.update_xaxes(title_text=f"{x_title} {in_words(as_at)}")
    drawn.add_annotation(
        x=0, y=1, xref="paper", yref="paper", yanchor="bottom", yshift=10, xanchor="left", text=title, showarrow=False
    )
    return drawn.update_annotations(font={"size": TEXT_SIZE, "color": INK})


def _shares(answer: Answer, phases: tuple[str, ...], column: str, title: str) -> go.Figure:
    drawn = lines({phase: _points(answer, phase, column) for phase in phases}, answer.as_at, title, highest=1.0)
    return drawn.update_yaxes(tickformat=".0%", dtick=0.25)


def _points(answer: Answer, phase: str, column: str) -> list[Point]:
    rows = [row for row in answer.rows if row["phase"] == phase and row["schools"]]
    return [
        _share(phase, cast(date, row["measured_on"]), cast(int, row[column]), cast(int, row["schools"])) for row in rows
    ]


def _share(phase: str, day: date, part: int, whole: int) -> Point:
    words = per_cent(part, whole)
    return Point(day, part / whole, words, f"{phase}, {in_words(day)}: {part} of {whole} ({words})")


def _line(name: str, points: Line, place: int) -> go.Scatter:
    return go.Scatter(
        name=name,
        x=[point.day if point else None for point in points],
        y=[point.value if point else None for point in points],
        mode="lines+markers",
        line={"color": PALETTE[place % len(PALETTE)], "dash": _DASHES[place % len(_DASHES)], "width": 2.5},
        marker={"symbol": _MARKERS[place % len(_MARKERS)], "size": 9, "maxdisplayed": _MOST_MARKERS},
        hovertext=[point.detail if point else "" for point in points],
        hoverinfo="text",
        cliponaxis=False,
        showlegend=False,
    )


def _room_for_names(ends: Sequence[End]) -> int:
    """The width in pixels to the right of the lines."""
    longest = max((len(line) for end in ends for line in _end_words(*end).split(_LINE_END)), default=0)
    return max(_LEAST_ROOM, longest * _LETTER_WIDTH + 14)


def _name_ends(drawn: go.Figure, ends: Sequence[End], highest: float) -> None:
    """Writes each line's name and last value beside its end, pushed apart where two would touch."""
    for (name, point), height in _apart(ends, highest):
        text = _end_words(name, point)
        drawn.add_annotation(x=point.day, y=height, text=text, xanchor="left", xshift=10, align="left", showarrow=False)


def _end_words(name: str, point: Point) -> str:
    """Name and value on one line where both are short, else the value on a line of its own."""
    if len(name) + len(point.words) <= _LONGEST_NAME:
        return f"{name} {point.words}"
    return _LINE_END.join([*wrap(name, _LONGEST_NAME), point.words])


def _apart(ends: Sequence[End], highest: float) -> Iterator[tuple[End, float]]:
    """Each end with the height of its name, the highest first, none above the top of the chart or below its foot."""
    by_value = sorted(ends, key=lambda end: -end[1].value)
    gap = _LEAST_GAP * highest
    halves = [gap * (_end_words(*end).count(_LINE_END) + 1) / 2 for end in by_value]
    heights, ceiling = [], highest + gap / 2
    for (_, point), half in zip(by_value, halves, strict=True):
        heights.append(min(point.value, ceiling - half))
        ceiling = heights[-1] - half
    floor = -gap / 2
    for place in reversed(range(len(heights))):
        heights[place] = max(heights[place], floor + halves[place])
        floor = heights[place] + halves[place]
    return zip(by_value, heights, strict=True)
