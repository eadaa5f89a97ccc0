"""The escalation list as a spreadsheet for members and officers: a cover, notes, and one table on one sheet.

Laid out as the Government Analysis Function advises.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from dsa_metrics.exports.workbook import Code, Workbook
from dsa_metrics.metrics import Answer
from dsa_metrics.wording import INVENTED, in_words, number

MARKING = "Members and officers only: names schools"

_COLUMNS = (
    ("urn", "URN", 10),
    ("name", "School", 38),
    ("phase", "Phase", 20),
    ("trust", "Trust", 30),
    ("reason", "Reason", 14),
    ("data_flow", "How data arrives", 18),
    ("second_point", "Also unsafe or none", 20),
    ("last_letter_on", "Last letter", 20),
    ("days_since_letter", "Days since last letter", 22),
    ("why", "Why", 80),
)
_ESCALATION = (
    "The letters that the policy asks for have gone, no agreement is in force, and either there has been no contact "
    "with the school since the first of them (no contact) or the latest contact ended the talks (talks ended)."
)
_FLOW = (
    "From the means of transfer last assessed. Unsafe: by a means that is not secure. None: no data arrives. Not "
    "assessed is never counted as good."
)
_SECOND_POINT = "Yes where the school also falls into the second point: its data arrives unsafely or not at all."
_NOTES = (
    ("Column", "What it means"),
    ("Requires escalation", _ESCALATION),
    ("How data arrives", _FLOW),
    ("Also unsafe or none", _SECOND_POINT),
    ("Days since last letter", "Whole days from the last letter sent to the date that this list is for."),
)


def file_name(as_at: date, is_invented: bool = False) -> str:
    """The workbook's name, which says what it holds, for which date and for whom, and whether it is invented."""
    kind = "invented-" if is_invented else ""
    return f"{kind}escalation-list-as-at-{as_at.isoformat()}-members-and-officers-only.xlsx"


def escalation_workbook(
    answer: Answer,
    rows: Sequence[Mapping[str, object]],
    authority: str,
    shown: str = "every school on the list",
    is_invented: bool = False,
) -> bytes:
    """The workbook's bytes: `rows` of the answer to `escalation_list`, with `shown` saying in words which those are.

    One from the demonstration says on every sheet with schools, and on paper, that they are invented.
    """
    title = f"Schools that require escalation, as at {in_words(answer.as_at)}"
    marking = f"{MARKING}. {INVENTED}" if is_invented else f"{MARKING}."
    book = Workbook(title, marking, answer.as_at)
    book.cover([title, authority, answer.finding, marking, *_cover(answer, rows, shown)])
    notes = book.sheet("Notes", [28, 90])
    book.line(notes, 0, ["Notes"], "title")
    for place, note in enumerate(_NOTES, start=1):
        book.line(notes, place, note, "heading" if place == 1 else "text")
    _write_list(book, title, marking, rows)
    return book.content()


def _cover(answer: Answer, rows: Sequence[Mapping[str, object]], shown: str) -> list[str]:
    known = f" Facts recorded after {in_words(answer.known_at.date())} are left out." if answer.known_at else ""
    return [
        f"As at {in_words(answer.as_at)}.{known}",
        f"This list shows {shown}: {number(len(rows), 'school')}.",
        "The sheet Notes explains the columns; the sheet Schools holds the list, one row per school.",
    ]


def _write_list(book: Workbook, title: str, marking: str, rows: Sequence[Mapping[str, object]]) -> None:
    sheet = book.sheet("Schools", [width for _, _, width in _COLUMNS])
    book.line(sheet, 0, [f"{title}. {marking}"], "title")
    book.line(sheet, 1, [heading for _, heading, _ in _COLUMNS], "heading")
    for line, row in enumerate(rows, start=2):
        urn, *others = (row[name] for name, _, _ in _COLUMNS)
        book.line(sheet, line, [Code(str(urn)), *others])
    sheet.freeze_panes(2, 2)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(1)
    sheet.set_footer(f"&L{marking}&RPage &P of &N")
