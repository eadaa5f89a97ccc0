"""A rule that a file can break: its code, how grave it is, and the fixed sentences: what is wrong, what to do."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from dsa_metrics.ingest.reading import Problem


@dataclass(frozen=True)
class Rule:
    """`code` is lower-case words joined by underscores and never changes; the sentences never repeat a cell."""

    code: str
    severity: Literal["error", "warning"]
    message: str
    fix: str

    def broken(
        self, file: str, sheet: str | None, row: int | None = None, column: str | None = None, hint: str = ""
    ) -> Problem:
        """The problem that says where the rule is broken; `hint`, of our own words or a heading, ends its fix."""
        fix = f"{self.fix} {hint}".strip()
        return Problem(file, sheet, row, column, self.code, self.severity, self.message, fix)


def nearest_heading(wanted: str, headings: Sequence[str]) -> str:
    """A hint that names the heading most like the wanted one, or that nothing is like it."""
    written = {heading.casefold(): heading for heading in headings if heading}
    near = get_close_matches(wanted.casefold(), list(written), n=1, cutoff=0.6)
    return f'The nearest heading in the file is "{written[near[0]]}".' if near else "No heading in the file is like it."
