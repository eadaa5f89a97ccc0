"""What the notes of the empty tracker say of every column, and the lists that its cells are chosen from."""

from collections.abc import Iterator, Sequence

from dsa_metrics.ingest.columns import FORMS, Column, ColumnKind
from dsa_metrics.policy import Policy
from dsa_metrics.vocabulary import MadeBy, Outcome

_DATE = "A date, day first: 12/10/2018 or 12 October 2018."

_WHAT_TO_WRITE = {
    ColumnKind.URN: "The school's unique reference number, six digits, from Get Information About Schools.",
    ColumnKind.SCHOOL: "The school's name, for people; it is compared with the URN's school and may be left blank.",
    ColumnKind.DATE: _DATE,
    ColumnKind.PAST: f"{_DATE} Not in the future.",
    ColumnKind.STEP: "1 for the first letter, 2 for the second.",
    ColumnKind.COUNT: "A whole number; 0 where there were none.",
    ColumnKind.MEANS: "How the data came. One of:",
    ColumnKind.OUTCOME: "How the contact ended; no reply is an attempt, not a contact. One of:",
    ColumnKind.MADE_BY: "Who made the contact. One of:",
    ColumnKind.CHECK: "Which check was made. One of:",
    ColumnKind.YES_NO: "Whether the public was admitted. One of:",
    ColumnKind.TEXT: "Words of your own.",
}


def closed_lists(policy: Policy) -> dict[ColumnKind, tuple[str, ...]]:
    """The kinds of column whose cells are chosen from a list, with the list."""
    return {
        ColumnKind.MADE_BY: tuple(MadeBy),
        ColumnKind.OUTCOME: tuple(Outcome),
        ColumnKind.MEANS: tuple(policy.means),
        ColumnKind.CHECK: tuple(check.name for check in policy.quality.checks.values()),
        ColumnKind.YES_NO: ("Yes", "No"),
    }


def notes(policy: Policy) -> Iterator[Sequence[str]]:
    """The rows of the notes: one heading row, then one row for each column of each sheet."""
    lists = closed_lists(policy)
    yield "Sheet", "Column", "Must be filled", "What to write"
    for form in FORMS:
        for column in form.columns:
            yield form.sheet, column.heading, "yes" if column.is_required else "no", _what_to_write(column, lists)


def _what_to_write(column: Column, lists: dict[ColumnKind, tuple[str, ...]]) -> str:
    choices = f" {', '.join(lists[column.kind])}." if column.kind in lists else ""
    return _WHAT_TO_WRITE[column.kind] + choices
