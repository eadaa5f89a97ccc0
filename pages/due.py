"""What was due, as tables: by period, and the schools whose submission was late or is missing."""

from collections import defaultdict
from datetime import date
from functools import lru_cache
from typing import cast

from dsa_metrics.metrics import Answer
from dsa_metrics.vocabulary import Submitted
from pages import tables
from pages.markup import Heading, Line, Markup, chip, code, table, under

#: The headings of what `counted` gives.
COUNTED = tables.numbers("Due", "On time", "Late", "Missing", "Share on time")


def counted(rows: tables.Rows) -> tuple[object, ...]:
    """The values of a line: due, what became of it, the share that came on time."""
    due = tables.total(rows, "due")
    became = [tables.total(rows, one.column) for one in Submitted]
    return due, *became, tables.share(became[0], due)


@lru_cache(maxsize=64)
def over_time(answer: Answer) -> Markup:
    """A line per collection and period, the last due first, over every phase."""
    every: dict[str, list[tables.Row]] = defaultdict(list)
    for row in reversed(answer.rows):
        every[_due(row)].append(row)
    lines = [
        (under(due, max(cast(date, row["due_on"]) for row in rows)), *counted(rows)) for due, rows in every.items()
    ]
    return table(f"{tables.caption(answer)}, every phase", (Heading("Collection and day due"), *COUNTED), lines)


@lru_cache(maxsize=64)
def failing(answer: Answer) -> dict[str, Markup]:
    """The schools whose submission was late or is missing, by collection and period, the last due first."""
    found: dict[str, list[Line]] = defaultdict(list)
    for row in reversed(answer.rows):
        if row["outcome"] != Submitted.ON_TIME:
            found[_due(row)].insert(0, _late(row))
    headings = [Heading(words) for words in ("School", "Phase", "Outcome", "Due", "Received", "Days late", "Means")]
    return {due: table(f"Late and missing: {due}", headings, lines, is_stacked=True) for due, lines in found.items()}


def _due(row: tables.Row) -> str:
    return f"{row['collection']}, {row['period']}"


def _late(row: tables.Row) -> Line:
    school = under(row["name"], f"URN {code(row['urn'])}")
    days = (row["due_on"], row["received_on"], row["days_late"])
    return school, row["phase"], chip(str(row["outcome"])), *days, row["means"]
