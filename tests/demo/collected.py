"""The demonstration's collections read with csv and openpyxl alone: who owed a return, when it came, what was found."""

import csv
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from io import StringIO

from tests.demo.plain import DEMO, PRIORITY, cohort, day, phase, sheet

OWING = (*PRIORITY, "Alternative Provision")

#: The days on which the Department for Education wanted the returns of these years.
DUE = {
    "Autumn 2016": date(2016, 11, 2),
    "Spring 2017": date(2017, 2, 15),
    "Summer 2017": date(2017, 6, 14),
    "Autumn 2017": date(2017, 11, 1),
    "Spring 2018": date(2018, 2, 14),
    "Summer 2018": date(2018, 6, 13),
    "Autumn 2018": date(2018, 10, 31),
    "Spring 2019": date(2019, 2, 13),
    "Summer 2019": date(2019, 6, 12),
}
CHECKED = tuple(DUE)[:-1]


@dataclass(frozen=True)
class Result:
    """What one check found in one school's return."""

    urn: int
    name: str
    collection: str
    period: str
    measured_on: date
    check: str
    records: int
    failures: int
    explanation: str


@cache
def results() -> tuple[Result, ...]:
    text = (DEMO / "estuary-quality.csv").read_bytes().decode("utf-8-sig")
    return tuple(_result(row) for row in csv.DictReader(StringIO(text, newline="")))


def _result(row: dict[str, str]) -> Result:
    return Result(
        int(row["URN"]),
        row["School"],
        row["Collection"],
        row["Period"],
        datetime.strptime(row["Measured on"], "%d/%m/%Y").date(),
        row["Check"],
        int(row["Records"]),
        int(row["Failures"]),
        row["Explanation"],
    )


@cache
def owing(on: date) -> dict[int, str]:
    """The schools that owe the census on a day, with their phase."""
    return {int(school["URN"]): phase(school) for school in cohort(on) if phase(school) in OWING}


@cache
def received(period: str) -> dict[int, date | None]:
    """The day on which each listed return of the period came."""
    rows = [row for row in sheet("Submissions") if row["Period"] == period]
    return {int(str(row["URN"])): day(row, "Received on") if row["Received on"] else None for row in rows}


def outcomes(period: str, as_at: date) -> dict[int, str]:
    """On time, late or missing, for every school that owed the period's return; by then, if it was due."""
    due_on = DUE[period]
    return {urn: _outcome(received(period).get(urn), due_on, as_at) for urn in owing(due_on) if due_on <= as_at}


def _outcome(received_on: date | None, due_on: date, as_at: date) -> str:
    if received_on is None or received_on > as_at:
        return "missing"
    return "late" if received_on > due_on else "on time"


def rate(found: list[Result]) -> float:
    """Failures in a thousand records."""
    return 1000 * sum(one.failures for one in found) / sum(one.records for one in found)


def of(period: str, urns: set[int], *checks: str) -> list[Result]:
    """The results of some schools in a period, of all checks where none is named."""
    return [
        one for one in results() if one.period == period and one.urn in urns and (one.check in checks or not checks)
    ]


def is_accepted(one: Result, as_at: date) -> bool:
    """True where an explanation of the school's for the check holds on the day."""
    return any(
        (row["URN"], row["Check"]) == (one.urn, one.check)
        and row["Collection"] in (None, one.collection)
        and row["Period"] in (None, one.period)
        and day(row, "Accepted on") <= as_at <= day(row, "Until")
        for row in sheet("Explanations")
    )


def counting_rate(period: str, urn: int, as_at: date) -> float:
    """The failures of one school in a thousand records, without those that were accepted on the day."""
    found = of(period, {urn})
    counting = sum(one.failures for one in found if not is_accepted(one, as_at))
    return 1000 * counting / sum(one.records for one in found)


def below_standard(period: str, as_at: date) -> Counter[str]:
    """How many schools of each phase have more than ten counting failures in a thousand records."""
    assessed = {one.urn for one in results() if one.period == period and one.measured_on <= as_at}
    phases = owing(DUE[period])
    return Counter(phases[urn] for urn in assessed if counting_rate(period, urn, as_at) > 10)
