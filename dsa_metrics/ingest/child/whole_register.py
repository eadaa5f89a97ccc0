"""A school register of all of England: one authority's rows are kept, the rest is counted."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from dsa_metrics.ingest.child.gathering import Cell, Rows, cell_text
from dsa_metrics.ingest.child.packing import RawRegister

AUTHORITY_CODE, AUTHORITY_NAME, LAST_CHANGED = "LA (code)", "LA (name)", "LastChangedDate"
_MUST_HAVE = frozenset({AUTHORITY_CODE, "URN", "EstablishmentName"})
_DAY_FIRST = re.compile(r"(\d{1,2})[-/](\d{1,2})[-/](\d{4})")


def is_register(headings: Sequence[str]) -> bool:
    """True where the headings are those of GIAS's establishment fields."""
    return _MUST_HAVE.issubset(headings)


class WholeRegister:
    """Counts a register's rows while those of one authority are drawn from it; without a code, none is kept."""

    def __init__(self, headings: Sequence[str], gias_code: int | None) -> None:
        self._code = headings.index(AUTHORITY_CODE)
        self._name = headings.index(AUTHORITY_NAME) if AUTHORITY_NAME in headings else self._code
        self._changed = headings.index(LAST_CHANGED) if LAST_CHANGED in headings else self._code
        self._has_changes = LAST_CHANGED in headings
        self._gias_code = gias_code
        self._authorities: Counter[tuple[Cell, Cell]] = Counter()
        self._changes: set[Cell] = set()

    def ours(self, rows: Rows) -> Rows:
        """The rows of the authority; every other is only counted."""
        needed = max(self._code, self._name, self._changed)
        wanted: dict[Cell, bool] = {}
        for number, row in rows:
            if len(row) <= needed:
                continue
            code = row[self._code]
            self._authorities[code, row[self._name]] += 1
            self._changes.add(row[self._changed])
            if code not in wanted:
                wanted[code] = self._gias_code is not None and _whole(code) == self._gias_code
            if wanted[code]:
                yield number, row

    def summary(self) -> RawRegister:
        """The figures of the whole register, once every row was drawn."""
        return RawRegister(self._authorities.total(), self._latest_change(), tuple(self._by_code()))

    def _latest_change(self) -> str | None:
        if not self._has_changes:
            return None
        days = (_day(cell_text(cell)) for cell in self._changes)
        latest = max((day for day in days if day), default=None)
        return latest.isoformat() if latest else None

    def _by_code(self) -> Iterator[tuple[int, str, int]]:
        names: dict[int, str] = {}
        rows: Counter[int] = Counter()
        for (cell, name), count in self._authorities.items():
            if (code := _whole(cell)) is not None:
                names.setdefault(code, cell_text(name))
                rows[code] += count
        return ((code, name, rows[code]) for code, name in names.items())


def _whole(cell: Cell) -> int | None:
    text = cell_text(cell)
    return int(text) if text.isdecimal() and len(text) <= 9 else None


def _day(text: str) -> date | None:
    day_first = _DAY_FIRST.match(text)
    iso = "-".join(reversed([part.zfill(2) for part in day_first.groups()])) if day_first else text[:10]
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None
