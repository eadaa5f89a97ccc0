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
from dsa_metrics.ingest.verdict import Fault, Verdict
from dsa_metrics.policy import Policy

#: Letters are read first: an agreement is compared with them.
_LETTERS = "letter"
_LETTERS_TOLD = "letter_of_this_file"
_NO_LETTERS = pa.table({"urn": pa.array([], pa.int64()), "sent_on": pa.array([], pa.date32())})


@dataclass(frozen=True)
class TrackerReader:
    """Reads sheets whose form is known; `scratch` holds the schools that the record and this load know."""

    scratch: Scratch
    policy: Policy

    def read(
        self, ours: Sequence[tuple[Sheet, Form]], file: SourceFile, others: Sequence[Sheet] = ()
    ) -> Iterator[Part]:
        """One part for each sheet of a file, the letters' first; `others` are the sheets that are none of ours."""
        self.scratch.lay_out(_LETTERS_TOLD, _NO_LETTERS)
        if not self.scratch.has_schools and any(form.has_urn for _, form in ours):
            yield Part({}, problems=(REGISTER_ABSENT.broken(file.name, None, None, "URN"),))
        for sheet in others:
            fault = unknown_sheet(sheet, [form for _, form in ours])
            yield Part({}, problems=Verdict(file, sheet.name, [fault]).problems)
        for sheet, form in sorted(ours, key=lambda pair: pair[1].table != _LETTERS):
            yield self._read_sheet(sheet, form, file)

    def _read_sheet(self, sheet: Sheet, form: Form, file: SourceFile) -> Part:
        matched = match(sheet.headings, form)
        faults = list(heading_faults(sheet, form, matched))
        if matched.missing:
            verdict = Verdict(file, sheet.name, faults)
            return Part({}, put_aside(sheet, file, _all_rows(sheet, "column_missing")), verdict.problems)
        rows = self._typed(sheet, form, matched)
        faults += self._judge(rows, form, matched) if rows.num_rows else []
        verdict = Verdict(file, sheet.name, faults)
        wrong = verdict.wrong_rows
        if form.has_urn and not self.scratch.has_schools:
            wrong = _all_rows(sheet, REGISTER_ABSENT.code) | wrong
        facts = _facts(_without(rows, wrong), form, file, sheet)
        return Part({form.table: facts}, put_aside(sheet, file, wrong), verdict.problems)

    def _judge(self, rows: pa.Table, form: Form, matched: Matched) -> list[Fault]:
        self.scratch.lay_out("sheet", rows)
        if form.table == _LETTERS:
            self.scratch.lay_out(_LETTERS_TOLD, rows.select(_NO_LETTERS.column_names))
        return find_faults(form, frozenset(matched.positions), self.scratch, hints(self.policy))

    def _typed(self, sheet: Sheet, form: Form, matched: Matched) -> pa.Table:
        """Every column of the form twice: the text as it came, and its value; all null where the file lacks it."""
        columns = {"row": sheet.table.column("row")}
        read = readers(self.policy)
        for column in form.columns:
            position = matched.positions.get(column.field)
            text = (
                pa.chunked_array([pa.nulls(sheet.rows, pa.string())])
                if position is None
                else sheet.table.column(f"c{position}")
            )
            columns[f"{column.field}_text"] = text
            columns[column.field] = typed(text, column.kind, read[column.kind])
        return pa.table(columns)


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
