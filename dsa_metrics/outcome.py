"""What a load did, or would do, as one object: the counts, and every problem of the files."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass

from dsa_metrics.desk import Examination, Extract, Problem, Result, Saved
from dsa_metrics.exports.text import as_table
from dsa_metrics.policy import Check, Policy
from dsa_metrics.wording import in_words, number

REPLACES = (
    "The record has results of this school, collection and period: those of this file replace them, and a check that "
    "could not be made here is not assessed from now on."
)
EXTRACT_COLUMNS = ("check", "dimension", "records", "failures")
PROBLEM_COLUMNS = ("severity", "file", "sheet", "row", "column", "rule", "message", "fix")


@dataclass(frozen=True)
class Outcome:
    """The counts are of facts, over all files of the load; `entry` is None where nothing was recorded."""

    entry: int | None
    kind: str
    new: int
    corrected: int
    unchanged: int
    missing: int
    quarantined: int
    problems: tuple[Problem, ...]
    notes: tuple[str, ...]
    extracts: tuple[Extract, ...]
    checks: Mapping[str, Check]
    replacing: frozenset[str]

    @classmethod
    def of(cls, examination: Examination, saved: Saved | None, policy: Policy) -> "Outcome":
        """The outcome of a load, or of a dry run where nothing was saved; the policy names the checks of extracts."""
        reading, difference = examination.reading, examination.difference
        return cls(
            saved.entry if saved else None,
            reading.kind,
            difference.new,
            difference.corrected,
            difference.unchanged,
            difference.missing,
            len(reading.quarantined),
            reading.problems,
            reading.notes,
            reading.extracts,
            policy.quality.checks,
            examination.replacing,
        )

    def as_dict(self) -> dict[str, object]:
        """The contract of `load --format json`."""
        counts = ("entry", "kind", "new", "corrected", "unchanged", "missing", "quarantined")
        return {
            **{name: getattr(self, name) for name in counts},
            "problems": [asdict(problem) for problem in self.problems],
            "notes": list(self.notes),
            "extracts": [_as_dict(extract) for extract in self.extracts],
        }

    def in_words(self) -> str:
        """The same for a person at a terminal."""
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        yield f"Read as: {self.kind or 'nothing recognised'}"
        yield (
            f"{self.new} new, {self.corrected} corrected, {self.unchanged} unchanged, "
            f"{self.missing} in the record but not in these files, {self.quarantined} rows set aside"
        )
        yield from self.notes
        for extract in self.extracts:
            yield from self._counted(extract)
        if self.problems:
            yield as_table([asdict(problem) for problem in self.problems], PROBLEM_COLUMNS)
        if self.entry is not None:
            yield f"Loaded as entry {self.entry}."

    def _counted(self, extract: Extract) -> Iterator[str]:
        yield (
            f"{extract.name}: {number(extract.pupils, 'pupil')} on roll, {extract.collection}, {extract.period}, "
            f"{in_words(extract.measured_on)}. No pupil is kept, only these counts:"
        )
        if extract.sha256 in self.replacing and self.entry is None:
            yield REPLACES
        yield as_table([self._line(result) for result in extract.assessed], EXTRACT_COLUMNS)
        if extract.not_assessed:
            yield f"Not assessed: {', '.join(self.checks[code].name for code in extract.not_assessed)}."

    def _line(self, result: Result) -> dict[str, object]:
        check = self.checks[result.check_code]
        return dict(zip(EXTRACT_COLUMNS, (check.name, check.dimension, result.records, result.failures), strict=True))


def _as_dict(extract: Extract) -> dict[str, object]:
    said = ("name", "urn", "pupils", "collection", "period", "measured_on")
    return {
        **{name: getattr(extract, name) for name in said},
        "results": [result._asdict() for result in extract.assessed],
        "not_assessed": list(extract.not_assessed),
    }
