"""The release as a spreadsheet laid out as the Government Analysis Function advises: cover, contents, notes, tables."""

import io
import warnings
from collections.abc import Iterable, Sequence
from copy import deepcopy
from datetime import datetime
from threading import Lock

import pandas as pd
from pandas.errors import Pandas4Warning
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from dsa_metrics.disclosure.release import Release
from dsa_metrics.exports.public import sheet_layout as layout
from dsa_metrics.exports.public.content import MARKING, TITLE
from dsa_metrics.exports.public.sheets import Sheet, note_lines, sheets
from dsa_metrics.public_view import PublicView
from dsa_metrics.wording import in_words

with warnings.catch_warnings():
    # gptables 2.0.2 leaves the file of its own theme for the interpreter to close.
    warnings.simplefilter("ignore", ResourceWarning)
    from gptables import Cover, GPTable, Theme, produce_workbook

_A4 = 9
# Warnings are told apart, and gptables sets options of pandas, for the whole process.
_WRITING = Lock()
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_CONTENTS = ("Contents", "Every sheet with figures. The sheet Notes should be read before them.")
_NOTES = ("Notes", "What the figures mean, and what they can and cannot tell. Read these before the tables.")


def spreadsheet(view: PublicView) -> bytes:
    """The workbook's bytes (.xlsx)."""
    out, found, notes = io.BytesIO(), sheets(view), note_lines(view)
    with _WRITING, warnings.catch_warnings():
        # gptables 2.0.2 calls pandas in ways that pandas 4 will drop; pandas is pinned below it.
        warnings.simplefilter("ignore", Pandas4Warning)
        # It expects a table to refer to every note; ours are about the whole release.
        warnings.filterwarnings("ignore", "The following notes are not referenced", UserWarning)
        book = _written(out, view.release, found, notes)
    _lay_out(book, view.release, found, notes)
    _finish(book, view.release)
    book.close()
    return out.getvalue()


def _written(out: io.BytesIO, release: Release, found: Sequence[Sheet], notes: Sequence[str]) -> Workbook:
    intro, about = _said(release)
    return produce_workbook(
        out,
        {sheet.tab: _table(sheet) for sheet in found},
        theme=Theme(deepcopy(layout.THEME)),  # gptables changes what it is given
        cover=Cover(TITLE, intro=_plain(intro), about=_plain(about), width=layout.COVER),
        notes_table=pd.DataFrame({"Reference": [str(place) for place, _ in enumerate(notes)], "Note": _plain(notes)}),
        contentsheet_options=dict(zip(("title", "instructions"), _CONTENTS, strict=True)),
        notesheet_options=dict(zip(("title", "instructions"), _NOTES, strict=True)),
        auto_width=False,
        workbook_options=_OPTIONS,
    )


def _table(sheet: Sheet) -> GPTable:
    last = len(sheet.columns) - 1
    texts = _plain(sheet.texts)
    return GPTable(
        pd.DataFrame([_plain(row) for row in sheet.rows], columns=_plain(sheet.columns), dtype=object),
        table_name=sheet.metric,
        title=sheet.title,
        subtitles=_plain(sheet.findings),
        instructions=texts[0],
        legend=texts[1:],
        index_columns={2: 0},
        additional_formatting=[
            {"column": {"columns": [last - 2, last - 1], "format": layout.COUNT}},
            {"column": {"columns": [last], "format": layout.SHARE if sheet.has_share else layout.COUNT}},
            *({"row": {"rows": [place + 1], "format": layout.TOTAL, "include_names": True}} for place in sheet.totals),
        ],
    )


def _said(release: Release) -> tuple[list[str], list[str]]:
    """What the cover says: first of all the finding, of whom and when; then for whom, and where to read on."""
    whose = f"{release.authority}. {release.board}, meeting of {in_words(release.meeting)}."
    return [release.headline, whose, f"Figures as at {in_words(release.as_at)}."], [
        f"Audience: {MARKING}. No school is named.",
        f"Release: {release.id}. Every public figure of the meeting comes from this release.",
        "The sheet Contents lists the tables; the sheet Notes says what they can and cannot tell.",
    ]


def _plain(values: Iterable[object]) -> list[object]:
    """Values without what gptables would take for a link or for a reference to a note."""
    return [value.replace("](", "] (").replace("$$", "$ $") if isinstance(value, str) else value for value in values]


def _lay_out(book: Workbook, release: Release, found: Sequence[Sheet], notes: Sequence[str]) -> None:
    """Widths, and heights that hold every line, of each sheet in its order."""
    cover, contents, on_notes, *others = book.worksheets()
    intro, about = _said(release)
    # gptables writes two headings of its own on the cover.
    _size(cover, [layout.COVER], layout.cover_heights([TITLE, "", *intro, "", *about]))
    beside = [layout.NARROW, layout.NOTE]
    listed = [("Sheet name", "Table description"), *((sheet.tab, sheet.title) for sheet in found)]
    numbered = [("Note number", "Note"), *(("", note) for note in notes)]
    _size(contents, beside, layout.heights(_CONTENTS[0], (), _CONTENTS[1:], listed, beside))
    _size(on_notes, beside, layout.heights(_NOTES[0], (), _NOTES[1:], numbered, beside))
    for sheet, on in zip(found, others, strict=True):
        across = layout.widths(len(sheet.columns))
        rows = [sheet.columns, *sheet.rows]
        _size(on, across, layout.heights(sheet.title, sheet.findings, sheet.texts, rows, across))


def _size(sheet: Worksheet, across: Sequence[int], heights: Iterable[float]) -> None:
    for column, width in enumerate(across):
        sheet.set_column(column, column, width)
    for row, height in enumerate(heights):
        sheet.set_row(row, height)


def _finish(book: Workbook, release: Release) -> None:
    """Properties without a person's name, at a fixed hour so that copies agree; and pages that hold each table."""
    noon = datetime(release.meeting.year, release.meeting.month, release.meeting.day, 12)  # noqa: DTZ001
    day = in_words(release.as_at)
    title = f"{TITLE}, as at {day}"
    said = {"subject": MARKING, "company": release.authority, "comments": f"Release {release.id}", "created": noon}
    book.set_properties({"title": title, **said})
    for sheet in book.worksheets():
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer(f"&L{MARKING}, as at {day}, release {release.id}&RPage &P of &N")
