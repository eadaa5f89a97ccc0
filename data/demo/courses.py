"""What becomes of the schools, as source/story.toml tells it: courses, school days, texts, meetings and decisions."""

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from data.demo.schools import SOURCE

Window = tuple[date, date]


@dataclass(frozen=True)
class Contact:
    """A contact that a course brings: some school day in the window, with one of the notes, at the given chance."""

    held: Window
    made_by: str
    channel: str
    outcome: str
    notes: tuple[str, ...]
    chance: float


@dataclass(frozen=True)
class Course:
    """What becomes of a school: the days of its letters, its contacts, and when, if ever, its agreement comes back."""

    letters: tuple[date, ...]
    contacts: tuple[Contact, ...]
    returned: Window | None


@dataclass(frozen=True)
class Meeting:
    """A meeting of a board."""

    board: str
    held_on: date
    is_public: bool


@dataclass(frozen=True)
class Decision:
    """A decision; one that slipped stands twice, with the same reference and another day on which it is due."""

    reference: str
    meeting: str
    agreed_on: date
    decision: str
    owner: str
    due_on: date
    done_on: date | None = None


@dataclass(frozen=True)
class Story:
    """The whole of source/story.toml; signatories by kind of school, flow notes by means, the commonest first."""

    holidays: tuple[Window, ...]
    assessments: tuple[Window, Window]
    courses: dict[str, Course]
    signed_by: dict[str, list[str]]
    agreement_notes: list[str]
    flow_notes: dict[str, list[str]]
    meetings: tuple[Meeting, ...]
    decisions: tuple[Decision, ...]

    def pick_day(self, chance: Random, window: Window) -> date:
        """Some school day of the window."""
        first, last = window
        days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
        return chance.choice([day for day in days if self.is_school_day(day)])

    def is_school_day(self, day: date) -> bool:
        """False at weekends and in the holidays."""
        return day.weekday() < 5 and not any(first <= day <= last for first, last in self.holidays)


def read_story() -> Story:
    """The story of the demonstration."""
    told = tomllib.loads((SOURCE / "story.toml").read_text("utf-8"))
    return Story(
        holidays=tuple(_window(pair) for pair in told["holidays"]),
        assessments=(_window(told["first_assessment"]), _window(told["second_assessment"])),
        courses={name: _course(course) for name, course in told["course"].items()},
        signed_by=told["signed_by"],
        agreement_notes=told["agreement_note"]["few"],
        flow_notes=told["flow_note"],
        meetings=tuple(Meeting(**meeting) for meeting in told["meetings"]),
        decisions=tuple(Decision(**decision) for decision in told["decisions"]),
    )


def _window(pair: list[date]) -> Window:
    first, last = pair
    return first, last


def _course(told: dict[str, Any]) -> Course:
    contacts = tuple(_contact(contact) for contact in told["contacts"])
    return Course(tuple(told["letters"]), contacts, _window(told["returned"]) if "returned" in told else None)


def _contact(told: dict[str, Any]) -> Contact:
    return Contact(
        held=_window(told["held"]),
        made_by=told["made_by"],
        channel=told["channel"],
        outcome=told["outcome"],
        notes=tuple(told["note"]),
        chance=told.get("chance", 1.0),
    )
