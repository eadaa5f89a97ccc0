"""What a sentence is made from: the rows of an answer, the date asked about, and what most sentences need."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from dsa_metrics.wording import in_words

Rows = Sequence[Mapping[str, object]]


@dataclass(frozen=True)
class Asked:
    """What a sentence needs beside the rows: the date asked about, and the phases that carry the headline.

    For a question that looks back: `met_on`, the day on which a board last met before (None where none had met), and
    whether anything was recorded by the end of it.
    """

    as_at: date
    priority: tuple[str, ...]
    met_on: date | None = None
    was_recorded: bool = False

    @property
    def on_day(self) -> str:
        """The date as a sentence begins with it: "On 4 June 2019"."""
        return f"On {in_words(self.as_at)}"

    def priority_rows(self, rows: Rows) -> Rows:
        """The rows of the priority phases."""
        return [row for row in rows if row["phase"] in self.priority]

    def other_rows(self, rows: Rows) -> Rows:
        """The rows of the phases that are shown apart."""
        return [row for row in rows if row["phase"] not in self.priority]


Finding = Callable[[Rows, Asked], str]


def no_school(asked: Asked, noun: str) -> str:
    """What is said where nothing was open to be counted; `noun` says what."""
    return f"The record holds no {noun} that was open on {in_words(asked.as_at)}."


def total(rows: Rows, column: str) -> int:
    """The sum of a column of counts."""
    return sum(cast(int, row[column]) for row in rows)
