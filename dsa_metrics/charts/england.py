"""Charts of the authority beside its region, England and the authorities nearest in size."""

from datetime import date
from functools import lru_cache
from textwrap import wrap
from typing import cast

import plotly.graph_objects as go
import pyarrow.compute as pc

from dsa_metrics.charts.drawing import INK, PALETTE, PAPER, ROW_HEIGHT, TEXT_SIZE, figure
from dsa_metrics.charts.lines import Line, Point, lines
from dsa_metrics.findings import Asked
from dsa_metrics.metrics import Answer
from dsa_metrics.vocabulary import AreaLevel
from dsa_metrics.wording import in_words, mean, per_cent

_WIDTH_OF_WORDS = 122
_LONGEST_NAME = 16


@lru_cache(maxsize=256)
def of_phase(answer: Answer, phase: str) -> Answer:
    """The part of the answer that is about one phase, with a finding of its own."""
    table = answer.table.filter(pc.equal(answer.table.column("phase"), phase))
    finding = answer.metric.finding(table.to_pylist(), Asked(answer.as_at, ()))
    return Answer(answer.metric, answer.as_at, answer.known_at, table, finding)


@lru_cache(maxsize=256)
def beside_england(answer: Answer, phases: tuple[str, ...]) -> go.Figure:
    """The share of schools sharing at each publication, one line for the authority, its region and England.

    `phases` are the phases that are drawn: one, or the lines would be taken for each other.
    """
    rows = [row for row in answer.rows if row["phase"] in phases]
    measured: dict[str, Line] = {}
    for level in AreaLevel:
        own = [row for row in rows if row["area"] == level]
        if own:
            measured[str(own[-1]["name"])] = [None if row["share"] is None else _point(row) for row in own]
    title = "Sharing daily attendance, share of schools"
    drawn = lines(measured, answer.as_at, title, highest=1.0, x_title="Published up to")
    return drawn.update_yaxes(tickformat=".0%", dtick=0.25)


@lru_cache(maxsize=256)
def beside_nearest(answer: Answer, phases: tuple[str, ...]) -> go.Figure:
    """The share of each authority's schools, as a bar with its count; the record's own is solid and bold."""
    rows = [row for row in answer.rows if row["share"] is not None]
    names = [_label(row) for row in rows]
    drawn = figure(ROW_HEIGHT * len(rows) + 70, bargap=0.3)
    drawn.update_layout(margin={"r": _WIDTH_OF_WORDS})
    drawn.add_bar(
        y=names,
        x=[row["share"] for row in rows],
        orientation="h",
        marker={
            "color": PALETTE[0],
            "line": {"color": INK, "width": 1},
            "pattern": {
                "shape": ["" if row["is_own"] else "/" for row in rows],
                "fgcolor": PALETTE[0],
                "bgcolor": PAPER,
                "solidity": 0.25,
                "size": 7,
            },
        },
        hoverinfo="skip",
        showlegend=False,
    )
    for name, row in zip(names, rows, strict=True):
        drawn.add_annotation(
            x=row["share"],
            y=name,
            text=_in_words(row).replace("more than", ">"),
            xanchor="left",
            xshift=4,
            showarrow=False,
        )
    drawn.update_yaxes(autorange="reversed", ticks="", showgrid=False)
    drawn.update_xaxes(range=[0, 1], tickformat=".0%", nticks=5, tickangle=0, title_text="Share of schools")
    return drawn.update_annotations(font={"size": TEXT_SIZE - 1, "color": INK})


def _label(row: dict[str, object]) -> str:
    name = "<br>".join(wrap(str(row["name"]), _LONGEST_NAME))
    return f"<b>{name}</b>" if row["is_own"] else name


def _in_words(row: dict[str, object]) -> str:
    return f"{mean(cast(float, row['sharing']))} of {row['total']:,} ({_share(row)})"


def _share(row: dict[str, object]) -> str:
    sharing, total = cast(float, row["sharing"]), cast(int, row["total"])
    return per_cent(min(sharing, total), total)


def _point(row: dict[str, object]) -> Point:
    day = cast(date, row["published_on"])
    detail = f"{row['name']}, {in_words(day)}: {_in_words(row)}"
    return Point(day, cast(float, row["share"]), _share(row), detail)
