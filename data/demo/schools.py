"""The invented schools and trusts of the demonstration, as source/schools.csv and source/trusts.csv hold them."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

SOURCE = Path(__file__).with_name("source")
SEED = 20190604


@dataclass(frozen=True)
class Trust:
    """A trust; `is_multi` is true where it runs, or is set up to run, several schools."""

    uid: int
    name: str
    is_multi: bool


@dataclass(frozen=True)
class School:
    """One establishment; `course` names what becomes of it (blank: nothing), the means are those of two assessments."""

    urn: int
    number: int
    name: str
    type_code: str
    phase_code: str
    ages: tuple[int, int]
    trust: Trust | None
    street: str
    town: str
    opened_on: date | None
    closed_on: date | None
    changed_on: date | None
    successor: int | None
    course: str
    expires_on: date | None
    means: tuple[str, str]

    def random(self, subject: str) -> Random:
        """A source of chance of this school's own for one subject, so that a change elsewhere never moves it."""
        return Random(f"{SEED} {self.urn} {subject}")  # noqa: S311  (nothing here is a secret)


def read_schools() -> list[School]:
    """Every invented establishment, in the order of its URN, closed and proposed ones included."""
    trusts = {trust.uid: trust for trust in _read_trusts()}
    return [_school(row, trusts) for row in _rows("schools.csv")]


def _read_trusts() -> Iterator[Trust]:
    for row in _rows("trusts.csv"):
        yield Trust(int(row["uid"]), row["name"], row["many"] == "yes")


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (SOURCE / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _school(row: dict[str, str], trusts: dict[int, Trust]) -> School:
    low, high = row["ages"].split("-")
    return School(
        urn=int(row["urn"]),
        number=int(row["number"]),
        name=row["name"],
        type_code=row["type"],
        phase_code=row["phase"],
        ages=(int(low), int(high)),
        trust=trusts[int(row["trust"])] if row["trust"] else None,
        street=row["street"],
        town=row["town"],
        opened_on=_day(row["opened"]),
        closed_on=_day(row["closed"]),
        changed_on=_day(row["changed"]),
        successor=int(row["successor"]) if row["successor"] else None,
        course=row["course"],
        expires_on=_day(row["expires"]),
        means=(row["first_means"], row["second_means"]),
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
