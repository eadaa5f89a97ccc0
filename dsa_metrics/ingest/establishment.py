"""One row of a GIAS register: what the record keeps of it, which rules it breaks, and why it may be left out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dsa_metrics.ingest import register_rules as rules
from dsa_metrics.ingest.gias_cells import calendar_day, clean_text, six_digit_urn, whole_number
from dsa_metrics.ingest.gias_sheet import Cells
from dsa_metrics.ingest.phases import LeftOut, reporting_phase
from dsa_metrics.ingest.verdict import Fault
from dsa_metrics.vocabulary import Phase

#: The columns that are read, by the field they fill.
HEADINGS = {
    "urn": "URN",
    "la_code": "LA (code)",
    "number": "EstablishmentNumber",
    "name": "EstablishmentName",
    "type": "TypeOfEstablishment (code)",
    "status": "EstablishmentStatus (code)",
    "opened_on": "OpenDate",
    "closed_on": "CloseDate",
    "phase": "PhaseOfEducation (code)",
    "pupils_on": "CensusDate",
    "pupils": "NumberOfPupils",
    "trust_uid": "Trusts (code)",
    "trust_name": "Trusts (name)",
    "changed_on": "LastChangedDate",
    "street": "Street",
    "locality": "Locality",
    "town": "Town",
    "postcode": "Postcode",
}

#: Without these a row cannot be placed in a cohort; registers of every age have them.
REQUIRED = ("urn", "la_code", "number", "name", "type", "status", "opened_on", "closed_on", "phase")

_STATUSES = {1: "open", 2: "closed", 3: "open, proposed to close", 4: "proposed to open"}
_DAYS = ("opened_on", "closed_on", "pupils_on")
_MOST_PUPILS = 99_999


@dataclass(frozen=True)
class Establishment:
    """A row as the spreadsheet shows it; `facts` are columns of the table school, register_on not among them."""

    row: int
    cells: Cells
    facts: Mapping[str, object]
    left_out: LeftOut | None
    faults: tuple[Fault, ...]

    @property
    def type_code(self) -> int | None:
        """GIAS's code for the type, None where the cell holds no number."""
        return whole_number(self.cells.get("type"))


def read_establishment(row: int, cells: Cells) -> Establishment:
    """The establishment of one row; `cells` by the fields of HEADINGS. One that is left out is not judged further."""
    phase = reporting_phase(whole_number(cells.get("type")), whole_number(cells.get("phase")))
    if isinstance(phase, LeftOut):
        return Establishment(row, cells, {}, phase, tuple(_why_left_out(row, phase)))
    return Establishment(row, cells, _facts(cells, phase), None, tuple(_faults(row, cells)))


def _why_left_out(row: int, reason: LeftOut) -> Iterator[Fault]:
    if reason is LeftOut.UNKNOWN_TYPE:
        yield Fault(rules.TYPE_UNKNOWN, row, HEADINGS["type"])
    elif reason is LeftOut.NO_PHASE:
        yield Fault(rules.PHASE_ABSENT, row, HEADINGS["phase"])


def _facts(cells: Cells, phase: Phase) -> dict[str, object]:
    return {
        "urn": six_digit_urn(cells["urn"]),
        "dfe_number": _dfe_number(cells),
        "name": clean_text(cells["name"]),
        "phase": str(phase),
        "type_code": whole_number(cells["type"]),
        "status": _STATUSES.get(whole_number(cells["status"]) or 0),
        **{field: calendar_day(cells.get(field)) for field in _DAYS},
        "pupils": _pupils(cells),
        "trust_uid": _trust_uid(cells),
        "trust_name": clean_text(cells.get("trust_name")),
        "address": _address(cells),
        "postcode": clean_text(cells.get("postcode")),
    }


def _faults(row: int, cells: Cells) -> Iterator[Fault]:
    if six_digit_urn(cells["urn"]) is None:
        yield Fault(rules.URN_MALFORMED, row, HEADINGS["urn"])
    if _dfe_number(cells) is None:
        yield Fault(rules.NUMBER_MISSING, row, HEADINGS["number"])
    if clean_text(cells["name"]) is None:
        yield Fault(rules.NAME_MISSING, row, HEADINGS["name"])
    if whole_number(cells["status"]) not in _STATUSES:
        yield Fault(rules.STATUS_UNKNOWN, row, HEADINGS["status"])
    for field in _DAYS:
        if clean_text(cells.get(field)) and calendar_day(cells.get(field)) is None:
            yield Fault(rules.DATE_IMPOSSIBLE, row, HEADINGS[field])
    if clean_text(cells.get("pupils")) and _pupils(cells) is None:
        yield Fault(rules.PUPILS_NOT_A_NUMBER, row, HEADINGS["pupils"])


def _dfe_number(cells: Cells) -> str | None:
    authority, number = whole_number(cells["la_code"]), whole_number(cells["number"])
    if authority is None or number is None or authority > 999 or number > 9999:
        return None
    return f"{authority:03d}{number:04d}"


def _pupils(cells: Cells) -> int | None:
    pupils = whole_number(cells.get("pupils"))
    return pupils if pupils is not None and pupils <= _MOST_PUPILS else None


def _trust_uid(cells: Cells) -> str | None:
    number = whole_number(cells.get("trust_uid"))
    return clean_text(cells.get("trust_uid")) if number is None else str(number)


def _address(cells: Cells) -> str | None:
    parts = (clean_text(cells.get(part)) for part in ("street", "locality", "town"))
    return ", ".join(part for part in parts if part) or None
