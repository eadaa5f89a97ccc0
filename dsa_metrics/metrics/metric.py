"""What a question is, and what an answer to it is."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property, reduce
from pathlib import Path
from typing import cast

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dsa_metrics.columns import Column
from dsa_metrics.findings import Finding

_SQL = Path(__file__).parents[1] / "sql" / "metrics"


@dataclass(frozen=True)
class Metric:
    """One question: `counted` says what is counted of what; `grain` what a row is; `is_named`: it names schools.

    `looks_back`: it compares the date with the day on which a board last met before it.
    """

    name: str
    title: str
    counted: str
    grain: str
    columns: tuple[Column, ...]
    finding: Finding
    is_named: bool = False
    needs_school: bool = False
    looks_back: bool = False

    @cached_property
    def sql(self) -> str:
        """The question in SQL, with the parameters $as_at and $known_at (and $urn where it needs a school)."""
        return (_SQL / f"{self.name}.sql").read_text("utf-8")


@dataclass(frozen=True, eq=False)
class Answer:
    """What the record says to one question for one date; `table` has exactly the metric's columns."""

    metric: Metric
    as_at: date
    known_at: datetime | None
    table: pa.Table
    finding: str

    @property
    def frame(self) -> pd.DataFrame:
        """The rows as a pandas frame, a copy that may be changed."""
        return cast(pd.DataFrame, self.table.to_pandas())

    @property
    def rows(self) -> list[dict[str, object]]:
        """The rows as plain dictionaries, a copy that may be changed."""
        return cast(list[dict[str, object]], self.table.to_pylist())

    def where(self, **values: object) -> "Answer":
        """The same answer with only the rows that have these values, by column."""
        kept = [pc.equal(self.table[name], value) for name, value in values.items()]
        return replace(self, table=self.table.filter(reduce(pc.and_, kept)))
