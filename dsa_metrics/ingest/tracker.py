"""The sheets of our own tracker: rows typed, judged all at once, the good ones as facts, the others put aside."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from dsa_metrics.ingest.cell_values import readers, typed
from dsa_metrics.ingest.columns import Form, Matched, match
from dsa_metrics.ingest.fact_rows import fact_schema
from dsa_metrics.ingest.faults import find_faults
from dsa_metrics.ingest.heading_faults import heading_faults, unknown_sheet
from dsa_metrics.ingest.quarantine import put_aside
from dsa_metrics.ingest.reading import Part, SourceFile
from dsa_metrics.ingest.scratch import Scratch
from dsa_metrics.ingest.sheet import Sheet
from dsa_metrics.ingest.tracker_rules import REGISTER_ABSENT, hints
from dsa_metrics.ingest.verdict import Verdict
from dsa_metrics.policy import Policy

_NO_LETTERS = pa.table(
    {"urn": pa.array([], pa.int64()), "step": pa.array([], pa.int64()), "sent_on": pa.array([], pa.date32())}
)


@dataclass(frozen=True, eq=False)
class _Typed:
    """One sheet with every column of its form twice: the text as it came, and its value; null where it has none."""

    sheet: Sheet
    form: Form
    matched: Matched
    rows: pa.Table


@dataclass(frozen=True)
class TrackerReader:
    """Reads sheets whose form is known; `scratch` holds the schools that the record and this load know."""

    scratch: Scratch
    policy: Policy

    def read(
        self, ours: Sequence[tuple[Sheet, Form]], file: SourceFile, others: Sequence[Sheet] = ()
    ) -> Iterator[Part]:
        """One part for each sheet of a file, in their order; `others` are sheets that are none of the tracker's."""
        sheets = [self._typed(sheet, form) for sheet, form in ours]
        letters = [one.rows.select(_NO_LETTERS.column_names) for one in sheets if one.form.table == "letter"]
        self.scratch.lay_out("letter_of_this_file", pa.concat_tables([_NO_LETTERS, *letters]))
        if not self.scratch.has_schools and any(form.has_urn for _, form in ours):
            yield Part({}, problems=(REGISTER_ABSENT.broken(file.name, None, None, "URN"),))
        for sheet in others:
            fault = unknown_sheet(sheet, [form for _, form in ours])
            yield Part({}, problems=Verdict(file, sheet.name, [fault]).problems)
        yield from (self._read_sheet(one, file) for one in sheets)

    def _read_sheet(self, one: _Typed, file: SourceFile) -> Part:
        sheet, form = one.sheet, one.form
        faults = list(heading_faults(sheet, form, one.matched))
        if one.matched.missing:
            verdict = Verdict(file, sheet.name, faults)
            return Part({}, put_aside(sheet, file, _all_rows(sheet, "column_missing")), verdict.problems)
        faults += find_faults(form, one.rows, self.scratch, hints(self.policy)) if sheet.rows else []
        verdict = Verdict(file, sheet.name, faults)
        wrong = verdict.wrong_rows
        if form.has_urn and not self.scratch.has_schools:
            wrong = _all_rows(sheet, REGISTER_ABSENT.code) | wrong
        facts = _facts(_without(one.rows, wrong), form, file, sheet)
        return Part({form.table: facts}, put_aside(sheet, file, wrong), verdict.problems)

    def _typed(self, sheet: Sheet, form: Form) -> _Typed:
        matched = match(sheet.headings, form)
        columns = {"row": sheet.table.column("row")}
        read = readers(self.policy)
        absent = pa.chunked_array([pa.nulls(sheet.rows, pa.string())])
        for column in form.columns:
            position = matched.positions.get(column.field)
            text = absent if position is None else sheet.table.column(f"c{position}")
            columns[f"{column.field}_text"] = text
            columns[column.field] = typed(text, column.kind, read[column.kind])
        return _Typed(sheet, form, matched, pa.table(columns))


def _all_rows(sheet: Sheet, code: str) -> dict[int, tuple[str, ...]]:
    return dict.fromkeys(sheet.table.column("row").to_pylist(), (code,))


def _without(rows: pa.Table, wrong: Mapping[int, object]) -> pa.Table:
    if not wrong:
        return rows
    return rows.filter(pc.invert(pc.is_in(rows.column("row"), pa.array(list(wrong), pa.int64()))))


def _facts(rows: pa.Table, form: Form, file: SourceFile, sheet: Sheet) -> pa.Table:
    schema = fact_schema(form.table)
    place = {
        "file_no": pa.repeat(file.file_no, rows.num_rows),
        "sheet": pa.repeat(pa.scalar(sheet.name, pa.string()), rows.num_rows),
    }
    columns = {**{name: rows.column(name) for name in rows.column_names}, **place, "source_row": rows.column("row")}
    return pa.table({name: columns[name] for name in schema.names}).cast(schema)
