"""Charts of one bar per phase: the priority phases first, the phases that are still being engaged apart below them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from textwrap import wrap

import plotly.graph_objects as go

from dsa_metrics.charts.drawing import INK, PALETTE, PAPER, ROW_HEIGHT, TEXT_SIZE, figure
from dsa_metrics.metrics import Answer
from dsa_metrics.public_metrics import counted_by
from dsa_metrics.vocabulary import Flow, Reason
from dsa_metrics.wording import in_words, per_cent

Row = Mapping[str, object]

_NUMBER_FONT = {"size": TEXT_SIZE - 1, "color": INK}
#: Longer labels run over several lines.
_LONGEST_LABEL = 30
_LINE_HEIGHT = 20
_WHOLE = {"range": [0, 1], "tickformat": ".0%", "nticks": 5, "tickangle": 0}

#: The headings of a table or chart by phase, in order.
GROUPS = ("Priority phases", "Still being engaged")


@dataclass(frozen=True)
class Part:
    """One part of every bar: its name in the legend, the column it is read from, how it is filled."""

    name: str
    column: str
    colour: str
    pattern: str = ""


_FLOWS = (
    Part(Flow.STRAIGHT_THROUGH, Flow.STRAIGHT_THROUGH.column, PALETTE[0]),
    Part(Flow.SECURE_BY_HAND, Flow.SECURE_BY_HAND.column, PALETTE[1], "/"),
    Part(Flow.UNSAFE, Flow.UNSAFE.column, PALETTE[2], "x"),
    Part(Flow.NONE, Flow.NONE.column, PALETTE[3], "-"),
    Part(Flow.NOT_ASSESSED, Flow.NOT_ASSESSED.column, PALETTE[4], "."),
)
_REASONS = (
    Part(Reason.NO_CONTACT, Reason.NO_CONTACT, PALETTE[0]),
    Part(Reason.TALKS_ENDED, Reason.TALKS_ENDED, PALETTE[3], "/"),
)


@lru_cache(maxsize=256)
def returned_by_phase(answer: Answer, priority: tuple[str, ...]) -> go.Figure:
    """The share of each phase's schools with an agreement in force, as a bar beside its count."""
    return _shares(answer, priority, "returned", "schools", "{part:,} of {whole:,} ({share})")


@lru_cache(maxsize=256)
def counted_by_phase(answer: Answer, priority: tuple[str, ...]) -> go.Figure:
    """The share of the schools of each phase, or of phases shown together, that a public answer counts."""
    counted = counted_by(answer.metric)
    return _shares(answer, priority, counted, "schools", "{part:,} of {whole:,} ({share})")


@lru_cache(maxsize=256)
def pupils_covered(answer: Answer, priority: tuple[str, ...]) -> go.Figure:
    """The share of each phase's pupils for whom the council could answer, as a bar beside its count."""
    return _shares(answer, priority, "covered", "pupils", "{share} of {whole:,}")


@lru_cache(maxsize=256)
def flow_by_phase(answer: Answer, priority: tuple[str, ...]) -> go.Figure:
    """How the data of each phase's schools arrives: bars of equal length, each part with its number of schools."""
    title = f"Share of schools, as at {in_words(answer.as_at)}"
    return stacked(answer.rows, priority, _FLOWS, "schools", title)


@lru_cache(maxsize=256)
def escalation_by_phase(answer: Answer, priority: tuple[str, ...]) -> go.Figure:
    """How many schools of each phase require escalation, parted by reason."""
    rows = _grouped(_by_reason(answer.rows), priority)
    drawn = _rows_figure(rows, f"Schools, as at {in_words(answer.as_at)}", top=40)
    for part in _REASONS:
        _add_part(drawn, rows, part, _counts_of(rows, part.column))
    _write_numbers(drawn, rows, [(part.column, _counts_of(rows, part.column)) for part in _REASONS])
    longest = max((sum(_number(row, part.column) for part in _REASONS) for row in rows), default=0)
    return drawn.update_xaxes(range=[0, max(longest, 1)], dtick=max(1, longest // 6), rangemode="tozero")


def stacked(rows: Sequence[Row], priority: tuple[str, ...], parts: Sequence[Part], whole: str, title: str) -> go.Figure:
    """Bars of equal length, one per phase, each part of the whole with its number."""
    lines = _grouped(rows, priority)
    drawn = _rows_figure(lines, title, top=56)
    lengths = [(part, _shares_of(lines, part.column, whole)) for part in parts]
    for part, shares in lengths:
        _add_part(drawn, lines, part, shares)
    _write_numbers(drawn, lines, [(part.column, shares) for part, shares in lengths])
    return drawn.update_xaxes(_WHOLE)


def _shares(answer: Answer, priority: tuple[str, ...], part: str, whole: str, words: str) -> go.Figure:
    rows = _grouped(answer.rows, priority)
    said = ["" if _is_heading(row) else _share_in_words(row, part, whole, words) for row in rows]
    shares = _shares_of(rows, part, whole)
    drawn = _rows_figure(rows, f"Share of {whole}, as at {in_words(answer.as_at)}", right=116)
    drawn.add_bar(
        name=part,
        y=_labels(rows),
        x=shares,
        orientation="h",
        marker={"color": PALETTE[0], "line": {"color": INK, "width": 1}},
        hovertext=[f"{row.get('phase', '')}: {text}" for row, text in zip(rows, said, strict=True)],
        hoverinfo="text",
        showlegend=False,
    )
    for row, share, text in zip(rows, shares, said, strict=True):
        if share is not None:
            drawn.add_annotation(
                x=share, y=_label(row), text=text, xanchor="left", xshift=4, showarrow=False, font=_NUMBER_FONT
            )
    return drawn.update_xaxes(_WHOLE)


def _share_in_words(row: Row, part: str, whole: str, words: str) -> str:
    counted, counted_of = _number(row, part), _number(row, whole)
    if not counted_of:
        return f"no {whole} known"
    return words.format(part=counted, whole=counted_of, share=per_cent(counted, counted_of))


def _rows_figure(rows: Sequence[Row], x_title: str, right: int = 20, top: int = 8) -> go.Figure:
    longest = max((label.count("<br>") + 1 for label in _labels(rows)), default=1)
    height = max(ROW_HEIGHT, longest * _LINE_HEIGHT) * len(rows)
    drawn = figure(height + top + 62, barmode="stack", bargap=0.3)
    drawn.update_layout(margin={"r": right, "t": top})
    drawn.update_yaxes(
        autorange="reversed", ticks="", showgrid=False, categoryorder="array", categoryarray=_labels(rows)
    )
    return drawn.update_xaxes(title_text=x_title)


def _add_part(drawn: go.Figure, rows: Sequence[Row], part: Part, lengths: Sequence[float | None]) -> None:
    drawn.add_bar(
        name=part.name,
        y=_labels(rows),
        x=lengths,
        customdata=[row.get(part.column) for row in rows],
        orientation="h",
        marker={
            "color": part.colour,
            "line": {"color": INK, "width": [1 if length else 0 for length in lengths]},
            "pattern": {"shape": part.pattern, "fgcolor": part.colour, "bgcolor": PAPER, "solidity": 0.4, "size": 7},
        },
        hovertemplate=f"%{{y}}, {part.name}: %{{customdata}}<extra></extra>",
    )


def _write_numbers(drawn: go.Figure, rows: Sequence[Row], parts: Sequence[tuple[str, Sequence[float | None]]]) -> None:
    for place, row in enumerate(rows):
        start = 0.0
        for column, lengths in parts:
            length = lengths[place] or 0.0
            if length:
                _write(drawn, start + length / 2, _label(row), _number(row, column))
            start += length


def _write(drawn: go.Figure, x: float, y: str, number: int) -> None:
    """Writes on a slip of paper, so that the number can be read on any pattern."""
    drawn.add_annotation(x=x, y=y, text=f"{number:,}", showarrow=False, bgcolor=PAPER, borderpad=1, font=_NUMBER_FONT)


def _grouped(rows: Sequence[Row], priority: tuple[str, ...]) -> list[Row]:
    """The rows under a heading row for each group of phases that has any."""
    parts = [row for row in rows if row["phase"] in priority], [row for row in rows if row["phase"] not in priority]
    found: list[Row] = []
    for heading, members in zip(GROUPS, parts, strict=True):
        found += [{"heading": heading}, *members] if members else []
    return found


def _by_reason(rows: Sequence[Row]) -> list[Row]:
    phases = dict.fromkeys(str(row["phase"]) for row in rows)
    return [
        {"phase": phase} | {str(row["reason"]): row["schools"] for row in rows if row["phase"] == phase}
        for phase in phases
    ]


def _counts_of(rows: Sequence[Row], column: str) -> list[float | None]:
    return [None if _is_heading(row) else _number(row, column) for row in rows]


def _shares_of(rows: Sequence[Row], column: str, whole: str = "schools") -> list[float | None]:
    return [None if _is_heading(row) else _number(row, column) / (_number(row, whole) or 1) for row in rows]


def _is_heading(row: Row) -> bool:
    return "heading" in row


def _labels(rows: Sequence[Row]) -> list[str]:
    return [_label(row) for row in rows]


def _label(row: Row) -> str:
    if _is_heading(row):
        return f"<b>{row['heading']}</b>"
    return "<br>".join(wrap(str(row["phase"]), _LONGEST_LABEL))


def _number(row: Row, column: str) -> int:
    value = row.get(column)
    return value if isinstance(value, int) else 0
