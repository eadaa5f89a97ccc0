"""What reading files gives: good rows by table of facts, rows with errors apart, and every problem at once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

import pyarrow as pa

from dsa_metrics.ingest.column_mapping import ColumnMapping


@dataclass(frozen=True)
class Upload:
    """A file as it came; the name is for messages only."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Problem:
    """One thing wrong with a file. `row` is as the spreadsheet shows it; `message` never repeats a cell."""

    file: str
    sheet: str | None
    row: int | None
    column: str | None
    rule: str
    severity: str
    message: str
    fix: str


@dataclass(frozen=True)
class SourceFile:
    """A file that was read: its place among the files of one load (from 1), its digest and what it turned out to be."""

    file_no: int
    name: str
    sha256: str
    kind: str


@dataclass(frozen=True)
class Quarantined:
    """A row that had an error, as it came: `rules` comma separated, `cells` a JSON object heading -> text."""

    file_no: int
    sheet: str | None
    source_row: int | None
    rules: str
    cells: str


@dataclass(frozen=True)
class NearMiss:
    """Schools whose names are like the one that a row gives: to be offered to the officer, never taken."""

    file: str
    sheet: str | None
    row: int
    urns: tuple[int, ...]


@dataclass(frozen=True)
class Stated:
    """What an officer states of a pupil extract: what the file does not say, or says otherwise (but for the school)."""

    urn: int | None = None
    collection: str | None = None
    period: str | None = None
    measured_on: date | None = None


NOTHING_STATED = Stated()


class Result(NamedTuple):
    """What one check found in an extract: of how many records, how many failed; none looked at is not assessed."""

    check_code: str
    records: int
    failures: int


@dataclass(frozen=True)
class Extract:
    """A pupil extract as it was counted; nothing of a pupil is in it, and `name` is not the file's own.

    `urn` is None where the school could not be told; `pupils` are those on roll.
    """

    file_no: int
    sha256: str
    name: str
    pupils: int
    urn: int | None
    collection: str
    period: str
    measured_on: date
    results: tuple[Result, ...]
    says_school: bool
    says_period: bool
    says_day: bool

    @property
    def assessed(self) -> tuple[Result, ...]:
        """The results of the checks that had something to look at."""
        return tuple(result for result in self.results if result.records)

    @property
    def not_assessed(self) -> tuple[str, ...]:
        """The codes of the checks that had nothing to look at."""
        return tuple(result.check_code for result in self.results if not result.records)


@dataclass(frozen=True, eq=False)
class Part:
    """What one sheet, or one file, gave; `facts` as in Reading."""

    facts: Mapping[str, pa.Table]
    quarantined: tuple[Quarantined, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    near_misses: tuple[NearMiss, ...] = ()
    extracts: tuple[Extract, ...] = ()


@dataclass(frozen=True)
class Reading:
    """Everything found in the files of one load; `facts` holds the good rows only, typed, with their provenance.

    `suggested` is a mapping for an officer to confirm, `headings` all those of the file that it is for, in order.
    `school_names` are those of every school that the record or a register among the files knows, by URN; the last one
    where it had several.
    """

    files: tuple[SourceFile, ...]
    facts: Mapping[str, pa.Table]
    quarantined: tuple[Quarantined, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    near_misses: tuple[NearMiss, ...] = ()
    extracts: tuple[Extract, ...] = ()
    suggested: ColumnMapping | None = None
    headings: tuple[str, ...] = ()
    confirmed_mapping: ColumnMapping | None = None
    school_names: Mapping[int, str] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """What the files are, each kind once, comma separated, in the order of the files."""
        return ", ".join(dict.fromkeys(file.kind for file in self.files))

    @property
    def has_errors(self) -> bool:
        """True where at least one problem is an error: nothing may be saved unless the good rows are accepted."""
        return any(problem.severity == "error" for problem in self.problems)
