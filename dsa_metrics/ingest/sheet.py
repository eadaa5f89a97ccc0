"""What the capped child hands over: sheets of text, rows numbered as the spreadsheet shows them, nothing judged."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pyarrow as pa

from dsa_metrics.ingest.child.packing import RawExtract


@dataclass(frozen=True, eq=False)
class Sheet:
    """One sheet of a workbook, or a whole CSV file (then `name` is None).

    `headings` are as written, stripped, blank ones as "". `table` has one string column per heading position, named
    "c0", "c1" and so on (null where the cell is blank), and an int64 column "row": the row as the spreadsheet shows it.
    Dates of a workbook are ISO text ("2018-10-12"), whole numbers have no decimal point, true and false are lower case.
    """

    name: str | None
    headings: tuple[str, ...]
    header_row: int
    table: pa.Table

    @property
    def rows(self) -> int:
        """How many rows stand below the heading, blank ones not counted."""
        return int(self.table.num_rows)


@dataclass(frozen=True)
class RegisterSummary:
    """A register as a whole, before one authority's rows were kept: `authorities` gives code -> (name, rows)."""

    rows: int
    latest_change: date | None
    authorities: Mapping[int, tuple[str, int]]


@dataclass(frozen=True)
class Contents:
    """Everything that one file holds; `register` is set only for a school register, `extract` for a file of pupils."""

    sheets: tuple[Sheet, ...]
    register: RegisterSummary | None = None
    extract: RawExtract | None = None
