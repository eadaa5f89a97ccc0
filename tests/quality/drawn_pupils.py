"""Pupils drawn as little tables, one line each: the columns that are there are those that the file has."""

from collections.abc import Callable
from datetime import date
from typing import Any

from dsa_metrics.quality.pupils import Pupils
from dsa_metrics.quality.school_year import year_group
from tests.ingest.drawn_files import rows_of

AUTUMN = date(2025, 10, 2)

_FIELDS: dict[str, tuple[str, Callable[[str], Any]]] = {
    "UPN": ("upns", str),
    "Surname": ("surnames", str),
    "Forename": ("forenames", str),
    "Born": ("birth_dates", lambda cell: date.fromisoformat(cell) if cell else None),
    "Year": ("year_groups", year_group),
    "Postcode": ("postcodes", str),
    "Ethnicity": ("ethnicities", str),
    "Language": ("languages", str),
}


def drawn(drawing: str, measured_on: date = AUTUMN) -> Pupils:
    """The pupils of a drawing; `Admitted` and `Left` together are their stays."""
    headings, *rows = rows_of(drawing)
    columns: dict[str, list[Any]] = {}
    for place, heading in enumerate(headings):
        if heading in _FIELDS:
            field, value = _FIELDS[heading]
            columns[field] = [value(row[place]) for row in rows]
    if "Admitted" in headings:
        days = [(row[headings.index("Admitted")], row[headings.index("Left")]) for row in rows]
        columns["stays"] = [(date.fromisoformat(a), date.fromisoformat(b)) for a, b in days if a and b]
    return Pupils(measured_on, **columns)
