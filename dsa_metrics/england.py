"""The authority beside its region and England: whence the figures are, and the few of them that a release carries.

The figures are the Department for Education's own, of whole areas: no school can be seen in them. What stands here
knows neither a record nor a view.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

import pyarrow as pa

from dsa_metrics.wording import in_words

LICENCE = "Contains public sector information licensed under the Open Government Licence v3.0."
PUBLICATION = "Department for Education, Pupil attendance in schools"

_SCHEMA = pa.schema(
    {
        "published_on": pa.date32(),
        "phase": pa.string(),
        "area": pa.string(),
        "name": pa.string(),
        "sharing": pa.float64(),
        "total": pa.int64(),
        "share": pa.float64(),
        "rank": pa.int64(),
        "of": pa.int64(),
    }
)


def source(published_on: date) -> str:
    """What stands under a chart: who published the figures, when, and under which licence they are used."""
    return f"Source: {PUBLICATION}, published {in_words(published_on)}. {LICENCE}"


@dataclass(frozen=True)
class Figure:
    """One area and phase by one publication; `sharing` in thousandths of a school, numbers that are withheld None."""

    published_on: date
    phase: str
    area: str
    name: str
    sharing: int | None
    total: int | None
    rank: int | None
    of: int | None

    @classmethod
    def of_row(cls, row: Mapping[str, Any]) -> Self:
        """The figure of a row of the answer to beside_england."""
        sharing = None if row["sharing"] is None else round(row["sharing"] * 1000)
        plain = {name: row[name] for name in ("published_on", "phase", "area", "name", "total", "rank", "of")}
        return cls(sharing=sharing, **plain)

    @property
    def row(self) -> dict[str, object]:
        """The figure as a row of the answer to beside_england."""
        sharing = None if self.sharing is None else self.sharing / 1000
        share = min(sharing / self.total, 1.0) if sharing is not None and self.total else None
        return {**vars(self), "sharing": sharing, "share": share}


@dataclass(frozen=True)
class BesideEngland:
    """What a release carries, by phase: authority, region and England, by the last publication of each month."""

    figures: tuple[Figure, ...]

    @classmethod
    def of_rows(cls, rows: Sequence[Mapping[str, Any]]) -> Self:
        """The figures of the answer to beside_england; none where the record holds no publication."""
        last = {(row["published_on"].year, row["published_on"].month): row["published_on"] for row in rows}
        days = set(last.values())
        return cls(tuple(Figure.of_row(row) for row in rows if row["published_on"] in days))

    @classmethod
    def of_plain(cls, plain: Sequence[Sequence[Any]]) -> Self:
        """The figures that `plain` gave."""
        return cls(tuple(Figure(date.fromisoformat(day), *values) for day, *values in plain))

    @property
    def plain(self) -> list[list[str | int | None]]:
        """The figures as JSON has them: a list each, the day first as YYYY-MM-DD, whole numbers only."""
        return [[day.isoformat(), *values] for day, *values in map(_values, self.figures)]

    @property
    def published_on(self) -> date | None:
        """The day of the last publication."""
        return max((figure.published_on for figure in self.figures), default=None)

    @property
    def table(self) -> pa.Table:
        """The figures with the columns of the answer to beside_england, for its charts, tables and finding."""
        return pa.Table.from_pylist([figure.row for figure in self.figures], schema=_SCHEMA)


def _values(figure: Figure) -> list[Any]:
    return list(vars(figure).values())
