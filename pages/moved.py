"""What moved the failure rate since the period before: which checks, and which schools, and by how much."""

from functools import lru_cache
from typing import cast

from dsa_metrics.metrics import Answer
from dsa_metrics.view import NamedView
from dsa_metrics.wording import rate
from pages import parts, tables
from pages.markup import Heading, Line, Markup, table
from pages.moment import Moment

_MOST = 6

MEANING = (
    "A contribution is what a check, or a school, added to its phase's failures per thousand records, or took from "
    "them; all of a phase add up to its change."
)


def render(view: NamedView, moment: Moment) -> None:
    """The part of a page on what moved the rate; nothing before a second period."""
    by_check = view.answer("quality_moved_by_check", moment.as_at, moment.known_at)
    if not by_check.table.num_rows:
        return
    by_school = view.answer("quality_moved_by_school", moment.as_at, moment.known_at)
    parts.section("What moved it since the period before", by_check.finding, parts.note(MEANING))
    priority = tuple(map(str, view.policy.cohort.priority))
    parts.put(_largest(priority, "Checks", "Check", "check", by_check))
    parts.put(_largest(priority, "Schools", "School", "name", by_school))


@lru_cache(maxsize=64)
def _largest(phases: tuple[str, ...], what: str, heading: str, column: str, answer: Answer) -> Markup:
    """The rows that moved a priority phase most; those of other phases, often of two schools, where there is none."""
    priority = [row for row in answer.rows if row["phase"] in phases]
    largest = sorted(priority or answer.rows, key=lambda row: -abs(cast(float, row["contribution"])))[:_MOST]
    lines: list[Line] = [
        (row[column], row["phase"], _rate(row["before_per_thousand"]), _rate(row["per_thousand"]), _signed(row))
        for row in largest
        if row["contribution"]
    ]
    headings = (Heading(heading), Heading("Phase"), *tables.numbers("Before", "Now", "Contribution"))
    return table(f"{what} that moved their phase's rate most, per thousand records", headings, lines)


def _rate(value: object) -> Markup:
    return Markup("–") if value is None else Markup(rate(cast(float, value)))


def _signed(row: tables.Row) -> Markup:
    value = cast(float, row["contribution"])
    sign, word = ("+", "worse") if value > 0 else ("−", "better")
    return Markup(f'{sign}{abs(value):.2f}<span class="second">{word}</span>')
