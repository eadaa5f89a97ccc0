"""What a load did, or would do, as one object: the counts, and every problem of the files."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from dsa_metrics.desk import Examination, Problem, Saved
from dsa_metrics.exports.text import as_table

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

    @classmethod
    def of(cls, examination: Examination, saved: Saved | None) -> "Outcome":
        """The outcome of a load, or of a dry run where nothing was saved."""
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
        )

    def as_dict(self) -> dict[str, object]:
        """The contract of `load --format json`."""
        return asdict(self) | {"problems": [asdict(problem) for problem in self.problems], "notes": list(self.notes)}

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
        if self.problems:
            yield as_table([asdict(problem) for problem in self.problems], PROBLEM_COLUMNS)
        if self.entry is not None:
            yield f"Loaded as entry {self.entry}."
