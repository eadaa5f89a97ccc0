"""What judging the rows of one sheet found: its problems, and the rows that go to quarantine."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dsa_metrics.ingest.reading import Problem, Quarantined, SourceFile
from dsa_metrics.ingest.rule import Rule


@dataclass(frozen=True)
class Fault:
    """A rule broken in one row, under one heading; no row where the sheet as a whole breaks it."""

    rule: Rule
    row: int | None
    heading: str | None
    hint: str = ""


@dataclass(frozen=True)
class Verdict:
    """All faults of one sheet, and the problems that another reader found in it."""

    file: SourceFile
    sheet: str | None
    faults: Sequence[Fault]
    found_by_others: Sequence[Problem] = ()

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """The faults as an officer reads them, each once."""
        name = self.file.name
        own = [fault.rule.broken(name, self.sheet, fault.row, fault.heading, fault.hint) for fault in self.faults]
        return tuple(dict.fromkeys([*own, *self.found_by_others]))

    @cached_property
    def wrong_rows(self) -> dict[int, tuple[str, ...]]:
        """The rows with an error, each with the codes of its errors, every code once."""
        codes: dict[int, dict[str, None]] = {}
        for problem in self.problems:
            if problem.row is not None and problem.severity == "error":
                codes.setdefault(problem.row, {})[problem.rule] = None
        return {row: tuple(found) for row, found in codes.items()}

    def quarantined(self, rows: Mapping[int, Mapping[str, str | None]]) -> tuple[Quarantined, ...]:
        """The wrong ones of the rows, as they came: row -> heading -> cell."""
        return tuple(self._apart(row, rows[row]) for row in rows if row in self.wrong_rows)

    def _apart(self, row: int, cells: Mapping[str, str | None]) -> Quarantined:
        filled = {heading: cell for heading, cell in cells.items() if cell is not None}
        text = json.dumps(filled, ensure_ascii=False)
        return Quarantined(self.file.file_no, self.sheet, row, ",".join(self.wrong_rows[row]), text)
