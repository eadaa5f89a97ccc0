"""The day that a pupil extract speaks of: year groups and temporary numbers are judged by it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self


@dataclass(frozen=True)
class Day:
    """Today, and the day that the officer stated."""

    today: date
    stated: date | None = None

    @classmethod
    def of(cls, text: Sequence[str | None] | None) -> Self | None:
        """The same from what `as_text` gave."""
        if text is None:
            return None
        today, stated = text
        return cls(date.fromisoformat(str(today)), date.fromisoformat(stated) if stated else None)

    def as_text(self) -> tuple[str, str | None]:
        """Both days as ISO text."""
        return self.today.isoformat(), self.stated.isoformat() if self.stated else None

    def measured_on(self, said_by_file: date | None) -> date:
        """What the officer stated counts first, then what the file says, then today."""
        return self.stated or said_by_file or self.today
