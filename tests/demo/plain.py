"""The demonstration's files read with csv and openpyxl alone, and the rules said once more in the plainest words."""

import csv
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from io import StringIO
from pathlib import Path

from openpyxl import load_workbook

DEMO = Path(__file__).resolve().parents[2] / "data" / "demo"
BOARD_IN_MARCH = date(2019, 3, 26)
BOARD_IN_JUNE = date(2019, 6, 4)
PRIORITY = ("Primary", "Secondary", "Special")
FLOWS = {
    "automated transfer": "straight through",
    "secure portal": "secure, by hand",
    "encrypted email": "secure, by hand",
    "password-protected email": "unsafe",
    "unencrypted email": "unsafe",
    "removable media": "unsafe",
    "paper or telephone": "unsafe",
    "none": "none",
}
PHASE_OF_TYPE = {
    "07": "Special",
    "44": "Special",
    "10": "Independent",
    "11": "Independent",
    "14": "Alternative Provision",
    "42": "Alternative Provision",
    "18": "16 plus",
}
PHASE_OF_CODE = {"2": "Primary", "4": "Secondary"}

Row = dict[str, object]


@dataclass(frozen=True)
class Standing:
    """Where one school stands on a day."""

    urn: int
    name: str
    phase: str
    trust: str
    pupils: int | None
    status: str
    reason: str | None
    flow: str

    @property
    def is_escalated(self) -> bool:
        return self.status == "requires escalation"

    @property
    def is_second_point(self) -> bool:
        return self.flow in ("unsafe", "none")


@cache
def register() -> list[dict[str, str]]:
    text = (DEMO / "estuary-register.csv").read_bytes().decode("cp1252")
    return list(csv.DictReader(StringIO(text, newline="")))


@cache
def links() -> list[dict[str, str]]:
    text = (DEMO / "estuary-links.csv").read_bytes().decode("cp1252")
    return list(csv.DictReader(StringIO(text, newline="")))


@cache
def sheet(name: str) -> list[Row]:
    """The rows of a sheet; a date is a date."""
    workbook = load_workbook(DEMO / "estuary-tracker.xlsx")
    headings, *rows = workbook[name].iter_rows(values_only=True)
    return [{str(heading): _plain(cell) for heading, cell in zip(headings, row, strict=True)} for row in rows]


def _plain(cell: object) -> object:
    return cell.date() if isinstance(cell, datetime) else cell


def day(row: Row, heading: str) -> date:
    """A date that must be there."""
    cell = row[heading]
    assert isinstance(cell, date)
    return cell


def gias_day(text: str) -> date | None:
    return datetime.strptime(text, "%d-%m-%Y").date() if text else None


def of_school(name: str, urn: int) -> list[Row]:
    return [row for row in sheet(name) if row["URN"] == urn]


def predecessors(urn: int, as_at: date) -> list[int]:
    """Whom the school replaced by then."""
    return [
        int(link["LinkURN"])
        for link in links()
        if int(link["URN"]) == urn
        and link["LinkType"].startswith("Predecessor")
        and (gias_day(link["LinkEstablishedDate"]) or date.min) <= as_at
    ]


def phase(school: dict[str, str]) -> str:
    by_type = PHASE_OF_TYPE.get(school["TypeOfEstablishment (code)"])
    return by_type or PHASE_OF_CODE[school["PhaseOfEducation (code)"]]


def cohort(as_at: date) -> list[dict[str, str]]:
    """The schools open on the day; a school that another follows on the morrow is so on its closing day, too."""
    return [
        school
        for school in register()
        if (gias_day(school["OpenDate"]) or date.min) <= as_at < (gias_day(school["CloseDate"]) or date.max)
        or (school["CloseDate"] and gias_day(school["CloseDate"]) == as_at and is_followed(school))
    ]


def is_followed(school: dict[str, str]) -> bool:
    """True where a school that replaced this one opened on the day after it closed."""
    closed_on = gias_day(school["CloseDate"])
    followers = [link["LinkURN"] for link in links() if (link["URN"], link["LinkType"]) == (school["URN"], "Successor")]
    opened = [gias_day(other["OpenDate"]) for other in register() if other["URN"] in followers]
    return closed_on is not None and opened == [closed_on + timedelta(days=1)]


def standings(as_at: date) -> list[Standing]:
    """Every school of the cohort on the day."""
    return [_standing(school, as_at) for school in cohort(as_at)]


def priority(as_at: date) -> list[Standing]:
    return [standing for standing in standings(as_at) if standing.phase in PRIORITY]


def _standing(school: dict[str, str], as_at: date) -> Standing:
    urn, roll = int(school["URN"]), school["NumberOfPupils"]
    family = [urn, *predecessors(urn, as_at)]
    status, reason = _status(urn, family, as_at)
    return Standing(
        urn=urn,
        name=school["EstablishmentName"],
        phase=phase(school),
        trust=school["Trusts (name)"],
        pupils=int(roll) if roll else None,
        status=status,
        reason=reason,
        flow=_flow(family, as_at),
    )


def _status(urn: int, family: list[int], as_at: date) -> tuple[str, str | None]:
    own = [row for row in of_school("Agreements", urn) if day(row, "Returned on") <= as_at]
    if any(not isinstance(row["Expires on"], date) or as_at <= row["Expires on"] for row in own):
        return "returned", None
    letters = sorted(day(row, "Sent on") for one in family for row in of_school("Letters", one))
    letters = [sent_on for sent_on in letters if sent_on <= as_at]
    inherited = [row for one in family[1:] for row in of_school("Agreements", one)]
    if inherited:
        return "lapsed", None  # no letter of the demonstration follows the conversion
    if not letters:
        return "not asked", None
    return _after_letters(letters, _talks(family, letters[0], as_at))


def _after_letters(letters: list[date], talks: list[object]) -> tuple[str, str | None]:
    if len(letters) >= 2 and not talks:
        return "requires escalation", "no contact"
    if len(letters) >= 2 and talks[-1] == "terminated":
        return "requires escalation", "talks ended"
    return ("in discussion" if talks and talks[-1] != "terminated" else "awaiting reply"), None


def _talks(family: list[int], since: date, as_at: date) -> list[object]:
    """The outcomes of real contacts since the first letter, in their order."""
    contacts = [row for one in family for row in of_school("Contacts", one) if row["Outcome"] != "no reply"]
    held = sorted((day(row, "Held on"), str(row["Outcome"])) for row in contacts)
    return [outcome for held_on, outcome in held if since <= held_on <= as_at]


def _flow(family: list[int], as_at: date) -> str:
    assessed = [(day(row, "Assessed on"), row["Means"]) for one in family for row in of_school("Data flows", one)]
    by_then = sorted((assessed_on, str(means)) for assessed_on, means in assessed if assessed_on <= as_at)
    return FLOWS[by_then[-1][1]] if by_then else "not assessed"
