"""The rows of an attendance publication: what each says of one area and phase, and what is odd about it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import cast

from dsa_metrics.ingest.attendance_rules import (
    AREA_UNCLEAR,
    DATE_IMPOSSIBLE,
    LEVEL_UNKNOWN,
    MORE_THAN_ALL,
    NOT_A_NUMBER,
    PHASE_UNKNOWN,
    PUBLICATION_LEFT_OUT,
    VALUE_ABSENT,
)
from dsa_metrics.ingest.gias_cells import calendar_day, clean_text, fold_heading, whole_number
from dsa_metrics.ingest.gias_sheet import Cells
from dsa_metrics.ingest.rule import Rule
from dsa_metrics.ingest.verdict import Fault
from dsa_metrics.vocabulary import AreaLevel, SharingPhase

#: The first publication: it has more special schools sharing than there are, ten times over.
LEFT_OUT_ON = date(2022, 9, 28)

_LEVELS = {
    "national": AreaLevel.ENGLAND,
    "regional": AreaLevel.REGION,
    "localauthority": AreaLevel.AUTHORITY,
}
_PHASES = {fold_heading(phase): phase for phase in SharingPhase} | {"total": SharingPhase.ALL}
_PHASES |= {f"statefunded{phase.lower()}": phase for phase in (SharingPhase.PRIMARY, SharingPhase.SECONDARY)}
_ABSENT = frozenset({"", "c", "k", "low", "na", "u", "x", "z"})
_NUMBER = re.compile(r"\d{1,6}(?:\.\d+)?")
_SCHOOL_YEAR = re.compile(r"20\d\d(\d\d)")
_SIX_PLACES = Decimal("0.000001")


#: The same few hundred areas, days and phases stand in every row of a series.
_REMEMBERED = 4096


@dataclass(frozen=True)
class Told:
    """One row: its facts, the errors in it, and by rule and heading what is odd and no error."""

    row: int
    cells: Cells
    facts: Mapping[str, object]
    faults: tuple[Fault, ...]
    oddities: tuple[tuple[Rule, str], ...]

    @property
    def published_on(self) -> date:
        """The day of publication of a row without an error."""
        return cast(date, self.facts["published_on"])


def is_absent(cell: str | None) -> bool:
    """True for a blank cell, and for the signs that the Department writes where there is no value."""
    return (cell or "").strip().casefold() in _ABSENT


def read_row(row: int, cells: Cells, headings: Mapping[str, str], today: date) -> Told:
    """What the row says; published today where the file does not say when, or at the end of a school year gone by."""
    facts: dict[str, object] = {
        "published_on": _published_on(cells, today),
        "phase": _phase(cells["phase"]),
        "sharing": _sharing(cells["sharing"]),
        "total": whole_number(_plain(cells["total"])),
        **_area(cells["level"], cells["region"], cells["code"], cells["name"]),
    }
    faults = tuple(Fault(rule, row, headings[field]) for rule, field in _errors(cells, facts))
    oddities = () if faults else tuple((rule, headings[field]) for rule, field in _oddities(facts))
    return Told(row, cells, facts, faults, oddities)


@lru_cache(maxsize=_REMEMBERED)
def _area(level_cell: str | None, region_cell: str | None, code: str | None, name: str | None) -> dict[str, object]:
    level, region = _LEVELS.get(fold_heading(level_cell or "")), _words(region_cell)
    if level is AreaLevel.ENGLAND:
        return {"area_level": level, "area_code": str(level), "area_name": str(level), "region": None}
    if level is AreaLevel.REGION:
        return {"area_level": level, "area_code": region and region.casefold(), "area_name": region, "region": None}
    number = whole_number(code)
    code_of_gias = str(number) if number and number <= 999 else None
    return {"area_level": level, "area_code": code_of_gias, "area_name": _words(name), "region": region}


@lru_cache(maxsize=_REMEMBERED)
def _phase(cell: str | None) -> SharingPhase | None:
    return _PHASES.get(fold_heading(cell or ""))


def _words(cell: str | None) -> str | None:
    return None if is_absent(cell) else clean_text(cell)


def _published_on(cells: Cells, today: date) -> date | None:
    if "published_on" in cells:
        return _day(cells["published_on"])
    year = _SCHOOL_YEAR.fullmatch(cells.get("time_period") or "")
    return min(today, date(2000 + int(year[1]), 8, 31)) if year else today


@lru_cache(maxsize=_REMEMBERED)
def _day(cell: str | None) -> date | None:
    return calendar_day(cell)


def _plain(cell: str | None) -> str:
    return (cell or "").replace(",", "").strip()


def _sharing(cell: str | None) -> Decimal | None:
    text = _plain(cell)
    return Decimal(text).quantize(_SIX_PLACES) if _NUMBER.fullmatch(text) else None


def _errors(cells: Cells, facts: Mapping[str, object]) -> Iterator[tuple[Rule, str]]:
    if facts["published_on"] is None:
        yield DATE_IMPOSSIBLE, "published_on"
    if facts["area_level"] is None:
        yield LEVEL_UNKNOWN, "level"
    elif facts["area_code"] is None:
        yield AREA_UNCLEAR, "region" if facts["area_level"] is AreaLevel.REGION else "code"
    elif facts["area_name"] is None:
        yield AREA_UNCLEAR, "name"
    if facts["phase"] is None:
        yield PHASE_UNKNOWN, "phase"
    yield from (
        (NOT_A_NUMBER, field) for field in ("sharing", "total") if facts[field] is None and not is_absent(cells[field])
    )


def _oddities(facts: Mapping[str, object]) -> Iterator[tuple[Rule, str]]:
    sharing, total = facts["sharing"], facts["total"]
    if isinstance(sharing, Decimal) and isinstance(total, int) and sharing > total:
        yield MORE_THAN_ALL, "sharing"
    yield from ((VALUE_ABSENT, field) for field in ("sharing", "total") if facts[field] is None)
    if facts["published_on"] == LEFT_OUT_ON:
        yield PUBLICATION_LEFT_OUT, "level"
