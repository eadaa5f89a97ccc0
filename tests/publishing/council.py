"""A small council in plain rows: schools numbered by phase, what was sent to them and came back, and its press."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from dsa_metrics.disclosure.measures import TOGETHER
from dsa_metrics.disclosure.release import Release
from dsa_metrics.policy import Policy
from dsa_metrics.publishing import Draft, Press
from dsa_metrics.store import Saved, Store
from dsa_metrics.view import NamedView
from tests.store.readings import Row, letter, reading, school

REGISTER_ON = date(2018, 9, 1)
MARCH, JUNE, OCTOBER = date(2019, 3, 26), date(2019, 6, 4), date(2019, 10, 1)
TODAY = date(2019, 12, 31)
PHASES = {"Primary": 100_000, "Secondary": 200_000, "Special": 300_000, "Independent": 400_000}


def urns(phase: str, count: int, first: int = 1) -> list[int]:
    """The numbers of some schools of a phase."""
    return [PHASES[phase] + first + number for number in range(count)]


def register(register_on: date = REGISTER_ON, **phases: int) -> list[Row]:
    """So many open schools of each phase, each with a roll of 200."""
    return [
        school(urn, register_on, phase=phase, pupils=200)
        for phase, count in phases.items()
        for urn in urns(phase, count)
    ]


def changed(rows: Iterable[Row], which: Sequence[object], **values: object) -> list[Row]:
    """The rows, those of some schools with other values."""
    return [{**row, **values} if row["urn"] in which else row for row in rows]


def dated(rows: Iterable[Row], register_on: date) -> list[Row]:
    """The same rows in a later register."""
    return [{**row, "register_on": register_on} for row in rows]


def letters_to(*numbers: int) -> list[Row]:
    """Two letters to each school, so that each requires escalation until it is in contact or returns."""
    days = (date(2018, 10, 12), date(2019, 2, 8))
    return [letter(urn, step, day) for urn in numbers for step, day in enumerate(days, start=1)]


def agreements_of(*numbers: int, returned_on: date = date(2018, 12, 1)) -> list[Row]:
    """An agreement of each school."""
    return [{"urn": urn, "returned_on": returned_on} for urn in numbers]


def flows_of(*numbers: int, means: str = "unencrypted email", assessed_on: date = date(2018, 12, 1)) -> list[Row]:
    """How each school's data arrives."""
    return [{"urn": urn, "assessed_on": assessed_on, "means": means} for urn in numbers]


def meetings(*days: date, is_public: bool = True) -> list[Row]:
    """Meetings of the board."""
    return [{"board": "Education Board", "held_on": day, "is_public": is_public} for day in days]


class Office:
    """One record and the press over it, as it stands whenever it is asked."""

    def __init__(self, store: Store, policy: Policy, today: date = TODAY) -> None:
        self.store = store
        self.policy = policy
        self.today = today

    @property
    def folder(self) -> Path:
        return self.store.path.with_name("releases")

    @property
    def view(self) -> NamedView:
        return NamedView(self.store, self.policy, "Estuary Borough Council")

    @property
    def press(self) -> Press:
        return Press(self.store, self.view, self.folder, self.today)

    def load(self, **tables: Iterable[Row]) -> Saved:
        return self.store.save(reading(**tables), "officer")

    def draft(self, meeting: date, as_at: date | None = None) -> Draft:
        press = self.press
        return press.prepare(press.meeting(meeting), as_at)

    def publish(self, meeting: date, as_at: date | None = None) -> Release:
        return self.press.publish(self.draft(meeting, as_at))


def said(draft: Draft) -> list[str]:
    """What the check-list says, what blocks before what does not."""
    return [check.what for check in sorted(draft.checks, key=lambda check: not check.blocks)]


def blocking(draft: Draft) -> list[str]:
    """What of the check-list stands in the way."""
    return [check.what for check in draft.checks if check.blocks]


def totals(draft: Draft) -> Iterator[int]:
    """Not returned, escalated, both, unsafe: what is truly so of the priority cohort."""
    return (sum(draft.true_counts["priority"][measure.name].values()) for measure in TOGETHER)


def submissions_of(*numbers: int, due_on: date, received_on: date | None, period: str = "Spring 2019") -> list[Row]:
    """What each school owed by a day, and when it came."""
    row = {"collection": "School census", "period": period, "due_on": due_on, "received_on": received_on}
    return [{"urn": urn, **row} for urn in numbers]


def results_of(*numbers: int, failures: int, records: int = 1000, period: str = "Spring 2019") -> list[Row]:
    """What a check found in each school's records in February 2019."""
    row = {"collection": "School census", "period": period, "measured_on": date(2019, 2, 20)}
    found = {"check_code": "upn_missing", "records": records, "failures": failures}
    return [{"urn": urn, **row, **found} for urn in numbers]
