"""The escalation list as a spreadsheet for members and officers: a cover, notes, and one table on one sheet.

Laid out as the Government Analysis Function advises. No cell is a formula, whatever a school or a note is called.
"""

import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dsa_metrics.metrics import Answer
from dsa_metrics.wording import in_words, number

MARKING = "Members and officers only: names schools"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_COLUMNS = (
    ("urn", "URN", 10),
    ("name", "School", 38),
    ("phase", "Phase", 20),
    ("trust", "Trust", 30),
    ("reason", "Reason", 14),
    ("data_flow", "How data arrives", 18),
    ("second_point", "Also unsafe or none", 20),
    ("last_letter_on", "Last letter", 16),
    ("days_since_letter", "Days since last letter", 22),
    ("why", "Why", 80),
)
_ESCALATION = (
    "The letters that the policy asks for have gone, no agreement is in force, and either there has been no contact "
    "with the school since the first of them (no contact) or the latest contact ended the talks (talks ended)."
)
_FLOW = (
    "From the means of transfer last assessed. Unsafe: not by a secure means. None: no data arrives. Not assessed is "
    "never counted as good."
)
_SECOND_POINT = (
    "Yes where the school also falls into the second point of the paper: its data arrives unsafely or not at all."
)
_NOTES = (
    ("Requires escalation", _ESCALATION),
    ("How data arrives", _FLOW),
    ("Also unsafe or none", _SECOND_POINT),
    ("Days since last letter", "Whole days from the last letter sent to the date that this list is for."),
)


def file_name(as_at: date) -> str:
    """The workbook's name, which says what it holds, for which date and for whom."""
    return f"escalation-list-as-at-{as_at.isoformat()}-members-and-officers-only.xlsx"


def escalation_workbook(
    answer: Answer, rows: Sequence[Mapping[str, object]], authority: str, shown: str = "every school on the list"
) -> bytes:
    """The workbook's bytes: `rows` of the answer to `escalation_list`, with `shown` saying in words which those are."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    title = f"Schools that require escalation, as at {in_words(answer.as_at)}"
    book.set_properties({"title": title, "subject": MARKING, "company": authority, "created": _noon(answer.as_at)})
    styles = _styles(book)
    _write_cover(book.add_worksheet("Cover"), styles, [title, authority, answer.finding, *_cover(answer, rows, shown)])
    _write_notes(book.add_worksheet("Notes"), styles)
    _write_list(book.add_worksheet("Schools"), styles, title, rows)
    book.close()
    return out.getvalue()


def _noon(day: date) -> datetime:
    # A fixed instant, so that the same list gives the same bytes.
    return datetime(day.year, day.month, day.day, 12)  # noqa: DTZ001


def _styles(book: xlsxwriter.Workbook) -> dict[str, Format]:
    base = {"font_name": "Arial", "font_size": 12, "valign": "top", "quote_prefix": True}
    return {
        "text": book.add_format(base | {"text_wrap": True}),
        "title": book.add_format(base | {"font_size": 16, "bold": True}),
        "heading": book.add_format(base | {"bold": True, "text_wrap": True, "bottom": 1}),
        "number": book.add_format({**base, "quote_prefix": False, "num_format": "0"}),
        "day": book.add_format({**base, "quote_prefix": False, "num_format": "d mmmm yyyy", "align": "left"}),
    }


def _cover(answer: Answer, rows: Sequence[Mapping[str, object]], shown: str) -> list[str]:
    known = f" Facts recorded after {in_words(answer.known_at.date())} are left out." if answer.known_at else ""
    return [
        MARKING,
        f"As at {in_words(answer.as_at)}.{known}",
        f"This list shows {shown}: {number(len(rows), 'school')}.",
        "The sheet Notes explains the columns; the sheet Schools holds the list, one row per school.",
    ]


def _write_cover(sheet: Worksheet, styles: dict[str, Format], lines: Sequence[str]) -> None:
    sheet.set_column(0, 0, 100, styles["text"])
    for place, line in enumerate(lines):
        sheet.write_string(place, 0, line, styles["title"] if place == 0 else styles["text"])


def _write_notes(sheet: Worksheet, styles: dict[str, Format]) -> None:
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 90)
    sheet.write_string(0, 0, "Notes", styles["title"])
    for place, note in enumerate((("Column", "What it means"), *_NOTES), start=1):
        for column, text in enumerate(note):
            sheet.write_string(place, column, text, styles["heading"] if place == 1 else styles["text"])


def _write_list(sheet: Worksheet, styles: dict[str, Format], title: str, rows: Sequence[Mapping[str, object]]) -> None:
    sheet.write_string(0, 0, f"{title}. {MARKING}.", styles["title"])
    for place, (_, heading, width) in enumerate(_COLUMNS):
        sheet.set_column(place, place, width)
        sheet.write_string(1, place, heading, styles["heading"])
    for line, row in enumerate(rows, start=2):
        for place, (name, _, _) in enumerate(_COLUMNS):
            _write(sheet, line, place, row[name], styles)
    sheet.freeze_panes(2, 2)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(1)
    sheet.set_footer(f"&L{MARKING.replace('&', '&&')}&RPage &P of &N")


def _write(sheet: Worksheet, line: int, place: int, value: object, styles: dict[str, Format]) -> None:
    if isinstance(value, bool):
        sheet.write_string(line, place, "yes" if value else "no", styles["text"])
    elif isinstance(value, int):
        sheet.write_number(line, place, value, styles["number"])
    elif isinstance(value, date):
        sheet.write_datetime(line, place, datetime(value.year, value.month, value.day), styles["day"])  # noqa: DTZ001
    else:
        sheet.write_string(line, place, "" if value is None else str(value), styles["text"])
