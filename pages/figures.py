"""A chart on a page: drawn once for each answer, in the colours of whichever theme the reader has chosen."""

import json
from collections.abc import Callable
from functools import lru_cache

import plotly.graph_objects as go
import streamlit as st

from dsa_metrics.charts import GRID, INK, PALETTE, PAPER, alt_text
from dsa_metrics.metrics import Answer
from pages import parts

Draw = Callable[[Answer, tuple[str, ...]], go.Figure]

#: Streamlit puts the theme's n-th chart colour (.streamlit/config.toml) wherever a figure says #00000n.
THEME_SLOTS = {colour: f"#{place:06d}" for place, colour in enumerate((*PALETTE, INK, GRID, PAPER), start=1)}

_CONFIG = {"displayModeBar": False, "displaylogo": False, "responsive": True}


class _Described(go.Figure):  # type: ignore[misc]  # plotly has no types
    """A figure that is put into words once: Streamlit asks on every run, which costs more than all the rest of it."""

    def __init__(self, described: dict[str, object]) -> None:
        super().__init__(described)
        self._described: dict[str, object] = super().to_dict()

    def to_dict(self) -> dict[str, object]:
        """The figure as Plotly's JSON has it; not to be changed."""
        return self._described


def figure(draw: Draw, answer: Answer, phases: tuple[str, ...]) -> None:
    """The chart, with its text alternative."""
    key = f"{draw.__name__}_of_{answer.metric.name}"
    st.plotly_chart(themed(draw, answer, phases), key=key, alt=alt_text(answer), config=_CONFIG)


def trend(draw: Draw, answer: Answer, phases: tuple[str, ...]) -> None:
    """The chart of an answer over time; where only one date has been measured, a sentence that says so."""
    days = len(set(answer.table.column("measured_on").to_pylist()))
    if days > 1:
        figure(draw, answer, phases)
    elif days:
        parts.put(parts.note("Measured on one day only so far: a trend takes two."))


@lru_cache(maxsize=256)
def themed(draw: Draw, answer: Answer, phases: tuple[str, ...]) -> go.Figure:
    """The chart with the slots of the theme in place of its colours."""
    described = draw(answer, phases).to_json()
    for colour, slot in THEME_SLOTS.items():
        described = described.replace(colour, slot)
    return _Described(json.loads(described))
