"""Failure rates as tables: a cell's shade, sign and words say how it stands beside the council's standard."""

from typing import cast

from dsa_metrics.metrics import Answer
from dsa_metrics.policy import Policy, Quality
from dsa_metrics.vocabulary import Dimension
from dsa_metrics.wording import rate
from pages import tables
from pages.markup import Heading, Line, Markup, chip, table

NOT_ASSESSED = "not assessed"
LEGEND = (
    "Failures per thousand records checked. ▲ above the council's standard, ▲▲ more than twice it. Few records: a "
    "rate that one more failure would change a good deal."
)


def by_dimension(answer: Answer, period: str, policy: Policy) -> Markup:
    """A line per phase, a column per dimension of quality, for one period; checks that the policy lost stand last."""
    found = {(row["phase"], row["dimension"]): row for row in answer.where(period=period).rows}
    columns = [*map(str, Dimension), *({None} & {dimension for _, dimension in found})]
    phases = [phase for phase in map(str, policy.cohort.phases) if any(phase == of for of, _ in found)]
    lines: list[Line] = [
        (phase, *(cell(found.get((phase, column)), policy.quality) for column in columns)) for phase in phases
    ]
    names = [column.capitalize() if column else "No longer listed" for column in columns]
    headings = (Heading("Phase"), *tables.numbers(*names))
    return table(f"{tables.caption(answer)}, {period}", headings, lines)


def over_time(answer: Answer, policy: Policy) -> Markup:
    """A line per period, a column per phase: the rate, of how many records and schools."""
    found = {(row["period"], row["phase"]): row for row in answer.rows}
    present = [phase for phase in map(str, policy.cohort.phases) if any(phase == of for _, of in found)]
    lines: list[Line] = [
        (period, *(_counted(found.get((period, phase)), policy.quality) for phase in present))
        for period in dict.fromkeys(period for period, _ in found)
    ]
    return table(tables.caption(answer), (Heading("Period"), *tables.numbers(*present)), lines)


def cell(row: tables.Row | None, quality: Quality) -> Markup:
    """One rate as a cell of a table, with its numerator and denominator."""
    if row is None or row["per_thousand"] is None:
        return Markup(f'<td class="number">{chip(NOT_ASSESSED)}</td>')
    value, records = cast(float, row["per_thousand"]), cast(int, row["records"])
    sign = _sign(value, quality.standard_per_thousand)
    few = ", few records" if records < quality.small_records else ""
    counted = f'<span class="second">{row["failures"]:,} of {records:,}{few}</span>'
    level = f" is-heat-{len(sign)}" if sign else ""
    said = rate(value, quality.standard_per_thousand)
    return Markup(f'<td class="number{level}">{sign}{" " if sign else ""}{said}{counted}</td>')


def _sign(value: float, standard: float) -> str:
    if value <= standard:
        return ""
    return "▲▲" if value > 2 * standard else "▲"


def _counted(row: tables.Row | None, quality: Quality) -> Markup:
    if row is None:
        return Markup("–")
    of_schools = f"{row['schools_assessed']} of {row['schools']} schools"
    if row["per_thousand"] is None:
        return Markup(f'{NOT_ASSESSED}<span class="second">{of_schools}</span>')
    counted = f"{row['failures']:,} of {row['records']:,}; {of_schools}"
    said = rate(cast(float, row["per_thousand"]), quality.standard_per_thousand)
    return Markup(f'{said}<span class="second">{counted}</span>')
