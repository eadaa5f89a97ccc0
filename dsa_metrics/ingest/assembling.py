"""The parts of all files put together: facts that clash taken out, rows with errors put aside, problems in order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

import pyarrow as pa

from dsa_metrics.ingest.clashes import SAME_FACT_DIFFERS, Clash, find_clashes, without_clashes
from dsa_metrics.ingest.column_mapping import ColumnMapping
from dsa_metrics.ingest.columns import FORMS
from dsa_metrics.ingest.establishment import HEADINGS
from dsa_metrics.ingest.mapping import lacking
from dsa_metrics.ingest.opened import Opened
from dsa_metrics.ingest.quarantine import put_aside
from dsa_metrics.ingest.reading import Part, Problem, Quarantined, Reading, SourceFile
from dsa_metrics.ingest.recognising import OWN_TRACKER, REGISTER, Recognised
from dsa_metrics.ingest.scratch import Scratch
from dsa_metrics.ingest.sheet import Sheet

#: Two registers, links files or publications agree on most rows: that is no slip, and is not reported row by row.
_QUIET = ("school", "school_link", "attendance_sharing")
_HEADING = {form.table: form.same_fact for form in FORMS} | {
    "school": "URN",
    "school_link": "URN",
    "attendance_sharing": "old_la_code",
}


@dataclass(frozen=True, eq=False)
class Assembly:
    """What was found file by file; `refused` are the problems of files that could not be read."""

    opened: Sequence[Opened]
    parts: Sequence[Part]
    refused: Sequence[Problem]

    def reading(self, scratch: Scratch) -> Reading:
        """All of it as one."""
        facts = _together(self.parts)
        clashes = find_clashes(facts, scratch)
        quarantined = [row for part in self.parts for row in part.quarantined]
        asked = next(self._to_ask(), None)
        found = [*(one.problems for one in self.opened), *(part.problems for part in self.parts)]
        problems = {*self.refused, *chain(*found), *self._problems(clashes)}
        return Reading(
            files=tuple(self._files()),
            facts=without_clashes(facts, clashes),
            quarantined=(*quarantined, *self._put_aside(clashes)),
            problems=tuple(sorted(problems, key=_order)),
            notes=tuple(chain(*(one.notes for one in self.opened), *(part.notes for part in self.parts))),
            near_misses=tuple(miss for part in self.parts for miss in part.near_misses),
            extracts=tuple(extract for part in self.parts for extract in part.extracts),
            suggested=asked.mapping if asked else None,
            headings=asked.sheet.headings if asked and asked.sheet else (),
            confirmed_mapping=next((mapping for mapping, is_confirmed in self._mappings() if is_confirmed), None),
        )

    def _files(self) -> Iterator[SourceFile]:
        """The files as the record keeps them: one of pupils is called by its school, never by its own name."""
        names = {extract.file_no: extract.name for part in self.parts for extract in part.extracts}
        return (replace(one.file, name=names.get(one.file.file_no, one.file.name)) for one in self.opened)

    def _mappings(self) -> Iterator[tuple[ColumnMapping, bool]]:
        own = (one.recognised for one in self.opened if one.kind == OWN_TRACKER)
        return ((recognised.mapping, recognised.is_confirmed) for recognised in own if recognised.mapping)

    def _to_ask(self) -> Iterator[Recognised]:
        """Those that nobody has confirmed, and those that lack what holds for one file only, such as a day."""
        for one in self.opened:
            mapping = one.recognised.mapping if one.kind == OWN_TRACKER else None
            if mapping and (not one.recognised.is_confirmed or lacking(mapping)):
                yield one.recognised

    def _problems(self, clashes: Sequence[Clash]) -> Iterator[Problem]:
        by_number = {one.file.file_no: one for one in self.opened}
        for clash in clashes:
            file_no, sheet, row = clash.place
            one = by_number[file_no]
            if clash.rule is SAME_FACT_DIFFERS or clash.table not in _QUIET:
                column = None if one.kind == OWN_TRACKER else _HEADING[clash.table]
                yield clash.rule.broken(one.file.name, sheet, row, column)

    def _put_aside(self, clashes: Sequence[Clash]) -> Iterator[Quarantined]:
        places = {clash.place for clash in clashes if clash.rule is SAME_FACT_DIFFERS}
        for one in self.opened:
            for sheet in one.contents.sheets:
                here = (row for file_no, name, row in places if (file_no, name) == (one.file.file_no, sheet.name))
                wrong = dict.fromkeys(here, (SAME_FACT_DIFFERS.code,))
                yield from put_aside(_kept(sheet, one), one.file, wrong)


def _kept(sheet: Sheet, one: Opened) -> Sheet:
    """Of a register only the columns that are read: heads' names and telephones are not ours to keep."""
    if one.kind != REGISTER:
        return sheet
    read = [position for position, heading in enumerate(sheet.headings) if heading in HEADINGS.values()]
    columns = {f"c{place}": sheet.table.column(f"c{position}") for place, position in enumerate(read)}
    headings = tuple(sheet.headings[position] for position in read)
    return replace(sheet, headings=headings, table=pa.table({**columns, "row": sheet.table.column("row")}))


def _together(parts: Sequence[Part]) -> dict[str, pa.Table]:
    tables: dict[str, list[pa.Table]] = {}
    for part in parts:
        for name, rows in part.facts.items():
            tables.setdefault(name, []).append(rows)
    return {name: pa.concat_tables(found) for name, found in tables.items()}


def _order(problem: Problem) -> tuple[str, str, int, str, str]:
    return problem.file, problem.sheet or "", problem.row or 0, problem.column or "", problem.rule
