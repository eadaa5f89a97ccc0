"""The sheets of the demonstration's tracker: what the invented council recorded from September 2018 to June 2019."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from data.demo.collecting import Collecting
from data.demo.courses import Story
from data.demo.schools import School
from data.demo.submissions import Return

Cell = str | int | date | None
Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Sheet:
    """One sheet: its headings with the width of each column in characters, and its rows in the order of their dates."""

    name: str
    columns: dict[str, int]
    rows: list[Row]


_WHO = {"URN": 9, "School": 44}


def sheets(schools: list[School], story: Story, returned: list[Return], collecting: Collecting) -> list[Sheet]:
    """Every sheet of the tracker."""
    asked = [school for school in schools if school.course]
    letter = {"Letter": 8, "Sent on": 12}
    contact = {"Held on": 12, "Made by": 10, "Channel": 20, "Outcome": 12, "Note": 70}
    flow = {"Assessed on": 13, "Means": 26, "Note": 48}
    return [
        _by_date("Letters", _WHO | letter, 3, (row for school in asked for row in _letters(school, story))),
        _by_date("Contacts", _WHO | contact, 2, (row for school in asked for row in _contacts(school, story))),
        _by_date("Agreements", _WHO | _AGREEMENT, 2, (row for school in asked for row in _agreement(school, story))),
        _by_date("Data flows", _WHO | flow, 2, (row for school in asked for row in _data_flows(school, story))),
        Sheet("Submissions", _WHO | _SUBMISSION, [_submission(one, collecting) for one in returned if one.is_listed]),
        Sheet("Explanations", _WHO | _EXPLANATION, list(_explanations(schools, collecting))),
        Sheet("Meetings", {"Board": 20, "Held on": 12, "Public": 8}, list(_meetings(story))),
        Sheet("Decisions", _DECISION, list(_decisions(story))),
    ]


_AGREEMENT = {
    "Returned on": 13,
    "Signed by": 34,
    "Starts on": 12,
    "Review on": 12,
    "Expires on": 12,
    "Withdrawn on": 15,
    "Version": 9,
    "Lawful basis": 16,
    "Note": 42,
}
_SUBMISSION = {"Collection": 15, "Period": 13, "Due on": 12, "Received on": 13, "Means": 26}
_EXPLANATION = {
    "Check": 36,
    "Collection": 15,
    "Period": 13,
    "Accepted on": 13,
    "Until": 12,
    "Reason": 66,
    "Approved by": 36,
}
_DECISION = {
    "Reference": 12,
    "Meeting": 32,
    "Agreed on": 12,
    "Decision": 92,
    "Owner": 36,
    "Due on": 12,
    "Done on": 12,
}


def _by_date(name: str, columns: dict[str, int], date_column: int, rows: Iterator[Row]) -> Sheet:
    return Sheet(name, columns, sorted(rows, key=lambda row: (str(row[date_column]), str(row[0]))))


def _letters(school: School, story: Story) -> Iterator[Row]:
    for step, sent_on in enumerate(story.courses[school.course].letters, start=1):
        yield school.urn, school.name, step, sent_on


def _contacts(school: School, story: Story) -> Iterator[Row]:
    chance = school.random("contacts")
    for contact in story.courses[school.course].contacts:
        if chance.random() < contact.chance:
            held_on = story.pick_day(chance, contact.held)
            note = chance.choice(contact.notes)
            yield school.urn, school.name, held_on, contact.made_by, contact.channel, contact.outcome, note


def _agreement(school: School, story: Story) -> Iterator[Row]:
    window = story.courses[school.course].returned
    if window is None:
        return
    chance = school.random("agreement")
    returned_on = story.pick_day(chance, window)
    note = chance.choice(story.agreement_notes) if chance.random() < 0.3 else None
    signed_by, basis = _signed_by(school, story), _lawful_basis(school)
    review_on = _weekday(returned_on + timedelta(days=365))
    dates = (returned_on, signed_by, returned_on, review_on, school.expires_on, None)
    yield school.urn, school.name, *dates, _version(returned_on), basis, note


def _signed_by(school: School, story: Story) -> str:
    chance = school.random("signed by")
    roles = story.signed_by["trust" if school.trust else "independent" if _is_independent(school) else "maintained"]
    return roles[0] if chance.random() < 0.5 else chance.choice(roles[1:])


def _is_independent(school: School) -> bool:
    return school.type_code in ("10", "11")


def _lawful_basis(school: School) -> str | None:
    return None if _is_independent(school) else "Public task"


def _version(returned_on: date) -> str:
    """The wording was changed twice: after the pilot, and for the second letter."""
    return "draft 3" if returned_on < date(2018, 10, 12) else "v1" if returned_on < date(2019, 2, 8) else "v1.1"


def _weekday(day: date) -> date:
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)


def _data_flows(school: School, story: Story) -> Iterator[Row]:
    chance = school.random("data flows")
    for window, means in zip(story.assessments, school.means, strict=True):
        if means:
            assessed_on = story.pick_day(chance, window)
            note = chance.choice(story.flow_notes[means]) if chance.random() < 0.6 else None
            yield school.urn, school.name, assessed_on, means, note


def _submission(one: Return, collecting: Collecting) -> Row:
    school, period = one.school, one.period
    return school.urn, school.name, collecting.collection, period.name, period.due_on, one.received_on, one.means


def _explanations(schools: list[School], collecting: Collecting) -> Iterator[Row]:
    names = {school.urn: school.name for school in schools}
    for one in sorted(collecting.accepted, key=lambda accepted: accepted.accepted_on):
        of = (one.urn, names[one.urn], one.check, one.collection, one.period)
        yield *of, one.accepted_on, one.until_on, one.reason, one.approved_by


def _meetings(story: Story) -> Iterator[Row]:
    for meeting in story.meetings:
        yield meeting.board, meeting.held_on, "yes" if meeting.is_public else "no"


def _decisions(story: Story) -> Iterator[Row]:
    for one in story.decisions:
        yield one.reference, one.meeting, one.agreed_on, one.decision, one.owner, one.due_on, one.done_on
