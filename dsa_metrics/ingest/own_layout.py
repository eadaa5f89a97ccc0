"""The facts of a council's own tracker laid out as sheets of our template, and the way back to where each stood."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pyarrow as pa

from dsa_metrics.ingest.column_mapping import ColumnMapping
from dsa_metrics.ingest.columns import Form
from dsa_metrics.ingest.mapping import key_heading
from dsa_metrics.ingest.own_fields import FACT_FIELDS
from dsa_metrics.ingest.own_rows import Said
from dsa_metrics.ingest.reading import Problem
from dsa_metrics.ingest.sheet import Sheet


@dataclass(frozen=True)
class Line:
    """One fact of one row and the school it is about; `school` only where its name is to be compared with the URN."""

    row: int
    said: Said
    urn: str
    school: str | None

    def under(self, column: str) -> str | None:
        """The cell under a column of the template."""
        own = {"URN": self.urn, "School": self.school, "Letter": str(self.said.step) if self.said.step else None}
        return own[column] if column in own else self.said.cells.get(self.field_of(column) or "")

    def field_of(self, column: str) -> str | None:
        """The field of the council's tracker that fills a column of the template, None where none does."""
        if self.said.step:
            return f"letter_{self.said.step}" if column == "Sent on" else None
        here = (field for field in FACT_FIELDS if field.sheet in (self.said.sheet, None))
        return next((field.name for field in here if field.column == column), None)


class Layout:
    """The lines of one sheet of the template, numbered from 2 so that two letters of one row stay apart."""

    def __init__(self, form: Form, lines: Sequence[Line], mapping: ColumnMapping, source: Sheet) -> None:
        self.form = form
        self.lines = dict(enumerate(lines, start=2))
        self._mapping = mapping
        self._source = source

    def sheet(self) -> Sheet:
        """The sheet as an officer would have filled in our template."""
        headings = tuple(column.heading for column in self.form.columns)
        columns = {
            f"c{place}": pa.array([line.under(heading) for line in self.lines.values()], pa.string())
            for place, heading in enumerate(headings)
        }
        return Sheet(self.form.sheet, headings, 1, pa.table({**columns, "row": pa.array(list(self.lines), pa.int64())}))

    def restored_facts(self, table: pa.Table) -> pa.Table:
        """Facts read from the sheet, placed where the council's own sheet says them."""
        rows = [self.lines[number].row for number in table.column("source_row").to_pylist()]
        own = {"sheet": pa.repeat(pa.scalar(self._source.name, pa.string()), len(rows)), "source_row": pa.array(rows)}
        columns = {name: own.get(name, table.column(name)) for name in table.column_names}
        return pa.table(columns).cast(table.schema)

    def restored_problem(self, problem: Problem) -> Problem:
        """A problem of the sheet, said of the council's own sheet, row and heading."""
        line = self.lines.get(problem.row or 0)
        row = line.row if line else None
        return replace(problem, sheet=self._source.name, row=row, column=self._own_heading(problem.column, line))

    def _own_heading(self, column: str | None, line: Line | None) -> str | None:
        if column == "URN":
            return key_heading(self._mapping)
        field = "school" if column == "School" else line.field_of(column) if line and column else None
        return self._mapping.fields.get(field or "")
