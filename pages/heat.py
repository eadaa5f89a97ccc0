"""Failure rates as tables: a cell's shade, sign and words say how it stands beside the council's standard."""

from functools import lru_cache
from typing import cast

from dsa_metrics.metrics import Answer
from dsa_metrics.policy import Quality
from dsa_metrics.view import NamedView
from dsa_metrics.vocabulary import Dimension, Flow
from dsa_metrics.wording import rate
from pages import tables
from pages.markup import Heading, Line, Markup, chip, table

LEGEND = (
    "Failures per thousand records checked. ▲ above the council's standard, ▲▲ more than twice it. Few records: a "
    "rate that one pupil more or less could change."
)


@lru_cache(maxsize=64)
def by_dimension(view: NamedView, answer: Answer, period: str) -> Markup:
    """A line per phase, a column per dimension of quality, for one period."""
    found = {(row["phase"], row["dimension"]): row for row in answer.where(period=period).rows}
    phases = [phase for phase in map(str, view.policy.cohort.phases) if any(phase == of for of, _ in found)]
    lines: list[Line] = [
        (phase, *(cell(found.get((phase, dimension)), view.policy.quality) for dimension in map(str, Dimension)))
        for phase in phases
    ]
    headings = (Heading("Phase"), *tables.numbers(*(dimension.capitalize() for dimension in Dimension)))
    return table(f"{tables.caption(answer)}, {period}", headings, lines)


@lru_cache(maxsize=64)
def over_time(view: NamedView, answer: Answer) -> Markup:
    """A line per period, a column per phase: the rate, of how many records and schools."""
    found = {(row["period"], row["phase"]): row for row in answer.rows}
    present = [phase for phase in map(str, view.policy.cohort.phases) if any(phase == of for _, of in found)]
    lines: list[Line] = [
        (period, *(_counted(found.get((period, phase))) for phase in present))
        for period in dict.fromkeys(period for period, _ in found)
    ]
    return table(tables.caption(answer), (Heading("Period"), *tables.numbers(*present)), lines)


def cell(row: tables.Row | None, quality: Quality) -> Markup:
    """One rate as a cell of a table, with its numerator and denominator."""
    if row is None or row["per_thousand"] is None:
        return Markup(f'<td class="number">{chip(Flow.NOT_ASSESSED)}</td>')
    value, records = cast(float, row["per_thousand"]), cast(int, row["records"])
    sign = _sign(value, quality.standard_per_thousand)
    few = ", few records" if records < quality.small_records else ""
    counted = f'<span class="second">{row["failures"]:,} of {records:,}{few}</span>'
    level = f" is-heat-{len(sign)}" if sign else ""
    return Markup(f'<td class="number{level}">{sign}{" " if sign else ""}{rate(value)}{counted}</td>')


def _sign(value: float, standard: float) -> str:
    if value <= standard:
        return ""
    return "▲▲" if value > 2 * standard else "▲"


def _counted(row: tables.Row | None) -> Markup:
    if row is None:
        return Markup("–")
    of_schools = f"{row['schools_assessed']} of {row['schools']} schools"
    if row["per_thousand"] is None:
        return Markup(f'not assessed<span class="second">{of_schools}</span>')
    counted = f"{row['failures']:,} of {row['records']:,}; {of_schools}"
    return Markup(f'{rate(cast(float, row["per_thousand"]))}<span class="second">{counted}</span>')
