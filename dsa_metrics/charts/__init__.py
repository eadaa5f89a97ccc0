"""Answers as figures: one function per chart, pure, remembered for each answer; and each chart in words.

A figure holds the answer's numbers and no others. Nothing in it rests on colour alone: bars differ by pattern, lines by
dash and marker, and each carries its number or its name.
"""

from dsa_metrics.charts.bars import (
    GROUPS,
    counted_by_phase,
    escalation_by_phase,
    flow_by_phase,
    pupils_covered,
    returned_by_phase,
)
from dsa_metrics.charts.drawing import GRID, INK, PALETTE, PAPER
from dsa_metrics.charts.england import beside_england, beside_nearest, of_phase
from dsa_metrics.charts.in_words import alt_text
from dsa_metrics.charts.lines import returned_over_time, straight_through_over_time
from dsa_metrics.charts.quality import failures_over_time, released_failures_over_time, submissions_by_phase

__all__ = [
    "GRID",
    "GROUPS",
    "INK",
    "PALETTE",
    "PAPER",
    "alt_text",
    "beside_england",
    "beside_nearest",
    "counted_by_phase",
    "escalation_by_phase",
    "failures_over_time",
    "flow_by_phase",
    "of_phase",
    "pupils_covered",
    "released_failures_over_time",
    "returned_by_phase",
    "returned_over_time",
    "straight_through_over_time",
    "submissions_by_phase",
]
