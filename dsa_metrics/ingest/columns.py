"""The sheets of the tracker and their columns, and how the headings of a file are matched to them."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from dsa_metrics.ingest.gias_cells import fold_heading


class ColumnKind(StrEnum):
    """What a cell of a column must be; a PAST date is one of something that has happened."""

    URN = "urn"
    SCHOOL = "school"
    DATE = "date"
    PAST = "past date"
    STEP = "step"
    COUNT = "count"
    MEANS = "means"
    OUTCOME = "outcome"
    MADE_BY = "made by"
    CHECK = "check"
    YES_NO = "yes or no"
    TEXT = "text"


@dataclass(frozen=True)
class Column:
    """One column of a sheet: `field` is the fact's column that it fills (School fills none, it is only compared)."""

    heading: str
    field: str
    kind: ColumnKind
    is_required: bool = False


@dataclass(frozen=True)
class Form:
    """One sheet of the tracker; `same_fact` is the heading under which a fact that stands twice is reported."""

    sheet: str
    table: str
    same_fact: str
    columns: tuple[Column, ...]

    @property
    def kind(self) -> str:
        """What a CSV file with these columns is called."""
        return self.sheet.lower()

    @property
    def required(self) -> tuple[Column, ...]:
        """The columns without which no row can be read."""
        return tuple(column for column in self.columns if column.is_required)

    @property
    def has_urn(self) -> bool:
        """True where every row speaks of a school."""
        return self.columns[0].kind is ColumnKind.URN


_SCHOOL = (Column("URN", "urn", ColumnKind.URN, True), Column("School", "school", ColumnKind.SCHOOL))
_NOTE = Column("Note", "note", ColumnKind.TEXT)
_COLLECTION = (
    Column("Collection", "collection", ColumnKind.TEXT, True),
    Column("Period", "period", ColumnKind.TEXT, True),
)

FORMS: tuple[Form, ...] = (
    Form(
        "Letters",
        "letter",
        "Letter",
        (
            *_SCHOOL,
            Column("Letter", "step", ColumnKind.STEP, True),
            Column("Sent on", "sent_on", ColumnKind.PAST, True),
        ),
    ),
    Form(
        "Contacts",
        "contact",
        "Held on",
        (
            *_SCHOOL,
            Column("Held on", "held_on", ColumnKind.PAST, True),
            Column("Made by", "made_by", ColumnKind.MADE_BY, True),
            Column("Channel", "channel", ColumnKind.TEXT),
            Column("Outcome", "outcome", ColumnKind.OUTCOME, True),
            _NOTE,
        ),
    ),
    Form(
        "Agreements",
        "agreement",
        "Returned on",
        (
            *_SCHOOL,
            Column("Returned on", "returned_on", ColumnKind.PAST, True),
            Column("Signed by", "signed_by", ColumnKind.TEXT),
            Column("Starts on", "starts_on", ColumnKind.DATE),
            Column("Review on", "review_on", ColumnKind.DATE),
            Column("Expires on", "expires_on", ColumnKind.DATE),
            Column("Withdrawn on", "withdrawn_on", ColumnKind.DATE),
            Column("Version", "version", ColumnKind.TEXT),
            Column("Lawful basis", "lawful_basis", ColumnKind.TEXT),
            _NOTE,
        ),
    ),
    Form(
        "Data flows",
        "data_flow",
        "Assessed on",
        (
            *_SCHOOL,
            Column("Assessed on", "assessed_on", ColumnKind.PAST, True),
            Column("Means", "means", ColumnKind.MEANS, True),
            _NOTE,
        ),
    ),
    Form(
        "Submissions",
        "submission",
        "Period",
        (
            *_SCHOOL,
            *_COLLECTION,
            Column("Due on", "due_on", ColumnKind.DATE, True),
            Column("Received on", "received_on", ColumnKind.PAST),
            Column("Means", "means", ColumnKind.MEANS),
        ),
    ),
    Form(
        "Quality",
        "quality_result",
        "Check",
        (
            *_SCHOOL,
            *_COLLECTION,
            Column("Measured on", "measured_on", ColumnKind.PAST, True),
            Column("Check", "check_code", ColumnKind.CHECK, True),
            Column("Records", "records", ColumnKind.COUNT, True),
            Column("Failures", "failures", ColumnKind.COUNT, True),
            Column("Explanation", "explanation", ColumnKind.TEXT),
        ),
    ),
    Form(
        "Explanations",
        "accepted_explanation",
        "Check",
        (
            *_SCHOOL,
            Column("Check", "check_code", ColumnKind.CHECK, True),
            Column("Collection", "collection", ColumnKind.TEXT),
            Column("Period", "period", ColumnKind.TEXT),
            Column("Accepted on", "accepted_on", ColumnKind.PAST, True),
            Column("Until", "until_on", ColumnKind.DATE, True),
            Column("Reason", "reason", ColumnKind.TEXT, True),
            Column("Approved by", "approved_by", ColumnKind.TEXT, True),
        ),
    ),
    Form(
        "Meetings",
        "meeting",
        "Held on",
        (
            Column("Board", "board", ColumnKind.TEXT, True),
            Column("Held on", "held_on", ColumnKind.DATE, True),
            Column("Public", "is_public", ColumnKind.YES_NO, True),
        ),
    ),
    Form(
        "Decisions",
        "decision",
        "Reference",
        (
            Column("Reference", "reference", ColumnKind.TEXT, True),
            Column("Meeting", "meeting", ColumnKind.TEXT),
            Column("Agreed on", "agreed_on", ColumnKind.PAST, True),
            Column("Decision", "decision", ColumnKind.TEXT, True),
            Column("Owner", "owner", ColumnKind.TEXT),
            Column("Due on", "due_on", ColumnKind.DATE),
            Column("Done on", "done_on", ColumnKind.PAST),
        ),
    ),
)

#: Sheets that we write and that hold no facts.
OTHER_SHEETS = ("Notes", "Lists", "Problems")


@dataclass(frozen=True)
class Matched:
    """Which column of the file holds which field; the others, by position, are unknown or there a second time."""

    positions: dict[str, int]
    missing: tuple[Column, ...]
    unknown: tuple[int, ...]
    twice: tuple[int, ...]


def match(headings: Sequence[str], form: Form) -> Matched:
    """The headings matched to the form's columns, whatever their capitals, spaces, signs and order."""
    fields = {fold_heading(column.heading): column.field for column in form.columns}
    positions: dict[str, int] = {}
    unknown, twice = [], []
    for position, heading in enumerate(headings):
        field = fields.get(fold_heading(heading))
        if field is None:
            unknown.append(position)
        elif field in positions:
            twice.append(position)
        else:
            positions[field] = position
    missing = tuple(column for column in form.required if column.field not in positions)
    return Matched(positions, missing, tuple(unknown), tuple(twice))


def form_named(sheet_name: str | None) -> Form | None:
    """The form whose sheet has this name, whatever its capitals and spaces."""
    folded = fold_heading(sheet_name or "")
    return next((form for form in FORMS if fold_heading(form.sheet) == folded), None)


def nearest_form(sheet_name: str) -> Form | None:
    """The form whose sheet's name is most like this one, None where none is like it."""
    by_name = {fold_heading(form.sheet): form for form in FORMS}
    near = get_close_matches(fold_heading(sheet_name), list(by_name), n=1, cutoff=0.75)
    return by_name[near[0]] if near else None


def column_letter(position: int) -> str:
    """What a spreadsheet calls the column at a position counted from 0: A, B, ... Z, AA."""
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
