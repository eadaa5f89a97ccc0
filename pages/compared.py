"""Authorities, regions and England in tables: over time, by phase, and beside others of the same size."""

from collections.abc import Mapping
from datetime import date
from typing import cast

from dsa_metrics.metrics import Answer
from dsa_metrics.vocabulary import AreaLevel
from dsa_metrics.wording import in_words, mean, per_cent
from pages.markup import Heading, Line, Markup, safe, table
from pages.tables import caption, numbers

Row = Mapping[str, object]


def over_time(answer: Answer) -> Markup:
    """A line per publication, the last first; a column per area: how many of how many schools; and the rank."""
    rows = answer.rows
    names = _names(rows)
    found = {(row["published_on"], row["area"]): row for row in rows}
    lines: list[Line] = [
        (day, *(_part(found.get((day, area))) for area in names), _rank(found.get((day, AreaLevel.AUTHORITY))))
        for day in dict.fromkeys(row["published_on"] for row in reversed(rows))
    ]
    return table(caption(answer), (Heading("Published"), *numbers(*names.values(), "Rank")), lines)


def by_phase(answer: Answer) -> Markup:
    """A line per phase by the last publication: how many of how many schools share, and the rank."""
    rows = [row for row in answer.rows if row["published_on"] == answer.rows[-1]["published_on"]]
    names = _names(rows)
    found = {(row["phase"], row["area"]): row for row in rows}
    lines: list[Line] = [
        (phase, *(_part(found.get((phase, area))) for area in names), _rank(found.get((phase, AreaLevel.AUTHORITY))))
        for phase in dict.fromkeys(row["phase"] for row in rows)
    ]
    return table(_as_published(answer, rows), (Heading("Schools"), *numbers(*names.values(), "Rank")), lines)


def nearest(answer: Answer) -> Markup:
    """A line per authority, the highest share first; the record's own says so in words."""
    lines: list[Line] = [
        (_own(row) if row["is_own"] else str(row["name"]), _part(row), _rank(row)) for row in answer.rows
    ]
    headings = (Heading("Authority"), *numbers("Schools sharing", "Rank"))
    return table(_as_published(answer, answer.rows), headings, lines)


def _as_published(answer: Answer, rows: list[dict[str, object]]) -> str:
    return f"{answer.metric.counted}, as published {in_words(cast(date, rows[0]['published_on']))}"


def _names(rows: list[dict[str, object]]) -> dict[str, str]:
    """The name of each area that has any row, the authority first."""
    last = {str(row["area"]): str(row["name"]) for row in rows}
    return {str(level): last[level] for level in AreaLevel if level in last}


def _own(row: Row) -> Markup:
    return Markup(f'<strong>{safe(row["name"])}</strong><span class="second">this authority</span>')


def _part(row: Row | None) -> Markup:
    sharing, total = (row["sharing"], row["total"]) if row else (None, None)
    if not isinstance(sharing, float) or not isinstance(total, int) or not total:
        return Markup("–")
    return Markup(f"{mean(sharing)} of {total:,} ({per_cent(min(sharing, total), total)})")


def _rank(row: Row | None) -> Markup:
    return Markup(f"{row['rank']} of {row['of']}") if row and row["rank"] else Markup("–")
