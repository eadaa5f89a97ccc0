"""A council's own tracker, read through its confirmed mapping: laid out as our template, judged by the same rules."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from dsa_metrics.ingest.column_mapping import ColumnMapping
from dsa_metrics.ingest.columns import FORMS
from dsa_metrics.ingest.days import read_date
from dsa_metrics.ingest.mapping import key_heading, lacking
from dsa_metrics.ingest.own_fields import FACT_FIELDS, FIELDS
from dsa_metrics.ingest.own_layout import Layout, Line
from dsa_metrics.ingest.own_rows import Cells, facts_said, own_rows
from dsa_metrics.ingest.quarantine import put_aside
from dsa_metrics.ingest.reading import NearMiss, Part, SourceFile
from dsa_metrics.ingest.rule import Rule
from dsa_metrics.ingest.school_key import NAME_UNKNOWN, SHARED, Candidate, SchoolFinder, open_on
from dsa_metrics.ingest.scratch import Scratch
from dsa_metrics.ingest.sheet import Sheet
from dsa_metrics.ingest.tracker import TrackerReader
from dsa_metrics.ingest.tracker_rules import REGISTER_ABSENT
from dsa_metrics.ingest.verdict import Fault, Verdict
from dsa_metrics.policy import Policy

FIELD_LACKING = Rule(
    "own_field_lacking",
    "error",
    "The columns confirmed for this file leave out something that facts of one kind cannot do without.",
    "Match a column to it when confirming the columns. Who made the contacts, how they ended and when the means were "
    "assessed can be said once for all rows instead.",
)

_FORMS = [form for form in FORMS if form.sheet in {field.sheet for field in FACT_FIELDS}]


@dataclass(frozen=True)
class _Told:
    """What one row says, school by school; `divided` counts facts that went to one of two entities by their day."""

    row: int
    cells: Cells
    lines: tuple[Line, ...] = ()
    faults: tuple[Fault, ...] = ()
    divided: int = 0


def read_own_tracker(
    sheet: Sheet, file: SourceFile, mapping: ColumnMapping, known: pa.Table, policy: Policy, today: date
) -> Part:
    """Letters, contacts, agreements and data flows; a row with an error gives none of its facts.

    Kinds of facts for which the mapping lacks something are not read, which is an error of the whole file.
    """
    if not known.num_rows:
        every_row = dict.fromkeys(sheet.table.column("row").to_pylist(), (REGISTER_ABSENT.code,))
        absent = REGISTER_ABSENT.broken(file.name, sheet.name, None, key_heading(mapping))
        return Part({}, put_aside(sheet, file, every_row), (absent,))
    if key_heading(mapping) is None:
        return Part({}, problems=Verdict(file, sheet.name, list(_lacking(mapping))).problems)
    finder = SchoolFinder(known)
    told = [_tell(row, cells, mapping, finder) for row, cells in own_rows(sheet, mapping)]
    layouts = list(_layouts([line for one in told for line in one.lines], mapping, sheet))
    with Scratch(known, today) as scratch:
        laid_out = [(layout.sheet(), layout.form) for layout in layouts]
        parts = list(TrackerReader(scratch, policy).read(laid_out, file))
    part = _joined(sheet, file, mapping, told, dict(zip(layouts, parts, strict=True)))
    return replace(part, near_misses=tuple(_near_misses(sheet, file, told, finder)))


def _joined(
    sheet: Sheet, file: SourceFile, mapping: ColumnMapping, told: Sequence[_Told], parts: Mapping[Layout, Part]
) -> Part:
    own = [*_lacking(mapping), *(fault for one in told for fault in one.faults)]
    others = [layout.restored_problem(problem) for layout, part in parts.items() for problem in part.problems]
    verdict = Verdict(file, sheet.name, own, others)
    facts = {
        name: _without(verdict, layout.restored_facts(table))
        for layout, part in parts.items()
        for name, table in part.facts.items()
    }
    return Part(facts, put_aside(sheet, file, verdict.wrong_rows), verdict.problems, tuple(_notes(told)))


def _tell(row: int, cells: Cells, mapping: ColumnMapping, finder: SchoolFinder) -> _Told:
    facts = facts_said(cells, mapping.constants)
    if not facts:
        return _Told(row, cells)
    if urn := cells.get("urn"):
        return _Told(row, cells, tuple(Line(row, fact, urn, cells.get("school")) for fact in facts))
    found = finder.find(cells.get("dfe_number"), cells.get("school"))
    heading = next((mapping.fields[key] for key in ("dfe_number", "school") if key in cells), key_heading(mapping))
    if isinstance(found, Rule):
        return _Told(row, cells, faults=(Fault(found, row, heading),))
    urns = [_urn_on(found, fact.day) for fact in facts]
    lines = tuple(Line(row, fact, str(urn), None) for fact, urn in zip(facts, urns, strict=True) if urn)
    faults = (Fault(SHARED, row, heading),) if None in urns else ()
    return _Told(row, cells, lines, faults, len(lines) if len(found) > 1 else 0)


def _urn_on(found: tuple[Candidate, ...], written: str | None) -> int | None:
    """The URN on the day of a fact; where the day cannot be read, any will do to have that said."""
    day = read_date(written) if written else None
    return open_on(found, day) if day else found[-1].urn


def _layouts(lines: Sequence[Line], mapping: ColumnMapping, sheet: Sheet) -> Iterator[Layout]:
    without = {FIELDS[name].sheet for name in lacking(mapping)}
    for form in _FORMS:
        here = [line for line in lines if line.said.sheet == form.sheet]
        if here and form.sheet not in without:
            yield Layout(form, here, mapping, sheet)


def _lacking(mapping: ColumnMapping) -> Iterator[Fault]:
    for name in lacking(mapping):
        yield Fault(FIELD_LACKING, None, None, f"Needed: {FIELDS[name].title}.")


def _without(verdict: Verdict, table: pa.Table) -> pa.Table:
    """The facts of the rows that have no error anywhere: half a row would be neither in nor out."""
    wrong = pa.array(list(verdict.wrong_rows), pa.int64())
    return table.filter(pc.invert(pc.is_in(table.column("source_row"), value_set=wrong)))


def _near_misses(sheet: Sheet, file: SourceFile, told: Sequence[_Told], finder: SchoolFinder) -> Iterator[NearMiss]:
    for one in told:
        if any(fault.rule is NAME_UNKNOWN for fault in one.faults) and (urns := finder.near(one.cells["school"])):
            yield NearMiss(file.name, sheet.name, one.row, urns)


def _notes(told: Sequence[_Told]) -> Iterator[str]:
    if silent := sum(1 for one in told if not one.lines and not one.faults):
        yield f"Rows that say nothing yet of a letter, contact, agreement or means: {silent:,}."
    if divided := sum(one.divided for one in told):
        yield (
            f"Facts of schools that became another under the same name or number, each given to the one that was open "
            f"on its day: {divided:,}. Load the links file too, so that they count for the school of today."
        )
    placeless = ("contact_held_on", "returned_on", "means")
    if remarks := sum(1 for one in told if "note" in one.cells and not any(name in one.cells for name in placeless)):
        yield f"Remarks in rows without a contact, agreement or means, for which the record has no place: {remarks:,}."
